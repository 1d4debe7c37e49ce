"""The rows of a filled database, as the steps would leave them after months: most of the work is done, little is due."""

from collections.abc import Iterator
from datetime import timedelta

from bench.growth.spelling import Size, Spelling

MODEL = "filled"
"""What the articles were understood with."""
VECTOR = 768
"""Bytes of a vector: 384 numbers of two bytes."""
PRIVATE = 50
"""Of so many feeds one is some readers' own."""
OWN = 1_000_000
"""After this number the topics come that readers own."""
LACKING = 500
"""Of so many rows one lacks something, so that a step is due for it."""

Rows = tuple[str, dict[str, str], str]
"""A table, its columns as expressions of `i`, and where `i` comes from."""


def incoming(sql: Spelling, size: Size) -> Iterator[Rows]:
    """Yield what comes in: feeds of which one in 500 is due, and entries that were read but for one in 500."""
    half_an_hour = sql.ago(f"CASE WHEN i % {LACKING} = 0 THEN i % 60 ELSE -1 - i % 1800 END")
    yield (
        "feeds",
        {
            "id": "i", "url": "'https://outlet-' || i || '.example/rss'", "host": "'outlet-' || i || '.example'",
            "name": "'Outlet ' || i", "language": "'ru'", "interval_seconds": "1800", "next_check_at": half_an_hour,
            "checked_at": sql.ago("i % 1800"), "succeeded_at": sql.ago("i % 1800"),
            "failures": f"CASE WHEN i % {LACKING} IN (7, 9) AND i % 3 = 0 THEN 9 ELSE 0 END",
            "failing_since": f"CASE WHEN i % {LACKING} IN (7, 9) AND i % 3 = 0 THEN {sql.ago('90000 + i % 90000')} END",
            "private": f"i % {PRIVATE} = 9", "created_at": sql.ago(str(86_400 * size.days)),
        },
        sql.numbers(size.feeds),
    )  # fmt: skip
    yield (
        "repeated_lines",
        {
            "host": "'outlet-' || i || '.example'",
            "packed": sql.blob(200),
            "learned_at": sql.ago("i % 900000"),
        },
        sql.numbers(size.feeds),
    )
    at = sql.ago(_evenly(size.articles, size.days))
    yield (
        "entries",
        {
            "id": "i", "feed_id": _one_of(size.feeds), "guid": "'https://outlet.example/' || i",
            "guid_key": sql.bytes_of("i"), "url_key": sql.bytes_of("i", 1), "title_key": sql.bytes_of("i", 2),
            "content_key": sql.bytes_of("i", 3), "link": "'https://outlet.example/' || i",
            "title": "'Новость номер ' || i || ' этого издания и этого дня'", "html": "''", "published_at": at,
            "first_seen_at": at, "read_at": f"CASE WHEN i % {LACKING} > 0 THEN {at} END",
        },
        sql.numbers(size.articles),
    )  # fmt: skip


def meaning(sql: Spelling, size: Size, texts: int) -> Iterator[Rows]:
    """Yield topics, stories and articles that were understood, grouped, summarised and told but for one in 500."""
    yield (
        "topics",
        {
            "id": "i", "slug": "'topic-' || i", "group": "'life'", "names": sql.json("'{\"ru\": \"Тема\"}'"),
            "words": sql.json("'[]'"), "examples": sql.json("'[]'"), "changed_at": sql.ago("0"),
        },
        sql.numbers(size.topics),
    )  # fmt: skip
    done = f"CASE WHEN i % {LACKING} = 1 THEN 0 ELSE 1 END"
    at = sql.ago(_evenly(size.stories, size.days))
    yield (
        "stories",
        {
            "id": "i", "version": "1", "summarised_version": done, "weighed_version": f"CASE WHEN i % {LACKING} = 3 THEN 0 ELSE 1 END", "compared_version": done,
            "first_at": at, "last_at": at, "touched_at": at, "outlets": "1 + i % 5", "importance": "(i % 100) / 100.0",
            "told_at": f"CASE WHEN i % {LACKING} > 2 THEN {at} END",
        },
        sql.numbers(size.stories),
    )  # fmt: skip
    yield (
        "story_topics",
        {"story_id": "i", "topic_id": _skewed(size.topics), "score": "0.9", "last_at": at, "touched_at": at},
        sql.numbers(size.stories),
    )
    yield (
        "story_topics",
        {
            "story_id": "i",
            "topic_id": f"1 + (i * 7) % {size.topics}",
            "score": "0.5",
            "last_at": at,
            "touched_at": at,
        },
        f"{sql.numbers(size.stories)} WHERE 1 + (i * 7) % {size.topics} <> {_skewed(size.topics)}",
    )
    sentence = """'[{"text": "Совет обсудил воду.", "article_id": ' || i || ', "source": "Совет обсудил воду.", "position": 0}]'"""
    yield (
        "summaries",
        {
            "story_id": "i", "language": "'ru'", "position": "0",
            "headline": "'Новость номер ' || i || ' этого издания'", "sentences": sql.json(sentence),
        },
        sql.numbers(size.stories),
    )  # fmt: skip
    at = sql.ago(_evenly(size.articles, size.days))
    yield (
        "articles",
        {
            "id": "i", "feed_id": _one_of(size.feeds), "url": "'https://outlet.example/' || i",
            "title": "'Новость номер ' || i || ' этого издания и этого дня'", "text": "filled_texts.text",
            "language": "'ru'", "published_at": at, "read_at": at, "vector": sql.blob(VECTOR),
            "understood_with": f"CASE WHEN i % {LACKING} > 3 THEN '{MODEL}' END", "indexed": f"i % {LACKING} > 5",
            "story_id": f"CASE WHEN i % {LACKING} > 4 THEN {_share('i', size.articles, size.stories)} END",
        },
        (f"{sql.numbers(size.articles)} JOIN filled_texts ON filled_texts.id = (i * 48271) % {texts} "
        f"WHERE i % {LACKING} > 0"),
    )  # fmt: skip
    yield (
        "article_topics",
        {"article_id": "i", "topic_id": _skewed(size.topics), "score": "0.9"},
        f"{sql.numbers(size.articles)} WHERE i % {LACKING} > 3",
    )


