"""Compose: what a chat has not been shown, once, at its moment."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from news.articles import TopicScore
from news.chats import ChatKind, DigestSize, Settings
from news.deliveries import DeliveryStatus
from news.ids import EntryId
from news.schedule import Schedule
from news.stories import Sentence, Summary
from news.topics import TopicGroup
from pipeline.compose import compose

SCHEDULE = Schedule(times=(time(8),), timezone="Asia/Bishkek")
SETTINGS = Settings(language="ru", schedule=SCHEDULE, set_up=True)
DAY = timedelta(days=1)


class Newsroom:
    """Stories of two topics, and a reader of one of them."""

    def __init__(self, storage, now):
        self.storage, self.now = storage, now

    async def open(self, settings=SETTINGS):
        names = {language: language for language in ("ru", "ky", "en")}
        async with self.storage.writing() as tx:
            await tx.topics.add_missing(
                [("csto", TopicGroup.ORGANISATIONS, "🛡", names), ("sport", TopicGroup.LIFE, "🏅", names)],
                self.now,
            )
            self.topics = await tx.topics.ids()
            # The chat is set up a minute before its hour, so its first digest is due at `now`.
            before = self.now - timedelta(minutes=1)
            self.chat = await tx.chats.meet(11, None, ChatKind.PRIVATE, settings, before)
            await tx.subscriptions.subscribe(self.chat.id, [self.topics["csto"]], before)

    async def story(self, headline, topic="csto", importance=0.5, at=None):
        at = at or self.now
        async with self.storage.writing() as tx:
            id = await tx.stories.add(at, at)
            await tx.stories.touch(
                id,
                reported=[at],
                outlets=1,
                importance=importance,
                topics=[TopicScore(topic_id=self.topics[topic], score=0.9)],
                now=at,
            )
            sentence = Sentence(text=f"{headline}.", article_id=EntryId(1), source=f"{headline}.")
            await tx.stories.summarised(
                id, 1, [Summary(language="ru", headline=headline, sentences=(sentence,))]
            )
        return id

    async def compose(self, at):
        async with self.storage.writing() as tx:
            due = await tx.chats.claim(at, 10)
        return [await compose(self.storage, chat, at) for chat in due]

    async def messages(self):
        """Return the texts of the queue, oldest first, and take them out of it."""
        texts = []
        async with self.storage.writing() as tx:
            while ids := await tx.outbox.claim(self.now + 60 * DAY, 100):
                for id in ids:
                    waiting = await tx.outbox.get(id)
                    texts.append(waiting.content.html)
                    await tx.outbox.begin(id, self.now)
                    await tx.outbox.recover(self.now)
        return texts


@pytest.fixture
async def newsroom(storage, now):
    newsroom = Newsroom(storage, now)
    await newsroom.open()
    return newsroom


async def test_a_digest_holds_the_stories_of_the_chats_topics(newsroom, now):
    await newsroom.story("Министры ОДКБ встретились")
    await newsroom.story("Сборная победила", topic="sport")
    await newsroom.compose(now)
    (text,) = await newsroom.messages()
    assert "Министры ОДКБ встретились" in text
    assert "Сборная победила" not in text


async def test_nothing_is_due_before_the_hour(newsroom, now):
    await newsroom.story("Министры ОДКБ встретились")
    assert await newsroom.compose(now - timedelta(seconds=1)) == []


async def test_a_story_is_shown_once(newsroom, now):
    await newsroom.story("Первая")
    await newsroom.compose(now)
    await newsroom.story("Вторая", at=now + timedelta(hours=3))
    await newsroom.compose(now + DAY)
    first, second = await newsroom.messages()
    assert "Первая" in first
    assert "Первая" not in second
    assert "Вторая" in second


async def test_what_did_not_fit_comes_with_the_next_digest(storage, now):
    newsroom = Newsroom(storage, now)
    await newsroom.open(replace(SETTINGS, size=DigestSize.SHORT))
    for number in range(7):
        await newsroom.story(f"Новость №{number}.", importance=0.9 - number / 10)
    await newsroom.compose(now)
    await newsroom.compose(now + DAY)
    first, second = await newsroom.messages()
    assert [number for number in range(7) if f"№{number}." in first] == [0, 1, 2, 3, 4]
    assert [number for number in range(7) if f"№{number}." in second] == [5, 6]


async def test_a_digest_late_by_more_than_two_hours_is_folded_into_the_next(newsroom, now):
    await newsroom.story("Утренняя")
    assert await newsroom.compose(now + timedelta(hours=3)) == [None]
    assert await newsroom.messages() == []
    await newsroom.compose(now + DAY)
    (text,) = await newsroom.messages()
    assert "Утренняя" in text


async def test_a_digest_late_by_less_is_sent(newsroom, now):
    await newsroom.story("Утренняя")
    await newsroom.compose(now + timedelta(hours=1))
    assert len(await newsroom.messages()) == 1


async def test_an_empty_digest_is_not_sent_by_itself(newsroom, now):
    assert await newsroom.compose(now) == [None]
    assert await newsroom.messages() == []


async def test_of_two_that_compose_the_same_digest_one_does(newsroom, now):
    await newsroom.story("Одна")
    async with newsroom.storage.writing() as tx:
        (chat,) = await tx.chats.claim(now, 10)
    assert await compose(newsroom.storage, chat, now) is not None
    assert await compose(newsroom.storage, chat, now) is None
    assert len(await newsroom.messages()) == 1


async def test_a_paused_chat_gets_nothing_and_the_stories_wait(storage, now):
    newsroom = Newsroom(storage, now)
    await newsroom.open(replace(SETTINGS, paused_until=now + timedelta(hours=30)))
    await newsroom.story("За время паузы")
    assert await newsroom.compose(now) == []
    assert await newsroom.compose(now + 2 * DAY) != []
    (text,) = await newsroom.messages()
    assert "За время паузы" in text


async def test_a_new_reader_gets_the_last_day_and_no_archive(newsroom, now):
    await newsroom.story("Вчерашняя", at=now - timedelta(hours=20))
    await newsroom.story("Позавчерашняя", at=now - timedelta(hours=40))
    await newsroom.compose(now)
    (text,) = await newsroom.messages()
    assert "Вчерашняя" in text
    assert "Позавчерашняя" not in text


async def test_the_next_moment_is_the_next_day_at_the_same_hour(newsroom, now):
    await newsroom.compose(now)
    async with newsroom.storage.reading() as tx:
        chat = await tx.chats.get(newsroom.chat.id)
    assert chat.next_digest_at == datetime(2026, 3, 3, 2, 0, tzinfo=UTC)


async def test_digests_are_counted_in_the_outbox(newsroom, now):
    await newsroom.story("Одна")
    await newsroom.compose(now)
    async with newsroom.storage.reading() as tx:
        assert await tx.outbox.counts() == {DeliveryStatus.QUEUED: 1}
