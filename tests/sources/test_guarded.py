"""Whatever leads to an address, a page, an index or a person: none leads into a private network."""

from datetime import UTC, datetime

import pytest

from news.feeds import Source
from pipeline.documents import read_document
from pipeline.try_source import SourceRefused, try_source
from sources.addresses import AddressGuard
from sources.errors import PrivateAddress
from sources.kinds import parse_source
from sources.web import Web

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class Parser:
    """The readers, in this very process."""

    async def parse_feed(self, page, *, zone, now, selectors=None, seen=b""):
        return parse_source(page.body, content_type=page.content_type, url=page.url, now=now, zone=zone)


@pytest.fixture
async def client():
    async with Web(guard=AddressGuard(["127.0.0.1/32"])) as client:
        yield client


@pytest.fixture
def inside(server):
    """An address that the guard does not allow, at which something might listen."""
    return server.url.replace("127.0.0.1", "127.0.0.2")


@pytest.mark.parametrize(
    "page",
    [
        '<html><link rel=alternate type="application/rss+xml" href="{}/feed"></html>',
        '<html><body class="x"><div class="tgme_page"><a class="tgme_page_context_link" href="{}/s/name">P</a></div></html>',
        "<sitemapindex><sitemap><loc>{}/news.xml</loc></sitemap></sitemapindex>",
    ],
    ids=["page", "channel", "index"],
)
async def test_what_a_page_names_is_fetched_under_guard(server, client, inside, page):
    server.answers["/"] = {"text": page.format(inside), "content_type": "text/html"}
    with pytest.raises(SourceRefused) as raised:
        await try_source(client, Parser(), f"{server.url}/", zone="UTC", now=NOW)
    assert raised.value.problem == "private-address"


async def test_sitemaps_that_robots_txt_names_are_fetched_under_guard(server, client, inside):
    server.answers |= {
        "/": {"text": "<html></html>", "content_type": "text/html"},
        "/robots.txt": {"text": f"Sitemap: {inside}/map.xml"},
    }
    with pytest.raises(SourceRefused, match="private-address"):
        await try_source(client, Parser(), f"{server.url}/", zone="UTC", now=NOW)


async def test_parts_of_a_document_are_fetched_under_guard(server, client, inside):
    index = f"<sitemapindex><sitemap><loc>{inside}/1.xml</loc></sitemap></sitemapindex>"
    server.answers["/map.xml"] = {"text": index, "content_type": "text/xml"}
    page = await client.get(f"{server.url}/map.xml")
    with pytest.raises(PrivateAddress):
        await read_document(client, Parser(), Source(url=page.url, name="Карта"), page, zone="UTC", now=NOW)
