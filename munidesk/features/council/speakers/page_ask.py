"""What a turn asks in a dialog: a neighbour's name and whether the acta says it, another limit, its hours."""

from dataclasses import replace

from munidesk.base.dates import parse_time, show_time
from munidesk.base.i18n import _
from munidesk.features.council import guard
from munidesk.features.council.domain import Session
from munidesk.features.council.speakers.domain import SpeakerKind, Turn
from munidesk.features.council.speakers.kinds import TURNS
from munidesk.features.council.speakers.store import name_neighbour, save_turn, set_limit
from munidesk.features.council.view import SessionView
from munidesk.town import store as town
from munidesk.ui import dialogs
from munidesk.ui.ask_record import ask_record
from munidesk.ui.context import Context
from munidesk.ui.forms import Field, Kind


def ask_name(context: Context, view: SessionView, turn: Turn) -> None:
    """Name, zone and sex of who speaks; of a neighbour also whether the acta says the name."""
    figures = town.figures(context.store)
    if turn.kind is not SpeakerKind.NEIGHBOUR:
        names = ("zone",) if turn.kind is SpeakerKind.MEMBER else ("name", "zone")
        ask_record(context, TURNS, turn, names, _("Quién habla"), lambda one: save_turn(context.store, one), figures)
        return
    fields = (
        Field("name", _("Nombre"), hint=_("Se guarda aparte, con los datos privados. Puede quedar vacío.")),
        Field("zone", _("Zona")),
        Field("gender", _("Sexo"), Kind.CHOICE, (("", _("Sin indicar")), ("f", _("mujer")), ("m", _("varón")))),
        Field("named", _("¿El acta dice su nombre?"), Kind.CHOICE, (("", _("No")), ("1", _("Sí, lo acepta")))),
    )
    values = {
        "name": view.speakers.get(turn.neighbour_id, ""), "zone": turn.zone, "gender": turn.gender.value,
        "named": "1" if turn.named else "",
    }  # fmt: skip

    def save(said: dict[str, str]) -> None:
        with context.store.change(_("Quién habla")):
            changed = TURNS.with_stored(replace(turn, zone=said["zone"]), "gender", said["gender"])
            save_turn(context.store, changed)
            name_neighbour(context.store, turn.id, said["name"], named=bool(said["named"]))

    dialogs.ask(context.window, _("Quién habla"), "", fields, values=values, submit=save)


def ask_limit(context: Context, turn: Turn) -> None:
    """How many minutes this turn has; none is no limit."""
    count = town.figures(context.store).count

    def save(said: str) -> None:
        set_limit(context.store, turn.id, count(said) or 0)

    value = str(turn.limit_seconds // 60) if turn.limit_seconds else ""
    asked = _("¿Cuántos minutos tiene? Vacío: sin límite.")
    draft = context.draft(f"turn.limit:{turn.id}")
    dialogs.ask_text(context.window, _("Tiempo de palabra"), asked, value=value, draft=draft, submit=save)


def ask_hours(context: Context, session: Session, turn: Turn) -> None:
    """The hours of a turn that is written up afterwards."""
    fields = (Field("started", _("Habló desde"), hint=_("hh:mm")), Field("ended", _("Habló hasta"), hint=_("hh:mm")))
    values = {
        "started": show_time(turn.started_at) if turn.started_at else "",
        "ended": show_time(turn.ended_at) if turn.ended_at else "",
    }

    def save(said: dict[str, str]) -> None:
        moments = {
            key: guard.hour_in(session, parse_time(text)) if text and text != values[key] else None
            for key, text in said.items()
        }
        started = moments["started"] or (turn.started_at if said["started"] else None)
        ended = moments["ended"] or (turn.ended_at if said["ended"] else None)
        save_turn(context.store, replace(turn, started_at=started, ended_at=ended, paused_at=None))

    draft = context.draft(f"turn.hours:{turn.id}")
    dialogs.ask(context.window, _("Horas de la intervención"), "", fields, values=values, draft=draft, submit=save)
