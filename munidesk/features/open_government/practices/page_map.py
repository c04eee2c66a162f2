"""The map of good practices: topics by place in each component, and where there is none."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from munidesk.base.i18n import _, ngettext
from munidesk.features.open_government.codes import Component
from munidesk.features.open_government.practices.document_bank import component_word, missing_words
from munidesk.features.open_government.practices.rules import (
    COMPONENTS,
    MOST_PLACES,
    MapRow,
    PracticeMap,
    practice_map,
)
from munidesk.features.open_government.practices.store import own_place, practices
from munidesk.features.open_government.practices.wanted import wanted
from munidesk.ui.cells import Cell, ChipCell, TextCell, TreeCell
from munidesk.ui.context import Context
from munidesk.ui.first_step import FirstStep, goes
from munidesk.ui.hints import hint_line
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import Chip, column, label, row

KEY = "open_government.practices"


@dataclass(frozen=True, slots=True)
class Line:
    """A component, or one of its topics."""

    component: Component
    row: MapRow | None = None

    @property
    def called(self) -> str:
        if self.row is None:
            return component_word(self.component)
        return self.row.topic or (_("Todo el componente") if self.row.missing else _("Sin tema"))


class MapTab(QWidget):
    """Enter opens in the bank the practice of the cell, or the first of the row."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.map = PracticeMap((), ())
        self._covered, self._missing = Chip(), Chip()
        self._words = label(kind="quiet-text")
        places = tuple(self._place(at) for at in range(MOST_PLACES))
        topic: Column[Line] = Column(_("Componente y tema"), lambda one: one.called, paint=_name)
        self.table: RecordTable[Line] = RecordTable((topic, *places))
        self.table.setAccessibleName(_("Mapa de buenas prácticas"))
        self.table.frames_cells()
        self.table.opened.connect(self._open)
        inside = QWidget()
        layout = column(spacing=10)
        layout.addLayout(row(self._covered, self._missing, self._words, None, spacing=8))
        layout.addWidget(self.table, 1)
        layout.addWidget(hint_line((("↑ ↓ ← →", _("recorrer")), ("Enter", _("abrir la práctica en el banco")))))
        inside.setLayout(layout)
        self._first = FirstStep(context, "grid", inside)
        todo = _("Escriba en el banco la primera práctica, o cierre un diagnóstico: lo que quede en rojo sale aquí.")
        self._first.tell(_("Todavía no hay nada en el mapa."), todo, goes(context, _("Ir al banco"), KEY, tab="0"))
        self.setLayout(column(inside, self._first, spacing=0, margins=(24, 12, 24, 8)))
        self.setFocusProxy(self.table)

    def _place(self, at: int) -> Column[Line]:
        return Column("", partial(self._cell, at), paint=partial(self._paint, at), width=168)

    def refresh(self) -> None:
        store = self._context.store
        known, red = practices(store), wanted(store)
        found = self.map = practice_map(known, own_place(store), red)
        self._first.stand(not known and not red)
        self.table.name_columns({at + 1: name for at, name in enumerate(found.places)})
        for at in range(MOST_PLACES):
            self.table.setColumnHidden(at + 1, at >= len(found.places))
        self.table.show_records(tuple(_lines(found)))
        covered = _("{a} de {b} componentes con práctica").format(a=found.covered, b=len(COMPONENTS))
        self._covered.set(covered, "good" if found.covered == len(COMPONENTS) else "neutral", "check")
        n = len(found.missing)
        self._missing.set(_("{n} sin práctica").format(n=n) if n else "", "attention", "alert")
        sought = sum(one.red for one in found.missing)
        said = ngettext("{n} en rojo en el último diagnóstico", "{n} en rojo en el último diagnóstico", sought)
        self._words.setText(said.format(n=sought) if sought else "")

    def _cell(self, at: int, one: Line) -> str:
        if one.row is None or at >= len(one.row.cells):
            return ""
        if one.row.missing:
            return missing_words(one.row) if at == 0 else ""
        return "; ".join(each.title for each in one.row.cells[at])

    def _paint(self, at: int, one: Line) -> Cell:
        text = self._cell(at, one)
        if one.row is not None and one.row.missing and at == 0:
            return ChipCell(_("Sin práctica"), "bad" if one.row.red else "attention", "alert")
        blank = one.row is not None and not text and not one.row.missing
        return TextCell("–" if blank else text, colour="text2" if blank else "text")

    def _open(self, one: Line) -> None:
        if one.row is None or not one.row.practices:
            return
        at = self.table.currentIndex().column() - 1
        cell = one.row.cells[at] if 0 <= at < len(one.row.cells) else ()
        chosen = (*cell, *one.row.practices)[0]
        self._context.navigator.go(KEY, tab="0", id=chosen.id)


def _lines(found: PracticeMap) -> list[Line]:
    lines: list[Line] = []
    for each in found.rows:
        if not lines or lines[-1].component != each.component:
            lines.append(Line(each.component))
        lines.append(Line(each.component, each))
    return lines


def _name(one: Line) -> Cell:
    group = one.row is None
    return TreeCell(one.called, 0 if group else 1, "", None, group)
