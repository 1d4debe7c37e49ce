"""Numbers written as words in Russian, Kyrgyz and English, in any case, and the words that multiply them."""

import re
from decimal import Decimal

_RUSSIAN = {
    1: "один одна одно одного одной одному одним одном одну",
    2: "два две двух двум двумя двое двоих двоим двоими второй второго второму вторым втором вторая вторую вторые вторых вдвое дважды",
    3: "три трех трем тремя трое троих троим третий третьего третьему третьим третьем третья третью третьей третьи третьих треть трети втрое трижды",
    4: "четыре четырех четырем четырьмя четверо четверых четверым четвертый четвертого четвертому четвертым четвертом четвертая четвертую четвертой вчетверо",
    5: "пять пяти пятью пятеро пятерых пятерым пятый пятого пятому пятым пятом пятая пятую пятой впятеро",
    6: "шесть шести шестью шестеро шестерых шестерым шестой шестого шестому шестым шестом шестая шестую",
    7: "семь семи семью семеро семерых семерым седьмой седьмого седьмому седьмым седьмом седьмая седьмую",
    8: "восемь восьми восемью восьмью восьмеро восьмерых восьмой восьмого восьмому восьмым восьмом восьмая восьмую",
    9: "девять девяти девятью девятый девятого девятому девятым девятом девятая девятую девятой",
    10: "десять десяти десятью десятый десятого десятому десятым десятом десятая десятую десятой",
    11: "одиннадцать одиннадцати", 12: "двенадцать двенадцати", 13: "тринадцать тринадцати",
    14: "четырнадцать четырнадцати", 15: "пятнадцать пятнадцати", 16: "шестнадцать шестнадцати",
    17: "семнадцать семнадцати", 18: "восемнадцать восемнадцати", 19: "девятнадцать девятнадцати",
    20: "двадцать двадцати", 30: "тридцать тридцати", 40: "сорок сорока", 50: "пятьдесят пятидесяти",
    60: "шестьдесят шестидесяти", 70: "семьдесят семидесяти", 80: "восемьдесят восьмидесяти",
    90: "девяносто девяноста", 100: "сто ста", 200: "двести двухсот", 300: "триста трехсот",
    400: "четыреста четырехсот", 500: "пятьсот пятисот", 600: "шестьсот шестисот", 700: "семьсот семисот",
    800: "восемьсот восьмисот", 900: "девятьсот девятисот",
}  # fmt: skip
_ENGLISH = {
    1: "one", 2: "two second twice double doubled", 3: "three third triple tripled thrice", 4: "four fourth",
    5: "five fifth", 6: "six sixth", 7: "seven seventh", 8: "eight eighth", 9: "nine ninth", 10: "ten tenth",
    11: "eleven eleventh", 12: "twelve twelfth", 13: "thirteen thirteenth", 14: "fourteen fourteenth",
    15: "fifteen fifteenth", 16: "sixteen sixteenth", 17: "seventeen seventeenth", 18: "eighteen eighteenth",
    19: "nineteen nineteenth", 20: "twenty twentieth", 30: "thirty thirtieth", 40: "forty", 50: "fifty",
    60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety",
}  # fmt: skip
_KYRGYZ = {
    "бир": 1, "эки": 2, "эк": 2, "үч": 3, "төрт": 4, "беш": 5, "алты": 6, "алт": 6, "жети": 7, "жет": 7, "сегиз": 8,
    "тогуз": 9, "он": 10, "жыйырма": 20, "отуз": 30, "кырк": 40, "элүү": 50, "алтымыш": 60, "жетимиш": 70,
    "сексен": 80, "токсон": 90,
}  # fmt: skip

# A Kyrgyz numeral with its endings; "үчүн" (for), "онун", "жетти" are no numerals and do not match.
_KYRGYZ_NUMERAL = re.compile(
    r"(?:(?P<whole>бир|эки|үч|төрт|беш|алты|жети|сегиз|тогуз|он|жыйырма|отуз|кырк|элүү|алтымыш|жетимиш|сексен|токсон)"
    r"(?:[ыиуү]?н(?:чы|чи|чу|чү))?|(?P<all>эк|үч|төрт|беш|алт|жет)(?:өө|оо))"
    r"(?:[нд][ыиуү]н|[дт][аеоө]н?|[гк][аеоө]|с[ыиуү](?:н[ыиуү]?н?)?|[дт][аеоө]г[ыиуү])?"
)
_COMPOUND = re.compile(
    r"(двух|трех|четырех|пяти|шести|семи|восьми|девяти|десяти)"
    r"(?=дневн|летн|этажн|месячн|часов|недельн|кратн|процентн|минутн|километров|тонн|местн|ярусн|метров|значн)"
)

_WORDS = {
    "ru": {word: value for value, words in _RUSSIAN.items() for word in words.split()},
    "en": {word: value for value, words in _ENGLISH.items() for word in words.split()},
}
_SCALES = (
    (re.compile(r"тыс|тысяч(?:а|и|у|е|ей|ам|ами|ах)?|миң(?:д[ие]н|ге|ден)?|thousand"), Decimal(1000)),
    (re.compile(r"млн|миллион(?!ер)[а-яөүң]{0,6}|millions?|mln"), Decimal(10**6)),
    (re.compile(r"млрд|миллиард(?!ер)[а-яөүң]{0,6}|billions?|bn"), Decimal(10**9)),
    (re.compile(r"трлн|триллион[а-яөүң]{0,6}|trillions?|tn"), Decimal(10**12)),
)
_HUNDRED = re.compile(r"hundred|жүз(?:д[оө]н|г[оө]|д[оө])?")
_INDEFINITE = re.compile(r"тысячи|тысяч|тысячам|миллионы|миллиарды|thousands|millions|billions")


def value_of(word: str, language: str) -> int | None:
    """Return what a lower-case word (ё as е) counts, 1 to 999; None for a word that is no numeral.

    >>> value_of("семеро", "ru"), value_of("төртөө", "ky"), value_of("үчүн", "ky")
    (7, 4, None)
    """
    if language == "ky":
        match = _KYRGYZ_NUMERAL.fullmatch(word)
        return _KYRGYZ[match["whole"] or match["all"]] if match else None
    found = _WORDS.get(language, {}).get(word)
    if found is None and language == "ru" and (match := _COMPOUND.match(word)):
        return _WORDS["ru"][match[1]]
    return found


def is_hundred(word: str, language: str) -> bool:
    """Whether a word multiplies by a hundred, or stands for it: Russian has words of its own for each hundred."""
    return language != "ru" and _HUNDRED.fullmatch(word) is not None


def scale_of(word: str) -> Decimal | None:
    """Return by how much a word multiplies the number before it; None for other words."""
    return next((scale for pattern, scale in _SCALES if pattern.fullmatch(word)), None)


def is_indefinite(word: str) -> bool:
    """Whether a scale without a number before it says only "many": thousands of people."""
    return _INDEFINITE.fullmatch(word) is not None
