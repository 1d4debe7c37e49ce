"""Everything a bot can send, as the page shows it, and everything a person can do with it; no program behind it."""

import base64
import io
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from PIL import Image
from playwright.async_api import Browser, expect

from playground.cast import assemble
from playground.server import Playground, serve

from .browsing import Look

pytestmark = pytest.mark.asyncio(loop_scope="module")


class Bot:
    """Calls methods in the chat of a reader, and takes the updates."""

    def __init__(self, playground: Playground, session: aiohttp.ClientSession) -> None:
        self.base = f"{playground.url}/bot{playground.token}"
        self.session = session
        self.chat = 700_000_001
        self.offset = 0

    async def __call__(self, method: str, **parameters: Any) -> Any:
        async with self.session.post(
            f"{self.base}/{method}", json={"chat_id": self.chat} | parameters
        ) as answer:
            body = await answer.json()
            assert body["ok"], body
            return body["result"]

    async def update(self, kind: str, having: str = "") -> Any:
        """The next update of a kind, perhaps one that has a field."""
        while True:
            for update in await self("getUpdates", timeout=5, offset=self.offset, limit=1):
                self.offset = update["update_id"] + 1
                if kind in update and (not having or having in update[kind]):
                    return update[kind]


@pytest_asyncio.fixture(loop_scope="module")
async def playground() -> AsyncIterator[Playground]:
    server = await serve()
    assemble(server.world)
    server.world.chats[700_000_001].started = True
    yield server
    await server.close()


@pytest_asyncio.fixture(loop_scope="module")
async def bot(playground: Playground) -> AsyncIterator[Bot]:
    async with aiohttp.ClientSession() as session:
        yield Bot(playground, session)


@pytest_asyncio.fixture(loop_scope="module")
async def look(browser: Browser, playground: Playground) -> AsyncIterator[Look]:
    look = await Look.at(browser, playground.url, seat="Айбек")
    yield look
    await look.close()


async def test_formatting_is_shown_and_hidden_words_are_told(look, bot):
    await bot(
        "sendMessage",
        parse_mode="HTML",
        text='<b>жирный</b> <i>курсив</i> <a href="https://example.org/a">ссылка</a> <code>код</code>'
        ' <tg-spoiler>тайна</tg-spoiler> <tg-time unix="1767225600" format="D">1.1</tg-time>'
        "\n<blockquote expandable>раз\nдва\nтри\nчетыре\nпять</blockquote>после 😀 <u>подчёркнуто</u>",
        disable_notification=True,
        link_preview_options={"is_disabled": True},
    )
    message = look.page.locator("#log .message").last
    await expect(message.locator("strong")).to_have_text("жирный")
    await expect(message.locator("em")).to_have_text("курсив")
    await expect(message.locator("a[href='https://example.org/a']")).to_have_attribute(
        "rel", "noopener noreferrer"
    )
    await expect(message.locator("code")).to_have_text("код")
    await expect(message.locator("u")).to_have_text("подчёркнуто")
    await expect(message.locator(".text time")).to_contain_text("2026")
    await expect(message.locator(".preview")).to_have_count(0)
    await expect(message.locator(".meta")).to_contain_text("without a sound")
    quote = message.locator("blockquote")
    before = (await quote.bounding_box())["height"]
    await message.get_by_role("button", name="Unfold the quote").click()
    assert (await quote.bounding_box())["height"] > before
    await message.get_by_role("button", name="Hidden text: show it").click()
    await expect(message.locator(".spoiler.told")).to_have_text("тайна")


