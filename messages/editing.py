"""A story as those see it who run the news: its card with what can be done about it, and the screens for that."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from messages import moments
from messages.buttons import Action, button, rows
from messages.digest import topic_name
from messages.html import BETWEEN, Html, bold, escape, italic, one_line, shorten
from messages.story import card
from messages.words import Words, language_name
from news.chats import Settings
from news.ids import StoryId
from news.outgoing import Button, Buttons, Text
from news.stories import Report, Story, StoryCard
from news.topics import Topic

BUTTON_UNITS = 50
TOPIC_UNITS = 30
TEXT_UNITS = 600
TOPICS_A_PAGE = 14
MOST_ARTICLES = 20
WIDE = 2


def editors_card(shown: StoryCard, settings: Settings, now: datetime, undo: int | None = None) -> Text:
    """Return a story's card with the state that editors gave it and what they can do about it.

    `undo` is the number of the merge or split that can be taken back.
    """
    words = Words(settings.language)
    state = _state(shown.story, settings, now, words)
    made = card(shown, settings, now, heading=state)
    back: Buttons = ()
    if undo is not None:
        back = ((button(words("button-undo"), Action.EDIT, shown.story.id, "undo", undo),),)
    return replace(made, buttons=(*made.buttons[:-1], *back, *_deeds(shown, words), *made.buttons[-1:]))


def confirm_important(story: Story, readers: int, language: str) -> Text:
    """Return the question that stands before readers are told at once."""
    words = Words(language)
    return Text(
        html=BETWEEN.join([_headline(story, words), words.html("editing-ask-important", count=readers)]),
        buttons=(
            (_deed("button-tell-now", story.id, "mark", words),),
            (_deed("button-with-line", story.id, "line", words),),
            (_back(story.id, words),),
        ),
    )


def correct_menu(story: Story, language: str) -> Text:
    """Return what of a story can be corrected, with its present words."""
    words = Words(language)
    summary = story.summary(language)
    parts = [
        words.html("editing-correct", language=language_name(summary.language, words)),
        _headline(story, words),
        escape(shorten(one_line(summary.text), TEXT_UNITS)),
    ]
    return Text(
        html=BETWEEN.join(part for part in parts if part),
        buttons=(
            (
                _deed("button-edit-headline", story.id, "headline", words),
                _deed("button-edit-summary", story.id, "summary", words),
            ),
            (_deed("button-edit-topics", story.id, "topics", words),),
            (_back(story.id, words),),
        ),
    )


def ask_words(kind: str, story: Story, language: str) -> Text:
    """Return the question for a headline, a summary or an editor's line about a story."""
    words = Words(language)
    asked = {
        "headline": "editing-ask-headline",
        "summary": "editing-ask-summary",
        "line": "editing-ask-line",
    }[kind]
    cancel = button(words("button-cancel"), Action.CANCEL)
    return Text(html=BETWEEN.join([_headline(story, words), words.html(asked)]), buttons=((cancel,),))


