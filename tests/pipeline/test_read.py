"""Reading: only news has its page fetched, and what a site repeats on its pages is learned as articles are kept."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from news.feeds import Entry, Source
from news.recognition import NewEntry, with_keys
from news.repeated import LEAST, Repeated
from pipeline.read import read_entry
from sources.errors import Disallowed
from sources.pages import PageText
from sources.urls import canonical
from sources.web import Page
from storage.schema import articles

FOOT = "Все новости Оша в нашем приложении"


def text_of(number):
    return "\n".join(f"Предложение {line} о событии номер {number}, о котором сообщают." for line in range(4))


class Pages:
    """A site, all of whose pages exist unless it asks not to be read."""

    def __init__(self, *, forbids=False):
        self.asked = []
        self.forbids = forbids

    async def get(self, url, *, accept, limit):
        self.asked.append(url)
        if self.forbids:
            raise Disallowed
        return Page(url=url, status=200, body=b"")


class Extractor:
    """Finds on every page a text of its own over the same foot, a picture, and the address of the site for desktops."""

    async def extract(self, page, *, title=""):
        number = page.url.partition("?")[0].rpartition("/")[2]
        return PageText(
            title=title,
            text=f"{text_of(number)}\n{FOOT}",
            image="https://vesti.example/i/1.jpg",
            image_width=1200,
            image_height=630,
            canonical_url=page.url.partition("?")[0].replace("//m.", "//"),
        )


class Desk:
    """A feed whose entries are read one after another."""

    def __init__(self, storage, now, feed):
        self.storage, self.now, self.feed = storage, now, feed

    async def publish(self, number, *, silent=False, **facts):
        facts = {"link": f"https://m.vesti.example/news/{number}", "html": ""} | facts
        entry = Entry(guid=f"{number}", title=f"Новость {number}", published_at=self.now, **facts)
        (keyed,) = with_keys([entry], canonical)
        new = NewEntry(
            entry=entry, keys=keyed.keys, published_at=self.now, first_seen_at=self.now, silent=silent
        )
        async with self.storage.writing() as tx:
            await tx.entries.add(self.feed, [new])

    async def read(self, pages=None, save=None):
        async with self.storage.writing() as tx:
            claimed = await tx.entries.claim_unread(self.now, 100)
        return [
            await read_entry(
                save or self.storage, pages or Pages(), Extractor(), lambda *_: "ru", one, lambda: self.now
            )
            for one in claimed
        ]

    async def learn(self, count):
        for number in range(count):
            await self.publish(number)
        return await self.read()

    async def kept(self):
        async with self.storage.reading() as tx:
            query = select(articles).order_by(articles.c.id.desc()).limit(1)
            return (await tx.articles._connection.execute(query)).one()

    async def learned(self, host="m.vesti.example"):
        async with self.storage.reading() as tx:
            return Repeated(await tx.repeated.of(host))


@pytest.fixture
async def desk(storage, now):
    async with storage.writing() as tx:
        feed = await tx.feeds.add(
            Source(url="https://vesti.example/rss", name="Вести"), now=now, interval=timedelta(minutes=30)
        )
    return Desk(storage, now, feed)


async def test_the_pages_of_what_is_no_news_are_never_fetched(desk):
    pages = Pages()
    await desk.publish(1, silent=True)
    await desk.publish(2)
    await desk.read(pages)
    assert pages.asked == ["https://m.vesti.example/news/2"]


async def test_a_page_that_its_site_keeps_from_programs_leaves_the_feeds_own_words(desk):
    await desk.publish(1, html="Мост открыли сегодня.")
    (reading,) = await desk.read(Pages(forbids=True))
    assert reading.text == "Мост открыли сегодня."


async def test_the_lines_that_a_site_repeats_go_once_they_are_known(desk):
    readings = await desk.learn(LEAST + 2)
    assert readings[0].text.endswith(FOOT)
    assert not readings[-1].text.endswith(FOOT)
    assert (await desk.kept()).text == text_of(LEAST + 1)


async def test_one_page_in_many_feeds_is_one_page(desk):
    for number in range(2 * LEAST):
        await desk.publish(number, link=f"https://m.vesti.example/news/1?utm_campaign={number}")
    readings = await desk.read()
    assert readings[-1].text.endswith(FOOT)


async def test_another_sites_lines_are_its_own(desk):
    await desk.learn(LEAST)
    await desk.publish(99, link="https://other.example/news/99", html="")
    (reading,) = await desk.read()
    assert reading.text.endswith(FOOT)


async def test_what_a_feed_says_itself_teaches_nothing_about_the_host_that_it_links(desk):
    whole = f"<p>{text_of(1)} {text_of(2)} {text_of(3)}<p>{FOOT}"
    await desk.publish(1, html=whole * 2)
    await desk.publish(2, link="https://t.me/vesti/2", html=whole)
    readings = await desk.read()
    assert [reading.page for reading in readings] == [None, None]
    for host in ("vesti.example", "m.vesti.example", "t.me"):
        assert (await desk.learned(host)).pack() == Repeated().pack()


async def test_what_was_learned_stands_or_falls_with_the_article(desk):
    class Broken(Exception):
        pass

    class FailingLate:
        """The database, whose last write of a transaction fails."""

        def writing(self):
            return self

        async def __aenter__(self):
            self.inner = desk.storage.writing()
            tx = await self.inner.__aenter__()
            save = tx.articles.save

            async def saved(*arguments):
                await save(*arguments)
                raise Broken

            tx.articles.save = saved
            return tx

        async def __aexit__(self, *error):
            return await self.inner.__aexit__(*error)

    await desk.publish(1)
    with pytest.raises(Broken):
        await desk.read(save=FailingLate())
    assert (await desk.learned()).pack() == Repeated().pack()


async def test_the_article_has_the_address_and_picture_that_its_page_gives(desk):
    await desk.publish(1)
    await desk.read()
    kept = await desk.kept()
    assert kept.url == "https://vesti.example/news/1"
    assert (kept.image, kept.image_width, kept.image_height) == ("https://vesti.example/i/1.jpg", 1200, 630)


async def test_the_size_of_the_pages_picture_is_not_said_of_the_feeds(desk):
    await desk.publish(1, image="https://vesti.example/i/feed.jpg")
    await desk.read()
    kept = await desk.kept()
    assert (kept.image, kept.image_width) == ("https://vesti.example/i/feed.jpg", None)


async def test_what_was_learned_of_a_site_that_is_silent_for_long_is_forgotten(desk, now):
    await desk.learn(LEAST)
    async with desk.storage.writing() as tx:
        await tx.retention.remove("repeated_lines", now + timedelta(days=40), timedelta(days=30), 10)
    assert (await desk.learned()).pack() == Repeated().pack()
