"""What a folder stands on, as the system says it."""

from pathlib import Path

import pytest

from munidesk.base.disks import DiskKind, disk_of, durable_write, mounted

MOUNTS = """/dev/sda1 / ext4 rw 0 0
tmpfs /dev/shm tmpfs rw 0 0
//servidor/municipio /mnt/municipio cifs rw 0 0
/dev/sdb1 /media/ana/MEMORIA\\040AZUL vfat rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "removable", "kind", "system"),
    [
        ("/home/ana/Documentos", False, DiskKind.FIXED, "ext4"),
        ("/dev/shm/x", False, DiskKind.MEMORY, "tmpfs"),
        ("/mnt/municipio/actas", False, DiskKind.NETWORK, "cifs"),
        ("/mnt/municipio2", False, DiskKind.FIXED, "ext4"),
        ("/media/ana/MEMORIA AZUL", True, DiskKind.REMOVABLE, "vfat"),
    ],
)
def test_the_place_that_is_nearest_says_it(folder: str, removable: bool, kind: DiskKind, system: str):
    assert mounted(MOUNTS, Path(folder), removable=removable) == (kind, system)


def test_nothing_is_made_up_where_the_system_says_nothing():
    assert mounted("", Path("/home"), removable=False) == (DiskKind.UNKNOWN, "")


def test_a_folder_that_is_there_has_room_and_one_that_is_not_has_no_disk(tmp_path: Path):
    disk = disk_of(tmp_path)
    assert disk is not None and disk.free > 0 and disk.writable
    assert disk_of(tmp_path / "no hay") is None


def test_a_safe_write_is_measured_and_leaves_nothing(tmp_path: Path):
    assert durable_write(tmp_path) > 0
    assert list(tmp_path.iterdir()) == []
