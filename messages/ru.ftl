# Слова на русском. Ключи и переменные — одни и те же в ru.ftl, ky.ftl и en.ftl.
# Разметка Telegram (<b>, <i>) бывает только в тексте сообщений, никогда в надписях на кнопках.

### Общее

pattern-weekday = EEEE, d MMMM
pattern-date = d MMMM
pattern-short-date = d MMM
when-today = сегодня в { $time }
when-tomorrow = завтра в { $time }
when-yesterday = вчера в { $time }
when-date = { $date } в { $time }
language-ru = русский
language-ky = кыргызский
language-en = английский
language-kk = казахский
language-uz = узбекский
language-tg = таджикский
button-close = Закрыть
button-back = ‹ Назад
button-cancel = Отмена
mark-chosen = ✅ { $name }
mark-free = { $name }
mark-important = ❗ { $name }
mark-silent = 🔕 { $name }
mark-shown = • { $name }

### Сводка

digest-title = 🗞 Сводка · { $day }, { $time }
digest-outlets = { $count ->
    [one] { $count } источник
    [few] { $count } источника
   *[many] { $count } источников
}
digest-left = { $count ->
    [one] Не поместилась ещё { $count } новость: она придёт в следующей сводке.
    [few] Не поместились ещё { $count } новости: они придут в следующей сводке.
   *[many] Не поместилось ещё { $count } новостей: они придут в следующей сводке.
}
digest-empty = По вашим темам пока нет ничего нового. Как только появится, это войдёт в следующую сводку.
digest-no-topics = Вы ещё не выбрали ни одной темы, поэтому сводку не из чего составить.
digest-nothing = 🗞 { $time }: по вашим темам ничего нового.
recap-title = 🗞 Пока вас не было: главное за { $since } – { $until }
recap-left = { $count ->
    [one] За это время была ещё { $count } новость, не такая важная. Она есть в /latest и в /search.
    [few] За это время были ещё { $count } новости, не такие важные. Они есть в /latest и в /search.
   *[many] За это время было ещё { $count } новостей, не таких важных. Они есть в /latest и в /search.
}
latest-title = 🕐 Последние новости по вашим темам
latest-further = 🕐 Чего ещё не было в сводках
latest-empty = По вашим темам за последние дни новостей не было.
button-choose-topics = Выбрать темы

### Карточка новости

story-reports = { $count ->
    [one] Пишет { $count } источник:
    [few] Пишут { $count } источника:
   *[many] Пишут { $count } источников:
}
story-more-reports = { $count ->
    [one] и ещё { $count } источник
    [few] и ещё { $count } источника
   *[many] и ещё { $count } источников
}
differ-title = Источники расходятся:
differ-said = { $outlets }: { $number }
differ-newest = { $outlets }: { $number } (последние данные)
differ-number = { $count }
differ-dead = { $count ->
    [one] { $count } погибший
   *[other] { $count } погибших
}
differ-injured = { $count ->
    [one] { $count } раненый
   *[other] { $count } раненых
}
differ-hurt = { $count ->
    [one] { $count } пострадавший
   *[other] { $count } пострадавших
}
differ-missing = { $count ->
    [one] { $count } пропавший без вести
   *[other] { $count } пропавших без вести
}
differ-detained = { $count ->
    [one] { $count } задержанный
   *[other] { $count } задержанных
}
differ-evacuated = { $count ->
    [one] { $count } эвакуированный
   *[other] { $count } эвакуированных
}
differ-hospitalised = { $count } в больнице
differ-age = { $count ->
    [one] { $count } год
    [few] { $count } года
   *[many] { $count } лет
}
story-first-seen = Первое сообщение: { $when }.
story-also-in = Есть и на других языках: { $languages }.
machine-translation = (машинный перевод)
machine-rewording = (машинный пересказ)
story-gone = Этой новости больше нет: старые новости со временем удаляются.
button-read = Читать: { $outlet }

### Начало

setup-language = Здравствуйте! Я — Кабарчы: собираю новости из многих источников, объединяю одинаковые и присылаю короткую сводку в удобный вам час.

    На каком языке нам общаться?
setup-topics = <b>О чём вам присылать новости?</b>
    Отметьте темы. Некоторые уже отмечены: их можно снять.
setup-hours = <b>В какие часы присылать сводку?</b>
    Можно выбрать несколько. Время: { $city }.
setup-ready = <b>Готово.</b>
    { $topics ->
        [0] Темы пока не выбраны, и сводка будет пустой: выберите их в /topics.
        [one] Выбрана { $topics } тема.
        [few] Выбраны { $topics } темы.
       *[many] Выбрано { $topics } тем.
    }
setup-first = Первая сводка придёт прямо сейчас.
setup-first-soon = Новостей по вашим темам пока нет: через несколько минут проверю ещё раз.
setup-next = Следующая сводка — { $when }.
setup-no-hours = Час не выбран: сводка придёт, когда вы попросите — /digest.
setup-group = Здравствуйте! Я — Кабарчы и присылаю сюда короткую сводку новостей. Темы, язык и час выбирают администраторы: /start.
button-to-topics = ‹ Темы
button-to-hours = Дальше: часы ›
button-other-hour = Другой час
button-done = Готово
button-settings = Настройки
button-begin = Начать
button-begin-again = Настроить заново
button-digest-now = Показать сводку сейчас

### Темы

topics-title = <b>Ваши темы</b>
    Нажмите на тему, чтобы выбрать её или снять.
topics-page = { $group }: страница { $page } из { $pages }
topics-found = Вот что нашлось. Нажмите, чтобы выбрать или снять:
topics-not-found = Такой темы нет. Напишите иначе или создайте свою: /mytopic.
topics-ask-name = Как называется тема? Хватит и части слова.
topics-how-to-find = Напишите /topics и название темы.
button-find-topic = 🔎 Найти тему
topics-none = Тем пока нет.
topic-gone = Этой темы больше нет.
button-next-group = { $group } ›
button-previous-group = ‹ { $group }
group-organisations = Организации
group-world = В мире
group-places = Страны и регионы
group-security = Безопасность и ЧП
group-life = Жизнь
topic-csto = ОДКБ
topic-sco = ШОС
topic-eaeu = ЕАЭС
topic-cis = СНГ
topic-ots = Тюркские государства
topic-un = ООН
topic-foreign-policy = Внешняя политика
topic-conflicts = Конфликты
topic-middle-east = Ближний Восток
topic-kyrgyzstan = Кыргызстан
topic-kazakhstan = Казахстан
topic-uzbekistan = Узбекистан
topic-tajikistan = Таджикистан
topic-turkmenistan = Туркменистан
topic-russia = Россия
topic-china = Китай
topic-usa = США
topic-europe = Европа
topic-ukraine = Украина
topic-belarus = Беларусь
topic-caucasus = Южный Кавказ
topic-turkey = Турция
topic-afghanistan = Афганистан
topic-security = Безопасность
topic-terrorism = Терроризм
topic-crime = Преступность и суд
topic-emergencies = Происшествия
topic-politics = Политика
topic-economy = Экономика
topic-energy = Энергетика
topic-migration = Миграция
topic-health = Здоровье
topic-education = Образование
topic-ecology = Экология
topic-technology = Наука и техника
topic-culture = Культура
topic-sport = Спорт
topic-society = Общество

### Настройки

settings-title = <b>Настройки</b>
settings-language = Язык: { $language }
settings-hours = Сводка: { $hours }
settings-no-hours = Сводка: только по просьбе, /digest
settings-city = Время: { $city } ({ $offset })
settings-size = { $stories ->
    [one] Размер: { $size }, до { $stories } новости
   *[other] Размер: { $size }, до { $stories } новостей
}
settings-look = Вид: { $look }
settings-topics = Тем выбрано: { $count }
settings-paused = ⏸ Пауза до { $when }
settings-next = Следующая сводка — { $when }
settings-choose-language = На каком языке нам общаться?
settings-choose-hours = <b>В какие часы присылать сводку?</b>
    Можно выбрать несколько. Время: { $city }.
settings-choose-city = <b>По времени какого города присылать сводку?</b>
    Переход на летнее время учитывается сам.
settings-choose-size = <b>Сколько новостей помещать в сводку?</b>
settings-choose-look = <b>Как выглядит сводка?</b>
look-how = С разделами: темы крупно, каждая новость раскрывается прямо в сообщении — что произошло, кто сообщил и когда. Номер под сводкой открывает карточку новости. Нужна свежая версия Telegram.
look-not-taken = Сервер Telegram пока не принимает сообщения с разделами, поэтому сводки приходят в обычном виде.
settings-choose-pause = <b>На сколько остановить сводки и новости «сразу»?</b>
    Темы и настройки сохранятся, /digest будет работать.
