"""The card of the next session."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from munidesk.base.dates import show_date, show_time, today
from munidesk.base.i18n import _, ngettext
from munidesk.features.council.domain import SessionState
from munidesk.features.council.pending import upcoming
from munidesk.features.council.sessions.store import SessionRow, sessions
from munidesk.features.council.view_data import SessionView, load_view
from munidesk.ui import theme
from munidesk.ui.context import Context
from munidesk.ui.widgets import Chip, button, card, column, elided, icon_label, label, row


def session_card(context: Context) -> QWidget:
    """The session that is held, or the next one."""
    return _card(context, next(iter(upcoming(sessions(context.store))), None))


def _card(context: Context, session: SessionRow | None) -> QWidget:
    """The next session with its day, what is ready for it and the way in; or the way to call one."""
    made = card()
    if session is None:
        text = label(_("No hay ninguna sesión convocada. Convoque la próxima y prepare su orden del día."), wrap=True)
        go = button(_("Nueva sesión"), partial(_new_session, context), kind="primary", icon="plus")
        inner = column(label(_("Próxima sesión"), "quiet"), text, spacing=12, margins=(16, 16, 16, 16))
        inner.addLayout(row(go, None))
        inner.addStretch(1)
        made.setLayout(inner)
        return made
    view = load_view(context.store, session.id)
    middle = column(spacing=6)
    at = show_time(session.start)
    soon = _("Hoy, {at}").format(at=at) if session.date == today() else show_date(session.date, "EEE d MMM") + f", {at}"
    chip = (
        Chip(_("En sesión"), "accent", "dot") if session.state is SessionState.OPEN else Chip(soon, "accent", "clock")
    )
    middle.addLayout(row(elided(_("Próxima sesión"), "quiet"), chip, None))
    title = f"{session.label} · {session.place}" if session.place else session.label
    middle.addWidget(elided(title, "panel", stretch=True))
    for icon, tone, words in _readiness(view):
        line = row(icon_label(icon, tone))
        line.addWidget(elided(words, stretch=True), 1)
        middle.addLayout(line)
    middle.addStretch(1)
    is_open = session.state is SessionState.OPEN
    first = button(
        _("Seguir la sesión") if is_open else _("Ir a la sesión"), partial(_go, context, session.id, "live"),
        kind="primary", icon="play",
    )  # fmt: skip
    agenda = button(_("Ver orden del día"), partial(_go, context, session.id, "agenda"))
    notice = button(_("Convocatoria"), partial(_go, context, session.id, "notice"), icon="printer")
    layout = row(_day(session), spacing=20, margins=(16, 16, 16, 16))
    layout.addLayout(middle, 1)
    layout.addLayout(column(first, agenda, notice, None, spacing=8))
    made.setLayout(layout)
    return made


def _go(context: Context, session_id: str, step: str) -> None:
    context.navigator.go("council.session", id=session_id, step=step)


def _new_session(context: Context) -> None:
    from munidesk.features.council.sessions.page_new import ask_new_session

    if session_id := ask_new_session(context):
        _go(context, session_id, "agenda")


def _readiness(view: SessionView) -> list[tuple[str, str, str]]:
    found = []
    sent = view.session.call_sent
    if sent is not None:
        when = show_date(sent, "d 'de' MMMM", view.municipality.country)
        found.append(("check-circle", "good", _("Convocatoria enviada el {day}").format(day=when)))
    else:
        found.append(("alert", "attention", _("Falta indicar cuándo se envió la convocatoria")))
    total = view.legal
    away = sum(1 for m in view.titulars if m.seat.counts and m.id in view.states and not view.states[m.id].in_room)
    enough = total - away >= view.quorum.needed
    words = _("Quórum previsto: {n} de {total}, mínimo {min}").format(
        n=total - away, total=total, min=view.quorum.needed
    )
    found.append(("check-circle" if enough else "alert", "good" if enough else "bad", words))
    items = ngettext("Orden del día: {n} asunto", "Orden del día: {n} asuntos", len(view.items)).format(
        n=len(view.items)
    )
    found.append(("check-circle" if view.items else "alert", "good" if view.items else "attention", items))
    return found


def _day(session: SessionRow) -> QWidget:
    made = card("good")
    made.setStyleSheet(f"QFrame {{ background: {theme.tokens().hover}; border-radius: 6px; }}")
    made.setFixedWidth(theme.px(92))
    number = label(str(session.date.day))
    number.setFont(theme.font(29, theme.SEMIBOLD))
    names = [
        label(show_date(session.date, "EEEE"), "strong"),
        number,
        label(show_date(session.date, "MMMM"), "strong"),
    ]
    for one in names:
        one.setAlignment(Qt.AlignmentFlag.AlignCenter)
        one.setStyleSheet(f"color: {theme.tokens().accent}")
    number.setStyleSheet(f"color: {theme.tokens().accent}; font-size: {theme.px(39)}px; font-weight: 600;")
    made.setLayout(column(None, *names, None, spacing=2, margins=(4, 8, 4, 8)))
    return made
