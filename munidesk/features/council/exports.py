"""What `export` knows of the council: documents of one session, lists of many."""

from dataclasses import replace

from munidesk.base.dates import now, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import Document
from munidesk.features.council.acts.calendar_file import calendar_text
from munidesk.features.council.acts.sending import notice_document
from munidesk.features.council.attendance.store_held import attended, held_attendance
from munidesk.features.council.book.document import (
    blank_sheets,
    closing_sheet,
    index_document,
    opening_sheet,
    whole_book,
)
from munidesk.features.council.book.store_view import book_named, load_book
from munidesk.features.council.certificates.store import certificate_document, certificate_named
from munidesk.features.council.domain import SessionState
from munidesk.features.council.elections.listing import elections_sheet, speakers_sheet
from munidesk.features.council.minutes.document import altered_document, minutes_document
from munidesk.features.council.minutes.document_extract import build_extract
from munidesk.features.council.minutes.document_public import public_document
from munidesk.features.council.minutes.document_reading import build_reading_copy
from munidesk.features.council.minutes.store_altered import view_to_print
from munidesk.features.council.reports.building import votes_of
from munidesk.features.council.reports.document import (
    attendance_sheet,
    ballots_sheet,
    book_sheet,
    fulfilments_sheet,
    presences_sheet,
    resolutions_sheet,
    votes_sheet,
)
from munidesk.features.council.reports.document_attendance import attendance_document, attendance_reports, held_words
from munidesk.features.council.reports.scope import Scope, kind_words, scope_of
from munidesk.features.council.reports.store import book_rows, item_places, resolution_ids, resolution_rows
from munidesk.features.council.sessions.document_notice import build_agenda
from munidesk.features.council.sessions.store import newest
from munidesk.features.council.view_data import SessionView
from munidesk.records.sheet import Selection, Sheet
from munidesk.town import store as town

_HELD = (SessionState.OPEN, SessionState.CLOSED, SessionState.NO_QUORUM)


def _view(store: Store, selection: Selection, *, held: bool) -> SessionView:
    """The session asked for, or the newest (of those held, for what only a held session has)."""
    states = _HELD if held else tuple(one for one in SessionState if one is not SessionState.EARLIER)
    found = newest(store, (*states, SessionState.EARLIER) if selection.id else states, selection.id)
    if not found and selection.id:
        raise UserError(_("No hay ninguna sesión con el identificador «{id}».").format(id=selection.id))
    if not found:
        raise UserError(_("Todavía no hay sesiones. Cree la primera en Concejo › Nueva sesión."))
    return view_to_print(store, found)


def acta(store: Store, selection: Selection) -> Document:
    return minutes_document(_view(store, selection, held=True), printed_at=now())


def public(store: Store, selection: Selection) -> Document:
    """The acta to publish, without the motives of absences."""
    return public_document(_view(store, selection, held=True), printed_at=now())


def altered(store: Store, selection: Selection) -> Document:
    """An acta that is not what was approved, marked so across every page."""
    return altered_document(_view(store, selection, held=True))


def reading(store: Store, selection: Selection) -> Document:
    return build_reading_copy(_view(store, selection, held=True))


def notice(store: Store, selection: Selection) -> Document:
    return notice_document(_view(store, selection, held=False))


def calendar(store: Store, selection: Selection) -> str:
    """The session for other calendars (`.ics`)."""
    return calendar_text(_view(store, selection, held=False))


def agenda(store: Store, selection: Selection) -> Document:
    return build_agenda(_view(store, selection, held=False))


def extract(store: Store, selection: Selection) -> Document:
    """`--id` is a resolution's; without it, the last resolution of the file."""
    rows = resolution_ids(store)
    if not rows:
        raise UserError(_("Todavía no hay resoluciones numeradas; se numeran al levantar la sesión."))
    wanted = selection.id or next(reversed(rows))
    if wanted not in rows:
        raise UserError(_("No hay ninguna resolución con el identificador «{id}».").format(id=wanted))
    return build_extract(view_to_print(store, rows[wanted]), wanted)


def certificate(store: Store, selection: Selection) -> Document:
    """`--id` is a certificate's, or a resolution's for its draft; without it, the last that was given."""
    return certificate_document(store, certificate_named(store, selection.id))


def _of(selection: Selection, sheet: Sheet) -> Sheet:
    """The list with its days under its title, beside what it says of itself."""
    return _told(sheet, selection.words, sheet.about)


def _told(sheet: Sheet, *about: str) -> Sheet:
    return replace(sheet, about=" · ".join(filter(None, about)))


def _scope(store: Store, selection: Selection) -> Scope:
    """The days, body, person and kind of session that were asked for by name."""
    return scope_of(store, replace(selection, id=""))


