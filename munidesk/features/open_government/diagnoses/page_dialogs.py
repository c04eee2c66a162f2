"""What diagnoses ask in a window of its own: a new one, a new round, a review, a look from outside."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from munidesk.base.dates import parse_date, show_date, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.features.open_government.diagnoses import offered
from munidesk.features.open_government.diagnoses.store import (
    open_round,
    own_rounds,
    owner,
    rounds_of,
    save_diagnosis,
)
from munidesk.features.open_government.domain import Diagnosis
from munidesk.instruments import store as engine
from munidesk.instruments.domain import Round
from munidesk.instruments.reading import Script, read_script
from munidesk.instruments.store_review import open_outside, open_review
from munidesk.ui import dialogs, theme
from munidesk.ui.choose import ask_file
from munidesk.ui.context import Context
from munidesk.ui.dialogs import Question
from munidesk.ui.widgets import button, column, label, row


class Days:
    """The first and the last day a round looks at, and until when it is answered."""

    def __init__(self, since: date, until: date | None = None) -> None:
        self.since, self.until, self.due = QLineEdit(show_date(since)), QLineEdit(), QLineEdit()
        self.until.setText(show_date(until or today()))
        line = QWidget()
        side = row(spacing=12)
        line.setLayout(side)
        self.editors: list[QWidget] = [line]
        for words, editor in (
            (_("Período: desde"), self.since),
            (_("Período: hasta"), self.until),
            (_("Responder antes del"), self.due),
        ):
            editor.setPlaceholderText(_("dd/mm/aaaa"))
            editor.setAccessibleName(words)
            side.addLayout(column(label(words, "quiet"), editor, spacing=8))

    def read(self) -> tuple[date, date]:
        """Raises UserError for what is no day."""
        return parse_date(self.since.text()), parse_date(self.until.text())

    def read_due(self) -> date | None:
        return parse_date(self.due.text()) if self.due.text().strip() else None


def named(words: str, editor: QWidget) -> list[QWidget]:
    editor.setAccessibleName(words)
    return [label(words, "quiet"), editor]


class NewDiagnosis(Question):
    """`made` is the id of the diagnosis, once accepted; its first round is open."""

    def __init__(self, context: Context) -> None:
        self._context, self.made = context, ""
        self.found = offered.offered(context.store)
        self.instrument, self.title = QComboBox(), QLineEdit()
        self.area, self.responsible = QLineEdit(), QLineEdit()
        self.area.setPlaceholderText(_("En blanco: todo el municipio"))
        for one in self.found:
            count = ngettext("{n} pregunta", "{n} preguntas", one.count).format(n=one.count)
            self.instrument.addItem(f"{one.instrument.title} · {count}", one.instrument.key)
        self._own: Script | None = None
        self._typed = False
        self.title.textEdited.connect(self._mark_typed)
        self.instrument.currentIndexChanged.connect(lambda _at: self._propose())
        self.days = Days(today().replace(month=1, day=1))
        editors = [
            *named(_("Preguntas"), self.instrument),
            button(_("Usar un archivo de preguntas…"), self._choose, kind="quiet", icon="folder"),
            *named(_("Nombre del diagnóstico"), self.title),
            *named(_("Área"), self.area),
            *named(_("Responsable"), self.responsible),
            *self.days.editors,
        ]
        super().__init__(
            context.window, _("Nuevo diagnóstico"),
            _("Las preguntas ya están escritas: se responden con una tecla, de a poco, y se guarda solo."),
            _("Crear y responder"), editors, draft=context.draft("diagnosis.new"), named={"title": self.title},
        )  # fmt: skip
        self.setMinimumWidth(theme.px(520))
        self._propose()
        self.instrument.setFocus()

    def _mark_typed(self, _text: str) -> None:
        self._typed = True

    def _propose(self) -> None:
        """The name of its questions and the year, until one writes another."""
        if not self._typed:
            self.title.setText(f"{self.instrument.currentText().rpartition(' · ')[0]} {today().year}")

    def _choose(self) -> None:
        folder = self._context.store.path.parent
        if chosen := ask_file(self, _("Archivo de preguntas"), folder, _("Archivos de preguntas"), (".toml",)):
            self.use(chosen)

    def use(self, path: Path) -> None:
        """The municipality's own questions; a mistake in the file is said with its line."""
        try:
            self._own = read_script(path, {key for key, _words in self._context.indicators()})
        except UserError as error:
            dialogs.tell(self, _("No se puede usar ese archivo"), str(error))
            return
        count = ngettext("{n} pregunta", "{n} preguntas", len(self._own.criteria)).format(n=len(self._own.criteria))
        self.instrument.addItem(f"{self._own.instrument.title} · {count}", "")
        self.instrument.setCurrentIndex(self.instrument.count() - 1)

    def submit(self) -> None:
        store = self._context.store
        at = self.instrument.currentIndex()
        script = offered.script(store, self.found[at]) if at < len(self.found) else self._own
        assert script is not None
        since, until = self.days.read()
        due = self.days.read_due()
        one = Diagnosis(
            instrument_key=script.instrument.key, title=self.title.text(), area=self.area.text().strip(),
            responsible=self.responsible.text().strip(), months=script.instrument.months,
        )  # fmt: skip
        with store.change(_("Nuevo diagnóstico")):
            key = save_diagnosis(store, one)
            open_round(store, key, since, until, due=due, script=script)
        self.made = key


