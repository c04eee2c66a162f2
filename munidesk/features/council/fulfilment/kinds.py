"""The fulfilment as a kind of record: a plain one, which every form, list and sheet may write."""

from datetime import date
from typing import Any

from munidesk.base.dates import show_date, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.council.fulfilment.domain import Fulfilment, Progress
from munidesk.records.kind import Kind


def _check(one: Fulfilment) -> None:
    if one.done_on is not None and one.done_on > today():
        raise UserError(
            _("El día en que se cumplió no puede ser mañana ni después. Si es el plazo, escríbalo en «Vence»."),
            code="to_come", field="done_on",
        )  # fmt: skip
    if one.done_on is not None and one.progress is Progress.DROPPED:
        raise UserError(
            _("Está cumplida y sin efecto a la vez: quite el día, o elija otra marcha."),
            code="done_and_dropped", field="progress",
        )  # fmt: skip


def _guard(store: Store, one: Fulfilment) -> None:
    """Of a resolution that has its number, and not before the day it was taken. As it stands it may be taken away."""
    if one.id and FULFILMENTS.find(store, one.id) == one:
        return
    resolution = store.get("resolution", one.resolution_id)
    session = store.get("session", str(resolution["session_id"])) if resolution is not None else None
    if resolution is None or session is None:
        raise UserError(_("Esa resolución ya no está."), code="gone", field="resolution_id")
    if resolution["number"] is None:
        raise UserError(
            _("La resolución todavía no tiene número: lo recibe al levantar la sesión."),
            code="no_number", field="resolution_id",
        )  # fmt: skip
    held = str(session["date"])
    for field, day in (("due", one.due), ("done_on", one.done_on)):
        if day is not None and day.isoformat() < held:
            words = _("La resolución es del {day}: escriba un día desde esa fecha.")
            raise UserError(
                words.format(day=show_date(date.fromisoformat(held))), code="before_the_session", field=field
            )


FULFILMENTS = Kind(
    record=Fulfilment, table="fulfilment", one="cumplimiento", many="cumplimientos", title="label",
    parent="resolution_id", order="due IS NULL, due, id", same=("resolution_id",), check=_check, guard=_guard,
    icon="check",
)  # fmt: skip

FULFILMENT_KINDS: tuple[Kind[Any], ...] = (FULFILMENTS,)
