"""An instrument out of its TOML file; a mistake in it is a sentence with its line."""

import tomllib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TypeVar

from munidesk.base.errors import UserError
from munidesk.base.files import unread
from munidesk.base.i18n import _
from munidesk.base.paths import RESOURCES
from munidesk.instruments import rules
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
from munidesk.town.toml_table import Table

T = TypeVar("T")
FOLDER = RESOURCES / "instruments"


@dataclass(frozen=True, slots=True)
class Script:
    """An instrument as written in its file, before it has ids in the store."""

    instrument: Instrument
    dimensions: tuple[Dimension, ...]
    criteria: tuple[Criterion, ...]
    parts: tuple[Part, ...] = ()
    bands: tuple[Band, ...] = ()

    def parts_of(self, criterion_key: str) -> tuple[Part, ...]:
        return tuple(one for one in self.parts if one.criterion_key == criterion_key)


def shipped(key: str) -> Script:
    """One of those that come with MuniDesk."""
    return read_script(FOLDER / f"{key}.toml")


def read_script(path: Path, known: Collection[str] | None = None) -> Script:
    """Raises UserError that names the file, the line and the reason. `known`: the indicators that somebody counts."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        values = tomllib.loads(text)
    except OSError as error:
        raise unread(path, error) from error
    except UnicodeDecodeError as error:
        raise UserError(
            _("«{name}» no está escrito en UTF-8. Guárdelo así y vuelva a probar.").format(name=path.name)
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise UserError(
            _("En «{name}» hay un error: {reason}.").format(name=path.name, reason=_place(error))
        ) from error
    return _Reader(path.name, text, known).script(Table(values, path.name))


def _place(error: tomllib.TOMLDecodeError) -> str:
    """«línea 12, columna 4», out of «… (at line 12, column 4)»."""
    words = str(error)
    _head, sign, place = words.partition("(at line ")
    if not sign:
        return _("el archivo termina antes de tiempo")
    line, _comma, column = place.rstrip(")").partition(", column ")
    return _("línea {line}, columna {column}: no se entiende lo escrito").format(line=line, column=column)


class _Reader:
    def __init__(self, name: str, text: str, known: Collection[str] | None) -> None:
        self._name, self._known = name, known
        self._lines = text.splitlines()

    def _fault(self, reason: str, needle: str) -> UserError:
        line = next((at for at, words in enumerate(self._lines, 1) if needle and needle in words), 0)
        where = _("{name}, línea {line}").format(name=self._name, line=line) if line else self._name
        return UserError(f"{where}: {reason}")

    def _sound(self, needle: str, check: Callable[[T], None], one: T) -> None:
        try:
            check(one)
        except UserError as error:
            words = str(error)
            raise self._fault(f"{words[0].lower()}{words[1:]}", needle) from None

    def script(self, top: Table) -> Script:
        instrument = Instrument(
            key=top.text("key"), version=top.number("version", 1), title=top.text("title"),
            scale=top.number("scale", 4), source=top.text("source", ""), months=top.number("months", 0),
            shown=top.choice("shown", Shown, Shown.POINTS),
            weighting=top.choice("weighting", Weighting, Weighting.DIMENSIONS),
        )  # fmt: skip
        self._sound("scale", rules.check_instrument, instrument)
        dimensions: list[Dimension] = []
        criteria: list[Criterion] = []
        parts: list[Part] = []
        for place, entry in enumerate(top.tables("dimension"), 1):
            dimensions.append(self._dimension(entry, place))
            for at, each in enumerate(entry.tables("criterion"), 1):
                own = tuple(_parts(each))
                criteria.append(self._criterion(each, dimensions[-1].key, at, own))
                parts.extend(own)
        self._check(dimensions, criteria)
        return Script(instrument, tuple(dimensions), tuple(criteria), tuple(parts), self._bands(top))

    def _bands(self, top: Table) -> tuple[Band, ...]:
        found = []
        for entry in top.tables("band"):
            found.append(Band(key=entry.text("key"), title=entry.text("title"), start=entry.number("from", 0)))
            self._sound(found[-1].title, rules.check_band, found[-1])
        self._sound("[[band]]", rules.check_bands, found)
        return tuple(found)

    def _dimension(self, entry: Table, place: int) -> Dimension:
        title = entry.text("title")
        found = Dimension(
            key=entry.text("key", f"d{place}"), position=place, title=title, short=entry.text("short", title),
            weight=entry.number("weight", 1), area=entry.text("area", ""),
        )  # fmt: skip
        self._sound(title, rules.check_dimension, found)
        return found

    def _criterion(self, entry: Table, dimension: str, place: int, parts: tuple[Part, ...]) -> Criterion:
        found = Criterion(
            dimension_key=dimension, key=entry.text("key"), position=place, question=entry.text("question"),
            kind=entry.choice("kind", AnswerKind, AnswerKind.SCALE), weight=entry.number("weight", 1),
            levels="\n".join(entry.strings("levels")), unit=entry.text("unit", ""), low=_decimal(entry, "low"),
            high=_decimal(entry, "high"), indicator=entry.text("indicator", ""), short=entry.text("short", ""),
            area=entry.text("area", ""), advice=entry.text("advice", ""), ods=_goals(entry.text("ods", "")),
            targets=_targets(entry.text("ods", "")), gender=_marker(entry),
            gender_advice=entry.text("gender_advice", ""), evidence=entry.text("evidence", ""),
            capacity=_capacity(entry),
        )  # fmt: skip
        self._sound(found.question, rules.check_criterion, found)
        if found.indicator and self._known is not None and found.indicator not in self._known:
            words = _("no hay ningún indicador «{name}». Los que hay: {names}.")
            raise self._fault(words.format(name=found.indicator, names=", ".join(sorted(self._known))), found.indicator)
        self._sound(found.question, partial(rules.check_parts, found), parts)
        for one in parts:
            self._sound(found.question, rules.check_part, one)
        return found

    def _check(self, dimensions: list[Dimension], criteria: list[Criterion]) -> None:
        if not criteria:
            raise self._fault(_("no tiene ningún criterio."), "")
        for keys in ([one.key for one in dimensions], [one.key for one in criteria]):
            for key in keys:
                if keys.count(key) > 1:
                    raise self._fault(_("el nombre interno «{key}» está repetido.").format(key=key), f'"{key}"')


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
    value = entry.values.get(key)
    return Decimal(str(value)) if isinstance(value, int | float) else None


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
        raise UserError(_("el marcador de género es 0, 1 o 2, y dice {n}.").format(n=told))
    return (Marker.NO, Marker.ALSO, Marker.MAINLY)[told]


def _capacity(entry: Table) -> Capacity:
    """By its code or its word. Raises UserError."""
    told = entry.text("capacity", "")
    found = Capacity.read(told) if told else Capacity.NONE
    if found is None:
        words = ", ".join(one.word for one in Capacity if one)
        raise UserError(_("no hay ninguna capacidad «{text}». Puede ser: {words}.").format(text=told, words=words))
    return found
