"""A broadcast before it is let go: its card, to whom it goes, in which languages, when, and the test."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from messages import moments
from messages.audiences import described
from messages.buttons import Action, button, rows
from messages.cities import zone_name
from messages.html import Html
from messages.words import Words, language_name, names
from news.broadcasts import Broadcast
from news.chats import LANGUAGES
from news.ids import BroadcastId
from news.outgoing import Button, Buttons, Text
from news.times import common_moments
from news.topics import Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """What would become of a draft that is let go now."""

    chats: int
    lasts: timedelta
    asleep: int = 0
    """How many of the chats have their quiet hours."""
    tested: int = 0
    """How many chats got it as a test."""
    needs_second: bool = False
    owned: bool = False
    """Whether an owner looks, who may change that rule."""
    topics: Sequence[Topic] = ()
    """The topics of its audience."""


def ask_content(language: str) -> Text:
    """Return the question for what is to be broadcast."""
    words = Words(language)
    return _question(words.html("broadcast-ask"), words)


def album(files: int, language: str) -> Text:
    """Return how many files of an album have come; Telegram sends them one by one and never says which is the last."""
    words = Words(language)
    show = button(words("button-show"), Action.ALBUM)
    cancel = button(words("button-cancel"), Action.CANCEL)
    return Text(html=words.html("broadcast-album", count=files), buttons=((show, cancel),))


def card(draft: Broadcast, prospect: Prospect, now: datetime, zone: ZoneInfo, language: str) -> Text:
    """Return the question that follows the preview: to how many chats it goes, when, and how long that takes."""
    words, chats = Words(language), prospect.chats
    lines = [words.html("broadcast-preview")]
    if draft.versions:
        spoken = ", ".join(language_name(known, words) for known in draft.versions)
        lines.append(words.html("broadcast-versions", languages=spoken))
    if not draft.audience.is_everyone:
        lines.append(words.html("broadcast-to", audience=described(draft.audience, prospect.topics, words)))
    lines.append(words.html("broadcast-audience", chats=chats))
    if chats:
        lines.append(words.html("broadcast-lasts", length=moments.lasting(prospect.lasts, words)))
    if draft.starts_at is not None:
        lines.append(words.html("broadcast-leaves", when=moments.when(draft.starts_at, now, zone, words)))
    elif prospect.asleep:
        lines.append(words.html("broadcast-asleep", chats=prospect.asleep))
    if draft.urgent:
        lines.append(words.html("broadcast-urgent"))
    if prospect.tested:
        lines.append(words.html("broadcast-tested", chats=prospect.tested))
    if prospect.needs_second:
        lines.append(words.html("broadcast-needs-second"))
    return Text(html="\n".join(lines), buttons=_below(draft, prospect, words))


def versions_screen(draft: Broadcast, language: str) -> Text:
    """Return in which languages a draft has versions, with ways to add and to remove them."""
    words, id = Words(language), draft.id
    lines: list[tuple[Button, ...]] = []
    for known in LANGUAGES:
        there = known in draft.versions
        key = "button-version-replace" if there else "button-version-add"
        line = [
            button(words(key, language=language_name(known, words)), Action.BROADCAST, id, "version", known)
        ]
        if there:
            line.append(button(words("button-version-remove"), Action.BROADCAST, id, "unversion", known))
        lines.append(tuple(line))
    shown = button(words("button-preview"), Action.BROADCAST, id, "preview")
    return Text(html=words.html("broadcast-choose-versions"), buttons=(*lines, (shown,), _back(id, words)))


def when_screen(id: BroadcastId, now: datetime, zone: ZoneInfo, language: str) -> Text:
    """Return the moments at which a draft may leave."""
    words = Words(language)
    offered = rows(
        (
            button(moments.when(moment, now, zone, words), Action.BROADCAST, id, "at", f"{moment:%Y%m%d%H%M}")
            for moment in common_moments(now, zone)
        ),
        wide=2,
    )
    at_once = button(words("button-at-once-now"), Action.BROADCAST, id, "at", "once")
    other = button(words("button-other-time"), Action.BROADCAST, id, "time")
    return Text(
        html=words.html("broadcast-choose-when", city=zone_name(zone, words)),
        buttons=((at_once,), *offered, (other,), _back(id, words)),
    )


def test_screen(id: BroadcastId, language: str) -> Text:
    """Return to whom a test may go."""
    words = Words(language)
    oneself = button(words("button-test-self"), Action.BROADCAST, id, "test", "self")
    part = button(words("button-test-part"), Action.BROADCAST, id, "test", "part")
    return Text(html=words.html("broadcast-choose-test"), buttons=((oneself, part), _back(id, words)))


def ask_version(version: str, language: str) -> Text:
    """Return the question for a version in a language."""
    words = Words(language)
    return _question(words.html("broadcast-ask-version", language=language_name(version, words)), words)


def ask_time(zone: ZoneInfo, language: str) -> Text:
    """Return the question for the moment at which it leaves."""
    words = Words(language)
    return _question(words.html("broadcast-ask-time", city=zone_name(zone, words)), words)


def bad_time(language: str) -> Text:
    """Return that a moment was not understood."""
    return Text(html=Words(language).html("broadcast-bad-time"))


def tested(count: int, language: str) -> str:
    """Return to how many chats a test goes, for a pop-up."""
    words = Words(language)
    return words("broadcast-test-part", chats=count) if count else words("broadcast-test-again")


def tested_self(language: str) -> str:
    """Return that the test comes, for a pop-up."""
    return Words(language)("broadcast-test-self")


def not_yours(language: str) -> str:
    """Return that a draft is another editor's, for a pop-up."""
    return Words(language)("broadcast-not-yours")


