"""What the pages say is so: commands, make targets, settings, metrics, files and links exist as they are named."""

import re
from pathlib import Path

import pytest
import typer

from bot import metrics
from bot.cli import app
from bot.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])


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
        r"(?:kabarchy|python -m bot) ([a-z]+)(?: |`|\)|$)", page.read_text(encoding="utf-8"), re.MULTILINE
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
    links = re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)|src=\"([^\"]+)\"", text)
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
    not_made_yet = ("data/", "bench/results/")
    assert [name for name in ours if not (ROOT / name).exists() and not name.startswith(not_made_yet)] == []


def test_every_setting_named_exists():
    known = {name.upper() for name in Settings.model_fields}
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    named = set(re.findall(r"`([A-Z]+_[A-Z_]+)(?:=[^`]*)?`", text))
    assert named <= known


def test_every_metric_named_exists():
    families = {
        sample for family in metrics.REGISTRY.collect() for sample in (family.name, f"{family.name}_total")
    }
    named = set(re.findall(r"`(kabarchy_[a-z_]+)", (ROOT / "docs/operations.md").read_text(encoding="utf-8")))
    assert named
    assert named <= families
