"""An address on trial: a source is read, a site's sources are offered, and nothing is asked that need not be."""

import pytest

from news.feeds import SourceKind
from pipeline.discover import MOST_TRIES
from pipeline.try_source import SeveralFeeds, SourceRefused, try_source
from sources.errors import BadStatus, SlowDown, SourceError
from sources.kinds import parse_source
from sources.web import Page
from tests.channel_page import Post, channel_page, closed_page

SITE = "https://vesti.example"
RSS = "<rss version='2.0'><channel><title>Вести</title><item><title>Мост закрыт на ремонт</title><link>/1</link></item></channel></rss>"
NOTHING = "User-agent: *\nDisallow:\n"


class Site:
    """A site, each page by its address; what it has not it does not find."""

    def __init__(self, **pages):
        self.pages = {f"{SITE}/{path.replace('_', '.')}": page for path, page in pages.items()}
        self.asked = []

    async def get(self, url, *, validators=None, accept="", limit=0):
        self.asked.append(url)
        page = self.pages.get(url, BadStatus(404))
        if isinstance(page, SourceError):
            raise page
        return Page(url=url, status=200, body=page.encode(), content_type="text/html; charset=utf-8")

    async def parse_feed(self, page, *, zone, now, selectors=None, seen=b""):
        return parse_source(
            page.body, content_type=page.content_type, url=page.url, now=now, zone=zone, selectors=selectors
        )


@pytest.fixture
def tried(now):
    async def tried(site, url=f"{SITE}/", **arguments):
        return await try_source(site, site, url, zone="UTC", now=now, **arguments)

    return tried


async def test_a_feed_is_read_with_one_request(tried):
    site = Site(rss=RSS)
    found = await tried(site, f"{SITE}/rss")
    assert (found.source.url, found.source.name, found.named_by) == (f"{SITE}/rss", "Вести", None)
    assert site.asked == [f"{SITE}/rss"]


async def test_a_page_that_names_one_feed_is_said_to_have_named_it(tried):
    site = Site(rss=RSS)
    site.pages[f"{SITE}/"] = '<html><link rel=alternate type="application/rss+xml" href="/rss"></html>'
    found = await tried(site)
    assert (found.source.url, found.named_by) == (f"{SITE}/rss", f"{SITE}/")
    assert site.asked == [f"{SITE}/", f"{SITE}/rss"], "no guess, no robots.txt"


async def test_a_site_that_names_none_is_looked_through_with_few_requests(tried):
    site = Site(robots_txt=f"{NOTHING}Sitemap: {SITE}/pages.xml\nSitemap: {SITE}/news-map.xml", feed_xml=RSS)
    site.pages[f"{SITE}/"] = '<html><a href="https://t.me/vesti_example">Мы в Telegram</a></html>'
    with pytest.raises(SeveralFeeds) as raised:
        await tried(site)
    assert [(offer.address, offer.kind) for offer in raised.value.offers] == [
        (f"{SITE}/feed.xml", SourceKind.FEED),
        ("https://t.me/s/vesti_example", SourceKind.CHANNEL),
        (f"{SITE}/news-map.xml", SourceKind.SITEMAP),
        (f"{SITE}/pages.xml", SourceKind.SITEMAP),
    ]
    assert raised.value.offers[0].title == "Вести"
    assert site.asked == [
        f"{SITE}/{path}" for path in ("", "robots.txt", "feed", "rss", "rss.xml", "feed.xml")
    ]


async def test_what_robots_txt_forbids_is_not_guessed(tried):
    site = Site(robots_txt="User-agent: *\nDisallow: /feed\nDisallow: /rss", feed=RSS, rss=RSS)
    site.pages[f"{SITE}/"] = "<html></html>"
    with pytest.raises(SourceRefused, match="not-a-feed"):
        await tried(site)
    assert {f"{SITE}/feed", f"{SITE}/rss", f"{SITE}/rss.xml"}.isdisjoint(site.asked)


async def test_guessing_has_an_end_and_stops_when_the_site_asks_for_rest(tried):
    site = Site(robots_txt=NOTHING)
    site.pages[f"{SITE}/"] = "".join(f'<html><a href="/rss/{number}">RSS</a>' for number in range(9))
    with pytest.raises(SourceRefused):
        await tried(site)
    assert len(site.asked) == 2 + MOST_TRIES
    site.asked.clear()
    site.pages[f"{SITE}/rss/0"] = SlowDown(429)
    with pytest.raises(SourceRefused):
        await tried(site)
    assert len(site.asked) == 3


async def test_a_channel_is_read_however_it_is_written(tried, now):
    site = Site()
    page = channel_page("vesti_example", "Вести", [Post(number=1, at=now, html="Мост закрыт на ремонт")])
    site.pages["https://t.me/s/vesti_example"] = page
    found = await tried(site, "@Vesti_Example")
    assert found.source.url == "https://t.me/s/vesti_example"
    assert (found.source.name, found.source.language, found.feed.kind) == ("Вести", "ru", SourceKind.CHANNEL)


@pytest.mark.parametrize(
    ("title", "extra", "problem"),
    [
        ("", "", "no-channel"),
        ("Вести", "12 subscribers", "no-preview"),
        ("Асан", "@asan_asan", "not-a-channel"),
    ],
)
async def test_what_is_no_channel_to_read_is_refused_and_nothing_is_guessed_at_telegrams(
    tried, title, extra, problem
):
    site = Site()
    site.pages["https://t.me/s/asan_asan"] = closed_page(title, extra)
    with pytest.raises(SourceRefused) as raised:
        await tried(site, "t.me/asan_asan")
    assert raised.value.problem == problem
    assert site.asked == ["https://t.me/s/asan_asan"]


async def test_an_invitation_is_refused_without_a_request(tried):
    site = Site()
    with pytest.raises(SourceRefused, match="private-channel"):
        await tried(site, "https://t.me/+AbCdEf")
    assert site.asked == []


async def test_a_page_is_read_by_its_selectors(tried):
    site = Site(news='<div class=n><a href="/1">Мост закрыт</a></div>')
    found = await tried(site, f"{SITE}/news", selectors={"item": ".n"})
    assert found.source.selectors == {"item": ".n"}
    assert [entry.title for entry in found.feed.entries] == ["Мост закрыт"]
    with pytest.raises(SourceRefused, match=r"page-changed:item \.gone"):
        await tried(site, f"{SITE}/news", selectors={"item": ".gone"})
