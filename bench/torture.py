"""A hundred kills amid every trouble: what is lost, what comes twice, and what is in doubt, beside other programs."""

import asyncio
import os
import tempfile
from pathlib import Path

from bench.report import Figure, Report, Table
from bench.running import local_telegram
from bench.torment import AT_ONCE, Plan, Toll, Torment
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
RIVALS = (
    ("NodeRSSBot 0.11", "1", "200 messages", "28 (14 %)", "0", "not known to it", "about 80 of 200 lost"),
    ("FR2T", "1", "30 messages", "0", "19 (63 %)", "not known to it", "30 of 30 lost"),
)
"""Measured on the same kind of machine: one `kill -9` amid sending, and in a second run answers 429."""
NOTES = (
    (
        "The program as it is run, on SQLite, against the local Telegram. Readers get a broadcast, a digest in two parts and an "
        "alert; what they have is read from Telegram's record, not from the program's database."
    ),
    (
        "A life of the program: it starts, readers ask for help, one trouble strikes, it is killed with SIGKILL at a random "
        "moment. After the last kill it finishes in peace."
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
    toll = tormented(LONG)
    return Report(
        figures=(
            Figure(what="lost", reached=float(len(toll.lost) + len(toll.false)), at_most=0.0),
            Figure(what="doubled", reached=float(len(toll.doubled)), at_most=0.0),
            Figure(what="under way at a kill, at most", reached=float(toll.worst_kill), at_most=float(AT_ONCE)),
            Figure(what="questions without an answer", reached=float(toll.unanswered), at_most=0.0),
            Figure(what="readers left with the word that was corrected", reached=float(len(toll.unedited)), at_most=0.0),
        ),
        tables=(_counted(toll), _beside(toll), _struck(toll)),
        notes=NOTES,
        text="\n".join(["", *(f"✗ {what}" for what in (*toll.lost, *toll.false, *toll.doubled))]).strip(),
    )  # fmt: skip


def tormented(plan: Plan) -> Toll:
    """Carry a plan out in a folder that is thrown away."""

    async def run(folder: Path, url: str) -> Toll:
        async with Control(url) as telegram:
            return await Torment(plan, folder, telegram).run()

    with local_telegram() as url, tempfile.TemporaryDirectory(prefix="kabarchy-torture-") as folder:
        return asyncio.run(run(Path(folder), url))


def _counted(toll: Toll) -> Table:
    rows = (
        ("kills", str(toll.kills)),
        ("messages wanted", str(toll.wanted)),
        ("received once", str(toll.received)),
        ("received twice", str(len(toll.doubled))),
        ("lost", str(len(toll.lost) + len(toll.false))),
        ("not sent, the reader having blocked the bot", str(toll.refused)),
        ("in doubt", f"{toll.in_doubt} ({toll.doubts_that_arrived} of them arrived)"),
        ("… for a call that broke off", str(toll.by_faults)),
        ("under way at a kill, at most", str(toll.worst_kill)),
        ("edits queued", str(toll.edited)),
        ("questions asked, answers given", f"{toll.asked}, {toll.answers}"),
        ("answers 429", str(toll.floods)),
        ("calls to a chat before its 429 had passed", str(toll.hasty)),
        ("seconds", f"{toll.seconds:.0f}"),
    )
    return Table(title="What came of it", columns=("", ""), rows=rows)


def _beside(toll: Toll) -> Table:
    ours = (
        "Kabarchy", str(toll.kills), f"{toll.wanted} messages", str(len(toll.lost) + len(toll.false)),
        str(len(toll.doubled)), f"{toll.in_doubt}, all listed", f"0 lost of {toll.floods} refused",
    )  # fmt: skip
    columns = ("", "kill -9", "sent", "lost", "doubled", "in doubt", "under 429")
    return Table(title="Beside others", columns=columns, rows=(ours, *RIVALS))


def _struck(toll: Toll) -> Table:
    rows = tuple((name, str(count)) for name, count in toll.troubles.items())
    return Table(title="Troubles, one a life", columns=("trouble", "lives"), rows=rows)
