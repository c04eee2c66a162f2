"""One session from the notice to the book: five steps over one view of its records."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from munidesk.base.dates import now, show_date, show_time
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.base.problems import blocking
from munidesk.documents.model import Document
from munidesk.features.council.acts.calendar_file import calendar_text
from munidesk.features.council.acts.sending import notice_document, sent_document
from munidesk.features.council.attendance.document import build_attendance
from munidesk.features.council.domain import MinutesState, Modality, SessionState
from munidesk.features.council.minutes.document import minutes_document
from munidesk.features.council.minutes.document_reading import build_reading_copy
from munidesk.features.council.minutes.rules import minutes_problems, session_problems
from munidesk.features.council.minutes.standing import standing
from munidesk.features.council.minutes.store import send_to_approval
from munidesk.features.council.minutes.store_altered import view_to_print
from munidesk.features.council.sessions.document_notice import build_agenda
from munidesk.features.council.sessions.page_all import COUNCIL_TABLES
from munidesk.features.council.sessions.page_lift import lift_dialog
from munidesk.features.council.sessions.page_live import LiveStep
from munidesk.features.council.sessions.page_more import SessionMenu
from munidesk.features.council.sessions.store import open_session
from munidesk.features.council.view_data import SessionView, load_view
from munidesk.records.ref import Ref
from munidesk.town.page_export import Entry, export_menu
from munidesk.ui import dialogs, theme
from munidesk.ui.context import Context
from munidesk.ui.page import Crumb, Page, PageHeader, begin
from munidesk.ui.stepper import Stepper
from munidesk.ui.widgets import Chip, button, column, keycap, row, rule, tool

ACT = "F8"
"""The key of what the session asks for now: to open it, to lift it, to approve its acta."""
MORE = "Shift+F8"
"""The key of «Más acciones»."""
_ALL_WORDS = 900
"""Pixels at 100 % of a page whose head holds all its words."""
_ALL_STEPS = 1060
"""Of one where the names of all steps stand beside a whole sentence of what is missing."""
OLD = "old"
"""The only step of a session held before MuniDesk."""
STEPS = ("notice", "agenda", "live", "minutes", "signatures")


class Step(Protocol):
    """A step's widget: shows the view it is handed, and saves what waits before it is left."""

    def show_view(self, view: SessionView) -> None: ...

    def leave(self) -> bool: ...


