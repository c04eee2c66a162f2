"""The cards of Inicio: each says what waits and leads there."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from munidesk.base.dates import show_date, show_long, today
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital
from munidesk.data.store import BackupMark
from munidesk.features.council.domain import MinutesState
from munidesk.overview.page_home_session import icon_label, session_card
from munidesk.overview.pending import OpenRound, Pending, minutes_words
from munidesk.ui import theme
from munidesk.ui.backup_words import backup_words
from munidesk.ui.context import Context
from munidesk.ui.widgets import Chip, ElidedButton, button, card, column, elided, label, row, rule, tone_colours

_MINUTES = {
    MinutesState.DRAFT: ("neutral", "pencil"), MinutesState.IN_APPROVAL: ("attention", "hand"),
    MinutesState.APPROVED: ("accent", "pencil"), MinutesState.SIGNED: ("accent", "book"),
}  # fmt: skip


class Bar(QWidget):
    """A used part between 0 and 1."""

    def __init__(self, fraction: float, tone: str, width: int = 88) -> None:
        super().__init__()
        self._fraction, self._tone = fraction, tone
        if width:
            self.setFixedWidth(theme.px(width))
        else:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(16))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(88), theme.px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        y, high = self.height() / 2 - 4, 8.0
        painter.setBrush(theme.colour("neutral"))
        painter.drawRoundedRect(QRectF(0, y, self.width(), high), 4, 4)
        painter.setBrush(QColor(tone_colours(self._tone)[0]))
        wide = self.width() * min(1.0, max(0.0, self._fraction))
        painter.drawRoundedRect(QRectF(0, y, wide, high), 4, 4)
        painter.end()


class Line(QWidget):
    """A row of a card; a click anywhere on it goes there. Its title is a button, for the keyboard."""

    def __init__(self, go: Callable[[], None]) -> None:
        super().__init__()
        self._go = go
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(theme.px(36))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._go()


def head(icon: str, words: str, *more: QWidget | None) -> QWidget:
    holder = QWidget()
    holder.setLayout(row(icon_label(icon, "text2"), elided(words, "panel"), *more, spacing=10, margins=(16, 5, 16, 5)))
    return holder


def title_button(words: str, go: Callable[[], None]) -> QPushButton:
    """The title of a row: plain text to the eye, a button to keyboard and screen reader."""
    made = ElidedButton(words, go)
    ink = theme.tokens().text
    made.setStyleSheet(f"QPushButton {{ color: {ink}; text-align: left; padding: 0 2px; font-weight: 400; }}")
    return made


def panel() -> tuple[QFrame, QVBoxLayout]:
    made, layout = card(), column(spacing=0)
    made.setLayout(layout)
    return made, layout


def nothing(words: str) -> QWidget:
    holder = QWidget()
    holder.setLayout(row(label(words, "quiet-text", wrap=True), margins=(16, 10, 16, 12)))
    return holder


def _fixed(widget: QWidget, width: int) -> QWidget:
    widget.setFixedWidth(theme.px(width))
    return widget


def minutes_card(context: Context, found: Pending) -> QWidget:
    made, layout = panel()
    layout.addWidget(head("stamp", _("Actas por aprobar y firmar"), None))
    for one in found.minutes[:3]:
        go = partial(context.navigator.go, "council.session", id=one.id, step="minutes")
        line = Line(go)
        tone, icon = _MINUTES[one.minutes_state]
        name = title_button(capital(one.label.removeprefix(_("Sesión")).strip()), go)
        inner = row(spacing=8, margins=(14, 0, 16, 0))
        inner.addWidget(name, 1)
        inner.addWidget(label(show_date(one.date, "d MMM").replace(".", ""), "quiet-text"))
        inner.addWidget(Chip(minutes_words(one.minutes_state), tone, icon))
        line.setLayout(inner)
        layout.addWidget(rule())
        layout.addWidget(line)
    if not found.minutes:
        layout.addWidget(rule())
        layout.addWidget(nothing(_("Ninguna acta espera aprobación ni firma.")))
    elif len(found.minutes) > 3:
        more = len(found.minutes) - 3
        words = ngettext("y {n} más", "y {n} más", more).format(n=more)
        layout.addWidget(rule())
        layout.addLayout(row(button(words, partial(context.navigator.go, "council", tab="0"), kind="quiet"), None,
                             margins=(8, 2, 8, 2)))  # fmt: skip
    layout.addStretch(1)
    return made


def initiatives_card(context: Context, found: Pending) -> QWidget:
    made, layout = panel()
    chips: list[QWidget] = []
    if found.overdue:
        words = ngettext("{n} vencida", "{n} vencidas", found.overdue).format(n=found.overdue)
        chips.append(Chip(words, "bad", "alert"))
    if found.due_soon:
        chips.append(Chip(_("{n} esta semana").format(n=found.due_soon), "attention", "clock"))
    words = ngettext("Ver la {n} abierta", "Ver las {n} abiertas", found.open_count).format(n=found.open_count)
    link = button(words, partial(context.navigator.go, "participation", tab="0"), kind="quiet")
    if not found.open_count:
        link.hide()
    layout.addWidget(head("people", _("Iniciativas por vencer"), *chips, None, link))
    for one in found.initiatives:
        go = partial(context.navigator.go, "participation.initiative", id=one.initiative.id)
        line = Line(go)
        inner = row(spacing=10, margins=(16, 0, 16, 0))
        inner.addWidget(_fixed(label(one.initiative.folio, "quiet-text"), 66))
        inner.addWidget(title_button(one.initiative.title, go), 5)
        inner.addWidget(elided(one.initiative.area, "quiet-text", stretch=True), 3)
        inner.addWidget(Bar(one.clock.used, one.clock.tone, 72))
        clock = label(one.clock.words, "strong")
        clock.setStyleSheet(f"color: {tone_colours(one.clock.tone)[0]}")
        icon = icon_label("alert" if one.clock.overdue else "clock", _ink(one.clock.tone), 15)
        inner.addWidget(icon)
        inner.addWidget(_fixed(clock, 116))
        line.setLayout(inner)
        layout.addWidget(rule())
        layout.addWidget(line)
    if not found.initiatives:
        layout.addWidget(rule())
        layout.addWidget(nothing(_("Ninguna iniciativa espera respuesta con plazo.")))
    layout.addStretch(1)
    return made


def _ink(tone: str) -> str:
    return tone if tone in {"good", "bad", "attention", "accent"} else "text2"


def activities_card(context: Context, found: Pending) -> QWidget:
    made, layout = panel()
    month = show_date(today(), "MMMM")
    words = _("{a} en marcha, {b}").format(
        a=found.on_way, b=ngettext("{n} atrasada", "{n} atrasadas", found.late).format(n=found.late)
    )
    link = button(
        _("Abrir el POA {year}").format(year=found.year), partial(context.navigator.go, "planning"), kind="quiet"
    )
    if not found.has_plan:
        link.hide()
    title = _("Actividades del POA en {month}").format(month=month)
    layout.addWidget(head("gantt", title, elided(words if found.has_plan else "", "quiet-text"), None, link))
    for one in found.activities:
        go = partial(context.navigator.go, "planning", line=one.line.id)
        line = Line(go)
        inner = row(spacing=10, margins=(16, 0, 16, 0))
        inner.addWidget(title_button(one.line.title, go), 5)
        inner.addWidget(elided(one.line.responsible, "quiet-text", stretch=True), 3)
        tone = "attention" if one.late else "accent"
        inner.addWidget(Bar(one.fraction, tone, 64))
        inner.addWidget(_fixed(_right(label(one.words, "strong")), 140))
        state = label(one.state, "strong" if one.late else "quiet-text")
        if one.late:
            state.setStyleSheet(f"color: {tone_colours(tone)[0]}")
        inner.addWidget(_fixed(state, 136))
        line.setLayout(inner)
        layout.addWidget(rule())
        layout.addWidget(line)
    if not found.activities:
        words = (
            _("Ninguna actividad corre este mes.") if found.has_plan else _("Todavía no hay plan. Créelo en Planes.")
        )
        layout.addWidget(rule())
        layout.addWidget(nothing(words))
    layout.addStretch(1)
    return made


def _right(widget: QLabel) -> QLabel:
    widget.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return widget


def pilot_card(context: Context, found: Pending) -> QWidget:
    made, layout = panel()
    one = found.round
    chips: list[QWidget | None] = [None]
    if one is not None and one.round.due is not None:
        chips.append(Chip(_("Vence el {day}").format(day=show_date(one.round.due, "d/M")), "attention", "clock"))
    layout.addWidget(head("checklist", _("Evaluación del piloto"), *chips))
    layout.addWidget(rule())
    if one is None:
        words = _("No hay ninguna ronda abierta.") if found.has_pilot else _("Todavía no hay ningún piloto.")
        layout.addWidget(nothing(words))
        go = button(_("Ir al piloto"), partial(context.navigator.go, "pilot"))
        layout.addLayout(row(go, None, margins=(16, 0, 16, 14)))
    else:
        layout.addLayout(_round(context, one))
    layout.addStretch(1)
    return made


def _round(context: Context, one: OpenRound) -> QVBoxLayout:
    title = _("Ronda {n} de {m}: {moment}").format(n=one.round.number, m=one.rounds, moment=one.round.moment.value)
    layout = column(label(title, "strong"), spacing=8, margins=(16, 12, 16, 14))
    bar = row(spacing=10)
    bar.addWidget(Bar(one.answered / max(1, one.total), "accent", 0), 1)
    bar.addWidget(label(_("{a} de {b}").format(a=one.answered, b=one.total), "strong"))
    layout.addLayout(bar)
    left = one.total - one.answered
    text = ngettext("Queda {n} criterio por responder.", "Quedan {n} criterios por responder.", left).format(n=left)
    if one.computed:
        text += " " + ngettext("{n} lo cuenta MuniDesk con sus datos.", "{n} los cuenta MuniDesk con sus datos.",
                               one.computed).format(n=one.computed)  # fmt: skip
    layout.addWidget(label(text, "quiet-text", wrap=True))
    go = button(_("Continuar la ronda"), partial(context.navigator.go, "pilot", round=one.round.id))
    layout.addLayout(row(go, None))
    return layout


def backup_card(context: Context, mark: BackupMark | None, back_up: Callable[[], None]) -> QWidget:
    made, layout = panel()
    words, tone = backup_words(mark)
    state = _("Con problemas") if mark and mark.faults else _("Verificado") if tone == "good" else _("Pendiente")
    chip = Chip(state, tone, "check" if tone == "good" else "alert")
    layout.addWidget(head("shield-check", _("Respaldo"), None, chip))
    layout.addWidget(rule())
    text = label(_("Guarde una copia verificada en una memoria o en otro disco."), "quiet-text", wrap=True)
    if mark is not None:
        folder = Path(mark.folder)
        text.setText(
            _("En «{folder}». La copia se abrió y se comparó con el archivo.").format(folder=folder.name or folder)
        )
        if mark.faults:
            text.setText(
                _("En «{folder}». La copia es igual al archivo, {faults}.").format(
                    folder=folder.name or folder, faults=mark.faults
                )
            )
        text.setToolTip(mark.folder)
    inner = column(label(words, "strong", wrap=True), text, spacing=6, margins=(16, 12, 16, 14))
    links = row(button(_("Respaldar ahora"), back_up), spacing=8)
    links.addWidget(button(_("Ver las copias"), partial(context.navigator.go, "settings"), kind="quiet"))
    links.addStretch(1)
    inner.addLayout(links)
    layout.addLayout(inner)
    layout.addStretch(1)
    return made


def cards(context: Context, found: Pending, back_up: Callable[[], None]) -> tuple[tuple[QWidget, QWidget], ...]:
    """Three rows of two: the wide card and the narrow one."""
    return (
        (session_card(context, found.upcoming[0] if found.upcoming else None), minutes_card(context, found)),
        (initiatives_card(context, found), pilot_card(context, found)),
        (activities_card(context, found), backup_card(context, context.store.last_backup, back_up)),
    )


def summary_words(country: str, found: Pending) -> str:
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
