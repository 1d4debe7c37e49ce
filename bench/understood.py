"""How well texts are understood: `bench.quality` in the form of the other measurements."""

import contextlib
import io

from bench import quality
from bench.paths import DATA
from bench.report import Report


def measure() -> Report:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        quality.main([str(DATA)])
    return Report(
        text=printed.getvalue(),
        notes=(
            "The sets are those of ../shared/data/nlp; small ones (31 to 149 rows) carry 5 to 8 points of noise.",
        ),
    )
