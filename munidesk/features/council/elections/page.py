"""The election of an item in the live session: candidates typed, ballots counted by key, rounds, who is proclaimed."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.features.council.domain import AgendaItem
from munidesk.features.council.elections.domain import Election, ElectionType, PaperKind, RoundKind
from munidesk.features.council.elections.page_ask import (
    ask_candidate,
    ask_draw,
    ask_election,
    ask_quorum_reason,
    ask_seats,
    ask_totals,
)
from munidesk.features.council.elections.page_board import Board
from munidesk.features.council.elections.page_rows import head_words
from munidesk.features.council.elections.page_side import UrnPanel
from munidesk.features.council.elections.rules import ElectionResult, majorities, majority_of, mark_words
from munidesk.features.council.elections.store import (
    delete_election,
    open_round,
    read_paper,
    result_in,
    save_election,
    set_box,
    take_back_paper,
    take_back_round,
)
from munidesk.features.council.elections.store_candidates import add_candidate
from munidesk.features.council.elections.store_elected import proclaim, take_back_proclamation
from munidesk.features.council.elections.told import results_of
from munidesk.features.council.elections.words import names, next_words, round_title, round_words
from munidesk.features.council.view import SessionView
from munidesk.ui.attempt import Attempt
from munidesk.ui.combo import Combo
from munidesk.ui.context import Context
from munidesk.ui.drafts import Draft
from munidesk.ui.entry import EntryLine
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import Chip, column, elided, label, row, rule, set_kind


class ElectionDesk(QWidget):
    """The count at the left, the box at the right. `left` fires when the keyboard goes back to the text."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._try = Attempt(context)
        self._view: SessionView | None = None
        self._item: AgendaItem | None = None
        self._numbers: dict[str, int] = {}
        self._shown = ""
        self.panel = self._made_panel()
        self.urn = UrnPanel()
        self.urn.boxed.connect(self._set_box)
        self.urn.tellers_typed.connect(self._set_tellers)
        self.urn.asked.connect(self.do)
        layout = row(spacing=12)
        layout.addWidget(self.panel, 602)
        layout.addWidget(self.urn, 276)
        self.setLayout(layout)
        self.setFocusProxy(self.board)

    def _made_panel(self) -> QFrame:
        made = QFrame()
        made.setProperty("kind", "card")
        self._title, self._chip = elided(kind="panel", stretch=True), Chip()
        self._rounds = elided(kind="quiet-text", stretch=True)
        self._rule = Combo()
        self._rule.setAccessibleName(_("Regla"))
        self._rule.setMinimumContentsLength(24)
        self._rule.activated.connect(lambda _at: self._set_rule())
        self.line = EntryLine()
        self.line.setAccessibleName(_("Candidatura nueva"))
        self.line.setPlaceholderText(_("Nombre, o número de integrante; Enter sin nada empieza a votar"))
        self.line.returnPressed.connect(self._entered)
        self._draft = Draft(self.line, {"name": self.line})
        self._entry = QWidget()
        self._entry.setLayout(row(label(_("Candidatura"), "quiet"), self.line, spacing=8, margins=(16, 8, 16, 8)))
        self.board = Board()
        self.board.read.connect(self._read)
        self.board.asked.connect(self.do)
        self._box, self._outcome, self._why = QFrame(), label(kind="strong", wrap=True), label(wrap=True)
        self._article = label(kind="quiet", wrap=True)
        self._box.setLayout(column(self._outcome, self._why, self._article, spacing=3, margins=(14, 8, 14, 8)))
        foot = QWidget()
        foot.setLayout(column(self._box, spacing=0, margins=(16, 6, 16, 10)))
        layout = column(spacing=0, margins=(1, 1, 1, 1))
        head = row(self._title, self._chip, spacing=8, margins=(16, 8, 16, 8))
        head.setStretch(0, 1)
        layout.addLayout(head)
        layout.addWidget(rule())
        line = row(self._rounds, label(_("Regla"), "quiet"), self._rule, spacing=8, margins=(16, 6, 16, 6))
        line.setStretch(0, 1)
        layout.addLayout(line)
        layout.addWidget(rule())
        layout.addWidget(self._entry)
        layout.addWidget(scrolling(self.board), 1)
        layout.addWidget(foot)
        made.setLayout(layout)
        return made

    # -- showing

    @property
    def result(self) -> ElectionResult | None:
        """The election that is shown: the one chosen, else the first that is not proclaimed, else the last."""
        if self._view is None or self._item is None:
            return None
        found = results_of(self._view, self._item.id)
        chosen = next((one for one in found if one.election.id == self._shown), None)
        waiting = next((one for one in found if not one.election.resolution_id), None)
        return chosen or waiting or (found[-1] if found else None)

    def show_item(self, view: SessionView, item: AgendaItem | None, numbers: dict[str, int]) -> None:
        """The elections of the item; numbers are those of the roster."""
        self._view, self._item, self._numbers = view, item, numbers
        result = self.result
        if item is None or result is None:
            return
        self._shown = result.election.id
        election = result.election
        several = len(view.elections.of_item(item.id)) > 1
        self._title.setText(f"{item.position}. {election.label if several else item.title}")
        secret = election.type is ElectionType.SECRET
        self._chip.set(_("Secreta") if secret else _("Nominal"), "neutral", "lock" if secret else "people")
        self._rounds.setText(head_words(result))
        self._fill_rule(view, election)
        voted = any(view.elections.papers_of(one.round.id) for one in result.rounds)
        editable = not view.frozen and not self._context.store.read_only
        self._entry.setVisible(editable and not voted and not election.resolution_id)
        self._rule.setEnabled(editable and not election.resolution_id)
        self._draft.follow(self._context.draft(f"candidate.new:{election.id}"), {"name": ""})
        self.board.show_result(view, result)
        self.board.setEnabled(editable)
        self._show_outcome(view, result)
        self.urn.show_result(view, result, editable=editable)

    def _fill_rule(self, view: SessionView, election: Election) -> None:
        choices = [(key, capital(one.label)) for key, one in majorities(view.rules).items()]
        if [(self._rule.itemData(at), self._rule.itemText(at)) for at in range(self._rule.count())] != choices:
            self._rule.clear()
            for key, word in choices:
                self._rule.addItem(word, key)
        self._rule.setCurrentIndex(max(0, self._rule.findData(majority_of(view.rules, election).key)))

    def _show_outcome(self, view: SessionView, result: ElectionResult) -> None:
        last = result.last
        tone = "good" if result.complete else "attention" if last is not None and last.tied else "neutral"
        set_kind(self._box, tone)
        head = _("Candidaturas")
        if result.complete:
            head = _("Elección de {names}").format(names=names(result, result.elected))
            if result.election.resolution_id:
                head = _("Proclamada: {names}").format(names=names(result, result.elected))
        elif last is not None:
            head = _("{round}: {what}").format(
                round=round_title(last), what=round_words(result, len(result.rounds) - 1)
            )
        self._outcome.setText(head)
        told = [next_words(result)]
        if result.complete and last is not None:
            told.insert(0, capital(round_words(result, len(result.rounds) - 1)) + ".")
        if result.election.seated_on is not None:
            told.append(_("Figuran en su cargo desde el {day:%d/%m/%Y}.").format(day=result.election.seated_on))
        self._why.setText(" ".join(part for part in told if part))
        article = mark_words(majority_of(view.rules, result.election))
        self._article.setText(capital(article))
        self._article.setVisible(bool(article))

    @property
    def places(self) -> list[QWidget]:
        """Where F6 goes within."""
        return [self.line if self._entry.isVisibleTo(self) and not self._started else self.board, *self.urn.places]

    @property
    def _started(self) -> bool:
        return self.result is not None and self.result.last is not None

    @property
    def panels(self) -> tuple[QFrame, ...]:
        """What shows the border of the keyboard."""
        return (self.panel, self.urn)

    def leave(self) -> bool:
        """What was typed as a candidate is kept as a draft."""
        return True

    def take_keys(self) -> None:
        """The keyboard where it is needed: the candidates until the first round, then the count."""
        self.places[0].setFocus()

    def hints(self, focused: QWidget | None) -> tuple[str, tuple[tuple[str, str], ...], str]:
        """What the strip at the foot says of the keys."""
        if focused is self.line:
            return _("Teclas de las candidaturas"), (
                ("Enter", _("agregar; sin nada, votar")), ("Esc", _("ir al escrutinio")),
            ), ""  # fmt: skip
        if focused is not self.board:
            return _("Teclas de la urna"), (("0–9", _("cuántas")), ("Enter", _("anotar")), ("Esc", _("volver"))), ""
        if (done := self.result) is not None and done.election.resolution_id:
            return _("Teclas de la elección"), (
                ("A", _("asumen el cargo")), ("D", _("datos y aceptación")), ("Supr", _("quitar la proclamación")),
                ("Re Pág", _("otra elección del asunto")), ("Esc", _("volver al texto")),
            ), ""  # fmt: skip
        if not self._started:
            return _("Teclas de la elección"), (
                ("Enter", _("empezar a votar")), ("K", _("cambiar una candidatura")), ("D", _("datos")),
                ("Supr", _("quitar la elección")), ("Esc", _("volver al texto")),
            ), ""  # fmt: skip
        hints = (
            ("1 2", _("suma una papeleta")), ("B", _("en blanco")), ("N", _("anulada")),
            ("Retroceso", _("quita la última")), ("Ctrl+Enter", _("otra vuelta")), ("Enter", _("proclamar")),
            ("U", _("urna")), ("T", _("totales")), ("Q", _("sin quórum")), ("Esc", _("volver")),
        )  # fmt: skip
        return _("Teclas de la elección"), hints, self.board.pending

    # -- doing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What a field leaves is not the session's: Enter was taken, Esc goes to the count, Ctrl+Enter votes again."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.board.setFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if control:
                self.do("round")
        else:
            super().keyPressEvent(event)

    def begin(self, view: SessionView, item: AgendaItem) -> bool:
        """Ask what is elected where an item has no election yet; False when nothing was begun."""
        if not view.elections.of_item(item.id):
            made = ask_election(self._context, view, item)
            if not made:
                return False
            self._shown = made
        elif not any(one.id == self._shown for one in view.elections.of_item(item.id)):
            self._shown = ""
        return True

    def _entered(self) -> None:
        """A number is that of the roster; nothing begins the first round."""
        result, said = self.result, self.line.text().strip()
        if result is None:
            return
        if not said:
            self.do("round")
            return
        member = next((key for key, n in self._numbers.items() if said.isdigit() and n == int(said)), "")
        if self._try(add_candidate, self._context.store, result.election.id, said, member_id=member):
            self.line.clear()
            self._draft.done()

    def _read(self, marks: tuple[int, ...], kind: str, voter: str) -> None:
        result = self.result
        if result is None or result.last is None:
            self._context.toast(next_words(result) if result is not None else "", False)
            return
        if result.last.round.kind is RoundKind.LOT:
            ask_draw(self._context, result, marks)
            return
        self._try(read_paper, self._context.store, result.last.round.id, marks, PaperKind(kind), voter)

    def do(self, verb: str) -> None:
        """What a key or a button asks for."""
        result, store = self.result, self._context.store
        if result is None or self._view is None:
            return
        election, last = result.election, result.last
        match verb:
            case "round":
                if self._try(open_round, store, election.id):
                    self.board.setFocus()
            case "back" if last is not None:
                self._try(take_back_paper, store, last.round.id)
            case "proclaim":
                self._proclaim_or_begin(result)
            case "remove":
                self._remove(result)
            case "data":
                ask_election(self._context, self._view, self._view.item(election.item_id), election)
            case "candidate":
                ask_candidate(self._context, result)
            case "totals" if last is not None:
                ask_totals(self._context, result)
            case "quorum":
                ask_quorum_reason(self._context, result)
            case "seat":
                day = self._view.session.date + timedelta(days=1)
                ask_seats(self._context, result, day)
            case "new":
                self._shown = ask_election(self._context, self._view, self._view.item(election.item_id)) or self._shown
            case "box":
                self.urn.focus_box()
            case "count":
                self.board.setFocus()
            case "other":
                self._other()
            case "leave":
                self.left.emit()

    def _proclaim_or_begin(self, result: ElectionResult) -> None:
        if result.last is None:
            self.do("round")
        elif self._try(proclaim, self._context.store, result.election.id):
            _view, now = result_in(self._context.store, result.election.id)
            text = _("Proclamada: {names}. La resolución lleva su número al levantar la sesión.")
            self._context.toast(text.format(names=names(now, now.elected)), True)

    def _remove(self, result: ElectionResult) -> None:
        """The last thing done: the proclamation, else a round without papers, else the election."""
        store, last = self._context.store, result.last
        if result.election.resolution_id:
            self._try(take_back_proclamation, store, result.election.id)
        elif last is not None:
            self._try(take_back_round, store, last.round.id)
        elif self._try(delete_election, store, result.election.id):
            self.left.emit()

    def _other(self) -> None:
        if self._view is None or self._item is None:
            return
        keys = [one.id for one in self._view.elections.of_item(self._item.id)]
        self._shown = keys[(keys.index(self._shown) + 1) % len(keys)] if self._shown in keys else ""
        self.show_item(self._view, self._item, self._numbers)

    def _set_rule(self) -> None:
        if self.result is not None:
            self._try(
                save_election, self._context.store, replace(self.result.election, rule=str(self._rule.currentData()))
            )

    def _set_box(self, handed: object, in_box: object) -> None:
        result = self.result
        if result is not None and result.last is not None:
            pair = (one if isinstance(one, int) else None for one in (handed, in_box))
            self._try(set_box, self._context.store, result.last.round.id, *pair)

    def _set_tellers(self, text: str) -> None:
        if self.result is not None and text != self.result.election.tellers:
            self._try(save_election, self._context.store, replace(self.result.election, tellers=text))
