"""Feeds: what is read of them, and what is no feed."""

import zipfile
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.errors import NotAFeed, SourceError, Unreadable
from sources.feeds import MOST_ENTRIES, parse_feed

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
URL = "https://example.kg/ru/rss.xml"


def read(document, **arguments):
    body = document if isinstance(document, bytes) else document.encode()
    return parse_feed(body, **({"content_type": "", "url": URL, "now": NOW} | arguments))


def rss(items, channel="", attributes='version="2.0"'):
    return f"<rss {attributes}><channel><title>Вести</title>{channel}{items}</channel></rss>"


def one(item, **arguments):
    (entry,) = read(rss(f"<item>{item}</item>"), **arguments).entries
    return entry


def test_a_feed_is_read_whole():
    feed = read(
        rss(
            """<item><title>Новость</title><link>/n/1</link><guid isPermaLink="false">n1</guid>
            <pubDate>Mon, 02 Mar 2026 07:00:00 +0600</pubDate><dc:creator>А. Асанов</dc:creator>
            <description>&lt;p&gt;Коротко&lt;/p&gt;</description><enclosure url="/i/1.jpg" type="image/jpeg"/></item>""",
            "<language>ru-RU</language><ttl>30</ttl><sy:updatePeriod>hourly</sy:updatePeriod>"
            "<skipHours><hour>0</hour><hour>24</hour><hour>3</hour></skipHours><skipDays><day>Sunday</day></skipDays>",
            'version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"',
        )
    )
    assert (feed.title, feed.language, feed.min_interval) == ("Вести", "ru-RU", timedelta(hours=1))
    assert (feed.skip_hours, feed.skip_days) == ({0, 3}, {6})
    (entry,) = feed.entries
    assert entry.guid == "n1"
    assert entry.link == "https://example.kg/n/1"
    assert entry.title == "Новость"
    assert entry.html == "<p>Коротко</p>"
    assert entry.published_at == datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
    assert entry.image == "https://example.kg/i/1.jpg"
    assert entry.author == "А. Асанов"


def test_atom_is_read_with_updated_for_a_date_and_no_link_where_there_is_none():
    feed = read(
        """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ky"><title>Кабар</title>
        <entry><id>tag:example.kg,2026:1</id><title>Биринчи</title><updated>2026-03-02T01:00:00Z</updated>
        <summary type="text">a &lt; b</summary></entry>
        <entry><id>tag:example.kg,2026:2</id><title type="html">&lt;b&gt;Экинчи&lt;/b&gt;</title><link rel="enclosure" href="/a.mp3"/>
        <link href="/2"/><content type="html">&lt;p&gt;Узун текст&lt;/p&gt;</content><summary>Кыска</summary></entry></feed>"""
    )
    first, second = feed.entries
    assert (first.link, first.guid, first.html) == (None, "tag:example.kg,2026:1", "a &lt; b")
    assert first.published_at == datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
    assert (second.title, second.link, second.html) == ("Экинчи", "https://example.kg/2", "<p>Узун текст</p>")


def test_rdf_is_read():
    feed = read(
        """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
        <channel rdf:about="/"><title>Вести</title></channel><item rdf:about="/1"><title>А</title><link>/1</link></item></rdf:RDF>"""
    )
    assert [entry.link for entry in feed.entries] == ["https://example.kg/1"]


def test_json_feed_is_read():
    feed = read(
        """{"version": "https://jsonfeed.org/version/1.1", "title": "Вести", "language": "ru", "items": [
        {"id": 7, "url": "/7", "title": "Семь", "content_text": "a < b", "date_published": "2026-03-02T07:00:00+06:00",
         "image": "/7.png", "authors": [{"name": "А"}, {"name": "Б"}]}, 5, {"id": "8", "external_url": "https://b.kg/8"}]}"""
    )
    seven, eight = feed.entries
    assert (seven.guid, seven.link, seven.html, seven.author) == (
        "7",
        "https://example.kg/7",
        "a &lt; b",
        "А, Б",
    )
    assert seven.published_at == datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
    assert (eight.link, eight.title) == ("https://b.kg/8", "")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<![CDATA[<b>Жирный</b> заголовок]]>", "Жирный заголовок"),
        ("&amp;laquo;Кавычки&amp;raquo; &amp;amp; знаки", "«Кавычки» & знаки"),
        ("AT&amp;T", "AT&T"),
        ("  в две\n строки&#160; ", "в две строки"),
        ("3 &lt; 5", "3 < 5"),
    ],
)
def test_titles_are_plain(written, shown):
    assert one(f"<title>{written}</title>").title == shown


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "mailto:a@b.kg", "tag:b.kg,2026:1", "data:text/html,x", "http://[::1", ""]
)
def test_only_addresses_of_the_web_are_links(link):
    assert one(f"<title>А</title><link>{link}</link>").link is None


def test_the_longest_text_is_taken():
    entry = one(
        "<title>А</title><description>коротко</description>"
        "<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'>средней длины</content:encoded>"
        "<yandex:full-text xmlns:yandex='http://news.yandex.ru'>самый длинный текст из всех</yandex:full-text>"
    )
    assert entry.html == "самый длинный текст из всех"


def test_what_is_missing_is_none():
    entry = one("<title>А</title><pubDate>скоро</pubDate>")
    assert (entry.guid, entry.link, entry.published_at, entry.image, entry.author) == (None,) * 5


