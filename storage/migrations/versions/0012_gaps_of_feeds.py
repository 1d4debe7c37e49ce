"""Where a feed's missed entries are looked for, and what it was missed of."""

import sqlalchemy as sa
from alembic import op

from storage.types import Moment

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Not in a batch: SQLite would build the table anew, and with it go all rows that point to its own.
    op.add_column("feeds", sa.Column("sitemap", sa.Text(), nullable=True))
    op.add_column("feeds", sa.Column("archive", sa.Text(), nullable=True))
    op.add_column("feeds", sa.Column("gap_begins_at", Moment(), nullable=True))
    op.add_column("feeds", sa.Column("gap_ends_at", Moment(), nullable=True))
    op.add_column("feeds", sa.Column("gap_missed", sa.Integer(), nullable=True))
    op.add_column("feeds", sa.Column("gap_filled", sa.Integer(), nullable=True))


def downgrade() -> None:
    for column in ("gap_filled", "gap_missed", "gap_ends_at", "gap_begins_at", "archive", "sitemap"):
        op.drop_column("feeds", column)