class NewRound(Question):
    """The next round of a diagnosis, on the questions of the last one; `made` is its id."""

    def __init__(self, context: Context, diagnosis_id: str) -> None:
        self._context, self._diagnosis, self.made = context, diagnosis_id, ""
        own = own_rounds(context.store, diagnosis_id)
        start = own[-1].until + timedelta(days=1) if own else today().replace(month=1, day=1)
        self.days = Days(start, max(start, today()))
        number = max((one.number for one in own), default=0) + 1
        super().__init__(
            context.window, _("Abrir la ronda {n}").format(n=number),
            _("¿Qué período mira? MuniDesk cuenta sus indicadores entre esos días."), _("Abrir la ronda"),
            self.days.editors, draft=context.draft(f"diagnosis.round:{diagnosis_id}"),
        )  # fmt: skip
        self.days.since.setFocus()

    def submit(self) -> None:
        since, until = self.days.read()
        self.made = open_round(self._context.store, self._diagnosis, since, until, due=self.days.read_due())


class NewReview(Question):
    """A review of a closed round by another person; `made` is its id."""

    def __init__(self, context: Context, one: Round) -> None:
        self._context, self._round, self.made = context, one, ""
        self.reviewer, self.due = QLineEdit(), QLineEdit()
        self.due.setPlaceholderText(_("dd/mm/aaaa"))
        editors = [*named(_("Quién revisa"), self.reviewer), *named(_("Responder antes del (si hay fecha)"), self.due)]
        super().__init__(
            context.window, _("Revisar la ronda {n}").format(n=one.number),
            _("Otra persona responde lo mismo, sin ver las respuestas; después se compara en cuánto coinciden."),
            _("Abrir la revisión"), editors, draft=context.draft(f"diagnosis.review:{one.id}"),
            named={"respondents": self.reviewer},
        )  # fmt: skip
        self.reviewer.setFocus()

    def submit(self) -> None:
        due = parse_date(self.due.text()) if self.due.text().strip() else None
        self.made = open_review(self._context.store, self._round.id, self.reviewer.text(), due=due)


class NewOutside(Question):
    """The same questions answered by an organisation from outside; `made` is the id of its round."""

    def __init__(self, context: Context, diagnosis_id: str) -> None:
        self._context, self._diagnosis, self.made = context, diagnosis_id, ""
        last = rounds_of(context.store, diagnosis_id)
        self.organisation = QLineEdit()
        self.days = Days(last[-1].since if last else today(), last[-1].until if last else None)
        super().__init__(
            context.window, _("Mirada ciudadana"),
            _("Una organización responde las mismas preguntas desde afuera y se compara con lo del municipio."),
            _("Abrir la mirada ciudadana"),
            [*named(_("Organización que responde"), self.organisation), *self.days.editors],
            draft=context.draft(f"diagnosis.outside:{diagnosis_id}"), named={"respondents": self.organisation},
        )  # fmt: skip
        self.organisation.setFocus()

    def submit(self) -> None:
        since, until = self.days.read()
        self.made = open_outside(
            self._context.store, owner(self._diagnosis), self.organisation.text(), since, until,
            due=self.days.read_due(),
        )  # fmt: skip


class RoundFacts(Question):
    """The days of an open round and who answers it; of a closed one what is written of it in its report."""

    def __init__(self, context: Context, one: Round) -> None:
        self._context, self._round = context, one
        self.days = Days(one.since, one.until)
        self.days.due.setText(show_date(one.due) if one.due is not None else "")
        self.who = QLineEdit(one.respondents)
        self.texts = {name: QPlainTextEdit(str(getattr(one, name))) for name in _TEXTS}
        editors: list[QWidget] = (
            [*self.days.editors, *named(_("Quiénes respondieron"), self.who)] if one.is_open else []
        )
        for name, words in (("findings", _("Hallazgos")), ("lessons", _("Lecciones")),
                            ("recommendations", _("Recomendaciones"))):  # fmt: skip
            editors.extend(named(words, self.texts[name]))
            self.texts[name].setTabChangesFocus(True)
            self.texts[name].setFixedHeight(theme.px(64))
        super().__init__(
            context.window, _("Datos de la ronda {n}").format(n=one.number),
            _("Los tres textos salen en el informe; se escriben también con la ronda cerrada."), _("Guardar"), editors,
            draft=context.draft(f"diagnosis.facts:{one.id}"),
        )  # fmt: skip
        (self.days.since if one.is_open else self.texts["findings"]).setFocus()

    def submit(self) -> None:
        store = self._context.store
        one = engine.round_of(store, self._round.id)
        if one.is_open:
            since, until = self.days.read()
            one = replace(one, since=since, until=until, due=self.days.read_due(), respondents=self.who.text().strip())
        texts = {name: editor.toPlainText().strip() for name, editor in self.texts.items()}
        written = replace(one, findings=texts["findings"], lessons=texts["lessons"],
                          recommendations=texts["recommendations"])  # fmt: skip
        engine.save_round(store, written)


_TEXTS = ("findings", "lessons", "recommendations")
FACTS = ("title", "area", "responsible", "months", "notes")
"""What is asked of a diagnosis."""
