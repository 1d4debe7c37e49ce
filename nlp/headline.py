"""A story's headline: whose words are taken, and what a site hangs on its titles is taken off."""

import re
from collections.abc import Sequence

from news.articles import Article

_BAR = re.compile(r"\s+[|•»]\s+[^|•»]{2,40}$")
_DASH = re.compile(r"\s+[-–—]\s+([^-–—]{2,40})$")
_LABEL = re.compile(
    r"^(?:фото|видео|ФОТО|ВИДЕО|VIDEO|PHOTO|СРОЧНО|Срочно|BREAKING)\s*[:.!|-]\s*|"
    r"\s*[(\[](?:фото|видео|фото,\s*видео|видео,\s*фото|аудио|инфографика|сүрөт|сүрөттөр|photo|video|photos)[)\]]\s*$",
    re.IGNORECASE,
)
_DOMAIN = re.compile(
    r"\b[\w-]{2,}\.(?:kg|kz|uz|tj|ru|com|org|net|media|info|news|asia|tv|su|by|ua|int|eu|me)\b", re.IGNORECASE
)
_OUTLETS = frozenset(
    [
        "kaktus",
        "kaktusmedia",
        "24kg",
        "акипресс",
        "akipress",
        "кабар",
        "kabar",
        "sputnik",
        "спутник",
        "азаттык",
        "азаттықрадиосы",
        "озодлик",
        "озоди",
        "тасс",
        "tass",
        "интерфакс",
        "interfax",
        "риановости",
        "ria",
        "reuters",
        "bbc",
        "бибиси",
        "ввсnews",
        "bbcnews",
        "cnn",
        "euronews",
        "tengrinews",
        "zakonkz",
        "газетаuz",
        "gazetauz",
        "kunuz",
        "asiaplus",
        "азияплюс",
        "радиоозоди",
        "vesti",
        "вести",
        "lenta",
        "lentaru",
        "rbc",
        "рбк",
        "коммерсантъ",
        "knews",
        "клооп",
        "kloop",
        "economistkg",
        "вечернийбишкек",
        "vbkg",
        "apnews",
        "aljazeera",
        "theguardian",
        "guardian",
        "timesofcentralasia",
        "eurasianet",
        "казинформ",
        "kazinform",
        "inform",
        "ктрк",
        "ktrk",
        "радиоазаттык",
    ]
)
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
        if (dash := _DASH.search(title)) and _is_outlet(dash.group(1), outlet):
            title = title[: dash.start()].strip()
        if title == before:
            break
    return title if len(title) <= MOST else title[: MOST - 1].rsplit(" ", 1)[0] + "…"


def choose(articles: Sequence[Article], language: str) -> str:
    """Return the headline of a story: of the outlet of the most standing, the earliest where they are equal.

    Titles in `language` come first; where there are none, any title does; "" where no article has one.
    """
    ordered = sorted(
        articles, key=lambda one: (one.language != language, -one.standing, one.published_at, one.id)
    )
    return next((title for one in ordered if (title := clean(one.title, one.outlet))), "")


def _is_outlet(name: str, outlet: str) -> bool:
    """Whether what follows a dash is the name of a site and not a part of the headline."""
    bare = _bare(name)
    return bool(_DOMAIN.search(name)) or bare in _OUTLETS or (bool(bare) and bare == _bare(outlet))


def _bare(name: str) -> str:
    """Return a name's letters and digits in lower case."""
    return "".join(letter for letter in name.lower() if letter.isalnum())
