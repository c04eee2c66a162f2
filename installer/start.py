"""Set up this computer and start: `python3 installer/start.py run|bundle|package|test|bench|coverage|pictures|hands`.

The standard library alone, since it runs before anything is installed. It makes
`.venv` from the pinned and hashed requirements, sees to the system libraries Qt
needs, and then hands over to the program inside `.venv`.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - before anything an older Python does not understand
    sys.exit("MuniDesk necesita Python 3.11 o posterior.")

import environment
from environment import RUN as RUNS
from environment import TESTS, call, python_inside, surroundings

ROOT = environment.ROOT
DEMO = "munidesk-demo"

USAGE = """uso: python3 installer/start.py ORDEN

  run [argumentos]       abre MuniDesk (sin pantalla, escribe un acta de muestra en ./munidesk-demo)
  bundle CARPETA         baja a una carpeta todo lo que MuniDesk necesita, para una computadora sin conexión
  package windows|deb [CARPETA]  hace el instalador y la carpeta para una memoria (en ./dist);
                         con --try, además lo instala, lo usa, lo actualiza y lo quita en un sistema aparte
  test [argumentos]      estilo, tipos, contratos, traducciones y pruebas
  bench                  mide y muestra la tabla de velocidades
  coverage [argumentos]  cuenta las ramas del programa por las que no pasa ninguna prueba (tarda el doble que test)
  pictures               dibuja todas las páginas, claro y oscuro, en tests/pictures
  hands [viaje…]         recorre el programa con teclas en una ventana real, con una imagen por paso

  --from CARPETA         instala desde una carpeta de «bundle», sin conexión
  --no-system            no instala bibliotecas del sistema: solo dice cuáles faltan
"""


def has_screen() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("QT_QPA_PLATFORM"))


def run(arguments: list[str]) -> int:
    if arguments or has_screen():
        return subprocess.call([str(python_inside()), "-m", "munidesk", *arguments], env=surroundings())
    print("No hay pantalla: se crea el municipio de ejemplo y se escribe el acta de su última sesión.", flush=True)
    folder = str(Path.cwd() / DEMO)
    return call("-m", "munidesk", "demo", folder)


RUN = ("-m", "pytest", "-n", "2", "--dist", "loadfile")
"""A file of tests stays whole in one process: what its tests share is made once."""

STORIES = ("tests/stories", "tests/hands")
"""Each file of these in a process of its own: `tests/afresh.py`."""

HANGS = 400
"""Seconds: types, the longest of what is checked beside the tests, take a quarter of that on a slow disk."""


def heard(*arguments: str) -> tuple[int, str]:
    """The code of this Python's work and all it said, for what runs beside other work; what hangs is told and ended."""
    environment, command = surroundings(offscreen=True), [str(python_inside()), *arguments]
    try:
        done = subprocess.run(
            command, env=environment, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=HANGS
        )
    except subprocess.TimeoutExpired:
        return 1, f"no terminó en {HANGS} segundos"
    return done.returncode, done.stdout + done.stderr


STATIC = (
    ("Estilo", ["-m", "ruff", "check", "."]),
    ("Formato", ["-m", "ruff", "format", "--check", "."]),
    ("Tipos", ["-m", "mypy"]),
    ("Contratos entre salas", ["-c", "from importlinter.cli import lint_imports_command as c; c()"]),
    ("Traducciones", ["installer/catalogue.py", "check"]),
)
"""What is found without running the program."""


def static() -> int:
    """The first code that is not 0; what was found is said at once."""
    for name, command in STATIC:
        code, said = heard(*command)
        print(f"== {name}: {'bien' if code == 0 else said}", flush=True)
        if code != 0:
            return code
    return 0


MEMORY, ENOUGH = Path("/dev/shm"), 1 << 30
"""A disk that is memory, and the bytes that what the tests write at a time never comes near."""

AN_HOUR = 3600
"""Seconds: no run of the tests goes on for so long without writing."""


