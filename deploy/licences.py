"""Holds the licences of all locked dependencies against deploy/licences.toml; one that is unknown ends it with 1."""  # noqa: INP001 - a script

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Look at what is installed of both locks, and say what is not allowed."""
    rules = tomllib.loads((ROOT / "deploy/licences.toml").read_text("utf-8"))
    told = subprocess.run(  # noqa: S603 - our own arguments
        [Path(sys.executable).with_name("pip-licenses"), "--from=mixed", "--format=json", "--with-system"],
        check=True,
        capture_output=True,
        text=True,
    )  # fmt: skip
    found = {plain(row["Name"]): row["License"] for row in json.loads(told.stdout)}
    locked = {name for lock in ("requirements.lock", "requirements-dev.lock") for name in names(ROOT / lock)}
    complaints = list(refused(locked, found, rules))
    for complaint in complaints:
        sys.stdout.write(f"✗ {complaint}\n")
    if not complaints:
        sys.stdout.write(f"✓ {len(locked)} locked dependencies come under licences that are allowed\n")
    return 1 if complaints else 0


def plain(name: str) -> str:
    """Return a package's name as everybody may write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def names(lock: Path) -> list[str]:
    """Return the packages of a lock."""
    return [plain(name) for name in re.findall(r"^([\w.-]+)==", lock.read_text("utf-8"), re.MULTILINE)]


def refused(locked: set[str], found: Mapping[str, str], rules: Mapping[str, Any]) -> Iterator[str]:
    """Give a line for each dependency whose licence is not allowed, or not known."""
    for name in sorted(locked):
        licence = found.get(name) or rules["elsewhere"].get(name)
        if licence is None:
            yield f"{name}: it is not installed here, and [elsewhere] does not say its licence"
        elif not _is_allowed(licence, name, rules):
            yield f"{name}: {licence} is not allowed, unless somebody reads it and writes it into deploy/licences.toml"


def _is_allowed(expression: str, name: str, rules: Mapping[str, Any]) -> bool:
    """Whether a licence, or what is made of several by AND and OR, may be used: all of a part, one of the parts."""
    allowed = {*rules["allowed"], rules["named"].get(name, "")} - {""}
    choices = [re.split(r" AND |; ", choice.strip("()")) for choice in expression.split(" OR ")]
    # Older names have brackets of their own, and stand alone.
    parts = [[expression]] if expression in rules["aliases"] else choices
    return any(
        all(rules["aliases"].get(part.strip(), part.strip()) in allowed for part in choice)
        for choice in parts
    )


if __name__ == "__main__":
    sys.exit(main())
