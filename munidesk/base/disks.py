"""What a folder stands on: a disk of this computer, a stick, the network; its room, and how long a safe write takes."""

import os
import shutil
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_NETWORKS = ("nfs", "cifs", "smb", "9p", "afs", "fuse.sshfs", "fuse.rclone", "davfs")
_IN_MEMORY = ("tmpfs", "ramfs")
_OF_WINDOWS = {2: "removable", 3: "fixed", 4: "network", 5: "fixed", 6: "memory"}
"""What GetDriveType says."""
_WRITES, _BYTES = 5, 4096


class DiskKind(StrEnum):
    FIXED = "fixed"
    REMOVABLE = "removable"
    NETWORK = "network"
    MEMORY = "memory"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Disk:
    """`system` is how the system names its format («ext4», «NTFS»); `free` in bytes, -1 where it cannot be known."""

    kind: DiskKind
    system: str
    free: int
    writable: bool


def disk_of(folder: Path) -> Disk | None:
    """None when the folder is not there."""
    if not folder.is_dir():
        return None
    free = -1
    with suppress(OSError):
        free = shutil.disk_usage(folder).free
    kind, system = _told(folder.resolve())
    return Disk(kind, system, free, os.access(folder, os.W_OK))


def _told(folder: Path) -> tuple[DiskKind, str]:
    if sys.platform == "win32":
        return _of_windows(folder)
    try:
        mounts = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
        removable = is_removable(folder)
    except OSError:
        return DiskKind.UNKNOWN, ""
    return mounted(mounts, folder, removable=removable)


def mounted(mounts: str, folder: Path, *, removable: bool) -> tuple[DiskKind, str]:
    """By the lines of Linux's `/proc/mounts`: the last one whose place is on the way to the folder."""
    system, nearest = "", -1
    for line in mounts.splitlines():
        parts = line.split(" ")
        place = parts[1].replace("\\040", " ") if len(parts) > 2 else ""
        if place and folder.is_relative_to(place) and len(Path(place).parts) >= nearest:
            system, nearest = parts[2], len(Path(place).parts)
    if system.startswith(_NETWORKS):
        return DiskKind.NETWORK, system
    if system in _IN_MEMORY:
        return DiskKind.MEMORY, system
    return (DiskKind.REMOVABLE if removable else DiskKind.FIXED if system else DiskKind.UNKNOWN), system


def is_removable(folder: Path) -> bool:
    """Whether Linux says that the device of the folder can be taken out."""
    number = folder.stat().st_dev
    device = Path(f"/sys/dev/block/{os.major(number)}:{os.minor(number)}").resolve()
    for place in (device, device.parent):
        with suppress(OSError):
            return (place / "removable").read_text(encoding="ascii").strip() == "1"
    return False


def _of_windows(folder: Path) -> tuple[DiskKind, str]:
    if sys.platform == "win32":
        import ctypes

        root, name = folder.anchor, ctypes.create_unicode_buffer(64)
        kind = _OF_WINDOWS.get(ctypes.windll.kernel32.GetDriveTypeW(root), "unknown")
        ctypes.windll.kernel32.GetVolumeInformationW(root, None, 0, None, None, None, name, len(name))
        return DiskKind(kind), name.value
    return DiskKind.UNKNOWN, ""


def durable_write(folder: Path) -> float:
    """Milliseconds that a small write takes until the disk holds it: the middle one of five. Raises OSError."""
    spent = []
    with tempfile.TemporaryFile(dir=folder) as file:
        for _turn in range(_WRITES):
            since = time.perf_counter()
            file.write(os.urandom(_BYTES))
            file.flush()
            os.fsync(file.fileno())
            spent.append((time.perf_counter() - since) * 1000)
    return sorted(spent)[len(spent) // 2]
