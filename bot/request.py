"""Calls to Telegram over aiohttp: PTB's own httpx costs several times the processor time of a message.

PTB #4560 asks for it upstream; what an operator sees is the same.
"""

from typing import Any
from urllib.parse import quote_plus
from urllib.request import getproxies

import aiohttp
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.gist import Json, of_answer


class NeverWritten(Exception):
    """The connection kept from an earlier call was closed before the body of this one was written."""


NEVER_LEFT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, NeverWritten)
"""What says for certain that Telegram got no whole call: no connection was to be had, or the kept one was closed."""
_CLOSING = "Cannot write to closing transport"
_FORM = "application/x-www-form-urlencoded"


class AiohttpRequest(BaseRequest):
    """The way of PTB's calls. A call that failed has the exception of aiohttp as its cause."""

    def __init__(self, *, connections: int, read_seconds: float, connect_seconds: float) -> None:
        self._connections = connections
        self._read_seconds = read_seconds
        self._connect_seconds = connect_seconds
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """How long an answer is waited for when a call does not say."""
        return self._read_seconds

    async def initialize(self) -> None:
        """Open the session."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections),
                headers={"User-Agent": self.USER_AGENT},
                trust_env=bool(getproxies()),
            )

    async def shutdown(self) -> None:
        """Close the session and its connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    @staticmethod
    def parse_json_payload(payload: bytes) -> Json:
        """Return what Telegram answered, of a message what names it. Raises TelegramError where it is no JSON."""
        return of_answer(BaseRequest.parse_json_payload(payload))

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE, write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        connect_timeout: Any = BaseRequest.DEFAULT_NONE, pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
    ) -> tuple[int, bytes]:  # fmt: skip
        """Make one call; return its status and body. Raises TimedOut or NetworkError."""
        if self._session is None:
            raise RuntimeError("a call before the client was opened, or after it was closed")
        connect = _given(connect_timeout, self._connect_seconds)
        timeout = aiohttp.ClientTimeout(
            total=None, sock_connect=connect, sock_read=_given(read_timeout, self._read_seconds)
        )
        body, headers = _body(request_data)
        try:
            async with self._session.request(
                method, url, data=body, headers=headers, timeout=timeout
            ) as answer:
                return answer.status, await answer.read()
        except TimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientError, OSError) as error:
            closed = isinstance(body, bytes) and _CLOSING in f"{error} {error.__cause__}"
            raise NetworkError(_in_short(error)) from NeverWritten() if closed else error


def _in_short(error: Exception) -> str:
    """Return what went wrong without the address, of which the token is a part."""
    reason = f": {error.strerror}" if isinstance(error, OSError) and error.strerror else ""
    return type(error).__name__ + ("" if "/bot" in reason else reason)


def _given(value: Any, otherwise: float) -> float | None:
    if isinstance(value, DefaultValue):
        return otherwise
    return None if value is None else float(value)


def _body(data: RequestData | None) -> tuple[bytes | aiohttp.FormData | None, dict[str, str]]:
    """Return what to send, and how it is said; with files it is in parts."""
    if data is None:
        return None, {}
    files = data.multipart_data
    if not files:
        fields = (f"{name}={_quoted(value)}" for name, value in data.json_parameters.items())
        return "&".join(fields).encode(), {"Content-Type": _FORM}
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in files.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form, {}


def _quoted(value: str) -> str:
    """Return a value as a form carries it.

    Of Cyrillic every byte is quoted anyway; done at once it costs a twentieth of what `urlencode` takes.
    """
    return quote_plus(value) if value.isascii() else "%" + value.encode().hex("%")