async def test_buttons_answer_with_notices_and_alerts_and_messages_change_in_place(look, bot):
    keys = [[{"text": "Ещё", "callback_data": "more"}, {"text": "Сайт", "url": "https://example.org"}]]
    sent = await bot("sendMessage", text="До", reply_markup={"inline_keyboard": keys})
    await look.key("Ещё").click()
    await expect(look.key("Ещё")).to_have_attribute("aria-busy", "true")
    press = await bot.update("callback_query")
    await bot("answerCallbackQuery", callback_query_id=press["id"], text="Готово")
    await expect(look.page.locator("#toast")).to_have_text("Готово")
    await look.key("Ещё").click()
    press = await bot.update("callback_query")
    await bot("answerCallbackQuery", callback_query_id=press["id"], text="Нельзя", show_alert=True)
    await expect(look.page.get_by_role("dialog")).to_contain_text("Нельзя")
    await look.page.keyboard.press("Enter")
    await expect(look.page.get_by_role("dialog")).to_be_hidden()
    await bot("editMessageText", message_id=sent["message_id"], text="После")
    message = look.page.locator(f"[data-message='{sent['message_id']}']")
    await expect(message).to_contain_text("После")
    await expect(message.locator(".key")).to_have_count(0)
    await bot("deleteMessage", message_id=sent["message_id"])
    await expect(message).to_have_count(0)


async def test_typing_a_reply_keyboard_and_the_commands_of_ones_language(look, bot):
    page = look.page
    await bot("setMyCommands", commands=[{"command": "digest", "description": "Digest"}])
    await bot("setMyCommands", commands=[{"command": "digest", "description": "Сводка"}], language_code="ru")
    await bot("sendChatAction", action="typing")
    await expect(page.locator("#chat-about")).to_have_text("печатает…")
    await bot("sendMessage", text="?", reply_markup={"keyboard": [["Да", {"text": "Нет"}]]})
    await expect(page.locator("#chat-about")).not_to_have_text("печатает…")
    await page.get_by_role("button", name="Нет").click()
    await expect(page.locator("#log .message.own").last).to_contain_text("Нет")
    await bot("sendMessage", text=".", reply_markup={"remove_keyboard": True})
    await expect(page.locator("#reply-keys")).to_be_hidden()
    await page.locator("#words").press_sequentially("/di")
    await expect(page.locator("#commands [role=option]")).to_have_text("/digestСводка")
    await page.keyboard.press("Enter")
    await expect(page.locator("#log .message.own").last).to_contain_text("/digest")


async def test_albums_documents_and_pictures(look, bot):
    page = look.page
    picture = io.BytesIO()
    Image.new("RGB", (320, 200), "#7aa").save(picture, "PNG")
    await page.set_input_files(
        "#file",
        [{"name": f"{n}.png", "mimeType": "image/png", "buffer": picture.getvalue()} for n in range(3)],
    )
    album = page.locator("#log .message.own").last
    await expect(album.locator("figure img")).to_have_count(3)
    await page.wait_for_function(
        "[...document.querySelectorAll('#log figure img')].every((one) => one.naturalWidth === 320)"
    )
    update = await bot.update("message", "photo")
    await bot("sendPhoto", photo=update["photo"][-1]["file_id"], caption="Подпись")
    await expect(page.locator("#log .message").last.locator(".text")).to_have_text("Подпись")
    await page.set_input_files(
        "#file", {"name": "отчёт.pdf", "mimeType": "application/pdf", "buffer": base64.b64decode("AAAA")}
    )
    await expect(page.locator("#log .document")).to_contain_text("отчёт.pdf")


