"""Understand: gives an article its vector and its topics."""

from datetime import datetime, timedelta

from news.articles import TopicScore, Understanding
from news.ids import EntryId, TopicId
from nlp.vectors import pack
from pipeline.group import refresh
from pipeline.thinking import Thinking
from storage import Storage

LOOKS_BACK = timedelta(days=7)
"""When the model or a topic changes, articles of so many days are understood again."""


async def understand(storage: Storage, thinking: Thinking, id: EntryId, now: datetime) -> None:
    """Understand an article that was claimed; a story that it is in already counts it anew."""
    mind = await thinking.mind()
    async with storage.reading() as tx:
        found = await tx.articles.get([id])
        topics = await tx.topics.ids()
    if not found:
        return
    article = found[0]
    understood = await thinking.run(mind.understand, article.title, article.text)
    understanding = Understanding(
        vector=pack(understood.vector),
        topics=_known(understood.topics, topics),
        understood_with=mind.name,
    )
    async with storage.writing() as tx:
        await tx.articles.understood(id, understanding)
        if article.story_id is not None:
            await refresh(tx, article.story_id, now)


async def outdate(storage: Storage, thinking: Thinking, now: datetime) -> int:
    """Have recent articles understood again that another model or other topics understood. Return how many."""
    mind = await thinking.mind()
    async with storage.writing() as tx:
        return await tx.articles.outdate(mind.name, now - LOOKS_BACK)


def _known(topics: list[tuple[str, float]], ids: dict[str, TopicId]) -> tuple[TopicScore, ...]:
    """Return the topics that this database has."""
    return tuple(TopicScore(topic_id=ids[slug], score=score) for slug, score in topics if slug in ids)
