"""Rows of the findings table, before change, verdict and rating are added."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields

import numpy as np
import pandas as pd

from wincore.findings import ALL, COLUMNS
from wincore.framework.model import Framework
from wincore.framework.outcomes import Indicator
from wincore.indicators.evidence import MISSING
from wincore.indicators.facts import Facts
from wincore.indicators.groups import GROUPS

NO_DATA = "no data held"
NO_RULE = "no rule of this version computes this indicator"
SEPARATOR = "; "  # between the parts of a note
NUMBERS = ("numerator", "denominator", "value", "low", "high", "n", "missing")


@dataclass(frozen=True)
class Row:
    """One figure of one employer (its id, or "all") at one wave; None where nothing can be said."""

    employer: str
    wave: str
    group: str = ALL
    numerator: float | None = None
    denominator: float | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    interval: str = "none"
    n: float | None = None
    missing: float | None = None
    evidence: str = ""
    inputs: str = ""
    note: str = ""


Rule = Callable[[Facts, Indicator], Iterable[Row]]  # computes one indicator
FIELDS = tuple(f.name for f in fields(Row))


def nothing(facts: Facts, note: str) -> Row:
    """Return the one row that says that a figure could not be made, and why."""
    return Row(ALL, facts.latest, evidence=MISSING, note=note)


def joined(*parts: str) -> str:
    """Return the parts of a note that say something, as one note."""
    return SEPARATOR.join(p for p in parts if p)


def all_inputs(rows: Iterable[Row]) -> str:
    """Return the uploads that any of the rows used, sorted and space-separated."""
    return " ".join(sorted({part for r in rows for part in r.inputs.split()}))


def assemble(parts: Mapping[str, Iterable[Row]], facts: Facts) -> pd.DataFrame:
    """Return all rows as one table with the columns of findings.

    ``parts`` is indicator id -> rows. Outcome, unit and the default evidence grade come from the
    framework; what compares (change, verdict, target, rating) is left empty.
    """
    found = [{"indicator": name, **vars(row)} for name, rows in parts.items() for row in rows]
    table = pd.DataFrame(found, columns=["indicator", *FIELDS])
    table = _sorted(table, facts).astype(dict.fromkeys(NUMBERS, float))
    table["employer"] = table["employer"].map(facts.names)
    table = table.join(_fixed(facts.framework), on="indicator")
    grade = table["evidence"].where(table["evidence"] != "", table.pop("default"))
    said = table["value"].notna() | table["numerator"].notna()
    table["evidence"] = grade.where(said, MISSING)
    return table.assign(verdict="", rating="grey").reindex(columns=list(COLUMNS))


def _sorted(table: pd.DataFrame, facts: Facts) -> pd.DataFrame:
    order = {
        "employer": [ALL, *facts.recruited],
        "group": list(GROUPS),
        "wave": [w.id for w in facts.framework.programme.waves],
        "indicator": [i.id for i in facts.framework.indicators],
    }
    ranks = [pd.Index(values).get_indexer(pd.Index(table[name])) for name, values in order.items()]
    return table.iloc[np.lexsort(ranks)].reset_index(drop=True)


def _fixed(framework: Framework) -> pd.DataFrame:
    found = [(i.id, i.outcome, i.unit, i.evidence) for i in framework.indicators]
    columns = ["indicator", "outcome", "unit", "default"]
    return pd.DataFrame.from_records(found, columns=columns, index="indicator")