settings-saved = Сохранено
settings-resumed = Сводки снова приходят
settings-quiet = Тихие часы: { $hours }
quiet-title = <b>Когда вас не беспокоить?</b>
quiet-how = В тихие часы новости «сразу» и объявления ждут их конца. Сводки приходят в те часы, что вы выбрали. Срочное от редакции тоже ждёт, если не разрешить ему приходить сразу.
quiet-off = Тихие часы не нужны
quiet-own = Другие часы
quiet-hours = { $start }–{ $end }
quiet-urgent = Срочное от редакции — сразу
quiet-from = <b>С какого часа не беспокоить?</b>
quiet-to = <b>С { $start } — до какого часа?</b>
hours-by-topic-title = <b>Какие темы — в какой час?</b>
hours-by-topic-how = Выберите час. Пока ничего не снято, в каждый час приходят все темы.
topics-of-hour = <b>{ $hour }: какие темы присылать?</b>
hours-by-topic-last = Это последний час этой темы. Чтобы отказаться от неё совсем — /topics.
days-every = каждый день
days-weekdays = по будням
days-some = не каждый день
days-weekend = по выходным
hours-of-days = { $hours }, { $days }
size-short = короткая
size-normal = обычная
size-long = длинная
size-choice = { $stories ->
    [one] { $size }: до { $stories } новости
   *[other] { $size }: до { $stories } новостей
}
look-plain = обычный
look-rich = с разделами
pause-tomorrow = До завтра
pause-3 = На 3 дня
pause-7 = На неделю
pause-dates = До даты…
settings-choose-date = <b>В какой день снова присылать?</b>
pause-resume = ▶️ Снова присылать
button-language = Язык
button-hours = Часы
button-city = Город
button-size = Размер
button-look = Вид
button-topics = Темы
button-pause = Пауза
button-quiet = Тихие часы
button-all-days = Каждый день
button-weekdays = Только по будням
button-apart = В выходные — другие часы
button-of-weekdays = Будни
button-of-weekend = Выходные
button-note = Сообщать, если новостей нет
button-topic-hours = Темы по часам

### Города

city-bishkek = Бишкек
city-osh = Ош
city-almaty = Алматы
city-astana = Астана
city-tashkent = Ташкент
city-dushanbe = Душанбе
city-ashgabat = Ашхабад
city-moscow = Москва
city-yekaterinburg = Екатеринбург
city-novosibirsk = Новосибирск
city-minsk = Минск
city-kyiv = Киев
city-yerevan = Ереван
city-baku = Баку
city-tbilisi = Тбилиси
city-istanbul = Стамбул
city-kabul = Кабул
city-tehran = Тегеран
city-delhi = Дели
city-dubai = Дубай
city-beijing = Пекин
city-seoul = Сеул
city-tokyo = Токио
city-brussels = Брюссель
city-berlin = Берлин
city-vienna = Вена
city-geneva = Женева
city-paris = Париж
city-london = Лондон
city-new-york = Нью-Йорк
city-washington = Вашингтон

### Команды и помощь

command-start = Начать: язык, темы и час
command-topics = Выбрать темы
command-digest = Получить сводку сейчас
command-latest = Последние новости
command-settings = Язык, часы, тихие часы, новости сразу, пауза
command-help = Что я умею
command-stop = Больше ничего не присылать
command-feeds = Источники: список, добавить, убрать
command-broadcast = Разослать сообщение всем читателям
help-title = <b>Что я умею</b>
help-how = Номер под сводкой открывает новость: краткое изложение, все источники со ссылками и временем. Пометка [en] значит, что новость есть только на другом языке. Всё изложение взято из слов самих источников.
help-owner = <b>Для редакторов</b>
help-when = Когда и как часто писать, решаете вы: в /settings есть часы сводок по будням и выходным, темы по часам, новости сразу и их число в день, тихие часы, темы без звука и пауза до даты.
help-groups = Меня можно добавить в группу или канал: настройки там меняют администраторы.
stop-done = Больше ничего не пришлю. Темы и настройки сохранены; чтобы вернуться — /start.
start-again = С возвращением! Ваши темы и настройки сохранились.
claim-done = Теперь вы — владелец этого бота. Что теперь доступно — /help.
claim-refused = Эта ссылка больше не действует: ею можно воспользоваться один раз.
bot-description = Короткая сводка новостей по темам, которые вы выберете: ОДКБ, ШОС, ЕАЭС, Кыргызстан, внешняя политика и многое другое. Одна новость из многих источников — одна строка, со ссылкой на каждый.
bot-short-description = Короткая сводка новостей по вашим темам

### Источники

feeds-title = { $count ->
    [one] <b>{ $count } источник</b>
    [few] <b>{ $count } источника</b>
   *[many] <b>{ $count } источников</b>
}
feeds-page = Страница { $page } из { $pages }
feeds-troubled = { $count ->
    [one] { $count } источник не читается: отмечен ⚠️.
    [few] { $count } источника не читаются: отмечены ⚠️.
   *[many] { $count } источников не читаются: отмечены ⚠️.
}
feeds-none = Источников пока нет.
feed-fine = ✅ читается, последняя удачная проверка { $ago }
feed-new = 🆕 ещё не проверен
feed-troubled = ⚠️ { $problem }
feed-gone = ⛔️ закрыт: сервер сообщил, что источника больше нет
feed-removed = убран из списка
feed-address = Адрес: { $url }
feed-checked = Последняя проверка: { $ago }
feed-succeeded = Последняя удачная: { $ago }
feed-never-succeeded = Удачных проверок ещё не было
feed-next = Следующая проверка: { $ago }
feed-next-soon = Следующая проверка: вот-вот
feed-newest = Самая новая запись: { $ago }
feed-gap-missed = { $count ->
    [one] ⚠️ Пропуск: { $begins } – { $ends }. Могла остаться незамеченной примерно { $count } запись
    [few] ⚠️ Пропуск: { $begins } – { $ends }. Могли остаться незамеченными примерно { $count } записи
   *[many] ⚠️ Пропуск: { $begins } – { $ends }. Могли остаться незамеченными примерно { $count } записей
}
feed-gap-some = ⚠️ Пропуск: { $begins } – { $ends }. Часть записей могла остаться незамеченной, сколько — неизвестно
feed-gap-filled = { $count ->
    [one] Пропуск восполнен: { $begins } – { $ends }, на прежних страницах найдена { $count } запись
    [few] Пропуск восполнен: { $begins } – { $ends }, на прежних страницах найдены { $count } записи
   *[many] Пропуск восполнен: { $begins } – { $ends }, на прежних страницах найдено { $count } записей
}
feed-failures = Неудач подряд: { $count }
feed-ask-address = Пришлите адрес источника: ссылку на ленту (RSS, Atom), на сайт с новостями или имя публичного канала в Telegram, например @name. Ответ жду час.
feed-trying = Читаю { $url }…
feed-added = <b>{ $name }</b> добавлен. Первые новости появятся через несколько минут.
feed-known = Этот источник уже в списке: <b>{ $name }</b>.
feed-refused = Не добавлен: { $problem }.
feed-not-an-address = Это не похоже на адрес. Пришлите ссылку, например https://example.org/rss.
feed-ask-removal = Убрать <b>{ $name }</b> из списка? Его прежние новости останутся.
feed-removal-done = <b>{ $name }</b> убран из списка.
feed-lost = Этого источника уже нет в списке.
feed-problem-other = не читается ({ $code })
button-add-feed = ➕ Добавить
button-all-feeds = Все источники
button-remove-feed = Убрать
button-really-remove = Да, убрать
button-page-next = ›
button-page-previous = ‹
problem-bad-catalogue = файл со списком источников записан с ошибкой
problem-unreachable = сервер не отвечает
problem-bad-status = сервер отвечает ошибкой
problem-gone = источника больше нет по этому адресу
problem-slow-down = сервер просит приходить реже
problem-too-large = ответ слишком велик
problem-bomb = сжатый ответ разворачивается в непомерный объём
problem-private-address = адрес ведёт во внутреннюю сеть
problem-bad-address = адрес записан с ошибкой
problem-too-many-redirects = сервер без конца перенаправляет
problem-truncated = ответ обрывается на середине
problem-not-a-feed = по адресу нет ленты новостей
problem-no-channel = публичного канала с таким именем в Telegram нет
problem-no-preview = канал показывает записи только внутри Telegram, снаружи их не прочитать
problem-not-a-channel = под этим именем в Telegram не канал, а человек, бот или группа
problem-private-channel = это закрытый канал, а читать можно только публичные
problem-page-changed = страница изменилась: на прежних местах ничего нет
problem-disallowed = сайт просит программы не читать эту страницу
problem-unreadable = ленту не удаётся разобрать

### Рассылка

