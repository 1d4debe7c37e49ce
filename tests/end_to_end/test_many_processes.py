"""One process that speaks and others that work, on PostgreSQL: what readers and editors see is what one process shows."""

from collections.abc import AsyncIterator
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import make_url

from playground.client import Control, Person

from .newsroom import Newsroom, a_day_of_news
from .people import PATIENCE, begin, let_go, offer_broadcast
from .program import Home, Program
from .town import POLLED_OFTEN, ROUND, answer, follow, stands

FETCHING = ("poll", "read")
NOTICE = "Редакция отвечает на письма по вторникам."
YARD = "Собрание жильцов двора перенесли на пятницу"
BRIDGE = "Мост через реку Талас закрыли на ремонт"
TROUT = "В Иссык-Куль выпустили мальков форели"


@pytest.fixture
async def shared(home: Home, postgres: str) -> AsyncIterator[Home]:
    """The folder of a program whose database is PostgreSQL's."""
    name = f"test_{uuid4().hex}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
        home.postgres = make_url(postgres).set(database=name).render_as_string(hide_password=False)
        yield home
        await home.close()
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.mark.timeout(300)
async def test_readers_and_editors_meet_one_program(
    telegram: Control, newsroom: Newsroom, shared: Home, owner: Person
):
    articles = a_day_of_news(newsroom)
    newsroom.write_catalogue(shared.folder / "feeds.toml")
    yard = newsroom.outlet("Наш двор", "yard")
    newsroom.publish(yard, YARD, "Собрание жильцов двора пройдёт в пятницу вечером, сообщил старший по дому.")
    shared.settings |= {"FEEDS": "feeds.toml", **POLLED_OFTEN}
    speaking = await shared.serve()
    fetching = await shared.work(*FETCHING)
    everything_else = await shared.work(*(await others(shared, fetching)))
    await shared.news(speaking, articles)

    reader = await telegram.person("Айгүл", language="ru")
    await begin(reader)
    digest = await stands(reader, "🗞 Сводка")
    assert "3 источника" in digest.text
    await begin(owner)

    question = await offer_broadcast(owner, NOTICE)
    await let_go(owner, question)
    await stands(reader, NOTICE)

    await adds_a_source(reader, newsroom.feed(yard))
    await speaking.until(
        lambda: shared.rows(
            "SELECT 1 FROM stories WHERE private_feed IS NOT NULL AND summarised_version > 0"
        ),
        "the story of the reader's own source",
    )
    await reader.skip()
    assert YARD in (await answer(reader, "/latest")).text

    # Were each step to wait for its tick, this would take minutes.
    menu = await answer(reader, "/settings")
    chosen = await follow(reader, menu, "Сразу", "Кыргызстан")
    assert "✅ 🇰🇬 Кыргызстан" in [button.text for button in chosen.buttons]
    await reader.skip()
    print_news(newsroom, BRIDGE, "Мост в Таласской области Кыргызстана закрыт на ремонт до июня.")
    assert BRIDGE in (await stands(reader, "⚡")).text

    await is_stopped_and_goes_on(owner, reader, newsroom, shared, speaking)
    for program in (everything_else, fetching, speaking):
        assert await program.stop() == 0


async def others(home: Home, working: Program) -> list[str]:
    """The jobs that nobody is at yet, as a mistake of the operator's brings them to light."""
    refusal = await home.command("work", "nothing")
    names = refusal.complaint.partition("There are: ")[2].partition(" See:")[0]
    jobs = names.replace(",", " ").replace(".", " ").split()
    assert set(FETCHING) < set(jobs), refusal.err
    assert f"Working: {' '.join(FETCHING)}" in working.said
    return [job for job in jobs if job not in FETCHING]


async def adds_a_source(reader: Person, feed: str) -> None:
    """Have the program try a source, and add it."""
    await reader.skip()
    await reader.send(f"/sources {feed}")
    await reader.next_message(patience=PATIENCE)
    trial = await reader.next_edit(patience=PATIENCE)
    assert YARD in trial.text
    added = (await reader.press(trial, "Добавить", settle=PATIENCE)).message
    assert "среди ваших источников" in added.text


def print_news(newsroom: Newsroom, title: str, text: str) -> None:
    """Print an article, and let so much time pass that its outlet is asked."""
    newsroom.publish(
        newsroom.outlets["akjol"], title, text, "Подробности редакция обещает сообщить завтра утром."
    )
    newsroom.let_pass(seconds=ROUND.total_seconds())


async def is_stopped_and_goes_on(
    owner: Person, reader: Person, newsroom: Newsroom, home: Home, speaking: Program
) -> None:
    """What others queue while an owner has stopped all sending leaves when sending goes on."""
    await owner.skip()
    stopped = await follow(owner, await answer(owner, "/stopall"), "Да, остановить всё")
    assert stopped.text.startswith("Отправки остановлены.")
    await home.unwell(speaking, "/stopall")
    await reader.skip()
    print_news(newsroom, TROUT, "В озеро Иссык-Куль в Кыргызстане выпустили сорок тысяч мальков форели.")
    queued = "SELECT count(*) FROM deliveries WHERE key LIKE 'alert:%' AND status = 'queued'"
    await speaking.until(lambda: home.count(queued), "the alert that waits")
    assert await reader.nothing_new()
    await follow(owner, stopped, "Продолжить отправки")
    assert TROUT in (await reader.next_message(patience=PATIENCE)).text


async def test_a_second_speaker_takes_over_from_one_that_was_killed_or_lost_the_database(
    telegram: Control, shared: Home
):
    first = await shared.serve()
    second = await shared.start("serve")
    await second.line("waiting to take over")
    reader = await telegram.person("Айгүл", language="ru")
    await reader.start()
    assert (await reader.next_message(patience=PATIENCE)).buttons
    await first.kill()
    await is_helped(reader)

    third = await shared.start("serve")
    await third.line("waiting to take over")
    with psycopg.connect(shared.postgres, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database "
            "WHERE locktype = 'advisory' AND mode = 'ExclusiveLock' AND datname = current_database()"
        )
    assert await second.wait() == 1
    assert second.err[-1].startswith("kabarchy: the database took the lock back"), second.said
    await is_helped(reader)
    assert await third.stop() == 0


async def is_helped(reader: Person) -> None:
    """Have a reader ask for help and get it; before it may come again what was answered at the moment of a kill."""
    await reader.skip()
    help = await answer(reader, "/help")
    while "Что я умею" not in help.text:
        help = await reader.next_message(patience=PATIENCE)
