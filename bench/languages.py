"""How often the language is right, on three words, on headlines and on whole texts, beside py3langid limited to the same six."""

import itertools
import time
from collections.abc import Callable

import numpy as np

from bench.intervals import interval
from bench.paths import DATA
from bench.report import Figure, Report, Table, number
from nlp.language import LANGUAGES, LEAD, detect, model_scores
from nlp.samples import rows
from nlp.train_language import first_words, to_cyrillic
from tests.nlp.probing import probes

WANTED = {"three words": 97.0, "headlines and sentences": 99.5}
WANTED_SPEED = 1500
NOTES = (
    (
        "24.kg, Lenta and the labelled news are strangers to both models. SIB-200, X-WMT and KazNERD also taught ours: LETTERS.md has what "
        "training on some of them says of the others."
    ),
    "Uzbek in Cyrillic is converted from Latin by rule. Sentences of X-WMT often begin with three foreign names, which belong to no language.",
    "Each macro average is over the languages of its set; spreads are 95 % bootstrap intervals over the texts.",
)
Case = tuple[str, str, str]
"""A language, a title and a text."""


def measure() -> Report:
    figures: list[Figure] = []
    table = []
    for name, wanted, cases in _sets():
        ours, bare = _right(detect, cases), _right(_bare, cases)
        spoken = np.array([language for language, _, _ in cases])
        macro = _macro(ours, spoken)
        sure = interval(len(cases), lambda drawn, o=ours, s=spoken: _macro(o[drawn], s[drawn]))
        figures.append(
            Figure(
                what=f"{name}, macro of {len(cases)}", reached=macro, unit="%", at_least=wanted, spread=sure
            )
        )
        for who, right in (("ours", ours), ("py3langid", bare)):
            by = [
                number(100 * float(right[spoken == one].mean())) if (spoken == one).any() else ""
                for one in LANGUAGES
            ]
            table.append((name, who, *by, number(_macro(right, spoken))))
    figures.append(_speed())
    return Report(
        figures=tuple(figures),
        tables=(Table(title="% right", columns=("texts", "", *LANGUAGES, "macro"), rows=tuple(table)),),
        notes=NOTES,
    )


def _sets() -> list[tuple[str, float | None, list[Case]]]:
    short, long = WANTED.values()
    strangers: list[tuple[str, str]] = [
        *(("ky", row["text"]) for row in rows(DATA / "nlp" / "topics_24kg_ky.jsonl.gz")),
        *(
            ("ru", row["title"])
            for row in itertools.islice(rows(DATA / "nlp" / "rubric_lenta_titles.jsonl.gz"), 0, None, 12)
        ),
    ]
    labelled = [
        (row["language"], row["title"] or "", row["text"] or "")
        for row in rows(DATA / "topics" / "labelled.jsonl.gz")
    ]
    strangers += [(language, title or text) for language, title, text in labelled if language in {"en", "kk"}]
    known = [(row["lang"], row["text"]) for row in rows(DATA / "nlp" / "sib200_6lang.jsonl.gz")]
    news = list(
        dict.fromkeys(
            (row[f"lang{side}"], row[f"text{side}"])
            for row in rows(DATA / "nlp" / "parallel_news_xwmt.jsonl.gz")
            for side in (1, 2)
        )
    )
    cyrillic = [("uz", to_cyrillic(text)) for language, text in known if language == "uz"]
    own = probes("languages")
    return [
        ("our probes", short, [(probe.language, probe.title, probe.text) for probe in own]),
        (
            "our probes of three words",
            short,
            [(probe.language, probe.title, "") for probe in own if probe.kind == "three words"],
        ),
        ("three words: 24.kg, Lenta, labelled", short, _three(strangers)),
        ("three words: SIB-200", short, _three(known)),
        ("three words: SIB-200, Uzbek in Cyrillic", short, _three(cyrillic)),
        ("three words: X-WMT", None, _three(news)),
        ("labelled news, title and text", long, labelled),
        ("sentences: SIB-200", long, [(language, text, "") for language, text in known]),
        ("sentences: X-WMT", long, [(language, text, "") for language, text in news]),
        (
            "sentences: SIB-200, Uzbek in Cyrillic",
            long,
            [(language, text, "") for language, text in cyrillic],
        ),
    ]


def _three(texts: list[tuple[str, str]]) -> list[Case]:
    return [(language, short, "") for language, text in texts if (short := first_words(text))]


def _right(say: Callable[[str, str], str], cases: list[Case]) -> np.ndarray:
    return np.array([say(title, text) == language for language, title, text in cases])


def _bare(title: str, text: str) -> str:
    return LANGUAGES[int(model_scores(f"{title[:LEAD]}\n{text[:LEAD]}").argmax())]


def _macro(right: np.ndarray, spoken: np.ndarray) -> float:
    return float(100 * np.mean([right[spoken == language].mean() for language in np.unique(spoken)]))


def _speed() -> Figure:
    texts = [(row["title"] or "", row["text"] or "") for row in rows(DATA / "topics" / "labelled.jsonl.gz")]
    begun = time.process_time()
    for title, text in texts:
        detect(title, text)
    spent = time.process_time() - begun
    return Figure(what="articles a second", reached=len(texts) / spent, unit="/s", at_least=WANTED_SPEED)
