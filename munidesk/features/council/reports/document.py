"""Lists of many sessions: attendance, votes, ballots, resolutions and the minutes book, as sheets of data.

Each takes the rows that are to be in it, so that what leaves is what the screen shows.
"""

from collections.abc import Sequence
from fractions import Fraction

from munidesk.base.dates import show_time
from munidesk.base.figures import half_up
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.data.leaf import Form
from munidesk.features.council.attendance.record import Record, SessionAttendance
from munidesk.features.council.attendance.rules import in_order
from munidesk.features.council.domain import MotionPart
from munidesk.features.council.reports.store import BookRow, ResolutionRow, VoteRow
from munidesk.features.council.sessions.numbering import session_label
from munidesk.records.sheet import Cell, Sheet
from munidesk.town.posts import member_title
from munidesk.town.profile import Profile


def _points(one: Record) -> float | None:
    """The share of sessions attended, in points with one decimal."""
    return float(half_up(Fraction(one.present * 100, one.sessions), 1)) if one.sessions else None


def attendance_sheet(records: Sequence[Record], profile: Profile) -> Sheet:
    """One row per member: sessions in the seat, present, and each kind of absence apart, counts beside percentages."""
    header = (
        _("Integrante"), _("Calidad"), _("Sesiones en la banca"), _("Presente"), _("Presente %"), _("Con aviso"),
        _("Con licencia"), _("Sin aviso"), _("Minutos de demora"),
    )  # fmt: skip
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            one.member.person.listed_name, member_title(one.member, profile), one.sessions, one.present,
            _points(one), one.justified, one.licence, one.unjustified,
            one.late_minutes,
        )
        for one in records
    )  # fmt: skip
    return Sheet(_("Asistencia"), header, rows, forms={_("Presente %"): Form.POINTS})


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
        _("Fecha"), _("Sesión"), _("Asunto"), _("Moción"), _("Votación"), _("Mayoría"), _("A favor"), _("En contra"),
        _("Abstenciones"), _("En blanco"), _("Nulos"), _("No votaron"), _("Se excusan"), _("Resultado"),
        _("Resolución"), _("Cálculo"),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for row in found:
        counts, result = row.result.counts, row.result
        rows.append(
            (
                row.session.date, row.session.label, row.item.title, _motion_told(row), _vote_word(row),
                result.rule.label, counts.for_, counts.against, counts.abstain, counts.blank, counts.null,
                counts.unvoted, counts.recused,
                capital(result.outcome.word), row.resolution, result.explanation,
            )
        )  # fmt: skip
    return Sheet(_("Votaciones"), header, tuple(rows))


def _motion_told(row: VoteRow) -> str:
    """The text of a motion; of an article or an amendment, which one."""
    motion = row.motion
    plain = motion.part in (MotionPart.MOTION, MotionPart.DEFINITIVE)
    return motion.text if plain else _("{motion}: {text}").format(motion=motion.called, text=motion.text)


def _vote_word(row: VoteRow) -> str:
    word = row.vote.type.word
    return _("{type}, segunda votación").format(type=word) if row.second_vote else word


def ballots_sheet(found: Sequence[VoteRow], person_id: str = "") -> Sheet:
    """One row per ballot: how each member (or one person) voted, with the reasons that were given."""
    header = (
        _("Fecha"), _("Sesión"), _("Asunto"), _("Moción"), _("Integrante"), _("Voto"), _("Fundamento"), _("Resultado"),
        _("Resolución"),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for row in found:
        for member, ballot in row.ballots:
            if person_id and member.person.id != person_id:
                continue
            word = capital(ballot.value.word)
            rows.append(
                (
                    row.session.date, row.session.label, row.item.title, _motion_told(row), member.person.listed_name,
                    _("{vote}, segundo voto").format(vote=word) if ballot.second else word, ballot.reason_text,
                    capital(row.result.outcome.word), row.resolution,
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
