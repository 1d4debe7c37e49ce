"""Lines that are no article: menus, share bars, photo credits, calls to subscribe, in five languages.

No text extractor takes "Фото пресс-службы" or "Читайте нас в Telegram" off without taking text with it, and text that
comes already flattened has no markup to go by. So each line is judged by its own words; what they are stands in
`sources.phrases`.
"""

import re
from difflib import SequenceMatcher

from sources.phrases import (
    BEFORE_HEADLINES,
    CREDIT,
    DATE_WORDS,
    FOOTER,
    INVITATION,
    INVITED_AT_END,
    LABELLED,
    LONE,
    PLATFORM,
    PLATFORM_NAMES,
    SECTIONS,
)

_LONGEST_CALL = 220
"""Calls to subscribe are short; a longer line that begins like one is an article's."""
_LONGEST_CREDIT = 80
_LONGEST_HEADLINE = 160
_SENTENCE = 60
_SAME_TITLE = 0.9
_TITLE_LINES = 3
_HEADLINE_WORDS = 3
_HEADLINE_LENGTH = (15, 250)
_SHARED_WORDS = 0.3
_STEM = 5
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200b\u202f\u3000\ufeff]+")
_BULLET = re.compile(r"^[•●▪◦‣■□➢►✔∙·*]\s*(?=\S)")
_DASH = re.compile(r"^[-–—]\s*(?=\S)")
_OUTLET = re.compile(r"\s+[|•]\s.*$")
_LETTERS = re.compile(r"[^\W\d_]+")
_EDGES = " \t:.,;|/•·»«→←↑↓▲▼>…*()[]–—-"
_ONLY_SIGNS = re.compile(r"[\W\d_]*")
_DATELINE = re.compile(
    r"^(?P<dateline>[А-ЯЁӨҮҢӘҒҚҰІҺA-Z][\w -]{2,40}[,.]?\s+\d{1,2}[ -](?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)"
    r"\w*\.?(?:\s+\d{4})?[ .,/]*(?:[—–/-]\s?)?[^\s.]{2,30}(?:\s[^\s.]{2,20})?[./]{1,2})\s+(?=\S)"
)
"""`БИШКЕК, 30 июня — Кабар. ` before the first sentence."""


def clean(text: str) -> str:
    """Return the text without the lines that are no article, a paragraph a line, list items as "- …"."""
    lines = [tidy(line) for line in text.splitlines()]
    kept: list[str] = []
    after_heading = False
    for index, line in enumerate(lines):
        if not line:
            continue
        if BEFORE_HEADLINES.match(line) and len(line) <= _LONGEST_HEADLINE:
            after_heading = line.rstrip().endswith(":") or line.count(":") == 0
            continue
        if is_no_article(line) or (_is_section(line) and _in_menu(lines, index)):
            continue
        if after_heading and _is_headline_like(line):
            continue
        after_heading = False
        if not kept or kept[-1] != line:
            kept.append(_as_item(line, kept[-1] if kept else ""))
    return "\n".join(kept)


def split_page(text: str) -> tuple[str, str]:
    """Split the text of a whole page, flattened with its menus, into its headline ("" if none) and the article."""
    lines = [line for line in map(tidy, text.splitlines()) if line and not is_no_article(line)]
    candidates = [index for index, line in enumerate(lines) if _may_be_headline(line)]
    first_sentence = next((index for index, line in enumerate(lines) if _is_sentence(line)), len(lines))
    candidates = [index for index in candidates if index < first_sentence]
    if not candidates:
        return "", clean("\n".join(lines))
    best = next(
        (index for index in candidates if _shares_words(lines[index], lines[first_sentence:])), candidates[0]
    )
    return lines[best], without_title(clean("\n".join(lines[best + 1 :])), lines[best])


def without_title(text: str, title: str) -> str:
    """Return the text without its title, where that stands among its first lines."""
    lines = text.splitlines()
    for index, line in enumerate(lines[:_TITLE_LINES]):
        if same_title(line, title):
            return "\n".join(lines[index + 1 :])
    return text


def same_title(one: str, other: str) -> bool:
    """Whether two titles say the same but for punctuation, case, or the name of the outlet at the end."""
    first, second = (_letters(_OUTLET.sub("", title)) for title in (one, other))
    if not first or not second:
        return False
    shorter, longer = sorted((first, second), key=len)
    starts = longer.startswith(shorter) and len(shorter) > _SENTENCE // 2 and len(longer) < 2 * len(shorter)
    if starts:
        return True
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    # The cheap ones are upper bounds: a paragraph is no title, and is not compared letter by letter.
    return all(
        ratio() >= _SAME_TITLE for ratio in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
    )


