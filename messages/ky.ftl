# Кыргызча сөздөр. Ачкычтар менен өзгөрмөлөр ru.ftl, ky.ftl жана en.ftl файлдарында бирдей.
# Telegram белгилөөсү (<b>, <i>) билдирүүлөрдүн текстинде гана болот, баскычтарда эч качан.

### Жалпы

pattern-weekday = d-MMMM, EEEE
pattern-date = d-MMMM
when-today = бүгүн саат { $time }
when-tomorrow = эртең саат { $time }
when-yesterday = кечээ саат { $time }
when-date = { $date }, саат { $time }
language-ru = орусча
language-ky = кыргызча
language-en = англисче
language-kk = казакча
language-uz = өзбекче
language-tg = тажикче
button-close = Жабуу
button-back = ‹ Артка
button-cancel = Жокко чыгаруу
mark-chosen = ✅ { $name }
mark-free = { $name }

### Топтом

digest-title = 🗞 Кабарлар топтому · { $day }, { $time }
digest-outlets = { $count ->
    [one] { $count } булак
   *[other] { $count } булак
}
digest-left = { $count ->
    [one] Дагы { $count } кабар батпай калды: ал кийинки топтомдо келет.
   *[other] Дагы { $count } кабар батпай калды: алар кийинки топтомдо келет.
}
digest-empty = Темаларыңыз боюнча азырынча жаңы кабар жок. Пайда болору менен кийинки топтомго кирет.
digest-no-topics = Сиз азырынча бир да тема тандай элексиз, ошондуктан топтом түзүүгө кабар жок.
latest-title = 🕐 Темаларыңыз боюнча акыркы кабарлар
latest-empty = Акыркы күндөрү темаларыңыз боюнча кабар болгон жок.
button-choose-topics = Тема тандоо

### Кабардын барагы

story-reports = { $count ->
    [one] { $count } булак кабарлады:
   *[other] { $count } булак кабарлады:
}
story-more-reports = { $count ->
    [one] жана дагы { $count } булак
   *[other] жана дагы { $count } булак
}
story-first-seen = Биринчи кабар: { $when }.
story-also-in = Башка тилдерде да бар: { $languages }.
story-gone = Бул кабар мындан ары жок: эски кабарлар убакыт өткөн сайын өчүрүлүп турат.
button-read = Окуу: { $outlet }

### Башталышы

setup-language = Саламатсызбы! Мен Кабарчымын: көп булактан жаңылыктарды чогултуп, бир окуя тууралуу кабарларды бириктирип, сизге ыңгайлуу саатта кыскача топтом жөнөтөм.

    Кайсы тилде сүйлөшөбүз?
setup-topics = <b>Эмне тууралуу кабар алгыңыз келет?</b>
    Темаларды белгилеңиз. Айрымдары алдын ала белгиленген, аларды алып салсаңыз болот.
setup-hours = <b>Топтомду саат канчада жөнөтөйүн?</b>
    Бир нече саат тандасаңыз болот. Убакыт: { $city }.
setup-ready = <b>Даяр.</b>
    { $topics ->
        [0] Азырынча тема тандалган жок, топтом бош болот: темаларды /topics аркылуу тандаңыз.
        [one] { $topics } тема тандалды.
       *[other] { $topics } тема тандалды.
    }
setup-next = Биринчи топтом — { $when }.
setup-no-hours = Саат тандалган жок: топтом өзүңүз сураганда келет — /digest.
setup-group = Саламатсыздарбы! Мен Кабарчымын, бул жерге жаңылыктардын кыскача топтомун жөнөтөм. Темаларды, тилди жана саатты администраторлор тандайт: /start.
button-to-topics = ‹ Темалар
button-to-hours = Андан ары: сааттар ›
button-other-hour = Башка саат
button-done = Даяр
button-settings = Жөндөөлөр
button-begin = Баштоо
button-digest-now = Топтомду азыр көрсөтүү

### Темалар

topics-title = <b>Сиздин темаларыңыз</b>
    Теманы тандоо же алып салуу үчүн аны басыңыз.
