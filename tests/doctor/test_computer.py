"""What is said of the computer: each trouble with its remedy, and nothing where all is well."""

import sys

import pytest

from bot.doctor import computer
from bot.doctor.disks import free_bytes, network_file_system
from storage.migrate import UnusableDatabase

MOUNTS = """\
27 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw
40 27 0:40 / {0}/news rw,relatime shared:1 - nfs4 nas:/news rw,vers=4.2
41 27 0:41 / {0}/news/local rw,relatime - xfs /dev/sdb1 rw
42 27 0:42 / {0}/windows rw,relatime - cifs //pc/share rw
43 27 0:43 / {0}/with\\040space rw,relatime - fuse.sshfs me@there:/ rw
44 27 0:44 / {0}/overlay rw,relatime - fuse.fuse-overlayfs fuse-overlayfs rw
45 27 0:45 / {0}/twice rw,relatime - nfs nas:/a rw
46 45 0:46 / {0}/twice rw,relatime - tmpfs tmpfs rw
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("lib/kabarchy", None),
        ("news/data", "nfs4"),
        ("news/local/data", None),
        ("newsroom", None),
        ("windows", "cifs"),
        ("with space/data", "fuse.sshfs"),
        ("overlay", None),
        ("twice", None),
    ],
)
def test_a_file_system_of_other_machines_is_told_by_its_mount(tmp_path, folder, kind):
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS.format(tmp_path))
    (tmp_path / folder).mkdir(parents=True)
    assert network_file_system(tmp_path / folder / "not yet" / "kabarchy.db", mounts) == kind


def test_where_no_mounts_are_told_nothing_is_known(tmp_path):
    assert network_file_system(tmp_path, tmp_path / "none") is None


def test_the_room_of_a_folder_that_is_not_there_yet_is_that_above_it(tmp_path):
    assert free_bytes(tmp_path / "not" / "yet" / "kabarchy.db") > 0


def test_memory_is_what_the_machine_or_the_container_has_left(tmp_path):
    assert computer.free_memory(tmp_path) is None
    (tmp_path / "proc").mkdir()
    (tmp_path / "proc/meminfo").write_text("MemTotal: 8000000 kB\nMemAvailable: 4000000 kB\n")
    assert computer.free_memory(tmp_path) == 4_096_000_000
    group = tmp_path / "sys/fs/cgroup"
    group.mkdir(parents=True)
    (group / "memory.current").write_text("100000000\n")
    (group / "memory.max").write_text("max\n")
    assert computer.free_memory(tmp_path) == 4_096_000_000
    (group / "memory.max").write_text("300000000\n")
    assert computer.free_memory(tmp_path) == 200_000_000


def test_what_is_too_little_is_told_with_its_remedy(said):
    little = said(
        [
            computer.python((3, 10, 4)),
            computer.memory(100 * 2**20),
            computer.open_files(256, 64),
            computer.encoding("ANSI_X3.4-1968"),
        ]
    )
    assert "✗ Python: 3.10.4 is too old → install Python 3.11" in little
    assert "! Memory: 100 MB free" in little
    assert "! Open files: at most 256; POLL_CONCURRENCY=64 needs 264 → `ulimit -n 4096`" in little
    assert "! Terminal: writes ANSI_X3.4-1968, not UTF-8 → set LANG=C.UTF-8" in little


def test_what_is_enough_needs_nothing(said):
    enough = [
        computer.python(sys.version_info[:3]),
        computer.sqlite(),
        computer.memory(2**32),
        computer.open_files(1024, 64),
        computer.open_files(-1, 2000),
        computer.encoding("utf8"),
    ]
    assert said(enough).count("✓") == len(enough)


def test_an_sqlite_that_cannot_do_it_is_told(said):
    def without():
        raise UnusableDatabase("built without FTS5")

    assert "✗ SQLite: built without FTS5" in said([computer.sqlite(without)])
    assert "✗ SQLite: 3.31.1 is older than 3.35" in said([computer.sqlite(lambda: (3, 31, 1))])
