"""One request to the control API, read with care: a misspelt field is told and not ignored."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from playground.acts import Impossible
from playground.clock import Clock
from playground.model import Chat, User
from playground.world import World

LONGEST_WAIT = 60.0


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: the world it is about, parts of the path, the query and the JSON body."""

    world: World
    clock: Clock
    path: Mapping[str, str]
    query: Mapping[str, str]
    body: Any

    def fields(self, *names: str) -> dict[str, Any]:
        """The body, which must be an object with none but these fields."""
        return only(self.body if self.body is not None else {}, names)

    def person(self, name: str = "person") -> User:
        """The person named in the path."""
        user = self.world.users.get(number(self.path[name], name))
        if user is None:
            raise Impossible("there is no such person", 404)
        return user

    def chat(self, value: Any = None) -> Chat:
        """The chat named in the path, or by an id or @username given."""
        asked = self.path["chat"] if value is None else value
        if isinstance(asked, str) and asked.startswith("@"):
            chat = self.world.chats.get(self.world.names.get(asked[1:].lower(), 0))
        else:
            chat = self.world.chats.get(number(asked, "chat"))
        if chat is None:
            raise Impossible("there is no such chat", 404)
        return chat

    def user(self, value: Any) -> User:
        """A person by id, or the bot by the word `bot`."""
        user = self.world.bot if value == "bot" else self.world.user(number(value, "user"))
        if user is None:
            raise Impossible("there is no such person", 404)
        return user

    def after(self) -> int:
        """From which change or call on one wants to know."""
        return number(self.query.get("after", "0"), "after")

    def wait(self) -> float:
        """How many seconds to wait for something to tell."""
        try:
            return min(max(float(self.query.get("wait", "0")), 0.0), LONGEST_WAIT)
        except ValueError:
            raise Impossible("wait must be a number of seconds") from None


def only(body: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """An object with none but these fields."""
    if not isinstance(body, dict):
        raise Impossible("the body must be a JSON object")
    if unknown := body.keys() - set(names):
        raise Impossible(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(names)}")
    return body


def number(value: Any, name: str) -> int:
    """A whole number."""
    try:
        return int(value)
    except (TypeError, ValueError):
        raise Impossible(f"{name} must be a number") from None
