"""The manual: chapters at the left, their text in the middle, how it prints at the right; versions and diffusion."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from munidesk.base.i18n import _, ngettext
from munidesk.documents.model import Document
from munidesk.features.pilot.domain import Chapter, Manual, Pilot
from munidesk.features.pilot.page_manual_sheets import PracticeSheet, VersionsSheet
from munidesk.features.pilot.page_manual_text import TextSheet, gap_lines
from munidesk.features.pilot.store_manual import (
    freeze,
    manual_of_pilot,
    save_chapter,
    save_manual,
    versions,
)
from munidesk.records.sheet import Selection
from munidesk.ui import dialogs
from munidesk.ui.context import Context
from munidesk.ui.first_step import FirstStep
from munidesk.ui.making import Making
from munidesk.ui.segments import Segment, Segments
from munidesk.ui.widgets import Chip, button, column, row


class ManualTab(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._pilot: Pilot | None = None
        self.manual: Manual | None = None
        self._modes = Segments(
            [Segment("text", _("Texto")), Segment("sheet", _("Ficha")), Segment("versions", _("Versiones y difusión"))]
        )
        self._modes.chosen.connect(self._mode)
        self._state, self._gaps = Chip(), Chip()
        self._freeze = button(_("Congelar versión…"), self.freeze, icon="shield-check")
        self.text = TextSheet(context)
        self.practice, self.versions = PracticeSheet(context), VersionsSheet(context)
        self._stack = QStackedWidget()
        for sheet in (self.text, self.practice, self.versions):
            self._stack.addWidget(sheet)
        self._first = FirstStep(context, "book", self._modes, self._stack, self._freeze)
        todo = _("Cuenta la experiencia por capítulos; sus cuadros dicen lo que dicen los datos hasta que se congela "
                 "una versión.")  # fmt: skip
        self._first.tell(_("Todavía no hay manual."), todo, Making(_("Empezar el manual"), self.start))
        head = row(self._modes, self._state, self._gaps, None, self._freeze, spacing=12, margins=(24, 10, 24, 8))
        layout = column(spacing=0)
        layout.addLayout(head)
        layout.addWidget(self._first, 1)
        layout.addWidget(self._stack, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.text.editor)
        self.text.drawn.connect(self._show_gaps)

    def show_pilot(self, pilot: Pilot | None) -> None:
        if self._pilot is not None and (pilot is None or pilot.id != self._pilot.id):
            self.leave()
        self._pilot = pilot
        self.manual = manual_of_pilot(self._context.store, pilot.id) if pilot is not None else None
        self._first.stand(self.manual is None)
        self._freeze.setEnabled(not self._context.store.read_only)
        if self.manual is None:
            self._state.set("")
            return
        last = next((one.number for one in versions(self._context.store, self.manual.id)), 0)
        words = _("Borrador, después de la versión {n}").format(n=last) if last else _("Borrador")
        self._state.set(words, "neutral", "pencil")
        self.text.show_manual(self.manual)
        self.practice.show_manual(self.manual)
        self.versions.show_manual(self.manual)

    def _mode(self, key: str) -> None:
        self.leave()
        self._stack.setCurrentIndex(("text", "sheet", "versions").index(key))

    def begins(self) -> Making | None:
        """The manual while there is none; then a chapter, where chapters are shown."""
        if self.manual is None:
            return Making(_("Empezar el manual"), self.start)
        if self._modes.current == "text":
            return Making(_("Agregar un capítulo"), self.text.add)
        return None

    def start(self) -> None:
        if self._pilot is None:
            return
        pilot = self._pilot

        def begin(title: str) -> None:
            with self._context.store.change(_("Empezar el manual")):
                key = save_manual(self._context.store, Manual(pilot_id=pilot.id, title=title))
                for words, text in _outline():
                    save_chapter(self._context.store, Chapter(manual_id=key, title=words, text=text))

        dialogs.ask_text(
            self._context.window, _("Empezar el manual"), _("¿Cómo se llama?"),
            value=_("Manual de buenas prácticas: {title}").format(title=pilot.title),
            draft=self._context.draft(f"manual.new:{pilot.id}"), submit=begin,
        )  # fmt: skip
        self.show_pilot(self._pilot)
        self.text.list.setFocus()

    def document(self) -> Document | None:
        """The draft as it stands, through the catalogue; None without a manual."""
        if self.manual is None:
            return None
        made = self._context.make("manual", Selection(id=self.manual.id))
        return made if isinstance(made, Document) else None

    def freeze(self) -> None:
        """Ask what changed, build with the number it will have, keep it."""
        if not self.leave() or self.manual is None:
            return
        made = self._context.make("manual-next", Selection(id=self.manual.id))
        assert isinstance(made, Document)
        gaps = gap_lines(made)
        text = _("Queda tal como está hoy, con sus cuadros; el borrador sigue aparte.")
        if gaps:
            count = len(gaps)
            words = ngettext("Hay {n} bloque sin datos.", "Hay {n} bloques sin datos.", count).format(n=count)
            text = f"{words} {gaps[0]} {text}"
        note = dialogs.ask_text(
            self._context.window, _("Congelar una versión"), text + "\n" + _("¿Qué cambió?"),
            draft=self._context.draft(f"manual.freeze:{self.manual.id}"),
        )  # fmt: skip
        if note is not None:
            number = freeze(self._context.store, self.manual.id, made, note)
            self._context.toast(_("Quedó congelada la versión {n}.").format(n=number), False)

    def _show_gaps(self, count: int) -> None:
        words = ngettext("{n} bloque sin datos", "{n} bloques sin datos", count).format(n=count)
        self._gaps.set(words if count else "", "attention", "alert")

    def leave(self) -> bool:
        return all([self.text.leave(), self.practice.leave()])


def _outline() -> tuple[tuple[str, str], ...]:
    return (
        (_("Por qué este manual"), ""),
        (_("De dónde partimos"), "{foda}"),
        (_("Qué planteó la gente y qué se respondió"), "{participacion}"),
        (_("El plan y su avance"), "{poa}"),
        (_("Qué resultó"), "{evaluacion}"),
    )
