"""Summarise: writes what a story says, in each language in which it was reported, from its sources alone."""

from collections import Counter

from news.articles import Article
from news.differences import Difference
from news.ids import StoryId
from news.stories import Summary
from nlp.differences import differences
from nlp.summary import summarise as summarise_articles
from pipeline.thinking import Thinking
from storage import Storage


async def summarise(storage: Storage, thinking: Thinking, id: StoryId, version: int) -> bool:
    """Summarise a version of a story that was claimed; False if it changed meanwhile and will come again."""
    async with storage.reading() as tx:
        articles = await tx.articles.of_story(id)
    summaries, differing = await thinking.run(_said_of, articles)
    async with storage.writing() as tx:
        return await tx.stories.summarised(id, version, summaries, differing)


def _said_of(articles: list[Article]) -> tuple[list[Summary], tuple[Difference, ...]]:
    """Return a summary a language, that of most reports first, of equally many the earliest reported; and what outlets differ in."""
    differing = differences(articles)
    reports = Counter(article.language for article in articles)
    summaries = [summarise_articles(articles, language, differing) for language, _ in reports.most_common()]
    return summaries, differing
