"""What a person is told when something is wrong: kindly, and with the way on."""

from messages.buttons import Action, Screen, button
from messages.html import shorten
from messages.words import Words
from news.outgoing import Buttons, Text

QUERY_UNITS = 30


def broken(language: str) -> Text:
    """Return that something broke on our side and has been written down."""
    return Text(html=Words(language).html("error-broken"))


def stale(language: str) -> str:
    """Return that a button is out of date, for a pop-up."""
    return Words(language)("error-stale")


def story_gone(language: str) -> str:
    """Return that a story is not kept any more, for a pop-up."""
    return Words(language)("story-gone")


def topic_gone(language: str) -> str:
    """Return that a topic is not kept any more, for a pop-up."""
    return Words(language)("topic-gone")


def unknown_command(language: str, nearest: str | None = None) -> Text:
    """Return that there is no such command, with the one that was probably meant."""
    words = Words(language)
    if nearest is None:
        return Text(html=words.html("error-unknown-command"))
    return Text(html=words.html("error-nearest-command", command=f"/{nearest}"))


def meant_command(language: str, name: str) -> Text:
    """Return the question whether a command was meant whose name somebody wrote as a word."""
    return Text(html=Words(language).html("error-meant-command", command=f"/{name}"))


def unknown_text(language: str, search: tuple[str, str] | None = None) -> Text:
    """Return that a text says nothing to us, with what most want; `search` are its words and the key to look for them."""
    words = Words(language)
    looked_for: Buttons = ()
    if search is not None:
        query, key = search
        text = words("button-look-for", query=shorten(query, QUERY_UNITS))
        looked_for = ((button(text, Action.FOUND, key, 0),),)
    return Text(
        html=words.html("error-unknown-text"),
        buttons=(
            *looked_for,
            (button(words("button-digest-now"), Action.DIGEST),),
            (
                button(words("button-topics"), Action.TOPICS, 0, Screen.MENU),
                button(words("button-settings"), Action.SETTINGS, "menu", Screen.MENU),
            ),
        ),
    )


def owners_only(language: str) -> str:
    """Return that only owners may do this, for a pop-up or a message."""
    return Words(language)("error-owners-only")


def role_too_low(language: str) -> str:
    """Return that a person's role is not enough for this, for a pop-up or a message."""
    return Words(language)("error-role-too-low")


def admins_only(language: str) -> str:
    """Return that only a group's administrators may change its settings, for a pop-up or a message."""
    return Words(language)("error-admins-only")


def private_only(language: str) -> str:
    """Return that this is done in a private chat, for a pop-up or a message."""
    return Words(language)("error-private-only")


def question_cancelled(language: str) -> Text:
    """Return that a question was taken back."""
    return Text(html=Words(language).html("question-cancelled"))


def question_expired(language: str) -> Text:
    """Return that an answer came too late."""
    return Text(html=Words(language).html("question-expired"))
