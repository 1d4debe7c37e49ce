"""What a feed's document asked, kept for answers that bring none; and how often a server said the same in full."""

import sqlalchemy as sa
from alembic import op

from storage.types import Json

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Not in a batch: SQLite would build the table anew, and with it go all rows that point to its own.
    op.add_column("feeds", sa.Column("skips", Json, nullable=True))
    op.add_column("feeds", sa.Column("same_answers", sa.Integer(), server_default="0", nullable=False))


def downgrade() -> None:
    op.drop_column("feeds", "same_answers")
    op.drop_column("feeds", "skips")
