"""Rich messages of the Bot API: the blocks that we write in their HTML, and the measures of one.

They are written in HTML and not as blocks, since that is what every server takes that knows them: `InputRichMessage`
had `html` from the first (10.1), `blocks` came later. https://core.telegram.org/bots/api#rich-message-limits
"""

import re
from collections.abc import Iterable, Sequence

from messages.html import Html, escape, units, visible

CHARACTERS = 32_768
"""Counted in UTF-16 units, which is never less than Telegram's own count."""
BLOCKS = 500
"""With the nested ones, and the items of lists."""

_BLOCK = re.compile(r"<(?:h[1-6]|p|details|ul|li|footer)[ >]")
_ITEM = "<li>"


def heading(text: str, size: int) -> Html:
    """Return a heading, 1 being the largest and 6 the smallest."""
    return Html(f"<h{size}>{escape(text)}</h{size}>")


def paragraph(text: str) -> Html:
    """Return a paragraph; a line break in it stays one."""
    return Html(f"<p>{_broken(text)}</p>")


def footer(text: str) -> Html:
    """Return small words for the end."""
    return Html(f"<footer>{_broken(text)}</footer>")


def items(lines: Iterable[str]) -> Html:
    """Return a list; nothing for no lines."""
    written = "".join(f"<li>{_broken(line)}</li>" for line in lines)
    return Html(f"<ul>{written}</ul>" if written else "")


def details(summary: str, blocks: Iterable[Html]) -> Html:
    """Return blocks that a tap on the `summary` unfolds."""
    return Html(f"<details><summary>{escape(summary)}</summary>{''.join(blocks)}</details>")


def fits(pieces: Sequence[str]) -> bool:
    """Whether pieces of our rich HTML fit into one message."""
    whole = "".join(pieces)
    # The words of an item are a block inside of it.
    blocks = len(_BLOCK.findall(whole)) + whole.count(_ITEM)
    return blocks <= BLOCKS and units(visible(whole)) <= CHARACTERS


def _broken(text: str) -> str:
    return escape(text).replace("\n", "<br>")
