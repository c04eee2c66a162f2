"""`circle`: who takes part in a twinning, with what was said in twelve months."""

from munidesk.base.dates import show_date
from munidesk.base.i18n import _, on_paper
from munidesk.data.store import Store
from munidesk.documents.model import Align, Block, Column, Document, KeyFigure, KeyFigures, Row, Table, plain
from munidesk.features.twinning.circle.rules import Tie, ties
from munidesk.features.twinning.view import TwinningView
from munidesk.town.report import report


@on_paper
def build_circle(store: Store, view: TwinningView) -> Document:
    """Most communications first; without any, «sin comunicación»."""
    found = ties(view)
    silent = sum(not one.said for one in found)
    figures = KeyFigures((
        KeyFigure(str(len(found)), _("actores")),
        KeyFigure(str(sum(len(one.said) for one in found)), _("comunicaciones en 12 meses")),
        KeyFigure(str(silent), _("sin comunicación en 12 meses")),
    ))  # fmt: skip
    columns = (Column(_("Actor"), 2.4), Column(_("Anillo"), 1.3), Column(_("Comunicaciones"), 1, Align.RIGHT),
               Column(_("La última"), 2))  # fmt: skip
    rows = tuple(
        Row((plain(one.name), plain(one.ring.word), plain(str(len(one.said))), plain(_last(one)))) for one in found
    )
    blocks: tuple[Block, ...] = (figures, Table(columns, rows, caption=_("Círculo de vinculación")))
    return report(
        store, _("Círculo de vinculación"), blocks, subtitle=view.twinning.title, office=_("Hermanamientos"),
        running=view.twinning.title,
    )  # fmt: skip


def _last(one: Tie) -> str:
    if not one.said:
        return _("sin comunicación")
    last = max(one.said, key=lambda each: each.day)
    return f"{show_date(last.day)} · {last.subject}"
