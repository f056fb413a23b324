"""Small snapshots made by hand."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from wincore.datasets import CUBE, RESPONSE_COLUMNS, SCORES, TABLES
from wincore.store.snapshot import Snapshot

SPRING = date(2021, 3, 31)
FILE = "aaaaaaaaaaaa"
SURVEYS = {"cube": CUBE, "scores": SCORES}
Rows = Iterable[dict[str, Any]]


def snapshot(as_at: date = SPRING, **tables: Rows) -> Snapshot:
    """A snapshot with these tables; a row may name its `upload`."""
    frames = {name: table(name, rows) for name, rows in tables.items()}
    return Snapshot(as_at, (), "made by hand", frames)


def table(name: str, rows: Rows) -> pd.DataFrame:
    """A table of the contract's columns and types, with the column `upload`."""
    frame = pd.DataFrame(list(rows))
    uploads = frame.get("upload", pd.Series(FILE, index=frame.index)).fillna(FILE)
    if name == "responses":
        texts = {c: frame.get(c, pd.Series("", index=frame.index)) for c in RESPONSE_COLUMNS}
        return pd.DataFrame(texts).assign(upload=uploads)
    if name in SURVEYS:
        return SURVEYS[name].validate(frame[list(SURVEYS[name].columns)]).assign(upload=uploads)
    frame = frame.reindex(columns=list(TABLES[name].columns))
    texts = [f.name for f in TABLES[name].fields if f.kind in ("text", "choice", "yes-no")]
    frame[texts] = frame[texts].astype("str").fillna("")
    return TABLES[name].schema().validate(frame).assign(upload=uploads)


def employers(*ids: str, status: str = "participating", **other: Any) -> list[dict[str, Any]]:
    """Rows of the register; the name of E1 is "Employer E1"."""
    return [{"employer_id": i, "employer": f"Employer {i}", "status": status, **other} for i in ids]


def staff(
    employer: str, *cells: tuple[str, str, str, int | None], wave: str = "baseline", **other: Any
) -> list[dict[str, Any]]:
    """Rows of a workforce: (ethnicity, sex, age band, headcount)."""
    return [
        {"employer_id": employer, "wave": wave, "ethnicity": e, "sex": s, "age_band": a,
         "level": "middle", "headcount": n, **other}
        for e, s, a, n in cells
    ]  # fmt: skip


def scores(
    scale: str, wave: str, means: dict[str, tuple[int, float]], **other: Any
) -> list[dict[str, Any]]:
    """Rows of scores of the participants: employer -> (respondents, mean)."""
    return [
        {"instrument": "participant", "wave": wave, "employer_id": e, "group": "all",
         "scale": scale, "n": n, "missing": 0, "total": n * mean, "squares": n * mean**2, **other}
        for e, (n, mean) in means.items()
    ]  # fmt: skip


def figure(
    findings: pd.DataFrame,
    indicator: str,
    wave: str = "baseline",
    employer: str = "all",
    group: str = "all",
) -> pd.Series:
    """The one row of these keys; an id such as E1 stands for "Employer E1"."""
    name = f"Employer {employer}" if employer.startswith("E") else employer
    keys = {"indicator": indicator, "employer": name, "wave": wave, "group": group}
    rows = findings[(findings[list(keys)] == pd.Series(keys)).all(axis=1)]
    assert len(rows) == 1, f"{len(rows)} rows of {keys}"
    return rows.iloc[0]
