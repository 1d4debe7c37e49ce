"""What a story says in three sentences, all of them the outlets' own: the lead, and the list of what was decided."""

import re
from collections.abc import Iterator, Sequence

from news.articles import Article
from news.stories import Sentence, Summary
from nlp import headline
from nlp.boilerplate import is_boilerplate
from nlp.sentences import Unit, split
from nlp.stems import stems

SENTENCES = 3
CHARACTERS = 420
"""Characters of a whole summary, with the spaces between its sentences."""

READ = 6000
"""Characters of an article that are looked at: what matters stands above."""

LEADING = 8
"""Units of an article that a summary is made of (measured: the lead beats any choice from deeper in the text)."""

REPEATED = 0.75
"""Share of a sentence's words that another already said, from which it only repeats."""

_DECIDED = re.compile(
    r"подпис|принят|принял|утвержд|утверд|договорил|одобр|решен|решил|предусм|включа|кол кой|кол кою|кабыл ал|бекит|макулда|"
    r"чечим|қол қой|қабылда|келіс|шешім|imzola|qabul qil|qaror|имзо|қабул|sign|adopt|approv|agree|decid|includ",
    re.IGNORECASE,
)
# "He added…" makes no sense without the sentence before it.
_LEANS_BACK = re.compile(
    r"^(?:Он|Она|Они|Оно|Это|Этот|Эта|Эти|Его|Её|Ее|Их|При этом|Однако|Также|Кроме того|Тем временем|По его|По её|По ее|"
    r"По их|Ал|Алар|Анын|Алардын|Бул|Буга|Мындан|Ошондой|Ошол|Ол|Олар|Оның|Бұл|Сонымен|Бу|У|Улар|Ин|Вай|Он(?:а|и)|"
    r"He|She|They|It|This|These|His|Her|Their|However|But|Also|In addition)\b"
)


def summarise(articles: Sequence[Article], language: str) -> Summary:
    """Return what a story says in `language`: a headline, and at most 3 sentences of 420 characters in all.

    Articles in that language are read, or all of them where there are none. The first article of the most
    standing gives the lead; another one may add a sentence that says something new. Every sentence stands in its
    article word for word; a list may be joined and shortened at a whole item. A sentence that is too long is
    passed over, never cut; where none fits there are none.
    """
    own = [one for one in articles if one.language == language] or list(articles)
    ordered = sorted(own, key=lambda one: (not one.text.strip(), -one.standing, one.published_at, one.id))
    title = headline.choose(articles, language)
    chosen: list[Sentence] = []
    for article in ordered:
        chosen += _from(article, title, chosen)
        if len(chosen) >= SENTENCES or _left(chosen) < SHORT:
            break
    return Summary(language=language, headline=title or _instead(chosen), sentences=tuple(chosen))


SHORT = 60
"""Characters of room under which no further sentence is looked for."""


def _from(article: Article, title: str, before: list[Sentence]) -> list[Sentence]:
    """Return the sentences that an article adds to those already chosen."""
    text = article.text[:READ]
    units = [unit for unit in split(text) if not _is_cut_off(unit, article.text)]
    said = [set(stems(title)), *(set(stems(sentence.text)) for sentence in before)]
    usable = list(_usable(units, said))
    taken: dict[int, str] = {}
    room = _left(before)
    places = SENTENCES - len(before)
    for number, unit in _by_worth(usable, first=not before):
        if len(taken) == places:
            break
        if _LEANS_BACK.match(unit.text) and not _has_support(number, taken, units, unit):
            continue
        text_of = _fitting(unit, room)
        if text_of is None or _repeats(text_of, [set(stems(one)) for one in taken.values()]):
            continue
        taken[number] = text_of
        room -= len(text_of) + 1
    return [
        Sentence(text=text_of, article_id=article.id, source=text[units[number].start : units[number].end])
        for number, text_of in sorted(taken.items())
    ]


def _usable(units: list[Unit], said: list[set[str]]) -> Iterator[tuple[int, Unit]]:
    """Yield the units that say something new, with their place: no boilerplate, no repeat, no scrap."""
    for number, unit in enumerate(units):
        if is_boilerplate(unit.text) or unit.text[0].islower() or unit.text.endswith((":", "?")):
            continue
        if unit.listing is None and not re.search(r"[.!…][\"»”’)\]]*$", unit.text):
            continue  # a heading or a caption: sentences end in a full stop
        if not _repeats(unit.text, said):
            yield number, unit


def _by_worth(usable: list[tuple[int, Unit]], *, first: bool) -> list[tuple[int, Unit]]:
    """Return units in the order in which room is given to them: the lead, a list of decisions, then as they stand."""
    lists = [
        (number, unit) for number, unit in usable if unit.listing and _DECIDED.search(unit.listing.intro)
    ]
    plain = [(number, unit) for number, unit in usable[:LEADING] if (number, unit) not in lists]
    if not first:
        return plain
    return plain[:1] + lists[:1] + plain[1:]


def _fitting(unit: Unit, room: int) -> str | None:
    """Return the unit's words if they fit into `room` characters, a list shortened; None if they do not."""
    if len(unit.text) <= room:
        return unit.text
    return unit.listing.joined(room) if unit.listing else None


def _has_support(number: int, taken: dict[int, str], units: list[Unit], unit: Unit) -> bool:
    """Whether the sentence that this one leans on is in the summary: the one right before it."""
    return number - 1 in taken and units[number - 1].paragraph >= unit.paragraph - 1


def _is_cut_off(unit: Unit, text: str) -> bool:
    """Whether the unit is the last of what was read of a longer text, and so perhaps half a sentence."""
    return unit.end >= READ and len(text) > READ


def _repeats(text: str, said: list[set[str]]) -> bool:
    """Whether most of a sentence's words stand in one that was already said."""
    own = set(stems(text))
    return not own or any(len(own & other) >= REPEATED * len(own) for other in said)


def _left(sentences: list[Sentence]) -> int:
    """Return how many characters a further sentence may have."""
    return CHARACTERS - sum(len(sentence.text) + 1 for sentence in sentences)


def _instead(sentences: list[Sentence]) -> str:
    """Return a headline for articles without a title: the first sentence."""
    return sentences[0].text if sentences else ""
