"""«Buenas prácticas», a tab of open government: the bank, its map, the agenda of advocacy and the course."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from munidesk.base.i18n import _
from munidesk.features.open_government.advocacy import exports as advocacy
from munidesk.features.open_government.advocacy.page_asks import AsksTab
from munidesk.features.open_government.kinds import KINDS
from munidesk.features.open_government.learning import exports as learning
from munidesk.features.open_government.learning.page_path import PathTab
from munidesk.features.open_government.practices import exports
from munidesk.features.open_government.practices.folder import read_folder
from munidesk.features.open_government.practices.page_bank import BankTab
from munidesk.features.open_government.practices.page_map import MapTab
from munidesk.features.open_government.practices.store_exchange import Taken, compared, prepare, take_in
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town.page_export import Entry, export_menu
from munidesk.ui import dialogs
from munidesk.ui.attempt import Attempt
from munidesk.ui.choose import ask_folder
from munidesk.ui.context import Context
from munidesk.ui.making import MakeButton
from munidesk.ui.page import Crumb, Page
from munidesk.ui.printing import folder_way
from munidesk.ui.tabs import Parts, Siblings
from munidesk.ui.tasks import Job
from munidesk.ui.widgets import button, column, elided, row

KEY = "open_government.practices"
BANK, MAP, ASKS, PATH = range(4)


class PracticesPage(Page):
    tables = frozenset(kind.table for kind in KINDS) | {"evaluation_round", "link"}

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._try = Attempt(context)
        self._title = elided(kind="title")
        self.bank, self.map = BankTab(context), MapTab(context)
        self.asks, self.path = AsksTab(context), PathTab(context)
        self._parts = (self.bank, self.map, self.asks, self.path)
        words = (_("Banco"), _("Mapa"), _("Agenda de incidencia"), _("Curso"))
        self.tabs = Parts(tuple((word, partial(self._parts.__getitem__, at)) for at, word in enumerate(words)))
        self.tabs.shown.connect(self._show_verbs)
        self._import = button(_("Importar carpeta…"), self.import_folder, icon="upload")
        self._import.setToolTip(_("Buenas prácticas de otro municipio"))
        self._make = MakeButton(self.tabs)
        head = row(self._title, None, self._import, spacing=8, margins=(24, 12, 24, 4))
        more = ((_("Carpeta para otro municipio…"), self.export_folder),)
        for widget in (export_menu(context, self._exports, more=more), self._make):
            head.addWidget(widget)
        layout = column(spacing=0)
        layout.addLayout(head)
        layout.addWidget(Siblings(context, KEY))
        layout.addWidget(self.tabs, 1)
        self.setLayout(layout)
        self.tabs.begin()
        self.setFocusProxy(self.tabs)

    def open(self, tab: str = "", id: str = "", ask: str = "", lesson: str = "") -> None:  # noqa: A002 - in every link
        at = ASKS if ask else PATH if lesson else int(tab) if tab.isdigit() else BANK if id else self.tabs.index
        self.ensure_fresh()
        if at != self.tabs.index:
            self.tabs.show_tab(at)
        if id:
            self.bank.select(id)
        if ask:
            self.asks.select(ask)
        if lesson:
            self.path.select(lesson)

    def crumbs(self) -> Sequence[Crumb]:
        return ((_("Gobierno abierto"), "open_government"), (_("Buenas prácticas"), ""), (self.tabs.word, ""))

    def record(self) -> Ref | None:
        if self.tabs.index == BANK and self.bank.chosen is not None:
            return Ref("practice", self.bank.chosen.id)
        if self.tabs.index == ASKS and self.asks.chosen is not None:
            return Ref("advocacy_ask", self.asks.chosen.id)
        return None

    def refresh(self) -> None:
        self._title.setText(_("Buenas prácticas"))
        self.tabs.refresh()
        self._show_verbs()

    def leave(self) -> bool:
        return self.tabs.leave()

    def _show_verbs(self) -> None:
        """What can be done in the part that is shown."""
        self._import.setVisible(self.tabs.index == BANK and not self.context.store.read_only)
        self._make.follow()

    def new_practice(self) -> None:
        self.bank.new()

    # -- papers

    def _exports(self) -> list[Entry]:
        store = self.context.store
        if self.tabs.index == ASKS:
            chosen = Selection(id=self.asks.diagnosis_id)
            sheet = partial(advocacy.asks_sheet, store, chosen)
            return [
                Entry(_("Agenda de incidencia"), partial(advocacy.advocacy_agenda, store, chosen)),
                Entry(_("Pedidos"), sheet, data=True, paper=False),
            ]
        if self.tabs.index == PATH:
            lesson, course = Selection(id=self.path.lesson_id), Selection(id=self.path.course_key)
            return [Entry(_("Esta lección"), partial(learning.learning, store, lesson)),
                    Entry(_("Curso completo"), partial(learning.learning, store, course)),
                    Entry(_("Avance de los cursos"), partial(learning.progress_sheet, store, course), data=True,
                          paper=False)]  # fmt: skip
        found = [
            Entry(_("Banco de buenas prácticas"), partial(exports.bank, store, Selection())),
            Entry(_("Prácticas"), partial(exports.bank_sheet, store, Selection()), data=True, paper=False),
        ]
        if self.tabs.index == BANK and self.bank.chosen is not None:
            one = Selection(id=self.bank.chosen.id)
            found.insert(0, Entry(_("Ficha de la práctica"), partial(exports.practice, store, one)))
        return found

    # -- the folder of exchange

    def export_folder(self) -> None:
        """Where to, then written on the worker."""
        chosen = QFileDialog.getExistingDirectory(
            self.context.window, _("Exportar buenas prácticas"), str(self.context.store.path.parent),
            QFileDialog.Option.DontUseNativeDialog,
        )  # fmt: skip
        if chosen:
            self._try(lambda: self.export_to(Path(chosen)))

    def export_to(self, folder: Path) -> None:
        """Raises UserError without own practices."""
        leaving = prepare(self.context.store)

        def work(_job: Job) -> Path:
            return leaving.write(folder)

        def done(made: Path) -> None:
            said = _("La carpeta está en {folder}").format(folder=made)
            self.context.offer(said, (folder_way(self.context, made),))

        self.context.tasks.run(work, done)

    def import_folder(self) -> None:
        if self.context.store.read_only:
            return
        folder = ask_folder(self.context.window, _("Importar buenas prácticas"), self.context.store.path.parent)
        if folder is not None:
            self._try(lambda: self.import_from(folder))

    def import_from(self, folder: Path) -> None:
        """What would come in is told first. Raises UserError for a folder that is not one of ours and whole."""
        store, bundle = self.context.store, read_folder(folder)
        found = compared(store, bundle)
        if not found.added:
            self.context.toast(_("Nada nuevo: {words}").format(words=found.words), False)
            return
        if dialogs.confirm(self.context.window, _("¿Importar estas prácticas?"), _told(found), _("Importar")):
            take_in(store, bundle)
            self.context.toast(found.words, True)
            self.tabs.show_tab(BANK)


_SHOWN = 12
"""Titles in the question; the others are counted."""


def _told(found: Taken) -> str:
    lines = [f"• {one.title}" for one in found.added[:_SHOWN]]
    more = len(found.added) - _SHOWN
    if more > 0:
        lines.append(_("y {n} más").format(n=more))
    return "\n".join((found.words, "", *lines))
