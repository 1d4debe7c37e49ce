"""A state file: after a restart, even a sudden one, the world is as it was."""

import asyncio
import sqlite3
import sys
from pathlib import Path

import aiohttp
import pytest

from playground import serve
from playground.client import Control
from playground.server import TEST_TOKEN


async def call(playground, method, **parameters):
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{playground.url}/bot{playground.token}/{method}", json=parameters) as response,
    ):
        body = await response.json()
        assert body["ok"], body
        return body["result"]


async def test_everything_is_there_again(tmp_path: Path):
    file = tmp_path / "deep" / "state.db"
    first = await serve(state=file)
    async with Control(first.url) as telegram:
        reader = await telegram.person("Айгүл", language="ky", username="aigul", started=True)
        group = await telegram.group(
            "Форум", kind="forum", members=[reader], bot="administrator", username="forum_kg"
        )
        thread = await group.topic("ОДКБ")
        await reader.send("калды", document={"name": "a.txt", "content": "0LA="})
        sent = await call(first, "sendMessage", chat_id=reader.id, text="<b>x</b>", parse_mode="HTML")
        gone = await call(first, "sendMessage", chat_id=reader.id, text="y")
        await call(first, "deleteMessage", chat_id=reader.id, message_id=gone["message_id"])
        await call(first, "pinChatMessage", chat_id=reader.id, message_id=sent["message_id"])
        await reader.react((await reader.messages())[1], "👍")
        await call(
            first, "setMyCommands", commands=[{"command": "a", "description": "b"}], language_code="ky"
        )
        before = await reader.messages()
        updates = await call(first, "getUpdates", offset=-1, allowed_updates=["message"])
        await telegram.ask("PATCH", "/bot", {"first_name": "Кабарчы"})
    await first.close()

    second = await serve(state=file)
    async with Control(second.url) as telegram:
        room = telegram.room(reader.id)
        assert await room.messages() == before
        assert await call(second, "getUpdates") == updates
        assert (await call(second, "getMe"))["first_name"] == "Кабарчы"
        assert await call(second, "getMyCommands", language_code="ky") == [
            {"command": "a", "description": "b"}
        ]
        later = await call(second, "sendMessage", chat_id=reader.id, text="z")
        assert later["message_id"] > max(message.id for message in before)
        await call(second, "sendMessage", chat_id="@forum_kg", text="x", message_thread_id=thread)
        document = updates[0]["message"]["document"]
        assert (await call(second, "getFile", file_id=document["file_id"]))["file_size"] == 2
        await telegram.ask("POST", f"/people/{reader.id}/send", {"text": "жаңы"})
        numbers = [update["update_id"] for update in await call(second, "getUpdates")]
        assert numbers == [updates[0]["update_id"], updates[0]["update_id"] + 1]
        new = await telegram.person("Жаңы")
        assert new.id > reader.id
        await telegram.reset()
        assert await telegram.ask("GET", "/people") == {"people": []}
        await telegram.person("Жаңы", started=True)
    await second.close()

    third = await serve(state=file)
    async with Control(third.url) as telegram:
        assert len((await telegram.ask("GET", "/people"))["people"]) == 1
        person = await telegram.person("Дагы", started=True)
        await person.send("x")
        assert (await call(third, "getUpdates"))[0]["update_id"] > numbers[-1]
    await third.close()


async def test_a_kill_loses_nothing_that_was_answered(tmp_path: Path):
    file = tmp_path / "state.db"

    async def start():
        program = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "playground",
            "--port",
            "0",
            "--state",
            str(file),
            stdout=asyncio.subprocess.PIPE,
        )
        line = (await program.stdout.readline()).decode()
        assert line.startswith("Playground: http://127.0.0.1:")
        return program, line.removeprefix("Playground: ").strip()

    program, url = await start()
    async with Control(url) as telegram, aiohttp.ClientSession() as session:
        reader = await telegram.person(started=True)
        for number in range(20):
            parameters = {"chat_id": reader.id, "text": str(number)}
            async with session.post(f"{url}bot{TEST_TOKEN}/sendMessage", json=parameters) as response:
                assert response.status == 200
        program.kill()
        await program.wait()
    check = sqlite3.connect(file)
    assert check.execute("pragma integrity_check").fetchone() == ("ok",)
    check.close()
    program, url = await start()
    async with Control(url) as telegram:
        messages = await telegram.room(reader.id).messages()
        assert [message.text for message in messages] == [str(number) for number in range(20)]
    program.terminate()
    assert await program.wait() == 0


async def test_each_token_has_a_world_of_its_own():
    tokens = [f"{number}:{'A' * 35}" for number in (111, 222)]
    playground = await serve(tokens=tokens)
    async with Control(playground.url, bot=222) as telegram, Control(playground.url, bot=111) as other:
        await telegram.person("Айгүл")
        assert await other.ask("GET", "/people") == {"people": []}
    await playground.close()


async def test_a_token_without_an_id_is_refused():
    with pytest.raises(ValueError, match="begins with the bot's id"):
        await serve(tokens=["nonsense"])
    with pytest.raises(ValueError, match="at least one token"):
        await serve(tokens=[])


async def test_a_long_conversation_keeps_its_last_messages_and_calls_only():
    server = await serve(calls_kept=5, messages_kept=3)
    try:
        async with Control(server.url) as telegram:
            reader = await telegram.person("Айгүл")
            for number in range(8):
                await reader.send(f"кабар {number}")
            texts = [message.text for message in await reader.messages()]
            assert texts == ["кабар 5", "кабар 6", "кабар 7"]
    finally:
        await server.close()
