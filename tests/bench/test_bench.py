"""The list of measurements: each can be loaded, and what it says is kept as it was said."""

import subprocess
import sys
from importlib import import_module

import pytest

from bench import keeping
from bench.listing import MEASUREMENTS, by_name
from bench.paths import ROOT
from bench.report import Figure, Report, Table, number


@pytest.mark.parametrize("measurement", MEASUREMENTS, ids=lambda measurement: measurement.name)
def test_every_measurement_can_be_loaded(measurement):
    assert callable(import_module(measurement.module).measure)


def test_names_are_told_apart():
    names = [measurement.name for measurement in MEASUREMENTS]
    assert len(set(names)) == len(names)
    assert [by_name(name).name for name in names] == names


def test_an_unknown_name_is_told_in_one_line():
    ended = subprocess.run(
        [sys.executable, "-m", "bench", "weather"], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert ended.returncode == 2
    assert "no such measurement: weather" in ended.stderr.splitlines()[-1]


def test_figures_are_kept_as_they_were_said(tmp_path):
    fast = Figure(what="polls a second", reached=650, unit="/s", at_least=500, spread=(600, 700))
    slow = Figure(what="start", reached=3.5, unit="s", at_most=3)
    table = Table(title="Rounds", columns=("round", "s"), rows=(("1", "3|5"),))
    machine = {"processor": "p", "cores": 2, "load": [0.1], "python": "3.11", "libraries": {"aiohttp": "3"}}
    keeping.keep(
        "polling", "speed", Report(figures=(fast, slow), tables=(table,)), machine, "little", tmp_path
    )
    assert keeping.kept_figures("polling", tmp_path) == [fast, slow]
    page = (tmp_path / "polling.md").read_text("utf-8")
    assert "| polls a second | 650 /s (600–700) | ≥ 500 | ✓ |" in page
    assert "| start | 3.50 s | ≤ 3.00 | ✗ |" in page
    assert "3\\|5" in page


@pytest.mark.parametrize(
    ("value", "shown"), [(0, "0"), (0.123, "0.12"), (12.34, "12.3"), (1234.5, "1 234"), (-14.5, "-14.5")]
)
def test_numbers_show_three_digits(value, shown):
    assert number(value) == shown
