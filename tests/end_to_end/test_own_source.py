"""A reader's own source: the real program polls it, and its news reach whoever added it and nobody else."""

from playground.client import Control

from .newsroom import Newsroom, a_day_of_news
from .people import PATIENCE, begin
from .program import Home

TITLE = "Собрание жильцов двора перенесли на пятницу"


async def test_its_news_reach_its_reader_alone_and_it_goes_with_them(
    telegram: Control, newsroom: Newsroom, home: Home
):
    articles = a_day_of_news(newsroom)
    newsroom.write_catalogue(home.folder / "feeds.toml")
    yard = newsroom.outlet("Наш двор", "yard")
    newsroom.publish(
        yard, TITLE, "Собрание жильцов двора пройдёт в пятницу вечером, сообщил старший по дому."
    )
    program = await home.run(FEEDS="feeds.toml")
    reader, other = await telegram.person("Айгүл", language="ru"), await telegram.person("Нур", language="ru")
    await begin(reader)
    await begin(other)
    await home.news(program, articles)

    await reader.send(f"/sources {newsroom.feed(yard)}")
    await reader.next_message(patience=PATIENCE)
    trial = await reader.next_edit(patience=PATIENCE)
    assert TITLE in trial.text
    added = (await reader.press(trial, "Добавить", settle=PATIENCE)).message
    assert "среди ваших источников" in added.text
    await program.until(
        lambda: home.rows("SELECT 1 FROM stories WHERE private_feed IS NOT NULL AND summarised_version > 0"),
        "the story of the reader's own source",
    )
    await reader.skip()
    await reader.send("/latest")
    assert TITLE in (await reader.next_message(patience=PATIENCE)).text
    await reader.send("/digest")
    digest = await reader.next_message(patience=PATIENCE)
    assert TITLE in digest.text.partition("📡 ")[2]
    await other.send("/latest")
    assert TITLE not in (await other.next_message(patience=PATIENCE)).text
    await other.send("/digest")
    assert TITLE not in (await other.next_message(patience=PATIENCE)).text

    await reader.send("/forget")
    await reader.press(await reader.next_message(patience=PATIENCE), "Да, удалить всё", settle=PATIENCE)
    assert home.rows("SELECT 1 FROM feeds WHERE private") == []
    assert home.rows("SELECT 1 FROM stories WHERE private_feed IS NOT NULL") == []
