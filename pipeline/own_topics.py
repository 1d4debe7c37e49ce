"""Readers' own topics: kept ready for every article that is understood, and looked for in the last days when they are new."""

from dataclasses import dataclass
from datetime import datetime

from news.articles import Article
from news.ids import ChatId, EntryId, StoryId, TopicId
from nlp.mind import Mind
from nlp.own_topics import OwnTopic, OwnTopics, aim, threshold_in
from nlp.query import is_sentence
from nlp.vectors import Floats, pack, unpack
from pipeline.rehearse import LOOKS_BACK, SLICE, Rehearsal, Tally, count
from pipeline.thinking import Thinking
from storage import Storage
from storage.own_topics import KeptQuery

NEAR_FROM = 0.25
"""The score over which a text is near a sentence: every text has some."""
_TRIED = 0
"""The number of a topic that is not kept yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Likes:
    """The vectors of the stories of which a reader said something."""

    good: tuple[Floats, ...] = ()
    bad: tuple[Floats, ...] = ()


async def own_topics(storage: Storage, thinking: Thinking) -> OwnTopics:
    """Return the topics of all readers as they are now; loaded anew when one has changed."""
    mind = await thinking.mind()
    async with storage.reading() as tx:
        version = await tx.own_topics.version()
        if thinking.own is not None and thinking.own.version == version:
            return thinking.own
        kept = await tx.own_topics.all()
        liked = await tx.likes.by_topic()
        vectors = await tx.likes.vectors([story for said in liked.values() for _, story in said])
    likes = {id: _likes(said, vectors) for id, said in liked.items()}
    thinking.own = await thinking.run(_made, mind, kept, likes, version)
    return thinking.own


async def fill(storage: Storage, thinking: Thinking, id: TopicId, now: datetime) -> None:
    """Look through the last days for a topic that was claimed, slice by slice, then count it in its stories.

    Killed in between it begins again; changed meanwhile it is due again at once.
    """
    mind = await thinking.mind()
    async with storage.reading() as tx:
        kept = await tx.own_topics.get(id)
    if kept is None:
        return
    await _keep_vector(storage, thinking, mind, kept)
    own = await own_topics(storage, thinking)
    async with storage.writing() as tx:
        await tx.own_topics.forget_before(id, now - LOOKS_BACK)
    last = EntryId(0)
    while True:
        async with storage.reading() as tx:
            found = await tx.articles.with_vectors_since(now - LOOKS_BACK, after=last, limit=SLICE)
        if not found:
            break
        last = found[-1][0].id
        # What waits to be understood gets the topic then.
        found = [(article, vector) for article, vector in found if vector is not None]
        scores = await thinking.run(_scores, own, id, found)
        async with storage.writing() as tx:
            if await tx.own_topics.get(id) is None:
                return
            await tx.own_topics.found_in(id, [article.id for article, _ in found], scores)
    async with storage.writing() as tx:
        if await tx.own_topics.get(id) is not None:
            await tx.own_topics.filled(id, kept.version)


async def rehearse_own(storage: Storage, thinking: Thinking, query: str, now: datetime) -> Rehearsal:
    """Return what a topic would have brought in the last days, before anything is kept."""
    mind = await thinking.mind()
    tried = KeptQuery(id=TopicId(_TRIED), owner=ChatId(0), name="", query=query, version=0)
    own = await thinking.run(_made, mind, [tried], {}, 0)

    def score(article: Article, vector: bytes | None) -> float:
        return own.scores(article.title, article.text, _unpacked(vector)).get(_TRIED, 0.0)

    tally = Tally(score, near_from=NEAR_FROM if is_sentence(query) else 0.0)
    last = EntryId(0)
    while True:
        async with storage.reading() as tx:
            found = await tx.articles.with_vectors_since(now - LOOKS_BACK, after=last, limit=SLICE)
        if not found:
            return await thinking.run(tally.result)
        await count(thinking, tally, found)
        last = found[-1][0].id


async def _keep_vector(storage: Storage, thinking: Thinking, mind: Mind, kept: KeptQuery) -> None:
    """Keep where a topic's sentence points, so that the next start need not work it out again."""
    if not is_sentence(kept.query) or kept.vector_of == mind.vectors.name:
        return
    vector = await thinking.run(mind.vectors.of, [kept.query])
    async with storage.writing() as tx:
        await tx.own_topics.keep_vector(kept.id, kept.version, pack(vector[0]), mind.vectors.name)


def _scores(own: OwnTopics, id: TopicId, found: list[tuple[Article, bytes | None]]) -> dict[EntryId, float]:
    scores: dict[EntryId, float] = {}
    for article, vector in found:
        score = own.of(article.title, article.text, _unpacked(vector)).get(id)
        if score is not None:
            scores[article.id] = score
    return scores


def _made(mind: Mind, kept: list[KeptQuery], likes: dict[TopicId, _Likes], version: int) -> OwnTopics:
    made = [_topic(mind, one, likes.get(one.id, _Likes())) for one in kept]
    return OwnTopics(made, mind.centre, threshold=threshold_in(mind.vectors.name), version=version)


def _topic(mind: Mind, kept: KeptQuery, likes: _Likes) -> OwnTopic:
    if not is_sentence(kept.query):
        return OwnTopic(id=kept.id, query=kept.query)
    if kept.vector is not None and kept.vector_of == mind.vectors.name:
        sentence = unpack(kept.vector)
    else:
        sentence = mind.vectors.of([kept.query])[0]
    aimed = aim(mind.vectors, mind.centre, sentence, likes.good, likes.bad)
    return OwnTopic(id=kept.id, query=kept.query, vector=aimed, liked=bool(likes.good or likes.bad))


def _likes(said: list[tuple[int, StoryId]], vectors: dict[StoryId, list[bytes]]) -> _Likes:
    def of(value: int) -> tuple[Floats, ...]:
        return tuple(
            unpack(vector) for one, story in said if one == value for vector in vectors.get(story, ())[:1]
        )

    return _Likes(good=of(1), bad=of(-1))


def _unpacked(vector: bytes | None) -> Floats | None:
    return None if not vector else unpack(vector)
