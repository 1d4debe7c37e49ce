"""A browser for a test, and the program as `kabarchy playground` starts it."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from .browsing import chromium, opened_browser

ROOT = Path(__file__).resolve().parents[2]
START = 60.0


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    """A browser without a window."""
    async with opened_browser() as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="module")
async def playing(tmp_path: Path) -> AsyncIterator[str]:
    """The address of the page of a program that plays in an empty folder."""
    chromium()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "playground",
        cwd=tmp_path,
        env={
            "PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1",
            "PLAYGROUND_PORT": "0", "WEB_PORT": "0", "LOG_LEVEL": "WARNING",
        },
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        async with asyncio.timeout(START):
            async for line in process.stdout:
                if found := re.match(rb"Playground: (http://127\.0\.0\.1:\d+)/", line):
                    break
            else:
                pytest.fail("the program ended before it printed the page's address")
        yield found[1].decode()
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(START):
            await process.communicate()
    assert process.returncode == 0
