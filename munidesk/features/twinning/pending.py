"""What waits in sister cities: notices, reports of visits, letters without answer. Steps are those of the cases."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from munidesk.base.dates import show_date
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.twinning.rules import report_due
from munidesk.features.twinning.said import unanswered
from munidesk.features.twinning.store_view import all_views
from munidesk.features.twinning.view import TwinningView
from munidesk.features.twinning.words import stage_words
from munidesk.procedures.clock import SOON
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
            empty=_("Ningún aviso, informe ni carta de los hermanamientos vence pronto."),
            going=tuple(_going(view) for view in views[:1]), printed=False,
        ),
    )  # fmt: skip


def _rows(view: TwinningView) -> Iterator[Waiting]:
    yield from _notice(view)
    soon = view.day + timedelta(days=SOON)
    for visit in view.visits:
        due = report_due(visit)
        if due is not None and visit.start is not None and visit.start <= view.day:
            yield _waiting(view, _("Informe de la visita: {title}").format(title=visit.title), due, "3", visit.id)
    for one in unanswered(view.said):
        if one.due is not None and one.due <= soon:
            yield _waiting(view, _("Carta sin respuesta: {subject}").format(subject=one.subject), one.due, "4", one.id)


def _notice(view: TwinningView) -> Iterator[Waiting]:
    """From sixty days before the last day of notice; once that went by until the end, and then that it ended."""
    found, pact = view.term, view.agreement
    if found is None or pact.ended_on is not None:
        return
    if found.warned <= view.day <= found.notice:
        yield _waiting(view, _("Avisar si no se renueva"), found.notice, "1")
    elif view.day > found.end:
        yield _waiting(view, _("Renovar o terminar el acuerdo"), found.end, "1")


def _waiting(view: TwinningView, title: str, due: date, tab: str, item: str = "") -> Waiting:
    one, late = view.twinning, due < view.day
    words = _("Vencido") if late else _("Vence el {day}").format(day=show_date(due))
    return Waiting(
        title=title, key=PAGE, arguments={"id": one.id, "tab": tab, **({"item": item} if item else {})},
        who=one.responsible, detail=one.title, due=due, words=words, tone="bad" if late else "attention",
        icon="alert" if late else "clock", late=late,
    )  # fmt: skip


def _going(view: TwinningView) -> Going:
    done, whole = view.case.progress
    return Going(
        title=view.twinning.title, key=PAGE, arguments={"id": view.twinning.id}, share=done / whole if whole else 0.0,
        words=_("{a} de {n} pasos").format(a=done, n=whole), line=stage_words(view),
    )  # fmt: skip