broadcast-ask = Пришлите то, что нужно разослать: текст, фото, видео, файл, альбом или пересланное сообщение. Сначала я покажу, как оно выглядит. Жду час.
broadcast-album = { $count ->
    [one] Альбом: пока { $count } файл. Когда придут все, нажмите «Показать».
    [few] Альбом: пока { $count } файла. Когда придут все, нажмите «Показать».
   *[many] Альбом: пока { $count } файлов. Когда придут все, нажмите «Показать».
}
broadcast-preview = Так сообщение увидят читатели ⬆️
broadcast-audience = { $chats ->
    [0] Пока его некому получить: читателей ещё нет.
    [one] Его получит { $chats } чат.
    [few] Его получат { $chats } чата.
   *[many] Его получат { $chats } чатов.
}
broadcast-lasts = Время отправки — примерно { $length }.
broadcast-unsupported = Такое сообщение разослать нельзя: можно текст, фото, видео, файл, звук или альбом.
broadcast-too-long = Сообщение слишком длинное для рассылки.
broadcast-started = Рассылка началась.
broadcast-cancelled = Рассылка отменена: никто ничего не получил.
broadcast-stopped = Рассылка остановлена. Уже отправленное осталось у читателей.
broadcast-decided = С этой рассылкой всё уже решено.
broadcast-lost = Этой рассылки больше нет.
broadcast-progress = <b>Идёт рассылка</b>: { $sent } из { $total }
broadcast-report = <b>Рассылка закончена</b>
broadcast-sent = Отправлено: { $count }
broadcast-blocked = Недоступны (бот заблокирован или чата нет): { $count }
broadcast-failed = Не удалось: { $count }
broadcast-in-doubt = Под вопросом: { $count }
broadcast-in-doubt-why = «Под вопросом» значит: связь прервалась, и неизвестно, дошло ли. Сам я повторно не отправляю, чтобы никто не получил сообщение дважды.
broadcast-withdrawn = Отменено: { $count }
broadcast-again-done = { $count ->
    [one] Отправляю ещё раз { $count } чату.
   *[other] Отправляю ещё раз { $count } чатам.
}
button-send = { $chats ->
    [one] Отправить { $chats } чату
   *[other] Отправить { $chats } чатам
}
button-show = Показать
button-do-not-send = Не отправлять
button-stop = Остановить
button-refresh = Обновить
button-again = { $count ->
    [one] Отправить ещё раз тем, кто под вопросом: { $count }
   *[other] Отправить ещё раз тем, кто под вопросом: { $count }
}

### Рассылка: перед ней и после

broadcast-versions = На языках: { $languages }. Остальным — первая версия.
broadcast-to = Кому: { $audience }.
broadcast-to-topics = темы: { $topics }
broadcast-to-languages = язык: { $languages }
broadcast-to-active = { $days ->
    [one] активные за последний { $days } день
    [few] активные за последние { $days } дня
   *[many] активные за последние { $days } дней
}
broadcast-to-everyone = всем
broadcast-asleep = { $chats ->
    [one] У { $chats } чата сейчас тихие часы: он получит сообщение, когда они кончатся.
   *[other] У { $chats } чатов сейчас тихие часы: они получат сообщение, когда те кончатся.
}
broadcast-leaves = Уйдёт { $when }.
broadcast-leaves-soon = <b>Рассылка уйдёт в { $time }</b>
    До этого её ещё можно отменить.
broadcast-scheduled = <b>Рассылка уйдёт { $when }</b>
broadcast-urgent = ⚡ Срочная: обгоняет сводки, а в тихие часы приходит тем, кто это разрешил.
broadcast-needs-second = Сначала её должен одобрить второй редактор.
broadcast-tested = { $chats ->
    [one] Проба: ушла в { $chats } чат. Второй раз он её не получит.
   *[other] Проба: ушла в { $chats } чатов. Второй раз они её не получат.
}
broadcast-choose-audience = <b>Кому разослать?</b>
    Ничего не отмечено — значит, всем. Отмеченное сужает круг.
broadcast-choose-topics = <b>Подписчикам каких тем?</b>
    Хватает одной из отмеченных.
broadcast-choose-versions = <b>Версии на языках</b>
    Чат получает версию на своём языке, а если её нет — первую.
broadcast-choose-when = <b>Когда отправить?</b>
    Время: { $city }.
broadcast-choose-test = <b>Проба</b>
    Себе — так, как увидят читатели. Или одному проценту читателей: общей рассылкой они её второй раз не получат.
broadcast-ask-version = Пришлите версию для тех, кто читает на этом языке: { $language }. Жду час.
broadcast-ask-time = Напишите время: «21:30», «завтра 09:00» или «25.12 08:00». Время: { $city }. Жду час.
broadcast-bad-time = Не понимаю этого времени, или оно уже прошло. Напишите, например, «завтра 09:00».
broadcast-ask-text = Пришлите новый текст. Он заменит прежний во всех чатах и на всех языках; у фото и файлов меняется подпись. Жду час.
broadcast-ask-text-version = Пришлите новый текст. Он заменит прежний у тех, кто получил эту версию: { $version }; у фото и файлов меняется подпись. Жду час.
broadcast-choose-edit = <b>Какую версию изменить?</b>
    Правку получат только те, кому пришла эта версия.
version-first = первая
version-all = все версии
broadcast-text-only = Изменить можно только текст: пришлите текст.
broadcast-replace-ask = Так сообщение будет выглядеть ⬆️ Заменить его у всех, кто получил?
broadcast-replace-ask-version = Так сообщение будет выглядеть ⬆️ Заменить его у тех, кто получил эту версию: { $version }?
broadcast-delete-ask = Удалить сообщение у всех, кто его получил? Telegram позволяет это 48 часов после отправки; вернуть его будет нельзя.
broadcast-too-old = Прошло больше 48 часов: Telegram уже не даёт удалить это сообщение у читателей.
broadcast-deleting = Сообщение удаляется у всех.
broadcast-edit-standing = <b>Правка</b>: { $done } из { $total }
broadcast-delete-standing = <b>Удаление</b>: { $done } из { $total }
broadcast-nothing-changed = Менять нечего: сообщение ещё никто не получил.
broadcast-change-failed = Не удалось: { $count }
broadcast-speed = Скорость: { $speed } в секунду
broadcast-remaining = Осталось: { $length }
broadcast-later = Ждут конца тихих часов: { $count }
broadcast-paused = <b>Рассылка на паузе</b>: { $sent } из { $total }
broadcast-paused-done = Рассылка на паузе.
broadcast-resumed = Рассылка продолжается.
broadcast-stopped-report = <b>Рассылка остановлена</b>
broadcast-test-self = Проба — следующим сообщением.
broadcast-test-part = { $chats ->
    [one] Проба уходит в { $chats } чат.
   *[other] Проба уходит в { $chats } чатов.
}
broadcast-test-again = Проба уже отправлена этим читателям.
broadcast-asked = <b>Рассылка ждёт второго редактора</b>
    Она уйдёт, как только её одобрят.
broadcast-nobody-to-ask = Одобрить некому: второго редактора нет. Владелец может добавить его или отменить это правило.
broadcast-approval-question = Рассылка № { $number } ждёт вашего одобрения. Сообщение — выше ⬆️
broadcast-not-yours = Это черновик другого редактора.
broadcast-own = Свою рассылку одобряет другой редактор.
broadcast-approved = <b>Рассылка № { $number } одобрена</b>
broadcast-refused = Рассылка № { $number } отклонена. Автору сказано.
broadcast-refused-yours = Вашу рассылку № { $number } второй редактор отклонил. Её можно изменить и отправить снова: /broadcasts
broadcast-edit-asked = <b>Правка ждёт второго редактора</b>
    Читатели увидят её, как только её одобрят.
broadcast-edit-question = Правка рассылки № { $number } ждёт вашего одобрения. Новый вид — выше ⬆️
broadcast-edit-of-version = Её получат те, кому пришла эта версия: { $version }.
broadcast-edit-own = Свою правку одобряет другой редактор.
broadcast-edit-decided = С этой правкой всё уже решено.
broadcast-edit-recalled = Правка отозвана. У читателей всё осталось как было.
broadcast-edit-rejected = Правка отклонена. У читателей всё осталось как было.
broadcast-edit-approved = <b>Правка рассылки № { $number } одобрена</b>
broadcast-edit-refused = Правка рассылки № { $number } отклонена. Автору сказано.
broadcast-edit-approved-yours = Вашу правку рассылки № { $number } второй редактор одобрил.
broadcast-edit-refused-yours = Вашу правку рассылки № { $number } второй редактор отклонил. Можно предложить другую: /broadcasts
broadcast-list = <b>Последние рассылки</b>
broadcast-list-none = Рассылок ещё не было. Новая — /broadcast.
broadcast-list-item = № { $number } · { $when } · { $state }
broadcast-no-text = без текста
state-draft = черновик
state-asked = ждёт одобрения
state-confirmed = готова к отправке
state-spread = идёт
state-paused = на паузе
state-reported = закончена
state-cancelled = отменена
kind-private = личные чаты
kind-group = группы
kind-channel = каналы
command-broadcasts = Последние рассылки
button-when = Когда
button-audience = Кому
button-versions = Языки
button-test = Проба
button-urgent = ⚡ Срочная
button-second-editor = Нужен второй редактор
button-at-once-now = Сразу
button-other-time = Другое время
button-any-topics = Любые темы
button-choose-audience-topics = Темы: { $count }
button-active = { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}
button-everyone = Всем
button-version-add = ➕ { $language }
button-version-replace = ✅ { $language }
button-version-remove = Убрать
button-preview = Показать все версии
button-test-self = Себе
button-test-part = Одному проценту
button-hurry = Не ждать
button-call-back = Отменить
button-pause-broadcast = Пауза
button-resume-broadcast = Продолжить
button-reword = Изменить текст
button-delete-everywhere = Удалить у всех
button-really-delete = Да, удалить у всех
button-replace = Заменить у всех
button-replace-version = Заменить
button-approve = Одобрить
button-refuse = Отклонить
button-take-back = Отозвать
time-today = сегодня
time-tomorrow = завтра
time-after-tomorrow = послезавтра
time-at = в

### Когда что-то не так

