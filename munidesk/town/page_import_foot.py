"""The foot of the import assistant: the way back, what can be written down, and the step that comes next."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from munidesk.base.i18n import _
from munidesk.town.page_import_told import coming
from munidesk.town.page_import_work import COLUMNS, FILE, REHEARSAL, Work
from munidesk.ui import icons, theme
from munidesk.ui.widgets import button, elided, row


class Foot(QWidget):
    """One primary button; beside it the sentence that says what is wanting, or that nothing is written yet."""

    shape_opened = Signal()
    shape_saved = Signal()
    report_saved = Signal()

    def __init__(self, back: Callable[[], None], forward: Callable[[], None]) -> None:
        super().__init__()
        self.back = button(_("Cancelar"), back)
        self._open_shape = button(_("Abrir una forma…"), self.shape_opened.emit, kind="quiet")
        self._save_shape = button(_("Guardar la forma…"), self.shape_saved.emit, kind="quiet")
        self.why = elided(kind="quiet", stretch=True)
        self.why.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._report = button(_("Guardar el ensayo…"), self.report_saved.emit, icon="download")
        self.forward = button(_("Continuar"), forward, kind="primary", icon="chevron-right")
        layout = row(self.back, self._open_shape, self._save_shape, spacing=12, margins=(24, 12, 24, 12))
        layout.addWidget(self.why, 1)
        layout.addWidget(self._report)
        layout.addWidget(self.forward)
        self.setLayout(layout)

    @property
    def ready(self) -> bool:
        """Whether the next step can be taken."""
        return self.forward.isEnabled() and not self.forward.isHidden()

    def say_now(self, words: str, done: int, of: int) -> None:
        """While work keeps the window: painted at once, and nothing else happens in the midst of a change.

        Without rows the words are all there is to say.
        """
        self.why.setText(_("{words}: {n} de {of} filas…").format(words=words, n=done, of=of) if of else words)
        self.why.repaint()

    def show_writing(self) -> None:
        """While it is written there is nothing but the way back, which takes all of it back."""
        self.back.setText(_("Cancelar la importación"))
        self.forward.setEnabled(False)
        self._report.setVisible(False)

    def show_step(self, step: int, work: Work, *, rehearsing: bool = False) -> None:
        """While it is rehearsed the way back cancels that, and nothing can be written."""
        back = _("Cancelar el ensayo") if rehearsing else _("Atrás")
        self.back.setText(_("Cancelar") if step == FILE else back)
        for one in (self._open_shape, self._save_shape):
            one.setVisible(step == COLUMNS)
        self._report.setVisible(step == REHEARSAL and work.rehearsal is not None)
        self._show_forward(step, coming(work.rehearsal) if work.rehearsal is not None and not rehearsing else 0)
        self.forward.setVisible(work.opened is not None)
        said, ready = work.said(step)
        if not rehearsing:
            self.why.setText(said)
        self.forward.setEnabled(ready and not rehearsing)

    def _show_forward(self, step: int, writes: int) -> None:
        last = step == REHEARSAL
        many = _("Importar {n}").format(n=writes) if writes else _("Importar")
        self.forward.setText(many if last else _("Continuar"))
        self.forward.setLayoutDirection(Qt.LayoutDirection.LeftToRight if last else Qt.LayoutDirection.RightToLeft)
        self.forward.setIcon(icons.icon("upload" if last else "chevron-right", theme.tokens().on_accent, 18))
