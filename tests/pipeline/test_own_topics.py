"""Readers' own topics in the pipeline: found in what is kept and in what comes, explained, and moved by likes."""

from datetime import time, timedelta

import pytest

from news.articles import TopicScore
from news.chats import Settings
from news.feeds import Entry, Source
from news.ids import EntryId, TopicId
from news.mutes import Mute, MuteKind
from news.recognition import NewEntry, with_keys
from news.schedule import Schedule
from news.topics import TopicGroup
from news.why import Ground, Place, Quoted
from news.whynot import Cause, whynot
from nlp.mind import Mind
from nlp.stem_vectors import StemVectors
from nlp.vectors import unpack
from pipeline.asked import compose_now
from pipeline.group import Grouping
from pipeline.own_topics import fill, own_topics
from pipeline.read import Reading
from pipeline.summarise import summarise
from pipeline.thinking import Thinking
from pipeline.understand import understand
from pipeline.why import facts_of, why
from sources.urls import canonical

WATER = "Страны делят водные ресурсы"
LINK = "https://vesti.example.org/news/"
SENTENCE = "Как соседние страны делят воду рек"


@pytest.fixture
def thinking():
    made = Thinking(lambda: Mind(StemVectors()))
    yield made
    made.close()


@pytest.fixture
async def chat(storage, now):
    async with storage.writing() as tx:
        settings = Settings(
            language="ru", schedule=Schedule(timezone="Asia/Bishkek", times=(time(8),)), set_up=True
        )
        met = await tx.chats.meet(7, None, "private", settings, now)
        await tx.topics.add_missing([("csto", TopicGroup.ORGANISATIONS, "", {"ru": "ОДКБ"})], now)
        return met


class Desk:
    """An outlet whose articles go through the whole pipeline."""

    def __init__(self, storage, thinking, now):
        self.storage, self.thinking, self.now = storage, thinking, now
        self.grouping = Grouping(thinking)
        self.feed = None

    async def read(self, title, text="Подробности сообщили утром.", ago=timedelta(hours=2), *, silent=False):
        """Keep an article that has been read."""
        async with self.storage.writing() as tx:
            if self.feed is None:
                source = Source(url="https://vesti.example.org/rss", name="Вести гор", language="ru")
                self.feed = await tx.feeds.add(source, now=self.now, interval=timedelta(minutes=30))
            entry = Entry(guid=title, link=f"{LINK}{len(title)}", title=title, published_at=self.now - ago)
            (keyed,) = with_keys([entry], canonical)
            at = self.now - ago
            new = NewEntry(entry=entry, keys=keyed.keys, published_at=at, first_seen_at=at, silent=silent)
            await tx.entries.add(self.feed, [new])
            claimed = await tx.entries.claim_unread(self.now, 10)
            for one in claimed:
                await tx.articles.save(one.id, Reading(title=title, text=text, language="ru"), self.now)
        return EntryId(claimed[0].id) if claimed else None

    async def tell(self, title, text="Подробности сообщили утром.", ago=timedelta(hours=2)):
        """Take an article as far as a summarised story."""
        id = await self.read(title, text, ago)
        await understand(self.storage, self.thinking, id, self.now)
        story = await self.grouping.group(self.storage, id, self.now)
        async with self.storage.writing() as tx:
            claimed = await tx.stories.claim_to_summarise(self.now, 10)
        for one in claimed:
            await summarise(self.storage, self.thinking, *one, self.now)
        return story


@pytest.fixture
def desk(storage, thinking, now):
    return Desk(storage, thinking, now)


async def own(storage, chat, query, now):
    async with storage.writing() as tx:
        id = await tx.own_topics.add(chat.id, "Моя вода", query, now)
        await tx.subscriptions.subscribe(chat.id, [id], now)
    return id


async def due(storage, now):
    async with storage.writing() as tx:
        return await tx.own_topics.claim_to_fill(now, 10)


async def topics_of(storage, story):
    async with storage.reading() as tx:
        (found,) = await tx.stories.get([story])
    return found.topics


async def test_a_new_topic_is_looked_for_in_the_last_days(storage, thinking, chat, desk, now):
    story = await desk.tell(WATER)
    other = await desk.tell("Открыт музей", "Зал полон картин прошлого века.")
    topic = await own(storage, chat, "водные ресурсы", now)
    assert await due(storage, now) == [topic]
    await fill(storage, thinking, topic, now)
    assert topic in await topics_of(storage, story)
    assert topic not in await topics_of(storage, other)
    assert await due(storage, now + timedelta(hours=1)) == []


async def test_a_topic_that_changes_while_it_is_looked_for_is_due_again(storage, thinking, chat, desk, now):
    topic = await own(storage, chat, "водные ресурсы", now)
    assert await due(storage, now) == [topic]
    async with storage.writing() as tx:
        await tx.own_topics.ask_for(topic, "музей", now)
        await tx.own_topics.filled(topic, 1)
    assert await due(storage, now) == [topic]


