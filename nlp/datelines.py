"""Where and by whom a report says it was written, before its first sentence, as in `БИШКЕК, 25 ноя — Кабар.`."""

import re

from nlp.outlets import is_outlet

LONGEST = 110
"""Characters that a dateline has at most."""

_MONTH = (
    r"(?i:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр|янв|фев|мар|апр|авг|сен|окт|ноя|дек|"
    r"қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан|"
    r"yanvar|fevral|mart|aprel|may|iyun|iyul|avgust|sentabr|sentyabr|oktabr|oktyabr|noyabr|dekabr|"
    r"январи|феврали|декабри|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)[a-zа-яёңөүқғәіұһ]{0,7}\.?"
)
_DAY = r"\d{1,2}"
_DATE = (
    rf"(?:{_DAY}(?:st|nd|rd|th)?[ -]{_MONTH}|{_MONTH} {_DAY}|{_DAY}\.\d{{1,2}}\.(?:\d{{4}}|\d\d)|{_DAY}[./]\d{{1,2}})"
    r"(?:[ ,]{1,2}\d{4}(?: ?г(?:ода|\.)?| ?ж(?:ыл|\.)?)?)?"
)
_CAPITAL = "A-ZА-ЯЁӨҮҢӘҒҚҰІҺҲҶӢ"
_LETTER = "a-zа-яёөүңәғқұіһҳҷӣ" + _CAPITAL
_NAME = rf"[{_CAPITAL}][{_LETTER}’'ʻ‘-]{{1,24}}"
_PLACE = rf"{_NAME}(?:[ -]{_NAME}){{0,2}}(?:, {_NAME}(?: {_NAME})?)?"
_AGENCY = r"(?:(?:ИА|НИАТ|АМИТ|ӨзА|корр?\.|Корр?\.) ?)?[«\"“]?[\w.+-]{2,24}(?: [\w.+-]{2,20}){0,2}[»\"”]?"

_SLASHED = re.compile(
    rf"(?:(?:{_PLACE})[.,]?\s{{0,2}})?(?:{_DATE}[.,]?\s{{0,2}}(?:{_PLACE}\s{{0,2}})?)?[—–-]?\s?(?<!\w)/\s?[^/\n]{{2,40}}?\s?/\s?[.,:]?\s{{0,2}}(?:[—–-]+\s)?\s{{0,2}}"
)
_BRACKETED = re.compile(
    rf"(?:(?P<place>{_PLACE})[.,]?\s{{0,2}})?(?P<date>{_DATE}[.,]?\s{{0,2}})?\(\s?(?P<agency>[^()\n]{{2,30}})\s?\)(?:\s?[.:]|\s?[—–-]+)\s+"
)
_WITH_DATE = re.compile(
    rf"(?:{_PLACE})[.,]?\s{{1,2}}{_DATE}(?:\s?[—–-]+\s|[.,]{{0,2}}\s{{1,2}})(?P<agency>{_AGENCY})(?P<end>[.]|\s?[—–-]+)\s+"
)
_AGENCY_AND_DATE = re.compile(
    rf"(?P<agency>{_AGENCY})(?: \({_PLACE}\))?(?:,|\s[—–-])?\s{_DATE}(?:\.|\s[—–-]+|,)\s+"
)
_PLACE_AND_AGENCY = re.compile(
    rf"(?:(?:{_PLACE})(?:\.|,|\s?[—–-])\s{{1,2}})?(?P<agency>{_AGENCY})\s?(?:[—–-]+|\.(?=\s))\s+"
)
_PLACE_AND_DATE = re.compile(rf"(?P<place>{_PLACE}),\s{_DATE}(?P<end>\s?[—–-]+|\.|:)\s+")
# "27 Apr 2020, 12:45 by Tom Jones": what stood between the headline and the text of a page.
_STAMP = re.compile(
    rf"(?:(?:Опубликовано|Обновлено|Published|Updated|Posted):?\s)?{_DATE}(?:(?:,| в|,? at)?\s\d{{1,2}}:\d\d(?:\s?[ap]m)?|(?<=\d{{4}}))(?=\s)"
    rf"(?:\s+by\s+(?:(?:https?://\S+|{_NAME}\s{_NAME}|[\w.]*[\d_.]\w+),?\s)+)?\s*"
)
# "Фото: iStock Команда объявила…": what a page without markup leaves of a caption, told by its alphabet.
_CREDIT = re.compile(
    r"(?:Фото|Видео|Иллюстрация|Сүрөт)\s?[:©]\s?[A-Za-z][\w./-]*(?: [A-Za-z][\w./-]*){0,2}\s+(?=[А-ЯЁӨҮҢ])"
)
_DASHES = ("—", "–", "-")
# "LAHORE — The court ruled": a place alone, as English papers write it.
_PLACE_ALONE = re.compile(r"[A-Z]{5,}(?: [A-Z]{3,})?(?:, [A-Z][a-z]+)? — (?=[A-Z][a-z])")
_BEGINS = re.compile(rf"[\s\"«“„(—–-]*[{_CAPITAL}\d]")


def end_of_dateline(text: str) -> int:
    """Return where the first sentence begins behind a dateline, 0 where there is none.

    >>> end_of_dateline("БИШКЕК, 25 ноя — Кабар. Парламент принял закон.")
    24
    """
    end = _end(text[: LONGEST + 40])
    return end if 0 < end <= LONGEST and _BEGINS.match(text[end : end + 8]) else 0


def is_dateline(sentence: str) -> bool:
    """Whether a sentence is nothing but a dateline, in a paragraph of its own."""
    return len(sentence) <= LONGEST and end_of_dateline(f"{sentence} А") > len(sentence)


def _end(text: str) -> int:
    """Return where what looks like a dateline ends, 0 where nothing does."""
    if before := _STAMP.match(text) or _CREDIT.match(text):
        return before.end() + _end(text[before.end() :])
    found = _SLASHED.match(text)
    if found and not found[0].startswith("//"):
        return found.end()
    found = _BRACKETED.match(text)
    if found and (is_outlet(found["agency"]) or (found["date"] and found["place"])):
        return found.end()
    found = _WITH_DATE.match(text)
    if found and _names_agency(text, found):
        return found.end()
    for pattern in (_AGENCY_AND_DATE, _PLACE_AND_AGENCY):
        found = pattern.match(text)
        if found and is_outlet(found["agency"]):
            return found.end()
    return _end_of_place(text)


def _end_of_place(text: str) -> int:
    """Return where a dateline without an agency ends, 0 where there is none."""
    if found := _PLACE_ALONE.match(text):
        return found.end()
    found = _PLACE_AND_DATE.match(text)
    return found.end() if found and (found["place"].isupper() or found["end"].strip() in _DASHES) else 0


def _names_agency(text: str, found: re.Match[str]) -> bool:
    """Whether an agency stands behind place and date: "Ош, 3 мая. Погибли двое." has a sentence there."""
    agency = found["agency"]
    if is_outlet(agency):
        return True
    before = text[: found.start("agency")].rstrip()
    return found["end"].strip() == "." and " " not in agency.strip() and before[-1] in _DASHES
