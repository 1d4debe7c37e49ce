"""Digests: what each chat was shown, so that nothing is shown twice."""

import json
from collections.abc import Sequence
from datetime import datetime
from hashlib import blake2b
from typing import Any

from sqlalchemy import BigInteger, delete, exists, func, literal, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from news.deliveries import DeliveryStatus
from news.digests import ITS_OWN, Digest, NewDigest, Section
from news.ids import ChatId, DigestId, StoryId
from news.outgoing import Text
from news.stories import Story
from storage.contents import content_from_json
from storage.dialect import insert
from storage.many import among, given, one_of, packed, unpacked
from storage.schema import contents, deliveries, digests, selection_stories, selections, shown

NEVER_LEFT = (DeliveryStatus.FAILED, DeliveryStatus.CANCELLED, DeliveryStatus.EXPIRED)


class Digests:
    """What was chosen for whom."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, made: Sequence[NewDigest], now: datetime) -> dict[ChatId, DigestId]:
        """Keep digests of different chats, and that these have been shown their stories; what is equal is kept once."""
        if not made:
            return {}
        # Where many get the same it is one object.
        different = {id(one.digest): one.digest for one in made if one.digest.sections}
        prints = {key: _print(digest) for key, digest in different.items()}
        told = {prints[key]: digest for key, digest in different.items()}
        selected = await self._select(told, now)
        rows = [
            (one.chat_id, one.moment, selected.get(prints.get(id(one.digest), b""))) for one in made
        ]  # fmt: skip
        kinds = {
            "chat_id": digests.c.chat_id.type,
            "moment": digests.c.moment.type,
            "selection_id": BigInteger(),
        }
        new = given(self._connection, kinds, rows)
        statement = insert(self._connection, digests).from_select(
            [*kinds, "created_at"], select(*new.c, literal(now, digests.c.created_at.type)).where(true())
        )
        await self._connection.execute(statement)
        ids = await self._newest([one.chat_id for one in made], now)
        await self._show([ids[one.chat_id] for one in made if one.digest.sections], now)
        return ids

    async def _newest(self, chat_ids: Sequence[ChatId], now: datetime) -> dict[ChatId, DigestId]:
        """Return the number of the last digest of each chat, of those that were made at a moment."""
        query = (
            select(digests.c.chat_id, func.max(digests.c.id).label("id"))
            .where(among(self._connection, digests.c.chat_id, chat_ids), digests.c.created_at == now)
            .group_by(digests.c.chat_id)
        )
        found = unpacked(query, await packed(self._connection, query))
        return {ChatId(chat_id): DigestId(id) for chat_id, id in found}

    async def _select(self, told: dict[bytes, Digest], now: datetime) -> dict[bytes, int]:
        """Keep what stands in digests, by its print, each once. Return the numbers."""
        if not told:
            return {}
        known = await self._selected(list(told))
        # In one order: two that keep the same must not wait for each other.
        unknown = sorted(told.keys() - known.keys())
        if not unknown:
            return known
        rows = [{"hash": hash, "created_at": now} for hash in unknown]
        statement = insert(self._connection, selections).on_conflict_do_nothing()
        statement = statement.returning(selections.c.id, selections.c.hash)
        new = {row.hash: row.id for row in (await self._connection.execute(statement, rows)).all()}
        if new:
            await self._connection.execute(
                insert(self._connection, selection_stories),
                [
                    {
                        "selection_id": id, "position": position, "story_id": story.id,
                        "topic_id": section.topic_id, "version": story.version,
                    }
                    for hash, id in new.items()
                    for position, (section, story) in enumerate(_placed(told[hash]), start=1)
                ],
            )  # fmt: skip
        met = [hash for hash in unknown if hash not in new]
        return known | new | (await self._selected(met) if met else {})

    async def _selected(self, hashes: Sequence[bytes]) -> dict[bytes, int]:
        """Return the numbers of those selections that are kept."""
        place, is_it = one_of(self._connection, selections.c.hash, hashes)
        query = select(place, selections.c.id).where(is_it)
        found = unpacked(query, await packed(self._connection, query))
        return {hashes[place]: id for place, id in found}

    async def _show(self, ids: Sequence[DigestId], now: datetime) -> None:
        """Remember that chats have been shown what stands in their digests."""
        rows = (
            select(
                digests.c.chat_id, selection_stories.c.story_id, selection_stories.c.version,
                literal(now, shown.c.shown_at.type),
            )
            .join(selection_stories, selection_stories.c.selection_id == digests.c.selection_id)
            .where(among(self._connection, digests.c.id, ids))
        )  # fmt: skip
        statement = insert(self._connection, shown).from_select(
            ["chat_id", "story_id", "version", "shown_at"], rows
        )
        await self._connection.execute(_again(statement))

    async def sent(
        self, chat_id: ChatId, id: DigestId, message_id: int, pressed: str | None = None
    ) -> Text | None:
        """Return a message of a chat's digest as it was sent, of `ITS_OWN` the one that became this message.

        A reader can press a button of it (`pressed` is what that carries) before we have noted which message it
        became. None for one that is not kept.
        """
        which = deliveries.c.digest_id.is_not(None) if id == ITS_OWN else deliveries.c.digest_id == id
        known = deliveries.c.status.in_((DeliveryStatus.SENT, DeliveryStatus.SENDING))
        query = (
            select(deliveries.c.message_ids, deliveries.c.content_hash, deliveries.c.status)
            .where(deliveries.c.chat_id == chat_id, which, known)
            .order_by(deliveries.c.id.desc())
        )
        for row in (await self._connection.execute(query)).all():
            if message_id in (row.message_ids or ()):
                return await self._text(row.content_hash)
            if pressed is not None and row.status == DeliveryStatus.SENDING:
                leaving = await self._text(row.content_hash)
                if leaving is not None and pressed in (one.data for line in leaving.buttons for one in line):
                    return leaving
        return None

    async def _text(self, content_hash: bytes) -> Text | None:
        query = select(contents.c.body).where(contents.c.hash == content_hash)
        message = content_from_json((await self._connection.execute(query)).scalar_one())
        return message if isinstance(message, Text) else None

    async def show_to(self, chat_ids: Sequence[ChatId], story: Story, now: datetime) -> None:
        """Remember that chats have been shown a story."""
        rows = [
            {"chat_id": chat_id, "story_id": story.id, "version": story.version, "shown_at": now}
            for chat_id in chat_ids
        ]
        if rows:
            await self._connection.execute(
                insert(self._connection, shown).values(rows).on_conflict_do_nothing()
            )

    async def not_told(self, chat_id: ChatId, story_id: StoryId) -> None:
        """Remember that a chat was not shown a story after all: the next digest may bring it."""
        await self._connection.execute(
            delete(shown).where(shown.c.chat_id == chat_id, shown.c.story_id == story_id)
        )

    async def not_sent(self, id: DigestId) -> None:
        """Remember that a chat was not shown a digest after all, if no part of it has left or still may."""
        left = select(deliveries.c.id).where(
            deliveries.c.digest_id == id, deliveries.c.status.not_in(NEVER_LEFT)
        )
        chat = select(digests.c.chat_id).where(digests.c.id == id)
        stories = (
            select(selection_stories.c.story_id)
            .join(digests, digests.c.selection_id == selection_stories.c.selection_id)
            .where(digests.c.id == id)
        )
        await self._connection.execute(
            delete(shown).where(
                shown.c.chat_id == chat.scalar_subquery(), shown.c.story_id.in_(stories), ~exists(left)
            )
        )

    async def show(self, chat_id: ChatId, stories: Sequence[Story], now: datetime) -> None:
        """Remember that a chat has been shown stories."""
        rows = [
            {"chat_id": chat_id, "story_id": story.id, "version": story.version, "shown_at": now}
            for story in stories
        ]
        if not rows:
            return
        await self._connection.execute(_again(insert(self._connection, shown).values(rows)))


def _again(statement: Any) -> Any:
    """Return an insert into `shown` after which what was shown before is shown anew."""
    return statement.on_conflict_do_update(
        index_elements=[shown.c.chat_id, shown.c.story_id],
        set_={"version": statement.excluded.version, "shown_at": statement.excluded.shown_at},
    )


def _placed(digest: Digest) -> list[tuple[Section, Story]]:
    return [(section, story) for section in digest.sections for story in section.stories]


def _print(digest: Digest) -> bytes:
    """Return 16 bytes that are equal for digests in which the same stands.

    The number of a story that is gone may be given to another: so it is known by its first report, too.
    """
    told = [
        (story.id, section.topic_id, story.version, story.first_at.isoformat())
        for section, story in _placed(digest)
    ]
    return blake2b(json.dumps(told).encode(), digest_size=16).digest()
