"""Feeds that a page names."""

from sources.discovery import feed_links


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
