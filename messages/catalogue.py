"""Sources that come and go as a file."""

from collections.abc import Sequence

from messages.buttons import Action, button
from messages.html import Html, escape, one_line, shorten
from messages.words import Words
from news.outgoing import Text

MOST_NAMED = 30
NAME_UNITS = 60
DETAIL_UNITS = 200


def report(added: Sequence[str], known: int, language: str) -> Text:
    """Return what a file added, and how much of it was there already."""
    words = Words(language)
    lines = [words.html("import-added", count=len(added))]
    lines += [Html(f"• {escape(shorten(one_line(name), NAME_UNITS) or '…')}") for name in added[:MOST_NAMED]]
    if len(added) > MOST_NAMED:
        lines.append(words.html("import-more", count=len(added) - MOST_NAMED))
    if known:
        lines.append(words.html("import-known", count=known))
    return Text(html="\n".join(lines), buttons=((button(words("button-all-feeds"), Action.FEEDS, 0),),))


def bad(detail: str, language: str) -> Text:
    """Return that a file cannot be read, and where it is wrong."""
    return Text(html=Words(language).html("import-bad", detail=shorten(one_line(detail), DETAIL_UNITS)))


def too_large(language: str) -> Text:
    """Return that a file is too large to be a list of sources."""
    return Text(html=Words(language).html("import-too-large"))


def exported(count: int, language: str) -> str:
    """Return what stands under the file with all sources."""
    return Words(language)("export-done", count=count)
