"""Sentences that stand in a news text and are not news: calls to subscribe, credits, copyright, share bars."""

import re

SHORTEST = 25
"""Characters under which a sentence is a dateline, a credit or a crosshead."""

_CALLS = re.compile(
    r"^(?:фото|видео|иллюстрац|источник|автор|текст|редактор|коллаж|скриншот|сүрөт|булак|дереккөз|photo|image|video|source|"
    r"credit|picture)\w*\s*(?:[:©/—–-]|пресс|из\b|с сайта|by\b|via\b|courtesy)|"
    r"^(?:читайте|подписывайтесь|подпишитесь|смотрите|присоединяйтесь|следите за|оставайтесь|больше новостей|ещё больше|еще больше|"
    r"напомним,? что ранее мы писали|как сообщалось ранее на нашем сайте|нашли ошибку|если вы (?:нашли|заметили)|поделиться|поделитесь|"
    r"по теме|материалы по теме|фото носит|все права защищены|перепечатка|при цитировании|использование материалов|"
    r"сообщить об ошибке|новость дополняется|материал обновляется|комментари\w+ закрыт|реклама|на правах рекламы|"
    r"жазылыңыз|катталыңыз|окуңуз|көрүңүз|дагы окуңуз|бөлүшүңүз|бизге жазылыңыз|биздин телеграм|оқыңыз|жазылыңыздар|"
    r"read (?:more|also|our|the full)|subscribe|sign up|follow us|click here|share this|all rights reserved|watch:|"
    r"join our|download our|get the latest|listen to|related:|see also|copyright)|"
    r"(?:наш\w*|биздин|our)\s+(?:телеграм|telegram|whatsapp|instagram|ютуб|youtube)|"
    r"(?:читайте нас|подписыва\w+ на|подпишитесь на|жазыл\w+ биздин)|"
    r"(?:telegram|телеграм)[- ]?(?:канал\w*|channel)\W*$|"
    r"^©|^\(c\)|cookie",
    re.IGNORECASE,
)


def is_boilerplate(sentence: str) -> bool:
    """Whether a sentence says nothing of the event."""
    letters = sum(letter.isalpha() for letter in sentence)
    if len(sentence) < SHORTEST or letters * 2 < len(sentence):
        return True
    return bool(_CALLS.search(sentence))
