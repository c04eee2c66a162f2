"""The resolutions as they stand in a chapter of the manual."""

from collections.abc import Sequence
from datetime import date

from munidesk.base.dates import show_date
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import Block, Column, Row, Table, plain, strong
from munidesk.features.council.reports.listing import list_resolutions


def resolution_blocks(store: Store) -> Sequence[Block]:
    """Number, day and what was resolved, oldest first."""
    found = [one for one in list_resolutions(store) if one["number"] is not None]
    if not found:
        raise UserError(_("Todavía no hay resoluciones numeradas."))
    rows = []
    for one in reversed(found):
        day = show_date(date.fromisoformat(str(one["date"])))
        rows.append(Row((plain(f"{one['number']}/{one['year'] or ''}".rstrip("/")), plain(day),
                         (strong(str(one["title"])),), plain(str(one["resolves"])))))  # fmt: skip
    columns = (Column(_("N.º"), 0.7), Column(_("Fecha"), 0.9), Column(_("Asunto"), 2), Column(_("Qué se resolvió"), 4))
    return (Table(columns, tuple(rows), dense=True),)
