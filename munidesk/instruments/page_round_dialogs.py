"""What the evaluation asks in a window of its own: evidence, the records behind a figure, a new round."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from munidesk.base.dates import parse_date, show_date, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.instruments.reading import Script, read_script
from munidesk.instruments.store import next_round, rounds
from munidesk.instruments.subject import Subject
from munidesk.records.ref import Computed, Described, Ref
from munidesk.town.page_attachments import AttachmentsPanel
from munidesk.town.page_links import LinksPanel
from munidesk.ui import dialogs, theme
from munidesk.ui.choose import ask_file
from munidesk.ui.context import Context
from munidesk.ui.dialogs import Question
from munidesk.ui.widgets import button, label


class EvidenceDialog(Question):
    """Papers and links of an answer."""

    def __init__(self, context: Context, owner: Ref, question: str) -> None:
        papers, links = AttachmentsPanel(context), LinksPanel(context, _("Vincular con un registro…"))
        super().__init__(context.window, _("Evidencia"), question, _("Listo"), (papers, links))
        self.reject_button.hide()
        papers.show_owner(owner)
        links.show_owner(owner)


class RecordsDialog(Question):
    """Every record behind a figure; Enter goes to the chosen one."""

    def __init__(self, context: Context, title: str, found: Computed, kept: str) -> None:
        self._context = context
        self.list = QListWidget()
        self.list.setMinimumSize(theme.px(520), theme.px(300))
        self.list.setAccessibleName(_("Registros"))
        self._described: list[Described] = []
        for kind, key in found.records:
            one = context.describe(Ref(kind, key))
            if isinstance(one, Described):
                self._described.append(one)
                item = QListWidgetItem(f"{one.title} · {one.detail}" if one.detail else one.title)
                self.list.addItem(item)
        text = _("Hoy: {words}.").format(words=found.words)
        if kept and kept != found.words:
            text += " " + _("Al cerrar la ronda: {words}.").format(words=kept)
        super().__init__(context.window, title, text, _("Ir al registro"), (self.list,))
        self.list.itemDoubleClicked.connect(lambda _item: self.accept())
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def go(self) -> None:
        at = self.list.currentRow()
        if 0 <= at < len(self._described) and self._described[at].key:
            self._context.navigator.go(self._described[at].key, **self._described[at].arguments)


class RoundDialog(Question):
    """The period a new round looks at, and until when it is answered."""

    def __init__(self, context: Context, subject: Subject) -> None:
        found = rounds(context.store, subject.owner)
        start = subject.start or today().replace(month=1, day=1)
        self.since, self.until, self._due = QLineEdit(show_date(start)), QLineEdit(), QLineEdit()
        self.until.setText(show_date(today()))
        editors: list[QWidget] = []
        for words, editor in (
            (_("Desde"), self.since),
            (_("Hasta"), self.until),
            (_("Responder antes del"), self._due),
        ):
            editor.setPlaceholderText(_("dd/mm/aaaa"))
            editor.setAccessibleName(words)
            editors.extend((label(words, "quiet"), editor))
        self.script: Script | None = None
        self._criteria = label(
            _("Criterios: los de MuniDesk; después se pueden cambiar y agregar."), "quiet", wrap=True
        )
        if not found:
            editors.append(self._criteria)
            editors.append(button(_("Usar un archivo de criterios…"), self._choose, icon="folder"))
        title = _("Abrir la ronda {n}").format(n=len(found) + 1)
        text = _("¿Qué período mira? MuniDesk cuenta sus indicadores entre esos días.")
        self._context, self._subject, self.round_id = context, subject, ""
        super().__init__(
            context.window,
            title,
            text,
            _("Abrir la ronda"),
            editors,
            draft=context.draft(f"round.new:{subject.owner.id}"),
        )
        self.since.setFocus()

    def _choose(self) -> None:
        folder = self._context.store.path.parent
        if chosen := ask_file(self, _("Archivo de criterios"), folder, _("Archivos de criterios"), (".toml",)):
            self.use(chosen)

    def use(self, path: Path) -> None:
        """The municipality's own criteria; a mistake in the file is said with its line."""
        try:
            self.script = read_script(path, [key for key, _words in self._context.indicators()])
        except UserError as error:
            dialogs.tell(self, _("No se puede usar ese archivo"), str(error))
            return
        count = len(self.script.criteria)
        words = ngettext("{title}: {n} criterio", "{title}: {n} criterios", count)
        self._criteria.setText(words.format(title=self.script.instrument.title, n=count))

    def submit(self) -> None:
        subject = self._subject
        self.round_id = next_round(
            self._context.store, subject.owner, *self.days(), instrument=subject.instrument, due=self.due(),
            script=self.script,
        )  # fmt: skip

    def days(self) -> tuple[date, date]:
        return parse_date(self.since.text()), parse_date(self.until.text())

    def due(self) -> date | None:
        return parse_date(self._due.text()) if self._due.text().strip() else None
