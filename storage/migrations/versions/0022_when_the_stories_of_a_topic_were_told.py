"""A topic's stories keep their moments beside it: of millions the newest are found at once."""

import sqlalchemy as sa
from alembic import op

from storage.types import Moment

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

MOMENTS = ("last_at", "touched_at")
NEVER = sa.text("'2000-01-01 00:00:00.000000'")


def upgrade() -> None:
    for moment in MOMENTS:
        op.add_column("story_topics", sa.Column(moment, Moment, nullable=False, server_default=NEVER))
    op.execute(
        "UPDATE story_topics SET last_at = (SELECT last_at FROM stories WHERE stories.id = story_id), "
        "touched_at = (SELECT touched_at FROM stories WHERE stories.id = story_id)"
    )
    for moment in MOMENTS:
        op.create_index(f"ix_story_topics_{moment}", "story_topics", ["topic_id", moment, "story_id"])
    op.drop_index("ix_story_topics_topic_id", "story_topics")


def downgrade() -> None:
    op.create_index("ix_story_topics_topic_id", "story_topics", ["topic_id", "story_id"])
    for moment in MOMENTS:
        op.drop_index(f"ix_story_topics_{moment}", "story_topics")
        op.drop_column("story_topics", moment)
