# The words in English. Keys and variables are the same in ru.ftl, ky.ftl and en.ftl.
# Telegram's markup (<b>, <i>) stands only in the text of messages, never on buttons.

### General

pattern-weekday = EEEE, d MMMM
pattern-date = d MMMM
when-today = today at { $time }
when-tomorrow = tomorrow at { $time }
when-yesterday = yesterday at { $time }
when-date = { $date } at { $time }
language-ru = Russian
language-ky = Kyrgyz
language-en = English
language-kk = Kazakh
language-uz = Uzbek
language-tg = Tajik
button-close = Close
button-back = ‹ Back
button-cancel = Cancel
mark-chosen = ✅ { $name }
mark-free = { $name }

### Digest

digest-title = 🗞 Digest · { $day }, { $time }
digest-outlets = { $count ->
    [one] { $count } source
   *[other] { $count } sources
}
digest-left = { $count ->
    [one] { $count } more story did not fit; it comes with the next digest.
   *[other] { $count } more stories did not fit; they come with the next digest.
}
digest-empty = Nothing new on your topics yet. Whatever appears will be in your next digest.
digest-no-topics = You have not chosen any topics yet, so there is nothing to make a digest from.
latest-title = 🕐 The latest on your topics
latest-empty = There has been no news on your topics in the last few days.
button-choose-topics = Choose topics

### A story's card

story-reports = { $count ->
    [one] Reported by { $count } source:
   *[other] Reported by { $count } sources:
}
story-more-reports = { $count ->
    [one] and { $count } more source
   *[other] and { $count } more sources
}
story-first-seen = First reported { $when }.
story-also-in = Also in: { $languages }.
story-gone = This story is no longer here: old news is removed in time.
button-read = Read: { $outlet }

### The beginning

setup-language = Hello! I am Kabarchy. I gather news from many sources, put reports of the same event together and send you a short digest at an hour that suits you.

    Which language shall we use?
setup-topics = <b>What would you like to read about?</b>
    Tick the topics. A few are ticked already; you can untick them.
setup-hours = <b>At what hours shall I send the digest?</b>
    You can choose several. Time: { $city }.
setup-ready = <b>All set.</b>
    { $topics ->
        [0] No topics are chosen, so the digest would be empty: choose them in /topics.
        [one] { $topics } topic chosen.
       *[other] { $topics } topics chosen.
    }
setup-next = Your first digest comes { $when }.
setup-no-hours = No hour is chosen: the digest comes when you ask for it with /digest.
setup-group = Hello! I am Kabarchy, and I bring this chat a short digest of the news. Its administrators choose the topics, the language and the hour: /start.
button-to-topics = ‹ Topics
button-to-hours = Next: hours ›
button-other-hour = Another hour
button-done = Done
button-settings = Settings
button-begin = Begin
button-digest-now = Show me a digest now

### Topics

topics-title = <b>Your topics</b>
    Tap a topic to choose it or to drop it.
topics-page = { $group }: page { $page } of { $pages }
topics-none = There are no topics yet.
topic-gone = This topic is no longer here.
button-next-group = { $group } ›
button-previous-group = ‹ { $group }
group-organisations = Organisations
group-world = World
group-places = Countries and regions
group-security = Safety and security
group-life = Life
topic-csto = CSTO
topic-sco = SCO
topic-eaeu = EAEU
topic-cis = CIS
topic-ots = Turkic states
topic-un = UN
topic-foreign-policy = Foreign policy
topic-conflicts = Conflicts
topic-middle-east = Middle East
topic-kyrgyzstan = Kyrgyzstan
topic-kazakhstan = Kazakhstan
topic-uzbekistan = Uzbekistan
topic-tajikistan = Tajikistan
topic-turkmenistan = Turkmenistan
topic-russia = Russia
topic-china = China
topic-usa = United States
topic-europe = Europe
topic-ukraine = Ukraine
topic-belarus = Belarus
topic-caucasus = South Caucasus
topic-turkey = Türkiye
topic-afghanistan = Afghanistan
topic-security = Security
topic-terrorism = Terrorism
topic-crime = Crime and courts
topic-emergencies = Emergencies
topic-politics = Politics
topic-economy = Economy
topic-energy = Energy
topic-migration = Migration
topic-health = Health
topic-education = Education
topic-ecology = Environment
topic-technology = Science and technology
topic-culture = Culture
topic-sport = Sport
topic-society = Society

### Settings

settings-title = <b>Settings</b>
settings-language = Language: { $language }
settings-hours = Digest: { $hours }, { $days }
settings-no-hours = Digest: only when you ask, /digest
settings-city = Time: { $city } ({ $offset })
settings-size = { $stories ->
    [one] Size: { $size }, up to { $stories } story
   *[other] Size: { $size }, up to { $stories } stories
}
settings-topics = Topics chosen: { $count }
settings-paused = ⏸ Paused until { $when }
settings-next = Next digest: { $when }
settings-choose-language = Which language shall we use?
settings-choose-hours = <b>At what hours shall I send the digest?</b>
    You can choose several. Time: { $city }.
