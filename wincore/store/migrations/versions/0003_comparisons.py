"""What a survey upload says about itself: how its items were asked, which rows were left out."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("upload", sa.Column("comparisons", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("upload", sa.Column("left_out", sa.JSON(), nullable=False, server_default="{}"))


def downgrade() -> None:
    for column in ("left_out", "comparisons"):
        op.drop_column("upload", column)
