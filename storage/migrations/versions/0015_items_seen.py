"""What the items of a feed's last document are told again by, and how quickly its window turns."""

import sqlalchemy as sa
from alembic import op

from storage.types import BigId

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "items_seen",
        sa.Column("feed_id", BigId, nullable=False, autoincrement=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["feed_id"], ["feeds.id"], name=op.f("fk_items_seen_feed_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("feed_id", name=op.f("pk_items_seen")),
    )
    # Not in a batch: SQLite would build the table anew, and with it go all rows that point to its own.
    op.add_column("feeds", sa.Column("turn_seconds", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("feeds", "turn_seconds")
    op.drop_table("items_seen")
