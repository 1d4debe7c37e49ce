"""Sources that lie, flood, stall or are no feeds at all: each is told in plain words and harms nobody else."""

import asyncio
import gzip
import zlib

import pytest
from aiohttp import web

from .newsroom import Newsroom, Outlet
from .program import Home, refused

XML_BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "хорошие новости">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><rss version='2.0'><channel><title>&i;</title><item><title>&i;</title></item></channel></rss>"
)
PAGE = "<!DOCTYPE html><html><head><title>Новости Оша</title>{link}</head><body><p>Главная страница</p></body></html>"


def html(text: str) -> web.Response:
    return web.Response(text=text, content_type="text/html")


def compressed(body: bytes) -> web.Response:
    return web.Response(
        body=body, headers={"Content-Encoding": "gzip", "Content-Type": "application/rss+xml"}
    )


async def flood(request: web.Request) -> web.StreamResponse:
    """A body without an end, which says nothing of its length."""
    response = web.StreamResponse(headers={"Content-Type": "application/rss+xml"})
    await response.prepare(request)
    for _ in range(100):
        await response.write(b"<rss>" + b" " * 1_000_000)
    return response


async def heavy(request: web.Request) -> web.StreamResponse:
    """A body that says at once that it has a hundred megabytes."""
    response = web.StreamResponse(headers={"Content-Type": "application/rss+xml"})
    response.content_length = 100_000_000
    await response.prepare(request)
    await response.write(b"<rss>")
    return response


async def stall(request: web.Request) -> web.StreamResponse:
    """A body that stops after its first bytes and never goes on."""
    response = web.StreamResponse(headers={"Content-Type": "application/rss+xml"})
    await response.prepare(request)
    await response.write(b"<?xml")
    await asyncio.Event().wait()  # until the other side goes
    return response


@pytest.fixture
def good(newsroom: Newsroom) -> Outlet:
    """A sound newspaper with one article; beside it at other addresses all that can be wrong."""
    outlet = newsroom.outlet("Акжол", "akjol")
    newsroom.publish(outlet, "В Оше открыли новый мост", "В Оше открыли новый мост через реку Ак-Буура.")
    bomb = zlib.compressobj(wbits=31)
    squeezed = bomb.compress(b"\0" * 60_000_000) + bomb.flush()
    link = f'<link rel="alternate" type="application/rss+xml" href="{newsroom.feed(outlet)}">'
    newsroom.answers |= {
        "page": lambda _: html(PAGE.format(link="")),
        "linked": lambda _: html(PAGE.format(link=link)),
        "empty": lambda _: web.Response(body=b"", content_type="application/rss+xml"),
        "flood": flood,
        "heavy": heavy,
        "stall": stall,
        "gzip-bomb": lambda _: compressed(squeezed),
        "broken-gzip": lambda _: compressed(gzip.compress(b"<rss>" * 1000)[:40]),
        "xml-bomb": lambda _: web.Response(text=XML_BOMB, content_type="application/rss+xml"),
        "gone": lambda _: web.Response(status=410),
    }
    return outlet


TOLD = {
    "page": "по адресу нет ленты новостей",
    "empty": "по адресу нет ленты новостей",
    "flood": "ответ слишком велик",
    "heavy": "ответ слишком велик",
    "stall": "сервер не отвечает",
    "gzip-bomb": "сжатый ответ разворачивается в непомерный объём",
    "broken-gzip": "ответ обрывается на середине",
    "gone": "источника больше нет по этому адресу",
}


async def test_what_lies_at_an_address_is_told_in_plain_words(home: Home, newsroom: Newsroom, good: Outlet):
    quick = [path for path in TOLD if path != "stall"]
    (home.folder / "feeds.toml").write_text(
        "".join(f'[[feed]]\nurl = "{newsroom.url}/{path}"\nname = "{path}"\n' for path in quick)
    )
    await home.command("feeds", "import", "feeds.toml")
    checked = await home.command("feeds", "check")
    lines = checked.out.splitlines()
    told = dict(zip(lines[::2], lines[1::2], strict=True))
    for path in quick:
        assert TOLD[path] in told[f"{newsroom.url}/{path}"]
    refused(checked, f"{len(quick)} of {len(quick)} cannot be read")

    linked, bomb, private, scheme = await asyncio.gather(
        home.command("feeds", "check", f"{newsroom.url}/linked"),
        home.command("feeds", "check", f"{newsroom.url}/xml-bomb"),
        home.command("feeds", "check", newsroom.feed(good), ALLOW_PRIVATE_HOSTS=""),
        home.command("feeds", "check", "file:///etc/passwd"),
    )
    assert linked.code == 0, linked.err
    assert "Акжол: лента новостей (RSS или Atom)" in linked.out, "the feed that the page names"
    assert f"Адрес: {newsroom.feed(good)}" in linked.out
    assert f"Его называет страница {newsroom.url}/linked" in linked.out
    assert bomb.code == 0, bomb.err
    assert len(bomb.out) < 600, "its entities are not unfolded"
    assert "адрес ведёт во внутреннюю сеть" in private.out
    refused(private, "1 of 1 cannot be read")
    assert "адрес записан с ошибкой" in scheme.out
    refused(scheme, "1 of 1 cannot be read")


async def test_bad_sources_do_not_keep_a_good_one_from_being_read(
    home: Home, newsroom: Newsroom, good: Outlet
):
    feeds = {"Акжол": newsroom.feed(good)} | {path: f"{newsroom.url}/{path}" for path in (*TOLD, "xml-bomb")}
    (home.folder / "feeds.toml").write_text(
        "".join(f'[[feed]]\nurl = "{url}"\nname = "{name}"\n' for name, url in feeds.items())
    )
    finished = await home.command("poll", FEEDS="feeds.toml", POLL_PER_HOST="16", COLUMNS="200")
    assert finished.code == 0, finished.err
    assert finished.complaint == ""
    said = {line.split()[0]: line for line in finished.out.splitlines() if line.strip()}
    assert said["Акжол"].split()[1] == "1", "one new entry"
    for path, words in TOLD.items():
        assert words in said[path], finished.out
    assert ("В Оше открыли новый мост",) in home.rows("SELECT title FROM articles")
    assert home.count("SELECT max(length(title || text)) FROM articles") < 200, "the bomb has not gone off"
    listed = await home.command("feeds", "list", FEEDS="feeds.toml", COLUMNS="300")
    assert listed.code == 0
    assert listed.out.count("⚠️") == len(TOLD) - 1, "and one is closed"
    assert listed.out.count("⛔️") == 1
