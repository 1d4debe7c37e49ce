"""An alert: a story told as it happens, and where to choose of what to be told so."""

from collections.abc import Collection, Sequence
from datetime import datetime

from messages.buttons import Action, Screen, button, rows
from messages.digest import topic_name
from messages.html import BETWEEN, Html, bold, escape, one_line, shorten
from messages.story import card
from messages.topics import BUTTON_UNITS, WIDE
from messages.why import with_feedback
from messages.words import Words
from news.chats import Settings
from news.ids import TopicId
from news.outgoing import Button, Text
from news.stories import StoryCard
from news.topics import Topic

MOST_TOPICS = 40
LINE_UNITS = 300


def alert(shown: StoryCard, topics: Sequence[Topic], settings: Settings, now: datetime) -> Text:
    """Return a story's card under the name of the topic that it is most about."""
    words = Words(settings.language)
    best = next((topic for id in shown.story.topics for topic in topics if topic.id == id), None)
    heading = words("alert-title", topic=topic_name(best, words)) if best else words("alert-title-plain")
    told = card(shown, settings, now, heading=bold(heading))
    return with_feedback(told, shown.story.id, settings.language, private=False)


def important_alert(shown: StoryCard, topics: Sequence[Topic], settings: Settings, now: datetime) -> Text:
    """Return the card of a story that an editor marked as important, under what the editor says of it."""
    words = Words(settings.language)
    best = next((topic for id in shown.story.topics for topic in topics if topic.id == id), None)
    heading = (
        words("important-title", topic=topic_name(best, words)) if best else words("important-title-plain")
    )
    parts = [bold(heading)]
    if shown.story.important_line:
        parts.append(escape(shorten(one_line(shown.story.important_line), LINE_UNITS)))
    told = card(shown, settings, now, heading=Html(BETWEEN.join(parts)))
    return with_feedback(told, shown.story.id, settings.language, private=False)


def at_once_screen(topics: Sequence[Topic], chosen: Collection[TopicId], language: str) -> Text:
    """Return the topics of a chat, each with a mark that shows whether its news come as they happen."""
    words = Words(language)
    back = (button(words("button-back"), Action.SETTINGS, "menu", Screen.MENU),)
    if not topics:
        choose = button(words("button-choose-topics"), Action.TOPICS, 0, Screen.MENU)
        return Text(html=words.html("at-once-no-topics"), buttons=((choose,), back))
    marks = rows((_mark(topic, topic.id in chosen, words) for topic in topics[:MOST_TOPICS]), wide=WIDE)
    return Text(
        html=BETWEEN.join([words.html("at-once-title"), words.html("at-once-how")]), buttons=(*marks, back)
    )


def _mark(topic: Topic, chosen: bool, words: Words) -> Button:  # noqa: FBT001 - a mark is on or off
    name = shorten(topic_name(topic, words), BUTTON_UNITS)
    text = words("mark-chosen" if chosen else "mark-free", name=name)
    return button(text, Action.AT_ONCE, topic.id, "off" if chosen else "on")
