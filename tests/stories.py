"""Stories with articles of several outlets, as the pipeline leaves them."""

from datetime import timedelta

from sqlalchemy import or_, select

from news.articles import Reading, TopicScore, Understanding
from news.feeds import Entry, Source
from news.ids import EntryId
from news.recognition import NewEntry, with_keys
from news.stories import Sentence, Summary
from pipeline.group import refresh
from sources.urls import canonical
from storage.schema import stories, story_topics


async def outlet(storage, name, now, country=None):
    """Put a source on the list."""
    source = Source(url=f"https://{name}.example.org/rss", name=name, country=country, language="ru")
    async with storage.writing() as tx:
        return await tx.feeds.add(source, now=now, interval=timedelta(minutes=30))


async def article(storage, feed_id, title, at, topics=()):
    """Keep an article that is read and understood, and return it."""
    entry = Entry(guid=title, link=f"https://example.org/{feed_id}", title=title, published_at=at)
    (keyed,) = with_keys([entry], canonical)
    new = NewEntry(entry=entry, keys=keyed.keys, published_at=at, first_seen_at=at, silent=False)
    async with storage.writing() as tx:
        await tx.entries.add(feed_id, [new])
        (claimed,) = await tx.entries.claim_unread(at, 10)
        await tx.articles.save(claimed.id, Reading(title=title, text=f"{title}.", language="ru"), at)
        scores = tuple(TopicScore(topic_id=topic, score=0.9) for topic in topics)
        await tx.articles.understood(
            claimed.id, Understanding(vector=b"", topics=scores, understood_with="test")
        )
    return EntryId(claimed.id)


async def story(storage, headline, articles, now):
    """Keep a summarised story of some articles."""
    async with storage.writing() as tx:
        id = await tx.stories.add(now, now)
        for one in articles:
            await tx.articles.join(one, id)
        await refresh(tx, id, now)
    await summarise(storage, id, headline)
    return id


async def summarise(storage, id, headline):
    """Summarise a story as it is now."""
    async with storage.writing() as tx:
        (found,) = await tx.stories.get([id])
        said = Sentence(text=f"{headline}, сообщают источники.", article_id=None, source="")
        summary = Summary(language="ru", headline=headline, sentences=(said,))
        assert await tx.stories.summarised(id, found.version, [summary])


async def out_of_place(storage):
    """Return the stories, with their topics, that stand elsewhere among the topic's than their moments say."""
    moved = or_(
        story_topics.c.last_at != stories.c.last_at, story_topics.c.touched_at != stories.c.touched_at
    )
    query = select(story_topics.c.story_id, story_topics.c.topic_id).join(
        stories, stories.c.id == story_topics.c.story_id
    )
    async with storage.reading() as tx:
        return [tuple(row) for row in await tx.stories._connection.execute(query.where(moved))]
