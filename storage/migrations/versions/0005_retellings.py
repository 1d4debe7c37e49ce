"""What a language model made of stories for their readers, and what it used up of its budget each day."""

import sqlalchemy as sa
from alembic import op

from storage.types import BigId, Moment

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "retellings",
        sa.Column("story_id", BigId, nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("source_hash", sa.String(length=64), nullable=False),
        sa.Column("headline", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("refused", sa.Text(), nullable=True),
        sa.Column("made_at", Moment(), nullable=True),
        sa.Column("again_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name=op.f("fk_retellings_story_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("story_id", "language", "kind", name=op.f("pk_retellings")),
    )
    op.create_index("ix_retellings_source_hash", "retellings", ["source_hash"])
    op.create_table(
        "model_days",
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("tokens", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_model_days")),
    )


def downgrade() -> None:
    op.drop_table("model_days")
    op.drop_index("ix_retellings_source_hash", "retellings")
    op.drop_table("retellings")
