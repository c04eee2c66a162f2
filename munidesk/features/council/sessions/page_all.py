"""The council's page: sessions with filters and detail, and the tabs beside them."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from munidesk.base.dates import now, show_date, show_time, today
from munidesk.base.i18n import _, ngettext
from munidesk.data.store import Store
from munidesk.features.council import exports
from munidesk.features.council.attendance.quorum import quorum
from munidesk.features.council.book.page import BookTab
from munidesk.features.council.domain import SessionState
from munidesk.features.council.reports.page import RecordsTab
from munidesk.features.council.reports.page_attendance import AttendanceTab
from munidesk.features.council.reports.page_sheets import ResolutionsTab, VotesTab
from munidesk.features.council.sessions.page_list import SessionsList
from munidesk.features.council.sessions.page_new import ask_new_session
from munidesk.features.council.sessions.store import SessionRow, sessions
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection, Sheet
from munidesk.town import contributions
from munidesk.town import store as town
from munidesk.town.page_export import Entry, export_menu
from munidesk.ui.context import Context
from munidesk.ui.export import ask_path
from munidesk.ui.making import MakeButton, Making
from munidesk.ui.page import Crumb, Page
from munidesk.ui.printing import folder_way
from munidesk.ui.tabs import Tabs, leads_of
from munidesk.ui.widgets import column, label, row

COUNCIL_TABLES = frozenset(
    {
        "session", "agenda_item", "presence", "substitution", "notice", "agenda_change", "pause",
        "motion", "vote", "ballot", "resolution", "correction",
        "election", "candidate", "election_round", "election_paper", "speaker_turn",
        "minutes", "minutes_book", "folio_note", "minutes_signer", "signers_rule", "signed_sheet", "annulment",
        "certificate", "fulfilment",
        "person", "membership", "seat", "body", "municipality", "attachment", "closed_day",
    }
) | contributions.TABLES  # fmt: skip


class SessionsPage(Page):
    """Sesiones · Asistencia · Resoluciones · Votaciones · Libro de actas · Integrantes."""

    tables = COUNCIL_TABLES

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._line = label(kind="quiet-text")
        export = export_menu(context, self._exports, more=[(_("Copia liviana para integrantes…"), self.light_copy)])
        head = row(label(_("Concejo"), "title"), None, export, spacing=12, margins=(24, 12, 24, 0))
        self.list = SessionsList(context, self.open_session, self.new_session)
        makers: list[tuple[str, Callable[[], QWidget]]] = [
            (_("Sesiones"), lambda: self.list),
            (_("Asistencia"), lambda: AttendanceTab(context, self.open_session)),
            (_("Resoluciones"), lambda: ResolutionsTab(context, self.open_session)),
            (_("Votaciones"), lambda: VotesTab(context, self.open_session)),
            (_("Libro de actas"), lambda: BookTab(context, self.open_session)),
            (_("Integrantes"), lambda: _members_panel(context)),
        ]
        self.tabs = Tabs(makers, leads=leads_of(context, "council"))
        layout = column(spacing=0)
        layout.addLayout(head)
        layout.addLayout(row(self._line, margins=(24, 0, 24, 4)))
        layout.addWidget(self.tabs, 1)
        self.setLayout(layout)
        self._new = MakeButton(self.tabs, self._making)
        head.addWidget(self._new)
        self.tabs.begin()
        self.setFocusProxy(self.tabs)

    def show_tab(self, index: int) -> None:
        self.tabs.show_tab(index)

    def open(self, tab: str = "") -> None:
        if tab.isdigit():
            self.show_tab(int(tab))

    def crumbs(self) -> Sequence[Crumb]:
        return ((_("Concejo"), ""), (self.tabs.word, ""))

    def refresh(self) -> None:
        self._line.setText(self._summary())
        self._new.setEnabled(not self.context.store.read_only)
        self.tabs.refresh()
        self._new.follow()

    def light_copy(self) -> None:
        """The file that the members take with them, to be read: what is public of what was approved."""
        context, verb = self.context, self.context.actions["light_copy"]
        path = ask_path(context, verb(Ref("session", ""), ""), ".munidesk")
        if path is None:
            return

        def done(written: str) -> None:
            self.context.offer(
                _("La copia liviana quedó en {path}. Se abre solo para leer.").format(path=written),
                (folder_way(context, Path(written).parent),),
            )

        context.tasks.run(lambda _job: verb(Ref("session", ""), str(path)), done)

    def _making(self) -> Making | None:
        """A session, among the sessions: what the other tabs show comes out of them."""
        return Making(_("Nueva sesión"), self.new_session) if self.tabs.current is self.list else None

    def leave(self) -> bool:
        return self.tabs.leave()

    def _summary(self) -> str:
        """«5 integrantes · quórum 3 · período 2025–2030 · la próxima sesión es hoy a las 19:00»."""
        store = self.context.store
        body = town.council(store)
        seats = [seat for seat in town.seats(store, body.id) if seat.counts]
        if not seats:
            return _("Todavía sin integrantes: cárguelos en la pestaña «Integrantes».")
        legal = body.members_of(len(seats))
        few = _("{n} de {total} integrantes").format(n=len(seats), total=legal)
        whole = ngettext("{n} integrante", "{n} integrantes", len(seats)).format(n=len(seats))
        needed = quorum(town.rules_of(store, body.id), legal, len(seats), len(seats), ()).needed
        parts = [few if len(seats) < legal else whole, _("quórum {n}").format(n=needed)]
        municipality = town.municipality(store)
        if municipality.term_start and municipality.term_end:
            parts.append(_("período {a}–{b}").format(a=municipality.term_start.year, b=municipality.term_end.year))
        upcoming = [one for one in sessions(store, since=today()) if one.state is SessionState.CONVENED]
        if upcoming:
            parts.append(_next_words(min(upcoming, key=lambda one: (one.date, one.start))))
        return " · ".join(parts)

    def open_session(self, session_id: str, step: str = "") -> None:
        self.context.navigator.go("council.session", id=session_id, step=step)

    def new_session(self) -> None:
        session_id = ask_new_session(self.context)
        if session_id:
            self.open_session(session_id, "agenda")

    def _exports(self) -> list[Entry]:
        """On a tab with a list, what its filters leave; among the sessions, the lists whole."""
        current = self.tabs.current
        if isinstance(current, RecordsTab):
            return current.entries()
        lists: tuple[tuple[str, Callable[[Store, Selection], Sheet]], ...] = (
            (_("Asistencia"), exports.attendance), (_("Votaciones"), exports.votes),
            (_("Votos por integrante"), exports.ballots), (_("Resoluciones"), exports.resolutions),
            (_("Libro de actas"), exports.book),
        )  # fmt: skip
        return [Entry(words, partial(build, self.context.store, Selection()), data=True) for words, build in lists]


def _members_panel(context: Context) -> QWidget:
    from munidesk.town.page_members import MembersPanel

    return MembersPanel(context)


def _next_words(session: SessionRow) -> str:
    at = show_time(session.start)
    days = (session.date - now().date()).days
    if days == 0:
        return _("la próxima sesión es hoy a las {at}").format(at=at)
    if days == 1:
        return _("la próxima sesión es mañana a las {at}").format(at=at)
    return _("la próxima sesión es el {day} a las {at}").format(day=show_date(session.date, "EEEE d 'de' MMMM"), at=at)
