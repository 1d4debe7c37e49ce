"""The three files of words say the same things, and say all that the code asks for."""

import ast
import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

import messages
from messages import feeds
from messages.buttons import ROOM
from messages.cities import CITIES
from messages.commands import CALLED
from messages.countries import NAMED_HERE
from messages.desk import LANES, PAGE_WORDS, TROUBLES
from messages.figures import OUTCOMES
from messages.help import COMMANDS, OWNERS_COMMANDS
from messages.problems import STEPS
from messages.words import NAMED_LANGUAGES, Words, known_language, names, source
from news.audit import Deed
from news.broadcasts import BroadcastState, Kind
from news.chats import LANGUAGES, DigestSize, Look
from news.deliveries import DeliveryStatus
from news.differences import Disputed
from news.edits import ALL, FIRST
from news.feeds import SourceKind
from news.figures import Period
from news.mutes import MuteKind
from news.own_sources import Refusal
from news.own_topics import Mistake
from news.problems import ProblemKind
from news.roles import Role
from news.stories import Machine
from news.topics import SHIPPED, TopicGroup
from news.why import Certainty, Ground, Place
from news.whynot import Cause
from sources import errors

PLURALS = {"ru": {"one", "few", "many"}, "ky": {"one", "other"}, "en": {"one", "other"}}
FAMILIES = {
    "machine-": set(Machine),
    "topic-": {slug for shelf in SHIPPED.values() for slug in shelf},
    "group-": set(TopicGroup),
    "city-": set(CITIES),
    "called-": set(CALLED),
    "command-": {*COMMANDS, *OWNERS_COMMANDS},
    "problem-": set(feeds.PROBLEMS),
    "size-": set(DigestSize),
    "look-": set(Look),
    "role-": set(Role),
    "source-kind-": set(SourceKind),
    "step-": set(STEPS),
    "stats-": set(Period),
    "outcome-": set(OUTCOMES),
    "desk-": set(PAGE_WORDS),
    "trouble-": set(TROUBLES),
    "lane-": set(LANES.values()),
    "standing-": {DeliveryStatus.QUEUED, DeliveryStatus.SENDING, DeliveryStatus.IN_DOUBT},
    "remedy-": set(ProblemKind),
    "audit-": set(Deed) | {"title", "none"},
    "language-": set(NAMED_LANGUAGES),
    "kind-": set(Kind),
    "state-": set(BroadcastState),
    "version-": {FIRST, ALL},
    "own-mistake-": set(Mistake),
    "mine-": set(Refusal),
    "why-by-": set(Ground),
    "why-in-": set(Place),
    "certainty-": set(Certainty),
    "whynot-": set(Cause) | {"how", "nearest", "about", "merged", "muted-for-good", "waits-unasked"},
    "mute-": set(MuteKind),
    "muted-": set(MuteKind),
    "country-": set(NAMED_HERE),
    "differ-": set(Disputed) - {Disputed.AMOUNT} | {"title", "said", "newest", "number"},
    "button-": set(Period) | {"at-once", "hours", "city", "language", "size", "look", "pause", "quiet"},
}


class Variables(Visitor):
    def __init__(self):
        self.found = set()
        self.selectors = []

    def visit_VariableReference(self, node):  # noqa: N802 - the visitor's own naming
        self.found.add(node.id.name)

    def visit_SelectExpression(self, node):  # noqa: N802 - the visitor's own naming
        self.selectors.append({variant.key.name for variant in node.variants if hasattr(variant.key, "name")})
        self.generic_visit(node)


def entries(language):
    return [entry for entry in FluentParser().parse(source(language)).body if isinstance(entry, ftl.Message)]


def variables(entry):
    visitor = Variables()
    visitor.visit(entry)
    return visitor


def asked_for():
    """Return the keys that the code names, whole ones and beginnings of those that it puts together."""
    whole, beginnings = set(), set()
    for path in Path(messages.__path__[0]).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                beginnings.add(node.values[0].value)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
    return whole, beginnings


