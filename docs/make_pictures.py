"""`make pictures`: plays through the program as a reader would and takes the pictures that the documentation shows.

Needs a Chromium (found on the PATH, or named in CHROMIUM). Run from the repository's root: `python -m docs.make_pictures`.
"""

# ruff: noqa: INP001 - a script beside pages for people, no package
import asyncio

from playwright.async_api import Browser, Page, expect

from docs.desk_pictures import desk
from docs.picturing import PICTURES, playing, take, to_top
from docs.reader_pictures import readers
from tests.browser.browsing import Look, opened_browser

UNDERSTOOD = 120.0
"""Seconds in which all news of the newsroom are read and understood, even on a slow machine."""
ALL_SUMMARISED = """async () => {
  const said = await (await fetch('/newsroom/stages?limit=200')).json();
  return said.items?.length > 80 && said.items.every((item) => item.story?.headline);
}"""


async def main() -> None:
    """Take all pictures."""
    PICTURES.mkdir(exist_ok=True)
    async with playing() as url, opened_browser() as browser:
        await begin(browser, url)
        for dark in (False, True):
            await digest_and_card(browser, url, dark=dark)
            await desktop(browser, url, dark=dark)
        await kyrgyz(browser, url)
        await readers(browser, url)
        await desk(browser, url)


async def begin(browser: Browser, url: str) -> None:
    """Let everybody set the bot up; the screen of topics is pictured on the way. Then comes the next morning."""
    look = await Look.at(browser, url, phone=True, seat="Айбек", scale=2)
    await set_up(look, "Русский", "Дальше", "Готово", picture="topics-phone-light")
    await look.sit("Айгүл")
    await set_up(look, "Кыргызча", "Андан ары", "Даяр", picture="topics-kyrgyz-phone")
    await look.page.locator("#to-newsroom-2").click()
    count = look.page.locator(".card h3 small")
    await expect(count).not_to_be_empty()
    await settled(look.page)
    await look.page.get_by_role("button", name="Move the clock to 08:00 tomorrow").click()
    await look.page.locator("#to-chat").click()
    await expect(look.page.locator("#log .message", has_text="08:00").last).to_be_visible()
    await look.close()


async def settled(page: Page) -> None:
    """Wait until every item that was read is in a story that has its summary."""
    async with asyncio.timeout(UNDERSTOOD):
        while not await page.evaluate(ALL_SUMMARISED):
            await page.wait_for_timeout(1000)


async def set_up(look: Look, language: str, further: str, done: str, picture: str = "") -> None:
    """Go through the beginning as it is offered."""
    await look.page.locator("#start").click()
    await look.key(language).click()
    await expect(look.key(further)).to_be_visible()
    if picture:
        await look.page.mouse.move(0, 0)
        await take(look.page, picture)
    await look.key(further).click()
    await look.key(done).click()
    await expect(look.key(done)).to_have_count(0)


async def digest_and_card(browser: Browser, url: str, *, dark: bool) -> None:
    """The Russian reader's digest, and the card of a story, on a phone."""
    tone = "dark" if dark else "light"
    look = await Look.at(browser, url, phone=True, dark=dark, seat="Айбек", scale=2)
    digest = look.page.locator("#log .message", has_text="Сводка").last
    await to_top(look.page, digest.locator(".bubble"))
    await take(look.page, f"digest-phone-{tone}")
    await digest.locator(".key", has_text="2").first.click()
    await digest.locator(".key", has_text="Карточка").click()
    card = look.page.locator("#log .message", has_text="Закрыть").last
    await expect(card.locator(".preview strong")).not_to_be_empty()
    await look.page.mouse.move(0, 0)
    await look.page.wait_for_timeout(300)
    await take(look.page, f"card-phone-{tone}")
    await card.locator(".key").last.click()
    await expect(card).to_have_count(0)
    await look.close()


async def desktop(browser: Browser, url: str, *, dark: bool) -> None:
    """Chat and newsroom beside each other, with what the stages made of an item."""
    look = await Look.at(browser, url, dark=dark, seat="Айбек")
    digest = look.page.locator("#log .message", has_text="Сводка").last
    await to_top(look.page, digest.locator(".bubble"))
    item = look.page.locator(".made .item", has_text="Горный щит").first
    await item.locator("summary").click()
    await item.evaluate(
        "(one) => { const panel = document.getElementById('panel'); panel.scrollTop = one.offsetTop - panel.offsetTop - 92; }"
    )
    await look.page.mouse.move(0, 0)
    await take(look.page, f"desktop-{'dark' if dark else 'light'}")
    await look.close()


async def kyrgyz(browser: Browser, url: str) -> None:
    """The Kyrgyz reader's digest."""
    look = await Look.at(browser, url, phone=True, seat="Айгүл", scale=2)
    digest = look.page.locator("#log .message .bubble").last
    await to_top(look.page, digest)
    await take(look.page, "digest-kyrgyz-phone-light")
    await look.close()


if __name__ == "__main__":
    asyncio.run(main())