topics-page = { $group }: { $page }-бет ({ $pages } беттен)
topics-none = Азырынча темалар жок.
topic-gone = Бул тема мындан ары жок.
button-next-group = { $group } ›
button-previous-group = ‹ { $group }
group-organisations = Уюмдар
group-world = Дүйнөдө
group-places = Өлкөлөр жана аймактар
group-security = Коопсуздук жана кырсык
group-life = Турмуш
topic-csto = ЖККУ
topic-sco = ШКУ
topic-eaeu = ЕАЭБ
topic-cis = КМШ
topic-ots = Түрк мамлекеттери
topic-un = БУУ
topic-foreign-policy = Тышкы саясат
topic-conflicts = Куралдуу чыр-чатактар
topic-middle-east = Жакынкы Чыгыш
topic-kyrgyzstan = Кыргызстан
topic-kazakhstan = Казакстан
topic-uzbekistan = Өзбекстан
topic-tajikistan = Тажикстан
topic-turkmenistan = Түркмөнстан
topic-russia = Россия
topic-china = Кытай
topic-usa = АКШ
topic-europe = Европа
topic-ukraine = Украина
topic-belarus = Беларусь
topic-caucasus = Түштүк Кавказ
topic-turkey = Түркия
topic-afghanistan = Ооганстан
topic-security = Коопсуздук
topic-terrorism = Терроризм
topic-crime = Кылмыш жана сот
topic-emergencies = Өзгөчө кырдаалдар
topic-politics = Саясат
topic-economy = Экономика
topic-energy = Энергетика
topic-migration = Миграция
topic-health = Ден соолук
topic-education = Билим берүү
topic-ecology = Экология
topic-technology = Илим жана техника
topic-culture = Маданият
topic-sport = Спорт
topic-society = Коом

### Жөндөөлөр

settings-title = <b>Жөндөөлөр</b>
settings-language = Тил: { $language }
settings-hours = Топтом: { $hours }, { $days }
settings-no-hours = Топтом: сураганда гана, /digest
settings-city = Убакыт: { $city } ({ $offset })
settings-size = { $stories ->
    [one] Көлөмү: { $size }, { $stories } кабарга чейин
   *[other] Көлөмү: { $size }, { $stories } кабарга чейин
}
settings-topics = Тандалган темалар: { $count }
settings-paused = ⏸ Тыныгуу. Кайра башталат: { $when }
settings-next = Кийинки топтом — { $when }
settings-choose-language = Кайсы тилде сүйлөшөбүз?
settings-choose-hours = <b>Топтомду саат канчада жөнөтөйүн?</b>
    Бир нече саат тандасаңыз болот. Убакыт: { $city }.
settings-choose-city = <b>Топтом кайсы шаардын убактысы менен келсин?</b>
    Жайкы убакытка өтүү өзү эске алынат.
settings-choose-size = <b>Топтомдо канча кабар болсун?</b>
settings-choose-pause = <b>Топтомдорду канча убакытка токтотоюн?</b>
    Темаларыңыз менен жөндөөлөрүңүз сакталат, /digest иштей берет.
settings-saved = Сакталды
settings-resumed = Топтомдор кайра келе баштайт
days-every = күн сайын
days-weekdays = жумуш күндөрү
days-some = айрым күндөрү
size-short = кыска
size-normal = кадимки
size-long = узун
size-choice = { $stories ->
    [one] { $size }: { $stories } кабарга чейин
   *[other] { $size }: { $stories } кабарга чейин
}
pause-tomorrow = Эртеңге чейин
pause-3 = 3 күнгө
pause-7 = Бир жумага
pause-resume = ▶️ Кайра жөнөтүү
button-language = Тил
button-hours = Сааттар
button-city = Шаар
button-size = Көлөмү
button-topics = Темалар
button-pause = Тыныгуу
button-all-days = Күн сайын
button-weekdays = Жумуш күндөрү гана

### Шаарлар

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

### Буйруктар жана жардам

command-start = Баштоо: тил, темалар жана саат
command-topics = Тема тандоо
command-digest = Топтомду азыр алуу
command-latest = Акыркы кабарлар
command-settings = Тил, саат, шаар, көлөм, тыныгуу
command-help = Мен эмне кыла алам
command-stop = Мындан ары эч нерсе жөнөтпөө
command-feeds = Булактар: тизме, кошуу, алып салуу
command-broadcast = Бардык окурмандарга билдирүү таратуу
help-title = <b>Мен эмне кыла алам</b>
help-how = Топтомдун астындагы номер кабарды ачат: кыскача мазмуну жана бардык булактар, шилтемелери жана убактысы менен. [ru] белгиси кабар башка тилде гана бар экенин билдирет. Мазмундун баары булактардын өз сөздөрүнөн алынган.
help-owner = <b>Редакторлор үчүн</b>
help-groups = Мени топко же каналга кошсоңуз болот: ал жерде жөндөөлөрдү администраторлор өзгөртөт.
stop-done = Мындан ары эч нерсе жөнөтпөйм. Темаларыңыз менен жөндөөлөрүңүз сакталды; кайтуу үчүн — /start.
start-again = Кайра кош келиңиз! Темаларыңыз менен жөндөөлөрүңүз сакталып турат.
claim-done = Эми сиз бул боттун ээсисиз. Сизге /feeds жана /broadcast жеткиликтүү.
claim-refused = Бул шилтеме мындан ары жараксыз: аны бир гана жолу колдонууга болот.
bot-description = Өзүңүз тандаган темалар боюнча жаңылыктардын кыскача топтому: ЖККУ, ШКУ, ЕАЭБ, Кыргызстан, тышкы саясат жана башкалар. Көп булак жазган бир окуя — бир сап, ар бир булакка шилтемеси менен.
bot-short-description = Темаларыңыз боюнча жаңылыктардын кыскача топтому

