"""The page of instruments: the list, what each asks with its weights, and the fields of the chosen line.

Everything is checked as it is typed: each fault stands under its field, and F8 goes to the next one.
"""

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import join_and
from munidesk.instruments import exports
from munidesk.instruments.faults import Fault, faults
from munidesk.instruments.guide_editor import KEY as KEY
from munidesk.instruments.kinds import KINDS
from munidesk.instruments.outline import Line, at_maximum, outline
from munidesk.instruments.page_editor_fields import FieldsPanel
from munidesk.instruments.page_editor_lines import LineVerbs
from munidesk.instruments.page_editor_shelf import ShelfPanel, name_of, standing
from munidesk.instruments.page_editor_shelf import hints as shelf_hints
from munidesk.instruments.page_editor_table import OutlineTable, footer_words
from munidesk.instruments.page_editor_table import hints as table_hints
from munidesk.instruments.page_editor_table import verbs as table_verbs
from munidesk.instruments.page_editor_verbs import DIAGNOSE, EditorVerbs
from munidesk.instruments.script import Script
from munidesk.instruments.store_shelf import Shelved, known_indicators, shelf, whole
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.page_export import Entry, export_menu
from munidesk.ui.context import Context
from munidesk.ui.hints import HintStrip, Said
from munidesk.ui.keyboard import PANEL
from munidesk.ui.making import MakeButton, Making
from munidesk.ui.menus import verbs_button
from munidesk.ui.page import Crumb, Page
from munidesk.ui.side import grows
from munidesk.ui.widgets import Chip, button, column, elided, row, tool

MOST_USES = 4
"""Diagnoses and pilots named beside what cannot be changed; the list says how many there are."""


