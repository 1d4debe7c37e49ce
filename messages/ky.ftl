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
claim-done = Эми сиз бул боттун ээсисиз. Эми эмне кыла аларыңыз — /help.
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
feed-added = <b>{ $name }</b> кошулду. Алгачкы кабарлар бир нече мүнөттөн кийин пайда болот.
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

### Таратуу: ага чейин жана андан кийин

broadcast-versions = Тилдерде: { $languages }. Калгандарына — биринчи версия.
broadcast-to = Кимге: { $audience }.
broadcast-to-topics = темалар: { $topics }
broadcast-to-languages = тил: { $languages }
broadcast-to-active = { $days ->
    [one] акыркы { $days } күндө активдүүлөр
   *[other] акыркы { $days } күндө активдүүлөр
}
broadcast-to-everyone = баарына
broadcast-asleep = { $chats ->
    [one] Азыр { $chats } чатта тынч убакыт: билдирүү ал бүткөндө барат.
   *[other] Азыр { $chats } чатта тынч убакыт: билдирүү ал бүткөндө барат.
}
broadcast-leaves = { $when } жөнөтүлөт.
broadcast-leaves-soon = <b>Таратуу { $time } башталат</b>
    Ага чейин аны токтотууга болот.
broadcast-scheduled = <b>Таратуу { $when } башталат</b>
broadcast-urgent = ⚡ Шашылыш: топтомдордон озуп, тынч убакытта да барат.
broadcast-needs-second = Адегенде аны экинчи редактор жактырышы керек.
broadcast-tested = { $chats ->
    [one] Сыноо: { $chats } чатка жөнөтүлдү. Ал экинчи жолу албайт.
   *[other] Сыноо: { $chats } чатка жөнөтүлдү. Алар экинчи жолу албайт.
}
broadcast-choose-audience = <b>Кимге таратабыз?</b>
    Эч нерсе белгиленбесе — баарына. Белгиленгени чөйрөнү тарытат.
broadcast-choose-topics = <b>Кайсы темалардын окурмандарына?</b>
    Белгиленгендердин бири жетиштүү.
broadcast-choose-versions = <b>Тилдердеги версиялар</b>
    Чат өз тилиндеги версияны алат, ал жок болсо — биринчисин.
broadcast-choose-when = <b>Качан жөнөтөбүз?</b>
    Убакыт: { $city }.
broadcast-choose-test = <b>Сыноо</b>
    Өзүңүзгө — окурмандар кандай көрсө, ошондой. Же окурмандардын бир пайызына: алар жалпы таратууда экинчи жолу албайт.
broadcast-ask-version = Бул тилде окугандар үчүн версияны жибериңиз: { $language }. Бир саат күтөм.
broadcast-ask-time = Убакытты жазыңыз: «21:30», «эртең 09:00» же «25.12 08:00». Убакыт: { $city }. Бир саат күтөм.
broadcast-bad-time = Бул убакытты түшүнбөдүм же ал өтүп кеткен. Мисалы, «эртең 09:00» деп жазыңыз.
broadcast-ask-text = Жаңы текстти жибериңиз. Ал бардык чаттарда жана бардык тилдерде мурунку тексттин ордуна турат; сүрөттүн, файлдын коштомо сөзү өзгөрөт. Бир саат күтөм.
broadcast-text-only = Текстти гана өзгөртүүгө болот: текст жибериңиз.
broadcast-replace-ask = Билдирүү ушундай болот ⬆️ Аны алгандардын баарында алмаштырабызбы?
broadcast-replaced = Текст аны алгандардын баарында өзгөрүп жатат.
broadcast-delete-ask = Билдирүүнү алгандардын баарынан өчүрөбүзбү? Telegram буга жөнөтүлгөндөн кийин 48 саат уруксат берет; аны кайтаруу мүмкүн эмес.
broadcast-deleting = Билдирүү баарынан өчүрүлүп жатат.
broadcast-edit-standing = <b>Оңдоо</b>: { $done } / { $total }
broadcast-delete-standing = <b>Өчүрүү</b>: { $done } / { $total }
broadcast-nothing-changed = Өзгөртө турган нерсе жок: билдирүүнү азырынча эч ким ала элек.
broadcast-change-failed = Болбой калды: { $count }
broadcast-speed = Ылдамдык: секундасына { $speed }
broadcast-remaining = Калды: { $length }
broadcast-later = Тынч убакыттын бүтүшүн күткөндөр: { $count }
broadcast-paused = <b>Таратуу тыныгууда</b>: { $sent } / { $total }
broadcast-paused-done = Таратуу тыныгууга коюлду.
broadcast-resumed = Таратуу улантылды.
broadcast-stopped-report = <b>Таратуу токтотулду</b>
broadcast-test-self = Сыноо кийинки билдирүү болуп келет.
broadcast-test-part = { $chats ->
    [one] Сыноо { $chats } чатка жөнөтүлүп жатат.
   *[other] Сыноо { $chats } чатка жөнөтүлүп жатат.
}
broadcast-test-again = Бул окурмандарга сыноо мурда эле жөнөтүлгөн.
broadcast-asked = <b>Таратуу экинчи редакторду күтүп турат</b>
    Жактырылары менен жөнөтүлөт.
