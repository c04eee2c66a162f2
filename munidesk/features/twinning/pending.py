"""What waits in sister cities: days of notice and reports of visits. Steps are those of the cases."""

from collections.abc import Iterator, Sequence
from datetime import date

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.twinning.rules import report_due
from munidesk.features.twinning.store_view import all_views
from munidesk.features.twinning.view import TwinningView
from munidesk.features.twinning.words import stage_words
from munidesk.town.manifest import Going, Pending, Waiting

PAGE = "hermanamientos"


def pending(store: Store, day: date, most: int) -> Sequence[Pending]:
    """Nothing where there is no twinning."""
    views = [one for one in all_views(store, day) if one.twinning.closed_on is None]
    if not views:
        return ()
    rows = sorted((row for view in views for row in _rows(view)), key=lambda one: one.due or day)
    return (
        Pending(
            title=_("Hermanamientos"), part=_("Hermanamientos"), one=_("Hermanamiento"), icon="globe",
            rows=tuple(rows[:most]), total=len(rows), key=PAGE,
            empty=_("Ningún aviso ni informe de los hermanamientos vence pronto."),
            going=tuple(_going(view) for view in views[:1]), printed=False,
        ),
    )  # fmt: skip


def _rows(view: TwinningView) -> Iterator[Waiting]:
    one, found = view.twinning, view.term
    if found is not None and found.warned <= view.day <= found.notice:
        yield Waiting(title=_("Avisar si no se renueva: {city}").format(city=one.title), key=PAGE,
                      arguments={"id": one.id, "tab": "1"}, due=found.notice)  # fmt: skip
    for visit in view.visits:
        due = report_due(visit)
        if due is not None and visit.start is not None and visit.start <= view.day:
            yield Waiting(title=_("Informe de la visita: {title}").format(title=visit.title), key=PAGE,
                          arguments={"id": one.id, "tab": "3", "item": visit.id}, due=due)  # fmt: skip


def _going(view: TwinningView) -> Going:
    done, whole = view.case.progress
    return Going(
        title=view.twinning.title, key=PAGE, arguments={"id": view.twinning.id}, share=done / whole if whole else 0.0,
        words=_("{a} de {n} pasos").format(a=done, n=whole), line=stage_words(view),
    )  # fmt: skip
