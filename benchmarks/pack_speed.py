"""How long the pack of a frozen review takes, stage by stage.

    python -m benchmarks.pack_speed [--audience panel]

Loads the demonstration into a store of its own, freezes it as the review page does (which finds the
disclosure plan and attacks it), then builds the pack in a new process, as the command does. The
target is 15 seconds for the pack, on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TARGET = 15.0
NAME = "Review of March 2021"
MADE = (
    "from wincore.store import open_ledger; from wincore.pack import edition;"
    "from wincore.pack.audits import audited;"
    "e = edition(open_ledger({url!r}), freeze={name!r}, audience={audience!r});"
    "f = e.in_force(); f.__enter__(); audited(e.context)"
)


def main() -> None:
    """Print the seconds of each stage, and whether the pack meets the target."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--audience", default="panel")
    audience = parser.parse_args().audience
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/win.sqlite"
        os.environ |= {"WIN_STORE_URL": url, "WIN_KEY_FILE": f"{folder}/respondent.key"}
        shell = [sys.executable, "-m", "wincore"]
        freeze = [*shell, "freeze", NAME, "--as-at", "2021-03-31"]
        prepare = [sys.executable, "-c", MADE.format(url=url, name=NAME, audience=audience)]
        out = Path(folder) / "pack"
        pack = [*shell, "pack", "--out", str(out), "--freeze", NAME, "--audience", audience]
        told("load the demonstration, freeze it", *seconds(freeze))
        told("find the plan and attack it", *seconds(prepare))
        taken, busy = seconds(pack)
        told("the pack", taken, busy)
        told("the pack again", *seconds(pack))
    sys.exit(taken > TARGET)


def told(what: str, taken: float, busy: float) -> None:
    """Print one stage: seconds by the clock, and of the processor."""
    print(f"{what:36} {taken:6.1f} s, of the processor {busy:6.1f} s")


def seconds(command: list[str]) -> tuple[float, float]:
    """Return how long a command takes by the clock, and how long it keeps a processor busy."""
    begun, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return time.monotonic() - begun, busy


if __name__ == "__main__":
    main()
