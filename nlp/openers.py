"""Sentences that begin with a word for what the one before them named: "He added…", "Бул тууралуу…"."""

import re

_RUSSIAN = (
    r"он|она|они|оно|его|е[её]|их|ему|ей|им|них|него|не[её]|это|этот|эта|эти|этого|этому|этим|этой|эту|этих|данный|данная|данное|данные|"
    r"тот|та|те|такой|такая|такое|такие|таким образом|так,|там|тогда|оттуда|туда|здесь же|последний|последняя|последние|"
    r"(?:об|при|в|на|за|по|с|к|для|из|от|до|после|кроме|помимо|благодаря|вместе с|в связи с|согласно)\s"
    r"(?:этом|этого|этому|этим|этой|эту|этих|это|них|него|не[её]|ним|ней|нему|тем|того|том)|"
    r"(?:по|со|с|в|из)\s(?:его|е[её]|их)|по (?:словам|мнению|данным) (?:последн|политик|чиновник|собеседник|депутат|эксперта?\b)|"
    r"однако|но|а|и|зато|впрочем|поэтому|потому|также|тоже|кроме того|помимо прочего|в частности|при чём|причем|причём|тем временем|тем не менее|"
    r"в свою очередь|в то же время|вместе с тем|более того|следовательно|итак|во-вторых|в-третьих|далее|затем|позже|потом|"
    r"одновременно|соответственно|другой|другая|другие|оба|обе|все они|из них|среди них|в их числе|всем им|остальные"
)
_KYRGYZ = (
    r"ал|алар|анын|аны|ага|анда|андан|алардын|аларды|аларга|алардан|бул|буга|муну|мунун|мында|мындан|мындай|булар|ошол|ошого|ошону|ошонун|"
    r"ошондой|ошондон|ошондо|ошентип|ошентсе|ушул|ушундай|ушундан|ушуга|андыктан|ошондуктан|бирок|себеби|анткени|дагы|ошону менен|муну менен|"
    r"аталган|ошол эле|бул тууралуу|ал эми|экинчиси|калгандары|жана|же"
)
_KAZAKH = (
    r"ол|олар|оның|оны|оған|онда|одан|олардың|оларды|оларға|бұл|бұған|бұны|мұны|мұның|мұнда|мұндай|осы|осындай|осылай|осыған|сол|сондай|"
    r"сонымен|сондықтан|бірақ|алайда|өйткені|себебі|ал|аталған|және|сонда"
)
_UZBEK = (
    r"u|ular|uning|uni|unga|unda|undan|ularning|ularni|ularga|bu|buni|bunga|bunda|bundan|bunday|bular|shu|shunday|shuning|shundan|o‘sha|oʻsha|o'sha|"
    r"ushbu|mazkur|lekin|ammo|biroq|chunki|shuningdek|shu bilan|bundan tashqari|"
    r"у|улар|унинг|уни|унга|унда|ундан|уларнинг|бу|буни|бунга|бунда|бундан|бундай|шу|шундай|шунинг|ушбу|мазкур|лекин|аммо|бироқ|чунки|шунингдек"
)
_TAJIK = r"ӯ|вай|онҳо|вайро|ӯро|инҳо|ин|он|ба ин|дар ин|аз ин|ба он|дар он|аз он|ба ӯ|ҳамин|чунин|ҳамчунин|аммо|вале|лекин|зеро|инчунин|ба гуфтаи ӯ|мазкур"
_ENGLISH = (
    r"he|she|it|they|his|her|hers|its|their|him|them|this|that|these|those|such|there|then|both|neither|another|others?|the (?:latter|former|same|other)|"
    r"but|and|or|so|yet|however|also|in addition|moreover|furthermore|meanwhile|therefore|thus|hence|instead|nevertheless|nonetheless|besides|"
    r"even (?:with|so|then|though)|for (?:this|that|example|instance)|because of (?:this|that)|as a result|at the same time|on the other hand|"
    r"(?:in|at|of|with|by|to|from|about|on|after|before|under|according to) (?:this|that|these|those|him|her|them|it)\b|"
    r"(?:he|she|it|they|that|there)['’](?:s|d|ll|ve|re)|secondly|later"
)
_LAST = 60
"""Characters at the end of a sentence that may name its speaker."""

