"""Right panel of the session: who is here, whether that is enough, and who came and went."""

from collections.abc import Iterable
from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from munidesk.base.dates import now, show_duration, show_time
from munidesk.base.i18n import _, ngettext
from munidesk.features.council.attendance.page_rows import (
    LOW_HEIGHT,
    ROW_HEIGHT,
    ROWS_UP_TO,
    Look,
    QuorumBar,
    RosterLine,
    RosterRow,
)
from munidesk.features.council.domain import PresenceKind, SessionState
from munidesk.features.council.sessions.page_detail import presence_words
from munidesk.features.council.view import SessionView
from munidesk.town.domain import Member
from munidesk.town.posts import member_title
from munidesk.ui import theme
from munidesk.ui.flow import FlowLayout
from munidesk.ui.scroll import scrolling
from munidesk.ui.spoken import Role, say
from munidesk.ui.widgets import card, clear, column, elided, label, row, rule

KEYS = {
    Qt.Key.Key_P: PresenceKind.PRESENT,
    Qt.Key.Key_A: PresenceKind.ABSENT,
    Qt.Key.Key_J: PresenceKind.JUSTIFIED,
    Qt.Key.Key_L: PresenceKind.LICENCE,
    Qt.Key.Key_R: PresenceKind.LEAVES,
}
OTHER_KEYS = (Qt.Key.Key_S, Qt.Key.Key_M, Qt.Key.Key_H, Qt.Key.Key_D, Qt.Key.Key_Delete)
"""Suplente, motive, document, hour of the last move, and take the last mark back."""


_OF_ALL = (Qt.Key.Key_P, Qt.Key.Key_A, Qt.Key.Key_J, Qt.Key.Key_L)
EVERYBODY = "*"
"""In place of a member: all of them who have no mark."""
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
_MOVES_LEAST = 50
"""Pixels at 100 % for the two newest moves."""


def runs(numbers: Iterable[int]) -> str:
    """«1, 2, 4–30»: three or more in a row are told by their ends."""
    groups: list[list[int]] = []
    for one in sorted(numbers):
        if groups and one == groups[-1][-1] + 1:
            groups[-1].append(one)
        else:
            groups.append([one])
    told = (f"{group[0]}–{group[-1]}" if len(group) > 2 else ", ".join(map(str, group)) for group in groups)
    return ", ".join(told)


