"""What each evaluator answered of one criterion: one of them is taken as the answer, or an evaluator taken back."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from munidesk.base.dates import show_date
from munidesk.base.i18n import _, ngettext
from munidesk.instruments.domain import Criterion, Opinion
from munidesk.instruments.opinions import by_criterion, differ, view_by
from munidesk.instruments.scoring import RoundView
from munidesk.instruments.store_opinions import decide, forget
from munidesk.instruments.words import answer_words
from munidesk.ui import dialogs, theme
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.dialogs import Question
from munidesk.ui.hints import hint_line


def told_of(found: Sequence[Opinion]) -> Mapping[str, str]:
    """Criterion key → «3 evaluadores, no coinciden»."""
    told = {}
    for key, own in by_criterion(found).items():
        words = ngettext("{n} evaluador", "{n} evaluadores", len(own)).format(n=len(own))
        told[key] = _("{count}: no coinciden").format(count=words) if differ(own) else words
    return told


class _Opinions(QListWidget):
    """Supr takes back what its evaluator answered."""

    def __init__(self, removed: Callable[[], object]) -> None:
        super().__init__()
        self._removed = removed
        self.setMinimumSize(theme.px(480), theme.px(160))
        self.setWordWrap(True)
        self.setAccessibleName(_("Respuestas de los evaluadores"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._removed()
        else:
            super().keyPressEvent(event)


class CriterionOpinionsDialog(Question):
    """Enter takes the chosen answer as the round's."""

    def __init__(self, context: Context, view: RoundView, one: Criterion, found: Sequence[Opinion]) -> None:
        self._context, self._try = context, Attempt(context)
        self._round = view.round.id
        self._own = by_criterion(found).get(one.key, ())
        self.list = _Opinions(self.remove)
        for each in self._own:
            said = answer_words(view_by(view, found, each.evaluator), one) or _("sin responder")
            day = f", {show_date(each.received_on)}" if each.received_on is not None else ""
            note = f"\n{each.note}" if each.note else ""
            self.list.addItem(QListWidgetItem(f"{each.evaluator}: {said}\n{each.way.word}{day}{note}"))
        keys = hint_line((("↑ ↓", _("evaluador")), ("Enter", _("queda como respuesta")), (_("Supr"), _("quitar"))))
        title = f"{view.code(one)} {one.question}"
        text = _("Cada uno respondió por su lado. Elija la respuesta con la que se queda la ronda.")
        super().__init__(context.window, title, text, _("Quedarse con esta"), (self.list, keys))
        self.list.itemDoubleClicked.connect(lambda _item: self.accept())
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def submit(self) -> None:
        at = self.list.currentRow()
        if 0 <= at < len(self._own):
            decide(self._context.store, self._own[at].id)

    def remove(self) -> None:
        """Everything its evaluator answered in this round, once that is sure."""
        at = self.list.currentRow()
        if not 0 <= at < len(self._own):
            return
        name = self._own[at].evaluator
        text = _("Se quitan todas sus respuestas de esta ronda. Con Ctrl+Z se recuperan.")
        title = _("¿Quitar lo que respondió {name}?").format(name=name)
        if dialogs.confirm(self, title, text, _("Quitar")) and self._try(
            forget, self._context.store, self._round, name
        ):
            self.reject()
