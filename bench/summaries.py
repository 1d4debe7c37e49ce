"""How much of what another outlet says first stands in a summary, and what is wrong with summaries of real texts."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray
from razdel import sentenize

from bench.defects import KINDS, MOST_CHARACTERS, MOST_SENTENCES, defects
from bench.intervals import SEED, interval
from bench.paths import DATA
from bench.report import Figure, Report, Table
from bench.rouge import rouge
from news.articles import Article
from news.ids import EntryId, FeedId
from nlp.language import detect
from nlp.samples import rows
from nlp.sentences import split
from nlp.summary import summarise

PAIRS = DATA / "nlp" / "same_event_tgcontest.jsonl.gz"
MOMENT = datetime(2025, 6, 30, 12, tzinfo=UTC)
SCORES = ("ROUGE-1", "ROUGE-2", "ROUGE-L")
NOTES = (
    (
        "Reference: the other outlet's headline and first three sentences, in Russian pairs of one event, each pair in "
        "both directions. Summaries of at most three sentences and 420 characters; F1 of words in lower case."
    ),
    (
        "Lead-3: the first three sentences that fit into 420 characters, cut by razdel; a sentence that does not fit is "
        "passed over, or ends it. Random: three sentences of the text, in its order. "
        "First whole sentences: the same as lead-3 where no sentence ends inside a quotation, and datelines are cut off."
    ),
    (
        "Intervals: 95 %, the pairs drawn anew 1000 times, both directions of a pair together; the difference is drawn "
        "on the same pairs."
    ),
    (
        "Defects are found by rules apart from those that make summaries. A share is of the summaries that have the "
        "defect at least once."
    ),
)


def measure() -> Report:
    scores, figures = _rouge()
    return Report(figures=tuple(figures), tables=(scores, _defects()), notes=NOTES)


def _article(title: str, text: str, language: str = "") -> Article:
    return Article(
        id=EntryId(1), feed_id=FeedId(1), outlet="", url=None, title=title, text=text,
        language=language or detect(title, text), published_at=MOMENT,
    )  # fmt: skip


def _ours(title: str, text: str) -> str:
    article = _article(title, text, "ru")
    return summarise([article], "ru").text


def _sentences(text: str) -> list[str]:
    return [" ".join(sentence.text.split()) for sentence in sentenize(text)]


def _fitting(sentences: list[str], *, passing: bool) -> str:
    """Return the first three sentences that fit."""
    kept: list[str] = []
    for sentence in sentences:
        if len(kept) == MOST_SENTENCES:
            break
        if len(" ".join([*kept, sentence])) <= MOST_CHARACTERS:
            kept.append(sentence)
        elif not passing:
            break
    return " ".join(kept)


def _random(text: str) -> str:
    sentences = _sentences(text)
    chance = np.random.default_rng([SEED, len(text)])
    drawn = chance.permutation(len(sentences))
    fitting = _fitting([sentences[place] for place in drawn], passing=True)
    return " ".join(sentence for sentence in sentences if sentence in fitting)


METHODS: dict[str, Callable[[str, str], str]] = {
    "ours": _ours,
    "lead-3, passing over": lambda _, text: _fitting(_sentences(text), passing=True),
    "lead-3, stopping": lambda _, text: _fitting(_sentences(text), passing=False),
    "first whole sentences": lambda _, text: _fitting(
        [unit.text for unit in split(text) if not unit.torn], passing=True
    ),
    "random": lambda _, text: _random(text),
}


def _rouge() -> tuple[Table, list[Figure]]:
    """Return ROUGE of each method, and by how much ours is above the better lead."""
    pairs = [row for row in rows(PAIRS) if row["lang"] == "ru" and str(row["label"]) == "1"]
    found = {name: np.array([_of_pair(row, method) for row in pairs]) for name, method in METHODS.items()}
    lines = [
        (name, *(_shown(values[:, place]) for place in range(len(SCORES)))) for name, values in found.items()
    ]
    lines += [
        (
            f"ours − {name}",
            *(_shown(found["ours"][:, place] - values[:, place]) for place in range(len(SCORES))),
        )
        for name, values in found.items()
        if name != "ours"
    ]
    figures = []
    for place, score in enumerate(SCORES):
        lead = max(
            (found[name][:, place] for name in METHODS if name.startswith("lead")),
            key=lambda one: float(one.mean()),
        )
        figures += [
            Figure(
                what=f"{score} of summaries",
                reached=100 * float(found["ours"][:, place].mean()),
                at_least=100 * float(lead.mean()),
                spread=_interval(found["ours"][:, place]),
            ),
            Figure(
                what=f"{score} above lead-3",
                reached=100 * float((found["ours"][:, place] - lead).mean()),
                at_least=0,
                spread=_interval(found["ours"][:, place] - lead),
            ),
        ]
    return Table(
        title=f"Against the other outlet's headline and lead ({len(pairs)} pairs)",
        columns=("method", *SCORES),
        rows=tuple(lines),
    ), figures


def _of_pair(row: dict[str, str], method: Callable[[str, str], str]) -> NDArray[np.float64]:
    """Return the mean scores of both directions of a pair."""
    scores = []
    for here, there in (("1", "2"), ("2", "1")):
        wanted = " ".join([row[f"title{there}"], *_sentences(row[f"text{there}"])[:MOST_SENTENCES]])
        scores.append(rouge(method(row[f"title{here}"], row[f"text{here}"]), wanted))
    return np.asarray(np.mean(scores, axis=0), dtype=np.float64)


def _interval(values: NDArray[np.float64]) -> tuple[float, float]:
    return interval(len(values), lambda places: 100 * float(values[places].mean()))


def _shown(values: NDArray[np.float64]) -> str:
    low, high = _interval(values)
    return f"{100 * values.mean():.1f} ({low:.1f}–{high:.1f})"


def corpora() -> Iterator[tuple[str, str, str, str]]:
    """Yield real texts: the corpus, language ("" where it is not said), title and text."""
    for row in rows(DATA / "nlp" / "category_dzhiblavi.jsonl.gz"):
        title, _, text = row["text"].partition("  ")
        if row["label"] == "News":
            yield f"news sites, {row['lang']}", row["lang"], title.strip(), text.strip()
    for row in rows(DATA / "topics" / "labelled.jsonl.gz"):
        yield "labelled topics", row["language"], row["title"] or "", row["text"] or ""
    for row in rows(DATA / "nlp" / "topics_24kg_ky.jsonl.gz"):
        yield "24.kg, ky", "ky", row.get("title") or "", row["text"]


def _defects() -> Table:
    """Return the share of summaries with each defect, by corpus."""
    counts: dict[str, Counter[str]] = {}
    for corpus, language, title, text in corpora():
        found = counts.setdefault(corpus, Counter())
        summary = summarise([_article(title, text, language)], language)
        found["texts"] += 1
        found["sentences"] += len(summary.sentences)
        found["characters"] += len(summary.text)
        found["empty"] += not summary.sentences
        found.update(set(defects(summary, text)))
    names = list(counts)
    rows = [("texts", *(str(counts[name]["texts"]) for name in names))]
    rows += [
        (f"{what} a summary", *(f"{counts[name][what] / counts[name]['texts']:.1f}" for name in names))
        for what in ("sentences", "characters")
    ]
    rows += [
        (what, *(f"{100 * counts[name][what] / counts[name]['texts']:.1f} %" for name in names))
        for what in ("empty", *KINDS)
    ]
    return Table(title="Defects on real texts", columns=("", *names), rows=tuple(rows))
