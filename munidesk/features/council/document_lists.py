"""Lists of many sessions: attendance, votes and resolutions, as sheets of data."""

from datetime import date

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.council.attendance import statistics
from munidesk.features.council.attendance_data import held_attendance
from munidesk.features.council.domain import MinutesState
from munidesk.features.council.listing import list_resolutions, list_votes
from munidesk.features.council.store_sessions import sessions
from munidesk.town import store as town
from munidesk.town.exports import Cell, Selection, Sheet
from munidesk.town.posts import member_title


def resolution_ids(store: Store) -> dict[str, str]:
    """Numbered resolutions in order, each with its session."""
    rows = store.query(
        "SELECT id, session_id FROM resolution WHERE number IS NOT NULL AND deleted_at IS NULL"
        " ORDER BY year, number, id"
    )
    return {str(row["id"]): str(row["session_id"]) for row in rows}


def attendance_sheet(store: Store, selection: Selection) -> Sheet:
    """One row per member: sessions in the seat, present, and each kind of absence apart, counts beside percentages."""
    body = town.council(store)
    profile = town.profile_of(store)
    held = held_attendance(store, body.id, selection.since, selection.until)
    rows: list[tuple[Cell, ...]] = []
    for record in statistics(held):
        rate = record.rate
        rows.append(
            (
                record.member.person.listed_name,
                member_title(record.member, profile),
                record.sessions,
                record.present,
                None if rate is None else round(rate * 100, 1),
                record.justified,
                record.licence,
                record.unjustified,
                record.late_minutes,
            )
        )
    header = (
        _("Integrante"),
        _("Calidad"),
        _("Sesiones en la banca"),
        _("Presente"),
        _("Presente %"),
        _("Con aviso"),
        _("Con licencia"),
        _("Sin aviso"),
        _("Minutos de demora"),
    )
    return Sheet(_("Asistencia"), header, tuple(rows))


def _days(store: Store) -> dict[str, tuple[date, str]]:
    return {row.id: (row.date, row.label) for row in sessions(store)}


def votes_sheet(store: Store, selection: Selection) -> Sheet:
    """One row per vote, with rule, counts, outcome and why."""
    days = _days(store)
    rows: list[tuple[Cell, ...]] = []
    for vote in list_votes(store):
        day, label = days[str(vote["session"])]
        if selection.holds(day):
            keys = ("title", "type", "rule", "for", "against", "abstain", "recused", "outcome", "explanation")
            rows.append((day.isoformat(), label, *(_cell(vote[key]) for key in keys)))
    header = (
        _("Fecha"),
        _("Sesión"),
        _("Asunto"),
        _("Votación"),
        _("Mayoría"),
        _("A favor"),
        _("En contra"),
        _("Abstenciones"),
        _("Se excusan"),
        _("Resultado"),
        _("Cálculo"),
    )
    return Sheet(_("Votaciones"), header, tuple(rows))


def resolutions_sheet(store: Store, selection: Selection) -> Sheet:
    """One row per resolution, as listed."""
    days = _days(store)
    found = [row for row in list_resolutions(store) if selection.holds(days[str(row["session"])][0])]
    header = tuple(found[0]) if found else ("number",)
    return Sheet(_("Resoluciones"), header, tuple(tuple(_cell(value) for value in row.values()) for row in found))


_IN_BOOK = {MinutesState.APPROVED, MinutesState.SIGNED, MinutesState.IN_BOOK}


def book_sheet(store: Store, selection: Selection) -> Sheet:
    """The minutes book: approved actas by number, with their folios and the code of each."""
    numbers = {
        str(row["session_id"]): row
        for row in store.query("SELECT session_id, number, book, code FROM minutes WHERE deleted_at IS NULL")
    }
    rows: list[tuple[Cell, ...]] = []
    for session in reversed(sessions(store)):
        if session.minutes_state in _IN_BOOK and selection.holds(session.date):
            row = numbers[session.id]
            cells = (_cell(row["number"]), session.label, session.date.isoformat(), _cell(row["book"]))
            rows.append((*cells, session.folios, _cell(row["code"])))
    header = (_("Acta"), _("Sesión"), _("Fecha"), _("Libro"), _("Folios"), _("Código"))
    return Sheet(_("Libro de actas"), header, tuple(rows))


def resolutions_shown(store: Store) -> Sheet:
    """The same for the screen: number, date, title and text, newest first."""
    header = (_("N.º"), _("Fecha"), _("Título"), _("Se resuelve"))
    rows = tuple(
        (
            f"{row['number']}/{row['year']}" if row["number"] else None,
            str(row["date"]),
            _cell(row["title"]),
            _cell(row["resolves"]),
        )
        for row in list_resolutions(store)
    )
    return Sheet(_("Resoluciones"), header, rows)


def _cell(value: object) -> Cell:
    return value if isinstance(value, str | int | float) or value is None else str(value)
