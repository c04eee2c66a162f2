"""Lists of many sessions: attendance, votes, ballots, resolutions and the minutes book, as sheets of data.

Each takes the rows that are to be in it, so that what leaves is what the screen shows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from munidesk.base.dates import show_time
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.features.council.attendance.rules import Record, SessionAttendance, in_order
from munidesk.features.council.domain import MinutesState
from munidesk.features.council.reports.listing import VoteRow
from munidesk.features.council.sessions.numbering import session_label
from munidesk.features.council.sessions.store import SessionRow, sessions
from munidesk.records.sheet import Cell, Sheet
from munidesk.town.posts import member_title
from munidesk.town.profile import Profile


@dataclass(frozen=True, slots=True)
class ResolutionRow:
    """A resolution of a list; `number` is None until its session is lifted."""

    id: str
    number: int | None
    year: int
    title: str
    resolves: str
    session: SessionRow
    item_id: str

    @property
    def label(self) -> str:
        """«47/2026»; «–» without number."""
        return f"{self.number}/{self.year}" if self.number else "–"


@dataclass(frozen=True, slots=True)
class BookRow:
    """An approved acta and its place in the book."""

    session: SessionRow
    number: int | None
    book: int | None
    code: str
    approved_on: date | None


def resolution_ids(store: Store) -> dict[str, str]:
    """Numbered resolutions in order, each with its session."""
    rows = store.query(
        "SELECT id, session_id FROM resolution WHERE number IS NOT NULL AND deleted_at IS NULL"
        " ORDER BY year, number, id"
    )
    return {str(row["id"]): str(row["session_id"]) for row in rows}


def resolution_rows(store: Store, body_id: str | None = None, year: int | None = None) -> tuple[ResolutionRow, ...]:
    """Newest first."""
    held = {one.id: one for one in sessions(store, body_id, year)}
    rows = store.query(
        "SELECT id, number, year, title, resolves, session_id, item_id FROM resolution WHERE deleted_at IS NULL"
        " ORDER BY year DESC, number IS NOT NULL, number DESC, id DESC"
    )
    return tuple(
        ResolutionRow(
            str(row["id"]), None if row["number"] is None else int(str(row["number"])),
            int(str(row["year"] or held[str(row["session_id"])].date.year)), str(row["title"]), str(row["resolves"]),
            held[str(row["session_id"])], str(row["item_id"]),
        )
        for row in rows if str(row["session_id"]) in held
    )  # fmt: skip


_IN_BOOK = {MinutesState.APPROVED, MinutesState.SIGNED, MinutesState.IN_BOOK}


def book_rows(store: Store, body_id: str | None = None, year: int | None = None) -> tuple[BookRow, ...]:
    """Approved actas by number, as they stand in the book."""
    facts = {
        str(row["session_id"]): row
        for row in store.query(
            "SELECT session_id, number, book, code, approved_on FROM minutes WHERE deleted_at IS NULL"
        )
    }
    found = []
    for one in sessions(store, body_id, year):
        if one.minutes_state in _IN_BOOK:
            row = facts[one.id]
            approved = date.fromisoformat(str(row["approved_on"])) if row["approved_on"] else None
            found.append(BookRow(one, _number(row["number"]), _number(row["book"]), str(row["code"]), approved))
    return tuple(sorted(found, key=lambda one: (one.book or 0, one.number or 0)))


def _number(value: object) -> int | None:
    return None if value is None else int(str(value))


def attendance_sheet(records: Sequence[Record], profile: Profile) -> Sheet:
    """One row per member: sessions in the seat, present, and each kind of absence apart, counts beside percentages."""
    header = (
        _("Integrante"), _("Calidad"), _("Sesiones en la banca"), _("Presente"), _("Presente %"), _("Con aviso"),
        _("Con licencia"), _("Sin aviso"), _("Minutos de demora"),
    )  # fmt: skip
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            one.member.person.listed_name, member_title(one.member, profile), one.sessions, one.present,
            None if one.rate is None else round(one.rate * 100, 1), one.justified, one.licence, one.unjustified,
            one.late_minutes,
        )
        for one in records
    )  # fmt: skip
    return Sheet(_("Asistencia"), header, rows)


def presences_sheet(held: Sequence[SessionAttendance]) -> Sheet:
    """One row per mark, newest session first: what `import attendance` takes."""
    header = (
        _("Fecha"), _("Sesión"), _("Integrante"), _("Asistencia"), _("Hora"), _("Motivo"), _("Constancia"),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for one in reversed(held):
        names = {member.id: member.person.listed_name for member in one.members}
        for event in in_order(one.events):
            if event.member_id in names:
                rows.append(
                    (
                        one.session.date, session_label(one.session), names[event.member_id],
                        capital(event.kind.word), show_time(event.at) if event.at else "", event.reason,
                        event.evidence,
                    )
                )  # fmt: skip
    return Sheet(_("Asistencia por sesión"), header, tuple(rows))


def votes_sheet(found: Sequence[VoteRow]) -> Sheet:
    """One row per vote, with rule, counts, outcome and why."""
    header = (
        _("Fecha"), _("Sesión"), _("Asunto"), _("Votación"), _("Mayoría"), _("A favor"), _("En contra"),
        _("Abstenciones"), _("Se excusan"), _("Resultado"), _("Cálculo"),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for row in found:
        counts, result = row.result.counts, row.result
        rows.append(
            (
                row.session.date, row.session.label, row.item.title, _vote_word(row), result.rule.label,
                counts.for_, counts.against, counts.abstain, counts.recused, capital(result.outcome.word),
                result.explanation,
            )
        )  # fmt: skip
    return Sheet(_("Votaciones"), header, tuple(rows))


def _vote_word(row: VoteRow) -> str:
    word = row.vote.type.word
    return _("{type}, segunda votación").format(type=word) if row.second_vote else word


def ballots_sheet(found: Sequence[VoteRow], person_id: str = "") -> Sheet:
    """One row per ballot: how each member (or one person) voted, with the reasons that were given."""
    header = (
        _("Fecha"), _("Sesión"), _("Asunto"), _("Integrante"), _("Voto"), _("Fundamento"), _("Resultado"),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for row in found:
        for member, ballot in row.ballots:
            if person_id and member.person.id != person_id:
                continue
            word = capital(ballot.value.word)
            rows.append(
                (
                    row.session.date, row.session.label, row.item.title, member.person.listed_name,
                    _("{vote}, segundo voto").format(vote=word) if ballot.second else word, ballot.reason_text,
                    capital(row.result.outcome.word),
                )
            )  # fmt: skip
    return Sheet(_("Votos por integrante"), header, tuple(rows))


def resolutions_sheet(found: Sequence[ResolutionRow]) -> Sheet:
    """One row per resolution."""
    header = (_("Número"), _("Año"), _("Fecha"), _("Sesión"), _("Título"), _("Se resuelve"))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (one.number, one.year, one.session.date, one.session.label, one.title, one.resolves) for one in found
    )
    return Sheet(_("Resoluciones"), header, rows)


def book_sheet(found: Sequence[BookRow]) -> Sheet:
    """The minutes book: approved actas by number, with their folios and the code of each."""
    header = (_("Acta"), _("Sesión"), _("Fecha"), _("Aprobada el"), _("Libro"), _("Folios"), _("Código"))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (one.number, one.session.label, one.session.date, one.approved_on, one.book, one.session.folios, one.code)
        for one in found
    )
    return Sheet(_("Libro de actas"), header, rows)
