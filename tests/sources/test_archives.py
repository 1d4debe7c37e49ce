"""Older pages of a source, by a pattern."""

from datetime import UTC, datetime, timedelta

from sources.archives import MOST_PAGES, archive_pages, is_archive

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def test_pages_are_numbered_from_the_second():
    pages = list(archive_pages("https://a.example/feed?paged={page}", NOW - timedelta(hours=1), NOW))
    assert pages[:2] == ["https://a.example/feed?paged=2", "https://a.example/feed?paged=3"]
    assert len(pages) == MOST_PAGES


def test_days_go_back_to_where_the_gap_began_and_no_further_than_the_bound():
    pattern = "https://a.example/{year}/{month}/{day}/"
    assert list(archive_pages(pattern, NOW - timedelta(days=1), NOW)) == [
        "https://a.example/2026/03/02/",
        "https://a.example/2026/03/01/",
    ]
    assert len(list(archive_pages(pattern, NOW - timedelta(days=90), NOW))) == MOST_PAGES
    months = list(archive_pages("https://a.example/{year}-{month}", NOW - timedelta(days=3), NOW))
    assert months == ["https://a.example/2026-03", "https://a.example/2026-02"]


def test_a_pattern_says_where_pages_differ():
    assert is_archive("https://a.example/{page}")
    assert not is_archive("https://a.example/news")
