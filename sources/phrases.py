"""The words by which lines that are no article are told, in Russian, Kyrgyz, Kazakh, Uzbek and English."""

import re


def _listed(words: str) -> frozenset[str]:
    return frozenset(" ".join(word.split()) for word in words.split(","))


LONE = _listed(
    """
    menu, меню, rss, главная, главная страница, домой, home, башкы бет, башкы барак, басты бет, bosh sahifa,
    войти, вход, регистрация, log in, login, sign in, sign up, кирүү, кіру, kirish, личный кабинет, поиск,
    найти, search, издөө, іздеу, qidirish, о нас, о проекте, о сайте, контакты, реклама, реклама на сайте,
    редакция, вакансии, about, about us, contacts, contact us, advertise, биз жөнүндө, байланыш, біз туралы,
    байланыстар, biz haqimizda, aloqa, карта сайта, архив, archive, наверх, вверх, к началу, в начало,
    вернуться наверх, назад, back, back to top, top, өйдө, жоғарыға, жоғары, yuqoriga, поделиться, поделитесь,
    поделиться новостью, share, share this, share this article, бөлүшүү, бөлүшүңүз, бөлісу, бөлісіңіз,
    ulashish, нравится, like, tweet, твитнуть, репост, класс, скопировать ссылку, копировать ссылку, copy
    link, ссылка скопирована, link copied, распечатать, печать, версия для печати, print, print version, басып
    чыгаруу, отправить, отправить другу, email, комментарии, комментировать, оставить комментарий, добавить
    комментарий, comments, leave a comment, комментарийлер, пікірлер, izohlar, подписаться, подписка,
    subscribe, follow, follow us, жазылуу, жазылу, obuna, закрыть, close, показать ещё, показать еще,
    загрузить ещё, загрузить еще, ещё, еще, далее, читать далее, подробнее, читать полностью, more, read more,
    load more, show more, толугу менен, толығырақ, batafsil, мы в социальных сетях, мы в соцсетях, мы в соц.
    сетях, следите за нами, присоединяйтесь к нам, социальные сети, соцсети, биз социалдык тармактарда,
    социалдык тармактарда, біз әлеуметтік желілерде, әлеуметтік желілер, biz ijtimoiy tarmoqlarda, ijtimoiy
    tarmoqlar, we are on social media, follow us on social media, social media, фото, видео, фотогалерея,
    видеогалерея, галерея, gallery, слушать новость, слушать, русский, кыргызча, қазақша, english, o'zbekcha,
    ўзбекча, тоҷикӣ, рус, кыр, қаз, eng, ru, kg, kz, uz, en, ky, kk, тилди тандоо, advertisement, на правах
    рекламы, популярное, самое популярное, топ новостей, лента новостей, все новости, последние новости,
    latest news, жаңылыктар, акыркы жаңылыктар, соңғы жаңалықтар, жаңалықтар, yangiliklar, so'nggi
    yangiliklar, вернуться к списку, следующая новость, предыдущая новость, следующая, предыдущая, next,
    previous, skip to content, перейти к содержанию, новости, news, лента
    """
)
"""Lines that are nothing but this: menus, buttons, share bars, choices of language."""

SECTIONS = _listed(
    """
    политика, экономика, общество, спорт, культура, происшествия, криминал, в мире, мир, мировые новости,
    технологии, наука, здоровье, образование, бизнес, финансы, власть, регионы, интервью, мнения, мнение,
    аналитика, расследования, спецпроекты, проекты, фоторепортаж, погода, курс валют, афиша, авто,
    недвижимость, безопасность, туризм, экология, кыргызстан, казахстан, узбекистан, таджикистан, центральная
    азия, россия, бишкек, ош, саясат, коом, маданият, дүйнө, окуялар, билим, саламаттык, аймактар, маек,
    пикир, қоғам, мәдениет, әлем, оқиға, білім, денсаулық, аймақтар, сұхбат, пікір, siyosat, iqtisodiyot,
    jamiyat, sport, madaniyat, dunyo, jahon, texnologiya, fan, ta'lim, salomatlik, politics, economy, society,
    sports, culture, world, business, technology, science, health, education, opinion, analysis, interview,
    regions
    """
)
"""Names of sections, which are a menu where several stand together."""

