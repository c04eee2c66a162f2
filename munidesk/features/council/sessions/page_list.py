"""The list of sessions: filters, segments with counts, and the detail that follows the selection."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from munidesk.base.dates import show_date, show_time
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.features.council.domain import MinutesState, SessionState
from munidesk.features.council.minutes.standing import standing
from munidesk.features.council.reports.page import choice, fill_choice
from munidesk.features.council.sessions.page_detail import SessionDetail, minutes_chip
from munidesk.features.council.sessions.store import SessionRow, sessions
from munidesk.town import store as town
from munidesk.town.page_import_list import import_menu
from munidesk.ui import theme
from munidesk.ui.cells import Cell, ChipCell, DotsCell, TextCell
from munidesk.ui.context import Context
from munidesk.ui.first_step import NEW, FirstStep
from munidesk.ui.flow import WrapLayout
from munidesk.ui.making import Making
from munidesk.ui.segments import Segment, Segments
from munidesk.ui.side import add_side
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import column, row

WIDE_FROM = 1100

_PENDING = {MinutesState.DRAFT, MinutesState.IN_APPROVAL}


def in_segment(session: SessionRow, key: str) -> bool:
    """Whether the session belongs to a segment of the filter."""
    held = session.state is SessionState.CLOSED
    match key:
        case "next":
            return session.state in {SessionState.CONVENED, SessionState.OPEN}
        case "approve":
            return held and session.minutes_state in _PENDING
        case "sign":
            return session.minutes_state is MinutesState.APPROVED
        case "signed":
            return session.minutes_state is MinutesState.SIGNED
        case "book":
            return session.minutes_state is MinutesState.IN_BOOK
    return True


def session_name(session: SessionRow) -> str:
    """«Ordinaria 12»."""
    word = session.kind.word.capitalize()
    return f"{word} {session.number}" if session.number else word


def _attendance(session: SessionRow) -> Cell:
    if session.present is None:
        return TextCell(_("Sin marcar"), colour="text2")
    words = _("{n} de {total}").format(n=session.present, total=session.seats)
    return DotsCell(words, session.present, session.seats)


def _count(number: int) -> str:
    return str(number) if number else "–"


def columns() -> tuple[Column[SessionRow], ...]:
    return (
        Column(
            _("Sesión"),
            session_name,
            paint=lambda one: TextCell(session_name(one), strong=True),
            order=lambda one: (one.kind.value, one.number or 0),
        ),
        Column(_("Fecha"), _day, width=130, order=lambda one: (one.date, one.start)),
        Column(
            _("Asistencia"),
            lambda one: f"{one.present or '–'} / {one.seats}",
            paint=_attendance,
            width=122,
            order=lambda one: one.present or 0,
        ),
        Column(_("Asuntos"), lambda one: _count(one.items), right=True, width=72, order=lambda one: one.items),
        Column(_("Votaciones"), lambda one: _count(one.votes), right=True, width=88, order=lambda one: one.votes),
        Column(
            _("Acta"),
            lambda one: minutes_chip(one)[0],
            paint=lambda one: ChipCell(*minutes_chip(one)),
            width=122,
            order=lambda one: minutes_chip(one)[0],
        ),
        Column(_("Folios"), lambda one: one.folios or "–", right=True, width=64),
    )


def _day(session: SessionRow) -> str:
    day = show_date(session.date, "EEE d MMM").replace(".", "")
    upcoming = session.state in {SessionState.CONVENED, SessionState.OPEN}
    return f"{day}, {show_time(session.start)}" if upcoming else day


class SessionsList(QWidget):
    """`opened(session_id)` is called by Enter, a double click or the detail's buttons; `new` convenes another one."""

    def __init__(self, context: Context, opened: Callable[..., None], new: Callable[[], object]) -> None:
        super().__init__()
        self._new = new
        self._context = context
        self._rows: tuple[SessionRow, ...] = ()
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(_("Filtrar esta lista"))
        self._filter.setAccessibleName(_("Filtrar esta lista"))
        self._filter.setFixedWidth(theme.px(200))
        self._filter.textChanged.connect(lambda _text: self._show())
        self._year = choice(_("Año"), self._show)
        self._year.setFixedWidth(theme.px(80))
        self._body = choice(_("Órgano"), self.refresh)
        self._body.setFixedWidth(theme.px(164))
        self._segments = Segments(self._counted())
        self._segments.chosen.connect(lambda _key: self._show())
        self.table: RecordTable[SessionRow] = RecordTable(columns())
        self.table.setAccessibleName(_("Sesiones"))
        self._first = FirstStep(context, "council", self.table)
        self._detail = SessionDetail(context, opened)
        self.table.selected.connect(lambda one: self._detail.show_session(one))
        self.table.opened.connect(lambda one: opened(one.id))
        lists = (
            ("sessions", _("Sesiones…")),
            ("agenda", _("Asuntos del orden del día…")),
            ("old-actas", _("Actas anteriores (Word, PDF o texto)…")),
            ("records", _("Sesión publicada (archivo XML o JSON)…")),
        )
        takes = import_menu(context, lists, "council", self, narrow=True)
        takes.setEnabled(not context.store.read_only)
        bar = WrapLayout(self._filter, self._year, self._body, self._segments, takes)
        bar.setContentsMargins(24, 12, 24, 12)
        left = column(self.table, self._first, spacing=0)
        body = row(spacing=16, margins=(24, 0, 24, 16))
        body.addLayout(left, 1)
        add_side(body, self._detail, 372)
        layout = column(spacing=0)
        layout.addLayout(bar)
        layout.addLayout(body, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.table)

    def _counted(self) -> list[Segment]:
        words = {
            "all": _("Todas"),
            "next": _("Próximas"),
            "approve": _("Por aprobar"),
            "sign": standing(MinutesState.APPROVED)[0],
            "signed": standing(MinutesState.SIGNED)[0],
            "book": standing(MinutesState.IN_BOOK)[0],
        }
        own = [one for one in self._rows if self._in_year(one)]
        return [Segment(key, word, sum(in_segment(one, key) for one in own)) for key, word in words.items()]

    def refresh(self) -> None:
        store = self._context.store
        bodies = [(body.id, body.name) for body in town.bodies(store)]
        fill_choice(self._body, bodies)
        self._rows = sessions(store, str(self._body.currentData() or "") or None)
        years = sorted({one.date.year for one in self._rows}, reverse=True)
        fill_choice(self._year, [(str(year), str(year)) for year in years] + [("", _("Todos"))])
        self._show()

    def _in_year(self, session: SessionRow) -> bool:
        year = str(self._year.currentData() or "")
        return not year or session.date.year == int(year)

    def _show(self) -> None:
        self._segments.set(self._counted())
        words = fold(self._filter.text())
        shown = [
            one
            for one in self._rows
            if self._in_year(one)
            and in_segment(one, self._segments.current)
            and words in fold(f"{one.label} {session_name(one)} {_day(one)} {minutes_chip(one)[0]} {one.place}")
        ]
        self.table.show_records(shown)
        if self._rows:
            self._first.tell(_("Ninguna sesión coincide con el filtro."))
        else:
            todo = _("Convoque la primera: clase, día, hora y lugar; después se arma el orden del día.")
            self._first.tell(_("Todavía no hay sesiones."), todo, Making(_("Nueva sesión"), self._new), NEW)
        self._first.stand(not shown)
        for one in (self._filter, self._year, self._segments):
            one.setVisible(bool(self._rows))
        self._body.setVisible(bool(self._rows) or self._body.count() > 1)
        self._fit()
        self._detail.show_session(self.table.current if shown else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        """The detail stands beside a list that has something; in narrow windows it is the page reached with Enter."""
        self._detail.setVisible(self.width() >= theme.px(WIDE_FROM) and bool(self.table.records))


__all__ = ["SessionsList", "in_segment", "minutes_chip", "session_name"]
