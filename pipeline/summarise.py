"""Summarise: writes what a story says, in each language in which it was reported, from its sources alone."""

from collections import Counter
from datetime import datetime

from news.articles import Article
from news.differences import Difference
from news.ids import StoryId
from news.stories import Summary
from nlp.amended import changed_since
from nlp.differences import differences
from nlp.summary import summarise as summarise_articles
from pipeline.thinking import Thinking
from storage import Storage


async def summarise(storage: Storage, thinking: Thinking, id: StoryId, version: int, now: datetime) -> bool:
    """Summarise a version of a story that was claimed; False if it changed meanwhile and will come again.

    What its articles no longer say of the summary before is kept with it, for those who were shown it.
    """
    async with storage.reading() as tx:
        articles = await tx.articles.of_story(id)
        before = await tx.stories.get([id], by_step=True)
    summaries, differing = await thinking.run(_said_of, articles)
    shown = [summary for story in before for summary in story.summaries]
    changed = await thinking.run(changed_since, shown, articles)
    async with storage.writing() as tx:
        kept = await tx.stories.summarised(id, version, summaries, differing)
        if kept:
            await tx.amendments.add(id, changed, now)
        return kept


def _said_of(articles: list[Article]) -> tuple[list[Summary], tuple[Difference, ...]]:
    """Return a summary a language, that of most reports first, of equally many the earliest reported; and what outlets differ in."""
    differing = differences(articles)
    reports = Counter(article.language for article in articles)
    summaries = [summarise_articles(articles, language, differing) for language, _ in reports.most_common()]
    return summaries, differing
