"""What the pages say is so: commands, make targets, settings, metrics, files and links exist as they are named."""

import re
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import typer

from bot import metrics
from bot.cli import app
from bot.settings import Settings
from messages.help import COMMANDS, OWNERS_COMMANDS
from messages.words import source
from news.chats import LANGUAGES
from nlp.query import parse as parse_topic
from nlp.search import parse as parse_search

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])

BISHKEK = ZoneInfo("Asia/Bishkek")


def page_id(page):
    return page.name


def commands(group, prefix=""):
    """Return every command of the program by its whole name."""
    found = set()
    for name, command in getattr(group, "commands", {}).items():
        found.add(f"{prefix}{name}")
        found |= commands(command, f"{prefix}{name} ")
    return found


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_every_command_named_exists(page):
    known = commands(typer.main.get_command(app))
    named = re.findall(
        r"(?:(?<!exec )kabarchy|python -m bot) ([a-z]+)(?: |`|\)|$)",
        page.read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    unknown = [name for name in named if name not in known]
    assert unknown == []


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_every_make_target_named_exists(page):
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:`|^)make ([a-z-]+)", page.read_text(encoding="utf-8"), re.MULTILINE))
    assert named <= targets


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_every_link_leads_somewhere(page):
    text = page.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)|src(?:set)?=\"([^\"]+)\"", text)
    missing = [
        link
        for pair in links
        for link in pair
        if link and not link.startswith(("http://", "https://")) and not (page.parent / link).exists()
    ]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_every_file_named_exists(page):
    named = re.findall(r"`([a-z_]+/[a-zA-Z_/]*(?:\.[a-z]+)?)`", page.read_text(encoding="utf-8"))
    ours = [name for name in named if (ROOT / name.split("/")[0]).is_dir() or "/" in name.rstrip("/")]
    not_made_yet = (
        "data/",
        "bench/results/",
        "tables/",  # in a backup
        # The worked example of CONTRIBUTING.md makes these.
        "handlers/today.py",
        "messages/today.py",
        "tests/handlers/test_today.py",
    )
    assert [name for name in ours if not (ROOT / name).exists() and not name.startswith(not_made_yet)] == []


def test_every_setting_named_exists():
    known = {name.upper() for name in Settings.model_fields}
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    named = set(re.findall(r"`([A-Z]+_[A-Z_]+)(?:=[^`]*)?`", text))
    assert named <= known


def test_every_metric_named_exists():
    families = {
        sample
        for registry in (metrics.REGISTRY, metrics.STANDING)
        for family in registry.collect()
        for sample in (family.name, f"{family.name}_total")
    }
    named = set(re.findall(r"`(kabarchy_[a-z_]+)", (ROOT / "docs/operations.md").read_text(encoding="utf-8")))
    assert named
    assert named <= families


def of_readers():
    """Return what the readers' page says in each language."""
    text = (ROOT / "docs/readers.md").read_text(encoding="utf-8")
    parts = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    return dict(zip(LANGUAGES, parts, strict=True))


def typed(part, command=""):
    """Return what a page shows between backticks as it is to be typed."""
    return re.findall(rf"`({re.escape(command)}[^`]*)`", part)


@pytest.mark.parametrize("page", [ROOT / "docs/readers.md", ROOT / "docs/editors.md"], ids=page_id)
def test_every_command_of_the_bot_that_is_named_exists(page):
    named = {words.split()[0].removeprefix("/") for words in typed(page.read_text(encoding="utf-8"), "/")}
    assert named
    assert named <= {*COMMANDS, *OWNERS_COMMANDS}


def test_the_readers_page_names_every_command_of_theirs_in_every_language():
    for part in of_readers().values():
        named = {words.split()[0].removeprefix("/") for words in typed(part, "/")}
        assert set(COMMANDS) - named == {"help"}


def test_every_button_that_the_readers_page_names_is_on_a_screen():
    for language, part in of_readers().items():
        named = re.findall(r"[«\"]([🔔🔖🔇↗][^»\"]*)[»\"]", part)
        assert len(named) == 4
        buttons = re.findall(r"^button-[a-z-]+ = (.+)$", source(language), re.MULTILINE)
        assert set(named) <= set(buttons)


def test_the_searches_and_topics_that_the_readers_page_shows_are_understood(now):
    for part in of_readers().values():
        for words in typed(part, "/search "):
            assert len(parse_search(words.removeprefix("/search "), now, BISHKEK).wanted) == 2
        [since] = typed(part, "/since ")
        found = parse_search(since.removeprefix("/since "), now, BISHKEK)
        assert (now - found.since, len(found.wanted)) >= (timedelta(days=2), 1)
        for words in typed(part, "/mytopic "):
            parse_topic(words.removeprefix("/mytopic "))
        examples = [words for words in typed(part) if re.match(r"[-\d\"]|\w+:", words)]
        assert len(examples) >= 4
        for words in examples:
            read = parse_search(f"{words} вода", now, BISHKEK)
            assert read.unwanted or read.topics or read.since or len(read.wanted[0].forms[0]) > 1, words
