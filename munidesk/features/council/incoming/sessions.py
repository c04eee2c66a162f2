"""Sessions and their agenda from a sheet, as other programs and old registers list them."""

from datetime import date, datetime, time

from munidesk.base.dates import parse_time
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.features.council.domain import Session, SessionKind, SessionState
from munidesk.features.council.guard import hour_in
from munidesk.features.council.incoming.fields import Written, begin, item_fields, session_fields, text_field
from munidesk.features.council.incoming.places import Cells, Places, number, refused, word
from munidesk.features.council.kinds import ITEMS, SESSIONS
from munidesk.features.council.sessions.store import SessionRow, close_session, new_session, open_session
from munidesk.features.council.sessions.store_items import add_item
from munidesk.features.council.view_data import session_of
from munidesk.sheets.target import Target, TargetField
from munidesk.town import store as town


def target() -> Target:
    """Sessions, one per row. What hangs from them (agenda, attendance, votes) comes with its own lists."""
    day, body, _session = session_fields()
    fields = (
        day,
        body,
        text_field("kind", _("Clase"), ("tipo", "clase de sesion", "tipo de sesion", "caracter")),
        text_field("number", _("Número"), ("n", "numero de sesion", "sesion n", "sesion")),
        TargetField("start", _("Hora"), time, ("hora de la convocatoria", "hora de citacion", "convocada a las")),
        text_field("place", _("Lugar"), ("sala", "sede", "lugar de la sesion")),
        TargetField("opened", _("Abierta a las"), time, ("hora de inicio", "inicio", "comienzo", "abre")),
        TargetField("closed", _("Levantada a las"), time, ("hora de cierre", "cierre", "fin", "termina")),
    )
    return Target(
        "sessions", _("sesión"), _("sesiones"), True, fields, (("date", "body", "kind", "number"),), begin(take),
        kinds=(SESSIONS,), figures=town.figures,
    )  # fmt: skip


def take(places: Places, cells: Cells) -> Written:
    day, body = places.day(cells), places.body(cells) or town.council(places.store)
    kind = word(cells, "kind", SessionKind, _kinds()) if cells.get("kind") else SessionKind.ORDINARY
    there = [one for one in places.sessions if one.date == day and one.body_id == body.id and one.kind is kind]
    own = number(cells, "number")
    found = [one for one in there if not own or one.number == own]
    if len(found) > 1:
        raise refused("number", _("Ese día hay varias sesiones de esa clase: diga el número."))
    key = found[0].id if found else _called(places, cells, day, body.id, kind, own)
    note = held(places, cells, key)
    places.read_again()
    return Written(not found, ((SESSIONS.table, key),), note)


def _kinds() -> str:
    return ", ".join(one.word for one in SessionKind)


def _called(places: Places, cells: Cells, day: date, body_id: str, kind: SessionKind, own: int) -> str:
    hour = cells.get("start") or cells.get("opened")
    if not hour:
        raise refused("start", _("Falta la hora de la sesión."))
    called = Session(
        body_id=body_id, kind=kind, number=own or None, date=day, start=parse_time(hour), place=cells.get("place", "")
    )
    return new_session(places.store, called, standard=False)


def held(places: Places, cells: Cells, key: str) -> str:
    """Open and lift the session `key` where the row gives the hours. A word where it cannot be lifted yet."""
    session = session_of(places.store, key)
    if cells.get("opened") and session.state is SessionState.CONVENED:
        open_session(places.store, key, _moment(session, cells["opened"]))
        session = session_of(places.store, key)
    if not cells.get("closed") or session.state is not SessionState.OPEN:
        return ""
    try:
        close_session(places.store, key, hour_in(session, parse_time(cells["closed"])))
    except UserError as error:
        # Its agenda, attendance and votes come with other sheets; this one, brought again, lifts it.
        return _("Queda abierta. {why}").format(why=" ".join(str(error).splitlines()))
    return ""


def _moment(session: Session, said: str) -> datetime:
    return datetime.combine(session.date, parse_time(said))


def agenda_target() -> Target:
    """Items of agendas, one per row, in the order of the sheet."""
    place, title = item_fields(needed=True)
    fields = (*session_fields(), place, title, text_field("file_ref", _("Expediente"), ("antecedente", "antecedentes")))
    return Target(
        "agenda", _("asunto"), _("asuntos"), False, fields, (("date", "item"),), begin(take_item), kinds=(ITEMS,),
        figures=town.figures,
    )  # fmt: skip


def take_item(places: Places, cells: Cells) -> Written:
    row = places.session(cells)
    place, title = number(cells, "item_number"), cells["item"].strip()
    there = [one for one in places.view(row.id).items if fold(one.title) == fold(title)]
    found = [one for one in there if not place or one.position == place]
    if found:
        return Written(False, ((ITEMS.table, found[0].id),))
    made = add_item(
        places.store, row.id, title, position=place or None, file_ref=cells.get("file_ref", ""),
        urgent_reason="" if _is_called(row) else _("Figura en la planilla que se importó."),
    )  # fmt: skip
    places.changed(row.id)
    return Written(True, ((ITEMS.table, made),))


def _is_called(row: SessionRow) -> bool:
    return row.state is SessionState.CONVENED
