"""Questions that wait for a person's text: one a person and chat, each with an end."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.chats import Question
from news.ids import ChatId, UserId
from storage.dialect import insert
from storage.schema import questions

# Made once, since all that is written asks it: to build it takes longer than to answer it.
_OPEN = select(questions.c.kind, questions.c.data, questions.c.expires_at).where(
    questions.c.user_id == bindparam("user"), questions.c.chat_id == bindparam("chat")
)


class Questions:
    """What was asked and is not answered yet."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def ask(self, user_id: UserId, chat_id: ChatId, question: Question) -> None:
        """Ask; an older question to the same person in the same chat is forgotten."""
        values = {"kind": question.kind, "data": question.data, "expires_at": question.expires_at}
        statement = insert(self._connection, questions).values(user_id=user_id, chat_id=chat_id, **values)
        await self._connection.execute(
            statement.on_conflict_do_update(
                index_elements=[questions.c.user_id, questions.c.chat_id], set_=values
            )
        )

    async def open(self, user_id: UserId, chat_id: ChatId, now: datetime) -> Question | None:
        """Return the question that is open and leave it so; an expired one is none."""
        row = (await self._connection.execute(_OPEN, {"user": user_id, "chat": chat_id})).one_or_none()
        if row is None or row.expires_at <= now:
            return None
        return Question(kind=row.kind, data=row.data, expires_at=row.expires_at)

    async def take(self, user_id: UserId, chat_id: ChatId, now: datetime) -> Question | None:
        """Return the question that is open and forget it; an expired one is none."""
        statement = (
            delete(questions)
            .where(questions.c.user_id == user_id, questions.c.chat_id == chat_id)
            .returning(questions.c.kind, questions.c.data, questions.c.expires_at)
        )
        row = (await self._connection.execute(statement)).one_or_none()
        if row is None or row.expires_at <= now:
            return None
        return Question(kind=row.kind, data=row.data, expires_at=row.expires_at)
