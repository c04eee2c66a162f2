"""A criterion in a window: what is asked, how it is answered, how much it weighs."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.instruments.domain import AnswerKind, Criterion, Part
from munidesk.instruments.scoring import RoundView
from munidesk.ui import theme
from munidesk.ui.dialogs import Question
from munidesk.ui.drafts import Slot
from munidesk.ui.widgets import label


class CriterionDialog(Question):
    """`record()` and `written_parts()` are what to save; what a kind does not use is hidden, and blank in them."""

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
            self.kind.addItem(capital(kind.word), kind.value)
        for key, words in indicators:
            self.indicator.addItem(words, key)
        self.question, self.unit, self.low, self.high = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.levels, self.parts = QPlainTextEdit(), QPlainTextEdit()
        self.weight = QLineEdit("1")
        for area in (self.levels, self.parts):
            area.setFixedHeight(theme.px(112))
            area.setTabChangesFocus(True)
        editors = self._lines_by_kind()
        self._key = one.key if one is not None else ""
        title = _("Agregar un criterio") if one is None else _("Cambiar el criterio")
        note = _("Las rondas ya cerradas conservan sus criterios: esto vale desde la ronda abierta.")
        super().__init__(parent, title, note, _("Guardar"), editors, draft=draft, submit=submit)
        self.kind.currentIndexChanged.connect(lambda _index: self._show_kind())
        if one is not None:
            self._fill(one, view.parts_of(one))
        self._show_kind()
        self.question.setFocus()

    def _lines_by_kind(self) -> list[QWidget]:
        """Each editor under its name, and the kinds of answer that use it."""
        self._lines: list[tuple[QLabel, QWidget, frozenset[AnswerKind]]] = []
        every = frozenset(AnswerKind)
        number = frozenset({AnswerKind.NUMBER})
        editors: list[QWidget] = []
        for words, widget, kinds in (
            (_("Pregunta"), self.question, every), (_("Dimensión"), self.dimension, every),
            (_("Cómo se responde"), self.kind, every), (_("Peso en su dimensión"), self.weight, every),
            (_("Qué significa cada punto, uno por línea («0 nadie»)"), self.levels, frozenset({AnswerKind.SCALE})),
            (_("Un punto por línea: punto | con qué se prueba | consejo si falta"), self.parts,
             frozenset({AnswerKind.CHECKLIST})),
            (_("Unidad"), self.unit, number), (_("Valor que da 0 puntos"), self.low, number),
            (_("Valor que da todos los puntos"), self.high, number),
            (_("Indicador"), self.indicator, frozenset({AnswerKind.COMPUTED})),
        ):  # fmt: skip
            name = label(words, "quiet")
            name.setBuddy(widget)
            widget.setAccessibleName(words)
            self._lines.append((name, widget, kinds))
            editors.extend((name, widget))
        return editors

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()  # only now are the letters those of the theme

    def _fit(self) -> None:
        """As high as its fields: `adjustSize` stops at two thirds of the screen, and the buttons cover the last one."""
        room = self.screen().availableGeometry().height()
        self._layout.activate()  # what its kind hid leaves no hole
        width = max(self.sizeHint().width(), theme.px(520))
        self.resize(width, min(self._layout.totalMinimumHeightForWidth(width), room))

    def _fill(self, one: Criterion, parts: Sequence[Part]) -> None:
        self.question.setText(one.question)
        self.dimension.setCurrentIndex(self.dimension.findData(one.dimension_key))
        self.dimension.setEnabled(False)
        self.kind.setCurrentIndex(self.kind.findData(one.kind.value))
        self.weight.setText(str(one.weight))
        self.levels.setPlainText(one.levels)
        self.parts.setPlainText("\n".join(part_line(part) for part in parts))
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
        self._fit()

    def record(self) -> Criterion:
        """Raises UserError for a number that is none."""
        kind = self.chosen_kind
        number = kind is AnswerKind.NUMBER
        return Criterion(
            dimension_key=str(self.dimension.currentData()),
            key=self._key,
            question=self.question.text().strip(),
            kind=kind,
            weight=self._weight(),
            levels=self.levels.toPlainText().strip() if kind is AnswerKind.SCALE else "",
            unit=self.unit.text().strip() if number else "",
            low=self._figures.parse(self.low.text()) if number else None,
            high=self._figures.parse(self.high.text()) if number else None,
            indicator=str(self.indicator.currentData() or "") if kind is AnswerKind.COMPUTED else "",
        )

    def _weight(self) -> int:
        found = self._figures.count(self.weight.text())
        if found is None:
            raise UserError(_("Escriba el peso: un número entero."), code="missing", field="weight")
        return found

    def written_parts(self) -> tuple[Part, ...]:
        """What is marked in a checklist; none for another kind."""
        if self.chosen_kind is not AnswerKind.CHECKLIST:
            return ()
        return tuple(read_part(line) for line in self.parts.toPlainText().splitlines() if line.strip())


def part_line(part: Part) -> str:
    """«punto | con qué se prueba | consejo», without the ends that are blank."""
    return " | ".join((part.text, part.evidence, part.advice)).rstrip(" |")


def read_part(line: str) -> Part:
    text, evidence, advice = (one.strip() for one in (*line.split("|", 2), "", "")[:3])
    return Part(text=text, evidence=evidence, advice=advice)
