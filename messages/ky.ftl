# Кыргызча сөздөр. Ачкычтар менен өзгөрмөлөр ru.ftl, ky.ftl жана en.ftl файлдарында бирдей.
# Telegram белгилөөсү (<b>, <i>) билдирүүлөрдүн текстинде гана болот, баскычтарда эч качан.

### Жалпы

pattern-weekday = d-MMMM, EEEE
pattern-date = d-MMMM
pattern-short-date = d-MMM
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
mark-important = ❗ { $name }
mark-silent = 🔕 { $name }
mark-shown = • { $name }

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
digest-nothing = 🗞 { $time }: темаларыңыз боюнча жаңы кабар жок.
recap-title = 🗞 Сиз жокто эмне болду: { $since } – { $until }, эң маанилүүсү
recap-left = { $count ->
    [one] Бул убакытта дагы { $count } кабар болду, анчалык маанилүү эмес. Аны /latest менен /search аркылуу табасыз.
   *[other] Бул убакытта дагы { $count } кабар болду, анчалык маанилүү эмес. Аларды /latest менен /search аркылуу табасыз.
}
latest-title = 🕐 Темаларыңыз боюнча акыркы кабарлар
latest-further = 🕐 Топтомдорго кирбей калгандар
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
differ-title = Булактар ар башка кабарлайт:
differ-said = { $outlets }: { $number }
differ-newest = { $outlets }: { $number } (акыркы маалымат)
differ-number = { $count }
differ-dead = каза болгону — { $count }
differ-injured = жарадар болгону — { $count }
differ-hurt = жабыркаганы — { $count }
differ-missing = дайынсыз жоголгону — { $count }
differ-detained = кармалганы — { $count }
differ-evacuated = эвакуацияланганы — { $count }
differ-hospitalised = ооруканага жаткырылганы — { $count }
differ-age = { $count } жаш
story-first-seen = Биринчи кабар: { $when }.
story-also-in = Башка тилдерде да бар: { $languages }.
machine-translation = (машина которгон)
machine-rewording = (машина кайра баяндаган)
story-gone = Бул кабар эми жок: эски кабарлар убакыт өткөн сайын өчүрүлүп турат.
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
setup-first = Биринчи топтом азыр эле келет.
setup-first-soon = Темаларыңыз боюнча азырынча жаңылык жок: бир нече мүнөттөн кийин дагы бир жолу карайм.
setup-next = Кийинки топтом — { $when }.
setup-no-hours = Саат тандалган жок: топтом өзүңүз сураганда келет — /digest.
setup-group = Саламатсыздарбы! Мен Кабарчымын, бул жерге жаңылыктардын кыскача топтомун жөнөтөм. Темаларды, тилди жана саатты администраторлор тандайт: /start.
button-to-topics = ‹ Темалар
button-to-hours = Андан ары: сааттар ›
button-other-hour = Башка саат
button-done = Даяр
button-settings = Жөндөөлөр
button-begin = Баштоо
button-begin-again = Башынан жөндөө
button-digest-now = Топтомду азыр көрсөтүү

### Темалар

topics-title = <b>Сиздин темаларыңыз</b>
    Теманы тандоо же алып салуу үчүн аны басыңыз.
topics-page = { $group }: { $page }-бет ({ $pages } беттен)
topics-found = Табылганы ушулар. Тандоо же алып салуу үчүн басыңыз:
topics-not-found = Мындай тема жок. Башкача жазыңыз же өз темаңызды түзүңүз: /mytopic.
topics-ask-name = Тема кандай аталат? Сөздүн бир бөлүгү да жетиштүү.
topics-how-to-find = /topics деп, анан теманын атын жазыңыз.
button-find-topic = 🔎 Теманы издөө
topics-none = Азырынча темалар жок.
topic-gone = Бул тема эми жок.
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
settings-hours = Топтом: { $hours }
settings-no-hours = Топтом: сураганда гана, /digest
settings-city = Убакыт: { $city } ({ $offset })
settings-size = { $stories ->
    [one] Көлөмү: { $size }, { $stories } кабарга чейин
   *[other] Көлөмү: { $size }, { $stories } кабарга чейин
}
settings-look = Көрүнүшү: { $look }
settings-topics = Тандалган темалар: { $count }
settings-paused = ⏸ Тыныгуу. Кайра башталат: { $when }
settings-next = Кийинки топтом — { $when }
settings-choose-language = Кайсы тилде сүйлөшөбүз?
settings-choose-hours = <b>Топтомду саат канчада жөнөтөйүн?</b>
    Бир нече саат тандасаңыз болот. Убакыт: { $city }.
settings-choose-city = <b>Топтом кайсы шаардын убактысы менен келсин?</b>
    Жайкы убакытка өтүү өзү эске алынат.
settings-choose-size = <b>Топтомдо канча кабар болсун?</b>
settings-choose-look = <b>Топтом кандай көрүнсүн?</b>
look-how = Бөлүмдөр менен: темалар чоң жазылат, ар бир кабар билдирүүнүн өзүндө ачылат — эмне болгону, ким жана качан кабарлаганы. Топтомдун астындагы номер кабардын барагын ачат. Telegram'дын жаңы версиясы керек.
look-not-taken = Telegram сервери бөлүмдөрү бар билдирүүлөрдү азырынча кабыл албайт, ошондуктан топтомдор кадимки көрүнүштө келет.
settings-choose-pause = <b>Топтомдорду жана «дароо» кабарларды канча убакытка токтотоюн?</b>
    Темаларыңыз менен жөндөөлөрүңүз сакталат, /digest иштей берет.