broadcast-nobody-to-ask = Жактыра турган киши жок: экинчи редактор жок. Ээси аны кошо алат же бул эрежени алып сала алат.
broadcast-approval-question = № { $number } таратуу сиздин жактырууңузду күтүп турат. Билдирүү — жогоруда ⬆️
broadcast-not-yours = Бул башка редактордун долбоору.
broadcast-own = Өз таратууңузду башка редактор жактырат.
broadcast-approved = <b>№ { $number } таратуу жактырылды</b>
broadcast-refused = № { $number } таратуу четке кагылды. Авторуна айтылды.
broadcast-refused-yours = Сиздин № { $number } таратууңузду экинчи редактор четке какты. Аны өзгөртүп, кайра жөнөтсө болот: /broadcasts
broadcast-list = <b>Акыркы таратуулар</b>
broadcast-list-none = Таратуулар боло элек. Жаңысы — /broadcast.
broadcast-list-item = № { $number } · { $when } · { $state }
broadcast-no-text = текстсиз
state-draft = долбоор
state-asked = жактырууну күтүүдө
state-confirmed = жөнөтүүгө даяр
state-spread = жүрүп жатат
state-paused = тыныгууда
state-reported = аяктады
state-cancelled = жокко чыгарылды
kind-private = жеке чаттар
kind-group = топтор
kind-channel = каналдар
command-broadcasts = Акыркы таратуулар
button-when = Качан
button-audience = Кимге
button-versions = Тилдер
button-test = Сыноо
button-urgent = ⚡ Шашылыш
button-second-editor = Экинчи редактор керек
button-at-once-now = Дароо
button-other-time = Башка убакыт
button-any-topics = Бардык темалар
button-choose-audience-topics = Темалар: { $count }
button-active = { $days ->
    [one] { $days } күн
   *[other] { $days } күн
}
button-everyone = Баарына
button-version-add = ➕ { $language }
button-version-replace = ✅ { $language }
button-version-remove = Алып салуу
button-preview = Бардык версияларды көрсөтүү
button-test-self = Өзүмө
button-test-part = Бир пайызга
button-hurry = Күтпөө
button-call-back = Жокко чыгаруу
button-pause-broadcast = Тыныгуу
button-resume-broadcast = Улантуу
button-reword = Текстти өзгөртүү
button-delete-everywhere = Баарынан өчүрүү
button-really-delete = Ооба, баарынан өчүрүү
button-replace = Баарында алмаштыруу
button-approve = Жактыруу
button-refuse = Четке кагуу
button-take-back = Кайтарып алуу
time-today = бүгүн
time-tomorrow = эртең
time-after-tomorrow = бүрсүгүнү
time-at = саат

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

### Маанилүү жана кабарларды оңдоо

important-title = ⚡ Маанилүү · { $topic }
important-title-plain = ⚡ Маанилүү
proposal-title = 📈 Маанилүү окшойт
proposal-why = { $count ->
        [one] Бул тууралуу { $length } ичинде { $count } көз карандысыз булак кабарлады.
       *[other] Бул тууралуу { $length } ичинде { $count } көз карандысыз булак кабарлады.
    } Чечим сизде: окурмандарга өзүнөн өзү эч нерсе жөнөтүлбөйт.
