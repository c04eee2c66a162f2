"""The vote of a motion: one tile per seat, the result with its figures and its article, the tie."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from munidesk.base.dates import show_time
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital
from munidesk.features.council.domain import BallotValue, Outcome, Vote
from munidesk.features.council.view import SessionView
from munidesk.features.council.votes.document_ballots import shown_members, unvoted_word
from munidesk.town.domain import Member
from munidesk.town.rules import TieStep
from munidesk.ui import icons, theme
from munidesk.ui.elide import fitted
from munidesk.ui.flow import FlowLayout, WrapLayout
from munidesk.ui.scroll import show_in_scroll
from munidesk.ui.spoken import Role, say
from munidesk.ui.widgets import button, clear, column, keycap, label, row, set_kind, tone_colours

KEYS = {
    Qt.Key.Key_F: BallotValue.FOR,
    Qt.Key.Key_C: BallotValue.AGAINST,
    Qt.Key.Key_B: BallotValue.ABSTAIN,
    Qt.Key.Key_E: BallotValue.RECUSED,
}
TIE_KEYS = {"+": "second_for", "-": "second_against"}
"""What the chair may do in a tie, by the keys of the numbers' block."""
_LOOK = {
    BallotValue.FOR: ("good", "check"),
    BallotValue.AGAINST: ("bad", "close"),
    BallotValue.ABSTAIN: ("attention", "minus"),
    BallotValue.RECUSED: ("attention", "minus"),
    BallotValue.ABSENT: ("neutral", "minus"),
}
LARGE_UP_TO = 12


