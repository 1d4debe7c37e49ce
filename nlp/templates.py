"""News that recur in the same words: rates, weather, scores, reviews. Two issues of one are not one event."""

import re

_MONEY = r"(?:валют|доллар|евро|рубл|тенге|теңге|тенгэ|сум\b|сума\b|юан|лир)"
_RATES = (
    rf"\bкурс\w* {_MONEY}|\bкурс\w* (?:обмен|к (?:сому|тенге|рублю|доллару))",
    rf"{_MONEY}\w*\s+(?:\w+\s+)?(?:курс|бағам)",
    r"(?:учетн|официальн)\w+ курс",
    r"(?:доллар|евро)\w* на \d|(?:сколько|почем|по чем)\b.{0,12} (?:доллар|евро|рубл)",
    r"валют\w+ (?:баас|нарк)|valyuta\w* kurs|dollar\w* kurs|қурби асъор|exchange rate",
)
_GOODS = r"(?:нефт|бензин|топлив|дизел|солярк|гсм|золот|алтын|биткоин|криптовалют|мұнай|мунай|күйүүчү|жанармай|oltin|benzin|neft)"
_PRICES = (
    rf"(?:цен[аыу]|стоимост\w+|курс\w*|котировк\w+) (?:на )?{_GOODS}",
    rf"(?:сколько|почем)\b.{{0,12}} {_GOODS}",
    rf"{_GOODS}\w*\s+(?:\w+\s+)?(?:баа|бағ|narx)",
    r"\b(?:oil|gold|fuel|petrol|gas|bitcoin) prices?\b",
)
_WEATHER = (
    r"прогноз\w* погод|\bпогод\w* (?:на|в|по)\b|какая\b.{0,12} погода|^погода\b|гидромет",
    r"аба ырайы|ауа райы|ob-havo|об-ҳаво|обу ҳаво",
    r"weather forecast|^weather\b",
)
_AIR = (
    r"качеств\w+ воздуха|загрязнени\w+ воздуха|\bсмог\w*:|абанын (?:сапат|булган)|ауа сапат|ауаның (?:сапат|ластан)",
    r"havo(?:ning)? (?:sifat|ifloslan)|air quality|air pollution level",
)
_OUTAGES = (
    r"(?:отключат|отключени\w+|не будет) (?:света|свет|электр\w+|воды|воду|газа|газ|горяч\w+|холодн\w+)",
    r"где .{0,20}(?:отключат|не будет) |(?:жарык|суу|газ|электр\w*) (?:өчөт|өчүрүл|болбойт)|жарық (?:өшеді|болмайды)",
    r"(?:power|water|gas) (?:outage|cut|shutdown)s? (?:schedule|list|on|for)",
)
_MATCH = r"(?:матч|обыгра|побед|выигра|проигра|разгром|ничь|сыграл|\bлиг|кубок|кубк|\bутт|жеңди|эсеп|эсеб|beat|draw|\bwin|\bwon|defeat|league|\bcup\b)"
_COUNT = r"\b\d{1,2}\s?[:–—-]\s?\d{1,2}\b(?!\s?(?:час|утра|вечера|саат|год|лет|процент|%))"
_SCORE = (rf"{_COUNT}.*{_MATCH}", rf"{_MATCH}.*{_COUNT}")
_REVIEW = (
    r"(?:итоги|главн\w+|обзор\w*|дайджест|новости|события) (?:\w+ )?(?:за |недел|дня|сутк|месяц|утр|час|к этому)",
    r"за (?:минувшую|прошедшую) неделю|что произошло (?:за|сегодня|на этой)|недел\w+ в (?:фото|цифр)|\bдайджест\b",
    r"жуманын (?:жыйынтыг|окуя)|күндүн (?:жаңылы|окуя|жыйынтыг)|апта\w* (?:қорытынды|шолу)|күн\w* (?:қорытынды|шолу)",
    r"hafta xulosa|kun xulosa|hafta yangilik",
    r"(?:week|day) in review|weekly (?:review|digest|roundup)|daily (?:digest|briefing)|news digest|morning briefing|top news",
)
_HOROSCOPE = (r"гороскоп|horoscope|жылдыз төлгө|жұлдызжорамал|жұлдыз жорамал|munajjim",)
_CALENDAR = (
    r"(?:этот|в этот) день(?: в истории|:)|(?:какой|какие)\b.{0,12} праздник|\bпраздник\w* сегодня|день в истории",
    r"родил\w+ в этот день|тарыхта(?:гы)? бул күн|тарихтағы бұл күн|бүгүн кандай майрам|tarixda bu kun",
    r"this day in history|on this day|(?:расписание|время) намаз|намаз убакт|namoz vaqt|орозо убакт",
)
_DAILY_COUNT = (
    r"за (?:минувшие |прошедшие |последние )?(?:сутки|день|неделю).{0,60}\d",
    r"\d.{0,60}за (?:минувшие |прошедшие |последние )?сутки",
    r"\d+ (?:новых|жаңы|жаңа|yangi|new) (?:случа|учур|жағдай|holat|cases)|число (?:случаев|заболевших|заразившихся|зараженных)",
    r"ситуаци\w+ с (?:covid|коронавирус)|акыркы (?:бир )?сутка|(?:бир|өткөн) суткада|(?:соңғы|бір|өткен) тәулік|so[ʻ‘'`]?nggi sutka|bir sutka",
)

