"""What was decided about personal data before minutes are published."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "clearances",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("workshop_id", sa.String(length=64), nullable=False),
        *(sa.Column(name, sa.JSON(none_as_null=True), nullable=False) for name in ("verdicts", "words", "seen")),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name="fk_clearances_workshop_id_workshops", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_clearances"),
    )
    op.create_index("uq_clearances_workshop_id", "clearances", ["workshop_id"], unique=True)