### Булактар

feeds-title = { $count ->
    [one] <b>{ $count } булак</b>
   *[other] <b>{ $count } булак</b>
}
feeds-page = { $page }-бет ({ $pages } беттен)
feeds-troubled = { $count ->
    [one] { $count } булак окулбай жатат: ал ⚠️ менен белгиленген.
   *[other] { $count } булак окулбай жатат: алар ⚠️ менен белгиленген.
}
feeds-none = Азырынча булактар жок.
feed-fine = ✅ окулуп жатат, акыркы ийгиликтүү текшерүү { $ago }
feed-new = 🆕 азырынча текшериле элек
feed-troubled = ⚠️ { $problem }
feed-gone = ⛔️ жабык: сервер булак мындан ары жок деп билдирди
feed-removed = тизмеден алынган
feed-address = Дареги: { $url }
feed-checked = Акыркы текшерүү: { $ago }
feed-succeeded = Акыркы ийгиликтүү текшерүү: { $ago }
feed-never-succeeded = Азырынча ийгиликтүү текшерүү болгон жок
feed-next = Кийинки текшерүү: { $ago }
feed-next-soon = Кийинки текшерүү: азыр эле
feed-newest = Эң жаңы жазуу: { $ago }
feed-failures = { $count ->
    [one] Катары менен { $count } жолу окулган жок
   *[other] Катары менен { $count } жолу окулган жок
}
feed-ask-address = Булактын дарегин жибериңиз: кабар тасмасына (RSS, Atom) же жаңылыктар барагына шилтеме. Жоопту бир саат күтөм.
feed-trying = { $url } окулуп жатат…
feed-added = { $entries ->
    [0] <b>{ $name }</b> кошулду. Азыр анда жазуу жок.
    [one] <b>{ $name }</b> кошулду: азыр анда { $entries } жазуу бар.
   *[other] <b>{ $name }</b> кошулду: азыр анда { $entries } жазуу бар.
}
feed-added-newest = Эң жаңысы: «{ $title }»
feed-known = Бул булак тизмеде бар: <b>{ $name }</b>.
feed-refused = Кошулган жок: { $problem }.
feed-not-an-address = Бул дарекке окшобойт. Шилтеме жибериңиз, мисалы https://example.org/rss.
feed-ask-removal = <b>{ $name }</b> тизмеден алынсынбы? Анын мурунку кабарлары кала берет.
feed-removal-done = <b>{ $name }</b> тизмеден алынды.
feed-lost = Бул булак тизмеде жок.
feed-problem-other = окулбай жатат ({ $code })
button-add-feed = ➕ Кошуу
button-all-feeds = Бардык булактар
button-remove-feed = Алып салуу
button-really-remove = Ооба, алып салуу
button-page-next = ›
button-page-previous = ‹
problem-bad-catalogue = булактардын тизмеси жазылган файлда ката бар
problem-unreachable = сервер жооп бербейт
problem-bad-status = сервер ката кайтарды
problem-gone = булак бул даректе мындан ары жок
problem-slow-down = сервер сейрегирээк кайрылууну суранат
problem-too-large = жооп өтө чоң
problem-bomb = кысылган жооп ченемсиз чоңоюп ачылат
problem-private-address = дарек ички тармакка алып барат
problem-bad-address = дарек туура эмес жазылган
problem-too-many-redirects = сервер башка дарекке чексиз багыттай берет
problem-truncated = жооп жарым жолдон үзүлүп калат
problem-not-a-feed = бул даректе кабар тасмасы жок
problem-unreadable = кабар тасмасын окуп түшүнүү мүмкүн болбоду

### Таратуу

