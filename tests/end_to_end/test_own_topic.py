"""A reader's own topic outlives the power, and its stories come under the name that its reader knows."""

from playground.client import Control

from .newsroom import Newsroom, a_day_of_news
from .people import PATIENCE, begin
from .program import Home


async def test_a_topic_is_rehearsed_kept_filled_and_explained(
    telegram: Control, newsroom: Newsroom, home: Home
):
    articles = a_day_of_news(newsroom)
    newsroom.write_catalogue(home.folder / "feeds.toml")
    program = await home.run(FEEDS="feeds.toml")
    reader = await telegram.person("Айгүл", language="ru")
    await begin(reader)
    await home.news(program, articles)

    await reader.send('/mytopic курс доллара, "нет таких слов"')
    await reader.next_message(patience=PATIENCE)
    shown = await reader.next_edit(patience=PATIENCE)
    assert "принесла бы 2 новости" in shown.text
    assert "Курс доллара в Кыргызстане на 2 марта" in shown.text
    await reader.press(shown, "Сохранить", patience=PATIENCE)
    await program.kill()

    program = await home.run(FEEDS="feeds.toml")
    await program.until(
        lambda: home.rows("SELECT 1 FROM own_topics WHERE filled_version = version"), "the topic to be filled"
    )
    await reader.send("/digest")
    digest = await reader.next_message(patience=PATIENCE)
    section = digest.text.partition("🔎 курс доллара")[2]
    assert "Курс доллара в Кыргызстане" in section

    number = next(line.split(".")[0] for line in section.splitlines() if "Курс доллара" in line)
    unfolded = (await reader.press(digest, number, settle=PATIENCE)).message
    card = (await reader.press(unfolded, "Карточка", settle=PATIENCE)).message
    said = (await reader.press(card, "Почему?", settle=PATIENCE)).message
    assert "«Курс», «доллара» в заголовке" in said.text
    assert "Её принёс 1 источник" in said.text
    await reader.send("/why", reply_to=digest.id)
    which = await reader.next_message(patience=PATIENCE)
    assert which.text == "О какой новости рассказать?"
    explained = (await reader.press(which, number, settle=PATIENCE)).message
    assert explained.text == said.text
    await reader.send(f"/whynot {card.links[0]}")
    assert "уже была здесь" in (await reader.next_message(patience=PATIENCE)).text
    await reader.send("/whynot https://nowhere.example.org/")
    assert "нет среди моих источников" in (await reader.next_message(patience=PATIENCE)).text
