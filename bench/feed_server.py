"""A server of feeds on many loopback addresses, in a process of its own: `python -m bench.feed_server`.

It answers with as little work as possible, because it shares the machine with what is measured: `/same` says 304 to who
shows the ETag, `/news` gives each time a document of 40 kB with three new entries, `/archive` the same of last month.
`/press` lists real articles with a sentence of each, `/page/N` is the page of one.
"""

import asyncio
import itertools
import random
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import cache
from html import escape

from bench.texts import Article, articles

ENTRIES = 36
NEW_EACH_TIME = 3
PRESS = 320
"""Real articles at most."""
PAGES_A_FEED = 16
_A_BLOCK = 254
_BEGUN = datetime.now(UTC) - timedelta(hours=6)
_TEXT = (
    "совет министр заседание область вопрос страна бюджет дорога вода школа врач граница соглашение энергетика "
    "урожай рынок цена сельский городской новый совместный региональный обсудить принять подписать открыть построить "
    "сообщить отметить напомнить год месяц участник сторона развитие поддержка проект программа безопасность"
)
_WORDS = _TEXT.split()


@cache
def item(number: int, age: timedelta = timedelta()) -> bytes:
    """Return an entry of about 1.3 kB."""
    chance = random.Random(number)
    sentences = [" ".join(chance.choices(_WORDS, k=9)).capitalize() + "." for _ in range(5)]
    text = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    date = _date(_BEGUN - age + timedelta(seconds=30 * number))
    return (
        f"<item><title>{sentences[0]} {number}</title><link>https://news.example/{number}</link>"
        f'<guid isPermaLink="false">news-{number}</guid><pubDate>{date}</pubDate>'
        f"<category>Общество</category><description><![CDATA[{text}]]></description></item>\n"
    ).encode()


def document(edition: int, age: timedelta = timedelta()) -> bytes:
    """Return an edition of a feed: the window of entries moves on by three."""
    first = edition * NEW_EACH_TIME
    items = (item(number, age) for number in range(first + ENTRIES - 1, first - 1, -1))
    return _feed(edition, b"".join(items))


def _date(moment: datetime) -> str:
    return moment.strftime("%a, %d %b %Y %H:%M:%S +0000")


def _feed(edition: int, items: bytes) -> bytes:
    head = (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Вести</title>'
        f"<link>https://news.example/</link><description>Вести</description><generator>{edition}</generator>"
    )
    return head.encode() + items + b"</channel></rss>"


@cache
def _press() -> list[Article]:
    return articles(PRESS)


def press(outlet: int) -> bytes:
    """Return the feed of an outlet: its share of the articles, with one sentence of each."""
    first = outlet * PAGES_A_FEED
    items = "".join(
        f"<item><title>{escape(article.title)}</title><link>/page/{number}</link><guid>/page/{number}</guid>"
        f"<pubDate>{_date(datetime.now(UTC) - timedelta(minutes=number))}</pubDate>"
        f"<description>{escape(article.text[:100])}…</description></item>"
        for number, article in enumerate(_press()[first : first + PAGES_A_FEED], first)
    )
    return _feed(outlet, items.encode())


def page(number: int) -> bytes:
    """Return the page of an article, with a menu above and other news below."""
    article = _press()[number]
    text = "".join(f"<p>{escape(line)}</p>" for line in article.text.splitlines() if line.strip())
    links = "".join(
        f'<li><a href="/page/{other}">{escape(_press()[other].title)}</a></li>' for other in range(20)
    )
    return (
        f'<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>{escape(article.title)}</title></head>'
        f"<body><nav><ul>{links[:2000]}</ul></nav><main><article><h1>{escape(article.title)}</h1>{text}</article></main>"
        f"<aside><h2>Читайте также</h2><ul>{links}</ul></aside><footer>Вести</footer></body></html>"
    ).encode()


_edition = cache(document)
_given: Counter[bytes] = Counter()


def answer(request: bytes) -> bytes:
    """Return the answer to one request."""
    if request.startswith(b"GET /same"):
        if b"if-none-match" in request.lower():
            return b'HTTP/1.1 304 Not Modified\r\nETag: "same"\r\nConnection: close\r\n\r\n'
        return _full(_edition(0), b'ETag: "same"\r\n')
    host = request.partition(b"Host: ")[2].partition(b"\r\n")[0]
    if request.startswith(b"GET /page/"):
        return _full(page(int(request[10:].partition(b" ")[0])), b"", b"text/html; charset=utf-8")
    if request.startswith(b"GET /press"):
        return _full(press(_place(host)), b"")
    if request.startswith(b"GET /archive"):
        return _full(_edition(0, timedelta(days=30)), b'ETag: "same"\r\n')
    edition = _given[host]
    _given[host] += 1
    return _full(_edition(edition), b'ETag: "%d"\r\n' % edition)


def _full(body: bytes, headers: bytes, kind: bytes = b"application/rss+xml") -> bytes:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\nConnection: close\r\n%sContent-Length: %d\r\n\r\n"
    return head % (kind, headers, len(body)) + body


def _place(host: bytes) -> int:
    """Return which of the addresses was asked, 0 first."""
    block, last = (int(part) for part in host.partition(b":")[0].split(b".")[2:])
    return block * _A_BLOCK + last - 1


class _Connection(asyncio.Protocol):
    """One connection for one request, because polls that lie half an hour apart share none."""

    def __init__(self) -> None:
        self._waiting = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        self._transport = transport  # type: ignore[assignment]  # a stream's is always a Transport

    def data_received(self, data: bytes) -> None:
        """Answer, once the request is whole, and hang up."""
        self._waiting += data
        if b"\r\n\r\n" in self._waiting and self._transport is not None:
            self._transport.write(answer(self._waiting))
            self._transport.close()


def addresses(count: int) -> list[str]:
    """Return so many loopback addresses of 127.10.0.0/16."""
    every = (f"127.10.{block}.{last}" for block in range(256) for last in range(1, _A_BLOCK + 1))
    return list(itertools.islice(every, count))


async def _serve() -> None:
    server = await asyncio.get_running_loop().create_server(_Connection, "0.0.0.0", 0, backlog=1024)  # noqa: S104 - for the length of a measurement
    sys.stdout.write(f"Port: {server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve())
