"""Every job finds its work by an index on what a row lacks, however much there is: the list is the table of jobs itself."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from bench.growth.due import all_jobs
from bot.figures import rendered_metrics
from news.ids import FeedId
from pipeline.line import Line
from pipeline.tidy import MOST
from storage.retention import KINDS
from tests.storage.plans import asked, plan_of, taken_back

INDEXES = {
    "poll": {"ix_feeds_due"},
    "read": {"ix_entries_due"},
    "index": {"ix_articles_to_index"},
    "understand": {"ix_articles_to_understand"},
    "fill": {"ix_own_topics_to_fill"},
    "group": {"ix_articles_to_group"},
    "regroup": {"ix_stories_to_compare"},
    "summarise": {"ix_stories_due"},
    "retell": {"ix_chats_due"},
    "follow": {"ix_subscriptions_followed"},
    "compose": {"ix_chats_due"},
    "alert": {"ix_stories_to_tell"},
    "propose": {"ix_stories_to_weigh"},
    "amend": {"ix_amendments_due", "ix_amendments_told_at"},
    "important": {"ix_stories_to_spread"},
    "broadcast": {"ix_broadcasts_running"},
    "progress": {"ix_broadcasts_running"},
    "doubt": {"ix_deliveries_unsettled", "ix_deliveries_broadcast"},
    "problems": {"ix_feeds_ailing"},
    "sources": {"ix_feeds_ailing"},
    "deliver": {"ix_deliveries_due"},
    "tidy": {"pk_notes", "sqlite_autoindex_notes_1"},
}
"""The index by which each job's work is found, or one that serves as well; of tidy's moment there is one note."""
FEW = {"pk_notes", "ix_own_topics_to_fill", "ix_broadcasts_running", "ix_stories_to_spread"}
"""Of so few rows that PostgreSQL has read them all as soon."""
HASHED = {"retell"}
"""What joins all who wait with all that is new, as soon by reading such small tables whole."""


def test_every_job_is_looked_at(now):
    assert set(all_jobs(None, now)) == set(INDEXES), "say by which index a new job finds its work"


@pytest.mark.parametrize("name", INDEXES)
async def test_a_job_finds_its_work_by_an_index(grown, now, name):
    with asked(grown) as statements:
        await all_jobs(grown, now)[name].due(now, 10)
    plans = [await plan_of(grown, *one) for one in statements]
    if not (grown.is_postgresql and name in HASHED):
        assert [step for plan in plans for step in plan.whole] == []
    used = {index for plan in plans for index in plan.indexes}
    few = grown.is_postgresql and INDEXES[name] & FEW
    assert used & INDEXES[name] or few, f"found by {used}"


async def test_the_figures_for_prometheus_are_counted_by_indexes(grown, now):
    clock = SimpleNamespace(now=lambda: now)
    with asked(grown) as statements:
        await rendered_metrics(grown, clock, Line())
    plans = [await plan_of(grown, *one) for one in statements]
    assert [step for plan in plans for step in plan.whole] == []


async def test_a_day_is_tidied_by_indexes(grown, now):
    with asked(grown) as statements:
        for kind in KINDS:
            async with taken_back(grown) as tx:
                await tx.retention.remove(kind, now, timedelta(days=89), MOST)
        async with taken_back(grown) as tx:
            await tx.retention.remove_entries(now, timedelta(days=1), FeedId(0), MOST)
    for statement, parameters in statements:
        assert (await plan_of(grown, statement, parameters)).whole == [], statement
