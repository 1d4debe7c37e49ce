"""robots.txt as RFC 9309 reads it: the longest rule that fits decides, `*` and `$` mean something.

The standard library's reader takes the first rule that fits and knows no `*`, so that `Disallow: /*?print=` would forbid
nothing.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")
_TOKEN = re.compile(r"[a-zA-Z_-]+|\*")
_ASCII = "".join(map(chr, range(0x21, 0x7F)))
_NEVER_FORBIDDEN = "/robots.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotRules:
    """What a site asks of one program."""

    rules: tuple[tuple[str, bool], ...] = ()
    """Patterns of paths, and whether what fits may be fetched."""
    delay: float | None = None
    """Seconds between two requests, as the site wishes it."""
    sitemaps: tuple[str, ...] = ()

    def allow(self, url: str) -> bool:
        """Whether an address may be fetched: the longest pattern decides, of two equally long ones the kinder."""
        path = _path_of(url)
        if path == _NEVER_FORBIDDEN:
            return True
        fitting = ((len(pattern), allowed) for pattern, allowed in self.rules if _fits(pattern, path))
        return max(fitting, default=(0, True))[1]


NOTHING = RobotRules(rules=(("/", False),))
"""Nothing may be fetched."""


def parse_robots(text: str, agent: str) -> RobotRules:
    r"""Read the rules for a program of that name; where a site has none for it, those for everybody.

    >>> parse_robots("User-agent: *\nDisallow: /*?print=", "Kabarchy").allow("https://a.example/1?print=1")
    False
    """
    own: list[tuple[str, str]] = []
    everybody: list[tuple[str, str]] = []
    sitemaps: list[str] = []
    named = False
    group: set[str] = set()
    in_rules = False
    for line in text.removeprefix("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            group, in_rules = (set() if in_rules else group), False
            found = _TOKEN.match(value)
            group.add(found[0].lower() if found else "")
            named = named or agent.lower() in group
        elif key == "sitemap":
            sitemaps.append(value)  # it stands outside of any group
        elif key in {"allow", "disallow", "crawl-delay"}:
            in_rules = True
            if agent.lower() in group:
                own.append((key, value))
            elif "*" in group:
                everybody.append((key, value))
    asked = own if named else everybody
    return RobotRules(
        rules=tuple(
            (_normal(value), key == "allow") for key, value in asked if value and key != "crawl-delay"
        ),
        delay=_delay([value for key, value in asked if key == "crawl-delay"]),
        sitemaps=tuple(sitemaps),
    )


def _delay(values: list[str]) -> float | None:
    """Return the longest pause that is asked for."""
    numbers = [float(value) for value in values if re.fullmatch(r"\d{1,6}(?:\.\d{1,3})?", value)]
    return max(numbers, default=None)


def _path_of(url: str) -> str:
    parts = urlsplit(url)
    return _normal((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))


def _normal(path: str) -> str:
    """Return a path or pattern with its letters outside of ASCII escaped, as they travel."""
    return _ESCAPE.sub(lambda found: found[0].upper(), quote(path, safe=_ASCII))


def _fits(pattern: str, path: str) -> bool:
    """Whether a path begins as a pattern says; no regular expression, which a site could make endless."""
    ends = pattern.endswith("$")
    first, *others = (pattern[:-1] if ends else pattern).split("*")
    if not path.startswith(first):
        return False
    if ends and not others:
        return path == first
    at = len(first)
    last = others.pop() if ends else None
    for piece in others:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return last is None or (path.endswith(last) and len(path) - len(last) >= at)