class SessionPage(Page):
    """`open(id=…, step=…)`; without a step, the one the session has reached."""

    tables = COUNCIL_TABLES

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id = ""
        self._at = ""
        self.view: SessionView | None = None
        self._steps: dict[str, QWidget] = {}
        self._header = PageHeader()
        self._wide = tool("fullscreen", _("Pantalla completa (F11)"), self._full_screen)
        self._wide.setProperty("kind", "outlined")
        self._primary = button("", self._act, kind="primary")
        self.more = SessionMenu(context)
        self._key = keycap(ACT)
        self._export = export_menu(context, self._exports)
        for made in (self._wide, self._export, self.more.button, self._primary, self._key):
            self._header.buttons.addWidget(made)
        self._stepper = Stepper((_("Convocatoria"), _("Orden del día"), _("En sesión"), _("Acta"), _("Firmas y libro")))
        self._stepper.chosen.connect(lambda index: self.show_step(STEPS[index]))
        self._missing = Chip()
        self._bar = QWidget()
        self._bar.setLayout(row(self._stepper, self._missing, margins=(24, 0, 24, 0)))
        self._stack = QStackedWidget()
        layout = column(self._header, spacing=0)
        layout.addWidget(self._bar)
        layout.addWidget(rule())
        layout.addWidget(self._stack, 1)
        self.setLayout(layout)
        for keys, action in (
            (ACT, self._press_primary),
            (MORE, self.more.show_menu),
            ("Ctrl+Tab", lambda: self._beside(1)),
            ("Ctrl+Shift+Tab", lambda: self._beside(-1)),
        ):
            QShortcut(QKeySequence(keys), self, action)

    # -- going about

    def _beside(self, step: int) -> None:
        """The step after this one, or before, around the end."""
        if self._at == OLD:
            return
        self.show_step(STEPS[(STEPS.index(self._at) + step) % len(STEPS)])

    def _press_primary(self) -> None:
        if self._primary.isVisible() and self._primary.isEnabled():
            self._act()

    def record(self) -> Ref | None:
        return Ref("session", self._id) if self._id else None

    def open(self, id: str = "", step: str = "", item: str = "") -> None:  # noqa: A002 - as called
        """`item` is the position of the item to show in the step «En sesión»."""
        self._id = id
        self.view = load_view(self.context.store, id)
        self._stale = True
        earlier = self.view.session.state is SessionState.EARLIER
        self._at = step if step in STEPS and not earlier else _reached(self.view)
        self._bar.setVisible(self._at != OLD)
        self._export.setVisible(self._at != OLD)
        self.show_step(self._at)
        shown = self._steps[self._at]
        if item.isdigit() and isinstance(shown, LiveStep):
            shown.treat(next((one.id for one in self.view.items if one.position == int(item)), ""))

    def show_step(self, key: str) -> None:
        """Go to a step; the one left saves first. One held before MuniDesk has a step of its own, and no other."""
        if self.view is not None and self.view.session.state is SessionState.EARLIER:
            key = OLD
        current = self._steps.get(self._at)
        if current is not None and key != self._at and not _step(current).leave():
            return
        if key not in self._steps:
            self._steps[key] = self._made(key)
            self._stack.addWidget(self._steps[key])
        self._at = key
        self._stack.setCurrentWidget(self._steps[key])
        self.refresh()
        self.setFocusProxy(self._steps[key])
        begin(self)

    def _show_record(self, key: str, record: str) -> None:
        """Go to a step, and there to the row where a record is mended."""
        self.show_step(key)
        shown = self._steps[key]
        if self._at == key and isinstance(shown, LiveStep):
            shown.go_to(record)

    def _made(self, key: str) -> QWidget:
        from munidesk.features.council.minutes.page import MinutesStep
        from munidesk.features.council.minutes.page_signatures import SignaturesStep
        from munidesk.features.council.old.page import OldStep
        from munidesk.features.council.sessions.page_agenda import AgendaStep
        from munidesk.features.council.sessions.page_notice import NoticeStep

        makers: dict[str, Callable[[Context], QWidget]] = {
            "notice": NoticeStep,
            "agenda": AgendaStep,
            "live": LiveStep,
            "minutes": lambda context: MinutesStep(context, self._show_record),
            "signatures": SignaturesStep,
            OLD: OldStep,
        }
        return makers[key](self.context)

    def topic(self) -> str:
        return self._at

    def leave(self) -> bool:
        current = self._steps.get(self._at)
        return _step(current).leave() if current is not None else True

    def crumbs(self) -> Sequence[Crumb]:
        words = self.view.label if self.view is not None else _("Sesión")
        return ((_("Concejo"), "council"), (_("Sesiones"), "council"), (words, ""))

    # -- showing

    @property
    def _narrow(self) -> bool:
        return self.width() < theme.px(_ALL_WORDS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The head says less in a narrow window, so that nothing of it is cut."""
        before, now = event.oldSize().width(), self.width()
        super().resizeEvent(event)
        crossed = any((before < theme.px(one)) is not (now < theme.px(one)) for one in (_ALL_WORDS, _ALL_STEPS))
        if self.view is not None and crossed:
            self._head(self.view)

    def refresh(self) -> None:
        if not self._id:
            return
        self.view = view = load_view(self.context.store, self._id)
        self._head(view)
        if self._at != OLD:
            self._stepper.set(STEPS.index(self._at), _done(view))
        _step(self._steps[self._at]).show_view(view)

    def _head(self, view: SessionView) -> None:
        session = view.session
        day = show_date(session.date, "EEEE d 'de' MMMM", view.municipality.country)
        reopened = _("reabierta: {reason}").format(reason=session.reopen_reason) if session.reopen_reason else ""
        remote = session.modality.word if session.modality is not Modality.IN_PERSON else ""
        parts = (f"{day}, {show_time(session.start)}", remote, reopened, session.stopped_reason, session.place)
        line = " · ".join(part for part in parts if part)
        title = (
            _("Acta de la {label}").format(label=view.label.lower())
            if self._at == "minutes" and not self._narrow
            else view.label
        )
        self._header.set(title, line, _state_chip(view))
        words, enabled = self._primary_words(view)
        if not words and self.window().focusWidget() is self._primary:
            self._steps[self._at].setFocus()  # else Qt hands the keyboard to «Convocatoria»
        self._primary.setText(words)
        self._primary.setVisible(bool(words))
        self._key.setVisible(bool(words))
        self._primary.setEnabled(enabled and not self.context.store.read_only)
        self._wide.setVisible(self._at == "live" and not self._narrow)  # F11 does it too
        self.more.show_view(view)
        missing = blocking(session_problems(view)) if session.state is SessionState.OPEN else ()
        words = ngettext(
            "Para levantar la sesión falta {n} dato", "Para levantar la sesión faltan {n} datos", len(missing)
        )
        if self.width() < theme.px(_ALL_STEPS):
            words = ngettext("Falta {n} dato", "Faltan {n} datos", len(missing))
        self._missing.set(words.format(n=len(missing)) if missing else "", "attention", "alert")
        self._missing.setToolTip("\n".join(problem.text for problem in missing))

    def _primary_words(self, view: SessionView) -> tuple[str, bool]:
        match view.session.state:
            case SessionState.CONVENED:
                return _("Abrir la sesión"), True
            case SessionState.OPEN:
                return _("Levantar la sesión"), True
        if view.frozen or view.session.state in _WITHOUT_ACTA:
            return "", False
        if view.minutes.state is MinutesState.IN_APPROVAL:
            return _("Aprobar el acta"), True
        return _("Pasar a aprobación"), not blocking(minutes_problems(view))

    # -- doing

    def _act(self) -> None:
        view = self.view
        if view is None or not self.leave():
            return
        try:
            match view.session.state:
                case SessionState.CONVENED:
                    open_session(self.context.store, self._id, now())
                    self.show_step("live")
                case SessionState.OPEN:
                    self.lift()
                case _ if view.minutes.state is MinutesState.IN_APPROVAL:
                    from munidesk.features.council.minutes.page_approve import approve

                    approve(self.context, view)
                case _:
                    send_to_approval(self.context.store, self._id)
                    self.context.toast(_("El acta pasó a aprobación."), True)
        except UserError as error:
            dialogs.tell(self.context.window, _("Todavía no se puede"), str(error))

    def lift(self) -> None:
        """Levantar la sesión, at an hour that can be written over."""
        view = load_view(self.context.store, self._id)
        missing = blocking(session_problems(view))
        if missing:
            text = "\n".join(f"– {problem.text}" for problem in missing)
            dialogs.tell(self.context.window, _("Para levantar la sesión falta"), text)
            return
        lifted = lift_dialog(self.context, view)
        if lifted:
            self.show_step("minutes")

    def _full_screen(self) -> None:
        toggle = getattr(self.context.window, "toggle_wide", None)
        if toggle is not None:
            toggle()

    def _exports(self) -> list[Entry]:
        if self.view is None or self._at == OLD or not self.leave():
            return []
        view = view_to_print(self.context.store, self._id)
        ics = (".ics", _("calendario (.ics)"), partial(calendar_text, view))
        addenda = [(one.label, partial(sent_document, one)) for one in view.notices[1:]]
        builds: list[tuple[str, Callable[[], Document]]] = [
            *addenda,
            (_("Orden del día"), partial(build_agenda, view)),
            (_("Planilla de asistencia"), partial(build_attendance, view)),
        ]
        if view.session.state is not SessionState.CONVENED:
            builds.append((_("Copia en letra grande"), partial(build_reading_copy, view)))
        label = view.label.lower()
        notice = Entry(f"{_('Convocatoria')} {label}", partial(notice_document, view), texts=(ics,))
        entries = [notice, *(Entry(f"{words} {label}", build) for words, build in builds)]
        if view.session.state is not SessionState.CONVENED:
            acta = partial(minutes_document, view, printed_at=now())
            entries.insert(0, Entry(f"{_('Acta')} {label}", acta))
        return entries


_WITHOUT_ACTA = frozenset({SessionState.CANCELLED, SessionState.ANNULLED, SessionState.EARLIER})


def _step(widget: QWidget) -> Step:
    return widget  # type: ignore[return-value]


def _reached(view: SessionView) -> str:
    match view.session.state:
        case SessionState.CONVENED:
            return "agenda"
        case SessionState.OPEN:
            return "live"
        case SessionState.EARLIER:
            return OLD
    return "minutes"


def _done(view: SessionView) -> list[int]:
    """Steps behind us: notice sent, agenda of an open session, session lifted, acta approved."""
    started = view.session.state is not SessionState.CONVENED
    over = view.session.state in {SessionState.CLOSED, SessionState.NO_QUORUM}
    flags = (started or view.session.call_sent is not None, started, over, view.frozen)
    return [index for index, flag in enumerate(flags) if flag]


def _state_chip(view: SessionView) -> tuple[str, str, str]:
    match view.session.state:
        case SessionState.CONVENED:
            return _("Convocada"), "accent", "calendar"
        case SessionState.OPEN if any(one.ended_at is None for one in view.pauses):
            return _("En {recess}").format(recess=view.profile.recess), "attention", "clock"
        case SessionState.OPEN:
            return _("En sesión"), "accent", "dot"
        case SessionState.NO_QUORUM:
            return _("Sin quórum"), "neutral", "minus"
        case SessionState.CANCELLED:
            return _("Suspendida"), "neutral", "minus"
        case SessionState.ANNULLED:
            return _("Anulada"), "bad", "minus"
        case SessionState.EARLIER:
            return _("Anterior a MuniDesk"), "neutral", "paperclip"
    return standing(view.minutes.state)
