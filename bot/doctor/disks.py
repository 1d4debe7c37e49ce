"""Where a file lies: on which kind of file system, and how much room is left there."""

import re
import shutil
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")
_OVER_A_NETWORK = re.compile(
    r"nfs\d?|cifs|smb\w*|9p|afs|ceph|glusterfs|gfs2|ocfs2|lustre|davfs\d?|ncpfs|virtiofs|vboxsf|prl_fs|fuse|fuse\..+"
)
_LOCAL = frozenset({"fuse.fuse-overlayfs"})
_ESCAPED = re.compile(r"\\([0-7]{3})")


def existing(path: Path) -> Path:
    """Return the path, or the nearest folder above it that is there."""
    path = path.absolute()
    while not path.exists() and path != path.parent:
        path = path.parent
    return path


def network_file_system(path: Path, mounts: Path = MOUNTS) -> str | None:
    """Return the kind of the file system that a path lies on if other machines may share it; None if it is local.

    There SQLite's locks and its shared memory do not hold: https://sqlite.org/wal.html. Where the system does not tell
    its mounts (it is no Linux), nothing is known.
    """
    try:
        lines = mounts.read_text("utf-8", "replace").splitlines()
    except OSError:
        return None
    kind = _kind(existing(path).resolve(), lines)
    return kind if kind not in _LOCAL and _OVER_A_NETWORK.fullmatch(kind) else None


def _kind(path: Path, lines: list[str]) -> str:
    """Return the type of the innermost mount of a path; of several at one place the last is seen."""
    found, depth = "", -1
    for line in lines:
        head, separator, tail = line.partition(" - ")
        fields = head.split()
        if not separator or len(fields) < 5 or not tail:  # noqa: PLR2004 - proc(5): the fifth is the place
            continue
        place = Path(_ESCAPED.sub(lambda code: chr(int(code[1], 8)), fields[4]))
        if path.is_relative_to(place) and len(place.parts) >= depth:
            found, depth = tail.split()[0], len(place.parts)
    return found


def free_bytes(path: Path) -> int:
    """Return how many bytes are free where a path lies, or will lie."""
    return shutil.disk_usage(existing(path)).free
