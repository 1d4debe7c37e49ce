"""Asks whether a locked dependency has a known hole. Ends with 0 for none, 1 for some, 3 if nobody could be asked.

A service that knows nothing of a package is no answer: pip-audit passes it over and finds "no known vulnerabilities".
"""  # noqa: INP001 - a script

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SERVICES = ("pypi", "osv")
CLEAN, HOLES, NOT_ASKED = 0, 1, 3


def main() -> int:
    """Ask one service after the other until one knows all packages."""
    heard = "nothing"
    for service in SERVICES:
        told = subprocess.run(  # noqa: S603 - our own arguments
            [
                Path(sys.executable).with_name("pip-audit"), f"--requirement={ROOT / 'requirements.lock'}",
                "--require-hashes", "--disable-pip", "--progress-spinner=off", "--format=json", "--timeout=10",
                f"--vulnerability-service={service}",
            ],
            check=False,
            capture_output=True,
            text=True,
        )  # fmt: skip
        try:
            dependencies = json.loads(told.stdout)["dependencies"]
        except (ValueError, KeyError):
            heard = (told.stderr.strip().splitlines() or ["no answer"])[-1][:200]
            continue
        code, lines = judge(dependencies)
        if code != NOT_ASKED:
            sys.stdout.write("\n".join([*lines, f"(asked {service})"]) + "\n")
            return code
        heard = lines[-1]
    sys.stdout.write(
        f"? not audited: no service could be asked ({heard}). Try again where there is a network.\n"
    )
    return NOT_ASKED


def judge(dependencies: Sequence[dict[str, Any]]) -> tuple[int, list[str]]:
    """Return what a service's answer means: the exit code, and what to tell."""
    unknown = [one["name"] for one in dependencies if "skip_reason" in one]
    holes = [
        f"✗ {one['name']} {one['version']}: {hole['id']}, mended in {', '.join(hole['fix_versions']) or 'no version yet'}"
        for one in dependencies
        for hole in one.get("vulns", ())
    ]
    if holes:
        return HOLES, holes
    if unknown or not dependencies:
        return NOT_ASKED, [f"{len(unknown)} of {len(dependencies)} packages are unknown to it"]
    return CLEAN, [f"✓ {len(dependencies)} locked dependencies have no known hole"]


if __name__ == "__main__":
    sys.exit(main())
