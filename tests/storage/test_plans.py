"""Whatever is due is found by an index on what a row lacks: no step reads a whole table to find its work."""

from datetime import timedelta

import pytest

from news.alerts import Alerts
from news.digests import ITS_OWN
from news.ids import BroadcastId, ChatId, DigestId, StoryId, TopicId
from news.stories import Machine
from tests.storage.plans import asked, plan_of, taken_back

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
    "mutes of a batch": lambda tx, _: tx.mutes.of_all([ChatId(1), ChatId(2)]),
    "tastes of a batch": lambda tx, now: tx.tastes.of_all([ChatId(1), ChatId(2)], now),
    "what decides for a batch": lambda tx, now: tx.crowds.read(
        [ChatId(1), ChatId(2)], now - timedelta(days=60), StoryId(7)
    ),
    "who is told at once": lambda tx, now: tx.telling.wanting(StoryId(17), now, [Alerts.ALL]),
    "a page of the latest": lambda tx, _: tx.stories.latest([TopicId(30)], ChatId(1), limit=37),
    "a story's card": lambda tx, _: tx.stories.card(StoryId(17), ChatId(1)),
    "what a chat saved": lambda tx, _: tx.saved.of(ChatId(1), limit=6),
    "stories of an edition": lambda tx, now: tx.editions.mark(now - timedelta(days=8)),
    "copies of its stories": lambda tx, now: tx.editions.copies(now - timedelta(days=8)),
    "stories of own topics": lambda tx, now: tx.editions.links([TopicId(1)], now - timedelta(days=8)),
    "a message of a digest": lambda tx, _: tx.digests.sent(ChatId(1), ITS_OWN, 5),
    "digests with a story": lambda tx, _: tx.digests.not_sent(DigestId(1)),
    "deliveries of a broadcast": lambda tx, _: tx.standings.progress(BroadcastId(1)),
    "deliveries to recover": lambda tx, now: tx.outbox.recover(now),
}

INDEXES = {
    "who is told at once": "ix_subscriptions_alerts",
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
    "chats": "ix_chats_due",
    "broadcasts": "ix_broadcasts_running",
    "panels": "ix_broadcasts_running",
    "what decides for a batch": "ix_topics_owner",
    "stories of an edition": "ix_stories_touched_at",
    "stories of own topics": "ix_story_topics_touched_at",
    "a message of a digest": "ix_deliveries_chat_id",
    "digests with a story": "ix_deliveries_digest_id",
    "deliveries": "ix_deliveries_due",
    "updates": "ix_updates_undone",
    "deliveries to recover": "ix_deliveries_unsettled",
    "deliveries of a broadcast": "ix_deliveries_broadcast",
}


HASHED = {"stories to retell", "stories to reword"}
"""Joins of all that is new with all who wait or all that is said of it: so small tables are as soon read whole for these."""
HASHED_BY_POSTGRESQL = HASHED | {"stories of an edition"}


@pytest.mark.parametrize("name", CLAIMS)
async def test_what_is_due_is_found_by_an_index(grown, now, name):
    with asked(grown) as statements:
        async with taken_back(grown) as tx:
            await CLAIMS[name](tx, now)
    plans = [await plan_of(grown, *one) for one in statements]
    if name not in (HASHED_BY_POSTGRESQL if grown.is_postgresql else HASHED):
        assert [step for plan in plans for step in plan.whole] == []
    if not grown.is_postgresql:
        assert INDEXES.get(name) is None or any(INDEXES[name] in plan.indexes for plan in plans)
