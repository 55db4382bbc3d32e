"""When the raw input of a workshop was deleted."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("workshops", sa.Column("forgotten_at", sa.DateTime(timezone=True), nullable=True))