async def test_killed_on_the_way_it_is_looked_for_again_after_the_lease(storage, thinking, chat, desk, now):
    story = await desk.tell(WATER)
    topic = await own(storage, chat, "водные ресурсы", now)
    assert await due(storage, now) == [topic]
    assert await due(storage, now) == []
    later = now + timedelta(minutes=6)
    assert await due(storage, later) == [topic]
    await fill(storage, thinking, topic, later)
    await fill(storage, thinking, topic, later)
    assert topic in await topics_of(storage, story)


async def test_other_words_take_back_what_the_old_ones_brought(storage, thinking, chat, desk, now):
    story = await desk.tell(WATER)
    topic = await own(storage, chat, "водные ресурсы", now)
    await fill(storage, thinking, topic, now)
    async with storage.writing() as tx:
        await tx.own_topics.ask_for(topic, "музей", now)
    await fill(storage, thinking, topic, now)
    assert topic not in await topics_of(storage, story)


async def test_what_comes_later_is_found_as_it_is_understood(storage, thinking, chat, desk, now):
    topic = await own(storage, chat, "водные ресурсы -полив", now)
    assert topic in await topics_of(storage, await desk.tell(WATER))
    assert topic not in await topics_of(
        storage, await desk.tell("Водные ресурсы уйдут на полив", "Фермеры ждут июля.")
    )


async def test_a_topic_that_is_gone_brings_nothing_and_breaks_nothing(storage, thinking, chat, desk, now):
    topic = await own(storage, chat, "водные ресурсы", now)
    story = await desk.tell(WATER)
    async with storage.writing() as tx:
        await tx.own_topics.remove(topic)
    await fill(storage, thinking, topic, now)
    assert await topics_of(storage, story) == ()
    await desk.tell("Ещё раз о водных ресурсах")


async def test_an_editor_who_chose_a_storys_topics_chose_none_of_readers(storage, thinking, chat, desk, now):
    topic = await own(storage, chat, "водные ресурсы", now)
    story = await desk.tell(WATER)
    async with storage.writing() as tx:
        public = await tx.topics.by_slug("csto")
        await tx.corrections.edit_topics(story, (public.id,))
        await tx.stories.touch(
            story, reported=[now], outlets=1, importance=0.2,
            topics=[TopicScore(topic_id=topic, score=0.9)], now=now,
        )  # fmt: skip
    assert set(await topics_of(storage, story)) == {public.id, topic}


async def test_a_digest_has_a_section_with_the_readers_own_name(storage, thinking, chat, desk, now):
    await own(storage, chat, "водные ресурсы", now)
    await desk.tell(WATER)
    await compose_now(storage, chat.id, 5, now)
    async with storage.writing() as tx:
        (id,) = await tx.outbox.claim(now, 10)
        delivery = await tx.outbox.get(id)
    assert "Моя вода" in delivery.content.html
    assert WATER in delivery.content.html


async def test_a_story_stands_under_the_topic_that_its_reader_made(storage, thinking, chat, desk, now):
    topic = await own(storage, chat, "саммит", now)
    async with storage.writing() as tx:
        csto = await tx.topics.by_slug("csto")
        await tx.subscriptions.subscribe(chat.id, [csto.id], now)
    story = await desk.tell("Саммит ОДКБ открылся", "Лидеры стран ОДКБ собрались в столице на саммит.")
    assert set(await topics_of(storage, story)) == {csto.id, topic}
    await compose_now(storage, chat.id, 5, now)
    async with storage.writing() as tx:
        (id,) = await tx.outbox.claim(now, 10)
        delivery = await tx.outbox.get(id)
    assert "Моя вода" in delivery.content.html


async def test_other_chats_never_see_a_topics_name(storage, thinking, chat, desk, now):
    topic = await own(storage, chat, "водные ресурсы", now)
    async with storage.reading() as tx:
        assert await tx.topics.public([topic]) == []
        assert topic not in (await tx.topics.ids()).values()
        assert topic not in {one.id for one in [*await tx.topics.all(), *await tx.topics.listed()]}


async def test_why_names_the_words_and_where_they_stand(storage, thinking, chat, desk, now):
    topic = await own(storage, chat, "водные ресурсы", now)
    found = await why(storage, thinking, await desk.tell(WATER), chat)
    (reason,) = found.reasons
    assert (reason.topic_id, reason.found.ground) == (topic, Ground.WORDS)
    assert reason.found.words == (Quoted("водные", Place.TITLE), Quoted("ресурсы", Place.TITLE))
    assert found.outlets == ("Вести гор",)
    assert found.first_at == now - timedelta(hours=2)


async def test_why_explains_a_topic_for_everyone_by_its_names(storage, thinking, chat, desk, now):
    story = await desk.tell("Саммит ОДКБ открылся", "Лидеры стран ОДКБ собрались в столице.")
    async with storage.writing() as tx:
        csto = await tx.topics.by_slug("csto")
        unchosen = await why(storage, thinking, story, chat)
        await tx.subscriptions.subscribe(chat.id, [csto.id], now)
    assert (unchosen.reasons, unchosen.others) == ((), (csto.id,))
    (reason,) = (await why(storage, thinking, story, chat)).reasons
    assert Quoted("ОДКБ", Place.TITLE) in reason.found.words


