"""Transfer: what a facilitator says about a workshop for other towns, and what a workshop took over from a package."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _of_a_workshop("sheets", "words", "marks")
    _of_a_workshop("adoptions", "package", "places")


def _of_a_workshop(name: str, *facts: str) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("workshop_id", sa.String(length=64), nullable=False),
        *(sa.Column(one, sa.JSON(none_as_null=True), nullable=False) for one in facts),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshops.id"], name=f"fk_{name}_workshop_id_workshops", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
    op.create_index(f"ix_{name}_workshop_id", name, ["workshop_id"])
