"""The pictures of the editors' desk: a broadcast, important news, a source, figures, and the page in a browser."""

# ruff: noqa: INP001 - beside pages for people, no package
import re

from playwright.async_api import Browser, Locator, expect

from docs.picturing import take
from tests.browser.browsing import Look

NEWS = (
    "<b>Завтра в Бишкеке перекроют центр</b>\n\nС 08:00 до 12:00 закрыт проспект Чуй от Ибраимова до Манаса: "
    "готовят площадь к празднику."
)
KY = (
    "<b>Эртең Бишкектин борбору жабылат</b>\n\nСаат 08:00дөн 12:00гө чейин Чүй проспектиси Ибраимовдон Манаска чейин "
    "жабык: аянт майрамга даярдалат."
)


async def desk(browser: Browser, url: str) -> None:
    """Take all of them."""
    look = await Look.at(browser, url, phone=True, seat="Редактор", scale=2)
    await look.page.locator("#start").click()
    await look.key("Русский").click()
    await expect(look.key("Дальше")).to_be_visible()
    await broadcast(look)
    await important(look)
    await source(look)
    await figures(look)
    link = await address(look)
    await look.close()
    for phone in (False, True):
        await page(browser, link if not phone else await new_link(browser, url), phone=phone)


async def broadcast(look: Look) -> None:
    """A draft with its two versions, and the report when it has gone."""
    await look.write("/broadcast")
    await expect(newest(look, "Пришлите то")).to_be_visible()
    await look.write(re.sub("<[^>]+>", "", NEWS))
    await look.key("Языки").click()
    await look.key("➕ кыргызский").click()
    await expect(newest(look, "Пришлите версию")).to_be_visible()
    await look.write(re.sub("<[^>]+>", "", KY))
    await expect(look.key("Отправить")).to_be_visible()
    await shown(look, "broadcast-phone", look.key("Отправить"))
    await look.key("Отправить").click()
    await look.key("Не ждать").click()
    report = newest(look, "Рассылка закончена")
    await expect(report).to_be_visible()
    await shown(look, "report-phone", report)


async def important(look: Look) -> None:
    """The card of a story with what an editor can do with it."""
    await look.write("/latest")
    await look.key("1").click()
    await expect(look.key("Важно")).to_be_visible()
    await shown(look, "important-phone", look.key("Важно"))


async def source(look: Look) -> None:
    """A source and how it is doing."""
    await look.write("/feeds")
    listed = newest(look, "8 источников")
    await expect(listed).to_be_visible()
    await listed.locator(".key").first.click()
    await expect(look.key("Проверить сейчас")).to_be_visible()
    await shown(look, "source-phone", look.key("Проверить сейчас"))


async def figures(look: Look) -> None:
    """The chart of a week."""
    await look.write("/stats")
    chart = look.page.locator("#log .message img").last
    await expect(chart).to_be_visible()
    await shown(look, "stats-phone", chart)


async def address(look: Look) -> str:
    """Ask for the desk, and return the link."""
    links = look.page.locator("#log .message a[href*='/desk?key=']")
    given = await links.count()
    await look.write("/desk")
    await expect(links).to_have_count(given + 1)
    return str(await links.last.get_attribute("href"))


async def new_link(browser: Browser, url: str) -> str:
    """A link is good for once: ask for another."""
    look = await Look.at(browser, url, phone=True, seat="Редактор")
    link = await address(look)
    await look.close()
    return link


async def page(browser: Browser, link: str, *, phone: bool) -> None:
    """The desk as a page."""
    context = await browser.new_context(
        viewport={"width": 390, "height": 844} if phone else {"width": 1280, "height": 800},
        device_scale_factor=2 if phone else 1,
        bypass_csp=True,
    )
    opened = await context.new_page()
    await opened.goto(link)
    await expect(opened.locator("body[data-ready]")).to_be_visible()
    await opened.wait_for_timeout(500)
    await take(opened, "desk-phone" if phone else "desk")
    await context.close()


def newest(look: Look, text: str) -> Locator:
    """The newest message with a text."""
    return look.page.locator("#log .message", has_text=text).last


async def shown(look: Look, name: str, what: Locator) -> None:
    """Take a picture with something at the end of the page."""
    await look.page.mouse.move(0, 0)
    await what.scroll_into_view_if_needed()
    await look.page.wait_for_timeout(400)
    await take(look.page, name)
