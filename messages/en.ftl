# The words in English. Keys and variables are the same in ru.ftl, ky.ftl and en.ftl.
# Telegram's markup (<b>, <i>) stands only in the text of messages, never on buttons.

### General

pattern-weekday = EEEE, d MMMM
pattern-date = d MMMM
pattern-short-date = d MMM
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
mark-important = ❗ { $name }
mark-silent = 🔕 { $name }
mark-shown = • { $name }

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
digest-nothing = 🗞 { $time }: nothing new on your topics.
recap-title = 🗞 While you were away: what mattered, { $since } – { $until }
recap-left = { $count ->
    [one] There was { $count } more story in that time, of less weight: find it with /latest and /search.
   *[other] There were { $count } more stories in that time, of less weight: find them with /latest and /search.
}
latest-title = 🕐 The latest on your topics
latest-further = 🕐 What no digest has held yet
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
differ-title = The sources differ:
differ-said = { $outlets }: { $number }
differ-newest = { $outlets }: { $number } (latest)
differ-number = { $count }
differ-dead = { $count } dead
differ-injured = { $count } injured
differ-hurt = { $count } affected
differ-missing = { $count } missing
differ-detained = { $count } detained
differ-evacuated = { $count } evacuated
differ-hospitalised = { $count } in hospital
differ-age = aged { $count }
story-first-seen = First reported { $when }.
story-also-in = Also in: { $languages }.
machine-translation = (machine translation)
machine-rewording = (reworded by a machine)
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
setup-first = Your first digest comes right now.
setup-first-soon = There is no news in your topics yet: I will look again in a few minutes.
setup-next = Your next digest comes { $when }.
setup-no-hours = No hour is chosen: the digest comes when you ask for it with /digest.
setup-group = Hello! I am Kabarchy, and I bring this chat a short digest of the news. Its administrators choose the topics, the language and the hour: /start.
button-to-topics = ‹ Topics
button-to-hours = Next: hours ›
button-other-hour = Another hour
button-done = Done
button-settings = Settings
button-begin = Begin
button-begin-again = Set up anew
button-digest-now = Show me a digest now

### Topics

topics-title = <b>Your topics</b>
    Tap a topic to choose it or to drop it.
topics-page = { $group }: page { $page } of { $pages }
topics-found = This is what I found. Press to choose or drop:
topics-not-found = There is no such topic. Try other words, or make one of your own: /mytopic.
topics-ask-name = What is the topic called? A part of the word will do.
topics-how-to-find = Write /topics and the name of the topic.
button-find-topic = 🔎 Find a topic
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
settings-hours = Digest: { $hours }
settings-no-hours = Digest: only when you ask, /digest
settings-city = Time: { $city } ({ $offset })
settings-size = { $stories ->
    [one] Size: { $size }, up to { $stories } story
   *[other] Size: { $size }, up to { $stories } stories
}
settings-look = Look: { $look }
settings-topics = Topics chosen: { $count }
settings-paused = ⏸ Paused until { $when }
settings-next = Next digest: { $when }
settings-choose-language = Which language shall we use?
settings-choose-hours = <b>At what hours shall I send the digest?</b>
    You can choose several. Time: { $city }.
settings-choose-city = <b>Which city’s time shall I go by?</b>
    Summer time is taken care of.
settings-choose-size = <b>How many stories shall a digest hold?</b>
settings-choose-look = <b>How shall a digest look?</b>
look-how = In sections: topics as headings, and each story unfolds right in the message: what happened, who reports it and when. A number below the digest opens the story’s card. It takes a recent version of Telegram.
look-not-taken = Telegram’s server does not take messages in sections yet, so digests come plain.
settings-choose-pause = <b>For how long shall I pause your digests and news at once?</b>
    Your topics and settings are kept, and /digest goes on working.
settings-saved = Saved
settings-resumed = Your digests are coming again
settings-quiet = Quiet hours: { $hours }
quiet-title = <b>When shall I leave you in peace?</b>
quiet-how = In quiet hours, news “at once” and announcements wait for their end. Digests come at the hours that you chose. Urgent news from the editors wait too, unless you let them through.
quiet-off = No quiet hours
quiet-own = Other hours
quiet-hours = { $start }–{ $end }
quiet-urgent = Urgent from the editors: at once
quiet-from = <b>From what hour shall it be quiet?</b>
quiet-to = <b>From { $start } until what hour?</b>
hours-by-topic-title = <b>Which topics at which hour?</b>
hours-by-topic-how = Choose an hour. Until you take some off, every topic comes at each.
topics-of-hour = <b>{ $hour }: which topics shall come?</b>
hours-by-topic-last = This is the topic’s last hour. To do without it, /topics.
days-every = every day
days-weekdays = on weekdays
days-some = on some days
days-weekend = at weekends
hours-of-days = { $hours }, { $days }
size-short = short
size-normal = normal
size-long = long
size-choice = { $stories ->
    [one] { $size }: up to { $stories } story
   *[other] { $size }: up to { $stories } stories
}
look-plain = plain
look-rich = in sections
pause-tomorrow = Until tomorrow
pause-3 = For 3 days
pause-7 = For a week
pause-dates = Until a date…
settings-choose-date = <b>On which day shall I begin again?</b>
pause-resume = ▶️ Resume
button-language = Language
button-hours = Hours
button-city = City
button-size = Size
button-look = Look
button-topics = Topics
button-pause = Pause
button-quiet = Quiet hours
button-all-days = Every day
button-weekdays = Weekdays only
button-apart = Other hours at weekends
button-of-weekdays = Weekdays
button-of-weekend = Weekend
button-note = Tell me when there is no news
button-topic-hours = Topics by hour

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
command-settings = Language, hours, quiet hours, news at once, pause
command-help = What I can do
command-stop = Send nothing more
command-feeds = Sources: list, add, remove
command-broadcast = Send a message to all readers
help-title = <b>What I can do</b>
help-how = The number under a digest opens the story: a short summary and every source with its link and time. The mark [ru] means that the story exists only in another language. Every summary is made of the sources’ own words.
help-owner = <b>For editors</b>
help-when = When and how often I write is up to you: /settings has the hours of weekdays and weekends, topics by hour, news at once and how many a day, quiet hours, topics without sound, and a pause until a date.
help-groups = You can add me to a group or a channel; its administrators change the settings there.
stop-done = I shall send nothing more. Your topics and settings are kept; to come back, /start.
start-again = Welcome back! Your topics and settings are as you left them.
claim-done = You are now the owner of this bot. What you can do now — /help.
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
feed-gap-missed = { $count ->
    [one] ⚠️ Between { $begins } and { $ends } about { $count } item may have been missed
   *[other] ⚠️ Between { $begins } and { $ends } about { $count } items may have been missed
}
feed-gap-some = ⚠️ Between { $begins } and { $ends } items may have been missed; how many cannot be told
feed-gap-filled = { $count ->
    [one] Between { $begins } and { $ends }: { $count } item that it no longer showed was found in its older pages
   *[other] Between { $begins } and { $ends }: { $count } items that it no longer showed were found in its older pages
}
feed-failures = { $count ->
    [one] { $count } failure in a row
   *[other] { $count } failures in a row
}
feed-ask-address = Send me the address of the source: a link to its feed (RSS, Atom), to a site with news, or the name of a public Telegram channel, such as @name. I shall wait for an hour.
feed-trying = Reading { $url }…
feed-added = <b>{ $name }</b> is added. Its first news will appear in a few minutes.
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
problem-no-channel = Telegram has no public channel of that name
problem-no-preview = this channel shows its posts only inside Telegram, so they cannot be read from outside
problem-not-a-channel = this name in Telegram is not a channel but a person, a bot or a group
problem-private-channel = this is a private channel; only public ones can be read
problem-page-changed = the page has changed: nothing is where it used to be
problem-disallowed = the site asks programs not to read this page
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

