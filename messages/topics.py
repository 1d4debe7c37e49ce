"""The topics on their shelves, a page a shelf, each with a mark that shows whether the chat has chosen it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from messages.buttons import Action, Screen, button, rows
from messages.digest import topic_name
from messages.html import BETWEEN, Html, bold, shorten
from messages.words import Words
from news.ids import TopicId
from news.outgoing import Button, Buttons, Text
from news.topics import Topic, TopicGroup

PAGE_SIZE = 16
BUTTON_UNITS = 34
WIDE = 2


@dataclass(frozen=True, slots=True)
class Page:
    """A shelf, or a part of one that is too long."""

    group: TopicGroup
    topics: tuple[Topic, ...]
    part: int = 1
    parts: int = 1


def topics_screen(
    topics: Sequence[Topic], chosen: Collection[TopicId], page: int, screen: Screen, language: str
) -> Text:
    """Return a page of topics to choose from; a page that does not exist is the nearest that does."""
    words = Words(language)
    title = words.html("setup-topics" if screen is Screen.SETUP else "topics-title")
    pages = pages_of(topics)
    if not pages:
        return Text(html=BETWEEN.join([title, words.html("topics-none")]), buttons=_last_row(screen, words))
    place = max(0, min(page, len(pages) - 1))
    shown = pages[place]
    marks = rows(
        (_mark(topic, topic.id in chosen, place, screen, words) for topic in shown.topics), wide=WIDE
    )
    return Text(
        html=BETWEEN.join([title, _page_name(shown, words)]),
        buttons=marks + _neighbours(pages, place, screen, words) + _last_row(screen, words),
    )


def found_screen(
    found: Sequence[Topic],
    topics: Sequence[Topic],
    chosen: Collection[TopicId],
    screen: Screen,
    language: str,
) -> Text:
    """Return topics that were looked for by name, each with its mark; pressed, it leads to its shelf."""
    words = Words(language)
    if not found:
        return Text(html=words.html("topics-not-found"))
    pages = pages_of(topics)
    places = {topic.id: place for place, page in enumerate(pages) for topic in page.topics}
    marks = rows(
        (_mark(topic, topic.id in chosen, places.get(topic.id, 0), screen, words) for topic in found), wide=1
    )
    return Text(html=words.html("topics-found"), buttons=marks + _last_row(screen, words))


def with_ways(shown: Text, screen: Screen, language: str) -> Text:
    """Return what says that nothing was found with ways from there; what has ways already as it is."""
    return shown if shown.buttons else replace(shown, buttons=_last_row(screen, Words(language)))


def ask_name(language: str) -> Text:
    """Return the question what the topic is called."""
    words = Words(language)
    return Text(
        html=words.html("topics-ask-name"), buttons=((button(words("button-cancel"), Action.CANCEL),),)
    )


def how_to_find(language: str) -> str:
    """Return how a topic is found in a group, for a pop-up."""
    return Words(language)("topics-how-to-find")


def pages_of(topics: Sequence[Topic]) -> list[Page]:
    """Return topics that are not hidden as pages, the shelves in their order."""
    found: list[Page] = []
    for group in TopicGroup:
        shelf = [topic for topic in topics if topic.group is group and not topic.hidden]
        parts = [shelf[start : start + PAGE_SIZE] for start in range(0, len(shelf), PAGE_SIZE)]
        found += [Page(group, tuple(part), number, len(parts)) for number, part in enumerate(parts, start=1)]
    return found


def _mark(topic: Topic, chosen: bool, page: int, screen: Screen, words: Words) -> Button:  # noqa: FBT001 - a mark is on or off
    name = shorten(topic_name(topic, words), BUTTON_UNITS)
    text = words("mark-chosen" if chosen else "mark-free", name=name)
    return button(text, Action.TOPIC, topic.id, "off" if chosen else "on", page, screen)


def _page_name(page: Page, words: Words) -> Html:
    name = words(f"group-{page.group}")
    if page.parts == 1:
        return bold(name)
    return bold(words("topics-page", group=name, page=page.part, pages=page.parts))


def _neighbours(pages: Sequence[Page], place: int, screen: Screen, words: Words) -> Buttons:
    """Return buttons to the shelves before and after this one, by name; the last is followed by the first."""
    if len(pages) == 1:
        return ()
    before, after = (place - 1) % len(pages), (place + 1) % len(pages)
    previous = words("button-previous-group", group=words(f"group-{pages[before].group}"))
    following = words("button-next-group", group=words(f"group-{pages[after].group}"))
    return (
        (
            button(previous, Action.TOPICS, before, screen),
            button(following, Action.TOPICS, after, screen),
        ),
    )


def _last_row(screen: Screen, words: Words) -> Buttons:
    find = button(words("button-find-topic"), Action.FIND_TOPIC, screen)
    if screen is Screen.SETUP:
        return ((find,), (button(words("button-to-hours"), Action.SETTINGS, "hours", Screen.SETUP),))
    return (
        (find, button(words("button-own-topics"), Action.OWN, "list")),
        (button(words("button-mine"), Action.MINE, "list"),),
        (button(words("button-close"), Action.CLOSE),),
    )
