"""What readers mute, and what followers of a story were told."""

import sqlalchemy as sa
from alembic import op

from storage.types import BigId, Json, Moment

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mutes",
        sa.Column("id", BigId, nullable=False),
        sa.Column("chat_id", BigId, nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_mutes_chat_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mutes")),
        sa.UniqueConstraint("chat_id", "kind", "value", name=op.f("uq_mutes_chat_id_kind_value")),
    )
    op.add_column("subscriptions", sa.Column("message_id", sa.BigInteger(), nullable=True))
    op.add_column("subscriptions", sa.Column("told", Json, nullable=True))
    op.add_column("subscriptions", sa.Column("told_version", sa.Integer(), nullable=True))
    op.add_column("subscriptions", sa.Column("told_at", Moment(), nullable=True))
    op.add_column("deliveries", sa.Column("reply_to", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    op.drop_column("deliveries", "reply_to")
    for name in ("told_at", "told_version", "told", "message_id"):
        op.drop_column("subscriptions", name)
    op.drop_table("mutes")