broadcast-ask = Таратыла турган нерсени жибериңиз: текст, сүрөт, видео, файл, альбом же башка жерден жөнөтүлгөн билдирүү. Адегенде анын кандай көрүнөрүн көрсөтөм. Бир саат күтөм.
broadcast-album = { $count ->
    [one] Альбом: азырынча { $count } файл. Баары келгенде «Көрсөтүүнү» басыңыз.
   *[other] Альбом: азырынча { $count } файл. Баары келгенде «Көрсөтүүнү» басыңыз.
}
broadcast-preview = Окурмандар билдирүүнү ушундай көрөт ⬆️
broadcast-audience = { $chats ->
    [0] Азырынча аны ала турган окурман жок.
    [one] Аны { $chats } чат алат.
   *[other] Аны { $chats } чат алат.
}
broadcast-lasts = Жөнөтүү убактысы — болжол менен { $length }.
broadcast-unsupported = Мындай билдирүүнү таратууга болбойт: текст, сүрөт, видео, файл, үн же альбом таратууга болот.
broadcast-too-long = Билдирүү таратуу үчүн өтө узун.
broadcast-started = Таратуу башталды.
broadcast-cancelled = Таратуу жокко чыгарылды: эч ким эч нерсе алган жок.
broadcast-stopped = Таратуу токтотулду. Жөнөтүлгөнү окурмандарда калды.
broadcast-decided = Бул таратуу боюнча чечим мурда эле кабыл алынган.
broadcast-lost = Бул таратуу мындан ары жок.
broadcast-progress = <b>Таратылып жатат</b>: { $sent } / { $total }
broadcast-report = <b>Таратуу аяктады</b>
broadcast-sent = Жөнөтүлдү: { $count }
broadcast-blocked = Жеткиликсиз (бот бөгөттөлгөн же чат жок): { $count }
broadcast-failed = Жөнөтүлбөй калды: { $count }
broadcast-in-doubt = Күмөндүү: { $count }
broadcast-in-doubt-why = «Күмөндүү» дегени: байланыш үзүлүп, билдирүү жеткен-жетпегени белгисиз. Эч ким эки жолу албасын деп, мен аны өзүм кайра жөнөтпөйм.
broadcast-withdrawn = Жокко чыгарылды: { $count }
broadcast-again-done = { $count ->
    [one] { $count } чатка кайра жөнөтүп жатам.
   *[other] { $count } чатка кайра жөнөтүп жатам.
}
button-send = { $chats ->
    [one] { $chats } чатка жөнөтүү
   *[other] { $chats } чатка жөнөтүү
}
button-show = Көрсөтүү
button-do-not-send = Жөнөтпөө
button-stop = Токтотуу
button-refresh = Жаңылоо
button-again = { $count ->
    [one] Күмөндүүгө кайра жөнөтүү: { $count }
   *[other] Күмөндүүлөргө кайра жөнөтүү: { $count }
}

### Бир нерсе туура болбогондо

error-broken = Менин тарабымда бир нерсе бузулду. Бул жазылып калды, редакторлор көрөт. Бир аздан кийин кайра аракет кылып көрүңүз.
error-stale = Бул баскычтын мөөнөтү өтүп калды. Керектүүсүн кайра ачыңыз: /topics, /settings же /digest.
error-unknown-command = Мындай буйрукту билбейм. Эмне кыла аларымды көрүү — /help.
error-nearest-command = Мындай буйрукту билбейм. Балким, { $command }?
error-unknown-text = Мен буйруктарды жана баскычтарды түшүнөм. Эмне кыла аларымды көрүү — /help.
error-owners-only = Муну редакторлор гана кыла алат.
error-private-only = Бул жеке кат алышууда гана жасалат: мага жазыңыз.
error-admins-only = Топтун жөндөөлөрүн анын администраторлору өзгөртөт.
question-cancelled = Макул, жокко чыгарылды.
question-expired = Жооп берүү убактысы бүттү. Кайра баштаңыз.

### Дароо

button-at-once = Дароо
alert-title = ⚡ { $topic }
alert-title-plain = ⚡ Жаңылык
at-once-title = <b>Эмне тууралуу дароо кабарлайын?</b>
at-once-how = Белгиленген темалардын кабарлары чыгары менен келет. Топтомдо алар кайталанбайт.
at-once-no-topics = Адегенде темаларды тандаңыз: алар тууралуу дароо билип турсаңыз болот.

### Күмөндүүлөр

doubts-found = { $count } билдирүү жетпей калышы мүмкүн: Telegram жооп берген жок. Эч ким бир эле нерсени эки жолу албашы үчүн аларды өзүм кайталабайм.
button-doubts-again = { $count ->
        [one] Аны кайра жөнөтүү
       *[other] Аларды кайра жөнөтүү ({ $count })
    }
doubts-again = { $count ->
        [0] Күмөндүү эч нерсе калган жок.
        [one] { $count } билдирүүнү кайра жөнөтүп жатам.
       *[other] { $count } билдирүүнү кайра жөнөтүп жатам.
    }
