"""Pages without a feed, read by selectors: what is found, and how it is said that a page has changed."""

from datetime import UTC, datetime

import pytest

from news.feeds import SourceKind
from sources.errors import PageChanged
from sources.kinds import parse_source
from sources.page_items import mistake_in

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
URL = "https://mer.example/news/"
PAGE = """<html lang="ru-RU"><head><meta charset="windows-1251"><title>Новости мэрии</title></head><body>
<ul class="menu"><li><a href="/">Главная</a></li></ul>
<div class="news"><div class="item"><img class="pic" data-src="/i/1.jpg" src="/blank.gif"><h3><a href="1.html">Мост&nbsp;закрыт</a></h3>
<span class="date">2 марта 2026, 10:30</span><div class="lead">Объезд по <b>улице</b> Ленина.</div></div>
<div class="item"><h3><a href="/news/2.html">Школа открыта</a></h3><span class="date">1 марта 2026, 18:00</span></div>
<div class="item banner"><h3>Реклама</h3></div></div></body></html>"""
SELECTORS = {
    "item": ".news .item",
    "title": "h3",
    "link": "h3 a",
    "time": ".date",
    "text": ".lead",
    "image": "img.pic@data-src",
}


def read(page=PAGE, **selectors):
    return parse_source(
        page.encode("cp1251"),
        content_type="text/html",
        url=URL,
        now=NOW,
        zone="Asia/Bishkek",
        selectors=SELECTORS | selectors,
    )


def test_the_items_of_a_page_are_entries():
    found = read()
    assert found.kind is SourceKind.PAGE
    assert (found.title, found.language) == ("Новости мэрии", "ru")
    first, second = found.entries
    assert (first.title, first.link) == ("Мост закрыт", "https://mer.example/news/1.html")
    assert first.published_at == datetime(2026, 3, 2, 4, 30, tzinfo=UTC)
    assert "Объезд по <b>улице</b> Ленина." in first.html
    assert first.image == "https://mer.example/i/1.jpg"
    assert (second.title, second.image, second.html) == ("Школа открыта", None, "")


def test_an_item_alone_is_enough():
    found = parse_source(
        PAGE.encode("cp1251"), content_type="", url=URL, now=NOW, selectors={"item": ".item h3 a"}
    )
    assert [entry.title for entry in found.entries] == ["Мост закрыт", "Школа открыта"]


def test_a_moment_may_stand_in_an_attribute():
    page = PAGE.replace(
        '<span class="date">2 марта 2026, 10:30', '<span class="date" data-at="1772425800">вчера'
    )
    assert read(page, time=".date@data-at").entries[0].published_at == datetime(2026, 3, 2, 4, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("selectors", "detail"),
    [
        ({"item": ".gone"}, "item .gone"),
        ({"title": ".gone"}, "title .gone"),
        ({"link": "h3 strong"}, "link h3 strong"),
        ({"time": ".gone"}, "time .gone"),
        ({"item": "div[["}, "item div[["),
    ],
)
def test_what_the_page_no_longer_shows_is_named(selectors, detail):
    with pytest.raises(PageChanged) as raised:
        read(**selectors)
    assert raised.value.detail == detail
    assert raised.value.as_outcome().problem == f"page-changed:{detail}"


def test_that_no_item_has_a_picture_or_a_text_is_no_change():
    assert len(read(image=".gone", text=".gone").entries) == 2


@pytest.mark.parametrize(
    ("selectors", "says"),
    [
        (SELECTORS, None),
        ({"title": "h2"}, "need an item"),
        ({"item": "a", "autor": "b"}, "not autor"),
        ({"item": "div[["}, "no CSS"),
        ({"item": "a", "image": "@src"}, None),
    ],
)
def test_a_mistake_in_selectors_is_told_when_they_are_read(selectors, says):
    mistake = mistake_in(selectors)
    assert mistake is None if says is None else says in mistake
