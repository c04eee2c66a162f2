"""One initiative: its life as a line of time with the form of the current step in its place."""

from collections.abc import Callable, Sequence
from textwrap import shorten
from typing import cast

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QVBoxLayout, QWidget

from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.documents.model import Document
from munidesk.features.participation.domain import Initiative, State, StateChange
from munidesk.features.participation.initiatives import page_states
from munidesk.features.participation.initiatives.board import clock_of
from munidesk.features.participation.initiatives.clock import deadline_of, term_words
from munidesk.features.participation.initiatives.document_feedback import build_letter
from munidesk.features.participation.initiatives.page_edit import edit_initiative
from munidesk.features.participation.initiatives.page_looks import feedback_told
from munidesk.features.participation.initiatives.page_steps import AnswerForm, DoneForm, FeedbackForm, StudyForm
from munidesk.features.participation.initiatives.store import (
    delete_initiative,
    extend,
    initiative,
    reopen,
    states_of,
)
from munidesk.features.participation.initiatives.store_states import close
from munidesk.features.participation.places import zone_words
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.calendar.rules import explained
from munidesk.town.calendar.store import working_days
from munidesk.town.page_attachments import AttachmentsPanel
from munidesk.town.page_export import Entry, export_menu
from munidesk.town.page_links import LinksPanel
from munidesk.town.page_removal import may_remove
from munidesk.ui import dialogs, theme
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.page import Crumb, Page, PageHeader
from munidesk.ui.scroll import scrolling
from munidesk.ui.side import add_side, reading_width
from munidesk.ui.timeline import (
    Step,
    circle,
    icon_label,
    tag,
    told_day,
    told_short,
)
from munidesk.ui.widgets import Chip, button, card, clear, column, label, row, rule, tool

_HEAD_LETTERS = 120
"""Of a title that stand above what is scrolled; a longer one is whole within."""

TABLES = frozenset({"initiative", "author", "state_change", "link", "attachment", "neighbour", "closed_day"})


