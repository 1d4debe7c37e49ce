"""Stand-ins for the doors of the pipeline, which answer as they are told."""

from dataclasses import dataclass, field

from news.deliveries import Lane


@dataclass
class FakeSender:
    """A Telegram that refuses what it is told to refuse, in order, and takes the rest."""

    refuse: list[Exception | None] = field(default_factory=list)
    sent: list[tuple[int, object]] = field(default_factory=list)
    edited: list[tuple[int, int, object]] = field(default_factory=list)
    deleted: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    replies: list[int | None] = field(default_factory=list)
    turns: list[tuple[int, Lane]] = field(default_factory=list)
    before_send: object = None

    async def turn(self, telegram_id, lane, *, messages=1, change=False):
        self.turns.append((telegram_id, lane))

    async def send(self, telegram_id, thread_id, message, reply_to=None):
        if self.before_send is not None:
            await self.before_send()
        refusal = self.refuse.pop(0) if self.refuse else None
        if refusal is not None:
            raise refusal
        self.sent.append((telegram_id, message))
        self.replies.append(reply_to)
        return (len(self.sent),)

    async def edit(self, telegram_id, message_id, message):
        refusal = self.refuse.pop(0) if self.refuse else None
        if refusal is not None:
            raise refusal
        self.edited.append((telegram_id, message_id, message))

    async def delete(self, telegram_id, message_ids):
        refusal = self.refuse.pop(0) if self.refuse else None
        if refusal is not None:
            raise refusal
        self.deleted.append((telegram_id, tuple(message_ids)))

    async def alive(self):
        return True