### Broadcast: before and after

broadcast-versions = In languages: { $languages }. The others get the first version.
broadcast-to = To: { $audience }.
broadcast-to-topics = topics: { $topics }
broadcast-to-languages = language: { $languages }
broadcast-to-active = { $days ->
    [one] active in the last { $days } day
   *[other] active in the last { $days } days
}
broadcast-to-everyone = everyone
broadcast-asleep = { $chats ->
    [one] { $chats } chat has quiet hours now and will receive it when they end.
   *[other] { $chats } chats have quiet hours now and will receive it when they end.
}
broadcast-leaves = Leaves { $when }.
broadcast-leaves-soon = <b>The broadcast leaves at { $time }</b>
    Until then it can still be cancelled.
broadcast-scheduled = <b>The broadcast leaves { $when }</b>
broadcast-urgent = ⚡ Urgent: it overtakes digests, and in quiet hours reaches those who let it through.
broadcast-needs-second = A second editor has to approve it first.
broadcast-tested = { $chats ->
    [one] The test went to { $chats } chat, which will not get it a second time.
   *[other] The test went to { $chats } chats, which will not get it a second time.
}
broadcast-choose-audience = <b>Who is it for?</b>
    Nothing marked means everyone. Each mark narrows the circle.
broadcast-choose-topics = <b>For readers of which topics?</b>
    One of the marked is enough.
broadcast-choose-versions = <b>Versions in languages</b>
    A chat gets the version in its language or, where there is none, the first.
broadcast-choose-when = <b>When shall it leave?</b>
    Time: { $city }.
broadcast-choose-test = <b>A test</b>
    To yourself, as readers will see it. Or to one per cent of the readers: they will not get it again with the rest.
broadcast-ask-version = Send me the version for those who read in this language: { $language }. I shall wait for an hour.
broadcast-ask-time = Write the time: “21:30”, “tomorrow 09:00” or “25.12 08:00”. Time: { $city }. I shall wait for an hour.
broadcast-bad-time = I do not understand this time, or it has passed. Write, for example, “tomorrow 09:00”.
broadcast-ask-text = Send me the new text. It will replace the old one in all chats and all languages; of photos and files the caption changes. I shall wait for an hour.
broadcast-ask-text-version = Send me the new text. It will replace the old one for those who received this version: { $version }; of photos and files the caption changes. I shall wait for an hour.
broadcast-choose-edit = <b>Which version shall be changed?</b>
    Only those who received it get the edit.
version-first = the first
version-all = all versions
broadcast-text-only = Only the text can be changed: send a text.
broadcast-replace-ask = This is how the message will look ⬆️ Replace it for everyone who received it?
broadcast-replace-ask-version = This is how the message will look ⬆️ Replace it for those who received this version: { $version }?
broadcast-delete-ask = Delete the message for everyone who received it? Telegram allows this for 48 hours after sending; it cannot be brought back.
broadcast-too-old = More than 48 hours have passed: Telegram no longer lets me delete this message from readers’ chats.
broadcast-deleting = The message is being deleted everywhere.
broadcast-edit-standing = <b>Edit</b>: { $done } of { $total }
broadcast-delete-standing = <b>Deletion</b>: { $done } of { $total }
broadcast-nothing-changed = There is nothing to change: nobody has received the message yet.
broadcast-change-failed = Failed: { $count }
broadcast-speed = Speed: { $speed } a second
broadcast-remaining = Left: { $length }
broadcast-later = Waiting for the end of quiet hours: { $count }
broadcast-paused = <b>The broadcast is paused</b>: { $sent } of { $total }
broadcast-paused-done = The broadcast is paused.
broadcast-resumed = The broadcast goes on.
broadcast-stopped-report = <b>The broadcast is stopped</b>
broadcast-test-self = The test is the next message.
broadcast-test-part = { $chats ->
    [one] The test goes to { $chats } chat.
   *[other] The test goes to { $chats } chats.
}
broadcast-test-again = The test has been sent to these readers already.
broadcast-asked = <b>The broadcast waits for a second editor</b>
    It leaves as soon as it is approved.
broadcast-nobody-to-ask = There is nobody to approve it: no second editor. An owner can add one, or drop this rule.
broadcast-approval-question = Broadcast No. { $number } waits for your approval. The message is above ⬆️
broadcast-not-yours = This is another editor’s draft.
broadcast-own = Your own broadcast is approved by another editor.
broadcast-approved = <b>Broadcast No. { $number } is approved</b>
broadcast-refused = Broadcast No. { $number } is refused. Its author has been told.
broadcast-refused-yours = A second editor refused your broadcast No. { $number }. You can change it and send it again: /broadcasts
broadcast-edit-asked = <b>The edit waits for a second editor</b>
    Readers see it as soon as it is approved.
