"""Inicio: what is next and what waits, each with its way there."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QMenu, QWidget

from munidesk.base.dates import now, today
from munidesk.base.i18n import _
from munidesk.base.lazy import lazy
from munidesk.data.writer import Changes
from munidesk.overview.house import House
from munidesk.ui.context import Context
from munidesk.ui.page import Crumb, Page
from munidesk.ui.prints import Printable, Prints
from munidesk.ui.scroll import scrolling
from munidesk.ui.tasks import Job
from munidesk.ui.widgets import button, clear, column, elided, label, row

if TYPE_CHECKING:
    from munidesk.overview.handover import Handover
    from munidesk.records.sheet import Selection
    from munidesk.town import store as town
else:
    (town,) = lazy("munidesk.town", "store")


class HomePage(Page):
    """Reads again whatever changes: what waits may come from any table."""

    def __init__(self, house: House, context: Context) -> None:
        super().__init__(context)
        self._house = house
        self._title = label(kind="title")
        self._line = elided(kind="quiet-text", stretch=True)
        self._print = button(_("Imprimir lo pendiente"), self.print_pending, icon="printer")
        self._new = button(_("Nueva iniciativa"), self.new_initiative, icon="plus")
        self._more = button(_("Más"), lambda: None, icon="chevron-down")
        menu = QMenu(self._more)
        menu.addAction(_("Documento de la audiencia pública…"), self.hearing)
        menu.addAction(_("Carpeta de traspaso…"), self.hand_over)
        self._more.setMenu(menu)
        self._grid = QGridLayout()
        self._grid.setSpacing(14)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.fill)
        self._grid.setColumnStretch(0, 19)
        self._grid.setColumnStretch(1, 9)
        head = row(spacing=12)
        head.addWidget(column_of(self._title, self._line), 1)
        for widget in (self._print, self._more, self._new):
            head.addWidget(widget)
        holder = QWidget()
        inner = column(spacing=0, margins=(24, 0, 24, 16))
        inner.addLayout(self._grid)
        inner.addStretch(1)
        holder.setLayout(inner)
        scroll = scrolling(holder)
        Prints(self, self._printable)
        head.setContentsMargins(24, 8, 24, 8)
        layout = column(spacing=0)
        layout.addLayout(head)
        layout.addWidget(scroll, 1)
        self.setLayout(layout)

    def shows(self, changes: Changes) -> bool:
        return bool(changes.tables)

    def crumbs(self) -> Sequence[Crumb]:
        return ((_("Inicio"), ""),)

    def refresh(self) -> None:
        store = self.context.store
        name = self.context.settings.author.split(" ")[0]
        hello = _("Buen día") if now().hour < 13 else _("Buenas tardes") if now().hour < 20 else _("Buenas noches")
        self._title.setText(f"{hello}, {name}" if name else hello)
        self._new.setEnabled(not store.read_only)
        if self._grid.count():
            self.fill()
        else:
            # The window shows itself first; what waits is read from half a dozen features right after.
            self._soon.start(0)

    def leave(self) -> bool:
        """A window closed at once has no file to read from any more; who comes back finds it read then."""
        if self._soon.isActive():
            self._soon.stop()
            self._stale = True
        return True

    def fill(self) -> None:
        """Read what waits and show it."""
        from munidesk.overview.page_home_cards import ROWS_WIDE, backup_card, pending_card, summary_words

        store, day = self.context.store, today()
        found = tuple(self._house.pending(store, day, ROWS_WIDE))
        self._line.setText(summary_words(town.municipality(store).country, day, found))
        clear(self._grid)
        first = [feature.card(self.context) for feature in self._house.features if feature.card is not None]
        shown = [one for one in found if one.card]
        wide = [*first, *(pending_card(self.context, one) for one in shown if one.wide)]
        narrow = [pending_card(self.context, one) for one in shown if not one.wide]
        narrow.append(backup_card(self.context, store.last_backup, self.back_up))
        for at, cards in enumerate((wide, narrow)):
            for line, widget in enumerate(cards):
                self._grid.addWidget(widget, line, at)

    # -- what the header does

    def new_initiative(self) -> None:
        from munidesk.features.participation.initiatives.page_edit import ask_new_initiative

        if made := ask_new_initiative(self.context):
            self.context.navigator.go("participation", id=made)

    def print_pending(self) -> None:
        self._show("pending", _("Lo pendiente"))

    def _printable(self) -> list[Printable]:
        from munidesk.records.sheet import Selection

        return [Printable(_("Lo pendiente"), partial(self.context.document, "pending", Selection()))]

    def hearing(self) -> None:
        """The document of the hearing, of this year up to today unless other days are chosen."""
        from munidesk.records.sheet import Selection

        day = today()
        self._show("hearing", _("Audiencia pública"), Selection(since=day.replace(month=1, day=1), until=day))

    def _show(self, name: str, words: str, chosen: "Selection | None" = None) -> None:
        from munidesk.town.page_paper import show_paper

        show_paper(self.context, words, partial(self.context.document, name), chosen=chosen)

    def hand_over(self) -> None:
        """Show all that goes to the next administration, ask for a folder, and write it there."""
        from PySide6.QtWidgets import QFileDialog

        from munidesk.overview.handover import prepare
        from munidesk.overview.page_handover import HandoverDialog

        plan = prepare(self._house, self.context.store)
        shown = HandoverDialog(self.context, plan)
        wanted = shown.exec()
        shown.deleteLater()
        chosen = wanted and QFileDialog.getExistingDirectory(
            self.context.window, _("Carpeta de traspaso"), str(self.context.store.path.parent),
            QFileDialog.Option.DontUseNativeDialog,
        )  # fmt: skip
        if chosen:
            self.write_hand_over(plan, Path(chosen))

    def write_hand_over(self, plan: "Handover", folder: Path) -> None:
        from munidesk.ui.printing import folder_way

        def work(job: Job) -> Path:
            return plan.write(folder, job.step)

        def done(written: Path) -> None:
            said = _("La carpeta de traspaso está en {folder}").format(folder=written)
            self.context.offer(said, (folder_way(self.context, written),))

        self.context.tasks.run(work, done)

    def back_up(self) -> None:
        """Into the folder of last time, or the one the person chooses."""
        from munidesk.town.page_backup import back_up

        if back_up(self.context):
            self.refresh()


def column_of(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(column(*widgets, spacing=4))
    return holder