settings-saved = Сакталды
settings-resumed = Топтомдор кайра келе баштайт
settings-quiet = Тынч сааттар: { $hours }
quiet-title = <b>Сизди качан тынчсыздандырбайын?</b>
quiet-how = Тынч сааттарда «дароо» кабарлар менен билдирүүлөр алардын бүтүшүн күтөт. Топтомдор сиз тандаган сааттарда келет. Редакциянын шашылыш кабары да күтөт, ага дароо келүүгө уруксат бермейинче.
quiet-off = Тынч сааттар керек эмес
quiet-own = Башка сааттар
quiet-hours = { $start }–{ $end }
quiet-urgent = Редакциянын шашылышы — дароо
quiet-from = <b>Саат канчадан тарта тынчсыздандырбайын?</b>
quiet-to = <b>Башталышы — { $start }. Саат канчага чейин?</b>
hours-by-topic-title = <b>Кайсы тема саат канчада?</b>
hours-by-topic-how = Саатты тандаңыз. Эч нерсе алынбаса, ар бир саатта бардык темалар келет.
topics-of-hour = <b>{ $hour }: кайсы темалар келсин?</b>
hours-by-topic-last = Бул теманын акыркы сааты. Андан таптакыр баш тартуу үчүн — /topics.
days-every = күн сайын
days-weekdays = жумуш күндөрү
days-some = айрым күндөрү
days-weekend = дем алыш күндөрү
hours-of-days = { $hours }, { $days }
size-short = кыска
size-normal = кадимки
size-long = узун
size-choice = { $stories ->
    [one] { $size }: { $stories } кабарга чейин
   *[other] { $size }: { $stories } кабарга чейин
}
look-plain = кадимки
look-rich = бөлүмдөр менен
pause-tomorrow = Эртеңге чейин
pause-3 = 3 күнгө
pause-7 = Бир жумага
pause-dates = Белгилүү күнгө чейин…
settings-choose-date = <b>Кайсы күнү кайра жөнөтө баштайын?</b>
pause-resume = ▶️ Кайра жөнөтүү
button-language = Тил
button-hours = Сааттар
button-city = Шаар
button-size = Көлөмү
button-look = Көрүнүшү
button-topics = Темалар
button-pause = Тыныгуу
button-quiet = Тынч сааттар
button-all-days = Күн сайын
button-weekdays = Жумуш күндөрү гана
button-apart = Дем алыш күндөрү — башка сааттар
button-of-weekdays = Жумуш күндөрү
button-of-weekend = Дем алыш күндөрү
button-note = Кабар жок болсо да айтуу
button-topic-hours = Сааттар боюнча темалар

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
command-settings = Тил, саат, тынч сааттар, дароо кабарлар, тыныгуу
command-help = Мен эмне кыла алам
command-stop = Мындан ары эч нерсе жөнөтпөө
command-feeds = Булактар: тизме, кошуу, алып салуу
command-broadcast = Бардык окурмандарга билдирүү таратуу
help-title = <b>Мен эмне кыла алам</b>
help-how = Топтомдун астындагы номер кабарды ачат: кыскача мазмуну жана бардык булактар, шилтемелери жана убактысы менен. [ru] белгиси кабар башка тилде гана бар экенин билдирет. Мазмундун баары булактардын өз сөздөрүнөн алынган.
help-owner = <b>Редакторлор үчүн</b>
help-when = Качан жана канча жолу жазарымды өзүңүз чечесиз: /settings ичинде жумуш жана дем алыш күндөрүнүн сааттары, сааттар боюнча темалар, дароо келчү кабарлар жана алардын күндүк саны, тынч сааттар, үнсүз темалар жана белгилүү күнгө чейин тыныгуу бар.
help-groups = Мени топко же каналга кошсоңуз болот: ал жерде жөндөөлөрдү администраторлор өзгөртөт.
stop-done = Мындан ары эч нерсе жөнөтпөйм. Темаларыңыз менен жөндөөлөрүңүз сакталды; кайтуу үчүн — /start.
start-again = Кайра кош келиңиз! Темаларыңыз менен жөндөөлөрүңүз сакталып турат.
claim-done = Эми сиз бул боттун ээсисиз. Эми эмне кыла аларыңыз — /help.
claim-refused = Бул шилтеме эми жараксыз: аны бир гана жолу колдонууга болот.
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
feed-gone = ⛔️ жабык: сервер булак эми жок деп билдирди
feed-removed = тизмеден алынган
feed-address = Дареги: { $url }
feed-checked = Акыркы текшерүү: { $ago }
feed-succeeded = Акыркы ийгиликтүү текшерүү: { $ago }
feed-never-succeeded = Азырынча ийгиликтүү текшерүү болгон жок
feed-next = Кийинки текшерүү: { $ago }
feed-next-soon = Кийинки текшерүү: азыр эле
feed-newest = Эң жаңы жазуу: { $ago }
feed-gap-missed = { $count ->
    [one] ⚠️ Үзгүлтүк: { $begins } – { $ends }. Болжол менен { $count } жазуу байкалбай калган болушу мүмкүн
   *[other] ⚠️ Үзгүлтүк: { $begins } – { $ends }. Болжол менен { $count } жазуу байкалбай калган болушу мүмкүн
}
feed-gap-some = ⚠️ Үзгүлтүк: { $begins } – { $ends }. Айрым жазуулар байкалбай калган болушу мүмкүн, канча экени белгисиз
feed-gap-filled = { $count ->
    [one] Үзгүлтүк толукталды: { $begins } – { $ends }, мурунку барактардан { $count } жазуу табылды
   *[other] Үзгүлтүк толукталды: { $begins } – { $ends }, мурунку барактардан { $count } жазуу табылды
}
feed-failures = { $count ->
    [one] Катары менен { $count } жолу окулган жок
   *[other] Катары менен { $count } жолу окулган жок
}
feed-ask-address = Булактын дарегин жибериңиз: кабар тасмасына (RSS, Atom), жаңылыктар сайтына шилтеме же Telegram’дагы ачык каналдын аты, мисалы @name. Жоопту бир саат күтөм.
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
problem-gone = булак бул даректе эми жок
problem-slow-down = сервер сейрегирээк кайрылууну суранат
problem-too-large = жооп өтө чоң
problem-bomb = кысылган жооп ченемсиз чоңоюп ачылат
problem-private-address = дарек ички тармакка алып барат
problem-bad-address = дарек туура эмес жазылган
problem-too-many-redirects = сервер башка дарекке чексиз багыттай берет
problem-truncated = жооп жарым жолдон үзүлүп калат
problem-not-a-feed = бул даректе кабар тасмасы жок
problem-no-channel = Telegram’да мындай аталыштагы ачык канал жок
problem-no-preview = канал жазууларын Telegram’дын ичинде гана көрсөтөт, аларды сырттан окууга болбойт
problem-not-a-channel = Telegram’да бул ат каналга эмес, адамга, ботко же топко таандык
problem-private-channel = бул жабык канал, ачык каналдарды гана окууга болот
problem-page-changed = барак өзгөрүп калган: мурунку жерлерде эч нерсе жок
problem-disallowed = сайт программалардан бул баракты окубоону суранат
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
broadcast-lost = Бул таратуу эми жок.
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
broadcast-urgent = ⚡ Шашылыш: топтомдордон озот, тынч сааттарда уруксат бергендерге гана барат.
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
broadcast-ask-text-version = Жаңы текстти жибериңиз. Ал бул версияны алгандарда мурунку тексттин ордуна турат: { $version }; сүрөттүн, файлдын коштомо сөзү өзгөрөт. Бир саат күтөм.
broadcast-choose-edit = <b>Кайсы версияны өзгөртөбүз?</b>
    Оңдоо ошол версияны алгандарга гана келет.
