"""Where sentences begin and end in a news text, and which lines are a list that belongs to the sentence before it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from razdel import sentenize

from nlp.datelines import end_of_dateline
from nlp.spans import Quotations, wrapped

NEAR = 80
"""Characters on each side of a cut that are looked at."""

DATED = 3
"""Paragraphs that may begin with a dateline."""

# Abbreviations that razdel, made for Russian, does not know. After them a sentence does not end.
_NEVER_LAST = re.compile(
    r"(?:^|[\s(«\"“])(?:"
    r"Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Capt|Sgt|Maj|St|Mt|Ft|vs|No|Nos|Rev|Hon|Pres|"
    r"Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|e\.g|i\.e|approx|est|Adm|Cmdr|Cpl|Pvt|Supt|Atty|Messrs|"
    r"обл|көч|кв|проф|акад|млн|млрд|трлн|миң|тыс|т\.а|м\.а|мыс|б\.а|б\.з\.ч|ул|бул|просп|пр|ген|полк|им|ст|гл|"
    r"доц|канд|мкр|пос|дер|респ|т\.е|т\.н|т\.к|т\.ч"
    r")\.$"
)
# An initial, where a name or another initial follows: "С. Жапаров", but not "витамин А. Он".
_INITIAL = re.compile(r"(?:^|[\s(«\"“.-])[А-ЯЁӨҮҢӘІҒҚҰA-Z]\.$")
_NAME = re.compile(r"[А-ЯЁӨҮҢӘІҒҚҰA-Z](?:\.|[\w’'-])")
# These end a sentence or stand inside it: what comes next decides.
_MAYBE_LAST = re.compile(
    r"(?:^|\s)(?:(?:[A-Z]\.){2,}|a\.m\.|p\.m\.|Inc\.|Ltd\.|Co\.|Corp\.|Jr\.|Sr\.|ж\.б\.|т\.б\.|т\.д\.|т\.п\.|"
    r"ж\.|к\.|г\.|гг\.|жж\.|кк\.|ш\.|қ\.|с\.|чел\.|руб\.|долл\.|мин\.|сек\.)$"
)
_STARTS_ANEW = re.compile(
    r"(?:The|A|An|In|On|At|He|She|It|They|We|But|And|This|That|These|However|According|Бул|Ал|Анын|Ошол|Ошондой|"
    r"Буга|Мындан|Бұл|Ол|Оның|Сонымен|Это|Он|Она|Они|По|В|На|Также|При|Ранее|Как|Об|О|С|К|У|И|А|Но|За|До|Для|Из|"
    r"Однако|Алар|Ага|Аны|Эскерте|Белгилей|Эске|Мурда|Бу|У|Улар|Ин|Дар)\b"
)
_SPOKEN = re.compile(r"[—–-]*\s*([^\W\d_])")
# Flattened pages lose the space behind a full stop: "потока».Затем", "жылы.Бул".
_GLUED = re.compile(
    r"(?<=[а-яёөүңәғқұіһ]{3}[.!?])(?=[А-ЯЁӨҮҢӘІҒҚҰ][а-яёөүңәғқұіһ]+[ ,])|(?<=[а-яё][»\"”][.!?])(?=[А-ЯЁӨҮҢӘІҒҚҰ][а-яёөүңәғқұіһ]+[ ,])|(?<=[а-яё][.!?][»\"”])(?=[А-ЯЁӨҮҢӘІҒҚҰ][а-яёөүңәғқұіһ]+[ ,])|(?<=[^\W\d_] [А-ЯЁA-Z][.])(?= [«“\"][А-ЯЁӨҮҢӘІҒҚҰA-Z])"
)

_BULLET = re.compile(r"^\s*(?:[-–—•*·▪●◦‣➤►✅✔]|\d{1,2}[.)]|[а-гa-d]\))\s*(?=\S)")
_INLINE_ITEM = re.compile(r"(?<=[;:])\s*[-–—•]\s+")
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_ENDS = re.compile(r"[.!?…][\"»”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: what introduces it, up to its colon, and its items without marks."""

    intro: str
    items: tuple[str, ...]

    def joined(self, limit: int) -> str | None:
        """Return the list as one sentence of at most `limit` characters; None if not even one item fits.

        It is shortened at a whole item, and then says so with an ellipsis.
        """
        for count in range(len(self.items), 0, -1):
            ending = "." if count == len(self.items) else "; …"
            text = f"{self.intro} {'; '.join(self.items[:count])}{ending}"
            if len(text) <= limit:
                return text
        return None


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, or a list with its introduction, and where it stands in the text."""

    text: str
    """With single spaces; a list whole, joined."""
    start: int
    end: int
    paragraph: int
    """The line on which it begins, counting those that are not empty."""
    listing: Listing | None = None
    torn: bool = False
    """Whether a quotation goes on beyond its beginning or its end, so that by itself it would be nobody's words."""


def split(text: str) -> list[Unit]:
    """Return the sentences and lists of a text whose paragraphs are lines, in their order.

    `text[unit.start:unit.end]` is the unit as it stands there. A sentence never ends inside a quotation or
    after an abbreviation. Datelines, and a pair of marks around the whole text, belong to no unit.
    """
    begins, ends = wrapped(text)
    quotations = Quotations(text, begins, ends)
    return [_marked(unit, quotations) for unit in _units(text, _paragraphs(text, begins, ends), quotations)]


