"""The commands as a person starts them: a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NAMES = (
    "template check load uploads rollback restore purge indicators changes demo store freezes "
    "disclosure pack"
)


def wincore(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "wincore", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "COLUMNS": "120"},
    )


def test_help_names_every_command():
    done = wincore("--help")
    assert done.returncode == 0
    for name in NAMES.split():
        assert f" {name} " in done.stdout


def test_help_imports_nothing_slow():
    code = "import sys, wincore.shell.app; print([m for m in SLOW if m in sys.modules])"
    slow = ("pandas", "sqlalchemy", "pandera", "pydantic", "scipy", "rich.table")
    done = subprocess.run(
        [sys.executable, "-c", f"SLOW = {slow}; {code}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "arguments", [(), ("nonsense",), ("check",), ("check", "nowhere.csv"), ("rollback", "x")]
)
def test_usage_errors_exit_2_and_print_nothing_on_standard_output(arguments: tuple[str, ...]):
    done = wincore(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    if arguments:
        assert done.stdout == ""


def test_the_ledger_of_a_new_store_is_empty(store_url: str):
    done = wincore("uploads", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"uploads": []}
