"""Inicio: what is next and what waits, each with its way there."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QGridLayout, QMenu, QScrollArea, QWidget

from munidesk.base.dates import now, show_date, show_long, show_time, today
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital
from munidesk.data import backup
from munidesk.documents.model import Document
from munidesk.features.council.domain import MinutesState, SessionState
from munidesk.features.council.session_data import SessionView, load_view
from munidesk.features.council.store_sessions import SessionRow
from munidesk.overview.page_home_cards import (
    activities_card,
    backup_card,
    icon_label,
    initiatives_card,
    minutes_card,
    pilot_card,
)
from munidesk.overview.pending import Pending, load_pending
from munidesk.town import store as town
from munidesk.town.exports import Selection
from munidesk.town.page_export import Entry, save
from munidesk.ui import theme
from munidesk.ui.context import Context
from munidesk.ui.page import Crumb, Page
from munidesk.ui.tasks import Job
from munidesk.ui.widgets import Chip, button, card, clear, column, label, row


class HomePage(Page):
    tables = frozenset(
        {
            "session", "minutes", "agenda_item", "presence", "municipality", "substitution", "initiative", "plan_line",
            "reading", "plan", "pilot", "evaluation_round", "evaluation_answer",
        }
    )  # fmt: skip

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._title = label(kind="title")
        self._line = label(kind="quiet-text")
        self._print = button(_("Imprimir lo pendiente"), self.print_pending, icon="printer")
        self._new = button(_("Nueva iniciativa"), self.new_initiative, icon="plus")
        self._more = button(_("Más"), lambda: None, icon="chevron-down")
        menu = QMenu(self._more)
        menu.addAction(_("Documento de la audiencia pública…"), partial(self._save, "hearing", _("Audiencia pública")))
        menu.addAction(_("Carpeta de traspaso…"), self.hand_over)
        self._more.setMenu(menu)
        self._grid = QGridLayout()
        self._grid.setSpacing(14)
        self._grid.setColumnStretch(0, 19)
        self._grid.setColumnStretch(1, 9)
        head = row(column_of(self._title, self._line), None, self._print, self._more, self._new, spacing=12)
        holder = QWidget()
        inner = column(spacing=0, margins=(24, 0, 24, 16))
        inner.addLayout(self._grid)
        inner.addStretch(1)
        holder.setLayout(inner)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(holder)
        head.setContentsMargins(24, 8, 24, 8)
        layout = column(spacing=0)
        layout.addLayout(head)
        layout.addWidget(scroll, 1)
        self.setLayout(layout)

    def crumbs(self) -> Sequence[Crumb]:
        return ((_("Inicio"), ""),)

    def refresh(self) -> None:
        store = self.context.store
        country = town.municipality(store).country
        name = self.context.settings.author.split(" ")[0]
        hello = _("Buen día") if now().hour < 13 else _("Buenas tardes") if now().hour < 20 else _("Buenas noches")
        self._title.setText(f"{hello}, {name}" if name else hello)
        found = load_pending(store)
        self._line.setText(_summary(country, found))
        self._new.setEnabled(not store.read_only)
        clear(self._grid)
        cards = (
            (self._next(found.upcoming[0] if found.upcoming else None), minutes_card(self.context, found)),
            (initiatives_card(self.context, found), pilot_card(self.context, found)),
            (activities_card(self.context, found), backup_card(self.context, store.last_backup, self.back_up)),
        )
        for line, (left, right) in enumerate(cards):
            self._grid.addWidget(left, line, 0)
            self._grid.addWidget(right, line, 1)

    # -- what the header does

    def new_initiative(self) -> None:
        from munidesk.features.participation.page_initiative_edit import ask_new_initiative

        if made := ask_new_initiative(self.context):
            self.context.navigator.go("participation", id=made)

    def print_pending(self) -> None:
        self._save("pending", _("Lo pendiente"))

    def _save(self, name: str, words: str) -> None:
        def build() -> Document:
            made = self.context.make(name, Selection())
            assert isinstance(made, Document)
            return made

        save(self.context, Entry(words, build), ".pdf")

    def hand_over(self) -> None:
        """Ask for a folder and write everything the next administration needs."""
        chosen = QFileDialog.getExistingDirectory(
            self.context.window, _("Carpeta de traspaso"), str(self.context.store.path.parent),
            QFileDialog.Option.DontUseNativeDialog,
        )  # fmt: skip
        if chosen:
            self.write_hand_over(Path(chosen))

    def write_hand_over(self, folder: Path) -> None:
        from munidesk.overview.handover import prepare

        plan = prepare(self.context.store)

        def work(job: Job) -> Path:
            return plan.write(folder, job.step)

        def done(written: Path) -> None:
            self.context.toast(_("La carpeta de traspaso está en {folder}").format(folder=written), False)

        self.context.tasks.run(work, done)

    # -- the next session

    def _next(self, session: SessionRow | None) -> QWidget:
        made = card()
        if session is None:
            text = label(
                _("No hay ninguna sesión convocada. Convoque la próxima y prepare su orden del día."), wrap=True
            )
            go = button(_("Nueva sesión"), self._new_session, kind="primary", icon="plus")
            inner = column(label(_("Próxima sesión"), "quiet"), text, spacing=12, margins=(16, 16, 16, 16))
            inner.addLayout(row(go, None))
            inner.addStretch(1)
            made.setLayout(inner)
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
            middle.addLayout(row(icon_label(icon, tone), label(words), None))
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


def column_of(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(column(*widgets, spacing=4))
    return holder


def _summary(country: str, found: Pending) -> str:
    """«martes 17 de noviembre de 2026 · hoy hay sesión · 1 acta por aprobar · 1 iniciativa vencida»."""
    parts = [show_long(today(), country)]
    if any(one.date == today() for one in found.upcoming):
        parts.append(_("hoy hay sesión"))
    waiting = [one for one in found.minutes if one.minutes_state in {MinutesState.DRAFT, MinutesState.IN_APPROVAL}]
    if waiting:
        parts.append(ngettext("{n} acta por aprobar", "{n} actas por aprobar", len(waiting)).format(n=len(waiting)))
    if found.overdue:
        words = ngettext("{n} iniciativa vencida", "{n} iniciativas vencidas", found.overdue)
        parts.append(words.format(n=found.overdue))
    return " · ".join(parts)


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
