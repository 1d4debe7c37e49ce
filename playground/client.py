"""A typed client of the control API, so that a test reads as a conversation between people and the bot."""

from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, Self

import aiohttp

from playground.room import Person, Room
from playground.seen import Button, Call, ControlError, Json, Message, Pressed, Query, call_of

__all__ = ["Button", "Call", "Control", "ControlError", "Message", "Person", "Pressed", "Room"]


class Control:
    """The control API of a running playground: `async with Control(url) as telegram`."""

    def __init__(self, url: str, *, bot: int | None = None) -> None:
        self.url = url.rstrip("/")
        self._bot = bot
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=120))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()

    async def ask(self, way: str, path: str, body: Any = None, query: Query | None = None) -> Any:
        """One request to `/control{path}`.

        Raises:
            ControlError: the playground refused it, and why.

        """
        if self._session is None:
            raise ControlError("use the client in `async with`")
        parameters: dict[str, str] = {name: str(value) for name, value in (query or {}).items()}
        if self._bot is not None:
            parameters["bot"] = str(self._bot)
        async with self._session.request(
            way, f"{self.url}/control{path}", json=body, params=parameters
        ) as answer:
            result = await answer.json()
            if answer.status >= 400:  # noqa: PLR2004  # HTTP's line between yes and no
                raise ControlError(result["error"])
            return result

    async def person(
        self,
        first_name: str = "Айгүл",
        *,
        language: str = "ru",
        username: str = "",
        last_name: str = "",
        id: int | None = None,
        started: bool = False,
    ) -> Person:
        """Somebody new, who has not pressed start yet unless `started`."""
        body: Json = {
            "first_name": first_name,
            "last_name": last_name,
            "language_code": language,
            "username": username,
            "started": started,
        }
        if id is not None:
            body["id"] = id
        user = await self.ask("POST", "/people", body)
        return Person(self, user["id"], user)

    async def crowd(self, count: int, *, language: str = "ru", started: bool = True) -> list[int]:
        """So many people at once; gives their ids."""
        made = await self.ask(
            "POST", "/people", {"count": count, "language_code": language, "started": started}
        )
        return [user["id"] for user in made["people"]]

    async def group(
        self,
        title: str = "Редакция",
        *,
        kind: str = "supergroup",
        owner: Person | None = None,
        members: Sequence[Person] = (),
        bot: str = "member",
        username: str = "",
        bot_rights: Mapping[str, bool] | None = None,
    ) -> Room:
        """A group, supergroup or forum, with the bot in it as `bot` says ("" leaves it out)."""
        body: Json = {
            "type": kind,
            "title": title,
            "username": username,
            "owner": owner.id if owner else None,
            "members": [member.id for member in members],
            "bot": bot,
            "bot_rights": dict(bot_rights or {}),
        }
        return Room(self, (await self.ask("POST", "/chats", body))["id"])

    async def channel(
        self,
        title: str = "Кабарлар",
        *,
        owner: Person | None = None,
        bot: str = "administrator",
        username: str = "",
    ) -> Room:
        """A channel."""
        return await self.group(title, kind="channel", owner=owner, bot=bot, username=username)

    def room(self, chat: int) -> Room:
        """A chat that exists already."""
        return Room(self, chat)

    async def calls(
        self,
        method: str = "",
        *,
        chat: int | None = None,
        after: int = 0,
        effect: bool | None = None,
        count: int = 1,
        wait: float = 0,
        under_way: bool = False,
    ) -> list[Call]:
        """The record of the bot's calls; waits until there are `count` such ones, or the time is over.

        Calls that have no answer yet, as a long poll, are there only with `under_way`.
        """
        query: dict[str, str | int | float] = {"method": method, "after": after, "count": count, "wait": wait}
        if chat is not None:
            query["chat"] = chat
        if under_way:
            query["under_way"] = "true"
        if effect is not None:
            query["effect"] = "true" if effect else "false"
        found = await self.ask("GET", "/calls", query=query)
        return [call_of(call) for call in found["calls"]]

    async def fault(self, kind: str, **about: Any) -> int:
        """Ask for trouble (`reset`, `hang`, `error`, `bad_gateway`, `garbage`); gives its number."""
        made = await self.ask("POST", "/faults", {"kind": kind, **about})
        return int(made["id"])

    async def end_faults(self) -> None:
        """End all trouble."""
        await self.ask("DELETE", "/faults")

    async def limits(self, **rates: float) -> None:
        """Keep Telegram's limits, or others by name; `times=10` makes them ten times higher."""
        await self.ask("PUT", "/limits", rates)

    async def no_limits(self) -> None:
        """Keep no limits."""
        await self.ask("PUT", "/limits", {"off": True})

    async def advance(self, seconds: float) -> None:
        """Let time pass at once."""
        await self.ask("POST", "/clock", {"advance": seconds})

    async def freeze(self, at: str) -> None:
        """Let the calendar stand at a moment in ISO 8601."""
        await self.ask("POST", "/clock", {"freeze": at})

    async def pending_updates(self, *, wait: float = 0) -> list[Json]:
        """The updates that the bot has not confirmed; waits until there are none."""
        pending: list[Json] = (await self.ask("GET", "/updates", query={"wait": wait}))["updates"]
        return pending

    async def reset(self) -> None:
        """Forget everything."""
        await self.ask("POST", "/reset")
