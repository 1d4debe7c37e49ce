"""Feeds that a page names."""

from news.feeds import SourceKind
from sources.discovery import feed_hints, feed_links, offers_of


def test_feed_links_are_found_and_made_absolute():
    page = """<html><head><BASE href="/ru/"><link rel="stylesheet" type="text/css" href="a.css">
    <link rel="alternate" type="application/rss+xml" title="Все" href="rss.xml?a=1&amp;b=2">
    <link type='application/atom+xml' rel='alternate nofollow' href='//feeds.example.kg/atom'>
    <link rel=alternate type=application/feed+json href=https://example.kg/feed.json />
    <link rel="alternate" hreflang="en" href="/en/"><link rel="alternate" type="application/rss+xml" href="rss.xml?a=1&b=2">
    <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)"></head>"""
    assert feed_links(page, "https://example.kg/news/") == (
        "https://example.kg/ru/rss.xml?a=1&b=2",
        "https://feeds.example.kg/atom",
        "https://example.kg/feed.json",
    )


def test_a_page_without_feeds_names_none():
    assert (
        feed_links("<html><head></head><body><a href='/rss'>RSS</a></body></html>", "https://example.kg/")
        == ()
    )
    assert feed_links("", "https://example.kg/") == ()


def test_what_a_page_offers_is_ranked():
    page = """<link rel=alternate type=application/rss+xml href=/comments/feed/ title="Комментарии">
    <link rel=alternate type=application/feed+json href=/feed.json>
    <link rel=alternate type=application/rss+xml href=/feed/ title="Все &laquo;Вести&raquo;">
    <a href="https://t.me/share/url?url=x">Поделиться</a><a href="https://t.me/Chui_Vesti">Telegram</a>
    <a href="https://telegram.me/chui_vesti/5">Пост</a>"""
    assert [(offer.address, offer.kind, offer.title) for offer in offers_of(page, "https://example.kg/")] == [
        ("https://example.kg/feed/", SourceKind.FEED, "Все «Вести»"),
        ("https://example.kg/feed.json", SourceKind.JSON_FEED, ""),
        ("https://example.kg/comments/feed/", SourceKind.FEED, "Комментарии"),
        ("https://t.me/s/chui_vesti", SourceKind.CHANNEL, ""),
    ]


def test_links_of_the_same_site_that_look_like_feeds_are_hints():
    page = """<a href="/about">О нас</a><a href="/rss/">RSS</a><a href="http://www.example.kg/export/news.rss">RSS</a>
    <a href="/?feed=rss2">RSS</a><a href="/press-center">Пресс-центр</a><a href="https://other.kg/rss">Другие</a>"""
    assert feed_hints(page, "https://example.kg/") == (
        "https://example.kg/rss/",
        "http://www.example.kg/export/news.rss",
        "https://example.kg/?feed=rss2",
    )
