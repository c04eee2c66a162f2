"""What is shown of who speaks: names in the list, minutes and seconds, what is left."""

from datetime import datetime

from munidesk.base import dates
from munidesk.base.dates import show_time
from munidesk.base.i18n import _
from munidesk.base.spanish import capital, counted, join_and
from munidesk.features.council.speakers.domain import SpeakerKind, Turn
from munidesk.features.council.view import SessionView
from munidesk.town.domain import Gender
from munidesk.town.posts import member_title


def clock_words(seconds: int) -> str:
    """«2:36», «1:02:05»."""
    minutes, rest = divmod(max(0, seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def time_words(turn: Turn) -> str:
    """In the list: what was spoken until now; the limit of who waits."""
    if not turn.waits:
        return clock_words(turn.seconds(dates.now()))
    return clock_words(turn.limit_seconds) if turn.limit_seconds else "–"


def state_word(turn: Turn) -> str:
    """In the list: «habla», «habló», «+ 0:40» over the limit; empty for who waits."""
    if turn.waits:
        return ""
    if turn.speaks:
        return _("habla")
    over = turn.seconds(dates.now()) - turn.limit_seconds
    return f"+ {clock_words(over)}" if turn.limit_seconds and over > 0 else _("habló")


def spoken_words(seconds: int) -> str:
    """«dos minutos y treinta y seis segundos», as the acta tells it; empty for no time."""
    minutes, rest = divmod(max(0, seconds), 60)
    parts = []
    if minutes:
        parts.append(counted(minutes, _("minuto"), _("minutos")))
    if rest:
        parts.append(counted(rest, _("segundo"), _("segundos")))
    return join_and(parts)


def listed_name(view: SessionView, turn: Turn) -> str:
    """«Silvia Cabral · Concejala», «Elsa Cardozo · vecina, Zona Sur»: for the office alone, with private names."""
    member = view.by_id.get(turn.member_id)
    if turn.kind is SpeakerKind.MEMBER and member is not None:
        return f"{member.person.short_name} · {member_title(member, view.profile)}"
    what = ", ".join(part for part in (_what(turn), turn.zone) if part)
    name = view.speakers.get(turn.neighbour_id, "") if turn.kind is SpeakerKind.NEIGHBOUR else turn.name
    return f"{name} · {what}" if name else capital(what)


def _what(turn: Turn) -> str:
    if turn.kind is not SpeakerKind.NEIGHBOUR:
        return turn.kind.word
    return {Gender.FEMALE: _("vecina"), Gender.MALE: _("vecino")}.get(turn.gender, turn.kind.word)


def since_words(turn: Turn) -> str:
    """«habla desde las 19:50», empty for who waits."""
    return _("habla desde las {at}").format(at=show_time(turn.started_at)) if turn.started_at else ""


def left_words(turn: Turn, now: datetime) -> str:
    """«Quedan 0:24», «Se pasó 0:41», or that it is paused."""
    if turn.paused_at is not None:
        return _("En pausa")
    if not turn.limit_seconds:
        return ""
    left = turn.limit_seconds - turn.seconds(now)
    if left < 0:
        return _("Se pasó {time}").format(time=clock_words(-left))
    return _("Quedan {time}").format(time=clock_words(left))


def kind_words(view: SessionView) -> str:
    """The limits of the body's rule, beside the title."""
    rule = view.rules.floor
    members = _("{n} min").format(n=rule.minutes) if rule.minutes else _("sin límite")
    others = _("{n} min").format(n=rule.neighbour_minutes) if rule.neighbour_minutes else _("sin límite")
    return _("integrantes: {members} · público: {others}").format(members=members, others=others)
