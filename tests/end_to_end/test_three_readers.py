"""Three readers with one program, one in each language, from their first press to their last; two days pass."""

from playground.client import Control, Message, Person

from .newsroom import Newsroom
from .people import PATIENCE, begin
from .program import Home
from .town import CROSSING, Town, answer, follow, number_of, stands

FACT = "Кийинки жыйын ноябрь айында Астанада өтөт деп Казакстандын тышкы иштер министри билдирди."
SPREADS = "ОДКБ отправила спасателей в Душанбе после землетрясения"
ALONE = "Генеральный секретарь ОДКБ прибыл с визитом в Ташкент"
RATES = "Курс доллара в Кыргызстане на 3 марта"
AT_NIGHT = {
    "В Иссык-Куль выпустили мальков форели": "В озеро Иссык-Куль выпустили сорок тысяч мальков форели.",
    "Мост через реку Талас закрыли на ремонт": "Мост в Таласской области Кыргызстана закрыт на ремонт до июня.",
    "В Баткене посадили тысячу абрикосов": "Жители Баткена на юге Кыргызстана посадили тысячу абрикосов.",
    RATES: "Национальный банк Кыргызстана установил официальный курс доллара США на 3 марта: 87,60 сома.",
}
"""Four of Kyrgyzstan: one more than a day's number."""
WENT_ON = "Подробности редакция обещает сообщить завтра утром, когда вернётся её корреспондент."


async def test_three_readers_in_three_languages(telegram: Control, newsroom: Newsroom, home: Home):
    town = await Town.settle(telegram, newsroom, home)
    aigul = await telegram.person("Айгүл", language="ky")
    mark = await telegram.person("Mark", language="en-GB")
    marat = await telegram.person("Марат", language="ru")
    card = await begins_in_kyrgyz(aigul)
    await begins_in_english(town, mark)
    await shares_with_a_friend(town, mark)

    town.reprint("herald", "40 million", "50 million")
    town.publish(
        "tandem",
        "Бишкекте ЖККУнун министрлери үч билдирүүгө кол коюшту",
        "Бишкекте ЖККУнун Тышкы иштер министрлер кеңешинин жыйыны аяктап, үч биргелешкен билдирүүгө кол коюлду.",
        FACT,
    )
    await town.next_round()
    await is_told_of_the_correction(mark)
    await hears_what_is_new(aigul, card)

    await asks_for_little_at_once(marat)
    town.let_pass_until(23)
    publish_at_night(town)
    await town.next_round()
    await sleeps_and_hears_three_in_the_morning(town, marat)
    await does_not_see_what_is_muted(town, mark)

    newsroom.let_pass(hours=49)
    town.publish("herald", "Museum of post opens in Karakol", "A museum of the post has opened in Karakol.")
    await town.read()
    await hears_how_it_ended(aigul, card)

    await leaves_and_begins_anew(town, mark)
    await goes_on_holiday(marat)
    await floods_and_disturbs_nobody(marat, aigul)


async def begins_in_kyrgyz(reader: Person) -> Message:
    """Screens in Telegram's language, the clock of another city, the digest in its place; give the card that is followed."""
    await reader.start()
    screen = await reader.next_message()
    assert screen.text.startswith("Саламатсызбы! Мен Кабарчымын")
    assert screen.button("Кыргызча").text == "✅ Кыргызча"
    hours = await follow(reader, screen, "Кыргызча", "Андан ары", "Шаар", "Алматы")
    assert "Убакыт: Алматы, Астана." in hours.text
    last = await follow(reader, hours, "19:00")
    await reader.press(last, "Даяр", patience=PATIENCE, settle=0)
    ready = await stands(reader, "Даяр.")
    assert "Биринчи топтом азыр эле келет." in ready.text
    assert "бүгүн саат 19:00" in ready.text
    # Almaty is an hour behind.
    digest = await stands(reader, "🗞 Кабарлар топтому · 2-март, дүйшөмбү, 08:")

    number = number_of(digest, "ЖККУнун")
    open_one = await follow(reader, digest, number)
    assert open_one.id == digest.id
    assert "Таңдем, бүгүн саат 07:30" in open_one.text
    more = await follow(reader, open_one, "Дагы: 🛡 ЖККУ")
    assert more.text.startswith("🕐 🛡 ЖККУ темасында дагы")
    card = await follow(reader, open_one, "Кабардын барагы")
    folded = await follow(reader, open_one, f"▴ {number}")
    assert (folded.text, folded.rows) == (digest.text, digest.rows)

    source = await follow(reader, card, "¹ Таңдем")
    assert "Бүгүн Бишкекте Кыргыз Республикасынын төрагалыгы менен" in source.text
    assert source.links[0].endswith("/tandem/1")
    closed = await reader.press(source, "Жабуу", settle=PATIENCE)
    assert closed.deleted == (source.id,)
    kept = await reader.press(card, "🔖 Сактоо", settle=PATIENCE)
    assert kept.alert == "Сакталды. Бардык сакталгандар: /saved."
    await reader.skip()
    assert "1. Бишкекте ЖККУнун" in (await answer(reader, "/saved")).text
    followed = await reader.press(card, "🔔 Көз салуу", settle=PATIENCE)
    assert followed.alert.startswith("Жаңысын гана ушул билдирүүгө жооп кылып жөнөтөм.")
    assert followed.message.button("✅ Көз салуу")
    found = await answer(reader, "/search жаны кун")
    assert "Нарында жаңы күн электр станциясы курулат" in found.text
    return card


