"""Initiatives from a spreadsheet: what was understood first, then all the good rows in one step, the bad ones told."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from munidesk.base.dates import parse_date, today
from munidesk.base.errors import UserError
from munidesk.base.figures import Figures
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import fold
from munidesk.data.exchange import Sheet, read_table
from munidesk.data.store import Store
from munidesk.features.participation.domain import AnswerKind, Author, AuthorKind, Initiative, Origin, State
from munidesk.features.participation.initiatives.columns import import_fields
from munidesk.features.participation.initiatives.rules import faults
from munidesk.features.participation.initiatives.store import initiative, is_free, move, register
from munidesk.features.participation.initiatives.store_states import read_state
from munidesk.features.participation.kinds import AUTHORS, INITIATIVES
from munidesk.features.participation.places import Spellings
from munidesk.features.participation.store_places import topics, zones
from munidesk.town import store as town
from munidesk.town.goals import goals_of
from munidesk.town.import_known import Known, Sorting
from munidesk.town.import_maps import ColumnMap, remember
from munidesk.town.import_rows import Refused, cells_of, column_title, columns_of, numbered_rows, sentences
from munidesk.town.imports import ImportOptions, ImportReport
from munidesk.town.people_lists.store import names
from munidesk.town.sexes import SexColumn, doubtful_sentence, sex_column

KIND = "initiatives"


@dataclass(frozen=True, slots=True)
class Line:
    """A row as understood, with what happened to the initiative since it came, and who brought it.

    `dated` says whether the sheet gives the day, or today was put for it.
    """

    line: int
    record: Initiative
    author: Author
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
    return read_rows(store, sheet, columns_of(store, KIND, sheet, import_fields(), mapping or {}, "title"))


def read_rows(store: Store, sheet: Sheet, columns: ColumnMap) -> Reading:
    """Every row understood with those columns, or refused with its line, column and reason."""
    figures = Figures(town.profile_of(store).currency)
    lines: list[Line] = []
    refused: list[tuple[int, str, str]] = []
    sexes, said = _sexes(sheet, columns), partial(read_state, store)
    for number, row in numbered_rows(sheet):
        try:
            lines.append(_line(number, cells_of(row, columns), sexes, figures, said))
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


def _line(
    number: int, cells: Mapping[str, str], sexes: SexColumn, figures: Figures,
    said: Callable[[str], tuple[State, str] | None],
) -> Line:  # fmt: skip
    """Raises Refused for a row that is no initiative, or one that cannot be."""
    title = " ".join(cells.get("title", "").split())
    if not title:
        raise Refused("title", _("No tiene título."))
    day = _day(cells, "received")
    record = Initiative(
        title=title, received=day or today(), folio_number=_number(cells.get("folio", "")),
        text=cells.get("text", ""), origin=Origin.read(cells.get("origin", "")) or Origin.COUNTER,
        topic=cells.get("topic", ""), zone=cells.get("zone", ""),
        ods=", ".join(map(str, goals_of(cells.get("ods", "")))), area=cells.get("area", ""),
        gender_marker=bool(_value(cells, "gender_marker", figures)),
        extension_reason=cells.get("extension_reason", ""), external=cells.get("external", ""),
    )  # fmt: skip
    record = _since(record, cells, figures)
    record = replace(record, own_state=cells.get("own_state", ""))
    record = _in_state(record, cells.get("state", ""), said)
    for fault in faults(record):
        raise Refused(fault.field, str(fault))
    return Line(number, record, _author(cells, sexes), day is not None)


def _author(cells: Mapping[str, str], sexes: SexColumn) -> Author:
    name = cells.get("author", "")
    kind = AuthorKind.read(cells.get("author_kind", "")) or AuthorKind.UNKNOWN  # who it was is not guessed
    return Author(kind=kind, name=name, gender=sexes.read(cells.get("gender", "")))


def _number(folio: str) -> int:
    """The number of «2026-034»; 0 for anything else, which gets the next one."""
    tail = folio.rpartition("-")[2]
    return int(tail) if "-" in folio and tail.isdigit() else 0


def _day(cells: Mapping[str, str], key: str) -> date | None:
    text = cells.get(key, "").split("T")[0].split(" 00:")[0]
    if not text:
        return None
    try:
        return parse_date(text)
    except UserError as error:
        raise Refused(key, str(error)) from None


def _value(cells: Mapping[str, str], key: str, figures: Figures) -> object:
    """What the cell of a field says, as the field reads it; None for a blank. Raises Refused."""
    if not cells.get(key):
        return None
    try:
        return INITIATIVES.field(key).read(cells[key], figures)
    except UserError as error:
        raise Refused(key, str(error)) from None


def _since(record: Initiative, cells: Mapping[str, str], figures: Figures) -> Initiative:
    """The answer and what came of it."""
    people = _value(cells, "feedback_people", figures)
    return replace(
        record, answer_kind=AnswerKind.read(cells.get("answer_kind", "")) or AnswerKind.NONE,
        answer=cells.get("answer", ""), answer_area=cells.get("answer_area", ""),
        answer_date=_day(cells, "answer_date"), feedback_date=_day(cells, "feedback_date"),
        feedback_place=cells.get("feedback_place", ""), feedback_channel=cells.get("feedback_channel", ""),
        feedback_evidence=cells.get("feedback_evidence", ""),
        feedback_people=people if isinstance(people, int) else None,
        started_on=_day(cells, "started_on"), fulfilled_on=_day(cells, "fulfilled_on"),
        fulfilled_evidence=cells.get("fulfilled_evidence", ""),
    )  # fmt: skip


def _in_state(record: Initiative, text: str, said: Callable[[str], tuple[State, str] | None]) -> Initiative:
    """In the state the sheet says, ours or one of the municipality's own. Raises Refused for a word nobody knows."""
    found = said(text) if text else None
    if text and found is None:
        words = _("«{word}» no es un estado conocido. Agréguelo en Participación › «Estados propios…» y diga a cuál "
                  "equivale.")  # fmt: skip
        raise Refused("state", words.format(word=text))
    state, own = found or (None, record.own_state)
    return replace(record, state=_state(state, record), own_state=own)


