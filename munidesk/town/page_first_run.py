"""The first run: from nothing to a council with its members in three minutes, or the sample municipality."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from munidesk.base.dates import now, show_time
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.town import roster_draft
from munidesk.town import store as town
from munidesk.town.domain import TownKind
from munidesk.town.founded import put_off_members
from munidesk.town.founding import become, found
from munidesk.town.guide import FIRST_RUN
from munidesk.town.page_first_run_country import CountryStep, begins_with
from munidesk.town.page_first_run_pages import (
    Replaced,
    ready,
    sample_words,
    step_titles,
    welcome,
)
from munidesk.town.page_first_run_rail import rail_foot, rail_step
from munidesk.town.page_first_run_town import TownStep
from munidesk.town.page_roster import RosterEditor
from munidesk.town.profile import Profile
from munidesk.town.roster_save import save_roster
from munidesk.town.seats_words import seats_lacking, seats_words
from munidesk.ui import theme
from munidesk.ui.autosave import Autosave, pending
from munidesk.ui.export import file_name
from munidesk.ui.help_panel import HelpPanel
from munidesk.ui.rail import Brand
from munidesk.ui.widgets import button, card, clear, column, label, link, row

WELCOME, COUNTRY, TOWN, MEMBERS, DONE = range(5)


class FirstRun(QWidget):
    """`finished(path)` once the council has its members, or they come later; `sample_wanted` asks for the sample,
    `folder_wanted` for the file that a folder of «Llevarse todo» becomes.

    The file is made when the municipality has a name, so that closing loses
    nothing: a file without members is taken up again at that step, unless they were put off.
    """

    finished = Signal(object)
    sample_wanted = Signal(str)
    folder_wanted = Signal()

    def __init__(self, create: Callable[[Path], Store], folder: Path, resumed: Store | None = None) -> None:
        super().__init__()
        self._create = create
        self._folder = folder
        self.store = resumed
        self._path = resumed.path if resumed is not None else None
        self.step = WELCOME
        self.setWindowTitle("MuniDesk")
        self._steps = column(spacing=4, margins=(8, 0, 8, 16))
        rail = QFrame()
        rail.setProperty("kind", "rail")
        rail.setFixedWidth(theme.px(184))
        rail.setLayout(self._steps)
        self._title, self._subtitle = label(kind="title"), label(kind="quiet-text", wrap=True)
        self._sample = link("", lambda: self.sample_wanted.emit(self._land.what.value))
        self._stack = QStackedWidget()
        self._ready, self._put_off, self._resumed = "", False, False
        self._land = CountryStep()
        self.country, self.seats = self._land.country, self._land.seats
        self.of_town = TownStep(folder, lambda: self.profile, lambda: self._land.what)
        self.of_town.entered.connect(self.next)
        self.name, self.town = self.of_town.name, self.of_town.town
        self.roster = RosterEditor(folder)
        self.roster.changed.connect(self._on_roster)
        self._land.changed.connect(self._show_rail)
        self._land.changed.connect(lambda: self._sample.setText(sample_words(self._land.what)))
        self.roster.table.left.connect(self._leave_table)
        self._done = Replaced()
        self._keeping = Autosave(self.roster, self._keep_members)
        for made in (
            welcome(lambda: self.sample_wanted.emit(TownKind.MUNICIPALITY.value), self.folder_wanted.emit),
            self._land,
            self.of_town,
            self.roster,
            self._done,
        ):
            self._stack.addWidget(made)
        self._fault, self._why = label(kind="fault", wrap=True), label(kind="quiet-text")
        self.of_town.fault.connect(self._fault.setText)
        self.back = button(_("Atrás"), self.go_back)
        self._take_out = button("", lambda: self.roster.remove_row(int(self.roster.first_bad_row)))
        self.later = button(_("Cargarlos después"), self.put_off)
        self.forward = button(_("Continuar"), self.next, kind="primary", icon="chevron-right")
        self._saved = label(kind="quiet")
        self.setLayout(self._laid_out(rail))
        self._help = HelpPanel(self)
        QShortcut(QKeySequence("F1"), self, self.help)
        if resumed is not None and town.has_municipality(resumed):
            self._take_up(resumed)
        else:
            self.go(WELCOME)

    def _take_up(self, store: Store) -> None:
        """Who closed halfway goes on at the members."""
        record = town.municipality(store)
        self.country.setCurrentIndex(max(0, self.country.findData(record.country)))
        self._land.kind.setCurrentIndex(max(0, self._land.kind.findData(record.kind.value)))
        self.of_town.take_up(record)
        self._resumed = True
        self.roster.start(self.profile)
        self._members_again(store)
        self.go(MEMBERS)

    def _laid_out(self, rail: QWidget) -> QVBoxLayout:
        head = row(self._title, None, self._sample, margins=(24, 20, 24, 0))
        foot = row(
            self.back, None, self._why, self._take_out, self.later, self.forward, spacing=12, margins=(24, 12, 24, 12)
        )
        body = column(spacing=8)
        body.addLayout(head)
        body.addLayout(row(self._subtitle, margins=(24, 0, 24, 0)))
        holder = QWidget()
        holder.setLayout(row(self._stack, margins=(24, 8, 24, 0)))
        body.addWidget(holder, 1)
        body.addLayout(row(self._fault, margins=(24, 0, 24, 0)))
        body.addLayout(foot)
        right = QWidget()
        right.setLayout(body)
        status = card("status")
        status.setFixedHeight(theme.px(32))
        status.setLayout(row(self._saved, None, margins=(18, 0, 18, 0)))
        middle = row(rail, spacing=0)
        middle.addWidget(right, 1)
        whole = column(spacing=0)
        whole.addLayout(middle, 1)
        whole.addWidget(status)
        return whole

    # -- pages

    @property
    def profile(self) -> Profile:
        return self._land.profile

    # -- going on

    def go_back(self) -> None:
        """To the step before; without a council nobody was asked for its members."""
        self.go(TOWN if self.step == DONE and not self._has_council else self.step - 1)

    @property
    def _has_council(self) -> bool:
        return self._land.what is TownKind.MUNICIPALITY

    def go(self, step: int) -> None:
        self.step = max(WELCOME, min(DONE, step))
        self._help.hide()
        self._stack.setCurrentIndex(self.step)
        resumed = self.name.text() if self._resumed else ""
        title, said = step_titles(self._ready, resumed, bool(self.roster.rows), self._land.what)[self.step]
        self._title.setText(title)
        self._subtitle.setText(said)
        self._sample.setText(sample_words(self._land.what))
        self._sample.setVisible(WELCOME < self.step < DONE and self.store is None)
        self._fault.setText("")
        if self.step == TOWN:
            self.of_town.look()
        if self.step == MEMBERS:
            self.roster.start(self.profile)
        self._show_rail()
        self._show_foot()
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_rail(self) -> None:
        clear(self._steps)
        self._steps.addWidget(Brand())
        self._steps.addLayout(row(label(_("Primeros pasos"), "quiet"), margins=(12, 8, 0, 4)))
        people = len(self.roster.roster.entries)
        listed = ngettext("{n} persona", "{n} personas", people).format(n=people) if people else ""
        members = listed if self._has_council else _("No hace falta")
        what = capital(self._land.what.word)
        steps = (
            (_("Bienvenida"), ""),
            (_("País"), self.profile.name if self.step > COUNTRY else ""),
            (what, (self.town.text() or self.name.text()).strip() if self.step > TOWN else ""),
            (_("Integrantes"), _("Más adelante") if self._put_off else members),
            (_("Listo"), ""),
        )
        for index, (name, said) in enumerate(steps):
            self._steps.addWidget(rail_step(index, self.step, name, said))
        self._steps.addStretch(1)
        self._steps.addWidget(rail_foot(self.help))

    def _keep_members(self) -> None:
        """Until «Continuar» the list is no record: a cut of power must not ask for thirty names again."""
        if self.store is not None and self.step == MEMBERS:
            roster_draft.keep(self.store, self.roster.rows)

    def _members_again(self, store: Store) -> None:
        if kept := roster_draft.kept(store):
            self.roster.set_rows(kept)

    def _on_roster(self) -> None:
        if self.roster.rows and self.store is not None:
            self._keeping.touch()
        self._show_rail()
        self._show_foot()

    def _show_foot(self) -> None:
        # The country made the rules of the file: once it is there, the name can be changed, the country not.
        self.back.setVisible(self.step > (TOWN if self.store is not None else WELCOME))
        blocking = self.roster.blocking if self.step == MEMBERS else 0
        wanting = self.roster.wanting if self.step == MEMBERS else ""
        self.forward.setEnabled(not wanting)
        self.forward.setText(_("Empezar") if self.step == DONE else _("Continuar"))
        self._take_out.setVisible(bool(blocking))
        self.later.setVisible(self.step == MEMBERS)
        self._take_out.setText(_("Quitar la fila {n}").format(n=self.roster.first_bad_row))
        self._why.setText(wanting)
        if self._path is not None:
            at = self.store.saved_at if self.store is not None else None
            saved = _("Guardado {at}").format(at=show_time(at or now()))
            self._saved.setText(f"{saved}   ·   {self._path}")

    def help(self) -> None:
        """F1: what this step is for, beside it."""
        self._help.toggle([one for one in FIRST_RUN if one.tab == str(self.step)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on the country and Ctrl+Enter anywhere go on; F6 goes between what is filled in and the buttons."""
        key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (control or self._land.asks_on()):
            if self.forward.isEnabled():
                self.next()
        elif key == Qt.Key.Key_F6:
            below = QApplication.focusWidget() in self._foot
            (self._first if below else self._way_on()).setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    @property
    def _foot(self) -> tuple[QWidget, ...]:
        return (self.forward, self._take_out, self.later, self.back)

    @property
    def _first(self) -> QWidget:
        """Where the keyboard begins in this step."""
        return {COUNTRY: self._land.kind, TOWN: self.name, MEMBERS: self.roster.table}.get(self.step, self.forward)

    def _way_on(self) -> QWidget:
        """«Continuar», or what has to be done before."""
        return next((one for one in self._foot if one.isEnabled() and one.isVisible()), self.forward)

    def _leave_table(self, forward: bool) -> None:
        if forward:
            self._way_on().setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.roster.table.focusPreviousChild()

    def next(self) -> None:
        """The next step, once this one is in order."""
        try:
            if self.step == TOWN:
                self._found()
                if not self._has_council:
                    self._begin_without_council()
                    return
            elif self.step == MEMBERS:
                self._save_members()
        except UserError as error:
            self._fault.setText(str(error))
            return
        if self.step == DONE:
            self._finish()
        else:
            self.go(self.step + 1)

    def _found(self) -> None:
        """Make the file under the municipality's name and write its first records."""
        name = self.name.text().strip()
        if not name:
            raise UserError(_("Escriba el nombre del municipio.") if self._has_council else _("Escriba el nombre."))
        if self.store is None:
            self._path = self._folder / f"{file_name(name)}.munidesk"
            self.store = self._create(self._path)
        if not town.has_municipality(self.store):
            country, seats = self.profile.country, self.seats.value()
            found(self.store, country=country, name=name, town_name=self.town.text(), legal_seats=seats,
                  kind=self._land.what)  # fmt: skip
        record, typed = town.municipality(self.store), self.of_town.typed
        changed = replace(record, name=name, town=typed.town, address=typed.address)
        town.save_municipality(self.store, changed)
        become(self.store, self._land.what)
        if self.of_town.logo:
            town.save_logo(self.store, self.of_town.logo)

    def _save_members(self) -> None:
        if self.store is None:
            self._found()
        assert self.store is not None
        body = town.council(self.store)
        save_roster(self.store, body.id, self.roster.roster, replace_all=True)
        self._keeping.forget()
        roster_draft.forget(self.store)
        self._put_off = False
        self._ready = _("Ya puede convocar la primera sesión.")
        titulares, substitutes = len(self.roster.roster.titulares), len(self.roster.roster.substitutes)
        has = seats_words(body.name, titulares, substitutes)
        seats = sum(one.counts for one in town.seats(self.store, body.id))
        if lacking := seats_lacking(body, seats):
            has = f"{has}. {lacking}"
        first = _("Convoque la primera sesión: día, hora, lugar y orden del día")
        self._show_ready(has, (first, _("Registre las iniciativas que ya llegaron")))

    def _show_ready(self, members: str, following: tuple[str, ...]) -> None:
        named = _("{name}, con las reglas de {country}") if self._has_council else _("{name}, en {country}")
        done = (
            named.format(name=self.name.text().strip(), country=self.profile.name),
            members,
            _("Se guardó en {path}").format(path=self._path),
        )
        last = (
            _("Haga el primer respaldo en una memoria: Inicio lo recuerda hasta que esté"),
            _("F1, en cualquier página, cuenta para qué es y qué teclas tiene"),
        )
        self._done.show_widget(ready(done, (*following, *last)))

    def _begin_without_council(self) -> None:
        """An institute or an organisation has nothing more to say before it begins."""
        assert self.store is not None
        put_off_members(self.store)
        institute = self._land.what is TownKind.INSTITUTE
        self._ready = (
            _("Ya puede empezar con la capacitación.") if institute else _("Ya puede empezar con el gobierno abierto.")
        )
        begin = (
            (_("Cargue su personal y los cursos que ofrece"), _("Abra la primera edición e inscriba a las personas"))
            if institute
            else (_("Responda el diagnóstico de su municipio, mirado desde afuera"),
                  _("Anote en la agenda de incidencia lo que va a pedir"))
        )  # fmt: skip
        self._show_ready(begins_with(self._land.what), begin)
        self.go(DONE)

    def put_off(self) -> None:
        """Begin without members: what was typed of them stays as a draft, and a session asks for them."""
        assert self.store is not None
        self._keeping.flush()
        put_off_members(self.store)
        self._put_off = True
        self._ready = _("Ya puede empezar con las iniciativas, el FODA o el plan.")
        lacks = _("{name} todavía no tiene integrantes: hacen falta antes de la primera sesión")
        load = _("Cuando los sepa, cárguelos en Concejo › Integrantes")
        begin = _("Empiece por las iniciativas, el FODA o el plan")
        self._show_ready(lacks.format(name=town.council(self.store).name), (begin, load))
        self.go(DONE)

    def _finish(self) -> None:
        if self.store is not None:
            self.store.close()
            self.store = None
        self.finished.emit(self._path)

    def closeEvent(self, event: object) -> None:
        pending().flush()
        if self.store is not None:
            self.store.close()
            self.store = None
        super().closeEvent(event)  # type: ignore[arg-type]
