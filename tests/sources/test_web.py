"""The web client: polite, guarded, and not to be exhausted."""

import asyncio
import gzip
import random
import zlib
from datetime import timedelta

import brotli
import pytest
from aiohttp import web

from news.feeds import Validators
from sources.addresses import AddressGuard
from sources.errors import (
    BadAddress,
    BadStatus,
    Bomb,
    Gone,
    PrivateAddress,
    SlowDown,
    SourceError,
    TooLarge,
    TooManyRedirects,
    Truncated,
    Unreachable,
)
from sources.unpacking import zstd
from sources.web import Patience, Web

FEED = "<rss version='2.0'><channel><title>Вести</title></channel></rss>".encode()
LOOPBACK = AddressGuard(["127.0.0.0/8"])


def redirect(status, to):
    return {"status": status, "headers": {"Location": to}}


async def test_a_page_comes_with_what_the_server_said_about_it(server, web_client):
    server.answers["/feed"] = {
        "body": FEED,
        "content_type": "application/rss+xml",
        "headers": {
            "ETag": 'W/"a1"',
            "Last-Modified": "Mon, 02 Mar 2026 00:00:00 GMT",
            "Cache-Control": "max-age=900",
        },
    }
    page = await web_client.get(f"{server.url}/feed")
    assert page.body == FEED
    assert (page.status, page.not_modified, page.url) == (200, False, f"{server.url}/feed")
    assert page.content_type == "application/rss+xml"
    assert page.validators == Validators(etag='W/"a1"', last_modified="Mon, 02 Mar 2026 00:00:00 GMT")
    assert page.min_interval == timedelta(minutes=15)
    assert page.permanent_to is None


async def test_it_says_who_it_is_and_what_it_wants_and_nothing_more(server, web_client):
    server.answers["/feed"] = {"body": FEED}
    await web_client.get(f"{server.url}/feed")
    headers = server.asked[0].headers
    assert headers["User-Agent"].startswith("Kabarchy/")
    assert headers["User-Agent"].endswith("(+https://operator.example/bot)")
    assert "application/rss+xml" in headers["Accept"]
    assert headers["Accept-Encoding"] == "gzip, deflate, br, zstd"
    assert not {"Referer", "Cookie", "Cache-Control", "If-None-Match"} & set(headers)


async def test_validators_go_back_as_they_came_and_304_brings_no_body(server, web_client):
    server.answers["/feed"] = {"status": 304, "headers": {"ETag": '"b"'}}
    page = await web_client.get(
        f"{server.url}/feed", validators=Validators(etag='W/"a"', last_modified="yesterday, perhaps")
    )
    headers = server.asked[0].headers
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == ('W/"a"', "yesterday, perhaps")
    assert page.not_modified
    assert page.body == b""
    assert page.validators == Validators(etag='"b"', last_modified="yesterday, perhaps")


async def test_304_without_a_question_is_an_error(server, web_client):
    server.answers["/feed"] = {"status": 304}
    with pytest.raises(BadStatus):
        await web_client.get(f"{server.url}/feed")


async def test_permanent_redirects_change_the_address_only_when_all_are_permanent(server, web_client):
    server.answers |= {
        "/a": redirect(301, "/b"),
        "/b": redirect(308, f"{server.url}/feed"),
        "/c": redirect(302, "/b"),
        "/feed": {"body": FEED},
    }
    assert (await web_client.get(f"{server.url}/a")).permanent_to == f"{server.url}/feed"
    temporary = await web_client.get(f"{server.url}/c")
    assert temporary.permanent_to is None
    assert temporary.url == f"{server.url}/feed"


async def test_a_chain_of_redirects_ends(server, web_client):
    server.answers["/loop"] = redirect(302, "/loop")
    with pytest.raises(TooManyRedirects):
        await web_client.get(f"{server.url}/loop")
    assert len(server.asked) == 6


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "http://user:pass@example.com/", "http://example.com:25/"]
)
async def test_a_redirect_to_no_address_of_the_web_is_refused(server, web_client, target):
    server.answers["/feed"] = redirect(302, target)
    with pytest.raises(BadAddress):
        await web_client.get(f"{server.url}/feed")