KINDS = {
    name: re.compile("|".join(patterns), re.IGNORECASE)
    for name, patterns in (
        ("prices", _PRICES),
        ("rates", _RATES),
        ("weather", _WEATHER),
        ("air", _AIR),
        ("outages", _OUTAGES),
        ("score", _SCORE),
        ("horoscope", _HOROSCOPE),
        ("calendar", _CALENDAR),
        ("review", _REVIEW),
        ("count", _DAILY_COUNT),
    )
}
"""Kinds of recurring news, by what their titles say."""

_SUBJECTS = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in (
        ("country:kg", r"к[ыи]рг[ыи]з|kyrgyz|qirg[ʻ‘'`]?iz|қырғыз"),
        ("country:kz", r"казахстан|қазақстан|kazakhstan|qozog[ʻ‘'`]?iston"),
        ("country:uz", r"узбекистан|өзбекстан|uzbekistan|o[ʻ‘'`]?zbekiston|ўзбекистон"),
        ("country:tj", r"таджикистан|тажикстан|tajikistan|тоҷикистон|tojikiston"),
        ("country:tm", r"туркмен|turkmen"),
        ("country:ru", r"\bросси|\bрф\b|russia|rossiya"),
        ("country:ua", r"украин|ukrain"),
        ("country:us", r"\bсша\b|ақш|\bакш\b|\busa?\b|u\.s\."),
        ("country:cn", r"кита[йея]|кытай|қытай|\bchina|xitoy"),
        ("country:it", r"\bитали|\bitaly"),
        ("country:es", r"\bиспани|\bspain"),
        ("country:de", r"\bгермани|\bgermany"),
        ("country:fr", r"\bфранци|\bfrance"),
        ("money:kgs", r"\bсом(?:а|у|ов|дун|го|ы)?\b|\bsoms?\b"),
        ("money:kzt", r"те[нң]ге|tenge"),
        ("money:uzs", r"\bсум(?:а|у|ов)?\b|\bso[ʻ‘'`]?m(?:ga|i)?\b|сўм"),
        ("money:tjs", r"сомони|somoni"),
        ("good:oil", r"\bнефт|brent|\boil\b|мұнай|мунай|\bneft"),
        ("good:fuel", r"бензин|топлив|дизел|солярк|\bгсм\b|\bfuel|petrol|жанармай|күйүүчү|benzin"),
        ("good:gold", r"\bзолот|алтын|\bgold|oltin"),
        ("good:coin", r"биткоин|криптовалют|bitcoin"),
        ("current:light", r"\bсвет|электр|жарык|жарық|\bpower|elektr"),
        ("current:water", r"\bвод[ыуа]|горяч|\bсуу\b|\bwater"),
        ("current:gas", r"\bгаза?\b|\bgas\b"),
    )
}
"""What an issue of recurring news is about: where two name one of a kind each and not the same, they are two."""

_TALLY = re.compile(_COUNT)
# "Погода в Гомеле", "По Чуйской области", "Weather in Osh": any place, known to us or not.
_WHERE = re.compile(r"\b(?:[ВвНн]|[Вв]о|[Нн]а|[Пп]о)\s+([А-ЯЁ][\w-]{2,})|\b[Ii]n\s+([A-Z][\w-]{2,})")
_PLACE = 5
"""Letters of a place's name that are equal in all its cases."""
_DIGITS = re.compile(r"\d+")


def template(title: str) -> str | None:
    """Return which kind of recurring news a title announces, None for other news."""
    title = title.replace("ё", "е")
    return next((name for name, pattern in KINDS.items() if pattern.search(title)), None)


def subjects(title: str) -> frozenset[str]:
    """Return what the title of recurring news is about, as `country:kg`, `money:kzt`, `tally:2:1`, `where:гомел`.

    A place by its own letters is named `where` in Cyrillic and `in` in Latin: the two are not compared.
    """
    title = title.replace("ё", "е")
    found = {name for name, pattern in _SUBJECTS.items() if pattern.search(title)}
    found |= {f"tally:{':'.join(_DIGITS.findall(tally))}" for tally in _TALLY.findall(title)}
    for match in _WHERE.finditer(title):
        kind, place = ("where", match[1]) if match[1] else ("in", match[2])
        found.add(f"{kind}:{place.lower()[:_PLACE]}")
    return frozenset(found)
