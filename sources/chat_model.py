"""A language model behind an OpenAI-compatible address: one guarded request, and nothing that the server could abuse."""

import asyncio
import json
from dataclasses import dataclass
from datetime import timedelta
from types import TracebackType
from typing import Any, Protocol, Self

import aiohttp

from sources.freshness import retry_after

LONGEST_ANSWER = 200_000
"""Bytes of an answer; a paragraph with all its wrapping has a few thousand."""
PATIENCE = 45.0
"""Seconds in which a whole answer must be here, however steadily it drips."""
CONNECT = 10.0
_CHUNK = 16_384
_OK = 200
_REFUSED = frozenset({401, 403, 404})
_PAUSES = frozenset({429, 503})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a model is to do, and the text with which: data, never instructions."""

    instructions: str
    text: str
    most_tokens: int
    """How long its answer may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a model wrote, and what it cost."""

    text: str
    tokens: int | None
    """Of question and answer together; None where the server does not say."""


class NoWords(Exception):
    """The model wrote nothing; `code` is a stable word: timeout, unreachable, status-500, redirect, too-large, garbage."""

    def __init__(self, code: str, pause: timedelta | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.pause = pause
        """How long the server asks to be left alone."""


class Writer(Protocol):
    """Something that writes."""

    async def write(self, asked: Asked) -> Written:
        """Return what is asked for. Raises NoWords."""
        ...


class ChatModel:
    """Asks `POST {url}/chat/completions`; use it as `async with`. The key goes into one header and nowhere else."""

    def __init__(self, url: str, *, key: str = "", model: str = "", patience: float = PATIENCE) -> None:
        self._url = f"{url.rstrip('/')}/chat/completions"
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._model = model
        self._patience = patience
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=CONNECT),
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def write(self, asked: Asked) -> Written:
        """Return what the model wrote. Raises NoWords."""
        try:
            async with asyncio.timeout(self._patience):
                return _read(await self._post(self._body(asked)))
        except TimeoutError as error:
            raise NoWords("timeout") from error
        except (aiohttp.ClientError, OSError, ValueError) as error:
            # The error's own words could carry the address with what an operator put into it.
            raise NoWords("unreachable") from error

    def _body(self, asked: Asked) -> dict[str, Any]:
        body: dict[str, Any] = {
            "messages": [
                {"role": "system", "content": asked.instructions},
                {"role": "user", "content": asked.text},
            ],
            "temperature": 0,
            "max_tokens": asked.most_tokens,
        }
        return body | ({"model": self._model} if self._model else {})

    async def _post(self, body: dict[str, Any]) -> bytes:
        if self._session is None:
            raise RuntimeError("ChatModel is used outside of `async with`")
        # A redirect would carry the texts, and with some clients the key, to whom nobody named.
        async with self._session.post(
            self._url, json=body, headers=self._headers, allow_redirects=False
        ) as response:
            _check(response)
            answer = bytearray()
            async for chunk in response.content.iter_chunked(_CHUNK):
                answer += chunk
                if len(answer) > LONGEST_ANSWER:
                    raise NoWords("too-large")
            return bytes(answer)


def _check(response: aiohttp.ClientResponse) -> None:
    status = response.status
    if status == _OK:
        return
    if status in _PAUSES:
        raise NoWords(f"status-{status}", retry_after(response.headers))
    if status in _REFUSED:
        raise NoWords(f"status-{status}", timedelta(hours=1))
    raise NoWords("redirect" if 300 <= status < 400 else f"status-{status}")  # noqa: PLR2004


def _read(answer: bytes) -> Written:
    """Return what an answer says. Raises NoWords."""
    try:
        found = json.loads(answer)
        text = found["choices"][0]["message"]["content"]
        usage = found.get("usage") or {}
        tokens = usage.get("total_tokens")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise NoWords("garbage") from error
    if not isinstance(text, str):
        raise NoWords("garbage")
    counted = isinstance(tokens, int) and not isinstance(tokens, bool) and 0 <= tokens < 10**7
    return Written(text=text, tokens=tokens if counted else None)
