"""The pictures of the readers' page: a first digest, a sentence's source, a search, what is followed, settings, an own topic."""

# ruff: noqa: INP001 - beside pages for people, no package
import re

from playwright.async_api import Browser, Locator, expect

from docs.picturing import take, to_top
from tests.browser.browsing import Look

NEWS = {
    "outlet": "alamedin",
    "title": "Учения ОДКБ «Горный щит»: под Баткеном начался второй этап",
    "text": "Второй этап учений ОДКБ «Горный щит» начался в Баткенской области: военные вывозят жителей условно "
    "отрезанного села.\n\nЗаняты шесть вертолётов и двести спасателей из четырёх стран, сообщило министерство обороны.",
}
"""What an outlet adds to a story that somebody follows."""


async def readers(browser: Browser, url: str) -> None:
    """Take all of them; everybody but Alice has begun."""
    await beginning(browser, url)
    await kyrgyz_source(browser, url)
    await russian(browser, url)


async def beginning(browser: Browser, url: str) -> None:
    """An English reader's first digest, with a story unfolded, and the settings."""
    look = await Look.at(browser, url, phone=True, seat="Alice", scale=2)
    await look.page.locator("#start").click()
    for button in ("English", "Next", "Done"):
        await look.key(button).click()
    digest = newest(look, "Digest ·")
    await expect(digest).to_be_visible()
    await press_number_of(digest, "18 agreements")
    await expect(digest.locator(".key", has_text="▴")).to_be_visible()
    await to_top(look.page, digest.locator(".bubble"))
    await shown(look, "unfolded-english-phone")
    await look.write("/settings")
    await expect(look.key("Quiet hours")).to_be_visible()
    await shown(look, "settings-english-phone", newest(look, "Settings"))
    await look.close()


async def kyrgyz_source(browser: Browser, url: str) -> None:
    """The sentence behind a mark of a card, in Kyrgyz."""
    look = await Look.at(browser, url, phone=True, seat="Айгүл", scale=2)
    digest = newest(look, "Тоо калканы")
    await press_number_of(digest, "Тоо калканы")
    await digest.locator(".key", has_text="Кабардын барагы").click()
    card = newest(look, "Көз салуу")
    await card.locator(".key", has_text="¹").click()
    source = newest(look, "Окуу:")
    await source.locator("blockquote button").last.click()
    await shown(look, "source-kyrgyz-phone", source)
    await look.close()


async def russian(browser: Browser, url: str) -> None:
    """A search in the wrong keyboard layout, a topic of one's own, and what is new in a story that is followed."""
    look = await Look.at(browser, url, phone=True, seat="Айбек", scale=2)
    await look.write("/search ujhysq obn")
    found = newest(look, "горный щит")
    await expect(found).to_be_visible()
    await shown(look, "search-phone", found)
    await found.locator(".key", has_text="1").first.click()
    await look.key("Следить").click()
    await expect(look.key("Слежу")).to_be_visible()
    await expect(look.page.locator("#toast.on")).to_have_count(0)
    await look.write("/mytopic «горный щит», беспилотники -футбол")
    await expect(look.key("Сохранить")).to_be_visible()
    await shown(look, "own-topic-phone", newest(look, "Проверка"))
    await look.page.request.post(f"{url}/newsroom/stories", data=NEWS)
    news = newest(look, "Новое:")
    await expect(news).to_be_visible()
    await shown(look, "follow-phone", news)
    await look.close()


async def press_number_of(digest: Locator, words: str) -> None:
    """Press the number of the story that has some words in its headline."""
    said = await digest.inner_text()
    number = re.findall(rf"^(\d+)\. .*{words}", said, re.MULTILINE)[0]
    await digest.locator(".key").get_by_text(number, exact=True).click()


def newest(look: Look, text: str) -> Locator:
    """The newest message of the bot with a text."""
    return look.page.locator("#log .message:not(.own)", has_text=text).last


async def shown(look: Look, name: str, what: Locator | None = None) -> None:
    """Take a picture, with something at the end of the page if there is such."""
    await look.page.mouse.move(0, 0)
    await look.page.evaluate("document.activeElement.blur()")
    if what is not None:
        await what.scroll_into_view_if_needed()
    await look.page.wait_for_timeout(400)
    await take(look.page, name)
