"""The tables of the store. Their history is in `migrations`; a test compares the two."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
_ACCEPTED = text("state = 'accepted'")


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, kept without its zone because SQLite has none."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Return the moment as it is stored."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Return the moment with its zone."""
        return None if value is None else value.replace(tzinfo=UTC)


UPLOAD = Table(
    "upload",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("file", Text, nullable=False),
    Column("sha256", String(64), nullable=False, index=True),
    Column("size", Integer, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("dialect", String(60), nullable=False),
    Column("instrument", Text, nullable=False),
    Column("waves", JSON, nullable=False),
    Column("employers", JSON, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("recorded", Moment, nullable=False),
    Column("described", Date, nullable=False),
    Column("who", Text, nullable=False),
    Column("state", String(20), nullable=False),
    Column("note", Text, nullable=False),
    Column("mode", String(20), nullable=False),  # replace, add, keep out
    Column("mapping", JSON, nullable=False),
    Column("problems", JSON, nullable=False),
    Column("version", String(40), nullable=False),  # of wincore, when it was accepted
    # How each item of a survey was asked, and how many rows were left out for which reason.
    Column("comparisons", JSON, nullable=False, server_default="[]"),
    Column("left_out", JSON, nullable=False, server_default="{}"),
    # In which cells of the file the rows of each table stand.
    Column("places", JSON, nullable=False, server_default="{}"),
    # Two processes that accept the same file at once: the second one fails here.
    Index(
        "uq_upload_accepted",
        "sha256",
        unique=True,
        sqlite_where=_ACCEPTED,
        postgresql_where=_ACCEPTED,
    ),
)
DATASET = Table(
    "dataset",
    METADATA,
    Column("upload", Integer, ForeignKey("upload.id"), primary_key=True),
    Column("name", String(40), primary_key=True),
    Column("rows", Integer, nullable=False),
    Column("sha256", String(64), nullable=False, index=True),
    Column("parquet", LargeBinary, nullable=False),
)
EVENT = Table(
    "event",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("who", Text, nullable=False),
    Column("what", String(40), nullable=False),
    Column("upload", Integer, ForeignKey("upload.id")),
    Column("reason", Text, nullable=False),
    Column("detail", JSON, nullable=False),
)
MAPPING = Table(
    "mapping",
    METADATA,
    Column("dialect", String(60), primary_key=True),
    Column("instrument", String(120), primary_key=True),
    Column("mapping", JSON, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Moment, nullable=False),
)
BENCHMARK = Table(
    "benchmark",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("group", Text, nullable=False),
    Column("base", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("numerator", Float, nullable=False),
    Column("denominator", Float, nullable=False),
    Column("source", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("group", "base", "year", name="uq_benchmark_row"),
)
MARK = Table(
    "mark",  # facts about the store as a whole, for example that it holds the demonstration
    METADATA,
    Column("name", String(60), primary_key=True),
    Column("value", Text, nullable=False),
)
FREEZE = Table(
    "freeze",  # what a review meeting was shown; never changed, never deleted
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("as_at", Date, nullable=False),
    Column("at", Moment, nullable=False),
    Column("who", Text, nullable=False),
    Column("snapshot", String(64), nullable=False),
    Column("framework", String(64), nullable=False),
    Column("uploads", JSON, nullable=False),  # id and content hash of each, in counting order
    Column("files", JSON, nullable=False),  # of the framework: name -> text, programme file first
    Column("benchmarks", JSON, nullable=False),  # values entered beside those files
    Column("policy", JSON, nullable=False),  # disclosure policy in force
    Column("version", String(40), nullable=False),  # of wincore
    Column("seal", String(64), nullable=False),  # SHA-256 over all of the above
)
RECORD = Table(
    "record",  # the panel's record of a freeze, a new row for each version
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("freeze", Integer, ForeignKey("freeze.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("who", Text, nullable=False),
    Column("content", JSON, nullable=False),
    UniqueConstraint("freeze", "version", name="uq_record_version"),
)
