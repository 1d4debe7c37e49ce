"""The index of all articles by their stems, searches that pages go on with, and saved stories."""

import sqlalchemy as sa
from alembic import op

from storage.types import BigId, Moment

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_NOT_INDEXED = sa.text("NOT indexed")


def upgrade() -> None:
    op.add_column("articles", sa.Column("indexed", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_index(
        "ix_articles_to_index",
        "articles",
        ["published_at"],
        unique=False,
        sqlite_where=_NOT_INDEXED,
        postgresql_where=_NOT_INDEXED,
    )
    if op.get_bind().dialect.name == "sqlite":
        # It keeps the stems themselves: without them SQLite before 3.43 could not remove an article from it.
        op.execute(
            "CREATE VIRTUAL TABLE article_index USING fts5(title, text, exact, tokenize = 'unicode61 remove_diacritics 0')"
        )
    else:
        op.execute(
            "CREATE TABLE article_index (article_id BIGINT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE, "
            "stems TSVECTOR NOT NULL)"
        )
        op.execute("CREATE INDEX article_index_stems ON article_index USING gin (stems)")
    op.create_table(
        "searches",
        sa.Column("key", sa.String(length=16), nullable=False),
        sa.Column("chat_id", BigId, nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("expires_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["chat_id"], ["chats.id"], name=op.f("fk_searches_chat_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_searches")),
    )
    op.create_index("ix_searches_chat_id", "searches", ["chat_id"], unique=False)
    op.create_table(
        "saved",
        sa.Column("chat_id", BigId, nullable=False),
        sa.Column("story_id", BigId, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_saved_chat_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name=op.f("fk_saved_story_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("chat_id", "story_id", name=op.f("pk_saved")),
    )
    op.create_index("ix_saved_story_id", "saved", ["story_id"], unique=False)


def downgrade() -> None:
    op.drop_table("saved")
    op.drop_table("searches")
    op.execute("DROP TABLE article_index")
    op.drop_index(
        "ix_articles_to_index", table_name="articles", sqlite_where=_NOT_INDEXED, postgresql_where=_NOT_INDEXED
    )
    op.drop_column("articles", "indexed")
