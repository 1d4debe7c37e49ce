"""To whom a broadcast goes: in words, and as buttons that narrow it."""

from collections.abc import Collection, Sequence

from messages.buttons import Action, button, rows
from messages.digest import topic_name
from messages.html import BETWEEN, shorten
from messages.topics import BUTTON_UNITS, WIDE, pages_of
from messages.words import Words, language_name
from news.broadcasts import ACTIVE_DAYS, Audience, Broadcast, Kind
from news.chats import LANGUAGES
from news.ids import BroadcastId
from news.outgoing import Button, Buttons, Text
from news.topics import Topic

TOPICS_UNITS = 200


def described(audience: Audience, topics: Sequence[Topic], words: Words) -> str:
    """Return to whom a broadcast goes, in a line."""
    parts = []
    if audience.topics:
        named = ", ".join(topic_name(topic, words) for topic in topics)
        parts.append(words("broadcast-to-topics", topics=shorten(named, TOPICS_UNITS)))
    if audience.languages:
        spoken = ", ".join(
            language_name(language, words) for language in LANGUAGES if language in audience.languages
        )
        parts.append(words("broadcast-to-languages", languages=spoken))
    if audience.kinds:
        parts.append(", ".join(words(f"kind-{kind}") for kind in Kind if kind in audience.kinds))
    if audience.active_days is not None:
        parts.append(words("broadcast-to-active", days=audience.active_days))
    return "; ".join(parts) or words("broadcast-to-everyone")


def audience_screen(draft: Broadcast, topics: Sequence[Topic], chats: int, language: str) -> Text:
    """Return the ways to narrow an audience, with how many chats it has."""
    words, audience, id = Words(language), draft.audience, draft.id
    spoken = tuple(
        _mark(language_name(known, words), id, "language", known, words, chosen=known in audience.languages)
        for known in LANGUAGES
    )
    kinds = tuple(
        _mark(words(f"kind-{kind}"), id, "kind", kind, words, chosen=kind in audience.kinds) for kind in Kind
    )
    active = tuple(
        _mark(
            words("button-active", days=days), id, "active", days, words, chosen=days == audience.active_days
        )
        for days in ACTIVE_DAYS
    )
    narrowed = words("button-choose-audience-topics", count=len(audience.topics))
    subjects = narrowed if audience.topics else words("button-any-topics")
    of_topics = (button(subjects, Action.BROADCAST, id, "topics", 0),)
    everyone = (button(words("button-everyone"), Action.BROADCAST, id, "everyone"),)
    back = (button(words("button-back"), Action.BROADCAST, id, "open"),)
    to = words.html("broadcast-to", audience=described(audience, topics, words))
    count = words.html("broadcast-audience", chats=chats)
    return Text(
        html=BETWEEN.join([words.html("broadcast-choose-audience"), f"{to}\n{count}"]),
        buttons=(spoken, kinds, active, of_topics, everyone, back),
    )


def topics_screen(draft: Broadcast, topics: Sequence[Topic], page: int, chats: int, language: str) -> Text:
    """Return a page of topics whose readers a broadcast goes to; a page that does not exist is the nearest."""
    words, id = Words(language), draft.id
    pages = pages_of(topics)
    place = max(0, min(page, len(pages) - 1))
    shown = pages[place].topics if pages else ()
    marks = rows((_topic(topic, draft.audience.topics, id, place, words) for topic in shown), wide=WIDE)
    back = (button(words("button-back"), Action.BROADCAST, id, "audience"),)
    count = words.html("broadcast-audience", chats=chats)
    return Text(
        html=BETWEEN.join([words.html("broadcast-choose-topics"), count]),
        buttons=marks + _neighbours(id, place, len(pages), words) + (back,),
    )


def _topic(topic: Topic, chosen: Collection[int], id: BroadcastId, page: int, words: Words) -> Button:
    name = shorten(topic_name(topic, words), BUTTON_UNITS)
    is_on = topic.id in chosen
    text = words("mark-chosen" if is_on else "mark-free", name=name)
    return button(text, Action.BROADCAST, id, "topic", topic.id, "off" if is_on else "on", page)


def _neighbours(id: BroadcastId, place: int, pages: int, words: Words) -> Buttons:
    found = []
    if place > 0:
        found.append(button(words("button-page-previous"), Action.BROADCAST, id, "topics", place - 1))
    if place + 1 < pages:
        found.append(button(words("button-page-next"), Action.BROADCAST, id, "topics", place + 1))
    return (tuple(found),) if found else ()


def _mark(name: str, id: BroadcastId, what: str, value: str | int, words: Words, *, chosen: bool) -> Button:
    text = words("mark-chosen" if chosen else "mark-free", name=name)
    return button(text, Action.BROADCAST, id, what, value, "off" if chosen else "on")
