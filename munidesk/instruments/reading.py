"""An instrument out of its TOML file; a mistake in it is a sentence with its line."""

import math
import tomllib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from decimal import Decimal
from functools import cache
from pathlib import Path

from munidesk.base.errors import UserError
from munidesk.base.files import unread
from munidesk.base.i18n import _
from munidesk.base.paths import RESOURCES
from munidesk.base.spanish import uncapital
from munidesk.instruments.domain import (
    AnswerKind,
    Band,
    Capacity,
    Criterion,
    Dimension,
    Instrument,
    Marker,
    Part,
    Shown,
    Weighting,
)
from munidesk.instruments.faults import Fault, faults
from munidesk.instruments.script import Script as Script
from munidesk.town.toml_table import Table

FOLDER = RESOURCES / "instruments"
MOST_BYTES = 4_000_000
"""A hundred times the largest that ships."""


@cache
def shipped(key: str) -> Script:
    """One of those that come with MuniDesk."""
    return read_script(FOLDER / f"{key}.toml")


def read_script(path: Path, known: Collection[str] | None = None) -> Script:
    """Raises UserError that names the file, the line and the reason. `known`: the indicators that somebody counts."""
    return read_text(text_of(path), path.name, known)


def faults_of_file(path: Path, known: Collection[str] | None = None) -> tuple[str, ...]:
    """Everything that is wrong in a file, each with its line; none when it can be used."""
    try:
        text = text_of(path)
        script = _script(text, path.name)
    except UserError as error:
        return (str(error),)
    return tuple(_placed(fault, path.name, text.splitlines()) for fault in faults(script, known))


def text_of(path: Path) -> str:
    """Raises UserError for one that cannot be read, is no UTF-8, or is larger than any instrument."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UserError(
                _("«{name}» es demasiado grande para un archivo de criterios. Elija otro.").format(name=path.name)
            )
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise unread(path, error) from error
    except UnicodeDecodeError as error:
        raise UserError(
            _("«{name}» no está escrito en UTF-8. Guárdelo así y vuelva a probar.").format(name=path.name)
        ) from error


def read_text(text: str, name: str, known: Collection[str] | None = None) -> Script:
    """What `name` holds. Raises UserError as `read_script`."""
    script = _script(text, name)
    for fault in faults(script, known):
        raise UserError(_placed(fault, name, text.splitlines()), field=fault.field)
    return script


def _script(text: str, name: str) -> Script:
    """As it is written, with its faults. Raises UserError for what is no instrument at all."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UserError(_("En «{name}» hay un error: {reason}.").format(name=name, reason=_place(error))) from error
    except (RecursionError, ValueError) as error:  # brackets a thousand deep, a figure of five thousand digits
        raise UserError(_("«{name}» no es un archivo de criterios. Elija otro.").format(name=name)) from error
    return _read(Table(values, name), name, text.splitlines())


def _place(error: tomllib.TOMLDecodeError) -> str:
    """«línea 12, columna 4», out of «… (at line 12, column 4)»."""
    words = str(error)
    _head, sign, place = words.partition("(at line ")
    if not sign:
        return _("el archivo termina antes de tiempo")
    line, _comma, column = place.rstrip(")").partition(", column ")
    return _("línea {line}, columna {column}: no se entiende lo escrito").format(line=line, column=column)


def _placed(fault: Fault, name: str, lines: list[str]) -> str:
    """«x.toml, línea 12: falta…»."""
    at = _line_of(fault, lines)
    where = _("{name}, línea {line}").format(name=name, line=at) if at else name
    return f"{where}: {uncapital(fault.words)}"


def _line_of(fault: Fault, lines: list[str]) -> int:
    """That of the field where its table writes it, else that of the text the record is known by; 0 for none."""
    near = fault.near.replace("\\", "\\\\").replace('"', '\\"') if not fault.near.startswith('"') else fault.near
    found = [at for at, words in enumerate(lines, 1) if near and near in words]
    at = (found[-1] if fault.field == "key" else found[0]) if found else 0
    if not at:
        return 0
    first = next((n for n in range(at, 0, -1) if lines[n - 1].startswith("[[")), 1)
    last = next((n for n in range(at + 1, len(lines) + 1) if lines[n - 1].startswith("[")), len(lines) + 1)
    named = (n for n in range(first, last) if lines[n - 1].split("=")[0].strip() == fault.field)
    return next(named, at) if fault.field else at


@contextmanager
def _lined(name: str, lines: list[str], heading: str, nth: int) -> Iterator[None]:
    """What cannot be read of the nth table of that heading is told with the line of its field, or of the table."""
    try:
        yield
    except UserError as error:
        heads = [at for at, words in enumerate(lines, 1) if words.strip() == heading]
        if nth > len(heads):
            raise
        first = heads[nth - 1]
        last = next((at for at in range(first + 1, len(lines) + 1) if lines[at - 1].startswith("[")), len(lines) + 1)
        named = (at for at in range(first, last) if lines[at - 1].split("=")[0].strip() == error.field)
        where = _("{name}, línea {line}").format(name=name, line=next(named, first))
        raise UserError(f"{where}: {uncapital(str(error))}", field=error.field) from error