error-broken = Что-то сломалось на моей стороне. Это уже записано, редакторы увидят. Попробуйте ещё раз чуть позже.
error-stale = Эта кнопка устарела. Откройте нужное заново: /topics, /settings или /digest.
error-unknown-command = Я не знаю такой команды. Что я умею — /help.
error-nearest-command = Я не знаю такой команды. Может быть, { $command }?
error-unknown-text = Я понимаю команды и кнопки, а написанное могу поискать в архиве. Что я умею — /help.
error-owners-only = Это могут только редакторы.
error-private-only = Это делается только в личной переписке: напишите мне.
error-admins-only = Настройки группы меняют её администраторы.
question-cancelled = Хорошо, отменено.
question-expired = Время ответа вышло. Начните заново.

### Сразу

button-at-once = Сразу
alert-title = ⚡ { $topic }
alert-title-plain = ⚡ Новость
at-once-title = <b>О чём сообщать сразу?</b>
at-once-how = Нажимайте на тему: ✅ — всё, как только выйдет; ❗ — только важное: то, о чём за час сообщили несколько независимых источников. В сводке это не повторится. Важное от редакции приходит по всем вашим темам, сверх дневного числа.
at-once-budget = Сколько таких новостей в день, самое большее? Остальные придут в сводке.
budget-any = Все
button-silent = 🔕 Темы без звука
silent-title = <b>Новости каких тем присылать без звука?</b>
silent-how = Отмеченные 🔕 приходят молча. Сводка молчит, если в ней только такие темы.
at-once-no-topics = Сначала выберите темы: о них можно будет узнавать сразу.

### Под вопросом

doubts-found = { $count ->
        [one] { $count } сообщение могло не дойти: Telegram не ответил.
        [few] { $count } сообщения могли не дойти: Telegram не ответил.
        [many] { $count } сообщений могли не дойти: Telegram не ответил.
       *[other] { $count } сообщения могли не дойти: Telegram не ответил.
    } Сам я их не повторяю, чтобы никто не получил одно и то же дважды.
button-doubts-again = { $count ->
        [one] Отправить его ещё раз
       *[other] Отправить их ещё раз ({ $count })
    }
doubts-again = { $count ->
        [0] Под вопросом уже ничего нет.
        [one] Отправляю ещё раз { $count } сообщение.
        [few] Отправляю ещё раз { $count } сообщения.
        [many] Отправляю ещё раз { $count } сообщений.
       *[other] Отправляю ещё раз { $count } сообщения.
    }

### Важное и правка новостей

important-title = ⚡ Важно · { $topic }
important-title-plain = ⚡ Важно
proposal-title = 📈 Похоже на важное
proposal-why = { $count ->
        [one] Об этом за { $length } сообщил { $count } независимый источник.
        [few] Об этом за { $length } сообщили { $count } независимых источника.
       *[many] Об этом за { $length } сообщили { $count } независимых источников.
    } Решение за вами: сами по себе читатели ничего не получат.
button-important = ⚡ Важно
button-unmark = ↩️ Отозвать
button-correct = ✏️ Исправить
button-hide = 🙈 Скрыть
button-show-again = 👁 Вернуть читателям
button-merge = ⇄ Объединить
button-split = ✂ Отделить
button-undo = ↩️ Вернуть как было
button-not-now = Не сейчас
button-tell-now = ⚡ Сообщить сейчас
button-with-line = ✍️ Добавить свою строку
button-edit-headline = Заголовок
button-edit-summary = Изложение
button-edit-topics = Темы
editing-ask-important = { $count ->
        [0] Сейчас сообщать некому: все читатели её тем эту новость уже получили. Отметить её важной?
        [one] Сообщить сейчас { $count } читателю её тем? Кто эту новость уже видел, второй раз её не получит.
       *[other] Сообщить сейчас { $count } читателям её тем? Кто эту новость уже видел, второй раз её не получит.
    }
editing-ask-line = Напишите строку, которая встанет над новостью, до 300 знаков. Как только она придёт, читатели получат новость. Жду час.
editing-ask-headline = Пришлите новый заголовок, до 200 знаков. Жду час.
editing-ask-summary = Пришлите новое изложение, до 800 знаков. Жду час.
editing-too-long = Нужен текст не длиннее { $count } знаков. Пришлите другой.
editing-correct = <b>Что исправить?</b> Текст: { $language }.
editing-topics = <b>О чём эта новость?</b>
    Сейчас: { $topics }
editing-merge = <b>С какой новостью объединить?</b> Её статьи перейдут в выбранную.
editing-merge-none = Других свежих новостей на эти темы нет: объединять не с чем.
editing-split = <b>Какую статью отделить?</b> С неё начнётся отдельная новость.
editing-marked = Читатели её тем получат новость сейчас.
editing-already = Уже решено: новость отмечена важной или скрыта.
editing-unmarked = { $count ->
    [0] Отметка снята. Всё уже было отправлено.
    [one] Отметка снята. Остановлено { $count } сообщение.
    [few] Отметка снята. Остановлено { $count } сообщения.
   *[many] Отметка снята. Остановлено { $count } сообщений.
}
editing-hidden = Скрыто: в сводках и списках новости больше не будет.
editing-shown = Читатели снова видят эту новость.
editing-kept = Сохранено
editing-merged = Объединено
editing-split-done = Статья отделена.
editing-one-topic = Без темы новость никто не увидит. Сначала отметьте другую.
editing-moved = Это уже сделано, или новости больше нет.
editing-undone = Всё снова как было.
editing-too-late = Вернуть уже нельзя: прошло больше 15 минут, или с новостью сделали что-то ещё.
editing-is-hidden = 🙈 Скрыта { $when }
editing-is-important = ⚡ Отмечена важной { $when }

### Редакция

command-editors = Редакция: кто и что может
command-audit = Журнал: кто что сделал
command-corrections = Исправленные темы файлом, для обучения
command-ban = Закрыть или вернуть доступ
command-stopall = Остановить все отправки
role-owner = владелец
role-editor = редактор
role-source-keeper = куратор источников
error-role-too-low = Для этого нужна другая роль. Её может дать владелец бота.
editors-title = <b>Редакция</b>
    Владелец может всё. Редактор — рассылки, важные новости, темы и источники. Куратор источников — только источники.
editors-none = Пока никого, кроме вас.
editors-by-settings = <code>{ $id }</code> — владелец по настройкам программы
editor-role = Роль: { $role }
editor-ask-whom = Кого добавить? Перешлите сообщение этого человека, пришлите его контакт или номер в Telegram. Жду час.
editor-ask-role = Какую роль дать?
editor-ask-removal = Лишить роли: <b>{ $name }</b>? Читателем этот человек останется.
editor-nobody = Не могу понять, о ком речь. Перешлите сообщение человека или пришлите его номер, например 123456789.
editor-link = Одноразовая ссылка. Роль: { $role }. Её получит тот, кто первым откроет ссылку. Действует 24 часа.
editor-joined = Ваша роль: { $role }. Что теперь доступно — /help.
editor-not-this-one = Свою роль и роль владельца из настроек здесь не меняют.
editor-lost = У этого человека роли уже нет.
whom-hidden = Этот человек скрывает, кто он, при пересылке. Пришлите его номер или дайте ему одноразовую ссылку: /editors.
button-add-editor = ➕ Добавить
button-link-editor = 🔗 Ссылка для редактора
button-link-keeper = 🔗 Ссылка для куратора источников
button-make = Сделать: { $role }
button-take-role = Лишить роли
button-really-take = Да, лишить

### Журнал

audit-title = <b>Журнал</b>
audit-none = Пока ничего не записано.
audit-feed-added = добавлен источник «{ $subject }»
audit-feed-removed = убран источник «{ $subject }»
audit-feed-changed = изменён источник «{ $subject }»
audit-feed-muted = приостановлен источник «{ $subject }»
audit-feed-unmuted = возвращён к чтению источник «{ $subject }»
audit-feeds-imported = { $count ->
    [one] добавлен { $count } источник из файла «{ $subject }»
    [few] добавлены { $count } источника из файла «{ $subject }»
   *[many] добавлено { $count } источников из файла «{ $subject }»
}
audit-role-given = роль для «{ $subject }»: { $role }
audit-role-taken = лишён роли: «{ $subject }» ({ $role })
audit-invited = создана одноразовая ссылка: { $role }
audit-joined = открыта одноразовая ссылка: { $role }
audit-banned = закрыт доступ: «{ $subject }»
audit-unbanned = возвращён доступ: «{ $subject }»
audit-stopped = остановлены все отправки
audit-resumed = отправки продолжены
audit-topic-added = добавлена тема «{ $subject }»
audit-topic-renamed = переименована тема «{ $subject }»
audit-topic-words = изменены слова темы «{ $subject }»
audit-topic-hidden = скрыта тема «{ $subject }»
audit-topic-shown = снова показана тема «{ $subject }»
audit-broadcast-sent = отправлена рассылка № { $subject }
audit-broadcast-stopped = остановлена рассылка № { $subject }
audit-broadcast-edited = исправлена рассылка № { $subject }
audit-broadcast-deleted = удалена у читателей рассылка № { $subject }
audit-broadcast-approved = одобрена рассылка № { $subject }
audit-broadcast-refused = отклонена рассылка № { $subject }
audit-edit-asked = предложена правка рассылки № { $subject }
audit-edit-approved = одобрена правка рассылки № { $subject }
audit-edit-refused = отклонена правка рассылки № { $subject }
audit-resent = отправлено ещё раз то, что было под вопросом: { $count }
audit-news-marked = отмечена важная новость: { $subject }
audit-news-marked-with-line = отмечена важной, со строкой «{ $said }»: { $subject }
audit-news-unmarked = отозвана отметка «важно»: { $subject }
audit-news-hidden = скрыта новость: { $subject }
audit-news-shown = снова показана новость: { $subject }
audit-news-headline = исправлен заголовок: { $subject } → { $said }
audit-news-summary = исправлено изложение: { $subject } → { $said }
audit-news-topics = исправлены темы: { $subject } ({ $said })
audit-news-merged = объединены новости: { $subject } → { $said }
audit-news-split = отделена статья: { $said } от новости { $subject }
audit-news-merge-undone = отменено объединение: { $subject } → { $said }
audit-news-split-undone = отменено отделение: { $said } снова в новости { $subject }
audit-refused = ⚠️ нажата чужая кнопка: <code>{ $subject }</code>
corrections-exported = { $count ->
    [one] { $count } текст с исправленными темами. Обучение: python -m nlp.train ПАПКА --corrections ФАЙЛ
    [few] { $count } текста с исправленными темами. Обучение: python -m nlp.train ПАПКА --corrections ФАЙЛ
   *[many] { $count } текстов с исправленными темами. Обучение: python -m nlp.train ПАПКА --corrections ФАЙЛ
}
corrections-none = Темы пока никто не исправлял: учиться не на чем.

