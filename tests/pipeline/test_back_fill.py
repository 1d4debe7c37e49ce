"""Back-fill: what a window no longer shows is looked for elsewhere, within bounds, and what stays missing is said."""

from datetime import timedelta
from email.utils import format_datetime
from html import escape
from urllib.parse import urlsplit

import pytest

from news.feeds import Source
from pipeline.poll import Rhythm, Slices, poll_feed
from sources.archives import MOST_PAGES
from sources.errors import BadStatus, SlowDown
from sources.kinds import parse_source
from sources.web import Page
from tests.channel_page import Post, channel_page

RHYTHM = Rhythm(least=timedelta(minutes=1), most=timedelta(days=1), jitter=lambda: 0.0)
SITE = "https://vesti.example"
EVERY = timedelta(minutes=10)
"""This town's newspaper prints a story every ten minutes, the first of them at number 0."""


class Town:
    """A web that answers by its addresses, and remembers what it was asked."""

    def __init__(self, begin):
        self.begin = begin
        self.answers = {}
        self.asked = []

    async def get(self, url, *, validators=None):
        self.asked.append(url)
        answer = self.answers.get(url, BadStatus(404))
        if isinstance(answer, Exception):
            raise answer
        return Page(url=url, status=200, body=answer.encode(), content_type="text/html; charset=utf-8")

    async def parse_feed(self, page, *, zone, now, selectors=None, seen=b""):
        return parse_source(
            page.body, content_type=page.content_type, url=page.url, now=now, zone=zone, selectors=selectors
        )

    def at(self, number):
        return self.begin + number * EVERY

    def rss(self, numbers, head=""):
        items = "".join(
            f"<item><guid>{SITE}/{number}</guid><link>{SITE}/{number}</link><title>{title(number)}</title>"
            f"<description>Подробности {number}</description><pubDate>{format_datetime(self.at(number))}</pubDate></item>"
            for number in sorted(numbers, reverse=True)
        )
        return (
            f'<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>В</title>{head}{items}'
            "</channel></rss>"
        )

    def sitemap(self, numbers):
        pages = "".join(
            f"<url><loc>{SITE}/{number}</loc><n:news><n:publication_date>{self.at(number).isoformat()}</n:publication_date>"
            f"<n:title>{escape(title(number))} — Вести</n:title></n:news></url>"
            for number in numbers
        )
        return f'<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">{pages}</urlset>'

    def channel(self, numbers, before=None):
        posts = [Post(number=number, at=self.at(number), html=title(number)) for number in numbers]
        return channel_page("vesti", "Вести", posts, before=before)


def title(number):
    return f"Сообщение номер {number} из жизни города"


@pytest.fixture
def town(now):
    return Town(now)


@pytest.fixture
async def poll(storage, town):
    slices = Slices(storage)

    async def poll(source, number):
        """Poll a source when story `number` has just been printed."""
        moment = town.at(number) + timedelta(minutes=1)
        async with storage.writing() as tx:
            await tx.feeds.add(source, now=moment, interval=timedelta(minutes=30))
            await tx.feeds.make_due(moment)
            (feed,) = await tx.feeds.claim(moment, 10)
        town.asked.clear()
        result = await poll_feed(storage, town, town, slices, RHYTHM, feed, moment)
        await slices.flush()
        async with storage.reading() as tx:
            return result, await tx.feeds.by_url(source.url)

    yield poll
    await slices.close()


async def titles(storage, now):
    async with storage.writing() as tx:
        found = await tx.entries.claim_unread(now + timedelta(days=3), 1000)
    return [entry.entry.title for entry in sorted(found, key=lambda one: one.entry.title)]


FEED = Source(url=f"{SITE}/rss", name="Вести")


