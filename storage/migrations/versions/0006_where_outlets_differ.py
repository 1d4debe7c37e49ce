"""Where the outlets of a story give different numbers for one thing."""

import sqlalchemy as sa
from alembic import op

from storage.types import Json

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Not in a batch: SQLite would build the table anew, and with it go all rows that point to its own.
    op.add_column("stories", sa.Column("differences", Json, nullable=True))


def downgrade() -> None:
    op.drop_column("stories", "differences")