### Порядок

order-banned = Доступ к этому боту для вас закрыт. Если это ошибка, напишите редакции.
order-slow-down = Слишком много сообщений подряд. Подождите, пожалуйста, четверть минуты, и я снова отвечу.
bans-title = <b>Кому закрыт доступ</b>
bans-none = Никому.
ban-ask-whom = Кому закрыть доступ? Перешлите сообщение этого человека или чата либо пришлите номер. Жду час.
ban-ask = Закрыть доступ: <b>{ $name }</b> (<code>{ $id }</code>)? Бот не будет ни отвечать, ни присылать новости. Доступ можно вернуть.
ban-nobody = Не могу понять, о ком речь. Перешлите сообщение или пришлите номер, например /ban 123456789.
ban-has-role = У этого человека есть роль. Сначала лишите его роли: /editors.
button-ban = Закрыть доступ…
button-really-ban = Да, закрыть
button-unban = Вернуть доступ: { $id }
stop-all-ask = <b>Остановить все отправки?</b>
    Сводки, срочные новости и рассылки будут ждать. Ответы на команды останутся.
stop-all-stopped = <b>Отправки остановлены.</b>
    Сводки, срочные новости и рассылки ждут. На команды бот отвечает.
stop-all-resumed = Отправки продолжены.
button-stop-all = ⏹ Да, остановить всё
button-resume-all = ▶️ Продолжить отправки

### Неполадки

command-problems = Неполадки: что не работает и что делать
problems-title = ⚠️ Неполадки сейчас
problems-new = ⚠️ Есть неполадки
problems-none = Неполадок нет: всё работает.
problems-since = Началось { $when }.
problems-outbox = Сообщения ждут отправки дольше 15 минут.
problems-job = { $count ->
    [one] Шаг «{ $step }» не справился с { $count } записью и оставил её.
   *[other] Шаг «{ $step }» не справился с { $count } записями и оставил их.
}
problems-inbox = { $count ->
    [one] Не удалось обработать { $count } обращение читателя.
    [few] Не удалось обработать { $count } обращения читателей.
   *[many] Не удалось обработать { $count } обращений читателей.
}
problems-feeds = { $count ->
    [one] { $count } источник не читается больше суток:
    [few] { $count } источника не читаются больше суток:
   *[many] { $count } источников не читаются больше суток:
}
problems-feed = • { $what }. Началось { $when }.
problems-more = { $count ->
    [one] и ещё { $count } источник
    [few] и ещё { $count } источника
   *[many] и ещё { $count } источников
}
problems-back = { $count ->
    [one] ✅ Снова читается { $count } источник: { $names }
    [few] ✅ Снова читаются { $count } источника: { $names }
   *[many] ✅ Снова читаются { $count } источников: { $names }
}
problems-doubts = { $count ->
    [one] { $count } сообщение под вопросом: неизвестно, дошло ли оно.
    [few] { $count } сообщения под вопросом: неизвестно, дошли ли они.
   *[many] { $count } сообщений под вопросом: неизвестно, дошли ли они.
}
problems-retried = { $count ->
    [0] Пробовать снова нечего.
    [one] Пробую ещё раз: { $count } запись
    [few] Пробую ещё раз: { $count } записи
   *[many] Пробую ещё раз: { $count } записей
}
remedy-outbox = Что делать: проверьте, не остановлена ли отправка (/stopall) и отвечает ли Telegram. Ничего не потеряно: сообщения уйдут, как только связь вернётся.
remedy-job = Что делать: покажите текст ошибки тому, кто ведёт программу. Когда причина устранена, нажмите «Попробовать ещё раз» в /problems.
remedy-inbox = Что делать: читателю уже предложено повторить позже. Покажите текст ошибки тому, кто ведёт программу.
remedy-feed = Что делать: откройте сайт источника. Если адрес ленты изменился, добавьте новый и уберите прежний в /feeds.
button-retry = 🔁 Попробовать ещё раз
step-poll = проверка источников
step-read = чтение статей
step-understand = определение тем
step-fill = поиск по своим темам
step-group = объединение в новости
step-regroup = второй взгляд на объединение
step-summarise = изложение
step-follow = слежение за новостями
step-amend = исправления
step-compose = составление сводок
step-alert = срочные новости
step-propose = предложение важного
step-important = оповещение о важном
step-broadcast = рассылка
step-progress = ход рассылки
step-deliver = отправка
step-tidy = уборка старого

### Источник: пробное чтение и правка

trial-title = <b>{ $name }</b>: вот что там сейчас. Ещё ничего не сохранено.
trial-entries = Записей: { $entries }
trial-dates = Самая старая — { $oldest }, самая новая — { $newest }
trial-no-dates = Даты у записей не указаны
trial-newest = Самое новое:
trial-several = Здесь несколько источников. Какой прочитать?
source-kind-feed = лента новостей (RSS или Atom)
source-kind-json-feed = лента новостей (JSON Feed)
source-kind-channel = публичный канал в Telegram
source-kind-sitemap = карта сайта: его собственный список новостей
source-kind-page = страница без ленты, читается по селекторам
source-what = <b>{ $name }</b>: { $kind }
source-rhythm = Между записями проходит примерно { $every }
source-asks = Просит приходить с перерывом не короче: { $every }
source-fills = То, чего он уже не показывает, ищется на его прежних страницах
source-fills-not = То, чего он уже не показывает, искать негде
source-named-by = Его называет страница { $url }
source-offer = { $number }. { $name } — { $kind }
    { $url }
source-offer-unnamed = { $number }. { $url } — { $kind }
button-add-tried = ➕ Добавить
button-open-feed = Открыть источник
feeds-import-how = Чтобы добавить много источников сразу, пришлите файл OPML.
button-export-feeds = Скачать OPML
feed-unknown = не указано
feed-standing = Вес: { $standing } (от 0 до 2)
feed-country = Страна: { $country }
feed-language = Язык: { $language }
feed-ownership = Кто стоит за источником: { $ownership }
feed-muted = 🔇 не читается по решению редакции: снова { $ago }
feed-muted-for-good = 🔇 не читается по решению редакции
feed-ask-standing = Сколько весит сообщение этого источника? 0 — не поднимает новость, 1 — как все, 2 — вдвое больше.
feed-ask-language = На каком языке пишет источник?
feed-ask-mute = На сколько перестать читать этот источник?
feed-ask-country = Из какой страны <b>{ $name }</b>? Пришлите код из двух латинских букв: kg, kz, ru. Чтобы убрать страну, пришлите «-».
feed-ask-ownership = Кто стоит за источником <b>{ $name }</b>? Пришлите одну строку, например «государственное агентство». Чтобы убрать её, пришлите «-».
feed-not-a-country = Нужен код из двух латинских букв, например kg.
feed-checking = Читаю…
mute-day = На сутки
mute-week = На неделю
mute-ever = Насовсем
mute-off = 🔊 Снова читать
button-check-now = Проверить сейчас
button-mute = 🔇 Не читать…
button-standing = Вес
button-country = Страна
button-feed-language = Язык
button-ownership = Кто стоит
import-added = { $count ->
    [0] Новых источников в файле нет.
    [one] Добавлен { $count } источник:
    [few] Добавлены { $count } источника:
   *[many] Добавлено { $count } источников:
}
import-more = { $count ->
    [one] и ещё { $count } источник
    [few] и ещё { $count } источника
   *[many] и ещё { $count } источников
}
import-known = { $count ->
    [one] Уже был в списке { $count } источник.
    [few] Уже были в списке { $count } источника.
   *[many] Уже было в списке { $count } источников.
}
import-bad = Файл не удалось прочитать: { $detail }
import-too-large = Файл слишком велик для списка источников.
export-done = { $count ->
    [one] { $count } источник
    [few] { $count } источника
   *[many] { $count } источников
}

### Цифры

