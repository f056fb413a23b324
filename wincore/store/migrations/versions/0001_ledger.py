"""The ledger: uploads, their datasets, the log, remembered mappings, entered benchmarks."""

import sqlalchemy as sa
from alembic import op

from wincore.store.schema import Moment

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _uploads()
    _upload_indexes()
    _datasets()
    _events()
    _mappings()
    _benchmarks()
    _marks()


def _uploads() -> None:
    op.create_table(
        "upload",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("dialect", sa.String(60), nullable=False),
        sa.Column("instrument", sa.Text(), nullable=False),
        sa.Column("waves", sa.JSON(), nullable=False),
        sa.Column("employers", sa.JSON(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("recorded", Moment(), nullable=False),
        sa.Column("described", sa.Date(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("mode", sa.String(20), nullable=False),
        sa.Column("mapping", sa.JSON(), nullable=False),
        sa.Column("problems", sa.JSON(), nullable=False),
        sa.Column("version", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_upload"),
    )


def _upload_indexes() -> None:
    op.create_index("ix_upload_sha256", "upload", ["sha256"])
    accepted = sa.text("state = 'accepted'")
    op.create_index(
        "uq_upload_accepted",
        "upload",
        ["sha256"],
        unique=True,
        sqlite_where=accepted,
        postgresql_where=accepted,
    )


def _datasets() -> None:
    op.create_table(
        "dataset",
        sa.Column("upload", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("parquet", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["upload"], ["upload.id"], name="fk_dataset_upload"),
        sa.PrimaryKeyConstraint("upload", "name", name="pk_dataset"),
    )
    op.create_index("ix_dataset_sha256", "dataset", ["sha256"])


def _events() -> None:
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("what", sa.String(40), nullable=False),
        sa.Column("upload", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["upload"], ["upload.id"], name="fk_event_upload"),
        sa.PrimaryKeyConstraint("id", name="pk_event"),
    )


def _mappings() -> None:
    op.create_table(
        "mapping",
        sa.Column("dialect", sa.String(60), nullable=False),
        sa.Column("instrument", sa.String(120), nullable=False),
        sa.Column("mapping", sa.JSON(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("dialect", "instrument", name="pk_mapping"),
    )


def _benchmarks() -> None:
    op.create_table(
        "benchmark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group", sa.Text(), nullable=False),
        sa.Column("base", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("numerator", sa.Float(), nullable=False),
        sa.Column("denominator", sa.Float(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_benchmark"),
        sa.UniqueConstraint("group", "base", "year", name="uq_benchmark_row"),
    )


def _marks() -> None:
    op.create_table(
        "mark",
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_mark"),
    )


def downgrade() -> None:
    for table in ("mark", "benchmark", "mapping", "event", "dataset", "upload"):
        op.drop_table(table)
