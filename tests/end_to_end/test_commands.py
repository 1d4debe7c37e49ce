"""The other commands of an operator: sources by hand, a digest in the terminal, and the doctor."""

import asyncio

from .newsroom import Newsroom, a_day_of_news
from .program import Home, refused


async def test_a_source_that_was_removed_does_not_return(home: Home, newsroom: Newsroom):
    a_day_of_news(newsroom)
    newsroom.write_catalogue(home.folder / "feeds.toml")
    home.settings |= {"FEEDS": "feeds.toml", "COLUMNS": "200"}
    akjol, vestnik, tandem = (newsroom.feed(outlet) for outlet in newsroom.outlets.values())
    listed = await home.command("feeds", "list")
    assert listed.code == 0, listed.err
    assert all(url in listed.out for url in (akjol, vestnik, tandem))

    removed = await home.command("feeds", "remove", vestnik)
    assert removed.code == 0
    assert "Вестник Чуя" in removed.out
    program = await home.run()
    assert await program.stop() == 0
    listed = await home.command("feeds", "list")
    assert vestnik not in listed.out
    assert akjol in listed.out

    exported = await home.command("feeds", "export", "feeds.opml")
    assert exported.code == 0
    outline = (home.folder / "feeds.opml").read_text()
    assert akjol in outline
    assert vestnik not in outline
    other = {"DATABASE_URL": f"sqlite:///{home.folder}/other.db", "FEEDS": "none"}
    imported = await home.command("feeds", "import", "feeds.opml", **other)
    assert imported.out.startswith("2 added")
    added = await home.command("feeds", "add", vestnik, **other)
    assert added.code == 0, added.err
    assert "Added Вестник Чуя" in added.out
    refused(await home.command("feeds", "add", vestnik, **other), vestnik, "already")


async def test_a_digest_is_shown_in_the_terminal(home: Home, newsroom: Newsroom):
    articles = a_day_of_news(newsroom)
    newsroom.write_catalogue(home.folder / "feeds.toml")
    polled = await home.command("poll", FEEDS="feeds.toml", COLUMNS="120")
    assert polled.code == 0, polled.err
    assert f"3 feeds, {articles} new" in polled.out
    csto, rates, again = await asyncio.gather(
        home.command("digest", "--topics", "csto", "--language", "ru", "--since", "24h"),
        home.command("digest", "--topics", "economy,energy", "--language", "ky"),
        home.command("poll", "--now", FEEDS="feeds.toml", COLUMNS="120"),
    )
    for finished in (csto, rates, again):
        assert finished.code == 0, finished.err
    assert "3 источника" in csto.out
    assert csto.out.count("ОДКБ собрались") + csto.out.count("ОДКБ подписали") == 1
    assert "Курс доллара" not in csto.out
    assert "Курс доллара в Кыргызстане на 1 марта" in rates.out
    assert "Курс доллара в Кыргызстане на 2 марта" in rates.out
    assert "3 feeds, 0 new" in again.out


async def test_the_doctor_says_what_is_well_and_what_to_do(home: Home, newsroom: Newsroom):
    a_day_of_news(newsroom)
    newsroom.write_catalogue(home.folder / "feeds.toml")
    well, wrong = await asyncio.gather(
        home.command("doctor", FEEDS="feeds.toml"),
        home.command("doctor", BOT_TOKEN="1:wrong", FEEDS="nowhere.toml"),
    )
    assert well.code == 0, well.out
    for finding in (
        "✓ Token: it is @playground_bot",
        "✓ Owners: 501",
        "✓ Database",
        "✓ Sources: 3",
        "✓ Models",
        "✓ Clock",
    ):
        assert finding in well.out, well.out
    assert "✗ Token: Telegram refuses it" in wrong.out
    assert "@BotFather" in wrong.out
    assert "✗ Sources: bad-catalogue: nowhere.toml" in wrong.out
    refused(wrong, "something needs mending")


async def test_the_doctor_looks_at_a_bot_that_runs_and_at_settings_that_are_wrong(
    home: Home, unused_tcp_port: int
):
    home.settings |= {"WEB_PORT": str(unused_tcp_port)}
    program = await home.run()
    beside = await home.command("doctor")
    assert beside.code == 0, beside.out
    assert f"✓ Web: 127.0.0.1:{unused_tcp_port} is served by Kabarchy, which runs" in beside.out
    assert "✓ Database: up to date" in beside.out
    assert "✓ Integrity: whole" in beside.out
    assert await program.stop() == 0

    (home.folder / ".env").write_text("BOT_TOKN=123:secret\n")
    wrong = await home.command("doctor", WEB_PORT="http")
    assert "✗ Settings: WEB_PORT: " in wrong.out
    assert "! Settings: BOT_TOKN in .env is none\n    → did you mean BOT_TOKEN?" in wrong.out
    refused(wrong, "something needs mending")
