"""Escaping, shortening and packing keep within Telegram's limits whatever the text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from messages import html

text = st.text(st.characters(), max_size=300)
hostile = text | st.sampled_from(["<b>", "</b>", "&lt;", "&", '"><a href="x">', "\ud800", "\x00", "🇰🇬" * 50])


@given(hostile)
def test_what_is_escaped_is_seen_as_it_was_written(seen, value):
    kept = "".join(letter for letter in value if html.escape(letter))
    assert seen(html.escape(value)) == kept


@given(hostile)
def test_every_text_can_be_sent(value):
    html.escape(value).encode("utf-8")


@given(hostile, hostile)
def test_a_link_never_breaks_out_of_its_tag(seen, name, url):
    seen(html.link(name, url))
    seen(html.link(name, "https://example.org/" + url))


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://24.kg/a?x=1&y=2", True),
        ("http://xn--90a.kg", True),
        ("https://сайт.кг/путь", True),
        ("//24.kg", False),
        ("javascript:alert(1)", False),
        ("https://localhost/x", False),
        ("https://a.kg/" + "x" * 3000, False),
    ],
)
def test_only_addresses_that_telegram_keeps_become_links(url, kept):
    assert html.is_address(url) is kept
    assert html.link("name", url).startswith("<a ") is kept


@given(text, st.integers(min_value=1, max_value=200))
@example("🇰🇬" * 30, 7)
def test_a_shortened_text_fits(value, limit):
    assert html.units(html.shorten(value, limit)) <= limit


@given(st.lists(st.text("абв", min_size=1, max_size=9), min_size=1), st.integers(min_value=12, max_value=60))
def test_no_word_is_cut(words, limit):
    short = html.shorten(" ".join(words), limit)
    assert set(short.rstrip("…").split()) <= set(words)


def test_a_text_is_shortened_at_the_end_of_a_sentence_where_that_keeps_most_of_it():
    assert (
        html.shorten("Переговоры завершены. Стороны подпишут договор завтра.", 40) == "Переговоры завершены."
    )
    assert html.shorten("Да. Стороны подпишут договор завтра.", 24) == "Да. Стороны подпишут…"


@given(st.lists(st.text("a <&😀", max_size=900).map(html.bold), max_size=40))
def test_blocks_are_packed_whole_in_their_order(seen, blocks):
    packed = html.pack(blocks)
    assert html.BETWEEN.join(packed) == html.BETWEEN.join(blocks)
    for message in packed:
        assert html.units(seen(message)) <= html.MESSAGE_UNITS
        assert html.entities(message) <= html.MESSAGE_ENTITIES


def test_a_message_never_holds_more_than_a_hundred_entities():
    packed = html.pack([html.bold("x")] * 250)
    assert [html.entities(message) for message in packed] == [100, 100, 50]


def test_a_block_that_fits_into_no_message_is_a_mistake_of_whoever_made_it():
    with pytest.raises(ValueError, match="does not fit"):
        html.pack(["x" * 4097])


def test_characters_beyond_the_basic_plane_count_twice():
    assert html.units("😀") == 2
    assert len(html.pack(["😀" * 1500, "😀" * 1500])) == 2
