"""How surely names say what a text is about: our probes by rules alone, and through the whole of understanding."""

from collections.abc import Callable, Sequence

import numpy as np

from bench.intervals import interval
from bench.report import Figure, Report, Table, number
from news.topics import SHIPPED, TopicGroup
from nlp.mind import load_mind
from nlp.rules import FIRES, ORGANISATIONS, load_rules
from tests.nlp.probing import Probe, probes, tally

COUNTRIES = (*SHIPPED[TopicGroup.PLACES], "middle-east")
SETS = (("organisations", ORGANISATIONS), ("countries", COUNTRIES))
RECALL = 95.0
FALSE = 2
NOTES = (
    "Probes are short texts that we wrote (tests/nlp/probes), most of them bare headlines; a topic given that a probe does not expect is false.",
    "Rules were written while looking at one half only, which a hash of the text chooses; the other half is the held-out one.",
    "Rules alone: a topic whose names score 0.5. Shipped: what the program gives, where a trained head decides on most countries.",
    "Spreads are 95 % bootstrap intervals over the probes.",
)
Said = list[set[str]]


def measure() -> Report:
    mind = load_mind()
    figures: list[Figure] = []
    tables: list[Table] = []
    for name, among in SETS:
        asked = probes(name)
        ways = {
            "rules alone": [_by_rules(probe, among) for probe in asked],
            "shipped": [
                {topic for topic, _ in mind.understand(probe.title, probe.text).topics} for probe in asked
            ],
        }
        for way, said in ways.items():
            figures += _figures(f"{name}, {way}", asked, said, among)
        for part, of in (("language", lambda probe: probe.language), ("kind", lambda probe: probe.kind)):
            tables.append(_table(f"{name} by {part}", part, of, asked, ways, among))
    return Report(figures=tuple(figures), tables=tuple(tables), notes=NOTES)


def _by_rules(probe: Probe, among: Sequence[str]) -> set[str]:
    evidence = load_rules().read(probe.title, probe.text)
    return {topic for topic in among if topic in evidence and evidence[topic].score >= FIRES}


def _figures(name: str, asked: list[Probe], said: Said, among: Sequence[str]) -> list[Figure]:
    held = [place for place, probe in enumerate(asked) if probe.held_out]
    figures = []
    for part, places in (("", list(range(len(asked)))), (", held-out half", held)):
        some, given = [asked[place] for place in places], [said[place] for place in places]
        counted = tally(some, given, among)
        found = np.array([len(probe.topics & topics) for probe, topics in zip(some, given, strict=True)])
        wanted = np.array([len(probe.topics) for probe in some])
        sure = interval(
            len(some), lambda drawn, f=found, w=wanted: 100 * f[drawn].sum() / max(1, w[drawn].sum())
        )
        figures += [
            Figure(
                what=f"{name}{part}: recall over {counted.wanted}",
                reached=100 * counted.recall,
                unit="%",
                at_least=RECALL,
                spread=sure,
            ),
            Figure(
                what=f"{name}{part}: false in {len(some)} probes",
                reached=counted.false,
                at_most=FALSE if "organisations" in name else None,
            ),
        ]
    return figures


def _table(
    title: str,
    part: str,
    of: Callable[[Probe], str],
    asked: list[Probe],
    ways: dict[str, Said],
    among: Sequence[str],
) -> Table:
    rows = []
    for value in dict.fromkeys(of(probe) for probe in asked):
        places = [place for place, probe in enumerate(asked) if of(probe) == value]
        cells = [value, str(len(places))]
        for said in ways.values():
            counted = tally([asked[place] for place in places], [said[place] for place in places], among)
            cells += [
                f"{number(100 * counted.recall)} ({counted.found} of {counted.wanted})",
                str(counted.false),
            ]
        rows.append(tuple(cells))
    return Table(
        title=title,
        columns=(part, "probes", *(f"{way}: {what}" for way in ways for what in ("recall %", "false"))),
        rows=tuple(rows),
    )
