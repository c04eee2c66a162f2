"""A list as programs exchange it, JSON: an array of flat records, whose names are the headings."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.book import Cell
from munidesk.data.book_akoma import give
from munidesk.data.book_popolo import sessions_of, votes_in
from munidesk.data.book_rows import text_cell
from munidesk.data.book_sink import Bounds, Sink

_EACH = 2000  # rows between two signs of life


def read_json(path: Path, sink: Sink) -> None:
    """The records into the sink, as one page without name. Raises UserError for what is no list of flat records."""
    root = _root(path)
    if isinstance(root, dict) and (events := votes_in(root)):
        give(sessions_of(root, events), path.name, sink)
        return
    records = _records(root, path)
    names = list(dict.fromkeys(name for one in records for name in one))
    bounds = Bounds(path.name)
    sink.page("", False)
    sink.row(1, [sink.define(text_cell(name)) for name in names])
    for count, one in enumerate(records):
        cells = [_cell(one.get(name)) for name in names]
        bounds.cells(sum(bool(cell.shown) for cell in cells), sum(len(cell.shown) for cell in cells))
        sink.row(count + 2, [sink.define(cell) if cell.shown else 0 for cell in cells])
        if not count % _EACH:
            sink.tick()


def _root(path: Path) -> object:
    """What the file holds; None where it cannot be read."""
    try:
        root: object = json.loads(path.read_bytes().decode("utf-8-sig"), parse_float=Decimal)
    except (ValueError, RecursionError):
        return None
    return root


def _records(root: object, path: Path) -> Sequence[Mapping[str, object]]:
    flat = isinstance(root, list) and bool(root) and all(map(_is_flat, root))
    if not flat:
        raise UserError(
            _("«{name}» es un archivo de datos (JSON), no una planilla. Pida la misma lista como .xlsx o .csv.").format(
                name=path.name
            )
        )
    assert isinstance(root, list)
    return root


def _is_flat(one: object) -> bool:
    return isinstance(one, dict) and not any(isinstance(value, dict | list) for value in one.values())


def _cell(value: object) -> Cell:
    """Figures keep what they are; truth values become the words that a person would write."""
    if value is None:
        return Cell()
    if isinstance(value, bool):
        return text_cell(_("sí") if value else _("no"))
    if isinstance(value, int | Decimal):
        return Cell(value, str(value))
    return text_cell(str(value))
