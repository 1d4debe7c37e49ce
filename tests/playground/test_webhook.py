"""Delivery to a webhook: the secret, the order, again after a failure."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from playground.webhook import chat_of


class Receiver:
    """A bot's door, which answers as it is told and keeps what came."""

    def __init__(self) -> None:
        self.answers: list[web.Response] = []
        self.came: asyncio.Queue[tuple[dict, str]] = asyncio.Queue()
        self.url = ""

    async def receive(self, request: web.Request) -> web.Response:
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        await self.came.put((await request.json(), secret))
        return self.answers.pop(0) if self.answers else web.Response()

    async def text(self) -> str:
        return (await self.came.get())[0]["message"]["text"]


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    door = Receiver()
    app = web.Application()
    app.router.add_post("/hook", door.receive)
    async with TestServer(app) as server:
        door.url = str(server.make_url("/hook"))
        yield door


async def test_updates_are_delivered_with_the_secret(api, telegram, reader, receiver):
    await reader.send("мурда")
    await api("setWebhook", url=receiver.url, secret_token="s3cret_-")
    update, secret = await receiver.came.get()
    assert (update["message"]["text"], secret) == ("мурда", "s3cret_-")
    await reader.send("кийин")
    assert await receiver.text() == "кийин"
    assert await telegram.pending_updates(wait=10) == []


async def test_a_refused_update_comes_again_and_holds_its_chat(api, telegram, reader, receiver):
    other = await telegram.person("Башка", started=True)
    receiver.answers = [web.Response(status=500), web.Response(status=503)]
    await api("setWebhook", url=receiver.url)
    await reader.send("биринчи")
    await reader.send("экинчи")
    assert [await receiver.text() for _ in range(4)] == ["биринчи"] * 3 + ["экинчи"]
    await other.send("үчүнчү")
    assert await receiver.text() == "үчүнчү"
    info = await api("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 503 Service Unavailable"
    assert (info["url"], info["max_connections"]) == (receiver.url, 40)


async def test_a_door_that_is_closed_is_told_and_updates_wait(
    api, telegram, reader, receiver, unused_tcp_port
):
    await api("setWebhook", url=f"http://127.0.0.1:{unused_tcp_port}/", max_connections=5)
    await reader.send("күтөт")
    while not (info := await api("getWebhookInfo")).get("last_error_message"):
        await telegram.pending_updates(wait=0.01)
    assert (info["last_error_message"], info["pending_update_count"]) == ("Connection refused", 1)
    await api("setWebhook", url=receiver.url)
    assert await receiver.text() == "күтөт"


async def test_a_reply_may_carry_a_call(api, reader, receiver):
    reply = {"method": "sendMessage", "chat_id": reader.id, "text": "жооп"}
    receiver.answers = [web.json_response(reply), web.Response(text="ok")]
    await api("setWebhook", url=receiver.url)
    await reader.send("суроо")
    assert (await reader.next_message()).text == "жооп"


async def test_pending_updates_can_be_dropped(api, reader):
    await reader.send("керексиз")
    await api("deleteWebhook", drop_pending_updates=True)
    assert (await api("getWebhookInfo"))["pending_update_count"] == 0
    await reader.send("керексиз")
    await api("setWebhook", url="https://example.kg/", drop_pending_updates=True, allowed_updates=["message"])
    info = await api("getWebhookInfo")
    assert (info["pending_update_count"], info["allowed_updates"]) == (0, ["message"])


@pytest.mark.parametrize(
    ("parameters", "refusal"),
    [
        ({"url": "http://example.kg/"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "https://example.kg:81/"},
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        ({"url": "https://server/"}, "bad webhook: Failed to resolve host: Name or service not known"),
        ({"url": "https://example.kg/", "secret_token": "a b"}, "secret token contains unallowed characters"),
    ],
)
async def test_a_wrong_address_is_refused(api, parameters, refusal):
    assert await api.refusal("setWebhook", **parameters) == f"Bad Request: {refusal}"


def test_the_order_is_kept_by_chat():
    assert chat_of({"update_id": 1, "message": {"chat": {"id": 5}}}) == 5
    assert (
        chat_of({"update_id": 1, "callback_query": {"from": {"id": 7}, "message": {"chat": {"id": 5}}}}) == 5
    )
    assert chat_of({"update_id": 1, "inline_query": {"from": {"id": 7}}}) == 7
    assert chat_of({"update_id": 1, "poll": {"id": "1"}}) == 0
