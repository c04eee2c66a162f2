"""The page «Informes»: any report of any days, body, kind of session and member; its figures open their sessions."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from time import monotonic

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from munidesk.base.dates import parse_date, show_date
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital, fold
from munidesk.data.writer import Changes
from munidesk.documents.model import Document
from munidesk.features.council.domain import SessionKind, SessionState
from munidesk.features.council.reports.building import BY_NAME, REPORTS, ReportOf, build_report, votes_of
from munidesk.features.council.reports.document_attendance import attendance_document, attendance_reports
from munidesk.features.council.reports.document_report import report_document, words_of
from munidesk.features.council.reports.names import FROM
from munidesk.features.council.reports.page import choice, fill_choice
from munidesk.features.council.reports.page_figures import BehindPanel, FiguresTable, choose_session
from munidesk.features.council.reports.scope import Scope
from munidesk.features.council.reports.sheet_report import figures_sheet, report_text, section_sheet
from munidesk.features.council.reports.store import VoteRow
from munidesk.features.council.reports.told import Report, Section
from munidesk.features.council.sessions.page_all import COUNCIL_TABLES
from munidesk.features.council.sessions.store import newest, session_years
from munidesk.records.sheet import Sheet
from munidesk.town import store as town
from munidesk.town.page_export import Entry, export_menu
from munidesk.ui import theme
from munidesk.ui.context import Context
from munidesk.ui.first_step import FirstStep, goes
from munidesk.ui.flow import WrapLayout
from munidesk.ui.page import Crumb, Page
from munidesk.ui.side import add_side
from munidesk.ui.tabs import Siblings
from munidesk.ui.widgets import column, label, row

KEY = "council.reports"
_WIDE_FROM = 1000
_FIRST_PULL, _NEXT_PULL = 0.3, 0.1


class ReportsPage(Page):
    """The report, its scope, a line of key figures, a table at a time, and the sessions behind the figure chosen."""

    tables = COUNCIL_TABLES

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.report: Report | None = None
        self._read: tuple[Scope, list[VoteRow]] | None = None
        self._coming: Iterator[VoteRow] = iter(())
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(lambda: self._pull(_NEXT_PULL))
        self._make_choices()
        self._keys, self._says, self._notes = (
            label(kind=kind, wrap=True) for kind in ("strong", "quiet-text", "quiet")
        )
        self._fault = label(kind="fault", wrap=True)
        self.table: FiguresTable | None = None
        self._nothing = QWidget()  # keeps the room of the table
        self._holder = column(self._nothing, spacing=0)
        self.side = BehindPanel(context, self._open_session)
        head = row(label(_("Concejo"), "title"), None, export_menu(context, self._exports), spacing=12,
                   margins=(24, 12, 24, 4))  # fmt: skip
        layout = column(spacing=0)
        layout.addLayout(head)
        layout.addWidget(Siblings(context, KEY))
        self._body = QWidget()
        self._body.setLayout(self._within())
        self._first = FirstStep(context, "chart", self._body)
        self._first.tell(
            _("Todavía no hay sesiones levantadas: los informes salen de ellas."),
            making=goes(context, _("Ir a Sesiones"), "council", tab="0"),
        )
        layout.addWidget(self._body, 1)
        layout.addWidget(self._first, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.which)

    # -- what is drawn

    def _make_choices(self) -> None:
        self.which = choice(_("Informe"), self._again)
        for one in REPORTS:
            self.which.addItem(one.words, one.name)
        self.since, self.until = self._day(_("Desde")), self._day(_("Hasta"))
        self.body, self.kind = choice(_("Órgano"), self._again), choice(_("Clase de sesión"), self._again)
        self.member = choice(_("Integrante"), self._again)
        self.section = choice(_("Cuadro"), self._show_section)
        for made, width in (
            (self.which, 250),
            (self.body, 170),
            (self.kind, 150),
            (self.member, 190),
            (self.section, 240),
        ):
            made.setFixedWidth(theme.px(width))

    def _day(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setPlaceholderText(name)
        made.setAccessibleName(name)
        made.setToolTip(_("{name}: dd/mm/aaaa. Vacío, sin límite.").format(name=name))
        made.setFixedWidth(theme.px(100))
        made.editingFinished.connect(self._again)
        return made

    def _within(self) -> QVBoxLayout:
        bar = WrapLayout(self.which, self.since, self.until, self.body, self.kind, self.member, self.section, spacing=8)
        choices = QWidget()
        choices.setLayout(bar)
        tables = column(spacing=8)
        tables.addLayout(self._holder, 1)
        tables.addWidget(self._notes)
        below = row(spacing=16)
        below.addLayout(tables, 1)
        add_side(below, self.side, 290)
        made = column(choices, self._fault, self._keys, self._says, spacing=8, margins=(24, 12, 24, 16))
        made.addLayout(below, 1)
        return made

    # -- what is chosen

    def open(
        self, report: str = "", member: str = "", body: str = "", since: str = "", until: str = "", kind: str = ""
    ) -> None:
        """A report by its name, of a person, a body, days by ISO 8601, a kind of session."""
        self._fill()
        for made, value in ((self.which, report), (self.body, body), (self.kind, kind), (self.member, member)):
            if value and made.findData(value) >= 0:
                made.setCurrentIndex(made.findData(value))
        for field, day in ((self.since, since), (self.until, until)):
            if day:
                field.setText(show_date(parse_date(day)))
        self._again()

    def crumbs(self) -> Sequence[Crumb]:
        return ((_("Concejo"), "council"), (_("Informes"), ""))

    @property
    def chosen(self) -> ReportOf:
        return BY_NAME[str(self.which.currentData())]

    def scope(self) -> Scope:
        """As the choices say. Raises UserError for a day that is none, or an end before its beginning."""
        since, until = (parse_date(one.text()) if one.text().strip() else None for one in (self.since, self.until))
        if since and until and until < since:
            raise UserError(_("El período termina antes de empezar. Revise las fechas."))
        person = str(self.member.currentData() or "") if self.chosen.of_person else ""
        return Scope(since, until, str(self.body.currentData() or ""), person, str(self.kind.currentData() or ""))

    def _fill(self) -> None:
        """The choices there are; the days begin with the year of the last session."""
        store = self.context.store
        bodies = [(one.id, one.name) for one in town.bodies(store)]
        every = [("", _("Todos los órganos"))] if len(bodies) > 1 else []
        fill_choice(self.body, [*every, *bodies])
        self.body.setVisible(len(bodies) > 1)
        kinds = [(one.value, capital(one.alone)) for one in SessionKind]
        fill_choice(self.kind, [("", _("Todas las clases")), *kinds])
        if not self.since.text() and not self.since.property("begun"):
            years = session_years(store)
            self.since.setText(show_date(date(years[0], 1, 1)) if years else "")
            self.since.setProperty("begun", True)
        self._fill_members()

    def _fill_members(self) -> None:
        store, wanted = self.context.store, str(self.body.currentData() or "")
        people = {
            one.person.id: one.person.listed_name
            for body in town.bodies(store) if wanted in ("", body.id) for one in town.members(store, body.id)
        }  # fmt: skip
        ordered = sorted(people.items(), key=lambda pair: fold(pair[1]))
        whole = [] if self.chosen.person else [("", _("Todos los integrantes"))]
        fill_choice(self.member, [*whole, *ordered])
        self.member.setVisible(self.chosen.of_person)

    # -- reading

    def shows(self, changes: Changes) -> bool:
        shown = super().shows(changes)
        if shown:
            self._read = None
        return shown

    def refresh(self) -> None:
        self._read = None
        self._fill()
        self._again()

    def _again(self) -> None:
        """Build it as the choices say; votes of the same days, body and kind are not read again."""
        self._fill_members()
        self._fault.setText("")
        self._fault.hide()
        self._later.stop()
        try:
            scope = self.scope()
        except UserError as error:
            self._fault.setText(str(error))
            self._fault.show()
            return
        everybody = scope.everybody
        if self.chosen.votes and (self._read is None or self._read[0] != everybody):
            self._read = (everybody, [])
            self._coming = iter(votes_of(self.context.store, everybody))
            self._pull(_FIRST_PULL)
        else:
            self._build()

    def _pull(self, seconds: float) -> None:
        """Take the votes that come for a moment, and go on when the window has had its turn."""
        assert self._read is not None
        until, rows = monotonic() + seconds, self._read[1]
        for one in self._coming:
            rows.append(one)
            if monotonic() > until:
                told = ngettext("Leyendo las votaciones: {n} hasta ahora…", "Leyendo las votaciones: {n} hasta ahora…",
                                len(rows))  # fmt: skip
                self._keys.setText(told.format(n=len(rows)))
                self._later.start(0)
                return
        self._build()

    def _build(self) -> None:
        self.report = self._built()
        empty = not newest(self.context.store, (SessionState.CLOSED,))
        self._first.stand(empty)
        if self.report is None or empty:
            return
        figures = town.figures(self.context.store)
        told = [f"{words_of(key.datum, figures)} {key.words}" for key in self.report.keys]
        self._keys.setText(" · ".join(told))
        self._says.setText(self.report.says)
        self._says.setVisible(bool(self.report.says))
        sections = [(str(at), one.named) for at, one in enumerate(self.report.sections)]
        fill_choice(self.section, sections)
        self.section.setVisible(len(sections) > 1)
        self._show_section()

    def _built(self) -> Report | None:
        """None without any session to tell of, or without the person it is of."""
        self._finish()
        try:
            scope, votes = self.scope(), self._read[1] if self._read is not None else ()
            return build_report(self.context.store, self.chosen, scope, votes)
        except UserError as error:
            self._fault.setText(str(error))
            self._fault.show()
            return None

    def _finish(self) -> None:
        """What is exported is whole, however little was read so far."""
        if self._read is not None and self.chosen.votes:
            self._read[1].extend(self._coming)

    def _show_section(self) -> None:
        section = self._section
        self._notes.setText(" ".join(_notes_of(self.report, section)))
        self._nothing.setVisible(section is None)
        if section is None:
            self._take(None)
            self._fit()
            self.side.tell(None, None, "", town.figures(self.context.store))
            self._keys.setText(_("En lo elegido no hay nada que contar."))
            self._says.setText(_(FROM[self.chosen.name]) if self.chosen.name in FROM else "")
            self._says.setVisible(bool(self._says.text()))
            return
        if self.table is None or (self.table.section.key, self.table.section.heads) != (section.key, section.heads):
            self._take(FiguresTable(section, town.figures(self.context.store)))
        assert self.table is not None
        self.table.section = section
        self.table.show_records(section.lines)
        self._point()
        self._fit()

    @property
    def _section(self) -> Section | None:
        found = self.report.sections if self.report is not None else ()
        at = int(str(self.section.currentData() or 0))
        return found[at] if at < len(found) else found[0] if found else None

    def _take(self, table: FiguresTable | None) -> None:
        """Another table where the last one stood."""
        if self.table is not None:
            had = self.table.hasFocus()
            self._holder.removeWidget(self.table)
            self.table.deleteLater()
            self.table.hide()
            if had and table is not None:
                QTimer.singleShot(0, table, table.setFocus)
        self.table = table
        if table is not None:
            table.pointed.connect(lambda *_told: self._point())
            table.opened.connect(lambda _line: self.open_behind())
            self._holder.addWidget(table, 1)

    def _point(self) -> None:
        found = self.table.figure() if self.table is not None else None
        one, line, head = found if found is not None else (None, None, "")
        self.side.tell(one, line, head, town.figures(self.context.store))

    def open_behind(self) -> None:
        """Enter: the session behind the figure; one of them where there are several."""
        found = self.table.figure() if self.table is not None else None
        chosen = choose_session(self.context, *found) if found is not None else ""
        if chosen:
            self._open_session(chosen)

    def _open_session(self, session_id: str) -> None:
        self.context.navigator.go("council.session", id=session_id, step="minutes")

    # -- what leaves

    def _exports(self) -> list[Entry]:
        """The report on paper and as JSON, all of its figures, and each of its tables, as the screen is set."""
        which = self.chosen
        entries = [
            Entry(which.words, lambda: report_document(self.context.store, self._whole()),
                  texts=((".json", "JSON", lambda: report_text(self._whole())),)),
            Entry(_("Todas las cifras"), lambda: figures_sheet(self._whole()), data=True, paper=False),
        ]  # fmt: skip
        for at, section in enumerate(self.report.sections if self.report is not None else ()):
            entries.append(Entry(section.named, partial(self._sheet, at), data=True, paper=False))
        if which.name == "attendance-figures":
            entries.append(Entry(_("Informe de asistencia"), self._attendance))
        return entries

    def _whole(self) -> Report:
        """Raises UserError where the choices give none."""
        self._finish()
        votes = self._read[1] if self._read is not None else None
        return build_report(self.context.store, self.chosen, self.scope(), votes)

    def _sheet(self, at: int) -> Sheet:
        found = self._whole()
        return section_sheet(found, found.sections[at])

    def _attendance(self) -> Document:
        store = self.context.store
        return attendance_document(store, *attendance_reports(store, self.scope()))

    # -- the window

    def leave(self) -> bool:
        self._later.stop()  # the file may be closed next
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        if self._later.isActive():
            self._later.stop()
            self._read, self._stale = None, True
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        """In a narrow window the figures keep the room; Enter on one lists its sessions."""
        self.side.setVisible(self.width() >= theme.px(_WIDE_FROM) and self.table is not None)


def _notes_of(found: Report | None, section: Section | None) -> Iterator[str]:
    """How it is counted, and what the colours say where there are any: paper has none."""
    yield from found.notes if found is not None else ()
    if section is not None and section.heat:
        yield _(
            "Oscuro: igual al menos 9 de cada 10 veces; claro: 2 de cada 3; sin color: menos, o de pocas votaciones."
        )
