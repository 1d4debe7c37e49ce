"""Tells Telegram what the bot is and what it can be asked, in three languages; only what changed since the last time."""

import hashlib
import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from telegram import BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import TelegramError
from telegram.ext import ExtBot

from messages.help import commands, description, short_description
from news.chats import LANGUAGES
from news.ids import UserId
from storage import Storage

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fact:
    """One thing that Telegram is told: a name to remember it by, what it says, and the call that says it."""

    name: str
    says: str
    tell: Callable[[], Awaitable[object]]


async def tell_profile(storage: Storage, bot: ExtBot[Any], owners: Iterable[UserId], default: str) -> None:
    """Set commands and descriptions, those of `default` also for all other languages.

    Telegram limits these calls for hours, so nothing is said twice; what is refused is said at the next start.
    """
    facts = [fact for language in LANGUAGES for fact in _of_language(bot, language, owners)]
    facts += _of_language(bot, default, owners, code="")
    async with storage.reading() as tx:
        told: dict[str, str] = await tx.notes.get("profile") or {}
    known = dict(told)
    for fact in facts:
        mark = hashlib.blake2b(f"{bot.id} {fact.says}".encode(), digest_size=8).hexdigest()
        if told.get(fact.name) == mark:
            continue
        try:
            await fact.tell()
        except TelegramError as error:
            log.warning("Telegram did not take %s: %s", fact.name, error)
        else:
            known[fact.name] = mark
    if known != told:
        async with storage.writing() as tx:
            await tx.notes.put("profile", known)


def _of_language(
    bot: ExtBot[Any], language: str, owners: Iterable[UserId], code: str | None = None
) -> list[_Fact]:
    code = language if code is None else code
    everyone, for_owners = commands(language), commands(language, owner=True)
    facts = [
        _Fact(
            name=f"commands {code}",
            says=str(everyone),
            tell=partial(bot.set_my_commands, everyone, language_code=code),
        ),
        _Fact(
            name=f"private commands {code}",
            says=str(everyone),
            tell=partial(
                bot.set_my_commands, everyone, scope=BotCommandScopeAllPrivateChats(), language_code=code
            ),
        ),
        _Fact(
            name=f"description {code}",
            says=description(language),
            tell=partial(bot.set_my_description, description(language), language_code=code),
        ),
        _Fact(
            name=f"short description {code}",
            says=short_description(language),
            tell=partial(bot.set_my_short_description, short_description(language), language_code=code),
        ),
    ]
    facts += [
        _Fact(
            name=f"commands of {owner} {code}",
            says=str(for_owners),
            tell=partial(
                bot.set_my_commands, for_owners, scope=BotCommandScopeChat(owner), language_code=code
            ),
        )
        for owner in sorted(owners)
    ]
    return facts
