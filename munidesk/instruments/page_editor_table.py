"""The middle of the editor: dimensions and criteria with their weight and what each is of the whole."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from munidesk.base.errors import UserError
from munidesk.base.figures import Figures
from munidesk.base.i18n import _, ngettext
from munidesk.data.store import Store
from munidesk.instruments.domain import AnswerKind, Marker
from munidesk.instruments.kinds import CRITERIA, DIMENSIONS, INSTRUMENTS
from munidesk.instruments.outline import Line
from munidesk.town import store as town
from munidesk.ui import theme
from munidesk.ui.cells import Cell, ChipCell, TextCell, TreeCell
from munidesk.ui.table import Column, RecordTable

NAME, KIND, WEIGHT, SHARE, AREA, GOALS, GENDER, FAULTS = range(8)
_KEYS = {
    (Qt.Key.Key_Insert, False): "criterion", (Qt.Key.Key_Insert, True): "dimension", (Qt.Key.Key_Up, True): "up",
    (Qt.Key.Key_Down, True): "down", (Qt.Key.Key_D, True): "double", (Qt.Key.Key_Delete, False): "retire",
}  # fmt: skip


def hints() -> tuple[tuple[str, str], ...]:
    """Keys of the table, for the strip at the foot of the page."""
    return (
        ("Ins", _("criterio")), ("Ctrl+Ins", _("dimensión")), ("Ctrl+↑ ↓", _("mover")), ("Ctrl+D", _("duplicar")),
        ("Supr", _("retirar")), ("F2", _("corregir")), ("Enter", _("sus datos")), ("Ctrl+V", _("pegar lista")),
        ("F8", _("falta siguiente")),
    )  # fmt: skip


def verbs() -> tuple[tuple[str, str, str], ...]:
    """What the keys do, for the menu of who uses the mouse."""
    return (
        (_("Criterio nuevo"), "Ins", "criterion"), (_("Dimensión nueva"), "Ctrl+Ins", "dimension"),
        (_("Corregir la pregunta"), "F2", "rename"), (_("Duplicar el criterio"), "Ctrl+D", "double"),
        (_("Subir"), "Ctrl+↑", "up"), (_("Bajar"), "Ctrl+↓", "down"), (_("Retirar"), _("Supr"), "retire"),
        (_("Pegar una lista de preguntas"), "Ctrl+V", "paste"),
    )  # fmt: skip


class OutlineTable(RecordTable[Line]):
    """`asked(verb)`: what is done with the line of the cursor; `locked` says why nothing is."""

    asked = Signal(str)

    def __init__(self, store: Store) -> None:
        super().__init__(columns_of(store))
        self.locked = ""
        self.names_open = True
        self.orders = False
        self.setAccessibleName(_("Dimensiones y criterios"))
        self._usual = self.editTriggers()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_records(self, records: Sequence[Line]) -> None:
        super().show_records(records)
        self._fit()

    def _fit(self) -> None:
        """The question comes first: what does not fit beside it is read at the right."""
        for at, least in ((AREA, 860), (GENDER, 740), (GOALS, 640), (KIND, 460)):
            if self.viewport().width() < theme.px(least):
                self.setColumnHidden(at, True)
            else:
                self.setColumnHidden(at, not any(self._told(at, one) for one in self.records))

    def _told(self, at: int, one: Line) -> str:
        return self._model.columns[at].show(one)

    def lock(self, reason: str) -> None:
        """Nothing is written while there is a reason; empty for what can be changed."""
        self.locked = reason
        none = QAbstractItemView.EditTrigger.NoEditTriggers
        self.setEditTriggers(none if reason else self._usual)

    def select_key(self, key: tuple[str, str]) -> None:
        """Its line, with the cursor in the column where it was."""
        at = self.currentIndex().column()
        self.select(lambda one: one.key == key)
        row = self.currentIndex().row()
        if at >= 0 and row >= 0:
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(
                self.model().index(row, at), flags.ClearAndSelect | flags.Rows | flags.Current
            )

    def paste_cells(self, text: str) -> None:
        """Figures down the cells from that of the cursor, as a spreadsheet does."""
        index = self.currentIndex()
        self.blocks.paste(text, index.row(), index.column())

    def rename(self) -> None:
        """Open the name of the line, ready to be typed over."""
        index = self.model().index(self.currentIndex().row(), NAME)
        self.setCurrentIndex(index)
        self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == self.State.EditingState:
            super().keyPressEvent(event)
            return
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        verb = _KEYS.get((Qt.Key(event.key()), control))
        if event.matches(QKeySequence.StandardKey.Paste):
            verb = "paste"
        if event.key() == Qt.Key.Key_F2:
            verb = "rename"
        if verb is not None:
            self.asked.emit(verb)
        elif self.locked and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.current)
        elif self.locked and event.text().strip() and not control:
            self.refused.emit(self.locked)
        else:
            super().keyPressEvent(event)


def columns_of(store: Store) -> tuple[Column[Line], ...]:
    """What each line shows; its name and its weight are written in their cells."""
    figures: Callable[[], Figures] = lambda: town.figures(store)  # noqa: E731

    def rename(one: Line, text: str) -> None:
        if one.criterion is not None:
            CRITERIA.save(store, replace(CRITERIA.get(store, one.criterion.id), question=text.strip()))
        elif one.dimension is not None:
            DIMENSIONS.save(store, replace(DIMENSIONS.get(store, one.dimension.id), title=text.strip()))
        else:
            INSTRUMENTS.save(store, replace(INSTRUMENTS.get(store, one.head.id), title=text.strip()))

    def weigh(one: Line, text: str) -> None:
        weight = figures().count(text)
        if weight is None:
            raise UserError(_("Escriba el peso: un número entero."), code="missing", field="weight")
        if one.criterion is not None:
            CRITERIA.save(store, replace(CRITERIA.get(store, one.criterion.id), weight=weight))
        elif one.dimension is not None:
            DIMENSIONS.save(store, replace(DIMENSIONS.get(store, one.dimension.id), weight=weight))
        else:
            raise UserError(_("El instrumento no pesa: pesan sus dimensiones y criterios."))

    return (
        Column(_("Dimensiones y criterios"), lambda one: f"{one.code} {one.title}".strip(), edit=rename, paint=_name,
               typed=lambda one: one.title, name=True),
        Column(_("Se responde"), kind_words, width=90),
        Column(_("Peso"), lambda one: "" if one.weight is None else str(one.weight), edit=weigh, right=True, width=56),
        Column(_("Del total"), lambda one: share_words(one, figures()), paint=lambda one: _share(one, figures()),
               right=True, width=74),
        Column(_("Área"), lambda one: (one.criterion or one.dimension).area if one.weight is not None else "",
               width=104, folds=True),
        Column(_("ODS"), lambda one: one.criterion.ods if one.criterion is not None else "", width=66, folds=True),
        Column(_("Género"), _gender, width=70, folds=True),
        Column(_("Faltas"), _fault_words, paint=_fault, width=62, folds=True),
    )  # fmt: skip


def kind_words(one: Line) -> str:
    """«escala», «lista de 5», «lo calcula MuniDesk»; of the method, its scale."""
    if one.criterion is None:
        return _("de 0 a {n}").format(n=one.head.scale) if one.dimension is None else ""
    if one.criterion.kind is AnswerKind.CHECKLIST:
        return _("lista de {n}").format(n=one.parts)
    return _("calculado") if one.criterion.kind is AnswerKind.COMPUTED else one.criterion.kind.word


def share_words(one: Line, figures: Figures) -> str:
    """«1,7 %» of the whole; nothing for the method."""
    return "" if one.weight is None else f"{figures.number(one.tenths / 10, 1)} %"


def footer_words(lines: Sequence[Line], best: str) -> str:
    """«53 criterios · suman 100 % · todo al máximo: 100»."""
    own = [one for one in lines if one.criterion is not None]
    count = ngettext("{n} criterio", "{n} criterios", len(own)).format(n=len(own))
    if not own:
        return count
    whole = _("suman {n} %").format(n=sum(one.tenths for one in own) // 10)
    return " · ".join((count, whole, _("todo al máximo: {n}").format(n=best)))


def _name(one: Line) -> Cell:
    if one.dimension is None:
        return TextCell(one.title, strong=True)
    return TreeCell(one.title, 0 if one.criterion is None else 1, one.code, strong=one.criterion is None)


def _share(one: Line, figures: Figures) -> Cell:
    return TextCell(
        share_words(one, figures), strong=one.criterion is None, colour="text" if one.criterion else "accent"
    )


def _gender(one: Line) -> str:
    if one.criterion is None or one.criterion.gender is Marker.NO:
        return ""
    return one.criterion.gender.word


def _fault_words(one: Line) -> str:
    return ngettext("{n} falta", "{n} faltas", len(one.faults)).format(n=len(one.faults)) if one.faults else ""


def _fault(one: Line) -> Cell | None:
    return ChipCell(str(len(one.faults)), "bad", "alert-circle") if one.faults else None
