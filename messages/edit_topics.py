"""Topics as an editor keeps them: the list, one topic, the questions for a new one, and the rehearsal."""

from collections.abc import Sequence
from typing import Protocol

from messages.buttons import Action, button, rows
from messages.digest import topic_name
from messages.html import BETWEEN, Html, bold, escape, one_line, shorten
from messages.words import Words
from news.chats import LANGUAGES
from news.outgoing import Button, Buttons, Text
from news.topics import Topic, TopicGroup

PAGE_SIZE = 16
BUTTON_UNITS = 34
TITLE_UNITS = 200
WORDS_UNITS = 1500
WIDE = 2


class Rehearsed(Protocol):
    """What the words of a topic would have brought."""

    @property
    def stories(self) -> int:
        """How many stories."""

    @property
    def examples(self) -> tuple[str, ...]:
        """Titles of the newest."""

    @property
    def near(self) -> tuple[str, ...]:
        """Titles in which the words stand, but only in passing."""


def topics_screen(topics: Sequence[Topic], page: int, language: str) -> Text:
    """Return a page of topics with the hidden ones marked; a page that does not exist is the nearest that does."""
    words = Words(language)
    pages = max(1, -(-len(topics) // PAGE_SIZE))
    place = max(0, min(page, pages - 1))
    shown = topics[place * PAGE_SIZE : (place + 1) * PAGE_SIZE]
    title = words.html("edit-topics-title")
    if pages > 1:
        title = Html(f"{title}\n{words.html('feeds-page', page=place + 1, pages=pages)}")
    turning: list[Button] = []
    if place > 0:
        turning.append(button(words("button-page-previous"), Action.EDIT_TOPICS, place - 1))
    if place < pages - 1:
        turning.append(button(words("button-page-next"), Action.EDIT_TOPICS, place + 1))
    return Text(
        html=title,
        buttons=(
            *rows((_named(topic, place, words) for topic in shown), wide=WIDE),
            *((tuple(turning),) if turning else ()),
            (
                button(words("button-add-topic"), Action.EDIT_TOPICS, "add"),
                button(words("button-close"), Action.CLOSE),
            ),
        ),
    )


def topic_screen(topic: Topic, page: int, language: str) -> Text:
    """Return one topic with all that editors can change of it."""
    words = Words(language)
    lines = [
        words.html(
            "edit-topic-name",
            language=words(f"language-{code}"),
            name=shorten(one_line(topic.name(code)), TITLE_UNITS),
        )
        for code in LANGUAGES
    ]
    lines.append(words.html("edit-topic-shelf", group=words(f"group-{topic.group}")))
    if topic.hidden:
        lines.append(words.html("edit-topic-hidden"))

    def deed(key: str, name: str) -> Button:
        return button(words(key), Action.EDIT_TOPIC, topic.id, page, name)

    showing = deed("button-show-topic", "show") if topic.hidden else deed("button-hide-topic", "hide")
    return Text(
        html=BETWEEN.join([bold(topic_name(topic, words)), "\n".join(lines), _words_of(topic.words, words)]),
        buttons=(
            (deed("button-rename-topic", "rename"), deed("button-topic-words", "words")),
            (deed("button-topic-shelf", "shelf"), showing),
            (button(words("button-back"), Action.EDIT_TOPICS, page),),
        ),
    )


def shelf_screen(topic: Topic, page: int, language: str) -> Text:
    """Return the choice of the shelf on which a topic stands."""
    words = Words(language)
    choices = tuple(
        (button(words(f"group-{group}"), Action.EDIT_TOPIC, topic.id, page, "shelf", group),)
        for group in TopicGroup
    )
    back = button(words("button-back"), Action.EDIT_TOPIC, topic.id, page)
    return Text(html=words.html("edit-topic-ask-shelf"), buttons=(*choices, (back,)))


def ask_name(code: str, language: str) -> Text:
    """Return the question what a topic is called in a language."""
    words = Words(language)
    return Text(
        html=words.html("edit-topic-ask-name", language=words(f"language-{code}")), buttons=_cancel(words)
    )


def ask_words(language: str) -> Text:
    """Return the question for the words of a topic."""
    words = Words(language)
    return Text(html=words.html("edit-topic-ask-words"), buttons=_cancel(words))


def bad_name(language: str) -> Text:
    """Return that a name cannot be used."""
    return Text(html=Words(language).html("edit-topic-bad-name"))


def no_words(language: str) -> Text:
    """Return that a text holds no words for a topic."""
    return Text(html=Words(language).html("edit-topic-no-words"))


def rehearsing(language: str) -> Text:
    """Return that the last days are being looked through."""
    return Text(html=Words(language).html("rehearsal-running"))


def rehearsal(mark: str, name: str, phrases: Sequence[str], found: Rehearsed, language: str) -> Text:
    """Return what the words would have brought, before anything is kept; `mark` tells this draft from others."""
    words = Words(language)
    parts = [
        words.html("rehearsal-title", name=shorten(one_line(name), TITLE_UNITS)),
        _words_of(phrases, words),
        words.html("rehearsal-stories", count=found.stories),
    ]
    if found.examples:
        parts.append(_titles("rehearsal-examples", found.examples, words))
    if found.near:
        parts.append(_titles("rehearsal-near", found.near, words))
    return Text(
        html=BETWEEN.join(parts),
        buttons=(
            (button(words("button-save-topic"), Action.DRAFT, mark, "save"),),
            (button(words("button-other-words"), Action.DRAFT, mark, "words"),),
            (button(words("button-cancel"), Action.DRAFT, mark, "cancel"),),
        ),
    )


def saved(name: str, language: str) -> Text:
    """Return that a topic is kept as it was rehearsed."""
    words = Words(language)
    back = button(words("button-all-topics"), Action.EDIT_TOPICS, 0)
    return Text(
        html=words.html("edit-topic-saved", name=shorten(one_line(name), TITLE_UNITS)), buttons=((back,),)
    )


def _titles(key: str, titles: Sequence[str], words: Words) -> Html:
    lines = [Html(f"• {escape(shorten(one_line(title), TITLE_UNITS) or '…')}") for title in titles]
    return Html("\n".join([words.html(key), *lines]))


def _words_of(phrases: Sequence[str], words: Words) -> Html:
    if not phrases:
        return words.html("edit-topic-without-words")
    return words.html("edit-topic-words", words=shorten(one_line(", ".join(phrases)), WORDS_UNITS))


def _named(topic: Topic, page: int, words: Words) -> Button:
    name = shorten(topic_name(topic, words), BUTTON_UNITS)
    text = words("mark-hidden" if topic.hidden else "mark-free", name=name)
    return button(text, Action.EDIT_TOPIC, topic.id, page)


def _cancel(words: Words) -> Buttons:
    return ((button(words("button-cancel"), Action.CANCEL),),)
