"""The roster of an edition: attendance by keys, marks, who passes; closing it gives the folios."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QApplication, QWidget

from munidesk.base.dates import today
from munidesk.base.i18n import _, msgid, ngettext
from munidesk.features.training.certificates.store import Closing, close_and_issue, closing, give
from munidesk.features.training.codes import EditionState, Layout, Presence
from munidesk.features.training.domain_edition import Certificate
from munidesk.features.training.editions import exports, page_edition_asks, words
from munidesk.features.training.editions.page_edition_side import EditionSide
from munidesk.features.training.editions.page_editions import KEY, ROSTER, change_edition
from munidesk.features.training.editions.page_roster import Roster
from munidesk.features.training.editions.roster import Row, Standing, usual_class
from munidesk.features.training.editions.store import EditionNow, clashes, resume
from munidesk.features.training.editions.store_roster import come_back, enrol_lacking, mark_presence, strike, write_mark
from munidesk.features.training.kinds import EDITIONS
from munidesk.features.training.page_room import HOME, RoomPage
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.page_export import Entry, document_of
from munidesk.town.page_paper import show_paper
from munidesk.ui import dialogs
from munidesk.ui.context import Context
from munidesk.ui.first_step import goes
from munidesk.ui.hints import Said
from munidesk.ui.making import Making
from munidesk.ui.page import Crumb
from munidesk.ui.side import add_side
from munidesk.ui.widgets import button, column, label, row, tool

_KINDS = {"present": Presence.PRESENT, "absent": Presence.ABSENT, "justified": Presence.JUSTIFIED}


class EditionPage(RoomPage):
    key, name, icon, among = ROSTER, msgid("Lista de la edición"), "calendar", KEY

    def __init__(self, context: Context) -> None:
        self.now: EditionNow | None = None
        self.what: Closing | None = None
        self._edition = self._wanted = ""
        super().__init__(context)

    # -- how it lies

    def make_body(self) -> QWidget:
        self.roster, self.side = Roster(), EditionSide()
        self.roster.marked.connect(self.mark)
        self.roster.scored.connect(self.score)
        self.roster.asked.connect(self._asked)
        for signal in (self.roster.moved, self.roster.typed):
            signal.connect(self._follow)
        self.side.asked.connect(self.close_edition)
        self.people, self.today = label(kind="quiet-text"), label(kind="quiet-text")
        self.nobody = label(kind="quiet-text", wrap=True)
        left, made = QWidget(), QWidget()
        inner = column(spacing=6)
        inner.addWidget(self.nobody)
        inner.addWidget(self.roster, 1)
        inner.addLayout(row(self.people, None, self.today))
        left.setLayout(inner)
        middle = row(left, spacing=12, margins=(24, 12, 24, 12))
        add_side(middle, self.side, 264)
        made.setLayout(middle)
        made.setFocusProxy(self.roster)
        return made

    def tools(self) -> Sequence[QWidget]:
        self._verbs = (
            tool("clock", _("Clase nueva (C)"), self.new_class),
            tool("target", _("Inscribir desde Necesidades (D)"), self.from_needs),
            tool("clipboard", _("Pegar nombres (Ctrl+V)"), self.paste),
            tool("pencil", _("Cambiar la edición (M)"), self.change),
            tool("minus", _("Suspender o retomar (U)"), self.suspend),
        )
        self._give = tool("stamp", _("Constancia de esa persona (T)"), self.give_one)
        self._signs = button(_("Planilla de firmas"), self.sign_in, icon="printer", tip=_("Planilla de firmas (F)"))
        return *self._verbs, self._give, self._signs

    def crumbs(self) -> Sequence[Crumb]:
        title = self.now.edition.title if self.now is not None else _(self.name)
        return (_("Capacitación"), HOME), (_("Ediciones"), KEY), (title, "")

    def making(self) -> Making | None:
        if self.context.store.read_only or self.now is None or self.now.closed:
            return None
        return Making(_("Inscribir"), self.new)

    def exports(self) -> Sequence[Entry]:
        store, chosen = self.context.store, Selection(id=self._edition)
        return (
            Entry(_("Lista de la edición"), lambda: exports.list_paper(store, chosen)),
            Entry(_("Lista de la edición, datos"), lambda: exports.list_sheet(store, chosen), data=True, paper=False),
            Entry(_("Planilla de firmas"), lambda: exports.sign_in_paper(store, chosen)),
        )

    def hints(self, there: QWidget) -> Said:
        other = ("F6", _("otro panel"))
        if there is self.side.close_button:
            return _("Teclas de cierre"), ((_("Espacio"), _("cerrar y emitir")),), other, ""
        keys: tuple[tuple[str, str], ...]
        if self.roster.writes_mark:
            keys = (("0 – 100", _("nota")), ("Enter", _("guardarla y bajar")), ("Supr", _("borrarla")),
                    ("←", _("a las clases")))  # fmt: skip
            return _("Teclas de notas"), keys, other, self.roster.pending
        keys = (
            ("10 P", _("número y presente")), ("A", _("ausente")), ("J", _("con justificación")), ("H", _("horas")),
            ("0 P", _("todas")), ("N", _("nota")), ("B", _("baja")), ("C", _("clase")), ("E", _("cerrar y emitir")),
        )  # fmt: skip
        return _("Teclas de asistencia"), keys, other, self.roster.pending

    def _follow(self) -> None:
        self.strip.set(*self.hints(self.roster))
        if self.now is not None:
            self.today.setText(words.class_words(self.now, self.roster.class_at))

    # -- what is shown

    def open(self, id: str = "", person: str = "") -> None:  # noqa: A002 - the name in every link
        """An edition; with the cursor at one of its people."""
        self._edition, self._wanted = id or self._edition, person
        self.refresh()

    def record(self) -> Ref | None:
        return Ref(EDITIONS.table, self._edition) if self._edition else None

    def show_all(self) -> None:
        store = self.context.store
        if not self._edition or EDITIONS.find(store, self._edition) is None:
            every = EDITIONS.all(store)
            self._edition = every[-1].id if every else ""
        self.first.tell(
            _("Todavía no hay ninguna edición."), _("Una edición es un curso con días, personas y lista."),
            goes(self.context, _("Ir a Ediciones"), KEY),
        )  # fmt: skip
        self.first.stand(not self._edition)
        writes = bool(self._edition) and not store.read_only
        self._signs.setVisible(bool(self._edition))
        self._give.hide()
        if not self._edition:
            self.now = self.what = None
            self.beside.setText("")
            for each in self._verbs:
                each.hide()
            return
        figures = town.figures(store)
        self.what = closing(store, self._edition)
        self.now = now = self.what.now
        self.title.setText(now.edition.title)
        state = words.state_look(now.edition.state)[0]
        told = (state, words.asked_words(now.course, figures), now.edition.trainers, now.edition.agent)
        self.beside.setText(" · ".join(part for part in told if part))
        self.roster.show_now(now, figures, usual_class(now.classes, now.rows, today()))
        if self._wanted:
            self.roster.select(self._wanted)
        self._wanted = ""
        self.nobody.setText(self._todo(now))
        self.nobody.setVisible(bool(self.nobody.text()))
        self.people.setText(f"{words.people_words(now)} · {self._room(now)}")
        for each in self._verbs:
            each.setVisible(writes and not now.closed)
        self._give.setVisible(writes and now.closed)
        self.side.show_closing(self.what, figures, clashes(store, self._edition), writes=writes)
        self._follow()

    def _todo(self, now: EditionNow) -> str:
        if not now.rows:
            return _(
                "Nadie en la lista todavía: Ctrl+N inscribe, Ctrl+V pega nombres de una planilla y D trae a quienes"
                " les falta lo que el curso sube."
            )
        if not now.classes:
            return _("Sin clases todavía: C agrega la primera, con su día y sus horas.")
        return now.edition.reason if now.edition.state is EditionState.SUSPENDED else ""

    def _room(self, now: EditionNow) -> str:
        figures, n = town.figures(self.context.store), len(now.classes)
        return ngettext("{hours} h en {n} clase", "{hours} h en {n} clases", n).format(
            hours=figures.number(now.hours), n=n
        )

    # -- verbs

    def _asked(self, what: str) -> None:
        verbs: dict[str, Callable[[], object]] = {
            "class": self.new_class, "close": self.close_edition, "needs": self.from_needs, "signs": self.sign_in,
            "paste": self.paste, "open": self.edit, "change": self.change, "suspend": self.suspend,
            "give": self.give_one,
        }  # fmt: skip
        if what == "signs" or not self.context.store.read_only:
            verbs[what]()

    def mark(self, at: int | None, what: str) -> None:
        """Of the row `at`; of everybody nothing was written of, where it is None."""
        now, store = self.now, self.context.store
        if now is None or store.read_only:
            return
        if at is None:
            self._mark_all(now, what)
            return
        row, place = now.rows[at], self.roster.class_at
        if what == "mark":
            self.roster.go(at, len(now.classes) + 1)
        elif what == "leave":
            self._leave(row)
        elif what == "blank" and self.roster.writes_mark:
            self.attempt(write_mark, store, row.enrolment.id, None)
        elif place < 0:
            if what == "blank":
                self.attempt(strike, store, row.enrolment.id)
        elif row.standing is Standing.LEFT:
            self.context.toast(_("{name} está de baja: B la trae de vuelta.").format(name=row.name), False)
        elif what == "hours":
            page_edition_asks.ask_hours(self.context, now.classes[place], row)
        else:
            done = self.attempt(mark_presence, store, now.classes[place].id, (row.enrolment.id,), _KINDS.get(what))
            if done and what != "blank":
                self.roster.go(at + 1)

    def _mark_all(self, now: EditionNow, what: str) -> None:
        place = self.roster.class_at
        if place < 0:
            return
        one = now.classes[place]
        who = [each.enrolment.id for each in now.there if one.id not in each.presences]
        if not who:
            self.context.toast(_("En esa clase ya están todas las personas anotadas."), False)
        else:
            self.attempt(mark_presence, self.context.store, one.id, who, _KINDS[what])

    def score(self, at: int, text: str) -> None:
        """What was typed as a mark; then the next person."""
        if self.now is None:
            return
        store, row = self.context.store, self.now.rows[at]
        if self.attempt(lambda: write_mark(store, row.enrolment.id, town.figures(store).parse(text))):
            self.roster.go(at + 1)

    def _leave(self, row: Row) -> None:
        if row.standing is Standing.LEFT:
            self.attempt(come_back, self.context.store, row.enrolment.id)
        else:
            page_edition_asks.ask_leave(self.context, row)

    def new(self) -> None:
        if self.now is not None:
            page_edition_asks.ask_enrolment(self.context, self.now)

    def edit(self) -> None:
        """The class of the cursor, else the person."""
        if self.now is None:
            return
        place, row_now = self.roster.class_at, self.roster.row
        if place >= 0:
            page_edition_asks.ask_class(self.context, self.now, self.now.classes[place])
        elif row_now is not None:
            page_edition_asks.ask_correction(self.context, row_now)

    def new_class(self) -> None:
        if self.now is not None:
            page_edition_asks.ask_class(self.context, self.now)

    def paste(self) -> None:
        if self.now is not None:
            page_edition_asks.ask_names(self.context, self.now, QApplication.clipboard().text())

    def from_needs(self) -> None:
        """Those in post whom the course takes further."""
        done: list[int] = []
        if self.attempt(lambda: done.append(enrol_lacking(self.context.store, self._edition))):
            said = ngettext("Se inscribió a {n} persona.", "Se inscribió a {n} personas.", done[0])
            self.context.toast(said.format(n=done[0]), True)

    def change(self) -> None:
        if self.now is not None:
            change_edition(self.context, self.now)

    def suspend(self) -> None:
        if self.now is None:
            return
        if self.now.edition.state is EditionState.SUSPENDED:
            self.attempt(resume, self.context.store, self._edition)
        else:
            page_edition_asks.ask_suspension(self.context, self.now)

    def give_one(self) -> None:
        """A certificate of her own, once the edition is closed: of participation where she did not pass."""
        row_now = self.roster.row
        made: list[Certificate] = []
        if row_now is None:
            return
        layout = Layout.ACCREDITATION if row_now.standing is Standing.PASSES else Layout.PARTICIPATION
        if self.attempt(lambda: made.append(give(self.context.store, row_now.enrolment.id, layout))):
            self.context.toast(_("{folio}, de {layout}.").format(folio=made[0].folio, layout=layout.word), True)

    def sign_in(self) -> None:
        store, chosen = self.context.store, Selection(id=self._edition)
        show_paper(
            self.context, _("Planilla de firmas"),
            lambda _s: document_of(self.context, lambda: exports.sign_in_paper(store, chosen)),
        )  # fmt: skip

    def close_edition(self) -> None:
        """Asked once: folios are never taken back."""
        what = self.what
        if what is None or self.context.store.read_only:
            return
        if what.why_not:
            self.context.toast(_("{why} Complete la lista y cierre después.").format(why=what.why_not), False)
            return
        n, failed = len(what.issued), len(what.now.failing)
        text = ngettext("Emite {n} constancia", "Emite {n} constancias", n).format(n=n)
        left = ngettext("{n} persona no acredita", "{n} personas no acreditan", failed).format(n=failed)
        said = _("{text}; {left}. La lista ya no cambia y los folios no vuelven atrás.").format(text=text, left=left)
        title = _("¿Cerrar «{title}»?").format(title=what.now.edition.title)
        if not dialogs.confirm(self.context.window, title, said, _("Cerrar y emitir")):
            return
        if self.attempt(close_and_issue, self.context.store, self._edition):
            self.context.navigator.go("capacitacion.certificates", edition=self._edition)
