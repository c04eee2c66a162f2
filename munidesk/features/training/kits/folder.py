"""The folder of a kit: the course in `kit.toml`, its instrument and its procedure beside it, each as their own file.

Nothing in it is run and no path in it is followed: three files of fixed names are read, whole and within a limit, and
what they say passes the rules that a form passes.
"""

import json
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from munidesk.base.errors import UserError
from munidesk.base.files import unread
from munidesk.base.i18n import _
from munidesk.base.letters import in_lines
from munidesk.features.training.codes import CourseKind, Family, Level, Modality
from munidesk.features.training.domain import Competence
from munidesk.features.training.domain_course import Course
from munidesk.features.training.kinds import COMPETENCES, COURSES
from munidesk.instruments.reading import read_script as read_instrument
from munidesk.instruments.script import Script as Instrument
from munidesk.procedures.reading import read_script as read_procedure
from munidesk.procedures.script import Script as Procedure
from munidesk.town.toml_file import table_of, text_of
from munidesk.town.toml_table import Table

NAME, INSTRUMENT, PROCEDURE = "kit.toml", "instrumento.toml", "procedimiento.toml"
FORMAT, VERSION = "munidesk-kit", 1
MOST_BYTES = 1_000_000
MOST_MODULES, MOST_RAISES = 100, 400
MOST_LETTERS = 20_000


@dataclass(frozen=True, slots=True)
class Part:
    """The course, or one of its modules, and the competences it raises with the level of each."""

    course: Course
    raises: tuple[tuple[Competence, Level], ...] = ()


@dataclass(frozen=True, slots=True)
class Kit:
    """`parts` begins with the course itself; the others are its modules, in their order."""

    town: str
    parts: tuple[Part, ...]
    instrument: Instrument | None = None
    procedure: Procedure | None = None

    @property
    def title(self) -> str:
        return self.parts[0].course.title


def written(kit: Kit) -> str:
    """The text of `kit.toml`."""
    return "\n".join(_lines(kit)) + "\n"


def _lines(kit: Kit) -> Iterator[str]:
    yield from _pairs({"format": FORMAT, "version": VERSION, "town": kit.town})
    for part in kit.parts:
        one = part.course
        yield from ("", "[[course]]")
        yield from _pairs({
            "key": one.key, "title": one.title, "kind": str(one.kind), "hours": f"{one.hours:f}",
            "modality": str(one.modality), "min_attendance": one.min_attendance,
            "min_mark": "" if one.min_mark is None else f"{one.min_mark:f}", "valid_months": one.valid_months,
            "standard": one.standard, "notes": one.notes,
        })  # fmt: skip
        for competence, level in part.raises:
            yield from ("", "[[course.raise]]")
            yield from _pairs({
                "key": competence.key, "title": competence.title, "short": competence.short,
                "family": str(competence.family), "does": competence.does, "level": str(level),
            })  # fmt: skip


def _pairs(values: Mapping[str, str | int]) -> Iterator[str]:
    for key, value in values.items():
        if value != "":
            yield f"{key} = {value if isinstance(value, int) else _quoted(value)}"


def _quoted(text: str) -> str:
    return json.dumps(in_lines(text), ensure_ascii=False)


# -- reading


def read_folder(path: Path) -> Kit:
    """Of the folder, or of its `kit.toml`. Raises UserError for anything that is not one of ours and whole."""
    folder = path if path.is_dir() else path.parent
    kit = _kit(table_of(_text_file(folder / NAME), NAME))
    instrument, procedure = folder / INSTRUMENT, folder / PROCEDURE
    return Kit(
        kit.town, kit.parts,
        read_instrument(instrument) if _is_there(instrument) else None,
        read_procedure(procedure) if _is_there(procedure) else None,
    )  # fmt: skip


def _text_file(file: Path) -> str:
    if not _is_there(file):
        text = _("En «{name}» no está {file}: no es un kit. Elija la carpeta que lo lleva.")
        raise UserError(text.format(name=file.parent.name, file=NAME), code="none")
    return text_of(file)


def _is_there(file: Path) -> bool:
    """Raises UserError for what is no common file, or larger than any of ours."""
    try:
        found = file.lstat()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise unread(file, error) from error
    if not stat.S_ISREG(found.st_mode):
        text = _("«{name}» no es un archivo común, y no se abre. Pida el kit otra vez a quien lo hizo.")
        raise UserError(text.format(name=file.name), code="odd")
    if found.st_size > MOST_BYTES:
        raise UserError(_("«{name}» es demasiado grande para un kit.").format(name=file.name), code="large")
    return True


def _kit(top: Table) -> Kit:
    if top.text("format", "") != FORMAT:
        raise UserError(_("No se entiende «{name}»: no lo hizo MuniDesk.").format(name=NAME), code="format")
    if top.number("version", 0) > VERSION:
        text = _("«{name}» lo hizo una versión más nueva de MuniDesk. Actualice el programa y reintente.")
        raise UserError(text.format(name=NAME), code="newer")
    parts = tuple(_part(one) for one in top.tables("course"))
    if not parts or len(parts) > MOST_MODULES + 1:
        raise UserError(_("El kit no trae ningún curso, o trae demasiados módulos."), code="count")
    return Kit(_words(top, "town"), parts)


def _part(entry: Table) -> Part:
    """Raises UserError that says what cannot be."""
    mark = _words(entry, "min_mark")
    course = Course(
        key=_words(entry, "key"), title=" ".join(_words(entry, "title").split()),
        kind=entry.choice("kind", CourseKind, CourseKind.COURSE), hours=_figure(entry, "hours", "0"),
        modality=entry.choice("modality", Modality, Modality.PRESENT),
        min_attendance=entry.number("min_attendance", 80),
        min_mark=_figure(entry, "min_mark", "") if mark else None, valid_months=entry.number("valid_months", 0),
        standard=_words(entry, "standard"), notes=_words(entry, "notes"),
    )  # fmt: skip
    raises = entry.tables("raise")
    if len(raises) > MOST_RAISES:
        raise UserError(_("El kit no trae ningún curso, o trae demasiados módulos."), code="count")
    return Part(COURSES.checked(course), tuple(_raise(one) for one in raises))


def _raise(entry: Table) -> tuple[Competence, Level]:
    one = Competence(
        key=_words(entry, "key"), title=" ".join(_words(entry, "title").split()), short=_words(entry, "short"),
        family=entry.choice("family", Family, Family.NONE), does=_words(entry, "does"),
    )  # fmt: skip
    return COMPETENCES.checked(one), entry.choice("level", Level, Level.ALONE)


def _words(entry: Table, key: str) -> str:
    text = in_lines(entry.text(key, "")).strip()
    if len(text) > MOST_LETTERS:
        raise UserError(_("El kit trae un texto de más de {n} letras.").format(n=MOST_LETTERS), code="large", field=key)
    return text


def _figure(entry: Table, key: str, blank: str) -> Decimal:
    text = entry.text(key, blank)
    try:
        found = Decimal(text)
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite() or abs(found) > 100_000:
        raise UserError(_("En el kit, «{text}» no es una cifra.").format(text=text[:20]), code="figure", field=key)
    return found
