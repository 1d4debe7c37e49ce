"""Reading the newsroom from the TOML files beside this one; a mistake in them is told with its place."""

import re
import tomllib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from playground.newsroom.model import FORMS, Example, Outlet, Report

FOLDER = Path(__file__).parent
_AGO = re.compile(r"(?:(\d+)h)?(?:(\d+)m)?")


def read_newsroom(folder: Path = FOLDER) -> tuple[list[Outlet], list[Report], list[Example]]:
    """Return the outlets, what they reported, newest first, and the examples.

    Raises:
        ValueError: a file is no TOML, or something in it is missing or misspelt.

    """
    outlets = [_outlet(one) for one in _tables(folder / "outlets.toml", "outlet")]
    known = {outlet.slug for outlet in outlets}
    reports = [
        report
        for path in sorted(folder.glob("news-*.toml"))
        for event in _tables(path, "event")
        for report in _reports(event, path.name)
    ]
    slugs = [report.slug for report in reports]
    examples = [Example(**one) for one in _tables(folder / "examples.toml", "example")]
    named = {report.outlet for report in reports} | {example.outlet for example in examples}
    if strange := named - known:
        raise ValueError(f"no such outlets: {', '.join(sorted(strange))}")
    if len(set(slugs)) != len(slugs):
        raise ValueError(
            f"used twice: {', '.join(sorted({slug for slug in slugs if slugs.count(slug) > 1}))}"
        )
    return outlets, sorted(reports, key=lambda report: report.ago), examples


def _tables(path: Path, name: str) -> list[dict[str, Any]]:
    try:
        tables: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))[name]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise ValueError(f"{path.name}: {error}") from error
    return tables


def _outlet(said: dict[str, Any]) -> Outlet:
    if said.get("form") not in FORMS:
        raise ValueError(f"{said.get('slug')}: form is one of {', '.join(FORMS)}")
    lists = {name: tuple(said[name]) for name in ("menu", "around", "below")}
    return Outlet(**(said | lists))


def _reports(event: dict[str, Any], file: str) -> Iterator[Report]:
    for number, said in enumerate(event["report"], start=1):
        ago = _AGO.fullmatch(said["ago"])
        if ago is None or not ago[0]:
            raise ValueError(f"{file}: {event['id']}: ago is written as 3h20m, not {said['ago']!r}")
        yield Report(
            event=event["id"],
            slug=f"{event['id']}-{number}",
            outlet=said["outlet"],
            ago=timedelta(hours=int(ago[1] or 0), minutes=int(ago[2] or 0)),
            title=said["title"],
            text=said["text"].strip(),
        )
