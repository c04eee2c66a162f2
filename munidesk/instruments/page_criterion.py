"""A criterion in a window: what is asked, how it is answered, how much it weighs."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from munidesk.base.i18n import _
from munidesk.instruments.domain import AnswerKind, Criterion
from munidesk.instruments.scoring import RoundView
from munidesk.instruments.words import kind_words
from munidesk.ui import theme
from munidesk.ui.dialogs import Question
from munidesk.ui.drafts import Slot
from munidesk.ui.widgets import label


class CriterionDialog(Question):
    """`values()` are the columns to save; what a kind does not use is hidden."""

    def __init__(
        self,
        parent: QWidget,
        view: RoundView,
        indicators: Sequence[tuple[str, str]],
        one: Criterion | None = None,
        *,
        draft: Slot | None = None,
        submit: Callable[[], object] | None = None,
    ) -> None:
        self._figures = view.figures
        self.dimension, self.kind, self.indicator = QComboBox(), QComboBox(), QComboBox()
        for each in view.dimensions:
            self.dimension.addItem(each.title, each.key)
        for kind in AnswerKind:
            self.kind.addItem(kind_words(kind), kind.value)
        for key, words in indicators:
            self.indicator.addItem(words, key)
        self.question, self.unit, self.low, self.high = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.levels, self.items = QPlainTextEdit(), QPlainTextEdit()
        self.weight = _spin(1)
        for area in (self.levels, self.items):
            area.setFixedHeight(theme.px(76))
            area.setTabChangesFocus(True)
        self._lines: list[tuple[QLabel, QWidget, frozenset[AnswerKind]]] = []
        every = frozenset(AnswerKind)
        number = frozenset({AnswerKind.NUMBER})
        editors: list[QWidget] = []
        for words, widget, kinds in (
            (_("Pregunta"), self.question, every), (_("Dimensión"), self.dimension, every),
            (_("Cómo se responde"), self.kind, every), (_("Peso en su dimensión"), self.weight, every),
            (_("Qué significa cada punto, uno por línea («0 nadie»)"), self.levels, frozenset({AnswerKind.SCALE})),
            (_("Puntos de la lista, uno por línea"), self.items, frozenset({AnswerKind.CHECKLIST})),
            (_("Unidad"), self.unit, number), (_("Valor que da 0 puntos"), self.low, number),
            (_("Valor que da todos los puntos"), self.high, number),
            (_("Indicador"), self.indicator, frozenset({AnswerKind.COMPUTED})),
        ):  # fmt: skip
            name = label(words, "quiet")
            name.setBuddy(widget)
            widget.setAccessibleName(words)
            self._lines.append((name, widget, kinds))
            editors.extend((name, widget))
        title = _("Agregar un criterio") if one is None else _("Cambiar el criterio")
        note = _("Las rondas ya cerradas conservan sus criterios: esto vale desde la ronda abierta.")
        super().__init__(parent, title, note, _("Guardar"), editors, draft=draft, submit=submit)
        self.kind.currentIndexChanged.connect(lambda _index: self._show_kind())
        if one is not None:
            self._fill(one)
        self._show_kind()
        self.question.setFocus()

    def _fill(self, one: Criterion) -> None:
        self.question.setText(one.question)
        self.dimension.setCurrentIndex(self.dimension.findData(one.dimension_key))
        self.dimension.setEnabled(False)
        self.kind.setCurrentIndex(self.kind.findData(one.kind.value))
        self.weight.setValue(one.weight)
        self.levels.setPlainText(one.levels)
        self.items.setPlainText(one.items)
        self.unit.setText(one.unit)
        self.low.setText("" if one.low is None else self._figures.number(one.low))
        self.high.setText("" if one.high is None else self._figures.number(one.high))
        self.indicator.setCurrentIndex(max(0, self.indicator.findData(one.indicator)))

    @property
    def chosen_kind(self) -> AnswerKind:
        return AnswerKind(str(self.kind.currentData()))

    def _show_kind(self) -> None:
        for name, widget, kinds in self._lines:
            name.setVisible(self.chosen_kind in kinds)
            widget.setVisible(self.chosen_kind in kinds)
        self.adjustSize()

    def values(self) -> dict[str, object]:
        """Raises UserError for a number that is none."""
        kind = self.chosen_kind
        return {
            "question": self.question.text().strip(),
            "kind": kind,
            "weight": self.weight.value(),
            "levels": self.levels.toPlainText().strip() if kind is AnswerKind.SCALE else "",
            "items": self.items.toPlainText().strip() if kind is AnswerKind.CHECKLIST else "",
            "unit": self.unit.text().strip() if kind is AnswerKind.NUMBER else "",
            "low": self._figures.parse(self.low.text()) if kind is AnswerKind.NUMBER else None,
            "high": self._figures.parse(self.high.text()) if kind is AnswerKind.NUMBER else None,
            "indicator": str(self.indicator.currentData() or "") if kind is AnswerKind.COMPUTED else "",
        }


def _spin(value: int) -> QSpinBox:
    made = QSpinBox()
    made.setRange(0, 100)
    made.setValue(value)
    return made
