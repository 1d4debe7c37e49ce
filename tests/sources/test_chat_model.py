"""The language model's client: one request, in time, of a bounded size, to nobody else, and its key in no words of ours."""

from datetime import timedelta

import pytest

from sources.chat_model import Asked, ChatModel, NoWords
from tests.chat_stand_in import stand_in

KEY = "sk-a-very-secret-key"
ASKED = Asked(instructions="Translate.", text='{"headline": "Да", "text": "Нет"}', most_tokens=50)


@pytest.fixture
async def server():
    async with stand_in() as standing:
        yield standing


async def written(server, patience=20.0, model="small"):
    async with ChatModel(server.url, key=KEY, model=model, patience=patience) as writer:
        return await writer.write(ASKED)


async def refused(server, behaves, patience=20.0):
    server.behaves = behaves
    with pytest.raises(NoWords) as failure:
        await written(server, patience)
    return failure.value


async def test_the_answer_comes_with_what_it_cost(server):
    answer = await written(server)
    assert "Да" in answer.text
    assert answer.tokens == 321
    (body,) = server.asked
    assert body["model"] == "small"
    assert body["max_tokens"] == 50
    assert [message["role"] for message in body["messages"]] == ["system", "user"]
    assert server.headers[0]["Authorization"] == f"Bearer {KEY}"


async def test_a_server_without_a_name_for_its_model_is_not_told_one(server):
    await written(server, model="")
    assert "model" not in server.asked[0]


@pytest.mark.parametrize("behaves", ["stalls", "drips"])
async def test_however_it_dawdles_it_is_left_in_time(server, behaves):
    assert (await refused(server, behaves, patience=0.3)).code == "timeout"


@pytest.mark.parametrize(
    ("behaves", "code"),
    [
        ("floods", "too-large"),
        ("breaks", "status-500"),
        ("babbles", "garbage"),
        ("misshapes", "garbage"),
        ("redirects", "redirect"),
    ],
)
async def test_what_is_no_answer_is_named(server, behaves, code):
    assert (await refused(server, behaves)).code == code
    assert server.elsewhere == 0


async def test_a_server_that_asks_for_a_pause_is_heard(server):
    failure = await refused(server, "hurries_not")
    assert (failure.code, failure.pause) == ("status-429", timedelta(minutes=10))


async def test_a_wrong_key_rests_for_an_hour(server):
    assert (await refused(server, "forbids")).pause == timedelta(hours=1)


async def test_nobody_at_the_address_is_no_mishap_of_ours():
    with pytest.raises(NoWords, match="unreachable") as failure:
        async with ChatModel("http://127.0.0.1:9/v1", key=KEY) as writer:
            await writer.write(ASKED)
    assert KEY not in repr(failure.value)
