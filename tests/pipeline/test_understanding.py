"""From an entry to a summarised story: read, understand, group, summarise, with the real rules and word stems."""

from datetime import timedelta

import pytest

from news.feeds import Entry
from news.recognition import EntryUpdate, NewEntry, with_keys
from nlp.language import detect
from pipeline.group import Grouping
from pipeline.read import read_entry
from pipeline.summarise import summarise
from pipeline.understand import outdate, understand
from sources.errors import Unreachable
from sources.pages import PageText
from sources.urls import canonical
from sources.web import Page
from tests.newsdesk import Newsdesk

TITLE = "Министры иностранных дел ОДКБ встретились в Бишкеке"
TEXT = (
    "Министры иностранных дел стран ОДКБ встретились сегодня в Бишкеке. Они обсудили безопасность на границах "
    "и подписали совместное заявление. Следующая встреча пройдёт весной в Минске, сообщил секретариат ОДКБ."
)
OTHER_TITLE = "В Бишкеке прошла встреча министров иностранных дел ОДКБ"
OTHER_TEXT = (
    "Встреча министров иностранных дел ОДКБ прошла в Бишкеке. Подписано совместное заявление о безопасности на "
    "границах. Весной министры соберутся в Минске, сообщил секретариат ОДКБ."
)
LAST = (
    "Генеральный секретарь организации поблагодарил киргизскую сторону за приём. По его словам, к весне стороны "
    "подготовят проект соглашения об обмене данными. Наблюдатели от двух государств присутствовали на открытии, "
    "а закрытая часть заседания длилась около трёх часов, после чего министры вышли к журналистам."
)


class FakePages:
    """A site with the pages it is given."""

    def __init__(self, pages):
        self.pages = pages
        self.asked = []

    async def get(self, url, *, accept, limit):
        self.asked.append(url)
        if url not in self.pages:
            raise Unreachable("timeout")
        return Page(url=url, status=200, body=self.pages[url].encode())


class FakeExtractor:
    """An extractor for which a page is its text."""

    async def extract(self, page, *, title=""):
        return PageText(title=title, text=page.body.decode())


class Press(Newsdesk):
    """Two outlets whose entries go through every step, one step at a time."""

    async def open(self):
        await super().open()
        self.feeds = [await self.public(name) for name in ("alpha", "beta")]

    async def publish(self, feed, title, text="", *, link=None, at=None):
        at = at or self.now
        entry = Entry(guid=f"{feed}-{title}", link=link, title=title, html=text, published_at=at)
        (keyed,) = with_keys([entry], canonical)
        new = NewEntry(entry=entry, keys=keyed.keys, published_at=at, first_seen_at=at, silent=False)
        async with self.storage.writing() as tx:
            await tx.entries.add(self.feeds[feed], [new])

    async def read(self, pages=None):
        pages = pages or FakePages({})
        async with self.storage.writing() as tx:
            entries = await tx.entries.claim_unread(self.now, 100)
        readings = [
            await read_entry(self.storage, pages, FakeExtractor(), detect, one, lambda: self.now)
            for one in entries
        ]
        return readings, pages

    async def understand(self):
        async with self.storage.writing() as tx:
            ids = await tx.articles.claim_to_understand(self.now, 100)
        for id in ids:
            await understand(self.storage, self.thinking, id, self.now)
        return ids

    async def group(self):
        async with self.storage.writing() as tx:
            ids = await tx.articles.claim_to_group(self.now, 100)
        return [await self.grouping.group(self.storage, id, self.now) for id in ids]

    async def summarise(self):
        async with self.storage.writing() as tx:
            due = await tx.stories.claim_to_summarise(self.now, 100)
        return [await summarise(self.storage, self.thinking, *one, self.now) for one in due]

    async def through(self):
        await self.read()
        await self.understand()
        stories = await self.group()
        await self.summarise()
        return stories

    async def story(self, id):
        async with self.storage.reading() as tx:
            return await tx.stories.card(id)


@pytest.fixture
async def press(storage, now):
    press = Press(storage, now)
    await press.open()
    yield press
    press.thinking.close()


async def test_a_whole_text_in_the_feed_needs_no_page(press):
    await press.publish(
        0, TITLE, f"<p>{TEXT}</p><p>{OTHER_TEXT}</p><p>{LAST}</p>", link="https://alpha.example/1"
    )
    (reading,), pages = await press.read()
    assert pages.asked == []
    assert reading.language == "ru"
    assert reading.text.startswith("Министры иностранных дел стран ОДКБ")


async def test_a_short_text_has_its_page_fetched(press):
    await press.publish(0, TITLE, "Кратко…", link="https://alpha.example/1")
    (reading,), _ = await press.read(FakePages({"https://alpha.example/1": TEXT}))
    assert reading.text == TEXT


async def test_a_page_that_cannot_be_had_leaves_the_feeds_own_words(press):
    await press.publish(0, TITLE, "Министры встретились в Бишкеке.", link="https://alpha.example/gone")
    (reading,), pages = await press.read()
    assert pages.asked == ["https://alpha.example/gone"]
    assert reading.text == "Министры встретились в Бишкеке."