def _units(text: str, paragraphs: list[tuple[int, int]], quotations: Quotations) -> Iterator[Unit]:
    """Yield the units of a text."""
    number = 0
    while number < len(paragraphs):
        start, end = paragraphs[number]
        if number < DATED:
            start = _undated(text, start, end)
        items = _items_after(text, paragraphs, number)
        sentences = [
            (_undated(text, *span) if number < DATED else span[0], span[1])
            for span in _sentences(text, start, end, quotations)
        ]
        if items:
            yield from (_unit(text, *span, number) for span in sentences[:-1])
            last_start = sentences[-1][0]
            list_end = paragraphs[number + len(items)][1]
            yield _list_unit(_flat(text[last_start:end]), items, (last_start, list_end), number)
            number += len(items)
        else:
            yield from (_inline_list(text, *span, number) or _unit(text, *span, number) for span in sentences)
        number += 1


def _undated(text: str, start: int, end: int) -> int:
    """Return where what stands between two offsets begins behind its dateline."""
    return start + end_of_dateline(text[start : min(end, start + 2 * NEAR)])


def _marked(unit: Unit, quotations: Quotations) -> Unit:
    """Return a unit that knows whether a quotation goes on beyond it."""
    return replace(unit, torn=True) if quotations.tear(unit.start, unit.end) else unit


def _unit(text: str, start: int, end: int, paragraph: int) -> Unit:
    """Return the plain sentence that stands between two offsets."""
    return Unit(_flat(text[start:end]), start, end, paragraph)


def _list_unit(intro: str, items: list[str], span: tuple[int, int], paragraph: int) -> Unit:
    """Return the unit of a list."""
    listing = Listing(intro, tuple(items))
    whole = f"{intro} {'; '.join(items)}."
    return Unit(whole, *span, paragraph, listing)


def _inline_list(text: str, start: int, end: int, paragraph: int) -> Unit | None:
    """Return the unit of a list that stands on one line ("signed: - one; - two; - three."), if it is one."""
    intro, colon, rest = text[start:end].partition(":")
    if not colon:
        return None
    items = [_bare(item) for item in _INLINE_ITEM.split(f":{rest}")[1:]]
    if len(items) < 2 or not all(items):  # noqa: PLR2004 - one dash after a colon is a dialogue
        return None
    return _list_unit(f"{_flat(intro)}:", items, (start, end), paragraph)


def _items_after(text: str, paragraphs: list[tuple[int, int]], number: int) -> list[str]:
    """Return the items of the list that a paragraph ending in a colon introduces, [] where there is none."""
    start, end = paragraphs[number]
    if not text[start:end].rstrip().endswith(":"):
        return []
    items: list[str] = []
    for item_start, item_end in paragraphs[number + 1 :]:
        line = text[item_start:item_end]
        marked = _BULLET.match(line)
        # Feeds lose the marks: lines that end in semicolons after a colon are a list as well.
        if not marked and not line.rstrip().endswith(";") and not (items and _closes(text, item_start, line)):
            break
        item = _bare(line)
        if not item:
            break
        items.append(item)
        if not marked and not line.rstrip().endswith(";"):
            break
    return items if len(items) > 1 else []


def _closes(text: str, start: int, line: str) -> bool:
    """Whether an unmarked line is the last item: the line before it ended in a semicolon and it begins small."""
    return text[max(0, start - NEAR) : start].rstrip().endswith(";") and line.lstrip()[:1].islower()


def _bare(item: str) -> str:
    """Return an item without its mark and the punctuation that ends it."""
    return _flat(_BULLET.sub("", item, count=1)).rstrip(" ;.,")


def _flat(text: str) -> str:
    """Return a text with single spaces and no line ends."""
    return " ".join(text.split())


def _paragraphs(text: str, begins: int, ends: int) -> list[tuple[int, int]]:
    """Return where the paragraphs of a text stand; a line broken in the middle of a sentence is mended."""
    found: list[tuple[int, int]] = []
    for match in _LINE.finditer(text, begins, ends):
        if not match.group().strip():
            continue
        start, end = match.span()
        start += len(match.group()) - len(match.group().lstrip())
        end -= len(match.group()) - len(match.group().rstrip())
        if found and _continues(text, found[-1], start):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _continues(text: str, before: tuple[int, int], start: int) -> bool:
    """Whether a line goes on with the sentence of the one before it (plain text wrapped at a width)."""
    gap = text[before[1] : start]
    line = text[before[0] : before[1]]
    return (
        gap.count("\n") == 1
        and text[start].islower()
        and len(line) > 40  # noqa: PLR2004 - a shorter line is a heading or an item, not a wrapped one
        and not _ENDS.search(line)
        and line[-1] not in ":;,"
        and not _BULLET.match(line)
    )


def _sentences(text: str, start: int, end: int, quotations: Quotations) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of one paragraph stand."""
    begun: int | None = None
    pieces = list(_pieces(text, start, end))
    for (first, last), following in zip(pieces, [*pieces[1:], None], strict=True):
        begun = first if begun is None else begun
        if following is not None and (
            quotations.within(last)
            or _goes_on(text[max(begun, last - NEAR) : last], text[following[0] : following[0] + NEAR])
        ):
            continue
        yield begun, last
        begun = None


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what razdel takes for sentences, and parts them where a space is missing behind a full stop."""
    for piece in sentenize(text[start:end]):
        first, last = start + piece.start, start + piece.stop
        for glued in _GLUED.finditer(text, first, last):
            yield first, glued.start()
            first = glued.start() + (text[glued.start()] == " ")
        yield first, last


def _goes_on(left: str, right: str) -> bool:
    """Whether razdel cut a sentence in two: after an abbreviation or an initial, or before who said it."""
    if _NEVER_LAST.search(left):
        return True
    begins_anew = _STARTS_ANEW.match(right)
    if _INITIAL.search(left) and _NAME.match(right) and not begins_anew:
        return True
    if _MAYBE_LAST.search(left) and not begins_anew:
        return True
    said = _SPOKEN.match(right)
    return said is not None and said[1].islower()
