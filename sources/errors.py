"""What can go wrong between an address on the web and its entries, as one tree of errors that each say why.

    SourceError
        BadAddress         not an address that is fetched: scheme, port, or a password in it
        PrivateAddress     it leads into a private network
        Unreachable        no answer: dns, refused, timeout, reset, tls, or protocol
        BadStatus          an answer, but not the page
            Gone           410: the server says for good that it is no more
            SlowDown       429 or 503: the server asks for a pause
        TooManyRedirects
        TooLarge           more bytes than the limit
        Bomb               a small body that unpacks to a huge one
        Truncated          the connection ended before the body did
        NotAFeed           an answer, but a page for people; knows the feeds that the page names
            NoChannel      Telegram knows no channel of that name
            NoPreview      a channel that shows its posts only in Telegram
            NotAChannel    a person, a bot or a group
        Disallowed         robots.txt asks programs not to fetch it
        PrivateChannel     an invitation, which only members may follow
        PageChanged        a page on which the selectors find nothing any more
        Unreadable         the parser was stopped or died
        BadCatalogue       a file that lists sources is wrong; says where

`code` is stable: it names the words for people in the Fluent files and is kept in `Feed.problem`.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import ClassVar

from news.feeds import Offer
from news.polling import Failed, Refusal


class SourceError(Exception):
    """A source could not be read; `code` says why in a stable word, `detail` in the words of who noticed."""

    code: ClassVar[str] = "source"
    refusal: ClassVar[Refusal] = Refusal.TROUBLE

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail)
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.code}: {self.detail}" if self.detail else self.code

    def as_outcome(self) -> Failed:
        """Return what `news.polling.next_check` needs to know of it."""
        return Failed(problem=f"{self.code}:{self.detail}".rstrip(":"), refusal=self.refusal)


class BadAddress(SourceError):
    """The address has a scheme, port or password that is not allowed, or is no address at all."""

    code = "bad-address"


class PrivateAddress(SourceError):
    """The address leads into a private network that the settings do not allow."""

    code = "private-address"


class Unreachable(SourceError):
    """No whole answer came; `detail` is one of dns, refused, timeout, reset, tls, protocol."""

    code = "unreachable"


class BadStatus(SourceError):
    """The server answered with a status that carries no page."""

    code = "bad-status"

    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status

    def __reduce__(self) -> tuple[type["BadStatus"], tuple[int]]:
        return type(self), (self.status,)

    def as_outcome(self) -> Failed:
        """Return what `news.polling.next_check` needs to know of it."""
        refusal = {
            401: Refusal.FORBIDDEN,
            403: Refusal.FORBIDDEN,
            404: Refusal.MISSING,
            451: Refusal.FORBIDDEN,
        }.get(self.status, Refusal.TROUBLE)
        return Failed(problem=f"{self.code}:{self.status}", refusal=refusal)


class Gone(BadStatus):
    """The server says for good that there is nothing here any more (410)."""

    code = "gone"

    def __init__(self, status: int = 410) -> None:
        super().__init__(status)

    def as_outcome(self) -> Failed:
        """Return what `news.polling.next_check` needs to know of it."""
        return Failed(problem=f"{self.code}:{self.status}", refusal=Refusal.GONE)


class SlowDown(BadStatus):
    """The server asks for a pause (429, 503); how long, where it says."""

    code = "slow-down"

    def __init__(self, status: int, retry_after: timedelta | None = None) -> None:
        super().__init__(status)
        self.retry_after = retry_after

    def __reduce__(self) -> tuple[type["SlowDown"], tuple[int, timedelta | None]]:  # type: ignore[override]
        return type(self), (self.status, self.retry_after)

    def as_outcome(self) -> Failed:
        """Return what `news.polling.next_check` needs to know of it."""
        return Failed(
            problem=f"{self.code}:{self.status}", refusal=Refusal.SLOW_DOWN, retry_after=self.retry_after
        )


class TooManyRedirects(SourceError):
    """The address was passed on more often than a sound site does."""

    code = "too-many-redirects"


class TooLarge(SourceError):
    """The body has more bytes than the limit."""

    code = "too-large"


class Bomb(SourceError):
    """A small body unpacks to a huge one."""

    code = "bomb"


class Truncated(SourceError):
    """The connection ended before the body did: nothing of it may be kept."""

    code = "truncated"


class NotAFeed(SourceError):
    """The answer is no feed; `alternates` are the feeds that the page itself names.

    `offers` are these and other sources with what the page calls them, `hints` links that may lead to a feed.
    """

    code = "not-a-feed"

    def __init__(
        self,
        detail: str = "",
        alternates: Sequence[str] = (),
        offers: Sequence[Offer] = (),
        hints: Sequence[str] = (),
    ) -> None:
        super().__init__(detail)
        self.alternates = tuple(alternates)
        self.offers = tuple(offers)
        self.hints = tuple(hints)


class NoChannel(NotAFeed):
    """Telegram knows no channel of that name."""

    code = "no-channel"
    refusal = Refusal.MISSING


class NoPreview(NotAFeed):
    """The channel exists, but shows its posts only inside Telegram."""

    code = "no-preview"
    refusal = Refusal.FORBIDDEN


class NotAChannel(NotAFeed):
    """What has that name in Telegram is a person, a bot or a group."""

    code = "not-a-channel"


class Disallowed(SourceError):
    """The site asks programs not to fetch this page (robots.txt)."""

    code = "disallowed"


class PrivateChannel(SourceError):
    """The address is an invitation into a private channel, or a post that only its members see."""

    code = "private-channel"


class PageChanged(SourceError):
    """The selectors of a page without a feed find nothing on it; `detail` is which of them."""

    code = "page-changed"


class Unreadable(SourceError):
    """The parser was stopped at its limit, died, or refused the document."""

    code = "unreadable"


class BadCatalogue(SourceError):
    """A file that lists sources cannot be used; `detail` says in which line or entry and why."""

    code = "bad-catalogue"