def test_the_three_languages_have_the_same_phrases_with_the_same_values():
    described = [
        {entry.id.name: variables(entry).found for entry in entries(language)} for language in LANGUAGES
    ]
    assert described[0] == described[1] == described[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_stands_twice_and_nothing_in_the_file_is_garbage(language):
    parsed = FluentParser().parse(source(language)).body
    assert not [entry for entry in parsed if isinstance(entry, ftl.Junk)]
    keys = [entry.id.name for entry in entries(language)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_have_the_plural_forms_of_the_language(language):
    for entry in entries(language):
        for forms in variables(entry).selectors:
            missing = PLURALS[language] - forms
            # A phrase whose forms are alike after one needs no more than "other".
            assert not missing or (language == "ru" and forms == {"one", "other"}), entry.id.name


def test_every_phrase_is_used_and_every_phrase_that_is_asked_for_exists():
    whole, beginnings = asked_for()
    known = {entry.id.name for entry in entries("ru")}
    families = {beginning + name for beginning, ends in FAMILIES.items() for name in ends}
    assert known - whole - families == set()
    assert families - known == set()
    assert set(FAMILIES) <= beginnings | {"topic-"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_markup_stands_in_messages_only(language):
    plain = re.compile(r"^(button|mark|when|days|size|pause|city|topic|group|command|problem|bot)-")
    for entry in entries(language):
        start, end = entry.span.start, entry.span.end
        if plain.match(entry.id.name):
            assert "<" not in source(language)[start:end]


def test_every_problem_of_a_source_has_its_words():
    def codes(kind):
        return {kind.code} | {code for child in kind.__subclasses__() for code in codes(child)}

    assert codes(errors.SourceError) - {errors.SourceError.code} == feeds.PROBLEMS


def test_russian_counts_as_russian_does():
    words = Words("ru")
    assert [words("digest-outlets", count=count) for count in (1, 3, 11, 21, 25)] == [
        "1 источник",
        "3 источника",
        "11 источников",
        "21 источник",
        "25 источников",
    ]


def test_kyrgyz_keeps_the_noun_after_a_number_in_the_singular():
    assert Words("ky")("digest-outlets", count=5) == "5 булак"


def test_a_topic_that_ships_has_a_name_in_each_language():
    assert names("topic-csto") == {"ru": "ОДКБ", "ky": "ЖККУ", "en": "CSTO"}


def test_a_missing_phrase_is_noticed():
    with pytest.raises(KeyError):
        Words("ru")("no-such-phrase")


def test_a_missing_value_is_noticed():
    with pytest.raises(LookupError):
        Words("ru")("button-read")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_buttons_under_a_card_are_short_enough_for_three_in_a_row(language):
    words = Words(language)
    for key in ("follow", "followed", "mute-some", "share", "why", "like", "liked", "dislike", "disliked"):
        assert len(words(f"button-{key}")) <= ROOM[3], key


def test_a_value_may_be_long():
    long = "&" * 3000
    said = Words("en").html("broadcast-edit-of-version", version=long)
    assert said.count("&amp;") == 3000
    assert "\ue000" not in said


def test_values_are_escaped_in_messages_and_left_alone_on_buttons():
    assert Words("en").html("feed-known", name="R&D <b>").endswith("<b>R&amp;D &lt;b&gt;</b>.")
    assert Words("en")("button-read", outlet="R&D <b>") == "Read: R&D <b>"


def test_no_marks_of_direction_stand_around_values():
    assert "\u2068" not in Words("ru")("button-read", outlet="24.kg")


@pytest.mark.parametrize(
    ("code", "language"), [("ky-KG", "ky"), ("en", "en"), ("RU", "ru"), ("de", "ru"), (None, "ru")]
)
def test_telegrams_language_codes_are_understood(code, language):
    assert known_language(code) == language
