"""The index of articles by their stems, and what is found in it: FTS5 on SQLite, tsvector on PostgreSQL."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Float,
    Integer,
    Select,
    exists,
    extract,
    func,
    literal,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import ChatId, EntryId, FeedId, StoryId, TopicId
from news.search import Hits, Search, Sought, Stems, ToIndex
from storage.dialect import awake
from storage.schema import NOT_INDEXED, VISIBLE, articles, stories, story_topics
from storage.types import Moment
from storage.visible import visible_story

OLD = 30.0
"""Days after which an article is worth half of its fresh part."""
TIMELESS = 0.25
"""What of an article's worth does not age: who looks for a name wants its own story before a mention of today."""
INDEX_JOB = "index"

# A word in the title weighs more than one below, and one written with the very letters of the query more than another.
_FTS5 = (
    "SELECT rowid AS article_id, -bm25(article_index, 8.0, 1.0, 4.0) AS score "
    "FROM article_index WHERE article_index MATCH :match"
)
_TSVECTOR = (
    "SELECT article_id, ts_rank('{0.1, 0.1, 0.5, 1.0}', stems, query, 1) AS score "
    "FROM article_index, to_tsquery('simple', :match) AS query WHERE stems @@ query"
)
_INTO_TSVECTOR = (
    "INSERT INTO article_index (article_id, stems) VALUES (:id, setweight(to_tsvector('simple', :title), 'A') "
    "|| setweight(to_tsvector('simple', :exact), 'B') || setweight(to_tsvector('simple', :text), 'D')) "
    "ON CONFLICT (article_id) DO UPDATE SET stems = excluded.stems"
)
_REMOVE = "DELETE FROM article_index WHERE rowid = :id"
_KEPT = (
    "SELECT kept.id, articles.id IS NULL AS gone "
    "FROM (SELECT id FROM article_index_docsize WHERE id > :after ORDER BY id LIMIT :limit) AS kept "
    "LEFT JOIN articles ON articles.id = kept.id ORDER BY kept.id"
)


