"""Ajustes: an index at the left; the municipality, its rules and formulas, this computer, the backups."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QFrame, QStackedWidget, QVBoxLayout, QWidget

from munidesk.base.i18n import _, ngettext
from munidesk.town import store as town
from munidesk.town.calendar.page import ClosedDays
from munidesk.town.overrides import own_formulas
from munidesk.town.page_about import AboutSection
from munidesk.town.page_compare import compare
from munidesk.town.page_settings_computer import ComputerSection, DataSection
from munidesk.town.page_settings_copies import CopiesSection
from munidesk.town.page_settings_formulas import FormulasSection
from munidesk.town.page_settings_rules import RulesSection
from munidesk.town.page_settings_town import TownSection
from munidesk.town.page_support import support_widgets
from munidesk.town.profile_words import to_check
from munidesk.ui import theme
from munidesk.ui.backup_words import backup_words
from munidesk.ui.context import Context
from munidesk.ui.hints import HintStrip, Said
from munidesk.ui.page import Crumb, Page, begin
from munidesk.ui.scroll import scrolling
from munidesk.ui.section_index import Entry, SectionIndex
from munidesk.ui.side import reading_width
from munidesk.ui.widgets import card, column, label, row, rule

INDEX = 240
"""Pixels at 100 %."""


@dataclass(frozen=True, slots=True)
class Section:
    """`key` is what `open(at=…)` names; `whole` fills the page's height itself, the others are scrolled."""

    key: str
    title: str
    icon: str
    body: QWidget
    whole: bool = False


