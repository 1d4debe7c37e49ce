"""What was measured on: processor, versions, and how noisy the machine is at the moment."""

import os
import platform
import time
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

NOISE_TIMES = 7
_LOOP = 400_000


def noise() -> list[float]:
    """Return how many milliseconds the same small loop took, several times over."""
    return [_loop() for _ in range(NOISE_TIMES)]


def noise_shown(before: Sequence[float], after: Sequence[float]) -> str:
    """Return both series in words."""
    both = [*before, *after]
    spread = 100 * (max(both) / min(both) - 1)
    return (
        f"the same loop took {_mean(before):.1f} ms before and {_mean(after):.1f} ms after, "
        f"{min(both):.1f}–{max(both):.1f} ms in all (spread {spread:.0f} %)"
    )


def hold_to_one_core() -> None:
    """Hold this process to its first core, and the libraries that it loads from now on to one thread each."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def facts(libraries: Sequence[str]) -> dict[str, Any]:
    """Return what the machine is, and the versions of some libraries."""
    return {
        "processor": _processor(),
        "cores": len(os.sched_getaffinity(0)),
        "load": [round(value, 2) for value in os.getloadavg()],
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "libraries": {library: _version(library) for library in libraries},
    }


def _loop() -> float:
    begun = time.perf_counter()
    total = 0
    for turn in range(_LOOP):
        total += turn & 7
    return 1000 * (time.perf_counter() - begun)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text(errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "absent"
