"""`start.py package windows --try`: the setup is installed under Wine, used, upgraded and removed, step by step.

Pictures of each step are left beside it, to be looked at. `wine.py` says what this Windows lacks.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from package import on_windows, tree, windows
from package.erasing import ERASED, MARK
from package.on_windows import PATIENCE, OnWindows, opened
from package.read_papers import fingerprints, words_of
from package.steps import Failed, Step, require, walk
from package.wine import Wine, missing
from tests.hands.driver import Hands, Wrong

ROOT = Path(__file__).resolve().parents[2]
REMOVED_BY = "Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\MuniDesk"
KIND = "Software\\Classes\\MuniDesk.Municipio"
OLDER = "0.1"
FASTER = ("-XSetCompressor /FINAL zlib",)
"""Of the older setup, whose size nobody measures."""
SMALL_DISKS = ("size=60m", "size=600m,nr_inodes=900")
"""Without room for the bytes, which is asked before; without room for the files, which shows halfway."""
DEEP = 200
"""Letters of a long path."""


class Trial:
    """What each step tries. `out` keeps the pictures and the papers."""

    def __init__(self, setup: Path, portable: Path, out: Path, screen: OnWindows, wine: Wine) -> None:
        self.setup, self.portable, self.out = setup, portable, out
        self.screen, self.wine = screen, wine
        self.papers = out / "papeles"
        self.papers.mkdir()
        self.kept: dict[str, str] = {}

    @property
    def local(self) -> Path:
        return self.wine.person / "AppData" / "Local"

    @property
    def program(self) -> Path:
        return self.local / "Programs" / "MuniDesk"

    @property
    def data(self) -> Path:
        """Where the person's municipalities are."""
        return self.wine.person / "Documents" / "Ñandubay del Sauce"

    @property
    def town(self) -> Path:
        return self.data / "Güemes.munidesk"

    def order(self, *arguments: object, expected: int = 0) -> str:
        """An order of the installed program, paths as Windows says them."""
        told = [self.wine.name_of(one) if isinstance(one, Path) else str(one) for one in arguments]
        return self.wine.run(self.wine.name_of(self.program / "munidesk-cli.exe"), *told, expected=expected)

    def install(self, setup: Path, *more: str, expected: int = 0) -> float:
        began = time.monotonic()
        self.wine.run(self.wine.name_of(setup), "/S", *more, expected=expected)
        return time.monotonic() - began

    # -- the steps

    def begin(self) -> None:
        self.wine.begin(self.portable / "lib" / "PySide6")

    def older_windows(self) -> None:
        self.wine.call_itself("win7")
        self.install(self.setup, expected=3)
        require(not self.program.exists(), "quedaron archivos")
        self.wine.call_itself("win10")

    def small_disk(self) -> str:
        """Only who may mount a disk can try it."""
        for size in SMALL_DISKS:
            with tempfile.TemporaryDirectory() as folder:
                mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", folder], check=False)
                if mounted.returncode != 0:
                    return "no se probó: hace falta poder montar un disco"
                drive = self.wine.prefix / "dosdevices" / "e:"
                drive.symlink_to(folder)
                try:
                    self.install(self.setup, "/D=E:\\MuniDesk", expected=5)
                    left = [one.name for one in Path(folder).rglob("*")]
                    require(not left, f"quedaron {left[:5]} ({size})")
                finally:
                    drive.unlink()
                    subprocess.run(["umount", "-l", folder], check=True)
        return ""

    def silent_install(self) -> str:
        seconds = self.install(self.setup)
        megabytes, files = tree.weight(self.program)
        require((self.program / "MuniDesk.exe").exists(), "falta MuniDesk.exe")
        held = {name for name in ("icuuc.dll", "mscms.dll") for _one in self.program.rglob(name)}
        require(not held, f"se instaló lo que solo es de la prueba: {held}")
        said = f"{self.setup.stat().st_size / 1e6:.1f} MB, instalado {megabytes:.0f} MB en {files} archivos"
        return f"{said}, {seconds:.0f} s"

    def in_place(self) -> None:
        menu = list(self.wine.person.rglob("Start Menu/Programs/MuniDesk/MuniDesk.lnk"))
        require(menu, "no está en el menú Inicio")
        opens = self.wine.registered(f"{KIND}\\shell\\open\\command")
        require("MuniDesk.exe" in opens and "%1" in opens, f"los .munidesk se abren con «{opens}»")
        require("MuniDesk.exe,0" in self.wine.registered(f"{KIND}\\DefaultIcon"), "los .munidesk no tienen su ícono")
        told = self.wine.registered(REMOVED_BY, "DisplayVersion")
        require(told == tree.version(), f"«Agregar o quitar programas» dice la versión «{told}»")
        require(self.order("--version").strip() == f"MuniDesk {tree.version()}", "otra versión")

    def main_job(self) -> str:
        """The papers of one file, by both: every word of the acta alike."""
        self.data.mkdir(parents=True)
        self.order("sample", self.town)
        here = self.papers / "linux"
        here.mkdir()
        lines = 0
        for suffix in (".docx", ".pdf"):
            there = self.papers / f"acta-windows{suffix}"
            self.order("export", self.town, "acta", "--to", there)
            command = [
                sys.executable,
                "-m",
                "munidesk",
                "export",
                str(self.town),
                "acta",
                "--to",
                str(here / f"acta{suffix}"),
            ]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
            ours, theirs = words_of(here / f"acta{suffix}"), words_of(there)
            require(ours == theirs, f"el acta{suffix} dice otra cosa que en Linux: {there}")
            lines += len(ours)
        return f"{lines} renglones iguales"

    def by_keys(self, home: str, journey: Callable[[Hands], None]) -> str:
        """A journey of the tests in the window of the installed program."""
        self.screen.home = self.out / home
        hands = Hands(self.screen, home)
        hands.start()
        try:
            journey(hands)
        except Wrong as wrong:
            raise Failed(str(wrong)) from wrong
        return f"{len(hands.keys)} teclas, {hands.pictures} imágenes"

    def first_time(self) -> str:
        (self.out / "primera-vez").mkdir()
        return self.by_keys("primera-vez", on_windows.first_time)

    def acta_saved(self) -> str:
        """Of the municipality that the program remembers as the last."""
        home = self.out / "acta-con-teclas"
        (home / ".munidesk").mkdir(parents=True)
        town = Path(shutil.copy(self.town, home / self.town.name))
        told = {"last_file": self.wine.name_of(town), "theme": "light"}
        (home / ".munidesk" / "settings.json").write_text(json.dumps(told), encoding="utf-8")
        return self.by_keys(home.name, on_windows.acta_saved)

    def association(self) -> None:
        self.wine.started("start", self.wine.name_of(self.town))
        self.screen.wait_for_window("· MuniDesk")
        time.sleep(3)
        self.screen.picture("windows-asociacion")
        self.screen.close_window("· MuniDesk")

    def check(self) -> None:
        require("está sano" in self.order("check", self.town), "el archivo no está sano")

    def selftest(self) -> str:
        """Of a file that was never backed up, which is the only thing to look at, with the folder for backups."""
        said = self.order("selftest", self.town, expected=1)
        bad = [line for line in said.splitlines() if line.startswith("!")]
        require(all("espaldo" in line for line in bad), "\n".join(bad))
        require("está sano" in said and "están las 8" in said, said)
        return " ".join(next(line for line in said.splitlines() if "SQLite" in line).split())

    def erasing(self) -> str:
        python = self.wine.name_of(self.program / "python" / "python.exe")
        return "SQLite " + self.wine.run(python, "-X", "utf8", "-c", ERASED, self.wine.name_of(self.town), MARK).strip()

    def far_away(self) -> None:
        """A folder whose path has two hundred letters."""
        folder = self.wine.disk / "Archivo municipal"
        while len(self.wine.name_of(folder)) < DEEP:
            folder /= "Año 2026, sesiones y actas"[: max(1, DEEP - len(self.wine.name_of(folder)) - 1)]
        folder.mkdir(parents=True)
        town = Path(shutil.copy(self.town, folder / "Güemes.munidesk"))
        self.order("export", town, "acta", "--to", folder / "acta.docx")
        self.order("backup", town, folder)
        require(len(list(folder.glob("*.munidesk"))) == 2, "no se hizo el respaldo")

    def from_a_stick(self) -> None:
        """The folder alone, where nothing is installed."""
        cli = self.wine.name_of(self.portable / "munidesk-cli.exe")
        require("está sano" in self.wine.run(cli, "check", self.wine.name_of(self.town)), "no comprueba")

    def remember(self) -> None:
        """What belongs to the person, byte by byte."""
        self.kept = fingerprints(self.data, self.local / "MuniDesk")
        require(self.kept, "no hay nada que conservar")

    def unchanged(self) -> None:
        now = fingerprints(self.data, self.local / "MuniDesk")
        changed = sorted(name for name, was in self.kept.items() if now.get(name) != was)
        require(not changed, f"cambió lo que es de la persona: {changed}")

    def remove(self) -> None:
        foreign = self.program / "notas de José.txt"
        foreign.write_text("mío", encoding="utf-8")
        self.remember()
        self.wine.run(self.wine.name_of(self.program / "Desinstalar.exe"), "/S")
        for _turn in range(PATIENCE):  # it goes on in a copy of itself
            if not (self.program / "Desinstalar.exe").exists():
                break
            time.sleep(1)
        self.wine.settled()
        left = sorted(one.name for one in self.program.iterdir()) if self.program.exists() else []
        require(left == [foreign.name], f"quedaron {left}")
        foreign.unlink()
        self.program.rmdir()
        require(not self.wine.registered(KIND), "los .munidesk siguen abriéndose con lo que ya no está")
        require(not self.wine.registered(REMOVED_BY, "DisplayVersion"), "sigue entre los programas")
        require(not list(self.wine.person.rglob("MuniDesk.lnk")), "sigue en el menú")
        self.unchanged()

    def older_program(self) -> None:
        """A version before this one, with a module that no longer exists."""
        folder = self.out / "anterior"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.portable, folder)
        (folder / "lib" / "munidesk" / "de_antes.py").write_text("", encoding="ascii")
        try:
            setup = windows.put_setup(folder, self.out, OLDER, *FASTER)
        finally:
            shutil.rmtree(folder)
        self.install(setup)
        setup.unlink()
        require(self.wine.registered(REMOVED_BY, "DisplayVersion") == OLDER, "no es la versión anterior")

    def refused_while_open(self) -> None:
        running = self.wine.started(self.wine.name_of(self.program / "MuniDesk.exe"), self.wine.name_of(self.town))
        self.screen.wait_for_window("· MuniDesk", running)
        self.install(self.setup, expected=4)
        require((self.program / "lib" / "munidesk" / "de_antes.py").exists(), "cambió algo")
        require(self.wine.registered(REMOVED_BY, "DisplayVersion") == OLDER, "cambió la versión")
        self.screen.close_window("· MuniDesk")

    def upgrade(self) -> str:
        broken = self.program / "lib" / "munidesk" / "cli.py"
        broken.write_text("¡roto!", encoding="utf-8")
        self.remember()
        seconds = self.install(self.setup)
        require(not (self.program / "lib" / "munidesk" / "de_antes.py").exists(), "quedó un módulo de la anterior")
        require(not (self.program / "nuevo").exists(), "quedó una carpeta a medias")
        self.unchanged()
        self.in_place()
        self.check()
        return f"{seconds:.0f} s"

    def steps(self) -> tuple[Step, ...]:
        return (
            ("un Windows 10 sin nada, de José Ibáñez Núñez", self.begin),
            ("en Windows 7 se niega y no deja nada", self.older_windows),
            ("con el disco lleno se niega y no deja nada", self.small_disk),
            ("se instala en silencio, sin administrador", self.silent_install),
            ("está en el menú, con su versión, y abre los .munidesk", self.in_place),
            ("el acta en Word y en PDF dice lo mismo que en Linux", self.main_job),
            ("la primera vez se dibuja y se escribe, con teclas", self.first_time),
            ("un .munidesk se abre con dos clics", self.association),
            ("el archivo está sano", self.check),
            ("la autoprueba dice con qué trabaja", self.selftest),
            ("quien pide que la olviden no queda en ningún byte", self.erasing),
            ("trabaja en una carpeta de doscientas letras", self.far_away),
            ("la carpeta para una memoria funciona sin instalar", self.from_a_stick),
            ("se desinstala y no toca lo que es de la persona", self.remove),
            ("se instala una versión anterior", self.older_program),
            ("con el programa abierto no se actualiza", self.refused_while_open),
            ("cerrado, se actualiza y no queda nada de la anterior", self.upgrade),
            ("un acta queda guardada en Word, con teclas", self.acta_saved),
            ("actualizado, se desinstala y lo de la persona sigue", self.remove),
        )


def main(setup: Path, portable: Path, out: Path) -> int:
    """0 when every step passed."""
    if said := missing():
        print(said, file=sys.stderr)
        return 1
    tried = out / "pruebas-windows"
    with opened(tried) as (screen, wine):
        trial = Trial(setup, portable, tried, screen, wine)
        code = walk(trial.steps())
    print(f"Imágenes en {tried / 'imagenes'}: mírelas.")
    if code == 0:
        with suppress(OSError):
            shutil.rmtree(tried / "wine")
    return code


if __name__ == "__main__":
    sys.exit(main(*(Path(one) for one in sys.argv[1:4])))
