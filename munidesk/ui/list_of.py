"""The list of a kind of records, drawn from what it says of itself: columns, order by any of them, a filter."""

from collections.abc import Callable, Iterable
from typing import Generic

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.base.spanish import capital, fold
from munidesk.records.field import Field
from munidesk.records.kind import Kind, R
from munidesk.records.says import Why
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import column, label, row

TitleOf = Callable[[str, str], str]
"""(table, id) → the title of that record; empty when it is gone."""

_MOST = 6  # columns that fit beside each other


def text_of(field: Field, record: object, figures: Figures, title_of: TitleOf) -> str:
    """A field as people read it; an id as the title of the record that it names."""
    value = getattr(record, field.name)
    return title_of(field.says.of, str(value or "")) if field.says.of else field.show(value, figures)


def columns_of(kind: Kind[R], figures: Figures, title_of: TitleOf) -> tuple[Column[R], ...]:
    """The title first; then what says its width, or, where none does, the first fields."""
    own = [one for one in kind.fields if _is_shown(one) and one.name != kind.title]
    said = [one for one in own if one.says.width] or own
    others: list[Column[R]] = [_column(one, figures, title_of, first=False) for one in said[: _MOST - 1]]
    return (_title_column(kind, figures, title_of), *others)


def _title_column(kind: Kind[R], figures: Figures, title_of: TitleOf) -> Column[R]:
    """Its field, or what the record computes from several: «Sesión ordinaria 12/2026»."""
    field = next((one for one in kind.fields if one.name == kind.title), None)
    if field is not None:
        return _column(field, figures, title_of, first=True)
    return Column(capital(_(kind.one)), kind.title_of, order=lambda one: (False, fold(kind.title_of(one)), 0))


def _is_shown(field: Field) -> bool:
    return field.says.why is None or (field.says.why is Why.KEY and bool(field.says.of))


def _column(field: Field, figures: Figures, title_of: TitleOf, *, first: bool) -> Column[R]:
    def show(record: R) -> str:
        return text_of(field, record, figures, title_of).partition("\n")[0]

    def order(record: R) -> tuple[bool, str, object]:
        """Blanks last, figures and days by their value, words as Spanish orders them."""
        value = getattr(record, field.name)
        blank = value is None or value == ""
        if field.says.of or isinstance(value, str) or blank:
            return blank, fold(text_of(field, record, figures, title_of)), 0
        return False, "", value

    numeric = field.type.__name__ in {"int", "Decimal"} and not field.says.of
    width = 0 if first else max(field.says.width, 110)
    return Column(field.label, show, width=width, right=numeric, order=order)


class ListOf(QWidget, Generic[R]):
    """All records of a kind with a filter over what the columns show. `selected` gives the current one or None."""

    selected = Signal(object)
    opened = Signal(object)

    def __init__(self, kind: Kind[R], figures: Figures, title_of: TitleOf) -> None:
        super().__init__()
        self._columns = columns_of(kind, figures, title_of)
        self._all: tuple[R, ...] = ()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Filtrar…"))
        self.filter.setAccessibleName(_("Filtrar"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(lambda _text: self._show())
        self._count = label(kind="quiet")
        self.table: RecordTable[R] = RecordTable(self._columns)
        self.table.setAccessibleName(_(kind.many))
        self.table.selected.connect(self.selected)
        self.table.opened.connect(self.opened)
        self._empty = label(kind="quiet-text", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = column(spacing=8)
        head = row(spacing=12)
        head.addWidget(self.filter, 1)
        head.addWidget(self._count)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._empty, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.table)

    def show_records(self, records: Iterable[R]) -> None:
        self._all = tuple(records)
        self._show()

    @property
    def shown(self) -> tuple[R, ...]:
        """What the filter leaves."""
        wanted = fold(self.filter.text())
        if not wanted:
            return self._all
        return tuple(one for one in self._all if any(wanted in fold(column.show(one)) for column in self._columns))

    @property
    def current(self) -> R | None:
        return self.table.current

    def select(self, record_id: str) -> None:
        self.table.select(lambda one: one.id == record_id)

    def _show(self) -> None:
        found = self.shown
        self.table.show_records(found)
        self.table.setVisible(bool(found))
        self.filter.setVisible(bool(self._all))
        self._empty.setVisible(not found)
        self._empty.setText(_("Nada coincide con el filtro.") if self._all else _("Todavía no hay nada aquí."))
        self._count.setText(_("{n} de {total}").format(n=len(found), total=len(self._all)) if self._all else "")
