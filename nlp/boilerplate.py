"""Sentences that stand in a news text and are not news: calls to subscribe, credits, copyright, share bars."""

import re

SHORTEST = 25
"""Characters under which a sentence is a dateline, a credit or a crosshead."""

_CALLS = re.compile(
    # Credits and labels at the beginning.
    r"^(?:фото|видео|иллюстрац|источник|автор|текст|редактор|коллаж|скриншот|инфографика|сүрөт|булак|дереккөз|сурет|manba|surat|"
    r"photo|image|video|source|credit|picture|via)\w*(?:,\s\w+)?\s*(?:[:©/|—–-]|пресс|из\b|с сайта|by\b|via\b|courtesy|https?:)|"
    # Calls, which begin with their verb in Russian and English.
    r"^(?:(?:больше|ещё|еще|самые|самое|все|всё|другие|главные|важные|последние)\s.{0,60}?)?(?:читайте|подписывайтесь|подпишитесь|"
    r"подписаться|смотрите|присоединяйтесь|следите за|оставайтесь|узнавайте|присылайте|пишите нам|звоните|поделиться|поделитесь|"
    r"переходите по|скачайте|скачивайте|голосуйте|оставьте комментарий|ставьте лайк)\b|"
    r"^(?:больше новостей|ещё больше|еще больше|напомним,? что ранее мы писали|как сообщалось ранее на нашем сайте|нашли ошибку|"
    r"если вы (?:нашли|заметили|стали|обнаружили)|выделите (?:её|ее|фрагмент|текст)|по теме|материалы по теме|фото носит|все права защищены|"
    r"перепечатка|при (?:цитировании|копировании|использовании|перепечатке)\s|использование материалов|сообщить об ошибке|"
    r"новость дополняется|материал (?:обновляется|дополняется)|текст дополняется|комментари\w+ (?:закрыт|\()|реклама\b|на правах рекламы|"
    r"хотите (?:узнать|быть|получать)|будь(?:те)? в курсе|у вас есть|есть что рассказать|ваш (?:e-?mail|адрес)|подробнее:|подробности:|"
    r"жазылыңыз|катталыңыз|окуңуз|көрүңүз|дагы окуңуз|бөлүшүңүз|бизге жазылыңыз|биздин телеграм|каттан(?:ы|а)? табыңыз|материалдарды (?:колдон|көчүр)|"
    r"оқыңыз|жазылыңыздар|тағы оқыңыз|бізге жазылыңыз|материалдарды|obuna bo|bizni kuzat|o\W?qing|обуна бўл|"
    r"read (?:more|also|our|the full|next)|subscribe|sign up|follow us|click here|share this|all rights reserved|watch:|"
    r"join (?:our|us)|download our|get the latest|listen to|related:|see also|copyright|leave a (?:reply|comment)|your email|"
    r"for more (?:news|information|stories|details|on)\b|stay (?:tuned|up to date)|support our|donate|help us|this (?:article|story) (?:was|has been|is) "
    r"(?:originally|first|published|updated|developing)|this is a developing|reporting by|editing by|additional reporting)|"
    # What cannot stand in a report's own sentence.
    r"(?:наш\w*|биздин|біздің|bizning|our)\s+(?:[\w-]+[ -])?(?:телеграм|telegram|whatsapp|instagram|инстаграм|ютуб|youtube|facebook|newsletter|рассылк|"
    r"мобильн\w+ приложени|app\b)|"
    r"(?:читайте (?:нас|также|больше|подробн)|смотрите также|подписыва\w+(?:ся|сь|тесь)? на|подпишит\w+ на|жазыл\w+ биздин|sign up (?:for|to)|"
    r"subscribe to|follow us on|newsletter|cancel reply)|"
    r"(?:каналыбызга|баракчабызга|арнамызға|парақшамызға|kanalimizga|sahifamizga|каналимизга)|"
    r"(?:telegram|телеграм)[- ]?(?:канал\w*|channel)\W*$|ctrl\s*\+|"
    r"(?:жазылыңыз(?:дар)?|жазылгыла|катталыңыз(?:дар)?|окуңуз(?:дар)?|көрүңүз|қосылыңыз(?:дар)?|оқыңыз(?:дар)?|кузатиб боринг|обуна бўлинг|kuzatib boring|obuna bo\W?ling)\W*$|"
    r"\b(?:фото|видео|фотография|сүрөт|photo|image)s?\s?(?:[:©]|/\s?[А-ЯЁA-Z])|©|\(c\)\s\d|cookie|https?://",
    re.IGNORECASE,
)

_BACKGROUND = re.compile(
    r"^(?:напомним|ранее\b|накануне\b.{0,40}сообщал|как (?:сообщалось|ранее|писал|уже сообщал)|для справки|справка|справочно|к слову|между тем ранее|"
    r"до этого\b|отметим, ранее|эске сал|эскерте кет|белгилей кет|буга чейин|мурда(?:раак)? |еске сал|айта кет|бұған дейін|eslatib o|"
    r"эслатиб ў|avvalroq|аввалроқ|ёдовар мешавем|"
    r"earlier\b|previously\b|as (?:reported|previously)|recall|for reference|background)",
    re.IGNORECASE,
)


def is_boilerplate(sentence: str) -> bool:
    """Whether a sentence says nothing of the event."""
    letters = sum(letter.isalpha() for letter in sentence)
    if len(sentence) < SHORTEST or letters * 2 < len(sentence):
        return True
    return bool(_CALLS.search(sentence))


def is_background(sentence: str) -> bool:
    """Whether a sentence says what had happened before: it waits until nothing newer is left."""
    return _BACKGROUND.match(sentence) is not None
