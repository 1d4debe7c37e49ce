"""Understand: gives an article its vector and its topics."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from news.articles import TopicScore, Understanding, understood_with
from news.ids import EntryId, TopicId
from nlp.mind import Understood
from nlp.vectors import pack, unpack
from nlp.word_topics import WordTopics
from pipeline.group import refresh
from pipeline.thinking import Thinking
from storage import Storage, Transaction

LOOKS_BACK = timedelta(days=7)
"""When the model or a topic changes, articles of so many days are understood again."""
ROUNDING = 0.02
_MODEL = "model"
"""The note of the model whose vectors are kept."""


async def understand(storage: Storage, thinking: Thinking, id: EntryId, now: datetime) -> None:
    """Understand an article that was claimed; a story that it is in counts it anew if that changed anything."""
    mind = await thinking.mind()
    async with storage.reading() as tx:
        found = await tx.articles.get([id])
        ids = await tx.topics.ids()
        kept = await tx.articles.vector(id)
        before = (await tx.articles.topics([id]))[id]
        words = await _words(tx, thinking)
    if not found:
        return
    article = found[0]
    if kept is None:
        understood = await thinking.run(mind.understand, article.title, article.text)
    else:
        # Only the topics have changed since: the vector, which takes nearly all the time, is as it was.
        vector = unpack(kept)
        topics = await thinking.run(mind.topics, article.title, article.text, vector)
        understood = Understood(vector=vector, topics=topics)
    by_words = await thinking.run(words.of, article.title, article.text)
    understanding = Understanding(
        vector=pack(understood.vector),
        topics=_joined(_known(understood.topics, ids), by_words),
        understood_with=understood_with(mind.name, words.version),
    )
    async with storage.writing() as tx:
        await tx.articles.understood(id, understanding)
        if article.story_id is not None and (kept is None or _differ(before, understanding.topics)):
            await refresh(tx, article.story_id, now)


async def outdate(storage: Storage, thinking: Thinking, now: datetime) -> int:
    """Have recent articles understood again that another model or other topics understood. Return how many."""
    mind = await thinking.mind()
    async with storage.writing() as tx:
        if await tx.notes.get(_MODEL) != mind.name:
            await tx.articles.forget_vectors()
            await tx.notes.put(_MODEL, mind.name)
        current = understood_with(mind.name, await tx.topics.version())
        return await tx.articles.outdate(current, now - LOOKS_BACK)


async def _words(tx: Transaction, thinking: Thinking) -> WordTopics:
    """Return the topics made of words, as they are now."""
    version = await tx.topics.version()
    if thinking.words.version != version:
        thinking.words = WordTopics(await tx.topics.worded(), version)
    return thinking.words


def _differ(before: Sequence[TopicScore], after: Sequence[TopicScore]) -> bool:
    """Whether an article's topics changed by more than the rounding of its kept vector."""
    was = {topic.topic_id: topic.score for topic in before}
    now = {topic.topic_id: topic.score for topic in after}
    return was.keys() != now.keys() or any(abs(was[id] - now[id]) > ROUNDING for id in was)


def _known(topics: list[tuple[str, float]], ids: dict[str, TopicId]) -> dict[TopicId, float]:
    """Return the topics that this database has."""
    return {ids[slug]: score for slug, score in topics if slug in ids}


def _joined(told: dict[TopicId, float], by_words: dict[int, float]) -> tuple[TopicScore, ...]:
    """Return topics with their scores, best first; of two scores of one topic the higher one."""
    for id, score in by_words.items():
        told[TopicId(id)] = max(score, told.get(TopicId(id), 0.0))
    ordered = sorted(told.items(), key=lambda pair: -pair[1])
    return tuple(TopicScore(topic_id=id, score=score) for id, score in ordered)
