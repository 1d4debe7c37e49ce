"""Where the corpora lie, and where results are kept."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data"
"""Corpora beside the repository; a measurement that needs one which is absent is skipped."""
RESULTS = ROOT / "bench" / "results"
