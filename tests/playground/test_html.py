"""Telegram's HTML: what it understands, and its words for what it does not."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from playground.answers import Refusal
from playground.formatting import formatted
from playground.html import parse_html, utf16_length

HALF_A_CHARACTER = "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units"


def entity(kind: str, offset: int, length: int, **more: object) -> dict[str, object]:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("html", "text", "entities"),
    [
        ("жөн эле текст", "жөн эле текст", []),
        ("<b>Бишкек</b>", "Бишкек", [entity("bold", 0, 6)]),
        ("<STRONG>a</strong>", "a", [entity("bold", 0, 1)]),
        ("<i>a</i><em>b</em>", "ab", [entity("italic", 0, 1), entity("italic", 1, 1)]),
        ("<s>a</s><del>b</del><strike>c</strike>", "abc", [entity("strikethrough", n, 1) for n in range(3)]),
        ("<u>a</u><ins>b</ins>", "ab", [entity("underline", 0, 1), entity("underline", 1, 1)]),
        ('<span class="tg-spoiler">a</span>', "a", [entity("spoiler", 0, 1)]),
        ("<tg-spoiler>a</tg-spoiler>", "a", [entity("spoiler", 0, 1)]),
        ('<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>', "👍",
         [entity("custom_emoji", 0, 2, custom_emoji_id="5368324170671202286")]),
        ('<tg-time unix="1647531900" format="r">кечээ</tg-time>', "кечээ",
         [entity("date_time", 0, 5, unix_time=1647531900, date_time_format="r")]),
        ("<blockquote>a</blockquote>", "a", [entity("blockquote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [entity("expandable_blockquote", 0, 1)]),
        ("<pre>a</pre>", "a", [entity("pre", 0, 1)]),
        ('<pre><code class="language-python">a</code></pre>', "a", [entity("pre", 0, 1, language="python")]),
        ("📰 <b>🙂 б</b>", "📰 🙂 б", [entity("bold", 3, 4)]),
        ("<b></b>пусто", "пусто", []),
        ("1 &lt; 2 &amp;&amp; &quot;а&quot; &#1073;&#x431;", '1 < 2 && "а" бб', []),
        ("&nbsp;&copy; &#0; &", "&nbsp;&copy; &#0; &", []),
        ("a</ b>", "a</ b>", None),
        ("<b>жирный</>", "жирный", [entity("bold", 0, 6)]),
    ],
)  # fmt: skip
def test_a_text_and_its_entities(html, text, entities):
    if entities is None:
        with pytest.raises(Refusal):
            parse_html(html)
    else:
        assert parse_html(html) == (text, entities)


@pytest.mark.parametrize(
    ("html", "url"),
    [
        ('<a href="https://Example.KG/a?b=1&amp;c=2">x</a>', "https://example.kg/a?b=1&c=2"),
        ("<a href='example.kg'>x</a>", "http://example.kg/"),
        ("<a>example.kg/news</a>", "http://example.kg/news"),
        ('<a href="http://example.kg:8080?q">x</a>', "http://example.kg:8080/?q"),
        ('<a href="tg://resolve?domain=durov">x</a>', "tg://resolve?domain=durov"),
        ('<a href="https://президент.рф/">x</a>', "https://президент.рф/"),
    ],
)
def test_a_link_is_kept(html, url):
    assert parse_html(html)[1][0]["url"] == url


@pytest.mark.parametrize(
    "href",
    ["/news/1", "news", "http://localhost/", "https://host:99999/", "javascript:alert(1)", "mailto:a@example.kg",
     "ftp://example.kg/", "http://", "http://.kg", "https://a b.kg/"],
)  # fmt: skip
def test_a_link_without_a_real_host_is_lost_silently(href):
    assert parse_html(f'<a href="{href}">окуу</a>') == ("окуу", [])


@pytest.mark.parametrize(
    ("html", "trouble"),
    [
        ("Салам<br>", 'Unsupported start tag "br" at byte offset 10'),
        ("hello<br/>", 'Unsupported start tag "br/" at byte offset 5'),
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("<!-- x -->", 'Unsupported start tag "!--" at byte offset 0'),
        ("1 < 2 > 0", 'Unsupported start tag "" at byte offset 2'),
        ("1 <2", "Unclosed start tag at byte offset 2"),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>x</b>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a =x>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=http://x>y</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("&#xd83d;<b>x</b>", HALF_A_CHARACTER),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_telegrams_words(html, trouble):
    with pytest.raises(Refusal) as refusal:
        parse_html(html)
    assert refusal.value.description == f"Bad Request: can't parse entities: {trouble}"


_PIECES = st.sampled_from(
    ["<b>", "</b>", "<i>", "</i>", '<a href="https://example.kg">', "</a>", "<code>", "</code>", "<pre>", "</pre>",
     "<blockquote expandable>", "</blockquote>", "&lt;", "&#128240;", "&", "<", ">", "📰", "Ош", " ", "\n", "\r", "@bot",
     "#тег", "https://kg.example.org", "<tg-spoiler>", "</tg-spoiler>", '<span class="tg-spoiler">', "</span>"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(_PIECES | st.text(max_size=5)).map("".join)))
@example("<a href=''>")
@example("<b \0>x</b>")
@example('<code class="language-c"><pre>x</pre></code>')
def test_no_text_breaks_the_parser_and_entities_lie_inside(html):
    try:
        result = formatted(html, "HTML", None, lambda _: None)
    except Refusal:
        return
    end = utf16_length(result.text)
    for one in result.entities:
        assert one["offset"] >= 0
        assert one["length"] > 0
        assert one["offset"] + one["length"] <= end
    assert [one["offset"] for one in result.entities] == sorted(one["offset"] for one in result.entities)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_an_escaped_text_comes_back_unchanged(text):
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    assert parse_html(f"<b>{escaped}</b>")[0] == text
