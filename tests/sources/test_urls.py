"""Addresses: one key for a page, another for another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.urls import canonical, clean, host_of


@pytest.mark.parametrize(
    "url",
    [
        "https://example.kg/news/5", "http://example.kg/news/5/", "https://www.example.kg/news/5", "https://m.example.kg/news/5",
        "https://amp.example.kg/news/5", "https://example.kg/news/5/amp/", "https://EXAMPLE.kg:443/news/5", "http://example.kg:80/news/5",
        "https://example.kg/news/5?utm_source=rss&utm_medium=x", "https://example.kg/news/5?from=rss&place=main",
        "https://example.kg/news/5?fbclid=a&yclid=b&ysclid=c&gclid=d", "https://example.kg/news/5?_openstat=x#comments",
        " https://example.kg//news/5 ",
    ],
)  # fmt: skip
def test_spellings_of_one_page_have_one_key(url):
    assert canonical(url) == "example.kg/news/5"


@pytest.mark.parametrize("key", ["id", "p", "newsid", "ELEMENT_ID", "news_id", "sid", "article", "PAGEN_1"])
def test_parameters_that_name_a_page_keep_pages_apart(key):
    five, six = (f"https://example.kg/?{key}={number}&utm_source=x" for number in (5, 6))
    assert canonical(five) != canonical(six) != canonical("https://example.kg/")
    assert canonical(five) == canonical(f"http://www.example.kg/?{key}=5")


def test_the_order_of_parameters_says_nothing():
    assert canonical("https://a.kg/?b=2&a=1") == canonical("https://a.kg/?a=1&b=2")


def test_pages_named_in_the_fragment_stay_apart():
    assert canonical("https://a.kg/#!/news/5") != canonical("https://a.kg/#!/news/6")
    assert canonical("https://a.kg/#news") == canonical("https://a.kg/")


def test_a_name_in_cyrillic_is_one_host():
    assert (
        host_of("https://КРЕМЛЬ.рф/a")
        == host_of("https://xn--e1ajeds9e.xn--p1ai")
        == "xn--e1ajeds9e.xn--p1ai"
    )
    assert canonical("https://кремль.рф/a") == canonical("https://xn--e1ajeds9e.xn--p1ai/a")


def test_short_names_are_no_mobile_pages():
    assert canonical("https://m.kg/a") == "m.kg/a"
    assert canonical("https://kg.akipress.org/news:1") == "kg.akipress.org/news:1"


def test_a_clean_address_still_leads_to_the_page():
    assert clean("https://www.a.kg/n/?id=5&utm_source=rss&from=rss#top") == "https://www.a.kg/n/?id=5#top"
    assert clean("https://a.kg/n?q=привет мир") == "https://a.kg/n?q=привет мир"


@pytest.mark.parametrize("url", ["", "mailto:a@b.kg", "http://[::1", "tag:a.kg,2025:1", "просто слова"])
def test_what_is_no_address_is_its_own_key(url):
    assert canonical(url) == clean(url) == url.strip()


@given(st.text(max_size=80))
def test_any_text_has_a_key_and_a_host(text):
    for url in (text, f"https://example.kg/{text}", f"https://{text}"):
        assert isinstance(canonical(url), str)
        assert isinstance(clean(url), str)
        assert isinstance(host_of(url), str)
