"""The web client: one polite, guarded way to fetch a feed or a page, and nothing that the server could abuse.

No cookies, no proxy from the environment, no referrer; redirects are followed by hand, because each hop is checked and
only a chain of permanent ones may change a feed's address.
"""

import asyncio
import ssl
from dataclasses import dataclass, field
from datetime import timedelta
from importlib.metadata import PackageNotFoundError, version
from types import TracebackType
from typing import Self

import aiohttp

from news.feeds import Validators
from sources.addresses import AddressGuard, RefusedAddressError, check_address
from sources.courtesy import Courtesy, Turns
from sources.errors import (
    BadAddress,
    BadStatus,
    Gone,
    PrivateAddress,
    SlowDown,
    SourceError,
    TooLarge,
    Truncated,
    Unreachable,
)
from sources.freshness import fresh_for, retry_after
from sources.redirects import REDIRECTS, Hops
from sources.unpacking import ACCEPTED, Body

FEED_TYPES = (
    "application/rss+xml, application/atom+xml, application/rdf+xml, application/feed+json, "
    "application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.4, */*;q=0.1"
)
"""Servers that know several forms of a page must be told that a feed is meant (openrss.org asks for it)."""
PAGE_TYPES = "text/html, application/xhtml+xml, */*;q=0.5"
FEED_LIMIT = 5_000_000
PAGE_LIMIT = 3_000_000

_FULL = frozenset({200, 203})
_NOT_MODIFIED = 304
_GONE = 410
_PAUSES = frozenset({429, 503})
_CHUNK = 65_536
_LONGEST_HEADER = 32_768


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a server answered: a body, or that nothing changed."""

    url: str
    """Where the redirects ended."""
    status: int
    """200 or 304."""
    body: bytes = field(default=b"", repr=False)
    content_type: str = ""
    validators: Validators = field(default_factory=Validators)
    """To be sent with the next request: those of this answer, or after a 304 without any, those that were sent."""
    permanent_to: str | None = None
    """Where the address has moved for good; never from https to http."""
    min_interval: timedelta | None = None
    """How long the server says that its answer stays fresh."""

    @property
    def not_modified(self) -> bool:
        """Whether nothing changed since the validators were given."""
        return self.status == _NOT_MODIFIED


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How many seconds a server may take."""

    connect: float = 5
    first_byte: float = 10
    """Also between two chunks."""
    total: float = 30
    """Of one request with all its redirects, however steadily it drips; waiting for a turn does not count."""


class Web:
    """Fetches pages, each with its own time limit and at most `concurrency` at once; use it as `async with`.

    `host_pause` is the least pause in seconds between two requests to one host, except loopback; `turns` are kept with
    other processes that fetch.
    """

    def __init__(
        self,
        *,
        guard: AddressGuard | None = None,
        per_host: int = 1,
        host_pause: float = 1.0,
        contact: str = "",
        concurrency: int = 64,
        patience: Patience | None = None,
        turns: Turns | None = None,
    ) -> None:
        self._guard = guard or AddressGuard()
        self._courtesy = Courtesy(per_host=per_host, pause=host_pause, turns=turns)
        self._places = asyncio.Semaphore(concurrency)
        self._concurrency = concurrency
        self._patience = patience or Patience()
        self._user_agent = user_agent(contact)
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        patience = self._patience
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                limit=self._concurrency,
                ttl_dns_cache=60,
                socket_factory=self._guard.socket_factory,
                ssl=ssl.create_default_context(),
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,
            auto_decompress=False,  # `Body` unpacks, and counts
            headers={"User-Agent": self._user_agent, "Accept-Encoding": ACCEPTED},
            # `total` is kept in `get`, over all hops.
            timeout=aiohttp.ClientTimeout(
                total=None, sock_connect=patience.connect, sock_read=patience.first_byte
            ),
            max_line_size=_LONGEST_HEADER,
            max_field_size=_LONGEST_HEADER,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def get(
        self,
        url: str,
        *,
        validators: Validators | None = None,
        accept: str = FEED_TYPES,
        limit: int = FEED_LIMIT,
        pause: float = 0.0,
    ) -> Page:
        """Fetch a page of at most `limit` bytes, unpacked; raise a SourceError that says why it did not come.

        `pause` are the seconds that its host wishes between two requests, where that is more than `host_pause`.
        """
        headers = _headers(accept, validators)
        hops = Hops(check_address(url))
        # The patience of the whole request ends where a turn is waited for, hence a deadline moved by each wait.
        left = self._patience.total
        clock = asyncio.get_running_loop().time
        while True:
            async with self._courtesy.turn(hops.here.host or "", pause), self._places:
                begun = clock()
                try:
                    async with asyncio.timeout(left):
                        answer = await self._one(hops, headers, validators, limit)
                except TimeoutError as error:
                    raise Unreachable("timeout") from error
                left -= clock() - begun
            if answer is not None:
                return answer

    async def _one(
        self, hops: Hops, headers: dict[str, str], validators: Validators | None, limit: int
    ) -> Page | None:
        """Make one request; return the page, or None after a redirect has been noted in `hops`."""
        if self._session is None:
            raise RuntimeError("Web is used outside of `async with`")
        try:
            async with self._session.get(hops.here, headers=headers, allow_redirects=False) as response:
                if response.status in REDIRECTS and "Location" in response.headers:
                    hops.follow(response.status, response.headers["Location"])
                    return None
                _check_status(response, conditional=bool(validators))
                body = b"" if response.status == _NOT_MODIFIED else await _body(response, limit)
                return Page(
                    url=str(hops.here),
                    status=_NOT_MODIFIED if response.status == _NOT_MODIFIED else 200,
                    body=body,
                    content_type=response.headers.get("Content-Type", ""),
                    validators=_validators(response, validators),
                    permanent_to=hops.permanent_to,
                    min_interval=fresh_for(response.headers),
                )
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise _translated(error) from error