button-important = ⚡ Маанилүү
button-unmark = ↩️ Кайтарып алуу
button-correct = ✏️ Оңдоо
button-hide = 🙈 Жашыруу
button-show-again = 👁 Окурмандарга кайтаруу
button-merge = ⇄ Бириктирүү
button-split = ✂ Бөлүү
button-not-now = Азыр эмес
button-tell-now = ⚡ Азыр кабарлоо
button-with-line = ✍️ Өз сабымды кошуу
button-edit-headline = Аталышы
button-edit-summary = Мазмуну
button-edit-topics = Темалары
editing-ask-important = { $count ->
        [0] Азыр кабарлай турган эч ким жок: темаларынын окурмандарынын баары бул кабарды алган. Маанилүү деп белгилейлиби?
        [one] Темаларынын { $count } окурманына азыр кабарлайлыбы? Бул кабарды көргөндөр аны экинчи жолу албайт.
       *[other] Темаларынын { $count } окурманына азыр кабарлайлыбы? Бул кабарды көргөндөр аны экинчи жолу албайт.
    }
editing-ask-line = Кабардын үстүнө коюлчу сапты жазыңыз, 300 белгиге чейин. Ал келери менен окурмандар кабарды алышат. Бир саат күтөм.
editing-ask-headline = Жаңы аталышын жөнөтүңүз, 200 белгиге чейин. Бир саат күтөм.
editing-ask-summary = Жаңы мазмунун жөнөтүңүз, 800 белгиге чейин. Бир саат күтөм.
editing-too-long = Текст { $count } белгиден ашпашы керек. Башкасын жөнөтүңүз.
editing-correct = <b>Эмнени оңдойбуз?</b> Тексттин тили: { $language }.
editing-topics = <b>Бул кабар эмне жөнүндө?</b>
    Азыр: { $topics }
editing-merge = <b>Кайсы кабар менен бириктиребиз?</b> Макалалары тандалган кабарга өтөт.
editing-merge-none = Бул темаларда башка жаңы кабар жок: бириктире турган эч нерсе жок.
editing-split = <b>Кайсы макаланы бөлөбүз?</b> Андан өзүнчө кабар башталат.
editing-marked = Темаларынын окурмандары кабарды азыр алышат.
editing-already = Чечилип калган: кабар маанилүү деп белгиленген же жашырылган.
editing-unmarked = { $count ->
    [0] Белги алынды. Баары жөнөтүлүп бүткөн экен.
    [one] Белги алынды. { $count } билдирүү токтотулду.
   *[other] Белги алынды. { $count } билдирүү токтотулду.
}
editing-hidden = Жашырылды: кабар топтомдордо да, тизмелерде да болбойт.
editing-shown = Окурмандар бул кабарды кайра көрүшөт.
editing-kept = Сакталды
editing-merged = Бириктирилди
editing-split-done = Макала бөлүндү.
editing-one-topic = Темасыз кабарды эч ким көрбөйт. Адегенде башка теманы белгилеңиз.
editing-moved = Бул аткарылып калган же кабар жок болгон.
editing-is-hidden = 🙈 { $when } жашырылган
editing-is-important = ⚡ { $when } маанилүү деп белгиленген

### Редакция

command-editors = Редакция: ким эмне кыла алат
command-audit = Журнал: ким эмне кылды
command-ban = Кирүүнү жабуу же ачуу
command-stopall = Бардык жөнөтүүлөрдү токтотуу
role-owner = ээси
role-editor = редактор
role-source-keeper = булактар куратору
error-role-too-low = Бул үчүн башка роль керек. Аны боттун ээси бере алат.
editors-title = <b>Редакция</b>
    Ээси баарын кыла алат. Редактор — таратуу, маанилүү кабарлар, темалар жана булактар. Булактар куратору — булактар гана.