version-first = биринчи
version-all = бардык версиялар
broadcast-text-only = Текстти гана өзгөртүүгө болот: текст жибериңиз.
broadcast-replace-ask = Билдирүү ушундай болот ⬆️ Аны алгандардын баарында алмаштырабызбы?
broadcast-replace-ask-version = Билдирүү ушундай болот ⬆️ Аны бул версияны алгандарда алмаштырабызбы: { $version }?
broadcast-delete-ask = Билдирүүнү алгандардын баарынан өчүрөбүзбү? Telegram буга жөнөтүлгөндөн кийин 48 саат уруксат берет; аны кайтаруу мүмкүн эмес.
broadcast-too-old = 48 сааттан көп убакыт өттү: Telegram бул билдирүүнү окурмандардан өчүрүүгө мындан ары уруксат бербейт.
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
broadcast-edit-asked = <b>Оңдоо экинчи редакторду күтүп турат</b>
    Жактырылары менен аны окурмандар көрөт.
broadcast-edit-question = № { $number } таратуунун оңдоосу сиздин жактырууңузду күтүп турат. Жаңы түрү — жогоруда ⬆️
broadcast-edit-of-version = Аны бул версияны алгандар көрөт: { $version }.
broadcast-edit-own = Өз оңдооңузду башка редактор жактырат.
broadcast-edit-decided = Бул оңдоо боюнча чечим мурда эле кабыл алынган.
broadcast-edit-recalled = Оңдоо кайтарылып алынды. Окурмандарда эч нерсе өзгөргөн жок.
broadcast-edit-rejected = Оңдоо четке кагылды. Окурмандарда эч нерсе өзгөргөн жок.
broadcast-edit-approved = <b>№ { $number } таратуунун оңдоосу жактырылды</b>
broadcast-edit-refused = № { $number } таратуунун оңдоосу четке кагылды. Авторуна айтылды.
broadcast-edit-approved-yours = № { $number } таратууга сунуштаган оңдооңузду экинчи редактор жактырды.
broadcast-edit-refused-yours = № { $number } таратууга сунуштаган оңдооңузду экинчи редактор четке какты. Башкасын сунуштасаңыз болот: /broadcasts
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
button-replace-version = Алмаштыруу
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
error-unknown-text = Мен буйруктарды жана баскычтарды түшүнөм, жазганыңызды архивден издей алам. Эмне кыла аларымды көрүү — /help.
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
at-once-how = Теманы басыңыз: ✅ — баары чыгары менен; ❗ — маанилүүсү гана: бир сааттын ичинде көз карандысыз бир нече булак кабарлаганы. Топтомдо алар кайталанбайт. Редакция маанилүү деп белгилегени бардык темаларыңыз боюнча, күндүк сандан тышкары келет.
at-once-budget = Күнүнө эң көп дегенде канча ушундай кабар келсин? Калгандары топтомдо келет.
budget-any = Баары
button-silent = 🔕 Үнсүз темалар
silent-title = <b>Кайсы темалардын кабарлары үнсүз келсин?</b>
silent-how = 🔕 белгиси бар темалар үнсүз келет. Топтомдо ошондой темалар гана болсо, ал да үнсүз келет.
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
button-undo = ↩️ Мурункудай кылуу
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
editing-undone = Баары мурункудай болду.
editing-too-late = Эми мурункудай кылууга болбойт: 15 мүнөттөн көп өттү же кабар башкача өзгөртүлдү.
editing-is-hidden = 🙈 { $when } жашырылган
editing-is-important = ⚡ { $when } маанилүү деп белгиленген

### Редакция

command-editors = Редакция: ким эмне кыла алат
command-audit = Журнал: ким эмне кылды
command-corrections = Оңдолгон темалар файл менен, үйрөтүү үчүн
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
editor-lost = Бул адамдын ролу эми жок.
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
audit-broadcast-approved = № { $subject } таратуу жактырылды
audit-broadcast-refused = № { $subject } таратуу четке кагылды
audit-edit-asked = № { $subject } таратууга оңдоо сунушталды
audit-edit-approved = № { $subject } таратуунун оңдоосу жактырылды
audit-edit-refused = № { $subject } таратуунун оңдоосу четке кагылды
audit-resent = күмөндүүлөр кайра жөнөтүлдү: { $count }
audit-news-marked = маанилүү кабар белгиленди: { $subject }
audit-news-marked-with-line = маанилүү деп белгиленди, «{ $said }» сабы менен: { $subject }
audit-news-unmarked = «маанилүү» белгиси кайтарып алынды: { $subject }
audit-news-hidden = кабар жашырылды: { $subject }
audit-news-shown = кабар кайра көрсөтүлдү: { $subject }
audit-news-headline = аталышы оңдолду: { $subject } → { $said }
audit-news-summary = мазмуну оңдолду: { $subject } → { $said }
audit-news-topics = темалары оңдолду: { $subject } ({ $said })
audit-news-merged = кабарлар бириктирилди: { $subject } → { $said }
audit-news-split = макала бөлүндү: { $said }, мурунку кабары: { $subject }
audit-news-merge-undone = бириктирүү жокко чыгарылды: { $subject } → { $said }
audit-news-split-undone = бөлүү жокко чыгарылды: { $said }, кайра ушул кабарда: { $subject }
audit-refused = ⚠️ башканын баскычы басылды: <code>{ $subject }</code>
corrections-exported = { $count ->
    [one] Темалары оңдолгон { $count } текст. Үйрөтүү: python -m nlp.train ПАПКА --corrections ФАЙЛ
   *[other] Темалары оңдолгон { $count } текст. Үйрөтүү: python -m nlp.train ПАПКА --corrections ФАЙЛ
}
corrections-none = Темаларды азырынча эч ким оңдогон жок: үйрөнө турган эч нерсе жок.

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
step-fill = өз темалар боюнча издөө
step-group = кабарларга бириктирүү
step-regroup = кабарларды кайра салыштыруу
step-summarise = мазмун жазуу
step-follow = кабарларга көз салуу
step-amend = оңдоолор
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
trial-several = Бул жерде бир нече булак бар. Кайсынысын окуйбуз?
source-kind-feed = кабар тасмасы (RSS же Atom)
source-kind-json-feed = кабар тасмасы (JSON Feed)
source-kind-channel = Telegram’дагы ачык канал
source-kind-sitemap = сайттын картасы: анын өз жаңылыктарынын тизмеси
source-kind-page = тасмасы жок барак, селекторлор менен окулат
source-what = <b>{ $name }</b>: { $kind }
source-rhythm = Жазуулардын арасында болжол менен { $every } өтөт
source-asks = Мынча убакыттан көп кайрылбоону суранат: { $every }
source-fills = Ал көрсөтпөй калган жазуулар анын мурунку барактарынан изделет
source-fills-not = Ал көрсөтпөй калган жазууларды издей турган жер жок
source-named-by = Аны { $url } барагы атайт
source-offer = { $number }. { $name } — { $kind }
    { $url }
