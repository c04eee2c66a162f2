"""The tab «Asistencia»: who came in a year or between any days, by member and by month, with the sessions behind."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from munidesk.base.dates import parse_date, show_date, today
from munidesk.base.errors import UserError
from munidesk.base.figures import half_up
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import fold
from munidesk.documents.model import Document
from munidesk.features.council.attendance.record import Mark, Record, SessionAttendance, marks_of, totals
from munidesk.features.council.attendance.store_held import attended, held_attendance
from munidesk.features.council.reports import document as lists
from munidesk.features.council.reports.attendance import MOST_COLUMNS, AttendanceReport, Told, attendance_report
from munidesk.features.council.reports.document_attendance import attendance_document, heading_words
from munidesk.features.council.reports.heat import square_words
from munidesk.features.council.reports.page import RecordsTab
from munidesk.features.council.reports.store import item_places
from munidesk.records.sheet import Sheet
from munidesk.town import store as town
from munidesk.town.page_export import Entry, export_menu
from munidesk.town.posts import member_title
from munidesk.town.profile import Profile
from munidesk.ui import theme
from munidesk.ui.cells import BarCell, HeatCell, TextCell
from munidesk.ui.context import Context
from munidesk.ui.segments import Segment, Segments
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import Chip, button, label, row, rule

Open = Callable[..., None]


class AttendanceTab(RecordsTab[Record]):
    """Who came, with counts beside percentages; the sessions behind each figure at the right."""

    def __init__(self, context: Context, opened: Open) -> None:
        self._body = ""
        self._since: date | None = None
        self._until: date | None = None
        self._totals: tuple[Record, ...] = ()
        columns: tuple[Column[Record], ...] = (
            Column(
                _("Integrante"),
                _name,
                paint=lambda one: TextCell(_name(one), strong=True),
                order=lambda one: fold(_name(one)),
            ),
            Column(_("Calidad"), self._quality, width=104),
            Column(_("Asistencia"), self._came, paint=self._came_bar, width=182),
            Column(
                _("Con aviso"), lambda one: str(one.justified), width=84, right=True, order=lambda one: one.justified
            ),
            Column(_("Licencia"), lambda one: str(one.licence), width=70, right=True, order=lambda one: one.licence),
            Column(
                _("Sin aviso"),
                lambda one: str(one.unjustified),
                width=80,
                right=True,
                order=lambda one: one.unjustified,
            ),
            Column(_("Llegó tarde"), _late, width=90, right=True),
        )
        super().__init__(
            context,
            columns,
            lambda session_id: opened(session_id, "minutes"),
            title=_("Asistencia"),
            empty=_("Todavía no hay asistencia registrada. Se marca durante la sesión."),
        )
        self._report: AttendanceReport | None = None
        self._heat = self._heat_table()
        self.lists.insertWidget(1, self._heat)
        self._how = Segments((Segment("member", _("Por integrante")), Segment("month", _("Por mes"))))
        self._how.chosen.connect(lambda _key: self._show())
        self._from, self._to = self._day(_("Desde")), self._day(_("Hasta"))
        self._fault = label(kind="fault")
        box = self.layout()
        assert isinstance(box, QVBoxLayout)
        # A line of its own: beside the filters a window of 1024 has no room for it.
        box.insertLayout(1, row(self._how, self._from, self._to, self._fault, None, spacing=8))
        self.offer_import("attendance")

    # -- the period

    def _day(self, name: str) -> QLineEdit:
        """A day that cuts the list; left empty, the year does."""
        made = QLineEdit()
        made.setPlaceholderText(name)
        made.setAccessibleName(name)
        made.setToolTip(_("{name}: dd/mm/aaaa. Vacío, se toma el año elegido.").format(name=name))
        made.setFixedWidth(theme.px(100))
        made.editingFinished.connect(self.refresh)
        return made

    def _period(self, year: int | None) -> tuple[date | None, date | None]:
        """The days typed, else the year's. Raises UserError for a day that is none, or an end before its beginning."""
        since, until = (parse_date(one.text()) if one.text().strip() else None for one in (self._from, self._to))
        if since and until and until < since:
            raise UserError(_("El período termina antes de empezar. Revise las fechas."))
        if since or until or year is None:
            return since, until
        return date(year, 1, 1), max(date(year, 1, 1), min(date(year, 12, 31), today()))

    # -- by month

    def _heat_table(self) -> RecordTable[Record]:
        squares: tuple[Column[Record], ...] = tuple(
            Column("", partial(self._square_words, at), width=62, paint=partial(self._square, at))
            for at in range(MOST_COLUMNS)
        )
        columns: tuple[Column[Record], ...] = (
            Column(_("Integrante"), _name, paint=lambda one: TextCell(_name(one), strong=True)),
            *squares,
            Column(_("Asistió"), lambda one: _("{n} de {total}").format(n=one.present, total=one.sessions), width=84,
                   right=True),
            Column(_("Seguidas"), self._in_a_row, width=80, right=True),
        )  # fmt: skip
        made: RecordTable[Record] = RecordTable(columns)
        made.setAccessibleName(_("Asistencia por mes"))
        made.selected.connect(lambda _one: self._tell())
        made.opened.connect(lambda one: self._opened(self.session_of(one)))
        return made

    def _told(self, one: Record) -> Told | None:
        found = self._report.told if self._report is not None else ()
        return next((each for each in found if each.record.member.id == one.member.id), None)

    def _in_a_row(self, one: Record) -> str:
        told = self._told(one)
        return str(told.row) if told is not None else "–"

    def _square_words(self, at: int, one: Record) -> str:
        squares = self._report.squares.get(one.member.id, ()) if self._report is not None else ()
        return square_words(squares[at]) if at < len(squares) else ""

    def _square(self, at: int, one: Record) -> HeatCell:
        squares = self._report.squares.get(one.member.id, ()) if self._report is not None else ()
        square = squares[at] if at < len(squares) else None
        share = square.present / square.base if square is not None and square.base else None
        return HeatCell(self._square_words(at, one), share)

    @property
    def by_month(self) -> bool:
        return self._how.current == "month"

    @property
    def current(self) -> Record | None:
        table = self._heat if self.by_month else self.table
        return table.current if table.isVisibleTo(self) else None

    def _show(self) -> None:
        self._report = self._built() if self.by_month else None
        stretches = self._report.stretches if self._report is not None else ()
        self._heat.name_columns(dict(enumerate(stretches, 1)))
        for at in range(MOST_COLUMNS):
            self._heat.setColumnHidden(1 + at, at >= len(stretches))
        super()._show()
        found = self.shown
        self._heat.show_records(found if self.by_month else ())
        self.table.setVisible(bool(found) and not self.by_month)
        self._heat.setVisible(bool(found) and self.by_month)
        self._tell()

    def _built(self, only: Sequence[str] | None = None) -> AttendanceReport:
        """What the screen is set to: its body, its days and, with a filter, who it leaves."""
        store = self.context.store
        wanted = only if only is not None else [one.member.id for one in self.shown] if self.filter.text() else None
        name = town.body(store, self._body).name
        return attendance_report(name, self._read(), self._since, self._until, only=wanted, kind=self.of_kind)

    def _paper(self, only: Sequence[str] | None = None) -> Document:
        return attendance_document(self.context.store, self._built(only))

    # -- by member

    def _came(self, one: Record) -> str:
        if one.rate is None:
            return _("sin sesiones")
        share = town.figures(self.context.store).percent(one.present, one.sessions)
        return _("{n} de {total} · {p}").format(n=one.present, total=one.sessions, p=share)

    def _came_bar(self, one: Record) -> BarCell | TextCell:
        words = self._came(one)
        return TextCell(words, colour="text2") if one.rate is None else BarCell(words, one.rate, short=True)

    def load(self, body_id: str | None, year: int | None) -> Sequence[Record]:
        store = self.context.store
        self._fault.setText("")
        try:
            self._since, self._until = self._period(year)
        except UserError as error:
            self._fault.setText(str(error))
            return ()
        self._body = body_id or town.council(store).id
        found = attended(store, self._body, self._since, self._until, kind=self.of_kind)
        self.note.setText(_attendance_note(len(found.sessions)))
        self._totals = totals(found.records)
        return found.records

    def words(self, record: Record) -> str:
        return f"{_name(record)} {record.member.membership.party} {self._quality(record)}"

    def session_of(self, record: Record) -> str:
        return self._marks(record)[0].session.id

    def _marks(self, record: Record) -> tuple[Mark, ...]:
        """The sessions behind a record, newest first."""
        key = record.member.id
        return marks_of(self._held(key), key)

    def tell(self, record: Record, into: QVBoxLayout) -> None:
        into.addWidget(label(record.member.person.full_name, "panel", wrap=True))
        into.addWidget(label(self._quality(record), "quiet-text"))
        own = Entry(_("Informe de asistencia"), partial(self._paper, [record.member.id]))
        sheet = button(_("Ver su ficha"), partial(self._whole_page, record.member.person.id), icon="user")
        menu = export_menu(self.context, lambda: [own], record.member.person.short_name)
        into.addLayout(row(menu, sheet, None, spacing=8))
        if record.absent_in_a_row > 1:
            words = _("{n} faltas sin aviso seguidas").format(n=record.absent_in_a_row)
            into.addLayout(row(Chip(words, "attention", "alert"), None))
        for whole in self._totals:
            if whole.member.person.id == record.member.person.id:
                words = _("En todos sus cargos: {present} de {sessions} sesiones")
                told = words.format(present=whole.present, sessions=whole.sessions)
                into.addWidget(label(told, "quiet-text", wrap=True))
        into.addWidget(rule())
        for mark in self._marks(record)[:60]:
            into.addLayout(self._mark(mark))

    def _whole_page(self, person_id: str) -> None:
        """All that she did in the council: attended, voted, proposed, spoke."""
        self.context.navigator.go("council.reports", report="member", member=person_id)

    def _mark(self, mark: Mark) -> QHBoxLayout:
        words, tone, icon = _mark_looks()[mark.kind]
        day = button(
            show_date(mark.session.date, "EEE d MMM").replace(".", ""),
            partial(self._opened, mark.session.id), kind="quiet",
        )  # fmt: skip
        day.setToolTip(mark.reason)
        chip = Chip(_("Llegó {n} min tarde").format(n=mark.late) if mark.late else words, tone, icon)
        return row(day, None, chip, spacing=8)

    def _read(self) -> tuple[SessionAttendance, ...]:
        return self._held()

    def _held(self, member_id: str = "") -> tuple[SessionAttendance, ...]:
        return held_attendance(
            self.context.store, self._body, self._since, self._until, member_id=member_id, kind=self.of_kind
        )

    def _quality(self, one: Record) -> str:
        return member_title(one.member, town.profile_of(self.context.store))

    def _listed(self, profile: Profile, bodies: Mapping[str, str]) -> Sheet:
        """With its period and how many sessions it counts, under its title."""
        return replace(lists.attendance_sheet(self.complete(), profile, bodies), about=heading_words(self._built()))

    def entries(self) -> list[Entry]:
        store = self.context.store
        profile, bodies = town.profile_of(store), {one.id: one.name for one in town.bodies(store)}
        return [
            Entry(_("Informe de asistencia"), self._paper),
            Entry(_("Asistencia"), lambda: self._listed(profile, bodies), data=True),
            Entry(
                _("Asistencia por sesión"),
                lambda: lists.presences_sheet(self._read(), bodies, item_places(store)), data=True,
            ),
        ]  # fmt: skip


def _name(one: Record) -> str:
    return one.member.person.listed_name


def _late(one: Record) -> str:
    return _("{n} ({min} min)").format(n=one.late, min=one.late_minutes) if one.late else "–"


def _mark_looks() -> dict[str, tuple[str, str, str]]:
    return {
        "present": (_("Presente"), "good", "check"),
        "justified": (_("Con aviso"), "attention", "half"),
        "licence": (_("Licencia"), "neutral", "half"),
        "unjustified": (_("Sin aviso"), "bad", "close"),
        "unmarked": (_("Sin marcar"), "neutral", "minus"),
    }


def _attendance_note(sessions: int) -> str:
    words = _(
        "Se cuenta sobre las sesiones en que cada persona ocupaba la banca o fue llamada; "
        "las licencias salen de la base."
    )
    if sessions:
        points = ngettext(
            "Con {n} sesión, cada falta vale {p} puntos.", "Con {n} sesiones, cada falta vale {p} puntos.", sessions
        )
        words += " " + points.format(n=sessions, p=half_up(Fraction(100, sessions)))
    return words