editors-none = Азырынча сизден башка эч ким жок.
editors-by-settings = <code>{ $id }</code> — программанын жөндөөлөрү боюнча ээси
editor-role = Ролу: { $role }
editor-ask-whom = Кимди кошобуз? Ошол адамдын билдирүүсүн, байланышын же Telegram'дагы номерин жибериңиз. Бир саат күтөм.
editor-ask-role = Кандай роль берилсин?
editor-ask-removal = <b>{ $name }</b> ролунан ажыратылсынбы? Бул адам окурман бойдон калат.
editor-nobody = Ким жөнүндө экенин түшүнбөдүм. Адамдын билдирүүсүн же номерин жибериңиз, мисалы 123456789.
editor-link = Бир жолку шилтеме. Роль: { $role }. Аны шилтемени биринчи ачкан адам алат. 24 саат жарактуу.
editor-joined = Сиздин ролуңуз: { $role }. Эми эмне кыла аларыңыз — /help.
editor-not-this-one = Өз ролуңузду жана жөндөөлөрдөгү ээсинин ролун бул жерде өзгөртүүгө болбойт.
editor-lost = Бул адамдын ролу мындан ары жок.
whom-hidden = Бул адам билдирүүсү башкага жөнөтүлгөндө ким экенин жашырат. Номерин жибериңиз же ага бир жолку шилтеме бериңиз: /editors.
button-add-editor = ➕ Кошуу
button-link-editor = 🔗 Редактор үчүн шилтеме
button-link-keeper = 🔗 Булактар куратору үчүн шилтеме
button-make = Дайындоо: { $role }
button-take-role = Ролунан ажыратуу
button-really-take = Ооба, ажыратуу

### Журнал

audit-title = <b>Журнал</b>
audit-none = Азырынча эч нерсе жазылган жок.
audit-feed-added = «{ $subject }» булагы кошулду
audit-feed-removed = «{ $subject }» булагы тизмеден алынды
audit-feed-changed = «{ $subject }» булагы өзгөртүлдү
audit-feed-muted = «{ $subject }» булагы убактылуу токтотулду
audit-feed-unmuted = «{ $subject }» булагы кайра окула баштады
audit-feeds-imported = { $count ->
    [one] «{ $subject }» файлынан { $count } булак кошулду
   *[other] «{ $subject }» файлынан { $count } булак кошулду
}
audit-role-given = «{ $subject }» ролу: { $role }
audit-role-taken = «{ $subject }» ролунан ажыратылды ({ $role })
audit-invited = бир жолку шилтеме түзүлдү: { $role }
audit-joined = бир жолку шилтеме ачылды: { $role }
audit-banned = кирүү жабылды: «{ $subject }»
audit-unbanned = кирүү кайра ачылды: «{ $subject }»
audit-stopped = бардык жөнөтүүлөр токтотулду
audit-resumed = жөнөтүүлөр улантылды
audit-topic-added = «{ $subject }» темасы кошулду
audit-topic-renamed = «{ $subject }» темасынын аталышы өзгөртүлдү
audit-topic-words = «{ $subject }» темасынын сөздөрү өзгөртүлдү
audit-topic-hidden = «{ $subject }» темасы жашырылды
audit-topic-shown = «{ $subject }» темасы кайра көрсөтүлдү
audit-broadcast-sent = № { $subject } таратуу жөнөтүлдү
audit-broadcast-stopped = № { $subject } таратуу токтотулду
audit-broadcast-edited = № { $subject } таратуу оңдолду
audit-broadcast-deleted = № { $subject } таратуу окурмандардан өчүрүлдү
audit-resent = күмөндүүлөр кайра жөнөтүлдү: { $count }
audit-news-marked = маанилүү кабар белгиленди: { $subject }
audit-refused = ⚠️ башканын баскычы басылды: <code>{ $subject }</code>

### Тартип