class Searching:
    """What was read, by its words."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._postgresql = connection.dialect.name == "postgresql"

    async def has_unindexed(self, now: datetime) -> bool:
        """Whether there are articles that the index does not have as they are now."""
        if (
            await self._connection.execute(select(literal(0)).where(~awake(INDEX_JOB, literal(0), now)))
        ).first():
            return False
        query = select(articles.c.id).where(NOT_INDEXED).limit(1)
        return (await self._connection.execute(query)).first() is not None

    async def unindexed(self, limit: int) -> list[ToIndex]:
        """Return such articles, the newest first."""
        query = (
            select(articles.c.id, articles.c.title, articles.c.text, articles.c.language, articles.c.read_at)
            .where(NOT_INDEXED)
            .order_by(articles.c.published_at.desc())
            .limit(limit)
        )
        return [
            ToIndex(
                id=EntryId(row.id), title=row.title, text=row.text, language=row.language, read_at=row.read_at
            )
            for row in await self._connection.execute(query)
        ]

    async def index(self, made: Sequence[tuple[ToIndex, Stems]]) -> None:
        """Keep the stems of articles, but of those whose text is another by now, or that are gone."""
        rows = []
        for article, stems in made:
            statement = (
                update(articles)
                .where(articles.c.id == article.id, articles.c.read_at == article.read_at)
                .values(indexed=True)
                .returning(articles.c.id)
            )
            if (await self._connection.execute(statement)).scalar_one_or_none() is not None:
                rows.append(
                    {"id": article.id, "title": stems.title, "text": stems.text, "exact": stems.exact}
                )
        if not rows:
            return
        if self._postgresql:
            await self._connection.execute(text(_INTO_TSVECTOR), rows)
            return
        await self._connection.execute(text(_REMOVE), [{"id": row["id"]} for row in rows])
        await self._connection.execute(
            text("INSERT INTO article_index (rowid, title, text, exact) VALUES (:id, :title, :text, :exact)"),
            rows,
        )

    async def forget_removed(self, after: EntryId, limit: int) -> tuple[int, EntryId | None]:
        """Forget those of `limit` articles after one that are kept no more; PostgreSQL does so by itself.

        Return how many, and after which article to go on; None behind the last one.
        """
        if self._postgresql:
            return 0, None
        kept = (await self._connection.execute(text(_KEPT), {"after": after, "limit": limit})).all()
        gone = [{"id": row.id} for row in kept if row.gone]
        if gone:
            await self._connection.execute(text(_REMOVE), gone)
        return len(gone), EntryId(kept[-1].id) if len(kept) == limit else None

    async def find(
        self, search: Search, viewer: ChatId | None = None, *, topics: Sequence[TopicId] = (),
        feeds: Sequence[FeedId] = (), now: datetime, limit: int, offset: int = 0,
    ) -> Hits:  # fmt: skip
        """Return the stories that have an article with all that is looked for, the best first.

        `topics` and `feeds` are what the names in `search` mean; none is no limit. Only what `viewer` may see is found.
        """
        found = self._found(search)
        score = literal(1.0) if found is None else found.c.score
        fresh = TIMELESS + (1 - TIMELESS) / (1.0 + self._days_before(now) / OLD)
        worth = func.max(score * fresh)
        query: Select[Any] = (
            select(articles.c.story_id, func.count().over())
            .join(stories, stories.c.id == articles.c.story_id)
            .where(
                VISIBLE,
                visible_story(viewer),
                stories.c.summarised_version > 0,
                *self._limits(search, topics, feeds),
            )
            .group_by(articles.c.story_id)
            .order_by(worth.desc(), articles.c.story_id.desc())
            .limit(limit)
            .offset(offset)
        )
        if found is not None:
            # A row of the index may outlive its article, and the number of the newest be given anew.
            query = query.join(found, found.c.article_id == articles.c.id).where(articles.c.indexed)
        rows = (await self._connection.execute(query)).all()
        return Hits(ids=tuple(StoryId(row[0]) for row in rows), total=rows[0][1] if rows else 0)

    def _found(self, search: Search) -> CTE | None:
        """Return the articles that have the words, each with what they weigh; None where no words are wanted."""
        if not search.wanted:
            return None
        match = tsquery(search) if self._postgresql else fts5(search)
        query = text(_TSVECTOR if self._postgresql else _FTS5).bindparams(match=match)
        # Materialised, since SQLite can weigh only where it matches, not where rows are gathered by story.
        return query.columns(article_id=Integer, score=Float).cte("found").prefix_with("MATERIALIZED")

    def _days_before(self, now: datetime) -> ColumnElement[float]:
        moment = literal(now, Moment)
        if self._postgresql:
            seconds = extract("epoch", moment) - extract("epoch", articles.c.published_at)
            return func.greatest(seconds.cast(Float) / 86_400.0, 0.0)
        return func.max(func.julianday(moment) - func.julianday(articles.c.published_at), 0.0, type_=Float)

    @staticmethod
    def _limits(
        search: Search, topics: Sequence[TopicId], feeds: Sequence[FeedId]
    ) -> list[ColumnElement[bool]]:
        limits: list[ColumnElement[bool]] = []
        if search.since is not None:
            limits.append(articles.c.published_at >= search.since)
        if search.until is not None:
            limits.append(articles.c.published_at < search.until)
        if feeds:
            limits.append(articles.c.feed_id.in_(feeds))
        if topics:
            limits.append(
                exists(
                    select(story_topics.c.story_id).where(
                        story_topics.c.story_id == articles.c.story_id, story_topics.c.topic_id.in_(topics)
                    )
                )
            )
        return limits


def fts5(search: Search) -> str:
    """Return what is looked for in the words of FTS5. All stems stand in quotes, so none is taken for an operator."""

    def one(sought: Sought, *, exact: bool) -> str:
        forms = " OR ".join('"' + " ".join(form) + '"' for form in sought.forms)
        also = "".join(f' OR exact : "{stem}"' for stem in sought.exact) if exact else ""
        return f"({{title text}} : ({forms}){also})"

    wanted = " AND ".join(one(sought, exact=True) for sought in search.wanted)
    unwanted = " OR ".join(one(sought, exact=False) for sought in search.unwanted)
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def tsquery(search: Search) -> str:
    """Return what is looked for in the words of `to_tsquery`; all stems stand in quotes."""

    def one(sought: Sought, *, exact: bool) -> str:
        forms = ["(" + " <-> ".join(f"'{stem}':AD" for stem in form) + ")" for form in sought.forms]
        forms += [f"'{stem}':B" for stem in sought.exact] if exact else []
        return f"({' | '.join(forms)})"

    parts = [one(sought, exact=True) for sought in search.wanted]
    parts += [f"!{one(sought, exact=False)}" for sought in search.unwanted]
    return " & ".join(parts)
