"""Why: explains to a chat what brought a story, or what kept an article away, from what is kept and the texts themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from news.articles import Article
from news.chats import Chat
from news.ids import EntryId, StoryId, TopicId
from news.mutes import Mute
from news.own_sources import SOURCE_SCORE
from news.reasons import factors
from news.recognition import url_key
from news.topics import Topic
from news.why import Found, Ground, Reason, Why
from news.whynot import Facts, Nearness, SeenStory
from nlp.mind import Mind
from nlp.own_topics import OwnTopics
from nlp.reasons import found_by
from nlp.vectors import Floats, unpack
from nlp.word_topics import WordTopics
from pipeline.choosing import CARRIED_OVER
from pipeline.group import reported_of
from pipeline.mutes import in_the_way
from pipeline.own_topics import own_topics
from pipeline.thinking import Thinking
from pipeline.view import REMEMBERED
from sources.urls import canonical, host_of
from storage import Storage

NEAREST = 3
"""Topics named to which an article came nearest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """An article with its vector and with how much it is about a topic."""

    article: Article
    vector: Floats
    score: float


async def why(storage: Storage, thinking: Thinking, id: StoryId, chat: Chat) -> Why | None:
    """Return why a story came to a chat, or would; None if it is not kept any more."""
    own = await own_topics(storage, thinking)
    async with storage.reading() as tx:
        card = await tx.stories.card(id, chat.id)
        if card is None or not card.story.summaries:
            return None
        story = card.story
        chosen = frozenset(await tx.subscriptions.topics(chat.id))
        topics = await tx.topics.by_id(story.topics)
        members = await tx.articles.of_story(story.id)
        scores = await tx.articles.topics([article.id for article in members])
        best = {
            topic: _best(
                topic, members, {id: {one.topic_id: one.score for one in of} for id, of in scores.items()}
            )
            for topic in story.topics
            if topic in chosen
        }
        sources = {one.topic_id for one in await tx.own_sources.of(chat.id)}
        texts: dict[TopicId, _Text | None] = {}
        for topic, found in best.items():
            vector = await tx.articles.vector(found[0].id) if found else None
            texts[topic] = (
                _Text(article=found[0], vector=unpack(vector or b""), score=found[1]) if found else None
            )
        shown_at = await tx.explaining.shown_at(chat.id, story.id)
        liked = await tx.likes.value(chat.id, story.id)
        taste = await tx.tastes.of(chat.id, story.last_at - REMEMBERED)
    reasons = [
        Reason(
            topic_id=topic,
            found=Found(score=SOURCE_SCORE, ground=Ground.SOURCE)
            if topic in sources
            else await thinking.run(_found, own, topics[topic], text),
        )
        for topic, text in texts.items()
        if topic in topics
    ]
    return Why(
        headline=story.summary(chat.language).headline,
        reasons=tuple(sorted(reasons, key=lambda reason: -reason.found.score)),
        others=tuple(
            topic for topic in story.topics
            if topic not in chosen and topic in topics and topics[topic].owner is None
        ),
        outlets=tuple(dict.fromkeys(report.outlet for report in card.reports)),
        first_at=story.first_at,
        importance=story.importance,
        factors=factors(
            map(reported_of, members), marked=story.important_at is not None, topics=story.topics, taste=taste
        ),
        shown_at=shown_at,
        liked=liked,
    )  # fmt: skip


async def facts_of(storage: Storage, thinking: Thinking, link: str, chat: Chat, now: datetime) -> Facts:
    """Return what is known of a link, for `news.whynot.whynot`."""
    key = canonical(link)
    host = host_of(link)
    if not host or not link.lower().startswith(("http://", "https://")):
        return Facts(chat=chat, is_link=False)
    async with storage.reading() as tx:
        feeds = await tx.explaining.feeds_of(_hosts(host), key.partition("/")[0].partition(":")[0], chat.id)
        found = await tx.explaining.entry(url_key(key), chat.id)
        chosen = await tx.subscriptions.topics(chat.id)
        story: SeenStory | None = None
        mutes: tuple[Mute, ...] = ()
        if found is not None and found[1].story_id is not None:
            story = await tx.explaining.story(found[1].story_id, chat.id, chat.language)
        for told in await tx.stories.get([story.id] if story is not None else [], chat.id):
            mutes = await in_the_way(tx, chat.id, told)
    nearness: tuple[Nearness, ...] = ()
    if found is not None and found[1].understood and story is not None and story.brought_since is None:
        nearness = await _nearness(storage, thinking, found[0], chosen)
    return Facts(
        chat=chat,
        is_link=True,
        feeds=tuple(feeds),
        entry=None if found is None else found[1],
        story=story,
        chosen=chosen,
        nearness=nearness,
        mutes=mutes,
        waits_since=now - CARRIED_OVER,
    )


async def _nearness(
    storage: Storage, thinking: Thinking, id: EntryId, chosen: Sequence[TopicId]
) -> tuple[Nearness, ...]:
    """Return to which of some topics an article comes nearest."""
    mind, own = await thinking.mind(), await own_topics(storage, thinking)
    async with storage.reading() as tx:
        articles = await tx.articles.get([id])
        kept = await tx.articles.vector(id)
        topics = await tx.topics.by_id(chosen)
    if not articles or not kept:
        return ()
    found = await thinking.run(_near, mind, own, articles[0], unpack(kept), list(topics.values()))
    return tuple(sorted(found, key=lambda one: -one.score)[:NEAREST])


def _near(
    mind: Mind, own: OwnTopics, article: Article, vector: Floats, topics: Sequence[Topic]
) -> list[Nearness]:
    shipped = mind.scores(article.title, article.text, vector)
    worded = WordTopics((topic.id, topic.words) for topic in topics if topic.words)
    by_words = worded.scores(article.title, article.text)
    by_own = own.scores(article.title, article.text, vector)
    return [
        Nearness(
            topic_id=topic.id,
            score=max(shipped.get(topic.slug, 0.0), by_words.get(topic.id, 0.0), by_own.get(topic.id, 0.0)),
        )
        for topic in topics
    ]


def _best(
    topic: TopicId, members: Sequence[Article], scores: dict[EntryId, dict[TopicId, float]]
) -> tuple[Article, float] | None:
    """Return the article of a story that is most about a topic; None where only an editor said so."""
    told = [
        (article, scores[article.id][topic]) for article in members if topic in scores.get(article.id, {})
    ]
    return max(told, key=lambda pair: pair[1], default=None)


def _found(own: OwnTopics, topic: Topic, text: _Text | None) -> Found:
    """Return how a topic was found in the article that is most about it."""
    if text is None:
        return Found(score=1.0, ground=Ground.EDITOR)
    article = text.article
    if topic.owner is not None:
        found = own.found(topic.id, article.title, article.text, text.vector)
        return found or Found(score=text.score, ground=Ground.WORDS)
    return found_by(topic.slug, topic.words, article.title, article.text, text.score)


def _hosts(host: str) -> tuple[str, ...]:
    """Return the hosts whose feeds may tell of a page: its own, and those it is a part of, but no top-level domain.

    >>> _hosts("www.news.example.org"), _hosts("127.0.0.1")
    (('www.news.example.org', 'news.example.org', 'example.org'), ('127.0.0.1',))
    """
    labels = host.split(".")
    if labels[-1].isdigit():
        return (host,)
    return tuple(".".join(labels[start:]) for start in range(max(len(labels) - 1, 1)))
