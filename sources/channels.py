"""Public Telegram channels by their addresses: whatever a person writes, one address that can be polled."""

import re
from urllib.parse import parse_qs, urlsplit

_HOSTS = frozenset({"t.me", "telegram.me", "telegram.dog"})
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{3,31}")
_BARE = re.compile(r"(?:[\w-]+\.)?(?:t\.me|telegram\.(?:me|dog))(?:[/?#]\S*)?", re.IGNORECASE)
_NO_NAMES = frozenset(
    {
        "addemoji", "addlist", "addstickers", "addtheme", "boost", "confirmphone", "contact", "giftcode", "invoice",
        "joinchat", "login", "proxy", "setlanguage", "share", "socks",
    }
)  # fmt: skip
"""First parts of paths at t.me that look like names and are none."""
_INVITATIONS = frozenset({"joinchat", "c"})


def channel_address(written: str) -> str | None:
    """Return the address of a channel's preview page; None for what names no public channel.

    The one form for `@name`, `t.me/name`, `https://telegram.me/s/name/123?before=9`, `name.t.me`,
    `tg://resolve?domain=name`. Telegram does not tell capital letters in names, so they are small here.

    >>> channel_address("t.me/Kabar_News/512")
    'https://t.me/s/kabar_news'
    """
    name = _name_in(written.strip())
    return f"https://t.me/s/{name.lower()}" if name is not None else None


def channel_name(address: str) -> str | None:
    """Return the name of the channel whose preview page is at an address of t.me, None where there is none.

    >>> channel_name("https://t.me/s/kabar_news")
    'kabar_news'
    """
    found = channel_address(address)
    return None if found is None else found.rpartition("/")[2]


def is_invitation(written: str) -> bool:
    """Whether it leads into a private channel: an invitation, or a post that only members see."""
    parts = _path(written.strip())
    return bool(parts) and (parts[0].startswith("+") or (parts[0] in _INVITATIONS and len(parts) > 1))


def is_post(link: str | None) -> bool:
    """Whether a link leads to one post of a channel, whose whole text its preview page holds already."""
    parts = _path(link or "")
    return len(parts) == 2 and parts[1].isdecimal() and _NAME.fullmatch(parts[0]) is not None  # noqa: PLR2004


def _name_in(written: str) -> str | None:
    if written.startswith("@"):
        return _checked(written[1:])
    if written.lower().startswith("tg:"):
        return _checked(parse_qs(urlsplit(written).query).get("domain", [""])[0])
    parts = _path(written)
    return _checked(parts[1] if parts[0] == "s" and len(parts) > 1 else parts[0]) if parts else None


def _checked(name: str) -> str | None:
    return name if _NAME.fullmatch(name) and name.lower() not in _NO_NAMES else None


def _path(written: str) -> list[str]:
    """Return the parts of a path at t.me, a name in the host's place before them; none for another host."""
    address = f"https://{written}" if _BARE.fullmatch(written) else written
    try:
        read = urlsplit(address)
        host = (read.hostname or "").removeprefix("www.")
    except ValueError:
        return []
    name, _, parent = host.partition(".")
    if read.scheme not in {"http", "https"} or not (host in _HOSTS or parent in _HOSTS):
        return []
    parts = [part for part in read.path.split("/") if part]
    return parts if host in _HOSTS else [name, *parts]