class RosterPanel(QFrame):
    """`asked` fires with (member or EVERYBODY, key); the page knows what each key does.

    `pending_changed`: the number typed.
    """

    asked = Signal(str, object)
    pending_changed = Signal(str)
    spoken_role = Role.List

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Asistencia"))
        self._view: SessionView | None = None
        self._shown_narrow = False
        self._shown: tuple[object, ...] = ()
        self._low = False
        """Whether the posts give way, so that more members are in sight."""
        self._members: tuple[Member, ...] = ()
        self._cursor = 0
        self.pending = ""
        self._length, self._clock = label(kind="quiet"), label(kind="figure")
        self._counter, self._of = label(kind="figure"), label(kind="quiet-text")
        self._bar = QuorumBar()
        self._quorum, self._minimum = label(kind="strong"), elided(kind="quiet", stretch=True)
        self._head = self._headed()
        self._rows: QVBoxLayout = column(spacing=0)
        self._lines = FlowLayout(2, theme.px(112))
        self._lines.setContentsMargins(theme.px(4), theme.px(4), theme.px(4), theme.px(4))
        self._moves: QVBoxLayout = column(spacing=2, margins=(12, 2, 12, 4))
        self._people, self._line_holder, self._moved = QWidget(), QWidget(), QWidget()
        self._line_holder.setLayout(self._lines)
        inner = column(spacing=0)
        inner.addLayout(self._rows)
        inner.addWidget(self._line_holder)
        inner.addStretch(1)
        self._people.setLayout(inner)
        told = column(spacing=0)
        told.addLayout(self._moves)
        told.addStretch(1)
        self._moved.setLayout(told)
        self._scroll, self._moves_scroll = scrolling(self._people), scrolling(self._moved)
        for one in (self._scroll, self._moves_scroll):
            one.setMinimumHeight(1)  # else each asks for the height of three lines
        self._moves_scroll.verticalScrollBar().rangeChanged.connect(self._show_newest)
        self._others = elided(kind="quiet-text", stretch=True)
        layout = column(self._head, rule(), spacing=0, margins=(1, 1, 1, 1))
        layout.addWidget(self._parts(), 1)
        layout.addWidget(rule())
        foot = row(margins=(12, 6, 12, 6))
        foot.addWidget(self._others, 1)
        layout.addLayout(foot)
        self.setLayout(layout)

    def _headed(self) -> QFrame:
        """How many are there, of how many, and whether that is enough."""
        made = card("bar")
        counter = row(self._counter, self._of, None, self._clock, spacing=6)
        head = column(spacing=4, margins=(12, 8, 12, 8))
        head.addLayout(row(label(_("Asistencia"), "panel"), None, self._length))
        head.addLayout(counter)
        head.addWidget(self._bar)
        enough = row(self._quorum, spacing=8)
        enough.addWidget(self._minimum, 1)
        head.addLayout(enough)
        made.setLayout(head)
        return made

    def _show_newest(self, _least: int, most: int) -> None:
        """The last of the moves is what was just done."""
        self._moves_scroll.verticalScrollBar().setValue(most)

    def _parts(self) -> QWidget:
        """Who is there above, what happened below."""
        self._body = QWidget()
        self._heading = label(_("Movimientos"), "strong")
        self._heading.setContentsMargins(12, 6, 12, 0)
        parts = column(self._scroll, rule(), self._heading, spacing=0)
        parts.addWidget(self._moves_scroll, 1)
        self._body.setLayout(parts)
        self._body.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._body.setMinimumHeight(1)  # its parts follow it, not it its parts
        self._body.installEventFilter(self)
        return self._body

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._share()
        return super().eventFilter(watched, event)

    def _share(self) -> None:
        """The members get the room they ask for, as long as the newest move stays in sight below them."""
        width = max(1, self._body.width())
        self._lines.pack(2, theme.px(136 if width >= theme.px(420) else 112))
        lines = self._lines.heightForWidth(width) if self._large else 0
        self._line_holder.setFixedHeight(lines)
        told = theme.px(_MOVES_LEAST) + self._heading.sizeHint().height() + 1
        least = told if self._heading.isVisibleTo(self) else 0
        room = self._body.height() - least
        low = len(self._members) * (theme.px(ROW_HEIGHT) + 1) > room
        if low is not self._low and not self._large and self._view is not None:
            self._low = low
            self._fill_rows(self._view)
        wanted = lines if self._large else len(self._members) * (theme.px(LOW_HEIGHT if low else ROW_HEIGHT) + 1)
        self._scroll.setFixedHeight(max(theme.px(50), min(wanted, room)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Chips where they fit beside the names, else their icons."""
        super().resizeEvent(event)
        if self._view is not None and self._narrow is not self._shown_narrow:
            self.show_view(self._view)

    @property
    def _narrow(self) -> bool:
        return self.width() < theme.px(250)

    @property
    def _large(self) -> bool:
        return len(self._members) > ROWS_UP_TO

    # -- showing

    def show_view(self, view: SessionView) -> None:
        self._view = view
        called = {one.seat_id: one.substitute_id for one in view.substitutions if not one.vote_id}
        shown = [
            view.by_id[called[m.seat.id]] if m.seat.id in called else m for m in view.titulars if not m.seat.is_bench
        ]
        extra = [m for m in view.substitutes if m.id in view.states and m not in shown]
        self._members = (*shown, *extra)
        self._show_counter(view)
        self._fill_rows(view)
        self._show_moves(view)
        self._share()
        QTimer.singleShot(0, self, self._into_sight)
        say(self)

    def _fill_rows(self, view: SessionView) -> None:
        """Made anew only when something of them is another: most keys of a session are not for the roster."""
        self._shown_narrow = self._narrow
        looks = tuple(self._look(view, index, member) for index, member in enumerate(self._members))
        wanted = (looks, self._large, self._low, self._narrow, theme.tokens(), theme.px(100))
        if wanted == self._shown:
            return
        self._shown = wanted
        clear(self._rows)
        clear(self._lines)
        for index, (member, title, chip, cursor) in enumerate(looks):
            made: RosterLine | RosterRow
            if self._large:
                made = RosterLine(index + 1, member, title, chip, cursor=cursor)
                self._lines.addWidget(made)
                made.show()  # a layout counts only what is not hidden, and the height is asked for now
            else:
                made = RosterRow(
                    index + 1, member, title, chip, cursor=cursor, narrow=self._narrow, low=self._low
                )  # fmt: skip
                self._rows.addWidget(made)
                self._rows.addWidget(rule())
            made.clicked.connect(self._click)

    def marked(self) -> QWidget | None:
        """The row of the cursor."""
        item = self._lines.itemAt(self._cursor) if self._large else self._rows.itemAt(2 * self._cursor)
        return item.widget() if item is not None else None

    def spoken(self) -> str:
        """The number that was typed, whom the cursor is on and how she stands, and whether there is quorum."""
        marked = self.marked()
        told = (self.pending, marked.accessibleName() if marked is not None else "", self._quorum.text())
        return ". ".join(part for part in told if part)

    def _look(self, view: SessionView, index: int, member: Member) -> tuple[Member, str, Look, bool]:
        """(member, title, chip, whether the keys are there)."""
        chip = presence_words(view, member)
        if not member.is_titular and chip[2] == "dot":
            chip = (chip[0], chip[1], "swap")
        return member, self._title(view, member), chip, index == self._cursor

    def _into_sight(self) -> None:
        """The member that the keys are at."""
        made = self.marked()
        if made is not None:
            self._scroll.ensureWidgetVisible(made, 0, 1)

    @property
    def numbers(self) -> dict[str, int]:
        """Member id → the number shown, the same for the ballots."""
        return {member.id: index + 1 for index, member in enumerate(self._members)}

    def _title(self, view: SessionView, member: Member) -> str:
        if not member.is_titular:
            seat = next((one.seat_id for one in view.substitutions if one.substitute_id == member.id), "")
            titular = view.titular_of(seat) if seat else None
            return _("Suple a {name}").format(name=titular.person.short_name) if titular else _("Suplente")
        title = member_title(member, view.profile)
        if view.chair is not None and member.id == view.chair.id:
            return _("{title}, preside").format(title=title)
        return title

    def _show_counter(self, view: SessionView) -> None:
        session, found = view.session, view.quorum
        seated = {member.seat.id for member in view.seated()}
        filled = tuple(index < found.present for index, _seat in enumerate(view.seats))
        if len(seated) == found.present:
            taken = {one.seat_id for one in view.substitutions if one.substitute_id in {m.id for m in view.seated()}}
            filled = tuple(seat.id in seated or seat.id in taken for seat in view.seats)
        filled += (False,) * (view.legal - len(view.seats))
        self._counter.setText(str(found.present))
        over = session.state is SessionState.CLOSED  # who came at some moment, not who was there at the end
        self._of.setText((_("de {total} asistieron") if over else _("de {total}")).format(total=found.total))
        self._bar.set(filled, found.reached)
        there = _("Hubo quórum") if over else _("Hay quórum")
        self._quorum.setText(there if found.reached else _("Sin quórum"))
        self._quorum.setStyleSheet(f"color: {theme.tokens().good if found.reached else theme.tokens().bad}")
        self._minimum.setText(_("mínimo {min} de {total}").format(min=found.needed, total=found.total))
        self._minimum.setToolTip(found.explanation)
        lost = session.state is SessionState.OPEN and not found.reached
        self._head.setStyleSheet(f"QFrame {{ background: {theme.tokens().bad_ground}; }}" if lost else "")
        self.show_clock(view)
        self._show_others(view)

    def show_clock(self, view: SessionView) -> None:
        session = view.session
        moment = session.closed_at or now()
        self._clock.setText(show_time(moment))
        opened = session.opened_at
        span = moment - opened if opened is not None else timedelta()
        self._length.setText(_("dura {time}").format(time=show_duration(span)) if opened is not None else "")

    def _show_others(self, view: SessionView) -> None:
        session, parts = view.session, []
        if session.officials_present is not None:
            parts.append(
                ngettext("{n} funcionario", "{n} funcionarios", session.officials_present).format(
                    n=session.officials_present
                )
            )
        if session.public_present is not None:
            parts.append(ngettext("{n} vecino", "{n} vecinos", session.public_present).format(n=session.public_present))
        self._others.setText(" · ".join(parts) if parts else _("Público y funcionarios: sin indicar"))

    def _show_moves(self, view: SessionView) -> None:
        clear(self._moves)
        begun = view.session.opened_at is not None
        for part in (self._heading, self._moves_scroll):
            part.setVisible(begun)
        if view.session.opened_at is None:
            return
        number = {member.id: str(index + 1) for index, member in enumerate(self._members)}
        present = runs(int(number[m.id]) for m in view.opening_seated if m.id in number)
        opened = _("Apertura con {who}").format(who=present) if present else _("Apertura")
        lines = [(show_time(view.session.opened_at), opened)]
        words = {
            PresenceKind.ARRIVES: _("Llega {who}"),
            PresenceKind.LEAVES: _("Se retira {who}"),
            PresenceKind.RETURNS: _("Regresa {who}"),
        }
        for event in view.moves():
            text = words[event.kind].format(
                who=number.get(event.member_id, view.member(event.member_id).person.short_name)
            )
            if event.item_id:
                text += _(" · asunto {n}").format(n=view.item(event.item_id).position)
                if event.after_vote:
                    text += _(", tras votar")
            lines.append((show_time(event.at) if event.at else "–", text))
        for at, text in lines:
            time_label = label(at, "quiet")
            time_label.setFixedWidth(theme.px(38))
            self._moves.addLayout(row(time_label, label(text, wrap=True), spacing=6))

    # -- keys

    def _click(self, member_id: str) -> None:
        self.setFocus()
        self._cursor = next((i for i, one in enumerate(self._members) if one.id == member_id), 0)
        if self._view is not None:
            self.show_view(self._view)

    def choose(self, member_id: str) -> bool:
        """Put the keys at a member's row; False when she has none."""
        place = next((at for at, one in enumerate(self._members) if one.id == member_id), -1)
        if place >= 0 and self._view is not None:
            self.set_pending("")
            self._cursor = place
            self.show_view(self._view)
        return place >= 0

    @property
    def chosen(self) -> Member | None:
        """The member of the number typed, else of the cursor."""
        index = int(self.pending) - 1 if self.pending else self._cursor
        return self._members[index] if 0 <= index < len(self._members) else None

    def set_pending(self, text: str) -> None:
        self.pending = text
        self.pending_changed.emit(text)
        say(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.text().isdigit():
            self.set_pending((self.pending + event.text())[-2:])
            return
        if key in _STEPS and self._members and self._view is not None:
            step = _STEPS[key]
            self._cursor = max(0, min(len(self._members) - 1, self._cursor + step))
            self.show_view(self._view)
            return
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            self.set_pending("")
            return
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if plain and key in _OF_ALL and self.pending in ("0", "00"):
            self.set_pending("")
            self.asked.emit(EVERYBODY, key)
            return
        if plain and (key in KEYS or key in OTHER_KEYS):
            member = self.chosen
            if member is not None:
                self._cursor = self._members.index(member)
                self.set_pending("")
                self.asked.emit(member.id, key)
            else:
                self.set_pending("")
            return
        super().keyPressEvent(event)
