"""Rows of a spreadsheet given one by one to a verb: what was understood, what came in, what was refused and why."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.exchange import Sheet
from munidesk.data.store import Store
from munidesk.town.import_maps import ColumnMap, ImportField, chosen, guess, remember, remembered
from munidesk.town.imports import ImportOptions, ImportReport

Cells = Mapping[str, str]
"""Field key → text of a row, stripped; a field without a column is not there."""


class Refused(Exception):
    """A row that cannot come in: the field at fault, and why."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field = field
        self.reason = reason


class _Rehearsed(Exception):
    """Takes a rehearsal back."""


def columns_of(
    store: Store, kind: str, sheet: Sheet, fields: Sequence[ImportField], mapping: Mapping[str, str], *needed: str
) -> ColumnMap:
    """The columns given, else those of last time, else by their header.

    Raises UserError for an empty sheet and when one of the `needed` fields has no column.
    """
    if not sheet.rows:
        raise UserError(_("La planilla no tiene filas."))
    header = sheet.rows[0]
    columns = (chosen(header, fields, mapping) if mapping else {}) or remembered(store, kind, header)
    columns = columns or guess(header, fields)
    for one in fields:
        if one.key in needed and one.key not in columns:
            raise UserError(
                _(
                    "Ninguna columna parece «{label}». Escriba «{label}» sobre la que lo tiene y vuelva a importar. "
                    "Columnas: {names}."
                ).format(label=one.label, key=one.key, names=", ".join(header))
            )
    return columns


def cells_of(row: Sequence[str], columns: ColumnMap) -> dict[str, str]:
    return {
        key: "\n\n".join(row[at].strip() for at in places if at < len(row) and row[at].strip())
        for key, places in columns.items()
    }


def numbered_rows(sheet: Sheet) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows under the header, each with its line in the file."""
    for at, row in enumerate(sheet.rows[1:], 1):
        yield (sheet.lines[at] if at < len(sheet.lines) else at + 1), row


def sentences(sheet: Sheet, columns: ColumnMap, fields: Sequence[ImportField]) -> Iterator[str]:
    """What was understood of the file and of its columns."""
    words = {"\t": _("tabulación"), ",": _("coma"), ";": _("punto y coma"), "|": _("barra")}
    if sheet.delimiter:
        yield _("Texto con las columnas separadas por {sign}.").format(
            encoding=sheet.encoding, sign=words.get(sheet.delimiter, sheet.delimiter)
        )
    labels = {one.key: one.label for one in fields}
    for key, places in columns.items():
        titles = " + ".join(f"«{sheet.rows[0][at]}»" for at in places if at < len(sheet.rows[0]))
        yield _("{field}: columna {titles}").format(field=labels.get(key, key), titles=titles)


def column_title(sheet: Sheet, columns: ColumnMap, field: str) -> str:
    """The heading over a field, to say where a row is wrong; the field's own name without a column."""
    places = columns.get(field, ())
    return sheet.rows[0][places[0]] if places else field


@dataclass
class _Pass:
    """One way through the rows."""

    added: int = 0
    matched: int = 0
    refused: dict[int, tuple[str, str]] = field(default_factory=dict)


def import_rows(
    store: Store, sheet: Sheet, columns: ColumnMap, fields: Sequence[ImportField], options: ImportOptions, *,
    kind: str, label: str, main: str, take: Callable[[Cells], bool],
) -> ImportReport:  # fmt: skip
    """Give every row to `take` in one change; `take` says whether it was new, and raises Refused or UserError.

    A UserError of a verb is told at the column of the field `main`. A row may be refused when part of it is
    written already: then all is taken back and done again without it, so that it leaves nothing behind.
    A rehearsal does the same and writes nothing.
    """
    refused: dict[int, tuple[str, str]] = {}
    while True:
        done = _Pass()
        with suppress(_Rehearsed), store.change(label):
            for line, row in numbered_rows(sheet):
                cells = cells_of(row, columns)
                if line in refused or not any(cells.values()):
                    continue
                try:
                    new = take(cells)
                except Refused as fault:
                    done.refused[line] = column_title(sheet, columns, fault.field), fault.reason
                except UserError as fault:
                    done.refused[line] = column_title(sheet, columns, main), str(fault)
                else:
                    done.added, done.matched = done.added + new, done.matched + (not new)
            remember(store, kind, sheet.rows[0], columns)
            if options.dry_run or done.refused:
                raise _Rehearsed
        if not done.refused:
            told = tuple((line, *why) for line, why in sorted(refused.items()))
            return ImportReport(tuple(sentences(sheet, columns, fields)), done.added, done.matched, told)
        refused |= done.refused
