"""A story's headline: whose words are taken, and what a site hangs on its titles is taken off."""

import re
from collections.abc import Sequence
from datetime import datetime

from news.articles import Article
from news.differences import Difference
from news.ids import EntryId
from news.turns import latest_turn
from nlp.agreement import content
from nlp.differences import is_outdated
from nlp.outlets import is_outlet

_BAR = re.compile(r"\s+[|•»]\s+[^|•»]{2,40}$")
_DASH = re.compile(r"\s+[-–—]\s+([^-–—]{2,40})$")
_LABEL = re.compile(
    r"^(?:фото|видео|фото и видео|видео дня|фото дня|фоторепортаж|video|photos?|сүрөт|сүрөттөр|срочно|молния|шашылыш|breaking(?: news)?|"
    r"обновлено|updated?|эксклюзив|exclusive)\s*[:.!|—–-]+\s*|"
    r"\s*[(\[](?:(?:фото|видео|аудио|инфографика|сүрөт|сүрөттөр|video|photos?|audio|infographic|обновлено|updated?|дополнено|18\+)(?:,\s|\s?\+\s?|\s?/\s?|\s(?:и|жана|and)\s)?)+[)\]]\s*$|"
    r"\s*(?:[—–-]|\+|\||\.)\s*(?:фото|видео|фото и видео|видео и фото|сүрөт|video|photos?)\s*$",
    re.IGNORECASE,
)
# What asks or teases instead of saying what happened.
_TEASES = re.compile(
    r"\?\W*$|!{2,}|(?:\.\.\.|…)\W*$|^(?:почему|как\b|что\b|кто\b|зачем|сколько|где\b|куда\b|когда\b|why|how|what|who|where|when|эмне|кантип|кандай|качан|неге|қалай)|"
    r"\bшок\b|шокир|сенсаци|не поверите|вот (?:что|почему|как)|что известно|стало известно|топ-?\s?\d|лайфхак|раскрыл\w* (?:секрет|тайну)|"
    r"you won.t believe|shocking|here.s (?:what|why|how)|everything you need|таң кал|сыры ачылды",
    re.IGNORECASE,
)
_SHOUTS = 0.6
"""Share of capitals among a headline's letters from which it shouts."""

COMPARED = 30
"""Headlines with which each is compared: a story of more is told by these."""

MOST = 300
"""Characters after which a title is a paragraph in the wrong place: it is cut at a word."""


def clean(title: str, outlet: str = "") -> str:
    """Return a title in one line without the outlet's name, "(photo)" and the like."""
    title = " ".join(title.replace("\x00", " ").split())
    for _ in range(3):  # "Title (video) | Section | Outlet" takes three rounds
        before = title
        title = _LABEL.sub("", title).strip()
        if (bar := _BAR.search(title)) and len(title[: bar.start()].split()) > 1:
            title = title[: bar.start()].strip()
        if (dash := _DASH.search(title)) and is_outlet(dash.group(1), outlet):
            title = title[: dash.start()].strip()
        if title == before:
            break
    return title if len(title) <= MOST else title[: MOST - 1].rsplit(" ", 1)[0] + "…"


def choose(articles: Sequence[Article], language: str, differing: Sequence[Difference] = ()) -> str:
    """Return the headline of a story in `language`, of its latest turn; in another language where nobody writes in it.

    It is the one that shares most with the others, so that no outlet's own angle speaks for all, and of equals that of
    the outlet of the most standing, then the earliest. One that asks, teases or gives a number that has been replaced
    since (`differing`) comes last. "" where there is none: where those who write in `language` have no titles, too.
    """
    own = [one for one in articles if one.language == language] or list(articles)
    turn = {one.id for one in latest_turn(own)}
    titles = {one.id: title for one in own if (title := clean(one.title, one.outlet))}
    stems = {id: content(title) for id, title in titles.items()}

    def worth(one: Article) -> tuple[bool, bool, bool, float, float, datetime, int]:
        title = titles[one.id]
        return (
            one.id not in turn,
            is_outdated(title, one.language, differing),
            _teases(title),
            -_shared(one, own, stems),
            -one.standing,
            one.published_at,
            one.id,
        )

    best = min((one for one in own if one.id in titles), key=worth, default=None)
    return titles[best.id] if best else ""


def _teases(title: str) -> bool:
    """Whether a headline asks, teases or shouts."""
    letters = [letter for letter in title if letter.isalpha()]
    shouts = sum(letter.isupper() for letter in letters) > _SHOUTS * len(letters)
    return shouts or _TEASES.search(title) is not None


def _shared(one: Article, articles: Sequence[Article], stems: dict[EntryId, frozenset[str]]) -> float:
    """Return how much of a headline's words the headlines of other outlets share, 0 to 1, in tenths."""
    own = stems[one.id]
    others = [
        2 * len(own & stems[other.id]) / ((len(own) + len(stems[other.id])) or 1)
        for other in articles[:COMPARED]
        if other.id in stems and other.outlet != one.outlet
    ]
    return round(sum(others) / len(others), 1) if others else 0.0
