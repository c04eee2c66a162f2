"""Step 2: the orden del día, by keyboard: write and Enter adds, F2 renames, Ctrl+arrows reorder, Supr takes out."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QListWidgetItem, QPlainTextEdit, QWidget

from munidesk.base.i18n import _, ngettext
from munidesk.features.council import guard
from munidesk.features.council.acts.page_agenda import ask_urgent
from munidesk.features.council.acts.store_agenda import reorder_item
from munidesk.features.council.domain import AgendaItem, ItemKind, SessionState
from munidesk.features.council.kinds import ITEMS
from munidesk.features.council.sessions.page_agenda_list import ID_ROLE, LINE_ROLE, AgendaList, item_line, kind_words
from munidesk.features.council.sessions.page_more import reopen
from munidesk.features.council.sessions.store_items import (
    add_item,
    add_items,
    carry_over,
    delete_item,
    left_over,
    save_item,
    standard_agenda,
)
from munidesk.features.council.view_data import SessionView
from munidesk.records.ref import Ref
from munidesk.town.page_attachments import AttachmentsPanel
from munidesk.town.page_import_list import import_tool
from munidesk.town.page_links import LinksPanel
from munidesk.ui import theme
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.dialogs import ask_text
from munidesk.ui.drafts import Draft
from munidesk.ui.entry import EntryLine
from munidesk.ui.forms import Field, Kind, RecordForm, Value
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import button, card, column, keycap, label, row, rule


class AgendaStep(QWidget):
    """The list with the line that adds to it; at the right what is known of the item chosen."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._try = Attempt(context)
        self._view: SessionView | None = None
        self._filling = False
        self._new = EntryLine()
        self._new.setPlaceholderText(_("Escriba un asunto y pulse Enter, o pegue una lista"))
        self._new.setAccessibleName(_("Asunto nuevo"))
        self._new.returnPressed.connect(self._add)
        self._new.pasted.connect(self.paste)
        self._draft = Draft(self._new, {"title": self._new})
        self._list = AgendaList()
        self._list.moved.connect(self._move)
        self._list.removed.connect(self._remove)
        self._list.itemChanged.connect(self._renamed)
        self._list.currentItemChanged.connect(lambda *_items: self._show_item())
        self._empty = label(_("Todavía no hay asuntos."), "quiet-text", wrap=True)
        self._count = label(kind="quiet")
        self._carry = button(_("Agregar pendientes"), self._carry_over, icon="reply")
        self._usual = button(_("Poner los de costumbre"), self._standard, icon="checklist")
        self._import = import_tool(context, lambda: "agenda", "council.session", self, self._of)
        title = label(_("Orden del día"), "panel")
        head = row(title, self._count, None, self._usual, self._carry, self._import, spacing=8, margins=(16, 8, 8, 8))
        left = card()
        inside = column(spacing=0, margins=(1, 1, 1, 1))
        inside.addLayout(head)
        inside.addWidget(rule())
        inside.addWidget(self._closed_line())
        self._line = QWidget()
        self._line.setLayout(row(self._new, margins=(8, 8, 8, 8)))
        inside.addWidget(self._line)
        inside.addWidget(rule())
        inside.addWidget(self._list, 1)
        inside.addLayout(row(self._empty, None, margins=(16, 8, 8, 8)))
        inside.addWidget(rule())
        self._keys = _hints()
        inside.addWidget(self._keys)
        left.setLayout(inside)
        layout = row(spacing=16, margins=(24, 16, 24, 16))
        layout.addWidget(left, 3)
        layout.addWidget(self._detail(), 2)
        self.setLayout(layout)
        self.setFocusProxy(self._new)

    def _of(self) -> str:
        """The assistant comes back to this session."""
        return f"session_id:{self._view.session.id}" if self._view is not None else ""

    def _closed_line(self) -> QWidget:
        """What a lifted session says in place of the line that adds."""
        self._closed = QWidget()
        text = label(_("La sesión se levantó: el orden del día ya no cambia."), wrap=True)
        self.reopen = button(_("Reabrir la sesión…"), self._reopen, kind="small")
        line = row(spacing=12, margins=(16, 10, 8, 10))
        line.addWidget(text, 1)
        line.addWidget(self.reopen)
        self._closed.setLayout(line)
        return self._closed

    def _reopen(self) -> None:
        if self._view is not None:
            reopen(self._context, self._view.session)

    def _detail(self) -> QWidget:
        kinds = tuple((kind.value, word) for kind, word in kind_words().items())
        self.form = RecordForm(
            (
                Field("title", _("Asunto"), Kind.LONG, wide=True),
                Field("file_ref", _("Antecedente"), hint=_("Por ejemplo: Expediente 2026-0317"), wide=True),
                Field("kind", _("Clase"), Kind.CHOICE, kinds, wide=True),
                Field("urgent_reason", _("Por qué se trata aunque no se convocó"),
                      hint=_("Solo si entra fuera del orden del día; consta en el acta."), wide=True),
            ),
            self._load, self._save,
        )  # fmt: skip
        self._none = label(_("Elija un asunto de la lista."), "quiet-text", wrap=True)
        self._links, self._papers = LinksPanel(self._context), AttachmentsPanel(self._context)
        self._extra = label(_("Vínculos y adjuntos"), "strong")
        holder = QWidget()
        holder.setLayout(
            column(self._none, self.form, self._extra, self._links, self._papers, None, spacing=10,
                   margins=(16, 14, 16, 14))
        )  # fmt: skip
        scroll = scrolling(holder)
        made = card()
        made.setMinimumWidth(theme.px(300))
        made.setLayout(column(scroll, spacing=0, margins=(1, 1, 1, 1)))
        return made

    # -- showing

    def show_view(self, view: SessionView) -> None:
        self._view = view
        self._draft.show(self._context.draft(f"item.line:{view.session.id}"))
        mendable = not view.frozen and not self._context.store.read_only
        for widget in (self._list, self.form, self.reopen):
            widget.setEnabled(mendable)
        editable = mendable and view.session.state is not SessionState.CLOSED
        title = self.form.editor("title")
        if isinstance(title, QPlainTextEdit):
            title.setReadOnly(not editable)  # not greyed: it is still read
        self.form.editor("kind").setEnabled(editable)
        self._lock(view, editable)
        waiting = len(left_over(self._context.store, view.session)) if editable else 0
        words = ngettext("Agregar {n} pendiente", "Agregar {n} pendientes", waiting)
        self._carry.setText(words.format(n=waiting))
        self._carry.setVisible(bool(waiting))
        self._usual.setVisible(editable and not view.items)
        self._import.setVisible(editable)
        self._empty.setVisible(not view.items)
        total = len(view.items)
        self._count.setText(ngettext("{n} asunto", "{n} asuntos", total).format(n=total) if total else "")
        self._fill(view)
        self._show_item()
        self._list.cells.keep_in(self._context.draft(f"item.cell:{view.session.id}"))
        QTimer.singleShot(0, self, self._list.cells.resume)

    def _lock(self, view: SessionView, editable: bool) -> None:
        """The agenda of a lifted session can be read and its texts mended, nothing else."""
        lifted = view.session.state is SessionState.CLOSED and not view.frozen
        self._closed.setVisible(lifted)
        self._line.setVisible(not lifted)
        self._keys.setVisible(not lifted)
        self._new.setEnabled(editable)
        self._list.lock(not editable)
        self.setFocusProxy(self._list if lifted else self._new)

    def _fill(self, view: SessionView) -> None:
        current, place_before = self._current_id(), self._list.currentRow()
        same = self._filled == view.session.id
        self._filled = view.session.id
        self._filling = True
        if self._list.count() != len(view.items):
            self._list.clear()
            for _item in view.items:
                self._list.addItem(QListWidgetItem())
        for place, item in enumerate(view.items):
            entry = self._list.item(place)
            line = item_line(view, item)
            entry.setText(item.title)
            entry.setData(ID_ROLE, item.id)
            entry.setData(LINE_ROLE, line)
            entry.setData(Qt.ItemDataRole.AccessibleTextRole, f"{place + 1}. {item.title}. {line}".removesuffix(". "))
            editable, flags = Qt.ItemFlag.ItemIsEditable, entry.flags()
            entry.setFlags(flags & ~editable if self._list.locked else flags | editable)
            if item.id == current:
                self._list.setCurrentRow(place)
        if current and same and view.items and current not in {item.id for item in view.items}:
            self._list.setCurrentRow(min(place_before, len(view.items) - 1))  # what took the place of the one removed
        if self._list.currentRow() < 0:
            business = (at for at, item in enumerate(view.items) if item.kind is ItemKind.BUSINESS)
            self._list.setCurrentRow(next(business, 0 if view.items else -1))
        self._filling = False

    _filled = ""
    """The session whose items the list shows."""

    def leave(self) -> bool:
        return self.form.flush()

    def _current_id(self) -> str:
        entry = self._list.currentItem()
        return str(entry.data(ID_ROLE) or "") if entry is not None else ""

    def _current(self) -> AgendaItem | None:
        key = self._current_id()
        return next((one for one in self._view.items if one.id == key), None) if self._view else None

    def _show_item(self) -> None:
        if self._filling or self._view is None:
            return
        item = self._current()
        if item is None or item.id != self._told:
            self.form.flush()
        self._told = item.id if item else ""
        for widget in (self.form, self._extra):
            widget.setVisible(item is not None)
        self._none.setVisible(item is None)
        if item is not None:
            self.form.refresh()
        owner = Ref("agenda_item", item.id) if item else None
        self._links.show_owner(owner)
        self._papers.show_owner(owner)

    _told = ""
    """The item whose fields are shown: what is still being typed belongs to it."""

    def _load(self) -> Mapping[str, object]:
        item = self._current()
        if item is None:
            return {}
        return {"title": item.title, "file_ref": item.file_ref, "kind": item.kind.value,
                "urgent_reason": item.urgent_reason}  # fmt: skip

    def _save(self, key: str, value: Value) -> None:
        if not self._told or self._context.store.get("agenda_item", self._told) is None:
            return
        typed = " ".join(str(value or "").split())
        item = ITEMS.with_stored(guard.item_of(self._context.store, self._told), key, typed)
        save_item(self._context.store, item, fold=f"item.{key}:{self._told}")

    # -- doing

    @property
    def _held(self) -> bool:
        return self._view is not None and self._view.session.state is SessionState.OPEN

    def _add(self) -> None:
        title, view = self._new.text().strip(), self._view
        if not title or view is None:
            return
        if self._held:
            added = bool(ask_urgent(self._context, view, title))
        else:
            added = self._try(lambda: add_item(self._context.store, view.session.id, title))
        if added:
            self._new.setText("")  # unlike clear(), leaves nothing to undo in the line itself

    def paste(self, text: str) -> None:
        """One item per line; after a tab, its antecedent. During the session one reason stands for all of them."""
        lines, view = [line for line in text.splitlines() if line.strip()], self._view
        if not lines or view is None:
            return
        reason = self._reason() if self._held else ""
        if reason is None:
            return
        if self._try(lambda: add_items(self._context.store, view.session.id, lines, urgent_reason=reason)):
            words = ngettext("Se agregó {n} asunto.", "Se agregaron {n} asuntos.", len(lines)).format(n=len(lines))
            self._context.toast(words, True)

    def _reason(self) -> str | None:
        """Why they come in from outside the agenda; None when the person gave up."""
        session_id = self._view.session.id if self._view is not None else ""
        return ask_text(
            self._context.window, _("Asuntos fuera del orden del día"),
            _("¿Por qué se tratan? Lo que escriba consta en el acta."),
            draft=self._context.draft(f"urgent:{session_id}"),
        )  # fmt: skip

    def _move(self, item_id: str, place: int) -> None:
        if self._view is not None and 1 <= place <= len(self._view.items):
            self._try(lambda: reorder_item(self._context.store, item_id, place))
            for line in range(self._list.count()):
                if self._list.item(line).data(ID_ROLE) == item_id:
                    self._list.setCurrentRow(line)

    def _remove(self, item_id: str) -> None:
        if self._try(lambda: delete_item(self._context.store, item_id)):
            self._context.toast(_("Se quitó el asunto."), True)

    def _renamed(self, entry: QListWidgetItem) -> None:
        if self._filling or self._view is None:
            return
        title, key = " ".join(entry.text().split()), str(entry.data(ID_ROLE))
        item = next((one for one in self._view.items if one.id == key), None)
        if item is None or not title or item.title == title:
            self.show_view(self._view)
            return
        self._try(lambda: save_item(self._context.store, replace(guard.item_of(self._context.store, key), title=title)))

    def _standard(self) -> None:
        if self._view is not None:
            session_id = self._view.session.id
            self._try(lambda: standard_agenda(self._context.store, session_id))

    def _carry_over(self) -> None:
        if self._view is None:
            return
        session_id = self._view.session.id
        brought: list[str] = []
        if self._try(lambda: brought.extend(carry_over(self._context.store, session_id))):
            words = ngettext("Se agregó {n} asunto.", "Se agregaron {n} asuntos.", len(brought)).format(n=len(brought))
            self._context.toast(words, True)


def _hints() -> QWidget:
    holder = QWidget()
    hints = row(spacing=6, margins=(16, 6, 8, 8))
    for keys, words in (("F2", _("cambiar")), ("Ctrl+↑ Ctrl+↓", _("mover")), ("Supr", _("quitar"))):
        for key in keys.split():
            hints.addWidget(keycap(key))
        hints.addWidget(label(words, "quiet"))
    hints.addStretch(1)
    holder.setLayout(hints)
    return holder
