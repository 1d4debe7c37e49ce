"""Which topics come at which of a chat's hours: first the hours, then the topics of one."""

from collections.abc import Collection, Sequence
from datetime import time

from messages.at_once import MOST_TOPICS
from messages.buttons import Action, Screen, button, rows
from messages.digest import topic_name
from messages.html import BETWEEN, shorten
from messages.moments import hour
from messages.topics import BUTTON_UNITS, WIDE
from messages.words import Words
from news.ids import TopicId
from news.outgoing import Text
from news.schedule import Schedule
from news.topics import Topic

HOURS_WIDE = 4


def hours_of_topics_screen(schedule: Schedule, language: str) -> Text:
    """Return a chat's hours, to choose the topics of each."""
    words = Words(language)
    hours = rows(
        (button(hour(clock), Action.TOPIC_HOUR, f"{clock:%H%M}") for clock in schedule.all_times),
        wide=HOURS_WIDE,
    )
    back = (button(words("button-back"), Action.SETTINGS, "hours", Screen.MENU),)
    said = [words.html("hours-by-topic-title"), words.html("hours-by-topic-how")]
    return Text(html=BETWEEN.join(said), buttons=(*hours, back))


def topics_of_hour_screen(
    topics: Sequence[Topic], coming: Collection[TopicId], clock: time, language: str
) -> Text:
    """Return the topics of a chat, those marked that come at an hour."""
    words = Words(language)
    marks = rows(
        (
            button(
                words(
                    "mark-chosen" if topic.id in coming else "mark-free",
                    name=shorten(topic_name(topic, words), BUTTON_UNITS),
                ),
                Action.TOPIC_HOUR,
                f"{clock:%H%M}",
                topic.id,
                "off" if topic.id in coming else "on",
            )
            for topic in topics[:MOST_TOPICS]
        ),
        wide=WIDE,
    )
    back = (button(words("button-back"), Action.TOPIC_HOUR, "list"),)
    return Text(html=words.html("topics-of-hour", hour=hour(clock)), buttons=(*marks, back))


def last_hour(language: str) -> str:
    """Return why a topic stays where it is: it comes at no other hour."""
    return Words(language)("hours-by-topic-last")
