"""What the help names is there: every «Ajustes › …» and every button it tells to press, in the messages of its page."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.overview.guide import FIRST_STEPS
from munidesk.town.guide import FIRST_RUN
from munidesk.town.manifest import Help

ROOT = Path(catalog.__file__).parent
PRESSED = re.compile(r"(?:[Pp]ulse|paso|[Mm]arque) «([^»]+)»|y «([^»]+)»")
IN_SETTINGS = re.compile(r"Ajustes › ([^.:;,)]+)")


def words_called(*paths: Path, name: str) -> Iterator[str]:
    """The words handed to the calls of that name (`button(_("…"))`), as they are written."""
    for path in paths:
        yield from (words for called, words in calls_in(path) if called == name)


@cache
def calls_in(path: Path) -> tuple[tuple[str, str], ...]:
    """(what is called, a text handed to it), each text of the file."""
    tree = ast.walk(ast.parse(path.read_text("utf-8")))
    return tuple(
        (call.func.id, one.value)
        for call in tree if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
        for part in call.args for one in ast.walk(part)
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    )  # fmt: skip


def files_of(*rooms: str) -> list[Path]:
    return [one for room in rooms for one in sorted((ROOT / room).rglob("*.py")) if one.name != "guide.py"]


def texts_of(one: Help) -> Iterator[str]:
    yield from (one.what, one.example, *(words for _key, words in one.keys), *(cure for _seen, cure in one.wrong))


def told() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each text of the help with the rooms where its page is made."""
    everywhere = ("ui", "town", "records", "overview")
    for text in FIRST_STEPS:
        yield text, ("features/council", *everywhere)
    for one in FIRST_RUN:
        yield from ((text, everywhere) for text in texts_of(one))
    for feature in catalog.HOUSE.features:
        room = f"features/{feature.name}"
        rooms = (room, "instruments", *everywhere) if (ROOT / room).is_dir() else everywhere
        for page in feature.pages:
            yield from ((text, rooms) for one in page.help for text in texts_of(one))


def test_fix2_every_section_of_settings_that_a_text_names_is_there():
    settings = sorted((ROOT / "town").glob("page_settings*.py"))
    there = {*words_called(*settings, name="Section"), *words_called(*settings, name="button")}
    there = {one.rstrip("…") for one in there}
    everything = [text for path in ROOT.rglob("*.py") for text in words_called(path, name="_")]
    everything += [text for path in ROOT.rglob("*.py") for text in words_called(path, name="msgid")]
    named = [where for text in everything for where in IN_SETTINGS.findall(text)]
    assert len(named) > 5
    assert [one for one in named if not any(one.strip().startswith(words) for words in there if words)] == []


@pytest.mark.parametrize(("text", "rooms"), sorted({one for one in told() if PRESSED.search(one[0])}))
def test_fix2_every_button_and_step_that_the_help_tells_to_press_is_there(text, rooms):
    there = {words for name in ("_", "msgid") for words in words_called(*files_of(*rooms), name=name)}
    named = [first or second for first, second in PRESSED.findall(text)]
    assert [one for one in named if one not in there] == []