broadcast-edit-question = An edit of broadcast No. { $number } waits for your approval. The new look is above ⬆️
broadcast-edit-of-version = It is for those who received this version: { $version }.
broadcast-edit-own = Your own edit is approved by another editor.
broadcast-edit-decided = This edit has been decided already.
broadcast-edit-recalled = The edit is taken back. Nothing has changed for the readers.
broadcast-edit-rejected = The edit is refused. Nothing has changed for the readers.
broadcast-edit-approved = <b>The edit of broadcast No. { $number } is approved</b>
broadcast-edit-refused = The edit of broadcast No. { $number } is refused. Its author has been told.
broadcast-edit-approved-yours = A second editor approved your edit of broadcast No. { $number }.
broadcast-edit-refused-yours = A second editor refused your edit of broadcast No. { $number }. You can propose another: /broadcasts
broadcast-list = <b>The last broadcasts</b>
broadcast-list-none = There have been no broadcasts. A new one: /broadcast.
broadcast-list-item = No. { $number } · { $when } · { $state }
broadcast-no-text = no text
state-draft = draft
state-asked = awaits approval
state-confirmed = ready to leave
state-spread = under way
state-paused = paused
state-reported = done
state-cancelled = cancelled
kind-private = private chats
kind-group = groups
kind-channel = channels
command-broadcasts = The last broadcasts
button-when = When
button-audience = To whom
button-versions = Languages
button-test = Test
button-urgent = ⚡ Urgent
button-second-editor = Needs a second editor
button-at-once-now = At once
button-other-time = Another time
button-any-topics = Any topics
button-choose-audience-topics = Topics: { $count }
button-active = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
button-everyone = Everyone
button-version-add = ➕ { $language }
button-version-replace = ✅ { $language }
button-version-remove = Remove
button-preview = Show all versions
button-test-self = To myself
button-test-part = To one per cent
button-hurry = Do not wait
button-call-back = Cancel
button-pause-broadcast = Pause
button-resume-broadcast = Go on
button-reword = Change the text
button-delete-everywhere = Delete everywhere
button-really-delete = Yes, delete everywhere
button-replace = Replace everywhere
button-replace-version = Replace
button-approve = Approve
button-refuse = Refuse
button-take-back = Take back
time-today = today
time-tomorrow = tomorrow
time-after-tomorrow = overmorrow
time-at = at

### When something is wrong

error-broken = Something broke on my side. It has been written down for the editors. Please try again a little later.
error-stale = This button is out of date. Please open it anew: /topics, /settings or /digest.
error-unknown-command = I do not know this command. What I can do: /help.
error-nearest-command = I do not know this command. Did you mean { $command }?
error-unknown-text = I understand commands and buttons, and can look in the archive for what you wrote. What I can do: /help.
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
at-once-how = Press a topic: ✅ is everything as soon as it is out; ❗ only what matters: what several independent sources carry within an hour. The digest does not repeat it. What the editors mark as important comes on all your topics, beyond the daily number.
at-once-budget = How many of these a day at most? The rest come with the digest.
budget-any = Any
button-silent = 🔕 Topics without sound
silent-title = <b>Which topics shall come without a sound?</b>
silent-how = Those marked 🔕 come silently. A digest is silent if it holds no other topics.
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

### Important news and corrections

important-title = ⚡ Important · { $topic }
important-title-plain = ⚡ Important
proposal-title = 📈 This may be important
proposal-why = { $count ->
        [one] { $count } independent outlet has reported it within { $length }.
       *[other] { $count } independent outlets have reported it within { $length }.
    } It is up to you: nothing goes to readers by itself.
button-important = ⚡ Important
button-unmark = ↩️ Take back
button-correct = ✏️ Correct
button-hide = 🙈 Hide
button-show-again = 👁 Show to readers again
button-merge = ⇄ Merge
button-split = ✂ Split
button-undo = ↩️ Undo
button-not-now = Not now
button-tell-now = ⚡ Tell them now
button-with-line = ✍️ Add a line of your own
button-edit-headline = Headline
button-edit-summary = Summary
button-edit-topics = Topics
editing-ask-important = { $count ->
        [0] There is nobody to tell: all readers of its topics have had this story. Mark it as important?
        [one] Tell { $count } reader of its topics now? Whoever has seen the story does not get it again.
       *[other] Tell { $count } readers of its topics now? Whoever has seen the story does not get it again.
    }
editing-ask-line = Write the line that is to stand above the story, up to 300 characters. As soon as it arrives readers get the story. I will wait for an hour.
editing-ask-headline = Send the new headline, up to 200 characters. I will wait for an hour.
editing-ask-summary = Send the new summary, up to 800 characters. I will wait for an hour.
editing-too-long = The text may have no more than { $count } characters. Please send another.
editing-correct = <b>What is to be corrected?</b> The text is in: { $language }.
editing-topics = <b>What is this story about?</b>
    Now: { $topics }
editing-merge = <b>Merge it with which story?</b> Its articles move to the one you choose.
editing-merge-none = There are no other recent stories on these topics to merge it with.
editing-split = <b>Which article is to be split off?</b> It will begin a story of its own.
editing-marked = Readers of its topics are being told now.
editing-already = That has been decided: the story is marked as important, or hidden.
editing-unmarked = { $count ->
    [0] The mark is gone. Everything had been sent already.
    [one] The mark is gone. { $count } message was stopped.
   *[other] The mark is gone. { $count } messages were stopped.
}
editing-hidden = Hidden: it will be in no digest and no list.
editing-shown = Readers see this story again.
editing-kept = Saved
editing-merged = Merged
editing-split-done = The article is split off.
editing-one-topic = Nobody would see a story without a topic. Mark another one first.
editing-moved = That has been done already, or the story is gone.
editing-undone = Everything is as it was.
editing-too-late = It cannot be undone any more: 15 minutes have passed, or something else was done to the story.
editing-is-hidden = 🙈 Hidden { $when }
editing-is-important = ⚡ Marked as important { $when }

### The newsroom

command-editors = The newsroom: who may do what
command-audit = The log: who did what
command-corrections = Corrected topics as a file, for training
command-ban = Shut somebody out or let them in
command-stopall = Stop all sending
role-owner = owner
role-editor = editor
role-source-keeper = source keeper
error-role-too-low = This takes another role. The owner of the bot can give it.
editors-title = <b>The newsroom</b>
    An owner may do everything. An editor: broadcasts, important news, topics and sources. A source keeper: sources only.
editors-none = Nobody but you so far.
editors-by-settings = <code>{ $id }</code> — owner by the program's settings
editor-role = Role: { $role }
editor-ask-whom = Who is to be added? Forward a message of theirs, or send their contact or their number in Telegram. I will wait an hour.
editor-ask-role = Which role shall they have?
editor-ask-removal = Take the role from <b>{ $name }</b>? They remain a reader.
editor-nobody = I cannot tell whom you mean. Forward a message of theirs or send their number, for example 123456789.
editor-link = A one-time link. Role: { $role }. Whoever opens it first gets it. It is good for 24 hours.
editor-joined = Your role: { $role }. What you can do now — /help.
editor-not-this-one = Your own role, and that of an owner by the settings, is not changed here.
editor-lost = This person has no role any more.
whom-hidden = This person hides who they are when forwarded. Send their number, or give them a one-time link: /editors.
button-add-editor = ➕ Add
button-link-editor = 🔗 Link for an editor
button-link-keeper = 🔗 Link for a source keeper
button-make = Make: { $role }
button-take-role = Take the role
button-really-take = Yes, take it

