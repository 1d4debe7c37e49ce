"""Every command of the pages for operators and newcomers is run, or stands here with the reason why not; all are checked.

Checked are the words: the program's own commands with their options, make's targets, files, services and options of our
units and of compose.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import typer
import yaml

from bot.cli import app

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("README.md", "CONTRIBUTING.md", "docs/operations.md")
BLOCK = re.compile(r"^ *```(?:sh|console)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
OUTSIDE = {
    r"git clone ": "needs the address of the repository",
    r"make setup$": "installs the dependencies from the network",
    r"make (run|playground)\b": "runs until it is stopped; tests/end_to_end start it",
    r"make (test|format|torture|bench|train|pictures)\b": "runs this test itself, changes the code, or takes minutes",
    r"\.venv/bin/kabarchy run": "runs until it is stopped; tests/end_to_end start it",
    r"\.venv/bin/pytest ": "runs tests within tests; tests/docs/test_contributing.py follows the worked example",
    r"(install|systemctl|journalctl|systemd-run|systemd-sysusers|editor) ": "needs root and systemd",
    r"docker ": "needs docker; deploy/try_image.py tries the image",
    r"(createuser|createdb) ": "needs a server of PostgreSQL; tests make their own",
}
"""What is not run here, and why."""


def lines(page: str) -> list[str]:
    """Return the commands of a page, one a line, without their comments."""
    text = (ROOT / page).read_text(encoding="utf-8")
    commands = []
    for block in BLOCK.findall(text):
        for line in block.replace("\\\n", " ").splitlines():
            command = re.sub(r"\s+#\s.*$", "", line.strip().removeprefix("$ ")).strip()
            if command and not command.startswith("#"):
                commands.append(command)
    return commands


ALL = [(page, command) for page in PAGES for command in lines(page)]


def words(command: str) -> Iterator[list[str]]:
    """Give the words of each of the commands on a line."""
    lexer = shlex.shlex(command, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    parts: list[str] = []
    for word in [*lexer, ";"]:
        if word in ("&&", ";", "|"):
            yield parts
            parts = []
        else:
            parts.append(word)


def of_program(parts: list[str]) -> list[str] | None:
    """Return what a command says to the program; None if it is not about it."""
    for place, word in enumerate(parts):
        if word == "kabarchy" or word.endswith("/bin/kabarchy"):
            rest = parts[place + 1 :]
            # `docker compose exec kabarchy kabarchy …` names the service first.
            return rest[1:] if rest[:1] == ["kabarchy"] else rest
    return None


def why_not(command: str) -> str | None:
    return next((why for pattern, why in OUTSIDE.items() if re.match(pattern, command)), None)


def test_the_pages_have_commands():
    assert {page for page, _ in ALL} == set(PAGES)


@pytest.mark.parametrize("pattern", OUTSIDE)
def test_no_reason_is_left_over(pattern):
    assert any(re.match(pattern, command) for _, command in ALL)


@pytest.mark.parametrize(("page", "command"), ALL)
def test_what_is_said_to_the_program_is_understood(page, command):
    for parts in words(command):
        said = of_program(parts)
        if said is None or parts[0] in ("systemctl", "journalctl", "install"):
            continue
        group = typer.main.get_command(app)
        while said and not said[0].startswith("-") and hasattr(group, "commands"):
            assert said[0] in group.commands, f"{page}: kabarchy {said[0]}"
            group, said = group.commands[said[0]], said[1:]
        options = {option for parameter in group.params for option in parameter.opts}
        unknown = {word for word in said if word.startswith("--")} - options - {"--help"}
        assert not unknown, f"{page}: {command}"


@pytest.mark.parametrize(("page", "command"), ALL)
def test_what_is_said_to_make_and_of_files_is_so(page, command):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for parts in words(command):
        if parts[0] == "make":
            targets = [word for word in parts[1:] if "=" not in word and not word.startswith("-")]
            assert all(re.search(rf"^{re.escape(target)}:", makefile, re.MULTILINE) for target in targets), (
                page
            )
        for word in parts:
            if word.startswith(("deploy/", "tests/")) and "test_today" not in word:
                assert (ROOT / word).exists(), f"{page}: {word}"


@pytest.mark.parametrize(("page", "command"), [pair for pair in ALL if "systemctl" in pair[1]])
def test_units_that_are_named_are_ours(page, command):
    for parts in words(command):
        for word in parts[2:] if parts[0] == "systemctl" else ():
            if word.startswith("kabarchy"):
                name = re.sub(r"@\w+", "@", word)
                assert (ROOT / "deploy" / (name if "." in name else f"{name}.service")).exists(), (page, word)


@pytest.mark.parametrize(("page", "command"), [pair for pair in ALL if pair[1].startswith("docker compose")])
def test_services_that_are_named_are_composed(page, command):
    parts = shlex.split(command)
    file = parts[parts.index("--file") + 1] if "--file" in parts else "compose.yaml"
    services = yaml.safe_load((ROOT / file).read_text(encoding="utf-8"))["services"]
    named = [word.partition("=")[0] for flag, word in pairwise(parts) if flag == "--scale"]
    named += parts[parts.index("exec") + 1 :][:1] if "exec" in parts else []
    assert set(named) <= set(services), (page, command)


@pytest.fixture
def folder(tmp_path: Path, migrated_file: Path) -> Path:
    """A folder as a clone is, with the program in its .venv and a database that holds nothing yet."""
    for name in (".env.example", "feeds.toml", "Makefile", "README.md"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / ".venv").symlink_to(Path(sys.prefix))
    shutil.copy(migrated_file, tmp_path / "kabarchy.db")
    return tmp_path


@pytest.mark.parametrize("page", PAGES)
def test_what_can_be_run_here_does_what_it_should(page, folder):
    commands = [command for command in lines(page) if why_not(command) is None]
    environment = {
        "PATH": f"{folder}/.venv/bin:{os.environ['PATH']}",
        "HOME": str(folder),
        "WEB_PORT": "0",
        "DATABASE_URL": "sqlite:///kabarchy.db",
        "PYTHONPATH": str(ROOT),
    }
    for command in dict.fromkeys(commands):
        done = subprocess.run(  # noqa: S602 - what our own pages say
            command, shell=True, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=200
        )  # fmt: skip
        assert done.returncode == 0, f"{page}: {command}\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
