"""Right panel of the session: who is here, whether that is enough, and who came and went."""

from datetime import timedelta

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from munidesk.base.dates import now, show_duration, show_time
from munidesk.base.i18n import _, ngettext
from munidesk.features.council.domain import PresenceKind, SessionState
from munidesk.features.council.sessions.page_detail import presence_words
from munidesk.features.council.view import SessionView
from munidesk.town.domain import Member
from munidesk.town.posts import member_title
from munidesk.ui import icons, theme
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import Chip, card, clear, column, elided, keycap, label, row, rule, tone_colours

KEYS = {
    Qt.Key.Key_P: PresenceKind.PRESENT,
    Qt.Key.Key_A: PresenceKind.ABSENT,
    Qt.Key.Key_J: PresenceKind.JUSTIFIED,
    Qt.Key.Key_L: PresenceKind.LICENCE,
    Qt.Key.Key_R: PresenceKind.LEAVES,
}
OTHER_KEYS = (Qt.Key.Key_S, Qt.Key.Key_M, Qt.Key.Key_H, Qt.Key.Key_Delete)
"""Suplente, motive, hour of the last move, and take the last mark back."""


class QuorumBar(QWidget):
    """One segment per seat, filled when somebody sits there."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.px(8))
        self._filled: tuple[bool, ...] = ()
        self._enough = True

    def set(self, filled: tuple[bool, ...], enough: bool) -> None:
        self._filled, self._enough = filled, enough
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._filled:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = 4 if len(self._filled) <= 12 else 1
        width = (self.width() - gap * (len(self._filled) - 1)) / len(self._filled)
        ink = theme.colour("good" if self._enough else "bad")
        for index, filled in enumerate(self._filled):
            painter.setPen(ink if filled else theme.colour("field"))
            painter.setBrush(ink if filled else theme.colour("neutral"))
            painter.drawRoundedRect(QRectF(index * (width + gap) + 0.5, 0.5, width - 1, self.height() - 1), 3, 3)
        painter.end()


class RosterRow(QFrame):
    """Number, name, post and a chip; the cursor is the hover ground."""

    clicked = Signal(str)

    def __init__(
        self, number: str, member: Member, title: str, chip: tuple[str, str, str], *, cursor: bool, narrow: bool
    ) -> None:
        super().__init__()
        self._id = member.id
        self.setFixedHeight(theme.px(49))
        self.setObjectName("roster")
        ground = theme.tokens().selected if cursor else "transparent"
        self.setStyleSheet(f"#roster {{ background: {ground}; border: 0; }}")
        # A long name gives way to the chip, which says what matters now.
        name, post = elided(member.person.short_name, "strong", stretch=True), elided(title, "quiet", stretch=True)
        layout = row(keycap(number), spacing=8, margins=(12, 2, 8, 2))
        layout.addLayout(column(name, post, spacing=0), 1)
        layout.addWidget(_icon(chip) if narrow else Chip(*chip))
        self.setLayout(layout)
        self.setAccessibleName(f"{number}, {member.person.short_name}, {chip[0]}")

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.clicked.emit(self._id)


def _icon(chip: tuple[str, str, str]) -> QLabel:
    """The chip's icon alone, its word as the tip."""
    made = QLabel()
    made.setPixmap(icons.pixmap(chip[2] or "dot", tone_colours(chip[1])[0], 18))
    made.setToolTip(chip[0])
    return made


class RosterPanel(QFrame):
    """`asked` fires with (member, key); the page knows what each key does. `pending_changed`: the number typed."""

    asked = Signal(str, object)
    pending_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Asistencia"))
        self._view: SessionView | None = None
        self._members: tuple[Member, ...] = ()
        self._cursor = 0
        self.pending = ""
        self._length, self._clock = label(kind="quiet"), label(kind="figure")
        self._counter, self._of = label(kind="figure"), label(kind="quiet-text")
        self._bar = QuorumBar()
        self._quorum, self._minimum = label(kind="strong"), label(kind="quiet")
        self._head = card("bar")
        counter = row(self._counter, self._of, None, self._clock, spacing=6)
        head = column(spacing=4, margins=(12, 8, 12, 8))
        head.addLayout(row(label(_("Asistencia"), "panel"), None, self._length))
        head.addLayout(counter)
        head.addWidget(self._bar)
        head.addLayout(row(self._quorum, self._minimum, None, spacing=8))
        self._head.setLayout(head)
        self._rows: QVBoxLayout = column(spacing=0)
        self._moves: QVBoxLayout = column(spacing=2, margins=(12, 8, 12, 8))
        body = QWidget()
        inner = column(spacing=0)
        inner.addLayout(self._rows)
        inner.addLayout(self._moves)
        inner.addStretch(1)
        body.setLayout(inner)
        self._scroll = scrolling(body)
        self._others = label(kind="quiet-text")
        layout = column(self._head, rule(), spacing=0, margins=(1, 1, 1, 1))
        layout.addWidget(self._scroll, 1)
        layout.addWidget(rule())
        layout.addLayout(row(self._others, None, margins=(12, 6, 12, 6)))
        self.setLayout(layout)

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
        clear(self._rows)
        for index, member in enumerate(self._members):
            chip = presence_words(view, member)
            if not member.is_titular and chip[2] == "dot":
                chip = (chip[0], chip[1], "swap")
            made = RosterRow(
                str(index + 1),
                member,
                self._title(view, member),
                chip,
                cursor=index == self._cursor,
                narrow=self.width() < theme.px(250),
            )
            made.clicked.connect(self._click)
            self._rows.addWidget(made)
            self._rows.addWidget(rule())
        self._show_moves(view)

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
        self._counter.setText(str(found.present))
        self._of.setText(_("de {total}").format(total=found.total))
        self._bar.set(filled, found.reached)
        self._quorum.setText(_("Hay quórum") if found.reached else _("Sin quórum"))
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
        if view.session.opened_at is None:
            return
        self._moves.addWidget(label(_("Movimientos"), "strong"))
        number = {member.id: str(index + 1) for index, member in enumerate(self._members)}
        present = ", ".join(number.get(m.id, "") for m in view.opening_seated if m.id in number)
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

    @property
    def chosen(self) -> Member | None:
        """The member of the number typed, else of the cursor."""
        index = int(self.pending) - 1 if self.pending else self._cursor
        return self._members[index] if 0 <= index < len(self._members) else None

    def set_pending(self, text: str) -> None:
        self.pending = text
        self.pending_changed.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.text().isdigit():
            self.set_pending((self.pending + event.text())[-2:])
            return
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._members and self._view is not None:
            step = 1 if key == Qt.Key.Key_Down else -1
            self._cursor = max(0, min(len(self._members) - 1, self._cursor + step))
            self.show_view(self._view)
            return
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            self.set_pending("")
            return
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
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