source-offer-unnamed = { $number }. { $url } — { $kind }
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
trouble-telegram = Telegram жеткиликсиз. Бот кайра аракет кылып жатат; байланыш калыбына келери менен баары уланат.
trouble-outbox = Telegram жооп бербейт: билдирүүлөр кезекте турат жана ал жооп берери менен жөнөйт.
trouble-webhook = Билдирүүлөр жана басылган баскычтар ботко жетпей, Telegram тарабында күтүп турат. Себеби программанын журналында жазылган.
trouble-stopped = Ээси бардык жөнөтүүлөрдү токтоткон. Улантуу: /stopall.
desk-queue = Кезек
desk-queue-empty = Кезек бош: баары жөнөтүлдү.
desk-broadcasts = Таратуулар
desk-broadcasts-empty = Азырынча таратуу болгон жок.
desk-broadcast = № { $number }, { $when }
desk-charts = Графиктер
desk-sources = Булактар
desk-sources-well = Окулат
lane-answers = Жооптор
lane-alerts = Шашылыш кабарлар
lane-digests = Топтомдор
lane-broadcasts = Таратуулар
standing-queued = күтүп турат
standing-sending = жөнөтүлүп жатат
standing-in-doubt = белгисиз

### Өз темам

command-mytopic = Өз темам: сөздөр же сүрөттөмө боюнча
command-why = Бул кабар эмне үчүн келди
command-whynot = Эмне үчүн келген жок: /whynot жана шилтеме
button-own-topics = 🔎 Өз темаларым
button-own-add = ➕ Жаңы тема
button-own-all = Өз темаларым
button-own-words = ✏️ Сөздөрүн өзгөртүү
button-own-rename = Атын өзгөртүү
button-own-remove = Өчүрүү
button-own-really-remove = Ооба, өчүрүлсүн
own-title = <b>Өз темаларыңыз</b>: { $most } ичинен { $count }
    Аларды ушул чат гана көрөт. Өзгөртүү үчүн теманы басыңыз.
own-none = <b>Өз темаларыңыз</b>
    Азырынча жок. Эмне кызыктырарын сөздөр менен же бир сүйлөм менен жазыңыз, мен ошондой кабарларды табам.
own-words = Бул сөздөрдү издейм: { $text }
own-sentence = Мааниси боюнча издейм: { $text }
own-ask-words = Тема эмне жөнүндө болот? Сөздөрдү үтүр менен бөлүп жибериңиз же бир сүйлөм менен сүрөттөп бериңиз.
    <code>суу ресурстары, ГЭС, "суу кодекси" -сугат</code>
    Мүчөлөрүн өзүм табам. Тырмакчадагысы — так жазылгандай; жылдызча — каалаган уландысы: гидро*; минус сөздү чыгарып салат; ЖАНА, ЖЕ жана кашаалар — адаттагыдай.
    <code>Кошуна өлкөлөр дарыялардын суусун кантип бөлүшөт</code>
    Катары менен төрт же андан көп сөз — бул сүйлөм: анда мааниси боюнча издейм.
own-in-groups = Бул жерде тема буйрук менен кошулат: <code>/mytopic суу ресурстары, ГЭС</code>
own-ask-name = Тема кандай аталсын? Бир сап, { $count } белгиге чейин.
own-ask-remove = <b>{ $name }</b> темасы өчүрүлсүнбү? Ал боюнча кабарлар мындан ары келбейт.
own-removed = Тема өчүрүлдү.
own-saved = <b>{ $name }</b> темасы сакталды. Анын кабарлары топтомдорго ушул ат менен кирет. Андагы кабардын астынан 👍 же 👎 басса болот: сүрөттөмө боюнча ошондо тагыраак издейм.
own-too-many = Өз темаларыңыз { $count } санынан ашпайт. Ашыкчасын өчүрүп, кайра аракет кылыңыз.
own-rehearsal-title = <b>Текшерүү</b>. Азырынча эч нерсе сакталган жок.
own-near = Мааниси боюнча туура келе жаздагандары:
own-mistake-empty = Жок дегенде бир сөз керек.
own-mistake-too-long = Өтө узун: { $count } белгиге батырыңыз.
own-mistake-too-many = Сөздөр өтө көп: { $count } санынан ашпасын.
own-mistake-quote = Тырмакча ачылган, бирок жабылган эмес. Тырмакчалар жуп экенин текшериңиз.
own-mistake-bracket = Кашаалар дал келбейт же бири-биринин ичинде өтө көп.
own-mistake-operator = ЖАНА, ЖЕ, НЕ же минустун жанында сөз жетишпейт.
own-mistake-short-star = Жылдызчанын алдында кеминде үч тамга керек: болбосо дээрлик баары туура келет.
own-mistake-only-exclusions = Мында эмнени көрсөтпөө керектиги гана айтылган. Кабарда болушу керек болгон сөздү кошуңуз.

### Өз булактар

