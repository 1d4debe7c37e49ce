"""The worked example of CONTRIBUTING.md, followed as it is written: what it ends with holds."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
EXAMPLE = PAGE[PAGE.index("## A worked example") : PAGE.index("## How the code reads")]
FOLDERS = ("bot", "handlers", "messages", "news", "nlp", "pipeline", "playground", "sources", "storage", "web", "tests", "docs", "deploy")  # fmt: skip
BLOCK = re.compile(r"(?P<before>.*?)^```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"`([a-z_]+/[\w/.]+\.\w+)`")


def steps() -> Iterator[tuple[str, str, str]]:
    """Give (file, kind of block, text) in their order; a block stands under the name of its file."""
    file = ""
    for block in BLOCK.finditer(EXAMPLE):
        file = (FILE.findall(block["before"]) or [file])[-1]
        yield file, block["kind"], block["text"]


def follow(folder: Path) -> list[str]:
    """Do what the page says in a folder; return the commands that it ends with."""
    commands = []
    for file, kind, text in steps():
        path = folder / file
        if kind == "sh":
            commands += text.splitlines()
        elif kind == "ftl":
            path.write_text(path.read_text("utf-8") + text, "utf-8")
        elif kind == "python":
            assert not path.exists(), f"{file} is there already"
            path.write_text(text, "utf-8")
        else:
            assert kind == "diff", kind
            path.write_text(changed(path.read_text("utf-8"), text, file), "utf-8")
    return commands


def changed(old: str, diff: str, file: str) -> str:
    """Return a text with a change made in the one place where it fits."""
    lines = diff.splitlines()
    before = "\n".join(line[1:] for line in lines if line[0] in " -")
    after = "\n".join(line[1:] for line in lines if line[0] in " +")
    assert old.count(before) == 1, f"in {file} this stands {old.count(before)} times:\n{before}"
    return old.replace(before, after)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The repository as it is, to be changed."""
    for name in FOLDERS:
        shutil.copytree(
            ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "pictures")
        )
    (tmp_path / "docs/pictures").symlink_to(ROOT / "docs/pictures")
    for file in ROOT.iterdir():
        if file.is_file():
            shutil.copy(file, tmp_path / file.name)
    (tmp_path / "bench").symlink_to(ROOT / "bench")
    return tmp_path


def test_the_worked_example_holds_as_it_is_written(copy):
    commands = follow(copy)
    assert commands
    environment = {"PATH": os.environ["PATH"], "HOME": str(copy), "PYTHONPATH": str(copy)}
    for command in commands:
        program, *arguments = command.split()
        assert program == ".venv/bin/pytest"
        done = subprocess.run(  # noqa: S603 - what our own page says
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments],
            cwd=copy, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    made = [file for file, kind, _ in steps() if kind == "python"]
    for check in (["check"], ["format", "--check"]):
        form = subprocess.run(  # noqa: S603 - the same
            [sys.executable, "-m", "ruff", *check, "--no-cache", "handlers/__init__.py", *made],
            cwd=copy, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert form.returncode == 0, form.stdout
