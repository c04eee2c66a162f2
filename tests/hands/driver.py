"""A person's hands: keys, what has the focus, what is painted. Journeys know nothing else of the program.

A `Desk` is where the program runs: `simulated` in this process with the time advanced, `screen` in a real window.
After every key the desk says what it saw; what no person could work with (no focus, a focus out of sight, a letter
that went elsewhere) ends the journey with its sentence and a picture.
"""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

BEGINS = datetime(2026, 11, 17, 18, 30)
"""The moment of every journey's first key."""
CHANGES = ("change_set", "change_row", "draft", "setting", "meta")
"""Tables that hold what was done, not what is."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What there is after a key. `kind` is text, button, list, combo, menu or other; `before` is what stands in
    front of the cursor, `value` the whole field or the current row; `said` is what a screen reader hears of it;
    `faults` is what nobody could work with."""

    focus: str = ""
    kind: str = "other"
    value: str = ""
    before: str = ""
    window: str = ""
    said: str = ""
    faults: tuple[str, ...] = ()


class Desk(Protocol):
    home: Path

    def start(self) -> Seen: ...

    def key(self, combination: str) -> Seen: ...

    def letters(self, text: str) -> Iterator[tuple[str, Seen]]:
        """Types, and yields what had been typed at each look; a real screen looks once, at the end."""
        ...

    def look(self) -> Seen: ...

    def painted(self) -> str: ...

    def copied(self, text: str) -> None:
        """What another program left in the clipboard."""
        ...

    def elapse(self, seconds: float) -> None: ...

    def switched_off(self, days: int) -> None:
        """The program is closed, and the computer goes on that many days later."""
        ...

    def patience(self) -> Iterator[None]:
        """Turns of a person who looks at the screen and waits, until she gives up."""
        ...

    def picture(self, name: str) -> Path: ...

    def close(self) -> None: ...


class Wrong(AssertionError):
    """What a person would have seen go wrong, with the keys that led there."""


