"""The processes that read: what exhausts a parser costs its limit, and the next document goes on."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from sources.errors import NotAFeed, Unreadable
from sources.web import Page
from sources.workers import Workers

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
URL = "https://example.kg/rss"
FEED = (
    "<rss version='2.0'><channel><item><title>Новость</title><link>/1</link></item></channel></rss>".encode()
)


def page(body):
    return Page(url=URL, status=200, body=body, content_type="text/xml")


@pytest.fixture
def workers():
    started = Workers(feed_seconds=1.0, page_seconds=10.0)
    yield started
    started.close()


async def test_feeds_and_pages_are_read(workers, layout, sample):
    feed = await workers.parse_feed(page(FEED), zone="UTC", now=NOW)
    assert [(entry.title, entry.link) for entry in feed.entries] == [("Новость", "https://example.kg/1")]
    article = await workers.extract(page(layout.encode()), title=sample.title)
    assert article.text == sample.text


async def test_what_is_no_feed_says_so_from_the_other_process(workers):
    with pytest.raises(NotAFeed) as raised:
        await workers.parse_feed(
            page(b"<html><link rel=alternate type=application/rss+xml href=/feed>"), zone="UTC", now=NOW
        )
    assert raised.value.detail == "page"
    assert raised.value.alternates == ("https://example.kg/feed",)


def attributes(number):
    # A ">" in each value, so that the guard against endless tags does not see it.
    return (
        b"<rss><channel><item "
        + b" ".join(b'a%d="1>"' % index for index in range(number))
        + b"/></channel></rss>"
    )


async def test_a_document_that_exhausts_the_parser_is_stopped_and_the_next_is_read(workers):
    begun = datetime.now(UTC)
    with pytest.raises(Unreadable, match="time"):
        await workers.parse_feed(page(attributes(100_000)), zone="UTC", now=NOW)
    feed = await workers.parse_feed(page(FEED), zone="UTC", now=NOW)
    assert len(feed.entries) == 1
    assert datetime.now(UTC) - begun < timedelta(seconds=30)


@pytest.mark.parametrize(
    "body",
    [
        b"<rss><channel><item><description>"
        + b"&lt;div&gt;" * 100_000
        + b"</description></item></channel></rss>",
        b"<rss version='2.0'><channel>" + b"<item><title>a</title></item>" * 20_000 + b"</channel></rss>",
        b"<rss version='2.0'><channel>" + b"<item>" * 50_000,
    ],
    ids=["nested", "many items", "unclosed"],
)
async def test_other_pathological_feeds_cost_the_limit_at_most(workers, body):
    try:
        await workers.parse_feed(page(body), zone="UTC", now=NOW)
    except Unreadable as error:
        assert error.detail in {"time", "memory", "depth"}  # noqa: PT017 - either end is fine
    assert (await workers.parse_feed(page(FEED), zone="UTC", now=NOW)).entries


LIMIT = 3_000_000
"""Bytes, as many as a page may have."""


@pytest.mark.parametrize(
    "body",
    [
        b"<div>" * (LIMIT // 5),
        b"<table><tr><td>" * (LIMIT // 15),
        b"<b><i><a href=1>" * (LIMIT // 16),
        b"<a " + b" ".join(b"a%d=1" % number for number in range(LIMIT // 9)) + b">",
        b"<script>" + b"a(" * (LIMIT // 2),
        b'<script type="application/ld+json">' + b'{"@graph":[' * 25_000 + b"</script><p>a",
        b"<h1>a" * (LIMIT // 5),
        b"<" * LIMIT,
    ],
    ids=["nested", "tables", "misnested", "attributes", "script", "linked data", "headings", "brackets"],
)  # fmt: skip
async def test_a_page_that_exhausts_the_extractors_costs_the_limit_and_the_next_is_read(body):
    workers = Workers(processes=1, page_seconds=3.0)
    try:
        try:
            await workers.extract(page(b"<html><body>" + body))
        except Unreadable as error:
            assert error.detail in {"time", "memory", "depth", "died"}  # noqa: PT017 - either end is fine
        assert (
            await workers.extract(page("<p>Мост открыли сегодня.".encode()))
        ).text == "Мост открыли сегодня."
    finally:
        workers.close()


async def test_a_pool_that_broke_down_is_replaced_and_its_document_read(workers):
    assert (await workers.parse_feed(page(FEED), zone="UTC", now=NOW)).entries
    broken = workers._pool
    broken.stop()
    assert (await workers.parse_feed(page(FEED), zone="UTC", now=NOW)).entries
    assert workers._pool is not broken


def test_nothing_is_started_before_it_is_needed_and_nothing_heavy_is_imported():
    code = (
        "import sys, sources.web, sources.workers, sources.catalogue\n"
        "workers = sources.workers.Workers()\nworkers.close()\n"
        "print(sorted({'feedparser', 'trafilatura', 'lxml', 'dateparser', 'readability', 'chardet'} & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own
    assert said.stdout.strip() == "[]"
