"""What the acta must hold by law and what is missing (Montevideo, Digesto art. 548.21 a–f), as sentences."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from munidesk.base.dates import show_time
from munidesk.base.i18n import _
from munidesk.base.problems import Problem, Severity
from munidesk.features.council.acts.majority import unvoted
from munidesk.features.council.domain import (
    PUT_ASIDE,
    AgendaItem,
    Motion,
    PresenceKind,
    SessionKind,
    SessionState,
    VoteType,
)
from munidesk.features.council.elections.problems import election_problems
from munidesk.features.council.fields import field_problems
from munidesk.features.council.minutes.holes import hole_problems
from munidesk.features.council.minutes.rules_votes import (
    ballots_of_the_absent,
    definitive_unvoted,
    open_vote,
    rules_to_check,
    votes_without_quorum,
)
from munidesk.features.council.sessions.terms import deadline_words
from munidesk.features.council.view import SessionView
from munidesk.town.calendar.rules import WorkingDays, explained


def minutes_problems(view: SessionView) -> tuple[Problem, ...]:
    """What stands between the draft and its approval, blocking first, each with where it is mended.

    What the norm asks has its own sentence; whatever else the document itself still lacks comes after it.
    """
    if view.session.state is SessionState.NO_QUORUM:
        found = [*_end(view), *_place(view), *_secretary(view), *_attendance(view)]
    else:
        found = [*_start(view), *_end(view), *_place(view), *_chair(view), *_secretary(view), *_attendance(view)]
        found += [*_items(view), *election_problems(view), *ballots_of_the_absent(view)]
        found += [
            *votes_without_quorum(view),
            *unvoted(view),
            *_quorum(view),
            *_reasons(view),
            *_notice(view),
            *_same_number(view),
            *rules_to_check(view),
            *field_problems(view),
        ]
    found += hole_problems(view, {problem.key for problem in found if problem.blocks})
    return tuple(sorted(found, key=lambda problem: not problem.blocks))


def session_problems(view: SessionView) -> tuple[Problem, ...]:
    """What stands in the way of lifting the session."""
    found = [*_paused(view), *_attendance(view), *_unfinished(view), *election_problems(view)]
    found += [*ballots_of_the_absent(view), *votes_without_quorum(view)]
    return tuple(sorted(found, key=lambda problem: not problem.blocks))


def _paused(view: SessionView) -> Iterator[Problem]:
    """A session that stopped goes on, or is over at the hour at which it stopped."""
    for pause in view.pauses:
        if pause.ended_at is None:
            yield Problem(
                "paused",
                _("La sesión se detuvo a las {start} y no se reanudó. Reanúdela en «Más acciones».").format(
                    start=show_time(pause.started_at)
                ),
                record=pause.id, field="ended_at",
            )  # fmt: skip


def minutes_correct(view: SessionView) -> tuple[str, ...]:
    """What the acta already has as it should."""
    bad = {problem.key for problem in minutes_problems(view) if problem.blocks}
    lines = (
        (_("Lugar, fecha y hora de comienzo"), {"place_missing", "start_missing"}),
        (_("Hora en que se levantó"), {"end_time_missing"}),
        (_("Presentes y ausentes, con justificación"), {"attendance_missing"}),
        (_("Quién presidió y quién actuó en Secretaría"), {"chair_missing", "secretary_missing"}),
        (
            _("Resoluciones con reseña del asunto"),
            {"review_missing", "operative_missing", "vote_missing", "resolution_without_vote", "number_missing"},
        ),
        (
            _("Votaciones completas"),
            {
                "vote_open",
                "vote_tied",
                "vote_missing",
                "voter_absent",
                "vote_without_quorum",
                "matter_missing",
                "election_open",
            },
        ),
    )
    return tuple(text for text, keys in lines if not keys & bad)


def _article(view: SessionView) -> str:
    return view.profile.minutes.minimum


def _start(view: SessionView) -> Iterator[Problem]:
    session = view.session
    if session.opened_at is None:
        yield Problem(
            "start_missing", _("Falta indicar a qué hora comenzó la sesión."), detail=_article(view),
            record=session.id, field="opened_at",
        )  # fmt: skip


def _end(view: SessionView) -> Iterator[Problem]:
    session = view.session
    if session.closed_at is None:
        yield Problem(
            "end_time_missing", _("Falta indicar a qué hora terminó la sesión."), detail=_article(view),
            record=session.id, field="closed_at",
        )  # fmt: skip


def _place(view: SessionView) -> Iterator[Problem]:
    if not view.session.place.strip():
        yield Problem(
            "place_missing", _("Falta indicar el lugar de la sesión."), detail=_article(view),
            record=view.session.id, field="place",
        )  # fmt: skip


def _chair(view: SessionView) -> Iterator[Problem]:
    if not view.session.chair_id:
        yield Problem(
            "chair_missing", _("Falta indicar quién presidió."), detail=_article(view),
            record=view.session.id, field="chair_id",
        )  # fmt: skip


def _secretary(view: SessionView) -> Iterator[Problem]:
    if not view.session.secretary_id:
        yield Problem(
            "secretary_missing", _("Falta indicar quién actuó en Secretaría."),
            detail=_("Se elige en el paso «Convocatoria»."), record=view.session.id, field="secretary_id",
        )  # fmt: skip


def _attendance(view: SessionView) -> Iterator[Problem]:
    for member in view.titulars:
        presides = view.chair is not None and member.id == view.chair.id
        if not member.seat.counts and not presides:
            continue
        state = view.opening_states.get(member.id)
        if state is None and member.id not in view.states:
            yield Problem(
                "attendance_missing",
                _("Falta la asistencia de {name}.").format(name=member.person.short_name),
                detail=_article(view), record=member.id, field="presence",
            )  # fmt: skip
        elif state is not None and state.kind is PresenceKind.JUSTIFIED and not (state.reason or state.evidence):
            yield Problem(
                "justification_missing",
                _("Falta el motivo de la ausencia con aviso de {name}.").format(name=member.person.short_name),
                Severity.ATTENTION, _("No impide aprobar."), state.id, "reason",
            )  # fmt: skip


def _items(view: SessionView) -> Iterator[Problem]:
    for item in view.items:
        yield from _item(view, item)


def _item(view: SessionView, item: AgendaItem) -> Iterator[Problem]:
    number = item.position
    closed = view.session.closed_at
    if item.added_at is not None and closed is not None and item.added_at > closed:
        yield Problem(
            "added_after_end",
            _(
                "Asunto {n}: se agregó a las {added} y la sesión se levantó a las {end}."
                " Reabra la sesión y quítelo, o corrija la hora en que se levantó."
            ).format(n=number, added=show_time(item.added_at), end=show_time(closed)),
            detail=_article(view), record=item.id, field="added_at",
        )  # fmt: skip
    if item.added_at is not None and not item.urgent_reason.strip():
        yield Problem(
            "urgent_reason_missing",
            _("Asunto {n}: entró fuera del orden del día y falta el motivo de su urgencia.").format(n=number),
            detail=view.profile.minutes.urgent_article, record=item.id, field="urgent_reason",
        )  # fmt: skip
    resolutions = view.resolutions_of(item.id)
    yield from definitive_unvoted(view, item)
    for motion in view.motions_of(item.id):
        yield from _motion(view, item, motion)
    for resolution in resolutions:
        if not resolution.resolves.strip():
            yield Problem(
                "operative_missing", _("Asunto {n}: falta la parte dispositiva de la resolución.").format(n=number),
                detail=_article(view), record=resolution.id, field="resolves",
            )  # fmt: skip
        if view.session.state is SessionState.CLOSED and resolution.number is None and view.passed(resolution):
            yield Problem(
                "number_missing",
                _(
                    "Asunto {n}: la resolución no tiene número. Ábrala con «Resolución…» y pulse"
                    " «Guardar resolución»: lo recibe en ese momento."
                ).format(n=number),
                detail=_article(view), record=resolution.id, field="resolves",
            )  # fmt: skip
        elects = resolution.id in view.elections.resolution_ids
        if not (elects or item.narrative.strip() or resolution.seen.strip() or resolution.considering.strip()):
            yield Problem(
                "review_missing", _("Asunto {n}: falta una breve reseña de lo tratado.").format(n=number),
                detail=_article(view), record=item.id, field="narrative",
            )  # fmt: skip
        voted = elects or any(view.votes_of(one.id) for one in view.motions_of(item.id))
        if not resolution.motion_id and not voted:
            yield Problem(
                "resolution_without_vote", _("Asunto {n}: la resolución no tiene votación.").format(n=number),
                detail=_article(view), record=resolution.id, field="motion_id",
            )  # fmt: skip


def _motion(view: SessionView, item: AgendaItem, motion: Motion) -> Iterator[Problem]:
    vote = view.final_vote(motion.id)
    if motion.withdrawn or item.state in PUT_ASIDE:
        return
    if vote is None:
        if motion.text.strip() or motion.proposer_id or view.resolutions_of(item.id):
            yield Problem(
                "vote_missing", _("Asunto {n}: la moción no tiene votación.").format(n=item.position),
                detail=_article(view), record=motion.id, field="vote",
            )  # fmt: skip
        return
    yield from open_vote(view, item, motion)
    if view.profile.minutes.nominal and vote.type is not VoteType.NOMINAL and not view.results[vote.id].unanimous:
        yield Problem(
            "vote_not_nominal", _("Asunto {n}: aquí las votaciones son nominales.").format(n=item.position),
            Severity.ATTENTION, view.profile.minutes.nominal_article, vote.id, "type",
        )  # fmt: skip


def _unfinished(view: SessionView) -> Iterator[Problem]:
    """Votes that were begun and not ended; a motion not yet voted can wait for the acta."""
    for item in view.items:
        for motion in view.motions_of(item.id):
            if not motion.withdrawn and item.state not in PUT_ASIDE:
                yield from open_vote(view, item, motion)


def _quorum(view: SessionView) -> Iterator[Problem]:
    if view.opening_states and not view.quorum.reached:
        yield Problem(
            "no_quorum", view.quorum.explanation, Severity.ATTENTION, view.quorum.article, view.session.id, "presence"
        )
    filled = {"secretary"} if view.session.secretary_id else set()
    filled |= {"president", "mayor"} if view.session.chair_id else set()
    rule = view.rules.deliberate or view.rules.quorum
    for post in rule.also:
        if post not in filled and not any(one.seat.post == post for one in view.attended):
            word = view.profile.post(post)
            yield Problem(
                "post_missing",
                _("La norma pide que esté también: {post}.").format(post=word.m), Severity.ATTENTION,
                rule.article, view.session.id, f"{post}_id",
            )  # fmt: skip


def _same_number(view: SessionView) -> Iterator[Problem]:
    for other in view.same_number:
        yield Problem(
            "same_number",
            _("Hay otra sesión con este número, la del {day:%d/%m/%Y}. Cambie uno de los dos.").format(day=other.date),
            record=view.session.id, field="number",
        )  # fmt: skip


def _reasons(view: SessionView) -> Iterator[Problem]:
    for ballot in view.ballots:
        if ballot.reason_asked and not ballot.reason_text.strip():
            member = view.by_id.get(ballot.member_id)
            yield Problem(
                "reason_missing",
                _("{name} pidió fundar su voto y no hay texto.").format(
                    name=member.person.short_name if member else _("Alguien")
                ),
                detail=_("Escriba el texto que entregó, o quite el pedido si lo retiró."),
                record=ballot.id, field="reason_text",
            )  # fmt: skip


def _notice(view: SessionView) -> Iterator[Problem]:
    """The call was sent later than the norm asks."""
    session, deadline = view.session, view.profile.deadlines.get("notice")
    if session.call_sent is None or deadline is None or session.kind is SessionKind.EXTRAORDINARY:
        return
    given = notice_given(session.call_sent, session.date, deadline.unit, view.calendar)
    asked = deadline.amount if deadline.unit in ("days", "working_days") else -(-deadline.amount // 24)
    left_out = explained(view.calendar, session.call_sent, session.date - timedelta(days=1), deadline)
    if deadline.unit != "minutes" and given < asked:
        yield Problem(
            "notice_late",
            _("La convocatoria salió el {sent:%d/%m/%Y}: se piden {amount} de anticipación.").format(
                sent=session.call_sent, amount=deadline_words(deadline.amount, deadline.unit)
            ),
            Severity.ATTENTION, f"{deadline.article} {left_out}".strip(), session.id, "call_sent",
        )  # fmt: skip


def notice_given(sent: date, held: date, unit: str, calendar: WorkingDays) -> int:
    """Days between the call and the session; working days are those of the calendar, both ends left out."""
    return calendar.between(sent, held) if unit == "working_days" else (held - sent).days


def last_stamp(view: SessionView) -> datetime | None:
    """The last hour written anywhere in the session: what «Usar 20:48» offers as its end."""
    hours = [event.at for event in view.events] + [vote.voted_at for vote in view.votes]
    hours += [item.started_at for item in view.items] + [item.finished_at for item in view.items]
    hours += [one.at for one in view.resolutions] + [one.closed_at for one in view.elections.rounds]
    hours += [one.ended_at or one.started_at for one in view.turns]
    known = [hour for hour in hours if hour is not None]
    return max(known, default=None)
