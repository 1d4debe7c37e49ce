"""Keeping order: bans, floods, and the stop of all sending."""

from collections.abc import Sequence

from messages.buttons import Action, button
from messages.html import BETWEEN, Html, code, one_line, shorten
from messages.words import Words
from news.outgoing import Text

MOST_SHOWN = 20
NAME_UNITS = 60


def banned(language: str) -> str:
    """Return the one answer to somebody who is banned."""
    return Words(language)("order-banned")


def slow_down(language: str) -> str:
    """Return the one answer to somebody who sends too much."""
    return Words(language)("order-slow-down")


def bans_screen(ids: Sequence[int], language: str) -> Text:
    """Return who is banned, each with a button that ends it."""
    words = Words(language)
    shown = ids[:MOST_SHOWN]
    lines = "\n".join(code(str(id)) for id in shown) or words.html("bans-none")
    return Text(
        html=BETWEEN.join([words.html("bans-title"), Html(lines)]),
        buttons=(
            *((button(words("button-unban", id=str(id)), Action.BAN, "off", id),) for id in shown),
            (button(words("button-ban"), Action.BAN, "ask"),),
            (button(words("button-close"), Action.CLOSE),),
        ),
    )


def ask_whom(language: str) -> Text:
    """Return the question who is to be banned."""
    words = Words(language)
    return Text(html=words.html("ban-ask-whom"), buttons=((button(words("button-cancel"), Action.CANCEL),),))


def ask_ban(id: int, name: str, language: str) -> Text:
    """Return the question that stands before a ban."""
    words = Words(language)
    called = shorten(one_line(name), NAME_UNITS) or str(id)
    return Text(
        html=words.html("ban-ask", name=called, id=str(id)),
        buttons=(
            (
                button(words("button-really-ban"), Action.BAN, "on", id),
                button(words("button-back"), Action.BAN),
            ),
        ),
    )


def nobody(language: str) -> Text:
    """Return that a message means nobody."""
    return Text(html=Words(language).html("ban-nobody"))


def has_role(language: str) -> str:
    """Return that whoever has a role is not banned, for a pop-up or a message."""
    return Words(language)("ban-has-role")


def stop_all_screen(language: str, *, stopped: bool) -> Text:
    """Return whether messages leave, with the button that changes it."""
    words = Words(language)
    if stopped:
        deed = button(words("button-resume-all"), Action.STOP_ALL, "resume")
    else:
        deed = button(words("button-stop-all"), Action.STOP_ALL, "stop")
    return Text(
        html=words.html("stop-all-stopped" if stopped else "stop-all-ask"),
        buttons=((deed,), (button(words("button-close"), Action.CLOSE),)),
    )


def resumed(language: str) -> Text:
    """Return that messages leave again."""
    return Text(html=Words(language).html("stop-all-resumed"))
