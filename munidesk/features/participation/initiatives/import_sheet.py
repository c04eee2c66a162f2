"""Initiatives from a spreadsheet: what was understood first, then all the good rows in one step, the bad ones told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from munidesk.base.dates import parse_date, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import fold
from munidesk.data.exchange import Sheet, read_table
from munidesk.data.store import Store
from munidesk.features.participation.domain import OPEN, AnswerKind, AuthorKind, Origin, State
from munidesk.features.participation.initiatives.columns import import_fields
from munidesk.features.participation.initiatives.store import is_free, register, set_state
from munidesk.features.participation.people.store import names
from munidesk.town.goals import goals_of
from munidesk.town.import_known import Known, Sorting
from munidesk.town.import_maps import ColumnMap, remember
from munidesk.town.import_rows import Refused, cells_of, column_title, columns_of, numbered_rows, sentences
from munidesk.town.imports import ImportOptions, ImportReport
from munidesk.town.sexes import SexColumn, doubtful_sentence, sex_column

KIND = "initiatives"
K = TypeVar("K", Origin, AuthorKind, AnswerKind, State)


@dataclass(frozen=True, slots=True)
class Line:
    """A row as understood: arguments of `register`, then what happened to it since.

    `dated` says whether the sheet gives the day, or today was put for it.
    """

    line: int
    title: str
    fields: Mapping[str, object]
    later: Mapping[str, object]
    state: State
    dated: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """The sheet understood, before anything is written."""

    header: tuple[str, ...]
    columns: ColumnMap
    lines: tuple[Line, ...]
    refused: tuple[tuple[int, str, str], ...]
    understood: tuple[str, ...]


def import_initiatives(store: Store, source: Path, options: ImportOptions) -> ImportReport:
    """Import a CSV or XLSX. Raises UserError when no column can be the title."""
    sheet = read_table(source)
    reading = read_sheet(store, sheet, options.mapping)
    if not options.dry_run:
        return write_lines(store, reading)
    new, sorting = sort_out(store, reading)
    return _report(reading, new, sorting)


def read_sheet(store: Store, sheet: Sheet, mapping: Mapping[str, str] | None = None) -> Reading:
    """Understand the sheet with the columns given, else those of last time, else by their header."""
    return read_rows(sheet, columns_of(store, KIND, sheet, import_fields(), mapping or {}, "title"))


def read_rows(sheet: Sheet, columns: ColumnMap) -> Reading:
    lines: list[Line] = []
    refused: list[tuple[int, str, str]] = []
    sexes = _sexes(sheet, columns)
    for number, row in numbered_rows(sheet):
        try:
            lines.append(_line(number, cells_of(row, columns), sexes))
        except Refused as fault:
            refused.append((number, column_title(sheet, columns, fault.field), fault.reason))
    understood = [*sentences(sheet, columns, import_fields())]
    if "received" not in columns:
        understood.append(_("No hay columna de fecha: se toma la de hoy."))
    if sexes.doubtful:
        understood.append(doubtful_sentence(column_title(sheet, columns, "gender"), sexes.doubtful))
    count = len(lines)
    understood.append(ngettext("{n} iniciativa entendida.", "{n} iniciativas entendidas.", count).format(n=count))
    return Reading(sheet.rows[0], columns, tuple(lines), tuple(refused), tuple(understood))


def _sexes(sheet: Sheet, columns: ColumnMap) -> SexColumn:
    cells = (cells_of(row, columns).get("gender", "") for _number, row in numbered_rows(sheet))
    return sex_column(cells, column_title(sheet, columns, "gender"))


def _line(number: int, cells: dict[str, str], sexes: SexColumn) -> Line:
    title = " ".join(cells.get("title", "").split())
    if not title:
        raise Refused("title", _("No tiene título."))
    day = _day(cells, "received")
    received = day or today()
    if received > today():
        raise Refused("received", _("La fecha todavía no llegó."))
    later = _later(cells, received)
    folio = cells.get("folio", "")
    tail = folio.rpartition("-")[2]
    fields: dict[str, object] = {
        "text": cells.get("text", ""),
        "received": received,
        "origin": _one(Origin, cells.get("origin", ""), Origin.COUNTER),
        "author": _one(AuthorKind, cells.get("author_kind", ""), _author(cells)),
        "author_name": cells.get("author", ""),
        "gender": sexes.read(cells.get("gender", "")),
        "topic": cells.get("topic", ""),
        "zone": cells.get("zone", ""),
        "ods": ", ".join(map(str, goals_of(cells.get("ods", "")))),
        "area": cells.get("area", ""),
        "external": cells.get("external", ""),
        "number": int(tail) if "-" in folio and tail.isdigit() else None,
    }
    return Line(number, title, fields, later, _state(cells, later), day is not None)


def _author(cells: dict[str, str]) -> AuthorKind:
    return AuthorKind.ORGANISATION if cells.get("author") else AuthorKind.ANONYMOUS


def _one(kinds: type[K], text: str, usual: K) -> K:
    """The member whose word the cell holds; the usual one when it says something else."""
    return next((kind for kind in kinds if fold(kind.value) == fold(text)), usual)


def _day(cells: Mapping[str, str], key: str) -> date | None:
    text = cells.get(key, "").split("T")[0].split(" 00:")[0]
    if not text:
        return None
    try:
        return parse_date(text)
    except UserError as error:
        raise Refused(key, str(error)) from None


def _later(cells: Mapping[str, str], received: date) -> dict[str, object]:
    """The answer and what came of it, in order. Raises Refused when the order is impossible."""
    answered, given = _day(cells, "answer_date"), _day(cells, "feedback_date")
    if answered is not None and answered < received:
        raise Refused("answer_date", _("La respuesta es anterior a la iniciativa."))
    if given is not None and answered is None:
        raise Refused("feedback_date", _("Hay devolución sin fecha de respuesta."))
    if given is not None and answered is not None and given < answered:
        raise Refused("feedback_date", _("La devolución es anterior a la respuesta."))
    texts = ("answer", "answer_area", "feedback_place", "feedback_channel", "feedback_evidence")
    found: dict[str, object] = {key: cells[key] for key in texts if cells.get(key)}
    kind = _one(AnswerKind, cells.get("answer_kind", ""), AnswerKind.NONE)
    days = {"answer_date": answered, "feedback_date": given, "fulfilled_on": _day(cells, "fulfilled_on")}
    found.update({key: day for key, day in days.items() if day is not None})
    return found | ({"answer_kind": kind} if kind is not AnswerKind.NONE else {})


def _state(cells: Mapping[str, str], later: Mapping[str, object]) -> State:
    """The state the sheet says, else the furthest its dates show."""
    for key, state in (("fulfilled_on", State.FULFILLED), ("feedback_date", State.GIVEN_BACK),
                       ("answer_date", State.ANSWERED)):  # fmt: skip
        if key in later:
            return _one(State, cells.get("state", ""), state)
    said = _one(State, cells.get("state", ""), State.RECEIVED)
    return said if said in OPEN else State.RECEIVED


@dataclass(frozen=True, slots=True)
class _Here:
    """What tells an initiative of the file from others of its title: its day and who brought it."""

    received: date
    authors: frozenset[str]


def _known(store: Store) -> Known[_Here]:
    authors: dict[str, set[str]] = {}
    brought = store.select("author")
    private = names(store, {str(row["neighbour_id"]) for row in brought if row["neighbour_id"]})
    for row in brought:
        name = str(row["name"]) or private.get(str(row["neighbour_id"]), "")
        authors.setdefault(str(row["initiative_id"]), set()).add(fold(name))
    return Known(
        (
            (str(row["external"]), fold(str(row["title"]))),
            _Here(date.fromisoformat(str(row["received"])), frozenset(authors.get(str(row["id"]), ()))),
        )
        for row in store.select("initiative", order="id")
    )


def sort_out(store: Store, reading: Reading) -> tuple[list[Line], Sorting[_Here]]:
    """The lines that are new, and how the others are told.

    One is here already when an initiative of its title and key of origin has its day and its author; what the sheet
    does not say fits any.
    """
    sorting, new = Sorting(_known(store)), []
    for line in reading.lines:
        author, received = fold(str(line.fields["author_name"])), line.fields["received"]
        key = (str(line.fields["external"]), fold(line.title))

        def fits(here: _Here, line: Line = line, author: str = author, received: object = received) -> bool:
            return (not line.dated or here.received == received) and (not author or author in here.authors)

        if sorting.is_new(line.line, line.title, key, (key, received, author), fits):
            new.append(line)
    return new, sorting


def _report(reading: Reading, new: Sequence[Line], sorting: Sorting[_Here]) -> ImportReport:
    return ImportReport(reading.understood, len(new), sorting.matched, reading.refused, tuple(sorting.told))


def _with_own_folio(store: Store, line: Line) -> dict[str, object]:
    """A folio that another initiative of the year has here gives way to the next one: nothing is lost or doubled."""
    number, received = line.fields["number"], line.fields["received"]
    assert isinstance(received, date)
    taken = isinstance(number, int) and not is_free(store, received.year, number)
    return {**line.fields, "number": None} if taken else dict(line.fields)


def write_lines(store: Store, reading: Reading) -> ImportReport:
    """All the new lines in one step; those already here are left alone, and each of them is named."""
    new, sorting = sort_out(store, reading)
    with store.change(_("Importar iniciativas")):
        for line in new:
            made = register(store, line.title, **_with_own_folio(store, line))  # type: ignore[arg-type]
            if line.state is not State.RECEIVED or line.later:
                set_state(store, made, line.state, _("Importada"), **line.later)
        remember(store, KIND, reading.header, reading.columns)
    return _report(reading, new, sorting)
