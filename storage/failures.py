"""Attempts that failed unexpectedly: they rest, are tried again, and in the end are given up and shown."""

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.failures import GIVEN_UP_AFTER, Failure, rest_until
from storage.dialect import insert
from storage.schema import failures


class Failures:
    """What failed, job by job and row by row."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def record(self, job: str, row: int, error: str, now: datetime) -> Failure:
        """Count one more failure of a job on a row and let it rest."""
        known = (
            await self._connection.execute(
                select(failures.c.times, failures.c.since).where(failures.c.job == job, failures.c.row == row)
            )
        ).one_or_none()
        times = 1 if known is None else known.times + 1
        failure = Failure(
            job=job,
            row=row,
            times=times,
            error=error[:2000],
            since=now if known is None else known.since,
            rest_until=rest_until(times, now),
        )
        values = {"times": times, "error": failure.error, "rest_until": failure.rest_until}
        statement = insert(self._connection, failures).values(job=job, row=row, since=failure.since, **values)
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=[failures.c.job, failures.c.row], set_=values)
        )
        return failure

    async def forget(self, job: str, row: int) -> None:
        """The work succeeded after all."""
        await self._connection.execute(delete(failures).where(failures.c.job == job, failures.c.row == row))

    async def known(self, job: str) -> frozenset[int]:
        """Return the rows on which a job has failed: only these need to be forgotten after a success."""
        return frozenset(await self._connection.scalars(select(failures.c.row).where(failures.c.job == job)))

    async def given_up(self, limit: int = 50) -> list[Failure]:
        """Return what is no longer tried, newest first."""
        query = (
            select(failures)
            .where(failures.c.times >= GIVEN_UP_AFTER)
            .order_by(failures.c.since.desc())
            .limit(limit)
        )
        return [Failure(**row._asdict()) for row in await self._connection.execute(query)]

    async def retry_given_up(self) -> list[str]:
        """Have what was given up tried again, but for updates: these are past. Return the job of each row."""
        statement = (
            delete(failures)
            .where(failures.c.times >= GIVEN_UP_AFTER, failures.c.job != "inbox")
            .returning(failures.c.job)
        )
        return list(await self._connection.scalars(statement))

    async def count(self) -> dict[str, int]:
        """Return how many rows are failing, by job."""
        query = select(failures.c.job, func.count()).group_by(failures.c.job)
        return {row.job: row[1] for row in await self._connection.execute(query)}
