"""Another policy in force: the file beside the programme is rewritten, and the log says why.

Only the values that change are rewritten: what people wrote beside them in the file stays. The
policy that was in force before stands in the log, so that a change can be taken back by another.
"""

from __future__ import annotations

import os
import re
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from wincore.disclosure.policy import FILE, Policy, read_policy
from wincore.findings import Audience
from wincore.settings import settings
from wincore.store.engine import writing
from wincore.store.events import record
from wincore.store.ledger import Ledger

CHANGED = "policy changed"  # in the log
REASONLESS = "Say why: the reason goes into the log."
SAME = "This is the policy in force already."
NOT_WRITTEN = (
    "The file {file} cannot be written from here ({why}). Put these lines in place yourself."
)
NOT_READ = "The file {file} says something no policy may say: {why}"
OPEN_PUBLIC = (
    "The public's minimum ({public}) may not be below the panel's ({panel}): what the public sees, "
    "the panel sees too."
)
COMMON: Audience = "evaluator"  # stands for the head of the file, which is for all audiences
Changes = Mapping[tuple[str, str], Any]  # (table of the file or "", key) -> value


class PolicyRefused(ValueError):  # noqa: N818  (says what is the case)
    """The policy was not changed; nothing was."""


def file_of_policy() -> Path:
    """Return the file that holds the policy."""
    return settings().programme.parent / FILE


def changes_to(other: Policy, now: Policy) -> dict[tuple[str, str], Any]:
    """Return what another policy says otherwise: (table or "", key) -> value."""
    said, held = other.model_dump(mode="json"), now.model_dump(mode="json")
    tables = [name for name, value in said.items() if isinstance(value, dict)]
    found = {("", k): v for k, v in said.items() if k not in tables and v != held[k]}
    for table in tables:
        found |= {(table, k): v for k, v in said[table].items() if v != held[table][k]}
    return found


def as_lines(changes: Changes) -> str:
    """Return changes as the lines of the file, under the heads of their tables."""
    lines: list[str] = []
    for table in dict.fromkeys(t for t, _ in changes):
        lines += [f"[{table}]"] if table else []
        lines += [f"{k} = {_toml(v)}" for (t, k), v in changes.items() if t == table]
    return "\n".join(lines)


def rewritten(text: str, changes: Changes) -> str:
    """Return the text of a policy file with other values, everything else as it was."""
    lines = text.splitlines()
    for (table, key), value in changes.items():
        lines = _with(lines, table, key, _toml(value))
    return "\n".join(lines) + "\n"


def _with(lines: list[str], table: str, key: str, value: str) -> list[str]:
    heads = [i for i, line in enumerate(lines) if line.startswith("[")]
    begins = 0
    if table:
        found = next((i for i in heads if lines[i].strip() == f"[{table}]"), None)
        if found is None:
            return [*lines, "", f"[{table}]", f"{key} = {value}"]
        begins = found + 1
    ends = next((i for i in heads if i >= begins), len(lines))
    for at in range(begins, ends):
        held = re.match(rf"({re.escape(key)}\s*=\s*)([^#\[]*?)(\s*(?:#.*)?)$", lines[at])
        if held:
            return [*lines[:at], f"{held[1]}{value}{held[3]}", *lines[at + 1 :]]
    return [*lines[:begins], f"{key} = {value}", *lines[begins:]]


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f'"{value}"' if isinstance(value, str) else str(value)


def change_policy(ledger: Ledger, other: Policy, who: str, reason: str) -> Policy:
    """Put another policy in force and into the log; return it as it is read back.

    Raise PolicyRefused without a reason, where nothing changes, and where the file cannot be
    written; then the policy in force stays.
    """
    now, changes = read_policy(), changes_to(other, read_policy())
    if not reason.strip():
        raise PolicyRefused(REASONLESS)
    if not changes:
        raise PolicyRefused(SAME)
    if other.public.minimum < other.panel.minimum:
        minima = {"public": other.public.minimum, "panel": other.panel.minimum}
        raise PolicyRefused(OPEN_PUBLIC.format(**minima))
    file = file_of_policy()
    text = rewritten(file.read_text(encoding="utf-8") if file.exists() else "", changes)
    made = _read(text, file)
    with writing(ledger.engine) as connection:  # the line in the log stands or falls with the file
        detail = {_named(*place): f"{_held(now, *place)} → {v}" for place, v in changes.items()}
        record(connection, CHANGED, who, reason=reason.strip(), detail=detail)
        _put(file, text)
    return made


def _read(text: str, file: Path) -> Policy:
    try:
        return Policy.model_validate(tomllib.loads(text))
    except (ValidationError, tomllib.TOMLDecodeError) as error:
        raise PolicyRefused(NOT_READ.format(file=file.name, why=error)) from error


def _named(table: str, key: str) -> str:
    return f"{table} {key}".strip()


def _held(policy: Policy, table: str, key: str) -> Any:
    return getattr(getattr(policy, table) if table else policy, key)


def _put(file: Path, text: str) -> None:
    """Write a file whole or not at all."""
    try:
        handle, made = tempfile.mkstemp(dir=file.parent, prefix=file.name)
        with os.fdopen(handle, "w", encoding="utf-8") as open_:
            open_.write(text)
        os.chmod(made, file.stat().st_mode & 0o777 if file.exists() else 0o644)
        os.replace(made, file)
    except OSError as error:
        raise PolicyRefused(NOT_WRITTEN.format(file=file.name, why=error.strerror)) from error
