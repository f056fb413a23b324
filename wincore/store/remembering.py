"""Column decisions that are offered again for the next file of a tool and instrument."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, delete, insert, select

from wincore.store.engine import reading, writing
from wincore.store.schema import MAPPING


def remember(
    engine: Engine, dialect: str, instrument: str, mapping: Mapping[str, Any], who: str
) -> None:
    """Keep the decisions in place of earlier ones for the same tool and instrument."""
    with writing(engine) as connection:
        connection.execute(
            delete(MAPPING).where(MAPPING.c.dialect == dialect, MAPPING.c.instrument == instrument)
        )
        connection.execute(
            insert(MAPPING).values(
                dialect=dialect,
                instrument=instrument,
                mapping=dict(mapping),
                who=who,
                at=datetime.now(UTC),
            )
        )


def remembered(engine: Engine, dialect: str, instrument: str) -> dict[str, Any]:
    """Return the decisions kept for a tool and instrument, empty where there are none."""
    query = select(MAPPING.c.mapping).where(
        MAPPING.c.dialect == dialect, MAPPING.c.instrument == instrument
    )
    with reading(engine) as connection:
        return dict(connection.scalar(query) or {})
