"""One bot's world: its chats and people, and the few ways in which anything in it changes."""

import secrets
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from playground.answers import Json
from playground.calls import Record
from playground.clock import Clock
from playground.faults import Faults
from playground.limits import Limits
from playground.model import CHANNEL_BASE, Chat, File, InlineQuery, Member, Message, Press, User
from playground.profile import Profile
from playground.signals import Signal
from playground.state import Store
from playground.updates import Updates
from playground.webhook import Webhook

FIRST_PERSON = 700_000_001
FIRST_GROUP = 4_000_001
KEPT_EVENTS = 10_000
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
"""Whom Telegram names as the sender where a group speaks for an administrator who stays anonymous."""


@dataclass(slots=True, kw_only=True)
class World:
    """Everything that exists for one bot. Every change gets a number, by which those who watch go on."""

    bot: User
    clock: Clock
    store: Store
    updates: Updates
    webhook: Webhook
    profile: Profile
    reads_groups: bool = False
    messages_kept: int | None = None
    """How many messages of a chat stay; None keeps all of them."""
    users: dict[int, User] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    presses: dict[str, Press] = field(default_factory=dict)
    inline_queries: dict[str, InlineQuery] = field(default_factory=dict)
    inline_messages: dict[str, tuple[int, int]] = field(default_factory=dict)
    actions: deque[Json] = field(default_factory=lambda: deque(maxlen=KEPT_EVENTS))
    events: deque[Json] = field(default_factory=lambda: deque(maxlen=KEPT_EVENTS))
    record: Record = field(default_factory=Record)
    limits: Limits = field(default_factory=Limits)
    faults: Faults = field(default_factory=Faults)
    changed: Signal = field(default_factory=Signal)
    changes: int = 0
    last_message_id: int = 0
    next_user: int = FIRST_PERSON
    next_group: int = FIRST_GROUP

    def note(self, kind: str, **about: Any) -> int:
        """Number a change, tell those who watch, and give the number."""
        self.changes += 1
        self.events.append({"number": self.changes, "event": kind, **about})
        self.changed.fire()
        self.store.put(
            "counter",
            "world",
            {
                "changes": self.changes,
                "last_message_id": self.last_message_id,
                "next_user": self.next_user,
                "next_group": self.next_group,
            },
        )
        return self.changes

    def add_user(self, user: User, *, started: bool = False) -> User:
        """Let a person exist, with a private chat of their own that they may have opened already."""
        self.next_user = max(self.next_user, user.id + 1)
        self.users[user.id] = user
        self.keep_user(user)
        self.add_chat(
            Chat(
                id=user.id,
                kind="private",
                username=user.username,
                first_name=user.first_name,
                last_name=user.last_name,
                started=started,
            )
        )
        return user

    def add_chat(self, chat: Chat) -> Chat:
        """Let a chat exist."""
        self.chats[chat.id] = chat
        if chat.username:
            self.names[chat.username.lower()] = chat.id
        self.next_group = max(self.next_group, chat.id - CHANNEL_BASE if chat.wide else abs(chat.id) + 1)
        self.keep_chat(chat)
        return chat

    def group_id(self, kind: str) -> int:
        """A fresh id for a group (negative), a supergroup or channel (with Telegram's -100 before it)."""
        number = self.next_group
        self.next_group += 1
        return -number if kind == "group" else CHANNEL_BASE - number

    def post(
        self,
        chat: Chat,
        content: Json,
        *,
        sender: User | None,
        by_bot: bool,
        inline: Json | None = None,
        keyboard: Json | None = None,
        silent: bool = False,
    ) -> Message:
        """Put a message into a chat. A channel speaks for itself: its posts have no sender."""
        number = self._next_message_id(chat)
        body: Json = {"message_id": number}
        brief = chat.as_json()
        hidden = sender is not None and chat.member(sender.id).anonymous
        if chat.kind != "channel" and sender is not None:
            body["from"] = ANONYMOUS if hidden else sender.as_json()
        if chat.kind == "channel" or hidden:
            body["sender_chat"] = brief
        body["chat"] = brief
        body["date"] = int(self.clock.now())
        body.update(content)
        if inline is not None:
            body["reply_markup"] = inline
        change = self.note("message", chat=chat.id, message_id=number)
        message = Message(
            body=body, by_bot=by_bot, created=change, changed=change, keyboard=keyboard, silent=silent
        )
        chat.messages[number] = message
        self.keep_message(chat, message)
        if self.messages_kept is not None and len(chat.messages) > self.messages_kept:
            self._forget(chat, next(iter(chat.messages)))
        return message

    def edit(self, chat: Chat, message: Message, body: Json) -> Message:
        """Replace what a message says; `body` is the whole new one."""
        message.body = body
        message.changed = self.note("edit", chat=chat.id, message_id=message.id)
        self.keep_message(chat, message)
        return message

    def _forget(self, chat: Chat, number: int) -> None:
        """Let go of an old message, so that a long conversation does not fill the memory; nobody is told."""
        del chat.messages[number]
        self.store.drop("message", f"{chat.id}:{number}")

    def remove(self, chat: Chat, number: int) -> None:
        """Delete a message for everyone."""
        del chat.messages[number]
        if number in chat.pinned:
            chat.pinned.remove(number)
        chat.gone[number] = self.note("delete", chat=chat.id, message_id=number)
        self.store.drop("message", f"{chat.id}:{number}")
        self.keep_chat(chat)

    def set_member(self, chat: Chat, user: User, member: Member) -> Member:
        """Give a user a place in a chat; returns the former one."""
        before = chat.member(user.id)
        chat.members[user.id] = member
        self.keep_chat(chat)
        return before

    def bot_in(self, chat: Chat) -> Member:
        """What the bot is in this chat."""
        return chat.member(self.bot.id)

    def user(self, id: int) -> User | None:
        """A person or the bot itself."""
        return self.bot if id == self.bot.id else self.users.get(id)

    def profile_of(self, id: int) -> Json | None:
        """The JSON of a user, if there is one."""
        user = self.user(id)
        return user.as_json() if user else None

    def add_file(self, file: File) -> File:
        """Keep a file."""
        self.files[file.id] = file
        about = {"unique_id": file.unique_id, "kind": file.kind, "path": file.path, "about": file.about}
        self.store.put("file", file.id, about, file.content)
        return file

    def keep_user(self, user: User) -> None:
        """Write a person down."""
        self.store.put("user", str(user.id), {name: getattr(user, name) for name in user.__slots__})

    def keep_chat(self, chat: Chat) -> None:
        """Write a chat down, without its messages."""
        self.store.put("chat", str(chat.id), chat_state(chat))

    def keep_message(self, chat: Chat, message: Message) -> None:
        """Write a message down."""
        self.store.put(
            "message",
            f"{chat.id}:{message.id}",
            {name: getattr(message, name) for name in message.__slots__}
            | {"reactions": [[user, reaction] for user, reaction in message.reactions.items()]},
        )

    def visible_changes(self, chat: Chat, after: int) -> tuple[list[Message], list[int]]:
        """The messages of a chat that are new or changed since, and the numbers of those that are gone."""
        messages = [
            message for message in chat.messages.values() if max(message.changed, message.reacted) > after
        ]
        return messages, [number for number, change in chat.gone.items() if change > after]

    def _next_message_id(self, chat: Chat) -> int:
        if chat.wide:
            chat.last_message_id += 1
            return chat.last_message_id
        self.last_message_id += 1
        return self.last_message_id


def chat_state(chat: Chat) -> Json:
    """What is kept of a chat itself."""
    apart = ("members", "topics", "messages", "gone")
    state: Json = {name: getattr(chat, name) for name in chat.__slots__ if name not in apart}
    state["members"] = [[user, m.status, m.rights, m.title] for user, m in chat.members.items()]
    state["topics"] = [[topic.id, topic.name, topic.closed] for topic in chat.topics.values()]
    state["gone"] = list(chat.gone.items())
    return state


def fresh_id(bits: int = 62) -> str:
    """An id that cannot be guessed, in digits, as Telegram gives to presses and queries."""
    return str(secrets.randbits(bits) | 1 << bits)


def media_group_id(messages: Iterable[object]) -> str:
    """One id for an album."""
    return f"{fresh_id(52)}{len(list(messages))}"