def user_agent(contact: str = "") -> str:
    """Return the name under which the program asks, with the operator's address where it is known."""
    try:
        number = version("kabarchy")
    except PackageNotFoundError:
        number = "0"
    return f"Kabarchy/{number} (+{contact})" if contact else f"Kabarchy/{number}"


def _headers(accept: str, validators: Validators | None) -> dict[str, str]:
    headers = {"Accept": accept}
    if validators and validators.etag is not None:
        headers["If-None-Match"] = validators.etag
    if validators and validators.last_modified is not None:
        headers["If-Modified-Since"] = validators.last_modified
    return headers


def _validators(response: aiohttp.ClientResponse, sent: Validators | None) -> Validators:
    given = Validators(etag=response.headers.get("ETag"), last_modified=response.headers.get("Last-Modified"))
    if response.status != _NOT_MODIFIED or sent is None:
        return given
    return Validators(etag=given.etag or sent.etag, last_modified=given.last_modified or sent.last_modified)


def _check_status(response: aiohttp.ClientResponse, *, conditional: bool) -> None:
    status = response.status
    if status in _FULL or (status == _NOT_MODIFIED and conditional):
        return
    if status == _GONE:
        raise Gone
    if status in _PAUSES:
        raise SlowDown(status, retry_after(response.headers))
    raise BadStatus(status)


async def _body(response: aiohttp.ClientResponse, limit: int) -> bytes:
    encoding = response.headers.get("Content-Encoding", "")
    if (response.content_length or 0) > limit:
        raise TooLarge(str(response.content_length))
    body = Body(encoding, limit)
    async for chunk in response.content.iter_chunked(_CHUNK):
        body.feed(chunk)
    return body.finish()


def _translated(error: Exception) -> SourceError:
    """Return what an error of aiohttp, the system or a URL means to us."""
    if isinstance(error, aiohttp.ClientPayloadError):
        return Truncated("length")
    cause = error.os_error if isinstance(error, aiohttp.ClientConnectorError) else error
    if isinstance(cause, RefusedAddressError):
        return PrivateAddress()
    if isinstance(error, aiohttp.InvalidURL):
        return BadAddress("form")
    kinds: tuple[tuple[type[Exception] | tuple[type[Exception], ...], str], ...] = (
        (aiohttp.ClientConnectorDNSError, "dns"),
        ((TimeoutError, aiohttp.ServerTimeoutError), "timeout"),
        ((aiohttp.ClientSSLError, ssl.SSLError, ssl.CertificateError), "tls"),
        ((aiohttp.ClientConnectorError, ConnectionRefusedError), "refused"),
        ((aiohttp.ServerDisconnectedError, ConnectionError, aiohttp.ClientOSError), "reset"),
    )
    return Unreachable(next((reason for kind, reason in kinds if isinstance(error, kind)), "protocol"))
