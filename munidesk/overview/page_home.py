"""Inicio: what is next and what waits, each with its way there."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from munidesk.base.dates import now, today
from munidesk.base.i18n import _
from munidesk.base.lazy import lazy
from munidesk.data.writer import Changes
from munidesk.overview.due import Line, by_area, is_new, mine, parts, sections, shortened, summary_words, under_way
from munidesk.overview.house import House
from munidesk.overview.page_home_filter import AREAS, MINE, DueFilter
from munidesk.overview.page_home_list import DueList
from munidesk.ui import theme
from munidesk.ui.context import Context
from munidesk.ui.hints import HintStrip, Said
from munidesk.ui.making import KEY
from munidesk.ui.menus import open_menu
from munidesk.ui.page import Crumb, Page
from munidesk.ui.prints import Printable, Prints
from munidesk.ui.side import grows
from munidesk.ui.tasks import Job
from munidesk.ui.widgets import button, card, clear, column, elided, icon_label, label, row, rule

if TYPE_CHECKING:
    from munidesk.overview.handover import Handover
    from munidesk.records.sheet import Selection
    from munidesk.town import store as town
    from munidesk.town.manifest import Pending
else:
    (town,) = lazy("munidesk.town", "store")

SHARES = (19, 9)
"""Of the width, the list and what stands beside it."""
NARROW = 800
"""Pixels at 100 % below which the modules of the filter stand in a line of their own, without their counts."""
_MODULES, _MODULE, _MORE = 4, 180, 2
"""So many fit there; pixels at 100 % that each one more asks of the page; behind so many more, a field has them all."""
LOW = 450
"""Pixels at 100 % of height below which the list has all the room; the next session is in it too."""
LINES = 10
"""Of the list, until «Ver las 23» is chosen."""
MOST, SAVED = 60, 20
"""Rows read of each kind (the last one of the list leads to the rest); changes that may be shown."""


class HomePage(Page):
    """Reads again whatever changes: what waits may come from any table."""

    def __init__(self, house: House, context: Context) -> None:
        super().__init__(context)
        self._house = house
        self._title = label(kind="title")
        self._line = elided(kind="quiet-text", stretch=True)
        self._print = button(_("Imprimir lo pendiente"), self.print_pending, icon="printer")
        self._more = button(_("Más"), lambda: None, icon="chevron-down")
        menu = QMenu(self._more)
        menu.addAction(_("Documento de la audiencia pública…"), self.hearing)
        menu.addAction(_("Carpeta de traspaso…"), self.hand_over)
        menu.addAction(_("Llevarse todo…"), self.take_everything)
        self._more.setMenu(menu)
        self._new = new_button(context, house)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.fill)
        self._found: tuple[Pending, ...] = ()
        self._whole = False
        self.list = DueList()
        self.list.opened.connect(self._open_line)
        self._filter = DueFilter()
        self._filter.chosen.connect(self._narrow_down)
        self._due_head = row(spacing=4, margins=(16, 5, 16, 5))
        self._top, self._side = column(spacing=14), column(spacing=14)
        self._head_cards = QWidget()
        self._head_cards.setLayout(self._top)
        Prints(self, self._printable)
        self.setLayout(self._laid_out())
        self.setFocusProxy(self.list)

    def _laid_out(self) -> QVBoxLayout:
        head = row(spacing=12, margins=(24, 8, 24, 8))
        head.addWidget(column_of(self._title, self._line), 1)
        for widget in (self._print, self._more, self._new):
            head.addWidget(widget)
        due, inside = card(), column(spacing=0)
        self._due_head.addLayout(row(icon_label("clock", "text2"), label(_("Lo que vence"), "panel"), None, spacing=10))
        self._due_head.addWidget(self._filter)
        inside.addLayout(self._due_head)
        inside.addWidget(rule())
        inside.addWidget(self.list, 1)
        due.setLayout(inside)
        left, side = column(spacing=14), QWidget()
        left.addWidget(self._head_cards)
        left.addWidget(due, 1)
        side.setLayout(self._side)
        middle = row(spacing=14, margins=(24, 0, 24, 12))
        middle.addLayout(left, SHARES[0])
        middle.addWidget(side, SHARES[1])
        grows(side, 260)
        strip = HintStrip()
        strip.follow(self._keys)
        strip.set(*self._keys(self.list))
        layout = column(spacing=0)
        layout.addLayout(head)
        layout.addLayout(middle, 1)
        layout.addWidget(rule())
        layout.addWidget(strip)
        return layout

    def _keys(self, there: QWidget) -> Said:
        always = (("Enter", _("abrir")), (KEY, _("algo nuevo")), ("Ctrl+P", _("imprimir lo pendiente")))
        other = ("F6", _("otro panel"))
        if there is self.list:
            return _("Teclas de la lista"), (("↑ ↓", _("elegir")), *always), other, ""
        return _("Teclas de Inicio"), (("Tab", _("lo que sigue")), *always), other, ""

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
        if self._found:
            self.fill()
        else:
            # The window shows itself first; what waits is read from half a dozen features right after.
            self._soon.start(0)

    def _on_changes(self, changes: Changes) -> None:
        """What is written in one breath, dozens of answers, is read again once, when it ends."""
        if self._found and self.isVisible():
            self._soon.start(0)
        else:
            super()._on_changes(changes)

    def leave(self) -> bool:
        """A window closed at once has no file to read from any more; who comes back finds it read then."""
        if self._soon.isActive():
            self._soon.stop()
            self._stale = True
        return True

    def fill(self) -> None:
        """Read what waits and show it."""
        from munidesk.overview.page_home_cards import GoingCard, SavedCard, backup_card
        from munidesk.overview.store_counts import last_saved

        store, day = self.context.store, today()
        self._found = tuple(self._house.pending(store, day, MOST))
        self._line.setText(summary_words(town.municipality(store).country, day, self._found))
        cards = [f.card for f in self._house.present(store) if f.card is not None]
        first = [] if is_new(self._found) else [make(self.context) for make in cards]
        going = under_way(self._found)
        saved = SavedCard(last_saved(store, SAVED))
        side = [*([GoingCard(self.context, going)] if going else []), saved,
                backup_card(self.context, store.last_backup, self.back_up)]  # fmt: skip
        for layout, widgets in ((self._top, first), (self._side, side)):
            clear(layout)
            for widget in widgets:
                layout.addWidget(widget)
        self._side.setStretchFactor(saved, 1)
        self._show_cards()
        self._show_filter()
        self._show_list()

    def _show_cards(self) -> None:
        """The next session, where there is one and room for it."""
        self._head_cards.setVisible(bool(self._top.count()) and self.height() >= theme.px(LOW))

    # -- the list

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before, now_is = self._is_narrow(event.oldSize().width()), self._is_narrow(event.size().width())
        if self._found and before != now_is:
            self._show_filter()
        self._show_cards()

    def _is_narrow(self, width: int) -> bool:
        """No room for the modules beside the title: the more of them there are, the sooner."""
        return width < theme.px(NARROW + _MODULE * min(_MORE, max(0, len(parts(self._found)) - _MODULES)))

    def _show_filter(self) -> None:
        """All, mine, by area, and the modules in which something waits."""
        counts, own = parts(self._found), mine(self._found, self.context.settings.author)
        narrow = self._is_narrow(self.width())
        self._due_head.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        total, of_me = (sum(one.total for one in found) for found in (self._found, own))
        self._filter.offer(total, of_me, counts, narrow=narrow)

    def _narrow_down(self) -> None:
        self._whole = False
        self._show_list()

    def _show_list(self) -> None:
        way = self._filter.way
        found = mine(self._found, self.context.settings.author) if way == MINE else self._found
        shown = sections(found, today(), self._filter.part)
        if way == AREAS:
            shown = by_area(shown)
        if not self._whole:
            shown = shortened(shown, LINES)
        self.list.empty = "" if shown else _("No hay nada por vencer. Ctrl+N empieza algo nuevo.")
        self.list.show_sections(shown)

    def _open_line(self, line: Line) -> None:
        row = line.row
        if not row.key:
            self._whole = True
            self._show_list()
            return
        self.context.navigator.start(row.key, row.run, **row.arguments)

    # -- what the header does

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

    def take_everything(self) -> None:
        """All that is written, in a folder that this program or another can read again."""
        from munidesk.overview.page_everything import take

        take(self._house, self.context)

    def back_up(self) -> None:
        """Into the folder of last time, or the one the person chooses."""
        from munidesk.town.page_backup import back_up

        if back_up(self.context):
            self.refresh()


def column_of(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(column(*widgets, spacing=4))
    return holder


def new_button(context: Context, house: House) -> QPushButton:
    """«Nuevo»: what can be begun in each module; Ctrl+N opens it, the arrows choose."""
    made = button(_("Nuevo"), lambda: None, icon="plus")
    menu = QMenu(made)
    for one in (each for feature in house.present(context.store) for each in feature.commands if each.icon == "plus"):
        menu.addAction(_(one.words), partial(context.navigator.start, one.key, one.run, **one.arguments))
    made.setMenu(menu)
    made.setToolTip(KEY)

    def show() -> None:
        if made.isEnabled():
            open_menu(made)

    QShortcut(QKeySequence(KEY), made, show)
    return made
