"""A reader's own topics: the list, one of them, the questions for a new one, and the rehearsal before it is kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from messages.buttons import Action, Screen, button
from messages.edit_topics import Rehearsed
from messages.html import BETWEEN, Html, bold, code, escape, one_line, shorten
from messages.words import Words
from news.ids import TopicId
from news.outgoing import Button, Buttons, Text
from news.own_topics import LONGEST_NAME, LONGEST_QUERY, MOST_OWN, MOST_TERMS, Mistake

BUTTON_UNITS = 50
QUERY_UNITS = 400
TITLE_UNITS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTopic:
    """A topic as its reader sees it."""

    id: TopicId
    name: str
    query: str
    sentence: bool
    """Whether it is plain language; else words."""


def own_topics_screen(topics: Sequence[OwnTopic], language: str) -> Text:
    """Return a chat's own topics, a button each, and one for a further one."""
    words = Words(language)
    said = "own-title" if topics else "own-none"
    chosen = tuple(
        (button(shorten(one_line(topic.name), BUTTON_UNITS) or "…", Action.OWN, "one", topic.id),)
        for topic in topics
    )
    add = ((button(words("button-own-add"), Action.OWN, "add"),),) if len(topics) < MOST_OWN else ()
    back = button(words("button-to-topics"), Action.TOPICS, 0, Screen.MENU)
    close = button(words("button-close"), Action.CLOSE)
    return Text(
        html=words.html(said, count=len(topics), most=MOST_OWN), buttons=(*chosen, *add, (back, close))
    )


def own_topic_screen(topic: OwnTopic, language: str) -> Text:
    """Return one topic with what its reader can do about it."""
    words = Words(language)

    def deed(key: str, name: str) -> Button:
        return button(words(key), Action.OWN, name, topic.id)

    return Text(
        html=BETWEEN.join(
            [bold(shorten(one_line(topic.name), TITLE_UNITS)), _asked(topic.query, topic.sentence, words)]
        ),
        buttons=(
            (deed("button-own-words", "words"), deed("button-own-rename", "rename")),
            (deed("button-own-remove", "ask"),),
            (button(words("button-back"), Action.OWN, "list"),),
        ),
    )


def confirm_remove(topic: OwnTopic, language: str) -> Text:
    """Return the question before a topic is forgotten."""
    words = Words(language)
    return Text(
        html=words.html("own-ask-remove", name=shorten(one_line(topic.name), TITLE_UNITS)),
        buttons=(
            (button(words("button-own-really-remove"), Action.OWN, "remove", topic.id),),
            (button(words("button-back"), Action.OWN, "one", topic.id),),
        ),
    )


def ask_query(language: str) -> Text:
    """Return the question what the topic is to be about."""
    words = Words(language)
    return Text(html=words.html("own-ask-words"), buttons=_cancel(words))


def how_in_groups(language: str) -> Text:
    """Return how a topic is made where nobody's messages are read but commands."""
    return Text(html=Words(language).html("own-in-groups"))


def ask_name(language: str) -> Text:
    """Return the question for another name."""
    words = Words(language)
    return Text(html=words.html("own-ask-name", count=LONGEST_NAME), buttons=_cancel(words))


def bad_name(language: str) -> Text:
    """Return that a name cannot be used."""
    return Text(html=Words(language).html("own-ask-name", count=LONGEST_NAME))


def mistake(found: Mistake, language: str) -> Text:
    """Return what is wrong with what was asked for, and that another try is awaited."""
    words = Words(language)
    most = {Mistake.TOO_LONG: LONGEST_QUERY, Mistake.TOO_MANY: MOST_TERMS}.get(found, 0)
    return Text(html=words.html(f"own-mistake-{found}", count=most), buttons=_cancel(words))


def too_many(language: str) -> Text:
    """Return that a chat has as many own topics as it may have."""
    return Text(html=Words(language).html("own-too-many", count=MOST_OWN))


def removed(language: str) -> str:
    """Return that a topic is forgotten, for a pop-up."""
    return Words(language)("own-removed")


def rehearsal(mark: str, query: str, found: Rehearsed, language: str, *, sentence: bool) -> Text:
    """Return what a topic would have brought, before anything is kept; `mark` tells this draft from others."""
    words = Words(language)
    parts = [
        words.html("own-rehearsal-title"),
        _asked(query, sentence, words),
        words.html("rehearsal-stories", count=found.stories),
    ]
    if found.examples:
        parts.append(_titles("rehearsal-examples", found.examples, words))
    if found.near:
        parts.append(_titles("own-near" if sentence else "rehearsal-near", found.near, words))
    return Text(
        html=BETWEEN.join(parts),
        buttons=(
            (button(words("button-save-topic"), Action.OWN_DRAFT, mark, "save"),),
            (button(words("button-other-words"), Action.OWN_DRAFT, mark, "words"),),
            (button(words("button-cancel"), Action.OWN_DRAFT, mark, "cancel"),),
        ),
    )


def saved(topic: OwnTopic, language: str) -> Text:
    """Return that a topic is kept, and that its stories come with the digest."""
    words = Words(language)
    return Text(
        html=words.html("own-saved", name=shorten(one_line(topic.name), TITLE_UNITS)),
        buttons=(
            (button(words("button-own-rename"), Action.OWN, "rename", topic.id),),
            (
                button(words("button-own-all"), Action.OWN, "list"),
                button(words("button-digest-now"), Action.DIGEST),
            ),
        ),
    )


def _asked(query: str, sentence: bool, words: Words) -> Html:  # noqa: FBT001 - it is one or the other
    said = shorten(one_line(query), QUERY_UNITS)
    return (
        words.html("own-sentence", text=code(said)) if sentence else words.html("own-words", text=code(said))
    )


def _titles(key: str, titles: Sequence[str], words: Words) -> Html:
    lines = [Html(f"• {escape(shorten(one_line(title), TITLE_UNITS) or '…')}") for title in titles]
    return Html("\n".join([words.html(key), *lines]))


def _cancel(words: Words) -> Buttons:
    return ((button(words("button-cancel"), Action.CANCEL),),)