def receiving(sql: Spelling, size: Size) -> Iterator[Rows]:
    """Yield chats of which one in 500 is due for a digest, with what they chose and were shown."""
    soon = f"CASE WHEN i % {LACKING} = 0 THEN i % 60 ELSE -60 - i % 86000 END"
    yield (
        "chats",
        {
            "id": "i", "telegram_id": "1000 + i", "kind": "'private'",
            "language": "CASE i % 3 WHEN 0 THEN 'ru' WHEN 1 THEN 'ky' ELSE 'en' END", "timezone": "'Asia/Bishkek'",
            "times": sql.json("'[\"08:00\"]'"), "days": sql.json("'[0, 1, 2, 3, 4, 5, 6]'"), "size": "'normal'",
            "set_up": "TRUE", "next_digest_at": sql.ago(soon), "seen_at": sql.ago("i % 900000"),
            "created_at": sql.ago(_evenly(size.chats, size.days)),
        },
        sql.numbers(size.chats),
    )  # fmt: skip
    for place in (1, 2, 3):
        yield (
            "subscriptions",
            {
                "chat_id": "i", "topic_id": f"1 + {size.topics // 3 * (place - 1)} + (i / {place}) % {max(size.topics // 3, 1)}",
                "alerts": "CASE WHEN i % 50 = 0 THEN 'all' ELSE 'off' END", "since": sql.ago(str(86_400 * size.days)),
            },
            f"{sql.numbers(size.chats)} WHERE i % {place} = 0",
        )  # fmt: skip
    yield (
        "mutes",
        {"chat_id": "i", "kind": "'word'", "value": "'выборы'", "since": sql.ago("3600")},
        f"{sql.numbers(size.chats)} WHERE i % 20 = 0",
    )
    if size.history:
        yield from _done_by_readers(sql, size)


def _done_by_readers(sql: Spelling, size: Size) -> Iterator[Rows]:
    """Yield what readers follow, saved, liked, were shown, added and looked for."""
    followed = f"{sql.numbers(size.chats)} WHERE i % 100 = 3 AND {size.stories} > 0"
    story = f"{size.stories} - i % {max(size.stories, 1)}"
    told = {"message_id": "i", "told": sql.json("""'{"texts": [], "articles": []}'"""), "told_version": "1"}
    yield (
        "subscriptions",
        {"chat_id": "i", "story_id": story, "since": sql.ago("3600"), "told_at": sql.ago("i % 3600"), **told},
        followed,
    )
    for table, more in (
        ("saved", {"at": sql.ago("3600")}),
        ("likes", {"value": "1", "topics": sql.json("'[]'"), "at": sql.ago("3600")}),
        ("shown", {"version": "1", "shown_at": sql.ago("3600")}),
        ("cards", {"message_id": "i", "at": sql.ago(_evenly(size.chats, size.days)), "content_hash": sql.bytes_of("i")}),
    ):  # fmt: skip
        yield (
            table,
            {"chat_id": "i", "story_id": story, **more},
            f"{sql.numbers(size.chats)} WHERE {size.stories} > 0",
        )
    private = f"{sql.numbers(size.chats)} WHERE i % 10 = 3 AND {size.feeds} > {PRIVATE}"
    feed = f"9 + {PRIVATE} * (i / 10 % {max(size.feeds // PRIVATE, 1)})"
    yield (
        "topics",
        {
            "id": f"{OWN} + i", "slug": "'source-' || i", "group": "'life'", "names": sql.json("'{\"ru\": \"Мой\"}'"),
            "words": sql.json("'[]'"), "examples": sql.json("'[]'"), "owner": "i", "changed_at": sql.ago("0"),
        },
        private,
    )  # fmt: skip
    yield (
        "own_sources",
        {"chat_id": "i", "feed_id": feed, "topic_id": f"{OWN} + i", "added_at": sql.ago("0")},
        private,
    )
    yield (
        "retellings",
        {
            "story_id": "i", "language": "'ky'", "kind": "'translation'", "version": "1", "source_hash": "'h' || i",
            "headline": "'Жаңылык'", "text": "'Жаңылык.'", "made_at": sql.ago("60"), "again_at": sql.ago("60"),
        },
        f"{sql.numbers(size.stories)} WHERE i % 3 = 0",
    )  # fmt: skip
    yield (
        "searches",
        {
            "key": "'s' || i", "chat_id": "i", "query": "'вода'", "asked_at": sql.ago("i % 90000"),
            "expires_at": sql.ago("i % 90000 - 86400"),
        },
        f"{sql.numbers(size.chats)} WHERE i % 10 = 0",
    )  # fmt: skip


