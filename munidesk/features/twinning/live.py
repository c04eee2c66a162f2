"""Sister cities in a chapter of the manual and in the public hearing: a line for each."""

from collections.abc import Iterator, Sequence
from datetime import date

from munidesk.base.errors import UserError
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.documents.model import Block, Column, Heading, KeepTogether, Row, Spans, Table, TableSize, plain, strong
from munidesk.features.twinning.store import twinnings
from munidesk.features.twinning.store_view import all_views
from munidesk.features.twinning.view import TwinningView
from munidesk.features.twinning.words import activity_words, next_words, pulse_word, stage_words


def each(store: Store) -> Iterator[tuple[str, str]]:
    """(city, id), for the papers that tell one of them."""
    return ((one.title, one.id) for one in twinnings(store))


def blocks(store: Store) -> Sequence[Block]:
    """The cities one is twinned with, how alive each bond is and what comes next. Raises UserError without any."""
    views = _open(all_views(store))
    if not views:
        raise UserError(_("Todavía no hay ningún hermanamiento. Abra el primero en Hermanamientos."))
    rows = tuple(Row((*_cells(view), plain(next_words(view) or BLANK))) for view in views)
    return (Table((*_columns(), Column(_("Qué sigue"), 2)), rows),)


def heard(store: Store, since: date, until: date) -> Iterator[Block]:
    """A line for each city as it stood on the last day, those that ended in the period too."""
    found = [one for one in all_views(store, until) if one.case.case.opened_on <= until]
    views = [one for one in found if one.twinning.closed_on is None or one.twinning.closed_on >= since]
    if views:
        table = Table(_columns(), tuple(Row(_cells(view)) for view in views), size=TableSize.LARGE)
        yield KeepTogether((Heading(_("Ciudades hermanas"), 2), table))


def _open(views: Sequence[TwinningView]) -> list[TwinningView]:
    return [one for one in views if one.twinning.closed_on is None]


def _columns() -> tuple[Column, ...]:
    return (Column(_("Ciudad"), 2), Column(_("Cómo está"), 1), Column(_("Etapa"), 1.8), Column(_("Qué se hizo"), 2))


def _cells(view: TwinningView) -> tuple[Spans, ...]:
    place = f"{view.twinning.title}, {view.twinning.country}" if view.twinning.country else view.twinning.title
    return ((strong(place),), plain(capital(pulse_word(view.pulse))), plain(stage_words(view)),
            plain(capital(activity_words(view))))  # fmt: skip
