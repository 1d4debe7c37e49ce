"""What the panel of the playground is told: each item with what the stages made of it."""

from datetime import timedelta

import aiohttp
import pytest

from news.articles import Reading, TopicScore, Understanding
from news.feeds import Entry, Source
from news.recognition import sort_out, with_keys
from news.stories import Sentence, Summary
from news.topics import TopicGroup
from web.server import Pages, Server
from web.stages import shown, stage_routes

TEXT = "В Оше открыли мост. Его длина сто метров."


@pytest.fixture
async def read(storage, now):
    """One article that has gone through every stage; gives its topic."""
    async with storage.writing() as tx:
        source = Source(url="http://127.77.0.1/rss.xml", name="Аламедин-пресс", country="kg")
        feed = await tx.feeds.add(source, now=now, interval=timedelta(minutes=1))
        keyed = with_keys([Entry(title="Мост", link="http://127.77.0.1/news/1", published_at=now)], str)
        await tx.entries.add(feed, sort_out(keyed, [], now=now, first_poll=True).new)
        (entry,) = await tx.entries.claim_unread(now, 1)
        await tx.articles.save(entry.id, Reading(title="Мост", text=TEXT, language="ru"), now)
        names = {"ru": "Кыргызстан", "ky": "Кыргызстан", "en": "Kyrgyzstan"}
        await tx.topics.add_missing([("kyrgyzstan", TopicGroup.PLACES, "🇰🇬", names)], now)
        topic = (await tx.topics.ids())["kyrgyzstan"]
    return storage, entry.id, topic


async def test_an_item_that_was_only_read(read):
    storage, *_ = read
    said = await shown(storage, 10)
    (item,) = said["items"]
    assert item["outlet"] == "Аламедин-пресс"
    assert item["text"] == TEXT
    assert item["language"] == "ru"
    assert not item["understood"]
    assert item["story"] is None
    assert said["counts"] == {"articles": 1, "stories": 0}


async def test_an_item_with_topics_story_and_the_source_of_each_sentence(read, now):
    storage, id, topic = read
    scores = (TopicScore(topic_id=topic, score=0.87654),)
    sentence = Sentence(text="Открыли мост.", article_id=id, source="В Оше открыли мост.")
    async with storage.writing() as tx:
        await tx.articles.understood(id, Understanding(vector=b"\0\0", topics=scores, understood_with="test"))
        story = await tx.stories.add(now, now)
        await tx.articles.join(id, story)
        await tx.stories.touch(story, reported=[now], outlets=1, importance=0.5, topics=scores, now=now)
        await tx.stories.summarised(
            story, 1, [Summary(language="ru", headline="Мост в Оше", sentences=(sentence,))]
        )
    (item,) = (await shown(storage, 10))["items"]
    assert item["topics"] == [{"slug": "kyrgyzstan", "name": "Kyrgyzstan", "emoji": "🇰🇬", "score": 0.877}]
    assert item["story"]["headline"] == "Мост в Оше"
    assert item["story"]["reports"][0]["outlet"] == "Аламедин-пресс"
    assert item["story"]["summaries"][0]["sentences"] == [
        {"text": "Открыли мост.", "source": "В Оше открыли мост.", "outlet": "Аламедин-пресс"}
    ]


async def test_the_routes_poll_and_switch_the_real_sources(storage):
    done: list[object] = []

    async def poll_now():
        done.append("poll")

    async def real_feeds(on):
        done.append(on)
        return {"on": bool(on), "count": 2}

    async def metrics():
        return b""

    pages = Pages(problems=list, metrics=metrics, more=stage_routes(storage, poll_now, real_feeds))
    server = await Server.start(pages, "127.0.0.1", 0)
    async with aiohttp.ClientSession(server.url) as client:
        async with client.get("/stages", params={"limit": "many"}) as answer:
            assert (await answer.json())["items"] == []
        async with client.post("/playing/poll") as answer:
            assert answer.status == 200
        async with client.post("/playing/real-feeds", json={"on": True}) as answer:
            assert (await answer.json()) == {"on": True, "count": 2}
        async with client.post("/playing/real-feeds", data=b"?") as answer:
            assert answer.status == 400
        async with client.get("/playing/real-feeds") as answer:
            assert (await answer.json())["on"] is False
    await server.close()
    assert done == ["poll", True, None]
