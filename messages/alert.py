"""An alert: a story told as it happens."""

from collections.abc import Sequence
from datetime import datetime

from messages.digest import topic_name
from messages.html import BETWEEN, Html, bold, escape, one_line, shorten
from messages.story import card
from messages.why import with_feedback
from messages.words import Words
from news.chats import Settings
from news.outgoing import Text
from news.stories import StoryCard
from news.topics import Topic

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