@dataclass
class Hands:
    desk: Desk
    name: str
    keys: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    """A line for each key that was pressed and each text that was typed, with what was heard after it."""
    brought: list[Path] = field(default_factory=list)
    """Files that were there before: `left`."""
    seen: Seen = field(default_factory=Seen)
    pictures: int = 0

    # -- keys

    def start(self) -> None:
        self._after("(inicio)", self.desk.start())

    def press(self, *combinations: str) -> None:
        """Keys by their names: «Enter», «Ctrl+N», «Shift+Tab»."""
        for one in combinations:
            self.keys.append(one)
            self._after(one, self.desk.key(one))
            self.heard.append(f"{one} → {self.seen.said}")

    def write(self, text: str, *, kept: bool = True) -> None:
        """Text meant for a text: each letter must appear where the cursor is. `kept` is looked for on disk."""
        typed = ""
        for typed, seen in self.desk.letters(text):
            self._after(typed, seen)
            if seen.kind != "text":
                raise self.wrong(f"se escribió «{typed}» y el teclado está en {told(seen)}: la letra fue a una orden")
            if not squeezed(seen.before).endswith(squeezed(typed)):
                raise self.wrong(f"se escribió «{typed}» y ante el cursor dice «{seen.before[-60:]}» ({told(seen)})")
        self.keys.extend(text)
        self.heard.append(f"«{text}» → {self.seen.said}")
        if kept:
            self.written.append(text)

    def command(self, keys: str) -> None:
        """Letters meant as commands: none may fall into a text."""
        for letter in keys:
            if self.seen.kind == "text":
                raise self.wrong(f"«{letter}» era una orden y el teclado está en {told(self.seen)}")
            self.press(letter)

    def go_to(self, name: str, key: str = "Tab", at_most: int = 12) -> None:
        """Press `key` until what is called `name` has the focus, as one does who sees where it is."""
        for _turn in range(at_most):
            if name in self.seen.focus:
                return
            self.press(key)
        if name not in self.seen.focus:
            raise self.wrong(f"{at_most} veces {key} no llegan a «{name}»; el teclado está en {told(self.seen)}")

    def choose(self, value: str, key: str = "Down", at_most: int = 40) -> None:
        """Press `key` until the list or the row shows `value`."""
        for _turn in range(at_most):
            if value in self.seen.value:
                return
            self.press(key)
        if value not in self.seen.value:
            raise self.wrong(f"{at_most} veces {key} no llegan a «{value}»; se ve {told(self.seen)}")

    def copied(self, text: str) -> None:
        self.desk.copied(text)

    def stick(self, name: str) -> Path:
        """An empty folder beside the municipality's file, as a stick is."""
        path = self.desk.home / name
        path.mkdir()
        return path

    def left(self, name: str, contents: bytes) -> Path:
        """A file that another program, or another person, left beside the municipality's."""
        path = self.desk.home / name
        path.write_bytes(contents)
        self.brought.append(path)
        return path

    # -- eyes

    def at(self, name: str) -> None:
        """The focus is in what is called `name`."""
        if name not in self.seen.focus:
            raise self.wrong(f"el teclado debía estar en «{name}» y está en {told(self.seen)}")

    def reads(self, value: str) -> None:
        if value not in self.seen.value:
            raise self.wrong(f"donde está el teclado debía leerse «{value}» y se lee {told(self.seen)}")

    def sees(self, *words: str) -> None:
        painted = self.desk.painted()
        for one in words:
            if one not in painted:
                raise self.wrong(f"no se ve «{one}»; se ve:\n{painted}")

    def shows(self, words: str) -> bool:
        """Whether one reads `words` somewhere."""
        return words in self.desk.painted()

    def sees_no(self, *words: str) -> None:
        painted = self.desk.painted()
        for one in words:
            if one in painted:
                raise self.wrong(f"se ve «{one}»")

    def wait_for(self, words: str) -> None:
        """Look until `words` are painted: the program is at work."""
        for _turn in self.desk.patience():
            if words in self.desk.painted():
                self.seen = self.desk.look()
                return
        raise self.wrong(f"no llegó «{words}»; se ve:\n{self.desk.painted()}")

    def wait_for_file(self, pattern: str) -> Path:
        """The file of that name, once it is whole on disk."""
        for _turn in self.desk.patience():
            found = [one for one in self.files(pattern) if one.stat().st_size]
            if found:
                return found[0]
        raise self.wrong(f"no se escribió «{pattern}»; hay {[one.name for one in self.desk.home.rglob('*')]}")

    def files(self, pattern: str) -> list[Path]:
        """Those of that name, by name; what is half-written is hidden."""
        found = sorted(self.desk.home.rglob(pattern))
        return [one for one in found if not any(part.startswith(".") for part in one.relative_to(self.desk.home).parts)]

    def elapse(self, seconds: float) -> None:
        """She thinks, answers the telephone."""
        self.desk.elapse(seconds)
        self.seen = self.desk.look()

    def come_back(self, days: int) -> None:
        """She closes the program, and opens it again that many days later."""
        self.close()
        self.desk.switched_off(days)
        self.start()

    def picture(self, name: str) -> Path:
        self.pictures += 1
        return self.desk.picture(f"{self.name}-{self.pictures:02d}-{name}")

    def _after(self, key: str, seen: Seen) -> None:
        self.seen = seen
        if seen.faults:
            raise self.wrong(f"tras «{key}»: {'; '.join(seen.faults)}")

    def wrong(self, sentence: str) -> Wrong:
        """What to raise: the sentence, the last keys and a picture."""
        path = self.desk.picture(f"{self.name}-MAL")
        return Wrong(f"{self.name}: {sentence}\nteclas: {' '.join(self.keys[-25:])}\nimagen: {path}")

    # -- the disk

    def close(self) -> None:
        """The cross of the window; then every text typed must be in the file letter by letter."""
        self.desk.close()
        for text in self.written:
            if not self.places(text):
                raise Wrong(f"{self.name}: «{text}» se escribió y no está en el archivo")

    def places(self, text: str) -> list[str]:
        """The columns («person.family_name») where exactly `text` is, or that have it within a longer text."""
        exact, within = [], []
        for place, value in self._values():
            if value == text:
                exact.append(place)
            elif squeezed(text) in squeezed(value):
                within.append(place)
        return sorted(set(exact or within))

    def _values(self) -> Iterator[tuple[str, str]]:
        for path in self.desk.home.glob("?*.munidesk"):
            with tempfile.TemporaryDirectory() as folder:
                connection = sqlite3.connect(shutil.copy(path, folder))
                try:
                    yield from _texts(connection)
                finally:
                    connection.close()


def _texts(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    tables: Sequence[tuple[str]] = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (table,) in tables:
        if table in CHANGES or table.startswith("sqlite_"):
            continue
        cursor = connection.execute(f'SELECT * FROM "{table}"')
        names = [one[0] for one in cursor.description]
        for row in cursor:
            for name, value in zip(names, row, strict=True):
                if isinstance(value, str) and value:
                    yield f"{table}.{name}", value


def squeezed(text: str) -> str:
    return " ".join(text.replace("\u2029", " ").replace("\xa0", " ").split())


def told(seen: Seen) -> str:
    return f"«{seen.focus}» ({seen.kind}, «{seen.value[:60]}») de «{seen.window}»"
