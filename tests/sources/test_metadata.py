"""What pages say about their articles: picture, author, date, address; in every form that sites write it."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.articles import extract

URL = "https://m.vesti.example/news/1?utm_source=rss"


def page(head="", body=""):
    return extract(
        f"<html><head>{head}</head><body>{body}<p>Мост открыли сегодня.</p></body></html>", url=URL
    )


def linked(data):
    text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
    return f'<script type="application/ld+json">{text}</script>'


def og(**facts):
    return "".join(
        f'<meta property="og:{name.replace("_", ":")}" content="{value}">' for name, value in facts.items()
    )


@pytest.mark.parametrize(
    ("head", "picture"),
    [
        (og(image="/i/1.jpg", image_width=1200, image_height="630px"), ("/i/1.jpg", 1200, 630)),
        (og(image="/i/1.jpg"), ("/i/1.jpg", None, None)),
        (og(image="/i/1.jpg", image_width="100%", image_height=0), ("/i/1.jpg", None, None)),
        (linked({"@type": "NewsArticle", "image": ["/i/2.jpg", "/i/3.jpg"]}), ("/i/2.jpg", None, None)),
        (
            linked({"@type": "NewsArticle", "image": {"@type": "ImageObject", "url": "/i/2.jpg", "width": "800", "height": {"value": 600}}}),
            ("/i/2.jpg", 800, 600),
        ),
        (
            og(image="/i/1.jpg") + linked({"@type": "NewsArticle", "image": {"url": "https://m.vesti.example/i/1.jpg", "width": 900, "height": 500}}),
            ("/i/1.jpg", 900, 500),
        ),
        (og(image="/static/logo.png") + linked({"@type": "NewsArticle", "image": "/i/2.jpg"}), ("/i/2.jpg", None, None)),
        (og(image="/i/1.jpg", image_width=1, image_height=1), None),
        (og(image="/i/no-photo.jpg"), None),
        (og(image="data:image/gif;base64,R0lGOD"), None),
        (og(image="/brand.jpg") + linked({"@type": "Article", "publisher": {"logo": {"url": "/brand.jpg"}}}), None),
        (og(image="/i/catalogo-2026.jpg"), ("/i/catalogo-2026.jpg", None, None)),
        (og(image="/i/default/1.jpg"), ("/i/default/1.jpg", None, None)),
        ('<meta name="twitter:image" content="/i/4.jpg">', ("/i/4.jpg", None, None)),
    ],
)  # fmt: skip
def test_the_picture_is_the_articles_own_with_its_size(head, picture):
    found = page(head)
    if picture is None:
        assert found.image is None
        assert found.image_width is None
    else:
        address, *sides = picture
        assert found.image == f"https://m.vesti.example{address}"
        assert [found.image_width, found.image_height] == sides


def test_a_page_that_names_no_picture_has_the_first_large_one_of_its_text():
    images = "<img src=/i/icon-share.png><img src=/i/small.jpg width=80 height=80><img src=/i/big.jpg width=640 height=480>"
    found = page(body=f"<img src=/top.jpg width=900><article>{images}</article>")
    assert (found.image, found.image_width, found.image_height) == (
        "https://m.vesti.example/i/big.jpg", 640, 480,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("head", "author"),
    [
        (linked({"@type": "NewsArticle", "author": {"name": "А. Асанов"}}), "А. Асанов"),
        (linked({"@type": "NewsArticle", "author": [{"name": "А. Асанов"}, "Б. Болотов", {"name": "А. Асанов"}]}), "А. Асанов, Б. Болотов"),
        (linked({"@type": "NewsArticle", "author": {"name": ["А. Асанов"]}}), "А. Асанов"),
        ('<meta name=author content="By Jane Doe">', "Jane Doe"),
        ('<meta name=author content="Автор: А. Асанов">', "А. Асанов"),
        ('<meta name=author content="admin">', None),
        ('<meta name=author content="news@vesti.example">', None),
        ('<meta property="article:author" content="https://facebook.com/vesti">', None),
        ('<meta property="og:site_name" content="Вести">' + '<meta name=author content="ВЕСТИ">', None),
        (f'<meta name=author content="{"Очень " * 20}">', None),
    ],
)  # fmt: skip
def test_the_author_is_a_person(head, author):
    assert page(head).author == author


ARTICLE = {"@type": "NewsArticle", "datePublished": "2026-03-02T07:00:00+06:00"}


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE,
        [{"@type": "WebSite"}, ARTICLE],
        {"@graph": [{"@type": "Organization"}, ARTICLE]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
        {**ARTICLE, "@type": ["Thing", "ReportageNewsArticle"]},
        {**ARTICLE, "@type": "BlogPosting"},
        f"<!-- {json.dumps(ARTICLE)} -->",
        f"//<![CDATA[\n{json.dumps(ARTICLE)}\n//]]>",
        json.dumps(ARTICLE)[:-1] + ",}",
        json.dumps(ARTICLE)[:-1] + ', "headline": "Мост\nоткрыт"}',
    ],
)
def test_linked_data_is_understood_however_it_is_nested(data):
    assert page(linked(data)).published_at == datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[" * 100_000, '{"@type": "NewsArticle", "author": 5, "image": [[]]}', "null", '"x"', "[[[]]]"],
)
def test_broken_linked_data_is_no_trouble(text):
    assert page(linked(text)).text == "Мост открыли сегодня."


@given(st.recursive(st.none() | st.text(max_size=5) | st.integers(), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["@type", "@graph", "author", "image", "name", "url", "articleBody", "width"]), inner, max_size=4), max_leaves=12))  # fmt: skip
def test_any_linked_data_is_no_trouble(data):
    assert isinstance(page(linked([{"@type": "NewsArticle"}, data])).text, str)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("https://vesti.example/news/1", "https://vesti.example/news/1"),
        ("/news/one", "https://m.vesti.example/news/one"),
        ("https://vesti.example/", None),
        ("https://elsewhere.example/news/1", None),
        ("mailto:a@b.example", None),
    ],
)
def test_a_page_is_believed_about_its_address_on_its_own_site(said, kept):
    assert page(f'<link rel=canonical href="{said}">').canonical_url == kept


def test_what_a_page_tells_machines_stands_in_where_nothing_can_be_read():
    body = "Мост через реку открыли сегодня утром в присутствии жителей двух сёл. " * 5
    data = linked({"@type": "NewsArticle", "articleBody": f"<p>{body}</p>"})
    found = extract(f"<html><head>{data}</head><body><div id=app></div></body></html>", url=URL)
    assert found.text == body.strip()


def test_a_row_of_figures_is_one_line():
    rows = "".join(
        f"<tr><td>Доллар {day} марта</td><td>87,{day}</td><td>+0,1</td></tr>" for day in range(10, 16)
    )
    text = "<p>Национальный банк установил официальные курсы валют на начало марта, сообщили в банке.</p>"
    found = extract(
        f"<html><body><article><h1>Курсы</h1>{text * 3}<table>{rows}</table>{text}</article></body></html>",
        url=URL,
    )
    assert "Доллар 10 марта 87,10 +0,1" in found.text.splitlines()