def split_dateline(text: str) -> tuple[str, str]:
    """Split a dateline (`БИШКЕК, 30 июня — Кабар.`) off the beginning; ("", text) where there is none."""
    found = _DATELINE.match(text)
    return (found["dateline"], text[found.end() :]) if found else ("", text)


def tidy(line: str) -> str:
    """Return a line with single spaces and without invisible characters."""
    return _SPACES.sub(" ", line.replace("\u00ad", "").replace("\u200b", "")).strip()


def is_no_article(line: str) -> bool:
    """Whether a tidy line can be told by itself to be none of an article's text."""
    bare = line.strip(_EDGES).casefold()
    return (
        _ONLY_SIGNS.fullmatch(line) is not None
        or bare in LONE
        or PLATFORM_NAMES.fullmatch(bare) is not None
        or _is_call(line)
        or _is_credit(line)
        or LABELLED.match(line) is not None
        or (len(line) <= 2 * _LONGEST_CALL and FOOTER.search(line) is not None)
        or _is_date(bare)
        or _is_trail(line)
    )


def _is_call(line: str) -> bool:
    """Whether it asks to read or follow the outlet elsewhere."""
    if len(line) > _LONGEST_CALL or PLATFORM.search(line) is None:
        return False
    return INVITATION.match(line) is not None or INVITED_AT_END.search(line) is not None


def _is_credit(line: str) -> bool:
    """Whether it names who took the photo: `Фото пресс-службы МИД`, `Сүрөт: Кабар`."""
    found = CREDIT.match(line)
    if found is None or len(line) > 2 * _LONGEST_CREDIT:
        return False
    return found["mark"] is not None or (len(line) <= _LONGEST_CREDIT and line[-1] not in ".!?:;")


def _is_date(bare: str) -> bool:
    """Whether it is nothing but a date and a time."""
    if not any(character.isdecimal() for character in bare) or len(bare) > _SENTENCE:
        return False
    return all(DATE_WORDS.fullmatch(word) for word in _LETTERS.findall(bare))


def _is_trail(line: str) -> bool:
    """Whether it is a trail of sections: `Главная / Новости / Политика`, `Главная » Общество`."""
    parts = [
        part.strip(_EDGES).casefold() for part in re.split(r"\s*[/|»›>·•→]\s*", line) if part.strip(_EDGES)
    ]
    return len(parts) > 1 and sum(part in LONE or part in SECTIONS for part in parts) * 2 > len(parts)


def _is_section(line: str) -> bool:
    return line.strip(_EDGES).casefold() in SECTIONS


def _in_menu(lines: list[str], index: int) -> bool:
    """Whether a line naming a section stands among other such lines: alone it may be a subheading."""
    around = [line for line in (*lines[max(0, index - 2) : index], *lines[index + 1 : index + 3]) if line]
    return any(_is_section(line) or line.strip(_EDGES).casefold() in LONE for line in around)


def _is_headline_like(line: str) -> bool:
    return len(line) <= _LONGEST_HEADLINE and not line.endswith((".", ";", ":"))


def _is_sentence(line: str) -> bool:
    return len(line) >= _SENTENCE and line.rstrip("»\"”')").endswith((".", "!", "?", "…", ":"))


def _may_be_headline(line: str) -> bool:
    least, most = _HEADLINE_LENGTH
    words = _LETTERS.findall(line)
    return (
        least <= len(line) <= most
        and len(words) >= _HEADLINE_WORDS
        and not line.endswith((".", ":", ";", ","))
    )


def _shares_words(headline: str, body: list[str]) -> bool:
    """Whether the text takes up the headline's words: a menu's longer item has nothing to do with it."""
    stems = {word.casefold()[:_STEM] for line in body for word in _LETTERS.findall(line)}
    words = [word.casefold()[:_STEM] for word in _LETTERS.findall(headline)]
    return bool(words) and sum(word in stems for word in words) >= _SHARED_WORDS * len(words)


def _as_item(line: str, before: str) -> str:
    """Write an item of a list as "- …"; a dash alone may open direct speech, so it counts within a list only."""
    if _BULLET.match(line):
        return _BULLET.sub("- ", line)
    if _DASH.match(line) and (before.startswith("- ") or before.endswith((":", ";"))):
        return _DASH.sub("- ", line)
    return line


def _letters(title: str) -> str:
    return " ".join(_LETTERS.findall(title.casefold().replace("ё", "е")))
