"""The digest comes at its hour, brings what is new, and repeats nothing."""

from playground.client import Control

from .newsroom import Newsroom, a_day_of_news
from .people import PATIENCE, begin
from .program import Home

STORIES = (
    (
        "Генеральный секретарь ОДКБ прибыл с визитом в Душанбе",
        "Генеральный секретарь ОДКБ прибыл в Душанбе, где встретится с министром обороны Таджикистана.",
        "Стороны обсудят укрепление границы и совместные учения.",
    ),
    (
        "В Кыргызстане утвердили новую стратегию сотрудничества с ОДКБ",
        "Парламент Кыргызстана утвердил стратегию сотрудничества с ОДКБ на пять лет.",
        "Документ поддержали восемьдесят депутатов.",
    ),
)


async def test_the_digest_comes_once_at_its_hour_and_a_late_one_is_folded_into_the_next(
    telegram: Control, newsroom: Newsroom, home: Home
):
    articles = a_day_of_news(newsroom)
    newsroom.write_catalogue(home.folder / "feeds.toml")
    program = await home.run(FEEDS="feeds.toml")
    reader = await telegram.person("Марат")
    ready = await begin(reader)
    assert "завтра в 08:00" in ready.text
    await home.news(program, articles)
    assert await reader.nothing_new()

    # Tuesday, eight o'clock.
    newsroom.let_pass(hours=23)
    tuesday = await reader.next_message(patience=PATIENCE)
    assert tuesday.text.startswith("🗞 Сводка · вторник, 3 марта, 08:00")
    assert "ОДКБ" in tuesday.text
    assert "3 источника" in tuesday.text

    # A new article on the next day; at eight it alone is in the digest.
    akjol = newsroom.outlets["akjol"]
    newsroom.let_pass(hours=23)
    newsroom.publish(akjol, *STORIES[0])
    newsroom.let_pass(minutes=50)
    await home.news(program, articles + 1)
    newsroom.let_pass(minutes=12)
    wednesday = await reader.next_message(patience=PATIENCE)
    assert "среда, 4 марта, 08:00" in wednesday.text
    assert STORIES[0][0] in wednesday.text
    assert [button.text for button in wednesday.buttons if button.text.isdecimal()] == ["1"]

    # On Thursday nothing runs at eight. Started three hours late, the program sends nothing until Friday.
    newsroom.let_pass(hours=2)
    newsroom.publish(akjol, *STORIES[1])
    assert await program.stop() == 0
    newsroom.let_pass(hours=25)
    program = await home.run(FEEDS="feeds.toml")
    await home.news(program, articles + 2)
    after = "2026-03-05 23:00"
    await program.until(
        lambda: home.count("SELECT count(*) FROM chats WHERE next_digest_at > ?", after), "a new moment"
    )
    assert await reader.nothing_new()
    newsroom.let_pass(hours=21)
    friday = await reader.next_message(patience=PATIENCE)
    assert "пятница, 6 марта, 08:00" in friday.text
    assert STORIES[1][0] in friday.text
    assert [button.text for button in friday.buttons if button.text.isdecimal()] == ["1"]

    sent = await telegram.calls("sendMessage", chat=reader.id, effect=True)
    assert len(sent) == 4, "the first screen and three digests"
