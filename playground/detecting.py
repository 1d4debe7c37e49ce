"""What Telegram finds by itself in plain text: commands, mentions, hashtags, addresses."""

import re
from collections.abc import Sequence

from playground.answers import Json
from playground.html import utf16_length

_WORTH_A_LOOK = re.compile(r"[@#/$]|\.(?=\w)")
_TOP_LEVEL = (
    "com|org|net|info|int|edu|gov|biz|io|me|tv|dev|app|news|ru|su|kg|kz|uz|tj|tm|by|ua|cn|tr|us|uk|de|fr|eu"
)
_FOUND = re.compile(
    r"(?P<url>(?<![\w@.-])(?:https?|tg|ton)://[^\s<>\"«»]+"
    rf"|(?<![\w@./-])(?:[\w-]+\.)+(?:{_TOP_LEVEL})(?![\w@.-]*@)(?![\w-])(?::\d+)?(?:[/?#][^\s<>\"«»]*)?)"
    r"|(?P<email>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<bot_command>(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>]))"
    r"|(?P<mention>(?<!\w)@[A-Za-z0-9_]{2,32}(?!\w))"
    r"|(?P<hashtag>(?<![\w#])#(?=\w*[^\W\d_])\w{1,256}(?![\w#]))"
    r"|(?P<cashtag>(?<![\w$])\$[A-Z]{1,8}(?![\w$]))"
)
_BLOCKING = frozenset(("pre", "code", "text_link", "text_mention", "custom_emoji", "date_time"))


def detected(text: str, formats: Sequence[Json]) -> list[Json]:
    """The entities that nobody wrote, outside of code and links; offsets in UTF-16 units."""
    if not _WORTH_A_LOOK.search(text):
        return []
    taken = [(e["offset"], e["offset"] + e["length"]) for e in formats if e["type"] in _BLOCKING]
    plain = utf16_length(text) == len(text)
    found: list[Json] = []
    for match in _FOUND.finditer(text):
        kind, what = match.lastgroup or "", match[0]
        if kind == "url":
            what = what.rstrip(".,:;!?'\"»…)(")
            host = what.split("://", 1)[-1]
            if "." not in host and not what.startswith(("tg:", "ton:")):
                continue
        start = match.start() if plain else utf16_length(text[: match.start()])
        stop = start + utf16_length(what)
        if all(end <= start or begin >= stop for begin, end in taken):
            found.append({"type": kind, "offset": start, "length": stop - start})
    return found
