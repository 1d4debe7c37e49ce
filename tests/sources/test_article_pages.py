"""The page behind several entries is fetched once, and anew for one that changed."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from news.ids import EntryId
from sources.article_pages import KEPT_FOR, MOST_BYTES, ArticlePages
from sources.errors import BadStatus
from sources.web import Page

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ONE, OTHER = EntryId(1), EntryId(2)
URL = "https://vesti.example/news/1"


class Site:
    """A site whose pages say how often they were asked for."""

    def __init__(self, size=10):
        self.asked = []
        self.size = size
        self.refuses = False

    async def get(self, url, *, accept, limit):
        await asyncio.sleep(0)
        self.asked.append(url)
        if self.refuses:
            raise BadStatus(404)
        return Page(url=url, status=200, body=b"%d" % len(self.asked) + b" " * self.size)


class World:
    """A site, and a clock that a test moves."""

    def __init__(self, **settings):
        self.now = NOW
        self.site = Site(**settings)
        self.pages = ArticlePages(self.site, lambda: self.now)

    async def ask(self, entry, url=URL):
        page = await self.pages.asked_by(entry).get(url, accept="text/html", limit=100)
        return int(page.body)


async def test_two_feeds_of_a_site_lead_to_one_page():
    world = World()
    assert await world.ask(ONE) == 1
    assert await world.ask(OTHER, f"http://www.{URL[8:]}/?utm_source=rss") == 1
    assert await world.ask(OTHER, "https://vesti.example/news/2") == 2


async def test_entries_that_ask_together_wait_for_one_answer():
    world = World()
    assert await asyncio.gather(*(world.ask(EntryId(number)) for number in range(5))) == [1] * 5


async def test_an_entry_that_asks_again_is_given_the_page_as_it_is_now():
    world = World()
    assert await world.ask(ONE) == 1
    assert await world.ask(ONE) == 2
    assert await world.ask(OTHER) == 2


async def test_pages_are_not_kept_for_long():
    world = World()
    await world.ask(ONE)
    world.now += KEPT_FOR + timedelta(seconds=1)
    assert await world.ask(OTHER) == 2


async def test_pages_are_kept_within_bounds():
    world = World(size=MOST_BYTES // 3)
    for number in range(4):
        await world.ask(ONE, f"https://vesti.example/{number}")
    assert await world.ask(OTHER, "https://vesti.example/3") == 4
    assert await world.ask(OTHER, "https://vesti.example/0") == 5


async def test_a_page_that_could_not_be_had_is_asked_for_again():
    world = World()
    world.site.refuses = True
    with pytest.raises(BadStatus):
        await world.ask(ONE)
    world.site.refuses = False
    assert await world.ask(OTHER) == 2
