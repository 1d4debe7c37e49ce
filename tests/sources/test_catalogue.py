"""Lists of sources: what can be read, what is refused and how, and that nothing is lost on the way out and in."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.feeds import Source
from sources.catalogue import read_catalogue, read_opml, read_toml, write_opml
from sources.errors import BadCatalogue

ROOT = Path(__file__).resolve().parents[2]


def test_the_list_that_ships_is_good():
    sources = read_catalogue(ROOT / "feeds.toml")
    assert len(sources) >= 25
    assert {source.language for source in sources} >= {"ru", "ky", "kk", "uz", "en"}
    assert {source.country for source in sources} >= {"kg", "kz", "uz", "tj", "ru", None}


def test_a_source_is_read_with_all_that_is_said_about_it():
    (source,) = read_toml(
        """
        [[feed]]
        url = "https://example.kg/rss"
        name = "Пример"
        language = "ky"
        country = "KG"
        standing = 1.5
        ownership = "Дом печати"
        selectors = { item = "article", title = "h2" }
        """.encode()
    )
    assert source == Source(
        url="https://example.kg/rss",
        name="Пример",
        language="ky",
        country="kg",
        standing=1.5,
        ownership="Дом печати",
        selectors={"item": "article", "title": "h2"},
    )


FEED = '[[feed]]\nurl = "https://a.kg/rss"\nname = "A"\n'


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ("[[feed]]\nurl = https://a.kg\n", "line 2"),
        ('[[feed]]\nname = "A"\n', "feed 1 (A): url and name"),
        (FEED + 'colour = "red"\n', "feed 1 (A): unknown colour"),
        (FEED + "standing = 3\n", "feed 1 (A): standing must be a number from 0 to 2"),
        (FEED + "standing = true\n", "standing"),
        (FEED + "language = 7\n", "language must be a text"),
        (FEED + 'selectors = "a"\n', "selectors"),
        (FEED + 'selectors = { title = "h2" }\n', "selectors need an item"),
        (FEED + 'selectors = { item = "div[[" }\n', "selector item is no CSS"),
        (FEED + 'sitemap = "ftp://a.kg"\n', "ftp://a.kg is no address"),
        (FEED + 'archive = "https://a.kg/news"\n', "archive needs {page}"),
        (FEED + FEED, "feed 2 (A): the same address as feed 1"),
        (FEED.replace("https", "ftp"), "no address that can be polled (scheme)"),
        ('feeds = ["https://a.kg"]\n', "not feeds"),
        ("feed = 5\n", "only [[feed]] tables"),
        ("feed = [5]\n", "feed 1: a table is needed"),
    ],
)
def test_a_mistake_is_named_with_its_place(toml, says):
    with pytest.raises(BadCatalogue) as raised:
        read_toml(toml.encode())
    assert says in raised.value.detail


def test_a_missing_file_is_one_clear_line(tmp_path):
    with pytest.raises(BadCatalogue, match=r"none\.toml"):
        read_catalogue(tmp_path / "none.toml")


def test_opml_of_another_reader_is_read(tmp_path):
    file = tmp_path / "my.opml"
    file.write_bytes(
        """<?xml version="1.0" encoding="windows-1251"?><opml version="1.0"><body>
        <outline text="Новости"><outline text="А" title="Агентство" XMLURL="http://a.kg/rss" htmlUrl="http://a.kg/"/>
        <outline xmlUrl="http://b.kg/rss"/><outline text="ещё раз" xmlUrl="http://a.kg/rss"/></outline>
        <outline text="поиск" xmlUrl="feed:search"/><outline text="пусто"/></body></opml>""".encode("cp1251")
    )
    assert [(source.name, source.url) for source in read_catalogue(file)] == [
        ("Агентство", "http://a.kg/rss"),
        ("http://b.kg/rss", "http://b.kg/rss"),
    ]


@pytest.mark.parametrize(
    ("opml", "says"),
    [
        (b"<html><body/></html>", "no OPML"),
        (b"<opml>\n<body>", "line 2"),
        (b"", "line 1"),
        (b'<!DOCTYPE opml [<!ENTITY a "aaaa">]><opml>&a;</opml>', "entities"),
    ],
)
def test_opml_that_is_none_or_dangerous_is_refused(opml, says):
    with pytest.raises(BadCatalogue) as raised:
        read_opml(opml)
    assert says in raised.value.detail


texts = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=50)


@given(
    st.lists(
        st.builds(
            Source,
            url=st.integers(1, 10**6).map(lambda number: f"https://example.kg/rss?a={number}&b=<>"),
            name=texts,
            language=st.sampled_from([None, "ru", "ky"]),
            country=st.sampled_from([None, "kg", "kz"]),
            standing=st.sampled_from([0.5, 1.0, 1.25]),
            ownership=st.sampled_from([None, "Дом <печати>"]),
        ),
        unique_by=lambda source: source.url,
    )
)
def test_what_is_written_is_read_again(sources):
    assert read_opml(write_opml(sources).encode()) == sources


def test_a_channel_is_kept_under_its_one_address_however_it_is_written():
    toml = '[[feed]]\nurl = "@Kabar_Test"\nname = "К"\n[[feed]]\nurl = "t.me/{}"\nname = "Ещё раз"\n'
    assert [source.url for source in read_toml(toml.format("other_test").encode())] == [
        "https://t.me/s/kabar_test",
        "https://t.me/s/other_test",
    ]
    with pytest.raises(BadCatalogue, match="same address"):
        read_toml(toml.format("kabar_test").encode())


def test_what_kind_a_source_is_survives_opml():
    sources = [
        Source(url="https://t.me/s/kabar_test", name="Канал"),
        Source(
            url="https://a.kg/news",
            name="Страница",
            selectors={"item": 'a[href^="/"]', "title": "h2"},
            archive="https://a.kg/news?page={page}",
        ),
        Source(url="https://b.kg/rss", name="Лента", sitemap="https://b.kg/map.xml"),
    ]
    written = write_opml(sources)
    assert written.count('type="html"') == 2, "other readers are not led to take them for feeds"
    assert read_opml(written.encode()) == sources
