"""«Correspondencia»: the letters of a year by where they stand, the one that is chosen beside them, all by keys."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox

from munidesk.base.dates import show_date
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital, fold
from munidesk.records.matter import Matter
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town.kinds import ATTACHMENTS, MUNICIPALITIES, PEOPLE
from munidesk.town.letters import page_ask as ask
from munidesk.town.letters import store as letters
from munidesk.town.letters.domain import Letter, LetterState
from munidesk.town.letters.kinds import LETTER_KINDS, LETTERS
from munidesk.town.letters.page_side import LetterSide, verbs_of
from munidesk.town.letters.register import register_document, register_sheet, to_whom
from munidesk.town.letters.words import look
from munidesk.town.page_export import Entry, export_menu
from munidesk.town.page_import_list import import_button
from munidesk.town.page_paper import show_paper
from munidesk.town.people_lists.domain import NEIGHBOURS
from munidesk.ui import theme
from munidesk.ui.attempt import Attempt
from munidesk.ui.cells import ChipCell, TextCell
from munidesk.ui.context import Context
from munidesk.ui.first_step import NEW, FirstStep
from munidesk.ui.making import MakeButton, Making
from munidesk.ui.page import Crumb, Page
from munidesk.ui.side import add_side
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.tabs import Siblings
from munidesk.ui.widgets import column, elided, label, row

KEY = "council.letters"
_KEYS = {Qt.Key.Key_E: "send", Qt.Key.Key_R: "arrived", Qt.Key.Key_C: "answered", Qt.Key.Key_A: "annul",
         Qt.Key.Key_F2: "whom", Qt.Key.Key_Delete: "discard"}  # fmt: skip

_DAY = 1
"""Its column."""
_WIDE_FROM = 1100
"""Pixels at 100 % with room for every column beside the letter."""
_OF_LETTERS = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
"""«E» is the command with capitals too."""


class LettersTable(RecordTable[Letter]):
    """`asked` fires with the name of a verb: its letters are commands, none of them looks for a row."""

    asked = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~_OF_LETTERS
        verb = _KEYS.get(Qt.Key(event.key())) if not held else None
        if verb is not None:
            self.asked.emit(verb)
        else:
            super().keyPressEvent(event)


class LettersPage(Page):
    tables = frozenset(one.table for one in (*LETTER_KINDS, NEIGHBOURS, PEOPLE, ATTACHMENTS, MUNICIPALITIES))

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._all: tuple[Letter, ...] = ()
        self._about: Ref | None = None
        self.side = LetterSide(context)
        self._try = Attempt(context)
        self._line = elided(kind="quiet-text", stretch=True)
        self.year, self.state = self._chooser(_("Año"), 96), self._chooser(_("Estado"), 200)
        self._new = MakeButton(None, self._making)
        self._import = import_button(context, lambda: "letters", KEY, self)
        head = row(label(_("Correspondencia"), "title"), spacing=12, margins=(24, 12, 24, 4))
        head.addWidget(self._line, 1)
        for widget in (self._import, export_menu(context, self._exports), self._new):
            head.addWidget(widget)
        self.table = LettersTable(self._columns())
        self.table.setAccessibleName(_("Cartas"))
        self.table.selected.connect(lambda one: self.side.show_letter(one if isinstance(one, Letter) else None))
        self.table.opened.connect(lambda _one: self.do("see"))
        self.table.asked.connect(self.do)
        self.side.asked.connect(self.do)
        self._first = FirstStep(context, "mail", self.table, self.side)
        body = row(spacing=16)
        body.addLayout(column(self.table, self._first, spacing=8), 1)
        add_side(body, self.side, 316)
        inside = column(spacing=12, margins=(24, 12, 24, 16))
        inside.addLayout(row(self.year, self.state, None, spacing=8))
        inside.addLayout(body, 1)
        layout = column(spacing=0)
        layout.addLayout(head)
        layout.addWidget(Siblings(context, KEY))
        layout.addLayout(inside, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.table)

    def _chooser(self, name: str, width: int) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(name)
        made.setFixedWidth(theme.px(width))
        made.activated.connect(lambda _at: self.refresh())
        return made

    def _columns(self) -> tuple[Column[Letter], ...]:
        store = self.context.store
        return (
            Column(_("Carta"), lambda one: one.label, width=150, paint=lambda one: TextCell(one.label, strong=True),
                   order=lambda one: (one.kind.place, one.year or 0, one.number or 0)),
            Column(_("Fecha"), lambda one: show_date(one.day), width=92, order=lambda one: one.day),
            Column(_("Destinatario"), lambda one: to_whom(store, one, named=True), width=130,
                   order=lambda one: fold(to_whom(store, one, named=True))),
            Column(_("Asunto"), lambda one: one.subject, name=True, order=lambda one: fold(one.subject)),
            Column(_("Estado"), lambda one: look(one)[0], width=128, paint=lambda one: ChipCell(*look(one)),
                   order=lambda one: one.state.place),
        )  # fmt: skip

    def _making(self) -> Making | None:
        return None if self.context.store.read_only else Making(_("Nueva carta"), self.new)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window without the day, so that the number stands whole: the day is beside it."""
        self.table.setColumnHidden(_DAY, self.width() < theme.px(_WIDE_FROM))
        super().resizeEvent(event)

    # -- where one is

    def open(self, id: str = "", about: str = "") -> None:  # noqa: A002 - the name in every link
        """A letter by its id, or the last one of a record («resolution:…»)."""
        kind, _colon, key = about.partition(":")
        self._about = Ref(kind, key) if key else None
        found = letters.letters_about(self.context.store, self._about) if self._about is not None else ()
        if id or found:
            self._select(id or found[-1].id)

    def crumbs(self) -> Sequence[Crumb]:
        above: tuple[Crumb, ...] = ((_("Concejo"), "council"),) if self.context.beside(KEY) else ()
        return (*above, (_("Correspondencia"), ""))

    def record(self) -> Ref | None:
        return Ref(LETTERS.table, self.table.current.id) if self.table.current is not None else None

    def leave(self) -> bool:
        return self.side.form.flush()

    def refresh(self) -> None:
        store = self.context.store
        years = letters.letter_years(store)
        _fill(self.year, [*((str(year), str(year)) for year in years), ("", _("Todos"))])
        _fill(self.state, [("", _("En cualquier estado")), *((one.value, capital(one.word)) for one in LetterState)])
        year, state = str(self.year.currentData() or ""), str(self.state.currentData() or "")
        self._all = letters.letters(store, int(year) if year else None)
        shown = tuple(one for one in self._all if not state or one.state.value == state)
        self.table.show_records(shown)
        self._tell_empty(any_at_all=bool(years))
        for one in (self.year, self.state):
            one.setVisible(bool(years))
        self._first.stand(not shown)
        self.side.show_letter(self.table.current if shown else None)
        self._line.setText(_summary(self._all))
        self._import.setEnabled(not store.read_only)
        self._new.follow()

    def _tell_empty(self, *, any_at_all: bool) -> None:
        if any_at_all:
            self._first.tell(_("Nada coincide con lo elegido."))
            return
        if self.context.store.light:
            self._first.tell(_("La copia liviana no trae la correspondencia: está en el archivo de la Secretaría."))
            return
        todo = _("Escriba la primera, o notifique una resolución desde «Resoluciones». El número se le da al enviarla.")
        self._first.tell(_("Todavía no hay cartas."), todo, Making(_("Nueva carta"), self.new), NEW)

    def _select(self, letter_id: str) -> None:
        """The row of a letter, whatever year and state were chosen."""
        self.ensure_fresh()
        if letter_id not in {one.id for one in self.table.records}:
            self.year.setCurrentIndex(self.year.count() - 1)
            self.state.setCurrentIndex(0)
            self.refresh()
        self.table.select(lambda one: one.id == letter_id)

    # -- verbs

    def new(self) -> None:
        self._made(ask.ask_letter(self.context))

    def notify(self) -> None:
        """A letter of what the record one came from tells: to each whom it concerns, or to whom the person says."""
        ref, found = self._about, list[Matter | None]()
        if ref is None or self.context.store.read_only:
            return
        if not self._try(lambda: found.append(self.context.matter(ref))):
            return
        told = found[0]
        if told is None or not told.addressees:
            self._made(ask.ask_letter(self.context, told, ref))
        else:
            self._made(letters.write_to_all(self.context.store, told, ref)[0].id)

    def _made(self, letter_id: str) -> None:
        if letter_id:
            self.refresh()
            self._select(letter_id)
            self.table.setFocus()
            self.context.toast(_("Quedó como borrador: léala, complétela y envíela con «E»."), True)

    def do(self, name: str) -> None:
        """A verb of the letter that is chosen, where it stands for it."""
        letter = self.table.current
        if letter is None or not self.side.form.flush():
            return
        letter = LETTERS.get(self.context.store, letter.id)
        if name not in {verb for verb, _words, _key in verbs_of(letter, writes=not self.context.store.read_only)}:
            return
        verbs: Mapping[str, Callable[[Letter], object]] = {
            "see": self._see, "send": self._send, "discard": self._discard,
            "whom": partial(ask.ask_addressee, self.context), "arrived": partial(ask.ask_arrival, self.context),
            "answered": partial(ask.ask_answer, self.context), "annul": partial(ask.ask_annulment, self.context),
        }  # fmt: skip
        verbs[name](letter)
        self.table.setFocus()

    def _see(self, letter: Letter) -> None:
        show_paper(self.context, letter.label, lambda _s: letters.letter_document(self.context.store, letter))

    def _send(self, letter: Letter) -> None:
        if self._try(letters.check_complete, letter) and ask.ask_sending(self.context, letter):
            sent = LETTERS.get(self.context.store, letter.id)
            self.context.toast(_("{label}: se imprime con Enter.").format(label=sent.label), False)
            self._select(letter.id)

    def _discard(self, letter: Letter) -> None:
        if self._try(letters.discard, self.context.store, letter.id):
            self.context.toast(_("Se quitó la carta sin enviar."), True)

    def _exports(self) -> list[Entry]:
        store, year = self.context.store, str(self.year.currentData() or "")
        chosen = _of_year(int(year)) if year else Selection()
        letter = self.table.current
        own = [Entry(letter.label, partial(letters.letter_document, store, letter))] if letter is not None else []
        return [
            *own,
            Entry(_("Registro de correspondencia"), partial(register_document, store, chosen)),
            Entry(_("Lista de correspondencia"), partial(register_sheet, store, chosen), data=True, paper=False),
        ]


def _of_year(year: int) -> Selection:
    return Selection(since=date(year, 1, 1), until=date(year, 12, 31))


def _fill(combo: QComboBox, choices: list[tuple[str, str]]) -> None:
    """New choices, keeping the one chosen."""
    if [(str(combo.itemData(at)), combo.itemText(at)) for at in range(combo.count())] == choices:
        return
    before = combo.currentData()
    combo.clear()
    for value, word in choices:
        combo.addItem(word, value)
    combo.setCurrentIndex(max(0, combo.findData(before)))


def _summary(found: Sequence[Letter]) -> str:
    """«3 borradores · 1 notificación sin constancia»."""
    states = [one.state for one in found]
    drafts, unproved = states.count(LetterState.DRAFT), states.count(LetterState.UNPROVED)
    parts = (
        ngettext("{n} borrador", "{n} borradores", drafts).format(n=drafts) if drafts else "",
        ngettext("{n} notificación sin constancia", "{n} notificaciones sin constancia", unproved).format(n=unproved)
        if unproved
        else "",
    )
    return " · ".join(part for part in parts if part)
