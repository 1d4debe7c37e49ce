"""The words of dates: months in Russian, Kyrgyz, Kazakh, Uzbek, Tajik and English, days, and names of time zones."""

import re

MONTHS: tuple[tuple[re.Pattern[str], int], ...] = tuple(
    (re.compile(stem), number)
    for number, stem in (
        (1, r"(янв|yan(?!g)|jan|қаң|үчтүн)"),
        (2, r"(фев|fev|feb|ақпан|бирдин)"),
        (3, r"(март|мар$|mart|mar$|march|наурыз|нау$|жалган)"),
        (4, r"(апр|apr|сәу|чын$)"),
        (5, r"(май$|мая$|may$|мам(ыр)?|бугу)"),
        (6, r"(июн|iyun|jun|мау(сым)?|кулжа)"),
        (7, r"(июл|iyul|jul|шіл|теке)"),
        (8, r"(авг|avg|aug|тамыз|там$|баш$)"),
        (9, r"(сент|сен$|sent|sept|sep$|қыр|аяк$)"),
        (10, r"(окт|okt|oct|қаз|тогуздун)"),
        (11, r"(ноя|noy|nov|қар|жетинин)"),
        (12, r"(дек|dek|dec|жел(тоқсан)?|бештин)"),
    )
)
"""Beginnings of the names of months, with the number of each; the old Kyrgyz names are among them."""

DAYS_AGO = {
    "сегодня": 0, "вчера": 1, "позавчера": 2,
    "бүгүн": 0, "кечээ": 1,
    "бүгін": 0, "кеше": 1,
    "bugun": 0, "kecha": 1, "бугун": 0, "кеча": 1,
    "имрӯз": 0, "дирӯз": 1,
    "today": 0, "yesterday": 1,
}  # fmt: skip
"""Words for a day by its distance from today."""

ZONES = {
    "Z": 0, "UT": 0, "UTC": 0, "GMT": 0, "WET": 0, "BST": 60, "CET": 60, "MEZ": 60, "CEST": 120, "EET": 120, "EEST": 180,
    "MSK": 180, "MSD": 240, "МСК": 180, "TRT": 180, "SAMT": 240, "AZT": 240, "GET": 240, "AMT": 240, "IRST": 210,
    "AFT": 270, "PKT": 300, "UZT": 300, "TJT": 300, "TMT": 300, "AQTT": 300, "YEKT": 300, "IST": 330,
    "KGT": 360, "ALMT": 300, "OMST": 360, "NOVT": 420, "KRAT": 420, "IRKT": 480, "HKT": 480,
    "YAKT": 540, "JST": 540, "KST": 540, "VLAT": 600,
    "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
}  # fmt: skip
"""Minutes east of Greenwich. All of Kazakhstan has kept UTC+5 since March 2024. CST and IST are read as feeds in
English use them, for Chicago and India."""
