"""The screen of the journeys by keys (`tests/hands`), with the program that is installed in a Windows of Wine."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import Popen

from package.steps import Failed
from package.wine import Wine
from tests.hands import journeys
from tests.hands.driver import Hands, Seen
from tests.hands.papers import read_word
from tests.hands.screen import LETTERS, Screen

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 90
"""Seconds that a window of Wine may take."""
SETTLED = 0.5
"""Seconds before a key: a window of Wine that has just come in front loses the first one."""
GAP = 40
"""Milliseconds between keys."""
WATCHED = "import faulthandler, runpy, sys; faulthandler.enable(open({faults!r}, 'w')); " \
          "sys.path.append({root!r}); sys.argv = ['watched', '0']; " \
          "runpy.run_module('tests.hands.watched', run_name='__main__')"  # fmt: skip
KEYS = {
    8: ("aacute", "Aacute"), 93: ("eacute", "Eacute"), 97: ("iacute", "Iacute"), 103: ("oacute", "Oacute"),
    120: ("uacute", "Uacute"), 132: ("udiaeresis", "Udiaeresis"), 149: ("ntilde", "Ntilde"),
    94: ("questiondown", "exclamdown"), 49: ("guillemotleft", "guillemotright"), 51: ("masculine", "degree"),
}  # fmt: skip
"""A key of X -> its two letters, the second with Shift."""
NAMED = dict(zip("áÁéÉíÍóÓúÚüÜñÑ¿¡«»º°", (one for pair in KEYS.values() for one in pair), strict=True))


class OnWindows(Screen):
    """The screen of the journeys by keys, with the program that is installed in a Windows of Wine."""

    wine: Wine
    program: Path

    def start(self) -> Seen:
        self._pictures.mkdir(parents=True, exist_ok=True)
        python = self.wine.name_of(self.program / "python" / "python.exe")
        order = WATCHED.format(root=self.wine.name_of(ROOT), faults=self.wine.name_of(self._said))
        self._program = self.wine.started(python, "-X", "utf8", "-c", order, home=self.home)
        self._running.append(self._program)
        self._ask("start")
        return self.look()

    def _press(self, *keys: str) -> None:
        time.sleep(SETTLED)
        super()._press(*keys)

    def letters(self, text: str) -> Iterator[tuple[str, Seen]]:
        self._press(*(NAMED.get(one, LETTERS.get(one, one)) for one in text))
        yield text, self.look()

    def give_letters(self) -> None:
        """Wine understands no dead keys: each letter of Spanish gets a key, of those a keyboard has not or of signs."""
        subprocess.run(["setxkbmap", "us"], check=True, env=self._environment)
        orders = "\n".join(f"keycode {key} = {' '.join(pair)}" for key, pair in KEYS.items())
        subprocess.run(["xmodmap", "-"], check=True, env=self._environment, input=orders, text=True)

    def windows_called(self, words: str) -> list[str]:
        """The windows whose title has those words."""
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", words], env=self._environment,
                               capture_output=True, text=True, check=False)  # fmt: skip
        return found.stdout.split()

    def wait_for_window(self, words: str, running: "Popen[str] | None" = None) -> float:
        """Seconds until a window of that title is there; raises Failed where none comes."""
        began = time.monotonic()
        while time.monotonic() - began < PATIENCE:
            if self.windows_called(words):
                return time.monotonic() - began
            if running is not None and running.poll() not in (None, 0):
                break
            time.sleep(0.2)
        self.picture("falta-una-ventana")
        raise Failed(f"no apareció una ventana «{words}»; véase la imagen")

    def wait_for_none(self, words: str) -> None:
        for _turn in range(PATIENCE * 5):
            if not self.windows_called(words):
                return
            time.sleep(0.2)
        raise Failed(f"la ventana «{words}» no se cerró")

    def close_window(self, words: str) -> None:
        """With its keys, as a person does."""
        time.sleep(2)  # what it paints when it opens
        self._press("alt+F4")
        self.wait_for_none(words)


def first_time(hands: Hands) -> None:
    """From the welcome to the home page of a municipality, and closed: what was typed is in its file."""
    journeys.begin_without_members(hands)
    hands.close()


def acta_saved(hands: Hands) -> None:
    """The acta of the last session of the file that opens by itself, as Word beside it."""
    hands.wait_for("Nueva sesión")
    hands.picture("inicio")
    journeys.open_page(hands, "ordinaria 12")
    hands.sees("ordinaria 12/2026")
    hands.picture("acta")
    hands.go_to("Word", at_most=30)
    hands.press("Enter")
    hands.sees("Nombre del archivo:")
    hands.picture("guardar")
    hands.press("Enter")
    path = hands.wait_for_file("*.docx")
    hands.wait_for("Se guardó")
    hands.picture("guardado")
    hands.close()
    if "orden del día" not in read_word(path):
        raise hands.wrong("el acta en Word no lleva su orden del día")


@contextmanager
def opened(out: Path) -> Iterator[tuple[OnWindows, Wine]]:
    """A screen and a Windows of Wine in `out`, which is emptied; both end whatever happens."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    with OnWindows(out, out / "imagenes", GAP) as screen:
        screen.give_letters()
        wine = Wine(out / "wine", screen.display)
        screen.wine = wine
        screen.program = wine.person / "AppData" / "Local" / "Programs" / "MuniDesk"
        try:
            yield screen, wine
        finally:
            wine.end()