def too_late(language: str) -> Text:
    """Return that a draft is none any more, after a version for it."""
    return Text(html=Words(language).html("broadcast-decided"))


def unsupported(language: str) -> Text:
    """Return what can be broadcast, after something that cannot."""
    return Text(html=Words(language).html("broadcast-unsupported"))


def too_long(language: str) -> Text:
    """Return that a message is too long."""
    return Text(html=Words(language).html("broadcast-too-long"))


def day_words() -> dict[str, int | None]:
    """Return the words for days in all languages, each with how many days ahead it lies; None says nothing."""
    ahead = {"time-today": 0, "time-tomorrow": 1, "time-after-tomorrow": 2, "time-at": None}
    return {word: days for key, days in ahead.items() for word in names(key).values()}


def _below(draft: Broadcast, prospect: Prospect, words: Words) -> Buttons:
    """Return the buttons of a draft's card; what nobody would get cannot be let go."""
    id = draft.id
    send = button(words("button-send", chats=prospect.chats), Action.BROADCAST, id, "send")
    when = button(words("button-when"), Action.BROADCAST, id, "when")
    whom = button(words("button-audience"), Action.BROADCAST, id, "audience")
    versions = button(words("button-versions"), Action.BROADCAST, id, "versions")
    test = button(words("button-test"), Action.BROADCAST, id, "test")
    urgent = _switch("button-urgent", id, "urgent", words, is_on=draft.urgent)
    second = _switch("button-second-editor", id, "second", words, is_on=prospect.needs_second)
    cancel = button(words("button-do-not-send"), Action.BROADCAST, id, "cancel")
    first: Buttons = ((send,),) if prospect.chats else ()
    last: Buttons = ((urgent,), (second,)) if prospect.owned else ((urgent,),)
    return (*first, (when, whom), (versions, test), *last, (cancel,))


def _switch(key: str, id: BroadcastId, deed: str, words: Words, *, is_on: bool) -> Button:
    text = words("mark-chosen" if is_on else "mark-free", name=words(key))
    return button(text, Action.BROADCAST, id, deed, "off" if is_on else "on")


def _back(id: BroadcastId, words: Words) -> tuple[Button, ...]:
    return (button(words("button-back"), Action.BROADCAST, id, "open"),)


def _question(asked: Html, words: Words) -> Text:
    return Text(html=asked, buttons=((button(words("button-cancel"), Action.CANCEL),),))
