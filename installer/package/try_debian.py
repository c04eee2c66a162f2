"""`start.py package deb --try`: the package in a bare Debian 12, installed, used, upgraded and removed, step by step.

The Debian is made by `debootstrap` from the registry and kept beside the package for the next time. Root only.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from package import debian, tree
from package.erasing import ERASED, MARK
from package.read_papers import fingerprints, words_of
from package.steps import Failed, Step, require, walk
from tests.hands.screen import Screen

ROOT = Path(__file__).resolve().parents[2]
NEEDED = {
    "debootstrap": "debootstrap", "Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool", "unshare": "util-linux",
    "setxkbmap": "x11-xkb-utils", "pdftotext": "poppler-utils", "appstreamcli": "appstream",
}  # fmt: skip
REGISTRY = "http://deb.debian.org/debian"
PERSON, OLDER = "ana", "0.1"
PATIENCE = 60
"""Seconds that a window may take."""
BARE = (
    "import sys; sys.path.insert(0, '/usr/lib/munidesk/lib'); "
    "from PySide6.QtWidgets import QApplication, QLabel; a = QApplication([]); w = QLabel('Qt'); "
    "w.setWindowTitle('Ventana de Qt'); w.show(); a.exec()"
)
OWN = "import sys; sys.path.insert(0, '/usr/lib/munidesk/lib')\n"


class Trial:
    """What each step tries, in the Debian at `machine`."""

    def __init__(self, package: Path, root: Path, out: Path, screen: Screen) -> None:
        self.package, self.root, self.out, self.screen = package, root, out, screen
        self.machine = out / "debian"
        self.kept: dict[str, str] = {}

    @property
    def data(self) -> Path:
        return self.machine / "home" / PERSON / "Documentos" / "Ñandubay del Sauce"

    @property
    def town(self) -> Path:
        return self.data / "Güemes.munidesk"

    def inside(self, *command: str, person: bool = True, network: bool = False, expected: int = 0) -> str:
        """What an order says in that Debian, without a network unless it is asked for; a plain person's."""
        done = subprocess.run(
            self._order(command, person, network), capture_output=True, text=True, env=self._told(person)
        )
        if done.returncode != expected:
            raise Failed(f"{' '.join(command)} terminó con {done.returncode}\n{(done.stdout + done.stderr)[-1500:]}")
        return done.stdout

    def _order(self, command: tuple[str, ...], person: bool, network: bool) -> list[str]:
        apart = [] if network else ["unshare", "--net"]
        who = [f"--userspec={PERSON}:{PERSON}"] if person else []
        return [*apart, "chroot", *who, str(self.machine), *command]

    def _told(self, person: bool) -> dict[str, str]:
        home = f"/home/{PERSON}" if person else "/root"
        return {
            "HOME": home, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8",
            "DEBIAN_FRONTEND": "noninteractive", "DISPLAY": self.screen.display,
        }  # fmt: skip

    def within(self, path: Path) -> str:
        return f"/{path.relative_to(self.machine)}"

    # -- the steps

    def begin(self) -> None:
        kept = self.out.parent / "debian-12.tar"
        shutil.rmtree(self.machine, ignore_errors=True)
        self.machine.mkdir(parents=True)
        if not kept.exists():
            made = subprocess.run(
                ["debootstrap", "--variant=minbase", f"--make-tarball={kept}", "bookworm", str(self.machine), REGISTRY],
                capture_output=True, text=True,
            )  # fmt: skip
            require(made.returncode == 0, f"debootstrap: {made.stdout[-500:]}")
        made = subprocess.run(
            ["debootstrap", "--variant=minbase", f"--unpack-tarball={kept}", "bookworm", str(self.machine), REGISTRY],
            capture_output=True, text=True,
        )  # fmt: skip
        require(made.returncode == 0, f"debootstrap: {made.stdout[-500:]}")
        self.inside("useradd", "-m", PERSON, person=False)
        require(not (self.machine / "usr/bin/python3").exists(), "ya traía Python")

    def install(self) -> str:
        shutil.copy(self.package, self.machine / "tmp" / self.package.name)
        self.inside("apt-get", "update", "-q", person=False, network=True)
        began = time.monotonic()
        order = ("apt-get", "install", "-q", "-y", "--no-install-recommends", f"/tmp/{self.package.name}")
        self.inside(*order, person=False, network=True)
        megabytes, files = tree.weight(self.machine / debian.INSIDE)
        seconds = time.monotonic() - began
        size = self.package.stat().st_size / 1e6
        return f"{size:.1f} MB, instalado {megabytes:.0f} MB en {files} archivos, {seconds:.0f} s con lo que pide"

    def in_place(self) -> None:
        require(self.inside("munidesk", "--version").strip() == f"MuniDesk {tree.version()}", "otra versión")
        share = self.machine / "usr" / "share"
        kinds = (share / "mime" / "globs2").read_text(encoding="utf-8")
        require(f"{debian.KIND}:*.munidesk" in kinds, "el sistema no conoce los .munidesk")
        opens = (share / "applications" / "mimeinfo.cache").read_text(encoding="utf-8")
        require(f"{debian.KIND}={debian.ID}.desktop" in opens, "los .munidesk no se abren con MuniDesk")
        told = share / "metainfo" / f"{debian.ID}.metainfo.xml"
        said = subprocess.run(["appstreamcli", "validate", "--no-net", str(told)], capture_output=True, text=True)
        require(said.returncode == 0, f"AppStream: {said.stdout}")

    def main_job(self) -> str:
        """Without a network and as a plain person; the papers of the same file as here."""
        self.inside("mkdir", "-p", self.within(self.data))
        self.inside("munidesk", "sample", self.within(self.town))
        lines = 0
        for suffix in (".docx", ".pdf"):
            there, here = self.data / f"acta{suffix}", self.out / f"acta-aquí{suffix}"
            self.inside("munidesk", "export", self.within(self.town), "acta", "--to", self.within(there))
            command = [sys.executable, "-m", "munidesk", "export", str(self.town), "acta", "--to", str(here)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
            require(words_of(here) == words_of(there), f"el acta{suffix} dice otra cosa que aquí")
            lines += len(words_of(here))
        return f"{lines} renglones iguales"

    def drawn(self) -> str:
        """The first run, and the first paint of the municipality against that of a bare window."""
        self.window("/usr/bin/munidesk", title="MuniDesk", picture="primera-vez")
        bare = min(self.window("python3", "-c", BARE, title="Ventana de Qt") for _turn in range(3))
        town = self.within(self.town)
        took = [self.window("munidesk", town, title="· MuniDesk", picture="municipio") for _turn in range(3)]
        return f"una ventana de Qt vacía {bare:.2f} s, el municipio {min(took):.2f} s ({min(took) / bare:.1f} veces)"

    def window(self, *command: str, title: str, picture: str = "") -> float:
        """Seconds until the program shows a window of that title; it is drawn and closed."""
        began = time.monotonic()
        running = subprocess.Popen(self._order(command, True, True), env=self._told(True),
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)  # fmt: skip
        try:
            while not self.shown(title):
                if running.poll() is not None or time.monotonic() - began > PATIENCE:
                    said = running.stderr.read()[-800:] if running.poll() is not None and running.stderr else ""
                    raise Failed(f"no apareció la ventana «{title}» {said}")
                time.sleep(0.02)
            took = time.monotonic() - began
            if picture:
                time.sleep(3)
                self.screen.picture(picture)
        finally:
            running.terminate()
            running.wait()
        return took

    def shown(self, title: str) -> bool:
        told = {**os.environ, "DISPLAY": self.screen.display}
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", title], env=told, capture_output=True)
        return bool(found.stdout.strip())

    def check(self) -> None:
        require("está sano" in self.inside("munidesk", "check", self.within(self.town)), "el archivo no está sano")

    def selftest(self) -> str:
        """Of a file that was never backed up, which is the only thing to look at, with the folder for backups."""
        said = self.inside("munidesk", "selftest", self.within(self.town), expected=1)
        bad = [line for line in said.splitlines() if line.startswith("!")]
        require(all("espaldo" in line for line in bad), "\n".join(bad))
        require("está sano" in said and "están las 8" in said, said)
        return " ".join(next(line for line in said.splitlines() if "SQLite" in line).split())

    def erasing(self) -> str:
        order = ("python3", "-I", "-S", "-X", "utf8", "-c", OWN + ERASED, self.within(self.town), MARK)
        return f"SQLite {self.inside(*order).strip()}"

    def remember(self) -> None:
        self.kept = fingerprints(self.data, self.machine / "home" / PERSON / ".local")
        require(self.kept, "no hay nada que conservar")

    def unchanged(self) -> None:
        now = fingerprints(self.data, self.machine / "home" / PERSON / ".local")
        changed = sorted(name for name, was in self.kept.items() if now.get(name) != was)
        require(not changed, f"cambió lo que es de la persona: {changed}")

    def remove(self) -> None:
        self.remember()
        self.inside("dpkg", "--purge", "munidesk", person=False)
        require(not (self.machine / debian.INSIDE).exists(), "quedaron archivos del programa")
        left = [str(one) for one in (self.machine / "usr" / "share").rglob("*unidesk*")]
        require(not left, f"quedaron {left}")
        self.unchanged()

    def older(self) -> None:
        root = self.out / "anterior"
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(self.root, root)
        (root / debian.INSIDE / "lib" / "munidesk" / "de_antes.py").write_text("", encoding="ascii")
        package = debian.put_package(root, self.machine / "tmp", OLDER, "-Zgzip", "-z1")
        shutil.rmtree(root)
        self.inside("dpkg", "-i", f"/tmp/{package.name}", person=False)
        package.unlink()

    def upgrade(self) -> None:
        self.remember()
        self.inside("dpkg", "-i", f"/tmp/{self.package.name}", person=False)
        require(
            not (self.machine / debian.INSIDE / "lib/munidesk/de_antes.py").exists(), "quedó un módulo de la anterior"
        )
        self.unchanged()
        self.in_place()
        self.check()

    def from_a_stick(self) -> None:
        """The folder alone, in a place of the person, with nothing installed."""
        folder = self.machine / "home" / PERSON / "Memoria de Ana"
        shutil.copytree(self.out.parent / f"MuniDesk-{tree.version()}-linux", folder)
        require(
            "está sano" in self.inside(f"{self.within(folder)}/munidesk", "check", self.within(self.town)),
            "no comprueba",
        )

    def steps(self) -> tuple[Step, ...]:
        return (
            ("un Debian 12 sin nada", self.begin),
            ("se instala con lo que pide", self.install),
            ("está en el menú, con su versión, y abre los .munidesk", self.in_place),
            ("sin red y sin permisos, el acta en Word y en PDF dice lo mismo", self.main_job),
            ("se dibuja, con su tiempo contra una ventana vacía", self.drawn),
            ("el archivo está sano", self.check),
            ("la autoprueba dice con qué trabaja", self.selftest),
            ("quien pide que la olviden no queda en ningún byte", self.erasing),
            ("se quita y no toca lo que es de la persona", self.remove),
            ("la carpeta funciona sin instalar", self.from_a_stick),
            ("se instala una versión anterior", self.older),
            ("se actualiza y no queda nada de la anterior", self.upgrade),
            ("actualizado, se quita y lo de la persona sigue", self.remove),
        )


def main(package: Path, root: Path, out: Path) -> int:
    """0 when every step passed."""
    lacking = sorted({told for name, told in NEEDED.items() if shutil.which(name) is None})
    if lacking:
        print(f"Falta para probar el paquete: sudo apt-get install {' '.join(lacking)}", file=sys.stderr)
        return 1
    if os.geteuid() != 0:
        print("Para probar el paquete en un Debian aparte hace falta ser root.", file=sys.stderr)
        return 1
    tried = out / "pruebas-deb"
    shutil.rmtree(tried, ignore_errors=True)
    tried.mkdir(parents=True)
    with Screen(tried, tried / "imagenes", 0) as screen:
        code = walk(Trial(package, root, tried, screen).steps())
    print(f"Imágenes en {tried / 'imagenes'}: mírelas.")
    shutil.rmtree(tried / "debian", ignore_errors=True)
    return code


if __name__ == "__main__":
    sys.exit(main(*(Path(one) for one in sys.argv[1:4])))
