"""Trains the model of letters: `python -m nlp.train_language DATA` writes letters.npz and LETTERS.md beside itself.

Deterministic: the same data give the same files. scikit-learn is imported in the training modules and nowhere else.
"""

import argparse
import random
import re
import sys
import tomllib
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, diags_array  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression

from nlp.language import LANGUAGES, detect
from nlp.letters import BUCKETS, MODEL, Floats, Letters, runs, words
from nlp.samples import OWN, rows

Example = tuple[str, str]
"""A language and a text."""

STOPLISTS = {"Russian": "ru", "Kyrgyz": "ky", "Kazakh": "kk", "Uzbek": "uz", "English": "en"}
"""Lists of frequent words that come with justext (BSD); there is none for Tajik, so we wrote one."""

TAJIK = Path(__file__).parent / "frequent_tajik.txt"

OWN_LANGUAGES = ("ru", "ky", "en")
"""Examples of ours that are kept by language; a file's name begins with it."""

CHUNKS = 5
LENGTHS = (1, 2, 3, 3, 4, 5)
"""Each sentence is shown whole and as so many runs of so many words: short texts are what the model is for."""

BEGINNING = 300
"""Characters of a page of news that are shown."""

STRENGTH = 1.0
"""C of the regression; 0.3 and 3 were no better on sources held out."""

# Uzbek as it is written in Cyrillic, from its Latin letters: no open set is in Cyrillic.
_PAIRS = (
    ("o'", "ў"), ("g'", "ғ"), ("sh", "ш"), ("ch", "ч"), ("yo", "ё"), ("yu", "ю"), ("ya", "я"), ("ye", "е"),
    ("nsi", "нци"), ("ts", "ц"),
)  # fmt: skip
_SINGLE = str.maketrans("abcdefghijklmnopqrstuvwxyz'", "абсдефгҳижклмнопқрстуввхйзъ")


