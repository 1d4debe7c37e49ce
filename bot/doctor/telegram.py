"""The token and what the bot may do, and whether our clock goes as Telegram's does."""

import re
from collections.abc import AsyncIterator, Iterator
from typing import Any

from bot.doctor.asking import Answer, Unreachable, ask
from bot.doctor.finding import Finding, advice, well, wrong
from bot.settings import Settings

TOKEN = re.compile(r"[0-9]{5,16}:[A-Za-z0-9_-]{30,64}")
MOST_SECONDS_OFF = 30
REFUSED = frozenset({401, 403, 404})


async def look(settings: Settings) -> AsyncIterator[Finding]:
    """Ask Telegram who the bot is."""
    if not settings.token:
        yield advice(
            "Token",
            "none is set: `kabarchy run` starts the local Telegram",
            "for the real one get a token from @BotFather and put BOT_TOKEN=… into .env",
        )
        return
    if not TOKEN.fullmatch(settings.token):
        remedy = (
            "it is a number, a colon and 35 letters, without quotes or spaces: copy it again from @BotFather"
        )
        yield advice("Token", "does not look like one", remedy)
    try:
        answer = await ask(settings, "getMe")
    except Unreachable as error:
        yield wrong("Telegram", str(error), error.remedy)
        return
    for finding in of_answer(answer):
        yield finding
    if not settings.clock_url and answer.seconds_off is not None:
        yield of_clock(answer.seconds_off)


def of_answer(answer: Answer) -> Iterator[Finding]:
    """Judge what Telegram says of the token."""
    if answer.status in REFUSED:
        remedy = "copy it again from @BotFather; /revoke there makes a new one, and the old one stops"
        yield wrong("Token", "Telegram refuses it", remedy)
    elif answer.result is None:
        remedy = "wait: the program tries again by itself"
        yield wrong("Telegram", f"answers {answer.status}: {answer.says[:200]}", remedy)
    else:
        yield from of_bot(answer.result)


def of_bot(me: dict[str, Any]) -> Iterator[Finding]:
    """Judge what the bot was allowed at @BotFather."""
    yield well("Token", f"it is @{me.get('username')}")
    if not me.get("can_join_groups"):
        yield advice("Groups", "off", "@BotFather → /setjoingroups → Enable, if groups should read")
    if not me.get("supports_inline_queries"):
        yield advice("Inline mode", "off", "@BotFather → /setinline, to share stories in any chat")
    if me.get("can_read_all_group_messages"):
        yield advice(
            "Privacy mode",
            "off: the bot is sent all that groups write",
            "@BotFather → /setprivacy → Enable, then put the bot into its groups anew",
        )


def of_clock(seconds: float) -> Finding:
    """Judge how far our clock is from Telegram's."""
    if abs(seconds) <= MOST_SECONDS_OFF:
        return well("Clock", "right")
    way = "behind" if seconds > 0 else "ahead of"
    remedy = "turn on time synchronisation: `timedatectl set-ntp true`"
    return wrong("Clock", f"{abs(seconds):.0f} s {way} Telegram's: digests come at wrong times", remedy)