async def test_cookies_are_not_kept(server, web_client):
    server.answers["/feed"] = {"body": FEED, "headers": {"Set-Cookie": "spy=1"}}
    await web_client.get(f"{server.url}/feed")
    await web_client.get(f"{server.url}/feed")
    assert "Cookie" not in server.asked[1].headers


async def test_an_address_with_cyrillic_and_spaces_is_asked(server, web_client):
    server.answers["/новости/лента"] = {"body": FEED}
    assert (await web_client.get(f" {server.url}/новости/лента ")).body == FEED


def packed_br(data):
    return brotli.compress(data)


def packed_raw_deflate(data):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACKERS = {
    "gzip": [gzip.compress],
    "deflate": [zlib.compress, packed_raw_deflate],
    "br": [packed_br],
    "zstd": [zstd.compress],
    "identity": [bytes],
    "gzip, br": [lambda data: packed_br(gzip.compress(data))],
}


@pytest.mark.parametrize(
    ("encoding", "pack"), [(name, pack) for name, packs in PACKERS.items() for pack in packs]
)
@pytest.mark.parametrize(
    "data", [b"", FEED, random.Random(7).randbytes(1_000_000)], ids=["empty", "feed", "a megabyte"]
)
async def test_packed_bodies_are_unpacked(server, web_client, encoding, pack, data):
    server.answers["/feed"] = {"body": pack(data), "headers": {"Content-Encoding": encoding}}
    assert (await web_client.get(f"{server.url}/feed")).body == data


async def test_gzip_of_several_members_and_rubbish_behind_it_is_whole(server, web_client):
    body = gzip.compress(b"<rss>") + gzip.compress(b"</rss>") + b"\0" * 10
    server.answers["/feed"] = {"body": body, "headers": {"Content-Encoding": "gzip"}}
    assert (await web_client.get(f"{server.url}/feed")).body == b"<rss></rss>"


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [("gzip", gzip.compress), ("br", packed_br), ("zstd", zstd.compress), ("deflate", zlib.compress)],
)
async def test_a_bomb_is_noticed_long_before_it_is_unpacked(server, web_client, encoding, pack):
    server.answers["/feed"] = {"body": pack(bytes(50_000_000)), "headers": {"Content-Encoding": encoding}}
    with pytest.raises(Bomb):
        await web_client.get(f"{server.url}/feed")


async def test_what_packs_well_but_is_small_is_no_bomb(server, web_client):
    server.answers["/feed"] = {"body": gzip.compress(bytes(900_000)), "headers": {"Content-Encoding": "gzip"}}
    assert len((await web_client.get(f"{server.url}/feed")).body) == 900_000


async def test_a_body_that_says_it_is_too_large_is_not_read(raw_server, web_client):
    url = await raw_server(b"HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n")
    with pytest.raises(TooLarge):
        await web_client.get(url)


async def test_an_endless_body_ends_at_the_limit(server, web_client):
    async def endless(request):
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(bytes(100_000))

    server.answers["/feed"] = endless
    with pytest.raises(TooLarge):
        await web_client.get(f"{server.url}/feed", limit=1_000_000)


@pytest.mark.parametrize(
    "said",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<rss><channel>",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n" + gzip.compress(FEED)[:-9],
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\nno gzip at all",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nConnection: close\r\n\r\n" + packed_br(FEED)[:-4],
    ],
)
async def test_a_body_cut_off_is_not_taken_for_the_whole(raw_server, web_client, said):
    with pytest.raises(Truncated):
        await web_client.get(await raw_server(said))


async def test_a_server_that_hangs_up_or_babbles_is_unreachable(raw_server, web_client):
    with pytest.raises(Unreachable, match="reset"):
        await web_client.get(await raw_server(b""))
    with pytest.raises(Unreachable, match="protocol"):
        await web_client.get(await raw_server(b"220 mail.example ESMTP\r\n\r\n"))


