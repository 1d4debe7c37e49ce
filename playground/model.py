"""Who and what there is: people, chats, members, messages, files, presses; plain data that knows its own JSON."""

from dataclasses import dataclass, field
from typing import Any

from playground.answers import Json

CHANNEL_BASE = -1_000_000_000_000
_OWNER_RIGHTS = [
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
]
_EXTRA_RIGHTS = {
    "channel": ("can_post_messages", "can_edit_messages", "can_manage_direct_messages"),
    "supergroup": ("can_pin_messages", "can_manage_topics", "can_manage_tags"),
    "group": ("can_pin_messages", "can_manage_topics", "can_manage_tags"),
}
PERMISSIONS = [
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
]


@dataclass(slots=True, kw_only=True)
class User:
    """A person or a bot."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    is_bot: bool = False
    deactivated: bool = False

    def as_json(self) -> Json:
        """Telegram's `User`; bots have no language."""
        body: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        for name in ("last_name", "username", "language_code"):
            if value := getattr(self, name):
                body[name] = value
        return body


@dataclass(slots=True, kw_only=True)
class Member:
    """What a user is in a chat, and what is allowed or denied beyond the status' defaults."""

    status: str
    rights: dict[str, bool] = field(default_factory=dict)
    title: str = ""

    @property
    def inside(self) -> bool:
        """Whether the user still belongs to the chat."""
        if self.status == "restricted":
            return self.rights.get("is_member", True)
        return self.status in ("creator", "administrator", "member")

    @property
    def anonymous(self) -> bool:
        """Whether the group itself speaks for this administrator."""
        return self.status in ("creator", "administrator") and self.rights.get("is_anonymous", False)

    def may(self, right: str) -> bool:
        """Whether the user may do this."""
        if self.status == "creator":
            return True
        if self.status == "administrator":
            return right in PERMISSIONS[:12] or self.rights.get(right, right != "can_promote_members")
        return self.status == "member" or self.rights.get(right, False)

    def as_json(self, user: User, kind: str) -> Json:
        """Telegram's `ChatMember` of this status in a chat of this kind."""
        body: Json = {"status": self.status, "user": user.as_json()}
        if self.status == "creator":
            body["is_anonymous"] = self.anonymous
        elif self.status == "administrator":
            body |= {"can_be_edited": False, "is_anonymous": self.anonymous}
            for right in (*_OWNER_RIGHTS, *_EXTRA_RIGHTS.get(kind, ())):
                body[right] = self.may(right)
        elif self.status == "restricted":
            body |= {"is_member": self.inside, "until_date": 0}
            body |= {right: self.rights.get(right, False) for right in PERMISSIONS}
        elif self.status == "kicked":
            body["until_date"] = 0
        if self.title and self.status in ("creator", "administrator"):
            body["custom_title"] = self.title
        return body


@dataclass(slots=True, kw_only=True)
class Message:
    """One message: `body` is Telegram's `Message`, the rest is what only the playground knows.

    `created`, `changed` and `reacted` are the numbers of the changes that made, last edited and last marked it.
    """

    body: Json
    by_bot: bool
    created: int
    changed: int
    reacted: int = 0
    keyboard: Json | None = None
    silent: bool = False
    reactions: dict[int, list[Json]] = field(default_factory=dict)

    @property
    def id(self) -> int:
        """Its number in the chat."""
        number: int = self.body["message_id"]
        return number

    def as_seen(self) -> Json:
        """The message as its readers see it, with what they can notice beside it."""
        seen: Json = {
            "message": self.body,
            "by_bot": self.by_bot,
            "created": self.created,
            "changed": self.changed,
            "reacted": self.reacted,
            "silent": self.silent,
        }
        if self.keyboard is not None:
            seen["keyboard"] = self.keyboard
        if self.reactions:
            seen["reactions"] = {str(user): reaction for user, reaction in self.reactions.items()}
        return seen


@dataclass(slots=True, kw_only=True)
class Topic:
    """A topic of a forum."""

    id: int
    name: str
    closed: bool = False


@dataclass(slots=True, kw_only=True)
class Chat:
    """A conversation. Of a private one, `id` is the person's, `started` and `blocked` are what the person did."""

    id: int
    kind: str
    title: str = ""
    username: str = ""
    first_name: str = ""
    last_name: str = ""
    is_forum: bool = False
    started: bool = False
    blocked: bool = False
    deleted: bool = False
    migrated_to: int = 0
    migrated_from: int = 0
    members: dict[int, Member] = field(default_factory=dict)
    permissions: dict[str, bool] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    menu_button: Json | None = None
    messages: dict[int, Message] = field(default_factory=dict)
    gone: dict[int, int] = field(default_factory=dict)
    last_message_id: int = 0

    def as_json(self) -> Json:
        """Telegram's short `Chat`."""
        body: Json = {"id": self.id, "type": self.kind}
        for name in ("title", "username", "first_name", "last_name"):
            if value := getattr(self, name):
                body[name] = value
        if self.is_forum:
            body["is_forum"] = True
        return body

    def member(self, user: int) -> Member:
        """What this user is here; who never came has left."""
        return self.members.get(user) or Member(status="left")

    @property
    def wide(self) -> bool:
        """Whether it numbers its messages by itself: supergroups and channels do, all others share one count."""
        return self.kind in ("supergroup", "channel")


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file the server keeps; `about` is what Telegram tells of it beside ids and size."""

    id: str
    unique_id: str
    kind: str
    path: str
    content: bytes
    about: dict[str, Any]

    def as_json(self) -> Json:
        """Its entry in a message."""
        return {
            "file_id": self.id,
            "file_unique_id": self.unique_id,
            **self.about,
            "file_size": len(self.content),
        }


@dataclass(slots=True, kw_only=True)
class Press:
    """A button pressed by a person, and the answer to it."""

    id: str
    user: int
    chat: int
    message: int
    data: str
    at: float
    after: int
    answer: Json | None = None


@dataclass(slots=True, kw_only=True)
class InlineQuery:
    """What a person typed after the bot's name in some chat, and the results the bot gave."""

    id: str
    user: int
    query: str
    at: float
    answer: Json | None = None
