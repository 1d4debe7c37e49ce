"""Pages to articles."""

import zipfile
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.articles import extract, text_of_html

URL = "https://vestnik.example/2026/forum"


def test_three_kinds_of_sites_give_the_same_article(layout, sample):
    page = extract(layout, url=URL)
    assert page.title == sample.title
    assert page.text == sample.text


def test_bytes_in_an_undeclared_charset_give_it_too(layout, sample):
    body = layout.replace("<meta charset=utf-8>", "").encode("cp1251", "xmlcharrefreplace")
    assert extract(body, url=URL, title=sample.title).text == sample.text


def test_what_the_page_says_about_itself_is_kept():
    page = extract(
        """<html lang="ky-KG"><head><title>Форум ачылды - Кабар</title><link rel=canonical href="/2026/forum">
        <meta property="og:image" content="/i/1.jpg"><meta property="og:title" content="Форум ачылды">
        <script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2026-03-02T07:00:00+06:00",
        "author": [{"name": "А. Асанов"}]}]}</script></head><body><p>Ошто форум ачылды.</p></body></html>""",
        url="https://kabar.example/a?utm_source=rss",
    )
    assert page.title == "Форум ачылды"
    assert page.image == "https://kabar.example/i/1.jpg"
    assert page.author == "А. Асанов"
    assert page.canonical_url == "https://kabar.example/2026/forum"
    assert page.published_at == datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
    assert page.language == "ky"


def test_the_title_of_the_feed_is_believed_and_taken_off_the_text(layout, sample):
    page = extract(layout, url=URL, title="В Оше открылся форум горных регионов &mdash; что решили участники")
    assert page.title == "В Оше открылся форум горных регионов — что решили участники"
    assert page.text == sample.text


@pytest.mark.parametrize(
    "page", ["", " ", "<", "<html></html>", "просто слова", "\x00\x01", "<body><script>x</script>"]
)
def test_an_empty_page_has_no_article(page):
    assert extract(page, url=URL).text in {"", "просто слова"}
    assert extract(page.encode(), url=URL).text in {"", "просто слова"}


def test_markup_becomes_lines():
    assert (
        text_of_html(
            "<p>Один&nbsp;&laquo;два&raquo;<br>три <b>чет</b>ыре</p><ul><li>пять</li><li><p>шесть</p></li></ul>"
            "<script>x()</script><style>b{}</style><figure><img src=a><figcaption>подпись</figcaption></figure>семь"
        )
        == "Один «два»\nтри четыре\n- пять\n- шесть\nсемь"
    )
    assert text_of_html("без разметки") == "без разметки"
    assert text_of_html("a &lt; b") == "a < b"


def test_deep_nesting_is_no_trouble():
    assert text_of_html("<div>" * 5000 + "слово" + "</div>" * 5000) == "слово"


@settings(max_examples=30, deadline=None)
@given(st.text(st.sampled_from("<>/ap brdiv=\"'&;#1 ш\n"), max_size=200))
def test_any_markup_gives_some_text(html):
    assert isinstance(text_of_html(html), str)
    assert isinstance(extract(html, url=URL).text, str)


def test_the_text_of_the_seed_comes_out_of_three_layouts_alike(shared):
    lines = [
        line for line in (shared / "data/seed/article.txt").read_text(encoding="utf-8").splitlines() if line
    ]
    title, body, junk = lines[4], lines[5:-3], lines[-3:]
    menu = (
        "".join(f"<li><a href=#>{line}</a></li>" for line in lines[:2]) + f"<div>{lines[2]} {lines[3]}</div>"
    )
    head = f"<html><head><title>{title}</title></head><body><div><ul>{menu}</ul></div>"
    pages = (
        f"{head}<article><h1>{title}</h1>{''.join(f'<p>{line}</p>' for line in body + junk)}</article>",
        f"{head}<div><h1>{title}</h1><div>{'<br><br>'.join(body + junk)}</div></div>",
        f"{head}<table><tr><td><h1>{title}</h1>{''.join(f'<div>{line}</div>' for line in body + junk)}</td></tr></table>",
    )
    for page in pages:
        assert extract(page, url=URL).text.splitlines() == [line.replace("\xa0", " ") for line in body]


def test_most_pages_of_the_corpus_are_read(shared):
    with zipfile.ZipFile(shared / "data/feeds/pages_russian.zip") as bundle:
        names = [name for name in bundle.namelist() if name.startswith("html/")][:40]
        texts = [extract(bundle.read(name), url=URL).text for name in names]
    assert sum(len(text) > 300 for text in texts) >= 36
