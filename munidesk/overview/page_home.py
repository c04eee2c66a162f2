"""Inicio: what is next and what waits, each with its way there."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QGridLayout, QWidget

from munidesk.base.dates import now, show_date, show_long, show_time, today
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital
from munidesk.data import backup
from munidesk.features.council.domain import MinutesState, SessionState
from munidesk.features.council.session_data import SessionView, load_view
from munidesk.features.council.store_sessions import SessionRow, sessions
from munidesk.town import store as town
from munidesk.ui import icons, theme
from munidesk.ui.context import Context
from munidesk.ui.page import Crumb, Page
from munidesk.ui.widgets import Chip, button, card, clear, column, label, row, rule
from munidesk.ui.window import backup_words

_PENDING = {MinutesState.DRAFT, MinutesState.IN_APPROVAL}


class HomePage(Page):
    tables = frozenset({"session", "minutes", "agenda_item", "presence", "municipality", "substitution"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._title = label(kind="title")
        self._line = label(kind="quiet-text")
        self._grid = QGridLayout()
        self._grid.setSpacing(16)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 1)
        layout = column(self._title, self._line, spacing=6, margins=(24, 16, 24, 16))
        layout.addSpacing(10)
        layout.addLayout(self._grid)
        layout.addStretch(1)
        self.setLayout(layout)

    def crumbs(self) -> Sequence[Crumb]:
        return ((_("Inicio"), ""),)

    def refresh(self) -> None:
        store = self.context.store
        country = town.municipality(store).country
        name = self.context.settings.author.split(" ")[0]
        hello = _("Buen día") if now().hour < 13 else _("Buenas tardes") if now().hour < 20 else _("Buenas noches")
        self._title.setText(f"{hello}, {name}" if name else hello)
        found = sessions(store)
        upcoming = sorted(
            (one for one in found if one.state in {SessionState.CONVENED, SessionState.OPEN}),
            key=lambda one: (one.state is not SessionState.OPEN, one.date, one.start),
        )
        pending = [one for one in found if one.state is SessionState.CLOSED and one.minutes_state in _PENDING]
        self._line.setText(self._summary(country, upcoming, pending))
        clear(self._grid)
        self._grid.addWidget(self._next(upcoming[0] if upcoming else None), 0, 0)
        self._grid.addWidget(self._backup(), 0, 1)
        self._grid.addWidget(self._minutes(pending), 1, 0)
        self._grid.addWidget(self._recent(found), 1, 1)

    def _summary(self, country: str, upcoming: Sequence[SessionRow], pending: Sequence[SessionRow]) -> str:
        parts = [show_long(today(), country)]
        if any(one.date == today() for one in upcoming):
            parts.append(_("hoy hay sesión"))
        if pending:
            parts.append(ngettext("{n} acta por aprobar", "{n} actas por aprobar", len(pending)).format(n=len(pending)))
        return " · ".join(parts)

    # -- the next session

    def _next(self, session: SessionRow | None) -> QWidget:
        made = card()
        if session is None:
            text = label(
                _("No hay ninguna sesión convocada. Convoque la próxima y prepare su orden del día."), wrap=True
            )
            go = button(_("Nueva sesión"), self._new_session, kind="primary", icon="plus")
            made.setLayout(
                column(label(_("Próxima sesión"), "quiet"), text, _left(go), None, spacing=12, margins=(16, 16, 16, 16))
            )
            return made
        view = load_view(self.context.store, session.id)
        middle = column(spacing=6)
        at = show_time(session.start)
        soon = (
            _("Hoy, {at}").format(at=at)
            if session.date == today()
            else show_date(session.date, "EEE d MMM") + f", {at}"
        )
        chip = (
            Chip(_("En sesión"), "accent", "dot")
            if session.state is SessionState.OPEN
            else Chip(soon, "accent", "clock")
        )
        middle.addLayout(row(label(_("Próxima sesión"), "quiet"), chip, None))
        title = f"{session.label} · {session.place}" if session.place else session.label
        middle.addWidget(label(title, "panel"))
        for icon, tone, words in _readiness(view):
            middle.addLayout(row(_icon(icon, tone), label(words), None))
        middle.addStretch(1)
        is_open = session.state is SessionState.OPEN
        first = button(
            _("Seguir la sesión") if is_open else _("Ir a la sesión"), lambda: self._go(session.id, "live"),
            kind="primary", icon="play",
        )  # fmt: skip
        agenda = button(_("Ver orden del día"), lambda: self._go(session.id, "agenda"))
        notice = button(_("Convocatoria"), lambda: self._go(session.id, "notice"), icon="printer")
        layout = row(_day(session), spacing=20, margins=(16, 16, 16, 16))
        layout.addLayout(middle, 1)
        layout.addLayout(column(first, agenda, notice, None, spacing=8))
        made.setLayout(layout)
        return made

    def _go(self, session_id: str, step: str) -> None:
        self.context.navigator.go("council.session", id=session_id, step=step)

    def _new_session(self) -> None:
        from munidesk.features.council.page_sessions_new import ask_new_session

        if session_id := ask_new_session(self.context):
            self._go(session_id, "agenda")

    # -- the rest

    def _minutes(self, pending: Sequence[SessionRow]) -> QWidget:
        made = card()
        layout = column(_head("stamp", _("Actas por aprobar")), rule(), spacing=0)
        if not pending:
            layout.addWidget(_padded(label(_("Ninguna acta espera aprobación."), "quiet-text")))
        for one in pending[:5]:
            draft = one.minutes_state is MinutesState.DRAFT
            chip = Chip(_("Borrador"), "neutral", "pencil") if draft else Chip(_("Por aprobar"), "attention", "hand")
            go = button(_("Ver acta"), partial(self._go, one.id, "minutes"), kind="quiet")
            day = label(show_date(one.date, "d 'de' MMMM"), "quiet")
            layout.addLayout(row(label(one.label, "strong"), day, None, chip, go, margins=(16, 6, 8, 6)))
            layout.addWidget(rule())
        layout.addStretch(1)
        made.setLayout(layout)
        return made

    def _recent(self, found: Sequence[SessionRow]) -> QWidget:
        made = card()
        layout = column(_head("council", _("Últimas sesiones")), rule(), spacing=0)
        held = [one for one in found if one.state is SessionState.CLOSED][:4]
        if not held:
            layout.addWidget(_padded(label(_("Todavía no hay sesiones celebradas."), "quiet-text")))
        for one in held:
            go = button(one.label, partial(self._go, one.id, "minutes"), kind="quiet")
            count = _("{n} de {total}").format(n="–" if one.present is None else one.present, total=one.seats)
            layout.addLayout(row(go, None, label(count, "quiet"), margins=(8, 4, 16, 4)))
        layout.addStretch(1)
        made.setLayout(layout)
        return made

    def _backup(self) -> QWidget:
        made = card()
        mark = self.context.store.last_backup
        words, tone = backup_words(mark)
        icon = "check" if tone == "good" else "alert"
        head = row(_icon("shield-check", tone), label(_("Respaldo"), "panel"), None, margins=(16, 12, 16, 8))
        head.addWidget(Chip(_("Verificado") if tone == "good" else _("Pendiente"), tone, icon))
        layout = column(spacing=8)
        layout.addLayout(head)
        layout.addWidget(rule())
        layout.addWidget(_padded(label(words, wrap=True)))
        where = mark.folder if mark else _("Guarde una copia verificada en una memoria o en otro disco.")
        layout.addWidget(_padded(label(where, "quiet", wrap=True)))
        layout.addLayout(row(button(_("Respaldar ahora"), self.back_up), None, margins=(16, 0, 16, 16)))
        layout.addStretch(1)
        made.setLayout(layout)
        return made

    def back_up(self) -> None:
        """Into the folder of last time, or the one the person chooses."""
        mark = self.context.store.last_backup
        usual = mark.folder if mark else str(self.context.store.path.parent)
        folder = QFileDialog.getExistingDirectory(
            self.context.window, _("Carpeta del respaldo"), usual, QFileDialog.Option.DontUseNativeDialog
        )
        if not folder:
            return
        report = backup.backup(self.context.store, Path(folder))
        self.context.toast(_("Respaldo verificado: {name}").format(name=report.path.name), False)
        self.refresh()


def _readiness(view: SessionView) -> list[tuple[str, str, str]]:
    found = []
    sent = view.session.call_sent
    if sent is not None:
        when = show_date(sent, "d 'de' MMMM", view.municipality.country)
        found.append(("check-circle", "good", _("Convocatoria enviada el {day}").format(day=when)))
    else:
        found.append(("alert", "attention", _("Falta indicar cuándo se envió la convocatoria")))
    total = len(view.seats)
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
        label(capital(show_date(session.date, "EEEE")), "strong"),
        number,
        label(show_date(session.date, "MMMM"), "strong"),
    ]
    for one in names:
        one.setAlignment(Qt.AlignmentFlag.AlignCenter)
        one.setStyleSheet(f"color: {theme.tokens().accent}")
    number.setStyleSheet(f"color: {theme.tokens().accent}; font-size: {theme.px(39)}px; font-weight: 600;")
    made.setLayout(column(None, *names, None, spacing=2, margins=(4, 8, 4, 8)))
    return made


def _icon(name: str, tone: str) -> QWidget:
    from PySide6.QtWidgets import QLabel

    made = QLabel()
    made.setPixmap(icons.pixmap(name, getattr(theme.tokens(), tone), 18))
    return made


def _head(icon: str, words: str) -> QWidget:
    holder = QWidget()
    holder.setLayout(row(_icon(icon, "text2"), label(words, "panel"), None, margins=(16, 12, 16, 12)))
    return holder


def _padded(widget: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(row(widget, margins=(16, 6, 16, 6)))
    return holder


def _left(widget: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(row(widget, None))
    return holder
