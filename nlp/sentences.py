"""Where sentences begin and end in a news text, and which lines are a list that belongs to the sentence before it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from razdel import sentenize

LONGEST_QUOTE = 700
"""Characters after which a quotation mark that never closes is taken for a slip."""

# Abbreviations that razdel, made for Russian, does not know. After them a sentence does not end.
_NEVER_LAST = re.compile(
    r"(?:^|[\s(«\"“])(?:"
    r"Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Capt|Sgt|Maj|St|Mt|Ft|vs|No|Nos|Rev|Hon|Pres|"
    r"Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|e\.g|i\.e|approx|est|"
    r"обл|көч|кв|проф|акад|мин|млн|млрд|миң|тыс|чел|т\.а|м\.а|мыс|б\.а|б\.з\.ч|ул|бул|просп|пр|ген|полк|"
    r"[А-ЯЁӨҮҢӘІҒҚҰA-Z]"
    r")\.$"
)
# These end a sentence or stand inside it: what comes next decides.
_MAYBE_LAST = re.compile(
    r"(?:^|\s)(?:(?:[A-Z]\.){2,}|a\.m\.|p\.m\.|Inc\.|Ltd\.|Co\.|Corp\.|ж\.б\.|т\.б\.|ж\.|к\.|г\.|гг\.|жж\.)$"
)
_STARTS_ANEW = re.compile(
    r"(?:The|A|An|In|On|At|He|She|It|They|We|But|And|This|That|These|However|According|Бул|Ал|Анын|Ошол|Ошондой|"
    r"Буга|Мындан|Бұл|Ол|Оның|Сонымен|Это|Он|Она|Они|По|В|На|Также|При|Ранее|Как)\b"
)
_BULLET = re.compile(r"^\s*(?:[-–—•*·▪●◦‣➤►✅✔]|\d{1,2}[.)]|[а-гa-d]\))\s*(?=\S)")
_INLINE_ITEM = re.compile(r"(?<=[;:])\s*[-–—•]\s+")
_ENDS = re.compile(r"[.!?…][\"»”’)\]]*$")
_PAIRS = (("«", "»"), ("“", "”"), ("„", "“"))


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


def split(text: str) -> list[Unit]:
    """Return the sentences and lists of a text whose paragraphs are lines, in their order.

    `text[unit.start:unit.end]` is the unit as it stands there. A sentence never ends inside a quotation or
    after an abbreviation.
    """
    return list(_units(text))


def _units(text: str) -> Iterator[Unit]:
    """Yield the units of a text."""
    paragraphs = _paragraphs(text)
    number = 0
    while number < len(paragraphs):
        start, end = paragraphs[number]
        items = _items_after(text, paragraphs, number)
        sentences = list(_sentences(text, start, end))
        if items:
            yield from (_unit(text, *span, number) for span in sentences[:-1])
            last_start = sentences[-1][0]
            list_end = paragraphs[number + len(items)][1]
            yield _list_unit(_flat(text[last_start:end]), items, (last_start, list_end), number)
            number += len(items)
        else:
            yield from (_inline_list(text, *span, number) or _unit(text, *span, number) for span in sentences)
        number += 1


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
        items.append(_bare(line))
        if not marked and not line.rstrip().endswith(";"):
            break
    return items if len(items) > 1 and all(items) else []


def _closes(text: str, start: int, line: str) -> bool:
    """Whether an unmarked line is the last item: the line before it ended in a semicolon and it begins small."""
    return text[:start].rstrip().endswith(";") and line.lstrip()[:1].islower()


def _bare(item: str) -> str:
    """Return an item without its mark and the punctuation that ends it."""
    return _flat(_BULLET.sub("", item, count=1)).rstrip(" ;.,")


def _flat(text: str) -> str:
    """Return a text with single spaces and no line ends."""
    return " ".join(text.split())


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Return where the paragraphs of a text stand; a line broken in the middle of a sentence is mended."""
    found: list[tuple[int, int]] = []
    for match in re.finditer(r"[^\n\r\u2028\u2029]*\S[^\n\r\u2028\u2029]*", text):
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


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of one paragraph stand."""
    pending: int | None = None
    line = text[start:end]
    pieces = list(sentenize(line))
    for piece, following in zip(pieces, [*pieces[1:], None], strict=True):
        begun = piece.start if pending is None else pending
        if following is not None and _goes_on(line[begun : piece.stop], line[following.start :]):
            pending = begun
            continue
        pending = None
        yield start + begun, start + piece.stop


def _goes_on(left: str, right: str) -> bool:
    """Whether razdel cut a sentence in two: after an abbreviation, or inside a quotation."""
    if _NEVER_LAST.search(left[-16:]):
        return True
    if _MAYBE_LAST.search(left[-16:]) and not _STARTS_ANEW.match(right):
        return True
    return len(left) < LONGEST_QUOTE and _open_quote(left, right)


def _open_quote(left: str, right: str) -> bool:
    """Whether a quotation is open at the cut and closes later."""
    for opening, closing in _PAIRS:
        if left.count(opening) > left.count(closing) and closing in right[:LONGEST_QUOTE]:
            return True
    straight = left.count('"')
    return straight % 2 == 1 and '"' in right[:LONGEST_QUOTE]
