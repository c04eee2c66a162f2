"""Lists of many sessions: attendance, votes, ballots, resolutions and the minutes book, as sheets of data.

Each takes the rows that are to be in it, so that what leaves is what the screen shows.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from munidesk.base.dates import show_time
from munidesk.base.figures import half_up
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.data.leaf import Form
from munidesk.documents.text import plain_text
from munidesk.features.council.attendance.record import Record, SessionAttendance, totals
from munidesk.features.council.attendance.rules import in_order
from munidesk.features.council.domain import MotionPart
from munidesk.features.council.reports.store import BookRow, ResolutionRow, VoteRow
from munidesk.features.council.sessions.numbering import session_label
from munidesk.records.sheet import Cell, Sheet
from munidesk.town.posts import member_title
from munidesk.town.profile import Profile

Bodies = Mapping[str, str]
Places = Mapping[str, int]


def _points(one: Record) -> float | None:
    """The share of sessions attended, in points with one decimal."""
    return float(half_up(Fraction(one.present * 100, one.sessions), 1)) if one.sessions else None


def attendance_sheet(records: Sequence[Record], profile: Profile, bodies: Bodies) -> Sheet:
    """One row per member: sessions in the seat, present, and each kind of absence apart, counts beside percentages.

    Who sat in several posts, as suplente and later as titular, has a row for each and one more with the total.
    `bodies` are the names by id.
    """
    header = (
        _("Órgano"), _("Integrante"), _("Calidad"), _("Sesiones en la banca"), _("Presente"), _("Presente %"),
        _("Con aviso"), _("Con licencia"), _("Sin aviso"), _("Minutos de demora"),
    )  # fmt: skip
    told = (*((one, member_title(one.member, profile)) for one in records),
            *((one, _("Total de la persona")) for one in totals(records)))  # fmt: skip
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            bodies[one.member.membership.body_id], one.member.person.listed_name, quality, one.sessions, one.present,
            _points(one), one.justified, one.licence, one.unjustified, one.late_minutes,
        )
        for one, quality in told
    )  # fmt: skip
    return _listed(_("Asistencia"), header, rows, forms={_("Presente %"): Form.POINTS})


def presences_sheet(held: Sequence[SessionAttendance], bodies: Bodies, places: Places) -> Sheet:
    """One row per mark, newest session first: what `import attendance` takes.

    `bodies` are the names by id, `places` the numbers of the items by id.
    """
    header = (
        _("Fecha"), _("Órgano"), _("Sesión"), _("Integrante"), _("Asistencia"), _("Hora"), _("N.º de asunto"),
        _("Después de la votación"), _("Suple a"), _("Motivo"), _("Constancia"),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for one in sorted(held, key=lambda each: (each.session.date, each.session.start, each.session.id), reverse=True):
        names = {member.id: member.person.listed_name for member in one.members}
        titulars = {member.seat.id: member.person.listed_name for member in one.members if member.is_titular}
        calls = {call.substitute_id: call for call in one.substitutions if call.all_day}
        for event in in_order(one.events):
            if event.member_id in names:
                moved, call = event.item_id in places, calls.get(event.member_id)
                rows.append(
                    (
                        one.session.date, bodies[one.session.body_id], session_label(one.session),
                        names[event.member_id], capital(event.kind.word), show_time(event.at) if event.at else "",
                        places.get(event.item_id), event.after_vote if moved else None,
                        titulars.get(call.seat_id, "") if call else "",
                        event.reason or (call.reason if call else ""), event.evidence,
                    )
                )  # fmt: skip
    return _listed(_("Asistencia por sesión"), header, tuple(rows))


def votes_sheet(found: Sequence[VoteRow]) -> Sheet:
    """One row per vote, with rule, counts, outcome and why: what `import counts` takes."""
    header = (
        _("Fecha"), _("Órgano"), _("Sesión"), _("N.º de asunto"), _("Asunto"), _("Moción n.º"), _("Moción"),
        _("Votación n.º"), _("Votación"), _("Mayoría"), _("A favor"), _("En contra"), _("Abstenciones"),
        _("En blanco"), _("Nulos"), _("No votaron"), _("Se excusan"), _("Resultado"), _("Resolución"), _("Cálculo"),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for row in found:
        counts, result = row.result.counts, row.result
        rows.append(
            (
                *_where(row), _vote_word(row), result.rule.label, counts.for_, counts.against, counts.abstain,
                counts.blank, counts.null, counts.unvoted, counts.recused, capital(result.outcome.word),
                row.resolution, result.explanation,
            )
        )  # fmt: skip
    return _listed(_("Votaciones"), header, tuple(rows), (*_apart(), *_never(header, rows)))


def _listed(
    title: str, header: tuple[str, ...], rows: tuple[tuple[Cell, ...], ...], apart: tuple[str, ...] = (),
    forms: Mapping[str, Form] | None = None,
) -> Sheet:  # fmt: skip
    """A list of one body alone says it under its title, and its paper has no column for it."""
    body = _("Órgano")
    named = {str(row[header.index(body)]) for row in rows}
    alone = len(named) == 1
    return Sheet(
        title, header, rows, forms=forms or {}, apart=(*apart, body) if alone else apart,
        about=next(iter(named)) if alone else "",
    )  # fmt: skip


def _apart() -> tuple[str, ...]:
    """The numbers that tell a vote from its like when the list comes back."""
    return _("N.º de asunto"), _("Moción n.º"), _("Votación n.º")


def _never(header: Sequence[str], rows: Sequence[tuple[Cell, ...]]) -> tuple[str, ...]:
    """The counts that are nought in every vote of the list: paper has no room for them."""
    return tuple(
        head for head in (_("Abstenciones"), _("En blanco"), _("Nulos"), _("No votaron"), _("Se excusan"))
        if not any(row[header.index(head)] for row in rows)
    )  # fmt: skip


def _where(row: VoteRow) -> tuple[Cell, ...]:
    """Day, body, session, item, motion and vote: all that tells a vote from any other."""
    return (
        row.session.date, row.session.body, row.session.label, row.item.position, row.item.title,
        row.motion.position, _motion_told(row), row.place,
    )  # fmt: skip


def _motion_told(row: VoteRow) -> str:
    """The text of a motion; of an article or an amendment, which one."""
    motion = row.motion
    plain = motion.part in (MotionPart.MOTION, MotionPart.DEFINITIVE)
    return motion.text if plain else _("{motion}: {text}").format(motion=motion.called, text=motion.text)


def _vote_word(row: VoteRow) -> str:
    word = row.vote.type.word
    return _("{type}, segunda votación").format(type=word) if row.second_vote else word


def ballots_sheet(found: Sequence[VoteRow], person_id: str = "") -> Sheet:
    """One row per ballot: how each member (or one person) voted, with the reasons given: what `import votes` takes."""
    header = (
        _("Fecha"), _("Órgano"), _("Sesión"), _("N.º de asunto"), _("Asunto"), _("Moción n.º"), _("Moción"),
        _("Votación n.º"), _("Integrante"), _("Voto"), _("Suple a"), _("Fundamento"), _("Resultado"), _("Resolución"),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for row in found:
        for member, ballot in row.ballots:
            if person_id and member.person.id != person_id:
                continue
            word = capital(ballot.value.word)
            rows.append(
                (
                    *_where(row), member.person.listed_name,
                    _("{vote}, segundo voto").format(vote=word) if ballot.second else word,
                    row.sits_for.get(member.id, ""), ballot.reason_text, capital(row.result.outcome.word),
                    row.resolution,
                )
            )  # fmt: skip
    return _listed(_("Votos por integrante"), header, tuple(rows), _apart())


def resolutions_sheet(found: Sequence[ResolutionRow]) -> Sheet:
    """One row per resolution."""
    header = (
        _("Número"), _("Año"), _("Fecha"), _("Órgano"), _("Sesión"), _("N.º de asunto"), _("Asunto"), _("Título"),
        _("Se resuelve"),
    )  # fmt: skip
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            one.number, one.year, one.session.date, one.session.body, one.session.label, one.place, one.item,
            one.title, plain_text(one.resolves),
        )
        for one in found
    )  # fmt: skip
    return _listed(_("Resoluciones"), header, rows)


def fulfilments_sheet(found: Sequence[ResolutionRow], *, several: bool) -> Sheet:
    """One row per resolution that somebody follows: what `import fulfilments` takes. `several` bodies number theirs."""
    header = (
        _("Resolución"), _("Título"), _("Responsable"), _("Vence"), _("Marcha"), _("Cumplida el"), _("Cómo se cumplió"),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for one in found:
        if one.fulfilment is not None and one.number is not None:
            own = one.fulfilment
            named = f"{one.label} {one.session.body}" if several else one.label
            rows.append(
                (named, one.title, own.responsible or None, own.due, own.progress, own.done_on, own.how or None)
            )
    return Sheet(_("Seguimiento de resoluciones"), header, tuple(rows))


def book_sheet(found: Sequence[BookRow]) -> Sheet:
    """The minutes book: approved actas by number, with their folios and the code of each."""
    header = (_("Acta"), _("Sesión"), _("Fecha"), _("Aprobada el"), _("Libro"), _("Folios"), _("Código"))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            one.called if one.series_year else one.number,
            one.session.label,
            one.session.date,
            one.approved_on,
            one.book,
            one.session.folios,
            one.code,
        )
        for one in found
    )
    return Sheet(_("Libro de actas"), header, rows)