class BallotTile(QWidget):
    """A member's ballot: number, surname, and icon with word below."""

    clicked = Signal(str)
    spoken_role = Role.ListItem

    def __init__(
        self, number: int, member: Member, value: BallotValue | None, unvoted: str, *, cursor: bool, small: bool
    ) -> None:
        """`unvoted` says why there is no ballot; empty while it is waited for."""
        super().__init__()
        self._number, self._member, self._value, self._cursor, self._small = number, member, value, cursor, small
        word = capital(value.word) if value is not None else unvoted or _("Falta")
        self._waiting = value is None and not unvoted
        # «Preside, no vota» is whole where it is read aloud or pointed at; on the tile its end says enough.
        self._word = capital(word.rpartition(", ")[2])
        self.setAccessibleName(f"{number}, {member.person.first_surname}, {word.lower()}")
        self.setToolTip(f"{member.person.full_name}: {word.lower()}")

    def spoken(self) -> str:
        return self.accessibleName()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(104), theme.px(40 if self._small else 60))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.clicked.emit(self._member.id)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        tone, icon = _LOOK[self._value] if self._value is not None else ("neutral", "" if self._waiting else "minus")
        ink, ground = tone_colours(tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.surface if self._waiting else ground))
        painter.drawRoundedRect(self.rect(), 6, 6)
        if self._cursor or self._waiting:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(QColor(t.accent if self._cursor else t.field))
            pen.setWidth(2 if self._cursor else 1)
            painter.setPen(pen)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        self._cap(painter)
        x, line = theme.px(34), theme.px(20)
        painter.setPen(QColor(t.text))
        painter.setFont(theme.font(theme.TEXT if not self._small else theme.SMALL))
        name, room = self._member.person.first_surname, self.width() - x - 4
        if painter.fontMetrics().horizontalAdvance(name) > room:
            painter.setFont(theme.font(theme.SMALL))
        name = fitted(name, painter.fontMetrics(), room)
        top = theme.px(2 if self._small else 8)
        painter.drawText(x, top, self.width() - x - 2, line, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(QColor(t.text2 if self._waiting else ink))
        painter.setFont(theme.font(theme.SMALL if self._small else theme.TEXT, theme.SEMIBOLD))
        below = theme.px(20 if self._small else 33)
        at = x if self._small else theme.px(8)
        if icon:
            painter.drawPixmap(at, below + theme.px(2), icons.pixmap(icon, ink, 16))
        room = self.width() - at - theme.px(23)
        if painter.fontMetrics().horizontalAdvance(self._word) > room:
            painter.setFont(theme.font(theme.SMALL))
        word = fitted(self._word, painter.fontMetrics(), room)
        painter.drawText(at + theme.px(21), below, room, line, Qt.AlignmentFlag.AlignVCenter, word)
        painter.end()

    def _cap(self, painter: QPainter) -> None:
        t = theme.tokens()
        side = theme.px(20)
        painter.setPen(QColor(t.line))
        painter.setBrush(QColor(t.surface))
        painter.drawRoundedRect(theme.px(8), theme.px(8), side, side, 4, 4)
        painter.setPen(QColor(t.text2))
        painter.setFont(theme.font(theme.SMALL, theme.SEMIBOLD))
        painter.drawText(theme.px(8), theme.px(8), side, side, Qt.AlignmentFlag.AlignCenter, str(self._number))


class VotesPanel(QWidget):
    """Has the keys of voting. `asked(vote_id, member_id, value)`; member "*" is everybody present."""

    asked = Signal(str, str, object)
    pending_changed = Signal(str)
    next_item = Signal()
    spoken_role = Role.List

    def __init__(self, verbs: dict[str, Callable[[str], None]]) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Votación"))
        self._verbs = verbs
        self.vote_id = ""
        self.pending = ""
        self._cursor = 0
        self._members: tuple[Member, ...] = ()
        self._numbers: dict[str, int] = {}
        self._view: SessionView | None = None
        self._flow = FlowLayout(8, theme.px(104))
        self._tiles = QWidget()
        self._tiles.setLayout(self._flow)
        self._result = ResultPanel(verbs)
        self.setLayout(column(self._tiles, self._result, spacing=10))

    def show_vote(self, view: SessionView, vote: Vote, numbers: dict[str, int]) -> None:
        """`numbers` are those of the roster, so that «3» means the same person everywhere."""
        if vote.id != self.vote_id:
            self._cursor = 0
        self._view, self.vote_id, self._numbers = view, vote.id, numbers
        self._members = tuple(sorted(shown_members(view, vote), key=lambda one: numbers.get(one.id, 99)))
        cast = {ballot.member_id: ballot.value for ballot in view.ballots_of(vote.id) if not ballot.second}
        clear(self._flow)
        for index, member in enumerate(self._members):
            tile = BallotTile(
                numbers.get(member.id, index + 1),
                member,
                cast.get(member.id),
                unvoted_word(view, vote, member),
                cursor=index == self._cursor and self.hasFocus(),
                small=len(self._members) > LARGE_UP_TO,
            )
            tile.clicked.connect(self._click)
            self._flow.addWidget(tile)
            tile.show()  # a layout counts only what is not hidden, and the height is asked for now
        self._tiles.setVisible(bool(self._members))
        self._result.show_result(view, vote)
        self._fit_tiles()
        QTimer.singleShot(0, self, self._into_sight)
        say(self)

    def marked(self) -> QWidget | None:
        """The tile of the cursor."""
        item = self._flow.itemAt(self._cursor)
        return item.widget() if item is not None else None

    def spoken(self) -> str:
        """The number that was typed, whose ballot the cursor is on, and what the vote amounts to."""
        tile = self.marked()
        told = (self.pending, tile.accessibleName() if tile is not None else "", self._result.accessibleName())
        return ". ".join(part for part in told if part)

    def _into_sight(self) -> None:
        """Whoever votes sees the ballots with their result, and in a tie what the chair may do."""
        if self.hasFocus():
            show_in_scroll(self._result)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        QTimer.singleShot(0, self, self._into_sight)

    @property
    def tied(self) -> bool:
        """Whether the chair decides now, with the keys of `TIE_KEYS`."""
        return self._result.asks_the_chair

    def _fit_tiles(self) -> None:
        """As many lines of tiles as the width asks for: a scroll area does not ask by itself."""
        width = max(1, self.width())
        tiles = self._flow.heightForWidth(width) if self._members else 0
        self._tiles.setFixedHeight(tiles)
        self.setMinimumHeight(tiles + 10 + max(self._result.sizeHint().height(), self._result.heightForWidth(width)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_tiles()
        super().resizeEvent(event)

    def _click(self, member_id: str) -> None:
        self.setFocus()
        self._cursor = next((i for i, one in enumerate(self._members) if one.id == member_id), 0)
        self.repaint_cursor()

    def repaint_cursor(self) -> None:
        if self._view is not None and self.vote_id:
            vote = next((one for one in self._view.votes if one.id == self.vote_id), None)
            if vote is not None:
                self.show_vote(self._view, vote, self._numbers)

    def set_pending(self, text: str) -> None:
        self.pending = text
        self.pending_changed.emit(text)
        say(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        if event.text().isdigit():
            self.set_pending((self.pending + event.text())[-2:])
            return
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down) and self._members:
            step = 1 if key in (Qt.Key.Key_Right, Qt.Key.Key_Down) else -1
            self._cursor = max(0, min(len(self._members) - 1, self._cursor + step))
            self.repaint_cursor()
            return
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            self.set_pending("")
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next_item.emit()
            return
        if event.text() in TIE_KEYS and self._result.asks_the_chair:
            self._verbs[TIE_KEYS[event.text()]](self.vote_id)
            return
        if key in KEYS and self.vote_id:
            self._vote(KEYS[key])
            return
        super().keyPressEvent(event)

    def _vote(self, value: BallotValue) -> None:
        pending = self.pending
        self.set_pending("")
        if pending in ("0", "00"):
            self.asked.emit(self.vote_id, "*", value)
            return
        if pending:
            member = next((m for m in self._members if self._numbers.get(m.id) == int(pending)), None)
        else:
            member = self._members[self._cursor] if self._cursor < len(self._members) else None
        if member is None:
            return
        self._cursor = self._members.index(member)
        self.asked.emit(self.vote_id, member.id, value)
        if not pending:
            self._cursor = min(len(self._members) - 1, self._cursor + 1)
            self.repaint_cursor()


def again_words(step: TieStep | None) -> str:
    """What the link under a result offers: the next step of a tie, else a vote that mends this one."""
    match step:
        case TieStep.SECOND_VOTE:
            return _("Segunda votación")
        case TieStep.NEW_SESSION:
            return _("Pasar a una nueva sesión")
    return _("Rectificar votación…")


class QuorumLine(QWidget):
    """That the vote has no quorum to decide, and the reason by which it stands all the same; hidden where it has."""

    def __init__(self, write: Callable[[], None], clear_reason: Callable[[], None]) -> None:
        super().__init__()
        self.told = ""
        self._text = label(kind="fault", wrap=True)
        self._write, self._clear = button("", write, kind="small"), button("", clear_reason, kind="small")
        self._clear.setText(_("Quitar el motivo"))
        layout = column(self._text, spacing=4)
        layout.addLayout(row(self._write, self._clear, None))
        self.setLayout(layout)

    def show_vote(self, view: SessionView, vote: Vote) -> None:
        lacking, reason = view.lacks_quorum(vote), vote.quorum_reason
        self.told = _("Sin quórum para decidir: {lacking}.").format(lacking=lacking) if lacking else ""
        if lacking and reason:
            self.told += " " + _("Motivo: {reason}").format(reason=reason)
        self._text.setText(self.told)
        self._write.setText(_("Cambiar el motivo…") if reason else _("Escribir por qué se vota…"))
        self._clear.setVisible(bool(reason))
        self.setVisible(bool(lacking))


class ResultPanel(QFrame):
    """APROBADA or not, the counts, the sentence with figures and article; what the chair may do in a tie."""

    def __init__(self, verbs: dict[str, Callable[[str], None]]) -> None:
        super().__init__()
        self._verbs = verbs
        self._vote_id = ""
        self.asks_the_chair = False
        """Whether the vote is tied and the chair decides."""
        self._word, self._counts, self._at = label(), label(kind="strong"), label(kind="quiet")
        self._why, self._article = label(wrap=True), label(kind="quiet", wrap=True)
        self._again = button("", lambda: verbs["again"](self._vote_id), kind="line")
        links = column(
            button(_("Ver el cálculo"), lambda: verbs["explain"](self._vote_id), kind="line"),
            button(_("Corregir con motivo…"), lambda: verbs["override"](self._vote_id), kind="line"),
            self._again,
            None,
            spacing=0,
        )
        self._second = QWidget()
        self._tie = label(kind="strong")
        self._second.setLayout(
            row(
                self._tie,
                button(_("A favor"), lambda: verbs["second_for"](self._vote_id), kind="small"),
                keycap("+"),
                button(_("En contra"), lambda: verbs["second_against"](self._vote_id), kind="small"),
                keycap("−"),
                None,
            )
        )
        self._quorum = QuorumLine(lambda: verbs["quorum"](self._vote_id), lambda: verbs["quorum_clear"](self._vote_id))
        texts = column(spacing=2)
        texts.addLayout(WrapLayout(self._word, self._counts, self._at, spacing=10))
        for widget in (self._quorum, self._second, self._why, self._article):
            texts.addWidget(widget)
        layout = row(spacing=8, margins=(14, 8, 8, 8))
        layout.addLayout(texts, 1)
        layout.addLayout(links)
        self.setLayout(layout)

    def show_result(self, view: SessionView, vote: Vote) -> None:
        self._vote_id = vote.id
        result = view.results[vote.id]
        word, kind, tone = {
            Outcome.PASSED: (_("APROBADA"), "good", "good"),
            Outcome.REJECTED: (_("RECHAZADA"), "bad", "bad"),
            Outcome.TIED: (_("EMPATADA"), "attention", "attention"),
            Outcome.OPEN: (_("Votación abierta"), "neutral", "text2"),
        }[result.outcome]
        set_kind(self, kind)
        ink = getattr(theme.tokens(), tone)
        self._word.setText(word)
        self._word.setStyleSheet(f"color: {ink}; font-weight: 700; font-size: {round(theme.PANEL * 4 / 3)}px;")
        self._counts.setText(self._figures(view, vote))
        self._at.setText(show_time(vote.voted_at) if vote.voted_at else "")
        missing = ngettext("Falta {n} voto.", "Faltan {n} votos.", result.missing).format(n=result.missing)
        self._why.setText(missing if result.outcome is Outcome.OPEN and result.missing else result.explanation)
        article = result.article if result.article not in result.explanation else ""
        self._article.setText(" · ".join(part for part in (article, result.rule.mark.caution) if part))
        self._article.setVisible(bool(self._article.text()))
        self._again.setText(again_words(result.step))
        self._second.setVisible(result.needs_second)
        self.asks_the_chair = result.needs_second
        self._tie.setText(_("Voto dirimente:") if result.casting else _("Doble voto:"))
        self._quorum.show_vote(view, vote)
        told = (word, self._counts.text(), f"{self._why.text()} {self._quorum.told}".strip())
        self.setAccessibleName(". ".join(part for part in told if part))

    def _figures(self, view: SessionView, vote: Vote) -> str:
        counts = view.results[vote.id].counts
        if not (counts.for_ or counts.against or counts.abstain):
            return ""
        parts = [_("{n} a favor").format(n=counts.for_)]
        if counts.against:
            parts.append(_("{n} en contra").format(n=counts.against))
        if counts.abstain:
            parts.append(ngettext("{n} abstención", "{n} abstenciones", counts.abstain).format(n=counts.abstain))
        if counts.absent:
            parts.append(ngettext("{n} ausente", "{n} ausentes", counts.absent).format(n=counts.absent))
        return " · ".join(parts)