async def test_two_outlets_on_one_event_are_one_story_with_its_topics_and_summary(press):
    await press.publish(0, TITLE, TEXT)
    await press.publish(1, OTHER_TITLE, OTHER_TEXT, at=press.now - timedelta(hours=1))
    first, second = await press.through()
    assert first == second
    card = await press.story(first)
    assert [report.outlet for report in card.reports] == ["beta", "alpha"]
    summary = card.story.summary("ru")
    assert summary.sentences
    assert len(summary.text) <= 420
    for sentence in summary.sentences:
        assert sentence.source in TEXT + OTHER_TEXT
    async with press.storage.reading() as tx:
        topics = await tx.topics.by_id(card.story.topics)
    assert "csto" in {topic.slug for topic in topics.values()}


async def test_two_events_are_two_stories(press):
    await press.publish(0, TITLE, TEXT)
    await press.publish(
        1,
        "В Оше открыли школу на 800 мест",
        "В Оше открыли новую школу на 800 мест. Её строили два года. Мэр города поздравил учителей и детей.",
    )
    first, second = await press.through()
    assert first != second


async def test_a_story_finds_its_members_after_a_restart(press):
    await press.publish(0, TITLE, TEXT)
    (first,) = await press.through()
    press.grouping = Grouping(press.thinking)
    await press.publish(1, OTHER_TITLE, OTHER_TEXT)
    (second,) = await press.through()
    assert first == second


async def test_an_edited_article_gives_its_story_a_new_version_and_summary(press, storage, now):
    await press.publish(0, TITLE, TEXT)
    (id,) = await press.through()
    before = (await press.story(id)).story.version
    async with storage.writing() as tx:
        known = await tx.entries.known(
            press.feeds[0], with_keys([Entry(guid=f"0-{TITLE}", title=TITLE)], canonical)
        )
    changed = Entry(guid=f"0-{TITLE}", title=TITLE, html=TEXT.replace("весной", "осенью"))
    update = EntryUpdate(
        id=known[0].id,
        entry=changed,
        keys=with_keys([changed], canonical)[0].keys,
        published_at=now,
        edited=True,
    )
    async with storage.writing() as tx:
        await tx.entries.update([update])
    await press.through()
    card = await press.story(id)
    assert card.story.version > before
    assert "осенью" in card.story.summary("ru").text


async def test_a_summary_of_an_older_version_is_not_kept(press, storage, now):
    await press.publish(0, TITLE, TEXT)
    await press.read()
    await press.understand()
    (id,) = await press.group()
    async with storage.writing() as tx:
        ((_, version),) = await tx.stories.claim_to_summarise(now, 10)
        await tx.stories.touch(id, reported=[now], outlets=1, importance=0.1, topics=[], now=now)
    assert not await summarise(storage, press.thinking, id, version, now)
    assert await press.summarise() == [True]


async def test_another_model_reads_the_last_days_again(press, storage, now):
    await press.publish(0, TITLE, TEXT)
    await press.publish(1, "Старая новость о погоде в горах", "Снег.", at=now - timedelta(days=8))
    await press.through()
    assert await outdate(storage, press.thinking, now) == 0
    async with storage.writing() as tx:
        assert await tx.articles.outdate("another-model", now - timedelta(days=7)) == 1


async def test_an_empty_text_is_no_trouble(press):
    await press.publish(0, "Заголовок без текста о встрече ОДКБ", "")
    (id,) = await press.through()
    summary = (await press.story(id)).story.summary("ru")
    assert summary.sentences == ()
    assert summary.headline == "Заголовок без текста о встрече ОДКБ"


async def test_a_topic_made_of_words_is_found_and_looks_back_when_it_is_new(press, storage, now):
    await press.publish(0, "Страны делят водные ресурсы", "Переговоры о реках начались в Бишкеке.")
    (id,) = await press.through()
    version = (await press.story(id)).story.version
    async with storage.writing() as tx:
        names = {language: language for language in ("ru", "ky", "en")}
        water = await tx.topics.add("Water", names, ["водные ресурсы"], now)
    assert await outdate(storage, press.thinking, now) == 1
    await press.understand()
    card = await press.story(id)
    assert water in card.story.topics
    assert card.story.version > version


async def test_a_story_that_a_new_topic_says_nothing_about_is_left_as_it_is(press, storage, now):
    await press.publish(0, TITLE, TEXT)
    (id,) = await press.through()
    before = await press.story(id)
    async with storage.writing() as tx:
        names = {language: language for language in ("ru", "ky", "en")}
        await tx.topics.add("Water", names, ["водные ресурсы"], now)
    assert await outdate(storage, press.thinking, now) == 1
    assert await press.understand() != []
    assert (await press.story(id)) == before
    assert await outdate(storage, press.thinking, now) == 0


async def test_a_changed_topic_leaves_the_vectors_and_another_model_does_not(press, storage, now):
    await press.publish(0, TITLE, TEXT)
    await press.through()
    mind = await press.thinking.mind()
    async with storage.writing() as tx:
        (id,) = [article.id for article in await tx.articles.newest(1)]
        await tx.articles.outdate(f"{mind.name}+topics-1", now - timedelta(days=7))
        assert await tx.articles.vector(id) is not None
        await tx.articles.forget_vectors()
        assert await tx.articles.vector(id) is None
