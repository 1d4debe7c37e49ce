"""What a running program has read is found in its chat, sent to other chats, and kept in what a reader saves."""

from playground.client import Control

from .newsroom import Newsroom, a_day_of_news
from .people import PATIENCE, begin
from .program import Home


async def test_the_archive_is_searched_in_the_chat_and_from_any_other(
    telegram: Control, newsroom: Newsroom, home: Home
):
    articles = a_day_of_news(newsroom)
    newsroom.write_catalogue(home.folder / "feeds.toml")
    program = await home.run(FEEDS="feeds.toml")
    reader = await telegram.person("Айгүл", language="ru")
    await begin(reader)
    await home.news(program, articles)
    await program.until(
        lambda: not home.rows("SELECT 1 FROM articles WHERE NOT indexed"), "everything to be indexed"
    )

    await reader.send("/search rehc ljkkfhf")
    found = await reader.next_message(patience=PATIENCE)
    assert "«курс доллара»" in found.text
    assert "Курс доллара в Кыргызстане на 2 марта" in found.text
    card = (await reader.press(found, "1", settle=PATIENCE)).message
    pressed = await reader.press(card, "🔖 Сохранить", settle=PATIENCE)
    assert "/saved" in pressed.alert
    await program.kill()

    program = await home.run(FEEDS="feeds.toml")
    await reader.send("/saved")
    assert "1. Курс доллара" in (await reader.next_message(patience=PATIENCE)).text
    friend = await telegram.person("Бакыт", language="ky")
    asked = await telegram.ask("POST", f"/people/{friend.id}/inline", {"query": "курсу доллара"})
    answer = (await telegram.ask("GET", f"/inline/{asked['inline_query']}", query={"wait": PATIENCE}))[
        "answer"
    ]
    assert "Курс доллара" in answer["results"][0]["title"]
    await telegram.ask(
        "POST",
        f"/people/{friend.id}/choose",
        asked | {"result_id": answer["results"][0]["id"], "chat_id": friend.id},
    )
