"""Watching: the record of calls, answers to presses, chat actions, pending updates, and all of it as a stream."""

import asyncio
import json
from collections.abc import Iterator
from itertools import islice

from aiohttp import web

from playground.acts import Impossible
from playground.answers import Json
from playground.calls import Call
from playground.control.asked import Asked, number
from playground.world import World

HEARTBEAT = 15.0
_MOST_CALLS = 100_000


async def calls(asked: Asked) -> Json:
    """The calls after one, by `method`, `chat` and `effect` (true or false); waits until there are `count` of them.

    Calls that have no answer yet, as a long poll, count only with `under_way=true`.
    """
    record, query = asked.world.record, asked.query
    effect = {"true": True, "false": False}.get(query.get("effect", ""))
    chat = number(query["chat"], "chat") if "chat" in query else None
    count = number(query.get("count", "1"), "count")
    after = asked.after()

    def found() -> Iterator[Call]:
        return record.find(
            method=query.get("method", ""),
            chat=chat,
            after=after,
            effect=effect,
            under_way=query.get("under_way") == "true",
        )

    await record.changed.until(lambda: sum(1 for _ in islice(found(), count)) >= count, asked.wait())
    limit = number(query.get("limit", str(_MOST_CALLS)), "limit")
    return {"calls": [call.as_json() for call in islice(found(), limit)], "last": record.last}


def forget_calls(asked: Asked) -> Json:
    """Begin the record again; the numbers go on."""
    asked.world.record.calls.clear()
    return {"last": asked.world.record.last}


async def answer(asked: Asked) -> Json:
    """The answer to a press, or null; waits for it up to `wait` seconds."""
    press = asked.world.presses.get(asked.path["press"])
    if press is None:
        raise Impossible("there is no such press", 404)
    await asked.world.changed.until(lambda: press.answer is not None, asked.wait())
    return {"answer": press.answer, "change": asked.world.changes}


def answers(asked: Asked) -> Json:
    """The presses and the answers that were shown, of one `person` or of all."""
    person = asked.query.get("person")
    return {
        "presses": [
            {
                "press": press.id,
                "person": press.user,
                "chat": press.chat,
                "message_id": press.message,
                "data": press.data,
                "answer": press.answer,
            }
            for press in asked.world.presses.values()
            if person is None or str(press.user) == person
        ]
    }


async def inline_answer(asked: Asked) -> Json:
    """The results of an inline query, or null; waits for them up to `wait` seconds."""
    query = asked.world.inline_queries.get(asked.path["query"])
    if query is None:
        raise Impossible("there is no such inline query", 404)
    await asked.world.changed.until(lambda: query.answer is not None, asked.wait())
    return {"answer": query.answer}


def actions(asked: Asked) -> Json:
    """The chat actions (`typing` …) after a change, of one `chat` or of all."""
    chat = asked.query.get("chat")
    after = asked.after()
    return {
        "actions": [
            action
            for action in asked.world.actions
            if action["number"] > after and (chat is None or str(action["chat"]) == chat)
        ]
    }


async def updates(asked: Asked) -> Json:
    """The updates that the bot has not confirmed; with `wait`, waits until there are none left."""
    pending = asked.world.updates.pending
    await asked.world.record.changed.until(lambda: not pending, asked.wait())
    return {"updates": list(pending.values())}


def add_update(asked: Asked) -> Json:
    """Queue any update as it is: `{"kind": "poll", "content": {…}}`."""
    fields = asked.fields("kind", "content")
    added = asked.world.updates.add(str(fields.get("kind", "")), fields.get("content") or {})
    return {"update_id": added}


def file(asked: Asked) -> web.Response:
    """The bytes of a file."""
    found = asked.world.files.get(asked.path["file"])
    if found is None:
        raise Impossible("there is no such file", 404)
    kind = (
        "image/jpeg"
        if found.kind == "photo"
        else str(found.about.get("mime_type", "application/octet-stream"))
    )
    return web.Response(body=found.content, content_type=kind)


async def stream(request: web.Request, world: World, closing: asyncio.Event) -> web.StreamResponse:
    """Every change as a server-sent event, from now on or after the `Last-Event-ID` of the one who comes back."""
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
    await response.prepare(request)
    said = request.headers.get("Last-Event-ID", "")
    last = int(said) if said.isdecimal() else world.changes
    await response.write(b": the playground\n\n")
    while not closing.is_set():
        seen = last
        await world.changed.until(lambda: world.changes > seen or closing.is_set(), HEARTBEAT)  # noqa: B023  # awaited before it changes
        news = [event for event in world.events if event["number"] > last]
        last = world.changes
        lines = [
            f"id: {event['number']}\ndata: {json.dumps(event, ensure_ascii=False)}\n\n" for event in news
        ]
        try:
            await response.write("".join(lines or [": still here\n\n"]).encode())
        except ConnectionResetError:
            break
    return response


ROUTES = (
    ("GET", "/calls", calls),
    ("DELETE", "/calls", forget_calls),
    ("GET", "/presses", answers),
    ("GET", "/presses/{press}", answer),
    ("GET", "/inline/{query}", inline_answer),
    ("GET", "/actions", actions),
    ("GET", "/updates", updates),
    ("POST", "/updates", add_update),
    ("GET", "/files/{file}", file),
)
