"""Coming and going: when a person left and came back, and at which steps they were heard all the same."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("away", "spoke"):
        op.add_column("persons", sa.Column(name, sa.JSON(none_as_null=True), nullable=False, server_default="[]"))
