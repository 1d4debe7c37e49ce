"""Which of our six languages a text is in: decided on its beginning, before anything else is read."""

import re
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from nlp.letters import Letters, load_letters

LANGUAGES = ("ru", "ky", "kk", "uz", "tg", "en")
"""The languages that sources publish in; everything else is taken for the nearest of them."""

LEAD = 300
"""Characters of text read beside the title: with them py3langid alone is right on 99.8 % of news."""

PLAIN = 4
"""How many names with a capital a plain word outweighs."""

ENOUGH = 2
"""Plain words outside quotation marks that tell a language."""

MUCH = 4
"""How many quoted words one plain word outside outweighs: of a text that is all quotation the quotation tells."""

SHORT = 150
"""Characters up to which the model of letters helps; beyond them the other one is as good as certain."""

OTHER = 0.15
"""What the logarithms of py3langid are worth beside those of the letters: between 0.1 and 0.3 little changes."""

Floats = NDArray[np.float32]

_LETTERS = re.compile(r"[^\W\d_]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z]")
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|„[^„“”]*[“”]|(?<!\w)\"[^\"]*\"(?!\w)")
_ADDRESSES = re.compile(r"https?://\S+|www\.\S+|[@#]\w+")
_WRITTEN_IN_LATIN = np.array([language in {"en", "uz"} for language in LANGUAGES])
_WRITTEN_IN_CYRILLIC = np.array([language != "en" for language in LANGUAGES])


def detect(title: str, text: str = "", letters: Letters | None = None) -> str:
    """Return the language of an article as one of `LANGUAGES`, from its title and the first 300 characters.

    What stands in quotation marks or in another script than most of it does not count. `letters` is for measuring
    another model than the one that ships. Never raises; where there is nothing to read (no letters at all) it is Russian, the language of most sources.
    """
    sample = f"{title[:LEAD]}\n{text[:LEAD]}".replace("\x00", " ").strip()
    sample = _ADDRESSES.sub(" ", sample)
    if not _LETTERS.search(sample):
        return "ru"
    sample = _one_script(_without_quotations(sample))
    total = OTHER * model_scores(sample)
    if len(sample) <= SHORT:
        total += (letters or load_letters()).scores(sample)
    possible = _WRITTEN_IN_CYRILLIC if _CYRILLIC.search(sample) else _WRITTEN_IN_LATIN
    return LANGUAGES[int(np.where(possible, total, -np.inf).argmax())]


def model_scores(sample: str) -> Floats:
    """Return how likely py3langid finds each of `LANGUAGES`: logarithms."""
    ranked = dict(_identifier().rank(sample))
    return np.array([ranked[language] for language in LANGUAGES], dtype=np.float32)


def _without_quotations(sample: str) -> str:
    """Return a text without what stands in quotation marks, where enough is left: names and words of others."""
    rest = _QUOTED.sub(" ", sample)
    if rest == sample:
        return sample
    left = sum(word.islower() and _LETTERS.search(word) is not None for word in rest.split())
    quoted = len(sample.split()) - len(rest.split())
    return rest if left >= ENOUGH and left * MUCH >= quoted else sample


def _one_script(sample: str) -> str:
    """Return the words of a text that are written in its own script.

    Names with capitals in the other script say less than plain words, and a Latin name with a Turkic ending in Cyrillic
    (Storeдон) says as much as those.
    """
    words = [word for word in sample.split() if _LETTERS.search(word)]
    cyrillic = [bool(_CYRILLIC.search(word)) for word in words]
    weight = 0
    for word, is_cyrillic in zip(words, cyrillic, strict=True):
        worth = PLAIN if word.islower() or (is_cyrillic and _LATIN.search(word)) else 1
        weight += worth if is_cyrillic else -worth
    own = weight >= 0
    kept = [word for word, is_cyrillic in zip(words, cyrillic, strict=True) if is_cyrillic is own]
    return " ".join(kept) or sample


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    """Load the model limited to our languages, once; its columns for 130 others (25 MB) are let go."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(LANGUAGES)
    identifier._full_model = (identifier.nb_ptc, identifier.nb_pc, identifier.nb_classes)  # noqa: SLF001
    return identifier
