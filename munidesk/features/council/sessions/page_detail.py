"""The selected session at a glance: who was there, what was decided, what is missing."""

from collections.abc import Callable
from datetime import time

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from munidesk.base.dates import show_date, show_time, today
from munidesk.base.i18n import _, ngettext
from munidesk.features.council.domain import Outcome, PresenceKind, SessionState
from munidesk.features.council.minutes.standing import standing
from munidesk.features.council.sessions.store import SessionRow
from munidesk.features.council.view_data import SessionView, load_view
from munidesk.features.council.votes.told import figures
from munidesk.town.domain import Member
from munidesk.town.posts import member_title
from munidesk.ui import theme
from munidesk.ui.context import Context
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import Chip, button, clear, column, elided, label, row, rule


def presence_words(view: SessionView, member: Member) -> tuple[str, str, str]:
    """(word, tone, icon) of a member's attendance; a blank is «Sin marcar», never an absence."""
    state = view.states.get(member.id)
    if state is None:
        return _("Sin marcar"), "neutral", "minus"
    arrived = next((e for e in view.moves() if e.member_id == member.id and e.kind is PresenceKind.ARRIVES), None)
    match state.kind:
        case PresenceKind.JUSTIFIED:
            return _("Con aviso"), "attention", "half"
        case PresenceKind.LICENCE:
            return _("Licencia"), "neutral", "half"
        case PresenceKind.ABSENT:
            return _("Ausente"), "bad", "close"
        case PresenceKind.LEAVES:
            return _("Se retiró {at}").format(at=show_time(state.since) if state.since else ""), "neutral", "minus"
    if arrived is not None and arrived.at is not None:
        return _("Llegó {at}").format(at=show_time(arrived.at)), "good", "clock"
    return _("Presente"), "good", "dot"


class SessionDetail(QFrame):
    """Follows the selection of the list with the arrow keys."""

    def __init__(self, context: Context, opened: Callable[..., None]) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._context = context
        self._opened = opened
        self._session: SessionRow | None = None
        self._body: QVBoxLayout = column(spacing=0)
        holder = QWidget()
        holder.setLayout(self._body)
        scroll = scrolling(holder)
        self.setLayout(column(scroll, spacing=0, margins=(1, 1, 1, 1)))

    def show_session(self, session: object) -> None:
        found = session if isinstance(session, SessionRow) else None
        if found == self._session and found is not None:
            return
        self._session = found
        clear(self._body)
        if found is None:
            self._body.addStretch(1)
            return
        view = load_view(self._context.store, found.id)
        self._head(found, view)
        if view.states:
            self._body.addWidget(rule())
            self._attendance(view)
        if view.resolutions or view.votes:
            self._body.addWidget(rule())
            self._resolutions(view)
        self._body.addStretch(1)

    def _head(self, session: SessionRow, view: SessionView) -> None:
        self._body.addLayout(
            row(label(session.label, "panel"), None, Chip(*minutes_chip(session)), margins=(16, 14, 16, 0))
        )
        day = show_date(session.date, "EEEE d 'de' MMMM", view.municipality.country)
        hours = show_time(session.opened_at or session.start)
        if session.state is SessionState.EARLIER and session.start == time(0):
            hours = ""  # the original does not say it
        if session.closed_at is not None and session.state is SessionState.CLOSED:
            hours = _("{a} a {b}").format(a=hours, b=show_time(session.closed_at))
        self._body.addLayout(row(label(", ".join(filter(None, (day, hours))), "quiet-text"), margins=(16, 2, 16, 8)))
        buttons = row(button(_("Abrir"), lambda: self._opened(session.id)), spacing=8, margins=(16, 0, 16, 12))
        if session.state in {SessionState.CLOSED, SessionState.OPEN, SessionState.NO_QUORUM}:
            buttons.addWidget(button(_("Ver acta"), lambda: self._opened(session.id, "minutes"), icon="file"))
        buttons.addStretch(1)
        self._body.addLayout(buttons)

    def _attendance(self, view: SessionView) -> None:
        found = view.quorum
        over = view.session.state is SessionState.CLOSED  # who came at some moment, not who was there at the end
        words = _("asistieron {n} de {total} · quórum {min}") if over else _("{n} de {total} · quórum {min}")
        count = words.format(n=found.present, total=found.total, min=found.needed)
        self._body.addLayout(
            row(label(_("Asistencia"), "strong"), label(count, "quiet"), None, margins=(16, 10, 16, 4))
        )
        shown = [m for m in view.titulars if not m.seat.is_bench]
        shown += [m for m in view.substitutes if m.id in view.states]
        for member in shown[:40]:
            word, tone, icon = presence_words(view, member)
            chip = Chip(word, tone, icon)
            title = label(member_title(member, view.profile), "quiet")
            self._body.addLayout(row(label(member.person.short_name), title, None, chip, margins=(16, 2, 16, 2)))

    def _resolutions(self, view: SessionView) -> None:
        votes = ngettext("{n} votación", "{n} votaciones", len(view.votes)).format(n=len(view.votes))
        self._body.addLayout(
            row(label(_("Resoluciones"), "strong"), label(votes, "quiet"), None, margins=(16, 10, 16, 4))
        )
        for resolution in view.resolutions[:30]:
            number = label(str(resolution.number or "–"), "quiet")
            number.setFixedWidth(theme.px(28))
            title = resolution.title or view.item(resolution.item_id).title
            line = row(number, margins=(16, 3, 16, 3))
            line.addWidget(elided(title, stretch=True), 1)
            vote = view.final_vote(resolution.motion_id) if resolution.motion_id else None
            if vote is not None:
                result = view.results[vote.id]
                passed = result.outcome is Outcome.PASSED
                tone, icon = ("good", "check") if passed else ("bad", "close")
                line.addWidget(Chip(figures(result), tone, icon))
            self._body.addLayout(line)


def minutes_chip(session: SessionRow) -> tuple[str, str, str]:
    """(word, tone, icon) of where the session and its acta stand."""
    match session.state:
        case SessionState.OPEN:
            return _("En sesión"), "accent", "dot"
        case SessionState.NO_QUORUM:
            return _("Sin quórum"), "neutral", "minus"
        case SessionState.CANCELLED:
            return _("Suspendida"), "neutral", "minus"
        case SessionState.ANNULLED:
            return _("Anulada"), "bad", "minus"
        case SessionState.EARLIER:
            return _("Original"), "neutral", "paperclip"
        case SessionState.CONVENED:
            is_today = session.date == today()
            return (_("Hoy") if is_today else _("Convocada")), "accent", "calendar"
    return standing(session.minutes_state)