class SettingsPage(Page):
    """The arrows of the index show one section after the other; Enter and Tab go into the one that is shown."""

    tables = frozenset({"municipality", "closed_day"})
    f6_goes_back = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.town, self.rules, self.formulas = TownSection(context), RulesSection(context), FormulasSection(context)
        self.closed_days, self.computer = ClosedDays(context), ComputerSection(context)
        self.copies, self.data = CopiesSection(context), DataSection(context)
        support = QWidget()
        support.setLayout(column(*support_widgets(context), None, spacing=12))
        self.sections = (
            Section("town", _("Municipio"), "flag", self.town),
            Section("rules", _("Reglas"), "scale", self.rules, whole=True),
            Section("days", _("Días sin oficina"), "calendar", self.closed_days, whole=True),
            Section("formulas", _("Fórmulas del acta"), "phrase", self.formulas, whole=True),
            Section("computer", _("Esta computadora"), "gear", self.computer),
            Section("backup", _("Respaldo"), "shield-check", self.copies, whole=True),
            Section("data", _("Qué datos se guardan"), "user", self.data),
            Section("support", _("Soporte"), "help", support),
            Section("about", _("Acerca de"), "info", AboutSection(context)),
        )
        self.index = SectionIndex([Entry(one.title, one.icon) for one in self.sections], _("Secciones de Ajustes"))
        self._stack = QStackedWidget()
        for one in self.sections:
            self._stack.addWidget(_framed(one))
        self.index.setCurrentRow(0)
        self.index.currentRowChanged.connect(self._show_section)
        self.index.entered.connect(lambda _at: self._enter())
        self.setLayout(self._laid_out())
        self.copies.made.connect(self._show_notes)
        self.setFocusProxy(self.index)

    def _laid_out(self) -> QVBoxLayout:
        self.index.setFixedWidth(theme.px(INDEX))
        self.index.setFixedHeight(self.index.sizeHint().height())
        left = column(self.index, None, spacing=0)
        middle = row(spacing=16, margins=(24, 0, 24, 12))
        middle.addLayout(left)
        middle.addWidget(self._stack, 1)
        strip = HintStrip()
        strip.follow(self._keys)
        strip.set(*self._keys(self.index))
        layout = column(spacing=0)
        layout.addLayout(row(label(_("Ajustes"), "title"), None, margins=(24, 14, 24, 10)))
        layout.addLayout(middle, 1)
        layout.addWidget(rule())
        layout.addWidget(strip)
        return layout

    def _keys(self, there: QWidget) -> Said:
        """Of the index, or of the section the keyboard is in."""
        if there is self.index:
            keys: tuple[tuple[str, str], ...] = (("↑ ↓", _("elegir sección")), ("Enter", _("entrar en ella")))
            return _("Teclas del índice"), keys, ("F6", _("otro panel")), ""
        keys = (("Tab", _("lo que sigue")),)
        verbs = {
            self.copies.copies.table: ("Enter", _("recuperar la copia")),
            self.formulas.table: ("Enter", _("escribir la fórmula")),
            self.closed_days.table: ("Supr", _("quitar el día")),
        }
        if isinstance(there, QAbstractItemView):
            own = verbs.get(there)
            keys = (("↑ ↓", _("elegir")), *((own,) if own else ()), *keys)
        elif isinstance(there, QAbstractButton):
            keys = (("Enter", _("pulsarlo")), *keys)
        return _("Teclas de la sección"), keys, ("F6", _("volver al índice")), ""

    def crumbs(self) -> Sequence[Crumb]:
        return ((_("Ajustes"), ""),)

    def open(self, at: str = "") -> None:
        """`at` is the key of a section, with the keyboard in it («backup»), or «copies»: on the list of them."""
        wanted = "backup" if at == "copies" else at
        row_of = next((n for n, one in enumerate(self.sections) if one.key == wanted), None)
        self.setFocusProxy(self.index if row_of is None else self.sections[row_of].body)
        if row_of is not None:
            self.index.setCurrentRow(row_of)
        if at == "copies":
            if self.copies.copies.records:
                self.setFocusProxy(self.copies.copies.table)
            else:
                self.copies.to_copies()

    def leave(self) -> bool:
        return self.town.form.flush() and self.formulas.leave()

    def showEvent(self, event: QShowEvent) -> None:
        """A backup made from elsewhere changes no table: what the index says of it is read again."""
        super().showEvent(event)
        self._show_notes()

    def refresh(self) -> None:
        for body in (self.town, self.rules, self.closed_days, self.formulas, self.copies, self.data):
            body.refresh()
        self._show_notes()

    def _show_notes(self) -> None:
        store = self.context.store
        check, own = len(to_check(town.profile_of(store))), len(own_formulas(town.municipality(store)))
        tone = backup_words(store.last_backup)[1]
        notes = {
            "rules": (_("{n} por verificar").format(n=check), "attention") if check else ("", ""),
            "formulas": (ngettext("{n} propia", "{n} propias", own).format(n=own), "text2") if own else ("", ""),
            "backup": (_("pendiente"), "attention") if tone == "attention" else ("", ""),
        }
        for at, one in enumerate(self.sections):
            note, ink = notes.get(one.key, ("", ""))
            self.index.say(at, Entry(one.title, one.icon, note, ink or "text2"))

    def _show_section(self, at: int) -> None:
        self.leave()
        self._stack.setCurrentIndex(at)
        if self.sections[at].key == "backup":
            self.copies.begin()

    def _enter(self) -> None:
        begin(self.sections[self.index.currentRow()].body)

    # -- what Ctrl+K starts

    def back_up(self) -> None:
        self.copies.back_up()

    def check_file(self) -> None:
        self.copies.check_file()

    def compare(self) -> None:
        """Whether the file still has all that a backup or a code of paper says."""
        compare(self.context)


def _framed(section: Section) -> QWidget:
    """The section in a card under its title, as wide as it is read with ease."""
    made: QFrame = card()
    layout = column(label(section.title, "panel"), spacing=12, margins=(16, 12, 16, 14))
    layout.addWidget(section.body, 1)
    made.setLayout(layout)
    if section.whole:
        return made
    reading_width(made, 100)
    return scrolling(made)