async def begins_in_english(town: Town, reader: Person) -> None:
    """Screens in Telegram's language, a first digest, an opinion, and why a story came."""
    await reader.start()
    screen = await reader.next_message()
    assert screen.text.startswith("Hello! I am Kabarchy.")
    last = await follow(reader, screen, "English", "Next", "City", "London")
    await reader.press(last, "Done", patience=PATIENCE, settle=0)
    ready = await stands(reader, "All set.")
    assert "Your first digest comes right now." in ready.text
    assert "today at 08:00" in ready.text
    digest = await stands(reader, "🗞 Digest · Monday, 2 March, 03:0")
    assert CROSSING in digest.text
    card = await follow(reader, digest, number_of(digest, "New border crossing"), "Card")
    disliked = await reader.press(card, "👎", settle=PATIENCE)
    assert disliked.alert == "I see, noted."
    why = await follow(reader, card, "Why?")
    assert "“Osh” in the headline" in why.text
    assert "You marked it 👎." in why.text
    asked = await follow(reader, await follow(reader, card, "🔇 Mute…"), "A word…")
    assert "Write a word or a phrase." in asked.text
    assert "доллар" in (await answer(reader, "доллар")).text
    assert town.home.count("SELECT count(*) FROM mutes") == 1


async def shares_with_a_friend(town: Town, reader: Person) -> None:
    """A card goes into another chat by the bot's name; the link under it shows the story to who is new."""
    friend = await town.telegram.person("Асан", language="ky")
    found = await reader.ask_inline("border crossing")
    result = found["results"][0]
    assert result["title"] == "New border crossing opens near Osh"
    await reader.choose(found, result["id"])
    [story] = [id for (id,) in town.home.rows("SELECT story_id FROM articles WHERE url LIKE '%/herald/1'")]
    await friend.start(f"story_{story}")
    card, beginning = await friend.next_messages(2, patience=PATIENCE)
    assert card.text.startswith("New border crossing opens near Osh [en]")
    assert beginning.text.startswith("Саламатсызбы!")
    await friend.start("topic_sco")
    chosen = await friend.next_message(patience=PATIENCE)
    assert "«🤝 ШКУ» темасы тандалды" in chosen.text


async def is_told_of_the_correction(reader: Person) -> None:
    """The outlet has corrected a figure: the digest has the new one, and a note says what it was."""
    note = await reader.next_message(patience=PATIENCE)
    assert note.text == f"✏️ Corrected (Chuy Herald): {CROSSING} → {CROSSING.replace('40', '50')}"
    assert note.silent
    digest = next(message for message in await reader.messages() if message.id == reply_of(note))
    assert digest.text.startswith("🗞 Digest")
    assert CROSSING.replace("40", "50") in digest.text


async def hears_what_is_new(reader: Person, card: Message) -> None:
    """A fact that was not in the card comes as an answer to it, and the correction of another story."""
    said = [await reader.next_message(patience=PATIENCE) for _ in range(2)]
    [fact] = [message for message in said if message.text.startswith("🔔 Жаңысы:")]
    assert FACT in fact.text
    assert reply_of(fact) == card.id
    assert any(message.text.startswith("✏️ Оңдолду (Chuy Herald):") for message in said)


async def hears_how_it_ended(reader: Person, card: Message) -> None:
    """After two days without news the story is summed up, and followed no longer."""
    recap = await reader.next_message(patience=PATIENCE)
    while not recap.text.startswith("🏁 Жыйынтык:"):
        recap = await reader.next_message(patience=PATIENCE)
    assert reply_of(recap) == card.id
    assert "көз салуу бүттү" in recap.text
    assert "эч бир кабарга көз салган жоксуз" in (await answer(reader, "/following")).text


