"""Who speaks on an item of the live session: the clock, what is said, who waits, and the line to write them down."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from munidesk.base import dates
from munidesk.base.dates import show_time
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.features.council.domain import AgendaItem
from munidesk.features.council.page_citing import citing_text
from munidesk.features.council.speakers.domain import SpeakerKind, Turn
from munidesk.features.council.speakers.page_ask import ask_hours, ask_limit, ask_name
from munidesk.features.council.speakers.page_keys import KEYS, line_hints, list_hints
from munidesk.features.council.speakers.page_screen import BigClock, ink_of
from munidesk.features.council.speakers.page_side import FloorSide, with_key
from munidesk.features.council.speakers.shared import turn_found
from munidesk.features.council.speakers.store import (
    ask_floor,
    end_turn,
    give_floor,
    grant_more,
    move_turn,
    pause,
    remove_turn,
    save_turn,
)
from munidesk.features.council.speakers.words import (
    clock_words,
    kind_words,
    left_words,
    listed_name,
    since_words,
    state_word,
    time_words,
)
from munidesk.features.council.view import SessionView
from munidesk.ui import theme
from munidesk.ui.attempt import Attempt
from munidesk.ui.autosave import Autosave
from munidesk.ui.context import Context
from munidesk.ui.flow import WrapLayout
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import button, column, elided, label, row, rule, set_kind

_SECOND_MS = 1000


class FloorDesk(QWidget):
    """Speaker and list at the left, the line that writes people down at the right. The clock writes nothing."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._try = Attempt(context)
        self._view: SessionView | None = None
        self._item: AgendaItem | None = None
        self._said_of = ""
        self.side = FloorSide()
        self.side.asked.connect(self._ask)
        self.side.left.connect(self._to_list)
        self.panel = self._made_panel()
        layout = row(spacing=12)
        layout.addWidget(self.panel, 602)
        layout.addWidget(self.side, 276)
        self.setLayout(layout)
        self.setFocusProxy(self.list)
        self._big: BigClock | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._show_clock)
        self._timer.start(_SECOND_MS)

    def _made_panel(self) -> QFrame:
        made = QFrame()
        made.setProperty("kind", "card")
        self._title = elided(kind="panel", stretch=True)
        self._limit = label(kind="quiet")
        self._name, self._who = elided(kind="panel", stretch=True), elided(kind="quiet-text", stretch=True)
        self._clock, self._of, self._left = label(kind="figure"), label(kind="quiet-text"), label(kind="strong")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(theme.px(8))
        self._pause = button(_("Pausa"), lambda: self.do("pause"), kind="small")
        self._more = button(_("1 min"), lambda: self.do("more"), kind="small", icon="plus")
        self._room = button(_("Pantalla grande"), lambda: self.do("screen"), kind="small", icon="fullscreen")
        self._next = button(_("Siguiente"), lambda: self.do("next"), kind="primary", icon="play")
        self.text = citing_text(self._context, self._where)
        self.text.setAccessibleName(_("Lo que dice, para el acta"))
        self.text.setFixedHeight(theme.px(84))
        self.text.installEventFilter(self)
        self._autosave = Autosave(self.text, self._save_said)
        self.text.textChanged.connect(self._touched)
        self.list = self._made_list()
        layout = column(spacing=0, margins=(1, 1, 1, 1))
        head = row(self._title, self._limit, spacing=8, margins=(16, 8, 16, 8))
        head.setStretch(0, 1)
        layout.addLayout(head)
        layout.addWidget(rule())
        layout.addWidget(self._speaker())
        saying = column(label(_("Lo que dice, para el acta"), "quiet"), self.text, spacing=4, margins=(16, 8, 16, 8))
        layout.addLayout(saying)
        layout.addWidget(self.list, 1)
        made.setLayout(layout)
        return made

    def _speaker(self) -> QFrame:
        made = QFrame()
        self._ground = made
        set_kind(made, "neutral")
        names = column(self._name, self._who, spacing=2)
        top = row(spacing=10)
        top.addLayout(names, 1)
        top.addWidget(self._clock)
        top.addWidget(self._of)
        keys = WrapLayout(
            with_key(self._pause, _("Espacio")), with_key(self._more, "+"), self._left, None,
            with_key(self._room, "P"), with_key(self._next, "Enter"), spacing=8,
        )  # fmt: skip
        layout = column(spacing=8, margins=(16, 10, 16, 10))
        layout.addLayout(top)
        layout.addWidget(self._bar)
        holder = QWidget()
        holder.setLayout(keys)
        layout.addWidget(holder)
        made.setLayout(layout)
        return made

    def _made_list(self) -> RecordTable[Turn]:
        made: RecordTable[Turn] = RecordTable(
            (
                Column(_("N.º"), lambda one: str(one.position), right=True, width=48),
                Column(_("Anotados"), self._listed),
                Column(_("Pidió a las"), lambda one: show_time(one.asked_at) if one.asked_at else "", width=92),
                Column(_("Tiempo"), time_words, right=True, width=84),
                Column("", state_word, width=104),
            )
        )
        made.setAccessibleName(_("Lista de oradores"))
        made.setProperty("kind", "bare")
        made.says_when_empty(_("Nadie pidió la palabra. Pulse O y escriba el nombre, o el número de integrante."))
        made.installEventFilter(self)
        made.selected.connect(lambda _turn: self._show_said())
        return made

    def _listed(self, turn: Turn) -> str:
        return listed_name(self._view, turn) if self._view is not None else ""

    # -- showing

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Who speaks, then who waits in order, then who spoke."""
        found = self._view.turns_of(self._item.id) if self._view is not None and self._item is not None else ()
        return tuple(sorted(found, key=lambda one: (0 if one.speaks else 1 if one.waits else 2, one.position)))

    @property
    def speaking(self) -> Turn | None:
        return next((one for one in self.turns if one.speaks), None)

    @property
    def chosen(self) -> Turn | None:
        return self.list.current

    def begin(self, view: SessionView, item: AgendaItem) -> bool:
        """Nothing has to be asked before the list is shown."""
        del view, item
        return True

    def show_item(self, view: SessionView, item: AgendaItem | None, numbers: dict[str, int]) -> None:
        """The list of the item; numbers are those of the roster."""
        changed = (self._item.id if self._item else "") != (item.id if item else "")
        if changed:
            self._autosave.leave()
        self._view, self._item = view, item
        if item is None:
            return
        self._title.setText(f"{item.position}. {item.title}")
        self._limit.setText(kind_words(view))
        self.list.show_records(self.turns)
        self.setEnabled(not view.frozen and not self._context.store.read_only)
        self.side.show_view(view, self.turns, numbers)
        self._show_said()
        self._show_clock()

    def _show_said(self) -> None:
        """The text of who speaks; else of the one that the list is at."""
        turn = self.speaking or self.chosen
        if self._autosave.waiting and turn is not None and turn.id == self._said_of:
            return
        another = turn is None or turn.id != self._said_of
        if another:
            self._autosave.leave()
        self._said_of = turn.id if turn is not None else ""
        said = turn.said if turn is not None else ""
        self.text.setEnabled(turn is not None and not turn.waits)
        if self.text.toPlainText() != said:
            self.text.blockSignals(True)
            (self.text.setPlainText if another else self.text.retell)(said)
            self.text.blockSignals(False)

    def _show_clock(self) -> None:
        """What the seconds say now; nothing is written."""
        turn, now = self.speaking, dates.now()
        self._show_big(turn)
        if self._view is None or not self.isVisible():
            return
        for widget in (self._pause, self._more, self._bar):
            widget.setEnabled(turn is not None)
        if turn is None:
            self._show_nobody()
            return
        spoken, limit = turn.seconds(now), turn.limit_seconds
        self._name.setText(listed_name(self._view, turn))
        self._who.setText(capital(since_words(turn)))
        self._clock.setText(clock_words(spoken))
        self._of.setText(_("de {limit}").format(limit=clock_words(limit)) if limit else _("sin límite"))
        self._left.setText(left_words(turn, now))
        self._bar.setMaximum(max(1, limit))
        self._bar.setValue(min(spoken, limit))  # without a limit it stays empty: a full one says that time is up
        self._more.setEnabled(bool(limit))
        ink = ink_of(turn)
        self._clock.setStyleSheet(f"color: {ink}")
        self._left.setStyleSheet(f"color: {ink}")
        self._bar.setStyleSheet(f"QProgressBar::chunk {{ background: {ink}; border-radius: 4px; }}")
        self._pause.setText(_("Sigue") if turn.paused_at is not None else _("Pausa"))
        self.side.show_times(self.turns, now)

    def _show_big(self, turn: Turn | None) -> None:
        if self._big is not None and self._big.isVisible() and self._view is not None:
            waiting = next((one for one in self.turns if one.waits), None)
            self._big.show_turns(self._view, turn, waiting, ink_of(turn))

    def _screen(self) -> None:
        """The clock for the room: shown, and closed by the same key."""
        if self._big is None:
            self._big = BigClock(self)
        if self._big.isVisible():
            self._big.close()
            return
        self._big.open(self)
        self._show_big(self.speaking)
        self.window().activateWindow()

    def _show_nobody(self) -> None:
        waiting = next((one for one in self.turns if one.waits), None)
        assert self._view is not None
        self._name.setText(_("Nadie tiene la palabra"))
        if waiting is not None:
            self._who.setText(_("Sigue {name}: pulse Enter.").format(name=listed_name(self._view, waiting)))
        else:
            self._who.setText(_("La lista está vacía: pulse O para anotar a quien pide la palabra."))
        for widget in (self._clock, self._of, self._left):
            widget.setText("")
        self._bar.setValue(0)
        self.side.show_times(self.turns, dates.now())

    @property
    def places(self) -> list[QWidget]:
        """Where F6 goes within."""
        return [self.list, *([self.text] if self.text.isEnabled() else []), self.side.line]

    @property
    def panels(self) -> tuple[QFrame, ...]:
        """What shows the border of the keyboard."""
        return (self.panel, self.side)

    def leave(self) -> bool:
        """False when the disk refused what was typed."""
        return self._autosave.leave()

    def take_keys(self) -> None:
        """The list has the keys; an empty one is written at once."""
        (self.list if self.turns else self.side.line).setFocus()

    def hints(self, focused: QWidget | None) -> tuple[str, tuple[tuple[str, str], ...], str]:
        """What the strip at the foot says of the keys."""
        if focused is self.text:
            return _("Teclas de texto"), (("{", _("citar")), ("Esc", _("volver a la lista"))), ""
        if focused is not self.list:
            return _("Teclas para anotar"), line_hints(), ""
        return _("Teclas de oradores"), list_hints(), ""

    # -- keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if watched is self.text:
            if event.key() == Qt.Key.Key_Escape:
                self._to_list()
                return True
            return super().eventFilter(watched, event)
        return self._pressed(event) or super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What a field leaves is not the session's: Enter was taken, Esc goes to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self._to_list()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _pressed(self, event: QKeyEvent) -> bool:
        """Whether it is a key of the list."""
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.do("up" if key == Qt.Key.Key_Up else "down")
            return True
        verb = KEYS.get(Qt.Key(key)) if not alt else None
        verb = "more" if event.text() == "+" else verb
        if verb is None:
            return False
        self.do(verb)
        return True

    def _to_list(self) -> None:
        self.list.setFocus()

    # -- doing

    def do(self, verb: str) -> None:
        """What a key or a button asks for."""
        store, speaking, chosen = self._context.store, self.speaking, self.chosen
        match verb:
            case "next":
                self._next_one()
            case "end" if speaking is not None:
                self._try(end_turn, store, speaking.id)
            case "pause" if speaking is not None:
                self._try(pause, store, speaking.id)
            case "more" if speaking is not None:
                self._try(grant_more, store, speaking.id)
            case "ask":
                self.side.line.setFocus()
            case "text" if self.text.isEnabled():
                self.text.setFocus()
            case "screen":
                self._screen()
            case "leave":
                self.left.emit()
            case _ if chosen is not None:
                self._do_with(verb, chosen)

    def _do_with(self, verb: str, turn: Turn) -> None:
        store = self._context.store
        match verb:
            case "up" | "down":
                self._try(move_turn, store, turn.id, -1 if verb == "up" else 1)
            case "remove":
                self._try(remove_turn, store, turn.id)
            case "name" if self._view is not None:
                ask_name(self._context, self._view, turn)
            case "limit":
                ask_limit(self._context, turn)
            case "hours" if self._view is not None:
                ask_hours(self._context, self._view.session, turn)

    def _next_one(self) -> None:
        """The one that the list is at, else the first who waits; with nobody waiting, who speaks ends."""
        self._autosave.leave()
        chosen, waiting = self.chosen, next((one for one in self.turns if one.waits), None)
        turn = chosen if chosen is not None and chosen.waits else waiting
        if turn is not None:
            self._try(give_floor, self._context.store, turn.id)
        elif self.speaking is not None:
            self._try(end_turn, self._context.store, self.speaking.id)

    def _ask(self, kind: SpeakerKind, name: str, member_id: str, zone: str, named: bool) -> None:
        if self._item is None:
            return
        done = self._try(
            ask_floor, self._context.store, self._item.id, kind, name, member_id=member_id, zone=zone, named=named
        )
        if done:
            self.side.written()

    def _where(self) -> tuple[str, str]:
        return (self._item.session_id, self._item.id) if self._item is not None else ("", "")

    def _touched(self) -> None:
        if self.text.hasFocus():
            self._autosave.touch()

    def _save_said(self) -> None:
        if self._said_of:
            turn = turn_found(self._context.store, self._said_of)
            changed = replace(turn, said=self.text.toPlainText())
            save_turn(self._context.store, changed, fold=f"speaker_turn.said:{turn.id}")
