"""The matrix of responsibilities: products down, actors across; H R C I put a letter, again takes it away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QWidget

from munidesk.base.i18n import _, ngettext
from munidesk.features.territory.codes import Role
from munidesk.features.territory.organ.store import toggle_role
from munidesk.features.territory.organ.words import LETTERS
from munidesk.features.territory.page_part import Part
from munidesk.features.territory.view import TerritoryView
from munidesk.ui import icons, theme
from munidesk.ui.across import Across
from munidesk.ui.context import Context
from munidesk.ui.hints import Said
from munidesk.ui.widgets import column, label, tone_colours

_KEYS = {Qt.Key.Key_H: Role.DOES, Qt.Key.Key_R: Role.ANSWERS, Qt.Key.Key_C: Role.CONSULTED, Qt.Key.Key_I: Role.INFORMED}


class Grid(QTableWidget):
    """`lettered(role)` by its key, over the current cell; `moved` when other columns are shown."""

    lettered = Signal(object)
    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Matriz de responsabilidades"))
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.verticalHeader().setDefaultSectionSize(theme.px(30))
        self.horizontalHeader().setMinimumSectionSize(theme.px(64))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.across = Across(self)
        self._needed: list[int] = []
        self.currentCellChanged.connect(lambda *_cells: self.fit())

    def fit(self) -> None:
        """As many as there is room for, each as wide as its actor."""
        before = self.across.shown
        self.across.fit(self._needed)
        if self.across.shown != before:
            self.moved.emit()

    def measure(self) -> None:
        """What the words of each column ask for; Qt tells it of those that are shown."""
        header, least = self.horizontalHeader(), self.horizontalHeader().minimumSectionSize()
        for at in range(self.columnCount()):
            self.setColumnHidden(at, False)
        self._needed = [
            max(least, self.sizeHintForColumn(at), header.sectionSizeHint(at)) for at in range(self.columnCount())
        ]
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        role = _KEYS.get(Qt.Key(event.key())) if not event.modifiers() else None
        if role is not None:
            self.lettered.emit(role)
        else:
            self.across.step(event.key())
            super().keyPressEvent(event)


class MatrixPane(Part):
    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.grid = Grid()
        self.grid.lettered.connect(self._put)
        self.grid.moved.connect(self._tell_part)
        self._faults, self._part = label(kind="quiet-text", wrap=True), label(kind="quiet-text")
        self.setLayout(column(self._faults, self.grid, self._part, margins=(24, 12, 24, 12)))
        self.setFocusProxy(self.grid)

    def show_view(self, view: TerritoryView) -> None:
        at = (max(0, self.grid.currentRow()), max(0, self.grid.currentColumn()))
        self.grid.clear()
        self.grid.setRowCount(len(view.products))
        self.grid.setColumnCount(len(view.actors))
        for across, actor in enumerate(view.actors):
            head = QTableWidgetItem(actor.called)
            head.setToolTip(actor.name)
            self.grid.setHorizontalHeaderItem(across, head)
        for down, product in enumerate(view.products):
            faults = view.faults(product)
            side = QTableWidgetItem(product.title)
            if faults:
                side.setIcon(icons.icon("alert", tone_colours("attention")[0], 16))
                side.setForeground(QColor(tone_colours("attention")[0]))
            side.setToolTip("; ".join((product.title, *faults)))
            self.grid.setVerticalHeaderItem(down, side)
            for across, actor in enumerate(view.actors):
                roles = view.roles(product, actor)
                item = QTableWidgetItem(" ".join(LETTERS[role] for role in roles))
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                words = ", ".join(role.word for role in roles) or _("nada")
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{product.title}, {actor.name}: {words}")
                self.grid.setItem(down, across, item)
        self.grid.setCurrentCell(*at)
        self.grid.measure()
        self._tell_part()
        loose = sum(bool(view.faults(one)) for one in view.products)
        self._faults.setText(
            ngettext(
                "A {n} producto le falta quién hace o quién responde: uno responde, y por lo menos uno hace.",
                "A {n} productos les falta quién hace o quién responde: uno responde, y por lo menos uno hace.", loose,
            ).format(n=loose) if loose else _("Cada producto tiene quién hace y quién responde.")
        )  # fmt: skip
        if not view.actors:
            self._faults.setText(_("La matriz cruza productos con actores: anote primero los actores en el mapa."))

    def _tell_part(self) -> None:
        """Which actors are shown, where they are not all."""
        shown = self.grid.across.shown
        told = _("Actores {first} a {last} de {n}: con ← y → se ven los demás.")
        self._part.setText(told.format(first=shown.start + 1, last=shown.stop, n=self.grid.across.count))
        self._part.setHidden(self.grid.across.whole)

    def says(self, there: QWidget) -> Said:
        del there
        keys = (("H", _("hace")), ("R", _("responde")), ("C", _("se le consulta")), ("I", _("se le informa")))
        return _("Teclas de la matriz"), keys, ("F6", _("otro panel")), ""

    def _put(self, role: Role) -> None:
        view, down, across = self.view, self.grid.currentRow(), self.grid.currentColumn()
        if view is None or not self.writes or down < 0 or across < 0:
            return
        self.try_(toggle_role, self.context.store, view.territory.id, view.products[down].id, view.actors[across].id,
                  role)  # fmt: skip