_LEANING = {
    "ru": _RUSSIAN, "ky": _KYRGYZ, "kk": _KAZAKH, "uz": _UZBEK, "tg": _TAJIK, "en": _ENGLISH,
}  # fmt: skip
_PATTERNS = {
    language: re.compile(
        rf"[\s«\"“„(\[—–…-]*(?:{words})(?<![\s,])(?![\w-])|[\s«\"“„(\[—–…-]*(?:так,)", re.IGNORECASE
    )
    for language, words in _LEANING.items()
}
# A demonstrative with the time of the report is none: "This week", "В этом году", "Бул күндөрү".
_OF_TIME = re.compile(
    r"(?:in |on |by |at )?this (?:week|month|year|morning|afternoon|evening|summer|autumn|winter|spring|weekend)\b|"
    r"(?:в |на |до |с |к |за )?эт(?:ом|ой|о|и|от|их|у) (?:году?|неделе|неделю|месяце?|раз|лето|осень\w*|зим\w+|весн\w+|дни|утро|выходные)\b|"
    r"бул (?:жыл|ай|апта|жума|жолу|күн)\w*|бұл (?:жыл|ай|апта|жолы|күн)\w*|bu (?:yil|oy|hafta|safar)\w*|бу (?:йил|ой|ҳафта|сафар)\w*|"
    r"ушул (?:жыл|ай|апта|жума)\w*|осы (?:жыл|ай|апта)\w*|shu (?:yil|oy|hafta)\w*|так называем",
    re.IGNORECASE,
)

# "«Работа идёт», — сказал он.": who spoke was named before.
_SAID_BY = re.compile(
    r"[»”\"',!?]\s*[—–-]*\s*(?:[^\W\d_]+\s+){0,2}(?:он|она|они)\W*$|[»”\"',!?]\s*[—–-]*\s*(?:[^\W\d_]+\s+){1,2}(?:ал|ол)\W*$|"
    r"[»”\"',!?]\s*[—–-]*\s*(?:ал|алар|ол|олар)\s+[^\W\d_]+\W*$|"
    r"[”\"',!?]\s*(?:he|she|they)\s+[a-z]+\W*$|[”\"',!?]\s*(?:said|added|noted)\s+(?:he|she)\W*$",
    re.IGNORECASE,
)


def leans_back(sentence: str, language: str) -> bool:
    """Whether a sentence makes no sense without the one before it, as far as its first and last words tell.

    >>> leans_back("Он подписал указ.", "ru"), leans_back("Президент подписал указ.", "ru")
    (True, False)
    """
    pattern = _PATTERNS.get(language)
    if pattern is None or _OF_TIME.match(sentence):
        return False
    return pattern.match(sentence) is not None or _SAID_BY.search(sentence[-_LAST:]) is not None


_ADDING = re.compile(
    r"(?:также|кроме того|помимо прочего|в частности|тем временем|одновременно|в свою очередь|вместе с тем|ошондой эле|мындан тышкары|"
    r"муну менен катар|сонымен қатар|сондай-ақ|бұдан бөлек|shuningdek|bundan tashqari|шунингдек|бундан ташқари|ҳамчунин|ғайр аз ин|"
    r"also|in addition|moreover|furthermore|meanwhile|besides)(?![\w-])",
    re.IGNORECASE,
)


def only_adds(sentence: str) -> bool:
    """Whether a sentence that leans back only adds to what was said: any sentence of its report may stand before it.

    >>> only_adds("Кроме того, построят мост."), only_adds("Однако мост не построят.")
    (True, False)
    """
    return _ADDING.match(sentence) is not None
