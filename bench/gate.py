"""What the gate lets pass and what it refuses: extracts of real articles, faithful rewrites, and lies."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from time import perf_counter

from bench.report import Figure, Report, Table
from bench.texts import articles
from news.articles import Article
from news.ids import EntryId, FeedId
from nlp.gate import LANGUAGES, Gate, Said
from nlp.language import detect
from nlp.summary import summarise
from nlp.vectors import load_vectors
from tests.nlp.gate.probes import HALVES, Probe, corrupted, faithful
from tests.nlp.remembered import Remembered

MOST = 1_200
NOW = datetime(2025, 6, 30, 12, tzinfo=UTC)


def measure() -> Report:
    gate = Gate(Remembered(load_vectors()))
    extracts, by_words, milliseconds = _extracts(gate)
    figures = [
        Figure(what="extracts that pass", reached=_share(extracts), unit="%", at_least=100),
        Figure(what="extracts that pass by the checks alone", reached=_share(by_words), unit="%"),
        Figure(what="time for one extract beside its article", reached=milliseconds, unit="ms"),
    ]
    rows = []
    for half in HALVES:
        name = half.replace("_", "-")
        kept = list(_weighed(gate, faithful(half)))
        refused = [(probe, not passes) for probe, passes in _weighed(gate, corrupted(half))]
        figures += [
            Figure(
                what=f"faithful rewrites kept, {name}",
                reached=_share(p for _, p in kept),
                unit="%",
                at_least=95,
            ),
            Figure(
                what=f"lies refused, {name}", reached=_share(p for _, p in refused), unit="%", at_least=99
            ),
        ]
        rows += [(name, *row) for row in _by_kind([*kept, *refused])]
    return Report(
        figures=tuple(figures),
        tables=(
            Table(
                title="Right by kind",
                columns=("half", "kind", "in the article's language", "across languages"),
                rows=tuple(rows),
            ),
        ),
        notes=(
            f"{len(extracts)} extracts; {(gate.crosses and 'the sentence model') or 'word stems'} for likeness",
            "the gate was tuned on the development half alone; faithful ones are right when kept, lies when refused",
        ),
    )


def _extracts(gate: Gate) -> tuple[list[bool], list[bool], float]:
    """Return for each extract whether it passes, and whether it does by the checks alone; and the time for one."""
    whole, by_words = [], []
    begun = perf_counter()
    for said, source in _summaries():
        whole.append(gate.weigh(said, [source]).passes)
        by_words.append(gate.weigh_words(said, [source]).passes)
    return whole, by_words, (perf_counter() - begun) * 1000 / max(1, len(whole))


def _summaries() -> Iterator[tuple[Said, Said]]:
    for number, found in enumerate(articles(MOST), start=1):
        language = detect(found.title, found.text)
        if language not in LANGUAGES:
            continue
        article = Article(
            id=EntryId(number), feed_id=FeedId(1), outlet="", url=None, title=found.title, text=found.text,
            language=language, published_at=NOW,
        )  # fmt: skip
        summary = summarise([article], language)
        if summary.text:
            yield (
                Said(text=summary.text, language=language),
                Said(text=f"{found.title}\n{found.text}", language=language),
            )


def _weighed(gate: Gate, probes: Iterable[Probe]) -> Iterator[tuple[Probe, bool]]:
    for probe in probes:
        yield probe, gate.weigh(probe.said, [probe.source]).passes


def _by_kind(weighed: Sequence[tuple[Probe, bool]]) -> Iterator[tuple[str, str, str]]:
    right: Counter[tuple[str, bool]] = Counter()
    all_of: Counter[tuple[str, bool]] = Counter()
    for probe, well in weighed:
        all_of[probe.kind, probe.across] += 1
        right[probe.kind, probe.across] += well
    for kind in dict.fromkeys(kind for kind, _ in all_of):
        cells = [f"{right[kind, across]} of {all_of[kind, across]}" for across in (False, True)]
        yield kind, cells[0], cells[1]


def _share(well: Iterable[bool]) -> float:
    found = list(well)
    return 100 * sum(found) / max(1, len(found))
