"""Results as files: JSON for programs, Markdown for people, one of each a measurement."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.paths import RESULTS
from bench.report import Figure, Report, Table


def keep(
    name: str, says: str, report: Report, machine: dict[str, Any], noise: str, folder: Path = RESULTS
) -> None:
    """Write a measurement's two files, in place of its older ones."""
    folder.mkdir(parents=True, exist_ok=True)
    date = datetime.now(UTC).isoformat(timespec="seconds")
    figures = [asdict(figure) | {"is_well": figure.is_well} for figure in report.figures]
    kept = {
        "measurement": name, "says": says, "date": date, "machine": machine, "noise": noise,
        "figures": figures, "tables": [asdict(table) for table in report.tables],
        "notes": report.notes, "text": report.text,
    }  # fmt: skip
    (folder / f"{name}.json").write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", "utf-8")
    page = _page(name, says, report, machine | {"date": date}, noise)
    (folder / f"{name}.md").write_text(page, "utf-8")


def kept_figures(name: str, folder: Path = RESULTS) -> list[Figure]:
    """Return the figures that were kept of a measurement; none if it was never made."""
    path = folder / f"{name}.json"
    if not path.exists():
        return []
    found = json.loads(path.read_text("utf-8"))["figures"]
    return [
        Figure(
            **{key: value for key, value in one.items() if key not in ("is_well", "spread")},
            spread=tuple(one["spread"]) if one["spread"] else None,
        )
        for one in found
    ]


def summary_of(figures: list[tuple[str, Figure]], title: str) -> Table:
    """Return figures with what is wanted of them, as a table."""
    return Table(
        title=title,
        columns=("measurement", "figure", "reached", "wanted", ""),
        rows=tuple((name, one.what, one.shown, one.wanted, one.mark) for name, one in figures),
    )


def _page(name: str, says: str, report: Report, machine: dict[str, Any], noise: str) -> str:
    libraries = ", ".join(f"{library} {number}" for library, number in machine["libraries"].items())
    parts = [f"# {name}: {says}\n"]
    parts.append(
        f"{machine['date']} · {machine['processor']}, {machine['cores']} cores, load {machine['load'][0]} · "
        f"Python {machine['python']} · {libraries}\n\nNoise: {noise}.\n"
    )
    if report.figures:
        parts.append(_markdown(summary_of([(name, figure) for figure in report.figures], "Figures")))
    parts += [_markdown(table) for table in report.tables]
    if report.text:
        parts.append(f"```\n{report.text.rstrip()}\n```\n")
    parts += [f"- {note}" for note in report.notes]
    return "\n".join(parts).rstrip() + "\n"


def _markdown(table: Table) -> str:
    lines = [f"## {table.title}\n", _line(table.columns), _line(["---"] * len(table.columns))]
    return "\n".join([*lines, *map(_line, table.rows)]) + "\n"


def _line(cells: tuple[str, ...] | list[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
