"""Table groups: the tables of a workshop, and at which one a person sits."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("workshops", sa.Column("tables", sa.JSON(none_as_null=True), nullable=False, server_default="[]"))
    op.add_column("persons", sa.Column("table", sa.Text(), nullable=False, server_default=""))
