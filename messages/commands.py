"""Which command somebody meant: with a slip of the finger, by its name in a language, or in the wrong layout."""

from collections.abc import Sequence
from difflib import get_close_matches

from messages.words import Words
from news.chats import LANGUAGES

_LAYOUT = str.maketrans("йцукенгшщзхъфывапролджэячсмитьбю", "qwertyuiop[]asdfghjkl;'zxcvbnm,.")
"""What a Russian keyboard writes for the keys of an English one."""
CALLED = frozenset(
    {"digest", "latest", "topics", "settings", "search", "saved", "mytopic", "sources", "help", "start", "stop", "pause", "privacy"}
)  # fmt: skip
"""Commands that have names in words, as `/настройки`."""


def nearest(said: str, names: Sequence[str]) -> str | None:
    """Return the command among `names` that comes nearest to what was written without its slash.

    >>> nearest("digets", ["digest", "topics"]), nearest("вшпуые", ["digest"]), nearest("weather", ["digest"])
    ('digest', 'digest', None)
    """
    known = {name: name for name in names} | _called(names)
    written = said.lower()
    for form in (written, written.translate(_LAYOUT)):
        found = get_close_matches(form, known, n=1)
        if found:
            return known[found[0]]
    return None


def named(said: str, names: Sequence[str]) -> str | None:
    """Return the command whose name somebody wrote as a word of their own, as "настройки"."""
    word = said.strip().lower()
    return word if word in names else _called(names).get(word)


def _called(names: Sequence[str]) -> dict[str, str]:
    """Return the commands by what they are called in each language."""
    return {
        word.strip(): name
        for language in LANGUAGES
        for name in names
        if name in CALLED
        for word in Words(language)(f"called-{name}").split(",")
    }
