"""What becomes of real files from outside: a table, one row a file, written as Markdown.

    python -m benchmarks.samples > docs/samples.md

Reads the folder that WIN_SAMPLES names (default: shared/samples beside the project). Each file is
checked against the programme's own framework, so that surveys of other people match no instrument:
what counts is that they are recognised, that columns which identify people are found, and that
nothing falls over. Files are named within their folder, with the public repository they come from.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.ingest.surveys.rse import rse
from tests.outside import SAMPLES
from wincore.framework import Framework, read_framework
from wincore.ingest import Checked, check
from wincore.ingest.surveys.dialects import TITLES
from wincore.problems import SEVERITIES

NOT_THERE = "There are no sample files: set WIN_SAMPLES to their folder."
_SOURCE = re.compile(r"^\| (?P<file>[^|]+?) \| (?P<repository>[^:|]+): ")
INDEX = ("SOURCES.md", "LICENSE", "README.md")
HEAD = """# Real files, and what becomes of them

Made by `python -m benchmarks.samples > docs/samples.md`. The files are from public repositories,
keep their own licences and are no part of this project; they are found by the environment variable
`WIN_SAMPLES`. None of them was made for this programme, so a survey among them is recognised but
matches no instrument of ours, and is refused with the remedy. *Columns* counts those of the sheet
that was read, *identifying* names the columns that would be dropped, *e/w/n* are errors, warnings
and notes, *s* are seconds on a 2-core x86-64 Linux machine.
"""
OWN = """
## With its own questionnaire

Two waves of one of these surveys, checked against its own questionnaire (written down in
`tests/ingest/surveys/rse_instrument.toml`): here every item can be matched, without a hand.
"""
REFUSED = """
## Why files cannot be read

Each refusal is one sentence with a remedy (see [uploads](uploads.md)). How many files got which:
"""
ROOMS = {
    "surveys": "Surveys",
    "diversity": "Workforce figures",
    "sdc": "Tables of other things",
    "nasty": "Odd and hostile files",
}


@dataclass(frozen=True)
class Row:
    """One file with its source and what checking it gave."""

    file: str
    source: str
    checked: Checked
    seconds: float


def rows(folder: Path) -> list[Row]:
    """Check every file below a folder, in order of name; files that tell of others are left out."""
    framework = read_framework()
    paths = sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.startswith(INDEX))
    return [_checked(folder, path, framework) for path in paths]


def _checked(folder: Path, path: Path, framework: Framework, wave: str | None = None) -> Row:
    name = path.relative_to(folder).as_posix()
    content, begin = path.read_bytes(), time.perf_counter()
    found = check(path.name, content, framework, wave=wave, key=b"samples")
    return Row(name, _sources(folder).get(name, ""), found, time.perf_counter() - begin)


@cache
def _sources(folder: Path) -> dict[str, str]:
    """Return file -> public repository, from the list beside the files."""
    listed = folder / "SOURCES.md"
    lines = listed.read_text(encoding="utf-8").splitlines() if listed.is_file() else []
    matches = [m for line in lines if (m := _SOURCE.match(line))]
    return {m["file"]: m["repository"] for m in matches}


def table(found: list[Row]) -> list[str]:
    """Return the lines of the table."""
    head = ("file", "source", "read as", "rows", "columns", "matched", "identifying", "e/w/n", "s")
    lines = [_line(*head), _line(*(["---"] * 3 + ["--:"] * 3 + ["---", "--:", "--:"]))]
    return lines + [_row(one) for one in found]


def _row(one: Row) -> str:
    checked = one.checked
    counts = Counter(p.severity for p in checked.problems)
    matched = sum(c.matched is not None for c in checked.columns)
    gone = [c.header for c in checked.columns if c.role == "identifier"]
    shown = "; ".join(_short(h) for h in gone[:6]) + (
        f" and {len(gone) - 6} more" * (len(gone) > 6)
    )
    return _line(
        one.file,
        one.source,
        _kind(checked),
        checked.rows if checked.columns else "",
        len(checked.columns) or "",
        matched if checked.columns else "",
        shown,
        "/".join(str(counts[s]) for s in SEVERITIES),
        f"{one.seconds:.2f}",
    )


def _kind(checked: Checked) -> str:
    if checked.kind == "survey":
        return f"survey: {TITLES.get(checked.dialect, checked.dialect)}"
    if checked.kind == "baseline":
        return checked.dialect
    return "neither" if "neither an employer return" in _first(checked) else "not read"


def _first(checked: Checked) -> str:
    return checked.problems[0].what if checked.problems else ""


def refusals(found: list[Row]) -> list[str]:
    """Return how many files were refused for which reason, numbers left out."""
    unread = [_first(r.checked) for r in found if _kind(r.checked) == "not read"]
    reasons = Counter(re.sub(r"\d[\d,.]*", "…", re.sub(r"[\w/.-]+\.xml", "…", t)) for t in unread)
    return [_line("sentence", "files"), _line("---", "--:")] + [
        _line(_short(reason, 160), n) for reason, n in reasons.most_common()
    ]


def _short(text: str, limit: int = 40) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _line(*cells: object) -> str:
    return "| " + " | ".join(str(c).replace("|", "\\|").replace("\n", " ") for c in cells) + " |"


def own_questionnaire(folder: Path) -> list[Row]:
    """Check the two waves of a real survey against its own questionnaire."""
    framework, found = rse(), []
    for wave in ("2016", "2017"):
        path = folder / f"surveys/rse_limesurvey/{wave}_uk/public_data.csv"
        if path.is_file():
            found.append(_checked(folder, path, framework, wave=wave))
    return found


def page(folder: Path) -> str:
    """Return the whole page."""
    found = rows(folder)
    kinds = Counter(_kind(r.checked).partition(":")[0] for r in found)
    told = ", ".join(f"{n} {kind}" for kind, n in kinds.most_common())
    slowest = max(r.seconds for r in found)
    parts = [HEAD, f"{len(found)} files: {told}. The slowest took {slowest:.1f} seconds."]
    for room, title in ROOMS.items():
        own = [r for r in found if r.file.startswith(f"{room}/")]
        parts += [f"\n## {title}\n", *table(own)] if own else []
    parts += [OWN, *table(own_questionnaire(folder)), REFUSED, *refusals(found)]
    return "\n".join(parts)


def main() -> None:
    """Print the page."""
    if not SAMPLES.is_dir():
        raise SystemExit(NOT_THERE)
    print(page(SAMPLES))


if __name__ == "__main__":
    main()
