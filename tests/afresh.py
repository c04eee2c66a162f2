"""`python -m tests.afresh [file…]`: each file of stories in a process of its own, two at a time.

PySide6 frees no window: in one process every window that was ever made is dressed again when the size of letters
changes, and one of another test could take the keys.

On Linux the processes are forked from this one, which has loaded the program and nothing more: no window, no file of
a municipality, no thread. Elsewhere each starts by itself. How long a file took, or all it said where it failed, is
told as it ends; the code is that of the first that failed.
"""

import ctypes
import gc
import os
import pkgutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parent.parent
STORIES = ("tests/stories", "tests/hands")
AT_ONCE = 2
SLOWEST = (
    "test_focus", "test_sizes", "test_session", "test_printing", "test_rules", "test_empty_pages", "test_spoken",
    "test_toasts", "test_journeys", "test_diagnosis_keys", "test_modules", "test_book", "test_every_page",
    "test_open_government", "test_every_button", "test_election", "test_plan_keys", "test_budget",
)  # fmt: skip
"""Those that take the longest, as measured: their size says little of what they visit."""
HANGS = 900
"""Seconds: the longest file, which walks over every page, takes a quarter of that."""
LOOKS = 0.02
_SIGNAL_WHEN_PARENT_ENDS = 1  # PR_SET_PDEATHSIG of Linux
FORKS = sys.platform.startswith("linux")  # on the others a forked process may not touch what paints


def all_stories() -> list[Path]:
    """The slowest, then the largest: the last ones are short, and both processors have work until the end."""
    found = (one for part in STORIES for one in (ROOT / part).glob("test_*.py"))
    place = {name: at for at, name in enumerate(SLOWEST)}
    return sorted(found, key=lambda one: (place.get(one.stem, len(place)), -one.stat().st_size, one.name))


def load() -> None:
    """What every story would load anew: the program, and what the stories share.

    No plugin of pytest and no file of tests: those pytest reads by itself, to tell why an assertion failed.
    """
    import_module("PySide6.QtTest")
    import_module("_pytest.config").get_config()
    for room in ("munidesk", "tests.stories", "tests.hands"):
        for one in pkgutil.walk_packages(import_module(room).__path__, f"{room}."):
            if not one.name.rpartition(".")[2].startswith(("test_", "__main__")):
                import_module(one.name)
    gc.collect()
    gc.freeze()  # no process looks through all this again for what nobody holds


class Forked:
    """A process that goes on with what this one has loaded, as far as `subprocess.Popen` is asked here.

    It ends with this one: else a story that hangs would go on for ever after the run was told to end.
    """

    def __init__(self, path: Path, said: IO[str]) -> None:
        sys.stdout.flush()
        self.pid = os.fork()
        if self.pid == 0:
            ctypes.CDLL(None).prctl(_SIGNAL_WHEN_PARENT_ENDS, signal.SIGKILL)
            for stream in (1, 2):
                os.dup2(said.fileno(), stream)
            raise Child(path)

    def poll(self) -> int | None:
        ended, status = os.waitpid(self.pid, os.WNOHANG)
        return os.waitstatus_to_exitcode(status) if ended else None

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> int:
        return os.waitpid(self.pid, 0)[1]


class Child(BaseException):
    """Said in the new process, which leaves all that this one was doing and ends as any program does."""


def started(path: Path, said: IO[str]) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-m", "pytest", str(path)], stdout=said, stderr=said, cwd=ROOT, text=True)


def one_by_one(files: list[Path], begin: Callable[[Path, IO[str]], Forked | subprocess.Popen[str]]) -> int:
    """The first code that is not 0."""
    waiting, failed = list(files), 0
    running: dict[Path, tuple[Forked | subprocess.Popen[str], IO[str], float]] = {}
    while waiting or running:
        while waiting and len(running) < AT_ONCE:
            path = waiting.pop(0)
            said = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115 - `tell` closes it
            running[path] = begin(path, said), said, time.monotonic()
        time.sleep(LOOKS)
        for path, (process, said, began) in list(running.items()):
            taken = time.monotonic() - began
            code = process.poll()
            if code is None and taken > HANGS:
                process.kill()
                process.wait()
                code = tell(path, said, 1, f"no terminó en {HANGS} segundos: un diálogo que nadie contesta")
            elif code is not None:
                tell(path, said, code, f"bien, {taken:.0f} s" if code == 0 else "")
            if code is not None:
                del running[path]
                failed = failed or code
    return failed


def tell(path: Path, said: IO[str], code: int, words: str) -> int:
    said.seek(0)
    name = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
    print(f"{name}: {said.read() if code else ''}{words}", flush=True)
    said.close()
    return code


def main(arguments: list[str]) -> int:
    files = [Path(one).resolve() for one in arguments] or all_stories()
    if not FORKS:
        return one_by_one(files, started)
    load()
    try:
        with import_module("tests.samples").shared():
            return one_by_one(files, Forked)
    except Child as child:
        mine = child.args[0]
    return int(import_module("pytest").main([str(mine)]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
