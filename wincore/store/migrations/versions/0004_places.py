"""In which cells of its file each row of an upload stands; uploads of before have none."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("upload", sa.Column("places", sa.JSON(), nullable=False, server_default="{}"))


def downgrade() -> None:
    op.drop_column("upload", "places")
