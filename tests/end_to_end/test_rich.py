"""A running program sends digests in the look that a reader chose, and as plain ones where the server takes no other."""

from playground.client import Control

from .newsroom import Newsroom, a_day_of_news
from .people import PATIENCE, begin, press
from .program import Home


async def test_a_digest_comes_in_sections_or_else_as_a_plain_one(
    telegram: Control, newsroom: Newsroom, home: Home
):
    articles = a_day_of_news(newsroom)
    newsroom.write_catalogue(home.folder / "feeds.toml")
    program = await home.run(FEEDS="feeds.toml")
    readers = [await telegram.person(name, language="ru") for name in ("Айгүл", "Бакыт")]
    for reader in readers:
        await begin(reader)
        await reader.send("/settings")
        settings = await reader.next_message(patience=PATIENCE)
        while not settings.text.startswith("Настройки"):
            settings = await reader.next_message(patience=PATIENCE)
        page, _ = await press(reader, settings, "Вид")
        await press(reader, page, "с разделами")
    await home.news(program, articles)

    first, second = readers
    await first.send("/digest")
    digest = await first.next_message(patience=PATIENCE)
    blocks = digest.raw["rich_message"]["blocks"]
    assert [block["type"] for block in blocks[:3]] == ["heading", "heading", "details"]
    assert digest.text.startswith("🗞 Сводка")
    card = (await first.press(digest, "1", settle=PATIENCE)).message
    assert card.id != digest.id
    assert card.links

    await telegram.fault("error", method="sendRichMessage", code=404, description="Not Found")
    await second.send("/digest")
    plain = await second.next_message(patience=PATIENCE)
    assert "rich_message" not in plain.raw
    assert plain.text.startswith("🗞 Сводка")
    assert not home.rows("SELECT 1 FROM deliveries WHERE status = 'in-doubt'")
    await second.send("/settings")
    page, _ = await press(second, await second.next_message(patience=PATIENCE), "Вид")
    assert "пока не принимает" in page.text