command-sources = Өз булактарым: сайт, кабар тасмасы же канал
called-sources = булактар, менин булактарым
button-mine = 📡 Менин булактарым
button-mine-add = ➕ Кошуу
button-mine-import = 📂 OPML файлынан
button-mine-rename = Атын өзгөртүү
button-mine-remove = Алып салуу
button-mine-really-remove = Ооба, алып сал
button-mine-keep = Кала берсин
mine-title = <b>Менин булактарым</b>: { $most } ичинен { $count }
mine-none = <b>Менин булактарым</b>
    Темаларымда жогун өзүңүз кошуңуз: сайтты, RSS тасмасын же Telegram'дын ачык каналын. Андагы кабарлар топтомдорго булактын аты менен кирет жана аларды сиз гана көрөсүз.
mine-none-group = <b>Өз булактар</b>
    Темаларымда жогун өзүңүз кошуңуз: сайтты, RSS тасмасын же Telegram'дын ачык каналын. Андагы кабарлар топтомдорго булактын аты менен кирет жана ушул жерге гана келет.
mine-off = Азыр окурмандардын булактары окулбайт: аларды редакция токтотуп турат. Кошулгандын баары сакталып турат.
mine-private = 🔒 Анын кабарлары аны өзү кошкондорго гана келет.
mine-public = 🌐 Бул булакты баары үчүн окуйм, ал эми сизге ал жазгандын баарын көрсөтөм.
mine-ask-address = Эмнени кошоюн? Сайттын же RSS тасмасынын дарегин же Telegram'дын ачык каналын жибериңиз: @аты же t.me/аты. Бир саат күтөм.
mine-how-in-groups = Бул жерде булак буйрук менен кошулат: <code>/sources t.me/аты</code> же <code>/sources https://example.org/rss</code>
mine-not-an-address = Бул дарекке окшобойт. Шилтеме жибериңиз, мисалы https://example.org/rss, же канал: @аты.
mine-closed-channel = Бул жабык канал же чакыруу. Мен аты бар ачык каналдарды гана окуй алам: @аты.
mine-found = { $page } барагынан кабар тасмасы табылды. Кошоюнбу?
mine-added = <b>{ $name }</b> эми булактарыңыздын арасында. Алгачкы кабарлар кийинки топтом менен келет.
mine-known = Бул булак сизде бар.
mine-full = Өз булактарыңыз { $count } санынан ашпайт. Ашыкчасын алып салып, кайра аракет кылыңыз.
mine-forbidden = Бул даректи редакция жапкан, аны кошууга болбойт.
mine-refused = Кошулган жок: { $problem }.
mine-ask-remove = <b>{ $name }</b> алып салынсынбы? Анын кабарлары мындан ары келбейт, андан сакталгандар жок болот.
mine-removed = Булак алып салынды.
mine-lost = Мындай булак сизде эми жок.
mine-ask-name = Булак кандай аталсын? Бир сап, { $count } белгиге чейин.
mine-fails = 📡 <b>{ $name }</b> окулбай жатат, башталганы { $ago }: { $problem }. Аракетимди уланта берем, бирок балким ал сизге эми керек эместир?
mine-gone = 📡 <b>{ $name }</b> жабылган: анын сервери кабар тасмасы жок экенин билдирди. Аны булактарыңыздан алып салайынбы?
mine-taken = 📡 <b>{ $name }</b> эми булактарыңыздын арасында жок: редакция бул даректи баары үчүн жапты. Калган булактарыңыз ордунда.
mine-import-ask = OPML файлын жибериңиз: аны кабар тасмасын окуган ар бир программа сактай алат. Бир саат күтөм.
mine-import-reading = { $count ->
    [one] Файлдагы { $count } тасманы текшерип жатам…
   *[other] Файлдагы { $count } тасманы текшерип жатам…
}
mine-import-none = Бул файлда бир да кабар тасмасы жок.
mine-import-taken = { $count ->
    [one] { $count } тасма кошулду:
   *[other] { $count } тасма кошулду:
}
mine-import-nothing = Эч нерсе кошулган жок.
mine-import-known = { $count ->
    [one] Мурунтан эле сизде бар: { $count }
   *[other] Мурунтан эле сизде бар: { $count }
}
mine-import-refused = Алынган жок:
mine-import-left = { $count ->
    [one] Дагы { $count } тасма батпай калды: өз булактарыңыз { $most } санынан ашпайт.
   *[other] Дагы { $count } тасма батпай калды: өз булактарыңыз { $most } санынан ашпайт.
}
mine-import-slow = өз убагында жооп берген жок
mine-import-more = { $count ->
    [one] …дагы { $count }
   *[other] …дагы { $count }
}
why-by-source = бул сиздин булагыңыз, ал ушул жөнүндө жазат
privacy-sources = Өзүңүз кошкон булактарды сиз гана көрөсүз: редакторлор алардын жалпы санын гана билишет.
button-readers-sources = 📡 Окурмандардын булактары
button-readers-sources-off = Баары үчүн токтотуп туруу
button-readers-sources-on = Кайра иштетүү
button-readers-forbid = 🚫 Даректи жабуу
readers-sources-title = <b>Окурмандардын булактары</b>
readers-sources-on = Окурмандар өз булактарын кошо алышат.
readers-sources-off = Баары үчүн токтотулган: жаңысы кошулбайт, кошулгандары окулбайт.
readers-sources-count = Кошулганы: { $count }, анын ичинен башка эч ким үчүн окулбаганы: { $private }. Кайсы булактар жана кимдики экени мында көрүнбөйт.
readers-forbidden = Жабылган даректер. Кайра ачуу үчүн номерин басыңыз:
readers-ask-forbidden = Окурмандар үчүн кайсы даректи жабайын? Шилтеме же канал жибериңиз: @аты. Ал кимде болсо, ошого билдирем. Бир саат күтөм.
readers-forbid-done = { $count ->
    [0] { $url } дареги жабылды.
    [one] { $url } дареги жабылды. Ал { $count } окурманда бар эле.
   *[other] { $url } дареги жабылды. Ал { $count } окурманда бар эле.
}
audit-sources-off = окурмандардын булактары токтотулду
audit-sources-on = окурмандардын булактары кайра иштетилди
audit-source-forbidden = { $subject } дареги окурмандар үчүн жабылды
audit-source-permitted = { $subject } дареги окурмандар үчүн кайра ачылды