### The log

audit-title = <b>The log</b>
audit-none = Nothing is written down yet.
audit-feed-added = added the source “{ $subject }”
audit-feed-removed = removed the source “{ $subject }”
audit-feed-changed = changed the source “{ $subject }”
audit-feed-muted = muted the source “{ $subject }”
audit-feed-unmuted = unmuted the source “{ $subject }”
audit-feeds-imported = { $count ->
    [one] added { $count } source from the file “{ $subject }”
   *[other] added { $count } sources from the file “{ $subject }”
}
audit-role-given = role for “{ $subject }”: { $role }
audit-role-taken = took the role from “{ $subject }” ({ $role })
audit-invited = made a one-time link: { $role }
audit-joined = opened a one-time link: { $role }
audit-banned = shut out “{ $subject }”
audit-unbanned = let “{ $subject }” in again
audit-stopped = stopped all sending
audit-resumed = resumed sending
audit-topic-added = added the topic “{ $subject }”
audit-topic-renamed = renamed the topic “{ $subject }”
audit-topic-words = changed the words of the topic “{ $subject }”
audit-topic-hidden = hid the topic “{ $subject }”
audit-topic-shown = showed the topic “{ $subject }” again
audit-broadcast-sent = sent broadcast no. { $subject }
audit-broadcast-stopped = stopped broadcast no. { $subject }
audit-broadcast-edited = edited broadcast no. { $subject }
audit-broadcast-deleted = deleted broadcast no. { $subject } from the readers’ chats
audit-broadcast-approved = approved broadcast no. { $subject }
audit-broadcast-refused = refused broadcast no. { $subject }
audit-edit-asked = proposed an edit of broadcast no. { $subject }
audit-edit-approved = approved an edit of broadcast no. { $subject }
audit-edit-refused = refused an edit of broadcast no. { $subject }
audit-resent = sent again what was in doubt: { $count }
audit-news-marked = marked important news: { $subject }
audit-news-marked-with-line = marked as important with the line “{ $said }”: { $subject }
audit-news-unmarked = took back the mark “important”: { $subject }
audit-news-hidden = hid the story: { $subject }
audit-news-shown = showed the story again: { $subject }
audit-news-headline = corrected the headline: { $subject } → { $said }
audit-news-summary = corrected the summary: { $subject } → { $said }
audit-news-topics = corrected the topics: { $subject } ({ $said })
audit-news-merged = merged stories: { $subject } → { $said }
audit-news-split = split off an article: { $said }, from { $subject }
audit-news-merge-undone = undid a merge: { $subject } → { $said }
audit-news-split-undone = undid a split: { $said }, again in { $subject }
audit-refused = ⚠️ pressed somebody else’s button: <code>{ $subject }</code>
corrections-exported = { $count ->
    [one] { $count } text whose topics were corrected. Training: python -m nlp.train FOLDER --corrections FILE
   *[other] { $count } texts whose topics were corrected. Training: python -m nlp.train FOLDER --corrections FILE
}
corrections-none = Nobody has corrected topics yet: there is nothing to learn from.

### Order

order-banned = You have no access to this bot. If this is a mistake, write to the newsroom.
order-slow-down = Too many messages in a row. Please wait a quarter of a minute, and I will answer again.
bans-title = <b>Who is shut out</b>
bans-none = Nobody.
ban-ask-whom = Who is to be shut out? Forward a message of the person or the chat, or send the number. I will wait an hour.
ban-ask = Shut out <b>{ $name }</b> (<code>{ $id }</code>)? The bot will neither answer nor send news. They can be let in again.
ban-nobody = I cannot tell whom you mean. Forward a message or send the number, for example /ban 123456789.
ban-has-role = This person has a role. Take it away first: /editors.
button-ban = Shut somebody out…
button-really-ban = Yes, shut out
button-unban = Let in: { $id }
stop-all-ask = <b>Stop all sending?</b>
    Digests, urgent news and broadcasts will wait. Commands will still be answered.
stop-all-stopped = <b>Sending is stopped.</b>
    Digests, urgent news and broadcasts wait. Commands are answered.
stop-all-resumed = Sending goes on.
button-stop-all = ⏹ Yes, stop everything
button-resume-all = ▶️ Resume sending

### Problems

command-problems = Problems: what fails and what to do
problems-title = ⚠️ Problems at present
problems-new = ⚠️ There are problems
problems-none = There are no problems: everything works.
problems-since = It began { $when }.
problems-outbox = Messages have been waiting to be sent for more than 15 minutes.
problems-job = { $count ->
    [one] The step “{ $step }” could not deal with { $count } record and has left it.
   *[other] The step “{ $step }” could not deal with { $count } records and has left them.
}
problems-inbox = { $count ->
    [one] { $count } message from a reader could not be handled.
   *[other] { $count } messages from readers could not be handled.
}
problems-feeds = { $count ->
    [one] { $count } source has not been readable for over a day:
   *[other] { $count } sources have not been readable for over a day:
}
problems-feed = • { $what }. It began { $when }.
problems-more = { $count ->
    [one] and { $count } more source
   *[other] and { $count } more sources
}
problems-back = { $count ->
    [one] ✅ { $count } source can be read again: { $names }
   *[other] ✅ { $count } sources can be read again: { $names }
}
problems-doubts = { $count ->
    [one] { $count } message is in doubt: it may or may not have arrived.
   *[other] { $count } messages are in doubt: they may or may not have arrived.
}
problems-retried = { $count ->
    [0] There is nothing to try again.
    [one] Trying again: { $count } record
   *[other] Trying again: { $count } records
}
remedy-outbox = What to do: see whether sending is stopped (/stopall) and whether Telegram answers. Nothing is lost: the messages leave as soon as the connection is back.
remedy-job = What to do: show the error to whoever runs the program. When its cause is mended, press “Try again” in /problems.
remedy-inbox = What to do: the reader has been asked to try again later. Show the error to whoever runs the program.
remedy-feed = What to do: open the site of the source. If its feed has moved, add the new address and remove the old one in /feeds.
button-retry = 🔁 Try again
step-poll = polling
step-read = reading articles
step-understand = finding topics
step-fill = looking for own topics
step-group = grouping into stories
step-regroup = second look at stories
step-summarise = summaries
step-follow = following stories
step-amend = corrections
step-compose = composing digests
step-alert = news at once
step-propose = proposing important news
step-important = telling important news
step-broadcast = broadcast
step-progress = progress of a broadcast
step-deliver = sending
step-tidy = tidying

### A source: trial reading and changes