async def test_a_gap_that_nobody_can_fill_is_kept_and_the_next_poll_comes_sooner(poll, town):
    town.answers[FEED.url] = town.rss(range(6))
    _, before = await poll(FEED, 5)
    assert before.gap is None
    town.answers[FEED.url] = town.rss(range(17, 23))
    result, after = await poll(FEED, 22)
    assert result.new == 6
    assert (after.gap.missed, after.gap.filled) == (11, 0)
    assert (after.gap.begins_at, after.gap.ends_at) == (before.succeeded_at, town.at(17))
    assert after.interval < before.interval
    town.answers[FEED.url] = town.rss(range(18, 24))
    _, later = await poll(FEED, 23)
    assert later.gap == after.gap, "it is remembered, and no new one was seen"


async def test_a_window_that_joins_on_asks_for_nothing_more(poll, town):
    source = Source(url=FEED.url, name="В", sitemap=f"{SITE}/map.xml", archive=f"{SITE}/feed?p={{page}}")
    town.answers[source.url] = town.rss(range(6), head='<atom:link rel="next" href="/old"/>')
    await poll(source, 5)
    assert town.asked == [source.url], "what came before the first poll is nobody's loss"
    town.answers[source.url] = town.rss(range(5, 11), head='<atom:link rel="next" href="/old"/>')
    _, feed = await poll(source, 10)
    assert town.asked == [source.url]
    assert feed.gap is None


async def test_the_sitemap_fills_a_gap_and_changes_nothing_that_is_known(poll, storage, town, now):
    source = Source(url=FEED.url, name="В", sitemap=f"{SITE}/map.xml")
    town.answers[source.url] = town.rss(range(6))
    await poll(source, 5)
    town.answers |= {source.url: town.rss(range(12, 18)), source.sitemap: town.sitemap(range(18))}
    result, feed = await poll(source, 17)
    assert result.new == 12
    assert result.edited == 0
    assert (feed.gap.missed, feed.gap.filled) == (0, 6)
    found = await titles(storage, now)
    assert len(found) == 18
    assert title(3) in found, "the title that the feed gave, not the sitemap's"
    result, _ = await poll(source, 17)
    assert result.new == 0


async def test_an_index_leads_to_its_newest_parts(poll, town):
    source = Source(url=f"{SITE}/maps.xml", name="В")
    town.answers |= {
        source.url: f"<sitemapindex><sitemap><loc>{SITE}/news-1.xml</loc></sitemap></sitemapindex>",
        f"{SITE}/news-1.xml": town.sitemap(range(4)),
    }
    result, feed = await poll(source, 3)
    assert result.new == 4
    assert not feed.validators
    town.answers[f"{SITE}/news-1.xml"] = town.sitemap(range(5))
    assert (await poll(source, 4))[0].new == 1, "though the index is the same, byte for byte"
    town.answers[f"{SITE}/news-1.xml"] = BadStatus(500)
    assert (await poll(source, 4))[1].problem == "bad-status:500"


async def test_older_pages_of_a_channel_are_followed_until_what_is_known(poll, storage, town, now):
    source = Source(url="https://t.me/s/vesti", name="Вести")
    town.answers[source.url] = town.channel(range(1, 7), before=1)
    await poll(source, 6)
    town.answers |= {
        source.url: town.channel(range(20, 24), before=20),
        f"{source.url}?before=20": town.channel(range(14, 20), before=14),
        f"{source.url}?before=14": town.channel(range(5, 14), before=5),
        f"{source.url}?before=5": AssertionError("what is known is not read again"),
    }
    result, feed = await poll(source, 23)
    assert result.new == 17
    assert (feed.gap.missed, feed.gap.filled) == (0, 13)
    assert len(await titles(storage, now)) == 23


async def test_an_edited_post_is_an_edit_and_no_news(poll, town):
    source = Source(url="https://t.me/s/vesti", name="Вести")
    town.answers[source.url] = town.channel(range(1, 4))
    await poll(source, 3)
    town.answers[source.url] = town.channel(range(1, 4)).replace("номер 2", "номер два")
    result, _ = await poll(source, 3)
    assert (result.new, result.edited) == (0, 1)


