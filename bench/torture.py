"""A hundred kills amid every trouble: what is lost, what comes twice, and what is in doubt, beside other programs."""

import asyncio
import os
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

from bench.postgres import local_postgres
from bench.report import Figure, Report, Table
from bench.running import local_telegram
from bench.toll import AT_ONCE, Plan, Toll
from bench.torment import many_processes, one_process
from playground.client import Control

LONG = Plan(
    readers=int(os.environ.get("READERS", "2000")),
    kills=int(os.environ.get("KILLS", "100")),
    per_second=200,
    blocked=40,
    groups=10,
    asking=3,
    longest_life=0.8,
)
MANY = replace(LONG, kills=max(1, LONG.kills // 2), longest_life=6.0, readers_of_news=100)
"""Half as many lives, each longer: so it gets further, from a feed to a digest and past the loss of the database."""
RIVALS = (
    ("NodeRSSBot 0.11", "1", "200 messages", "28 (14 %)", "0", "not known to it", "about 80 of 200 lost"),
    ("FR2T", "1", "30 messages", "0", "19 (63 %)", "not known to it", "30 of 30 lost"),
)
"""Measured on the same kind of machine: one `kill -9` amid sending, and in a second run answers 429."""
NOTES = (
    (
        "The program as it is run, in one process on SQLite and in five on PostgreSQL (two `serve`, of which one waits to take "
        "over, and three `work`), against the local Telegram. Readers get a broadcast, a digest in two parts and an "
        "alert; what they have is read from Telegram's record, not from the program's database."
    ),
    (
        "A life of the program: it starts, readers ask for help, one trouble strikes, it is killed with SIGKILL at a random "
        "moment. After the last kill it finishes in peace. Of the five processes one, some or all are killed, and in every life "
        "four outlets print news that they poll, read, group, summarise and put into digests."
    ),
    (
        "In doubt: the call was under way at a kill or broke off without an answer, so nobody can know whether it arrived. It is "
        "listed, counted, and sent again on an editor's tap; never by itself."
    ),
    "Answers to a question may be repeated after a kill: the question is handled again rather than lost.",
    (
        "The other programs were run once each with one kill and no other trouble (one reader); they keep no record that could "
        "tell a doubtful message from a lost one."
    ),
)


def measure() -> Report:
    one, many = tormented(LONG), tormented_in_many(MANY)
    tolls = {"one process": one, "many": many}
    return Report(
        figures=(
            *(figure for name, toll in tolls.items() for figure in _figures(name, toll)),
            Figure(what="many: articles not in one story", reached=float(len(many.astray)), at_most=0.0),
            Figure(what="many: digests not there once", reached=float(len(many.digests_amiss)), at_most=0.0),
            Figure(
                what="many: workers that ended by themselves", reached=float(many.ended["work"]), at_most=0.0
            ),
        ),
        tables=(_counted(one, many), _beside(one), _struck(one, many)),
        notes=NOTES,
        text="\n".join(
            f"✗ {name}: {what}"
            for name, toll in tolls.items()
            for what in (*toll.lost, *toll.false, *toll.doubled, *toll.astray, *toll.digests_amiss)
        ),
    )


def _figures(name: str, toll: Toll) -> tuple[Figure, ...]:
    return (
        Figure(what=f"{name}: lost", reached=float(len(toll.lost) + len(toll.false)), at_most=0.0),
        Figure(what=f"{name}: doubled", reached=float(len(toll.doubled)), at_most=0.0),
        Figure(what=f"{name}: under way at a kill, at most", reached=float(toll.worst_kill), at_most=float(AT_ONCE)),
        Figure(what=f"{name}: questions without an answer", reached=float(toll.unanswered), at_most=0.0),
        Figure(
            what=f"{name}: readers left with the word that was corrected",
            reached=float(len(toll.unedited)), at_most=0.0,
        ),
    )  # fmt: skip


def tormented(plan: Plan) -> Toll:
    """Carry a plan out on one process, in a folder that is thrown away."""

    async def run(folder: Path, url: str) -> Toll:
        async with Control(url) as telegram:
            return await one_process(plan, folder, telegram).run()

    with local_telegram() as url, tempfile.TemporaryDirectory(prefix="kabarchy-torture-") as folder:
        return asyncio.run(run(Path(folder), url))


def tormented_in_many(plan: Plan) -> Toll:
    """Carry a plan out on many processes, on a PostgreSQL of their own."""

    async def run(folder: Path, url: str) -> Toll:
        async with Control(url) as telegram:
            return await many_processes(plan, folder, telegram, postgres).run()

    with (
        local_telegram() as url,
        local_postgres() as postgres,
        tempfile.TemporaryDirectory(prefix="kabarchy-torture-") as folder,
    ):
        return asyncio.run(run(Path(folder), url))


def _counted(*tolls: Toll) -> Table:
    rows = (
        ("kills", *(str(toll.kills) for toll in tolls)),
        ("processes killed", *(_processes(toll.killed) for toll in tolls)),
        ("processes that ended by themselves", *(_processes(toll.ended) for toll in tolls)),
        ("messages wanted", *(str(toll.wanted) for toll in tolls)),
        ("received once", *(str(toll.received) for toll in tolls)),
        ("received twice", *(str(len(toll.doubled)) for toll in tolls)),
        ("lost", *(str(len(toll.lost) + len(toll.false)) for toll in tolls)),
        ("not sent, the reader having blocked the bot", *(str(toll.refused) for toll in tolls)),
        ("in doubt", *(f"{toll.in_doubt} ({toll.doubts_that_arrived} of them arrived)" for toll in tolls)),
        ("… for a call that broke off", *(str(toll.by_faults) for toll in tolls)),
        ("under way at a kill, at most", *(str(toll.worst_kill) for toll in tolls)),
        ("edits queued", *(str(toll.edited) for toll in tolls)),
        ("questions asked, answers given", *(f"{toll.asked}, {toll.answers}" for toll in tolls)),
        ("answers 429", *(str(toll.floods) for toll in tolls)),
        ("calls to a chat before its 429 had passed", *(str(toll.hasty) for toll in tolls)),
        ("articles printed, stories made of them", *(f"{toll.printed}, {toll.stories}" for toll in tolls)),
        ("digests of them", *(str(toll.digests) for toll in tolls)),
        ("seconds", *(f"{toll.seconds:.0f}" for toll in tolls)),
    )
    return Table(
        title="What came of it", columns=("", "one process on SQLite", "many on PostgreSQL"), rows=rows
    )


def _processes(counted: "Counter[str]") -> str:
    return ", ".join(f"{count} {name}" for name, count in sorted(counted.items()) if count) or "none"


def _beside(toll: Toll) -> Table:
    ours = (
        "Kabarchy", str(toll.kills), f"{toll.wanted} messages", str(len(toll.lost) + len(toll.false)),
        str(len(toll.doubled)), f"{toll.in_doubt}, all listed", f"0 lost of {toll.floods} refused",
    )  # fmt: skip
    columns = ("", "kill -9", "sent", "lost", "doubled", "in doubt", "under 429")
    return Table(title="Beside others", columns=columns, rows=(ours, *RIVALS))


def _struck(*tolls: Toll) -> Table:
    names = dict.fromkeys(name for toll in tolls for name in toll.troubles)
    rows = tuple((name, *(str(toll.troubles[name]) for toll in tolls)) for name in names)
    return Table(title="Troubles, one a life", columns=("trouble", "one process", "many"), rows=rows)
