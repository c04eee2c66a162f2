"""A record whole: every field that is not of the program itself, and who changed what, oldest first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from munidesk.base.dates import show_date, show_time
from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.records.field import Field
from munidesk.records.history import Change, history_of
from munidesk.records.kind import Kind, R
from munidesk.records.says import Why
from munidesk.ui.list_of import TitleOf, text_of
from munidesk.ui.widgets import clear, column, label, rule


def facts_of(kind: Kind[R], record: R, figures: Figures, title_of: TitleOf) -> tuple[tuple[str, str], ...]:
    """(label, value) of every field that people read, blanks too: a blank is a fact."""
    return tuple((one.label, text_of(one, record, figures, title_of) or "–") for one in kind.fields if _is_fact(one))


def _is_fact(field: Field) -> bool:
    return field.says.why is None or (field.says.why is Why.KEY and bool(field.says.of)) or field.name == "id"


class RecordCard(QWidget):
    """Labels and values that can be selected and copied, then the history."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: QVBoxLayout = column(spacing=6, margins=(16, 12, 16, 16))
        self.setLayout(self._lines)

    def show_record(self, kind: Kind[R], record: R | None, store: Store, figures: Figures, title_of: TitleOf) -> None:
        clear(self._lines)
        if record is None:
            self._lines.addWidget(label(_("Elija un registro de la lista."), "quiet-text", wrap=True))
            self._lines.addStretch(1)
            return
        self._lines.addWidget(label(kind.title_of(record), "panel", wrap=True))
        for name, value in facts_of(kind, record, figures, title_of):
            self._lines.addWidget(label(name, "quiet"))
            self._lines.addWidget(_selectable(value))
        self._lines.addWidget(rule())
        self._lines.addWidget(label(_("Historial"), "strong"))
        for change in history_of(kind, store, record.id, figures):
            self._lines.addWidget(_selectable(_told(change)))
        self._lines.addStretch(1)


def _told(change: Change) -> str:
    head = f"{show_date(change.at.date())} {show_time(change.at)} · {change.author} · {change.label}"
    return "\n".join((head, *(f"    {line}" for line in change.lines)))


def _selectable(text: str) -> QWidget:
    made = label(text, wrap=True)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made