async def test_a_rich_message_has_headings_lists_and_parts_that_unfold(look, bot):
    await bot(
        "sendRichMessage",
        rich_message={
            "html": "<h2>Сводка</h2><ul><li>раз</li><li>два</li></ul><details><summary>Ещё</summary><p>скрыто</p></details>"
            "<table><tr><th>a</th></tr></table><p><a href='https://example.org/1'>Кабар</a></p>"
            "<p><tg-time unix='1647531900' format='d'>давно</tg-time></p>"
            "<p>&lt;img src=x onerror='window.bad = 1'&gt;<a href='javascript:window.bad = 1'>нажми</a></p>"
        },
    )
    message = look.page.locator("#log .message").last
    await expect(message.get_by_role("heading", name="Сводка")).to_be_visible()
    await expect(message.locator("li")).to_have_count(2)
    await expect(message.locator("details p")).to_be_hidden()
    await message.locator("summary").click()
    await expect(message.locator("details p")).to_be_visible()
    await expect(message.get_by_role("link", name="Кабар")).to_have_attribute("href", "https://example.org/1")
    await expect(message.locator("p time")).to_contain_text("17")
    await message.get_by_text("нажми").click()
    hostile = {"type": "url", "text": "сюда", "url": "javascript:window.bad = 1"}
    words = {"type": "paragraph", "text": ["<b>1</b>", hostile]}
    await bot("sendRichMessage", rich_message={"blocks": [words]})
    last = look.page.locator("#log .message", has_text="сюда")
    await expect(last.locator("p")).to_have_text("<b>1</b>сюда")
    await last.get_by_text("сюда").click()
    assert await look.page.evaluate("window.bad") is None


async def test_several_people_a_group_and_a_channel(look, bot):
    page = look.page
    bot.chat = 700_000_002
    await look.sit("Айгүл")
    await page.locator("#start").click()
    await expect(page.locator("#log .message.own")).to_contain_text("/start")
    await look.sit("Айбек")
    await bot("sendMessage", text="Салам, Айгүл")
    await expect(page.locator(".seat", has_text="Айгүл").locator(".badge")).to_have_text("1")
    await look.sit("Айгүл")
    await expect(page.locator("#log .message").last).to_contain_text("Салам")
    await expect(page.locator(".seat", has_text="Айгүл").locator(".badge")).to_have_count(0)
    await look.sit("Редакция")
    await page.locator("#speaker").select_option(label="Alice")
    await look.write("hello @all")
    await expect(page.locator("#log .message.own").last).to_contain_text("hello")
    await look.sit("Новости дня")
    await look.write("Первый пост")
    await expect(page.locator("#log .message").last).to_contain_text("Первый пост")
    await page.fill("#newcomer-name", "Бакыт")
    await page.get_by_role("button", name="Add this person").click()
    await expect(page.locator("#chat-about")).to_contain_text("Бакыт")


async def test_answering_reacting_and_editing_by_the_small_menu(look, bot):
    page = look.page
    sent = await bot("sendMessage", text="Вопрос?")
    message = page.locator(f"[data-message='{sent['message_id']}']")
    await message.hover()
    await message.locator(".tools").click()
    await message.get_by_role("menuitem", name="React 👍").click()
    await expect(message.locator(".reactions")).to_have_text("👍")
    await message.hover()
    await message.locator(".tools").click()
    await message.get_by_role("menuitem", name="Reply").click()
    await look.write("Ответ")
    own = page.locator("#log .message.own").last
    await expect(own.locator(".answered")).to_contain_text("Вопрос?")
    await own.hover()
    await own.locator(".tools").click()
    await own.get_by_role("menuitem", name="Edit").click()
    await look.write("Исправлено")
    await expect(page.locator("#log .message.own").last).to_contain_text("Исправлено")


async def test_what_the_bot_offers_for_words_behind_its_name_is_listed_and_sent(look, bot, playground):
    field = look.page.locator("#words")
    await field.fill(f"@{playground.world.bot.username} одкб")
    asked = await bot.update("inline_query")
    assert asked["query"] == "одкб"
    said = {"message_text": "<b>Саммит ОДКБ</b>", "parse_mode": "HTML"}
    result = {
        "type": "article", "id": "1", "title": "Саммит ОДКБ", "description": "Открылся утром",
        "input_message_content": said,
    }  # fmt: skip
    await bot("answerInlineQuery", inline_query_id=asked["id"], results=[result])
    offer = look.page.get_by_role("option", name="Саммит ОДКБ")
    await expect(offer).to_contain_text("Открылся утром")
    await field.press("Enter")
    chosen = await bot.update("chosen_inline_result")
    assert chosen["result_id"] == "1"
    await expect(offer).to_have_count(0)
    await expect(field).to_have_value("")
