"""What a record is joined to: other records by their title and state, one click from each; joining by search."""

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from munidesk.base.i18n import _
from munidesk.records.ref import Described, Ref
from munidesk.town.links import link, links_of, unlink
from munidesk.ui import theme
from munidesk.ui.context import Context, SearchHit
from munidesk.ui.dialogs import Question
from munidesk.ui.widgets import button, clear, column, label, row, tool


class LinksPanel(QWidget):
    """`changed` fires after a link was made or taken away."""

    changed = Signal()

    def __init__(self, context: Context, title: str = "") -> None:
        super().__init__()
        self._context = context
        self._owner: Ref | None = None
        self._list = column(spacing=2)
        self._add = button(title or _("Vincular con…"), self.choose, icon="link", kind="quiet")
        layout = column(spacing=4)
        layout.addLayout(self._list)
        layout.addLayout(row(self._add, None))
        self.setLayout(layout)

    def show_owner(self, owner: Ref | None) -> None:
        """Show the links of a record; None hides the panel."""
        self.setVisible(owner is not None)
        self._owner = owner
        self._add.setEnabled(not self._context.store.read_only)
        clear(self._list)
        for one in links_of(self._context.store, owner) if owner is not None else ():
            found = self._context.describe(one.other(owner)) if owner is not None else None
            if isinstance(found, Described):
                away = tool(
                    "close", _("Quitar el vínculo con {title}").format(title=found.title), partial(self._remove, one.id)
                )
                opened = button(found.title, partial(self._open, found), icon=found.icon, kind="quiet")
                opened.setToolTip(f"{found.kind_word} · {found.detail}".rstrip(" ·"))
                self._list.addLayout(row(opened, None, label(found.kind_word, "quiet"), away))

    def choose(self) -> None:
        """Search for the other record and join it."""
        if self._owner is None:
            return
        dialog = Finder(self._context, _("Vincular con…"))
        if dialog.exec() == dialog.DialogCode.Accepted and dialog.chosen is not None and dialog.chosen != self._owner:
            link(self._context.store, self._owner, dialog.chosen)
            self.show_owner(self._owner)
            self.changed.emit()
        dialog.deleteLater()

    def _open(self, found: Described) -> None:
        if found.key:
            self._context.navigator.go(found.key, **found.arguments)

    def _remove(self, link_id: str) -> None:
        unlink(self._context.store, link_id)
        self.show_owner(self._owner)
        self.changed.emit()
        self._context.toast(_("Se quitó el vínculo."), True)


class Finder(Question):
    """Write a few words, choose with the arrows, Enter. Of `kinds` alone, when there are any."""

    def __init__(self, context: Context, title: str, kinds: Collection[str] = ()) -> None:
        self._context, self._kinds = context, kinds
        self.chosen: Ref | None = None
        self._words, self._hits = QLineEdit(), QListWidget()
        self._words.setPlaceholderText(_("Escriba parte del título"))
        self._words.setAccessibleName(_("Buscar"))
        self._hits.setAccessibleName(_("Resultados"))
        self._hits.setMinimumSize(theme.px(480), theme.px(260))
        super().__init__(context.window, title, "", _("Elegir") if kinds else _("Vincular"), (self._words, self._hits))
        self._words.textChanged.connect(self._find)
        self._hits.itemDoubleClicked.connect(lambda _item: self.accept())
        self._words.setFocus()

    def _find(self, words: str) -> None:
        self._hits.clear()
        for hit in self._context.search(words) if len(words.strip()) > 1 else ():
            if isinstance(hit, SearchHit) and hit.record and self._takes(hit.record):
                item = QListWidgetItem(f"{hit.title} · {hit.detail}" if hit.detail else hit.title)
                item.setData(Qt.ItemDataRole.UserRole, hit.record)
                self._hits.addItem(item)
        self._hits.setCurrentRow(0)

    def _takes(self, record: str) -> bool:
        return not self._kinds or record.partition(":")[0] in self._kinds

    def accept(self) -> None:
        if not self._hits.count():
            return
        item = self._hits.currentItem()
        kind, _colon, key = str(item.data(Qt.ItemDataRole.UserRole)).partition(":")
        self.chosen = Ref(kind, key)
        super().accept()
