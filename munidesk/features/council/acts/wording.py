"""What the acta says of the acts of the session: its agenda changed, its pauses, its first call. Pure."""

from collections.abc import Iterator
from datetime import datetime

from munidesk.base.dates import show_time
from munidesk.base.formulas import Value, day_values, fill
from munidesk.base.i18n import _
from munidesk.base.spanish import capital, date_words, join_and
from munidesk.features.council.acts.codes import ChangeKind
from munidesk.features.council.acts.domain import AgendaChange, Pause
from munidesk.features.council.acts.majority import asked
from munidesk.features.council.domain import AgendaItem
from munidesk.features.council.view import SessionView
from munidesk.town.posts import member_phrase


def urgent_lead(view: SessionView) -> str:
    """How the country calls what comes from outside the agenda: «Asunto grave y urgente», «Asunto sobre tablas»."""
    words = view.profile.minutes.urgent_words
    return _("Asunto {words}").format(words=words) if words else _("Asunto fuera del orden del día")


def change_sentences(view: SessionView, item: AgendaItem) -> Iterator[str]:
    """What was done with the place of the item on the agenda, in the order in which it was done."""
    for change in view.changes:
        if change.item_id == item.id and (text := _sentence(view, change)):
            yield text


def _sentence(view: SessionView, change: AgendaChange) -> str:
    votes = _votes(change)
    match change.kind:
        case ChangeKind.ADDED:
            told = _("Se vota incluirlo en el orden del día: {votes}.").format(votes=votes)
            return told + _rule(view, change) if votes else ""
        case ChangeKind.REORDERED:
            what = _("se altera el orden del día: este asunto, que era el {old}, pasa a ser el {new}").format(
                old=change.from_position, new=change.to_position
            )
        case ChangeKind.WITHDRAWN:
            what = _("el asunto se retira del orden del día")
        case _:
            what = _("el asunto se aplaza para {session}").format(session=_target(view, change))
    parts = [_hour(change), _asked(view, change), what]
    text = capital(", ".join(part for part in parts if part))
    text += _(" ({votes})").format(votes=votes) if votes else ""
    text += _(". Motivo: {reason}.").format(reason=change.reason.rstrip(".")) if change.reason else "."
    return text + (_rule(view, change) if votes else "")


def _rule(view: SessionView, change: AgendaChange) -> str:
    """The majority that the norm asks for the change, where it is not the usual one."""
    need = asked(view, change.kind, change.for_count or 0, change.against_count or 0, change.at)
    told = _(" Mayoría pedida: {rule}.").format(rule=need.words)
    kept = view.minutes.content if view.frozen else ""
    return told if need.special and (not kept or told.strip() in kept) else ""


def _hour(change: AgendaChange) -> str:
    return _("a las {hour}").format(hour=show_time(change.at)) if change.at is not None else ""


def _asked(view: SessionView, change: AgendaChange) -> str:
    member = view.by_id.get(change.asked_by_id)
    if member is not None:
        return _("a pedido {who}").format(who=member_phrase(member, view.profile, short=True).of())
    return _("a pedido de {who}").format(who=change.asked_text) if change.asked_text else ""


def _target(view: SessionView, change: AgendaChange) -> str:
    session = view.linked.get(change.to_session_id)
    if session is None:
        return _("la próxima sesión")
    label = f"{session.label[:1].lower()}{session.label[1:]}"
    day = date_words(session.date, view.municipality.country)
    return _("la {session}, del {day}").format(session=label, day=day)


def _votes(change: AgendaChange) -> str:
    """«4 a favor, 1 en contra y 1 abstención», nothing when it was not voted."""
    counts = (
        (change.for_count, _("{n} a favor"), _("{n} a favor")),
        (change.against_count, _("{n} en contra"), _("{n} en contra")),
        (change.abstain_count, _("{n} abstención"), _("{n} abstenciones")),
    )
    return join_and([(one if n == 1 else many).format(n=n) for n, one, many in counts if n])


def tells_where(view: SessionView, item: AgendaItem) -> bool:
    """Whether a change says to which session the item was put off."""
    return any(one.item_id == item.id and one.kind is ChangeKind.POSTPONED for one in view.changes)


def pause_sentences(view: SessionView, item_id: str) -> Iterator[str]:
    """How the session stopped and went on during the item; during none with an empty id."""
    known = {item.id for item in view.items}
    for pause in view.pauses:
        if (pause.item_id if pause.item_id in known else "") == item_id:
            yield _paused(view, pause)
            if pause.ended_at is not None:
                yield _resumed(view, pause, pause.ended_at)


def _paused(view: SessionView, pause: Pause) -> str:
    reason = _(", {reason}").format(reason=pause.reason.rstrip(".")) if pause.reason else ""
    values: dict[str, Value] = {"h": pause.started_at, "recess": view.profile.recess, "reason": reason}
    return fill(view.profile.formulas["paused"], values, view.profile.figures)


def _resumed(view: SessionView, pause: Pause, at: datetime) -> str:
    next_day = ""
    if at.date() != pause.started_at.date():
        next_day = _(" del día {d}").format(d=date_words(at.date(), view.municipality.country))
    values: dict[str, Value] = {"h": at, "next_day": next_day, "n": seated_at(view, at)}
    return fill(view.profile.formulas["resumed"], values, view.profile.figures)


def seated_at(view: SessionView, at: datetime) -> int:
    """How many members sat at that hour, by the moves until then."""
    before = [one.after for one in view.moved.values() if one.event.at is not None and one.event.at <= at]
    return before[-1] if before else len(view.opening_seated)


def first_call_sentence(view: SessionView) -> str:
    """«En primera convocatoria, el día martes… a las diecinueve horas, no hubo quórum.», empty without a second."""
    at = view.session.first_call_at
    if at is None:
        return ""
    values: dict[str, Value] = {**day_values(at.date(), view.municipality.country), "h": at.time()}
    return fill(view.profile.formulas["first_call"], values, view.profile.figures)
