"""The address of the program's own pages: free, or taken by the program itself, which then says how it is."""

import asyncio
import errno
import socket
from collections.abc import AsyncIterator, Iterator
from typing import Any

import aiohttp

from bot.doctor.finding import Finding, advice, well, wrong
from bot.settings import Settings

PATIENCE = aiohttp.ClientTimeout(total=5)
ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - looked at, not served


async def look(settings: Settings) -> AsyncIterator[Finding]:
    """See who has the address."""
    host, port = settings.web_host, settings.web_port
    if not port:
        yield well("Web", "takes any free port")
        return
    refused = await asyncio.to_thread(refusal, host, port)
    if refused is None:
        yield well("Web", f"{host}:{port} is free")
    elif refused == errno.EADDRINUSE:
        for finding in of_taken(f"{host}:{port}", await _health(ANYWHERE.get(host, host), port)):
            yield finding
    else:
        yield _of_refusal(host, port, refused)


def refusal(host: str, port: int) -> int | None:
    """Return the system's number for why an address cannot be had; None if it can."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as tried:
            # As servers do, so that connections which are just closing do not count.
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(address)
    except socket.gaierror:
        return errno.EADDRNOTAVAIL
    except OSError as error:
        return error.errno
    return None


def of_taken(where: str, health: Any) -> Iterator[Finding]:
    """Judge who has the address, by what it answers at /healthz; None where it is not one of ours."""
    if not isinstance(health, dict) or not isinstance(health.get("problems"), list):
        remedy = "stop that one (`ss -ltnp` names it), or choose another WEB_PORT"
        yield wrong("Web", f"{where} is taken by another program", remedy)
        return
    yield well("Web", f"{where} is served by Kabarchy, which runs")
    for problem in health["problems"]:
        yield wrong("Running", str(problem)[:300], "docs/operations.md says what each of its problems means")


def _of_refusal(host: str, port: int, refused: int) -> Finding:
    if refused == errno.EACCES:
        remedy = "choose a WEB_PORT of 1024 or more, and let a proxy listen at 80 and 443"
        return wrong("Web", f"port {port} is not for ordinary users", remedy)
    if refused == errno.EADDRNOTAVAIL:
        return wrong("Web", f"{host} is no address of this machine", "WEB_HOST=127.0.0.1, or 0.0.0.0 for all")
    return advice(
        "Web", f"{host}:{port} cannot be tried: {errno.errorcode.get(refused, refused)}", "see WEB_HOST"
    )


async def _health(host: str, port: int) -> Any:
    try:
        async with (
            aiohttp.ClientSession(timeout=PATIENCE) as session,
            session.get(f"http://{f'[{host}]' if ':' in host else host}:{port}/healthz") as answer,
        ):
            return await answer.json(content_type=None)
    except (aiohttp.ClientError, OSError, ValueError):
        return None
