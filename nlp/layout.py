"""What was typed with the wrong keyboard: `jlr,` is одкб, `сыещ` is csto."""

import re

_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>"
_CYRILLIC = "ёйцукенгшщзхъфывапролджэячсмитьбюЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ"
# On Kyrgyz keyboards ң, ү and ө share the keys of н, у and о; search takes the one for the other anyway.
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)

_HAS_LATIN = re.compile(r"[A-Za-z]")
_HAS_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LIMIT = re.compile(r"[^\W\d_]{2,}:\S|\d")
"""What begins so limits a search or is a number, and is no word."""
_KEYS_BETWEEN = re.compile(r"[A-Za-z][\[\];',.][A-Za-z]")
_ONLY_CONSONANTS = re.compile(r"[b-df-hj-np-tv-xz]{6,}|[бвгджзйклмнпрстфхцчшщ]{6,}", re.IGNORECASE)


def other_layout(text: str) -> str | None:
    """Return a text as the same keys write it on the other keyboard; None where that cannot be meant.

    >>> other_layout("jlr,"), other_layout("сыещ topic:eaeu"), other_layout("саммит CSTO")
    ('одкб', 'csto topic:eaeu', None)
    """
    pieces = re.split(r"(\s+)", text)
    words = [piece for piece in pieces if not _LIMIT.match(piece)]
    latin = any(map(_HAS_LATIN.search, words))
    if latin == any(map(_HAS_CYRILLIC.search, words)):
        return None
    table = _TO_CYRILLIC if latin else _TO_LATIN
    changed = "".join(piece if _LIMIT.match(piece) else piece.translate(table) for piece in pieces)
    return changed if changed != text else None


def looks_mistyped(text: str) -> bool:
    """Whether no language writes so: keys between letters, or consonants alone.

    >>> looks_mistyped("ghtpbltyn"), looks_mistyped("jl,r"), looks_mistyped("strength"), looks_mistyped("взгляд")
    (True, True, False, False)
    """
    return bool(_KEYS_BETWEEN.search(text) or _ONLY_CONSONANTS.search(text))
