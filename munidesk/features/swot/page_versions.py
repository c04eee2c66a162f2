"""Two versions of the FODA side by side: each factor beside what it was, with what happened to it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from munidesk.base.dates import show_date
from munidesk.base.figures import Figures
from munidesk.base.i18n import _, ngettext
from munidesk.features.swot.document_matrix import quadrant_words
from munidesk.features.swot.document_report import valued_words
from munidesk.features.swot.domain import Factor, Matrix
from munidesk.features.swot.rules import Change, codes, side_by_side
from munidesk.features.swot.store import SwotView, load_view, matrices, origins_of
from munidesk.town import store as town
from munidesk.ui import theme
from munidesk.ui.cells import ChipCell, TextCell
from munidesk.ui.context import Context
from munidesk.ui.first_step import FirstStep
from munidesk.ui.making import Making
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import column, label, row


class VersionsTab(QWidget):
    """The two last versions to begin with; any two can be chosen."""

    def __init__(self, context: Context, new: Callable[[], object]) -> None:
        super().__init__()
        self._context = context
        self._names: dict[str, str] = {}
        self.first, self.second = QComboBox(), QComboBox()
        for combo, words in ((self.first, _("Comparar")), (self.second, _("Con"))):
            combo.setAccessibleName(words)
            combo.setMinimumWidth(theme.px(190))
            combo.activated.connect(lambda _index: self._show())
        self.only = QCheckBox(_("Solo lo que cambió"))
        self.only.toggled.connect(lambda _on: self._show())
        self._line = label(kind="quiet-text")
        self.table: RecordTable[Change] = RecordTable(
            (
                Column(_("Cuadrante"), lambda one: quadrant_words(one.factor.quadrant)[0], width=128),
                Column(_("Antes"), self._before, paint=self._paint_before),
                Column(_("Después"), self._after, paint=self._paint_after),
                Column(_("Peso y calificación"), partial(_valued, town.figures(context.store)), width=190),
                Column(_("Cambio"), lambda one: _looks()[one.kind][0], width=142,
                       paint=lambda one: ChipCell(*_looks()[one.kind]) if one.kind != "same" else TextCell("")),
            )
        )  # fmt: skip
        self.table.setAccessibleName(_("Versiones lado a lado"))
        head = row(label(_("Comparar"), "quiet"), self.first, label(_("con"), "quiet"), self.second, self.only, None,
                   self._line, spacing=8)  # fmt: skip
        inside = QWidget()
        layout = column(spacing=10)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        inside.setLayout(layout)
        self._alone = FirstStep(context, "shield-check", inside)
        todo = _("Cuando lo revise, abra otra: esta queda como está, y aquí se ve qué cambió.")
        self._alone.tell(_("Hay una sola versión."), todo, Making(_("Versión nueva"), new))
        self.setLayout(column(inside, self._alone, spacing=0, margins=(24, 12, 24, 16)))
        self.setFocusProxy(self.table)

    def show_view(self, view: SwotView | None) -> None:
        series = view.matrix.series_id if view else ""
        found = sorted((one for one in matrices(self._context.store) if one.series_id == series),
                       key=lambda one: one.version)  # fmt: skip
        enough = len(found) > 1
        self._alone.stand(not enough)
        choices = [(one.id, _version_words(one)) for one in found]
        if [(self.first.itemData(at), self.first.itemText(at)) for at in range(self.first.count())] != choices:
            for combo in (self.first, self.second):
                combo.clear()
                for key, words in choices:
                    combo.addItem(words, key)
            self.first.setCurrentIndex(max(0, len(choices) - 2))
            self.second.setCurrentIndex(len(choices) - 1)
        if enough:
            self._show()

    def _show(self) -> None:
        store = self._context.store
        keys = (str(self.first.currentData()), str(self.second.currentData()))
        before, after = (load_view(store, key) for key in keys)
        self._names = {**codes(before.factors), **codes(after.factors)}
        every = side_by_side(before.factors, after.factors, origins_of(store))
        found = sorted(every, key=lambda one: (one.factor.quadrant.place, one.kind == "left"))
        changed = [one for one in found if one.kind != "same"]
        self.table.show_records(changed if self.only.isChecked() else found)
        entered, left = (sum(one.kind == kind for one in changed) for kind in ("entered", "left"))
        self._line.setText(
            " · ".join(
                (
                    ngettext("entró {n}", "entraron {n}", entered).format(n=entered),
                    ngettext("salió {n}", "salieron {n}", left).format(n=left),
                    ngettext("cambió {n}", "cambiaron {n}", len(changed) - entered - left).format(
                        n=len(changed) - entered - left
                    ),
                )
            )
        )

    def _named(self, one: Factor | None) -> str:
        return f"{self._names.get(one.id, '')}  {one.text}" if one is not None else ""

    def _before(self, one: Change) -> str:
        return self._named(one.before)

    def _after(self, one: Change) -> str:
        return self._named(one.after)

    def _paint_before(self, one: Change) -> TextCell:
        return TextCell(self._before(one), strong=one.kind == "left", colour="text" if one.kind == "left" else "text2")

    def _paint_after(self, one: Change) -> TextCell:
        return TextCell(self._after(one), strong=one.kind != "same")


def _valued(figures: Figures, one: Change) -> str:
    """«0,20 × 3», or both when they differ."""
    words = [valued_words(each, figures) for each in (one.before, one.after) if each is not None]
    return " → ".join(dict.fromkeys(words))


def _looks() -> dict[str, tuple[str, str, str]]:
    return {
        "entered": (_("Entró"), "good", "plus"),
        "left": (_("Salió"), "bad", "minus"),
        "moved": (_("Pasó de cuadrante"), "attention", "swap"),
        "reworded": (_("Se reescribió"), "accent", "pencil"),
        "rated": (_("Otra valoración"), "accent", "scale"),
        "same": ("", "neutral", ""),
    }


def _version_words(one: Matrix) -> str:
    day = show_date(one.day, "d MMM y").replace(".", "")
    return _("Versión {n} · {day}").format(n=one.version, day=day)
