"""A change of what readers were shown: their message with the new words in place, and a short note of it."""

from collections.abc import Callable
from dataclasses import replace

from messages.html import Html, escape, keep_fitting, one_line, shorten, units
from messages.listing import LEAD_UNITS
from messages.rich import fits
from messages.words import Words
from news.amendments import Changed
from news.outgoing import Text

OUTLET_UNITS = 60
QUOTED_UNITS = 420


def amended(message: Text, changed: Changed) -> Text | None:
    """Return a message with a changed sentence as it is now, or struck through where it is withdrawn.

    None where the message does not show the sentence.
    """
    html = _put_right(message.html, changed, lambda html: keep_fitting([html]) > 0)
    rich = None if message.rich is None else _put_right(message.rich, changed, lambda html: fits([html]))
    if html is None and rich is None:
        return None
    return replace(message, html=html or message.html, rich=rich or message.rich)


def _put_right(markup: str, changed: Changed, fitting: Callable[[Html], bool]) -> Html | None:
    """Return a text with the sentence as it is now; None where it does not show it, or would not fit any more."""
    was = one_line(changed.was)
    for length, room in ((units(was), QUOTED_UNITS), (LEAD_UNITS, LEAD_UNITS)):
        old = escape(shorten(was, length))
        if old not in markup:
            continue
        new = struck(old) if changed.becomes is None else escape(shorten(one_line(changed.becomes), room))
        for put in (new, struck(old)):
            html = Html(markup.replace(old, put))
            if fitting(html):
                return html
    return None


def note(changed: Changed, language: str) -> Text:
    """Return the short note to those who were shown the sentence: what it was, and what it is."""
    words = Words(language)
    was = struck(escape(shorten(one_line(changed.was), QUOTED_UNITS)))
    outlet = shorten(one_line(changed.outlet), OUTLET_UNITS) or "…"
    if changed.becomes is None:
        return Text(html=words.html("amended-withdrawn", outlet=outlet, was=was), silent=True)
    becomes = escape(shorten(one_line(changed.becomes), QUOTED_UNITS))
    return Text(html=words.html("amended-note", outlet=outlet, was=was, becomes=becomes), silent=True)


def struck(text: Html) -> Html:
    """Return a text struck through."""
    return Html(f"<s>{text}</s>")
