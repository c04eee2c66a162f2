"""What waits in surveys: sheets to pass while one is open and past its last day."""

from collections.abc import Sequence
from datetime import date

from munidesk.base.i18n import _, ngettext
from munidesk.data.store import Store
from munidesk.features.surveys.domain import Survey
from munidesk.features.surveys.store import load_view, surveys
from munidesk.town.manifest import Pending, Waiting


def pending(store: Store, day: date, most: int) -> Sequence[Pending]:
    waiting = [one for one in surveys(store) if one.is_open and one.until is not None and one.until < day]
    rows = tuple(_row(store, one) for one in waiting[:most])
    return (
        Pending(
            title=_("Encuestas"), part=_("Participación"), one=_("Encuesta"), icon="clipboard", rows=rows,
            total=len(waiting), key="participation.survey", empty=_("Ninguna encuesta espera."), printed=bool(rows),
        ),
    )  # fmt: skip


def _row(store: Store, one: Survey) -> Waiting:
    n = len(load_view(store, one.id).numbers)
    detail = ngettext(
        "{n} hoja pasada; ciérrela cuando no lleguen más", "{n} hojas pasadas; ciérrela cuando no lleguen más", n
    )
    return Waiting(
        title=one.title, key="participation.survey", arguments={"id": one.id}, detail=detail.format(n=n), on=one.until,
        words=_("terminó"), tone="attention",
    )  # fmt: skip
