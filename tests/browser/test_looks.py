"""Dark and light, phone and desktop, by keyboard alone, and for a screen reader."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import expect

from playground.cast import assemble
from playground.server import Playground, serve

from .browsing import Look

pytestmark = pytest.mark.asyncio(loop_scope="module")

CHECKS = """() => {
  const wrong = [];
  const shown = (one) => one.checkVisibility();
  const name = (one) => (one.getAttribute('aria-label') || one.textContent || one.title || '').trim();
  for (const one of document.querySelectorAll('button, a[href], [role=button], [role=menuitem]'))
    if (shown(one) && !name(one)) wrong.push('no name: ' + one.outerHTML.slice(0, 120));
  for (const one of document.querySelectorAll('input, select, textarea'))
    if (shown(one) && !one.labels.length && !one.getAttribute('aria-label')) wrong.push('no label: ' + one.outerHTML.slice(0, 120));
  if (document.querySelectorAll('h1').length !== 1) wrong.push('not one h1');
  if (!document.documentElement.lang) wrong.push('no language');
  if (!document.title) wrong.push('no title');
  if (document.querySelectorAll('main').length !== 1) wrong.push('not one main');
  if (document.querySelector('[role=log]')?.getAttribute('aria-live') !== 'polite') wrong.push('no live region');
  for (const one of document.querySelectorAll('img')) if (!one.hasAttribute('alt')) wrong.push('no alt: ' + one.src);
  const ids = [...document.querySelectorAll('[id]')].map((one) => one.id);
  if (new Set(ids).size !== ids.length) wrong.push('an id twice');
  for (const one of document.querySelectorAll('[aria-controls]'))
    if (!document.getElementById(one.getAttribute('aria-controls'))) wrong.push('controls nothing: ' + one.id);
  if (document.documentElement.scrollWidth > innerWidth) wrong.push('wider than the screen');
  return wrong;
}"""


@pytest_asyncio.fixture(loop_scope="module")
async def playground() -> AsyncIterator[Playground]:
    server = await serve(newsroom_port=0)
    assemble(server.world)
    yield server
    await server.close()


@pytest.mark.parametrize("phone", [False, True])
async def test_names_labels_and_regions(browser, playground, phone):
    look = await Look.at(browser, playground.url, phone=phone)
    await look.page.locator("#start").click()
    await expect(look.page.locator("#log .message")).to_have_count(1)
    assert await look.page.evaluate(CHECKS) == []
    if phone:
        await look.page.locator("#to-newsroom-2").click()
        await expect(look.page.locator("#newsroom h2")).to_be_visible()
        assert await look.page.evaluate(CHECKS) == []
        await look.page.keyboard.press("Escape")
        await look.page.locator("#to-people").click()
        await expect(look.page.locator(".seat").first).to_be_visible()
        assert await look.page.evaluate(CHECKS) == []
    await look.close()


async def test_dark_and_light_by_the_system_and_by_the_switch(browser, playground):
    ground = "getComputedStyle(document.querySelector('.bar')).backgroundColor"
    colours = []
    for dark in (False, True):
        look = await Look.at(browser, playground.url, dark=dark)
        before = await look.page.evaluate(ground)
        await look.page.locator("#theme").click()
        await expect(look.page.locator("html")).to_have_attribute("data-theme", "light" if dark else "dark")
        after = await look.page.evaluate(ground)
        colours.append((before, after))
        await look.page.reload()
        await look.page.wait_for_selector("body[data-ready]")
        assert await look.page.evaluate(ground) == after
        await look.close()
    assert colours[0] == colours[1][::-1]
    assert colours[0][0] != colours[0][1]


async def test_everything_by_keyboard(browser, playground):
    look = await Look.at(browser, playground.url, seat="Айбек")
    page = look.page
    chat = 700_000_001
    world = playground.world
    await page.locator("#start").focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("#log .message.own")).to_contain_text("/start")
    await expect(page.locator("#words")).to_be_focused()
    await page.keyboard.type("Салам")
    await page.keyboard.press("Enter")
    await expect(page.locator("#log .message.own").last).to_contain_text("Салам")
    world.post(
        world.chats[chat], {"text": "Выберите"}, sender=world.bot, by_bot=True,
        inline={"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}]]},
    )  # fmt: skip
    await expect(look.key("Да")).to_be_visible()
    for _ in range(20):
        await page.keyboard.press("Shift+Tab")
        if await page.evaluate("document.activeElement.classList.contains('key')"):
            break
    await expect(look.key("Да")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(look.key("Да")).to_have_attribute("aria-busy", "true")
    assert [press.data for press in world.presses.values()] == ["yes"]
    for press in world.presses.values():
        press.answer = {"text": "", "show_alert": False}
    world.note("answer")
    await expect(look.key("Да")).not_to_have_attribute("aria-busy", "true")
    await page.locator("#more").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("menuitem").first).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(page.locator("#more")).to_be_focused()
    await page.locator(".seat", has_text="Alice").focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("#chat-about")).to_contain_text("Alice")
    await look.close()
