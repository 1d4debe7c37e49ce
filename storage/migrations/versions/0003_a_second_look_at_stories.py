"""A second look at stories: which version of each has been compared with the others."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_NOT_COMPARED = sa.text("compared_version < version AND merged_into IS NULL AND hidden_at IS NULL")


def upgrade() -> None:
    # Not in a batch: SQLite would build the table anew, and with it go all rows that point to its own.
    op.add_column("stories", sa.Column("compared_version", sa.Integer(), server_default="0", nullable=False))
    op.create_index(
        "ix_stories_to_compare",
        "stories",
        ["touched_at"],
        unique=False,
        sqlite_where=_NOT_COMPARED,
        postgresql_where=_NOT_COMPARED,
    )


def downgrade() -> None:
    op.drop_index(
        "ix_stories_to_compare",
        table_name="stories",
        sqlite_where=_NOT_COMPARED,
        postgresql_where=_NOT_COMPARED,
    )
    op.drop_column("stories", "compared_version")
