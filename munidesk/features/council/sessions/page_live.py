"""Step 3, «En sesión»: three panels, wholly by keyboard; letters are commands only outside text."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFrame, QWidget

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.features.council import guard
from munidesk.features.council.acts.page_agenda import ask_urgent
from munidesk.features.council.attendance.page import EVERYBODY, KEYS, RosterPanel
from munidesk.features.council.attendance.page_moves import AttendanceVerbs
from munidesk.features.council.attendance.store import mark
from munidesk.features.council.domain import AgendaItem, ItemState, PresenceKind, SessionState
from munidesk.features.council.sessions import page_live_keys as keys
from munidesk.features.council.sessions.page_live_agenda import AgendaPanel
from munidesk.features.council.sessions.page_live_items import DESKS, ItemVerbs
from munidesk.features.council.sessions.page_live_keys import Said
from munidesk.features.council.sessions.page_live_matter import MatterPanel
from munidesk.features.council.sessions.page_live_stage import Stage
from munidesk.features.council.sessions.store_items import add_item, start_item
from munidesk.features.council.view import SessionView
from munidesk.features.council.view_data import load_view
from munidesk.ui import dialogs, theme
from munidesk.ui.context import Context
from munidesk.ui.hints import HintStrip
from munidesk.ui.side import grows, reading_width
from munidesk.ui.widgets import column, row, rule, set_kind


class LiveStep(QWidget):
    """Agenda, matter and roster side by side; F6 goes round, the focused panel wears the border."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._view: SessionView | None = None
        self._shown_item = ""
        self.agenda = AgendaPanel()
        self.matter = MatterPanel(context)
        self.roster = RosterPanel()
        reading_width(self.matter, 32)
        self.agenda.chosen.connect(self.treat)
        self.agenda.marked.connect(self.show_item)
        self.agenda.asked.connect(self._do_with_item)
        self.agenda.moved.connect(self._move_item)
        self.agenda.asked_new.connect(self.new_item)
        self.roster.asked.connect(self._mark)
        self.roster.pending_changed.connect(lambda _text: self._show_hints())
        self.matter.worked.connect(self._start_shown)
        self.matter.left_text.connect(self._to_votes)
        self.matter.votes_next.connect(self.next_item)
        self.matter.votes_pending.connect(lambda _text: self._show_hints())
        self._attendance = AttendanceVerbs(context)
        self._items = ItemVerbs(context)
        self._strip = HintStrip()
        self.stage = Stage(context, self.matter, self.roster)
        self.matter.desk_wanted.connect(self._open_desk)
        self.stage.left.connect(self._back_to_text)
        panels = row(spacing=12, margins=(24, 12, 24, 12))
        panels.addWidget(self.agenda, 232)
        panels.addWidget(self.stage, 890)
        layout = column(spacing=0)
        layout.addLayout(panels, 1)
        layout.addWidget(rule())
        layout.addWidget(self._strip)
        self.setLayout(layout)
        self.setFocusProxy(self.roster)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._tick)
        self._clock.start(20_000)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows take the room from the sides: the text of the matter keeps its width."""
        narrow, small = self.width() < theme.px(1050), self.width() < theme.px(850)
        grows(self.agenda, 178 if small else 196 if narrow else 232)
        grows(self.roster, 190 if small else 236 if narrow else 276)
        self.matter.narrow(narrow)
        super().resizeEvent(event)

    # -- showing

    def show_view(self, view: SessionView) -> None:
        if self._view is not None and self._view.session.id != view.session.id:
            self._shown_item = ""
        self._view = view
        self.roster.show_view(view)
        item = self._item(view)
        self._shown_item = item.id if item else ""
        self.agenda.show_view(view, self._shown_item)
        self.matter.show_item(view, item, self._numbers())
        self.stage.show_item(view, item, self._numbers())
        self._show_hints()

    def _item(self, view: SessionView) -> AgendaItem | None:
        """The item on the screen, else the current one, else the first."""
        by_id = {item.id: item for item in view.items}
        current = next((item for item in view.items if item.state is ItemState.CURRENT), None)
        return by_id.get(self._shown_item) or current or (view.items[0] if view.items else None)

    def _numbers(self) -> dict[str, int]:
        return self.roster.numbers

    def leave(self) -> bool:
        return self.matter.leave() and self.stage.leave()

    def _tick(self) -> None:
        if self._view is not None and self.isVisible():
            self.roster.show_clock(self._view)

    # -- focus and hints

    def _on_focus(self, _old: QWidget | None, _new: QWidget | None) -> None:
        """Also when the keyboard goes elsewhere: no panel may look as if it had it."""
        if self.isVisible():
            self._mark_focus()

    def _mark_focus(self) -> None:
        focused = QApplication.focusWidget()
        for panel in (self.agenda, *self.stage.panels):
            has = focused is not None and (panel is focused or panel.isAncestorOf(focused))
            self._border(panel, has)
        self._show_hints()

    def _border(self, panel: QFrame, has: bool) -> None:
        set_kind(panel, "card-focus" if has else "card")

    def _show_hints(self) -> None:
        focused = QApplication.focusWidget()
        title, hints, pending = self._hints(focused)
        self._strip.set(title, hints, ("F6", _("otro panel")), pending)

    def _hints(self, focused: QWidget | None) -> Said:
        if self.stage.holds(focused):
            return self.stage.hints(focused)
        if focused is None:
            return keys.of_agenda()
        if self.roster.isAncestorOf(focused) or focused is self.roster:
            return keys.of_roster(self.roster.pending)
        pending = str(getattr(focused, "pending", ""))
        if getattr(focused, "tied", False):
            return keys.of_casting_vote(pending)
        if steps := getattr(focused, "steps", ()):
            return keys.of_tie(steps, pending)
        votes = self.matter.all_votes()
        if any(one.counts.isAncestorOf(focused) for one in votes):
            return keys.of_totals()
        if focused in votes:
            return keys.of_votes(pending)
        if self.matter.isAncestorOf(focused):
            return self._matter_hints(focused)
        return keys.of_agenda()

    def _matter_hints(self, focused: QWidget) -> Said:
        """Of the text of the matter, or of what stands about a motion: its text, its lists and its buttons."""
        if focused is self.matter.editor or self.matter.editor.isAncestorOf(focused):
            return keys.of_text()
        if isinstance(focused, QAbstractButton):
            return keys.of_button()
        if isinstance(focused, QComboBox):
            return keys.of_list()
        return keys.of_motion()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_F6:
                self.next_panel(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            case Qt.Key.Key_F7:
                self.new_item()
            case Qt.Key.Key_F9:
                self.matter.stamp()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if control:
                self.matter.new_motion()
            case Qt.Key.Key_Escape:
                self._to_votes()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not isinstance(QApplication.focusWidget(), QAbstractButton):
                self.next_item()
            case _:
                super().keyPressEvent(event)

    def next_panel(self, step: int = 1) -> None:
        """Agenda → text → ballots → roster → agenda; the other way with −1."""
        focused = QApplication.focusWidget()
        votes = self.matter.votes
        order: list[QWidget] = [self.agenda.list, self.matter.editor, *([votes] if votes else []), self.roster]
        order = [self.agenda.list, *self.stage.places] if self.stage.desk else order
        at = next((i for i, one in enumerate(order) if focused is one or (focused and one.isAncestorOf(focused))), -1)
        if at < 0 and focused is not None and self.matter.isAncestorOf(focused):
            at = order.index(self.matter.editor)  # in a motion: its ballots are next
        order[(at + step if at >= 0 or step > 0 else -1) % len(order)].setFocus(Qt.FocusReason.TabFocusReason)

    def _to_votes(self) -> None:
        votes = self.matter.votes
        (votes or self.agenda.list).setFocus(Qt.FocusReason.TabFocusReason)

    # -- doing

    def show_item(self, item_id: str) -> bool:
        """Show the item without treating it yet; False when what was typed must be saved first."""
        if self._view is None or not item_id or not self.matter.leave():
            return False
        if item_id != self._shown_item:
            self.stage.close()
        self._shown_item = item_id
        self.show_view(self._view)
        return True

    def treat(self, item_id: str) -> None:
        """Show the item, ready to be written; during the session it becomes the current one."""
        if self.show_item(item_id):
            self._start_shown()
            self.matter.editor.setFocus()
            self.matter.editor.to_end()

    def _start_shown(self) -> None:
        """What is written or moved is treated from now on."""
        view = self._view
        item = self._item(view) if view is not None else None
        if view is None or item is None or not _waits(view, item):
            return
        try:
            start_item(self._context.store, item.id)
        except UserError as error:
            self._context.toast(str(error), False)

    def next_item(self) -> None:
        """The item after the one shown; the one shown itself while it waits to be treated."""
        view = self._view
        if view is None:
            return
        at = next((i for i, item in enumerate(view.items) if item.id == self._shown_item), -1)
        if at >= 0 and _waits(view, view.items[at]):
            self.treat(view.items[at].id)
        elif at + 1 < len(view.items):
            self.treat(view.items[at + 1].id)
        else:
            self._context.toast(_("Era el último asunto. Puede levantar la sesión con F8."), False)

    def new_item(self) -> None:
        view = self._view
        if view is None:
            return
        self.matter.leave()
        try:
            guard.agenda_open(self._context.store, view.session.id)
        except UserError as error:
            self._context.toast(str(error), False)
            return
        made = ask_urgent(self._context, view, "") if view.session.state is SessionState.OPEN else self._ask_item(view)
        if made:
            self.treat(made)

    def _ask_item(self, view: SessionView) -> str:
        """An item of a session that is still to be opened; its id, empty when it was given up."""
        made: list[str] = []
        dialogs.ask_text(
            self._context.window, _("Agregar asunto"), _("¿De qué trata?"), accept=_("Agregar"),
            draft=self._context.draft(f"item.new:{view.session.id}"),
            submit=lambda title: made.append(add_item(self._context.store, view.session.id, title)),
        )  # fmt: skip
        return made[0] if made else ""

    def _move_item(self, item_id: str, step: int) -> None:
        view = self._view
        if view is not None and self.matter.leave():
            self._items.move(view, view.item(item_id), step)

    def _open_desk(self, name: str) -> None:
        """The election of the item that is shown, or who speaks on it, in place of text and attendance."""
        view = self._view
        item = self._item(view) if view is not None else None
        if view is None or item is None or not self.matter.leave():
            return
        if self.stage.open(name, view, item):
            self._start_shown()
            self.show_view(load_view(self._context.store, view.session.id))  # what was begun is there now
            self.stage.take_keys()

    def _back_to_text(self) -> None:
        self.stage.close()
        self.agenda.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _do_with_item(self, item_id: str, key: Qt.Key) -> None:
        view = self._view
        if key in DESKS:
            if self.show_item(item_id):
                self._open_desk(DESKS[key])
            return
        if view is not None and self.matter.leave():
            self._items.do(view, view.item(item_id), key)

    def _mark(self, member_id: str, key: Qt.Key) -> None:
        view = self._view
        if view is None:
            return
        if member_id == EVERYBODY:
            if KEYS[key] is PresenceKind.PRESENT:
                self._attendance.mark_rest(view, self._treated(view))
            else:
                self._attendance.mark_others(view, KEYS[key])
            return
        others: dict[Qt.Key, Callable[[SessionView, str], None]] = {
            Qt.Key.Key_M: self._attendance.ask_reason,
            Qt.Key.Key_H: self._attendance.ask_hour,
            Qt.Key.Key_D: self._attendance.attach,
            Qt.Key.Key_Delete: self._attendance.take_back,
        }
        if key in others:
            others[key](view, member_id)
            return
        if key == Qt.Key.Key_S:
            vote = str(getattr(self.matter.votes, "vote_id", ""))
            self._attendance.call_substitute(view, member_id, vote, self._treated(view))
            return
        try:
            mark(self._context.store, view.session.id, member_id, KEYS[key], item_id=self._treated(view))
        except UserError as error:
            self._context.toast(str(error), False)

    def _treated(self, view: SessionView) -> str:
        """The item at which somebody comes or goes."""
        return self._shown_item if view.session.state is SessionState.OPEN else ""

    def go_to(self, record: str) -> None:
        """Where a record is mended: the row of a member or of her mark, or the item itself."""
        view = self._view
        if view is None:
            return
        marked = {event.id: event.member_id for event in view.events}
        if self.roster.choose(marked.get(record, record)):
            self.roster.setFocus(Qt.FocusReason.OtherFocusReason)
        elif record in {item.id for item in view.items}:
            self.show_item(record)


def _waits(view: SessionView, item: AgendaItem) -> bool:
    return view.session.state is SessionState.OPEN and item.state is ItemState.PENDING
