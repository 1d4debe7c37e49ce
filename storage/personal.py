"""What is kept of a chat and its person, table by table: for the file that they may ask for, and for its end."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, LargeBinary, Table, and_, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.audit import Deed
from news.ids import ChatId, UserId
from storage.own_sources import OwnSources
from storage.own_topics import OwnTopics
from storage.schema import (
    audit,
    bans,
    broadcast_edits,
    broadcasts,
    cards,
    chats,
    contents,
    corrections,
    deliveries,
    desk_keys,
    digests,
    editors,
    failures,
    feeds,
    invitations,
    metadata,
    own_sources,
    own_topics,
    questions,
    selection_stories,
    selections,
    summaries,
    topics,
    updates,
)
from storage.unsaid import unchosen, unsaid

OF_PERSON: tuple[Column[Any], ...] = (
    editors.c.user_id,
    questions.c.user_id,
    desk_keys.c.user_id,
    invitations.c.inviter,
)
"""Rows that are a person's alone, and go with them."""
SIGNED: tuple[Column[Any], ...] = (
    corrections.c.user_id,
    broadcasts.c.author,
    broadcasts.c.approved_by,
    broadcast_edits.c.author,
    broadcast_edits.c.approved_by,
)
"""What an editor did for everyone: it stays, and their number in it becomes `NOBODY`."""
EXCEPTED: tuple[Column[Any], ...] = (audit.c.user_id, bans.c.telegram_id)
"""Who did what as an editor, and who is shut out: that is not theirs alone to forget."""
NOBODY = 0
_SLICE = 500


class Personal:
    """What is kept of one chat, a group with all its topics, and in a private chat of its person."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def chats_of(self, telegram_id: int) -> list[ChatId]:
        """Return the chat of Telegram's number, of a forum each of its topics."""
        query = select(chats.c.id).where(chats.c.telegram_id == telegram_id).order_by(chats.c.id)
        return [ChatId(id) for id in await self._connection.scalars(query)]

    async def kept(self, telegram_id: int, user: UserId | None) -> dict[str, Any]:
        """Return every row by its table, as JSON, with what the topics and stories in them are called."""
        ids = await self.chats_of(telegram_id)
        found: dict[str, Any] = {}
        for table, condition in [*_of_chats(ids), *_of_person(user)]:
            found.setdefault(table.name, []).extend(await self._rows(table, condition))
        found[deliveries.name] = await self._said(ids)
        found[cards.name] = await self._opened(ids)
        found[updates.name] = await self._written(telegram_id)
        found["names"] = await self._names(found)
        return found

    async def forget(self, telegram_id: int, user: UserId | None) -> None:
        """Forget all of it but what the person did as an editor, and the updates: see `updates_of`."""
        ids = await self.chats_of(telegram_id)
        of_chats = deliveries.c.chat_id.in_(ids)
        said = select(deliveries.c.content_hash).where(of_chats)
        opened = select(cards.c.content_hash).where(
            cards.c.chat_id.in_(ids), cards.c.content_hash.is_not(None)
        )
        hashes = list(await self._connection.scalars(said.union(opened)))
        chosen = select(digests.c.selection_id).where(digests.c.chat_id.in_(ids)).distinct()
        numbers = list(await self._connection.scalars(chosen))
        await self._forget_failures(ids, select(deliveries.c.id).where(of_chats))
        own = OwnTopics(self._connection)
        for id in ids:
            for topic in await own.of(id):
                await own.remove(topic.id)
        await self._connection.execute(delete(chats).where(chats.c.id.in_(ids)))
        await OwnSources(self._connection).drop_left()
        for start in range(0, len(hashes), _SLICE):
            some = contents.c.hash.in_(hashes[start : start + _SLICE])
            await self._connection.execute(delete(contents).where(some, unsaid()))
        for start in range(0, len(numbers), _SLICE):
            some = selections.c.id.in_(numbers[start : start + _SLICE])
            await self._connection.execute(delete(selections).where(some, unchosen()))
        panels = update(broadcasts).where(broadcasts.c.panel_chat == telegram_id)
        await self._connection.execute(panels.values(panel_chat=None, panel_message=None))
        if user is not None:
            await self._forget_person(user)

    async def updates_of(self, telegram_id: int, handled_now: int) -> list[int]:
        """Return what Telegram told us of a chat or person and has been dealt with, or is by the update `handled_now`.

        What came after that is still to be answered. All updates are looked through, so this is for a transaction that
        only reads.
        """
        over = or_(updates.c.done_at.is_not(None), updates.c.update_id == handled_now)
        query = select(updates.c.seq).where(_tells_of(telegram_id), over).order_by(updates.c.seq)
        return list(await self._connection.scalars(query))

    async def forget_updates(self, seqs: Sequence[int]) -> None:
        """Forget updates, and what failed about them."""
        for start in range(0, len(seqs), _SLICE):
            some = updates.c.seq.in_(seqs[start : start + _SLICE])
            gone = await self._connection.scalars(delete(updates).where(some).returning(updates.c.update_id))
            failed = failures.c.row.in_(gone.all())
            await self._connection.execute(delete(failures).where(failures.c.job == "inbox", failed))

    async def _forget_person(self, user: UserId) -> None:
        for column in OF_PERSON:
            await self._connection.execute(delete(column.table).where(column == user))
        for column in SIGNED:
            statement = update(column.table).where(column == user).values({column.name: NOBODY})
            await self._connection.execute(statement)
        # What somebody without a role tried is no deed of an editor.
        tried = and_(audit.c.user_id == user, audit.c.action == Deed.REFUSED)
        await self._connection.execute(delete(audit).where(tried))

    async def _forget_failures(self, ids: Sequence[ChatId], sent: Any) -> None:
        """Forget what failed for the chats: the numbers of their rows may be given to others."""
        await self._connection.execute(
            delete(failures).where(
                or_(
                    and_(failures.c.job == "compose", failures.c.row.in_(ids)),
                    and_(failures.c.job == "deliver", failures.c.row.in_(sent)),
                )
            )
        )

    async def _rows(self, table: Table, condition: ColumnElement[bool]) -> list[dict[str, Any]]:
        # Vectors and hashes say nothing to a person; a lease is about us.
        columns = [
            column
            for column in table.columns
            if not isinstance(column.type, LargeBinary) and column.name != "lease_until"
        ]
        query = select(*columns).where(condition).order_by(*table.primary_key.columns)
        rows = (await self._connection.execute(query)).mappings()
        return [{name: _plain(value) for name, value in row.items()} for row in rows]

    async def _said(self, ids: Sequence[ChatId]) -> list[dict[str, Any]]:
        """Return what was sent, with its words; not the files that were asked for like this one."""
        rows = await self._rows(deliveries, deliveries.c.chat_id.in_(ids))
        bodies = await self._bodies(deliveries.c.id, deliveries.c.content_hash, deliveries.c.chat_id.in_(ids))
        return [
            row | ({} if bodies[row["id"]]["is"] == "file" else {"content": bodies[row["id"]]})
            for row in rows
            if row["id"] in bodies
        ]

    async def _opened(self, ids: Sequence[ChatId]) -> list[dict[str, Any]]:
        """Return the cards that were opened, with their words."""
        found = []
        for id in ids:
            bodies = await self._bodies(cards.c.message_id, cards.c.content_hash, cards.c.chat_id == id)
            for row in await self._rows(cards, cards.c.chat_id == id):
                body = bodies.get(row["message_id"])
                found.append(row if body is None else row | {"content": body})
        return found

    async def _bodies(
        self, key: Column[int], hash: Column[bytes], condition: ColumnElement[bool]
    ) -> dict[int, Any]:
        """Return what rows of a table say, by their key."""
        query = select(key, contents.c.body).join(contents, contents.c.hash == hash).where(condition)
        return {row[0]: row.body for row in await self._connection.execute(query)}

    async def _written(self, telegram_id: int) -> list[dict[str, Any]]:
        return await self._rows(updates, _tells_of(telegram_id))

    async def _names(self, found: dict[str, Any]) -> dict[str, Any]:
        """Return what the numbers of topics and stories mean."""
        rows = [row for kept in found.values() for row in kept]
        wanted = {row["topic_id"] for row in rows if row.get("topic_id")}
        told = {row["story_id"] for row in rows if row.get("story_id")}
        named: dict[int, Any] = {}
        for some in _sliced(wanted):
            query = select(topics.c.id, topics.c.names).where(topics.c.id.in_(some))
            named |= {row.id: row.names for row in await self._connection.execute(query)}
        headlines: dict[int, str] = {}
        for some in _sliced(told):
            spoken = select(summaries.c.story_id, summaries.c.headline).where(
                summaries.c.story_id.in_(some), summaries.c.position == 0
            )
            headlines |= {row.story_id: row.headline for row in await self._connection.execute(spoken)}
        return {"topics": named, "stories": headlines}


