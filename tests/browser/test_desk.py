"""The desk in a real browser: opened from a link, live, readable on a phone, in light and dark, under its own policy."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from news.chats import ChatKind, Settings
from news.deliveries import Lane, NewDelivery
from news.failures import GIVEN_UP_AFTER
from news.ids import UserId
from news.outgoing import Text
from news.roles import Role
from news.schedule import Schedule
from storage import Storage
from storage.migrate import migrate
from storage.panels import Panel
from web.desk.routes import Desk, routes
from web.server import Pages, Server

from .browsing import Look

pytestmark = pytest.mark.asyncio(loop_scope="module")

EDITOR = UserId(21)
NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
WIDE = """() => document.documentElement.scrollWidth - document.documentElement.clientWidth"""
CONTRAST = """() => {
  const numbers = (color) => color.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const light = (color) => {
    const [r, g, b] = numbers(color).map((n) => n / 255).map((n) => n <= .03928 ? n / 12.92 : ((n + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const paper = (one) => { for (let at = one; at; at = at.parentElement) {
    const color = getComputedStyle(at).backgroundColor;
    if (!color.endsWith(', 0)')) return color;
  } };
  return [...document.querySelectorAll('h1, h2, p, .label, .value')].filter((one) => one.textContent).filter((one) => {
    const [a, b] = [light(getComputedStyle(one).color), light(paper(one))].sort((x, y) => y - x);
    return (a + .05) / (b + .05) < 4.5;
  }).map((one) => one.textContent);
}"""


@pytest_asyncio.fixture(loop_scope="module")
async def storage(tmp_path) -> AsyncIterator[Storage]:
    url = f"sqlite:///{tmp_path}/kabarchy.db"
    await migrate(url)
    opened = Storage.open(url)
    settings = Settings(language="ru", schedule=Schedule(times=(), timezone="Asia/Bishkek"), set_up=True)
    async with opened.writing() as tx:
        await tx.editors.give(EDITOR, Role.EDITOR, NOW)
        await tx.chats.meet(EDITOR, None, ChatKind.PRIVATE, settings, NOW)
        await tx.desk.give("the-key", EDITOR, once=True, expires_at=NOW + timedelta(minutes=10))
    yield opened
    await opened.close()


@pytest_asyncio.fixture(loop_scope="module")
async def server(storage) -> AsyncIterator[Server]:
    desk = Desk(
        storage=storage,
        now=lambda: NOW,
        owners=frozenset(),
        troubles=list,
        language="ru",
        timezone="Asia/Bishkek",
    )
    running = await Server.start(Pages(problems=list, metrics=None, more=routes(desk)), "127.0.0.1", 0)
    yield running
    await running.close()


@asynccontextmanager
async def opened(
    browser: Browser, url: str, *, phone: bool = False, dark: bool = False
) -> AsyncIterator[Page]:
    """Open the desk by its link; its own policy is in force, and nothing may go wrong under it."""
    context = await browser.new_context(
        viewport={"width": 390, "height": 844} if phone else {"width": 1280, "height": 900},
        color_scheme="dark" if dark else "light",
    )
    page = await context.new_page()
    look = Look(page=page)
    page.on("console", lambda said: look.note(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: look.note(str(error)))
    page.on("request", lambda request: look.check(request.url))
    await page.goto(f"{url}desk?key=the-key")
    await expect(page.locator("body[data-ready]")).to_be_visible()
    yield page
    await look.close()


async def queue(storage: Storage, *numbers: int) -> None:
    async with storage.writing() as tx:
        chat = await tx.chats.find(EDITOR, None)
        assert chat is not None
        waiting = [
            NewDelivery(
                key=f"digest:{number}:0",
                chat_id=chat.id,
                content=Text(html="x"),
                lane=Lane.DIGEST,
                due_at=NOW,
            )
            for number in numbers
        ]
        await tx.outbox.queue(waiting, NOW)


async def test_the_link_opens_the_desk_and_its_key_leaves_the_address(browser, server, storage):
    async with opened(browser, server.url) as page:
        assert page.url == f"{server.url}desk"
        await expect(page.locator("h1")).to_have_text("Кабарчы: пульт")
        await expect(page.locator("#standing")).to_have_text("Обновлено в 08:00:00")
        await expect(page.locator("#queue")).to_contain_text("Очередь пуста")
        await page.reload()
        await expect(page.locator("body[data-ready]")).to_be_visible()
        other = await (await browser.new_context()).new_page()
        answer = await other.goto(f"{server.url}desk?key=the-key")
        assert answer is not None
        assert answer.status == 403
        await expect(other.locator("main")).to_contain_text("Новую ссылку даёт команда /desk")
        await other.context.close()


async def test_it_shows_what_happens_by_itself(browser, server, storage):
    async with opened(browser, server.url) as page:
        await queue(storage, 1, 2)
        row = page.locator("#queue li", has_text="Сводки")
        await expect(row.locator(".value")).to_have_text("2")
        async with storage.writing() as tx:
            for _ in range(GIVEN_UP_AFTER):
                await tx.failures.record("read", 1, "KeyError", NOW)
            id = await tx.broadcasts.draft(EDITOR, Text(html="Важно"), NOW)
            await tx.broadcasts.confirm(id, Panel(telegram_id=EDITOR, message_id=1), NOW)
        await expect(page.locator("#problems .bad")).to_contain_text("чтение статей")
        await expect(page.locator("#broadcasts")).to_contain_text("№ 1")
        await expect(page.locator("#figures")).to_contain_text("Читателей: 1")


async def test_it_draws_the_figures_of_a_day_a_week_and_a_month(browser, server, storage):
    async with opened(browser, server.url) as page:
        drawn = "() => document.getElementById('chart').complete && document.getElementById('chart').naturalWidth > 500"
        for name, period in (("Сутки", "day"), ("Месяц", "month")):
            await page.get_by_role("button", name=name).click()
            await expect(page.locator("#chart")).to_have_attribute("src", re.compile(f"chart/{period}"))
            await page.wait_for_function(drawn)


async def test_a_session_that_is_over_is_said_so(browser, server, storage):
    context = await browser.new_context()
    page = await context.new_page()
    await page.goto(f"{server.url}desk?key=the-key")
    await expect(page.locator("body[data-ready]")).to_be_visible()
    async with storage.writing() as tx:
        await tx.editors.take(EDITOR)
    await expect(page.locator("#standing")).to_contain_text("Сеанс закончился")
    await context.close()


@pytest.mark.parametrize("phone", [True, False])
@pytest.mark.parametrize("dark", [True, False])
async def test_it_is_readable_on_a_phone_in_light_and_dark(browser, server, storage, phone, dark):
    await queue(storage, 1, 2)
    async with storage.writing() as tx:
        for _ in range(GIVEN_UP_AFTER):
            await tx.failures.record("read", 1, "KeyError", NOW)
    async with opened(browser, server.url, phone=phone, dark=dark) as page:
        assert await page.evaluate(WIDE) == 0
        assert await page.evaluate(CONTRAST) == []
        assert await page.locator("section[aria-labelledby]").count() == 6
        assert await page.evaluate("document.documentElement.lang") == "ru"
