"""The web server: well or not, in figures, and Telegram's own calls only with the secret."""

import asyncio
import io

import aiohttp
import pytest

from web.server import MOST_BYTES, SECRET_HEADER, NotNow, Pages, PortTaken, Server


@pytest.fixture
async def served():
    problems: list[str] = []
    received: list[dict] = []

    async def metrics():
        return b"kabarchy_feeds 3\n"

    async def receive(updates):
        received.extend(updates)

    pages = Pages(problems=lambda: problems, metrics=metrics, webhook_secret="s3cret", receive=receive)
    server = await Server.start(pages, "127.0.0.1", 0)
    async with aiohttp.ClientSession(server.url) as client:
        yield client, problems, received, server
    await server.close()


async def test_health_says_well_or_what_is_wrong(served):
    client, problems, _, _ = served
    async with client.get("/healthz") as answer:
        assert answer.status == 200
        assert await answer.json() == {"status": "ok", "problems": []}
    problems.append("Telegram cannot be reached")
    async with client.get("/healthz") as answer:
        assert answer.status == 503
        assert (await answer.json())["problems"] == ["Telegram cannot be reached"]


async def test_metrics_are_prometheus_text(served):
    client, *_ = served
    async with client.get("/metrics") as answer:
        assert await answer.text() == "kabarchy_feeds 3\n"
        assert answer.content_type == "text/plain"


async def test_an_update_is_kept_before_it_is_confirmed(served):
    client, _, received, _ = served
    update = {"update_id": 7, "message": {"text": "Салам"}}
    async with client.post("/telegram", json=update, headers={SECRET_HEADER: "s3cret"}) as answer:
        assert answer.status == 200
    assert received == [update]


@pytest.mark.parametrize("headers", [{}, {SECRET_HEADER: "guess"}, {SECRET_HEADER: "s3cre"}])
async def test_who_does_not_know_the_secret_gets_nothing(served, headers):
    client, _, received, _ = served
    async with client.post("/telegram", json={"update_id": 7}, headers=headers) as answer:
        assert answer.status == 403
    assert received == []


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"update_id": "x"}', b"\xff\xfe"])
async def test_what_is_no_update_is_refused(served, body):
    client, _, received, _ = served
    async with client.post("/telegram", data=body, headers={SECRET_HEADER: "s3cret"}) as answer:
        assert answer.status == 400
    assert received == []


async def test_a_port_in_use_is_said_so(served):
    *_, server = served
    port = int(server.url.rstrip("/").rpartition(":")[2])
    with pytest.raises(PortTaken, match=str(port)):
        await Server.start(Pages(problems=list, metrics=None), "127.0.0.1", port)


async def test_a_secret_of_any_bytes_is_refused_and_not_choked_on(served):
    *_, server = served
    port = int(server.url.rstrip("/").rpartition(":")[2])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    head = f"POST /telegram HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n{SECRET_HEADER}: ".encode()
    writer.write(head + b"\xff\xfe\xe9\r\nConnection: close\r\n\r\n")
    answer = await reader.read()
    writer.close()
    await writer.wait_closed()
    assert answer.split()[1] in (b"400", b"403")


@pytest.mark.parametrize(
    "body",
    [
        b'{"update_id": true}',
        b'{"update_id": -1}',
        b'{"update_id": 99999999999999999999}',
        b'{"update_id": 1.5}',
        b"[" * 100_000,
    ],
)
async def test_a_number_that_is_none_is_refused(served, body):
    client, _, received, _ = served
    async with client.post("/telegram", data=body, headers={SECRET_HEADER: "s3cret"}) as answer:
        assert answer.status == 400
    assert received == []


async def test_what_is_too_large_is_refused_before_it_is_read(served):
    client, _, received, _ = served
    body = io.BytesIO(b'{"update_id": 7, "x": "' + b"x" * MOST_BYTES + b'"}')
    async with client.post("/telegram", data=body, headers={SECRET_HEADER: "s3cret"}) as answer:
        assert answer.status == 413
    assert received == []


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "HEAD"])
async def test_telegram_only_posts(served, method):
    client, *_ = served
    async with client.request(method, "/telegram", headers={SECRET_HEADER: "s3cret"}) as answer:
        assert answer.status == 405


async def test_what_cannot_be_kept_now_is_to_come_again():
    async def receive(_updates):
        raise NotNow("the database is locked")

    pages = Pages(problems=list, metrics=None, webhook_secret="s3cret", receive=receive)
    server = await Server.start(pages, "127.0.0.1", 0)
    async with (
        aiohttp.ClientSession(server.url) as client,
        client.post("/telegram", json={"update_id": 7}, headers={SECRET_HEADER: "s3cret"}) as answer,
    ):
        assert answer.status == 503
        assert int(answer.headers["Retry-After"]) > 0
        assert await answer.read() == b"", "who calls learns nothing of the reason"
    await server.close()


async def test_without_a_secret_nobody_is_let_in():
    async def receive(_updates):
        raise AssertionError

    server = await Server.start(Pages(problems=list, metrics=None, receive=receive), "127.0.0.1", 0)
    async with (
        aiohttp.ClientSession(server.url) as client,
        client.post("/telegram", json={"update_id": 7}) as answer,
    ):
        assert answer.status == 403
    await server.close()


async def test_a_proxy_may_leave_the_path_in_place_or_take_it_away():
    received = []

    async def receive(updates):
        received.extend(updates)

    pages = Pages(
        problems=list,
        metrics=None,
        webhook_secret="s3cret",
        webhook_url="https://news.example.kg/bots/kabarchy",
        receive=receive,
    )
    server = await Server.start(pages, "127.0.0.1", 0)
    forwarded = {
        SECRET_HEADER: "s3cret",
        "Host": "news.example.kg",
        "X-Forwarded-For": "149.154.167.220",
        "X-Forwarded-Proto": "https",
    }
    async with aiohttp.ClientSession(server.url) as client:
        for number, path in enumerate(["/telegram", "/bots/kabarchy/telegram"]):
            async with client.post(path, json={"update_id": number}, headers=forwarded) as answer:
                assert answer.status == 200
        async with client.post("/bots/telegram", json={"update_id": 9}, headers=forwarded) as answer:
            assert answer.status == 404
    await server.close()
    assert [update["update_id"] for update in received] == [0, 1]


async def test_an_address_of_the_newer_internet_is_written_in_brackets():
    try:
        server = await Server.start(Pages(problems=list, metrics=None), "::1", 0)
    except PortTaken:
        pytest.skip("no IPv6 on this machine")
    assert server.url.startswith("http://[::1]:")
    await server.close()


@pytest.mark.parametrize(("host", "reached"), [("0.0.0.0", "127.0.0.1"), ("::", "[::1]")])  # noqa: S104
async def test_one_that_serves_all_addresses_names_one_that_a_browser_opens(host, reached):
    try:
        server = await Server.start(Pages(problems=list, metrics=None), host, 0)
    except PortTaken:
        pytest.skip(f"this machine has no {host}")
    assert server.url.startswith(f"http://{reached}:")
    async with aiohttp.ClientSession(server.url) as client, client.get("/healthz") as answer:
        assert answer.status == 200
    await server.close()
