"""The blocks of a rich message: block tags as Telegram's `RichBlock`, loose words as paragraphs."""

from collections.abc import Callable, Sequence
from typing import Any

from playground.answers import Json, bad_request
from playground.rich_html import Element, tree_of, wrong
from playground.rich_text import INLINE, plain, text_of

MEDIA = frozenset(("img", "video", "audio", "figure", "figcaption", "tg-map", "tg-collage", "tg-slideshow"))


def blocks_of_html(source: str) -> list[Json]:
    """What a message in rich HTML consists of.

    Raises:
        Refusal: the HTML is not what Telegram accepts, or has media or maps, which this server lays out nowhere.

    """
    return _blocks(tree_of(source).children)


def no_media() -> Exception:
    """This server keeps no pictures for rich messages."""
    return bad_request("this playground lays out no media and no maps in rich messages")


def _blocks(children: Sequence[Element | str]) -> list[Json]:
    found: list[Json] = []
    loose: list[Element | str] = []
    for child in [*children, Element("")]:
        if isinstance(child, str) or child.name in INLINE:
            loose.append(child)
            continue
        found += _loose(loose)
        loose = []
        if child.name:
            found.append(_block(child))
    return found


def _loose(children: Sequence[Element | str]) -> list[Json]:
    text = text_of(children)
    if not text:
        return []
    if isinstance(text, dict) and text["type"] == "anchor":
        return [text]
    return [{"type": "paragraph", "text": text}]


def _block(element: Element) -> Json:
    make = _MAKERS.get(element.name)
    if make is not None:
        return make(element)
    if element.name in MEDIA:
        raise no_media()
    raise wrong(f'Tag "{element.name}" is not allowed here')


def _paragraph(element: Element) -> Json:
    return {"type": "paragraph", "text": text_of(element.children)}


def _footer(element: Element) -> Json:
    return {"type": "footer", "text": text_of(element.children)}


def _heading(element: Element) -> Json:
    return {"type": "heading", "text": text_of(element.children), "size": int(element.name[1])}


def _divider(_element: Element) -> Json:
    return {"type": "divider"}


def _formula(element: Element) -> Json:
    return {
        "type": "mathematical_expression",
        "expression": plain(text_of(element.children, as_written=True)),
    }


def _list(element: Element) -> Json:
    return {"type": "list", "items": _items(element)}


def _blockquote(element: Element) -> Json:
    rest, credit = _credited(element.children)
    return {"type": "blockquote", "blocks": _blocks(rest)} | credit


def _pullquote(element: Element) -> Json:
    rest, credit = _credited(element.children)
    return {"type": "pullquote", "text": text_of(rest)} | credit


def _pre(element: Element) -> Json:
    inside = element.children
    language = ""
    if len(inside) == 1 and isinstance(inside[0], Element) and inside[0].name == "code":
        language = inside[0].attributes.get("class", "").removeprefix("language-")
        inside = inside[0].children
    block: Json = {"type": "pre", "text": text_of(inside, as_written=True)}
    return block | ({"language": language} if language else {})


def _details(element: Element) -> Json:
    summaries = [
        child for child in element.children if isinstance(child, Element) and child.name == "summary"
    ]
    if len(summaries) != 1:
        raise wrong('Tag "details" must have one tag "summary"')
    rest = [child for child in element.children if child is not summaries[0]]
    block: Json = {"type": "details", "summary": text_of(summaries[0].children), "blocks": _blocks(rest)}
    return block | ({"is_open": True} if "open" in element.attributes else {})


def _credited(children: Sequence[Element | str]) -> tuple[list[Element | str], Json]:
    cites = [child for child in children if isinstance(child, Element) and child.name == "cite"]
    rest = [child for child in children if not (isinstance(child, Element) and child.name == "cite")]
    return rest, {"credit": text_of(cites[0].children)} if cites else {}


def _only(element: Element, *names: str) -> list[Element]:
    """The children of an element that holds nothing but certain ones."""
    found: list[Element] = []
    for child in element.children:
        if isinstance(child, Element) and child.name in names:
            found.append(child)
        elif not isinstance(child, str) or child.strip():
            raise wrong(f'Only {" and ".join(names)} may stand inside tag "{element.name}"')
    return found


def _items(element: Element) -> list[Json]:
    items: list[Json] = []
    number = _number(element.attributes.get("start", ""), 1)
    for child in _only(element, "li"):
        boxes = [one for one in child.children if isinstance(one, Element) and one.name == "input"]
        rest = [one for one in child.children if one not in boxes]
        item: Json = {"label": "•", "blocks": _blocks(rest)}
        if boxes:
            item |= {"has_checkbox": True} | (
                {"is_checked": True} if "checked" in boxes[0].attributes else {}
            )
        if element.name == "ol":
            number = _number(child.attributes.get("value", ""), number)
            item |= {"label": f"{number}.", "value": number, "type": element.attributes.get("type", "1")}
            number += 1
        items.append(item)
    return items


def _table(element: Element) -> Json:
    block: Json = {"type": "table", "cells": []}
    for child in _only(element, "caption", "tr"):
        if child.name == "caption":
            block["caption"] = text_of(child.children)
        else:
            block["cells"].append([_cell(cell) for cell in _only(child, "th", "td")])
    for attribute in ("bordered", "striped"):
        if attribute in element.attributes:
            block[f"is_{attribute}"] = True
    return block


def _cell(element: Element) -> Json:
    said = element.attributes
    cell: dict[str, Any] = {"align": said.get("align", "left"), "valign": said.get("valign", "top")}
    if element.children:
        cell["text"] = text_of(element.children)
    if element.name == "th":
        cell["is_header"] = True
    return cell | {span: int(said[span]) for span in ("colspan", "rowspan") if said.get(span, "").isdecimal()}


def _number(text: str, default: int) -> int:
    return int(text) if text.isdecimal() else default


_MAKERS: dict[str, Callable[[Element], Json]] = {
    "p": _paragraph, "footer": _footer, "hr": _divider, "pre": _pre, "tg-math-block": _formula, "ul": _list,
    "ol": _list, "blockquote": _blockquote, "aside": _pullquote, "details": _details, "table": _table,
    **{f"h{size}": _heading for size in range(1, 7)},
}  # fmt: skip