def main(arguments: Sequence[str] | None = None) -> int:
    """Train on everything, and say on the card what training on some sources says of others."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with nlp/")
    given = parser.parse_args(arguments)
    sib, news, kazakh = _sib(given.data), _parallel(given.data), _kazakh(given.data)
    frequent = [*_frequent(), *_russian_and_english(given.data)]
    own = list(_own())
    card = []
    for title, taught, asked in (
        ("SIB-200, the rest → X-WMT, KazNERD", [*sib, *frequent], [*news, *kazakh]),
        ("X-WMT, KazNERD, the rest → SIB-200 without Tajik", [*news, *kazakh, *frequent], [e for e in sib if e[0] != "tg"]),
    ):  # fmt: skip
        card.append((title, _heldout(fit(taught), asked)))
    whole = [*sib, *news, *kazakh]
    fifth = [place % 5 == 0 for place in range(len(whole))]
    taught = [one for one, held in zip(whole, fifth, strict=True) if not held]
    asked = [one for one, held in zip(whole, fifth, strict=True) if held]
    card.append(("four fifths of all → the last fifth", _heldout(fit([*taught, *frequent]), asked)))
    weights, bias = fit([*whole, *frequent, *own])
    scale = np.abs(weights).max(axis=0) / 127
    np.savez_compressed(MODEL, weights=np.round(weights / scale).astype(np.int8), scale=scale, bias=bias)
    _write_card(card)
    return 0


def fit(examples: list[Example]) -> tuple[Floats, Floats]:
    """Return the weights of a softmax regression over runs of letters: (BUCKETS, languages) and (languages,)."""
    shown = list(
        _chunks([*examples, *((lang, to_cyrillic(text)) for lang, text in examples if lang == "uz")])
    )
    ends, places = [0], []
    for _, found in shown:
        for word in found:
            places += runs(word)
        ends.append(len(places))
    table = csr_matrix((np.ones(len(places), np.float32), places, ends), shape=(len(shown), BUCKETS))
    table.sum_duplicates()
    lengths = np.array([len(found) for _, found in shown], dtype=np.float32)
    model = LogisticRegression(C=STRENGTH, max_iter=150, tol=1e-3, class_weight="balanced")
    model.fit((diags_array(1 / np.sqrt(lengths)) @ table).tocsr(), [lang for lang, _ in shown])
    weights = np.full((BUCKETS, len(LANGUAGES)), -1, dtype=np.float32)  # a language never shown is unlikely
    bias = np.full(len(LANGUAGES), -9, dtype=np.float32)
    for row, language in enumerate(model.classes_):
        column = LANGUAGES.index(language)
        weights[:, column], bias[column] = model.coef_[row], model.intercept_[row]
    return weights, bias


def to_cyrillic(text: str) -> str:
    """Return Uzbek in Latin letters as it is written in Cyrillic, in lower case.

    >>> to_cyrillic("Oʻzbekiston elchisi keldi")
    'ўзбекистон элчиси келди'
    """
    text = re.sub(r"\be", "э", " ".join(words(text)))
    for latin, cyrillic in _PAIRS:
        text = text.replace(latin, cyrillic)
    return text.translate(_SINGLE)


def first_words(text: str, count: int = 3) -> str | None:
    """Return the first words of a text, None where there are fewer."""
    found = text.split()[:count]
    return " ".join(found) if len(found) == count else None


def _chunks(examples: Iterable[Example]) -> Iterable[tuple[str, list[str]]]:
    chance = random.Random(0)
    for language, text in examples:
        found = words(text)
        if not found:
            continue
        yield language, found
        for _ in range(CHUNKS if len(found) > 1 else 0):
            length = chance.choice(LENGTHS)
            start = chance.randrange(max(1, len(found) - length + 1))
            yield language, found[start : start + length]


def _heldout(model: tuple[Floats, Floats], asked: list[Example]) -> dict[str, tuple[int, float]]:
    """Return for each language how many first three words were asked for and which share was right."""
    letters = Letters(*model)
    right: dict[str, list[bool]] = {}
    for language, text in asked:
        short = first_words(text)
        if short:
            right.setdefault(language, []).append(detect(short, letters=letters) == language)
    return {language: (len(found), float(np.mean(found))) for language, found in right.items()}


def _write_card(card: list[tuple[str, dict[str, tuple[int, float]]]]) -> None:
    lines = [
        "# The model of letters",
        "",
        "`letters.npz` says how much a few words look like each language; it helps py3langid where a text is short.",
        "A softmax regression over runs of one to five letters, hashed to 32 768 rows, in one byte each.",
        "`python -m nlp.train_language DATA` writes it and this page.",
        "",
        "Trained on SIB-200 (CC BY-SA 4.0), X-WMT (MIT), KazNERD (CC BY 4.0), Russian and English news of tgcontest",
        "(Apache-2.0) and tgnews (MIT), the frequent words that come with justext (BSD), Tajik ones and examples that we wrote;",
        "Uzbek also in Cyrillic, converted from Latin.",
        "",
        "First three words of sentences, the sources of training and of the question apart (% right):",
        "",
        "| trained → asked | " + " | ".join(LANGUAGES) + " | macro |",
        "| --- | " + " | ".join("---" for _ in LANGUAGES) + " | --- |",
    ]
    for title, figures in card:
        cells = [
            f"{100 * figures[lang][1]:.1f} ({figures[lang][0]})" if lang in figures else ""
            for lang in LANGUAGES
        ]
        macro = 100 * np.mean([share for _, share in figures.values()])
        lines.append(f"| {title} | " + " | ".join(cells) + f" | {macro:.1f} |")
        sys.stdout.write(lines[-1] + "\n")
    lines += ["", "Many of these sentences begin with three foreign names, which belong to no language."]
    (MODEL.parent / "LETTERS.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _sib(data: Path) -> list[Example]:
    return [(row["lang"], row["text"]) for row in rows(data / "nlp" / "sib200_6lang.jsonl.gz")]


def _parallel(data: Path) -> list[Example]:
    found = [
        (row[f"lang{side}"], row[f"text{side}"])
        for row in rows(data / "nlp" / "parallel_news_xwmt.jsonl.gz")
        for side in (1, 2)
    ]
    return list(dict.fromkeys(found))


def _kazakh(data: Path) -> list[Example]:
    return [("kk", row["text"]) for row in rows(data / "nlp" / "kk_sentences_kaznerd.jsonl.gz")]


def _russian_and_english(data: Path) -> list[Example]:
    """Return titles and beginnings of news: of what other sets have little."""
    found = []
    for row in rows(data / "nlp" / "category_tgcontest.jsonl.gz"):
        found += [(row["lang"], row["title"]), (row["lang"], row["text"][:BEGINNING])]
    for row in rows(data / "nlp" / "category_dzhiblavi.jsonl.gz"):
        found.append((row["lang"], row["text"][:BEGINNING]))
    for row in rows(data / "nlp" / "same_event_tgcontest.jsonl.gz"):
        if row["lang"] == "ru":
            found += [("ru", row[part]) for part in ("title1", "title2")]
    return [(language, text) for language, text in found if text]


def _frequent() -> Iterable[Example]:
    for name, language in STOPLISTS.items():
        yield from _listed(
            language, (files("justext") / "stoplists" / f"{name}.txt").read_text(encoding="utf-8")
        )
    yield from _listed("tg", TAJIK.read_text(encoding="utf-8"))


def _listed(language: str, text: str) -> Iterable[Example]:
    for word in dict.fromkeys(word.strip('.,:;()«»"!?') for word in text.split()):
        if len(word) > 1 and word.isalpha() and word.islower():
            yield language, word


def _own() -> Iterable[Example]:
    for path in sorted(OWN.glob("*.toml")):
        language = path.stem.split("-")[0]
        if language in OWN_LANGUAGES:
            for row in tomllib.loads(path.read_text(encoding="utf-8"))["example"]:
                yield from ((language, row[part]) for part in ("title", "text") if row.get(part))


if __name__ == "__main__":
    sys.exit(main())
