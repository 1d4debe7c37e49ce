"""The gate keeps what is faithful and refuses what is not: on the probes, and on a case of each kind."""

from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.gate import LONGEST, LONGEST_SOURCE, Gate, Reason, Said
from nlp.sentences import split
from nlp.stem_vectors import StemVectors
from nlp.summary import summarise
from nlp.vectors import load_vectors
from tests.nlp.gate.probes import HALVES, corrupted, faithful, stories
from tests.nlp.remembered import Remembered
from tests.nlp.test_summary import article

TOPICS = Path(__file__).parents[4] / "shared" / "data" / "topics" / "labelled.jsonl.gz"
SOURCE = (
    "Министр Бакыт Орозбеков 14 марта открыл в Оше 12 школ. «Мы ждали этого больше года», — сказал он. "
    "Узбекистан в проекте не участвовал."
)


@pytest.fixture(scope="module")
def gate():
    made = Gate(Remembered(load_vectors()))
    if not made.crosses:
        pytest.skip("the sentence model cannot run on this machine")
    return made


def refused_for(text, language="ru", source=SOURCE, source_language="ru"):
    said = Said(text=text, language=language)
    return Gate().weigh(said, [Said(text=source, language=source_language)]).reason


@pytest.mark.parametrize("half", HALVES)
def test_faithful_rewrites_are_kept(gate, half):
    kept = [gate.weigh(probe.said, [probe.source]).passes for probe in faithful(half)]
    assert len(kept) >= 60
    assert sum(kept) >= 0.95 * len(kept)


@pytest.mark.parametrize("half", HALVES)
def test_lies_are_refused(gate, half):
    refused = [not gate.weigh(probe.said, [probe.source]).passes for probe in corrupted(half)]
    assert len(refused) >= 300
    assert sum(refused) >= 0.99 * len(refused)


@pytest.mark.parametrize("half", HALVES)
def test_every_lie_changes_its_text(half):
    rewrites = [rewrite for story in stories(half) for rewrite in story["rewrite"]]
    for rewrite in rewrites:
        for lie in rewrite["lies"]:
            was = lie.partition(": ")[2].partition(" → ")[0]
            assert was in rewrite["text"], lie


@pytest.mark.parametrize("half", HALVES)
def test_every_extract_passes(half):
    gate = Gate()
    for story in stories(half):
        source = Said(text=story["text"], language=story["language"])
        for unit in split(story["text"]):
            assert gate.weigh(Said(text=unit.text, language=source.language), [source]).passes
            assert gate.weigh_words(Said(text=unit.text, language=source.language), [source]).passes


def test_extracts_of_real_articles_pass(shared):
    bench = pytest.importorskip("bench.texts")
    gate = Gate()
    for number, found in enumerate(islice(bench.articles(120), 120), start=1):
        summary = summarise([article(found.title, found.text, number)], "ru")
        source = Said(text=f"{found.title}\n{found.text}", language="ru")
        if summary.text:
            assert gate.weigh(Said(text=summary.text, language="ru"), [source]).passes


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("12 школ открыл в Оше 14 марта Бакыт Орозбеков.", None),
        ("13 школ открыл в Оше 14 марта Бакыт Орозбеков.", Reason.NUMBER),
        ("12 школ открыл в Оше 15 марта Бакыт Орозбеков.", Reason.DATE),
        ("12 школ открыл в Оше во вторник Бакыт Орозбеков.", Reason.DATE),
        ("12 школ открыл в Таласе 14 марта Бакыт Орозбеков.", Reason.NAME),
        ("12 школ открыл в Оше 14 марта Бакыт Садыков.", Reason.NAME),
        ("Министр Бакыт Орозбеков 14 марта не открыл в Оше 12 школ.", Reason.NEGATION),
        ("Узбекистан в проекте участвовал.", Reason.NEGATION),
        ("«Мы ждали этого больше двух лет», — сказал министр.", Reason.NUMBER),
        ("«Мы ждали этого меньше года», — сказал министр.", Reason.QUOTATION),
        ("Шторм повалил деревья и оставил посёлок без света.", Reason.NEGATION),
        ("Шторм повалил деревья вдоль побережья.", Reason.MEANING),
        ("…", Reason.EMPTY),
        ("школ " * LONGEST, Reason.TOO_LONG),
    ],
)
def test_in_one_language(text, reason):
    assert refused_for(text) is reason


def test_narration_does_not_become_a_quotation():
    assert refused_for("«Министр открыл в Оше 12 школ», — сказал он.") is Reason.QUOTATION


def test_a_language_it_does_not_know_is_refused():
    assert refused_for("Министр 12 мектеп ашты.", "kk") is Reason.LANGUAGE


def test_without_a_model_of_all_languages_no_translation_passes():
    faithful_one = 'Minister Bakyt Orozbekov opened 12 schools in Osh on March 14. "We waited for this for more than a year," he said. Uzbekistan did not take part in the project.'
    assert refused_for(faithful_one, "en") is Reason.MEANING
    source = Said(text=SOURCE, language="ru")
    verdict = Gate(StemVectors()).weigh(Said(text=faithful_one, language="en"), [source])
    assert verdict.reason is Reason.MEANING


def test_a_translation_leaves_no_number_out(gate):
    text = 'Minister Bakyt Orozbekov opened schools in Osh on March 14. "We waited for this for more than a year," he said. Uzbekistan did not take part in the project.'
    verdict = gate.weigh(Said(text=text, language="en"), [Said(text=SOURCE, language="ru")])
    assert (verdict.reason, verdict.detail) == (Reason.NUMBER, "12")
    assert str(verdict) == "number: 12"


def test_what_stands_beyond_the_cap_is_no_evidence():
    source = "Слово. " * LONGEST_SOURCE + "Министр открыл 12 школ."
    assert refused_for("Министр открыл 12 школ.", source=source) is not None


@given(st.text(max_size=300), st.text(max_size=300), st.sampled_from(["ru", "ky", "en"]))
def test_it_never_fails(text, source, language):
    Gate().weigh_words(Said(text=text or "а", language=language), [Said(text=source or "а", language="ru")])


@pytest.mark.parametrize("language", ["ru", "en"])
def test_beside_sources_without_words_nothing_passes(language):
    said = Said(text="Они так и сделали.", language="ru")
    for sources in ([], [Said(text=" ", language=language)]):
        assert Gate().weigh(said, sources).reason is Reason.MEANING


@given(st.text(min_size=1, max_size=300))
def test_a_text_passes_beside_itself(text):
    verdict = Gate().weigh(Said(text=text, language="ru"), [Said(text=text, language="ru")])
    assert verdict.reason in (None, Reason.EMPTY)


@pytest.mark.parametrize(
    ("text", "language", "source"),
    [
        ("Погибли 30 человек, ранены 12.", "ru", "Погибли 12 человек, ранены 30."),
        ("Наши проиграли 1:2 в Оше.", "ru", "Наши проиграли 2:1 в Оше."),
        ("Учения идут 9–5 сентября.", "ru", "Учения идут 5–9 сентября."),
        ("A shop sold 40 houses and 12 buses.", "en", "Магазин продал 12 домов и 40 автобусов."),
    ],
)
def test_numbers_that_changed_places(gate, text, language, source):
    verdict = gate.weigh(Said(text=text, language=language), [Said(text=source, language="ru")])
    assert verdict.reason in (Reason.NUMBER, Reason.DATE)
