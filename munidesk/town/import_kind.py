"""A sheet into records of any plain kind: columns by what its fields are called, refusals bound to theirs."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from munidesk.base.errors import UserError
from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data.exchange import read_table
from munidesk.data.store import Store
from munidesk.records.field import Field
from munidesk.records.kind import Kind, R
from munidesk.town import store as town
from munidesk.town.import_maps import ImportField
from munidesk.town.import_rows import Cells, Refused, columns_of, import_rows
from munidesk.town.imports import ImportOptions, ImportReport


def can_be_imported(kind: Kind[R]) -> bool:
    """Whether a row of a sheet can be a whole record: plain, and nothing needed that no sheet can say."""
    names = {one.name for one in written(kind)}
    return kind.plain and not kind.private and all(one.has_default or one.name in names for one in kind.fields)


def written(kind: Kind[R]) -> tuple[Field, ...]:
    """The fields a sheet may say."""
    return tuple(one for one in kind.fields if one.says.why is None and not one.says.fixed and not one.says.of)


def importing(kind: Kind[R]) -> Callable[[Store, Path, ImportOptions], ImportReport]:
    """The import of a kind, for pages and for manifests."""
    return partial(import_kind, kind)


def import_kind(kind: Kind[R], store: Store, path: Path, options: ImportOptions) -> ImportReport:
    """One record per row, all in one change. A row that is here already (`Kind.same`) changes that record.

    Raises UserError when the title has no column; a row that cannot be is refused at its column.
    """
    sheet, own = read_table(path), written(kind)
    fields = tuple(ImportField(one.name, one.label, (fold(one.label), *one.says.also)) for one in own)
    columns = columns_of(store, kind.table, sheet, fields, options.mapping, kind.title)
    figures, known = town.figures(store), {_key(kind, one): one for one in kind.all(store)} if kind.same else {}

    def take(cells: Cells) -> bool:
        # A blank cell says nothing: the record keeps what it has, or what a new one begins with.
        values = {one.name: _read(one, cells[one.name], figures) for one in own if cells.get(one.name)}
        try:
            made = kind.record(**{"id": "", **values})
            before = known.get(_key(kind, made)) if kind.same else None
            kind.save(store, made if before is None else replace(before, **values))
        except TypeError:
            raise Refused(kind.title, _("Falta «{label}».").format(label=kind.field(kind.title).label)) from None
        except UserError as error:
            raise Refused(error.field or kind.title, str(error)) from None
        return before is None

    label = _("Importar {many}").format(many=_(kind.many))
    return import_rows(store, sheet, columns, fields, options, kind=kind.table, label=label, main=kind.title, take=take)


def _read(field: Field, text: str, figures: Figures) -> object:
    try:
        return field.read(text, figures)
    except UserError as error:
        raise Refused(field.name, str(error)) from None


def _key(kind: Kind[R], record: R) -> tuple[str, ...]:
    return tuple(fold(str(getattr(record, name) or "")) for name in kind.same)
