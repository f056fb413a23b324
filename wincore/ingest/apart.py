"""Read a file in a process of its own, which can be stopped when it takes too long or too much."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from wincore.ingest import reader
from wincore.ingest.limits import MEGABYTE, Limits
from wincore.ingest.refusal import DAMAGED, MEMORY, TIME, RefusedError

_SCRIPT = Path(reader.__file__)
# One thread and no inherited settings: a thread pool would be counted against the memory limit.
_QUIET = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def read_apart(content: bytes, form: str, limits: Limits) -> reader.Read:
    """Return what `reader` finds in a file; raise RefusedError when it had to be stopped."""
    bounds = [limits.rows, limits.columns, limits.cells]
    arguments = [form, limits.memory, limits.seconds, *bounds]
    command = [sys.executable, "-I", str(_SCRIPT), *map(str, arguments)]
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "TMPDIR", "SYSTEMROOT", "TEMP")}
    try:
        done = subprocess.run(  # noqa: S603 (our own script; the file goes in on standard input)
            command,
            input=content,
            capture_output=True,
            timeout=limits.seconds,
            env=kept | _QUIET,
        )
    except subprocess.TimeoutExpired as error:
        raise RefusedError(TIME, limit=limits.seconds) from error
    return _answer(done, limits)


def _answer(done: subprocess.CompletedProcess[bytes], limits: Limits) -> reader.Read:
    if done.returncode == 0 and done.stdout:
        found: reader.Read = json.loads(done.stdout, object_hook=reader.from_json)
        return found
    told = done.stderr.decode("utf-8", "replace")
    if "memory" in told.lower() or "MemoryError" in told:
        raise RefusedError(MEMORY, limit=limits.memory // MEGABYTE)
    if -done.returncode in (9, 24):  # SIGKILL, SIGXCPU
        raise RefusedError(TIME, limit=limits.seconds)
    raise RefusedError(DAMAGED, detail="the reader gave up on it")