_NAMES = (
    r"twitter|facebook|you\s?tube|instagram|telegram|tik\s?tok|whats\s?app|viber|vkontakte|vk|ok|ok\.ru|threads|linked\s?in|"
    r"google\s?news|google\s?\+|pinterest|reddit|skype|messenger|rss|flipboard|livejournal|max|mail\.?ru|dzen|x|tg|fb|ig|email|"
    r"в\s?контакте|вк|одноклассники|мой мир|телеграмм?|фейсбук|инстаграмм?|ютуб|твиттер|дзен|яндекс\.?\s?дзен|ватсап|вотсап|вайбер|"
    r"тик-?ток|макс"
)
PLATFORM_NAMES = re.compile(rf"(?:(?:{_NAMES})[\s,|·/•&+-]*)+", re.IGNORECASE)
"""A line of platforms' names, apart or glued together as icons leave them."""

PLATFORM = re.compile(
    r"telegram|телеграм|whats\s?app|ватсап|вотсап|instagram|инстаграм|facebook|фейсбук|youtube|ютуб|ютюб|viber|вайбер|twitter|твиттер|"
    r"tik\s?tok|тикток|дзен|dzen|google\s?news|google\s?новост|яндекс|threads|вконтакте|одноклассник|\bвк\b|\bvk\b|\bx\b|\bmax\b|"
    r"соцсет|социальн\w+ сет|социалдык тармак|әлеуметтік желі|ijtimoiy tarmoq|social media|канал|kanal|channel|newsletter|рассылк|"
    r"мобильн\w+ приложени|нашем приложени|mobile app|our app|группе? в|страниц\w+ в",
    re.IGNORECASE,
)
"""Where an outlet asks its readers to follow it."""

INVITATION = re.compile(
    r"^\W*(?:(?:хотите|чтобы|больше|самое|самые|все|всё|главн\w+|важн\w+|оперативн\w+|актуальн\w+|ещё|еще|наш\w*|наши новости|а также)\b[^.!]{0,90}?)?"
    r"\b(?:читайте|читай|подпишитесь|подпишись|подписывайтесь|подписывайся|подписаться|следите|следи|присоединяйтесь|присоединиться|вступайте|"
    r"переходите|заходите|оставайтесь|будьте в курсе|узнавайте|получайте|смотрите|ищите|мы в|мы есть в|наш (?:канал|телеграм\w*|telegram)|"
    r"read us|follow|join|subscribe|sign up|find us|like us|stay (?:informed|tuned|updated)|get the latest)\b",
    re.IGNORECASE,
)
INVITED_AT_END = re.compile(
    r"(?:жазылыңыз(?:дар)?|жазылгыла|катталыңыз(?:дар)?|катталгыла|окуңуз(?:дар)?|окугула|кошулуңуз(?:дар)?|кошулгула|көрүңүз|"
    r"қосылыңыз(?:дар)?|оқыңыз(?:дар)?|біліңіз|тіркеліңіз|obuna bo\W?ling(?:iz)?|kuzatib boring|qo\W?shiling|o\W?qing|обуна бўлинг|"
    r"кузатиб боринг|ўқинг|қўшилинг)\W*$",
    re.IGNORECASE,
)
"""Kyrgyz, Kazakh and Uzbek put the verb last."""

CREDIT = re.compile(
    r"^\W*(?:(?:(?:иллюстративн\w+|архивн\w+)\s+)?(?:фото|видео|фотография|фотографии|скриншот|кадр|коллаж|иллюстрация|инфографика|сүрөт|сүрөттөр|сурет|суреттер|surat|foto|rasm|"
    r"photo|photos|image|picture|video|illustration)(?:\s?(?:автора|архив\w*|из архива|фото))?\s*(?P<mark>[:©/|]|с сайта\b|из открыт\w+\b|"
    r"иллюстративн\w+|by\b|courtesy\b|credit\w*)?(?=\W|$)|©)",
    re.IGNORECASE,
)

LABELLED = re.compile(
    r"^\W*(?:источник|автор|авторы|текст|подготовил\w?|редактор|теги|тэги|метки|ключевые слова|рубрика|рубрики|категория|категории|раздел|"
    r"просмотр\w*|просмотров|прочитано|прочтений|опубликовано|дата публикации|время публикации|обновлено|последнее обновление|комментари\w+|"
    r"рейтинг|время чтения|по теме|сюжет|булак|автору|тегдер|көрүүлөр|көрүүлөрдүн саны|дереккөз|авторы|тегтер|қаралым|manba|muallif|teglar|"
    r"ko\W?rishlar|source|author|tags?|views|published|updated|category|reading time|posted)\s*(?::|\(\d+\)$|-\s*\d+$|\d+$)"
    r"|^\W*\d+\s+(?:просмотр\w*|комментари\w+|прочтени\w+|views|comments|min read|минут\w? чтения)\W*$",
    re.IGNORECASE,
)
"""Labels with a value: an author, tags, a count of views."""