def _read(top: Table, name: str, lines: list[str]) -> Script:
    instrument = Instrument(
        key=top.text("key"), version=top.number("version", 1), title=top.text("title"),
        scale=top.number("scale", 4), source=top.text("source", ""), months=top.number("months", 0),
        shown=top.choice("shown", Shown, Shown.POINTS),
        weighting=top.choice("weighting", Weighting, Weighting.DIMENSIONS),
    )  # fmt: skip
    dimensions: list[Dimension] = []
    criteria: list[Criterion] = []
    parts: list[Part] = []
    for place, entry in enumerate(top.tables("dimension"), 1):
        with _lined(name, lines, "[[dimension]]", place):
            dimensions.append(_dimension(entry, place))
        for at, each in enumerate(entry.tables("criterion"), 1):
            with _lined(name, lines, "[[dimension.criterion]]", len(criteria) + 1):
                criteria.append(_criterion(each, dimensions[-1].key, at))
                parts.extend(_parts(each))
    bands = [
        Band(key=entry.text("key"), title=entry.text("title"), start=entry.number("from", 0))
        for entry in top.tables("band")
    ]
    return Script(instrument, tuple(dimensions), tuple(criteria), tuple(parts), tuple(bands))


def _dimension(entry: Table, place: int) -> Dimension:
    title = entry.text("title")
    return Dimension(
        key=entry.text("key", f"d{place}"), position=place, title=title, short=entry.text("short", title),
        weight=entry.number("weight", 1), area=entry.text("area", ""),
    )  # fmt: skip


def _criterion(entry: Table, dimension: str, place: int) -> Criterion:
    return Criterion(
        dimension_key=dimension, key=entry.text("key"), position=place, question=entry.text("question"),
        kind=entry.choice("kind", AnswerKind, AnswerKind.SCALE), weight=entry.number("weight", 1),
        levels="\n".join(entry.strings("levels")), unit=entry.text("unit", ""), low=_decimal(entry, "low"),
        high=_decimal(entry, "high"), indicator=entry.text("indicator", ""), short=entry.text("short", ""),
        area=entry.text("area", ""), advice=entry.text("advice", ""), ods=_goals(entry.text("ods", "")),
        targets=_targets(entry.text("ods", "")), gender=_marker(entry),
        gender_advice=entry.text("gender_advice", ""), evidence=entry.text("evidence", ""),
        capacity=_capacity(entry),
    )  # fmt: skip


def _parts(entry: Table) -> Iterator[Part]:
    """What is marked in a checklist: `items` in short, or `[[dimension.criterion.part]]` with evidence and advice."""
    key = entry.text("key")
    for at, text in enumerate(entry.strings("items"), 1):
        yield Part(criterion_key=key, position=at, text=text.strip())
    for at, each in enumerate(entry.tables("part"), len(entry.strings("items")) + 1):
        yield Part(
            criterion_key=key, position=at, text=each.text("text").strip(), evidence=each.text("evidence", "").strip(),
            advice=each.text("advice", "").strip(),
        )  # fmt: skip


def _decimal(entry: Table, key: str) -> Decimal | None:
    """None for what is no number, and for one that has no end."""
    value = entry.values.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return Decimal(str(value))


def _goals(text: str) -> str:
    """The goals of «16.6, 16.10, 5», each once, in their order: «5, 16»."""
    said = [one.strip().partition(".")[0] for one in text.split(",") if one.strip()]
    return ", ".join(sorted(dict.fromkeys(said), key=lambda one: (len(one), one)))


def _targets(text: str) -> str:
    """What of it is a target of a goal: «16.6, 16.10»."""
    return ", ".join(one.strip() for one in text.split(",") if "." in one)


def _marker(entry: Table) -> Marker:
    """0, 1 or 2, as the marker of the OECD counts. Raises UserError."""
    told = entry.number("gender", 0)
    if not 0 <= told <= 2:
        words = _("En «{path}», el marcador de género es 0, 1 o 2, y dice {n}.")
        raise UserError(words.format(path=entry.path, n=told), field="gender")
    return (Marker.NO, Marker.ALSO, Marker.MAINLY)[told]


def _capacity(entry: Table) -> Capacity:
    """By its code or its word. Raises UserError."""
    told = entry.text("capacity", "")
    found = Capacity.read(told) if told else Capacity.NONE
    if found is None:
        words = ", ".join(one.word for one in Capacity if one)
        raise UserError(
            _("En «{path}», no hay ninguna capacidad «{text}». Puede ser: {words}.").format(
                path=entry.path, text=told, words=words
            ),
            field="capacity",
        )
    return found