class InitiativeDetail(QFrame):
    """Shows one initiative; its forms write through the store's verbs and say what could not be done.

    `finished` fires when one of them has done what it is for, with the sentence of what was done.
    """

    finished = Signal(str)

    def __init__(self, context: Context, *, links_inside: bool = True) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._context = context
        self.attempt = Attempt(context)
        self.finished.connect(lambda words: context.toast(words, True))
        self._id = ""
        self._shown: Initiative | None = None
        self._forms: list[QWidget] = []
        self._current: Step | None = None
        """The step whose form waits, the first of them."""
        self._changes: tuple[StateChange, ...] = ()
        self._head = column(spacing=6, margins=(16, 12, 12, 12))
        self._body = column(spacing=0, margins=(16, 14, 16, 14))
        self.links, self.papers = LinksPanel(context), AttachmentsPanel(context)
        holder = QWidget()
        inner = column(spacing=0)
        inner.addLayout(self._body)
        if links_inside:
            inner.addWidget(rule())
            inner.addLayout(self.extra(margins=(16, 10, 8, 10)))
        inner.addStretch(1)
        holder.setLayout(inner)
        self._scroll = scrolling(holder)
        self._scroll.verticalScrollBar().rangeChanged.connect(
            lambda *_range: QTimer.singleShot(0, self, self._show_form)  # when Qt has laid out what is inside
        )
        self._foot = label(kind="quiet", wrap=True)
        layout = column(spacing=0, margins=(1, 1, 1, 1))
        layout.addLayout(self._head)
        layout.addWidget(rule())
        layout.addWidget(self._scroll, 1)
        layout.addWidget(rule())
        layout.addLayout(row(icon_label("info", "text2"), self._foot, margins=(16, 8, 16, 8)))
        layout.setStretch(4, 0)
        self.setLayout(layout)

    def extra(self, margins: tuple[int, int, int, int]) -> QVBoxLayout:
        """Links and attachments, below the steps or, on a page of its own, beside them."""
        return column(label(_("Vínculos y adjuntos"), "strong"), self.links, self.papers, spacing=2, margins=margins)

    def show_initiative(self, initiative_id: str) -> None:
        """Another one, or none for an empty id; what was typed in the old one is saved first."""
        if initiative_id != self._id:
            self.leave()
            self._id = initiative_id
            self._shown = None
        self.refresh()

    def leave(self) -> bool:
        """Before another initiative takes the panel: False when the disk refused what was typed."""
        leaves = [getattr(form, "leave", None) for form in self._forms]
        return False not in [leave() for leave in leaves if leave is not None]

    def finish(self, words: str, one: Initiative) -> None:
        """Say what a form did with that initiative, and which one the panel shows now if it is another."""
        said, shown = words.format(folio=one.folio), self._shown
        if shown is not None and shown.id != one.id:
            said = f"{said} {_('Ahora se muestra la {folio}.').format(folio=shown.folio)}"
        self.finished.emit(said)

    def focus_form(self) -> None:
        """To the form of the current step."""
        if self._forms:
            self._forms[0].setFocus()

    def refresh(self) -> None:
        found = self._context.store.get("initiative", self._id) if self._id else None
        record = initiative(self._context.store, self._id) if found else None
        owner = Ref("initiative", record.id) if record else None
        self.links.show_owner(owner)
        self.papers.show_owner(owner)
        typing = any(form.isAncestorOf(focus) for form in self._forms if (focus := form.window().focusWidget()))
        if record == self._shown or (typing and self._shown and record and record.state is self._shown.state):
            self._shown = record
            return
        self._shown = record
        there = self.window().focusWidget()
        if there is not None and self.isAncestorOf(there):
            there.clearFocus()  # else Qt gives it to a button of the links, and F6 comes back to that one
        clear(self._head)
        clear(self._body)
        self._forms, self._current = [], None
        self._foot.setText("")
        if record is None:
            self._body.addWidget(label(_("Elija una iniciativa de la lista."), "quiet-text"))
            return
        self._show_head(record)
        self._show_steps(record)
        if self._forms:
            self.setFocusProxy(self._forms[0])  # where a page of its own begins
        self._foot.setText(self._term(record))

    def _show_form(self) -> None:
        """The form of the current step whole, with as much above it as there is room for."""
        step, inside = self._current, self._scroll.widget()
        there = self.window().focusWidget()
        below = any(one.isAncestorOf(there) for one in (self.links, self.papers)) if there is not None else False
        if step is None or inside is None or below or not step.isVisible():
            return
        top = step.mapTo(inside, QPoint()).y()
        room = self._scroll.viewport().height()
        self._scroll.verticalScrollBar().setValue(max(0, min(top, top + step.height() - room)))

    def _term(self, one: Initiative) -> str:
        """Until when it has to be answered, by which norm, without which days, and why longer than usual."""
        term = deadline_of(town.profile_of(self._context.store), extended=bool(one.extension_reason))
        left_out = explained(working_days(self._context.store), one.received, one.due, term)
        extended = _("Prorrogado: {reason}").format(reason=one.extension_reason) if one.extension_reason else ""
        words = ". ".join(part for part in (term_words(term), left_out) if part)
        return "\n".join(part for part in (words, extended) if part)

    # -- head

    def _show_head(self, one: Initiative) -> None:
        clock = clock_of(one)
        icon = {"bad": "alert", "attention": "clock", "good": "check"}.get(clock.tone, "clock")
        chip = Chip(clock.words, "neutral" if clock.tone == "accent" else clock.tone, icon)
        self._head.addLayout(row(label(one.folio, "quiet-text"), None, chip, self._menu_button(one)))
        short = shorten(one.title, _HEAD_LETTERS, placeholder="…")
        self._head.addWidget(label(short, "panel", wrap=True))
        if short != one.title:  # a title of eight lines would leave the form below it no room
            self._body.addWidget(label(one.title, "strong", wrap=True))
            self._body.addSpacing(theme.px(8))
        tags = row(spacing=6)
        goals = _("ODS {n}").format(n=one.ods) if one.ods else ""
        zone = zone_words(one.zone)
        gender = _("Igualdad de género") if one.gender_marker else ""
        for text in (one.topic, zone, goals, gender):
            if text:
                tags.addWidget(tag(text))
        tags.addStretch(1)
        self._head.addLayout(tags)

    def _menu_button(self, one: Initiative) -> QWidget:
        made = tool("more", _("Más acciones"), lambda: None)
        menu = QMenu(made)
        menu.addAction(_("Corregir datos y autoría…"), lambda: edit_initiative(self._context, one.id))
        if one.answer_date is not None:
            menu.addAction(_("Escribir la carta de respuesta"), lambda: page_states.write_letters(self._context, one))
        menu.addAction(_("Ver el hilo del asunto"), lambda: self._go_thread(one))
        if one.is_open:
            menu.addAction(_("Llevar al próximo orden del día"), lambda: self._to_council(one))
            menu.addAction(_("Prorrogar el plazo…"), lambda: self._with_reason(_("Prorrogar el plazo"), extend))
        else:
            menu.addAction(_("Volver a estudio…"), lambda: self._with_reason(_("Volver a estudio"), reopen))
        menu.addAction(_("Pasar a un estado propio…"), lambda: page_states.ask_own_state(self, one))
        if one.is_open:
            menu.addAction(_("Cerrar sin respuesta…"), lambda: self._with_reason(_("Cerrar sin respuesta"), close))
            menu.addAction(_("Unir con otra iniciativa… (Ctrl+M)"), self.join)
        menu.addAction(_("Historial…"), lambda: self._history(one))
        menu.addSeparator()
        menu.addAction(_("Quitar la iniciativa"), lambda: self._delete(one))
        made.setMenu(menu)
        made.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        made.setPopupMode(made.ToolButtonPopupMode.InstantPopup)
        return made

    def _with_reason(self, title: str, verb: Callable[[Store, str, str], None]) -> None:
        key = self._id
        dialogs.ask_text(
            self._context.window, title, _("¿Por qué? Queda en el historial."), long=True,
            draft=self._context.draft(f"initiative.{verb.__name__}:{key}"),
            submit=lambda reason: verb(self._context.store, key, reason),
        )  # fmt: skip

    def join(self) -> None:
        """This one, open, into another that asks for the same."""
        if self._shown is not None:
            page_states.ask_merge(self, self._shown)

    def _to_council(self, one: Initiative) -> None:
        action = self._context.actions.get("agenda_item")
        if action is not None and self.attempt(lambda: action(Ref("initiative", one.id), "")):
            self._context.toast(_("Se agregó al orden del día de la próxima sesión."), True)

    def _go_thread(self, one: Initiative) -> None:
        self._context.navigator.go("thread", kind="initiative", id=one.id)

    def _delete(self, one: Initiative) -> None:
        title = _("la iniciativa {folio}").format(folio=one.folio)
        if not may_remove(self._context, [Ref("initiative", one.id)], title):
            return
        delete_initiative(self._context.store, one.id)
        self._context.toast(_("Se quitó la iniciativa {folio}.").format(folio=one.folio), True)

    def _history(self, one: Initiative) -> None:
        text = page_states.history_text(self._context.store, one, self._changes)
        dialogs.tell(self._context.window, _("Historial de {folio}").format(folio=one.folio), text)

    # -- the line of time

    def _show_steps(self, one: Initiative) -> None:
        self._changes = states_of(self._context.store, one.id)
        store = self._context.store
        self._step("folder", _("Recibida"), told_day(one.received), page_states.received_text(store, one), done=True)
        if joined := page_states.joined_text(store, one):
            self._step("link", _("Se le unieron"), "", joined, done=True)
        if one.state is State.CLOSED and one.answer_date is None:
            self._show_closed(one)
            return
        self._show_study(one)
        if one.answer_date is None:
            self._ask_answer(one)
            return
        words = f"{capital(one.answer_kind.word)}. {one.answer}"
        self._step("reply", _("Respuesta del Gobierno"), told_day(one.answer_date), "\n".join(
            part for part in (words, one.answer_area) if part), done=True)  # fmt: skip
        if one.feedback_date is None:
            self._form("megaphone", _("Devolución"), "", FeedbackForm(self, one), current=True)
        else:
            self._step("megaphone", _("Devolución"), told_day(one.feedback_date), feedback_told(one), done=True)
        self._show_done(one)

    def _show_closed(self, one: Initiative) -> None:
        """Withdrawn, put away or joined to another one: when, and why."""
        last = next((each for each in reversed(self._changes) if each.state is State.CLOSED), None)
        day = told_day(one.closed_on) if one.closed_on is not None else ""
        self._step("minus", capital(one.state_said), day, last.reason if last else "", done=True)

    def _show_study(self, one: Initiative) -> None:
        if one.state is State.RECEIVED:
            self._form("search", _("En estudio"), "", StudyForm(self, one))
            return
        taken = next((each for each in reversed(self._changes) if each.state in {State.STUDY, State.COUNCIL}), None)
        reason = taken.reason if taken else ""
        where = " · ".join(part for part in (one.area, reason) if part)
        word = _("En el Concejo") if one.state is State.COUNCIL else _("En estudio")
        self._step("search", word, told_day(taken.at.date()) if taken else "", where, done=True)

    def _ask_answer(self, one: Initiative) -> None:
        until = _("hasta el {day}").format(day=told_short(one.due)) if one.due is not None else ""
        self._form("reply", _("Respuesta del Gobierno"), until, AnswerForm(self, one), current=True)
        self._step(
            "megaphone", _("Devolución"), "", _("Cuándo, dónde, por qué medio y con qué constancia."), done=False
        )

    def _show_done(self, one: Initiative) -> None:
        """What came of it, given back or not; it is asked once it was given back."""
        if one.started_on is not None:
            self._step("play", _("En ejecución"), told_day(one.started_on), "", done=True)
        if one.fulfilled_on is not None:
            self._step("check", _("Cumplida"), told_day(one.fulfilled_on), one.fulfilled_evidence, done=True)
        elif one.feedback_date is not None:
            self._form("check", _("Seguimiento"), "", DoneForm(self, one))

    def _step(self, icon: str, title: str, when: str, text: str, *, done: bool) -> None:
        tone = "accent" if done else "text2"
        head = row(label(title, "strong" if done else ""), label(when, "quiet"), None, spacing=8)
        inner = column(spacing=2)
        inner.addLayout(head)
        if text:
            inner.addWidget(label(text, "quiet", wrap=True))
        self._body.addWidget(Step(circle(icon, tone, filled=False), inner))

    def _form(self, icon: str, title: str, right: str, form: QWidget, *, current: bool = False) -> None:
        name, until = label(title, "strong"), label(right, "quiet")
        if current:
            name.setStyleSheet(f"color: {theme.tokens().accent}")
            until.setStyleSheet(f"color: {theme.tokens().attention}; font-weight: 600")
        inner = column(spacing=6)
        inner.addLayout(row(name, None, until))
        form.setEnabled(not self._context.store.read_only)
        # Its fields shrink: wider than the panel, it would leave the texts above it too few lines.
        form.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        inner.addWidget(form)
        self._forms.append(form)
        step = Step(circle(icon, "accent", filled=current), inner)
        self._current = self._current or step
        self._body.addWidget(step)

    @property
    def context(self) -> Context:
        return self._context


