"""docs/uploads.md tells what the code does: tools, signs, limits, refusals, options."""

import ast
from dataclasses import fields
from pathlib import Path

import pytest
from typer.main import get_command

from benchmarks.samples import INDEX
from tests.outside import SAMPLES, needs_samples
from wincore.ingest import limits, refusal
from wincore.ingest.surveys import dialects
from wincore.ingest.surveys.redaction import redact
from wincore.shell.app import app

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/uploads.md").read_text(encoding="utf-8")
REASONS = {n: v for n, v in vars(refusal).items() if n.isupper() and isinstance(v, tuple)}


@pytest.mark.parametrize("dialect", [*dialects.DIALECTS, dialects.PLAIN], ids=lambda d: d.name)
def test_every_tool_is_documented(dialect: dialects.Dialect) -> None:
    assert f"| `{dialect.name}` |" in PAGE


def test_every_sign_is_documented_with_its_weight() -> None:
    signs = []
    for path in sorted(Path(dialects.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "weigh":
                for sign in node.args:
                    if isinstance(sign, ast.Tuple):
                        weight, _, name = sign.elts
                        signs.append(f"{ast.literal_eval(name)} ({ast.literal_eval(weight):g})")
    assert len(signs) > 40
    assert [s for s in signs if s not in PAGE] == []


def test_every_limit_is_documented_with_its_number() -> None:
    lines = [line for line in PAGE.splitlines() if line.count("|") == 4 and "`" in line]
    for field in fields(limits.Limits):
        if field.name == "ratio_from":
            continue
        (line,) = [one for one in lines if f"`{field.name}`" in one]
        value = getattr(limits.DEFAULT, field.name)
        value = value // limits.MEGABYTE if value >= 50 * limits.MEGABYTE else value
        assert f"{value:,g}" in line or f"{value:,}" in line


@pytest.mark.parametrize("name", REASONS)
def test_every_refusal_is_documented_with_its_remedy(name: str) -> None:
    what, fix = REASONS[name]
    assert f"| {what} | {fix} |" in PAGE


@pytest.mark.parametrize("command", ["check", "load"])
def test_every_option_is_documented(command: str) -> None:
    told = get_command(app).commands[command]
    options = {o for p in told.params for o in p.opts if o.startswith("--")}
    assert {o for o in options if o not in PAGE} <= {"--help"}


def test_what_is_masked_is_as_documented() -> None:
    text = "ada@example.org, https://example.org, 10.0.0.1, 020 7946 0123, @someone, SE1 2AA, Aisha"
    masks = ("e-mail", "link", "network address", "number", "account", "postcode", "name")
    redacted = redact(text).text
    assert all(f"[{mask} removed]" in redacted for mask in masks)


@needs_samples
def test_every_sample_file_has_its_row_and_nothing_tells_of_this_machine() -> None:
    page = (ROOT / "docs/samples.md").read_text(encoding="utf-8")
    named = {line.split(" | ")[0].removeprefix("| ") for line in page.splitlines()}
    files = [p for p in SAMPLES.rglob("*") if p.is_file() and not p.name.startswith(INDEX)]
    assert {p.relative_to(SAMPLES).as_posix() for p in files} <= named
    assert str(SAMPLES.parent) not in page
