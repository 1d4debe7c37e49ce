"""A backup while the program runs, and a restored state that goes on where it was."""

import asyncio
import signal
import sqlite3
import zipfile

from playground.client import Control

from .program import Home, refused


async def test_a_backup_is_taken_while_the_program_runs_and_another_goes_on_from_it(
    telegram: Control, home: Home
):
    program = await home.run()
    reader = await telegram.person("Айгүл")
    await reader.start()
    await reader.next_message()
    file = home.folder / "kept.zip"
    kept = await home.command("backup", str(file))
    assert (kept.code, kept.err) == (0, "")
    assert "read again and found whole" in kept.out
    assert "BOT_TOKEN is not in it" in kept.out
    assert home.settings["BOT_TOKEN"] not in "".join(
        zipfile.ZipFile(file).read(name).decode() for name in zipfile.ZipFile(file).namelist()
    )
    await home.well(program)

    refused(await home.command("restore", str(file)), "another program is running on this database")
    refused(await home.command("backup", str(file)), "kept.zip", "--force")
    assert await program.stop() == 0
    refused(await home.command("restore", str(file)), "1 chats", "--force")

    other = f"sqlite:///{home.folder / 'other.db'}"
    restored = await home.command("restore", str(file), DATABASE_URL=other)
    assert (restored.code, restored.err) == (0, "")
    assert "Restored: " in restored.out
    again = await home.start("run", DATABASE_URL=other)
    await again.line("this is @")
    await reader.send("/settings")
    assert await reader.next_message()
    await home.well(again)


async def test_what_is_wrong_with_a_backup_is_told_in_a_line(home: Home):
    assert (await home.command("migrate")).code == 0
    (home.folder / "letter.zip").write_text("Dear editor")
    letter, none, folder, unsaid = await asyncio.gather(
        home.command("restore", "letter.zip"),
        home.command("restore", "none.zip"),
        home.command("backup", "no/such/folder/kept.zip"),
        home.command("backup"),
    )
    refused(letter, "letter.zip", "not a backup")
    refused(none, "none.zip")
    refused(folder, "no folder")
    refused(unsaid, code=2)


async def test_an_older_program_can_be_given_its_schema_back(home: Home):
    assert (await home.command("migrate")).code == 0
    refused(await home.command("migrate", "--to", "1234"), "1234")
    back = await home.command("migrate", "--to", "0020")
    assert (back.code, back.err) == (0, "")
    assert home.rows("SELECT version_num FROM alembic_version") == [("0020",)]
    program = await home.run()
    refused(await home.command("migrate", "--to", "0020"), "another program is running on this database")
    assert await program.stop() == 0


async def test_a_backup_that_is_stopped_leaves_nothing(home: Home):
    assert (await home.command("migrate")).code == 0
    with sqlite3.connect(home.database) as connection:
        connection.executemany(
            "INSERT INTO notes (name, value) VALUES (?, ?)",
            ((f"note {number}", f'"{number:0200}"') for number in range(100_000)),
        )
    connection.close()
    program = await home.start("backup", "kept.zip")
    await program.until(lambda: list(home.folder.glob(".kept*")), "its beginning")
    program.process.send_signal(signal.SIGTERM)
    assert await program.wait() == 1
    assert not list(home.folder.glob("*kept*"))
    assert "Traceback" not in program.said
