"""From what is written to what is kept: trimmed, cut at a hundred entities, with what Telegram finds by itself."""

from typing import Any

import pytest

from playground.answers import Refusal
from playground.formatting import formatted


def html(text: str) -> tuple[str, list[dict[str, Any]]]:
    result = formatted(text, "HTML", None, lambda n: {"id": n, "first_name": "А"} if n == 7 else None)
    return result.text, result.entities


def kinds(text: str) -> list[tuple[str, str]]:
    plain, entities = html(text)
    units = plain.encode("utf-16-le")
    return [
        (one["type"], units[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le"))
        for one in entities
    ]


def test_space_around_the_text_goes_and_entities_follow():
    assert html("\n  <b>a </b> \n") == ("a", [{"type": "bold", "offset": 0, "length": 1}])


def test_only_the_first_hundred_entities_stay():
    _, entities = html("".join(f"<b>{n}</b> " for n in range(150)))
    assert len(entities) == 100
    assert entities[-1]["offset"] == len(" ".join(str(n) for n in range(99))) + 1


def test_nothing_is_formatted_inside_code():
    assert kinds("<b>до <code>x</code> после</b>") == [("bold", "до "), ("code", "x"), ("bold", " после")]


def test_a_mention_by_id_needs_a_known_person():
    assert kinds('<a href="tg://user?id=7">А</a> <a href="tg://user?id=8">Б</a>') == [("text_mention", "А")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start ref", [("bot_command", "/start")]),
        ("/digest@playground_bot", [("bot_command", "/digest@playground_bot")]),
        (
            "📰 @kabarchy_bot #новости $KGS",
            [("mention", "@kabarchy_bot"), ("hashtag", "#новости"), ("cashtag", "$KGS")],
        ),
        ("см. https://example.org/a_b. Дальше", [("url", "https://example.org/a_b")]),
        ("example.kg, a@example.kg", [("url", "example.kg"), ("email", "a@example.kg")]),
        ("http://localhost/x 1/2 и/или и т.д.", []),
        ("#123", []),
        ("<code>@name_here</code> /help", [("code", "@name_here"), ("bot_command", "/help")]),
    ],
)
def test_what_nobody_marked_is_found(text, found):
    assert kinds(text) == found


def test_entities_can_be_given_instead_of_markup():
    given = [{"type": "bold", "offset": 0, "length": 5}, {"type": "mention", "offset": 0, "length": 1}]
    assert formatted("Салам", "", given, lambda _: None).entities == given[:1]


def test_an_entity_beyond_the_text_is_refused():
    with pytest.raises(Refusal, match="ends after the end of the text at UTF-16 offset 5"):
        formatted("Салам", "", [{"type": "bold", "offset": 3, "length": 3}], lambda _: None)


@pytest.mark.parametrize("mode", ["Markdown", "MarkdownV2"])
def test_markdown_is_not_modelled_and_says_so(mode):
    with pytest.raises(Refusal, match="models the HTML parse mode only"):
        formatted("*a*", mode, None, lambda _: None)
