"""Teaching: editors' corrections of topics become lessons for the next articles, and examples for training."""

import json

from news.corrections import TopicLesson, topic_lessons
from nlp.mind import Mind
from nlp.taught import Lesson, Taught, near_in
from nlp.vectors import unpack
from pipeline.thinking import Thinking
from storage import Transaction

LESSONS = 500
"""Corrections that are remembered: the newest."""


async def taught(tx: Transaction, thinking: Thinking, mind: Mind) -> Taught:
    """Return what the corrections made so far teach; loaded anew when there is another."""
    version = await tx.corrections.version()
    if thinking.taught is None or thinking.taught.version != version:
        thinking.taught = await _load(tx, mind, version)
    return thinking.taught


async def _load(tx: Transaction, mind: Mind, version: int) -> Taught:
    lessons = topic_lessons(await tx.corrections.of_topics(LESSONS))
    ids = await tx.topics.ids()
    articles = [article for lesson in lessons for article in lesson.articles]
    vectors = await tx.corrections.vectors(articles, mind.vectors.name)
    made = [
        Lesson(
            vector=unpack(vectors[article]),
            added=frozenset(ids[slug] for slug in lesson.added if slug in ids),
            removed=frozenset(ids[slug] for slug in lesson.removed if slug in ids),
        )
        for lesson in lessons
        for article in lesson.articles
        if article in vectors
    ]
    # A story of many articles teaches by each of them; the newest stand last.
    return Taught(made[-LESSONS:], mind.centre, near=near_in(mind.vectors.name), version=version)


async def examples(tx: Transaction) -> tuple[str, int]:
    """Return all corrections of topics as JSON lines, which `nlp.samples.corrected` reads, and how many there are."""
    lines = [line for lesson in topic_lessons(await tx.corrections.of_topics()) for line in _lines(lesson)]
    return "".join(f"{line}\n" for line in lines), len(lines)


def _lines(lesson: TopicLesson) -> list[str]:
    topics = list(lesson.topics)
    return [
        json.dumps(
            {"title": text.title, "text": text.text, "language": text.language, "topics": topics},
            ensure_ascii=False,
        )
        for text in lesson.texts
    ]
