"""The sample newsroom: its data are whole, its feeds and pages are what the program reads from real ones."""

from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from urllib.parse import urlsplit

import aiohttp
import pytest

from playground.newsroom import Newsroom, Sites, open_sites, read_newsroom
from playground.newsroom.desk import Unpublishable
from playground.newsroom.site import ONLY_HOST, _open
from sources.articles import extract
from sources.catalogue import read_toml
from sources.feeds import parse_feed

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@pytest.fixture
async def sites() -> AsyncIterator[Sites]:
    sites = await open_sites(Newsroom(*read_newsroom(), lambda: NOW))
    yield sites
    await sites.close()


@pytest.fixture
async def web() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def fetched(web: aiohttp.ClientSession, url: str) -> tuple[bytes, str]:
    async with web.get(url) as answer:
        assert answer.status == 200
        return await answer.read(), answer.headers["Content-Type"]


def test_eight_outlets_tell_many_events_together():
    outlets, reports, examples = read_newsroom()
    assert len(outlets) == 8
    assert {outlet.country for outlet in outlets} == {"kg", "kz", "uz", "ru", "tj", ""}
    assert {outlet.language for outlet in outlets} == {"ru", "ky", "en"}
    assert len(reports) >= 80
    assert len(examples) >= 3
    told: dict[str, list[str]] = defaultdict(list)
    for report in reports:
        told[report.event].append(report.outlet)
    assert all(len(set(by)) == len(by) <= 4 for by in told.values())
    assert sum(len(by) >= 2 for by in told.values()) >= 10
    languages = {outlet.slug: outlet.language for outlet in outlets}
    assert sum(len({languages[outlet] for outlet in by}) >= 2 for by in told.values()) >= 10


def test_the_news_are_of_two_days_and_most_of_them_of_the_last_one():
    _, reports, _ = read_newsroom()
    assert all(timedelta() < report.ago <= timedelta(hours=48) for report in reports)
    young = [report for report in reports if report.ago < timedelta(hours=24)]
    assert 0.8 * len(reports) < len(young) < len(reports)
    # A first poll takes thirty entries of a day at most: none of them may be left out.
    assert max(Counter(report.outlet for report in reports).values()) <= 30


def test_kyrgyz_texts_are_written_in_kyrgyz_letters():
    outlets, reports, _ = read_newsroom()
    kyrgyz = {outlet.slug for outlet in outlets if outlet.language == "ky"}
    for report in reports:
        if report.outlet in kyrgyz:
            assert set("өүң") & set(report.text.lower()), report.slug


async def test_every_feed_parses_and_loses_nothing(sites, web):
    for slug, outlet in sites.newsroom.outlets.items():
        url = sites.feed_url(slug)
        body, kind = await fetched(web, url)
        feed = parse_feed(body, content_type=kind, url=url, now=NOW)
        items = sites.newsroom.of(slug)
        assert feed.title == outlet.name
        assert [entry.title for entry in feed.entries] == [item.title for item in items]
        assert [entry.published_at for entry in feed.entries] == [item.at for item in items]
        assert all(entry.link.startswith(f"{sites.homes[slug]}/news/") for entry in feed.entries)


async def test_one_feed_is_in_windows_1251(sites, web):
    slug = "stepnoy"
    async with web.get(sites.feed_url(slug)) as answer:
        body = await answer.read()
        assert answer.charset == "windows-1251"
    assert "Казахстан".encode("cp1251") in body
    assert b'encoding="windows-1251"' in body


async def test_pages_give_the_text_and_nothing_of_what_stands_around_it(sites, web):
    for slug, outlet in sites.newsroom.outlets.items():
        for item in sites.newsroom.of(slug)[:3]:
            url = f"{sites.homes[slug]}/news/{item.slug}"
            body, kind = await fetched(web, url)
            found = extract(body, url=url, content_type=kind, title=item.title, now=NOW)
            assert found.text.splitlines() == item.paragraphs, item.slug
            for around in (*outlet.around, *outlet.below, outlet.credit):
                assert around not in found.text


async def test_a_front_page_shows_where_the_feed_is(sites, web):
    page, _ = await fetched(web, f"{sites.homes['kut-kabar']}/")
    assert 'rel="alternate" type="application/atom+xml" href="/atom.xml"' in page.decode()


async def test_a_feed_that_has_not_changed_is_not_sent_again(sites, web):
    url = sites.feed_url("alamedin")
    async with web.get(url) as answer:
        etag = answer.headers["ETag"]
    async with web.get(url, headers={"If-None-Match": etag}) as answer:
        assert answer.status == 304
    sites.newsroom.publish("alamedin", "Новое", "Текст")
    async with web.get(url, headers={"If-None-Match": etag}) as answer:
        assert answer.status == 200


async def test_each_outlet_has_an_address_of_its_own_and_all_one_port(sites):
    places = [urlsplit(home) for home in sites.homes.values()]
    assert len({place.hostname for place in places}) == 8
    assert len({place.port for place in places}) == 1
    assert all(ip_address(place.hostname) in sites.network for place in places)


async def test_on_a_machine_with_one_loopback_address_each_has_a_port_of_its_own(web):
    newsroom = Newsroom(*read_newsroom(), lambda: NOW)
    sites = await _open(newsroom, 0, ["127.0.0.1"] * len(newsroom.outlets))
    assert sites.network == ONLY_HOST
    assert len(set(sites.homes.values())) == 8
    await fetched(web, sites.feed_url("pamir"))
    await sites.close()


async def test_a_taken_port_gives_way_to_a_free_one(sites):
    taken = urlsplit(sites.homes["alamedin"]).port
    others = await open_sites(Newsroom(*read_newsroom(), lambda: NOW), taken)
    assert urlsplit(others.homes["alamedin"]).port != taken
    await others.close()


async def test_the_catalogue_is_one_that_the_program_reads(sites):
    sources = read_toml(sites.catalogue().encode())
    assert [source.name for source in sources] == [one.name for one in sites.newsroom.outlets.values()]
    assert sources[0].country == "kg"
    assert sources[-1].country is None


@pytest.mark.parametrize(
    ("outlet", "title", "text"),
    [("nobody", "a", "b"), ("alamedin", " ", "b"), ("alamedin", "a", "\n"), ("alamedin", "a" * 301, "b")],
)
def test_what_is_no_story_is_not_published(outlet, title, text):
    newsroom = Newsroom(*read_newsroom(), lambda: NOW)
    with pytest.raises(Unpublishable):
        newsroom.publish(outlet, title, text)