order-banned = Бул ботко кирүү сиз үчүн жабык. Эгер бул ката болсо, редакцияга жазыңыз.
order-slow-down = Катары менен өтө көп билдирүү келди. Чейрек мүнөт күтө туруңуз, андан кийин кайра жооп берем.
bans-title = <b>Кимге кирүү жабык</b>
bans-none = Эч кимге.
ban-ask-whom = Кимге кирүүнү жабабыз? Ошол адамдын же чаттын билдирүүсүн же номерин жибериңиз. Бир саат күтөм.
ban-ask = <b>{ $name }</b> (<code>{ $id }</code>) үчүн кирүү жабылсынбы? Бот жооп да бербейт, кабар да жибербейт. Кирүүнү кайра ачса болот.
ban-nobody = Ким жөнүндө экенин түшүнбөдүм. Билдирүүсүн же номерин жибериңиз, мисалы /ban 123456789.
ban-has-role = Бул адамдын ролу бар. Адегенде ролунан ажыратыңыз: /editors.
button-ban = Кирүүнү жабуу…
button-really-ban = Ооба, жабуу
button-unban = Кирүүнү ачуу: { $id }
stop-all-ask = <b>Бардык жөнөтүүлөр токтотулсунбу?</b>
    Топтомдор, шашылыш кабарлар жана таратуулар күтүп турат. Буйруктарга жооп бериле берет.
stop-all-stopped = <b>Жөнөтүүлөр токтотулду.</b>
    Топтомдор, шашылыш кабарлар жана таратуулар күтүп турат. Бот буйруктарга жооп берет.
stop-all-resumed = Жөнөтүүлөр улантылды.
button-stop-all = ⏹ Ооба, баарын токтотуу
button-resume-all = ▶️ Жөнөтүүлөрдү улантуу

### Бузулуулар

command-problems = Бузулуулар: эмне иштебейт жана эмне кылуу керек
problems-title = ⚠️ Азыркы бузулуулар
problems-new = ⚠️ Бузулуулар бар
problems-none = Бузулуу жок: баары иштеп жатат.
problems-since = Башталганы: { $when }.
problems-outbox = Билдирүүлөр жөнөтүлүшүн 15 мүнөттөн ашык күтүп турат.
problems-job = { $count ->
    [one] «{ $step }» кадамы { $count } жазууну иштете албай, калтырып койду.
   *[other] «{ $step }» кадамы { $count } жазууну иштете албай, калтырып койду.
}
problems-inbox = { $count ->
    [one] Окурмандын { $count } кайрылуусу иштетилген жок.
   *[other] Окурмандардын { $count } кайрылуусу иштетилген жок.
}
problems-feeds = { $count ->
    [one] { $count } булак бир суткадан ашык окулбай жатат:
   *[other] { $count } булак бир суткадан ашык окулбай жатат:
}
problems-feed = • { $what }. Башталганы: { $when }.
problems-more = { $count ->
    [one] дагы { $count } булак
   *[other] дагы { $count } булак
}
problems-back = { $count ->
    [one] ✅ { $count } булак кайра окулуп жатат: { $names }
   *[other] ✅ { $count } булак кайра окулуп жатат: { $names }
}
problems-doubts = { $count ->
    [one] { $count } билдирүүнүн жеткени белгисиз.
   *[other] { $count } билдирүүнүн жеткени белгисиз.
}
problems-retried = { $count ->
    [0] Кайра аракет кыла турган эч нерсе жок.
    [one] Кайра аракет кылынууда: { $count } жазуу
   *[other] Кайра аракет кылынууда: { $count } жазуу
}
remedy-outbox = Эмне кылуу керек: жөнөтүү токтотулган эмеспи (/stopall) жана Telegram жооп береби, текшериңиз. Эч нерсе жоголгон жок: байланыш калыбына келери менен билдирүүлөр жөнөйт.
remedy-job = Эмне кылуу керек: катанын текстин программаны жүргүзгөн адамга көрсөтүңүз. Себеби жоюлгандан кийин /problems ичиндеги «Кайра аракет кылуу» баскычын басыңыз.
remedy-inbox = Эмне кылуу керек: окурманга кийинчерээк кайталоо сунушталды. Катанын текстин программаны жүргүзгөн адамга көрсөтүңүз.
remedy-feed = Эмне кылуу керек: булактын сайтын ачып көрүңүз. Эгер тасманын дареги өзгөрсө, /feeds аркылуу жаңысын кошуп, эскисин алып салыңыз.
button-retry = 🔁 Кайра аракет кылуу
step-poll = булактарды текшерүү
step-read = макалаларды окуу
step-understand = темаларды аныктоо
step-group = кабарларга бириктирүү
step-summarise = мазмун жазуу
step-compose = топтом түзүү
step-alert = шашылыш кабарлар
step-propose = маанилүүнү сунуштоо
step-important = маанилүүнү кабарлоо
step-broadcast = таратуу
step-progress = таратуунун жүрүшү
step-deliver = жөнөтүү
step-tidy = эскини тазалоо

