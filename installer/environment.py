"""The `.venv` of this folder and the system libraries Qt needs. The standard library alone: nothing is there yet."""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import components

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "munidesk-installed"

# Debian and Ubuntu package -> the library it brings, checked by loading it.
LIBRARIES = {
    "libgl1": "libGL.so.1",
    "libegl1": "libEGL.so.1",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libfontconfig1": "libfontconfig.so.1",
    "libdbus-1-3": "libdbus-1.so.3",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libx11-xcb1": "libX11-xcb.so.1",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-image0": "libxcb-image.so.0",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-randr0": "libxcb-randr.so.0",
    "libxcb-render-util0": "libxcb-render-util.so.0",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-shm0": "libxcb-shm.so.0",
    "libxcb-sync1": "libxcb-sync.so.1",
    "libxcb-xfixes0": "libxcb-xfixes.so.0",
    "libxcb-xkb1": "libxcb-xkb.so.1",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
}

RUN, TESTS = "run", "test"
"""What `.venv` is good for; what tests also runs."""

NO_VENV = (
    "No se pudo crear .venv{why}. A este Python le falta «venv». En Debian o Ubuntu instálelo con:\n"
    "  sudo apt-get install python3-venv\ny vuelva a ejecutar esta orden."
)
NO_COMPONENTS = (
    "No se pudieron instalar los componentes. Revise la conexión y vuelva a ejecutar esta orden, o use una carpeta de "
    "componentes hecha en otra computadora con «python3 installer/start.py bundle CARPETA»:\n"
    "  python3 installer/start.py run --from CARPETA"
)


def stop(sentence: str) -> None:
    """Say what to do and leave with 1."""
    print(sentence, file=sys.stderr)
    raise SystemExit(1)


def python_inside() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def surroundings(*, offscreen: bool = False) -> dict[str, str]:
    """What every process of ours is started with.

    Compiled modules are kept, also where the environment says not to: each of a hundred processes of the tests
    would compile the whole program again, a third of its time.
    """
    made = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": ""}
    return {**made, "QT_QPA_PLATFORM": "offscreen"} if offscreen else made


def call(*arguments: str, offscreen: bool = True) -> int:
    """Run the Python of `.venv` with these arguments, in the root of the project."""
    return subprocess.call([str(python_inside()), *arguments], env=surroundings(offscreen=offscreen), cwd=ROOT)


def wanted_stamp(purpose: str) -> str:
    text = components.as_list(components.listed(tests=purpose == TESTS))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return f"{purpose} {digest} {sys.version_info.major}.{sys.version_info.minor} {ROOT}"


def in_place(purpose: str) -> bool:
    """A `.venv` that leads elsewhere is another folder's: it is used as it stands, and never made anew from here."""
    if VENV.is_symlink():
        return True
    good = {wanted_stamp(purpose), wanted_stamp(TESTS)}
    try:
        return STAMP.read_text(encoding="utf-8") in good and python_inside().exists()
    except OSError:
        return False


def make(purpose: str, wheels: Path | None = None) -> None:
    """Make `.venv` anew and install what is pinned; the stamp is written last, so a cut-off set-up starts over.

    `wheels` is a folder of `bundle`: nothing is then asked of a network. What runs already is only added to.
    """
    if VENV.is_symlink():  # clearing it would empty the folder it leads to
        stop(
            f".venv lleva a {VENV.resolve()}, que es de otra carpeta. Quite ese vínculo y vuelva a ejecutar esta orden."
        )
    wanted = components.listed(tests=purpose == TESTS)
    if wheels is not None:
        _refuse_broken(wanted, wheels)
    print("Preparando MuniDesk por primera vez; puede tardar unos minutos…", flush=True)
    adds = purpose == TESTS and in_place(RUN)
    STAMP.unlink(missing_ok=True)
    if not adds:
        _create()
    _install(wanted, wheels)
    STAMP.write_text(wanted_stamp(purpose), encoding="utf-8")


def _refuse_broken(wanted: tuple[components.Component, ...], wheels: Path) -> None:
    if not wheels.is_dir():
        stop(f"No existe la carpeta {wheels}. Hágala en una computadora con conexión: installer/start.py bundle")
    found = list(components.faults(wanted, wheels))
    if found:
        told = "\n".join(f"  {one}" for one in found)
        stop(f"La carpeta {wheels} no sirve para instalar:\n{told}\nHágala de nuevo con «start.py bundle».")


