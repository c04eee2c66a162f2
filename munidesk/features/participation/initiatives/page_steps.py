"""The forms in the line of time: to study, the answer, the devolución, the follow-up."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from munidesk.base.dates import parse_date, show_date, today
from munidesk.base.i18n import _
from munidesk.features.participation.domain import AnswerKind, Initiative
from munidesk.features.participation.initiatives.page_looks import answer_choices
from munidesk.features.participation.initiatives.store import (
    answer,
    carry_out,
    fulfil,
    give_back,
    initiative,
    save_initiative,
    study,
)
from munidesk.town import store as town
from munidesk.ui import theme
from munidesk.ui.autosave import Autosave
from munidesk.ui.drafts import Draft, Editor
from munidesk.ui.widgets import button, column, row

if TYPE_CHECKING:
    from munidesk.features.participation.initiatives.page import InitiativeDetail


def _line(hint: str, text: str = "", width: int = 0) -> QLineEdit:
    made = QLineEdit(text)
    made.setPlaceholderText(hint)
    made.setAccessibleName(hint)
    if width:
        made.setFixedWidth(theme.px(width))
    return made


def _today() -> str:
    return show_date(today())


def _kept(form: QWidget, detail: "InitiativeDetail", key: str, **editors: Editor) -> Draft:
    """What is typed in a form and not sent yet, found again after another row, another page, another day."""
    made = Draft(form, editors)
    made.show(detail.context.draft(key))
    return made


class StudyForm(QWidget):
    """Which area takes it; Enter passes it to study."""

    def __init__(self, detail: "InitiativeDetail", one: Initiative) -> None:
        super().__init__()
        self._detail, self._id, self._one = detail, one.id, one
        self._area = _line(_("Área que la estudia"), one.area)
        self._area.returnPressed.connect(self._go)
        self._draft = _kept(self, detail, f"study:{one.id}", area=self._area)
        self.setLayout(row(self._area, button(_("Pasar a estudio"), self._go, kind="small")))
        self.setFocusProxy(self._area)

    def _go(self) -> None:
        text = self._area.text()
        if self._detail.attempt(lambda: study(self._detail.context.store, self._id, text)):
            self._draft.done()
            self._detail.finish(_("La iniciativa {folio} pasó a estudio."), self._one)


class AnswerForm(QWidget):
    """The text is kept as it is typed; «Responder» dates it and gives it its sense."""

    def __init__(self, detail: "InitiativeDetail", one: Initiative) -> None:
        super().__init__()
        self._detail, self._id, self._one = detail, one.id, one
        self._text = QPlainTextEdit(one.answer)
        self._text.setPlaceholderText(_("Qué se responde y por qué"))
        self._text.setAccessibleName(_("Respuesta del Gobierno"))
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(theme.px(72))
        self._autosave = Autosave(self._text, self._save)
        self._text.textChanged.connect(self._touched)
        self._kind = QComboBox()
        self._kind.setAccessibleName(_("Sentido de la respuesta"))
        for value, word in answer_choices():
            self._kind.addItem(word, value)
        self._kind.setCurrentIndex(max(0, self._kind.findData(one.answer_kind.value)))
        self._area = _line(_("Área que responde"), one.answer_area or one.area)
        self._date = _line(_("dd/mm/aaaa"), _today(), 104)
        self._date.setAccessibleName(_("Fecha de la respuesta"))
        self._draft = _kept(self, detail, f"answer:{one.id}", kind=self._kind, area=self._area, date=self._date)
        for line in (self._area, self._date):
            line.returnPressed.connect(self._go)
        layout = column(self._text, spacing=6)
        layout.addLayout(row(self._area, self._date))
        layout.addLayout(row(self._kind, button(_("Responder"), self._go, kind="small")))
        self.setLayout(layout)
        self.setFocusProxy(self._text)

    def leave(self) -> bool:
        return self._autosave.leave()

    def _touched(self) -> None:
        if self._text.hasFocus():
            self._autosave.touch()

    def _save(self) -> None:
        text, store = self._text.toPlainText(), self._detail.context.store
        if store.get("initiative", self._id) is not None and not store.read_only:
            record = replace(initiative(store, self._id), answer=text)
            save_initiative(store, record, fold_key=f"initiative.answer:{self._id}")

    def _go(self) -> None:
        waited = self._autosave.waiting
        self._autosave.forget()  # answering writes the text too
        kind, text, area = AnswerKind(str(self._kind.currentData())), self._text.toPlainText(), self._area.text()
        typed = self._date.text()
        done = self._detail.attempt(
            lambda: answer(self._detail.context.store, self._id, kind, text, area=area, on=parse_date(typed))
        )
        if done:
            self._draft.done()
            self._detail.finish(_("Se respondió la iniciativa {folio}."), self._one)
        elif waited:
            self._autosave.touch()


class FeedbackForm(QWidget):
    """When, where, how, with what evidence, before how many."""

    def __init__(self, detail: "InitiativeDetail", one: Initiative) -> None:
        super().__init__()
        self._detail, self._id, self._one = detail, one.id, one
        self._channel = _line(_("Medio: reunión, carta, cartelera…"))
        self._place = _line(_("Lugar"))
        self._date = _line(_("dd/mm/aaaa"), _today(), 104)
        self._date.setAccessibleName(_("Fecha de la devolución"))
        self._evidence = _line(_("Constancia: planilla, foto, nota…"))
        self._people = _line(_("Personas"), width=92)
        self._draft = _kept(
            self, detail, f"feedback:{one.id}", channel=self._channel, place=self._place, date=self._date,
            evidence=self._evidence, people=self._people,
        )  # fmt: skip
        layout = column(self._channel, spacing=6)
        layout.addLayout(row(self._place, self._date))
        layout.addLayout(row(self._evidence, self._people))
        layout.addLayout(row(None, button(_("Registrar devolución"), self._go, kind="small")))
        for line in (self._channel, self._place, self._date, self._evidence, self._people):
            line.returnPressed.connect(self._go)
        self.setLayout(layout)
        self.setFocusProxy(self._channel)

    def _go(self) -> None:
        if self._detail.attempt(self._write):
            self._draft.done()
            self._detail.finish(_("Se registró la devolución de la iniciativa {folio}."), self._one)

    def _write(self) -> None:
        store = self._detail.context.store
        give_back(
            store,
            self._id,
            on=parse_date(self._date.text()),
            place=self._place.text(),
            channel=self._channel.text(),
            evidence=self._evidence.text(),
            people=town.figures(store).count(self._people.text()),
        )


class DoneForm(QWidget):
    """Follow-up until it is fulfilled."""

    def __init__(self, detail: "InitiativeDetail", one: Initiative) -> None:
        super().__init__()
        self._detail, self._id, self._one = detail, one.id, one
        self._evidence = _line(_("Con qué se cumplió"))
        self._draft = _kept(self, detail, f"done:{one.id}", evidence=self._evidence)
        buttons = row(None)
        if one.started_on is None:
            buttons.addWidget(button(_("En ejecución"), self._start, kind="small"))
        buttons.addWidget(button(_("Cumplida"), self._finish, kind="small"))
        layout = column(self._evidence, spacing=6)
        layout.addLayout(buttons)
        self.setLayout(layout)
        self.setFocusProxy(self._evidence)

    def _start(self) -> None:
        if self._detail.attempt(lambda: carry_out(self._detail.context.store, self._id, self._evidence.text())):
            self._draft.done()
            self._detail.finish(_("La iniciativa {folio} está en ejecución."), self._one)

    def _finish(self) -> None:
        if self._detail.attempt(lambda: fulfil(self._detail.context.store, self._id, self._evidence.text())):
            self._draft.done()
            self._detail.finish(_("La iniciativa {folio} quedó cumplida."), self._one)
