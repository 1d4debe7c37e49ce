"""`kabarchy doctor`: looks at all that can be wrong on a server, says what to do about it, and changes nothing."""

import io
import sys

import typer

from bot.commands.starting import out, run, settings_of
from bot.doctor.checks import CHECKS
from bot.doctor.dotenv import environment_findings, file_findings
from bot.doctor.examine import examined
from bot.doctor.finding import Finding, wrong
from bot.settings import BadSettings, Settings
from bot.troubles import Trouble

MENDING = "something needs mending, see above"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("doctor")(doctor_command)


def doctor_command() -> None:
    """Check all that can be wrong here, and say what to do; nothing is changed, and the bot may run meanwhile."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that cannot show ✓ is a finding, no end
    try:
        settings = settings_of(quiet=True)
    except BadSettings as error:
        for line in str(error).splitlines():
            _tell(wrong("Settings", line, "mend it in .env or in the environment"))
        for finding in (*file_findings(), *environment_findings()):
            _tell(finding)
        raise Trouble(MENDING) from error
    if run(_examine(settings)):
        raise Trouble(MENDING)


async def _examine(settings: Settings) -> bool:
    """Print what every check finds. Return whether something serious is wrong."""
    serious = False
    async for finding in examined(settings, CHECKS):
        _tell(finding)
        serious = serious or finding.serious
    return serious


def _tell(finding: Finding) -> None:
    mark = "✗" if finding.serious else "!" if finding.remedy else "✓"
    out.print(f"{mark} {finding.subject}: {finding.says}", markup=False)
    if finding.remedy:
        out.print(f"    → {finding.remedy}", markup=False)
