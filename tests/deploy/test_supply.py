"""What the program is made of: every dependency is locked by its hash, and comes under a licence that was looked at."""

import re
import runpy
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ["requirements.lock", "requirements-dev.lock"]
LICENCES = runpy.run_path(str(ROOT / "deploy/licences.py"))
AUDIT = runpy.run_path(str(ROOT / "deploy/audit.py"))
RULES = tomllib.loads((ROOT / "deploy/licences.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_of_a_lock_has_a_hash_and_no_address(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = text.replace("\\\n", " ").splitlines()
    assert len(entries) > 50
    for entry in entries:
        assert re.fullmatch(r"[\w.-]+==[\w.+!-]+( ; [^-]+?)?(\s+--hash=sha256:[0-9a-f]{64})+", entry), entry[
            :80
        ]
    assert "://" not in text
    assert "--index" not in text
    assert "@" not in text


def test_what_the_tests_use_beside_holds_the_same_versions():
    pins = [
        set(re.findall(r"^[\w.-]+==\S+", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE)) for lock in LOCKS
    ]  # fmt: skip
    assert pins[0] <= pins[1]


def test_what_the_program_names_is_locked():
    locked = set(LICENCES["names"](ROOT / "requirements.lock"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["postgres"]]
    assert {LICENCES["plain"](re.match(r"[\w.-]+", one)[0]) for one in wanted} <= locked


def test_every_licence_is_one_that_was_looked_at(capsys):
    assert LICENCES["main"]() == 0, capsys.readouterr().out


@pytest.mark.parametrize(
    ("licence", "fine"),
    [
        ("MIT", True),
        ("MIT License", True),
        ("Apache-2.0 AND MIT", True),
        ("GPL-3.0-only OR BSD-3-Clause", True),
        ("Apache-2.0 AND GPL-3.0-only", False),
        ("AGPL-3.0-only", False),
        ("UNKNOWN", False),
        ("LGPL-3.0-only", False),
    ],
)
def test_a_licence_is_weighed_part_by_part(licence, fine):
    complaints = list(LICENCES["refused"]({"something"}, {"something": licence}, RULES))
    assert (complaints == []) is fine


def test_a_licence_that_was_read_for_one_package_is_not_for_all():
    refused = LICENCES["refused"]
    assert list(refused({"pebble"}, {"pebble": "LGPL-3.0-only"}, RULES)) == []
    [complaint] = refused({"pebbles"}, {"pebbles": "LGPL-3.0-only"}, RULES)
    assert "pebbles: LGPL-3.0-only" in complaint


def test_a_package_that_is_nowhere_is_told():
    [complaint] = LICENCES["refused"]({"something"}, {}, RULES)
    assert "something" in complaint


def answer(**more):
    return {"name": "one", "version": "1.0", "vulns": [], **more}


HOLE = {"id": "PYSEC-1", "fix_versions": ["1.1"]}


@pytest.mark.parametrize(
    ("dependencies", "code", "says"),
    [
        ([answer()], 0, "✓ 1 locked"),
        ([answer(vulns=[HOLE])], 1, "one 1.0: PYSEC-1, mended in 1.1"),
        ([answer(), {"name": "two", "skip_reason": "not found"}], 3, "1 of 2"),
        ([{"name": "two", "skip_reason": "not found"}, answer(vulns=[HOLE])], 1, "PYSEC-1"),
        ([], 3, "0 of 0"),
    ],
)
def test_an_audit_that_asked_nobody_is_no_clean_one(dependencies, code, says):
    judged, lines = AUDIT["judge"](dependencies)
    assert judged == code
    assert says in lines[-1]
