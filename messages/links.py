"""What a link into the bot brought: a topic."""

from messages.buttons import Action, button
from messages.digest import topic_name
from messages.html import shorten
from messages.words import Words
from news.outgoing import Text
from news.topics import Topic

NAME_UNITS = 100


def subscribed(topic: Topic, language: str, *, new: bool) -> Text:
    """Return that a topic of a link is chosen now, or was already, with the way back."""
    words = Words(language)
    name = shorten(topic_name(topic, words), NAME_UNITS)
    return Text(
        html=words.html("link-topic" if new else "link-topic-known", topic=name),
        buttons=((button(words("link-undo"), Action.LINKED, topic.id, "off"),),) if new else (),
    )


def undone(topic: Topic, language: str) -> Text:
    """Return that the topic of a link is not chosen any more, with the way back to it."""
    words = Words(language)
    name = shorten(topic_name(topic, words), NAME_UNITS)
    return Text(
        html=words.html("link-topic-undone", topic=name),
        buttons=((button(words("button-choose-again"), Action.LINKED, topic.id, "on"),),),
    )