async def test_a_closed_port_and_an_unknown_name_are_told_apart(web_client, unused_tcp_port_factory):
    with pytest.raises(Unreachable, match="refused"):
        await web_client.get(f"http://127.0.0.1:{unused_tcp_port_factory()}/")
    with pytest.raises(Unreachable, match="dns"):
        await web_client.get("http://nowhere.invalid/")


async def test_endless_headers_end_the_request(raw_server, web_client):
    endless = b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 200_000 + b"\r\n\r\n"
    with pytest.raises(Unreachable, match="protocol"):
        await web_client.get(await raw_server(endless))


async def test_a_server_that_drips_or_is_silent_costs_its_time_only(server):
    async def drip(request):
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b".")
            await asyncio.sleep(0.01)

    async def silent(request):
        await asyncio.Event().wait()

    server.answers |= {"/drip": drip, "/silent": silent}
    async with Web(guard=LOOPBACK, patience=Patience(total=0.2)) as client:
        with pytest.raises(Unreachable, match="timeout"):
            await client.get(f"{server.url}/drip")
    async with Web(guard=LOOPBACK, patience=Patience(first_byte=0.1)) as client:
        with pytest.raises(Unreachable, match="timeout"):
            await client.get(f"{server.url}/silent")


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ({"status": 410}, Gone(410)),
        ({"status": 404}, BadStatus(404)),
        ({"status": 500}, BadStatus(500)),
        ({"status": 204}, BadStatus(204)),
        ({"status": 429, "headers": {"Retry-After": "120"}}, SlowDown(429, timedelta(minutes=2))),
        ({"status": 503}, SlowDown(503, None)),
        (
            {
                "status": 503,
                "headers": {
                    "Date": "Mon, 02 Mar 2026 00:00:00 GMT",
                    "Retry-After": "Mon, 02 Mar 2026 01:00:00 GMT",
                },
            },
            SlowDown(503, timedelta(hours=1)),
        ),
    ],
)
async def test_statuses_say_what_is_wrong(server, web_client, answer, error):
    server.answers["/feed"] = answer
    with pytest.raises(type(error)) as raised:
        await web_client.get(f"{server.url}/feed")
    assert raised.value.status == error.status
    assert getattr(raised.value, "retry_after", None) == getattr(error, "retry_after", None)


PRIVATE = [
    "http://127.0.0.1:{port}/",
    "http://localhost:{port}/",
    "http://0.0.0.0:{port}/",
    "http://[::1]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://[64:ff9b::127.0.0.1]:{port}/",
    "http://①27.0.0.1:{port}/",
    "http://2130706433:{port}/",
    "http://127.1:{port}/",
    "http://0177.0.0.1:{port}/",
    "http://10.0.0.1:{port}/",
    "http://169.254.169.254/",
]


@pytest.mark.parametrize("url", PRIVATE)
async def test_no_spelling_reaches_a_private_address(server, url):
    server.answers["/"] = {"body": FEED}
    async with Web() as client:
        with pytest.raises((PrivateAddress, BadAddress)):
            await client.get(url.format(port=server.url.rpartition(":")[2]))
    assert server.asked == []


async def test_a_redirect_does_not_lead_into_a_private_network(server, web_client):
    server.answers["/feed"] = redirect(302, "http://10.0.0.1:8080/")
    with pytest.raises(PrivateAddress):
        await web_client.get(f"{server.url}/feed")


async def test_one_request_at_once_for_a_host(server):
    running = most = 0

    async def counted(request):
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0)
        running -= 1
        return web.Response(body=FEED)

    server.answers["/feed"] = counted
    async with Web(guard=LOOPBACK, per_host=1) as client:
        await asyncio.gather(*(client.get(f"{server.url}/feed") for _ in range(10)))
    assert most == 1
    assert len(server.asked) == 10


async def test_used_outside_of_async_with_it_says_so():
    with pytest.raises(RuntimeError):
        await Web().get("http://example.com/")


def test_every_error_has_a_code_of_its_own():
    def all_below(kind):
        return [kind, *(each for child in kind.__subclasses__() for each in all_below(child))]

    codes = [kind.code for kind in all_below(SourceError)]
    assert len(codes) == len(set(codes))