command-stats = Цифры: читатели, отправка, источники
stats-day = 📊 За сутки
stats-week = 📊 За неделю
stats-month = 📊 За месяц
button-day = Сутки
button-week = Неделя
button-month = Месяц
stats-readers = Читателей: { $count } (+{ $new } −{ $left })
stats-active = Писали боту или нажимали кнопки: { $count }
stats-feeds = Источников: { $count }, не читаются: { $failing }
stats-entries = Новых записей: { $count }, обычная задержка: { $lag }
outcome-sent = Отправлено
outcome-failed = Не удалось
outcome-in-doubt = Под вопросом
outcome-cancelled = Отменено
chart-readers = Читатели
chart-feeds = источников читается
chart-growth = пришли и ушли
chart-active = активных
chart-lag = обычная задержка
chart-topics = Читатели по темам
chart-entries = новых записей

### Темы: правка

command-edittopics = Темы: добавить, переименовать, изменить слова
edit-topics-title = <b>Темы</b>
    Нажмите на тему, чтобы изменить её. Скрытые отмечены 🚫.
edit-topic-name = { $language }: { $name }
edit-topic-shelf = Раздел: { $group }
edit-topic-hidden = 🚫 Скрыта: новые читатели её не видят.
edit-topic-words = Слова: { $words }
edit-topic-without-words = Своих слов нет: новости находит модель.
edit-topic-ask-name = Как называется тема? Язык: { $language }. До 60 знаков.
edit-topic-ask-words = По каким словам узнавать тему? Пришлите слова и выражения через запятую или по одному в строке.
    Окончания подберу сам: «водные ресурсы» найдёт и «водных ресурсов». Сокращения пишите заглавными: ГЭС. Звёздочка разрешает любое продолжение: гидро*.
edit-topic-ask-shelf = В каком разделе показывать тему?
edit-topic-bad-name = Нужно название: одна строка, до 60 знаков.
edit-topic-no-words = Нужно хотя бы одно слово.
edit-topic-saved = Тема <b>{ $name }</b> сохранена.
rehearsal-running = Проверяю на новостях последних 7 дней…
rehearsal-title = <b>{ $name }</b>: проверка. Ещё ничего не сохранено.
rehearsal-stories = { $count ->
    [0] За последние 7 дней тема не принесла бы ничего.
    [one] За последние 7 дней тема принесла бы { $count } новость.
    [few] За последние 7 дней тема принесла бы { $count } новости.
   *[many] За последние 7 дней тема принесла бы { $count } новостей.
}
rehearsal-examples = Например:
rehearsal-near = Не подошли, хотя слова там есть, но вскользь:
mark-hidden = 🚫 { $name }
button-add-topic = ➕ Новая тема
button-rename-topic = Переименовать
button-topic-words = Слова
button-topic-shelf = Раздел
button-hide-topic = 🚫 Скрыть
button-show-topic = Показать снова
button-save-topic = ✅ Сохранить
button-other-words = Изменить слова
button-all-topics = Все темы

### Пульт в браузере

command-desk = Пульт в браузере: очередь, источники, рассылки
desk-link = Ссылка на пульт. Она действует 10 минут и открывается один раз; потом пульт открыт в этом браузере 12 часов. Никому её не передавайте.
desk-closed = Эта ссылка больше не действует, или сеанс закончился. Новую ссылку даёт команда /desk в переписке с ботом.
desk-title = Кабарчы: пульт
desk-live = Обновляется само
desk-lost = Связь с программой потеряна. Пробую снова…
desk-ended = Сеанс закончился. Новую ссылку даёт команда /desk в переписке с ботом.
desk-updated = Обновлено в { $time }
desk-problems = Неполадки
trouble-telegram = Telegram недоступен. Бот пробует снова; как только связь вернётся, всё продолжится.
trouble-outbox = Telegram не отвечает: сообщения ждут в очереди и уйдут, как только он ответит.
trouble-webhook = Сообщения и нажатия не доходят до бота и ждут у Telegram. Причина названа в журнале программы.
trouble-stopped = Владелец остановил все отправки. Продолжить: /stopall.
desk-queue = Очередь
desk-queue-empty = Очередь пуста: всё отправлено.
desk-broadcasts = Рассылки
desk-broadcasts-empty = Рассылок ещё не было.
desk-broadcast = № { $number }, { $when }
desk-charts = Графики
desk-sources = Источники
desk-sources-well = Читаются
lane-answers = Ответы
lane-alerts = Срочные новости
lane-digests = Сводки
lane-broadcasts = Рассылки
standing-queued = ждут
standing-sending = отправляются
standing-in-doubt = под вопросом

### Своя тема

command-mytopic = Своя тема: по словам или по описанию
command-why = Почему пришла эта новость
command-whynot = Почему не пришла: /whynot и ссылка
button-own-topics = 🔎 Свои темы
button-own-add = ➕ Новая тема
button-own-all = Свои темы
button-own-words = ✏️ Изменить слова
button-own-rename = Переименовать
button-own-remove = Удалить
button-own-really-remove = Да, удалить
own-title = <b>Свои темы</b>: { $count } из { $most }
    Их видит только этот чат. Нажмите на тему, чтобы изменить её.
own-none = <b>Свои темы</b>
    Пока ни одной. Напишите, что вас интересует, словами или одним предложением, и я найду такие новости.
own-words = Ищу слова: { $text }
own-sentence = Ищу по смыслу: { $text }
own-ask-words = О чём будет тема? Пришлите слова через запятую или опишите её одним предложением.
    <code>водные ресурсы, ГЭС, "водный кодекс" -полив</code>
    Окончания подберу сам. В кавычках — точно так, как написано; звёздочка — любое продолжение: гидро*; минус исключает слово; И, ИЛИ и скобки — как обычно.
    <code>Как соседние страны делят воду рек</code>
    Четыре слова подряд и больше — уже предложение: тогда ищу по смыслу.
own-in-groups = Здесь тему добавляют командой: <code>/mytopic водные ресурсы, ГЭС</code>
own-ask-name = Как назвать тему? Одна строка, до { $count } знаков.
own-ask-remove = Удалить тему <b>{ $name }</b>? Новости по ней больше не придут.
own-removed = Тема удалена.
own-saved = Тема <b>{ $name }</b> сохранена. Её новости войдут в сводки под этим названием. Под новостью из неё можно нажать 👍 или 👎: по описанию я так ищу точнее.
own-too-many = Своих тем может быть не больше { $count }. Удалите лишнюю и попробуйте снова.
own-rehearsal-title = <b>Проверка</b>. Ещё ничего не сохранено.
own-near = Почти подошли по смыслу:
own-mistake-empty = Нужно хотя бы одно слово.
own-mistake-too-long = Слишком длинно: уместите в { $count } знаков.
own-mistake-too-many = Слишком много слов: не больше { $count }.
own-mistake-quote = Кавычка открыта, но не закрыта. Проверьте, что кавычки стоят парами.
own-mistake-bracket = Скобки не сходятся, или их слишком много одна в другой.
own-mistake-operator = Рядом с И, ИЛИ, НЕ или минусом не хватает слова.
own-mistake-short-star = Перед звёздочкой нужно не меньше трёх букв: иначе подойдёт почти всё.
own-mistake-only-exclusions = Здесь сказано только, чего не показывать. Добавьте слово, которое должно быть в новости.

### Свои источники

command-sources = Свои источники: сайт, лента или канал
called-sources = источники, мои источники
button-mine = 📡 Мои источники
button-mine-add = ➕ Добавить
button-mine-import = 📂 Из файла OPML
button-mine-rename = Переименовать
button-mine-remove = Убрать
button-mine-really-remove = Да, убрать
button-mine-keep = Пусть остаётся
mine-title = <b>Мои источники</b>: { $count } из { $most }
mine-none = <b>Мои источники</b>
    Чего нет в моих темах, добавьте сами: сайт, ленту RSS или открытый канал Telegram. Новости оттуда войдут в сводки под именем источника, и увидите их только вы.
mine-none-group = <b>Свои источники</b>
    Чего нет в моих темах, добавьте сами: сайт, ленту RSS или открытый канал Telegram. Новости оттуда войдут в сводки под именем источника, и придут они только сюда.