async def test_why_says_that_an_editor_decided(storage, thinking, chat, desk, now):
    story = await desk.tell("Открыт музей", "Зал полон картин прошлого века.")
    async with storage.writing() as tx:
        csto = await tx.topics.by_slug("csto")
        await tx.subscriptions.subscribe(chat.id, [csto.id], now)
        await tx.corrections.edit_topics(story, (csto.id,))
    (reason,) = (await why(storage, thinking, story, chat)).reasons
    assert reason.found.ground is Ground.EDITOR


async def score(storage, thinking, topic, story):
    """How much the article of a story is about a sentence now."""
    own = await own_topics(storage, thinking)
    async with storage.reading() as tx:
        (vector,) = (await tx.likes.vectors([story]))[story]
    return own.scores("Погода", "", unpack(vector))[topic]


async def said(storage, chat, story, value, now):
    """Say of a story whether it was right to bring it; give the topics to which that makes a difference."""
    async with storage.writing() as tx:
        moved = list(await tx.likes.say(chat.id, story, value, now))
        await tx.own_topics.look_again(moved)
    return moved


async def test_likes_move_the_topics_that_brought_the_story(storage, thinking, chat, desk, now):
    topic = await own(storage, chat, SENTENCE, now)
    story = await desk.tell(
        "Страны делят воду рек",
        "Министры встретились в столице, обсудили графики попусков и цены на энергию летом.",
    )
    assert topic in await topics_of(storage, story)
    before = await score(storage, thinking, topic, story)
    assert await said(storage, chat, story, -1, now) == [topic]
    assert await said(storage, chat, story, -1, now) == [], "said twice it counts once"
    assert await score(storage, thinking, topic, story) < before
    assert await due(storage, now) == [topic], "the last days are looked through with it"
    await fill(storage, thinking, topic, now)
    assert await said(storage, chat, story, 1, now) == [topic], "what had brought it is not forgotten"
    assert await score(storage, thinking, topic, story) > before
    await fill(storage, thinking, topic, now)
    (reason,) = (await why(storage, thinking, story, chat)).reasons
    assert reason.found.ground is Ground.LIKES
    assert await said(storage, chat, story, 0, now) == [topic]
    assert await score(storage, thinking, topic, story) == pytest.approx(before, abs=1e-3)
    async with storage.reading() as tx:
        assert await tx.likes.value(chat.id, story) == 0


async def causes(storage, thinking, link, chat, now):
    return [one.cause for one in whynot(await facts_of(storage, thinking, link, chat, now), now)]


async def test_whynot_follows_a_link_from_its_source_to_the_reader(storage, thinking, chat, desk, now):
    link = f"https://www.vesti.example.org/news/{len(WATER)}/?utm_source=telegram"
    assert await causes(storage, thinking, "вода", chat, now) == [Cause.NO_LINK]
    assert await causes(storage, thinking, link, chat, now) == [Cause.NO_SOURCE]
    await desk.read("Прежняя")
    assert await causes(storage, thinking, link, chat, now) == [Cause.NEVER_CHECKED]
    story = await desk.tell(WATER)
    assert await causes(storage, thinking, link, chat, now) == [Cause.NO_TOPICS]
    topic = await own(storage, chat, "музей", now)
    facts = await facts_of(storage, thinking, link, chat, now)
    assert [one.cause for one in whynot(facts, now)] == [Cause.OTHER_TOPICS]
    assert [(one.topic_id, one.score) for one in facts.nearness] == [(topic, 0.0)]
    async with storage.writing() as tx:
        await tx.own_topics.ask_for(topic, "водные ресурсы", now)
    await fill(storage, thinking, topic, now)
    assert (await causes(storage, thinking, link, chat, now))[-1] is Cause.WAITS
    async with storage.writing() as tx:
        mute = await tx.mutes.add(chat.id, Mute(kind=MuteKind.STORY, value=str(story)), now)
    (finding,) = whynot(await facts_of(storage, thinking, link, chat, now), now)
    assert (finding.cause, finding.mute) == (Cause.MUTED_STORY, mute)
    async with storage.writing() as tx:
        await tx.mutes.remove(chat.id, mute.id)
    await compose_now(storage, chat.id, 5, now)
    assert await causes(storage, thinking, link, chat, now) == [Cause.SHOWN]
    async with storage.writing() as tx:
        (found,) = await tx.stories.get([story])
    assert found.topics == (topic,)


async def test_whynot_says_that_an_article_is_not_read_yet_or_was_old(storage, thinking, chat, desk, now):
    await desk.read("Давняя новость", silent=True)
    assert await causes(storage, thinking, f"{LINK}{len('Давняя новость')}", chat, now) == [Cause.OLD]
    await desk.read("Новая новость дня")
    assert await causes(storage, thinking, f"{LINK}{len('Новая новость дня')}", chat, now) == [
        Cause.NOT_UNDERSTOOD
    ]


async def test_nothing_is_due_for_a_topic_that_was_never_made(storage, thinking, now):
    await fill(storage, thinking, TopicId(99), now)
    assert await due(storage, now) == []
