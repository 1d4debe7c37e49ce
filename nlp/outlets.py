"""Names of outlets, as they stand behind a dash in titles and before the first sentence of reports."""

import re

DOMAIN = re.compile(
    r"\b[\w-]{2,}\.(?:kg|kz|uz|tj|tm|ru|com|org|net|media|info|news|asia|tv|su|by|ua|int|eu|me)\b",
    re.IGNORECASE,
)

KNOWN = frozenset(
    [
        "kaktus", "kaktusmedia", "24kg", "иа24kg", "акипресс", "akipress", "акиpress", "akchabar", "акчабар", "кабар",
        "kabar", "sputnik", "спутник", "sputnikкыргызстан", "sputnikказахстан", "sputnikузбекистан",
        "sputnikтаджикистан", "азаттык", "азаттықрадиосы", "озодлик", "озоди", "радиоозоди", "радиоазаттык",
        "радиосвобода", "тасс", "tass", "итартасс", "интерфакс", "interfax", "риановости", "риа", "ria", "rianovosti",
        "reuters", "рейтер", "bbc", "бибиси", "ввсnews", "bbcnews", "cnn", "euronews", "ap", "associatedpress",
        "apnews", "afp", "афп", "france24", "xinhua", "синьхуа", "dpa", "upi", "anadolu", "анадолу", "aa", "irna",
        "trend", "тренд", "apa", "report", "tengrinews", "zakonkz", "газетаuz", "gazetauz", "kunuz", "uza", "узa",
        "uzdaily", "дунё", "dunyo", "aisuz", "asiaplus", "азияплюс", "ховар", "ниатховар", "амитховар", "khovar",
        "vesti", "вести", "lenta", "lentaru", "rbc", "рбк", "коммерсантъ", "коммерсант", "knews", "клооп", "kloop",
        "economistkg", "вечернийбишкек", "vbkg", "aljazeera", "theguardian", "guardian", "timesofcentralasia",
        "eurasianet", "казинформ", "казахинформ", "kazinform", "inform", "қазақпарат", "казакпарат", "qazinform",
        "бақазақпарат", "ктрк", "ktrk", "белта", "belta", "агнмосква", "риамо", "федералпресс", "прайм", "regnum",
        "регнум", "известия", "росбалт", "укринформ", "ukrinform", "унн", "уніан", "униан", "turkmenportal", "orient",
        "туркменистансегодня",
    ]
)  # fmt: skip
"""Letters and digits of names, in lower case."""


def bare(name: str) -> str:
    """Return a name's letters and digits in lower case."""
    return "".join(letter for letter in name.lower() if letter.isalnum())


def is_outlet(name: str, own: str = "") -> bool:
    """Whether a name is a site's or an agency's: by its form, by the list, or because it is the article's `own`."""
    letters = bare(name)
    return bool(letters) and (letters in KNOWN or letters == bare(own) or DOMAIN.search(name) is not None)