def _state(said: State | None, record: Initiative) -> State:
    """The state the sheet says, else the furthest its dates show."""
    for day, state in (
        (record.fulfilled_on, State.FULFILLED), (record.started_on, State.UNDER_WAY),
        (record.feedback_date, State.GIVEN_BACK), (record.answer_date, State.ANSWERED),
    ):  # fmt: skip
        if day is not None:
            return said or state
    return said or State.RECEIVED


@dataclass(frozen=True, slots=True)
class _Here:
    """What tells an initiative of the file from others of its title: its day and who brought it."""

    received: date
    authors: frozenset[str]


def _known(store: Store) -> Known[_Here]:
    authors: dict[str, set[str]] = {}
    brought = AUTHORS.all(store)
    private = names(store, {one.neighbour_id for one in brought})
    for one in brought:
        name = one.name or private.get(one.neighbour_id, "")
        authors.setdefault(one.initiative_id, set()).add(fold(name))
    return Known(
        ((one.external, fold(one.title)), _Here(one.received, frozenset(authors.get(one.id, ()))))
        for one in INITIATIVES.all(store, order="id")
    )


def sort_out(store: Store, reading: Reading) -> tuple[list[Line], Sorting[_Here]]:
    """The lines that are new, and how the others are told.

    One is here already when an initiative of its title and key of origin has its day and its author; what the sheet
    does not say fits any.
    """
    sorting, new = Sorting(_known(store)), []
    for line in reading.lines:
        author, received = fold(line.author.name), line.record.received
        key = (line.record.external, fold(line.record.title))

        def fits(here: _Here, line: Line = line, author: str = author, received: date = received) -> bool:
            return (not line.dated or here.received == received) and (not author or author in here.authors)

        if sorting.is_new(line.line, line.record.title, key, (key, received, author), fits):
            new.append(line)
    return new, sorting


def _report(reading: Reading, new: Sequence[Line], sorting: Sorting[_Here]) -> ImportReport:
    return ImportReport(reading.understood, len(new), sorting.matched, reading.refused, tuple(sorting.told))


def _with_own_folio(store: Store, record: Initiative) -> Initiative:
    """A folio that another initiative of the year has here gives way to the next one: nothing is lost or doubled."""
    taken = record.folio_number and not is_free(store, record.received.year, record.folio_number)
    return replace(record, folio_number=0) if taken else record


def _as_it_stood(store: Store, initiative_id: str, said: Initiative) -> None:
    record = replace(initiative(store, initiative_id), state=said.state, own_state=said.own_state)
    move(store, record, _("Importada"))


def write_lines(store: Store, reading: Reading) -> ImportReport:
    """All the new lines in one step; those already here are left alone, and each of them is named."""
    new, sorting = sort_out(store, reading)
    places, subjects = Spellings(zones(store)), Spellings(topics(store))
    with store.change(_("Importar iniciativas")):
        for line in new:
            record = replace(
                _with_own_folio(store, line.record), state=State.RECEIVED, own_state="",
                zone=places.settled(line.record.zone), topic=subjects.settled(line.record.topic),
            )  # fmt: skip
            made = register(store, record, line.author)
            if line.record.state is not State.RECEIVED:
                _as_it_stood(store, made, line.record)
        remember(store, KIND, reading.header, reading.columns)
    return _report(reading, new, sorting)
