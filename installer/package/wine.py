"""A Windows of Wine with nothing on it, in a folder of its own, drawn on a screen of its own: only to try the setup.

Wine 8 lacks two libraries that Windows 10 has and that Qt loads (`STUBS`). They are made here, put into this Windows
alone, and answer 0 to everything: letters of other alphabets by ICU, colours of a screen. No package holds them.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired
from typing import IO

from package.steps import Failed

LOADER = ("/usr/lib/wine/wine64", "wine64", "wine")
NEEDED = {
    "wineserver": "wine64", "Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool", "setxkbmap": "x11-xkb-utils",
    "xmodmap": "x11-xserver-utils",
    "pdftotext": "poppler-utils",
}  # fmt: skip
"""Program -> the Debian package that brings it."""
STUBS = {"icuuc.dll": "Qt6Core.dll", "mscms.dll": "plugins/platforms/qwindows.dll"}
"""What Wine lacks -> the library of Qt that asks for it, from which its names are read."""
COMPILER, READER = "x86_64-w64-mingw32-gcc-win32", "x86_64-w64-mingw32-objdump"
WINDOWS = "HKCU\\Software\\Wine"
LONGEST = 900
"""Seconds."""
PERSON = "José Ibáñez Núñez"
"""The name of a user, with what names of folders seldom have."""
COMPOSE = "/usr/share/X11/locale/en_US.UTF-8/Compose"


def missing() -> str:
    """One sentence with what this computer lacks; "" when nothing."""
    packages = {package for name, package in NEEDED.items() if shutil.which(name) is None}
    packages |= set() if loader() else {"wine64"}
    if not packages:
        return ""
    return f"Falta para probar el instalador: sudo apt-get install {' '.join(sorted(packages))}"


def loader() -> str:
    """The program that starts those of Windows of 64 bits; "" where there is none."""
    return next((found for one in LOADER if (found := shutil.which(one))), "")


def asked_of(library: Path, other: str) -> list[str]:
    """The names that a library for Windows asks of `other`."""
    told = subprocess.run([READER, "-p", str(library)], capture_output=True, text=True, check=True).stdout
    block = re.search(rf"DLL Name: {re.escape(other)}\n(.*?)\n\n", told, re.DOTALL | re.IGNORECASE)
    return re.findall(r"^\t\s*[0-9a-f]+\s+\d+\s+(\w+)", block[1], re.MULTILINE) if block else []


def stub_source(names: Sequence[str]) -> str:
    """A library whose functions answer 0, in C: on Windows of 64 bits who calls takes its arguments away."""
    return "".join(f"__declspec(dllexport) void *{name}(void) {{ return 0; }}\n" for name in names)


class Wine:
    """`folder` is emptied; `display` is where windows are drawn."""

    def __init__(self, folder: Path, display: str) -> None:
        self.folder, self.prefix = folder, folder / "windows"
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("QT_", "MUNIDESK", "PYTHON"))},
            "WINEPREFIX": str(self.prefix), "WINEDEBUG": "-all", "DISPLAY": display, "WINEARCH": "win64",
            "USER": PERSON, "HOME": str(folder), "LC_ALL": "C.UTF-8", "XCOMPOSEFILE": COMPOSE,
            "WINEDLLOVERRIDES": "mscoree,mshtml=;mscms=n;winemenubuilder.exe=d",
        }  # fmt: skip
        self._loader = loader()

    @property
    def disk(self) -> Path:
        """C:"""
        return self.prefix / "drive_c"

    @property
    def person(self) -> Path:
        """The folder of the only user there is."""
        return self.disk / "users" / PERSON

    def begin(self, qt: Path) -> None:
        """A new Windows 10 with what it lacks for Qt, whose libraries are in `qt`."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.prefix.mkdir(parents=True)
        self.run("wineboot", "-i")
        self.call_itself("win10")
        for name, asks in STUBS.items():
            source = self.prefix / f"{name}.c"
            source.write_text(stub_source(asked_of(qt / asks, name)), encoding="ascii")
            target = self.disk / "windows" / "system32" / name
            target.unlink(missing_ok=True)
            subprocess.run([COMPILER, "-shared", "-o", str(target), str(source)], check=True)

    def call_itself(self, version: str) -> None:
        """«win10», «win7»: what this Windows says it is."""
        self.run("reg", "add", WINDOWS, "/v", "Version", "/d", version, "/f")
        self.settled()

    def started(self, *command: str, home: Path | None = None, errors: int | IO[str] = DEVNULL) -> "Popen[str]":
        """A program of Windows that goes on; its input stays open, without which Python does not start there."""
        told = {"MUNIDESK_HOME": self.name_of(home)} if home is not None else {}
        return Popen(
            [self._loader, *command], env={**self.environment, **told}, stdin=PIPE, stdout=PIPE, stderr=errors,
            text=True, encoding="utf-8", errors="replace", cwd=self.prefix,
        )  # fmt: skip

    def run(self, *command: str, home: Path | None = None, expected: int = 0) -> str:
        """What a program of Windows says; raises Failed where it leaves with another code, or does not end."""
        running = self.started(*command, home=home, errors=PIPE)
        try:
            said, errors = running.communicate(timeout=LONGEST)
        except TimeoutExpired:
            running.kill()
            raise Failed(f"{command[0]} no terminó en {LONGEST} segundos") from None
        if running.returncode != expected:
            told = (said + errors).strip()[-1500:]
            raise Failed(f"{' '.join(command)} terminó con {running.returncode} y no con {expected}\n{told}")
        return said

    def name_of(self, path: Path) -> str:
        """A path as Windows says it."""
        if path.is_relative_to(self.disk):
            return "C:\\" + str(path.relative_to(self.disk)).replace("/", "\\")
        return "Z:" + str(path).replace("/", "\\")

    def registered(self, key: str, name: str = "") -> str:
        """A value of the registry below the person's; "" where there is none."""
        asked = ["/v", name] if name else ["/ve"]
        running = self.started("reg", "query", f"HKCU\\{key}", *asked)
        said, _errors = running.communicate(timeout=LONGEST)
        found = re.search(r"REG_\w+ +(.*)", said)
        return found[1].strip() if found and running.returncode == 0 else ""

    def settled(self) -> None:
        """What was written to the registry is on disk, and nothing of this Windows runs."""
        subprocess.run(["wineserver", "-w"], env=self.environment, timeout=LONGEST, check=False)

    def end(self) -> None:
        """Everything that runs in this Windows ends; nothing of another."""
        subprocess.run(["wineserver", "-k"], env=self.environment, check=False)
