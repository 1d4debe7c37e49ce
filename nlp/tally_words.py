"""The words that say what a number of people counts, in Russian, Kyrgyz and English."""

import re

from news.differences import Disputed

_WHAT = {
    Disputed.DEAD: r"погиб(?:л[аио]|ш\w+|нут)?|погибло|умер(?:л[аио]|ш\w+)?|скончал(?:ись|ось|ся|ась)|жертв(?:ами|ой|ы)?|убит[ыоа]?|убиты\w*|"
    r"набыт|каза|курман|мерт|өлдү|өлгөн(?:дөр\w*)?|killed|dead|died|dies|die|deaths?|fatalities|kill|kills|lives",
    Disputed.INJURED: r"ранен(?:ы|о|ых|ыми|ия|ные|ным)?|травм(?:ы|ами|ирован\w*)|травмировались|жарадар|жаракат|injured|wounded|hurt|injuries|injures|injuring",
    Disputed.HURT: r"пострада(?:л[аио]|вш\w+)|жабыркаган(?:дар\w*)?|жабыркады|жабыркап",
    Disputed.MISSING: r"пропа(?:л[аио]|вш\w+)|дайынсыз|дайыны|missing",
    Disputed.DETAINED: r"задержа(?:ны|но|ли|ла|л|нных|нными)|кармалды|кармалган|кармады|кармашты|detained|arrested|detains?|arrests?",
    Disputed.EVACUATED: r"эвакуирова(?:ны|но|ли|нных)|эвакуацияланды|эвакуация|эвакуациялады|evacuated",
    Disputed.HOSPITALISED: r"госпитализирова(?:ны|но|ли|нных)|ооруканага|бейтапканага|hosp?itali[sz]ed",
}  # fmt: skip
WORDS = {what: re.compile(pattern) for what, pattern in _WHAT.items()}
"""A word for each thing that is counted, in lower case with ё as е."""

NEEDED = {
    "каза": re.compile(r"бол\w*|тап\w*"), "курман": re.compile(r"бол\w*"), "мерт": re.compile(r"бол\w*|кет\w*"), "набыт": re.compile(r"бол\w*"),
    "жарадар": re.compile(r"бол\w*"), "жаракат": re.compile(r"ал\w*"), "дайынсыз": re.compile(r"жог\w*|бол\w*"), "дайыны": re.compile(r"чыкпа\w*"),
    "эвакуация": re.compile(r"кыл\w*"), "ооруканага": re.compile(r"жатк\w*|жет\w*|алын\w*|тү\w*"), "бейтапканага": re.compile(r"жатк\w*"),
}  # fmt: skip
"""What must follow a word that has other meanings: "каза болду", "жаракат алды"."""