settings-choose-city = <b>Which city’s time shall I go by?</b>
    Summer time is taken care of.
settings-choose-size = <b>How many stories shall a digest hold?</b>
settings-choose-pause = <b>For how long shall I pause your digests?</b>
    Your topics and settings are kept, and /digest goes on working.
settings-saved = Saved
settings-resumed = Your digests are coming again
days-every = every day
days-weekdays = on weekdays
days-some = on some days
size-short = short
size-normal = normal
size-long = long
size-choice = { $stories ->
    [one] { $size }: up to { $stories } story
   *[other] { $size }: up to { $stories } stories
}
pause-tomorrow = Until tomorrow
pause-3 = For 3 days
pause-7 = For a week
pause-resume = ▶️ Resume
button-language = Language
button-hours = Hours
button-city = City
button-size = Size
button-topics = Topics
button-pause = Pause
button-all-days = Every day
button-weekdays = Weekdays only

### Cities

city-bishkek = Bishkek
city-osh = Osh
city-almaty = Almaty
city-astana = Astana
city-tashkent = Tashkent
city-dushanbe = Dushanbe
city-ashgabat = Ashgabat
city-moscow = Moscow
city-yekaterinburg = Yekaterinburg
city-novosibirsk = Novosibirsk
city-minsk = Minsk
city-kyiv = Kyiv
city-yerevan = Yerevan
city-baku = Baku
city-tbilisi = Tbilisi
city-istanbul = Istanbul
city-kabul = Kabul
city-tehran = Tehran
city-delhi = Delhi
city-dubai = Dubai
city-beijing = Beijing
city-seoul = Seoul
city-tokyo = Tokyo
city-brussels = Brussels
city-berlin = Berlin
city-vienna = Vienna
city-geneva = Geneva
city-paris = Paris
city-london = London
city-new-york = New York
city-washington = Washington

### Commands and help

command-start = Begin: language, topics and hour
command-topics = Choose topics
command-digest = Get a digest now
command-latest = The latest news
command-settings = Language, hours, city, size, pause
command-help = What I can do
command-stop = Send nothing more
command-feeds = Sources: list, add, remove
command-broadcast = Send a message to all readers
help-title = <b>What I can do</b>
help-how = The number under a digest opens the story: a short summary and every source with its link and time. The mark [ru] means that the story exists only in another language. Every summary is made of the sources’ own words.
help-owner = <b>For editors</b>
help-groups = You can add me to a group or a channel; its administrators change the settings there.
stop-done = I shall send nothing more. Your topics and settings are kept; to come back, /start.
start-again = Welcome back! Your topics and settings are as you left them.
claim-done = You are now the owner of this bot. /feeds and /broadcast are yours.
claim-refused = This link no longer works: it can be used only once.
bot-description = A short digest of the news on the topics you choose: CSTO, SCO, EAEU, Kyrgyzstan, foreign policy and many more. One event reported by many sources is one line, with a link to each.
bot-short-description = A short digest of the news on your topics

### Sources

feeds-title = { $count ->
    [one] <b>{ $count } source</b>
   *[other] <b>{ $count } sources</b>
}
feeds-page = Page { $page } of { $pages }
feeds-troubled = { $count ->
    [one] { $count } source cannot be read; it is marked ⚠️.
   *[other] { $count } sources cannot be read; they are marked ⚠️.
}
feeds-none = There are no sources yet.
feed-fine = ✅ works, last read { $ago }
feed-new = 🆕 not checked yet
feed-troubled = ⚠️ { $problem }
feed-gone = ⛔️ closed: its server says that it is no more
feed-removed = taken off the list
feed-address = Address: { $url }
feed-checked = Last check: { $ago }
feed-succeeded = Last success: { $ago }
feed-never-succeeded = It has never been read
feed-next = Next check: { $ago }
feed-next-soon = Next check: any moment now
feed-newest = Newest item: { $ago }
feed-failures = { $count ->
    [one] { $count } failure in a row
   *[other] { $count } failures in a row
}
feed-ask-address = Send me the address of the source: a link to its feed (RSS, Atom) or to a page with news. I shall wait for an hour.
feed-trying = Reading { $url }…
feed-added = { $entries ->
    [0] <b>{ $name }</b> is added. It holds no items at the moment.
    [one] <b>{ $name }</b> is added: it holds { $entries } item at the moment.
   *[other] <b>{ $name }</b> is added: it holds { $entries } items at the moment.
}
feed-added-newest = The newest: “{ $title }”
feed-known = This source is on the list already: <b>{ $name }</b>.
feed-refused = Not added: { $problem }.
feed-not-an-address = This does not look like an address. Send a link such as https://example.org/rss.
feed-ask-removal = Take <b>{ $name }</b> off the list? The news it brought stays.
feed-removal-done = <b>{ $name }</b> is off the list.
feed-lost = This source is no longer on the list.
feed-problem-other = cannot be read ({ $code })
button-add-feed = ➕ Add
button-all-feeds = All sources
button-remove-feed = Remove
button-really-remove = Yes, remove
button-page-next = ›
button-page-previous = ‹
problem-bad-catalogue = the file that lists the sources has a mistake
problem-unreachable = the server does not answer
problem-bad-status = the server answers with an error
problem-gone = the source is no longer at this address
problem-slow-down = the server asks to be visited less often
problem-too-large = the answer is too large
problem-bomb = the compressed answer unpacks to an absurd size
problem-private-address = the address leads into a private network
problem-bad-address = the address is written wrongly
problem-too-many-redirects = the server redirects without end
problem-truncated = the answer breaks off half-way
problem-not-a-feed = there is no news feed at this address
problem-unreadable = the feed cannot be understood

