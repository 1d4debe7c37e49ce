"""A server of feeds where every third misbehaves, each in its own way: `python -m bench.bad_server`.

The last part of a feed's address chooses its manners, `/good/` or one of `MANNERS`. Well-behaved ones bring a new item now
and then and answer 304 between.
"""

import asyncio
import gzip
import sys
import time
import zlib
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import cache
from itertools import pairwise

from bench.feed_server import document

NEW_EVERY = 600.0
"""Seconds after which a well-behaved feed has news."""
DRIP = 0.5
_XML = "application/rss+xml"
Answer = Callable[[asyncio.StreamWriter, str], Awaitable[None]]


async def _good(writer: asyncio.StreamWriter, request: str) -> None:
    edition = int((time.time() + hash(_host(request)) % NEW_EVERY) / NEW_EVERY) % 1000
    tag = f'"{edition}"'
    if f"if-none-match: {tag}" in request.lower():
        writer.write(_head("304 Not Modified", 0, ETag=tag))
    else:
        _whole(writer, _edition(edition), ETag=tag)


async def _drip(writer: asyncio.StreamWriter, _: str) -> None:
    writer.write(_head("200 OK", 100_000))
    for byte in _edition(0)[:1000]:
        writer.write(bytes([byte]))
        await writer.drain()
        await asyncio.sleep(DRIP)


async def _silent(*_: object) -> None:
    await asyncio.sleep(120)


async def _endless(writer: asyncio.StreamWriter, _: str) -> None:
    writer.write(f"HTTP/1.1 200 OK\r\nContent-Type: {_XML}\r\nConnection: close\r\n\r\n".encode())
    while True:
        writer.write(b"<rss>" + b" " * 100_000)
        await writer.drain()


async def _reset(writer: asyncio.StreamWriter, _: str) -> None:
    writer.transport.abort()


async def _cut(writer: asyncio.StreamWriter, _: str) -> None:
    writer.write(_head("200 OK", 50_000) + _edition(0)[:20_000])


def _status(line: str, **headers: str) -> Answer:
    async def answer(writer: asyncio.StreamWriter, _: str) -> None:
        writer.write(_head(line, 0, **headers))

    return answer


_edition = cache(document)


def _body(make: Callable[[], bytes], **headers: str) -> Answer:
    # Made before anybody asks: a bomb takes a second, in which nobody else would be answered.
    body = make()

    async def answer(writer: asyncio.StreamWriter, _: str) -> None:
        _whole(writer, body, **headers)

    return answer


def _attributes() -> bytes:
    many = " ".join(f'a{number}="1"' for number in range(100_000))
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel {many}><title>x</title></channel></rss>'.encode()
    )


def _short_attributes() -> bytes:
    """Under the limit of one tag, and many times over."""
    many = " ".join(f'a{number}="1"' for number in range(5000))
    item = f"<item {many}><title>x</title></item>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{item * 60}</channel></rss>'.encode()


def _nested() -> bytes:
    text = "<![CDATA[" + "<div>" * 100_000 + "]]>"
    item = f"<item><title>x</title><description>{text}</description></item>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{item}</channel></rss>'.encode()


def _many_items() -> bytes:
    items = "".join(f"<item><title>Новость {number}</title></item>" for number in range(20_000))
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'.encode()


def _entities() -> bytes:
    names = "abcdefghij"
    more = "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise(names))
    return (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "x">{more}]><rss version="2.0"><channel>'
        "<item><title>&j;</title></item></channel></rss>"
    ).encode()


def _page() -> bytes:
    return "<!doctype html><html><head><title>Вход</title></head><body>Подтвердите, что вы человек</body></html>".encode()


MANNERS: dict[str, Answer] = {
    "drip": _drip,
    "silent": _silent,
    "endless": _endless,
    "reset": _reset,
    "cut": _cut,
    "error": _status("500 Internal Server Error"),
    "forbidden": _status("403 Forbidden"),
    "missing": _status("404 Not Found"),
    "busy": _status("429 Too Many Requests", **{"Retry-After": "120"}),
    "unavailable": _status("503 Service Unavailable"),
    "loop": _status("302 Found", Location="/loop/"),
    "inward": _status("302 Found", Location="http://127.0.0.1:1/"),
    "page": _body(_page, **{"Content-Type": "text/html"}),
    "bomb": _body(lambda: gzip.compress(bytes(200_000_000)), **{"Content-Encoding": "gzip"}),
    "deflate": _body(lambda: zlib.compress(bytes(200_000_000)), **{"Content-Encoding": "deflate"}),
    "attributes": _body(_attributes),
    "costly": _body(_short_attributes),
    "nested": _body(_nested),
    "many": _body(_many_items),
    "entities": _body(_entities),
    "mojibake": _body(lambda: _edition(1).decode().encode("cp1251", "replace")),
    "headers": _body(lambda: _edition(1), **{"X-Long": "x" * 60_000}),
}


def _head(status: str, length: int, **headers: str) -> bytes:
    given = {"Content-Type": _XML, "Content-Length": str(length), "Connection": "close"} | headers
    return (f"HTTP/1.1 {status}\r\n" + "".join(f"{k}: {v}\r\n" for k, v in given.items()) + "\r\n").encode()


def _whole(writer: asyncio.StreamWriter, body: bytes, **headers: str) -> None:
    writer.write(_head("200 OK", len(body), **headers) + body)


def _host(request: str) -> str:
    return request.partition("Host: ")[2].partition("\r\n")[0]


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError, asyncio.IncompleteReadError):
        request = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        manners = request.split(" ")[1].strip("/")
        await MANNERS.get(manners, _good)(writer, request)
        await writer.drain()
    writer.close()


async def main() -> None:
    """Serve until the process is ended."""
    server = await asyncio.start_server(_answer, "0.0.0.0", 0, backlog=1000)  # noqa: S104 - all of loopback
    sys.stdout.write(f"Port: {server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
