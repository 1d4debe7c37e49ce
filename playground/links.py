"""Which addresses Telegram accepts behind a link, and how it writes them."""

import re
from functools import lru_cache

_URL = re.compile(
    r"^(?:(?P<scheme>[a-z][a-z0-9+.-]*)://(?:[^/?#@]*@)?)?(?P<host>[^/?#:@]+)(?::(?P<port>\d+))?(?P<rest>[/?#].*)?$",
    re.IGNORECASE | re.DOTALL,
)
_OWN_SCHEMES = ("tg", "ton", "tonsite")
_HIGHEST_PORT = 65535


@lru_cache(maxsize=4096)
def checked_link(url: str) -> str | None:
    """The address as Telegram keeps it, or None where it silently drops the link.

    It drops what is relative, has a host without a dot, or another scheme than http, https, tg or ton.
    """
    url = url.strip()
    match = _URL.match(url)
    if match is None or any(character.isspace() for character in url):
        return None
    scheme = (match["scheme"] or "http").lower()
    if scheme in _OWN_SCHEMES:
        return url
    if scheme not in ("http", "https"):
        return None
    host = match["host"].lower()
    if "." not in host or host.startswith(".") or ".." in host or host.endswith("."):
        return None
    port = match["port"]
    if port is not None and not 0 < int(port) <= _HIGHEST_PORT:
        return None
    rest = match["rest"] or "/"
    if not rest.startswith("/"):
        rest = f"/{rest}"
    return f"{scheme}://{host}{':' + port if port else ''}{rest}"


def mentioned_user(url: str) -> int | None:
    """The user id behind `tg://user?id=…`, which is a mention and no link."""
    match = re.match(r"^tg:(?://)?user\?id=(\d+)$", url.strip(), re.IGNORECASE)
    return int(match[1]) if match else None
