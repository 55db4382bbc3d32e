"""A summary in the facilitator's own words, and how often it was changed."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("workshops", sa.Column("summary", sa.Text(), nullable=False, server_default=""))
    op.add_column("workshops", sa.Column("summary_version", sa.Integer(), nullable=False, server_default="0"))
