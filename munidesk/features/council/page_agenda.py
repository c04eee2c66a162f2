"""Step 2: the orden del día, by keyboard: write and Enter adds, F2 renames, Ctrl+arrows reorder, Supr takes out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListWidget, QListWidgetItem, QWidget

from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.features.council.domain import AgendaItem, ItemState, SessionState
from munidesk.features.council.session_data import SessionView
from munidesk.features.council.store_items import add_item, carry_over, delete_item, move_item, update_item
from munidesk.town.domain import Ref
from munidesk.town.page_attachments import AttachmentsPanel
from munidesk.ui import theme
from munidesk.ui.autosave import Autosave
from munidesk.ui.context import Context
from munidesk.ui.dialogs import ask_text
from munidesk.ui.widgets import button, card, column, keycap, label, row

ID_ROLE = Qt.ItemDataRole.UserRole


class AgendaList(QListWidget):
    """Items in order; dragging and Ctrl+arrows ask for another place."""

    moved = Signal(str, int)
    removed = Signal(str)
    renamed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setAccessibleName(_("Orden del día"))
        self.setSpacing(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentItem()
        key = event.key()
        if current is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key), 0)
            if step:
                self.moved.emit(current.data(ID_ROLE), self.currentRow() + 1 + step)
                return
        if current is not None and key == Qt.Key.Key_Delete:
            self.removed.emit(current.data(ID_ROLE))
            return
        super().keyPressEvent(event)

    def dropEvent(self, event: object) -> None:
        dragged = self.currentItem()
        super().dropEvent(event)  # type: ignore[arg-type]
        if dragged is not None:
            self.moved.emit(dragged.data(ID_ROLE), self.row(dragged) + 1)


class AgendaStep(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._view: SessionView | None = None
        self._new = QLineEdit()
        self._new.setPlaceholderText(_("Escriba un asunto y pulse Enter"))
        self._new.setAccessibleName(_("Asunto nuevo"))
        self._new.returnPressed.connect(self._add)
        self._list = AgendaList()
        self._list.moved.connect(self._move)
        self._list.removed.connect(self._remove)
        self._list.itemChanged.connect(self._renamed)
        self._list.currentItemChanged.connect(lambda *_items: self._show_item())
        self._filling = False
        hints = row(spacing=6)
        for keys, words in (("F2", _("cambiar")), ("Ctrl+↑ Ctrl+↓", _("mover")), ("Supr", _("quitar"))):
            for key in keys.split():
                hints.addWidget(keycap(key))
            hints.addWidget(label(words, "quiet"))
        hints.addStretch(1)
        left = column(self._new, self._list, spacing=8)
        left.addLayout(hints)
        self._carry = button(_("Traer pendientes de la sesión anterior"), self._carry_over, kind="quiet")
        left.addWidget(self._carry)
        layout = row(spacing=16, margins=(24, 16, 24, 16))
        layout.addLayout(left, 3)
        layout.addWidget(self._detail(), 2)
        self.setLayout(layout)
        self.setFocusProxy(self._new)

    def _detail(self) -> QWidget:
        made = card()
        made.setMinimumWidth(theme.px(300))
        self._title = label(kind="panel", wrap=True)
        self._file = QLineEdit()
        self._file.setPlaceholderText(_("Por ejemplo: Expediente 2026-0317"))
        self._file.setAccessibleName(_("Antecedente"))
        self._autosave = Autosave(self._file, self._save_file)
        self._file.textEdited.connect(lambda _text: self._autosave.touch())
        self._papers = AttachmentsPanel(self._context)
        made.setLayout(
            column(
                self._title, label(_("Antecedente"), "quiet"), self._file, self._papers, None,
                spacing=10, margins=(16, 16, 16, 16),
            )
        )  # fmt: skip
        return made

    # -- showing

    def show_view(self, view: SessionView) -> None:
        self._view = view
        editable = not view.frozen and not self._context.store.read_only
        for widget in (self._new, self._list, self._file, self._carry):
            widget.setEnabled(editable)
        current = self._current_id()
        self._filling = True
        if self._list.count() != len(view.items):
            self._list.clear()
            for _item in view.items:
                self._list.addItem(QListWidgetItem())
        for place, item in enumerate(view.items):
            entry = self._list.item(place)
            entry.setText(f"{item.position}. {_words(item)}")
            entry.setData(ID_ROLE, item.id)
            entry.setFlags(entry.flags() | Qt.ItemFlag.ItemIsEditable)
            if item.id == current:
                self._list.setCurrentRow(place)
        self._filling = False
        self._show_item()

    def leave(self) -> bool:
        self._autosave.flush()
        return True

    def _current_id(self) -> str:
        entry = self._list.currentItem()
        return str(entry.data(ID_ROLE) or "") if entry is not None else ""

    def _current(self) -> AgendaItem | None:
        key = self._current_id()
        return next((one for one in self._view.items if one.id == key), None) if self._view else None

    def _show_item(self) -> None:
        item = self._current()
        if self._filling or self._view is None:
            return
        self._title.setText(item.title if item else _("Elija un asunto"))
        if not self._autosave.waiting:
            self._file.setText(item.file_ref if item else "")
        self._papers.show_owner(Ref("agenda_item", item.id) if item else None)

    # -- doing

    def _try(self, action: object, *arguments: object) -> None:
        assert callable(action)
        try:
            action(self._context.store, *arguments)
        except UserError as error:
            self._context.toast(str(error), False)

    def _add(self) -> None:
        title = self._new.text().strip()
        if not title or self._view is None:
            return
        reason = ""
        if self._view.session.state is SessionState.OPEN:
            asked = ask_text(
                self._context.window,
                _("Asunto fuera del orden del día"),
                _("¿Por qué es grave y urgente? Lo que escriba consta en el acta."),
            )
            if asked is None:
                return
            reason = asked
        self._new.clear()
        try:
            add_item(self._context.store, self._view.session.id, title, urgent_reason=reason)
        except UserError as error:
            self._new.setText(title)
            self._context.toast(str(error), False)

    def _move(self, item_id: str, place: int) -> None:
        if self._view is not None and 1 <= place <= len(self._view.items):
            self._try(move_item, item_id, place)
            for line in range(self._list.count()):
                if self._list.item(line).data(ID_ROLE) == item_id:
                    self._list.setCurrentRow(line)

    def _remove(self, item_id: str) -> None:
        self._try(delete_item, item_id)
        self._context.toast(_("Se quitó el asunto."), True)

    def _renamed(self, entry: QListWidgetItem) -> None:
        if self._filling or self._view is None:
            return
        number, _dot, title = entry.text().partition(". ")
        title = (title if number.isdigit() else entry.text()).strip()
        key = str(entry.data(ID_ROLE))
        item = next((one for one in self._view.items if one.id == key), None)
        if item is None or not title or _words(item) == title:
            self.show_view(self._view)
            return
        try:
            update_item(self._context.store, key, title=title)
        except UserError as error:
            self._context.toast(str(error), False)

    def _save_file(self) -> None:
        item = self._current()
        if item is not None and item.file_ref != self._file.text().strip():
            try:
                update_item(
                    self._context.store, item.id, fold=f"item.file:{item.id}", file_ref=self._file.text().strip()
                )
            except UserError as error:
                self._context.toast(str(error), False)

    def _carry_over(self) -> None:
        if self._view is None:
            return
        try:
            brought = carry_over(self._context.store, self._view.session.id)
        except UserError as error:
            self._context.toast(str(error), False)
            return
        words = ngettext("Se trajo {n} asunto.", "Se trajeron {n} asuntos.", len(brought)).format(n=len(brought))
        self._context.toast(words if brought else _("La sesión anterior no dejó asuntos pendientes."), bool(brought))


def _words(item: AgendaItem) -> str:
    return (
        _("{title} (queda para la próxima)").format(title=item.title)
        if item.state is ItemState.POSTPONED
        else item.title
    )
