"""A PostgreSQL server of the tests' own: a new cluster in a temporary folder, without network."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

ACCOUNT = "postgres"
NONE = (
    "no PostgreSQL on this machine: install Debian's package postgresql, or let WIN_TEST_POSTGRES "
    "name a scratch database as postgresql+psycopg://…"
)
# Nothing in here has to survive a power cut.
HASTY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=")


def program(name: str) -> str | None:
    """Return the path of a program of the newest PostgreSQL on this machine."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=_version)
    return str(found[-1]) if found else shutil.which(name)


def _version(path: Path) -> float:
    return float(path.parts[-3])


def available() -> bool:
    """Return whether a server can be started: it never runs as root, so root needs an account."""
    return bool(program("initdb")) and (os.geteuid() != 0 or _account() is not None)


def _account() -> str | None:
    with contextlib.suppress(KeyError):
        return pwd.getpwnam(ACCOUNT).pw_name
    return None


@contextlib.contextmanager
def running() -> Iterator[str]:
    """Run a new server and yield the URL of its empty database."""
    account = _account() if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="win-pg-"))  # short: it holds a socket, and those must be
    try:
        if account:
            shutil.chown(folder, account)
        _initialise(folder, account)
        with _serving(folder, account) as url:
            yield url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _initialise(folder: Path, account: str | None) -> None:
    command = [str(program("initdb")), "-D", str(folder / "data"), "-U", ACCOUNT, "-A", "trust"]
    command += ["-E", "UTF8", "--locale=C", "--no-sync"]
    subprocess.run(command, check=True, capture_output=True, user=account, cwd=folder)


@contextlib.contextmanager
def _serving(folder: Path, account: str | None) -> Iterator[str]:
    options = [part for setting in HASTY for part in ("-c", setting)]
    command = [str(program("postgres")), "-D", str(folder / "data"), "-k", str(folder), *options]
    url = f"postgresql+psycopg://{ACCOUNT}@/postgres?host={folder}"
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, user=account, cwd=folder)
    try:
        _wait(url, server)
        yield url
    finally:
        server.send_signal(signal.SIGINT)  # does not wait for connections left open
        server.wait(timeout=20)


def _wait(url: str, server: subprocess.Popen[bytes], seconds: float = 30) -> None:
    engine, end = create_engine(url), time.monotonic() + seconds
    while True:
        try:
            with engine.connect() as connection:
                connection.execute(text("SELECT 1"))
            return engine.dispose()
        except OperationalError:
            if server.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(0.05)