def sweep_memory() -> None:
    """Take away what a run left that was killed outright: it would hold memory until the computer is turned off."""
    for folder in MEMORY.glob("munidesk-*-*"):
        owner = folder.name.split("-")[1]
        with suppress(OSError):
            if owner.isdecimal() and not _runs(int(owner)) and folder.stat().st_mtime < time.time() - AN_HOUR:
                shutil.rmtree(folder, ignore_errors=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # somebody else's
    return True


@contextmanager
def ended_in_order() -> Iterator[None]:
    """Who is told to end, or whose terminal is closed, leaves as on Ctrl+C: what stands open is put away."""

    def leave(number: int, _frame: object) -> None:
        raise SystemExit(128 + number)

    before = {one: signal.signal(one, leave) for one in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for one, was in before.items():
            signal.signal(one, was)


@contextmanager
def quick_disk() -> Iterator[None]:
    """What tests write goes to memory, where there is one: on a disk half of their time is waiting for it.

    Each change of a municipality waits so, on purpose. What pytest is asked for alone stays on the disk.
    """
    usable = MEMORY.is_dir() and os.access(MEMORY, os.W_OK | os.X_OK)
    if usable:
        sweep_memory()
    if not usable or shutil.disk_usage(MEMORY).free < ENOUGH:
        yield
        return
    before = os.environ.get("TMPDIR")
    own = tempfile.TemporaryDirectory(prefix=f"munidesk-{os.getpid()}-", dir=MEMORY, ignore_cleanup_errors=True)
    with ended_in_order(), own as folder:
        Path(folder).chmod(0o755)  # tests of rights look in as somebody else, as in the folder of the disk
        os.environ["TMPDIR"] = folder
        try:
            yield
        finally:
            os.environ.pop("TMPDIR")
            if before is not None:
                os.environ["TMPDIR"] = before


@contextmanager
def samples_once() -> Iterator[None]:
    """The folder where the processes of the tests keep the municipalities they begin with: `tests/samples.py`."""
    with tempfile.TemporaryDirectory(prefix="muestras-", dir=os.environ.get("TMPDIR")) as folder:
        os.environ["MUNIDESK_SAMPLES"] = folder
        try:
            yield
        finally:
            del os.environ["MUNIDESK_SAMPLES"]


def test(arguments: list[str]) -> int:
    """Every check; what finds faults without running the program beside the tests, which also wait for processes."""
    with ThreadPoolExecutor(1) as beside, quick_disk(), samples_once():
        others = beside.submit(static)
        print("== Pruebas", flush=True)
        code = call(*RUN, *(arguments or [f"--ignore={one}" for one in STORIES]))
        if code != 0:
            print("Falló: Pruebas", file=sys.stderr)
        elif not arguments:
            print("== Historias", flush=True)
            code = call("-m", "tests.afresh")
        return code or others.result()


bundle = environment.bundle


def bench(arguments: list[str]) -> int:
    return call("-m", "tests.bench", *arguments)


def coverage(arguments: list[str]) -> int:
    return call("-m", "tests.branches", *arguments)


def pictures(arguments: list[str]) -> int:
    return call("-m", "tests.stories.pictures", *arguments)


def hands(arguments: list[str]) -> int:
    return call("-m", "tests.hands", *arguments, offscreen=False)


def package(arguments: list[str]) -> int:
    """`package windows|deb [--try] [CARPETA]`"""
    from package import debian, windows

    kinds = {"windows": windows.main, "deb": debian.main}
    if not arguments or arguments[0] not in kinds:
        print(f"uso: python3 installer/start.py package {'|'.join(kinds)} [--try] [CARPETA]", file=sys.stderr)
        return 2
    return kinds[arguments[0]](arguments[1:])


ORDERS = {
    "run": run,
    "bundle": bundle,
    "package": package,
    "test": test,
    "bench": bench,
    "coverage": coverage,
    "pictures": pictures,
    "hands": hands,
}


def _own(arguments: list[str]) -> tuple[list[str], Path | None, bool]:
    """What is left for the order, the folder of components, whether the system may be added to.

    Ours come first: what follows belongs to the order, by whatever name.
    """
    left, wheels, system = [*arguments], None, True
    while left[:1] in (["--from"], ["--no-system"]):
        if left.pop(0) == "--no-system":
            system = False
        elif not left:
            environment.stop("Escriba después de --from la carpeta de componentes que hizo «bundle».")
        else:
            wheels = Path(left.pop(0)).resolve()
    return left, wheels, system


def main() -> int:
    order = ORDERS.get(sys.argv[1]) if len(sys.argv) > 1 else None
    if order is None:
        print(USAGE, file=sys.stderr)
        return 2
    arguments, wheels, system = _own(sys.argv[2:])
    purpose = RUNS if order in (run, bundle) else TESTS
    if not environment.in_place(purpose):
        environment.make(purpose, wheels)
    if order is not bundle:
        environment.install_libraries(allowed=system)
    return order(arguments)


if __name__ == "__main__":
    sys.exit(main())
