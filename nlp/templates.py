"""News that recur in the same words: rates, weather, scores, reviews. Two issues of one are not one event."""

import re

_RATES = (
    r"\bкурс\w* (?:валют|доллар|евро|рубл|сом|тенге|тенгэ|сум|юан)",
    r"(?:валют|доллар|евро|рубл|теңге)\w* курс",
    r"(?:учетн|официальн)\w+ курс",
    r"(?:доллар|евро)\w* на \d",
    r"валюта курслары|валют\w+ (?:баас|бағам)|доллар\w* бағам",
    r"valyuta kurs|dollar kurs|қурби асъор|exchange rate",
)
_WEATHER = (
    r"прогноз\w* погод|\bпогод\w* (?:на|в)\b|какая погода|^погода\b|гидромет",
    r"аба ырайы|ауа райы|ob-havo|об-ҳаво|обу ҳаво",
    r"weather forecast|^weather\b",
)
_MATCH = r"(?:матч|обыгра|побед|выигра|проигра|разгром|ничь|сыграл|\bлиг|кубок|кубк|\bутт|жеңди|эсеп|beat|draw|\bwin|\bwon|defeat|league|\bcup\b)"
_COUNT = r"\b\d{1,2}\s?[:–—-]\s?\d{1,2}\b(?!\s?(?:час|утра|вечера|саат|год|лет|процент|%))"
_SCORE = (rf"{_COUNT}.*{_MATCH}", rf"{_MATCH}.*{_COUNT}")
_REVIEW = (
    r"(?:итоги|главн\w+|обзор|дайджест|новости|события) (?:за |недел|дня|сутк|месяц|утр|час|к этому)",
    r"за (?:минувшую|прошедшую) неделю|что произошло|недел\w+ в (?:фото|цифр)",
    r"жуманын (?:жыйынтыг|окуя)|күндүн (?:жаңылык|окуя)|апта\w* (?:қорытынды|шолу)",
    r"(?:week|day) in review|weekly (?:review|digest|roundup)|daily (?:digest|briefing)|news digest|morning briefing|top news",
)
_HOROSCOPE = (r"гороскоп|horoscope|жылдыз төлгө|жұлдызжорамал|munajjim",)
_DAILY_COUNT = (
    r"за (?:минувшие |прошедшие |последние )?(?:сутки|день|неделю).{0,60}\d",
    r"\d.{0,60}за (?:минувшие |прошедшие |последние )?сутки",
    r"\d+ (?:новых|жаңы|new) (?:случа|учур|cases)|число (?:случаев|заболевших|заразившихся|зараженных)",
    r"ситуаци\w+ с (?:covid|коронавирус)|акыркы (?:бир )?сутка",
)

KINDS = {
    name: re.compile("|".join(patterns), re.IGNORECASE)
    for name, patterns in (
        ("rates", _RATES),
        ("weather", _WEATHER),
        ("score", _SCORE),
        ("review", _REVIEW),
        ("horoscope", _HOROSCOPE),
        ("count", _DAILY_COUNT),
    )
}
"""Kinds of recurring news, by what their titles say."""


def template(title: str) -> str | None:
    """Return which kind of recurring news a title announces, None for other news."""
    title = title.replace("ё", "е")
    return next((name for name, pattern in KINDS.items() if pattern.search(title)), None)
