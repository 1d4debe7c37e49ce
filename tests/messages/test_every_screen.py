"""Whatever a screen is given, Telegram takes it: every function of messages/ that makes one, found by itself."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from types import NoneType, UnionType
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as checking
from hypothesis import strategies as st

import messages
from messages.edit_topics import Rehearsed
from messages.html import CAPTION_UNITS, Html, units
from messages.new_feed import Offer
from messages.why import whynot_screen
from news.articles import Article
from news.audit import Record
from news.broadcasts import Broadcast
from news.chats import LANGUAGES
from news.differences import Said
from news.edits import ALL, FIRST, BroadcastEdit
from news.feeds import Feed, Source
from news.ids import TopicId
from news.mutes import Mute
from news.outgoing import File, Outgoing, Text
from news.problems import Problem
from news.quiet import Quiet
from news.schedule import Schedule
from news.stories import Report, Story, Summary
from news.topics import Topic
from news.whynot import Facts, whynot

NOW = datetime.fromisoformat("2026-11-24T02:00:00+00:00")
MADE_OF_OTHERS = {
    "amendments.amended", "unfolding.unfolded", "digest.with_older", "saved.with_save", "why.with_feedback",
    "listing.as_message", "listing.as_messages", "pages.page", "pages.listed", "why.whynot_screen", "rich_digest.rich_digest",
}  # fmt: skip
"""Functions that change a message or are a part of a screen: they are tried with what they belong to."""

texts = st.sampled_from(
    ["", "Слово", "<b>" * 90, "&" * 900, "слово " * 200, "😀" * 600, "a" * 1200, "\n", "ң"]
)
names = st.sampled_from(["Слово", "<b>" * 90, "😀" * 600, "a" * 1200, "Ң" * 300])
zones = st.sampled_from(["Asia/Bishkek", "America/New_York", "Antarctica/Troll", "UTC"])
moments = st.integers(-(10**7), 10**7).map(lambda seconds: NOW + timedelta(seconds=seconds))
ids = st.sampled_from([1, 2, 3, 2**53])
addresses = texts.map(lambda text: f"https://example.org/{text}") | texts
marks = st.just("a1b2c3d4")
versions = st.sampled_from([FIRST, ALL, *LANGUAGES])
phrases = st.sampled_from(["вода", "водный кодекс", "ГЭС", "суу " * 14])

BY_NAME: dict[str, st.SearchStrategy[Any]] = {
    "language": st.sampled_from(LANGUAGES),
    "code": st.sampled_from(LANGUAGES),
    "mark": marks,
    "key": marks,
    "search": st.none() | st.tuples(names, marks),
    "version": versions,
    "versions": st.lists(st.sampled_from([FIRST, *LANGUAGES]), min_size=1, unique=True),
    "kind": st.sampled_from(["headline", "summary"]),
    "nearest": st.none() | st.just("settings"),
    "name": names,
    "title": names,
    "url": st.just("https://t.me/kabarchy_bot?start=connect_1"),
    "heading": st.just(Html("<b>Заголовок</b>")),
    "turning": st.just(()),
    "page": st.integers(-3, 30),
    "number": st.integers(0, 100),
    "first": st.integers(1, 90),
    "start": st.integers(0, 23),
    "place": st.tuples(st.integers(0, 9), st.integers(1, 9)),
    "days": st.integers(1, 400),
    "kept": st.just({"chats": [{"id": 1}]}),
    "fresh": st.deferred(lambda: st.lists(anything(Problem), min_size=1, max_size=4)),
}
"""Arguments that only some words or numbers stand for."""
OF_A_KIND: dict[Any, dict[str, st.SearchStrategy[Any]]] = {
    Schedule: {"timezone": zones, "days": st.frozensets(st.integers(0, 6))},
    Story: {"summaries": st.deferred(lambda: st.lists(anything(Summary), min_size=1, max_size=3).map(tuple))},
    Summary: {"language": st.sampled_from([*LANGUAGES, "kk", "zz"])},
    Report: {"url": st.none() | addresses, "language": st.sampled_from([*LANGUAGES, "kk"])},
    Article: {"url": st.none() | addresses, "language": st.sampled_from([*LANGUAGES, "kk"])},
    Topic: {
        "names": st.fixed_dictionaries({"ru": texts}),
        "slug": st.just("topic"),
        "emoji": st.sampled_from(["", "🛡"]),
        "words": st.lists(phrases, max_size=40).map(tuple),
    },
    Said: {"number": st.integers(0, 10**6).map(str)},
    BroadcastEdit: {"version": versions},
    Problem: {"subject": st.sampled_from(["poll", "deliver"])},
    Record: {"details": st.just({})},
    Feed: {
        "country": st.none() | st.just("kg"),
        "problem": st.none() | texts | st.sampled_from(["gone", "bad-status:500", "unreachable:dns"]),
    },
    Source: {"url": addresses, "country": st.none() | st.just("kg")},
    Offer: {"url": addresses},
    Quiet: {"start": st.times(), "end": st.times()},
    Mute: {"value": ids.map(str)},
    Broadcast: {"versions": st.dictionaries(st.sampled_from(LANGUAGES), st.just(Text(html="Важно")))},
}
"""What the fields of our types may hold, where the type says less."""


@dataclass(frozen=True)
class Rehearsal:
    """What a rehearsal found, as the screens know it."""

    stories: int
    examples: tuple[str, ...]
    near: tuple[str, ...]


def screens() -> dict[str, Callable[..., Any]]:
    """Return every function of messages/ that makes a message, by its name."""
    found = {}
    for module in pkgutil.iter_modules(messages.__path__):
        loaded = importlib.import_module(f"messages.{module.name}")
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            if function.__module__ == loaded.__name__ and not name.startswith("_"):
                made = str(get_type_hints(function).get("return"))
                if "outgoing.Text" in made or "outgoing.File" in made:
                    found[f"{module.name}.{name}"] = function
    return found


SCREENS = screens()


def anything(kind: Any, name: str = "") -> st.SearchStrategy[Any]:  # noqa: PLR0911 - a table of cases
    """Return a strategy for whatever a type hint allows and a screen may be given."""
    if name in BY_NAME:
        return BY_NAME[name]
    origin, inner = get_origin(kind), get_args(kind)
    if kind in (Text, Outgoing) or (origin in (Union, UnionType) and Text in inner):
        return st.just(Text(html="<b>Важно</b>"))
    if origin in (Union, UnionType):
        return st.one_of([anything(one) for one in inner])
    if kind == Mapping[TopicId, Topic]:
        return st.fixed_dictionaries(dict.fromkeys((1, 2, 3, 2**53), anything(Topic)))
    if origin in (Mapping, dict):
        return st.dictionaries(anything(inner[0]), anything(inner[1]), max_size=4)
    if origin is tuple and inner[-1] is not Ellipsis:
        return st.tuples(*map(anything, inner))
    if origin in (Sequence, Collection, list, tuple):
        made = tuple if origin is tuple else list
        return st.lists(anything(inner[0]), max_size=4).map(made)
    if origin is frozenset:
        return st.frozensets(anything(inner[0]), max_size=4)
    return _one(kind)


def _one(kind: Any) -> st.SearchStrategy[Any]:
    if isinstance(kind, NewType):
        return ids
    if kind is Rehearsed:
        return _one(Rehearsal)
    if inspect.isclass(kind) and issubclass(kind, Enum):
        return st.sampled_from(kind)
    if is_dataclass(kind):
        return st.deferred(lambda: _built(kind))
    plain: dict[Any, st.SearchStrategy[Any]] = {
        NoneType: st.none(),
        bool: st.booleans(),
        int: st.integers(0, 10**6),
        float: st.floats(0, 1),
        str: texts,
        bytes: st.just(b"x"),
        Html: st.just(Html("<b>Важно</b>")),
        datetime: moments,
        date: moments.map(datetime.date),
        time: st.times(),
        timedelta: st.integers(0, 10**6).map(lambda seconds: timedelta(seconds=seconds)),
        ZoneInfo: zones.map(ZoneInfo),
    }
    return plain[kind]


def _built(kind: Any) -> st.SearchStrategy[Any]:
    hints, known = get_type_hints(kind), OF_A_KIND.get(kind, {})
    given_ = {
        field.name: known[field.name] if field.name in known else _field(field, hints[field.name])
        for field in fields(kind)
        if field.init
    }
    return st.builds(kind, **given_)


def _field(field: Any, hint: Any) -> st.SearchStrategy[Any]:
    if field.name == "language":
        usual = st.sampled_from(LANGUAGES)
        return st.none() | usual if NoneType in get_args(hint) else usual
    if hint is Any or (field.default is not MISSING and get_origin(hint) is Callable):
        return st.just(field.default)
    return anything(hint)


@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@pytest.mark.parametrize("name", sorted(SCREENS.keys() - MADE_OF_OTHERS))
def test_whatever_it_shows_telegram_takes_it(accepted, name):
    function = SCREENS[name]
    hints = get_type_hints(function)
    arguments = {one: anything(hints[one], one) for one in inspect.signature(function).parameters}

    @checking(
        max_examples=6, phases=[Phase.generate], suppress_health_check=list(HealthCheck), print_blob=False
    )
    @given(st.fixed_dictionaries(arguments))
    def shown(chosen):
        made = function(**chosen)
        for message in made if isinstance(made, list) else [made]:
            if isinstance(message, File):
                assert units(message.caption) <= CAPTION_UNITS
            elif message is not None:
                accepted(message)

    shown()


@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@checking(max_examples=60, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(anything(Facts), anything(Mapping[TopicId, Topic]), moments)
def test_whatever_stands_in_the_way_is_told(accepted, facts, topics, now):
    accepted(whynot_screen(facts, whynot(facts, now), topics, facts.chat.settings, now))


def test_what_is_left_out_is_there():
    assert SCREENS.keys() >= MADE_OF_OTHERS
