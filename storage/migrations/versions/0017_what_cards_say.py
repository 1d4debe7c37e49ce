"""What the cards that readers opened say, so that a correction reaches them too."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_SAID = sa.text("content_hash IS NOT NULL")


def upgrade() -> None:
    op.add_column("cards", sa.Column("content_hash", sa.LargeBinary()))
    op.create_index(
        "ix_cards_content_hash", "cards", ["content_hash"], sqlite_where=_SAID, postgresql_where=_SAID
    )


def downgrade() -> None:
    op.drop_index("ix_cards_content_hash", table_name="cards", sqlite_where=_SAID, postgresql_where=_SAID)
    op.drop_column("cards", "content_hash")
