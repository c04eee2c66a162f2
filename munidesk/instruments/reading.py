"""An instrument out of its TOML file; a mistake in it is a sentence with its line."""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from munidesk.base.errors import UserError
from munidesk.base.files import unread
from munidesk.base.i18n import _
from munidesk.base.paths import RESOURCES
from munidesk.instruments.domain import AnswerKind, Criterion, Dimension, Instrument
from munidesk.town.toml_table import Table

FOLDER = RESOURCES / "instruments"


@dataclass(frozen=True, slots=True)
class Script:
    """An instrument as written in its file, before it has ids in the store."""

    instrument: Instrument
    dimensions: tuple[Dimension, ...]
    criteria: tuple[Criterion, ...]


def shipped(key: str) -> Script:
    """One of those that come with MuniDesk."""
    return read_script(FOLDER / f"{key}.toml")


def read_script(path: Path) -> Script:
    """Raises UserError that names the file, the line and the reason."""
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
    return _Reader(path.name, text).script(Table(values, path.name))


def _place(error: tomllib.TOMLDecodeError) -> str:
    """«línea 12, columna 4», out of «… (at line 12, column 4)»."""
    words = str(error)
    _head, sign, place = words.partition("(at line ")
    if not sign:
        return _("el archivo termina antes de tiempo")
    line, _comma, column = place.rstrip(")").partition(", column ")
    return _("línea {line}, columna {column}: no se entiende lo escrito").format(line=line, column=column)


class _Reader:
    def __init__(self, name: str, text: str) -> None:
        self._name = name
        self._lines = text.splitlines()

    def _fault(self, reason: str, needle: str) -> UserError:
        line = next((at for at, words in enumerate(self._lines, 1) if needle and needle in words), 0)
        where = _("{name}, línea {line}").format(name=self._name, line=line) if line else self._name
        return UserError(f"{where}: {reason}")

    def script(self, top: Table) -> Script:
        instrument = Instrument("", top.text("key"), top.number("version", 1), top.text("title"),
                                top.number("scale", 4), top.text("source", ""))  # fmt: skip
        if not 1 <= instrument.scale <= 10:
            raise self._fault(_("la escala va de 1 a 10 puntos."), "scale")
        dimensions: list[Dimension] = []
        criteria: list[Criterion] = []
        for place, entry in enumerate(top.tables("dimension"), 1):
            title = entry.text("title")
            dimensions.append(
                Dimension("", "", entry.text("key", f"d{place}"), place, title, entry.text("short", title),
                          entry.number("weight", 1))
            )  # fmt: skip
            for at, each in enumerate(entry.tables("criterion"), 1):
                criteria.append(self._criterion(each, dimensions[-1].key, at, instrument.scale))
        self._check(dimensions, criteria)
        return Script(instrument, tuple(dimensions), tuple(criteria))

    def _criterion(self, entry: Table, dimension: str, place: int, scale: int) -> Criterion:
        question = entry.text("question")
        kind = entry.choice("kind", AnswerKind, AnswerKind.SCALE)
        found = Criterion(
            "", "", dimension, entry.text("key"), place, question, kind, entry.number("weight", 1),
            "\n".join(entry.strings("levels")), "\n".join(entry.strings("items")), entry.text("unit", ""),
            _decimal(entry, "low"), _decimal(entry, "high"), entry.text("indicator", ""),
        )  # fmt: skip
        if fault := criterion_fault(found, scale):
            raise self._fault(fault, question)
        return found

    def _check(self, dimensions: list[Dimension], criteria: list[Criterion]) -> None:
        if not criteria:
            raise self._fault(_("no tiene ningún criterio."), "")
        for kind, keys in (("dimension", [d.key for d in dimensions]), ("criterion", [c.key for c in criteria])):
            for key in keys:
                if keys.count(key) > 1:
                    del kind
                    raise self._fault(_("la clave «{key}» está repetida.").format(key=key), f'"{key}"')


def criterion_fault(one: Criterion, scale: int) -> str:
    """What is wrong with a criterion, in a sentence; empty when it is right."""
    if not one.question.strip():
        return _("escriba la pregunta.")
    if one.weight < 0:
        return _("el peso no puede ser negativo.")
    match one.kind:
        case AnswerKind.CHECKLIST if not one.item_names:
            return _("una lista necesita al menos un punto para marcar.")
        case AnswerKind.NUMBER if one.low is None or one.high is None or one.low == one.high:
            return _("un número necesita dos valores distintos: el que da 0 puntos y el que da {n}.").format(n=scale)
        case AnswerKind.COMPUTED if not one.indicator:
            return _("falta decir qué indicador se calcula.")
    return ""


def _decimal(entry: Table, key: str) -> Decimal | None:
    value = entry.values.get(key)
    return Decimal(str(value)) if isinstance(value, int | float) else None
