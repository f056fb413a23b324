"""Benchmark values that an evaluator entered, beside those of the framework's file."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from wincore.framework.benchmark import Benchmark
from wincore.framework.model import Framework
from wincore.store.engine import reading, writing
from wincore.store.events import record
from wincore.store.schema import BENCHMARK

if TYPE_CHECKING:
    from wincore.store.ledger import Ledger

ENTERED = "Entered by {who}, {day}."


def enter_benchmark(ledger: Ledger, row: Benchmark, who: str) -> None:
    """Keep a benchmark value, in place of an earlier one of the same group, base and year.

    Raise ValueError if the row lacks its year, numerator, denominator or source.
    """
    values = row.model_dump(include={"group", "base", "year", "numerator", "denominator", "source"})
    empty = [name for name, value in values.items() if value in (None, "")]
    if empty:
        raise ValueError(f"A benchmark needs its {', '.join(empty)}.")
    same = [BENCHMARK.c[name] == values[name] for name in ("group", "base", "year")]
    with writing(ledger.engine) as connection:
        connection.execute(delete(BENCHMARK).where(*same))
        connection.execute(insert(BENCHMARK).values(**values, who=who, at=datetime.now(UTC)))
        record(connection, "benchmark entered", who, detail=values)


def entered_benchmarks(ledger: Ledger) -> list[Benchmark]:
    """Return the values entered, in the order of entry."""
    names = ("group", "base", "year", "numerator", "denominator", "source")
    with reading(ledger.engine) as connection:
        rows = connection.execute(select(BENCHMARK).order_by(BENCHMARK.c.id)).mappings().all()
    return [
        Benchmark(
            id=f"entered.{row['id']}",
            title=f"{row['group']}, {row['base']}, {row['year']}",
            note=ENTERED.format(who=row["who"], day=f"{row['at']:%-d %B %Y}"),
            **{name: row[name] for name in names},
        )
        for row in rows
    ]


def with_entered_benchmarks(ledger: Ledger, framework: Framework) -> Framework:
    """Return the framework with the entered values in it.

    A value fills the row of the same group and base (and year, where that is given) and keeps
    that row's id, title and use; any other is added. The fingerprint changes with the values.
    """
    return with_benchmarks(framework, entered_benchmarks(ledger))


def with_benchmarks(framework: Framework, entered: Sequence[Benchmark]) -> Framework:
    """Return the framework with these values in it, as `with_entered_benchmarks` puts them."""
    if not entered:
        return framework
    rows = list(framework.benchmarks)
    for new in entered:
        at = next((i for i, old in enumerate(rows) if _same(old, new)), None)
        if at is None:
            rows.append(new)
        else:
            rows[at] = _filled(rows[at], new)
    text = framework.fingerprint + "".join(b.model_dump_json() for b in entered)
    fingerprint = hashlib.sha256(text.encode()).hexdigest()
    return framework.model_copy(update={"benchmarks": rows, "fingerprint": fingerprint})


def _same(old: Benchmark, new: Benchmark) -> bool:
    return (old.group, old.base) == (new.group, new.base) and old.year in (None, new.year)


def _filled(old: Benchmark, new: Benchmark) -> Benchmark:
    names = ("year", "numerator", "denominator", "source", "note")
    update = {name: getattr(new, name) for name in names} | {"share_value": None}
    return old.model_copy(update=update)
