"""When readers get news: weekends apart, alerts by topic and their number, silence, and since when somebody is away."""

import sqlalchemy as sa
from alembic import op

from storage.types import Json, Moment

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Not in a batch: SQLite would build the table anew, and with it go all rows that point to its own.
    op.add_column("chats", sa.Column("weekend", Json, nullable=True))
    op.add_column("chats", sa.Column("urgent", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("chats", sa.Column("note", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("chats", sa.Column("alert_budget", sa.Integer(), server_default="10", nullable=True))
    op.add_column("chats", sa.Column("alerts_day", sa.String(length=10), nullable=True))
    op.add_column("chats", sa.Column("alerts_today", sa.Integer(), server_default="0", nullable=False))
    op.add_column("chats", sa.Column("served_at", Moment(), nullable=True))
    op.execute(
        "UPDATE chats SET served_at = (SELECT max(digests.created_at) FROM digests WHERE digests.chat_id = chats.id)"
    )
    op.add_column(
        "subscriptions", sa.Column("alerts", sa.String(length=16), server_default="off", nullable=False)
    )
    op.add_column("subscriptions", sa.Column("silent", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("subscriptions", sa.Column("times", Json, nullable=True))
    op.execute("UPDATE subscriptions SET alerts = 'all' WHERE at_once")
    op.drop_column("subscriptions", "at_once")


def downgrade() -> None:
    op.add_column("subscriptions", sa.Column("at_once", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.execute("UPDATE subscriptions SET at_once = (alerts = 'all')")
    for column in ("times", "silent", "alerts"):
        op.drop_column("subscriptions", column)
    for column in ("served_at", "alerts_today", "alerts_day", "alert_budget", "note", "urgent", "weekend"):
        op.drop_column("chats", column)
