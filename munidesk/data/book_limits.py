"""How much memory the process that reads a spreadsheet may have: the system stops it, not the computer."""

import sys
from contextlib import suppress

MOST_MEMORY = 300_000_000

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Basic(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _Extended(ctypes.Structure):
        _fields_ = (
            ("BasicLimitInformation", _Basic),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    _PROCESS_MEMORY = 0x100  # JOB_OBJECT_LIMIT_PROCESS_MEMORY
    _EXTENDED = 9  # JobObjectExtendedLimitInformation

    def limit_memory(most: int = MOST_MEMORY) -> None:
        """This process asks for no more than `most` bytes from now on: MemoryError beyond it."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD)
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        job = kernel.CreateJobObjectW(None, None)  # never closed: it ends with the process
        told = _Extended()
        told.BasicLimitInformation.LimitFlags = _PROCESS_MEMORY
        told.ProcessMemoryLimit = most
        kernel.SetInformationJobObject(job, _EXTENDED, ctypes.byref(told), ctypes.sizeof(told))
        kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())

    def watch_memory(most: int = MOST_MEMORY) -> None:
        """The job watches by itself."""
else:
    import resource

    _UNIT = 1 if sys.platform == "darwin" else 1024

    def _held() -> int:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT

    _before = _held()  # a process begins with the mark of the one that started it

    def limit_memory(most: int = MOST_MEMORY) -> None:
        """This process asks for no more than `most` bytes from now on: MemoryError beyond it."""
        with suppress(OSError, ValueError):  # macOS takes no such limit: `watch_memory` sees to it
            resource.setrlimit(resource.RLIMIT_AS, (most, most))

    def watch_memory(most: int = MOST_MEMORY) -> None:
        """Raises MemoryError when the process has held more than `most`."""
        if _held() > max(most, _before):
            raise MemoryError
