"""The Bot API over HTTP: every way in which a bot may write a call, every way in which an answer may go wrong."""

import asyncio
import json
import re
import socket
import struct
from typing import Any

from aiohttp import web

from playground.answers import Json, Refusal, bad_request, not_found, unauthorized
from playground.calling import Outcome, carry_out
from playground.faults import Fault
from playground.parameters import Parameters, Upload
from playground.storing import MAX_UPLOAD
from playground.world import World

_TOKEN = re.compile(r"\d{3,20}:[A-Za-z0-9_-]{30,64}")
_BAD_GATEWAY = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><center><h1>502 Bad Gateway</h1></center></body>\r\n</html>\r\n"
_GARBAGE = b"<!doctype html><p>It works!</p>"
_ESCAPES = re.compile(rb"(?:%[0-9a-fA-F]{2})+")
_LINGER_NOT = struct.pack("ii", 1, 0)


class BotApi:
    """Answers at `/bot<token>/<method>` and `/file/bot<token>/<path>`, each token in its own world."""

    def __init__(self, worlds: dict[str, World], closing: asyncio.Event) -> None:
        self._worlds = worlds
        self._closing = closing

    async def call(self, request: web.Request) -> web.StreamResponse:
        """One call of a method."""
        try:
            world = self._world(request.match_info["token"])
            parameters = await read_parameters(request)
        except Refusal as refusal:
            return _json_answer(refusal.code, refusal.as_json())
        outcome = await carry_out(world, request.match_info["method"], parameters)
        if outcome.fault is not None:
            return await self._troubled(request, outcome, outcome.fault)
        return _json_answer(outcome.status, outcome.body)

    async def download(self, request: web.Request) -> web.StreamResponse:
        """One file."""
        try:
            world = self._world(request.match_info["token"])
        except Refusal as refusal:
            return _json_answer(refusal.code, refusal.as_json())
        path = request.match_info["path"]
        for file in world.files.values():
            if file.path == path:
                return web.Response(body=file.content, content_type="application/octet-stream")
        return _json_answer(404, not_found().as_json())

    async def nothing(self, _: web.Request) -> web.StreamResponse:
        """What is no method's address."""
        return _json_answer(404, not_found().as_json())

    def _world(self, token: str) -> World:
        world = self._worlds.get(token)
        if world is not None:
            return world
        raise unauthorized() if _TOKEN.fullmatch(token) else not_found()

    async def _troubled(self, request: web.Request, outcome: Outcome, fault: Fault) -> web.StreamResponse:
        if fault.kind == "hang":
            try:
                async with asyncio.timeout(fault.seconds):
                    await self._closing.wait()
            except TimeoutError:
                if fault.effect:
                    return _json_answer(outcome.status, outcome.body)
            return _reset(request)
        if fault.kind == "reset":
            return _reset(request)
        if fault.kind == "bad_gateway":
            return web.Response(status=502, text=_BAD_GATEWAY, content_type="text/html")
        if fault.kind == "garbage":
            return web.Response(body=_GARBAGE, content_type="text/html")
        return _json_answer(outcome.status, outcome.body)


def _reset(request: web.Request) -> web.StreamResponse:
    """Break the connection off, so that the other side sees a reset and not an orderly end."""
    transport = request.transport
    if transport is not None:
        connection = transport.get_extra_info("socket")
        if connection is not None:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_NOT)
        transport.abort()
    return web.Response()


def _json_answer(status: int, body: Json) -> web.Response:
    response = web.Response(
        status=status,
        body=json.dumps(body, ensure_ascii=False).encode("utf-8", "replace"),
        content_type="application/json",
    )
    if status == 429:  # noqa: PLR2004  # HTTP's number for it
        response.headers["Retry-After"] = str(body.get("parameters", {}).get("retry_after", 1))
    return response


async def read_parameters(request: web.Request) -> Parameters:
    """What was sent, from the query and from the body of whatever form.

    Raises:
        Refusal: the body is not of the form it claims, or a file is too big.

    """
    values: dict[str, Any] = dict(request.query) if request.query_string else {}
    if request.method != "POST" or not request.body_exists:
        return Parameters(values)
    kind = request.content_type
    if kind == "application/x-www-form-urlencoded":
        values.update(form_values(await request.read()))
    elif kind == "application/json":
        values.update(_json_object(await request.read()))
    elif kind == "multipart/form-data":
        return await _multipart(request, values)
    return Parameters(values)


def form_values(body: bytes) -> dict[str, str]:
    """The fields of a form; written for Cyrillic, of which every letter comes as two escapes in a row."""
    values: dict[str, str] = {}
    for pair in body.replace(b"+", b" ").split(b"&"):
        name, _, value = pair.partition(b"=")
        if name:
            values[_unescaped(name)] = _unescaped(value)
    return values


def _unescaped(part: bytes) -> str:
    if b"%" in part:
        part = _ESCAPES.sub(lambda run: bytes.fromhex(run[0].replace(b"%", b"").decode()), part)
    return part.decode("utf-8", "replace")


def _json_object(body: bytes) -> Json:
    if not body:
        return {}
    try:
        values = json.loads(body)
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(values, dict):
        raise bad_request("object expected as request body")
    return values


async def _multipart(request: web.Request, values: dict[str, Any]) -> Parameters:
    files: dict[str, Upload] = {}
    for name, part in (await request.post()).items():
        if isinstance(part, web.FileField):
            content = part.file.read()
            part.file.close()
            if len(content) > MAX_UPLOAD:
                raise Refusal(413, "Request Entity Too Large")
            files[name] = Upload(part.filename, part.content_type, content)
        else:
            values[name] = part if isinstance(part, str) else bytes(part).decode("utf-8", "replace")
    return Parameters(values, files)
