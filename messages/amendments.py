"""A change of what readers were shown: their message with the new words in place, and a short note of it."""

from dataclasses import replace

from messages.html import Html, escape, keep_fitting, one_line, shorten, units
from messages.listing import LEAD_UNITS
from messages.words import Words
from news.amendments import Changed
from news.outgoing import Text

OUTLET_UNITS = 60
QUOTED_UNITS = 420


def amended(message: Text, changed: Changed) -> Text | None:
    """Return a message with a changed sentence as it is now, or struck through where it is withdrawn.

    None where the message does not show the sentence.
    """
    was = one_line(changed.was)
    for length, room in ((units(was), QUOTED_UNITS), (LEAD_UNITS, LEAD_UNITS)):
        old = escape(shorten(was, length))
        if old not in message.html:
            continue
        new = struck(old) if changed.becomes is None else escape(shorten(one_line(changed.becomes), room))
        for put in (new, struck(old)):
            html = Html(message.html.replace(old, put))
            if keep_fitting([html]):
                return replace(message, html=html)
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