trial-title = <b>{ $name }</b>: this is what it holds. Nothing is saved yet.
trial-entries = Entries: { $entries }
trial-dates = The oldest — { $oldest }, the newest — { $newest }
trial-no-dates = The entries carry no dates
trial-newest = The newest:
trial-several = There are several sources here. Which one shall I read?
source-kind-feed = a news feed (RSS or Atom)
source-kind-json-feed = a news feed (JSON Feed)
source-kind-channel = a public Telegram channel
source-kind-sitemap = a sitemap: the site’s own list of its news
source-kind-page = a page without a feed, read by selectors
source-what = <b>{ $name }</b>: { $kind }
source-rhythm = A new item about every { $every }
source-asks = It asks to be visited no more often than every { $every }
source-fills = What it no longer shows is looked for in its older pages
source-fills-not = What it no longer shows cannot be looked for anywhere
source-named-by = It is named by the page { $url }
source-offer = { $number }. { $name } — { $kind }
    { $url }
source-offer-unnamed = { $number }. { $url } — { $kind }
button-add-tried = ➕ Add
button-open-feed = Open the source
feeds-import-how = To add many sources at once, send an OPML file.
button-export-feeds = Get OPML
feed-unknown = not given
feed-standing = Weight: { $standing } (0 to 2)
feed-country = Country: { $country }
feed-language = Language: { $language }
feed-ownership = Who is behind it: { $ownership }
feed-muted = 🔇 left unread by the newsroom: again { $ago }
feed-muted-for-good = 🔇 left unread by the newsroom
feed-ask-standing = How much does a report of this source weigh? 0 lifts no story, 1 is as all others, 2 is twice as much.
feed-ask-language = In which language does the source write?
feed-ask-mute = For how long shall this source be left unread?
feed-ask-country = Which country is <b>{ $name }</b> from? Send a code of two Latin letters: kg, kz, ru. To take the country off, send “-”.
feed-ask-ownership = Who is behind <b>{ $name }</b>? Send one line, for example “state news agency”. To take it off, send “-”.
feed-not-a-country = A code of two Latin letters is needed, for example kg.
feed-checking = Reading…
mute-day = For a day
mute-week = For a week
mute-ever = For good
mute-off = 🔊 Read again
button-check-now = Check now
button-mute = 🔇 Leave unread…
button-standing = Weight
button-country = Country
button-feed-language = Language
button-ownership = Who is behind it
import-added = { $count ->
    [0] There are no new sources in the file.
    [one] { $count } source added:
   *[other] { $count } sources added:
}
import-more = { $count ->
    [one] and { $count } more source
   *[other] and { $count } more sources
}
import-known = { $count ->
    [one] { $count } source was on the list already.
   *[other] { $count } sources were on the list already.
}
import-bad = The file cannot be read: { $detail }
import-too-large = The file is too large for a list of sources.
export-done = { $count ->
    [one] { $count } source
   *[other] { $count } sources
}

### Figures

command-stats = Figures: readers, deliveries, sources
stats-day = 📊 The last day
stats-week = 📊 The last week
stats-month = 📊 The last month
button-day = Day
button-week = Week
button-month = Month
stats-readers = Readers: { $count } (+{ $new } −{ $left })
stats-active = Wrote to the bot or pressed a button: { $count }
stats-feeds = Sources: { $count }, failing: { $failing }
stats-entries = New entries: { $count }, usual lag: { $lag }
outcome-sent = Sent
outcome-failed = Failed
outcome-in-doubt = In doubt
outcome-cancelled = Cancelled
chart-readers = Readers
chart-feeds = sources are read
chart-growth = came and left
chart-active = active
chart-lag = usual lag
chart-topics = Readers by topic
chart-entries = new entries

### Topics: changes

command-edittopics = Topics: add, rename, change their words
edit-topics-title = <b>Topics</b>
    Press a topic to change it. Hidden ones are marked 🚫.
edit-topic-name = { $language }: { $name }
edit-topic-shelf = Section: { $group }
edit-topic-hidden = 🚫 Hidden: new readers do not see it.
edit-topic-words = Words: { $words }
edit-topic-without-words = No words of its own: the model finds the news.
edit-topic-ask-name = What is the topic called? Language: { $language }. Up to 60 characters.
edit-topic-ask-words = By which words is the topic known? Send words and phrases, parted by commas or one a line.
    I take care of endings myself. Write abbreviations in capitals: HPP. An asterisk allows any continuation: hydro*.
edit-topic-ask-shelf = In which section shall the topic stand?
edit-topic-bad-name = A name is needed: one line, up to 60 characters.
edit-topic-no-words = At least one word is needed.
edit-topic-saved = The topic <b>{ $name }</b> is saved.
rehearsal-running = Trying it on the news of the last 7 days…
rehearsal-title = <b>{ $name }</b>: a rehearsal. Nothing is saved yet.
rehearsal-stories = { $count ->
    [0] In the last 7 days the topic would have brought nothing.
    [one] In the last 7 days the topic would have brought { $count } story.
   *[other] In the last 7 days the topic would have brought { $count } stories.
}
rehearsal-examples = For example:
rehearsal-near = Near misses, where the words stand only in passing:
mark-hidden = 🚫 { $name }
button-add-topic = ➕ New topic
button-rename-topic = Rename
button-topic-words = Words
button-topic-shelf = Section
button-hide-topic = 🚫 Hide
button-show-topic = Show again
button-save-topic = ✅ Save
button-other-words = Change the words
button-all-topics = All topics

### The desk in the browser

command-desk = The desk in the browser: queue, sources, broadcasts
desk-link = The link to the desk. It works for 10 minutes and opens once; after that the desk is open in that browser for 12 hours. Give it to nobody.
desk-closed = This link does not work any more, or the session is over. The command /desk in the chat with the bot gives a new one.
desk-title = Kabarchy: the desk
desk-live = Updates by itself
desk-lost = The connection to the program is lost. Trying again…
desk-ended = The session is over. The command /desk in the chat with the bot gives a new link.
desk-updated = Updated at { $time }
desk-problems = Problems
trouble-telegram = Telegram cannot be reached. The bot keeps trying; all goes on as soon as the connection is back.
trouble-outbox = Telegram does not answer: messages wait in the queue and leave as soon as it does.
trouble-webhook = What people write and press does not reach the bot and waits with Telegram. The log of the program says why.
trouble-stopped = An owner stopped all sending. To resume: /stopall.
desk-queue = Queue
desk-queue-empty = The queue is empty: everything has been sent.
desk-broadcasts = Broadcasts
desk-broadcasts-empty = There have been no broadcasts yet.
desk-broadcast = No. { $number }, { $when }
desk-charts = Charts
desk-sources = Sources
desk-sources-well = Can be read
lane-answers = Answers
lane-alerts = News at once
lane-digests = Digests
lane-broadcasts = Broadcasts
standing-queued = waiting
standing-sending = being sent
standing-in-doubt = in doubt