### Булак: сынап окуу жана оңдоо

trial-title = <b>{ $name }</b>: азыр анда мына булар бар. Азырынча эч нерсе сакталган жок.
trial-entries = Жазуулар: { $entries }
trial-dates = Эң эскиси — { $oldest }, эң жаңысы — { $newest }
trial-no-dates = Жазуулардын датасы көрсөтүлгөн эмес
trial-newest = Эң жаңылары:
trial-several = Бул баракта бир нече тасма бар. Кайсынысын окуйбуз?
button-add-tried = ➕ Кошуу
button-open-feed = Булакты ачуу
feeds-import-how = Бир эле учурда көп булак кошуу үчүн OPML файлын жибериңиз.
button-export-feeds = OPML жүктөп алуу
feed-unknown = көрсөтүлгөн эмес
feed-standing = Салмагы: { $standing } (0дөн 2ге чейин)
feed-country = Өлкөсү: { $country }
feed-language = Тили: { $language }
feed-ownership = Булактын артында ким турат: { $ownership }
feed-muted = 🔇 редакциянын чечими менен окулбай турат: кайра { $ago }
feed-muted-for-good = 🔇 редакциянын чечими менен окулбайт
feed-ask-standing = Бул булактын кабарынын салмагы канча? 0 — кабарды жогору көтөрбөйт, 1 — башкалардай, 2 — эки эсе көп.
feed-ask-language = Булак кайсы тилде жазат?
feed-ask-mute = Бул булакты канча убакытка окубай туралы?
feed-ask-country = <b>{ $name }</b> кайсы өлкөдөн? Эки латын тамгасынан турган кодду жибериңиз: kg, kz, ru. Өлкөнү алып салуу үчүн «-» жибериңиз.
feed-ask-ownership = <b>{ $name }</b> булагынын артында ким турат? Бир сап жибериңиз, мисалы «мамлекеттик агенттик». Аны алып салуу үчүн «-» жибериңиз.
feed-not-a-country = Эки латын тамгасынан турган код керек, мисалы kg.
feed-checking = Окулуп жатат…
mute-day = Бир суткага
mute-week = Бир жумага
mute-ever = Биротоло
mute-off = 🔊 Кайра окуу
button-check-now = Азыр текшерүү
button-mute = 🔇 Окубай туруу…
button-standing = Салмагы
button-country = Өлкөсү
button-feed-language = Тили
button-ownership = Артында ким турат
import-added = { $count ->
    [0] Файлда жаңы булак жок.
    [one] { $count } булак кошулду:
   *[other] { $count } булак кошулду:
}
import-more = { $count ->
    [one] дагы { $count } булак
   *[other] дагы { $count } булак
}
import-known = { $count ->
    [one] { $count } булак тизмеде мурда эле бар болчу.
   *[other] { $count } булак тизмеде мурда эле бар болчу.
}
import-bad = Файлды окуу мүмкүн болбоду: { $detail }
import-too-large = Файл булактардын тизмеси үчүн өтө чоң.
export-done = { $count ->
    [one] { $count } булак
   *[other] { $count } булак
}

### Сандар

command-stats = Сандар: окурмандар, жөнөтүү, булактар
stats-day = 📊 Бир суткада
stats-week = 📊 Бир жумада
stats-month = 📊 Бир айда
button-day = Сутка
button-week = Жума
button-month = Ай
stats-readers = Окурмандар: { $count } (+{ $new } −{ $left })
stats-active = Ботко жазгандар же баскыч баскандар: { $count }
stats-feeds = Булактар: { $count }, окулбай жаткандары: { $failing }
stats-entries = Жаңы жазуулар: { $count }, адаттагы кечигүү: { $lag }
outcome-sent = Жөнөтүлдү
outcome-failed = Болбой калды
outcome-in-doubt = Белгисиз
outcome-cancelled = Жокко чыгарылды
chart-readers = Окурмандар
chart-feeds = булак окулат
chart-growth = келди жана кетти
chart-active = активдүүсү
chart-lag = адаттагы кечигүү
chart-topics = Темалар боюнча окурмандар
chart-entries = жаңы жазуу