### Broadcast

broadcast-ask = Send me what is to go out: a text, photo, video, file, album or a forwarded message. I shall show you first how it looks. I shall wait for an hour.
broadcast-album = { $count ->
    [one] An album: { $count } file so far. When all are here, press “Show”.
   *[other] An album: { $count } files so far. When all are here, press “Show”.
}
broadcast-preview = This is what readers will see ⬆️
broadcast-audience = { $chats ->
    [0] There is nobody to receive it yet.
    [one] { $chats } chat will receive it.
   *[other] { $chats } chats will receive it.
}
broadcast-lasts = Sending takes about { $length }.
broadcast-unsupported = This kind of message cannot be broadcast; a text, photo, video, file, sound or album can.
broadcast-too-long = The message is too long to be broadcast.
broadcast-started = The broadcast has begun.
broadcast-cancelled = The broadcast is cancelled; nobody received anything.
broadcast-stopped = The broadcast is stopped. What has been sent stays with the readers.
broadcast-decided = This broadcast has been decided already.
broadcast-lost = This broadcast is no longer here.
broadcast-progress = <b>Broadcasting</b>: { $sent } of { $total }
broadcast-report = <b>The broadcast is done</b>
broadcast-sent = Sent: { $count }
broadcast-blocked = Out of reach (the bot is blocked or the chat is gone): { $count }
broadcast-failed = Failed: { $count }
broadcast-in-doubt = In doubt: { $count }
broadcast-in-doubt-why = “In doubt” means that the connection broke and nobody knows whether the message arrived. I do not send it again by myself, so that nobody gets it twice.
broadcast-withdrawn = Cancelled: { $count }
broadcast-again-done = { $count ->
    [one] Sending again to { $count } chat.
   *[other] Sending again to { $count } chats.
}
button-send = { $chats ->
    [one] Send to { $chats } chat
   *[other] Send to { $chats } chats
}
button-show = Show
button-do-not-send = Do not send
button-stop = Stop
button-refresh = Refresh
button-again = { $count ->
    [one] Send again to the { $count } in doubt
   *[other] Send again to the { $count } in doubt
}

### When something is wrong

error-broken = Something broke on my side. It has been written down for the editors. Please try again a little later.
error-stale = This button is out of date. Please open it anew: /topics, /settings or /digest.
error-unknown-command = I do not know this command. What I can do: /help.
error-nearest-command = I do not know this command. Did you mean { $command }?
error-unknown-text = I understand commands and buttons. What I can do: /help.
error-owners-only = Only editors can do this.
error-private-only = This is done in a private chat only: write to me there.
error-admins-only = Only the group’s administrators can change its settings.
question-cancelled = All right, cancelled.
question-expired = The time to answer is over. Please begin again.

### At once

button-at-once = At once
alert-title = ⚡ { $topic }
alert-title-plain = ⚡ News
at-once-title = <b>What should I tell you at once?</b>
at-once-how = News of the marked topics come as soon as they are out. The digest does not repeat them.
at-once-no-topics = Choose topics first: then you can hear of them at once.

### In doubt

doubts-found = { $count ->
        [one] { $count } message may not have arrived: Telegram gave no answer.
       *[other] { $count } messages may not have arrived: Telegram gave no answer.
    } I do not repeat them by myself, so that nobody gets anything twice.
button-doubts-again = { $count ->
        [one] Send it again
       *[other] Send them again ({ $count })
    }
doubts-again = { $count ->
        [0] Nothing is in doubt any more.
        [one] Sending { $count } message again.
       *[other] Sending { $count } messages again.
    }