### An own topic

command-mytopic = A topic of your own: by words or by a description
command-why = Why this story came
command-whynot = Why an article did not come: /whynot and its link
button-own-topics = 🔎 My own topics
button-own-add = ➕ New topic
button-own-all = My own topics
button-own-words = ✏️ Change the words
button-own-rename = Rename
button-own-remove = Delete
button-own-really-remove = Yes, delete it
own-title = <b>Your own topics</b>: { $count } of { $most }
    Only this chat sees them. Tap a topic to change it.
own-none = <b>Your own topics</b>
    None yet. Tell me what you are interested in, in words or in one sentence, and I will find such news.
own-words = Looking for the words: { $text }
own-sentence = Looking for the sense of: { $text }
own-ask-words = What should the topic be about? Send words with commas between them, or describe it in one sentence.
    <code>water resources, dam, "water code" -irrigation</code>
    I know the endings. In quotation marks: exactly as written. An asterisk allows any ending: hydro*. A minus excludes a word. AND, OR and brackets work as usual.
    <code>How neighbouring countries share the rivers</code>
    Four words in a row or more are a sentence: then I look for its sense.
own-in-groups = Here a topic is added by a command: <code>/mytopic water resources, dam</code>
own-ask-name = What should the topic be called? One line, up to { $count } characters.
own-ask-remove = Delete the topic <b>{ $name }</b>? Its news will come no more.
own-removed = The topic is deleted.
own-saved = The topic <b>{ $name }</b> is saved. Its news will come in your digests under this name. Tap 👍 or 👎 under a story of it: with a description that makes my search more exact.
own-too-many = There can be { $count } topics of your own at the most. Delete one and try again.
own-rehearsal-title = <b>A rehearsal</b>. Nothing has been saved yet.
own-near = Nearly fitted by their sense:
own-mistake-empty = At least one word is needed.
own-mistake-too-long = That is too long: please keep it to { $count } characters.
own-mistake-too-many = Those are too many words: { $count } at the most.
own-mistake-quote = A quotation mark is opened and not closed. Please check that they come in pairs.
own-mistake-bracket = The brackets do not match, or there are too many of them inside each other.
own-mistake-operator = A word is missing next to AND, OR, NOT or a minus.
own-mistake-short-star = At least three letters are needed before the asterisk: otherwise nearly everything fits.
own-mistake-only-exclusions = This only says what not to show. Please add a word that should be in the news.

### Sources of one's own

command-sources = Sources of your own: a site, a feed or a channel
called-sources = sources, my sources
button-mine = 📡 My sources
button-mine-add = ➕ Add
button-mine-import = 📂 From an OPML file
button-mine-rename = Rename
button-mine-remove = Remove
button-mine-really-remove = Yes, remove
button-mine-keep = Keep it
mine-title = <b>My sources</b>: { $count } of { $most }
mine-none = <b>My sources</b>
    What my topics do not have you can add yourself: a site, an RSS feed or a public Telegram channel. Its news come in your digests under its name, and nobody else sees them.
mine-none-group = <b>Own sources</b>
    What my topics do not have you can add yourselves: a site, an RSS feed or a public Telegram channel. Its news come in the digests under its name, and only here.
mine-off = Readers' sources are not read at the moment: the editors have paused them. All that was added is kept.
mine-private = 🔒 Its news come only to those who added it themselves.
mine-public = 🌐 I read this source for everybody; you are shown all that it writes.
mine-ask-address = What shall I add? Send the address of a site or an RSS feed, or a public Telegram channel: @name or t.me/name. I will wait an hour.
mine-how-in-groups = Here a source is added by a command: <code>/sources t.me/name</code> or <code>/sources https://example.org/rss</code>
mine-not-an-address = That does not look like an address. Send a link, such as https://example.org/rss, or a channel: @name.
mine-closed-channel = That is a private channel or an invitation. I can read only public channels, which have a name: @name.
mine-found = The page { $page } names a feed. Add that one?
mine-added = <b>{ $name }</b> is among your sources now. Its first news come with the next digest.
mine-known = You have this source already.
mine-full = You can have at most { $count } sources of your own. Remove one and try again.
mine-forbidden = The editors have closed this address, so it cannot be added.
mine-refused = Not added: { $problem }.
mine-ask-remove = Remove <b>{ $name }</b>? Its news will come no more, and what you saved of it goes too.
mine-removed = The source is removed.
mine-lost = You do not have this source any more.
mine-ask-name = What shall the source be called? One line, up to { $count } characters.
mine-fails = 📡 <b>{ $name }</b> cannot be read; that began { $ago }: { $problem }. I keep trying, but perhaps you do not need it any more?
mine-gone = 📡 <b>{ $name }</b> is closed: its server says that the feed is no more. Remove it from your sources?
mine-taken = 📡 <b>{ $name }</b> is no longer among your sources: the editors closed this address for everybody. Your other sources are as they were.
mine-import-ask = Send an OPML file: any feed reader can save one. I will wait an hour.
mine-import-reading = { $count ->
    [one] Checking { $count } feed of the file…
   *[other] Checking { $count } feeds of the file…
}
mine-import-none = There is no feed in this file.
mine-import-taken = { $count ->
    [one] { $count } feed added:
   *[other] { $count } feeds added:
}
mine-import-nothing = Nothing was added.
mine-import-known = { $count ->
    [one] You had already: { $count }
   *[other] You had already: { $count }
}
mine-import-refused = Not taken:
mine-import-left = { $count ->
    [one] { $count } more did not fit: you can have at most { $most } sources of your own.
   *[other] { $count } more did not fit: you can have at most { $most } sources of your own.
}
mine-import-slow = did not answer in time
mine-import-more = { $count ->
    [one] …and { $count } more
   *[other] …and { $count } more
}
why-by-source = it is a source of yours, and it writes of this
privacy-sources = The sources that you added yourself are seen by you alone: editors only know how many there are in all.
button-readers-sources = 📡 Readers' sources
button-readers-sources-off = Pause for everybody
button-readers-sources-on = Switch on again
button-readers-forbid = 🚫 Close an address
readers-sources-title = <b>Readers' sources</b>
readers-sources-on = Readers can add sources of their own.
readers-sources-off = Paused for everybody: no new ones can be added, and those that were are not read.
readers-sources-count = Added: { $count }, of which read for nobody else: { $private }. Which sources these are, and whose, is not shown here.
readers-forbidden = Closed addresses. Press a number to open one again:
readers-ask-forbidden = Which address shall be closed to readers? Send a link or a channel: @name. Whoever has it will be told. I will wait an hour.
readers-forbid-done = { $count ->
    [0] The address { $url } is closed.
    [one] The address { $url } is closed. { $count } reader had it.
   *[other] The address { $url } is closed. { $count } readers had it.
}
audit-sources-off = paused readers' sources
audit-sources-on = switched readers' sources on again
audit-source-forbidden = closed the address { $subject } to readers
audit-source-permitted = opened the address { $subject } to readers again

