"""Retellings: what a language model made of stories for their readers, what is wanted of it, and what that used up."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Integer, and_, bindparam, exists, literal, or_, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import StoryId
from news.retellings import Retelling, Wanted
from news.stories import Machine
from storage.dialect import insert
from storage.leases import LEASE
from storage.schema import (
    EXPECTING,
    VISIBLE,
    chats,
    model_days,
    retellings,
    shown,
    stories,
    story_topics,
    subscriptions,
    summaries,
)

AHEAD = timedelta(hours=2)
"""How long before a digest its stories are retold."""

READERS = 300
"""Whose digests come soonest: so many are looked at together."""

RECENT = timedelta(days=2)
"""How long ago a story may last have changed: what is older seldom comes into a digest."""


# Made once, since whatever shows stories asks it: to build it takes longer than to answer it.
_OF = select(retellings).where(
    retellings.c.story_id.in_(bindparam("ids", expanding=True)),
    retellings.c.language == bindparam("language"),
    retellings.c.headline.is_not(None),
)


class Retellings:
    """What a machine made of stories."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def wanted(
        self, kind: Machine, languages: Collection[str], now: datetime, limit: int
    ) -> list[Wanted]:
        """Return up to `limit` retellings that the next digests want, of the most important stories first.

        A translation is wanted where no summary is in a chat's language, a rewording where one is and several
        outlets report. `languages` are those of chats.
        """
        # Of those who wait the first: theirs are the wishes of many others, and to ask all would be to join all with all.
        first = (
            select(chats.c.id, chats.c.language)
            .where(EXPECTING, chats.c.next_digest_at <= now + AHEAD, chats.c.language.in_(languages))
            .order_by(chats.c.next_digest_at)
            .limit(READERS)
            .subquery("first")
        )
        wishes = (
            select(
                first.c.id.label("chat_id"), first.c.language, subscriptions.c.topic_id, subscriptions.c.since
            )
            .join(subscriptions, subscriptions.c.chat_id == first.c.id)
            .where(subscriptions.c.topic_id.is_not(None))
            .cte("wishes")
            .prefix_with("MATERIALIZED")
        )
        read_in = select(wishes.c.language).distinct().cte("read_in").prefix_with("MATERIALIZED")
        # Said here, since it stands two selects deep: there SQLAlchemy takes a table of the outermost one for another.
        seen = (
            exists()
            .where(shown.c.chat_id == wishes.c.chat_id, shown.c.story_id == stories.c.id)
            .correlate(wishes, stories)
        )
        awaited = exists(
            select(wishes.c.chat_id)
            .join(story_topics, story_topics.c.topic_id == wishes.c.topic_id)
            .where(
                story_topics.c.story_id == stories.c.id,
                # Not by the language first, as SQLite would have it: in each there are hundreds of wishes, of a topic few.
                wishes.c.language + "" == read_in.c.language,
                wishes.c.since < stories.c.touched_at,
                ~seen,
            )
        )
        own = exists().where(summaries.c.story_id == stories.c.id, summaries.c.language == read_in.c.language)
        settled = exists().where(
            retellings.c.story_id == stories.c.id,
            retellings.c.language == read_in.c.language,
            retellings.c.kind == literal(str(kind)),
            or_(
                retellings.c.again_at > now,
                and_(retellings.c.made_at.is_not(None), retellings.c.version == stories.c.summarised_version),
            ),
        )
        query = (
            select(stories.c.id, read_in.c.language, stories.c.summarised_version)
            .join_from(stories, read_in, true())
            .where(
                VISIBLE,
                stories.c.touched_at > now - RECENT,
                stories.c.summarised_version > 0,
                ~own if kind is Machine.TRANSLATION else and_(own, stories.c.outlets > 1),
                ~settled,
                awaited,
            )
            .order_by(stories.c.importance.desc(), stories.c.id)
            .limit(limit)
        )
        return [
            Wanted(story_id=StoryId(row.id), language=row.language, kind=kind, version=row.summarised_version)
            for row in await self._connection.execute(query)
        ]

    async def take(self, wanted: Wanted, now: datetime) -> bool:
        """Hold a retelling for five minutes; False if another process holds it."""
        statement = insert(self._connection, retellings).values(
            story_id=wanted.story_id, language=wanted.language, kind=str(wanted.kind), version=wanted.version,
            source_hash="", again_at=now + LEASE,
        )  # fmt: skip
        statement = statement.on_conflict_do_update(
            index_elements=[retellings.c.story_id, retellings.c.language, retellings.c.kind],
            set_={"again_at": now + LEASE},
            where=retellings.c.again_at <= now,
        ).returning(retellings.c.story_id)
        return (await self._connection.execute(statement)).scalar_one_or_none() is not None

    async def made_of(self, source_hash: str) -> tuple[str | None, str | None, str | None] | None:
        """Return what was made of the same texts before: headline, text and why it was refused; None if nothing."""
        query = (
            select(retellings.c.headline, retellings.c.text, retellings.c.refused)
            .where(retellings.c.source_hash == source_hash, retellings.c.made_at.is_not(None))
            .limit(1)
        )
        row = (await self._connection.execute(query)).one_or_none()
        return None if row is None else (row.headline, row.text, row.refused)

    async def keep(
        self, wanted: Wanted, source_hash: str, now: datetime, *,
        headline: str | None = None, text: str | None = None, refused: str | None = None,
    ) -> None:  # fmt: skip
        """Keep what was made, or why it was refused: of this version nothing more is wanted."""
        await self._connection.execute(
            update(retellings)
            .where(*_is(wanted))
            .values(
                version=wanted.version, source_hash=source_hash, headline=headline, text=text, refused=refused,
                made_at=now, again_at=now,
            )
        )  # fmt: skip

    async def again(self, wanted: Wanted, at: datetime) -> None:
        """Want it again at a moment: the model did not answer."""
        await self._connection.execute(update(retellings).where(*_is(wanted)).values(again_at=at))

    async def of(
        self, ids: Sequence[StoryId], language: str
    ) -> Mapping[StoryId, Mapping[Machine, Retelling]]:
        """Return what there is for a language of some stories."""
        found: dict[StoryId, dict[Machine, Retelling]] = defaultdict(dict)
        for row in await self._connection.execute(_OF, {"ids": ids, "language": language}):
            kind = Machine(row.kind)
            found[StoryId(row.story_id)][kind] = Retelling(
                kind=kind,
                language=row.language,
                source_hash=row.source_hash,
                headline=row.headline,
                text=row.text or "",
            )
        return found

    async def spend(self, day: date, *, calls: int, tokens: int, most_calls: int, most_tokens: int) -> bool:
        """Set aside calls and tokens of a day's budget; False if there are not so many left."""
        name = day.isoformat()
        await self._connection.execute(
            insert(self._connection, model_days).values(day=name, calls=0, tokens=0).on_conflict_do_nothing()
        )
        statement = (
            update(model_days)
            .where(
                model_days.c.day == name,
                model_days.c.calls + literal(calls, Integer) <= most_calls,
                model_days.c.tokens + literal(tokens, Integer) <= most_tokens,
            )
            .values(calls=model_days.c.calls + calls, tokens=model_days.c.tokens + tokens)
            .returning(model_days.c.day)
        )
        return (await self._connection.execute(statement)).scalar_one_or_none() is not None

    async def correct(self, day: date, tokens: int) -> None:
        """Add to what a day used up, or take from it, what an answer cost more or less than was set aside."""
        await self._connection.execute(
            update(model_days)
            .where(model_days.c.day == day.isoformat())
            .values(tokens=model_days.c.tokens + tokens)
        )

    async def used(self, day: date) -> tuple[int, int]:
        """Return the calls and tokens that a day used up."""
        query = select(model_days.c.calls, model_days.c.tokens).where(model_days.c.day == day.isoformat())
        row = (await self._connection.execute(query)).one_or_none()
        return (0, 0) if row is None else (row.calls, row.tokens)


def _is(wanted: Wanted) -> tuple[ColumnElement[bool], ...]:
    return (
        retellings.c.story_id == wanted.story_id,
        retellings.c.language == wanted.language,
        retellings.c.kind == str(wanted.kind),
    )