def outgoing(sql: Spelling, size: Size) -> Iterator[Rows]:
    """Yield a digest of each chat with its message, sent but for one in 500, and the updates that came of them."""
    at = sql.ago(_evenly(size.chats, size.days))
    rows = sql.numbers(size.chats)
    yield "selections", {"id": "i", "hash": sql.bytes_of("i", 4), "created_at": at}, rows
    yield (
        "selection_stories",
        {
            "selection_id": "i", "position": "0", "story_id": f"1 + i % {max(size.stories, 1)}",
            "topic_id": _skewed(size.topics), "version": "1",
        },
        f"{rows} WHERE {size.stories} > 0",
    )  # fmt: skip
    yield "digests", {"id": "i", "chat_id": "i", "moment": at, "created_at": at, "selection_id": "i"}, rows
    yield (
        "contents",
        {
            "hash": sql.bytes_of("i"),
            "body": sql.json(
                """'{"is": "text", "html": "Новости этого утра", "buttons": [], "silent": false, "preview": false}'"""
            ),
            "created_at": at,
        },
        rows,
    )
    state = f"CASE i % {LACKING} WHEN 0 THEN 'queued' WHEN 1 THEN 'in-doubt' ELSE 'sent' END"
    yield (
        "deliveries",
        {
            "id": "i", "key": "'digest:' || i || ':0'", "chat_id": "i", "content_hash": sql.bytes_of("i"), "lane": "2",
            "status": state, "due_at": at, "ended_at": f"CASE WHEN i % {LACKING} > 0 THEN {at} END",
            "message_ids": sql.json("'[17]'"), "digest_id": "i",
        },
        rows,
    )  # fmt: skip
    yield (
        "updates",
        {
            "seq": "i", "bot_id": "1", "update_id": "i", "body": "'{}'", "received_at": sql.ago("i % 200000"),
            "done_at": f"CASE WHEN i % {LACKING} > 0 THEN {sql.ago('i % 200000')} END",
        },
        sql.numbers(size.updates),
    )  # fmt: skip
    yield (
        "audit",
        {
            "at": sql.ago(_evenly(size.chats, size.days)), "user_id": "i",
            "action": "CASE WHEN i % 2 = 0 THEN 'refused' ELSE 'feed.add' END", "subject": "''", "details": sql.json("'{}'"),
        },
        rows,
    )  # fmt: skip
    yield (
        "amendments",
        {
            "story_id": f"1 + i % {max(size.stories, 1)}", "article_id": "i", "outlet": "'Outlet'", "was": "''",
            "at": at, "told_at": f"CASE WHEN i % {LACKING} > 0 THEN {at} END",
        },
        f"{rows} WHERE {size.stories} > 0",
    )  # fmt: skip


def _evenly(count: int, days: int) -> str:
    """Return how many seconds ago the i-th of so many came, the first the longest ago."""
    return f"({count} - i) * {int(timedelta(days=days).total_seconds()) / max(count, 1)}"


def _one_of(count: int) -> str:
    return f"1 + (i * 48271) % {max(count, 1)}"


def _skewed(topics: int) -> str:
    """Return a topic: half of everything is about the first eight."""
    return f"CASE WHEN i % 2 = 0 THEN 1 + i % 8 ELSE 1 + i % {topics} END"


def _share(number: str, of: int, among: int) -> str:
    """Return which of `among` the i-th of `of` belongs to, in order."""
    return f"1 + ({number} - 1) * {among} / {max(of, 1)}"