async def asks_for_little_at_once(reader: Person) -> None:
    """Of the CSTO the important only, of Kyrgyzstan all, three a day, and nothing from ten to seven."""
    await begin(reader)
    await stands(reader, "🗞 Сводка")
    await reader.skip()
    menu = await answer(reader, "/settings")
    at_once = await follow(reader, menu, "Сразу", "ОДКБ", "ОДКБ", "Кыргызстан", "3")
    marks = [button.text for button in at_once.buttons]
    assert {"❗ 🛡 ОДКБ", "✅ 🇰🇬 Кыргызстан", "✅ 3"} <= set(marks)
    menu = await follow(reader, at_once, "‹ Назад", "Тихие часы", "22:00–07:00", "‹ Назад")
    assert "Тихие часы: 22:00–07:00" in menu.text


def publish_at_night(town: Town) -> None:
    """Print one event in three countries, one in a single outlet, and four of Kyrgyzstan."""
    town.publish("vestnik", SPREADS, f"{SPREADS}, сообщили в секретариате организации.", WENT_ON)
    town.publish("akjol", "ОДКБ направила спасателей в Душанбе: там землетрясение", f"{SPREADS}.", WENT_ON)
    town.publish(
        "herald",
        "CSTO sends rescuers to Dushanbe after earthquake",
        "The CSTO has sent rescuers to Dushanbe after an earthquake, its secretariat said.",
    )
    town.publish("vestnik", ALONE, f"{ALONE}, где его ждут переговоры о границе.", WENT_ON)
    for title, text in AT_NIGHT.items():
        town.publish("akjol", title, text, WENT_ON)


async def sleeps_and_hears_three_in_the_morning(town: Town, reader: Person) -> None:
    """Nothing rings at night; at seven three come, and the others with the digest, none of them twice."""
    await town.until("SELECT count(*) = 3 FROM deliveries WHERE key LIKE 'alert:%'")
    assert await reader.nothing_new()
    town.let_pass_until(7)
    rung = [message.text for message in await reader.next_messages(3, patience=PATIENCE)]
    assert all(text.startswith("⚡") for text in rung)
    assert not any(ALONE in text for text in rung), "it is not important"
    town.let_pass_until(8)
    digest = await reader.next_message(patience=PATIENCE)
    assert digest.text.startswith("🗞 Сводка · вторник, 3 марта, 08:00")
    assert ALONE in digest.text
    told = "\n".join([*rung, digest.text])
    rescuers = told.count(f"{SPREADS}\n") + told.count("ОДКБ направила спасателей")
    assert rescuers == 1
    assert [title for title in AT_NIGHT if told.count(title) != 1] == []
    assert await reader.nothing_new()


async def does_not_see_what_is_muted(town: Town, reader: Person) -> None:
    """The next digest has the news of the night but for the muted word, and the bot says why."""
    digest = await answer(reader, "/digest")
    assert ALONE in digest.text
    assert RATES not in digest.text
    [link] = [url for (url,) in town.home.rows("SELECT url FROM articles WHERE title = ?", RATES)]
    assert "You muted the word" in (await answer(reader, f"/whynot {link}")).text
    left = await follow(reader, await answer(reader, "/mutes"), "доллар")
    assert left.text.startswith("Nothing is muted.")


async def leaves_and_begins_anew(town: Town, reader: Person) -> None:
    """All that is kept comes as a file, then nothing is kept, and the beginning is the beginning."""
    await reader.skip()
    file = await answer(reader, "/export")
    assert file.raw["document"]["file_name"] == "kabarchy.json"
    gone = await follow(reader, await answer(reader, "/forget"), "Yes, delete everything")
    assert gone.text.startswith("Done: I know nothing about you any more")
    assert town.home.count("SELECT count(*) FROM chats WHERE telegram_id = ?", reader.id) == 0
    assert (await answer(reader, "/start")).text.startswith("Hello! I am Kabarchy.")


async def goes_on_holiday(reader: Person) -> None:
    """A pause until a date of the calendar, and its end; a slip of the finger is understood."""
    await reader.skip()
    menu = await follow(reader, await answer(reader, "/settings"), "Пауза", "До даты…", "20 мар.")
    assert "⏸ Пауза до 20 марта" in menu.text
    assert "Пауза" not in (await follow(reader, menu, "Пауза", "▶️")).text.splitlines()
    assert "Может быть, /digest?" in (await answer(reader, "/digets")).text


async def floods_and_disturbs_nobody(flooder: Person, other: Person) -> None:
    """Who presses without end is slowed, once and kindly; everybody else is answered meanwhile."""
    menu = await answer(flooder, "/settings")
    for _ in range(100):
        pressed = await flooder.forge(menu, "v1:nothing", patience=PATIENCE, settle=0)
        if pressed.alert.startswith("Слишком много"):
            break
    assert pressed.is_alert
    again = await flooder.forge(menu, "v1:nothing", patience=PATIENCE, settle=0)
    assert again.alert == ""
    assert (await answer(other, "/help")).text


def reply_of(message: Message) -> int:
    """The message that one answers."""
    return int(message.raw["reply_to_message"]["message_id"])
