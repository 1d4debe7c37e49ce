"""Of which topics a chat is told as it happens, how much of each, how often a day, and which come without a sound."""

from collections.abc import Collection, Mapping, Sequence

from messages.buttons import Action, Screen, button, rows
from messages.digest import topic_name
from messages.html import BETWEEN, shorten
from messages.topics import BUTTON_UNITS, WIDE
from messages.words import Words
from news.alerts import BUDGETS, Alerts
from news.chats import Settings
from news.ids import TopicId
from news.outgoing import Button, Text
from news.topics import Topic

MOST_TOPICS = 40
MARKS = {Alerts.OFF: "mark-free", Alerts.IMPORTANT: "mark-important", Alerts.ALL: "mark-chosen"}
FOLLOWING = {Alerts.OFF: Alerts.ALL, Alerts.ALL: Alerts.IMPORTANT, Alerts.IMPORTANT: Alerts.OFF}
"""What a press chooses next: all, the important only, nothing."""


def at_once_screen(topics: Sequence[Topic], alerts: Mapping[TopicId, Alerts], settings: Settings) -> Text:
    """Return the topics of a chat, each with a mark that shows of what it is told as it happens, and how often a day."""
    words = Words(settings.language)
    if not topics:
        return _without_topics(words)
    marks = rows(
        (_alert_button(topic, alerts.get(topic.id, Alerts.OFF), words) for topic in topics[:MOST_TOPICS]),
        wide=WIDE,
    )
    said = [words.html("at-once-title"), words.html("at-once-how"), words.html("at-once-budget")]
    silent = button(words("button-silent"), Action.SILENT, "list")
    return Text(
        html=BETWEEN.join(said),
        buttons=(*marks, _budgets(settings, words), (silent,), _back("menu", words)),
    )


def silent_screen(topics: Sequence[Topic], silent: Collection[TopicId], language: str) -> Text:
    """Return the topics of a chat, those marked whose news come without a sound."""
    words = Words(language)
    if not topics:
        return _without_topics(words)
    marks = rows(
        (
            button(
                _named(topic, "mark-silent" if topic.id in silent else "mark-free", words),
                Action.SILENT,
                topic.id,
                "off" if topic.id in silent else "on",
            )
            for topic in topics[:MOST_TOPICS]
        ),
        wide=WIDE,
    )
    return Text(
        html=BETWEEN.join([words.html("silent-title"), words.html("silent-how")]),
        buttons=(*marks, _back("at-once", words)),
    )


def _without_topics(words: Words) -> Text:
    choose = button(words("button-choose-topics"), Action.TOPICS, 0, Screen.MENU)
    return Text(html=words.html("at-once-no-topics"), buttons=((choose,), _back("menu", words)))


def _alert_button(topic: Topic, alerts: Alerts, words: Words) -> Button:
    return button(_named(topic, MARKS[alerts], words), Action.AT_ONCE, topic.id, FOLLOWING[alerts])


def _budgets(settings: Settings, words: Words) -> tuple[Button, ...]:
    """Return how many alerts a day there may be; 0 says any number."""
    names = {count: str(count) for count in BUDGETS} | {0: words("budget-any")}
    return tuple(
        button(
            words("mark-chosen" if count == (settings.budget or 0) else "mark-free", name=name),
            Action.BUDGET,
            count,
        )
        for count, name in names.items()
    )


def _named(topic: Topic, mark: str, words: Words) -> str:
    return words(mark, name=shorten(topic_name(topic, words), BUTTON_UNITS))


def _back(page: str, words: Words) -> tuple[Button, ...]:
    return (button(words("button-back"), Action.SETTINGS, page, Screen.MENU),)
