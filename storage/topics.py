"""Topics: those that ship, those that editors add, and readers' own."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import ChatId, TopicId
from news.topics import Topic, TopicGroup, slug_of
from storage.dialect import insert
from storage.notes import Notes
from storage.schema import topics

_VERSION = "topics version"


# Made once, since nearly every screen asks for them: to build a query takes longer than to answer one of these.
_FOR_ALL = (
    select(topics).where(topics.c.owner.is_(None), ~topics.c.hidden).order_by(topics.c.position, topics.c.id)
)
_SOME = select(topics).where(topics.c.id.in_(bindparam("ids", expanding=True)))
_ONE = select(topics).where(topics.c.id == bindparam("topic"))


class Topics:
    """The list of topics."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def all(self) -> list[Topic]:
        """Return the topics that everyone can choose, in the order of the screen."""
        return [_topic(row) for row in await self._connection.execute(_FOR_ALL)]

    async def listed(self) -> list[Topic]:
        """Return the topics that editors keep, hidden ones too, in the order of the screen."""
        query = select(topics).where(topics.c.owner.is_(None)).order_by(topics.c.position, topics.c.id)
        return [_topic(row) for row in await self._connection.execute(query)]

    async def worded(self) -> list[tuple[TopicId, tuple[str, ...]]]:
        """Return the words of every topic for everyone that has some, hidden ones too."""
        query = select(topics.c.id, topics.c.words).where(topics.c.owner.is_(None)).order_by(topics.c.id)
        return [(TopicId(id), tuple(words)) for id, words in await self._connection.execute(query) if words]

    async def version(self) -> int:
        """Return how often the words of topics have changed: articles understood before are read again."""
        return int(await Notes(self._connection).get(_VERSION) or 0)

    async def words_changed(self) -> None:
        """Have a new version of the topics."""
        await Notes(self._connection).put(_VERSION, await self.version() + 1)

    async def add(self, name: str, names: dict[str, str], words: Sequence[str], now: datetime) -> TopicId:
        """Add a topic for everyone; `name` is what its slug is made of."""
        last = (await self._connection.execute(select(func.max(topics.c.position)))).scalar_one() or 0
        statement = (
            insert(self._connection, topics)
            .values(
                slug=slug_of(name, await self.ids()), group=TopicGroup.LIFE, emoji="", names=names,
                position=last + 1, words=list(words), examples=[], changed_at=now,
            )
            .returning(topics.c.id)
        )  # fmt: skip
        id = TopicId((await self._connection.execute(statement)).scalar_one())
        await self.words_changed()
        return id

    async def rename(self, id: TopicId, names: dict[str, str], now: datetime) -> None:
        """Give a topic other names."""
        await self._change(id, now, names=names)

    async def set_words(self, id: TopicId, words: Sequence[str], now: datetime) -> None:
        """Give a topic other words."""
        await self._change(id, now, words=list(words))
        await self.words_changed()

    async def hide(self, id: TopicId, now: datetime, *, hidden: bool) -> bool:
        """Hide a topic or show it again. False if it is so already."""
        statement = (
            update(topics)
            .where(topics.c.id == id, topics.c.hidden.is_not(hidden))
            .values(hidden=hidden, changed_at=now)
            .returning(topics.c.id)
        )
        return (await self._connection.execute(statement)).scalar_one_or_none() is not None

    async def shelve(self, id: TopicId, group: TopicGroup, now: datetime) -> None:
        """Put a topic on another shelf."""
        await self._change(id, now, group=group)

    async def _change(self, id: TopicId, now: datetime, **values: Any) -> None:
        await self._connection.execute(
            update(topics).where(topics.c.id == id).values(changed_at=now, **values)
        )

    async def ids(self) -> dict[str, TopicId]:
        """Return the id of every topic for everyone by its slug, hidden ones too."""
        query = select(topics.c.slug, topics.c.id).where(topics.c.owner.is_(None))
        return {slug: TopicId(id) for slug, id in await self._connection.execute(query)}

    async def by_id(self, wanted: Iterable[TopicId]) -> dict[TopicId, Topic]:
        """Return the topics of these ids, hidden ones and readers' own too."""
        found = await self._connection.execute(_SOME, {"ids": list(wanted)})
        return {TopicId(row.id): _topic(row) for row in found}

    async def public(self, wanted: Iterable[TopicId]) -> list[Topic]:
        """Return those topics of these ids that are for everyone: what other chats may see of a story."""
        return [topic for topic in (await self.by_id(wanted)).values() if topic.owner is None]

    async def get(self, id: TopicId) -> Topic | None:
        """Return a topic."""
        row = (await self._connection.execute(_ONE, {"topic": id})).one_or_none()
        return None if row is None else _topic(row)

    async def by_slug(self, slug: str) -> Topic | None:
        """Return the topic of a slug."""
        row = (await self._connection.execute(select(topics).where(topics.c.slug == slug))).one_or_none()
        return None if row is None else _topic(row)

    async def add_missing(
        self, shipped: Iterable[tuple[str, TopicGroup, str, dict[str, str]]], now: datetime
    ) -> int:
        """Add (slug, group, emoji, names) that are not there yet; what editors changed stays. Return how many."""
        rows = [
            {
                "slug": slug, "group": group, "emoji": emoji, "names": names, "position": position,
                "words": [], "examples": [], "changed_at": now,
            }
            for position, (slug, group, emoji, names) in enumerate(shipped)
        ]  # fmt: skip
        statement = (
            insert(self._connection, topics).values(rows).on_conflict_do_nothing().returning(topics.c.id)
        )
        return len((await self._connection.execute(statement)).all())


def _topic(row: Row[Any]) -> Topic:
    return Topic(
        id=TopicId(row.id),
        slug=row.slug,
        group=TopicGroup(row.group),
        names=row.names,
        emoji=row.emoji,
        words=tuple(row.words),
        examples=tuple(row.examples),
        owner=None if row.owner is None else ChatId(row.owner),
        hidden=row.hidden,
    )
