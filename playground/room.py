"""Chats and the people in them as a test meets them: one writes, presses, and reads what came since."""

import asyncio
from typing import Any, Protocol

from playground.seen import Call, ControlError, Json, Message, Pressed, Query, message_of, own_messages

PATIENCE = 10.0
SETTLE = 1.0


class Line(Protocol):
    """What a chat needs of the client that made it."""

    async def ask(self, way: str, path: str, body: Any = None, query: Query | None = None) -> Any:
        """One request to the control API."""

    async def calls(self, method: str = "", *, chat: int | None = None) -> list[Call]:
        """The record of the bot's calls."""


class Room:
    """A chat and how far one has read in it."""

    def __init__(self, control: Line, id: int) -> None:
        self.control = control
        self.id = id
        self._read = 0
        self._edits_read = 0

    async def messages(self, *, after: int = 0, wait: float = 0) -> list[Message]:
        """All that stands in the chat now, or what is new or changed after a change."""
        return (await self._changes(after, wait))[0]

    async def last_message(self) -> Message:
        """The latest message of the bot."""
        found = [message for message in await self.messages() if message.by_bot]
        if not found:
            raise ControlError("the bot has written nothing here")
        return max(found, key=lambda message: message.created)

    async def next_message(self, *, patience: float = PATIENCE) -> Message:
        """The next message of the bot that was not read yet, in the order of sending."""
        for message in await self._news("created", self._read, patience):
            self._read = message.created
            return message
        raise ControlError(f"the bot wrote nothing more in {patience} s; {await self._summary()}")

    async def next_messages(self, count: int, *, patience: float = PATIENCE) -> list[Message]:
        """The next so many messages of the bot."""
        return [await self.next_message(patience=patience) for _ in range(count)]

    async def next_edit(self, *, patience: float = PATIENCE) -> Message:
        """The next message that the bot edited, as it is now."""
        for message in await self._news("changed", self._edits_read, patience):
            self._edits_read = message.changed
            return message
        raise ControlError(f"the bot edited nothing in {patience} s; {await self._summary()}")

    async def nothing_new(self) -> bool:
        """Whether the bot has written nothing that was not read yet."""
        return not await self._news("created", self._read, 0)

    async def skip(self) -> None:
        """Take all that stands here as read."""
        found, _, change = await self._changes(0, 0)
        self._read = self._edits_read = max([change, *(message.changed for message in found)])

    async def place(self, user: "Person | str", status: str, **rights: bool) -> None:
        """Give somebody, or "bot", a status in this chat."""
        who = user if isinstance(user, str) else user.id
        await self.control.ask("PUT", f"/chats/{self.id}/members/{who}", {"status": status, "rights": rights})

    async def upgrade(self) -> "Room":
        """Make a supergroup of this group."""
        return Room(self.control, (await self.control.ask("POST", f"/chats/{self.id}/upgrade"))["id"])

    async def topic(self, name: str) -> int:
        """Open a topic in this forum; gives its thread id."""
        return int((await self.control.ask("POST", f"/chats/{self.id}/topics", {"name": name}))["id"])

    async def _news(self, by: str, after: int, patience: float) -> list[Message]:
        """The bot's unread messages (`created`) or edits (`changed`), oldest first."""
        clock = asyncio.get_running_loop()
        since, deadline = after, clock.time() + patience
        while True:
            found, _, change = await self._changes(since, max(deadline - clock.time(), 0))
            news = [
                message
                for message in found
                if message.by_bot and getattr(message, by) > after and (by == "created" or message.edited)
            ]
            if news or not found:
                return sorted(news, key=lambda message: getattr(message, by))
            since = change

    async def _changes(self, after: int, wait: float) -> tuple[list[Message], list[int], int]:
        seen = await self.control.ask(
            "GET", f"/chats/{self.id}/messages", query={"after": after, "wait": wait}
        )
        return [message_of(self.id, one) for one in seen["messages"]], seen["deleted"], seen["change"]

    async def _summary(self) -> str:
        calls = await self.control.calls(chat=self.id)
        refused = [f"{call.method}: {call.status} {call.description}" for call in calls if not call.effect]
        return f"its calls here: {len(calls)}, refused: {refused or 'none'}"


