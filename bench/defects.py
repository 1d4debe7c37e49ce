"""What can be wrong with a summary, told by rules of its own: those that made it would find nothing in it."""

import re
from collections.abc import Iterator
from itertools import pairwise

from news.stories import Summary

MOST_SENTENCES = 3
MOST_CHARACTERS = 420

KINDS = (
    "too many sentences", "too long", "cut", "open quotation", "ends in an abbreviation", "leans on nothing",
    "dateline", "boilerplate", "list not joined", "not word for word",
)  # fmt: skip

_ENDS = re.compile(r"""[.!?…]["'»”“’)\]]*$""")
_ABBREVIATED = re.compile(
    r"(?:\s|^)(?:г|гг|ул|им|тыс|млн|млрд|руб|долл|обл|стр|см|др|проф|акад|Mr|Mrs|Dr|Gen|Sen|Gov|No|St|ж|көч|кв|т\.е)\.$"
)
_LEANS = re.compile(
    r"(?:он|она|они|оно|это|этот|эта|эти|этого|этом|этому|его|её|ее|их|ему|ей|им|там же|при этом|тогда же|об этом|"
    r"ал|алар|анын|алардын|бул|буга|мунун|ошол|аны|ага|ол|олар|бұл|оның|бу|у|улар|ин|вай|"
    r"he|she|it|they|this|that|these|those|his|her|their|its|him|them)(?![\w-])",
    re.IGNORECASE,
)
_OF_TIME = re.compile(
    r"(?:этот|эта|это|эти|бул|бұл|бу|this)\s(?:год|недел|месяц|лето|жыл|ай|апта|йил|week|month|year)",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"^[^.!?]{0,60}/\s?[\w .]{2,30}/|^[A-ZА-ЯЁӨҮҢҚҒІ][^.!?—–]{2,40}\(\s?[\w. «»\"-]{2,30}\)\s?[.—–-]|"
    r"^[^.!?]{0,50}[—–-]\s?(?:Кабар|Sputnik|РИА Новости|ТАСС|АКИpress|Интерфакс|24\.kg|Kaktus[\w.]*)\s?[.,]|"
    r"^(?:24\.kg|Kaktus[\w.]*|Sputnik|Reuters|AP)\s?[—–-]\s|^[A-Z]{3,}(?:, [A-Za-z. ]+)? (?:\(\w+\) )?[—–-]\s|"
    r"^[А-ЯЁӨҮҢ]{3,}[А-ЯЁӨҮҢ -]*,? \d{1,2}"
)
_BOILERPLATE = re.compile(
    r"подписывай|подпишит|читайте|смотрите также|в нашем telegram|telegram-канал[еу]? (?:24|kaktus|наш)|\bнаш(?:ем|у|ей)? "
    r"(?:канал|групп|страниц)|ctrl|все права|перепечатк|фото:|видео:|фото носит|источник:|©|жазылыңыз|окуңуз|subscribe|"
    r"sign up|follow us|click here|all rights reserved|read more|cookie|newsletter|нашли ошибку",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:^|\s)[•●▪]\s|;\s*[-–—]\s")


def defects(summary: Summary, text: str) -> Iterator[str]:
    """Yield what is wrong with a summary of one text, each kind as often as it occurs."""
    if len(summary.sentences) > MOST_SENTENCES:
        yield "too many sentences"
    if len(summary.text) > MOST_CHARACTERS:
        yield "too long"
    flat = " ".join(text.split())
    said = [sentence.text for sentence in summary.sentences]
    for sentence in said:
        yield from _of_sentence(sentence, flat)
    for before, sentence in pairwise(["", *said]):
        # The sentence that it leans on must stand right before it, here as in the text.
        bare = sentence.lstrip('«“"—– ')
        if (
            _LEANS.match(bare)
            and not _OF_TIME.match(bare)
            and (not before or f"{before} {sentence}" not in flat)
        ):
            yield "leans on nothing"


def _of_sentence(sentence: str, flat: str) -> Iterator[str]:
    if not _ENDS.search(sentence) or sentence[0].islower():
        yield "cut"
    if _is_open(sentence):
        yield "open quotation"
    if _ABBREVIATED.search(sentence):
        yield "ends in an abbreviation"
    if _DATELINE.search(sentence):
        yield "dateline"
    if _BOILERPLATE.search(sentence):
        yield "boilerplate"
    if sentence.endswith(":") or _BULLET.search(sentence):
        yield "list not joined"
    if sentence not in flat and not all(part.rstrip(" .;…") in flat for part in sentence.split("; ")):
        yield "not word for word"


def _is_open(sentence: str) -> bool:
    """Whether a mark has no other; in «ОАО «Ромашка» one mark closes two, and “ closes „."""
    low = sentence.count("„")
    return (
        sentence.rfind("«") > sentence.rfind("»")
        or sentence.count("»") > sentence.count("«")
        or abs(sentence.count("“") - sentence.count("”")) not in (0, low)
        or sentence.count("(") != sentence.count(")")
    )
