"""What a story says in three sentences, all of them the outlets' own: the lead, and the list of what was decided."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from news.articles import Article
from news.differences import Difference
from news.stories import Sentence, Summary
from news.turns import latest_turn
from nlp import headline
from nlp.agreement import Reports, content
from nlp.boilerplate import is_background, is_boilerplate
from nlp.datelines import is_dateline
from nlp.differences import is_outdated
from nlp.openers import leans_back, only_adds
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

REPEATED_ELSEWHERE = 0.55
"""The same for what two outlets say, each in its own words."""

SHORT = 60
"""Characters of room under which no further sentence is looked for."""

_DECIDED = re.compile(
    r"подпис|принят|принял|утвержд|утверд|договорил|одобр|решен|решил|предусм|включа|кол кой|кол кою|кабыл ал|бекит|макулда|"
    r"чечим|қол қой|қабылда|келіс|шешім|imzola|qabul qil|qaror|имзо|қабул|sign|adopt|approv|agree|decid|includ",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!…][\"»”’)\]]*$")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence that a summary may have."""

    article: Article
    number: int
    unit: Unit
    source: str
    leans: bool
    adds: bool
    """Whether it leans only as what adds to something: any earlier sentence of its article will do."""
    background: bool
    outdated: bool
    """Whether it gives a number that another outlet has replaced since."""
    borne_out: int
    """How many other outlets say it."""

    @property
    def is_decisions(self) -> bool:
        """Whether it is a list of what was decided."""
        return self.unit.listing is not None and _DECIDED.search(self.unit.listing.intro) is not None


def summarise(articles: Sequence[Article], language: str, differing: Sequence[Difference] = ()) -> Summary:
    """Return what a story says in `language`: a headline, and at most 3 sentences of 420 characters in all.

    Articles in that language are read, or all of them where there are none, those of the latest turn first. The
    first article of the most standing gives the lead, unless more outlets bear out another's; then come a list of
    decisions, what most outlets say, and what follows in the text; a number that outlets are `differing` about is the
    newest one. Every sentence stands in its article word for word; a list may be joined and shortened at a whole item.
    A sentence that is too long is passed over, never cut; where none fits there are none.
    """
    ordered = _ordered(articles, language)
    title = headline.choose(articles, language, differing)
    reports = Reports(articles)
    chosen = _choose([_candidates(article, title, reports, differing) for article in ordered])
    return Summary(
        language=language,
        headline=title or _instead(chosen) or headline.choose(articles, "", differing),
        sentences=tuple(chosen),
    )


def _ordered(articles: Sequence[Article], language: str) -> list[Article]:
    """Return the articles to be read, those that may give the lead first."""
    own = [one for one in articles if one.language == language] or list(articles)
    turn = {one.id for one in latest_turn(own)}
    return sorted(
        own,
        key=lambda one: (
            not one.text.strip(), one.id not in turn, -one.standing, one.published_at, one.id,
        ),
    )  # fmt: skip


def _candidates(
    article: Article, title: str, reports: Reports, differing: Sequence[Difference] = ()
) -> list[_Candidate]:
    """Return the sentences of an article that say something and may stand in a summary, in its order."""
    text = article.text[:READ]
    said = content(title)
    found: list[_Candidate] = []
    for number, unit in enumerate(split(text)):
        deep = len(found) >= LEADING
        if deep and (unit.listing is None or not _DECIDED.search(unit.listing.intro)):
            continue
        if not _is_whole(unit, article.text):
            continue
        if content(unit.text) <= said:  # the headline in other words
            continue
        found.append(
            _Candidate(
                article=article,
                number=number,
                unit=unit,
                source=text[unit.start : unit.end],
                leans=leans_back(unit.text, article.language),
                adds=only_adds(unit.text),
                background=is_background(unit.text),
                outdated=is_outdated(unit.text, article.language, differing),
                borne_out=reports.borne_out(unit.text, article),
            )
        )
    return found