def _chosen(store: Store, selection: Selection, sheet: Sheet, *more: str) -> Sheet:
    """The list with all that was chosen under its title, beside what it says of itself."""
    scope = _scope(store, selection)
    body = town.body(store, scope.body_id).name if scope.body_id and not sheet.about else ""
    who = town.person(store, scope.person_id).full_name if scope.person_id else ""
    return _told(sheet, selection.words, body, kind_words(scope.kind), who, sheet.about, *more)


def attendance(store: Store, selection: Selection) -> Sheet:
    """Of every body, one after the other: none is left out."""
    scope = _scope(store, selection)
    names = _bodies(store, scope)
    found = [attended(store, key, scope.since, scope.until, kind=scope.kind) for key in names]
    records = [one for each in found for one in each.records if scope.person_id in ("", one.member.person.id)]
    held = held_words(sum(len(each.sessions) for each in found))
    return _chosen(store, selection, attendance_sheet(records, town.profile_of(store), names), held)


def _bodies(store: Store, scope: Scope) -> dict[str, str]:
    return {one.id: one.name for one in town.bodies(store) if scope.body_id in ("", one.id)}


def attendance_report(store: Store, selection: Selection) -> Document:
    """Of every body that met, or of one; `--id` is a body, or a member or person of one."""
    return attendance_document(store, *attendance_reports(store, scope_of(store, selection)))


def presences(store: Store, selection: Selection) -> Sheet:
    scope = _scope(store, selection)
    names = _bodies(store, scope)
    held = [one for key in names for one in held_attendance(store, key, scope.since, scope.until, kind=scope.kind)]
    return _chosen(store, selection, presences_sheet(held, names, item_places(store)))


def votes(store: Store, selection: Selection) -> Sheet:
    return _chosen(store, selection, votes_sheet(list(votes_of(store, _scope(store, selection)))))


def ballots(store: Store, selection: Selection) -> Sheet:
    scope = _scope(store, selection)
    return _chosen(store, selection, ballots_sheet(list(votes_of(store, scope)), scope.person_id))


def elections(store: Store, selection: Selection) -> Sheet:
    return _of(selection, elections_sheet(store, selection.since, selection.until))


def speakers(store: Store, selection: Selection) -> Sheet:
    return _of(selection, speakers_sheet(store, selection.since, selection.until))


def book(store: Store, selection: Selection) -> Sheet:
    scope = _scope(store, selection)
    rows = book_rows(store, scope.body_id or None, since=scope.since, until=scope.until, kind=scope.kind)
    return _chosen(store, selection, book_sheet(rows))


def book_index(store: Store, selection: Selection) -> Document:
    """`--id` is a book or its number; without it, the book in use."""
    return index_document(load_book(store, book_named(store, selection.id)), today())


def book_opening(store: Store, selection: Selection) -> Document:
    view = load_book(store, book_named(store, selection.id))
    if not view.book.opening:
        raise UserError(_("De este libro no hay diligencia de apertura. Regístrelo en «Concejo › Libro de actas»."))
    return opening_sheet(view)


def book_closing(store: Store, selection: Selection) -> Document:
    view = load_book(store, book_named(store, selection.id))
    if view.book.closed_on is None:
        raise UserError(_("Este libro está abierto: su diligencia de cierre se imprime al cerrarlo."))
    return closing_sheet(view)


def book_sheets(store: Store, selection: Selection) -> Document:
    """The next ten sheets of the book with their folio, blank; as many as are left where they are fewer."""
    view = load_book(store, book_named(store, selection.id))
    left, first = view.left, view.shelf.next_folio(view.book.number)
    return blank_sheets(view, first, min(_SHEETS, _SHEETS if left is None else max(1, left)))


_SHEETS = 10


def bound_book(store: Store, selection: Selection) -> Document:
    """Every acta of the book in one PDF. Raises UserError for one that is not as it was approved."""
    view = load_book(store, book_named(store, selection.id))
    actas = [minutes_document(view_to_print(store, line.minutes.session_id), printed_at=now()) for line in view.lines]
    return whole_book(view, actas, today())


def fulfilments(store: Store, selection: Selection) -> Sheet:
    """Who sees to each resolution, by when and how it was fulfilled: those that somebody follows."""
    scope = _scope(store, selection)
    rows = resolution_rows(store, scope.body_id or None, since=scope.since, until=scope.until, kind=scope.kind)
    sheet = fulfilments_sheet(rows, several=len(town.bodies(store)) > 1)
    return _chosen(store, selection, sheet)


def resolutions(store: Store, selection: Selection) -> Sheet:
    scope = _scope(store, selection)
    rows = resolution_rows(store, scope.body_id or None, since=scope.since, until=scope.until, kind=scope.kind)
    return _chosen(store, selection, resolutions_sheet(rows))
