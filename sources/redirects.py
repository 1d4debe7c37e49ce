"""Redirects followed by hand: each hop is checked, and only a chain of permanent ones changes a feed's address."""

from yarl import URL

from sources.addresses import check_address
from sources.errors import BadAddress, TooManyRedirects

MOST_HOPS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})


class Hops:
    """The way from the address that was asked to the one that answers."""

    def __init__(self, start: URL) -> None:
        self.here = start
        self._count = 0
        self._permanent = True

    @property
    def permanent_to(self) -> str | None:
        """Where the address has moved for good: every hop was permanent, and none led from https to http."""
        return str(self.here) if self._count and self._permanent else None

    def follow(self, status: int, location: str) -> None:
        """Go to where an answer sends us. Raises TooManyRedirects or BadAddress."""
        self._count += 1
        if self._count > MOST_HOPS:
            raise TooManyRedirects(str(MOST_HOPS))
        try:
            target = self.here.join(URL(location.strip())).with_fragment(None)
        except ValueError as error:
            raise BadAddress("redirect") from error
        downgraded = self.here.scheme == "https" and target.scheme == "http"
        self._permanent = self._permanent and status in PERMANENT and not downgraded
        self.here = check_address(str(target))