def _create() -> None:
    if importlib.util.find_spec("ensurepip") is None:  # Debian takes it out of python3: its own words are English
        stop(NO_VENV.format(why=""))
    why = ""
    with _quiet() as said:
        try:
            venv.EnvBuilder(with_pip=True, clear=True, symlinks=os.name != "nt").create(VENV)
        except (subprocess.CalledProcessError, OSError, SystemExit) as error:
            why = f" ({said() or error})"
    if why:
        stop(NO_VENV.format(why=why))


@contextmanager
def _quiet() -> Iterator[Callable[[], str]]:
    """What is printed meanwhile is kept; only its last line is told, where it failed."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as kept:
        before = os.dup(1), os.dup(2)
        sys.stdout.flush()
        for stream in (1, 2):
            os.dup2(kept.fileno(), stream)

        def last() -> str:
            sys.stdout.flush()
            kept.seek(0)
            return next((line.strip() for line in reversed(kept.readlines()) if line.strip()), "")

        try:
            yield last
        finally:
            sys.stdout.flush()
            for stream, old in zip((1, 2), before, strict=True):
                os.dup2(old, stream)
                os.close(old)


def _install(wanted: tuple[components.Component, ...], wheels: Path | None) -> None:
    command = [str(python_inside()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    offline = ["--no-index", "--find-links", str(wheels)] if wheels is not None else []
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "requirements.txt"
        listed.write_text(components.as_list(wanted), encoding="utf-8")
        pinned = ["--only-binary=:all:", "--require-hashes", "-r", str(listed)]
        if subprocess.call([*command, *offline, *pinned]) != 0:
            stop(NO_COMPONENTS)
    # The order «munidesk» inside `.venv`, over this folder: nothing is copied, nothing is fetched.
    own = [*command, "--no-deps", "--no-index", "--no-build-isolation", "--editable", str(ROOT)]
    if subprocess.call(own, stderr=subprocess.DEVNULL) != 0:  # its warnings are for who makes packages
        stop("No se pudo instalar la orden «munidesk». Borre la carpeta .venv y vuelva a ejecutar esta orden.")


def bundle(arguments: list[str]) -> int:
    """A folder with every component that runs, for a computer like this one without a network; 0 when it is whole."""
    if len(arguments) != 1:
        print("uso: python3 installer/start.py bundle CARPETA", file=sys.stderr)
        return 2
    folder, wanted = Path(arguments[0]).resolve(), components.listed(tests=False)
    folder.mkdir(parents=True, exist_ok=True)
    listed = folder / "requirements.txt"
    listed.write_text(components.as_list(wanted), encoding="utf-8")
    pip = [str(python_inside()), "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    pinned = ["--only-binary=:all:", "--require-hashes", "-r", str(listed), "--dest", str(folder)]
    if subprocess.call([*pip, *pinned]) != 0:
        stop("No se pudieron bajar los componentes. Revise la conexión y vuelva a ejecutar esta orden.")
    (folder / "bibliotecas-del-sistema.txt").write_text("\n".join([*LIBRARIES, ""]), encoding="utf-8")
    found = list(components.faults(wanted, folder))
    size = sum(one.stat().st_size for one in folder.iterdir()) / 1e6
    print("\n".join(found) or f"{folder}: {len(wanted)} componentes, {size:.0f} MB. En la otra computadora:")
    if not found:
        print("  python3 installer/start.py run --from CARPETA")
    return 1 if found else 0


def missing_packages() -> list[str]:
    """Packages whose library does not load; empty outside Linux, where PySide6 brings all it needs."""
    if not sys.platform.startswith("linux"):
        return []
    missing = []
    for package, library in LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    return missing


def install_libraries(*, allowed: bool = True) -> None:
    """Install what Qt needs of the system, after saying which; told alone where it is not `allowed`."""
    missing = missing_packages()
    if not missing:
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if not allowed or os.geteuid() != 0 or not shutil.which("apt-get"):
        stop(f"Faltan bibliotecas del sistema. Instálelas con:\n  sudo {' '.join(command)}")
    print(f"Se instalan las bibliotecas del sistema que necesita la ventana: {', '.join(missing)}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.call(["apt-get", "update", "-qq"], stdout=subprocess.DEVNULL, env=environment)
    done = subprocess.call(command, stdout=subprocess.DEVNULL, env=environment)
    if done != 0 or missing_packages():
        stop(f"No se pudieron instalar las bibliotecas del sistema. Pruebe con:\n  sudo {' '.join(command)}")
