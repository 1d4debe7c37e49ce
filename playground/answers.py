"""What the Bot API says when it refuses, as one exception that the HTTP layer turns into an answer."""

from typing import Any

Json = dict[str, Any]


class Refusal(Exception):  # a refusal is an answer, no error
    """A call that Telegram would not carry out: HTTP code, description and the `parameters` of the answer."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_json(self) -> Json:
        """The body of the answer."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(reason: str) -> Refusal:
    """The call is wrong in itself, or cannot be carried out now."""
    return Refusal(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> Refusal:
    """The chat is closed to the bot until its people act."""
    return Refusal(403, f"Forbidden: {reason}")


def conflict(reason: str) -> Refusal:
    """Two receivers want the same updates."""
    return Refusal(409, f"Conflict: {reason}")


def too_many(retry_after: int) -> Refusal:
    """The bot must be silent for so many seconds."""
    return Refusal(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


def unauthorized() -> Refusal:
    """The token belongs to no bot that this server knows."""
    return Refusal(401, "Unauthorized")


def not_found() -> Refusal:
    """There is no such method, or the token has not the form of one."""
    return Refusal(404, "Not Found")