### Why

button-why = Why?
button-like = 👍
button-liked = ✅ 👍
button-dislike = 👎
button-disliked = ✅ 👎
button-open-story = Open the story
like-kept = Thank you, noted.
dislike-kept = I see, noted.
like-kept-topic = Thank you! Your topic will look for more like this.
dislike-kept-topic = I see. Your topic will bring less of this.
like-taken-back = Your mark is taken back.
certainty-almost = almost certainly
certainty-likely = probably
certainty-rather = rather yes
certainty-not = not enough
why-how = Reply with this command to a digest or a story, and I will explain why it came.
why-which = Which story do you mean?
why-topics = Your topics that brought this story:
why-no-topics = None of this chat’s topics brought this story.
why-others = It is also about topics that you have not chosen: { $topics }.
why-quoted = “{ $words }”
why-in-title = { $words } in the headline
why-in-lead = { $words } at the beginning of the text
why-in-body = { $words } in the text
why-by-words = by its words
why-by-editor = the editors decided so
why-by-model = { $certainty } about this ({ $score } of 100, the threshold is 50)
why-by-sense = { $certainty } close to the sense of your description ({ $score } of 100, the threshold is 50)
why-by-likes = { $certainty } close to your description and to what you marked 👍 and 👎 ({ $score } of 100, the threshold is 50)
why-outlets = { $count ->
    [one] { $count } source brought it: { $outlets }. First reported: { $when }.
   *[other] { $count } sources brought it: { $outlets }. First reported: { $when }.
}
why-importance = Importance: { $score } of 100.
why-shown = Shown here: { $when }.
why-liked = You marked it 👍.
why-disliked = You marked it 👎.
whynot-how = Send the link of an article after the command: <code>/whynot https://…</code>
whynot-no-link = This does not look like a link: it begins with https://
whynot-no-source = This site is not among my sources. To add it for yourself: /sources.
whynot-removed = The source “{ $outlet }” has been taken off the list.
whynot-muted = The source “{ $outlet }” is not read until: { $when }. The editors decided so.
whynot-muted-for-good = The source “{ $outlet }” is not read. The editors decided so.
whynot-failing = The source “{ $outlet }” cannot be read: { $problem }. Since: { $when }.
whynot-never-checked = The source “{ $outlet }” was added recently and has not been read yet. Next check: { $when }.
whynot-not-listed = The source “{ $outlet }” is read, but has not shown this link so far. Last check: { $when }.
whynot-old = { $count ->
    [one] When I first saw this article ({ $when }), it was older than { $count } day, or its source had only just been added. I do not count that as news.
   *[other] When I first saw this article ({ $when }), it was older than { $count } days, or its source had only just been added. I do not count that as news.
}
whynot-not-read = The article was found ({ $when }), but has not been read yet.
whynot-not-understood = The article has been read, but not sorted by topics yet. That usually takes minutes.
whynot-not-summarised = The article has been sorted; its summary is being made.
whynot-hidden = The editors hid this story: { $when }.
whynot-shown = This story has been here already: { $when }.
whynot-no-topics = No topic has been chosen in this chat: /topics
whynot-other-topics = The article was found, but fits none of your topics.
whynot-muted-topic = You muted the topic { $name }, and the story is about it too.
whynot-muted-outlet = You muted the source { $name }, and no other reports this.
whynot-muted-word = You muted the word { $name }, and it stands in the story.
whynot-muted-story = You muted this story: { $name }
whynot-before = This story is too old for a digest: it was last reported { $when }. The topic was chosen later, or more than a week has passed.
whynot-absent = Nothing is sent to this chat at present: to come back, /start
whynot-paused = Digests are paused until: { $when }.
whynot-no-hours = No hour is chosen for the digest: /settings
whynot-quiet = It is quiet now, until: { $when }.
whynot-waits = The story fits and waits for the digest: { $when }. If there is little room, more important ones go first.
whynot-waits-unasked = The story fits and will be in the next digest: /digest
whynot-nearest = The nearest of your topics (the threshold is 50):
whynot-about = It is about something else: { $topics }.
whynot-merged = The article became part of the story “{ $headline }”.
within-minutes = { $count ->
    [one] within { $count } minute
   *[other] within { $count } minutes
}
within-hours = { $count ->
    [one] within { $count } hour
   *[other] within { $count } hours
}
within-days = { $count ->
    [one] within { $count } day
   *[other] within { $count } days
}
factor-alone = one independent source
factor-carried = { $count ->
    [one] { $count } independent source { $within }
   *[other] { $count } independent sources { $within }
}
factor-carried-abroad = { $count ->
        [one] { $count } independent source
       *[other] { $count } independent sources
    } { $countries ->
        [one] from { $countries } country
       *[other] from { $countries } countries
    } { $within }
factor-reprinted = { $count ->
    [one] { $count } reprint besides, which does not count
   *[other] { $count } reprints besides, which do not count
}
factor-burst = the most within one hour: { $count }
factor-well-known = sources of great weight: { $outlets }
factor-little-known = these sources have little weight
factor-last = last report: { $ago }
factor-marked = the editors marked it as important
factor-more = you marked these 👍: { $names }
factor-less = you marked these 👎: { $names }

### Search and what is saved

command-search = Search the archive: /search CSTO
command-since = News of a period: /since 3d CSTO
command-saved = Saved stories
help-search = Search knows words in all their forms, “exact phrases”, -exclusions, “topic:csto”, “outlet:name” and a period: 3d, week, 01.03. In any chat, type my name with @ and some words to send a story there.
search-found = 🔎 <b>“{ $query }”</b>: { $count ->
    [one] { $count } story
   *[other] { $count } stories
}
search-repaired = The keyboard layout seemed to be another one, so I searched for this.
search-relaxed = No story has all of these words: here are those with some of them.
search-topics = Topic: { $names }
search-outlets = Source: { $names }
search-day = On { $day }
search-period = From { $first } to { $last }
search-since = Since { $first }
search-until = Until { $last }
search-nothing = Nothing was found for “{ $query }”. Try fewer words or a longer period.
search-unknown = I know no topic or source called “{ $names }”. Topics: /topics.
search-ask = What are you looking for?
search-how = Write words in any form: <code>/search CSTO exercises</code>
    An exact phrase: <code>"water code"</code>, without a word: <code>-football</code>
    A topic and a source: <code>topic:economy outlet:herald</code>
    A period: <code>3d</code>, <code>week</code>, <code>01.03-05.03</code>
