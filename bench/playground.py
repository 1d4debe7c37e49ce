"""Memory of the local Telegram over an hour's messages: it is to run for days beside whoever plays with it."""

import asyncio
import itertools

import aiohttp

from bench.processes import line_of, proportional_bytes, python, tree
from bench.report import Figure, Report, Table, number
from playground.client import Control
from playground.server import TEST_TOKEN

HOUR = 36_000
"""Messages of an hour at ten a second."""
PARTS = 6
AT_ONCE = 16
KEPT = ("--calls", "2000", "--messages", "500")
"""As `kabarchy playground` runs it."""
FLAT = 1.1
"""What the last part of the hour may take of what the second took."""
MESSAGE = {
    "text": "<b>Сводка</b>\n" + "Министры обсудили безопасность на границах. " * 12,
    "parse_mode": "HTML",
}


def measure() -> Report:
    with python("-m", "playground", "--port", "0", *KEPT) as server:
        url = line_of(server, "Playground:").rstrip("/")
        sizes = asyncio.run(_hour(url, server.pid))
    parts = tuple(
        (f"after {HOUR * part // PARTS:,}".replace(",", " "), number(size / 1e6))
        for part, size in enumerate(sizes)
    )
    return Report(
        figures=(
            Figure(what="at the end of the hour", reached=sizes[-1] / 1e6, unit="MB"),
            Figure(what="of what it was after its second part", reached=sizes[-1] / sizes[2], at_most=FLAT),
        ),
        tables=(Table(title="PSS", columns=("messages", "MB"), rows=parts),),
        notes=(
            f"{HOUR} messages to twenty people, as fast as they go, each confirmed; an hour at 10/s.",
            "On record stay 2,000 calls, and of each chat 500 messages, as when the bot runs without a token.",
        ),
    )


async def _hour(url: str, pid: int) -> list[int]:
    """Send an hour's messages and return the PSS before them and after each part, in bytes."""
    async with Control(url) as telegram:
        people = await telegram.crowd(20)
    sizes = [_size(pid)]
    connector = aiohttp.TCPConnector(limit=AT_ONCE)
    async with aiohttp.ClientSession(connector=connector) as session:
        for _ in range(PARTS):
            await _send(session, f"{url}/bot{TEST_TOKEN}/sendMessage", people, HOUR // PARTS)
            sizes.append(_size(pid))
    return sizes


async def _send(session: aiohttp.ClientSession, url: str, people: list[int], count: int) -> None:
    chats = itertools.islice(itertools.cycle(people), count)

    async def work() -> None:
        for chat in chats:
            async with session.post(url, json=MESSAGE | {"chat_id": chat}) as answer:
                answer.raise_for_status()

    await asyncio.gather(*(work() for _ in range(AT_ONCE)))


def _size(pid: int) -> int:
    return sum(size for _, size in proportional_bytes(tree(pid)))
