"""The valve: an owner's word that nothing more is sent for now, kept in the database and remembered here."""

from news.deliveries import Lane
from storage import Storage, Transaction

STOPPED = "sending stopped"
"""The note that is there while nothing is sent."""


class Valve:
    """Whether messages leave. What a person asked for at this moment is answered all the same."""

    def __init__(self) -> None:
        self.is_shut = False

    async def recall(self, storage: Storage) -> None:
        """Learn how it stood when the program last ended."""
        async with storage.reading() as tx:
            self.is_shut = await tx.notes.get(STOPPED) is not None

    def lets(self, lane: Lane) -> bool:
        """Whether a message of a lane may leave now."""
        return not self.is_shut or lane is Lane.INTERACTIVE

    @property
    def last_lane(self) -> Lane:
        """The last lane from which messages may leave now."""
        return Lane.INTERACTIVE if self.is_shut else max(Lane)

    @property
    def names(self) -> list[str]:
        """What it is called among the troubles of the program."""
        return ["stopped"] if self.is_shut else []

    @property
    def problems(self) -> list[str]:
        """What `/healthz` says of it."""
        return ["an owner stopped all sending: /stopall resumes it"] if self.is_shut else []


async def shut(tx: Transaction) -> bool:
    """Keep that nothing is sent. False if it was kept already."""
    if await tx.notes.get(STOPPED) is not None:
        return False
    await tx.notes.put(STOPPED, value=True)
    return True


async def reopen(tx: Transaction) -> bool:
    """Keep that messages leave again. False if they did."""
    return await tx.notes.take(STOPPED) is not None
