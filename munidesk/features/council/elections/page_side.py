"""Beside the count: who can vote, the papers handed out and in the box, who counts, what follows by rule."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from munidesk.base.i18n import _, ngettext
from munidesk.features.council.elections.domain import ElectionType, RoundKind
from munidesk.features.council.elections.rules import ElectionResult
from munidesk.features.council.elections.told import electorate_at
from munidesk.features.council.elections.words import step_words
from munidesk.features.council.view import SessionView
from munidesk.ui import theme
from munidesk.ui.flow import WrapLayout
from munidesk.ui.scroll import scrolling
from munidesk.ui.side import grows
from munidesk.ui.widgets import button, column, label, row, rule


class UrnPanel(QFrame):
    """`boxed` gives (handed, in box), None for a blank; `asked` is a verb of the desk."""

    boxed = Signal(object, object)
    tellers_typed = Signal(str)
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._count, self._of, self._quorum = label(kind="figure"), label(kind="quiet-text"), label(wrap=True)
        self._can, self._secret = label(kind="strong"), label(kind="quiet", wrap=True)
        self.handed, self.in_box = self._number(_("Papeletas entregadas")), self._number(_("Papeletas en la urna"))
        self.tellers = QLineEdit()
        self.tellers.setAccessibleName(_("Escrutan"))
        self.tellers.setPlaceholderText(_("Nombres, separados por comas"))
        self.tellers.editingFinished.connect(lambda: self.tellers_typed.emit(self.tellers.text().strip()))
        self._steps = label(kind="quiet", wrap=True)
        self._more = button(_("Otra vuelta"), lambda: self.asked.emit("round"), kind="small", icon="plus")
        self._proclaim = button(_("Proclamar"), lambda: self.asked.emit("proclaim"), kind="small", icon="flag")
        self._seat = button(_("Asumen…"), lambda: self.asked.emit("seat"), kind="small", icon="user")
        self._without = button(_("Votar sin quórum…"), lambda: self.asked.emit("quorum"), kind="small", icon="alert")
        self._data = button(_("Datos…"), lambda: self.asked.emit("data"), kind="small", icon="pencil")
        self._new = button(_("Otra elección…"), lambda: self.asked.emit("new"), kind="small", icon="plus")
        for field in (self.handed, self.in_box, self.tellers):
            field.installEventFilter(self)
        self._lay_out()

    def _number(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setAccessibleName(name)
        made.setValidator(QIntValidator(0, 9999, made))
        made.setFixedWidth(theme.px(56))
        made.setAlignment(Qt.AlignmentFlag.AlignRight)
        made.editingFinished.connect(self._boxed)
        return made

    def _lay_out(self) -> None:
        inner = column(spacing=8, margins=(14, 12, 14, 8))
        inner.addWidget(label(_("Asistencia"), "strong"))
        inner.addLayout(row(self._count, self._of, None, spacing=6))
        inner.addWidget(self._quorum)
        inner.addWidget(self._without)
        inner.addWidget(rule())
        inner.addWidget(label(_("Papeletas"), "strong"))
        inner.addLayout(_line(_("Pueden votar"), self._can))
        inner.addLayout(_line(_("Entregadas"), self.handed))
        inner.addLayout(_line(_("En la urna"), self.in_box))
        inner.addWidget(self._secret)
        inner.addWidget(rule())
        inner.addWidget(label(_("Escrutan"), "strong"))
        inner.addWidget(self.tellers)
        inner.addWidget(rule())
        inner.addWidget(label(_("Si nadie alcanza la mayoría"), "strong"))
        inner.addWidget(self._steps)
        inner.addLayout(row(self._new, None))
        inner.addStretch(1)
        holder = QWidget()
        holder.setLayout(inner)
        foot = WrapLayout(self._more, self._proclaim, self._data, self._seat, spacing=6)
        buttons = QWidget()
        buttons.setLayout(foot)
        layout = column(spacing=0, margins=(1, 1, 1, 1))
        layout.addWidget(scrolling(holder), 1)
        layout.addWidget(rule())
        layout.addLayout(column(buttons, spacing=0, margins=(12, 8, 12, 10)))
        self.setLayout(layout)
        grows(self, 236)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter writes, Esc too, and both go back to the count."""
        done = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in done:
            self.asked.emit("count")
            return True
        return super().eventFilter(watched, event)

    @property
    def places(self) -> list[QWidget]:
        return [self.handed] if self.handed.isEnabled() else [self.tellers]

    def focus_box(self) -> None:
        """The papers in the box, ready to be typed over."""
        self.in_box.setFocus()
        self.in_box.selectAll()

    def _boxed(self) -> None:
        if self.handed.isModified() or self.in_box.isModified():
            numbers = (int(one.text()) if one.text().strip() else None for one in (self.handed, self.in_box))
            for one in (self.handed, self.in_box):
                one.setModified(False)
            self.boxed.emit(*numbers)

    def show_result(self, view: SessionView, result: ElectionResult, *, editable: bool) -> None:
        last = result.last
        present = len(view.seated())
        self._count.setText(str(present))
        self._of.setText(_("de {n}").format(n=view.legal))
        self._quorum.setText(view.quorum.explanation)
        lacking = not view.quorum.deciding or bool(result.election.quorum_reason)
        self._without.setVisible(editable and lacking and not view.rules.quorum.void)
        who = electorate_at(view, result.election, last.round if last is not None else None)
        self._can.setText(str(len(who.voters)))
        votes = last is not None and last.round.kind is not RoundKind.LOT
        secret = result.election.type is ElectionType.SECRET
        for field, count in (
            (self.handed, last.tally.handed if last is not None else len(who.voters)),
            (self.in_box, last.tally.in_box if last is not None else len(who.voters)),
        ):
            if not field.isModified():
                field.setText(str(count))
            field.setEnabled(editable and votes and secret and not result.election.resolution_id)
        self._secret.setText(_("No se guarda quién votó qué.") if secret else _("El acta dice quién votó a quién."))
        if last is not None and last.tally.not_returned > 0:
            n = last.tally.not_returned
            self._secret.setText(ngettext("{n} no se devolvió.", "{n} no se devolvieron.", n).format(n=n))
        if not self.tellers.hasFocus():
            self.tellers.setText(result.election.tellers)
        self.tellers.setEnabled(editable)
        steps = [step_words(RoundKind(step.value)) for step in view.rules.election.steps]
        self._steps.setText("\n".join(f"{n}. {words}" for n, words in enumerate(steps, start=1)))
        done = bool(result.election.resolution_id)
        self._more.setVisible(editable and not done and not result.complete)
        self._proclaim.setVisible(editable and result.complete and not done)
        self._seat.setVisible(editable and done and result.election.seated_on is None)
        for made in (self._data, self._new):
            made.setEnabled(editable)


def _line(words: str, widget: QWidget) -> QHBoxLayout:
    return row(label(words), None, widget)
