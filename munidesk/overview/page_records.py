"""Every record of the file: its kinds, their lists, and the record whole with its history. Alt+Enter leads here."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QWidget

from munidesk.base.i18n import _
from munidesk.base.spanish import capital, fold
from munidesk.data.writer import Changes
from munidesk.overview.house import House
from munidesk.overview.merging import merge
from munidesk.records.kind import AnyKind
from munidesk.records.ref import Ref
from munidesk.records.sheet import Sheet, sheet_of
from munidesk.town import store as town
from munidesk.town.page_export import Entry, export_menu
from munidesk.town.page_import_list import import_button
from munidesk.ui import dialogs, theme
from munidesk.ui.context import Context
from munidesk.ui.form_of import form_of
from munidesk.ui.list_of import ListOf
from munidesk.ui.page import Crumb, Page, PageHeader
from munidesk.ui.record_card import RecordCard
from munidesk.ui.scroll import scrolling
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import button, column


class RecordsPage(Page):
    """Nothing is hidden: what no other page shows of a record is here, with who wrote it and when."""

    def __init__(self, house: House, context: Context) -> None:
        super().__init__(context)
        self._house = house
        self._figures = town.figures(context.store)
        self._kind: AnyKind | None = None
        self._listed: AnyKind | None = None
        self._titles: dict[tuple[str, str], str] = {}
        self._wanted = ""
        self._list: ListOf[Any] | None = None
        self.header = PageHeader()
        self._edit = button(_("Corregir"), self.edit, icon="pencil", tip=_("Corregir (F2)"))
        self._delete = button(_("Quitar"), self.remove, icon="trash", tip=_("Quitar (Supr)"))
        self._import = import_button(context, self._incoming, "records", self)
        self._join = button(_("Unir con otra…"), self.join, icon="link", tip=_("Unir con otra persona (Ctrl+M)"))
        for made in (self._join, self._import, export_menu(context, self._exports), self._delete, self._edit):
            self.header.buttons.addWidget(made)
        self.kinds: RecordTable[AnyKind] = RecordTable(
            (
                Column(_("Registros"), lambda one: capital(_(one.many))),
                Column(_("Cantidad"), self._count, width=76, right=True),
            )
        )
        self.kinds.setAccessibleName(_("Clases de registro"))
        self.kinds.selected.connect(self._choose)
        self._middle = QWidget()
        self._middle.setLayout(column(spacing=0))
        self.card = RecordCard()
        split = QSplitter(Qt.Orientation.Horizontal)
        for widget in (self.kinds, self._middle, scrolling(self.card)):
            split.addWidget(widget)
        split.setSizes([theme.px(290), theme.px(560), theme.px(360)])
        split.setChildrenCollapsible(False)
        layout = column(spacing=8, margins=(0, 0, 0, 16))
        layout.addWidget(self.header)
        body = column(split, margins=(24, 0, 24, 0))
        layout.addLayout(body, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.kinds)
        QShortcut(QKeySequence("F2"), self, self.edit, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        QShortcut(QKeySequence("Ctrl+M"), self, self.join, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._counts: dict[str, int] = {}

    def open(self, kind: str = "", id: str = "") -> None:  # noqa: A002 - the name in every link
        """The list of a kind, by its table; with `id`, that record."""
        self._wanted = id
        found = self._known(kind)
        if found is not None:
            self._kind = found
        self.refresh()

    def shows(self, changes: Changes) -> bool:
        return bool(changes.tables)

    def crumbs(self) -> Sequence[Crumb]:
        return ((_("Todos los registros"), ""), (capital(_(self._kind.many)), "")) if self._kind else (
            (_("Todos los registros"), ""),
        )  # fmt: skip

    def refresh(self) -> None:
        kinds = sorted(self._kinds(), key=lambda one: fold(_(one.many)))
        self._counts = {one.table: self.context.store.count(one.table) for one in kinds}
        self._titles.clear()
        wanted = self._kind.table if self._kind is not None else ""
        with QSignalBlocker(self.kinds):  # else the first kind is chosen over the one that was asked for
            self.kinds.show_records(kinds)
            if wanted:
                self.kinds.select(lambda one: one.table == wanted)
        self._choose(self.kinds.current)

    # -- what is shown

    def _kinds(self) -> list[AnyKind]:
        """Personal data of neighbours stay in Participación › Personas: they are shown there, and only on request."""
        return [one for one in self._house.kinds.values() if not one.private]

    def _known(self, table: str) -> AnyKind | None:
        return next((one for one in self._kinds() if one.table == table), None)

    def _count(self, kind: AnyKind) -> str:
        return self._figures.number(self._counts.get(kind.table, 0))

    def title_of(self, table: str, record_id: str) -> str:
        """How another record is called; asked once for each while the page shows the same."""
        if (table, record_id) not in self._titles:
            kind = self._known(table)
            found = kind.find(self.context.store, record_id) if kind is not None and record_id else None
            title = kind.title_of(found) if kind is not None and found is not None else ""
            self._titles[table, record_id] = title
        return self._titles[table, record_id]

    def _choose(self, kind: AnyKind | None) -> None:
        if kind is None:
            return
        self._kind = kind
        if self._list is None or self._listed is not kind:
            self._listed = kind
            self._list = self._make_list(kind)
        self._list.show_records(kind.all(self.context.store))
        if self._wanted:
            self._list.select(self._wanted)
            self._wanted = ""
        self.header.set(_("Todos los registros"), capital(_(kind.many)))
        self._import.setVisible(bool(self._incoming()))
        self._import.setEnabled(not self.context.store.read_only)
        self._show(self._list.current)
        self.way_changed.emit()

    def _make_list(self, kind: AnyKind) -> ListOf[Any]:
        made: ListOf[Any] = ListOf(kind, self._figures, self.title_of)
        made.selected.connect(self._show)
        made.opened.connect(lambda _one: self.edit())
        layout = self._middle.layout()
        assert layout is not None
        if self._list is not None:
            layout.removeWidget(self._list)
            self._list.deleteLater()
        layout.addWidget(made)
        return made

    def _show(self, record: object) -> None:
        if self._kind is None:
            return
        can = record is not None and self._kind.plain and not self.context.store.read_only
        for made in (self._edit, self._delete):
            made.setVisible(record is not None)  # on an empty list they would be grey and say nothing
            made.setEnabled(can)
        self._join.setVisible(record is not None and self._kind.table == "person")
        self._join.setEnabled(record is not None and not self.context.store.read_only)
        self.card.show_record(self._kind, record, self.context.store, self._figures, self.title_of)

    # -- what can be done

    def edit(self) -> None:
        """The form of the current record; records of law are changed by the verbs of their own page."""
        record, kind = self._list.current if self._list else None, self._kind
        if record is None or kind is None or not self._edit.isEnabled():
            return
        form = form_of(kind, self.context.store, partial(kind.find, self.context.store, record.id), self._figures)
        form.refresh()
        # A kind of twenty fields is taller than the screen of an old computer: its buttons stay in sight.
        shown = scrolling(form)
        shown.setMinimumHeight(min(form.sizeHint().height(), self.context.window.height() - theme.px(260)))
        shown.setMinimumWidth(theme.px(560))
        title = capital(_(kind.one))
        question = dialogs.Question(self.context.window, title, "", _("Listo"), (shown,), submit=form.finish)
        # Each field saves itself and is undone by Ctrl+Z: there is nothing that a «Cancelar» could take back.
        question.reject_button.hide()
        form.focus_first()
        question.exec()

    def _incoming(self) -> str:
        """The list that a sheet of this kind comes into; empty where none can."""
        found = self._house.importer_of(self._kind.table) if self._kind is not None else None
        return found.name if found is not None else ""

    def join(self) -> None:
        """A person entered twice: what names the other one names this one from now on."""
        record, kind = self._list.current if self._list else None, self._kind
        if record is None or kind is None or not self._join.isEnabled() or kind.table != "person":
            return
        others = [one for one in kind.all(self.context.store) if one.id != record.id]
        name = kind.title_of(record)
        words = _(
            "Elija el registro repetido. Sus bancas y cargos pasan a {name}; las actas aprobadas quedan como están. "
            "Ctrl+Z los separa."
        )
        chosen = dialogs.ask_choice(
            self.context.window, _("Unir con {name}").format(name=name), words.format(name=name),
            [(one.id, kind.title_of(one)) for one in others], accept=_("Unir"),
        )  # fmt: skip
        if chosen is not None:
            merge(self._house, self.context.store, Ref(kind.table, record.id), chosen)
            self.context.toast(_("Se unieron los registros de {name}.").format(name=name), True)
            self.refresh()

    def join_people(self) -> None:
        self.open("person")
        self.join()

    def remove(self) -> None:
        record, kind = self._list.current if self._list else None, self._kind
        if record is None or kind is None or not self._delete.isEnabled():
            return
        kind.delete(self.context.store, record.id)
        self.context.toast(_("Se quitó «{title}».").format(title=kind.title_of(record)), True)

    def _exports(self) -> list[Entry]:
        kind, shown = self._kind, self._list.shown if self._list else ()
        if kind is None:
            return []

        def build() -> Sheet:
            return sheet_of(kind, shown)

        return [Entry(capital(_(kind.many)), build, data=True)]
