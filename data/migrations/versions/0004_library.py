"""The library of good practice."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_TEXTS = ("approach", "partners", "resources", "results", "success", "hurdles")


def upgrade() -> None:
    op.create_table(
        "practices",
        sa.Column("id", sa.String(length=64), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("title", "summary", "municipality", "land")),
        sa.Column("size", sa.String(length=20), nullable=True),
        *(sa.Column(name, sa.JSON(none_as_null=True), nullable=False) for name in ("fields", "target_groups")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in _TEXTS),
        sa.Column("evidence", sa.String(length=20), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("source", "link")),
        sa.Column("provenance", sa.String(length=20), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("heading", "words", "marks")),
        sa.PrimaryKeyConstraint("id", name="pk_practices"),
    )
    op.create_index("ix_practices_provenance", "practices", ["provenance"])
