"""What all pictures of the documentation need: a program that plays, and screenshots made small."""

# ruff: noqa: INP001 - beside pages for people, no package
import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.async_api import Locator, Page

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
MOST_BYTES = 200_000
COLOURS = 256


@asynccontextmanager
async def playing() -> AsyncIterator[str]:
    """The address of the page of a program that plays in an empty folder."""
    with TemporaryDirectory(prefix="kabarchy-pictures-") as folder:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "playground",
            cwd=folder,
            env=dict(os.environ) | {
                "PYTHONPATH": str(ROOT), "BOT_TOKEN": "", "PLAYGROUND_PORT": "0", "WEB_PORT": "0", "LOG_LEVEL": "WARNING",
            },
            stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        try:
            yield await _address(process)
        finally:
            process.send_signal(signal.SIGTERM)
            await process.communicate()


async def _address(process: asyncio.subprocess.Process) -> str:
    while process.stdout is not None and (line := await process.stdout.readline()):
        if found := re.match(rb"Playground: (\S+)/", line):
            return found[1].decode()
    sys.exit("the program ended before it printed the page's address")


async def to_top(page: Page, bubble: Locator) -> None:
    """Scroll a message's beginning under the bar."""
    await bubble.evaluate(
        "(one) => { document.getElementById('scroll').scrollTop = one.closest('.message').offsetTop - 10; }"
    )
    await page.wait_for_timeout(300)


async def take(page: Page, name: str) -> None:
    """Take a picture and make it small."""
    path = PICTURES / f"{name}.png"
    await page.screenshot(path=path)
    with Image.open(path) as picture:
        whole = picture.convert("RGB")
        whole.save(path, optimize=True)
        if path.stat().st_size > MOST_BYTES:
            whole.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=3, dither=Image.Dither.NONE).save(
                path, optimize=True
            )
    size = path.stat().st_size
    sys.stdout.write(f"{path.relative_to(ROOT)} {size // 1000} kB\n")
    if size > MOST_BYTES:
        sys.exit(f"{path.name} has more than {MOST_BYTES // 1000} kB")
