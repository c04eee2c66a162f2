"""«Contar papeletas»: a table's pile, one key for each mark, by two persons apart; where they differ; the tables."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QListWidget, QListWidgetItem, QSizePolicy

from munidesk.base.i18n import _, ngettext
from munidesk.features.participatory_budget import rules
from munidesk.features.participatory_budget.document_count import counts_words, sorts_words
from munidesk.features.participatory_budget.domain import Ballot, Batch
from munidesk.features.participatory_budget.kinds import BATCHES
from munidesk.features.participatory_budget.page_marks import MarksLine
from munidesk.features.participatory_budget.store import BudgetView, next_table, save_batch
from munidesk.features.participatory_budget.store_count import correct, count, recount, take_back
from munidesk.features.participatory_budget.words import ballot_words
from munidesk.ui import dialogs, theme
from munidesk.ui.ask_record import ask_record
from munidesk.ui.attempt import Attempt
from munidesk.ui.cells import ChipCell
from munidesk.ui.context import Context
from munidesk.ui.drafts import Draft
from munidesk.ui.hints import hint_line
from munidesk.ui.keyboard import PANEL
from munidesk.ui.segments import Segment, Segments
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import Chip, button, column, elided, label, row, set_kind, tool

_LAST = 40
"""Papers that are listed; the others stand in «Todos los registros»."""
_BALLOT = Qt.ItemDataRole.UserRole


class CountPanel(QFrame):
    """The keyboard waits in the line of marks; F6 goes to the other lists."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setProperty("kind", "card")
        self.setProperty(PANEL, True)
        self._view: BudgetView | None = None
        self._compared = ""
        self._try = Attempt(context, say=self._refused)
        self._which = QComboBox()
        self._which.setAccessibleName(_("Mesa que se cuenta"))
        self._which.activated.connect(lambda _at: self._chosen())
        self._edit = tool("pencil", _("Cambiar la mesa"), self.edit_table)
        self._new = tool("plus", _("Mesa nueva"), self.new_table)
        self._counter = Segments((Segment("1", _("Conteo 1")), Segment("2", _("Conteo 2"))))
        self._counter.chosen.connect(lambda _key: self._chosen())
        self._figure, self._of, self._gap = label(kind="figure"), elided(kind="quiet-text", stretch=True), Chip()
        self._number = label(kind="strong")
        self.line = MarksLine(_("Marcas de la papeleta"))
        self.line.read.connect(self._read)
        self.line.back.connect(self._back)
        self.line.unknown.connect(self._unknown)
        self.line.textChanged.connect(lambda _text: self._tell_marks())
        self._draft = Draft(self, {"marks": self.line})
        self._marked = label(kind="quiet", wrap=True)
        self._marked.setFixedHeight(theme.px(36))
        self._marked.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._title, self._list = elided(kind="strong", stretch=True), QListWidget()
        self._list.itemActivated.connect(self._correct)
        self._compare = button(_("Comparar"), self.compare, kind="small")
        self._again = button(_("Contar de nuevo"), self.count_again, kind="small")
        self.tables = self._table()
        self._sums = label(kind="quiet", wrap=True)
        self._lay_out()

    def _table(self) -> RecordTable[Batch]:
        made: RecordTable[Batch] = RecordTable(
            (
                Column(_("Mesa"), lambda one: f"{one.number} · {one.place}" if one.place else str(one.number)),
                Column(_("Contadas"), self._counted, right=True, width=104),
                Column("", self._state, paint=self._state_chip, width=116),
            )
        )
        made.setAccessibleName(_("Mesas"))
        made.setProperty("kind", "bare")
        made.opened.connect(self._open_table)
        made.setMinimumHeight(theme.px(72))
        return made

    def _lay_out(self) -> None:
        self._list.setAccessibleName(_("Papeletas"))
        self._list.setMinimumHeight(theme.px(48))
        head = row(label(_("Contar papeletas"), "panel"), self._which, self._edit, self._new, spacing=6)
        head.setStretch(1, 1)
        self._which.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._which.setMinimumWidth(theme.px(96))
        figures = row(self._figure, self._of, self._gap, spacing=10)
        figures.setStretch(1, 1)
        title = row(self._title, self._again, spacing=6)
        title.setStretch(0, 1)
        entry = row(self._number, self.line, spacing=10)
        entry.setStretch(1, 1)
        self._hints = hint_line((("1–9", _("marca")), ("0", _("blanco")), ("N", _("anula")), ("Enter", _("otra"))))
        inner = column(spacing=7, margins=(14, 12, 14, 10))
        for part in (head, row(self._counter, None, self._compare, spacing=6), figures, entry):
            inner.addLayout(part)
        for widget in (self._marked, self._hints):
            inner.addWidget(widget)
        inner.addLayout(title)
        inner.addWidget(self._list, 2)
        inner.addWidget(self.tables, 2)
        inner.addWidget(self._sums)
        self.setLayout(inner)
        self.setFocusProxy(self.line)

    # -- what is shown

    def show_view(self, view: BudgetView | None) -> None:
        self._view = view
        batches = view.batches if view is not None else ()
        names = [(one.id, one.title) for one in batches]
        if [(self._which.itemData(at), self._which.itemText(at)) for at in range(self._which.count())] != names:
            chosen = self._which.currentData()
            self._which.clear()
            for key, name in names:
                self._which.addItem(name, key)
            self._which.setCurrentIndex(max(0, self._which.findData(chosen)))
        self.tables.show_records(batches)
        self._show()

    @property
    def batch(self) -> Batch | None:
        key, view = self._which.currentData(), self._view
        return next((one for one in view.batches if one.id == key), None) if view is not None else None

    @property
    def counter(self) -> int:
        return int(self._counter.current or "1")

    @property
    def pile(self) -> tuple[Ballot, ...]:
        batch, view = self.batch, self._view
        return view.pile(batch.id, self.counter) if view is not None and batch is not None else ()

    def _show(self) -> None:
        view, batch = self._view, self.batch
        writes = view is not None and view.process.is_open and not self._context.store.read_only
        ready = view is not None and batch is not None and bool(view.on_ballot)
        self.line.setEnabled(writes and ready)
        for one in (self._new, self._edit):
            one.setEnabled(writes and (one is self._new or batch is not None))
        self._which.setVisible(batch is not None)
        if view is None:
            return
        self._counter.setVisible(view.process.counters > 1)
        self.line.single = view.process.marks == 1
        self.line.known = lambda number: any(one.number == number for one in view.on_ballot)
        if batch is not None:
            self.tables.select(lambda one: one.id == batch.id)
            self._draft.show(self._context.draft(f"ballot:{batch.id}:{self.counter}"))
        self._show_figures(view, batch)
        self._show_list(view, batch)
        self._sums.setText(sorts_words(view) if view.ballots else self._first_words(view, batch))
        self._tell_marks()

    def _first_words(self, view: BudgetView, batch: Batch | None) -> str:
        if not view.on_ballot:
            return _("Primero numere la boleta en «Propuestas».")
        return (
            _("Agregue la primera mesa con +.") if batch is None else _("Cuente la pila de la mesa, papel por papel.")
        )

    def _show_figures(self, view: BudgetView, batch: Batch | None) -> None:
        done = len(self.pile)
        self._figure.setText(view.figures.number(done))
        signed = batch.signed if batch is not None else None
        words = ngettext("papeleta", "papeletas", done)
        if signed is not None:
            words = ngettext("de {n} firma", "de {n} firmas", signed).format(n=view.figures.number(signed))
        self._of.setText(words)
        self._number.setText(_("Papeleta {n}").format(n=(self.pile[-1].position if self.pile else 0) + 1))
        gap = 0 if signed is None else signed - done
        if gap > 0:
            self._gap.set(ngettext("Falta {n}", "Faltan {n}", gap).format(n=gap), "attention", "alert")
        elif gap < 0:
            self._gap.set(ngettext("Sobra {n}", "Sobran {n}", -gap).format(n=-gap), "bad", "alert")
        else:
            self._gap.set(_("Completa") if signed is not None and done else "", "good", "check")

    def _show_list(self, view: BudgetView, batch: Batch | None) -> None:
        """The last papers, or, while two counts are compared, those they read otherwise."""
        both = batch is not None and all(view.pile(batch.id, one) for one in (1, 2)) and view.process.counters > 1
        self._compare.setVisible(both)
        self._again.setVisible(bool(self.pile) and self.line.isEnabled())
        comparing = batch is not None and self._compared == batch.id and both
        self._list.clear()
        if comparing and batch is not None:
            found = view.differences(batch.id)
            self._title.setText(self._differ_words(len(found)))
            for one in found:
                self._list.addItem(self._difference(view, one))
        else:
            self._title.setText(_("Últimas") + (" · " + _("Enter corrige") if self.pile else ""))
            for ballot in reversed(self.pile[-_LAST:]):
                words = f"{ballot.position}    {ballot_words(ballot, view.process.marks)}"
                self._list.addItem(_item(words, ballot))

    def _differ_words(self, n: int) -> str:
        if not n:
            return _("Los dos conteos coinciden")
        return ngettext(
            "{n} papeleta leída distinto · Enter corrige", "{n} papeletas leídas distinto · Enter corrige", n
        ).format(n=n)

    def _difference(self, view: BudgetView, one: rules.Difference) -> QListWidgetItem:
        mine = one.first if self.counter == 1 else one.second
        shown = mine or one.first or one.second
        assert shown is not None
        words = _("Papeleta {n}: conteo 1, {a}; conteo 2, {b}").format(
            n=shown.position,
            a=ballot_words(one.first, view.process.marks),
            b=ballot_words(one.second, view.process.marks),
        )
        return _item(words, shown)

    def _tell_marks(self) -> None:
        """What the keys typed so far mean; a mark too many annuls by itself, and says so."""
        view, numbers = self._view, self.line.numbers
        if view is None:
            return
        if len(numbers) > view.process.marks:
            words = _("{n} marcas: al pasar, queda anulada").format(n=len(numbers))
        else:
            titles = {one.number: one.title for one in view.on_ballot}
            words = " · ".join(titles.get(number, "?") for number in numbers)
        set_kind(self._marked, "quiet")
        self._marked.setText(words)

    def _refused(self, words: str) -> None:
        """Where the eyes are, under the line."""
        set_kind(self._marked, "fault")
        self._marked.setText(words)

    def _counted(self, one: Batch) -> str:
        """«26 de 26»: papers of signatures."""
        view = self._view
        if view is None:
            return ""
        done = view.tally_of(one).ballots
        shown = view.figures.number(done) if done else "–"
        return shown if one.signed is None else _("{a} de {b}").format(a=shown, b=view.figures.number(one.signed))

    def _state(self, one: Batch) -> str:
        return counts_words(self._view, one.id) if self._view is not None else ""

    def _state_chip(self, one: Batch) -> ChipCell:
        view = self._view
        if view is None or not (view.pile(one.id, 1) or view.pile(one.id, 2)):
            return ChipCell(self._state(one), "neutral", "")
        if view.settled(one):
            return ChipCell(self._state(one), "good", "check")
        return ChipCell(self._state(one), "attention", "alert")

    # -- what is done

    def _chosen(self) -> None:
        self._compared = ""
        self._show()
        self.line.setFocus()

    def _read(self, numbers: Sequence[int], void: bool) -> None:
        batch = self.batch
        if batch is None:
            return
        self._compared = ""
        if self._try(partial(count, self._context.store, batch.id, self.counter, numbers, void=void)):
            self.line.setText("")  # not `clear`, which Ctrl+Z would take back instead of the paper
            self._draft.done()

    def _back(self) -> None:
        """The last paper comes back into the line, to be typed on or passed again."""
        batch = self.batch
        taken: list[Ballot | None] = []
        if batch is None:
            return
        if self._try(lambda: taken.append(take_back(self._context.store, batch.id, self.counter))):
            last = taken[0]
            if last is not None and not last.void and not self.line.single:
                self.line.setText(rules.keys_of(last.numbers))

    def _unknown(self, key: str) -> None:
        self._refused(
            _("La papeleta ya tiene marcas: bórrelas con Retroceso.") if key == "0"
            else _("En la boleta no hay ningún {key}.").format(key=key)
        )  # fmt: skip

    def _correct(self, item: QListWidgetItem) -> None:
        ballot = item.data(_BALLOT)
        if not isinstance(ballot, Ballot) or self._view is None or not self.line.isEnabled():
            return
        value = "N" if ballot.void else rules.keys_of(ballot.numbers) or "0"
        dialogs.ask_text(
            self._context.window, _("Papeleta {n}, conteo {k}").format(n=ballot.position, k=ballot.counter),
            _("Las teclas de sus marcas, por ejemplo 1 4; 0 es en blanco y N anulada."), value=value,
            submit=lambda text: self._set(ballot, text),
        )  # fmt: skip
        self.line.setFocus()

    def _set(self, ballot: Ballot, text: str) -> None:
        keys = text.upper().replace(" ", "")
        void = "N" in keys
        numbers = tuple(dict.fromkeys(rules.number_of(key) for key in keys if key not in "N0"))
        correct(self._context.store, ballot.id, numbers, void=void)

    def compare(self) -> None:
        batch = self.batch
        if batch is not None:
            self._compared = batch.id
            self._show()
            if self._list.count():
                self._list.setCurrentRow(0)
                self._list.setFocus()

    def count_again(self) -> None:
        """Only this count of this table; the other stays."""
        batch = self.batch
        if batch is None:
            return
        sure = dialogs.confirm(
            self._context.window, _("Contar de nuevo la mesa {n}").format(n=batch.number),
            _("Se vacía solo el conteo {k} de esta mesa; con Ctrl+Z vuelve.").format(k=self.counter),
            _("Vaciar y contar"),
        )  # fmt: skip
        if sure and self._try(recount, self._context.store, batch.id, self.counter):
            self._chosen()

    def new_table(self) -> None:
        if self._view is None:
            return
        key = self._view.process.id
        self._ask(Batch(process_id=key, number=next_table(self._context.store, key)), _("Mesa nueva"))

    def edit_table(self) -> None:
        batch = self.batch
        if batch is not None:
            self._ask(BATCHES.get(self._context.store, batch.id), batch.title)

    def _ask(self, batch: Batch, title: str) -> None:
        made: list[str] = []
        if self._view is None:
            return
        done = ask_record(
            self._context, BATCHES, batch, ("number", "place", "signed", "printed"), title,
            lambda one: made.append(save_batch(self._context.store, one)), self._view.figures, focus="place",
        )  # fmt: skip
        if done:
            self._which.setCurrentIndex(self._which.findData(made[0]))
            self._chosen()

    def _open_table(self, one: Batch) -> None:
        self._which.setCurrentIndex(self._which.findData(one.id))
        self._chosen()


def _item(words: str, ballot: Ballot) -> QListWidgetItem:
    made = QListWidgetItem(words)
    made.setData(_BALLOT, ballot)
    return made