### Эмне үчүн

button-why = Эмне үчүн?
button-like = 👍
button-liked = ✅ 👍
button-dislike = 👎
button-disliked = ✅ 👎
button-open-story = Кабарды ачуу
like-kept = Рахмат, эстеп калдым.
dislike-kept = Түшүндүм, эстеп калдым.
like-kept-topic = Рахмат! Темаңыз боюнча ушуга окшошторду издейм.
dislike-kept-topic = Түшүндүм. Темаңыз боюнча мындайлар азыраак болот.
like-taken-back = Белги алынды.
certainty-almost = дээрлик анык
certainty-likely = кыязы
certainty-rather = балким
certainty-not = жетпейт
why-how = Топтомго же кабарга ушул буйрук менен жооп бериңиз, ал эмне үчүн келгенин түшүндүрөм.
why-which = Кайсы кабар жөнүндө айтып берейин?
why-topics = Кабар сиздин темаларыңыз боюнча келди:
why-no-topics = Бул кабарды ушул чаттын бир да темасы алып келген жок.
why-others = Ал сиз тандабаган темалар жөнүндө да: { $topics }.
why-quoted = «{ $words }»
why-in-title = { $words } — аталышында
why-in-lead = { $words } — тексттин башында
why-in-body = { $words } — текстте
why-by-words = сөздөр боюнча
why-by-editor = редакция ушундай чечкен
why-by-model = ушул жөнүндө: { $certainty } (100 ичинен { $score }, чеги 50)
why-by-sense = мааниси сүрөттөмөңүзгө жакын: { $certainty } (100 ичинен { $score }, чеги 50)
why-by-likes = сүрөттөмөңүзгө жана 👍, 👎 белгилегениңизге жакын: { $certainty } (100 ичинен { $score }, чеги 50)
why-outlets = { $count ->
    [one] Аны { $count } булак алып келди: { $outlets }. Биринчи билдирүү: { $when }.
   *[other] Аны { $count } булак алып келди: { $outlets }. Биринчи билдирүү: { $when }.
}
why-importance = Маанилүүлүгү: 100 ичинен { $score }.
why-shown = Бул жерде көрсөтүлгөн: { $when }.
why-liked = Сиз аны 👍 белгилегенсиз.
why-disliked = Сиз аны 👎 белгилегенсиз.
whynot-how = Буйруктан кийин макаланын шилтемесин жибериңиз: <code>/whynot https://…</code>
whynot-no-link = Бул шилтемеге окшобойт: ал https:// менен башталат
whynot-no-source = Бул сайт менин булактарымдын арасында жок. Аны өзүңүз үчүн кошуу — /sources.
whynot-removed = «{ $outlet }» булагы тизмеден алынган.
whynot-muted = «{ $outlet }» булагы окулбайт, мөөнөтү: { $when }. Редакция ушундай чечкен.
whynot-muted-for-good = «{ $outlet }» булагы окулбайт. Редакция ушундай чечкен.
whynot-failing = «{ $outlet }» булагын окуу мүмкүн болбой жатат: { $problem }. Башталганы: { $when }.
whynot-never-checked = «{ $outlet }» булагы жакында кошулган жана бир да жолу окула элек. Текшерүү: { $when }.
whynot-not-listed = «{ $outlet }» булагы окулат, бирок бул шилтеме анда али болгон эмес. Акыркы текшерүү: { $when }.
whynot-old = { $count ->
    [one] Бул макаланы биринчи көргөнүмдө ({ $when }) ал { $count } күндөн эски болчу же булак жаңы эле кошулган. Мындайларды кабар деп эсептебейм.
   *[other] Бул макаланы биринчи көргөнүмдө ({ $when }) ал { $count } күндөн эски болчу же булак жаңы эле кошулган. Мындайларды кабар деп эсептебейм.
}
whynot-not-read = Макала табылды ({ $when }), бирок али окула элек.
whynot-not-understood = Макала окулду, бирок темаларга али бөлүнө элек. Адатта буга бир нече мүнөт кетет.
whynot-not-summarised = Макала талданды, кыскача баяны даярдалып жатат.
whynot-hidden = Редакция бул кабарды жашырган: { $when }.
whynot-shown = Бул кабар мында болгон: { $when }.
whynot-no-topics = Бул чатта бир да тема тандалган эмес: /topics
whynot-other-topics = Макала табылды, бирок темаларыңыздын бирине да туура келген жок.
whynot-muted-topic = Сиз { $name } темасын жашыргансыз, кабар ал жөнүндө да.
whynot-muted-outlet = Сиз { $name } булагын жашыргансыз, башкалар муну жазган жок.
whynot-muted-word = Сиз { $name } сөзүн жашыргансыз, ал кабарда бар.
whynot-muted-story = Сиз бул кабарды жашыргансыз: { $name }
whynot-before = Бул кабар топтом үчүн өтө эски: акыркы билдирүү — { $when }. Тема кийинчерээк тандалган же бир жумадан ашык убакыт өткөн.
whynot-absent = Бул чатка азыр эч нерсе жөнөтүлбөйт: кайтуу үчүн — /start
whynot-paused = Топтомдор тыныгууда, мөөнөтү: { $when }.
whynot-no-hours = Топтом үчүн бир да саат тандалган эмес: /settings
whynot-quiet = Азыр тынч саат, бүтөрү: { $when }.
whynot-waits = Кабар туура келет жана топтомду күтүп турат: { $when }. Орун жетпесе, адегенде маанилүүрөөктөрү кирет.
whynot-waits-unasked = Кабар туура келет жана кийинки топтомго кирет: /digest
whynot-nearest = Темаларыңыздын эң жакындары (чеги 50):
whynot-about = Ал башка нерсе жөнүндө: { $topics }.
whynot-merged = Макала «{ $headline }» кабарына кирди.
within-minutes = { $count ->
    [one] { $count } мүнөттө
   *[other] { $count } мүнөттө
}
within-hours = { $count ->
    [one] { $count } саатта
   *[other] { $count } саатта
}
within-days = { $count ->
    [one] { $count } күндө
   *[other] { $count } күндө
}
factor-alone = бир гана көз карандысыз булак
factor-carried = { $count ->
    [one] { $within } { $count } көз карандысыз булак
   *[other] { $within } { $count } көз карандысыз булак
}
factor-carried-abroad = { $count ->
        [one] { $within } { $count } көз карандысыз булак,
       *[other] { $within } { $count } көз карандысыз булак,
    } { $countries ->
        [one] { $countries } өлкөдөн
       *[other] { $countries } өлкөдөн
    }
