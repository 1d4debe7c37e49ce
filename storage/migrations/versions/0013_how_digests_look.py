"""How a chat's digests look."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Not in a batch: SQLite would build the table anew, and with it go all rows that point to its own.
    op.add_column("chats", sa.Column("look", sa.String(length=16), server_default="plain", nullable=False))


def downgrade() -> None:
    op.drop_column("chats", "look")