def test_a_date_without_a_zone_is_in_the_feeds():
    assert one(
        "<title>А</title><pubDate>02.03.2026 07:00</pubDate>", zone="Asia/Bishkek"
    ).published_at == datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "damage",
    [
        "<b>Warning</b>: mysql_connect() in /home/a.php on line 5\n{}",
        "\n\n \ufeff{}",
        '<?xml version="1.0" encoding="windows-1251"?>\n{}',
        '<!-- hosting --><?xml version="1.0"?>{}',
    ],
)
def test_junk_before_the_document_is_no_harm(damage):
    feed = read(damage.format(rss("<item><title>А & Б</title></item><item><title>В&nbsp;Г</title></item>")))
    assert [entry.title for entry in feed.entries] == ["А & Б", "В Г"]


def test_a_prefix_that_is_declared_nowhere_is_no_harm():
    feed = read(
        "<!-- ours -->\n<?xml?xml version='1.0' ?>\n<rss rss:version=2.0><rss:channel><rss:title>Вести</rss:title>"
        "<rss:item><rss:title>Мост: открыт</rss:title><rss:guid rss:isPermaLink=true>https://example.kg/1</rss:guid>"
        "<rss:pubDate>Sun, 1 Mar 2026 07:00:00 GMT</rss:pubDate></rss:item></rss:channel></rss>"
    )
    (entry,) = feed.entries
    assert (entry.title, entry.guid) == ("Мост: открыт", "https://example.kg/1")
    assert entry.published_at == datetime(2026, 3, 1, 7, 0, tzinfo=UTC)


def test_a_prefix_that_is_declared_stays():
    (entry,) = read(
        '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Вести</a:title><a:entry><a:title>Мост открыт</a:title>'
        "<a:id>urn:1</a:id></a:entry></a:feed>"
    ).entries
    assert (entry.title, entry.guid) == ("Мост открыт", "urn:1")


def test_a_document_cut_off_gives_what_it_has():
    document = rss("<item><title>А</title></item><item><title>Б</title><description>незакон")
    assert [entry.title for entry in read(document[:-30]).entries][:1] == ["А"]


PAGE = """<!DOCTYPE html><html><head><title>Вести</title>
<link rel="alternate" type="application/rss+xml" href="/rss"></head><body><h1>Вести</h1></body></html>"""


def test_a_page_is_no_feed_but_names_its_feeds():
    with pytest.raises(NotAFeed) as raised:
        read(PAGE)
    assert raised.value.detail == "page"
    assert raised.value.alternates == ("https://example.kg/rss",)


@pytest.mark.parametrize(
    "body",
    [
        b"", b"  \n", b"Just a moment...", b"<html><body>Checking your browser</body></html>", b"{}", b"[1]", b'{"items": []}', b"{",
        b"<sitemap/>", b"\x89PNG\r\n\x1a\n\x00\x00", b"%PDF-1.4",
    ],
)  # fmt: skip
def test_what_is_no_feed_is_said_to_be_none(body):
    with pytest.raises(NotAFeed):
        read(body)


def test_a_feed_without_entries_is_a_feed():
    assert read(rss("")).entries == ()


def test_entities_do_not_explode():
    levels = "".join(f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 12))
    document = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ха">{levels}]>'
    feed = read(document + rss("<item><title>&a11;</title></item>"))
    assert len(feed.entries[0].title) < 1000


def test_files_are_not_read_for_a_feed():
    document = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    assert "root" not in read(document + rss("<item><title>&f;</title></item>")).entries[0].title


def test_an_endless_tag_is_refused_before_parsing():
    attributes = " ".join(f'a{number}="1"' for number in range(100_000))
    with pytest.raises(Unreadable):
        read(rss(f"<item {attributes}></item>"))


def test_of_an_archive_the_beginning_is_read():
    items = "".join(f"<item><title>{number}</title></item>" for number in range(MOST_ENTRIES + 200))
    titles = [entry.title for entry in read(rss(items)).entries]
    assert titles == [str(number) for number in range(MOST_ENTRIES)]


@given(st.binary(max_size=500))
def test_any_bytes_are_a_feed_or_an_error_of_ours(body):
    for document in (
        body,
        b"<rss version='2.0'><channel><item><title>" + body + b"</title></item></channel></rss>",
    ):
        try:
            read(document)
        except SourceError:
            continue


def test_all_feeds_of_the_corpus_are_read(shared):
    with zipfile.ZipFile(shared / "data/feeds/feeds_real.zip") as bundle:
        feeds = [read(bundle.read(name)) for name in bundle.namelist()]
    entries = [entry for feed in feeds for entry in feed.entries]
    assert len(feeds) == 165
    assert sum(bool(feed.entries) for feed in feeds) >= 164
    assert sum(entry.published_at is not None for entry in entries) > 0.9 * len(entries)


def test_the_dates_of_the_corpus_are_read(shared):
    with zipfile.ZipFile(shared / "data/feeds/feeds_derived_ru.zip") as bundle:
        for name in bundle.namelist():
            dates = {entry.published_at for entry in read(bundle.read(name), zone="Asia/Bishkek").entries}
            if name.endswith("_7.xml"):
                assert dates == {None}, name
            else:
                hour = 7 if name.endswith("_5.xml") else 4
                assert datetime(2025, 6, 30, hour, 0, tzinfo=UTC) in dates, name