class Person(Room):
    """A person, and their private chat with the bot."""

    def __init__(self, control: Line, id: int, user: Json) -> None:
        super().__init__(control, id)
        self.user = user

    async def start(self, payload: str = "") -> Message:
        """Press start, with what a deep link carries."""
        return own_messages(await self._do("start", {"payload": payload}))[0]

    async def send(self, text: str = "", *, chat: Room | None = None, **content: Any) -> Message:
        """Write a text or a command, or send `photo=…`, `document=…`, `album=[…]`, `forward={…}`, `reply_to=id`.

        A file is True for a sample, a file id, or `{"name": …, "content": base64}`.
        """
        body = content | ({"text": text} if text else {})
        if chat is not None:
            body["chat_id"] = chat.id
        return own_messages(await self._do("send", body))[0]

    async def edit(self, message: Message, text: str) -> None:
        """Change an own message."""
        await self._do("edit", {"chat_id": message.chat, "message_id": message.id, "text": text})

    async def press(
        self, message: Message, button: str, *, patience: float = PATIENCE, settle: float = SETTLE
    ) -> Pressed:
        """Press a button by its text or callback data, wait for the answer, and give what changed.

        A bot may answer before it edits: after the answer a change is waited for up to `settle` seconds.
        """
        body = {"chat_id": message.chat, "message_id": message.id, "button": button}
        return await self._pressed(message.chat, await self._do("press", body), patience, settle)

    async def forge(
        self, message: Message, data: str, *, patience: float = PATIENCE, settle: float = SETTLE
    ) -> Pressed:
        """Press what the message does not offer, as a manipulated app can."""
        body = {"chat_id": message.chat, "message_id": message.id, "button": data, "forged": True}
        return await self._pressed(message.chat, await self._do("press", body), patience, settle)

    async def react(self, message: Message, emoji: str) -> None:
        """React with an emoji; "" takes it back."""
        await self._do("react", {"chat_id": message.chat, "message_id": message.id, "emoji": emoji})

    async def block(self) -> None:
        """Block the bot."""
        await self._do("block", None)

    async def unblock(self) -> None:
        """Take the block back."""
        await self._do("unblock", None)

    async def deactivate(self) -> None:
        """Delete one's account."""
        await self.control.ask("PATCH", f"/people/{self.id}", {"deactivated": True})

    async def ask_inline(self, query: str = "", *, offset: str = "", patience: float = PATIENCE) -> Json:
        """Type a query after the bot's name; gives its answer with `results` and `inline_query`."""
        asked = await self._do("inline", {"query": query, "offset": offset})
        found = await self.control.ask("GET", f"/inline/{asked['inline_query']}", query={"wait": patience})
        if found["answer"] is None:
            raise ControlError(f"the inline query was not answered in {patience} s")
        answer: Json = found["answer"] | asked
        return answer

    async def choose(self, answer: Json, result_id: str, *, chat: Room | None = None) -> None:
        """Send a result of an inline query to a chat."""
        where = (chat or self).id
        await self._do(
            "choose", {"inline_query": answer["inline_query"], "result_id": result_id, "chat_id": where}
        )

    async def menu(self, chat: Room | None = None) -> Json:
        """Commands, menu button, name and descriptions as this person sees them."""
        shown: Json = await self.control.ask(
            "GET", f"/people/{self.id}/commands", query={"chat": (chat or self).id}
        )
        return shown

    async def _do(self, deed: str, body: Any) -> Any:
        return await self.control.ask("POST", f"/people/{self.id}/{deed}", body)

    async def _pressed(self, chat: int, press: Json, patience: float, settle: float) -> Pressed:
        room = self if chat == self.id else Room(self.control, chat)
        after = press["after"]
        if press["press"] is None:
            return Pressed("", is_alert=False, answered=False, url=press["button"].get("url", ""))
        found = await self.control.ask("GET", f"/presses/{press['press']}", query={"wait": patience})
        answer = found["answer"]
        if answer is None:
            raise ControlError(f"the press was not answered in {patience} s; {await room._summary()}")  # noqa: SLF001  # a room of ours
        messages, deleted, change = await room._changes(after, settle)  # noqa: SLF001  # a room of ours
        new = tuple(message for message in messages if message.created > after and message.by_bot)
        edited = tuple(message for message in messages if message.created <= after < message.changed)
        if room is self:
            self._read = max([self._read, *(message.created for message in new)])
            self._edits_read = max(
                [self._edits_read, *(message.changed for message in messages)], default=change
            )
        return Pressed(
            answer["text"], answer["show_alert"], answered=True, url=answer.get("url", ""),
            edited=edited, new=new, deleted=tuple(deleted),
        )  # fmt: skip
