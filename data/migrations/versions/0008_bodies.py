"""The way through the bodies with its resolutions, the steering group, and the whole title block of the minutes."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _fill("processes", "client")
    _list("processes", "steering")
    _fill("workshops", "moderation", "recorder", "file_number")
    _list("workshops", "recipients")
    op.add_column("workshops", sa.Column("format_version", sa.Integer(), nullable=False, server_default="1"))
    op.create_table(
        "bodies",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("workshop_id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("position", sa.Double(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshops.id"], name="fk_bodies_workshop_id_workshops", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_bodies"),
    )
    op.create_index("ix_bodies_workshop_id", "bodies", ["workshop_id"])


def _fill(table: str, *names: str) -> None:
    for name in names:
        op.add_column(table, sa.Column(name, sa.Text(), nullable=False, server_default=""))


def _list(table: str, name: str) -> None:
    op.add_column(table, sa.Column(name, sa.JSON(none_as_null=True), nullable=False, server_default="[]"))