mine-off = Сейчас свои источники не читаются: их приостановила редакция. Всё добавленное сохранено.
mine-private = 🔒 Его новости приходят только тем, кто сам его добавил.
mine-public = 🌐 Этот источник я читаю для всех, а вам показываю всё, что он пишет.
mine-ask-address = Что добавить? Пришлите адрес сайта, ленты RSS или открытый канал Telegram: @имя или t.me/имя. Жду час.
mine-how-in-groups = Здесь источник добавляют командой: <code>/sources t.me/имя</code> или <code>/sources https://example.org/rss</code>
mine-not-an-address = Это не похоже на адрес. Пришлите ссылку, например https://example.org/rss, или канал: @имя.
mine-closed-channel = Это закрытый канал или приглашение. Читать я могу только открытые каналы, у которых есть имя: @имя.
mine-found = На странице { $page } нашлась лента. Добавить её?
mine-added = <b>{ $name }</b> теперь среди ваших источников. Первые новости придут с ближайшей сводкой.
mine-known = Этот источник у вас уже есть.
mine-full = Своих источников может быть не больше { $count }. Уберите лишний и попробуйте снова.
mine-forbidden = Этот адрес закрыт редакцией, добавить его нельзя.
mine-refused = Не добавлен: { $problem }.
mine-ask-remove = Убрать <b>{ $name }</b>? Его новости больше не придут, а сохранённые из него исчезнут.
mine-removed = Источник убран.
mine-lost = Такого источника у вас уже нет.
mine-ask-name = Как назвать источник? Одна строка, до { $count } знаков.
mine-fails = 📡 <b>{ $name }</b> не читается, началось это { $ago }: { $problem }. Я пробую дальше, но, может быть, он вам больше не нужен?
mine-gone = 📡 <b>{ $name }</b> закрыт: его сервер сообщил, что ленты больше нет. Убрать его из ваших источников?
mine-taken = 📡 Источника <b>{ $name }</b> больше нет среди ваших: редакция закрыла этот адрес для всех. Остальные источники на месте.
mine-import-ask = Пришлите файл OPML: его умеет сохранять любая программа для чтения лент. Жду час.
mine-import-reading = { $count ->
    [one] Проверяю { $count } ленту из файла…
    [few] Проверяю { $count } ленты из файла…
   *[many] Проверяю { $count } лент из файла…
}
mine-import-none = В этом файле нет ни одной ленты.
mine-import-taken = { $count ->
    [one] Добавлена { $count } лента:
    [few] Добавлены { $count } ленты:
   *[many] Добавлено лент: { $count }
}
mine-import-nothing = Ничего не добавлено.
mine-import-known = { $count ->
    [one] Уже была у вас: { $count }
   *[other] Уже были у вас: { $count }
}
mine-import-refused = Не взяты:
mine-import-left = { $count ->
    [one] И ещё { $count } не поместилась: своих источников может быть не больше { $most }.
   *[other] И ещё { $count } не поместились: своих источников может быть не больше { $most }.
}
mine-import-slow = не ответила вовремя
mine-import-more = { $count ->
    [one] …и ещё { $count }
   *[other] …и ещё { $count }
}
why-by-source = так назван ваш источник, он об этом пишет
privacy-sources = Источники, которые вы добавили сами, видны только вам: редакторы знают лишь, сколько их всего.
button-readers-sources = 📡 Источники читателей
button-readers-sources-off = Приостановить для всех
button-readers-sources-on = Включить снова
button-readers-forbid = 🚫 Закрыть адрес
readers-sources-title = <b>Источники читателей</b>
readers-sources-on = Читатели могут добавлять свои источники.
readers-sources-off = Приостановлены для всех: новые не добавить, добавленные не читаются.
readers-sources-count = Добавлено: { $count }, из них не читаются больше ни для кого: { $private }. Какие это источники и чьи, здесь не видно.
readers-forbidden = Закрытые адреса. Нажмите номер, чтобы открыть снова:
readers-ask-forbidden = Какой адрес закрыть для читателей? Пришлите ссылку или канал: @имя. У кого он есть, тому я об этом скажу. Жду час.
readers-forbid-done = { $count ->
    [0] Адрес { $url } закрыт.
    [one] Адрес { $url } закрыт. Он был у { $count } читателя.
   *[other] Адрес { $url } закрыт. Он был у { $count } читателей.
}
audit-sources-off = приостановлены источники читателей
audit-sources-on = источники читателей включены снова
audit-source-forbidden = закрыт для читателей адрес { $subject }
audit-source-permitted = снова открыт для читателей адрес { $subject }

### Почему

button-why = Почему?
button-like = 👍
button-liked = ✅ 👍
button-dislike = 👎
button-disliked = ✅ 👎
button-open-story = Открыть новость
like-kept = Спасибо, запомнил.
dislike-kept = Понял, запомнил.
like-kept-topic = Спасибо! По вашей теме буду искать похожее.
dislike-kept-topic = Понял. По вашей теме такого будет меньше.
like-taken-back = Отметка снята.
certainty-almost = почти наверняка
certainty-likely = вероятно
certainty-rather = скорее да
certainty-not = не дотягивает
why-how = Ответьте этой командой на сводку или новость, и я объясню, почему она пришла.
why-which = О какой новости рассказать?
why-topics = Новость пришла по вашим темам:
why-no-topics = Ни одна из тем этого чата не привела эту новость.
why-others = Ещё она о темах, которых вы не выбирали: { $topics }.
why-quoted = «{ $words }»
why-in-title = { $words } в заголовке
why-in-lead = { $words } в начале текста
why-in-body = { $words } в тексте
why-by-words = по словам
why-by-editor = так решила редакция
why-by-model = { $certainty } об этом ({ $score } из 100, порог 50)
why-by-sense = { $certainty } близка по смыслу к вашему описанию ({ $score } из 100, порог 50)
why-by-likes = { $certainty } близка к вашему описанию и к тому, что вы отметили 👍 и 👎 ({ $score } из 100, порог 50)
why-outlets = { $count ->
    [one] Её принёс { $count } источник: { $outlets }. Первое сообщение: { $when }.
    [few] Её принесли { $count } источника: { $outlets }. Первое сообщение: { $when }.
   *[many] Её принесли { $count } источников: { $outlets }. Первое сообщение: { $when }.
}
why-importance = Важность: { $score } из 100.
why-shown = Показана здесь: { $when }.
why-liked = Вы отметили её 👍.
why-disliked = Вы отметили её 👎.
whynot-how = Пришлите ссылку на статью после команды: <code>/whynot https://…</code>
whynot-no-link = Это не похоже на ссылку: она начинается с https://
whynot-no-source = Этого сайта нет среди моих источников. Добавить его для себя — /sources.
whynot-removed = Источник «{ $outlet }» убран из списка.
whynot-muted = Источник «{ $outlet }» не читается до: { $when }. Так решила редакция.
whynot-muted-for-good = Источник «{ $outlet }» не читается. Так решила редакция.
whynot-failing = Источник «{ $outlet }» не удаётся прочитать: { $problem }. Началось: { $when }.
whynot-never-checked = Источник «{ $outlet }» добавлен недавно и ещё ни разу не прочитан. Проверка: { $when }.
whynot-not-listed = Источник «{ $outlet }» читается, но этой ссылки в нём ещё не было. Последняя проверка: { $when }.
whynot-old = { $count ->
    [one] Когда я впервые увидел эту статью ({ $when }), она была старше { $count } дня или источник только добавили. Такие я не считаю новостями.
    [few] Когда я впервые увидел эту статью ({ $when }), она была старше { $count } дней или источник только добавили. Такие я не считаю новостями.
   *[many] Когда я впервые увидел эту статью ({ $when }), она была старше { $count } дней или источник только добавили. Такие я не считаю новостями.
}
whynot-not-read = Статья найдена ({ $when }), но ещё не прочитана.
whynot-not-understood = Статья прочитана, но ещё не разобрана по темам. Обычно это занимает минуты.
whynot-not-summarised = Статья разобрана, изложение ещё готовится.
whynot-hidden = Редакция скрыла эту новость: { $when }.
whynot-shown = Эта новость уже была здесь: { $when }.
whynot-no-topics = В этом чате не выбрано ни одной темы: /topics
whynot-other-topics = Статья найдена, но ни к одной из ваших тем не подошла.
whynot-muted-topic = Вы скрыли тему { $name }, а новость и о ней.
whynot-muted-outlet = Вы скрыли источник { $name }, а другие об этом не пишут.
whynot-muted-word = Вы скрыли слово { $name }, а оно есть в новости.
whynot-muted-story = Вы скрыли эту новость: { $name }
whynot-before = Эта новость слишком старая для сводки: последнее сообщение — { $when }. Тема была выбрана позже, или прошло больше недели.
whynot-absent = Этому чату сейчас ничего не отправляется: вернуться — /start
whynot-paused = Сводки на паузе до: { $when }.
whynot-no-hours = Для сводки не выбран ни один час: /settings
whynot-quiet = Сейчас тихие часы, до: { $when }.
whynot-waits = Новость подходит и ждёт сводки: { $when }. Если места не хватит, сначала войдут более важные.
whynot-waits-unasked = Новость подходит и войдёт в следующую сводку: /digest
whynot-nearest = Ближе всего из ваших тем (порог 50):
whynot-about = Она о другом: { $topics }.
whynot-merged = Статья вошла в новость «{ $headline }».
within-minutes = { $count ->
    [one] за { $count } минуту
    [few] за { $count } минуты
   *[many] за { $count } минут
}
within-hours = { $count ->
    [one] за { $count } час
    [few] за { $count } часа
   *[many] за { $count } часов
}
within-days = { $count ->
    [one] за { $count } день
    [few] за { $count } дня
   *[many] за { $count } дней
}
factor-alone = один независимый источник
factor-carried = { $count ->
    [one] { $count } независимый источник { $within }
    [few] { $count } независимых источника { $within }
   *[many] { $count } независимых источников { $within }
}
factor-carried-abroad = { $count ->
        [one] { $count } независимый источник
        [few] { $count } независимых источника
       *[many] { $count } независимых источников
    } { $countries ->
        [one] из { $countries } страны
       *[other] из { $countries } стран
    } { $within }
factor-reprinted = { $count ->
    [one] ещё { $count } перепечатка, она не в счёт
    [few] ещё { $count } перепечатки, они не в счёт
   *[many] ещё { $count } перепечаток, они не в счёт
}
factor-burst = больше всего за один час: { $count }
factor-well-known = источники с большим весом: { $outlets }
factor-little-known = у этих источников небольшой вес
factor-last = последнее сообщение: { $ago }
factor-marked = редакция отметила новость как важную
factor-more = вы ставили 👍: { $names }
factor-less = вы ставили 👎: { $names }

