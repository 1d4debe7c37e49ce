"""Messages that may or may not have arrived, as an owner is told of them."""

from messages.buttons import Action, button
from messages.words import Words
from news.outgoing import Text


def doubts(count: int, language: str) -> Text:
    """Return that messages are in doubt, and why, with the button that sends them again."""
    words = Words(language)
    again = button(words("button-doubts-again", count=count), Action.DOUBTS, "again")
    return Text(
        html=words.html("doubts-found", count=count),
        buttons=((again,), (button(words("button-close"), Action.CLOSE),)),
    )


def sent_again(count: int, language: str) -> Text:
    """Return that what was in doubt is on its way again."""
    return Text(html=Words(language).html("doubts-again", count=count))
