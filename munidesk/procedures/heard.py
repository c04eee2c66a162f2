"""Public consultations in the public hearing: how long each was on view, what came in, what was answered."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from munidesk.base.dates import show_date
from munidesk.base.errors import UserError
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import (
    Align,
    Block,
    Column,
    Heading,
    KeepTogether,
    Row,
    Spans,
    Table,
    TableSize,
    plain,
    strong,
)
from munidesk.procedures import store as cases
from munidesk.procedures.consultation import Consultation, observed_in


def each(store: Store) -> Iterator[tuple[str, str]]:
    """(case, its id) of each that puts something on view, for the papers that tell one consultation."""
    for one in consultations(store):
        yield f"{one.view.case.label.replace('/', '-')} {one.view.case.title}", one.view.case.id


def consultations(store: Store, day: date | None = None) -> Iterator[Consultation]:
    """As they stood that day."""
    for one in cases.cases(store):
        with suppress(UserError):
            yield observed_in(cases.load_case(store, one.id, day))


def heard(store: Store, since: date, until: date) -> Iterator[Block]:
    """A line for each that was on view in the period, one day at least."""
    found = [one for one in consultations(store, until) if _in_period(one, since, until)]
    if found:
        right = Align.RIGHT
        columns = (Column(_("Qué se consultó"), 2.6), Column(_("A la vista"), 1.8),
                   Column(_("Observaciones"), 1.1, right), Column(_("Respondidas"), 1, right))  # fmt: skip
        table = Table(columns, tuple(Row(_cells(one)) for one in found), size=TableSize.LARGE)
        yield KeepTogether((Heading(_("Consultas públicas"), 2), table))


def _in_period(one: Consultation, since: date, until: date) -> bool:
    term = one.deadline
    return term is not None and term.start <= until and term.last >= since


def _cells(one: Consultation) -> tuple[Spans, ...]:
    term = one.deadline
    days = _("del {a} al {b}").format(a=show_date(term.start), b=show_date(term.last)) if term is not None else BLANK
    came = [each for each in one.entries if each.day is None or each.day <= one.view.day]
    answered = sum(each.answered for each in came)
    return (strong(one.view.case.title),), plain(days), plain(str(len(came))), plain(str(answered))
