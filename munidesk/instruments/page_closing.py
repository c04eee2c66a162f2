"""Closing a round: each criterion that is blank is answered, does not apply, or stays without answer."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from munidesk.base.i18n import _, ngettext
from munidesk.instruments import store as engine
from munidesk.instruments.domain import Criterion
from munidesk.instruments.rules import check_blanks
from munidesk.instruments.scoring import RoundView, open_blanks
from munidesk.instruments.store import Compute
from munidesk.ui import dialogs, theme
from munidesk.ui.context import Context
from munidesk.ui.dialogs import Question
from munidesk.ui.hints import hint_line
from munidesk.ui.widgets import button, row


def ask_to_close(context: Context, view: RoundView, compute: Compute) -> tuple[bool, str]:
    """Whether the round is closed now; else the key of the criterion that is to be answered first, if any."""
    dialog = ClosingDialog(context, view, compute)
    closed = dialog.exec() == dialog.DialogCode.Accepted
    wanted = dialog.wanted
    dialog.deleteLater()
    return closed, wanted


class BlankList(QListWidget):
    """The blanks with what is decided of each; its keys are those of the dialog."""

    def __init__(self, pressed: Callable[[str], None]) -> None:
        super().__init__()
        self._pressed = pressed
        self.setMinimumSize(theme.px(560), theme.px(240))
        self.setWordWrap(True)
        self.setSpacing(theme.px(3))
        self.setAccessibleName(_("Criterios en blanco"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.text().upper()
        if key in {"N", "S", "T", "R"} and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._pressed(key)
            return
        super().keyPressEvent(event)


class ClosingDialog(Question):
    """`wanted` is the criterion that the person goes to answer instead of closing."""

    def __init__(self, context: Context, view: RoundView, compute: Compute) -> None:
        self._context, self._view, self._compute, self.wanted = context, view, compute, ""
        self._blanks = open_blanks(view)
        self._unanswered: set[str] = set()
        self._out: dict[str, str] = {}
        self.list = BlankList(self._press)
        for one in self._blanks:
            self.list.addItem(QListWidgetItem(self._words(one)))
        acts = (
            (_("Responder"), "R"), (_("No aplica…"), "N"), (_("Sin respuesta"), "S"), (_("Todos sin respuesta"), "T"),
        )  # fmt: skip
        buttons = QWidget()
        buttons.setLayout(row(*(button(words, self._pressing(key), tip=key) for words, key in acts), None))
        keys = hint_line((("R", _("responder")), ("N", _("no aplica")), ("S", _("sin respuesta")), ("T", _("todos"))))
        title = _("Cerrar la ronda {n}").format(n=view.round.number)
        editors = (self.list, buttons, keys) if self._blanks else ()
        super().__init__(context.window, title, _text(len(self._blanks)), _("Cerrar la ronda"), editors)
        if self._blanks:
            self.list.setCurrentRow(0)
            self.list.setFocus()

    def _words(self, one: Criterion) -> str:
        decided = _("en blanco")
        if one.key in self._out:
            decided = _("no aplica: {reason}").format(reason=self._out[one.key])
        elif one.key in self._unanswered:
            decided = _("sin respuesta, vale 0")
        return f"{self._view.code(one)}  {one.question}\n{decided}"

    def _pressing(self, key: str) -> Callable[[], None]:
        return lambda: self._press(key)

    def _press(self, key: str) -> None:
        at = self.list.currentRow()
        if not 0 <= at < len(self._blanks):
            return
        one = self._blanks[at]
        match key:
            case "R":
                self.wanted = one.key
                self.reject()
                return
            case "N":
                self._ask_why(one)
            case "S":
                self._out.pop(one.key, None)
                self._unanswered.add(one.key)
            case "T":
                self._unanswered |= {each.key for each in self._blanks if each.key not in self._out}
        self._show(at)

    def _ask_why(self, one: Criterion) -> None:
        reason = dialogs.ask_text(
            self, _("No aplica"), _("¿Por qué no aplica? Sale impreso en el informe."),
            value=self._out.get(one.key, ""), draft=self._context.draft(f"round.out:{self._view.round.id}:{one.key}"),
        )  # fmt: skip
        if reason:
            self._unanswered.discard(one.key)
            self._out[one.key] = reason

    def _show(self, at: int) -> None:
        for place, one in enumerate(self._blanks):
            self.list.item(place).setText(self._words(one))
        left = [place for place, one in enumerate(self._blanks) if not self._decided(one)]
        following = next((place for place in left if place > at), left[0] if left else at)
        self.list.setCurrentRow(following)
        self.list.setFocus()

    def _decided(self, one: Criterion) -> bool:
        return one.key in self._unanswered or one.key in self._out

    def submit(self) -> None:
        check_blanks(self._view.codes, [one for one in self._blanks if not self._decided(one)])
        own = [one.key for one in self._blanks if one.key in self._unanswered]
        engine.close_deciding(
            self._context.store, self._view.round.id, self._compute, unanswered=own, out=dict(self._out)
        )


def _text(blanks: int) -> str:
    words = _(
        "Las cifras calculadas quedan como están hoy y las respuestas no se cambian mientras la ronda esté cerrada. "
        "Se puede reabrir."
    )
    if not blanks:
        return words
    said = ngettext(
        "Queda {n} criterio en blanco. Diga qué hacer con él.",
        "Quedan {n} criterios en blanco. Diga qué hacer con cada uno.",
        blanks,
    )
    return f"{said.format(n=blanks)} {words}"
