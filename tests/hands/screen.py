"""The program in a real window: an X server of its own, a window manager, a keyboard of here, keys by xdotool."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from tests.hands.driver import Seen, Wrong

NEEDED = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool", "setxkbmap": "x11-xkb-utils"}
"""Program -> the Debian package that brings it."""
NAMES = {
    "Enter": "Return", "Supr": "Delete", "Esc": "Escape", "Ctrl": "ctrl", "Shift": "shift", "Alt": "alt",
    "Up": "Up", "Down": "Down", "PgUp": "Prior", "PgDown": "Next", "RePág": "Prior", "AvPág": "Next",
    "Ins": "Insert", "Space": "space", "Backspace": "BackSpace",
}  # fmt: skip
DEAD = {"\u0301": "dead_acute", "\u0308": "dead_diaeresis", "\u0300": "dead_grave", "\u0302": "dead_circumflex"}
LETTERS = {
    " ": "space", ".": "period", ",": "comma", ";": "semicolon", ":": "colon", "-": "minus", "_": "underscore",
    "?": "question", "¿": "questiondown", "!": "exclam", "¡": "exclamdown", "(": "parenleft", ")": "parenright",
    "«": "guillemotleft", "»": "guillemotright", "ñ": "ntilde", "Ñ": "shift+ntilde", "/": "slash", "%": "percent",
    "+": "plus", "*": "asterisk", "'": "apostrophe", '"': "quotedbl", "$": "dollar", "&": "ampersand", "=": "equal",
    "º": "masculine", "°": "degree", "@": "at",
}  # fmt: skip
PATIENCE = 20.0


def lacking() -> str:
    """One sentence with what this computer lacks; empty when nothing."""
    missing = [package for name, package in NEEDED.items() if shutil.which(name) is None]
    if not missing:
        return ""
    return f"Falta para la ventana real: {', '.join(missing)}. Instálelo con: apt-get install {' '.join(missing)}"


def keysyms(text: str) -> list[str]:
    """The keys of a Latin American keyboard that write `text`; accents are two, as on the real one."""
    made: list[str] = []
    for letter in text:
        if letter in LETTERS:
            made.append(LETTERS[letter])
        elif letter.isascii():
            made.append(letter)
        else:
            plain, *marks = unicodedata.normalize("NFD", letter)
            made.extend([*(DEAD[mark] for mark in marks), plain])
    return made


class Screen:
    """`gap_ms` between two keys; 0 is as fast as the server takes them."""

    def __init__(self, home: Path, pictures: Path, gap_ms: int) -> None:
        self.home = home
        self._pictures, self._gap = pictures, gap_ms
        self._said = pictures / "stderr.txt"
        """What the program said before it ended by itself."""
        self._running: list[subprocess.Popen[str]] = []
        self._program: subprocess.Popen[str] | None = None
        self._environment: dict[str, str] = {}
        self._days = 0
        """How much later than the journey's first key the program is started again."""

    # -- coming and going

    def __enter__(self) -> "Screen":
        try:
            self._open()
        except BaseException:
            self.__exit__()
            raise
        return self

    @property
    def display(self) -> str:
        """Where other programs are drawn beside it."""
        return self._environment["DISPLAY"]

    def _open(self) -> None:
        """The server stays as it is when its only client goes (`-noreset`): the one that asks for the manager may come
        and go before it, and the reset took the manager along."""
        server = self._run("Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset")
        assert server.stdout is not None
        display = f":{server.stdout.readline().strip()}"
        self._environment = {
            **os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "MUNIDESK_HOME": str(self.home),
            "QT_IM_MODULE": "compose", "XCOMPOSEFILE": "/usr/share/X11/locale/en_US.UTF-8/Compose",
        }  # fmt: skip
        self._run("openbox")
        self._wait_for_manager()
        subprocess.run(["setxkbmap", "-display", display, "latam"], check=True, env=self._environment)

    def __exit__(self, *_raised: object) -> None:
        for one in reversed(self._running):
            if one.poll() is None:
                one.terminate()
                one.wait(PATIENCE)

    def _wait_for_manager(self) -> None:
        """A window that comes before its manager is never given the keyboard."""
        for _turn in range(round(PATIENCE / 0.1)):
            asked = subprocess.run(["xdotool", "get_desktop"], env=self._environment, capture_output=True, check=False)
            if asked.returncode == 0:
                return
            time.sleep(0.1)
        raise Wrong("el gestor de ventanas no arrancó")

    def _run(self, *command: str, errors: Path = Path(os.devnull)) -> subprocess.Popen[str]:
        with errors.open("w") as stream:
            made = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=stream, text=True,
                env=self._environment or None,
            )  # fmt: skip
        self._running.append(made)
        return made

    def start(self) -> Seen:
        self._pictures.mkdir(parents=True, exist_ok=True)
        watched = (sys.executable, "-X", "faulthandler", "-m", "tests.hands.watched", str(self._days))
        self._program = self._run(*watched, errors=self._said)
        self._ask("start")
        return self.look()

    def close(self) -> None:
        assert self._program is not None
        self._press("alt+F4")
        try:
            self._program.wait(PATIENCE)
        except subprocess.TimeoutExpired as late:
            raise Wrong("la ventana no se cierra con Alt+F4") from late

    # -- keys and eyes

    def key(self, combination: str) -> Seen:
        parts = combination.split("+") if len(combination) > 1 else [combination]
        if len(parts) > 1:  # «Ctrl+K» is the key K: its capital would be Ctrl+Shift+K
            parts = [one.lower() if len(one) == 1 else one for one in parts]
        self._press("+".join(NAMES.get(one, LETTERS.get(one, one)) for one in parts))
        return self.look()

    def letters(self, text: str) -> Iterator[tuple[str, Seen]]:
        """Without pauses, what stands before and after an accent is let arrive: Qt's composing gives its letter at once
        and the plain ones through a queue, so that in any field of any program «Ibáñez» may arrive as «áIbñez»."""
        for part in [text] if self._gap else re.findall(r"[\x20-\x7eñÑ¿¡«»]+|[^\x20-\x7eñÑ¿¡«»]", text):
            self._press(*keysyms(part))
            seen = self.look()
        yield text, seen

    def _press(self, *keys: str) -> None:
        command = ["xdotool", "key", "--clearmodifiers", "--delay", str(self._gap or 1), *keys]
        subprocess.run(command, check=True, env=self._environment)
        if self._gap:
            time.sleep(self._gap / 1000)

    def look(self) -> Seen:
        """Once the keys sent have arrived: two looks alike, with a window in front."""
        before: object = None
        found: dict[str, object] = {}
        faults: list[str] = []
        for _turn in range(round(PATIENCE / 0.05)):
            answer = self._ask("look")
            assert isinstance(answer, dict)
            found = answer
            faults.extend(found.pop("faults"))
            if found == before and found["active"]:
                break
            before = found
            time.sleep(0.05)
        shown = {name: str(found[name]) for name in ("focus", "kind", "value", "before", "window", "said")}
        return Seen(**shown, faults=tuple(dict.fromkeys(faults)))

    def painted(self) -> str:
        return str(self._ask("painted"))

    def copied(self, text: str) -> None:
        self._ask("copied", text)

    def elapse(self, seconds: float) -> None:
        self._ask("elapse", seconds)

    def switched_off(self, days: int) -> None:
        self._days += days

    def patience(self) -> Iterator[None]:
        for _turn in range(round(PATIENCE / 0.1)):
            yield
            time.sleep(0.1)

    def picture(self, name: str) -> Path:
        """The whole screen, as it is painted."""
        self._pictures.mkdir(parents=True, exist_ok=True)
        path = self._pictures / f"{name}.png"
        grab = "from PySide6.QtGui import QGuiApplication as A; import sys; a = A([]); " \
               "a.primaryScreen().grabWindow(0).save(sys.argv[1])"  # fmt: skip
        subprocess.run([sys.executable, "-c", grab, str(path)], check=True, env=self._environment)
        return path

    def _ask(self, asked: str, argument: object = "") -> object:
        program = self._program
        assert program is not None and program.stdin is not None and program.stdout is not None
        try:
            print(json.dumps([asked, argument]), file=program.stdin, flush=True)
            return json.loads(program.stdout.readline())
        except (BrokenPipeError, json.JSONDecodeError) as gone:
            told = self._said.read_text(encoding="utf-8", errors="replace")[-2000:]
            raise Wrong(f"el programa terminó solo ({program.wait(PATIENCE)}):\n{told}") from gone
