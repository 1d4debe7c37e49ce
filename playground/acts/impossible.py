"""What a person cannot do; told to the test that asked for it."""


class Impossible(Exception):  # says what it is
    """A deed that Telegram's own apps would not offer, or an unknown person, chat or message (status 404)."""

    def __init__(self, reason: str, status: int = 400) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status