def _is_whole(unit: Unit, text: str) -> bool:
    """Whether a unit can stand alone: no scrap, heading, question, call, or half of a quotation or of what was read."""
    return not (
        unit.torn
        or is_boilerplate(unit.text)
        or is_dateline(unit.text)
        or unit.text[0].islower()
        or unit.text.count("(") != unit.text.count(")")
        or (unit.listing is None and not _ENDS.search(unit.text))
        or (unit.end >= READ and len(text) > READ)
        or _is_cut_off(unit, text)
    )


def _is_cut_off(unit: Unit, text: str) -> bool:
    """Whether a unit ends where a feed cut its text, in the middle of a sentence or a word: "его ждут пе…"."""
    whole = text.rstrip(" \n]")
    return unit.end >= len(whole) and whole.endswith(("…", "..."))


def _choose(by_article: list[list[_Candidate]]) -> list[Sentence]:
    """Return the sentences of a summary in the order in which they are read."""
    majority = max(1, len(by_article) // 2)
    lead = _lead(by_article, majority)
    if lead is None:
        return []
    rank = {lead.article.id: -1}
    for candidates in by_article:
        if candidates:
            rank.setdefault(candidates[0].article.id, len(rank))
    pool = sorted(
        (one for candidates in by_article for one in candidates if one is not lead),
        key=lambda one: (
            not (one.is_decisions and one.article is lead.article), one.outdated, one.background, one.borne_out < majority,
            rank[one.article.id], one.number,
        ),
    )  # fmt: skip
    taken: list[tuple[_Candidate, str]] = []
    for one in (lead, *pool):
        room = CHARACTERS - sum(len(text) + 1 for _, text in taken)
        if len(taken) == SENTENCES or (taken and room < SHORT):
            break
        text = _fitting(one.unit, room)
        if text is not None and (one is lead or _has_support(one, taken)) and not _is_said(one, text, taken):
            taken.append((one, text))
    taken.sort(key=lambda pair: (rank[pair[0].article.id], pair[0].number))
    return [
        Sentence(text=text, article_id=one.article.id, source=one.source, position=one.number)
        for one, text in taken
    ]


def _lead(by_article: list[list[_Candidate]], majority: int) -> _Candidate | None:
    """Return the sentence that a summary begins with: the first article's, unless most bear out only another one's."""
    fitting = [[one for one in candidates if _fitting(one.unit, CHARACTERS)] for candidates in by_article]
    leads = [lead for several in fitting if (lead := next((one for one in several if not one.leans), None))]
    if not leads:  # where nothing else stands, a first sentence may lean on the headline above it
        leads = [
            several[0]
            for several in fitting
            if several and several[0].number == 0 and several[0].article.title
        ]
    # max keeps the first of equals.
    return max(
        leads,
        key=lambda one: (not one.outdated, not one.background, min(one.borne_out, majority)),
        default=None,
    )


def _fitting(unit: Unit, room: int) -> str | None:
    """Return the unit's words if they fit into `room` characters, a list shortened; None if they do not."""
    if len(unit.text) <= room:
        return unit.text
    return unit.listing.joined(room) if unit.listing else None


def _has_support(one: _Candidate, taken: list[tuple[_Candidate, str]]) -> bool:
    """Whether what this sentence leans on is in the summary: mostly, the one right before it in its article."""
    return not one.leans or any(
        other.article is one.article
        and other.number < one.number
        and (one.adds or (other.number == one.number - 1 and other.unit.paragraph >= one.unit.paragraph - 1))
        for other, _ in taken
    )


def _is_said(one: _Candidate, text: str, taken: list[tuple[_Candidate, str]]) -> bool:
    """Whether most of a sentence's words stand in one that was taken already."""
    own, own_content = set(stems(text)), content(text)
    for other, said in taken:
        if other.article is one.article:
            if not own or len(own & set(stems(said))) >= REPEATED * len(own):
                return True
        elif len(own_content & content(said)) >= REPEATED_ELSEWHERE * len(own_content):
            return True
    return not own


def _instead(sentences: list[Sentence]) -> str:
    """Return a headline for articles without a title: the first sentence."""
    return sentences[0].text if sentences else ""
