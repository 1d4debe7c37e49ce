"""What a new reader does, from Start to the first digest; and an editor's story that reaches somebody else."""

import pytest
from playwright.async_api import expect

from .browsing import PATIENCE, Look

pytestmark = pytest.mark.asyncio(loop_scope="module")

EVENT = "ОДКБ проведёт в Оше сбор спасателей трёх стран"


async def choose_csto_alone(look: Look) -> None:
    """Go through the beginning in English, and take off what is chosen beside the CSTO."""
    await look.page.locator("#start").click()
    await look.key("English").click()
    await expect(look.key("CSTO")).to_contain_text("✅")
    for shelf, topic in (("World ›", "Foreign policy"), ("Countries and regions ›", "Kyrgyzstan")):
        await look.key(shelf).click()
        await expect(look.key(topic)).to_contain_text("✅")
        await look.key(topic).click()
        await expect(look.key(topic)).not_to_contain_text("✅")
    await look.key("Next").click()
    await look.key("Done").click()
    await expect(look.key("Done")).to_have_count(0)


async def hear_at_once(look: Look, topic: str) -> None:
    """Ask in the settings to be told of a topic as it happens."""
    await look.write("/settings")
    await look.key("At once").click()
    await look.key(topic).click()
    await expect(look.key(topic)).to_contain_text("✅")


async def move_to_morning(look: Look) -> None:
    await look.page.get_by_role("button", name="Move the clock to 08:00 tomorrow").click()
    await expect(look.page.locator("#panel")).to_contain_text("08:00 in Bishkek")


async def test_from_start_to_the_digest_and_from_an_editor_to_a_reader(browser, playing):
    look = await Look.at(browser, playing, seat="Айбек")
    page = look.page
    await expect(page.locator("#log")).to_contain_text("Что умеет этот бот?")
    await expect(page.locator(".welcome")).to_contain_text("сводка")

    # Russian, ОДКБ and foreign policy, at eight: all but the language is offered so already.
    await page.locator("#start").click()
    await look.key("Русский").click()
    await expect(look.key("ОДКБ")).to_contain_text("✅")
    await look.key("В мире ›").click()
    await expect(look.key("Внешняя политика")).to_contain_text("✅")
    await look.key("Дальше").click()
    await expect(look.key("08:00")).to_contain_text("✅")
    await look.key("Готово").click()
    await expect(page.locator("#log")).to_contain_text("08:00")

    # The other reader wants nothing but the CSTO, and that at once.
    await look.sit("Alice")
    await choose_csto_alone(look)
    await hear_at_once(look, "CSTO")

    # The news have been read and understood by now, or the panel says when they are.
    stages = page.locator(".made .item", has_text="CSTO")
    await expect(stages.first).to_be_visible(timeout=PATIENCE * 2)
    await look.sit("Айбек")
    await move_to_morning(look)
    # What was understood when they began came at once, and the rest comes in the morning: one of the two has it.
    digest = page.locator("#log .message", has_text="Сводка ·").filter(has_text="ОДКБ").last
    await expect(digest).to_be_visible()
    await digest.locator(".key", has_text="1").first.click()
    card = page.locator("#log .message", has_text="Первое сообщение").last
    await expect(card).to_be_visible()
    await expect(card.locator("a[href^='http://127.77.0.']").first).to_be_visible()

    # An editor publishes a story; the other reader, who has read the digest meanwhile, hears of it at once.
    await look.sit("Alice")
    await expect(
        page.locator("#log .message", has_text="Digest ·").filter(has_text="CSTO").last
    ).to_be_visible()
    await look.sit("Редактор")
    await page.get_by_role("button", name="Fill in an example").click()
    await page.get_by_role("button", name="Publish the story").click()
    await expect(page.locator("#panel")).to_contain_text("Published.")
    item = page.locator(".made .item", has_text=EVENT)
    await item.locator("summary").click()
    await expect(item).to_contain_text("CSTO")
    await expect(item).to_contain_text("source sentences")
    await expect(page.locator(".seat", has_text="Alice").locator(".badge")).to_be_visible()
    await look.sit("Alice")
    await expect(page.locator("#log .message", has_text=EVENT)).to_be_visible()
    await look.close()
