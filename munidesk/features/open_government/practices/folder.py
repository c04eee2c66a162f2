"""The folder by which towns exchange good practices: one file of data that another MuniDesk opens, and its papers.

Nothing in it is run and no path in it is followed: `practicas.json` alone is read, whole, within a limit, and each
practice passes the rules that a form passes.
"""

import json
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from munidesk.base.codes import Code
from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.files import read_bytes, unread
from munidesk.base.i18n import _
from munidesk.base.letters import in_lines
from munidesk.features.open_government.codes import Component, PracticeOrigin
from munidesk.features.open_government.domain import Practice
from munidesk.features.open_government.kinds import PRACTICES
from munidesk.instruments.domain import Marker

C = TypeVar("C", bound=Code)

NAME = "practicas.json"
FORMAT, VERSION = "munidesk-practices", 1
MOST_BYTES = 4_000_000
MOST_PRACTICES = 500
MOST_LETTERS = 20_000
"""Of one text: the longest ficha has some thousands."""

TEXTS = ("title", "topic", "problem", "done", "results", "lessons", "needs", "ods", "contact", "source")
"""What travels as it was written; place and country are beside them."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a folder holds: where it comes from, and its practices as the bank here will keep them."""

    town: str
    country: str
    made: date | None
    practices: tuple[Practice, ...]


def written(practices: Sequence[Practice], town: str, country: str) -> str:
    """The text of `practicas.json`: a practice without place is of the town that sends it."""
    told = {
        "format": FORMAT, "version": VERSION, "town": town, "country": country, "made": today().isoformat(),
        "practices": [_told(one, town, country) for one in practices],
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _told(one: Practice, town: str, country: str) -> Mapping[str, str]:
    return {
        **{name: getattr(one, name) for name in TEXTS},
        "place": one.place or town,
        "country": one.country or country,
        "component": str(one.component),
        "gender": str(one.gender),
        "since": one.since.isoformat() if one.since else "",
    }


def read_folder(path: Path) -> Bundle:
    """Of the folder, or of its `practicas.json`. Raises UserError for anything that is not one of ours and whole."""
    file = path / NAME if path.is_dir() else path
    try:
        found = file.lstat()
    except FileNotFoundError as error:
        text = _("En «{name}» no está {file}: no es una carpeta de buenas prácticas. Elija la que lo lleva.")
        raise UserError(text.format(name=path.name, file=NAME)) from error
    except OSError as error:
        raise unread(file, error) from error
    if not stat.S_ISREG(found.st_mode):
        text = _("{file} de «{name}» no es un archivo común, y no se abre. Pida la carpeta otra vez a quien la hizo.")
        raise UserError(text.format(file=NAME, name=path.name))
    if found.st_size > MOST_BYTES:
        text = _("«{name}» es demasiado grande (más de {n} MB). Pida la carpeta con menos prácticas.")
        raise UserError(text.format(name=file.name, n=MOST_BYTES // 1_000_000))
    return _bundle(_root(file), file.name)


def _root(file: Path) -> Mapping[str, object]:
    try:
        root: object = json.loads(read_bytes(file).decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UserError(_not_understood(file.name)) from error
    if not isinstance(root, dict) or root.get("format") != FORMAT:
        raise UserError(_not_understood(file.name))
    return root


def _not_understood(name: str) -> str:
    return _("No se entiende «{name}»: no lo hizo MuniDesk o llegó cortado. Pida la carpeta otra vez.").format(
        name=name
    )


def _bundle(root: Mapping[str, object], name: str) -> Bundle:
    version = root.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise UserError(_not_understood(name))
    if version > VERSION:
        text = _("«{name}» lo hizo una versión más nueva de MuniDesk. Actualice el programa y reintente.")
        raise UserError(text.format(name=name))
    entries = root.get("practices")
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        raise UserError(_not_understood(name))
    if len(entries) > MOST_PRACTICES:
        text = _("«{name}» trae más de {n} prácticas. Pídala en varias carpetas.")
        raise UserError(text.format(name=name, n=MOST_PRACTICES))
    town, country = _text(root, "town", name), _text(root, "country", name)
    practices = tuple(_practice(one, at, town, country, name) for at, one in enumerate(entries, 1))
    return Bundle(town, country, _day(_text(root, "made", name)), practices)


def _practice(entry: Mapping[str, object], at: int, town: str, country: str, name: str) -> Practice:
    """Raises UserError that says which of them cannot be."""
    made = Practice(
        title="", place=_text(entry, "place", name) or town, country=_text(entry, "country", name) or country,
        component=_code(Component, _text(entry, "component", name), Component.NONE),
        gender=_code(Marker, _text(entry, "gender", name), Marker.NO), since=_day(_text(entry, "since", name)),
        origin=PracticeOrigin.IMPORTED,
    )  # fmt: skip
    for key in TEXTS:
        made = PRACTICES.with_stored(made, key, _text(entry, key, name))
    made = replace(made, source=made.source or town)
    try:
        return PRACTICES.checked(made)
    except UserError as error:
        text = _("En «{name}», la práctica {n}: {why}")
        raise UserError(text.format(name=name, n=at, why=str(error))) from error


def _text(entry: Mapping[str, object], key: str, name: str) -> str:
    """A text of letters alone, none of them hidden. Raises UserError for another kind of value, or a text too long."""
    value = entry.get(key, "")
    if not isinstance(value, str):
        raise UserError(_not_understood(name))
    if len(value) > MOST_LETTERS:
        text = _("«{name}» trae un texto de más de {n} letras. Pida la ficha más corta a quien la hizo.")
        raise UserError(text.format(name=name, n=MOST_LETTERS))
    return in_lines(value).strip()


def _code(kind: type[C], text: str, otherwise: C) -> C:
    """One that this version knows; another is left out, as the practice says the rest."""
    return next((one for one in kind if str(one) == text), otherwise)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