factor-reprinted = { $count ->
    [one] дагы { $count } көчүрүп басуу, ал эсепке кирбейт
   *[other] дагы { $count } көчүрүп басуу, алар эсепке кирбейт
}
factor-burst = бир саатта эң көбү: { $count }
factor-well-known = салмагы чоң булактар: { $outlets }
factor-little-known = бул булактардын салмагы аз
factor-last = акыркы кабар: { $ago }
factor-marked = редакция аны маанилүү деп белгилеген
factor-more = сиз 👍 койгонсуз: { $names }
factor-less = сиз 👎 койгонсуз: { $names }

### Издөө жана сакталгандар

command-search = Архивден издөө: /search ЖККУ
command-since = Мезгил ичиндеги кабарлар: /since 3d ЖККУ
command-saved = Сакталган кабарлар
help-search = Издөө сөздүн бардык формаларын, «так сөз айкашын», -чыгарылган сөздөрдү, «тема:жкку», «булак:аты» жана мезгилди түшүнөт: 3d, жума, 01.03. Кабарды башка чатка жөнөтүү үчүн ал жерге менин атымды @ менен жана сөздөрдү жазыңыз.
search-found = 🔎 <b>«{ $query }»</b>: { $count ->
    [one] { $count } кабар
   *[other] { $count } кабар
}
search-repaired = Баскычтоптун тили башка болсо керек: ушундайча издедим.
search-relaxed = Бардык сөздөрү чогуу кездешкен кабар жок: айрым сөздөрү барлары мына.
search-topics = Тема: { $names }
search-outlets = Булак: { $names }
search-day = Күнү: { $day }
search-period = Мезгили: { $first } – { $last }
search-since = Мезгили: { $first } – бүгүнкү күн
search-until = Мезгили: … – { $last }
search-nothing = «{ $query }» боюнча эч нерсе табылган жок. Азыраак сөз же узагыраак мезгил менен издеп көрүңүз.
search-unknown = «{ $names }» деген теманы же булакты билбейм. Темалар: /topics.
search-ask = Эмнени издейбиз?
search-how = Сөздөрдү каалаган формада жазыңыз: <code>/search ЖККУ машыгуусу</code>
    Так сөз айкашы: <code>"суу кодекси"</code>, сөздү чыгарып салуу: <code>-футбол</code>
    Тема жана булак: <code>тема:экономика булак:кабар</code>
    Мезгил: <code>3d</code>, <code>жума</code>, <code>01.03-05.03</code>
    ң, ө, ү тамгаларысыз жазсаңыз да табылат.
search-too-old = Бул издөө эскирип калды. Кайра издеңиз: /search.
since-how = Адегенде мезгил, анан сөздөр: <code>/since 3d ЖККУ</code>. Мезгил — <code>12h</code>, <code>3d</code>, <code>2w</code>, <code>жума</code> же күн: <code>01.03</code>.
button-save = 🔖 Сактоо
button-saved = ✅ Сакталды
saved-title = 🔖 <b>{ $count ->
    [one] { $count } сакталган кабар
   *[other] { $count } сакталган кабар
}</b>
saved-empty = Азырынча эч нерсе сакталган жок. Кабарды ачып, «🔖 Сактоо» баскычын басыңыз: канча убакыт өтсө да ушул жерде турат.
saved-kept = Сакталды. Бардык сакталгандар: /saved.
saved-removed = Сакталгандардан алынды.

### Сүйлөмдөрдүн булагы, жашырылгандар, көз салуу, топтомдун өзүндө ачуу

source-changed = Ошондон бери басылма бул текстти өзгөрттү.
country-kg = Кыргызстан
country-other = Башкалар
button-mute-some = 🔇 Жашыруу…
button-mutes = 🔇 Жашырылгандар
button-mute-word = Сөз…
button-mute-story = Ушул кабарды гана
command-mutes = Жашырылгандар: темалар, булактар, сөздөр
mark-remove = ✕ { $name }
mute-what = 🔇 <b>Эмнени мындан ары көрсөтпөйлү?</b>
    { $headline }
mute-topic = Тема: { $name }
mute-outlet = Булак: { $name }
mute-word = Сөз: { $name }
mute-story = Кабар: { $name }
mute-gone = (өчүрүлгөн)
mute-ask-word = Сөздү же сөз айкашын жазыңыз. Ал кандай формада болбосун кездешкен кабарлар мындан ары келбейт.
mute-word-in-groups = Сөздү буйруктан кийин жазыңыз: <code>/mutes футбол</code>
mute-bad-word = Сөз же { $most } белгиден ашпаган кыска сөз айкашы керек.
mute-too-many = Жашырылганы { $most } болду: андан көп болбойт. Ашыгын /mutes аркылуу алып салса болот.
muted-topic = 🔇 { $name } темасындагы кабарлар, сиз тандаган темаларга тиешелүү болсо да, мындан ары келбейт.
muted-outlet = 🔇 { $name } гана жазган кабарлар мындан ары келбейт.
muted-word = 🔇 { $name } кездешкен кабарлар мындан ары келбейт.
muted-story = 🔇 Бул кабар мындан ары келбейт: { $name }
mutes-undone = Кайра көрсөтөм: { $name }
mutes-empty = Эч нерсе жашырылган эмес. Кабардын астында «🔇 Жашыруу…» баскычы бар: тема, булак, сөз же бир кабар.
mutes-title = 🔇 <b>Жашырылганы: { $count }</b>
    Кайра көрсөтүү үчүн басыңыз.