### Темалар: оңдоо

command-edittopics = Темалар: кошуу, атын жана сөздөрүн өзгөртүү
edit-topics-title = <b>Темалар</b>
    Өзгөртүү үчүн теманы басыңыз. Жашырылгандары 🚫 менен белгиленген.
edit-topic-name = { $language }: { $name }
edit-topic-shelf = Бөлүм: { $group }
edit-topic-hidden = 🚫 Жашырылган: жаңы окурмандарга көрүнбөйт.
edit-topic-words = Сөздөр: { $words }
edit-topic-without-words = Өзүнчө сөздөрү жок: кабарларды модель табат.
edit-topic-ask-name = Тема кандай аталат? Тили: { $language }. 60 белгиге чейин.
edit-topic-ask-words = Теманы кайсы сөздөр боюнча таанысак болот? Сөздөрдү жана сөз айкаштарын үтүр менен же ар бирин өзүнчө сапка жазып жибериңиз.
    Сөздүн мүчөлөрүн өзүм табам. Кыскартууларды баш тамга менен жазыңыз: ГЭС. Жылдызча сөздүн каалагандай уланышын билдирет: гидро*.
edit-topic-ask-shelf = Тема кайсы бөлүмдө көрүнсүн?
edit-topic-bad-name = Аталыш керек: бир сап, 60 белгиге чейин.
edit-topic-no-words = Жок дегенде бир сөз керек.
edit-topic-saved = <b>{ $name }</b> темасы сакталды.
rehearsal-running = Акыркы 7 күндүн кабарларынан текшерип жатам…
rehearsal-title = <b>{ $name }</b>: текшерүү. Азырынча эч нерсе сакталган жок.
rehearsal-stories = { $count ->
    [0] Акыркы 7 күндө бул тема эч нерсе алып келмек эмес.
    [one] Акыркы 7 күндө бул тема { $count } кабар алып келмек.
   *[other] Акыркы 7 күндө бул тема { $count } кабар алып келмек.
}
rehearsal-examples = Мисалы:
rehearsal-near = Сөздөр кыйыр гана айтылгандыктан туура келбегендери:
mark-hidden = 🚫 { $name }
button-add-topic = ➕ Жаңы тема
button-rename-topic = Атын өзгөртүү
button-topic-words = Сөздөр
button-topic-shelf = Бөлүм
button-hide-topic = 🚫 Жашыруу
button-show-topic = Кайра көрсөтүү
button-save-topic = ✅ Сактоо
button-other-words = Сөздөрдү өзгөртүү
button-all-topics = Бардык темалар

### Браузердеги пульт

command-desk = Браузердеги пульт: кезек, булактар, таратуулар
desk-link = Пультка шилтеме. Ал 10 мүнөт жарактуу жана бир жолу гана ачылат; андан кийин пульт ушул браузерде 12 саат ачык турат. Аны эч кимге бербеңиз.
desk-closed = Бул шилтеме жараксыз болуп калган же сеанс аяктаган. Жаңы шилтемени бот менен жазышууда /desk буйругу берет.
desk-title = Кабарчы: пульт
desk-live = Өзү жаңыланып турат
desk-lost = Программа менен байланыш үзүлдү. Кайра аракет кылып жатам…
desk-ended = Сеанс аяктады. Жаңы шилтемени бот менен жазышууда /desk буйругу берет.
desk-updated = Саат { $time } жаңыланды
desk-problems = Бузулуулар
desk-queue = Кезек
desk-queue-empty = Кезек бош: баары жөнөтүлдү.
desk-broadcasts = Таратуулар
desk-broadcasts-empty = Азырынча таратуу болгон жок.
desk-broadcast = № { $number }, { $when }
desk-sources = Булактар
desk-sources-well = Окулат
lane-answers = Жооптор
lane-alerts = Шашылыш кабарлар
lane-digests = Топтомдор
lane-broadcasts = Таратуулар
standing-queued = күтүп турат
standing-sending = жөнөтүлүп жатат
standing-in-doubt = белгисиз
