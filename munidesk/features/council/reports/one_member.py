"""The page of a councillor: her posts, how she attended, voted and spoke, what she proposed, with whom she agreed."""

from collections.abc import Iterator, Sequence
from datetime import date

from munidesk.base.dates import show_date
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.features.council.attendance.store_held import held_attendance
from munidesk.features.council.reports import agreement, ballots, floor_time, presence
from munidesk.features.council.reports.scope import Counted, Scope, scope_words
from munidesk.features.council.reports.store import VoteRow
from munidesk.features.council.reports.store_acts import Moved, moved_by
from munidesk.features.council.reports.told import Datum, Key, Line, Report, Section, behind, count
from munidesk.features.council.reports.voting import counting_words, of_vote, own_ballots, unnamed_words
from munidesk.town import store as town
from munidesk.town.domain import Member
from munidesk.town.posts import member_title


def member_report(store: Store, scope: Scope, sessions: Counted, votes: Sequence[VoteRow]) -> Report:
    """Of one person, in the bodies and days of the scope. Raises UserError where no person is named."""
    if not scope.person_id:
        raise UserError(_("Elija de quién es la ficha."), code="missing", field="member")
    held = {one.id for one in sessions.held}
    came = presence.presence_report(store, scope, sessions, ())
    spoke = floor_time.floor_report(store, scope, sessions, ())
    voted = ballots.ballots_report(store, scope, sessions, votes)
    moved = moved_by(store, scope.person_id, sessions.held)
    own = [row for row in votes if row.session.id in held and _had_place(row, scope.person_id)]
    by_motion = {row.motion.id: row for row in votes}
    sections = (
        _posts(store, scope), *came.sections, *_absences(store, scope, sessions),
        *(one for one in voted.sections if one.key == "members"), *_votes(own, scope.person_id),
        *_moved(moved, by_motion), *spoke.sections, *agreement.with_whom(votes, scope.person_id),
    )  # fmt: skip
    notes = (*came.notes, counting_words(), unnamed_words(votes), _only_attended(sessions))
    return Report(
        "member", _("Ficha de {name}").format(name=town.person(store, scope.person_id).full_name),
        scope_words(store, scope, sessions.attended), _keys(came, own, moved, spoke, scope.person_id), "", sections,
        tuple(dict.fromkeys(filter(None, notes))),
    )  # fmt: skip


def _only_attended(sessions: Counted) -> str:
    """Of an acta older than MuniDesk the attendance is known, and nothing that was said or voted."""
    if len(sessions.attended.held) == len(sessions.held):
        return ""
    return _("De las sesiones anteriores a MuniDesk se cuenta la asistencia; los votos están en sus actas originales.")


def _had_place(row: VoteRow, person_id: str) -> bool:
    return person_id in own_ballots(row) or person_id in row.unvoted


def _keys(
    came: Report, own: Sequence[VoteRow], moved: Sequence[Moved], spoke: Report, person_id: str
) -> tuple[Key, ...]:
    lines = [line for section in came.sections for line in section.lines if line.person_id == person_id]
    behind_ = tuple(one for line in lines for one in line.data[0].behind)
    base = sum(line.data[0].of or 0 for line in lines)
    cast = [row for row in own if own_ballots(row).get(person_id) is not None]
    return (
        Key(count(behind_, base), _("sesiones a las que asistió")),
        Key(count(of_vote(row) for row in cast), ngettext("voto por nombre", "votos por nombre", len(cast))),
        Key(count(behind(one.session, one.item) for one in moved), ngettext("propuesta", "propuestas", len(moved))),
        spoke.keys[0],
    )


def _memberships(store: Store, scope: Scope) -> Iterator[tuple[str, Member]]:
    for body in town.bodies(store):
        if scope.body_id in ("", body.id):
            for one in town.members(store, body.id):
                if one.person.id == scope.person_id:
                    yield body.name, one


def _posts(store: Store, scope: Scope) -> Section:
    profile = town.profile_of(store)
    found = sorted(_memberships(store, scope), key=lambda pair: (pair[0], str(pair[1].membership.start or "")))
    lines = tuple(
        Line(
            capital(member_title(one, profile)),
            (
                Datum(body), Datum(one.membership.start, words=_day(one.membership.start)),
                Datum(one.membership.end, words=_day(one.membership.end) if one.membership.end else _("en el cargo")),
                Datum(one.membership.party or None),
            ),
        )
        for body, one in found
    )  # fmt: skip
    heads = (_("Órgano"), _("Desde"), _("Hasta"), _("Lista"))
    return Section("posts", _("Cargos"), _("Cargo"), heads, lines)


def _day(day: date | None) -> str:
    return show_date(day) if day is not None else "–"


def _absences(store: Store, scope: Scope, sessions: Counted) -> Iterator[Section]:
    """Never why: that is between her and the council."""
    lines = []
    for body in sessions.attended.bodies:
        held = held_attendance(store, body, scope.since, scope.until, kind=scope.kind)
        for one in town.members(store, body):
            if one.person.id == scope.person_id:
                for mark, justified in presence.absences(held, one.id):
                    told = (presence.told(mark),)
                    way = Datum(mark.kind, words=capital(presence.way_words(mark.kind)), behind=told)
                    lines.append(
                        Line(f"{show_date(mark.session.date)} · {mark.session.label}",
                             (way, Datum(justified or None, behind=told)), behind=told)
                    )  # fmt: skip
    if lines:
        heads = (_("Cómo"), _("Justificada el"))
        yield Section("absences", _("Ausencias"), _("Sesión"), heads, tuple(lines))


def _votes(own: Sequence[VoteRow], person_id: str) -> Iterator[Section]:
    """Every vote of the days that she held the seat, those of an absence too; of a secret one, that it was."""
    lines = []
    for row in own:
        value = own_ballots(row).get(person_id)
        told = (of_vote(row),)
        word = capital(value.word) if value is not None else row.unvoted.get(person_id, "")
        lines.append(
            Line(
                row.item.title,
                (
                    Datum(row.session.date, words=show_date(row.session.date), behind=told),
                    Datum(value, words=word, behind=told),
                    Datum(row.result.outcome, words=capital(row.result.outcome.word), behind=told),
                    Datum(row.resolution or None, behind=told),
                ),
                behind=told,
            )
        )
    if lines:
        heads = (_("Fecha"), _("Su voto"), _("Resultado"), _("Resolución"))
        yield Section("votes", _("Cómo votó"), _("Asunto"), heads, tuple(lines))


def _moved(found: Sequence[Moved], by_motion: dict[str, VoteRow]) -> Iterator[Section]:
    lines = []
    for one in found:
        row = by_motion.get(one.motion.id)
        told = (behind(one.session, one.item),)
        outcome = capital(row.result.outcome.word) if row is not None else _without_vote(one)
        lines.append(
            Line(
                one.motion.text or one.item,
                (
                    Datum(one.session.date, words=show_date(one.session.date), behind=told),
                    Datum(one.item, behind=told),
                    Datum(row.result.outcome if row is not None else None, words=outcome, behind=told),
                    Datum((row.resolution if row is not None else "") or None, behind=told),
                ),
                behind=told,
            )
        )
    if lines:
        heads = (_("Fecha"), _("Asunto"), _("Resultado"), _("Resolución"))
        yield Section("motions", _("Qué propuso"), _("Moción"), heads, tuple(lines))


def _without_vote(one: Moved) -> str:
    return _("Retirada") if one.motion.withdrawn else _("Sin votación")
