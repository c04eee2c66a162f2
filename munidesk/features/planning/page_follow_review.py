"""What a sheet brings beside what is here: each figure is taken or left by a mark, and carries a note for its area."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.features.planning.follow_review import Datum, Place
from munidesk.ui.cells import Cell, TextCell, TickCell
from munidesk.ui.table import Column, RecordTable

_TICK = 0


class ReviewTable(RecordTable[Datum]):
    """`turned` fires with the figure whose mark is put or taken away; `noted` with the one a note was written on.

    Space turns the mark of the row; what is typed is the note.
    """

    turned = Signal(object)
    noted = Signal(object, str)

    def __init__(self) -> None:
        super().__init__(
            (
                Column(_("Tomar"), _tick_words, paint=_tick, width=60, folds=True),
                Column(_("Renglón"), lambda one: one.line, name=True),
                Column(_("Dato"), lambda one: one.what, width=104),
                Column(_("En MuniDesk"), lambda one: one.here, width=104, right=True, wraps=True),
                Column(
                    _("En la planilla"), lambda one: one.there, paint=_there, width=116, right=True, wraps=True,
                    folds=True,
                ),
                Column(
                    _("Qué pasa"), lambda one: one.words, self._note, paint=_what, width=190, wraps=True, folds=True,
                    typed=lambda one: one.note,
                ),
            )
        )  # fmt: skip
        self.setAccessibleName(_("Lo que hay aquí y lo que trae la planilla"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.state() != self.State.EditingState:
            self._turn(self.current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == _TICK:
            self._turn(self.records[index.row()])

    def _turn(self, one: Datum | None) -> None:
        if one is not None and one.taken is not None:
            self.turned.emit(one.place)

    def _note(self, one: Datum, text: str) -> None:
        """Raises UserError where the area told nothing."""
        if one.place is None:
            raise UserError(_("Aquí no hay nada que corregir: la nota va en un dato que trae la planilla."))
        self.noted.emit(one.place, text)


def same(place: Place | None, one: Datum) -> bool:
    """Whether it is that figure, of whatever the table shows now."""
    return place is not None and one.place == place


def _tick_words(one: Datum) -> str:
    return "" if one.taken is None else _("sí") if one.taken else _("no")


def _tick(one: Datum) -> Cell | None:
    return None if one.taken is None else TickCell(one.taken)


def _there(one: Datum) -> Cell:
    return TextCell(one.there, strong=True, wraps=True)


def _what(one: Datum) -> Cell | None:
    return TextCell(one.words, colour=one.tone, wraps=True) if one.words else None