### Поиск и сохранённое

command-search = Найти в архиве: /search ОДКБ
command-since = Новости за срок: /since 3d ОДКБ
command-saved = Сохранённые новости
help-search = Поиск понимает все формы слов, «точные фразы», -исключения, «тема:одкб», «источник:имя» и срок: 3d, неделя, 01.03. В любом чате наберите моё имя через @ и слова, чтобы отправить туда новость.
search-found = 🔎 <b>«{ $query }»</b>: { $count ->
    [one] { $count } новость
    [few] { $count } новости
   *[many] { $count } новостей
}
search-repaired = Похоже, раскладка клавиатуры была другой: искал так.
search-relaxed = Всех слов вместе нет ни в одной новости: вот те, где есть часть из них.
search-topics = Тема: { $names }
search-outlets = Источник: { $names }
search-day = За { $day }
search-period = С { $first } по { $last }
search-since = С { $first }
search-until = По { $last }
search-nothing = По запросу «{ $query }» ничего не нашлось. Попробуйте меньше слов или более долгий срок.
search-unknown = Не знаю темы или источника «{ $names }». Темы: /topics.
search-ask = Что найти?
search-how = Напишите слова в любой форме: <code>/search учения ОДКБ</code>
    Точная фраза: <code>"водный кодекс"</code>, без слова: <code>-футбол</code>
    Тема и источник: <code>тема:экономика источник:вести</code>
    Срок: <code>3d</code>, <code>неделя</code>, <code>01.03-05.03</code>
search-too-old = Этот поиск уже не хранится. Повторите его: /search.
since-how = Сначала срок, потом слова: <code>/since 3d ОДКБ</code>. Срок — это <code>12h</code>, <code>3d</code>, <code>2w</code>, <code>неделя</code> или дата: <code>01.03</code>.
button-save = 🔖 Сохранить
button-saved = ✅ Сохранено
saved-title = 🔖 <b>{ $count ->
    [one] { $count } сохранённая новость
    [few] { $count } сохранённые новости
   *[many] { $count } сохранённых новостей
}</b>
saved-empty = Пока ничего не сохранено. Откройте новость и нажмите «🔖 Сохранить»: она останется здесь, сколько бы ни прошло времени.
saved-kept = Сохранено. Всё сохранённое: /saved.
saved-removed = Больше не в сохранённых.

### Источники предложений, скрытое, слежение, сводка на месте

source-changed = С тех пор издание изменило этот текст.
country-kg = Кыргызстан
country-other = Другие
button-mute-some = 🔇 Скрыть…
button-mutes = 🔇 Всё скрытое
button-mute-word = Слово…
button-mute-story = Только эту новость
command-mutes = Что скрыто: темы, источники, слова
mark-remove = ✕ { $name }
mute-what = 🔇 <b>Чего больше не показывать?</b>
    { $headline }
mute-topic = Тема: { $name }
mute-outlet = Источник: { $name }
mute-word = Слово: { $name }
mute-story = Новость: { $name }
mute-gone = (уже удалено)
mute-ask-word = Напишите слово или выражение. Новостей, где оно есть в любой форме, больше не будет.
mute-word-in-groups = Напишите слово после команды: <code>/mutes футбол</code>
mute-bad-word = Нужно слово или короткое выражение, не длиннее { $most } знаков.
mute-too-many = Скрыто уже { $most }: больше нельзя. Лишнее можно убрать в /mutes.
muted-topic = 🔇 Новостей о теме { $name } больше не будет, даже если они и о ваших темах.
muted-outlet = 🔇 Новостей, о которых пишет только { $name }, больше не будет.
muted-word = 🔇 Новостей, где есть { $name }, больше не будет.
muted-story = 🔇 Этой новости больше не будет: { $name }
mutes-undone = Снова показываю: { $name }
mutes-empty = Ничего не скрыто. Под новостью есть кнопка «🔇 Скрыть…»: тему, источник, слово или одну новость.
mutes-title = 🔇 <b>Скрыто: { $count }</b>
    Нажмите, чтобы показывать снова.
button-follow = 🔔 Следить
button-followed = ✅ Слежу
command-following = Новости, за которыми вы следите
follow-begun = Пришлю только новое, ответом на это сообщение. Если { $hours } часов ничего нового нет, подведу итог.
follow-ended = Больше не слежу.
follow-too-many = Следить можно за { $most } новостями. Лишние можно убрать: /following.
follow-news = 🔔 Новое:
follow-recap = 🏁 Итог:
follow-recap-how = { $count ->
    [one] { $count } источник
    [few] { $count } источника
   *[many] { $count } источников
}; первое сообщение: { $first }, последнее: { $last }. Новых подробностей больше нет, слежение закончено.
following-title = 🔔 <b>{ $count ->
    [one] Вы следите за { $count } новостью
   *[other] Вы следите за { $count } новостями
}</b>
following-empty = Вы ни за чем не следите. Откройте новость и нажмите «🔔 Следить»: придёт только новое.
amended-note = ✏️ Исправлено ({ $outlet }): { $was } → { $becomes }
amended-withdrawn = ✏️ Исправлено: { $outlet } больше не сообщает этого: { $was }
button-share = ↗ Поделиться
button-fold = ▴ { $number }
button-card = Карточка
button-more-of = Ещё: { $topic }
button-older = 🕐 Раньше
latest-of-topic = 🕐 Ещё по теме { $topic }

### Личные данные

command-pause = Пауза на несколько дней: /pause 3
command-privacy = Что я храню и кто это видит
command-export = Всё, что я храню о вас, файлом
command-forget = Удалить всё обо мне
privacy-what = <b>Что я храню</b>
    Язык, город, часы и темы. Что уже показано, чтобы не повторяться. Ваши оценки и поиск, сохранённое и скрытое, новости, за которыми вы следите, свои темы и источники. Сообщения, которые я вам отправил. Телефона я не знаю.
privacy-how-long = { $days ->
    [one] Написанное вами удаляется через двое суток, поиск — через неделю, показанное и отправленное — через { $days } день. Настройки, оценки и сохранённое хранятся, пока вы не попросите их удалить.
   *[other] Написанное вами удаляется через двое суток, поиск — через неделю, показанное и отправленное — через { $days } дней. Настройки, оценки и сохранённое хранятся, пока вы не попросите их удалить.
}
privacy-who = Что вы читаете, не показывается никому: ни другим читателям, ни редакторам. Редакторы видят только общие числа.
privacy-how = Всё это файлом — /export. Удалить сразу — /forget. Отдохнуть от сводок — /pause.
export-mine = Всё, что я храню об этом чате. Файл в формате JSON.
forget-ask = <b>Удалить всё, что я о вас знаю?</b>
    Темы, настройки, сохранённое и всё остальное исчезнет сразу, и вернуть это нельзя. Сообщения останутся у вас в чате.
forget-ask-group = <b>Удалить всё, что я знаю об этом чате?</b>
    Темы и настройки — всей группы, со всеми её разделами, или канала — исчезнут сразу, и вернуть их нельзя.
forget-ask-editor = Ваша роль в редакции тоже исчезнет. Журнал редакции остаётся: в нём записано, кто что сделал.
forget-done = Готово: я больше ничего о вас не знаю и ничего не пришлю. Начать сначала — /start.
forget-done-editor = В журнале редакции остались только записи о том, что вы сделали как редактор.
forget-kept = Хорошо, всё остаётся как было.
forget-last-owner = Вы единственный владелец бота: сначала назначьте другого, /editors.
pause-done = Сводок не будет до { $when }. Темы и настройки сохранены, /digest работает.
button-export = Получить файлом
button-forget = Удалить всё…
button-really-forget = Да, удалить всё
button-keep = Оставить
link-topic = Тема «{ $topic }» выбрана: новости о ней войдут в ваши сводки.
link-topic-known = Тема «{ $topic }» у вас уже выбрана.
link-topic-undone = Тема «{ $topic }» снята.
connect-offer = Подключить «{ $title }»? Там будут те же темы, язык и часы, что у вас здесь.
connect-done = «{ $title }» подключён. Темы:
connect-how = Чтобы изменить, поменяйте темы и часы здесь и возьмите настройки ещё раз или напишите /settings там.
connect-ended = В «{ $title }» больше ничего не пришлю.
connect-channel = Кабарчы подключён. Темы и часы выбирает администратор канала в личной переписке.
connect-not-yours = Подключить группу или канал может только их администратор, из личной переписки со мной.
connect-no-topics = Сначала выберите темы для себя, потом нажмите ещё раз.
button-connect = Подключить
button-connect-again = Взять мои настройки ещё раз
button-disconnect = Отключить
button-connect-private = Настроить в личной переписке
link-undo = Отменить
button-choose-again = Выбрать снова
button-look-for = 🔎 Найти: { $query }
error-meant-command = Вам нужно { $command }?
called-digest = сводка, дайджест, новости
called-latest = последнее, свежее
called-topics = темы, тема
called-settings = настройки, настройка
called-search = поиск, найти, искать
called-saved = сохранённое, сохраненное, закладки
called-mytopic = своя тема
called-help = помощь, справка
called-start = начать, старт
called-stop = стоп, отписаться
called-pause = пауза
called-privacy = конфиденциальность, приватность
bot-name = Кабарчы — новости коротко
