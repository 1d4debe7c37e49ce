"""What readers chose in an earlier version is chosen in this one, and again if one goes back."""

from contextlib import contextmanager

from alembic import command
from sqlalchemy import create_engine, text

from storage.database import parse_url
from storage.migrate import configuration, migrate


@contextmanager
def connected(url):
    parsed = parse_url(url)
    sqlite = parsed.get_backend_name() == "sqlite"
    engine = create_engine(parsed.set(drivername="sqlite" if sqlite else "postgresql+psycopg"))
    with engine.connect() as connection:
        yield connection
        connection.commit()
    engine.dispose()


def move(url, change, revision):
    with connected(url) as connection:
        config = configuration()
        config.attributes["connection"] = connection
        change(config, revision)


CHOSEN = """
INSERT INTO chats (id, telegram_id, kind, language, timezone, times, days, size, created_at)
VALUES (1, 11, 'private', 'ru', 'UTC', '["08:00"]', '[0]', 'short', '2026-03-01 06:00:00.000000');
INSERT INTO topics (id, slug, "group", names, words, examples, changed_at)
VALUES (1, 'one', 'life', '{}', '[]', '[]', '2026-03-01 06:00:00.000000');
INSERT INTO topics (id, slug, "group", names, words, examples, changed_at)
VALUES (2, 'two', 'life', '{}', '[]', '[]', '2026-03-01 06:00:00.000000');
INSERT INTO subscriptions (chat_id, topic_id, at_once, since) VALUES (1, 1, true, '2026-03-01 06:00:00.000000');
INSERT INTO subscriptions (chat_id, topic_id, at_once, since) VALUES (1, 2, false, '2026-03-01 06:00:00.000000');
INSERT INTO digests (chat_id, moment, created_at)
VALUES (1, '2026-03-01 06:00:00.000000', '2026-03-01 06:00:00.000000')
"""


async def test_who_wanted_a_topic_at_once_still_does(database_url):
    move(database_url, command.upgrade, "0007")
    with connected(database_url) as connection:
        for statement in CHOSEN.split(";"):
            connection.exec_driver_sql(statement)
    await migrate(database_url)
    with connected(database_url) as connection:
        chosen = (
            connection.execute(text("SELECT alerts FROM subscriptions ORDER BY topic_id")).scalars().all()
        )
        chat = connection.execute(text("SELECT alert_budget, urgent, note, served_at FROM chats")).one()
    assert chosen == ["all", "off"]
    assert (chat.alert_budget, bool(chat.urgent), bool(chat.note)) == (10, False, False)
    assert str(chat.served_at).startswith("2026-03-01 06:00")
    move(database_url, command.downgrade, "0007")
    with connected(database_url) as connection:
        wanted = connection.execute(text("SELECT at_once FROM subscriptions ORDER BY topic_id")).scalars()
        assert list(map(bool, wanted)) == [True, False]


STOOD = """
INSERT INTO stories (id, first_at, last_at, touched_at)
VALUES (5, '2026-03-01 05:00:00.000000', '2026-03-01 05:00:00.000000', '2026-03-01 05:00:00.000000');
INSERT INTO digest_stories (digest_id, position, story_id, topic_id, version) VALUES (1, 1, 5, 2, 3)
"""


async def test_what_stood_in_digests_still_does(database_url):
    move(database_url, command.upgrade, "0007")
    with connected(database_url) as connection:
        for statement in CHOSEN.split(";"):
            connection.exec_driver_sql(statement)
    move(database_url, command.upgrade, "0015")
    with connected(database_url) as connection:
        for statement in STOOD.split(";"):
            connection.exec_driver_sql(statement)
    await migrate(database_url)
    kept = (
        "SELECT digests.id, position, story_id, topic_id, version FROM digests "
        "JOIN selection_stories ON selection_stories.selection_id = digests.selection_id"
    )
    with connected(database_url) as connection:
        assert [tuple(row) for row in connection.execute(text(kept))] == [(1, 1, 5, 2, 3)]
        # A new one gets a number of its own.
        connection.exec_driver_sql(
            "INSERT INTO selections (created_at) VALUES ('2026-03-01 06:00:00.000000')"
        )
    move(database_url, command.downgrade, "0015")
    with connected(database_url) as connection:
        rows = connection.execute(text("SELECT digest_id, story_id FROM digest_stories"))
        assert [tuple(row) for row in rows] == [(1, 5)]
