"""A new reader on a phone, in Kyrgyz and in English: from Start to a source's own sentence, and nothing is cut off."""

import pytest
from playwright.async_api import Locator, expect

from .browsing import PATIENCE, Look

pytestmark = pytest.mark.asyncio(loop_scope="module")

CUT = """() => {
  const wrong = [];
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide > 0) wrong.push('the page is wider than the phone by ' + wide);
  for (const one of document.querySelectorAll('#log .key, #log .bubble')) {
    if (!one.checkVisibility()) continue;
    const at = one.getBoundingClientRect();
    if (at.left < 0 || at.right > innerWidth) wrong.push('beyond the edge: ' + one.textContent.slice(0, 60));
    if (!one.matches('.key')) continue;  // a bubble's tail stands beside it
    if (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
      wrong.push('cut off: ' + one.textContent.slice(0, 60));
  }
  return wrong;
}"""
STORIES = {
    "Айгүл": ("Кыргызча", "Андан ары", "Даяр", "Кабарлар топтому ·", "Кабардын барагы", "Көз салуу", "Окуу:"),
    "Alice": ("English", "Next", "Done", "Digest ·", "Card", "Follow", "Read:"),
}


async def whole(look: Look) -> None:
    """See that nothing on the page is cut off."""
    assert await look.page.evaluate(CUT) == []


async def test_a_new_reader_reads_on_a_phone_in_kyrgyz_and_in_english(browser, playing):
    look = await Look.at(browser, playing, phone=True, seat="Айгүл")
    # The news have been read and understood by now, so that the first digest has some.
    await look.page.locator("#to-newsroom-2").click()
    await expect(look.page.locator(".made .item", has_text="CSTO").first).to_be_visible(timeout=PATIENCE * 2)
    await look.page.locator("#to-chat").click()
    for seat, (language, further, done, title, card, follow, read) in STORIES.items():
        await look.sit(seat)
        await look.page.locator("#start").click()
        for button in (language, further, done):
            await expect(look.key(button)).to_be_visible()
            await whole(look)
            await look.key(button).click()
        digest = newest(look, title)
        await expect(digest).to_be_visible()
        await whole(look)
        await digest.locator(".key", has_text="1").first.click()
        await expect(digest.locator(".key", has_text="▴ 1")).to_be_visible()
        await whole(look)
        await digest.locator(".key", has_text=card).click()
        await expect(look.key(follow)).to_be_visible()
        await look.key("¹").click()
        await expect(newest(look, read).locator("blockquote").last).to_be_visible()
        await whole(look)
    await look.close()


def newest(look: Look, text: str) -> Locator:
    """The newest message of the bot with a text."""
    return look.page.locator("#log .message:not(.own)", has_text=text).last
