"""Understand: gives an article its vector and its topics."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from news.articles import TopicScore, Understanding, understood_with
from news.ids import EntryId, TopicId
from nlp.mind import Understood
from nlp.vectors import pack, unpack
from nlp.word_topics import WordTopics
from pipeline.group import refresh
from pipeline.own_topics import own_topics
from pipeline.rehearse import LOOKS_BACK
from pipeline.teaching import taught
from pipeline.thinking import Thinking
from storage import Storage, Transaction

ROUNDING = 0.02
_MODEL = "model"
"""The note of the model whose vectors are kept."""


async def understand(storage: Storage, thinking: Thinking, id: EntryId, now: datetime) -> None:
    """Understand an article that was claimed; a story that it is in counts it anew if that changed anything.

    One of a reader's own source is about that source alone, whatever its words say: no other topic brings it.
    """
    mind = await thinking.mind()
    async with storage.reading() as tx:
        found = await tx.articles.get([id], by_step=True)
        ids = await tx.topics.ids()
        kept = await tx.articles.vector(id)
        before = (await tx.articles.topics([id]))[id]
        words = await _words(tx, thinking)
        lessons = await taught(tx, thinking, mind)
    if not found:
        return
    article = found[0]
    if kept is None:
        understood = await thinking.run(mind.understand, article.title, article.text)
    else:
        # Only the topics have changed since: the vector, which takes nearly all the time, is as it was.
        known = unpack(kept)
        topics = await thinking.run(mind.topics, article.title, article.text, known)
        understood = Understood(vector=known, topics=topics)
    by_words = await thinking.run(words.of, article.title, article.text)
    shipped = lessons.correct(understood.vector, _joined(_known(understood.topics, ids), by_words))
    vector = pack(understood.vector)
    while True:
        own = await own_topics(storage, thinking)
        by_own = await thinking.run(own.of, article.title, article.text, unpack(vector))
        if article.private:
            shipped, by_own = {}, {}
        understanding = Understanding(
            vector=vector,
            topics=_ordered({**shipped, **by_own}),
            understood_with=understood_with(mind.name, words.version),
        )
        async with storage.writing() as tx:
            if await tx.own_topics.held_version() != own.version:
                continue  # a reader has just made a topic: this article is not to be without it
            await tx.articles.understood(id, understanding)
            if article.story_id is not None and (kept is None or _differ(before, understanding.topics)):
                await refresh(tx, article.story_id, now)
            return


async def outdate(storage: Storage, thinking: Thinking, now: datetime) -> int:
    """Have recent articles understood again that another model or other topics understood. Return how many."""
    mind = await thinking.mind()
    async with storage.writing() as tx:
        if await tx.notes.get(_MODEL) != mind.name:
            await tx.articles.forget_vectors()
            await tx.notes.put(_MODEL, mind.name)
            await tx.own_topics.look_again_for_all()
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


def _joined(told: dict[TopicId, float], by_words: dict[int, float]) -> dict[int, float]:
    """Return topics with their scores; of two scores of one topic the higher one."""
    joined: dict[int, float] = dict(by_words)
    for id, score in told.items():
        joined[id] = max(score, joined.get(id, 0.0))
    return joined


def _ordered(scores: Mapping[int, float]) -> tuple[TopicScore, ...]:
    """Return topics with their scores, best first."""
    ordered = sorted(scores.items(), key=lambda pair: -pair[1])
    return tuple(TopicScore(topic_id=TopicId(id), score=score) for id, score in ordered)
