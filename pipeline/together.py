"""Together: what several ask for at the same moment is committed in one transaction, each waiting for that commit.

A commit that must be on the disk costs the same for one row as for twenty; while one is under way the next gathers.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from storage.database import DatabaseTrouble

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


class Together(Generic[Asked, Answer]):
    """Commits for many; `commit` gets what was asked, and returns as many answers in the same order."""

    def __init__(self, commit: Callable[[Sequence[Asked]], Awaitable[Sequence[Answer]]]) -> None:
        self._commit = commit
        self._asked: list[tuple[Asked, asyncio.Future[Answer]]] = []
        self._working: asyncio.Task[None] | None = None

    async def ask(self, what: Asked) -> Answer:
        """Return the answer once it is committed. Raises what the commit raised."""
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._asked.append((what, answer))
        if self._working is None:
            self._working = asyncio.create_task(self._work(), name="commit together")
        return await answer

    async def _work(self) -> None:
        try:
            while self._asked:
                asked, self._asked = self._asked, []
                await self._answer(asked)
        finally:
            self._working = None

    async def _answer(self, asked: "list[tuple[Asked, asyncio.Future[Answer]]]") -> None:
        (answers,) = await asyncio.gather(self._commit([what for what, _ in asked]), return_exceptions=True)
        if not isinstance(answers, BaseException):
            for (_, waiting), answer in zip(asked, answers, strict=True):
                if not waiting.done():
                    waiting.set_result(answer)
        elif len(asked) == 1 or isinstance(answers, DatabaseTrouble):
            for _, waiting in asked:
                if not waiting.done():
                    waiting.set_exception(answers)
        else:
            # One that cannot be done must not take the others with it.
            for one in asked:
                await self._answer([one])
