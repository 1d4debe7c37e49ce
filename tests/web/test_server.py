"""The web server: well or not, in figures, and Telegram's own calls only with the secret."""

import aiohttp
import pytest

from web.server import SECRET_HEADER, Pages, PortTaken, Server


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
