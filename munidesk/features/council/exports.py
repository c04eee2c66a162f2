"""What `export` knows of the council: documents of one session, lists of many."""

from dataclasses import replace

from munidesk.base.dates import now
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import Document
from munidesk.features.council.attendance.store_held import attended, held_attendance
from munidesk.features.council.domain import SessionState
from munidesk.features.council.elections.listing import elections_sheet, speakers_sheet
from munidesk.features.council.minutes.document import minutes_document
from munidesk.features.council.minutes.document_extract import build_extract
from munidesk.features.council.minutes.document_reading import build_reading_copy
from munidesk.features.council.reports.document import (
    attendance_sheet,
    ballots_sheet,
    book_sheet,
    presences_sheet,
    resolutions_sheet,
    votes_sheet,
)
from munidesk.features.council.reports.store import book_rows, resolution_ids, resolution_rows, vote_rows
from munidesk.features.council.sessions.document_notice import build_agenda, build_notice
from munidesk.features.council.sessions.store import newest
from munidesk.features.council.view_data import SessionView, load_view
from munidesk.records.sheet import Selection, Sheet
from munidesk.town import store as town

_HELD = (SessionState.OPEN, SessionState.CLOSED, SessionState.NO_QUORUM)


def _view(store: Store, selection: Selection, *, held: bool) -> SessionView:
    """The session asked for, or the newest (of those held, for what only a held session has)."""
    found = newest(store, _HELD if held else tuple(SessionState), selection.id)
    if not found and selection.id:
        raise UserError(_("No hay ninguna sesión con el identificador «{id}».").format(id=selection.id))
    if not found:
        raise UserError(_("Todavía no hay sesiones. Cree la primera en Concejo › Nueva sesión."))
    return load_view(store, found)


def acta(store: Store, selection: Selection) -> Document:
    return minutes_document(_view(store, selection, held=True), printed_at=now())


def reading(store: Store, selection: Selection) -> Document:
    return build_reading_copy(_view(store, selection, held=True))


def notice(store: Store, selection: Selection) -> Document:
    return build_notice(_view(store, selection, held=False))


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
    return build_extract(load_view(store, rows[wanted]), wanted)


def _of(selection: Selection, sheet: Sheet) -> Sheet:
    """The list with what was chosen under its title."""
    return replace(sheet, about=selection.words)


def attendance(store: Store, selection: Selection) -> Sheet:
    found = attended(store, town.council(store).id, selection.since, selection.until)
    return _of(selection, attendance_sheet(found.records, town.profile_of(store)))


def presences(store: Store, selection: Selection) -> Sheet:
    return replace(
        presences_sheet(held_attendance(store, town.council(store).id, selection.since, selection.until)),
        about=selection.words,
    )


def votes(store: Store, selection: Selection) -> Sheet:
    return replace(
        votes_sheet(list(vote_rows(store, since=selection.since, until=selection.until))), about=selection.words
    )


def ballots(store: Store, selection: Selection) -> Sheet:
    return replace(
        ballots_sheet(list(vote_rows(store, since=selection.since, until=selection.until))), about=selection.words
    )


def elections(store: Store, selection: Selection) -> Sheet:
    return _of(selection, elections_sheet(store, selection.since, selection.until))


def speakers(store: Store, selection: Selection) -> Sheet:
    return _of(selection, speakers_sheet(store, selection.since, selection.until))


def book(store: Store, selection: Selection) -> Sheet:
    return _of(selection, book_sheet(book_rows(store, since=selection.since, until=selection.until)))


def resolutions(store: Store, selection: Selection) -> Sheet:
    return replace(
        resolutions_sheet(resolution_rows(store, since=selection.since, until=selection.until)), about=selection.words
    )