def _of_chats(ids: Sequence[ChatId]) -> list[tuple[Table, ColumnElement[bool]]]:
    """Return where rows of chats lie: in every table that refers to one, so that a new table is not forgotten."""
    rules: list[tuple[Table, ColumnElement[bool]]] = [(chats, chats.c.id.in_(ids))]
    for table in metadata.sorted_tables:
        if table is not deliveries:
            rules += [(table, column.in_(ids)) for column in table.columns if column.references(chats.c.id)]
    mine = select(topics.c.id).where(topics.c.owner.in_(ids))
    chosen = select(digests.c.selection_id).where(digests.c.chat_id.in_(ids))
    return [
        *rules,
        (own_topics, own_topics.c.topic_id.in_(mine)),
        (feeds, feeds.c.id.in_(select(own_sources.c.feed_id).where(own_sources.c.chat_id.in_(ids)))),
        (selection_stories, selection_stories.c.selection_id.in_(chosen)),
    ]


def _of_person(user: UserId | None) -> list[tuple[Table, ColumnElement[bool]]]:
    if user is None:
        return []
    columns = [column for column in (*OF_PERSON, *SIGNED, *EXCEPTED) if column is not questions.c.user_id]
    # Questions of a private chat are there by their chat; those of the person elsewhere lie in other chats.
    elsewhere = and_(questions.c.user_id == user, questions.c.chat_id.not_in(_private(user)))
    return [*((column.table, column == user) for column in columns), (questions, elsewhere)]


def _private(user: UserId) -> Any:
    return select(chats.c.id).where(chats.c.telegram_id == user)


def _tells_of(telegram_id: int) -> ColumnElement[bool]:
    """Return the condition that an update names a chat or a person; it is kept as JSON text."""
    number = f'"id": {telegram_id}'
    return or_(updates.c.body.contains(f"{number},"), updates.c.body.contains(f"{number}}}"))


def _sliced(ids: set[int]) -> list[list[int]]:
    ordered = sorted(ids)
    return [ordered[start : start + _SLICE] for start in range(0, len(ordered), _SLICE)]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
