"""Reading what a bot sent, whatever its form: query, form, multipart or JSON; wrong types are refused in Telegram's words."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from playground.answers import Json, bad_request

_TRUE = frozenset(("true", "yes", "1"))


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a multipart call."""

    name: str
    mime_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Parameters:
    """The parameters of one call. A name with an empty value counts as absent, as on Telegram."""

    values: Mapping[str, Any]
    files: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        """A string; a number or an object of a JSON body counts as its text."""
        value = self.values.get(name)
        if value is None:
            return default
        if isinstance(value, str):
            return value
        return json.dumps(value, ensure_ascii=False)

    def required(self, name: str) -> str:
        """A string that must not be empty."""
        value = self.text(name)
        if not value:
            raise bad_request(f'parameter "{name}" is required')
        return value

    def number(self, name: str, default: int = 0) -> int:
        """An integer."""
        value = self.values.get(name)
        if value is None or value == "":
            return default
        return as_number(value, name)

    def flag(self, name: str) -> bool:
        """A boolean; whatever is not yes means no."""
        value = self.values.get(name)
        return value is True or (value is not None and str(value).strip().lower() in _TRUE)

    def given(self, name: str) -> bool:
        """Whether the parameter was sent with something in it."""
        value = self.values.get(name)
        return value is not None and value != ""

    def object(self, name: str, called: str) -> Json | None:
        """A JSON object, `called` so in the refusal of anything else; None if absent."""
        value = self._json(name, called)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise bad_request(f"object expected as {called}")
        return value

    def array(self, name: str, called: str) -> list[Any] | None:
        """A JSON array; None if absent."""
        value = self._json(name, called)
        if value is None:
            return None
        if not isinstance(value, list):
            raise bad_request(f"can't parse {called} JSON object: expected an Array")
        return value

    def numbers(self, name: str, called: str) -> Sequence[int]:
        """A JSON array of integers."""
        return [as_number(value, name) for value in self.array(name, called) or ()]

    def _json(self, name: str, called: str) -> Any:
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {called} JSON object") from None


def as_number(value: Any, name: str) -> int:
    """An integer written as a number or as its digits."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str):
        try:
            return int(value)
        except ValueError:
            pass
    raise bad_request(f'field "{name}" must be of type Number')