button-follow = 🔔 Көз салуу
button-followed = ✅ Көз салуу
command-following = Сиз көз салып жаткан кабарлар
follow-begun = Жаңысын гана ушул билдирүүгө жооп кылып жөнөтөм. { $hours } саат жаңылык болбосо, жыйынтыгын айтам.
follow-ended = Мындан ары көз салбайм.
follow-too-many = Эң көп дегенде { $most } кабарга көз салса болот. Ашыгын алып салыңыз: /following.
follow-news = 🔔 Жаңысы:
follow-recap = 🏁 Жыйынтык:
follow-recap-how = { $count ->
    [one] { $count } булак
   *[other] { $count } булак
}; биринчи кабар: { $first }, акыркысы: { $last }. Жаңы маалымат келбей калды, көз салуу бүттү.
following-title = 🔔 <b>{ $count ->
    [one] Сиз { $count } кабарга көз салып жатасыз
   *[other] Сиз { $count } кабарга көз салып жатасыз
}</b>
following-empty = Сиз эч бир кабарга көз салган жоксуз. Кабарды ачып, «🔔 Көз салуу» баскычын басыңыз: жаңысы гана келет.
amended-note = ✏️ Оңдолду ({ $outlet }): { $was } → { $becomes }
amended-withdrawn = ✏️ Оңдолду: { $outlet } мындан ары муну жазбайт: { $was }
button-share = ↗ Бөлүшүү
button-fold = ▴ { $number }
button-card = Кабардын барагы
button-more-of = Дагы: { $topic }
button-older = 🕐 Мурдагылар
latest-of-topic = 🕐 { $topic } темасында дагы

### Жеке маалымат

command-pause = Бир нече күнгө тыныгуу: /pause 3
command-privacy = Эмнени сактайм жана аны ким көрөт
command-export = Сиз жөнүндө сакталгандын баары файл менен
command-forget = Мен жөнүндө баарын өчүрүү
privacy-what = <b>Мен эмнени сактайм</b>
    Тилиңизди, шаарыңызды, саатты жана темаларды. Кайталабоо үчүн — эмне көрсөтүлгөнүн. Бааларыңызды жана издөөлөрдү, сакталгандар менен жашырылгандарды, көз салган кабарларыңызды, өз темаларыңызды жана булактарыңызды. Сизге жөнөткөн билдирүүлөрүмдү. Телефонуңузду билбейм.
privacy-how-long = { $days ->
    [one] Жазганыңыз эки күндөн кийин өчүрүлөт, издөөлөр — бир жумадан кийин, көрсөтүлгөнү жана жөнөтүлгөнү — { $days } күндөн кийин. Жөндөөлөр, баалар жана сакталган кабарлар өчүрүүнү сураганыңызга чейин турат.
   *[other] Жазганыңыз эки күндөн кийин өчүрүлөт, издөөлөр — бир жумадан кийин, көрсөтүлгөнү жана жөнөтүлгөнү — { $days } күндөн кийин. Жөндөөлөр, баалар жана сакталган кабарлар өчүрүүнү сураганыңызга чейин турат.
}
privacy-who = Эмне окуганыңыз эч кимге көрсөтүлбөйт: башка окурмандарга да, редакторлорго да. Редакторлор жалпы сандарды гана көрөт.
privacy-how = Мунун баары файл менен — /export. Дароо өчүрүү — /forget. Топтомдорду токтото туруу — /pause.
export-mine = Бул чат жөнүндө сакталгандын баары. JSON форматындагы файл.
forget-ask = <b>Сиз жөнүндө билгенимдин баарын өчүрөйүнбү?</b>
    Темалар, жөндөөлөр, сакталган кабарлар жана калганынын баары дароо жоголот, аны кайтаруу мүмкүн эмес. Билдирүүлөр чатыңызда кала берет.
forget-ask-group = <b>Бул чат жөнүндө билгенимдин баарын өчүрөйүнбү?</b>
    Топтун бардык бөлүмдөрү менен же каналдын темалары жана жөндөөлөрү дароо жоголот, аларды кайтаруу мүмкүн эмес.
forget-ask-editor = Редакциядагы ролуңуз да жоголот. Редакциянын журналы калат: анда ким эмне кылганы жазылган.
forget-done = Даяр: мен сиз жөнүндө эч нерсе билбейм жана эч нерсе жөнөтпөйм. Кайра баштоо — /start.
forget-done-editor = Редакциянын журналында редактор катары кылган иштериңиз жөнүндө гана жазуулар калды.
forget-kept = Макул, баары мурдагыдай калат.
forget-last-owner = Сиз боттун жалгыз ээсисиз: адегенде башка ээ дайындаңыз, /editors.
pause-done = Тыныгуу { $when } күнү бүтөт, ага чейин топтом келбейт. Темалар жана жөндөөлөр сакталды, /digest иштейт.
button-export = Файл менен алуу
button-forget = Баарын өчүрүү…
button-really-forget = Ооба, баарын өчүрүү
button-keep = Калтыруу
link-topic = «{ $topic }» темасы тандалды: ал жөнүндөгү кабарлар топтомдоруңузга кирет.
link-topic-known = «{ $topic }» темасын мурда эле тандагансыз.
link-topic-undone = «{ $topic }» темасы алынды.
connect-offer = «{ $title }» туташтырылсынбы? Анда сиздегидей эле темалар, тил жана сааттар болот.
connect-done = «{ $title }» туташтырылды. Темалар:
connect-how = Өзгөртүү үчүн темаларды жана сааттарды бул жерден алмаштырып, жөндөөлөрдү кайра алыңыз же ал жакка /settings деп жазыңыз.
connect-ended = «{ $title }» дегенге мындан ары эч нерсе жөнөтпөйм.
connect-channel = Кабарчы туташтырылды. Темаларды жана сааттарды каналдын администратору жеке кат алышууда тандайт.
connect-not-yours = Топту же каналды анын администратору гана, мени менен жеке кат алышуудан туташтыра алат.
connect-no-topics = Адегенде өзүңүзгө тема тандап, анан кайра басыңыз.
button-connect = Туташтыруу
button-connect-again = Жөндөөлөрүмдү кайра алуу
button-disconnect = Ажыратуу
button-connect-private = Жеке кат алышууда жөндөө
link-undo = Жокко чыгаруу
button-choose-again = Кайра тандоо
button-look-for = 🔎 Издөө: { $query }
error-meant-command = Сизге { $command } керекпи?
called-digest = топтом, кабарлар, жаңылыктар
called-latest = акыркы, соңку
called-topics = темалар, тема
called-settings = жөндөөлөр, жөндөө
called-search = издөө, изде
called-saved = сакталган, сакталгандар
called-mytopic = өз темам
called-help = жардам
called-start = баштоо
called-stop = токтот, токтотуу
called-pause = тыныгуу
called-privacy = купуялык
bot-name = Кабарчы — кыскача кабарлар
