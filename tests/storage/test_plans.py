"""Whatever is due is found by an index on what a row lacks: no step reads a whole table to find its work."""

import shutil
from datetime import timedelta

import pytest
from sqlalchemy import event

from news.digests import ITS_OWN
from news.ids import BroadcastId, ChatId, DigestId, StoryId, TopicId
from news.stories import Machine

CLAIMS = {
    "feeds": lambda tx, now: tx.feeds.claim(now, 10),
    "entries": lambda tx, now: tx.entries.claim_unread(now, 10),
    "articles to understand": lambda tx, now: tx.articles.claim_to_understand(now, 10),
    "articles to group": lambda tx, now: tx.articles.claim_to_group(now, 10),
    "own topics": lambda tx, now: tx.own_topics.claim_to_fill(now, 10),
    "own topics of a chat": lambda tx, _: tx.own_topics.of(ChatId(1)),
    "articles to index": lambda tx, _: tx.search.unindexed(10),
    "stories": lambda tx, now: tx.stories.claim_to_summarise(now, 10),
    "stories to compare": lambda tx, now: tx.regrouping.claim(now, 10),
    "stories to tell": lambda tx, now: tx.stories.claim_to_tell(now, 10),
    "stories to retell": lambda tx, now: tx.retellings.wanted(Machine.TRANSLATION, ["ru", "ky"], now, 10),
    "stories to reword": lambda tx, now: tx.retellings.wanted(Machine.REWORDING, ["ru", "ky"], now, 10),
    "stories to weigh": lambda tx, now: tx.important.claim_to_weigh(now, 10),
    "stories to spread": lambda tx, now: tx.important.claim_to_spread(now, 10),
    "stories that are followed": lambda tx, now: tx.following.due(now, 10),
    "amendments": lambda tx, now: tx.amendments.due(now, 10),
    "chats": lambda tx, now: tx.chats.claim(now, 10),
    "broadcasts": lambda tx, now: tx.broadcasts.claim(now, 10),
    "panels": lambda tx, now: tx.panels.claim(now, 10),
    "deliveries": lambda tx, now: tx.outbox.claim(now, 10),
    "updates": lambda tx, now: tx.inbox.undone(1, now),
    "stories of a digest": lambda tx, now: tx.stories.not_shown(ChatId(1), since=now - timedelta(days=8)),
    "moments of a batch": lambda tx, now: tx.chats.still_due({ChatId(1): now}),
    "topics of a batch": lambda tx, _: tx.wishes.of_all([ChatId(1), ChatId(2)]),
    "own topics of a batch": lambda tx, _: tx.own_topics.ids_of_all([ChatId(1), ChatId(2)]),
    "sources of a batch": lambda tx, _: tx.editions.with_sources([ChatId(1), ChatId(2)]),
    "mutes of a batch": lambda tx, _: tx.mutes.of_all([ChatId(1), ChatId(2)]),
    "tastes of a batch": lambda tx, now: tx.tastes.of_all([ChatId(1), ChatId(2)], now),
    "what a batch was shown": lambda tx, _: tx.digests.shown_to([ChatId(1), ChatId(2)], StoryId(7)),
    "stories of an edition": lambda tx, now: tx.editions.mark(now - timedelta(days=8)),
    "copies of its stories": lambda tx, now: tx.editions.copies(now - timedelta(days=8)),
    "stories of own topics": lambda tx, now: tx.editions.links([TopicId(1)], now - timedelta(days=8)),
    "a message of a digest": lambda tx, _: tx.digests.sent(ChatId(1), ITS_OWN, 5),
    "digests with a story": lambda tx, _: tx.digests.not_sent(DigestId(1)),
    "deliveries of a broadcast": lambda tx, _: tx.standings.progress(BroadcastId(1)),
    "deliveries to recover": lambda tx, now: tx.outbox.recover(now),
}

INDEXES = {
    "feeds": "ix_feeds_due",
    "entries": "ix_entries_due",
    "articles to understand": "ix_articles_to_understand",
    "articles to group": "ix_articles_to_group",
    "own topics": "ix_own_topics_to_fill",
    "own topics of a chat": "ix_topics_owner",
    "articles to index": "ix_articles_to_index",
    "stories": "ix_stories_due",
    "stories to compare": "ix_stories_to_compare",
    "stories to tell": "ix_stories_to_tell",
    "stories to retell": "ix_chats_due",
    "stories to reword": "ix_chats_due",
    "stories to weigh": "ix_stories_to_weigh",
    "stories to spread": "ix_stories_to_spread",
    "amendments": "ix_amendments_due",
    "chats": "ix_chats_due",
    "broadcasts": "ix_broadcasts_running",
    "panels": "ix_broadcasts_running",
    "own topics of a batch": "ix_topics_owner",
    "stories of an edition": "ix_stories_touched_at",
    "stories of own topics": "ix_story_topics_topic_id",
    "a message of a digest": "ix_deliveries_chat_id",
    "digests with a story": "ix_deliveries_digest_id",
    "deliveries": "ix_deliveries_due",
    "updates": "ix_updates_undone",
    "deliveries to recover": "ix_deliveries_unsettled",
    "deliveries of a broadcast": "ix_deliveries_broadcast",
}


@pytest.fixture
def database_url(tmp_path, migrated_file):
    """SQLite alone says before it runs how it would; PostgreSQL's plans depend on how full its tables are."""
    return f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'kabarchy.db')}"


@pytest.mark.parametrize("name", CLAIMS)
async def test_what_is_due_is_found_by_an_index(storage, now, name):
    statements = []

    def remember(_connection, _cursor, statement, parameters, _context, _many):
        statements.append((statement, parameters))

    engine = storage._engine.sync_engine
    async with storage.writing() as tx:
        event.listen(engine, "before_cursor_execute", remember)
        await CLAIMS[name](tx, now)
        event.remove(engine, "before_cursor_execute", remember)
    statement, parameters = statements[0]
    async with storage._engine.connect() as connection:
        rows = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        plan = [row[3] for row in rows]
    scans = [
        step for step in plan if step.startswith("SCAN") and "INDEX" not in step and "CONSTANT" not in step
    ]
    assert scans == [], "\n".join(plan)
    assert INDEXES.get(name, "") in "\n".join(plan)