FOOTER = re.compile(
    r"ctrl\s*\+\s*enter|^\W*(?:©|\(c\)|copyright\b)|все права (?:защищены|принадлежат)|all rights reserved|бардык укуктар|барлық құқық|"
    r"barcha huquqlar|барча ҳуқуқлар|"
    r"^\W*(?:при\s+(?:полном|частичном|любом|использовании|цитировании|копировании|перепечатке)|перепечатка|использование материалов|"
    r"копирование материалов|материалдарды (?:колдонууда|пайдаланууда|көчүр)|материалды көшіріп)\b.{0,250}(?:ссылк|разрешени|шилтеме|сілтеме|запрещ)|"
    r"^\W*(?:нашли|заметили|увидели|обнаружили|если вы (?:нашли|заметили|обнаружили))\s.{0,30}(?:ошибк|опечатк|неточност)|"
    r"^\W*(?:ошибка в тексте|сообщить об ошибке|ката тап|қате тап|xato top|found (?:a typo|an error|a mistake))|"
    r"^\W*(?:мнение (?:авторов?|редакции) может не совпадать|редакция не нес[её]т ответственности)|"
    r"^\W*(?:сетевое издание\b.{0,120}(?:свидетельств|зарегистр|эл №)|свидетельство о (?:государственной )?регистрации\b)|"
    r"^\W*(?:этот сайт использует|мы используем|we use|this (?:site|website) uses)\s.{0,60}(?:cookie|куки)|"
    r"^\W*(?:введите|включите|enable|please enable)\s.{0,30}javascript|"
    r"^\W*(?:есть (?:тема|новость|что рассказать)|стали (?:очевидцем|свидетелем)|присылайте|пишите нам|сообщите нам)\b.{0,120}(?:\?|whats|telegram|номер|почт|@)|"
    r"^\W*(?:понравил\w+ (?:статья|новость|материал)|оцените (?:статью|новость|материал))",
    re.IGNORECASE,
)
"""What stands at the foot of a page or asks for something about it."""

BEFORE_HEADLINES = re.compile(
    r"^\W*(?:(?:читайте|смотрите|читай)\s+(?:также|ещё|еще|по теме|на эту тему|в этом разделе)|(?:ещё|еще) по теме|по теме|материалы по теме|новости по теме|"
    r"похожие (?:новости|материалы|статьи)|другие (?:новости|материалы)|вам может быть интересно|рекомендуем|связанные (?:новости|статьи)|"
    r"ранее по теме|главное сегодня|главные новости|выбор редакции|ушул эле темада|дагы окуңуз|тектеш макалалар|окшош жаңылыктар|"
    r"тағы оқыңыз|тақырып бойынша|оқи отырыңыз|mavzuga oid|shuningdek,? o\W?qing|ҳамда ўқинг|мавзуга оид|"
    r"read (?:also|more|next)|see also|related (?:articles?|news|stories)|more on (?:this|the) topic|you may also like|recommended)\b\s*(?::|$|-\s)",
    re.IGNORECASE,
)
"""Headings over headlines of other articles, and such a headline on the same line."""

DATE_WORDS = re.compile(
    r"(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|"
    r"қаңт|ақп|наур|сәу|мам|мау|шіл|там|қыр|қаз|қар|жел|yan|iyun|iyul|avg|sen|okt|noy|dek)\w{0,8}|"
    r"года?|г|в|at|on|жыл\w{0,3}|йил|yil|сегодня|вчера|бүгүн|кечээ|бүгін|кеше|bugun|kecha|today|yesterday|пн|вт|ср|чт|пт|сб|вс|"
    r"понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|mon|tue|wed|thu|fri|sat|sun|\w{3,6}day|дүйшөмбү|шейшемби|шаршемби|"
    r"бейшемби|жума|ишемби|жекшемби|\w{0,6}сенбі|жұма|\w{0,6}shanba|juma|опубликовано|обновлено|published|updated|мск|gmt|utc|am|pm|"
    r"час\w{0,2}|мин\w{0,3}|назад|ago|hours?|minutes?",
    re.IGNORECASE,
)
