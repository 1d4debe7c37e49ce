"""`python -m bench [NAME…]`: measures, prints tables, and keeps them under bench/results/."""

import argparse
import os
import subprocess
import sys

from rich.console import Console
from rich.table import Table as Shown

from bench.keeping import keep, kept_figures, summary_of
from bench.listing import MEASUREMENTS, Measurement, by_name
from bench.machine import facts, hold_to_one_core, noise, noise_shown
from bench.report import Report, Table

out = Console(highlight=False)


def main() -> int:
    """Measure what was named, or everything, and end with a table of what was wanted. 1 if something broke."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    names = [measurement.name for measurement in MEASUREMENTS]
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(names))
    parser.add_argument("--list", action="store_true", help="say what can be measured")
    parser.add_argument("--scale", help="which part of the full number of everything growth is measured with")
    parser.add_argument("--show", action="store_true", help="show what was kept of the last time")
    given = parser.parse_args()
    if given.scale:
        os.environ["SCALE"] = given.scale
    unknown = [name for name in given.names if name not in names]
    if unknown:
        parser.error(f"no such measurement: {', '.join(unknown)} (there are {', '.join(names)})")
    if given.list:
        _show(
            Table(title="", columns=("name", "measures"), rows=tuple((m.name, m.says) for m in MEASUREMENTS))
        )
        return 0
    wanted = given.names or names
    if not given.show:
        if len(wanted) == 1:
            return _measure(by_name(wanted[0]))
        broken = [name for name in wanted if not _measure_apart(name)]
    else:
        broken = []
    figures = [(name, figure) for name in wanted if name not in broken for figure in kept_figures(name)]
    _show(summary_of(figures, "Summary"))
    for name in broken:
        out.print(f"✗ {name} could not be measured, see above")
    return 1 if broken else 0


def _measure_apart(name: str) -> bool:
    """Measure in a process of its own, so that no measurement warms or burdens the next."""
    return subprocess.run([sys.executable, "-m", "bench", name], check=False).returncode == 0


def _measure(measurement: Measurement) -> int:
    out.print(f"\n→ [bold]{measurement.name}[/]: {measurement.says}")
    missing = measurement.missing
    if missing is not None:
        out.print(f"  skipped: {missing.name} is not on this machine")
        return 0
    machine = facts(measurement.libraries)
    if measurement.on_one_core:
        hold_to_one_core()
    before = noise()
    report = measurement.load()()
    shown = noise_shown(before, noise())
    keep(measurement.name, measurement.says, report, machine, shown)
    _print(measurement, report)
    out.print(f"  Noise: {shown}.")
    return 0


def _print(measurement: Measurement, report: Report) -> None:
    for table in report.tables:
        _show(table)
    if report.text:
        out.print(report.text, markup=False)
    if report.figures:
        _show(summary_of([(measurement.name, figure) for figure in report.figures], "Figures"))
    for note in report.notes:
        out.print(f"  · {note}", markup=False)


def _show(table: Table) -> None:
    shown = Shown(*table.columns, title=table.title or None, title_justify="left", pad_edge=False)
    for row in table.rows:
        shown.add_row(*row)
    out.print(shown, markup=False)


if __name__ == "__main__":
    sys.exit(main())
