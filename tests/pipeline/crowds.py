"""Readers in pairs that want the same, and news for them: what one of a pair gets alone the other must get in a batch."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from hypothesis import strategies as st
from sqlalchemy import insert, literal, select

from news.chats import ChatKind, DigestSize, Look, Settings
from news.ids import ChatId
from news.schedule import Schedule
from storage.schema import (
    chats,
    contents,
    deliveries,
    digests,
    likes,
    mutes,
    selection_stories,
    shown,
    stories,
    story_topics,
    subscriptions,
    summaries,
    topics,
)

HOUR = timedelta(hours=1)
TOPICS = 5
WORDS = ("Совет", "Сборная", "Урожай", "Дорога")
ZONES = ("Asia/Bishkek", "Asia/Omsk")
"""Both show 08:00 at the moment of the tests."""


@dataclass(frozen=True)
class Tale:
    """A story."""

    topics: tuple[int, ...]
    age: int = 0
    """Hours since its last report."""
    importance: float = 0.5
    word: str = WORDS[0]
    language: str = "ru"
    kept: str = "seen"
    """Or hidden, merged, bare (without a summary), marked."""


@dataclass(frozen=True)
class Wants:
    """What both readers of a pair want."""

    topics: tuple[int, ...] = (1,)
    since: int = 24
    """Hours since the subscription looks back."""
    evening: bool = False
    """Whether its last topic comes in the evening only."""
    silent: bool = False
    size: DigestSize = DigestSize.SHORT
    language: str = "ru"
    zone: str = ZONES[0]
    kind: ChatKind = ChatKind.PRIVATE
    look: Look = Look.PLAIN
    note: bool = False
    paused: bool = False
    served: int | None = None
    """Days since its last digest."""
    late: int = 0
    """Hours by which its digest is late."""
    shown: tuple[int, ...] = ()
    liked: tuple[tuple[int, int], ...] = ()
    muted: tuple[tuple[str, str], ...] = ()
    own: tuple[int, ...] = ()
    """Stories of a topic of its own."""


TALES = st.lists(
    st.builds(
        Tale,
        topics=st.lists(st.integers(1, TOPICS), min_size=1, max_size=3, unique=True).map(tuple),
        age=st.integers(0, 9 * 24),
        importance=st.sampled_from((0.1, 0.3, 0.30000000000000004, 0.9)),
        word=st.sampled_from(WORDS),
        language=st.sampled_from(("ru", "ky")),
        kept=st.sampled_from(("seen",) * 6 + ("hidden", "merged", "bare", "marked")),
    ),
    min_size=1,
    max_size=14,
)
_STORY = st.integers(1, 14)
_MUTES = st.one_of(
    st.tuples(st.just("topic"), st.integers(1, TOPICS).map(str)),
    st.tuples(st.just("word"), st.sampled_from(WORDS)),
    st.tuples(st.just("story"), _STORY.map(str)),
)
READERS = st.lists(
    st.builds(
        Wants,
        topics=st.lists(st.integers(1, TOPICS), max_size=4, unique=True).map(tuple),
        since=st.sampled_from((1, 24, 60, 24 * 30)),
        evening=st.booleans(),
        silent=st.booleans(),
        size=st.sampled_from((DigestSize.SHORT, DigestSize.NORMAL)),
        language=st.sampled_from(("ru", "en")),
        zone=st.sampled_from(ZONES),
        kind=st.sampled_from((ChatKind.PRIVATE, ChatKind.PRIVATE, ChatKind.GROUP)),
        look=st.sampled_from(Look),
        note=st.booleans(),
        paused=st.sampled_from((False, False, False, True)),
        served=st.sampled_from((None, 1, 1, 2, 6)),
        late=st.sampled_from((0, 0, 0, 1, 3)),
        shown=st.lists(_STORY, max_size=4, unique=True).map(tuple),
        liked=st.lists(
            st.tuples(_STORY, st.sampled_from((1, -1))), max_size=2, unique_by=lambda one: one[0]
        ).map(tuple),
        muted=st.lists(_MUTES, max_size=2, unique=True).map(tuple),
        own=st.one_of(st.just(()), st.lists(_STORY, max_size=3, unique=True).map(tuple)),
    ),
    min_size=1,
    max_size=8,
)


@dataclass
class Town:
    """A database with news and pairs of readers."""

    storage: object
    now: datetime
    alone: list[ChatId] = field(default_factory=list)
    together: list[ChatId] = field(default_factory=list)
    count: int = 0

    async def open(self, tales, wanted):
        async with self.storage.writing() as tx:
            connection = tx.digests._connection
            await connection.execute(insert(topics), [self._topic(number) for number in range(1, TOPICS + 1)])
            for number, tale in enumerate(tales, start=1):
                await self._tell(connection, number, tale)
            self.count = len(tales)
            for wants in wanted:
                self.alone.append(await self._move_in(connection, tx, wants))
                self.together.append(await self._move_in(connection, tx, wants))

    def _topic(self, number, owner=None):
        return {
            "slug": f"topic-{number}", "group": "life", "names": {"ru": "Моя" if owner else f"Тема {number}"}, "words": [],
            "examples": [], "changed_at": self.now, "owner": owner,
        }  # fmt: skip

    async def _tell(self, connection, number, tale):
        at = self.now - tale.age * HOUR
        bare, merged = tale.kept == "bare", tale.kept == "merged" and number > 1
        await connection.execute(
            insert(stories).values(
                id=number, version=2, summarised_version=0 if bare else 1, first_at=at - HOUR, last_at=at,
                touched_at=at, outlets=2, importance=tale.importance, merged_into=1 if merged else None,
                hidden_at=self.now if tale.kept == "hidden" else None,
                important_at=at if tale.kept == "marked" else None,
            )
        )  # fmt: skip
        about = [
            {
                "story_id": number,
                "topic_id": topic,
                "score": 0.9 - place / 10,
                "last_at": at,
                "touched_at": at,
            }
            for place, topic in enumerate(tale.topics)
        ]
        await connection.execute(insert(story_topics), about)
        if not bare:
            await connection.execute(
                insert(summaries).values(
                    story_id=number, language=tale.language, position=0, headline=f"{tale.word} №{number}",
                    sentences=[],
                )
            )  # fmt: skip

    async def _move_in(self, connection, tx, wants):
        times = (time(8), time(19))
        settings = Settings(
            language=wants.language, schedule=Schedule(times=times, timezone=wants.zone), size=wants.size,
            look=wants.look, note=wants.note, set_up=True,
        )  # fmt: skip
        number = len(self.alone) + len(self.together) + 1
        before = self.now - timedelta(minutes=1)
        chat = await tx.chats.meet(-number, None, wants.kind, settings, before)
        day = timedelta(days=1)
        await connection.execute(
            chats.update()
            .where(chats.c.id == chat.id)
            .values(
                next_digest_at=self.now - wants.late * HOUR,
                served_at=None if wants.served is None else self.now - wants.served * day,
                paused_until=self.now + HOUR if wants.paused else None,
            )
        )
        chosen = list(wants.topics)
        if wants.own:
            made = insert(topics).values(self._topic(f"own-{number}", chat.id)).returning(topics.c.id)
            own = (await connection.execute(made)).scalar_one()
            links = select(
                stories.c.id, literal(own), literal(0.95), stories.c.last_at, stories.c.touched_at
            ).where(stories.c.id.in_(wants.own))
            kept = ["story_id", "topic_id", "score", "last_at", "touched_at"]
            await connection.execute(insert(story_topics).from_select(kept, links))
            chosen.append(own)
        for place, topic in enumerate(chosen, start=1):
            only = ["19:00"] if wants.evening and place == len(chosen) else None
            await connection.execute(
                insert(subscriptions).values(
                    chat_id=chat.id, topic_id=topic, since=self.now - wants.since * HOUR, times=only,
                    silent=wants.silent,
                )
            )  # fmt: skip
        known = set(await connection.scalars(select(stories.c.id)))
        for id in known.intersection(wants.shown):
            await connection.execute(
                insert(shown).values(chat_id=chat.id, story_id=id, version=1, shown_at=self.now - HOUR)
            )
        for id, value in wants.liked:
            if id in known:
                await connection.execute(
                    insert(likes).values(chat_id=chat.id, story_id=id, value=value, topics=[], at=self.now)
                )
        for kind, value in wants.muted:
            await connection.execute(
                insert(mutes).values(chat_id=chat.id, kind=kind, value=value, since=self.now)
            )
        return chat.id

    async def claimed(self, ids):
        async with self.storage.reading() as tx:
            return [await tx.chats.get(id) for id in ids]

    async def got(self, id):
        """Return all that was written for a chat, without numbers that differ in any case."""
        async with self.storage.reading() as tx:
            connection = tx.digests._connection
            chat = (await connection.execute(select(chats).where(chats.c.id == id))).one()
            names = {
                row.id: row.slug.replace(str(chat.telegram_id).lstrip("-"), "me")
                for row in await connection.execute(select(topics).where(topics.c.owner == id))
            }
            digest = (
                await connection.execute(
                    select(digests).where(digests.c.chat_id == id).order_by(digests.c.id)
                )
            ).all()
            stood = [
                [
                    (row.position, row.story_id, names.get(row.topic_id, row.topic_id), row.version)
                    for row in await connection.execute(
                        select(selection_stories)
                        .where(selection_stories.c.selection_id == one.selection_id)
                        .order_by(selection_stories.c.position)
                    )
                ]
                for one in digest
            ]
            seen = (
                await connection.execute(
                    select(shown.c.story_id, shown.c.version, shown.c.shown_at)
                    .where(shown.c.chat_id == id)
                    .order_by(shown.c.story_id)
                )
            ).all()
            since = (
                await connection.scalars(
                    select(subscriptions.c.since)
                    .where(subscriptions.c.chat_id == id)
                    .order_by(subscriptions.c.id)
                )
            ).all()
            left = (
                await connection.execute(
                    select(deliveries, contents.c.body)
                    .join(contents, contents.c.hash == deliveries.c.content_hash)
                    .where(deliveries.c.chat_id == id)
                    .order_by(deliveries.c.id)
                )
            ).all()
        numbers = {one.id: place for place, one in enumerate(digest)}
        return {
            "chat": (chat.next_digest_at, chat.served_at, chat.lease_until),
            "digests": [(one.moment, one.created_at) for one in digest],
            "stories": stood,
            "shown": [tuple(row) for row in seen],
            "since": since,
            "deliveries": [
                (
                    row.key.split(":")[2], numbers[row.digest_id], row.lane, row.status, row.due_at,
                    row.expires_at, row.body,
                )
                for row in left
            ],
        }  # fmt: skip