search-too-old = This search is not kept any more. Please repeat it: /search.
since-how = First the period, then the words: <code>/since 3d CSTO</code>. A period is <code>12h</code>, <code>3d</code>, <code>2w</code>, <code>week</code> or a date: <code>01.03</code>.
button-save = 🔖 Save
button-saved = ✅ Saved
saved-title = 🔖 <b>{ $count ->
    [one] { $count } saved story
   *[other] { $count } saved stories
}</b>
saved-empty = Nothing is saved yet. Open a story and press “🔖 Save”: it stays here, however long.
saved-kept = Saved. All that is saved: /saved.
saved-removed = Not saved any more.

### Sources of sentences, mutes, following, the digest unfolded in place

source-changed = The outlet has changed this text since.
country-kg = Kyrgyzstan
country-other = Others
button-mute-some = 🔇 Mute…
button-mutes = 🔇 All that is muted
button-mute-word = A word…
button-mute-story = Only this story
command-mutes = What is muted: topics, sources, words
mark-remove = ✕ { $name }
mute-what = 🔇 <b>What do you not want to see any more?</b>
    { $headline }
mute-topic = Topic: { $name }
mute-outlet = Source: { $name }
mute-word = Word: { $name }
mute-story = Story: { $name }
mute-gone = (removed since)
mute-ask-word = Write a word or a phrase. Stories that have it, in any form, will not come any more.
mute-word-in-groups = Write the word after the command: <code>/mutes football</code>
mute-bad-word = It takes a word or a short phrase of at most { $most } characters.
mute-too-many = { $most } things are muted already, which is the most. Take some back in /mutes.
muted-topic = 🔇 No more stories about { $name }, even if they are about your topics too.
muted-outlet = 🔇 No more stories that only { $name } reports.
muted-word = 🔇 No more stories with { $name } in them.
muted-story = 🔇 This story will not come again: { $name }
mutes-undone = Shown again: { $name }
mutes-empty = Nothing is muted. Under a story stands “🔇 Mute…”: for a topic, a source, a word or that one story.
mutes-title = 🔇 <b>Muted: { $count }</b>
    Tap one to see it again.
button-follow = 🔔 Follow
button-followed = ✅ Following
command-following = Stories that you follow
follow-begun = Only what is new will come, in reply to this message. After { $hours } hours without news, a summing-up.
follow-ended = Not followed any more.
follow-too-many = You can follow { $most } stories. Take some back: /following.
follow-news = 🔔 New:
follow-recap = 🏁 In the end:
follow-recap-how = { $count ->
    [one] { $count } source
   *[other] { $count } sources
}; first report: { $first }, last: { $last }. Nothing new has come since, so this is where following ends.
following-title = 🔔 <b>{ $count ->
    [one] You follow { $count } story
   *[other] You follow { $count } stories
}</b>
following-empty = You follow nothing. Open a story and tap “🔔 Follow”: only what is new will come.
amended-note = ✏️ Corrected ({ $outlet }): { $was } → { $becomes }
amended-withdrawn = ✏️ Corrected: { $outlet } no longer says this: { $was }
button-share = ↗ Share
button-fold = ▴ { $number }
button-card = Card
button-more-of = More: { $topic }
button-older = 🕐 Earlier
latest-of-topic = 🕐 More on { $topic }

### Personal data

command-pause = Pause for some days: /pause 3
command-privacy = What I keep and who sees it
command-export = All that I keep about you, as a file
command-forget = Delete everything about me
privacy-what = <b>What I keep</b>
    Your language, city, hours and topics. What you have been shown, so as not to repeat it. Your ratings and searches, what you saved, muted and follow, topics and sources of your own. The messages I sent you. I do not know your phone number.
privacy-how-long = { $days ->
    [one] What you write is deleted after two days, searches after a week, what was shown and sent after { $days } day. Settings, ratings and saved stories stay until you ask for their removal.
   *[other] What you write is deleted after two days, searches after a week, what was shown and sent after { $days } days. Settings, ratings and saved stories stay until you ask for their removal.
}
privacy-who = What you read is shown to nobody: neither to other readers nor to editors. Editors only see totals.
privacy-how = All of it as a file: /export. Delete it at once: /forget. A rest from digests: /pause.
export-mine = All that I keep about this chat, as a JSON file.
forget-ask = <b>Delete everything I know about you?</b>
    Topics, settings, saved stories and all the rest are gone at once and cannot be brought back. The messages stay in your chat.
forget-ask-group = <b>Delete everything I know about this chat?</b>
    The topics and settings of the whole group with all its sections, or of the channel, are gone at once and cannot be brought back.
forget-ask-editor = Your role in the newsroom goes too. The newsroom’s log stays: it says who did what.
forget-done = Done: I know nothing about you any more and will send nothing. To begin anew: /start.
forget-done-editor = Only the newsroom’s log still says what you did as an editor.
forget-kept = All right, everything stays as it was.
forget-last-owner = You are the only owner of the bot: please appoint another one first, /editors.
pause-done = No digests until { $when }. Topics and settings are kept, /digest works.
button-export = Get it as a file
button-forget = Delete everything…
button-really-forget = Yes, delete everything
button-keep = Keep it
link-topic = “{ $topic }” is chosen: its news will be in your digests.
link-topic-known = You have chosen “{ $topic }” already.
link-topic-undone = “{ $topic }” is not chosen any more.
connect-offer = Connect “{ $title }”? It will have the topics, language and hours that you have here.
connect-done = “{ $title }” is connected. Its topics:
connect-how = To change them, change topics and hours here and take the settings over again, or write /settings there.
connect-ended = I will send nothing more to “{ $title }”.
connect-channel = Kabarchy is connected. The channel’s administrator chooses topics and hours in a private chat.
connect-not-yours = Only administrators can connect their group or channel, from a private chat with me.
connect-no-topics = Please choose topics for yourself first, then press again.
button-connect = Connect
button-connect-again = Take my settings over again
button-disconnect = Disconnect
button-connect-private = Set up in private
link-undo = Undo
button-choose-again = Choose it again
button-look-for = 🔎 Search: { $query }
error-meant-command = Did you mean { $command }?
called-digest = digest, news, summary
called-latest = latest, newest
called-topics = topics, topic
called-settings = settings, options
called-search = search, find
called-saved = saved, bookmarks
called-mytopic = my topic
called-help = help
called-start = start, begin
called-stop = stop, unsubscribe
called-pause = pause
called-privacy = privacy
bot-name = Kabarchy: the news in brief
