"""The probes: names and languages in hundreds of short texts that we wrote, with what sounds like them and is not."""

import pytest

from news.topics import SHIPPED, TopicGroup
from nlp.language import LANGUAGES, detect
from nlp.rules import FIRES, ORGANISATIONS, load_rules
from tests.nlp.probing import Probe, probes, tally

COUNTRIES = (*SHIPPED[TopicGroup.PLACES], "middle-east")


def about(probe: Probe, among: tuple[str, ...]) -> set[str]:
    evidence = load_rules().read(probe.title, probe.text)
    return {topic for topic in among if topic in evidence and evidence[topic].score >= FIRES}


@pytest.mark.parametrize(
    ("name", "among", "false"), [("organisations", ORGANISATIONS, 2), ("countries", COUNTRIES, 4)]
)
def test_names_are_found_and_lookalikes_passed_over(name, among, false):
    asked = probes(name)
    counted = tally(asked, [about(probe, among) for probe in asked], among)
    assert counted.recall >= 0.95
    assert counted.false <= false


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_found_in_each_language(language):
    asked = [probe for probe in probes("organisations") if probe.language == language]
    counted = tally(asked, [about(probe, ORGANISATIONS) for probe in asked], ORGANISATIONS)
    assert counted.recall >= 0.95


@pytest.mark.parametrize("kind", ["three words", "headline", "names", "mixed"])
def test_languages_are_told_apart(kind):
    asked = [probe for probe in probes("languages") if probe.kind == kind]
    right = sum(detect(probe.title, probe.text) == probe.language for probe in asked)
    assert right / len(asked) >= 0.9


def test_three_words_are_enough_in_every_language():
    asked = [probe for probe in probes("languages") if probe.kind == "three words"]
    shares = []
    for language in LANGUAGES:
        some = [probe for probe in asked if probe.language == language]
        shares.append(sum(detect(probe.title) == language for probe in some) / len(some))
    assert sum(shares) / len(shares) >= 0.97


@pytest.mark.parametrize(("name", "least"), [("organisations", 260), ("countries", 120), ("languages", 120)])
def test_there_are_probes_enough_and_none_twice(name, least):
    asked = probes(name)
    assert len({(probe.title, probe.text) for probe in asked}) == len(asked) >= least
    assert {probe.language for probe in asked} == set(LANGUAGES)
    held_out = sum(probe.held_out for probe in asked)
    assert 0.4 < held_out / len(asked) < 0.6
