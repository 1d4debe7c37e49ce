"""Following: only what is new is told, in answer to the first message, until the story goes quiet."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from news.articles import Reading
from news.chats import ChatKind
from news.quiet import Quiet
from nlp.facts import new_facts
from pipeline.deliver import Delivering
from pipeline.follow import follow, known_of
from pipeline.group import refresh
from pipeline.line import Line
from pipeline.thinking import Thinking
from tests import stories
from tests.fakes import FakeSender
from tests.pipeline.test_compose import SETTINGS

HOUR = timedelta(hours=1)
FIRST = "В горах сошла лавина, пропали трое туристов. Спасатели начали поиск утром."
KNOWN = "Спасатели начали поиск пропавших туристов утром. В горах сошла лавина."
NEWER = "В горах сошла лавина, пропали трое туристов. Спасатели нашли живым туриста Азамата Осмонова, он в больнице."


class Followed:
    """A story that a chat follows, and the articles that join it."""

    def __init__(self, storage, now):
        self.storage, self.now, self.outlets = storage, now, 0
        self.thinking, self.sender = Thinking(), FakeSender()

    async def report(self, text, at, language="ru"):
        self.outlets += 1
        outlet = await stories.outlet(self.storage, f"vesti{self.outlets}", at)
        title = f"Лавина в горах, сообщение {self.outlets}"
        id = await stories.article(self.storage, outlet, title, at)
        async with self.storage.writing() as tx:
            await tx.articles.save(id, Reading(title=title, text=text, language=language), at)
        return id

    async def open(self, language="ru", **settings):
        first = await self.report(FIRST, self.now)
        self.id = await stories.story(self.storage, "Лавина в горах", [first], self.now)
        async with self.storage.writing() as tx:
            wanted = replace(SETTINGS, language=language, **settings)
            self.chat = await tx.chats.meet(11, None, ChatKind.PRIVATE, wanted, self.now)
            (story,) = await tx.stories.get([self.id])
            known = known_of(story, await tx.articles.of_story(self.id), "ru")
            assert await tx.following.begin(
                self.chat.id, self.id, message_id=55, told=known, version=story.version, now=self.now
            )

    async def join(self, text, at, language="ru"):
        id = await self.report(text, at, language)
        async with self.storage.writing() as tx:
            await tx.articles.join(id, self.id)
            await refresh(tx, self.id, at)
        await stories.summarise(self.storage, self.id, "Лавина в горах")

    async def tell(self, at):
        """Tell what is due, and return the texts that reach the follower."""
        async with self.storage.reading() as tx:
            due = await tx.following.due(at, 10)
        for id in due:
            await follow(self.storage, self.thinking, id, at)
        delivering = Delivering(self.storage, self.sender, Line(), lambda: at)
        before = len(self.sender.sent)
        while claimed := await delivering.claim(at, 10):
            for delivery in claimed:
                await delivering.deliver(delivery)
        return [message.html for _, message in self.sender.sent[before:]]


@pytest.fixture
async def followed(storage, now):
    made = Followed(storage, now)
    await made.open()
    yield made
    made.thinking.close()


async def test_only_what_is_new_comes_and_answers_the_first_message(followed, now):
    assert await followed.tell(now) == []
    await followed.join(NEWER, now + HOUR)
    (text,) = await followed.tell(now + HOUR)
    assert "Азамата Осмонова" in text
    assert "пропали трое" not in text
    assert "vesti2" in text
    assert followed.sender.replies == [55]
    assert await followed.tell(now + 2 * HOUR) == []


async def test_what_says_the_same_in_other_words_is_not_told(followed, now):
    await followed.join(KNOWN, now + HOUR)
    assert await followed.tell(now + HOUR) == []
    async with followed.storage.reading() as tx:
        assert await tx.following.due(now + HOUR, 10) == [], "it has been looked at"


async def test_a_fact_is_told_once_whoever_repeats_it(followed, now):
    await followed.join(NEWER, now + HOUR)
    assert len(await followed.tell(now + HOUR)) == 1
    await followed.join(NEWER.replace("нашли живым", "живым нашли"), now + 2 * HOUR)
    assert await followed.tell(now + 2 * HOUR) == []


async def test_two_days_of_quiet_end_it_with_a_recap(followed, now):
    await followed.join(NEWER, now + HOUR)
    await followed.tell(now + HOUR)
    assert await followed.tell(now + 47 * HOUR) == []
    (text,) = await followed.tell(now + 50 * HOUR)
    assert "Итог" in text
    assert "Лавина в горах" in text
    assert followed.sender.replies == [55, 55]
    async with followed.storage.reading() as tx:
        assert await tx.following.of(followed.chat.id) == []
    await followed.join(
        "Через неделю нашли ещё двоих туристов, сообщил министр Бакыт Асанов.", now + 60 * HOUR
    )
    assert await followed.tell(now + 60 * HOUR) == [], "it has ended"


async def test_who_left_is_told_nothing_more(followed, now):
    async with followed.storage.writing() as tx:
        assert await tx.following.end(followed.chat.id, followed.id)
        assert not await tx.following.end(followed.chat.id, followed.id)
    await followed.join(NEWER, now + HOUR)
    assert await followed.tell(now + HOUR) == []


async def test_who_paused_is_told_afterwards(followed, now):
    paused = replace(SETTINGS, paused_until=now + 5 * HOUR)
    async with followed.storage.writing() as tx:
        await tx.chats.save_settings(followed.chat.id, paused, now)
    await followed.join(NEWER, now + HOUR)
    assert await followed.tell(now + HOUR) == []
    assert len(await followed.tell(now + 6 * HOUR)) == 1


async def test_quiet_hours_hold_it_back(storage, now):
    made = Followed(storage, now)
    await made.open(quiet=Quiet(start=time(22), end=time(7)))
    night = now + 15 * HOUR
    await made.join(NEWER, night)
    assert await made.tell(night) == []
    assert len(await made.tell(now + 23 * HOUR)) == 1
    made.thinking.close()


async def test_a_merged_story_is_followed_as_what_it_became(followed, now):
    other = await followed.report("Лавина сошла на дорогу, движение закрыто до вечера.", now)
    into = await stories.story(followed.storage, "Лавина на дороге", [other], now)
    async with followed.storage.writing() as tx:
        assert await tx.joining.merge(followed.id, into, now + HOUR) is not None
        await refresh(tx, into, now + HOUR)
    followed.id = into
    await stories.summarise(followed.storage, into, "Лавина на дороге")
    (text,) = await followed.tell(now + HOUR)
    assert "движение закрыто до вечера" in text
    async with followed.storage.reading() as tx:
        assert await tx.following.of(followed.chat.id) == [into]


async def test_following_begins_once_and_has_a_limit(followed, now):
    chat = followed.chat.id
    async with followed.storage.writing() as tx:
        (story,) = await tx.stories.get([followed.id])
        known = known_of(story, [], "ru")
        again = {"message_id": 99, "told": known, "version": 1, "now": now}
        assert await tx.following.begin(chat, followed.id, **again)
        for _ in range(29):
            assert await tx.following.begin(chat, await tx.stories.add(now, now), **again)
        assert not await tx.following.begin(chat, await tx.stories.add(now, now), **again)
    await followed.join(NEWER, now + HOUR)
    await followed.tell(now + HOUR)
    assert followed.sender.replies == [55], "the first message stays the first"


def test_a_new_number_is_new_and_a_byline_alone_is_not():
    told = ["Погибли двое жителей села Ак-Суу, сообщили в министерстве."]
    assert new_facts(["Погибли пятеро жителей села Ак-Суу, 12 ранены, сообщили в министерстве."], told) == [0]
    assert new_facts(["Погибли двое жителей села Ак-Суу, сообщили в министерстве."], told) == []
    assert new_facts(["Дорогу закрыли до утра понедельника."] * 2, told) == [0], "said twice it is told once"
