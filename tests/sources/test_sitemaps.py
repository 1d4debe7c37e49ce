"""Sitemaps as sources: what of them is news, which parts of an index are read, and that none does harm."""

import gzip
from datetime import UTC, datetime, timedelta

import pytest

from news.feeds import SourceKind
from sources.errors import Bomb, NotAFeed, SourceError, TooLarge
from sources.kinds import parse_source

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
URL = "https://vesti.example/sitemap.xml"
NEWS = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://vesti.example/about</loc><lastmod>2026-03-02</lastmod></url>
<url><loc>https://vesti.example/1</loc><news:news><news:publication><news:name>Вести</news:name>
<news:language>ru</news:language></news:publication><news:publication_date>2026-03-02T08:00:00+06:00</news:publication_date>
<news:title>Мост &amp;laquo;Южный&amp;raquo; закрыт</news:title></news:news><image:image><image:loc>/1.jpg</image:loc>
<image:title>Снимок</image:title></image:image></url>
<url><loc>https://vesti.example/2</loc><news:news><news:publication_date>2026-03-02T14:00:00+06:00</news:publication_date>
<news:title>Школа открыта</news:title></news:news></url></urlset>"""


def read(text, **changes):
    body = text if isinstance(text, bytes) else text.encode()
    return parse_source(body, **({"content_type": "", "url": URL, "now": NOW} | changes))


def test_of_a_sitemap_that_tells_news_apart_only_these_are_read_newest_first():
    found = read(NEWS)
    assert found.kind is SourceKind.SITEMAP
    assert found.language == "ru"
    assert [(entry.title, entry.link) for entry in found.entries] == [
        ("Школа открыта", "https://vesti.example/2"),
        ("Мост «Южный» закрыт", "https://vesti.example/1"),
    ]
    assert found.entries[1].image == "https://vesti.example/1.jpg"
    assert found.entries[1].published_at == datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


def test_of_another_sitemap_the_pages_are_read_that_changed_of_late():
    page = "<url><loc>/{}</loc><lastmod>{}</lastmod></url>"
    pages = [page.format(days, (NOW - timedelta(days=days)).isoformat()) for days in (1, 30, 3)]
    found = read(f"<urlset>{''.join(pages)}<url><loc>/undated</loc></url></urlset>")
    assert [entry.link for entry in found.entries] == ["https://vesti.example/1", "https://vesti.example/3"]


def test_of_an_index_the_newest_parts_are_named():
    part = "<sitemap><loc>https://vesti.example/{0}.xml</loc><lastmod>2026-0{0}-01</lastmod></sitemap>"
    found = read(f"<sitemapindex>{''.join(map(part.format, (1, 3, 2)))}</sitemapindex>")
    assert found.parts == ("https://vesti.example/3.xml", "https://vesti.example/2.xml")
    assert found.entries == ()
    assert found.lasting
    undated = read(
        "<sitemapindex><sitemap><loc>/pages.xml</loc></sitemap><sitemap><loc>/news.xml</loc></sitemap>"
        "<sitemap><loc>/authors.xml</loc></sitemap></sitemapindex>"
    )
    assert undated.parts == ("https://vesti.example/news.xml", "https://vesti.example/authors.xml")
    assert not undated.lasting, "the same list may lead to other news"


def test_a_packed_file_is_unpacked_and_a_bomb_is_not():
    assert len(read(gzip.compress(NEWS.encode()), content_type="application/gzip").entries) == 2
    with pytest.raises((Bomb, TooLarge)):
        read(gzip.compress(b"<urlset>" + b" " * 60_000_000))


def test_a_sitemap_may_be_empty_and_what_only_begins_like_one_is_no_source():
    assert read("<urlset/>").entries == ()
    assert read("<urlset><url/></urlset>").entries == ()
    with pytest.raises(NotAFeed):
        read("<urlset")


def test_entities_are_not_unfolded_and_a_damaged_end_costs_the_end_only():
    bomb = '<!DOCTYPE u [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    try:
        found = read(f"{bomb}{NEWS[39:].replace('Школа', '&b;')}")
    except SourceError:
        pass
    else:
        assert all("xxxxxxxxxx" not in entry.title for entry in found.entries)
    assert len(read(NEWS[: NEWS.index("Школа") + 2]).entries) >= 1
