"""What the program can say to its operator stands in docs/operations.md: the log, /healthz, the doctor's subjects."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = " ".join((ROOT / "docs/operations.md").read_text(encoding="utf-8").split())
FOLDERS = ("bot", "handlers", "web", "pipeline", "storage", "sources", "nlp", "messages")
LEVELS = ("warning", "error", "exception", "critical")
FINDINGS = ("well", "advice", "wrong", "tell", "Check")
SHORTEST = 8
"""Letters of a part of a line by which it can be found."""


@cache
def calls() -> tuple[tuple[Path, ast.Call], ...]:
    """Return all calls of the program, each with its file."""
    return tuple(
        (file, node)
        for folder in FOLDERS
        for file in sorted((ROOT / folder).rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    )


def constant(node: ast.expr) -> str:
    """Return a text as the code has it, with what changes as %s."""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "%s" for part in node.values)
    return str(node.value) if isinstance(node, ast.Constant) else ""


def always_the_same(line: str) -> list[str]:
    """Return the parts of a line that tell it from others."""
    return [part.strip() for part in re.split(r"%[sdr]|[:,()]", line) if len(part.strip()) >= SHORTEST]


def lines_of_the_log() -> list[str]:
    return sorted(
        {
            constant(call.args[0])
            for _, call in calls()
            if isinstance(call.func, ast.Attribute)
            and call.func.attr in LEVELS
            and isinstance(call.func.value, ast.Name)
            and call.func.value.id == "log"
        }
    )


def problems_of_health() -> list[str]:
    return sorted(
        {
            constant(call.args[1])
            for _, call in calls()
            if isinstance(call.func, ast.Attribute) and call.func.attr == "problem" and len(call.args) == 2
        }
    )


def subjects_of_the_doctor() -> set[str]:
    found = set()
    for file, call in calls():
        if file.parent.name != "doctor" or not (isinstance(call.func, ast.Name) and call.func.id in FINDINGS):
            continue
        given = [word.value for word in call.keywords if word.arg == "subject"] or call.args[:1]
        found |= {one.value for one in given if isinstance(one, ast.Constant)}
    return found


def test_the_lines_are_found():
    assert len(lines_of_the_log()) > 25
    assert len(problems_of_health()) >= 3
    assert len(subjects_of_the_doctor()) > 20


@pytest.mark.parametrize("line", lines_of_the_log() + problems_of_health())
def test_every_trouble_that_is_said_is_explained(line):
    """A line without a part of its own is made of another's words, as Telegram's."""
    parts = always_the_same(line)
    assert not parts or any(part in PAGE for part in parts), line


def test_every_subject_of_the_doctor_is_explained():
    table = PAGE[PAGE.index("| it looks at |") : PAGE.index("The costly mistakes")]
    listed = {word.strip() for row in re.findall(r"\| ([A-Z][^|]*) \|", table) for word in row.split(",")}
    assert subjects_of_the_doctor() == listed
