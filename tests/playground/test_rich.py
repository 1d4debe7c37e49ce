"""Rich messages: what is taken, what it becomes, and every refusal that a bot must be able to read."""

import pytest


async def put(api, reader, **content):
    sent = await api("sendRichMessage", chat_id=reader.id, rich_message=content)
    return sent["rich_message"]


async def refused(api, reader, **content):
    return await api.refusal("sendRichMessage", chat_id=reader.id, rich_message=content)


async def test_html_becomes_blocks(api, reader):
    source = (
        "<h3>Сводка</h3>\n<details open><summary><b>1. Саммит</b> [en]</summary><p>Раз &amp; два<br>три</p>"
        '<ul><li><a href="https://example.org/1">Кабар</a>, <tg-time unix="1647531900" format="t">12:45</tg-time></li></ul>'
        '</details><hr/><pre><code class="language-python">a  b</code></pre><footer>Конец</footer>'
    )
    message = await put(api, reader, html=source)
    assert message == {
        "blocks": [
            {"type": "heading", "text": "Сводка", "size": 3},
            {
                "type": "details",
                "summary": [{"type": "bold", "text": "1. Саммит"}, " [en]"],
                "blocks": [
                    {"type": "paragraph", "text": ["Раз & два", "\nтри"]},
                    {
                        "type": "list",
                        "items": [
                            {
                                "label": "•",
                                "blocks": [
                                    {
                                        "type": "paragraph",
                                        "text": [
                                            {"type": "url", "text": "Кабар", "url": "https://example.org/1"},
                                            ", ",
                                            {
                                                "type": "date_time",
                                                "text": "12:45",
                                                "unix_time": 1647531900,
                                                "date_time_format": "t",
                                            },
                                        ],
                                    }
                                ],
                            }
                        ],
                    },
                ],
                "is_open": True,
            },
            {"type": "divider"},
            {"type": "pre", "text": "a  b", "language": "python"},
            {"type": "footer", "text": "Конец"},
        ]
    }
    assert (await reader.last_message()).text.startswith(
        "Сводка\n1. Саммит [en]\nРаз & два\nтри\nКабар, 12:45"
    )


async def test_loose_words_quotes_numbered_lists_and_tables_are_blocks_too(api, reader):
    source = (
        "Слова  и <i>ещё</i> слова<blockquote>Сказал<cite>Автор</cite></blockquote><aside>Вынос</aside>"
        '<ol start="3"><li>три</li><li><input type="checkbox" checked>четыре</li></ol>'
        "<table bordered><caption>Курс</caption><tr><th>Сом</th><td align='right'>87</td></tr></table>"
    )
    blocks = (await put(api, reader, html=source))["blocks"]
    assert [block["type"] for block in blocks] == ["paragraph", "blockquote", "pullquote", "list", "table"]
    assert blocks[0]["text"] == ["Слова и ", {"type": "italic", "text": "ещё"}, " слова"]
    assert blocks[1]["credit"] == "Автор"
    assert [item["value"] for item in blocks[3]["items"]] == [3, 4]
    assert blocks[3]["items"][1]["is_checked"]
    assert blocks[4]["cells"][0] == [
        {"align": "left", "valign": "top", "text": "Сом", "is_header": True},
        {"align": "right", "valign": "top", "text": "87"},
    ]


async def test_a_link_that_leads_nowhere_becomes_its_words(api, reader):
    source = '<p><a href="javascript:alert(1)">раз</a> <a href="/x">два</a></p>'
    assert (await put(api, reader, html=source))["blocks"] == [{"type": "paragraph", "text": ["раз ", "два"]}]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<script>1</script>", 'Unsupported start tag "script"'),
        ("<p>a", 'Can\'t find end tag corresponding to start tag "p"'),
        ("<p><b>a</p></b>", 'Unmatched end tag, expected "</b>", found "</p>"'),
        ("a</p>", 'Unexpected end tag "p"'),
        ("a <b", "Unclosed start tag"),
        ("<!-- a -->", "Unsupported start tag"),
        ("<li>a</li>", 'Tag "li" is not allowed here'),
        ("<b><p>a</p></b>", 'Tag "p" is not allowed inside a text'),
        ("<ul>a</ul>", 'Only li may stand inside tag "ul"'),
        ("<details>a</details>", 'Tag "details" must have one tag "summary"'),
        ("<tg-time>a</tg-time>", 'Tag "tg-time" must have attribute "unix"'),
        ('<tg-time unix="x">a</tg-time>', "Invalid attributes"),
        ("<hr>", "rich message must be non-empty"),
        ("а" * 32_769, "rich message is too long"),
        ("a" + "<hr>" * 500, "rich message is too long"),
        ("<blockquote>" * 17 + "a" + "</blockquote>" * 17, "nested too deeply"),
        (f"<table><tr>{'<td>a</td>' * 21}</tr></table>", "too many columns"),
        ('<img src="https://example.org/1.png"/>', "no media"),
    ],
    ids=lambda value: value[:24],
)
async def test_html_that_telegram_would_not_take_is_refused(api, reader, source, reason):
    assert reason in await refused(api, reader, html=source)


@pytest.mark.parametrize(
    ("blocks", "reason"),
    [
        ([{"type": "paragraph"}], 'Field "text" must be specified in a rich block "paragraph"'),
        ([{"type": "chapter", "text": "a"}], 'Unknown type of a rich block: "chapter"'),
        (["a"], "Unknown type of a rich block"),
        ([{"type": "heading", "text": "a", "size": 7}], "Heading size"),
        ([{"type": "details", "summary": "a", "blocks": [{"type": "x"}]}], "Unknown type of a rich block"),
        ([{"type": "paragraph", "text": {"type": "url", "text": "a"}}], 'Field "url" must be specified'),
        ([{"type": "paragraph", "text": {"type": "huge", "text": "a"}}], "Unknown type of a rich text"),
        ([{"type": "list", "items": [{"label": "1."}]}], 'Field "blocks" must be specified in a list item'),
        ("a", 'Field "blocks" must be of type Array'),
        ([{"type": "photo", "photo": []}], "no media"),
    ],
)
async def test_blocks_have_known_types_and_all_their_fields(api, reader, blocks, reason):
    assert reason in await refused(api, reader, blocks=blocks)


async def test_there_is_exactly_one_content(api, reader):
    one = "exactly one content of the rich message must be specified"
    assert one in await refused(api, reader, html="a", blocks=[{"type": "paragraph", "text": "a"}])
    assert one in await refused(api, reader)
    assert one in await refused(api, reader, html="")
    assert "must be of type String" in await refused(api, reader, html=["a"])
    assert await put(api, reader, blocks=[{"type": "paragraph", "text": "a"}])


async def test_it_can_pretend_not_to_know_the_method(api, telegram, reader):
    await telegram.fault("error", method="sendRichMessage", code=404, description="Not Found")
    known = await api.answer("sendRichMessage", chat_id=reader.id, rich_message={"html": "a"})
    assert known == await api.answer("sendNoSuchThing", chat_id=reader.id)