async def test_pages_of_an_archive_are_read_as_the_source_is(poll, town):
    def page(numbers):
        return "".join(
            f'<div class=n><a href="/{number}">{title(number)}</a><time datetime="{town.at(number).isoformat()}"></time></div>'
            for number in numbers
        )

    selectors = {"item": "div.n", "time": "time"}
    source = Source(url=f"{SITE}/news", name="В", selectors=selectors, archive=f"{SITE}/news?page={{page}}")
    town.answers[source.url] = page([3, 2, 1])
    await poll(source, 3)
    town.answers |= {
        source.url: page([9, 8, 7]),
        f"{SITE}/news?page=2": page([7, 6, 5, 4]),
        f"{SITE}/news?page=3": page([3, 2, 1]),
    }
    result, feed = await poll(source, 9)
    assert result.new == 6
    assert feed.gap.filled == 3
    assert town.asked == [source.url, f"{SITE}/news?page=2", f"{SITE}/news?page=3"]
    town.answers[source.url] = "<p>Сайт переехал</p>"
    _, feed = await poll(source, 9)
    assert feed.problem == "page-changed:item div.n"


async def test_the_search_has_bounds_and_says_what_it_did_not_find(poll, town):
    source = Source(url="https://t.me/s/vesti", name="Вести")
    town.answers[source.url] = town.channel([1], before=1)
    await poll(source, 1)
    town.answers[source.url] = town.channel(range(200, 204), before=200)
    for first in range(200, 0, -4):
        town.answers[f"{source.url}?before={first}"] = town.channel(range(first - 4, first), before=first - 4)
    _, feed = await poll(source, 203)
    assert len(town.asked) == 1 + MOST_PAGES
    assert feed.gap.filled == 4 * MOST_PAGES
    assert feed.gap.missed == 178
    assert feed.gap.ends_at == town.at(180)


async def test_pages_that_lead_in_a_circle_end(poll, town):
    town.answers[FEED.url] = town.rss([1])
    await poll(FEED, 1)
    circle = '<atom:link rel="next" href="/rss?page=2"/>'
    town.answers |= {FEED.url: town.rss([9, 8], circle), f"{SITE}/rss?page=2": town.rss([9, 8], circle)}
    _, feed = await poll(FEED, 9)
    assert town.asked == [FEED.url, f"{SITE}/rss?page=2"]
    assert feed.gap.missed


async def test_a_host_that_asks_for_rest_meanwhile_gets_it_and_the_poll_is_kept(poll, storage, town):
    source = Source(url=FEED.url, name="В", sitemap=f"{SITE}/map.xml")
    town.answers[source.url] = town.rss([1])
    await poll(source, 1)
    town.answers |= {
        source.url: town.rss([9, 8, 7]),
        source.sitemap: SlowDown(429, timedelta(hours=3)),
    }
    result, feed = await poll(source, 9)
    assert result.new == 3
    assert feed.problem is None
    async with storage.writing() as tx:
        await tx.feeds.make_due(town.at(10))
        assert await tx.feeds.claim(town.at(10), 10) == []
        assert len(await tx.feeds.claim(town.at(9) + timedelta(hours=4), 10)) == 1
    assert urlsplit(source.url).hostname == urlsplit(source.sitemap).hostname


async def test_after_a_long_rest_only_what_is_still_news_is_fetched(poll, storage, town, now):
    source = Source(url=FEED.url, name="В", sitemap=f"{SITE}/map.xml")
    town.answers[source.url] = town.rss([1])
    await poll(source, 1)
    last = 6 * 24 * 3
    town.answers |= {
        source.url: town.rss(range(last - 4, last + 1)),
        source.sitemap: town.sitemap(range(0, last, 6)),
    }
    _, feed = await poll(source, last)
    oldest = town.at(last) - timedelta(days=2)
    assert feed.gap.ends_at == min(town.at(n) for n in range(0, last, 6) if town.at(n) > oldest)
    assert feed.gap.missed, "the day before is said to be missing"
    assert feed.gap.filled == 47
