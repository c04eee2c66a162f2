"""A rehearsal as a sheet: every row of the file with what becomes of it, to be looked at with others or kept."""

from collections.abc import Callable, Iterator

from munidesk.base.i18n import _
from munidesk.records.sheet import Cell, Sheet
from munidesk.sheets.rehearsal import Fate, Outcome, Rehearsal


def rehearsal_sheet(rehearsal: Rehearsal, label_of: Callable[[str], str]) -> Sheet:
    """A row for each thing that changes; the refused ones first, with the cell and the reason."""
    order = (Fate.REFUSED, Fate.CHANGED, Fate.NEW, Fate.SAME)
    rows = [row for fate in order for one in rehearsal.of(fate) for row in _rows(one, label_of)]
    header = (_("Hoja"), _("Fila"), _("Qué pasa"), _("Registro"), _("Campo"), _("Antes"), _("Valor"), _("Motivo"))
    keys = ("sheet", "line", "fate", "title", "field", "old", "value", "reason")
    return Sheet(_("Ensayo"), header, tuple(rows), keys)


def _rows(one: Outcome, label_of: Callable[[str], str]) -> Iterator[tuple[Cell, ...]]:
    said = {
        Fate.REFUSED: _("Se rechaza"),
        Fate.CHANGED: _("Cambia"),
        Fate.NEW: _("Es nueva"),
        Fate.SAME: _("Está igual"),
    }
    begins = (one.sheet, one.line, said[one.fate], one.title)
    if one.fate is Fate.REFUSED:
        yield (*begins, label_of(one.field) or one.column, None, one.value, one.reason)
    elif one.changes:
        yield from ((*begins, change.label, change.old or None, change.new, one.note or None) for change in one.changes)
    else:
        yield (*begins, None, None, None, one.note or None)