class EditorPage(Page):
    tables = frozenset(kind.table for kind in KINDS)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._name = ""
        self.shelved: Shelved | None = None
        self.script: Script | None = None
        self.found: tuple[Fault, ...] = ()
        self.verbs = EditorVerbs(context, self._current, self.go)
        self._title, self._chip = elided(kind="title"), Chip()
        self.shelf, self.fields = ShelfPanel(), FieldsPanel(context, self._unlock)
        self.shelf.chosen.connect(self._choose)
        self.shelf.list.asked.connect(self._on_shelf)
        self.table = OutlineTable(context.store)
        self.table.writes_in(context)
        self.lines = LineVerbs(context, self._current, self.table, self.refresh)
        self.table.asked.connect(self._on_line)
        self.table.selected.connect(self._on_selected)
        self.table.opened.connect(lambda _line: self.fields.begin())
        self._foot = elided(kind="strong")
        self._faults = button("", self.next_fault, kind="small", icon="alert-circle")
        self._strip = HintStrip()
        self._strip.follow(self._says)
        QShortcut(QKeySequence("F8"), self, self.next_fault)
        layout = column(spacing=0)
        layout.addLayout(self._head())
        layout.addLayout(self._body(), 1)
        layout.addWidget(self._strip)
        self.setLayout(layout)
        self.setFocusProxy(self.shelf)

    def _head(self) -> QHBoxLayout:
        context = self.context
        self._new = MakeButton(None, self._making)
        self._open = button(_("Abrir…"), self.verbs.bring, icon="upload", tip=_("Un instrumento, o una planilla"))
        self._preview = tool("printer", _("Ver el formulario en blanco"), self.verbs.preview)
        self._diagnose = button(_("Diagnosticar"), self.verbs.diagnose, tip=_("Abrir un diagnóstico con éste"))
        self._diagnose.setVisible(DIAGNOSE in context.actions)
        made = row(self._title, self._chip, None, spacing=10, margins=(24, 12, 24, 8))
        for widget in (
            self._open, self._preview, export_menu(context, self._exports), self._diagnose, self._new,
        ):  # fmt: skip
            made.addWidget(widget)
        return made

    def _body(self) -> QHBoxLayout:
        middle = QFrame()
        middle.setProperty("kind", "card")
        middle.setProperty(PANEL, True)
        self._edit = verbs_button(_("Criterios"), table_verbs(), self._on_line)
        foot = row(self._foot, None, self._faults, self._edit, spacing=8, margins=(12, 6, 12, 6))
        inside = column(self.table, spacing=0, margins=(2, 2, 2, 2))
        inside.addLayout(foot)
        middle.setLayout(inside)
        made = row(spacing=12, margins=(24, 4, 24, 12))
        grows(self.shelf, 172, 280)
        grows(self.fields, 276, 440)
        made.addWidget(self.shelf, 20)
        made.addWidget(middle, 56)
        made.addWidget(self.fields, 32)
        return made

    def _making(self) -> Making | None:
        return None if self.context.store.read_only else Making(_("Nuevo instrumento"), self.verbs.create)

    def open(self, id: str = "", criterion: str = "") -> None:  # noqa: A002 - the name in every link
        if id:
            self._name = id
            self._stale = True
        if criterion:
            self.ensure_fresh()
            self.table.select_key(("criterion", criterion))

    def crumbs(self) -> Sequence[Crumb]:
        return ((_("Gobierno abierto"), "open_government"), (_("Instrumentos de diagnóstico"), ""))

    def record(self) -> Ref | None:
        return Ref("instrument", self.shelved.id) if self.shelved is not None and self.shelved.id else None

    def leave(self) -> bool:
        return self.fields.leave()

    # -- showing

    def _current(self) -> tuple[Shelved, Script] | None:
        """What is shown, as it is stored now: what is being typed is written first."""
        self.fields.leave()
        return None if self.shelved is None or self.script is None else (self.shelved, self.script)

    def go(self, name: str) -> None:
        """Show the instrument with this id, or key of one that ships, with the keyboard in its criteria."""
        self._name = name
        self.refresh()
        self.table.setFocus()

    def _choose(self, one: Shelved) -> None:
        if name_of(one) != self._name:
            self.fields.leave()
            self._name = name_of(one)
            self.refresh()

    def refresh(self) -> None:
        store = self.context.store
        shelved = shelf(store)
        self.shelved = next((one for one in shelved if name_of(one) == self._name), shelved[0])
        other, self._name = self._name, name_of(self.shelved)
        self.script = whole(store, self.shelved)
        self.found = faults(self.script, known_indicators(key for key, _words in self.context.indicators()))
        self.shelf.show_shelf(shelved, self._name)
        self.shelf.writes(not store.read_only)
        self._new.follow()
        for one in (self._open, self._diagnose):
            one.setEnabled(not store.read_only)
        self._show_lines(moved=other != self._name)
        self._show_state()

    def _show_lines(self, *, moved: bool) -> None:
        assert self.script is not None
        assert self.shelved is not None
        figures = town.figures(self.context.store)
        key = ("", "") if moved or self.table.current is None else self.table.current.key
        lines = outline(self.script, self.found, figures)
        self.table.lock(self._locked()[0])
        self.table.cells.keep_in(self.context.draft(f"instrument.cell:{self._name}"))
        self.table.show_records(lines)
        if self.table.current is None or self.table.current.key != key:
            self.table.select_key(key)
        self._foot.setText(footer_words(lines, figures.number(at_maximum(self.script, figures), 0)))
        self._on_selected(self.table.current)

    def _show_state(self) -> None:
        assert self.shelved is not None
        self._title.setText(self.shelved.instrument.title)
        count = len(self.found)
        words = ngettext("{n} falta", "{n} faltas", count).format(n=count)
        tone = "neutral" if not self.shelved.changes else "attention" if count else "accent"
        icon = "lock" if not self.shelved.changes else "pencil"
        self._chip.set(standing(self.shelved), tone, icon)
        self._faults.setText(_("{words} · F8 la siguiente").format(words=words))
        self._faults.setVisible(bool(count))

    def _locked(self) -> tuple[str, str]:
        """Why what is shown is not changed as it stands, and what helps."""
        one = self.shelved
        if one is None or self.context.store.read_only:
            return _("El archivo está abierto solo para leer."), ""
        if one.ships:
            why = _("Viene con MuniDesk y no cambia. Cópielo para cambiarlo.")
            return f"{why} {self._used(one)}".strip(), _("Copiar y cambiar")
        if one.rounds:
            used = self._used(one)
            why = _("{used} Una versión nueva los cambia para las que vienen.").format(used=used)
            return why, _("Versión nueva")
        return "", ""

    def _used(self, one: Shelved) -> str:
        """«Lo usan: Autodiagnóstico (rondas 1 y 2), Piloto de la plaza (ronda 1).»"""
        numbers: dict[str, set[int]] = {}
        for each in one.rounds:
            what = self.context.describe(Ref(each.owner_kind, each.owner_id))
            numbers.setdefault(what.title if what is not None else "", set()).add(each.number)
        told = [
            ngettext("{title} (ronda {n})", "{title} (rondas {n})", len(own)).format(
                title=title, n=join_and([str(number) for number in sorted(own)])
            )
            for title, own in list(numbers.items())[:MOST_USES]
            if title
        ]
        return _("Lo usan: {uses}.").format(uses=", ".join(told)) if told else ""

    def _unlock(self) -> None:
        if self.shelved is not None and self.shelved.ships:
            self.verbs.copy()
        else:
            self.verbs.version()

    def _on_selected(self, line: Line | None) -> None:
        self.fields.show_line(self.script, line, self._locked())

    def _says(self, there: QWidget) -> Said:
        """The keys of the panel that has the keyboard."""
        away = ("F6", _("otro panel"))
        if self.shelf.isAncestorOf(there):
            return _("Teclas de la lista"), shelf_hints(), away, ""
        if there is self.table or self.table.isAncestorOf(there):
            return _("Teclas de los criterios"), table_hints(), away, ""
        own = (("Tab", _("campo siguiente")), ("Esc", _("a la lista")), ("F8", _("falta siguiente")))
        return _("Teclas de los datos"), own, away, ""

    # -- doing

    def _on_shelf(self, verb: str) -> None:
        if verb == "open":
            self.table.setFocus()
            return
        {
            "copy": self.verbs.copy, "version": self.verbs.version, "changes": self.verbs.changed,
            "adopt": self.verbs.adopt, "remove": self.verbs.remove,
        }[verb]()  # fmt: skip

    def _on_line(self, verb: str) -> None:
        if self.table.locked:
            self.context.toast(self.table.locked, False)
        elif verb == "paste":
            self.lines.paste(QApplication.clipboard().text())
        else:
            self.lines.do(verb)

    def next_fault(self) -> None:
        """The keyboard to the field of the fault after the line of the cursor, around the end."""
        lines = self.table.records
        wrong = [at for at, one in enumerate(lines) if one.faults]
        if not wrong:
            self.context.toast(_("No hay ninguna falta."), False)
            return
        here = self.table.currentIndex().row()
        at = next((place for place in wrong if place > here), wrong[0])
        self.table.select_key(lines[at].key)
        self.fields.focus_fault(lines[at].faults[0].field)

    def new(self) -> None:
        """Of Ctrl+K: a blank one."""
        self.verbs.create()

    def _exports(self) -> list[Entry]:
        store, chosen = self.context.store, Selection(id=self._name)
        texts = ((".toml", _("archivo para otro municipio"), lambda: exports.instrument_toml(store, chosen)),)
        return [
            Entry(_("Instrumento"), lambda: exports.instrument(store, chosen), texts=texts),
            Entry(_("Formulario en blanco"), self.verbs.form),
        ]
