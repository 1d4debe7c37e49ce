"""Everything that the program asks of Telegram stands in the Bot API under that name."""

import json
from pathlib import Path

import pytest

from playground.client import Control, Person

from .people import PATIENCE, begin, let_go, offer_broadcast
from .program import Home

FILE = Path(__file__).parents[3] / "shared" / "botapi" / "api.json"


@pytest.fixture
def api():
    if not FILE.exists():
        pytest.skip("the machine-readable Bot API is not here")
    return json.loads(FILE.read_text())


async def test_every_call_and_parameter_is_one_of_the_bot_apis(
    api: dict, telegram: Control, home: Home, owner: Person
):
    await home.run(SENDS_PER_SECOND="1000")
    await begin(owner)
    for command in ("/digest", "/latest", "/topics", "/settings", "/help", "/feeds", "/nonsense"):
        await owner.send(command)
        await owner.next_message(patience=PATIENCE)
    question = await offer_broadcast(owner, "Проверка связи.", photo=True)
    await let_go(owner, question)
    await telegram.calls("sendPhoto", count=2, wait=PATIENCE)

    calls = await telegram.calls()
    assert {
        "getMe",
        "getUpdates",
        "setMyCommands",
        "sendMessage",
        "editMessageText",
        "answerCallbackQuery",
    } <= {call.method for call in calls}
    for call in calls:
        described = api["methods"][call.method]
        known = {field["name"] for field in described.get("fields", [])}
        assert set(call.parameters) <= known, call.method
