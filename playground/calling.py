"""Carrying out one call of the Bot API: record, trouble, limits, the method itself, in this order."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any

from playground.answers import Json, Refusal, not_found, too_many
from playground.calls import Call
from playground.faults import Fault
from playground.methods import METHODS, Method
from playground.parameters import Parameters
from playground.world import World


@dataclass(frozen=True, slots=True)
class Outcome:
    """What to answer, and the trouble that befalls the answer."""

    status: int
    body: Json
    fault: Fault | None = None


async def carry_out(world: World, name: str, parameters: Parameters) -> Outcome:
    """Do what a bot asks and say what came of it; never raises a refusal."""
    method = METHODS.get(name.lower())
    if method is None:
        return Outcome(404, not_found().as_json())
    chat = _chat(world, parameters)
    call = world.record.add(
        method.name,
        chat,
        parameters.values,
        world.clock.now(),
        tuple(parameters.files) if parameters.files else (),
    )
    if unknown := parameters.values.keys() - method.parameters:
        call.unknown = tuple(sorted(unknown))
    fault = world.faults.match(method.name, chat, world.clock.steady()) if world.faults.active else None
    if fault is not None:
        call.fault = fault.kind
    if fault is not None and not fault.effect:
        outcome = _answer_of(fault)
    else:
        outcome = await _run(world, method, parameters, call, chat)
        if fault is not None:
            outcome = (
                Outcome(outcome.status, outcome.body, fault) if fault.kind == "hang" else _answer_of(fault)
            )
    world.record.finish(
        call, 0 if _unanswered(fault) else outcome.status, outcome.body.get("description", "")
    )
    world.store.commit()
    return outcome


async def _run(world: World, method: Method, parameters: Parameters, call: Call, chat: int | None) -> Outcome:
    try:
        if method.counts and world.limits.rates is not None and chat is not None:
            _count(world, method, parameters, chat)
        result = method.run(world, parameters)
        if asyncio.iscoroutine(result):
            waiting: Coroutine[Any, Any, Any] = result
            result = await waiting
    except Refusal as refusal:
        return Outcome(refusal.code, refusal.as_json())
    call.effect, call.result = True, result
    return Outcome(200, {"ok": True, "result": result})


def _count(world: World, method: Method, parameters: Parameters, chat: int) -> None:
    messages = 1
    if method.counts == "album":
        name = "media" if parameters.given("media") else "message_ids"
        messages = len(parameters.array(name, name) or ()) or 1
    wait = world.limits.wait(
        chat,
        world.clock.steady(),
        messages=messages,
        edit=method.counts == "edit",
        paid=parameters.flag("allow_paid_broadcast"),
    )
    if wait:
        raise too_many(wait)


def _answer_of(fault: Fault) -> Outcome:
    """What a bot gets to see of a call that trouble struck."""
    body: Json = {"ok": False, "error_code": fault.code, "description": fault.description}
    if fault.kind == "error" and fault.code == 429:  # noqa: PLR2004  # HTTP's number for it
        body["parameters"] = {"retry_after": int(fault.seconds or 1)}
    status = {"bad_gateway": 502, "garbage": 200}.get(fault.kind, fault.code)
    return Outcome(status, body, fault)


def _unanswered(fault: Fault | None) -> bool:
    return fault is not None and (fault.kind == "reset" or (fault.kind == "hang" and fault.seconds is None))


def _chat(world: World, parameters: Parameters) -> int | None:
    value = parameters.values.get("chat_id")
    if isinstance(value, int):
        return value
    if isinstance(value, str) and value:
        if value.startswith("@"):
            return world.names.get(value[1:].lower())
        try:
            return int(value)
        except ValueError:
            return None
    return None
