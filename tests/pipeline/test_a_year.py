"""After the first months a database grows no more, however long it runs: what comes in each day, tidy removes in its time."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from sqlalchemy import func, insert, select, text

from news.audit import Deed
from news.broadcasts import BroadcastState
from news.deliveries import DeliveryStatus
from news.ids import EntryId
from news.search import Stems, ToIndex
from pipeline.tidy import tidy
from storage.failures import Failures
from storage.schema import (
    amendments,
    article_topics,
    articles,
    audit,
    broadcast_edits,
    broadcast_versions,
    broadcasts,
    cards,
    chats,
    contents,
    corrections,
    deliveries,
    desk_keys,
    digests,
    entries,
    failures,
    feeds,
    hosts,
    invitations,
    items_seen,
    likes,
    metadata,
    model_days,
    questions,
    repeated_lines,
    retellings,
    saved,
    searches,
    selection_stories,
    selections,
    shown,
    stories,
    story_topics,
    subscriptions,
    summaries,
    topics,
    updates,
)

BEGIN = datetime(2026, 1, 1, 3, 0, tzinfo=UTC)
DAY = timedelta(days=1)
KEEP = 30 * DAY
"""A third of what is usual, so that eight months are as two years."""
SETTLED, END = 60, 240
FEEDS, ITEMS, STORIES, READERS = 2, 40, 12, 5
FOR_GOOD = {"corrections"}
"""What editors taught is kept for good, as is what they did; nothing else is."""


async def put(connection, table, *rows):
    await connection.execute(insert(table), list(rows))


async def found(connection):
    """Return how many rows each table has."""
    counted = Counter()
    for table in metadata.sorted_tables:
        query = select(func.count()).select_from(table)
        if table is audit:
            query = query.where(audit.c.action == Deed.REFUSED)
        counted[table.name] = (await connection.execute(query)).scalar_one()
    if connection.dialect.name == "sqlite":
        index = text("SELECT count(*) FROM article_index_docsize")
        counted["article_index"] = (await connection.execute(index)).scalar_one()
        pages = (await connection.execute(text("PRAGMA page_count"))).scalar_one()
        counted["pages of the file"] = pages
    else:
        counted["article_index"] = (
            await connection.execute(text("SELECT count(*) FROM article_index"))
        ).scalar_one()
    return counted


async def begin(connection):
    await put(
        connection,
        feeds,
        *(
            {"id": id, "url": f"https://paper{id}.example/rss", "host": f"paper{id}.example", "name": f"Газета {id}",
             "next_check_at": BEGIN, "created_at": BEGIN}
            for id in range(1, FEEDS + 1)
        ),
    )  # fmt: skip
    await put(
        connection, topics,
        {"id": 1, "slug": "csto", "group": "organisations", "names": {}, "words": [], "examples": [], "changed_at": BEGIN},
    )  # fmt: skip
    await put(
        connection, chats,
        *(
            {"id": id, "telegram_id": id, "kind": "private", "language": "ru", "timezone": "Asia/Bishkek",
             "times": ["08:00"], "days": list(range(7)), "size": "normal", "created_at": BEGIN}
            for id in range(1, READERS + 1)
        ),
    )  # fmt: skip


def key(*parts):
    return sha256(repr(parts).encode()).digest()


async def news(tx, connection, day, now):
    """What a day of news leaves."""
    items = range(day * ITEMS + 1, (day + 1) * ITEMS + 1)
    story = range(day * STORIES + 1, (day + 1) * STORIES + 1)
    of = {item: story[number % STORIES] for number, item in enumerate(items)}
    at = {item: now - timedelta(minutes=number) for number, item in enumerate(items)}
    body = "Главы государств обсудили сотрудничество и подписали соглашение. " * 10
    await put(
        connection, entries,
        *(
            {"id": item, "feed_id": 1 + item % FEEDS, "guid_key": key("guid", item), "title_key": key("title", item),
             "content_key": key("content", item), "title": f"Новость {item}", "html": body, "published_at": at[item],
             "first_seen_at": at[item], "read_at": at[item]}
            for item in items
        ),
    )  # fmt: skip
    await put(
        connection, stories,
        *(
            {"id": id, "first_at": now, "last_at": now, "touched_at": now, "told_at": now, "summarised_version": 1,
             # Some are found to be one with another that came before.
             "merged_into": story[0] if id % STORIES == 5 else None}
            for id in story
        ),
    )  # fmt: skip
    await put(
        connection, articles,
        *(
            {"id": item, "feed_id": 1 + item % FEEDS, "title": f"Новость {item}", "text": body, "language": "ru",
             "published_at": at[item], "read_at": at[item], "vector": key(item) * 8, "understood_with": "model",
             "story_id": of[item]}
            for item in items
        ),
    )  # fmt: skip
    await tx.search.index(
        [
            (
                ToIndex(id=EntryId(item), title="", text="", language="ru", read_at=at[item]),
                Stems(title=f"новост {item}", text=f"глав государств {item % 97} обсуд", exact=""),
            )
            for item in items
        ]
    )
    await put(
        connection, article_topics, *({"article_id": item, "topic_id": 1, "score": 0.9} for item in items)
    )
    await put(
        connection, story_topics,
        *({"story_id": id, "topic_id": 1, "score": 0.9, "last_at": now, "touched_at": now} for id in story),
    )  # fmt: skip
    await put(
        connection, summaries,
        *({"story_id": id, "language": "ru", "position": 0, "headline": f"Новость {id}", "sentences": [body[:80]]} for id in story),
    )  # fmt: skip
    await put(
        connection, amendments,
        {"story_id": story[0], "article_id": items[0], "outlet": "Газета", "was": "5", "becomes": "6", "at": now, "told_at": now},
        # One that nobody had been shown is told nobody.
        {"story_id": story[1], "article_id": items[1], "outlet": "Газета", "was": "5", "becomes": "6", "at": now, "told_at": None},
    )  # fmt: skip
    await put(
        connection, retellings,
        {"story_id": story[0], "language": "ky", "kind": "translation", "version": 1, "source_hash": "x", "made_at": now, "again_at": now},
    )  # fmt: skip
    await put(connection, model_days, {"day": f"{now:%Y-%m-%d}", "calls": 1, "tokens": 100})
    host = f"once{day}.example"
    await put(connection, hosts, {"host": host, "rest_until": now + DAY / 24})
    await put(connection, repeated_lines, {"host": host, "packed": b"x", "learned_at": now})
    # A document is seen whole each time: it takes the place of the one before.
    await connection.execute(items_seen.delete())
    await put(
        connection, items_seen, *({"feed_id": id, "packed": key(day, id)} for id in range(1, FEEDS + 1))
    )
    await put(
        connection, failures,
        {"job": "read", "row": items[0], "times": 10, "error": "broken", "since": now, "rest_until": datetime(9999, 1, 1, tzinfo=UTC)},
    )  # fmt: skip
    return list(story)


async def readers(connection, day, now, story):
    """What a day of readers leaves."""
    said = key("digest", day)
    reader = range(1, READERS + 1)
    first = day * READERS
    await put(
        connection,
        contents,
        {"hash": said, "body": {"is": "text", "html": "Дайджест " * 50}, "created_at": now},
    )
    await put(connection, selections, {"id": day + 1, "hash": said, "created_at": now})
    await put(
        connection, selection_stories,
        *({"selection_id": day + 1, "position": place, "story_id": id, "topic_id": 1, "version": 1} for place, id in enumerate(story)),
    )  # fmt: skip
    await put(
        connection, digests,
        *({"id": first + id, "chat_id": id, "moment": now, "created_at": now, "selection_id": day + 1} for id in reader),
    )  # fmt: skip
    await put(
        connection, deliveries,
        *(
            {"key": f"digest:{first + id}:0", "chat_id": id, "content_hash": said, "lane": 2, "due_at": now,
             "status": DeliveryStatus.SENT if id > 1 else DeliveryStatus.EXPIRED, "ended_at": now, "digest_id": first + id,
             "message_ids": [1]}
            for id in reader
        ),
    )  # fmt: skip
    await put(
        connection,
        shown,
        *({"chat_id": id, "story_id": one, "version": 1, "shown_at": now} for id in reader for one in story),
    )
    await put(connection, likes, {"chat_id": 1, "story_id": story[1], "value": 1, "topics": [], "at": now})
    await put(
        connection,
        cards,
        {"chat_id": 1, "message_id": 10 * day, "story_id": story[2], "at": now, "content_hash": said},
    )
    await put(connection, subscriptions, {"chat_id": 1, "story_id": story[3], "since": now, "alerts": "off"})
    # Somebody saves a story a day and lets go of what they saved ten days ago.
    await put(connection, saved, {"chat_id": 2, "story_id": story[4], "at": now})
    await connection.execute(saved.delete().where(saved.c.at < now - 10 * DAY))
    await put(
        connection, searches,
        {"key": f"s{day}", "chat_id": 1, "query": "ОДКБ", "asked_at": now, "expires_at": now + DAY},
    )  # fmt: skip
    await put(
        connection,
        questions,
        {"user_id": 1000 + day, "chat_id": 1, "kind": "feed", "data": {}, "expires_at": now + DAY / 24},
    )
    await put(
        connection, updates,
        *({"bot_id": 1, "update_id": first + id, "body": "{}", "received_at": now, "done_at": now} for id in reader),
    )  # fmt: skip


async def newsroom(connection, day, now, story):
    """What a day of editors leaves."""
    said = key("broadcast", day)
    await put(
        connection, contents, {"hash": said, "body": {"is": "text", "html": "Объявление"}, "created_at": now}
    )
    states = (BroadcastState.REPORTED, BroadcastState.CANCELLED, BroadcastState.DRAFT)
    await put(
        connection, broadcasts,
        {"id": day + 1, "author": 1, "content_hash": said, "state": states[day % 3], "created_at": now, "audience": {}},
    )  # fmt: skip
    await put(
        connection, broadcast_versions, {"broadcast_id": day + 1, "language": "ru", "content_hash": said}
    )
    await put(
        connection, broadcast_edits,
        {"broadcast_id": day + 1, "author": 1, "version": "ru", "content_hash": said, "state": "done", "created_at": now},
    )  # fmt: skip
    await put(
        connection, deliveries,
        {"key": f"broadcast:{day + 1}:chat:1", "chat_id": 1, "content_hash": said, "lane": 3, "due_at": now,
         "status": DeliveryStatus.SENT, "ended_at": now, "broadcast_id": day + 1},
    )  # fmt: skip
    await put(
        connection, audit,
        {"at": now, "user_id": 5, "action": Deed.REFUSED, "subject": "x", "details": {}},
        {"at": now, "user_id": 1, "action": Deed.TOPIC_ADDED, "subject": "x", "details": {}},
    )  # fmt: skip
    await put(
        connection, desk_keys, {"hash": key("key", day), "user_id": 1, "once": False, "expires_at": now + DAY}
    )
    await put(
        connection, invitations, {"token": f"t{day}", "role": "editor", "inviter": 1, "expires_at": now + DAY}
    )
    await put(
        connection, corrections,
        {"at": now, "user_id": 1, "story_id": story[0], "kind": "topics", "before": {}, "after": {}},
    )  # fmt: skip


@pytest.mark.timeout(600)
async def test_a_year_takes_no_more_room_than_its_first_months(storage):
    settled = Counter()
    async with storage.writing() as tx:
        await begin(tx.retention._connection)
    for day in range(END):
        now = BEGIN + day * DAY
        async with storage.writing() as tx:
            connection = tx.retention._connection
            story = await news(tx, connection, day, now)
            await readers(connection, day, now, story)
            await newsroom(connection, day, now, story)
        await tidy(storage, KEEP, now)
        if day in (SETTLED, END - 1):
            async with storage.reading() as tx:
                counted = await found(tx.retention._connection)
            if day == SETTLED:
                settled = counted
    assert {name for name, count in settled.items() if not count} <= {"notes"} | UNTOUCHED
    grown = {
        name: f"{settled[name]} → {count}"
        for name, count in counted.items()
        if count > settled[name] * 1.1 + 3 and name not in FOR_GOOD
    }
    assert grown == {}


UNTOUCHED = {"bans", "editors", "forbidden_sources", "mutes", "own_sources", "own_topics"}
"""What people set up, and is there until they take it back."""


@pytest.mark.parametrize("state", [BroadcastState.CONFIRMED, BroadcastState.PAUSED, BroadcastState.ASKED])
async def test_a_broadcast_that_has_not_ended_stays_however_old(storage, now, state):
    async with storage.writing() as tx:
        connection = tx.retention._connection
        await begin(connection)
        await newsroom(connection, 0, now, [1])
        await connection.execute(broadcasts.update().values(state=state))
    await tidy(storage, KEEP, now + 2 * KEEP)
    async with storage.reading() as tx:
        assert (await found(tx.retention._connection))["broadcasts"] == 1


async def test_a_broadcast_with_messages_in_doubt_waits_for_its_editor(storage, now):
    async with storage.writing() as tx:
        connection = tx.retention._connection
        await begin(connection)
        await newsroom(connection, 0, now, [1])
        await connection.execute(deliveries.update().values(status=DeliveryStatus.IN_DOUBT))
    await tidy(storage, KEEP, now + 2 * KEEP)
    async with storage.reading() as tx:
        counted = await found(tx.retention._connection)
        assert (counted["broadcasts"], counted["deliveries"]) == (1, 1)


async def test_work_that_was_given_up_long_ago_is_tried_anew(storage, now):
    async with storage.writing() as tx:
        await Failures(tx.retention._connection).record("poll", 7, "broken", now)
    await tidy(storage, KEEP, now + KEEP - DAY)
    async with storage.reading() as tx:
        assert await tx.failures.known("poll") == {7}
    await tidy(storage, KEEP, now + KEEP + DAY)
    async with storage.reading() as tx:
        assert await tx.failures.known("poll") == set()
