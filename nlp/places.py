"""Towns and provinces that a headline names: what happened in one did not happen in another."""

import re

from nlp.stems import TURKIC_STEM, words

# "Челябинской области", "Ноокатском районе", "Ош облусунда", "Chuy region".
_PROVINCE = re.compile(
    r"\b([А-ЯЁӨҮҢҚІӘҰ][\w-]{2,})\s+(?:област|район|кра[йея]|облус|облыс|аудан|вилоят|шаар|шаһар|қала|ноҳия)"
    r"|\b([A-Z][\w-]{2,})\s+(?:region|province|district|oblast|viloyat|shahr)"
)

# Towns by the first letters of their names, so that a title in any language and case names the same one.
_TOWNS = {
    "бишкек": "bishkek", "bishke": "bishkek", "ош": "osh", "оше": "osh", "ошто": "osh", "оштун": "osh", "osh": "osh", "оша": "osh",
    "джалал": "jalal-abad", "жалал-": "jalal-abad", "jalal": "jalal-abad", "баткен": "batken", "batken": "batken",
    "каракол": "karakol", "karako": "karakol", "нарын": "naryn", "naryn": "naryn", "талас": "talas", "talas": "talas",
    "токмок": "tokmok", "токмак": "tokmok", "чолпон": "cholpon-ata", "cholpo": "cholpon-ata", "балыкч": "balykchy", "balyk": "balykchy",
    "астан": "astana", "astana": "astana", "алмат": "almaty", "almaty": "almaty", "шымкен": "shymkent", "shymke": "shymkent",
    "ташкен": "tashkent", "tashke": "tashkent", "тошкен": "tashkent", "toshke": "tashkent", "самарк": "samarkand", "samark": "samarkand",
    "бухар": "bukhara", "bukhar": "bukhara", "buxoro": "bukhara", "душанб": "dushanbe", "dushan": "dushanbe", "худжан": "khujand",
    "хучанд": "khujand", "хуҷанд": "khujand", "ашхаба": "ashgabat", "ашгаба": "ashgabat", "ashgab": "ashgabat",
    "москв": "moscow", "moscow": "moscow", "петерб": "petersburg", "екатер": "yekaterinburg", "новоси": "novosibirsk",
    "казан": "kazan", "минск": "minsk", "minsk": "minsk", "киев": "kyiv", "kyiv": "kyiv", "kiev": "kyiv", "харько": "kharkiv",
    "одесс": "odesa", "львов": "lviv", "пекин": "beijing", "beijin": "beijing", "бээжин": "beijing", "шанхай": "shanghai",
    "стамбу": "istanbul", "istanb": "istanbul", "анкар": "ankara", "ankara": "ankara", "баку": "baku", "baku": "baku",
    "ереван": "yerevan", "yereva": "yerevan", "тбилис": "tbilisi", "tbilis": "tbilisi", "кабул": "kabul", "kabul": "kabul",
    "тегера": "tehran", "tehran": "tehran", "лондон": "london", "london": "london", "париж": "paris", "paris": "paris",
    "берлин": "berlin", "berlin": "berlin", "вашинг": "washington", "washin": "washington",
}  # fmt: skip


_BEFORE = frozenset(["в", "во", "из", "под", "близ", "около", "in", "near", "at", "outside", "from"])
_LOCATIVE = re.compile(r"(?:д|т)(?:а|е|о|ө|ан|ен|он|өн|агы|еги)$|(?:да|dan|da|dagi)$")


def places(title: str) -> frozenset[str]:
    """Return where a title says that something happened, as `town:…` and `province:…`, equal in all languages.

    Only "in Osh", "Ошто", "в Оше": a capital that is named otherwise is mostly its government.
    """
    found = words(title)
    towns = {
        town
        for before, word in zip(["", *found], found, strict=False)
        if (town := _TOWNS.get(word[:6]) or _TOWNS.get(word[:5]))
        and (before in _BEFORE or _LOCATIVE.search(word))
    }
    provinces = {match[1] or match[2] for match in _PROVINCE.finditer(title)}
    return frozenset(
        {f"town:{town}" for town in towns}
        | {f"province:{province.lower()[:TURKIC_STEM]}" for province in provinces}
    )
