"""An operator's mistakes: each gives one clear line and exit code 1, wrong use gives 2, and nothing gives a traceback."""

import asyncio
import socket
import sqlite3

from playground.client import Control

from .newsroom import Newsroom
from .program import Home, refused

WRONG = {
    "ADMIN_IDS": "me",
    "WEB_PORT": "99999",
    "PLAYGROUND_PORT": "any",
    "POLL_INTERVAL": "soon",
    "POLL_CONCURRENCY": "1.5",
    "ALLOW_PRIVATE_HOSTS": "everywhere",
    "SENDS_PER_SECOND": "0",
    "DEFAULT_LANGUAGE": "tlh",
    "DEFAULT_TIMEZONE": "Mars/Olympus",
    "RETENTION_DAYS": "-1",
    "LOG_FORMAT": "xml",
    "LOG_LEVEL": "LOUD",
    "CLOCK_URL": "noon",
    "TELEGRAM_API_URL": "telegram",
}
"""A value that cannot be for a setting of each type."""


async def test_every_wrong_setting_is_told_in_a_line_of_its_own(home: Home):
    home.settings = {}
    (home.folder / ".env").write_text("".join(f"{name}={value}\n" for name, value in WRONG.items()))
    finished = await home.command("run")
    assert finished.code == 1
    lines = finished.complaint.splitlines()
    assert sorted(line.split(": ")[1] for line in lines) == sorted(WRONG)
    assert all(WRONG[line.split(": ")[1]] in line for line in lines)


async def test_settings_that_do_not_go_together_are_told(home: Home, newsroom: Newsroom):
    home.settings = {"WEB_PORT": "0"}
    api, rhythm, webhook = await asyncio.gather(
        home.command("run", TELEGRAM_API_URL=newsroom.url),
        home.command("run", POLL_INTERVAL="60", POLL_INTERVAL_MIN="300"),
        home.command(
            "run",
            WEBHOOK_URL="https://example.org",
            BOT_TOKEN="1:a-token-of-a-test",
            LLM_KEY="a-secret-key",
        ),
    )
    refused(api, "TELEGRAM_API_URL", "BOT_TOKEN")
    refused(rhythm, "POLL_INTERVAL", "POLL_INTERVAL_MIN")
    refused(webhook, "WEBHOOK_SECRET")
    assert "a-token-of-a-test" not in webhook.err
    assert "a-secret-key" not in webhook.err


async def test_wrong_use_is_told_with_exit_code_2(home: Home):
    for finished in await asyncio.gather(
        home.command("nonsense"),
        home.command("digest", "--topics", "weather-on-mars"),
        home.command("digest", "--topics", "csto", "--since", "yesterday"),
    ):
        refused(finished, code=2)


async def test_a_wrong_token_ends_the_program(home: Home):
    refused(await home.command("run", BOT_TOKEN="123:wrong"), "BOT_TOKEN", "@BotFather")


async def test_a_database_that_cannot_be_used_is_told(home: Home):
    (home.folder / "a-file").write_text("")
    (home.folder / "letter.db").write_text("Dear all, this is no database." * 100)
    (home.folder / "letter.db").chmod(0o600)  # else that is told, too
    newer = home.folder / "newer.db"
    assert (await home.command("migrate", DATABASE_URL=f"sqlite:///{newer}")).code == 0
    with sqlite3.connect(newer) as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'from_the_future'")
    connection.close()
    in_a_file, letter, future, other = await asyncio.gather(
        home.command("run", DATABASE_URL=f"sqlite:///{home.folder}/a-file/kabarchy.db"),
        home.command("run", DATABASE_URL=f"sqlite:///{home.folder}/letter.db"),
        home.command("run", DATABASE_URL=f"sqlite:///{newer}"),
        home.command("run", DATABASE_URL="mysql://root:hush@localhost/news"),
    )
    refused(in_a_file, "a-file")
    refused(letter, "not a database")
    refused(future, "newer version", "from_the_future")
    refused(other, "sqlite:///", "postgresql://")
    assert "hush" not in other.err


async def test_a_second_program_does_not_disturb_the_first(telegram: Control, home: Home):
    first = await home.run()
    port = (await first.line("Web: ")).rpartition(":")[2].strip("/")
    same_database, same_port = await asyncio.gather(
        home.command("run"),
        home.command("run", DATABASE_URL=f"sqlite:///{home.folder}/other.db", WEB_PORT=port),
    )
    refused(same_database, "another program is running on this database")
    refused(same_port, f"127.0.0.1:{port}")
    await home.well(first)

    # With a database of its own a second one can start; Telegram lets only one of them receive, and one gives up.
    second = await home.start("run", DATABASE_URL=f"sqlite:///{home.folder}/other.db")
    await first.until(lambda: first.ended or second.ended, "the end of one of the two", 60)
    loser, winner = (first, second) if first.ended else (second, first)
    assert await loser.wait() == 1
    assert [line for line in loser.err if line.startswith("kabarchy: ")] == [
        "kabarchy: another program is running with this BOT_TOKEN; stop one of the two"
    ]
    reader = await telegram.person("Марат")
    await reader.start()
    await reader.next_message(patience=30)
    await home.well(winner)


async def test_a_broken_list_of_sources_is_told_with_its_place(home: Home):
    catalogues = {
        "missing": None,
        "syntax": '[[feed]]\nurl = "https://example.org/rss\n',
        "unknown": '[[feed]]\nurl = "https://example.org/rss"\nname = "Акжол"\nurll = "x"\n',
        "scheme": '[[feed]]\nurl = "gopher://example.org"\nname = "Акжол"\n',
    }
    for name, text in catalogues.items():
        if text is not None:
            (home.folder / f"{name}.toml").write_text(text)
    told = await asyncio.gather(
        *(
            home.command("run", FEEDS=f"{name}.toml", DATABASE_URL=f"sqlite:///{home.folder}/{name}.db")
            for name in catalogues
        )
    )
    for name, finished in zip(catalogues, told, strict=True):
        refused(finished)
        assert f"{name}.toml" in finished.err or "feed 1" in finished.err or "Акжол" in finished.err, (
            finished.err
        )


async def test_an_unreachable_telegram_is_waited_for(home: Home):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: nobody else gets this port, and it refuses
        port = taken.getsockname()[1]
        program = await home.start("run", TELEGRAM_API_URL=f"http://127.0.0.1:{port}")
        await program.line("Telegram cannot be reached")
        await home.unwell(program, "Telegram cannot be reached")
    assert not program.ended
    assert await program.stop() == 0


async def test_an_env_file_in_another_encoding_is_told(home: Home):
    home.settings = {}
    (home.folder / ".env").write_bytes("CONTACT=Ошская редакция\n".encode("cp1251"))
    refused(await home.command("run"), ".env")
