"""Territorial planning in a chapter of the manual and in the public hearing: where each programme stands."""

from collections.abc import Iterator, Sequence
from datetime import date

from munidesk.base.errors import UserError
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import (
    Block,
    Column,
    Heading,
    KeepTogether,
    Paragraph,
    Row,
    Spans,
    Style,
    Table,
    TableSize,
    plain,
    strong,
)
from munidesk.features.territory.phases.words import period, products_words, state_word, steps_words
from munidesk.features.territory.store import newest, territories
from munidesk.features.territory.store_view import load_territory
from munidesk.features.territory.view import TerritoryView
from munidesk.features.territory.words import phase_words, summary
from munidesk.procedures.clock import ends_words


def each(store: Store) -> Iterator[tuple[str, str]]:
    """(programme, id), for the papers that tell one of them."""
    return ((one.title, one.id) for one in territories(store))


def blocks(store: Store) -> Sequence[Block]:
    """The five phases of the newest programme, with what comes next. Raises UserError without any."""
    key = newest(store)
    if not key:
        raise UserError(_("Todavía no hay ningún programa territorial. Abra el primero en Territorio."))
    view = load_territory(store, key)
    rows = tuple(
        Row(((strong(f"{one.number}. {one.title}"),), plain(state_word(one)), plain(period(one)),
             plain(steps_words(one)), plain(products_words(one))))
        for one in view.phases
    )  # fmt: skip
    columns = (Column(_("Fase"), 2.2), Column(_("Estado"), 1), Column(_("Cuándo"), 1.4), Column(_("Pasos"), 1.4),
               Column(_("Productos"), 1.2))  # fmt: skip
    told = " · ".join(part for part in (view.territory.title, summary(view), _next(view)) if part)
    return Table(columns, rows), Paragraph(plain(f"{told}."), Style.NOTE)


def heard(store: Store, since: date, until: date) -> Iterator[Block]:
    """A line for each programme that was under way in the period, as it stands on its last day."""
    views = (load_territory(store, one.id, until) for one in territories(store))
    found = [view for view in views if view.case.case.opened_on <= until and _on_way(view, since)]
    if found:
        columns = (Column(_("Programa"), 2), Column(_("Dónde está"), 2), Column(_("Productos"), 1),
                   Column(_("Próximo plazo"), 1.8))  # fmt: skip
        table = Table(columns, tuple(Row(_cells(view)) for view in found), size=TableSize.LARGE)
        yield KeepTogether((Heading(_("Ordenamiento del territorio"), 2), table))


def _on_way(view: TerritoryView, since: date) -> bool:
    return view.case.case.closed_on is None or view.case.case.closed_on >= since


def _cells(view: TerritoryView) -> tuple[Spans, ...]:
    done, whole = view.progress
    where = _("{phase}: {title}. {a} de {n} pasos.").format(
        phase=phase_words(view), title=view.phase.title, a=done, n=whole
    )
    products = _("{a} de {n}").format(a=view.delivered, n=len(view.products))
    return (strong(view.territory.title),), plain(where), plain(products), plain(_next(view) or BLANK)


def _next(view: TerritoryView) -> str:
    found = view.next_term
    return ends_words(found[2]) if found is not None else ""
