"""A browser that notices what no page may do: errors in its console, failed requests, requests to elsewhere."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

PLACES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PATIENCE = 60_000
"""Milliseconds that anything may take before a test gives up."""
expect.set_options(timeout=PATIENCE)


def chromium() -> str:
    """Where the system's Chromium is; the test is skipped where there is none."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, PLACES)), None)
    if found is None:
        pytest.skip("no Chromium on this machine: install one, or name it in CHROMIUM")
    return found


@asynccontextmanager
async def opened_browser() -> AsyncIterator[Browser]:
    """A browser without a window."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        try:
            yield browser
        finally:
            await browser.close()


@dataclass(slots=True, kw_only=True)
class Look:
    """The chat page in a tab, and what went wrong in it."""

    page: Page
    wrong: list[str] = field(default_factory=list)

    @classmethod
    async def at(
        cls,
        browser: Browser,
        url: str,
        *,
        phone: bool = False,
        dark: bool = False,
        seat: str = "",
        scale: float = 1,
    ) -> "Look":
        """Open the page at an address, on a phone or a desktop, perhaps at somebody's seat; `scale` for sharp pictures."""
        context = await browser.new_context(
            viewport={"width": 390, "height": 844} if phone else {"width": 1440, "height": 900},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            device_scale_factor=scale,
            # Playwright waits for conditions by evaluating them, which the page's policy rightly forbids.
            bypass_csp=True,
        )
        page = await context.new_page()
        page.set_default_timeout(PATIENCE)
        look = cls(page=page)
        page.on("console", lambda said: look.note(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: look.note(str(error)))
        page.on("request", lambda request: look.check(request.url))
        await page.goto(f"{url}/")
        await page.wait_for_selector("body[data-ready]")
        if seat:
            await look.sit(seat)
        return look

    def note(self, what: str) -> None:
        self.wrong.append(what)

    def check(self, url: str) -> None:
        """Note a request that leaves this machine."""
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and parts.hostname != "127.0.0.1":
            self.note(f"asked {url}")

    async def sit(self, name: str) -> None:
        """Hold somebody's phone."""
        if await self.page.locator("#to-people").is_visible():
            await self.page.locator("#to-people").click()
        await self.page.locator(".seat", has_text=name).click()

    def key(self, text: str) -> Locator:
        """The newest inline button with a text."""
        return self.page.locator("#log .key", has_text=text).last

    async def write(self, text: str) -> None:
        """Write a message."""
        await self.page.fill("#words", text)
        await self.page.keyboard.press("Enter")

    async def close(self) -> None:
        """Close the tab; fail if anything went wrong in it."""
        await self.page.context.close()
        assert not self.wrong, self.wrong
