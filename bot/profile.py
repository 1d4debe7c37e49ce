"""Tells Telegram what the bot is and what it can be asked, in three languages; only what changed since the last time."""

import hashlib
import logging
import re
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from telegram import BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import TelegramError
from telegram.ext import ExtBot

from messages.help import commands, description, name, short_description
from news.chats import LANGUAGES
from news.ids import UserId
from news.roles import Role, role_of
from storage import Storage

log = logging.getLogger(__name__)

_TOLD = "profile"
"""The note of what Telegram was told."""
_OURS = re.compile(r"(Кабарчы|Kabarchy)\b", re.IGNORECASE)
"""A bot of this name is called so in every language; whoever gave theirs another name keeps it."""
_OWN_MENU = re.compile(r"commands of ([0-9]+) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fact:
    """One thing that Telegram is told: a name to remember it by, what it says, and the call that says it."""

    name: str
    says: str
    tell: Callable[[], Awaitable[object]]


async def tell_profile(storage: Storage, bot: ExtBot[Any], owners: frozenset[UserId], default: str) -> None:
    """Set commands and descriptions, those of `default` also for all other languages.

    Telegram limits these calls for hours, so nothing is said twice; what is refused is said at the next start.
    """
    async with storage.reading() as tx:
        kept = {editor.user_id: editor.role for editor in await tx.editors.all()}
        told: dict[str, str] = await tx.notes.get(_TOLD) or {}
    facts = [fact for language in LANGUAGES for fact in _of_language(bot, language)]
    facts += _of_language(bot, default, code="")
    if await _has_our_name(bot):
        facts += [_name(bot, language) for language in LANGUAGES]
    # Who has lost the role since gets a reader's menu.
    for user in sorted({*kept, *owners, *_with_menus(told)}):
        facts += _menus(bot, user, role_of(user, kept.get(user), owners), default)
    await _tell(storage, bot, facts)


async def tell_menu(
    storage: Storage, bot: ExtBot[Any], owners: frozenset[UserId], default: str, user: UserId
) -> None:
    """Show a person the commands of the role that they have now."""
    async with storage.reading() as tx:
        role = role_of(user, await tx.editors.role(user), owners)
    await _tell(storage, bot, _menus(bot, user, role, default))


async def _tell(storage: Storage, bot: ExtBot[Any], facts: Sequence[_Fact]) -> None:
    """Tell Telegram what it has not been told yet, and keep what it took."""
    async with storage.reading() as tx:
        told: dict[str, str] = await tx.notes.get(_TOLD) or {}
    taken: dict[str, str] = {}
    for fact in facts:
        if not fact.says and fact.name not in told:
            continue
        mark = hashlib.blake2b(f"{bot.id} {fact.says}".encode(), digest_size=8).hexdigest()
        if told.get(fact.name) == mark:
            continue
        try:
            await fact.tell()
        except TelegramError as error:
            # An owner who has never written to the bot is no trouble: their menu comes once they do.
            level = logging.INFO if "chat not found" in str(error).lower() else logging.WARNING
            log.log(level, "Telegram did not take %s: %s", fact.name, error)
        else:
            taken[fact.name] = mark if fact.says else ""
    if taken:
        async with storage.writing() as tx:
            known = (await tx.notes.get(_TOLD) or {}) | taken
            # Of a menu that was taken away nothing stays: it names a person.
            await tx.notes.put(_TOLD, {name: mark for name, mark in known.items() if mark})


def _with_menus(told: Iterable[str]) -> set[UserId]:
    """Return whom Telegram was told to show a menu of their own."""
    return {UserId(int(found[1])) for name in told if (found := _OWN_MENU.match(name))}


def _menus(bot: ExtBot[Any], user: UserId, role: Role | None, default: str) -> list[_Fact]:
    """Return the menu of a person's own in each language; without a role it is taken away."""
    facts: list[_Fact] = []
    for code, language in (*zip(LANGUAGES, LANGUAGES, strict=True), ("", default)):
        shown, scope = commands(language, role=role), BotCommandScopeChat(user)
        tell = partial(bot.set_my_commands, shown, scope=scope, language_code=code)
        if role is None:
            tell = partial(bot.delete_my_commands, scope=scope, language_code=code)
        says = str(shown) if role else ""
        facts.append(_Fact(name=f"commands of {user} {code}", says=says, tell=tell))
    return facts


async def _has_our_name(bot: ExtBot[Any]) -> bool:
    try:
        return _OURS.match((await bot.get_my_name()).name) is not None
    except TelegramError as error:
        log.warning("Telegram does not say what the bot is called: %s", error)
        return False


def _name(bot: ExtBot[Any], language: str) -> _Fact:
    said = name(language)
    tell = partial(bot.set_my_name, said, language_code=language)
    return _Fact(name=f"name {language}", says=said, tell=tell)


def _of_language(bot: ExtBot[Any], language: str, code: str | None = None) -> list[_Fact]:
    code = language if code is None else code
    everyone = commands(language)
    return [
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
