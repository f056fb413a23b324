import subprocess
import sys
from pathlib import Path

from wincore.store import open_ledger

ROOT = Path(__file__).resolve().parents[2]
# One acceptance writes an entry, two datasets and a line of the log, and reads around them.
WRITES = 4


def start(module: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", f"tests.store.{module}", *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_process_killed_anywhere_in_an_acceptance_leaves_the_ledger_as_it_was(url: str):
    open_ledger(url).close()
    process = start("dying", url)
    times, errors = process.communicate()
    assert process.returncode == 0, errors
    assert int(times) > WRITES
    ledger = open_ledger(url)  # the last one was let through
    assert len(ledger.uploads()) == len(ledger.log()) == 1
    assert ledger.verify() == []
    ledger.close()


def test_two_writers_wait_for_each_other_and_store_a_common_file_once(url: str):
    writers = [start("writing", url, name, 8) for name in ("A", "B")]  # both migrate it, too
    said = sorted(w.communicate()[0].strip() for w in writers)
    assert [w.returncode for w in writers] == [0, 0]
    assert said == ["accepted", "held"]
    ledger = open_ledger(url)
    assert len(ledger.uploads()) == len(ledger.log()) == 17
    assert len(ledger.snapshot().table("workforce")) == 17
    assert ledger.verify() == []
    ledger.close()