def topics_of(story: Story, topics: Sequence[Topic], page: int, language: str) -> Text:
    """Return a page of topics, each with a mark that shows whether the story is about it."""
    words = Words(language)
    pages = max(1, -(-len(topics) // TOPICS_A_PAGE))
    place = page % pages
    some = topics[place * TOPICS_A_PAGE : (place + 1) * TOPICS_A_PAGE]
    marks = rows(
        (_mark(story.id, topic, topic.id in story.topics, place, words) for topic in some), wide=WIDE
    )
    turn: Buttons = ()
    if pages > 1:
        turn = (
            (
                button(words("button-page-previous"), Action.EDIT, story.id, "topics", (place - 1) % pages),
                button(words("button-page-next"), Action.EDIT, story.id, "topics", (place + 1) % pages),
            ),
        )
    names = ", ".join(topic_name(topic, words) for topic in topics if topic.id in story.topics)
    return Text(
        html=BETWEEN.join([_headline(story, words), words.html("editing-topics", topics=names or "—")]),
        buttons=(*marks, *turn, (_back(story.id, words),)),
    )


def merge_candidates(story: Story, others: Sequence[Story], language: str) -> Text:
    """Return the stories into which a story may be merged, a button each."""
    words = Words(language)
    key = "editing-merge" if others else "editing-merge-none"
    choices = tuple(
        (
            button(
                shorten(one_line(other.summary(language).headline), BUTTON_UNITS) or "…",
                Action.EDIT, story.id, "into", other.id,
            ),
        )
        for other in others
    )  # fmt: skip
    return Text(
        html=BETWEEN.join([_headline(story, words), words.html(key)]),
        buttons=(*choices, (_back(story.id, words),)),
    )


def split_choices(shown: StoryCard, language: str) -> Text:
    """Return the articles of a story that can begin a story of their own, a button each."""
    words = Words(language)
    choices = tuple(
        (button(_article(report), Action.EDIT, shown.story.id, "out", report.article_id),)
        for report in shown.reports[-MOST_ARTICLES:]
    )
    return Text(
        html=BETWEEN.join([_headline(shown.story, words), words.html("editing-split")]),
        buttons=(*choices, (_back(shown.story.id, words),)),
    )


def outcome(key: str, language: str, count: int = 0) -> str:
    """Return what has been done, for a pop-up."""
    words = Words(language)
    known = {
        "marked": "editing-marked", "already": "editing-already", "unmarked": "editing-unmarked",
        "hidden": "editing-hidden", "shown": "editing-shown", "kept": "editing-kept",
        "merged": "editing-merged", "split": "editing-split-done", "one-topic": "editing-one-topic",
        "moved": "editing-moved", "undone": "editing-undone", "too-late": "editing-too-late",
    }  # fmt: skip
    return words(known[key], count=count) if key == "unmarked" else words(known[key])


def too_long(most: int, language: str) -> Text:
    """Return that what was written is too long, or empty, and that a shorter text is awaited."""
    return Text(html=Words(language).html("editing-too-long", count=most))


def _state(story: Story, settings: Settings, now: datetime, words: Words) -> Html | None:
    zone = settings.schedule.zone
    if story.hidden_at is not None:
        return words.html("editing-is-hidden", when=moments.when(story.hidden_at, now, zone, words))
    if story.important_at is not None:
        said = words.html("editing-is-important", when=moments.when(story.important_at, now, zone, words))
        return Html(f"{said}\n{italic(story.important_line)}" if story.important_line else said)
    return None


def _deeds(shown: StoryCard, words: Words) -> Buttons:
    id = shown.story.id
    if shown.story.hidden_at is not None:
        return ((_deed("button-show-again", id, "show", words),),)
    important = (
        _deed("button-unmark", id, "unmark", words)
        if shown.story.important_at is not None
        else _deed("button-important", id, "important", words)
    )
    hide, merge = _deed("button-hide", id, "hide", words), _deed("button-merge", id, "merge", words)
    above = (important, _deed("button-correct", id, "correct", words))
    if len(shown.reports) > 1:
        # Two in a row: on a phone the words of three would break.
        return (above, (hide, _deed("button-split", id, "split", words)), (merge,))
    return (above, (hide, merge))


def _headline(story: Story, words: Words) -> Html:
    return bold(shorten(one_line(story.summary(words.language).headline), TEXT_UNITS))


def _article(report: Report) -> str:
    return shorten(f"{one_line(report.outlet)}: {one_line(report.title)}", BUTTON_UNITS)


def _mark(id: StoryId, topic: Topic, chosen: bool, page: int, words: Words) -> Button:  # noqa: FBT001 - a mark is on or off
    name = shorten(topic_name(topic, words), TOPIC_UNITS)
    text = words("mark-chosen" if chosen else "mark-free", name=name)
    return button(text, Action.EDIT, id, "topic", topic.id, "off" if chosen else "on", page)


def _deed(key: str, id: StoryId, deed: str, words: Words) -> Button:
    return button(words(key), Action.EDIT, id, deed)


def _back(id: StoryId, words: Words) -> Button:
    return button(words("button-back"), Action.EDIT, id, "card")
