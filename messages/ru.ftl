# Слова на русском. Ключи и переменные — одни и те же в ru.ftl, ky.ftl и en.ftl.
# Разметка Telegram (<b>, <i>) бывает только в тексте сообщений, никогда в надписях на кнопках.

### Общее

pattern-weekday = EEEE, d MMMM
pattern-date = d MMMM
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
latest-title = 🕐 Последние новости по вашим темам
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
story-first-seen = Первое сообщение: { $when }.
story-also-in = Есть и на других языках: { $languages }.
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
setup-next = Первая сводка — { $when }.
setup-no-hours = Час не выбран: сводка придёт, когда вы попросите — /digest.
setup-group = Здравствуйте! Я — Кабарчы и присылаю сюда короткую сводку новостей. Темы, язык и час выбирают администраторы: /start.
button-to-topics = ‹ Темы
button-to-hours = Дальше: часы ›
button-other-hour = Другой час
button-done = Готово
button-settings = Настройки
button-begin = Начать
button-digest-now = Показать сводку сейчас

### Темы

topics-title = <b>Ваши темы</b>
    Нажмите на тему, чтобы выбрать её или снять.
topics-page = { $group }: страница { $page } из { $pages }
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
settings-hours = Сводка: { $hours }, { $days }
settings-no-hours = Сводка: только по просьбе, /digest
settings-city = Время: { $city } ({ $offset })
settings-size = { $stories ->
    [one] Размер: { $size }, до { $stories } новости
   *[other] Размер: { $size }, до { $stories } новостей
}
settings-topics = Тем выбрано: { $count }
settings-paused = ⏸ Пауза до { $when }
settings-next = Следующая сводка — { $when }
settings-choose-language = На каком языке нам общаться?
settings-choose-hours = <b>В какие часы присылать сводку?</b>
    Можно выбрать несколько. Время: { $city }.
settings-choose-city = <b>По времени какого города присылать сводку?</b>
    Переход на летнее время учитывается сам.
settings-choose-size = <b>Сколько новостей помещать в сводку?</b>
settings-choose-pause = <b>На сколько остановить сводки?</b>
    Темы и настройки сохранятся, /digest будет работать.
settings-saved = Сохранено
settings-resumed = Сводки снова приходят
days-every = каждый день
days-weekdays = по будням
days-some = не каждый день
size-short = короткая
size-normal = обычная
size-long = длинная
size-choice = { $stories ->
    [one] { $size }: до { $stories } новости
   *[other] { $size }: до { $stories } новостей
}
pause-tomorrow = До завтра
pause-3 = На 3 дня
pause-7 = На неделю
pause-resume = ▶️ Снова присылать
button-language = Язык
button-hours = Часы
button-city = Город
button-size = Размер
button-topics = Темы
button-pause = Пауза
button-all-days = Каждый день
button-weekdays = Только по будням

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
command-settings = Язык, часы, город, размер, пауза
command-help = Что я умею
command-stop = Больше ничего не присылать
command-feeds = Источники: список, добавить, убрать
command-broadcast = Разослать сообщение всем читателям
help-title = <b>Что я умею</b>
help-how = Номер под сводкой открывает новость: краткое изложение, все источники со ссылками и временем. Пометка [en] значит, что новость есть только на другом языке. Всё изложение взято из слов самих источников.
help-owner = <b>Для редакторов</b>
help-groups = Меня можно добавить в группу или канал: настройки там меняют администраторы.
stop-done = Больше ничего не пришлю. Темы и настройки сохранены; чтобы вернуться — /start.
start-again = С возвращением! Ваши темы и настройки сохранились.
claim-done = Теперь вы — владелец этого бота. Вам доступны /feeds и /broadcast.
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
feed-failures = Неудач подряд: { $count }
feed-ask-address = Пришлите адрес источника: ссылку на ленту (RSS, Atom) или на страницу с новостями. Ответ жду час.
feed-trying = Читаю { $url }…
feed-added = { $entries ->
    [0] <b>{ $name }</b> добавлен. Записей в нём сейчас нет.
    [one] <b>{ $name }</b> добавлен: в нём сейчас { $entries } запись.
    [few] <b>{ $name }</b> добавлен: в нём сейчас { $entries } записи.
   *[many] <b>{ $name }</b> добавлен: в нём сейчас { $entries } записей.
}
feed-added-newest = Самая новая: «{ $title }»
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

### Когда что-то не так

error-broken = Что-то сломалось на моей стороне. Это уже записано, редакторы увидят. Попробуйте ещё раз чуть позже.
error-stale = Эта кнопка устарела. Откройте нужное заново: /topics, /settings или /digest.
error-unknown-command = Я не знаю такой команды. Что я умею — /help.
error-nearest-command = Я не знаю такой команды. Может быть, { $command }?
error-unknown-text = Я понимаю команды и кнопки. Что я умею — /help.
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
at-once-how = Новости отмеченных тем придут, как только выйдут. В сводке они не повторятся.
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