class InitiativePage(Page):
    """The same detail as a page of its own, for narrow windows and links; its papers, links and files at the right."""

    tables = TABLES

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id = ""
        self.header = PageHeader()
        self.header.buttons.addWidget(export_menu(context, self._exports))
        self.header.buttons.addWidget(button(_("Ver el hilo"), self._go_thread, icon="thread"))
        self.detail = InitiativeDetail(context, links_inside=False)
        reading_width(self.detail, 64)
        side = card()
        side.setLayout(self.detail.extra(margins=(16, 14, 16, 14)))
        holder = row(spacing=16, margins=(24, 12, 24, 16))
        holder.addWidget(self.detail, 1)
        add_side(holder, side, 360)
        holder.addStretch(1)
        holder.setAlignment(side, Qt.AlignmentFlag.AlignTop)
        layout = column(self.header, spacing=0, margins=(0, 8, 0, 0))
        layout.addLayout(holder, 1)
        self.setLayout(layout)
        self.detail.finished.connect(lambda _words: self.detail.focus_form())
        self.setFocusProxy(self.detail)

    def record(self) -> Ref | None:
        return Ref("initiative", self._id) if self._id else None

    def open(self, id: str = "") -> None:  # noqa: A002 - the name in every link
        self._id = id
        self.detail.show_initiative(id)
        found = self.context.store.get("initiative", id)
        self.header.set(_("Iniciativa {folio}").format(folio=initiative(self.context.store, id).folio) if found else "")

    def _go_thread(self) -> None:
        self.context.navigator.go("thread", kind="initiative", id=self._id)

    def _exports(self) -> list[Entry]:
        store, chosen = self.context.store, Selection(id=self._id)
        entries = [Entry(_("Hilo del asunto"), lambda: cast(Document, self.context.make("thread", chosen)))]
        if initiative(store, self._id).answer_date is not None:
            entries.insert(0, Entry(_("Carta de respuesta"), lambda: build_letter(store, self._id)))
        return entries

    def crumbs(self) -> Sequence[Crumb]:
        return ((_("Participación"), "participation"), (_("Iniciativa"), ""))

    def refresh(self) -> None:
        self.detail.refresh()

    def leave(self) -> bool:
        return self.detail.leave()
