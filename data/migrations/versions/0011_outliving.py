"""When the raw input of a workshop was deleted, results that outlive it, and which variant a release offers.

What was released before goes on being offered as it was: the public variant where it was cleared, else the council's.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("workshops", sa.Column("forgotten_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("releases", sa.Column("offered", sa.String(length=20), nullable=False, server_default="council"))
    op.execute("UPDATE releases SET offered = 'public' WHERE cleared_at IS NOT NULL")
    op.create_table(
        "results",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("release_id", sa.String(length=64), nullable=False),
        sa.Column("steps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["release_id"], ["releases.id"], name="fk_results_release_id_releases", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_results"),
    )
    op.create_index("uq_results_release_id", "results", ["release_id"], unique=True)
