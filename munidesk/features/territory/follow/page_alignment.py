"""Objectives of the plan, programmes and activities of the POA side by side; what is loose is marked on both sides."""

from PySide6.QtWidgets import QWidget

from munidesk.base.dates import today
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _, ngettext
from munidesk.features.territory.domain_bank import Alignment
from munidesk.features.territory.follow import store as verbs
from munidesk.features.territory.follow.live import loose_words
from munidesk.features.territory.follow.page_pane import Pane
from munidesk.features.territory.follow.view import FollowView
from munidesk.features.territory.kinds import ALIGNMENTS
from munidesk.town.page_links import Finder
from munidesk.ui.ask_record import ask_record
from munidesk.ui.cells import ChipCell
from munidesk.ui.context import Context
from munidesk.ui.hints import Said
from munidesk.ui.keyboard import PANEL
from munidesk.ui.making import Making
from munidesk.ui.table_model import Column
from munidesk.ui.verb_table import VerbTable
from munidesk.ui.widgets import button, card, column, elided, row

_ASKED = ("title", "programme", "activity", "poa")
_VERBS = {"Return": "edit", "Ins": "new", "Del": "remove", "P": "programme", "T": "kind", "V": "line", "B": "bring"}


class AlignmentPane(Pane):
    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.table: VerbTable[Alignment] = VerbTable(self._columns(), _VERBS)
        self.table.setAccessibleName(_("Alineación"))
        self.table.says_when_empty(_("Nada alineado todavía. «Tomar del plan» (B) pone objetivos y actividades."))
        self.table.asked.connect(self.do)
        self._count = elided(kind="quiet-text", stretch=True)
        self._bring = button(_("Tomar del plan"), lambda: self.do("bring"), icon="download", tip="B")
        self._line = button(_("Renglón del plan…"), lambda: self.do("line"), icon="link", tip="V")
        panel = card()
        panel.setProperty(PANEL, True)
        panel.setLayout(column(self.table, margins=(1, 1, 1, 1)))
        layout = column(spacing=10, margins=(24, 12, 24, 12))
        head = row(self._count, self._line, self._bring)
        head.setStretch(0, 1)
        layout.addLayout(head)
        layout.addWidget(panel, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.table)

    def _columns(self) -> tuple[Column[Alignment], ...]:
        return (
            Column(_("Objetivo del plan"), lambda one: one.title or BLANK),
            Column(_("Programa"), lambda one: one.programme.word or BLANK, width=110),
            Column(_("Actividad del POA"), lambda one: one.activity or BLANK, width=330),
            Column(_("Tipo"), lambda one: one.poa.word or BLANK, width=110),
            Column(_("Situación"), self._state, width=150, paint=self._chip),
        )

    def _state(self, one: Alignment) -> str:
        if self.follow is None:
            return ""
        goals, works = self.follow.loose
        if one.title in goals and not one.activity:
            return _("sin actividad")
        return _("sin objetivo") if one.activity in works and not one.title else _("alineado")

    def _chip(self, one: Alignment) -> ChipCell:
        words = self._state(one)
        return ChipCell(words, "good", "check") if words == _("alineado") else ChipCell(words, "attention", "alert")

    # -- what is shown

    def show_follow(self, follow: FollowView) -> None:
        self.table.show_records(follow.alignments)
        if self.table.current is None and follow.alignments:
            self.table.select(lambda one: one.id == follow.alignments[0].id)
        goals, _works = follow.loose
        told = _("{a} de {n} objetivos con actividad").format(a=follow.goals - len(goals), n=follow.goals)
        self._count.setText(" · ".join(part for part in (told, loose_words(follow)) if part))
        for widget in (self._bring, self._line):
            widget.setEnabled(self.writes)

    def making(self) -> Making | None:
        return Making(_("Nueva alineación"), self.new)

    def says(self, there: QWidget) -> Said:
        del there
        keys = (
            ("B", _("tomar del plan")), ("Enter", _("abrir")), ("V", _("renglón del plan")), ("P", _("programa")),
            ("T", _("tipo")), ("Ins", _("nueva")), ("Supr", _("quitar")),
        )  # fmt: skip
        return _("Teclas de alineación"), keys, ("F6", _("otro panel")), ""

    # -- verbs

    def do(self, name: str) -> None:
        one, store = self.table.current, self.context.store
        if not self.writes:
            return
        if name == "new":
            self.new()
        elif name == "bring":
            self._bring_plan()
        elif one is None:
            self.context.toast(_("Elija primero un renglón de la tabla."), False)
        elif name == "edit":
            self._ask(one, _("Alineación"))
        elif name == "line":
            self._choose(one)
        elif name == "programme":
            self.try_(verbs.turn_programme, store, one.id)
        elif name == "kind":
            self.try_(verbs.turn_kind, store, one.id)
        elif self.try_(verbs.remove_alignment, store, one.id):
            self.context.toast(_("Se quitó la alineación."), True)

    def new(self) -> None:
        if self.view is not None and self.writes:
            self._ask(Alignment(territory_id=self.key), _("Nueva alineación"))

    def _ask(self, one: Alignment, title: str) -> None:
        if self.view is not None:
            ask_record(self.context, ALIGNMENTS, one, _ASKED, title,
                       lambda kept: verbs.save_alignment(self.context.store, kept), self.view.figures)  # fmt: skip

    def _choose(self, one: Alignment) -> None:
        """A line found by its words: an activity goes to its side, any other to that of the objective."""
        finder = Finder(self.context, _("Renglón del plan"), ("plan_line",))
        chosen = finder.chosen if finder.exec() == Finder.DialogCode.Accepted else None
        finder.deleteLater()
        if chosen is not None:
            self.try_(verbs.set_line, self.context.store, one.id, chosen.id)

    def _bring_plan(self) -> None:
        came: list[int] = []
        if self.try_(lambda: came.append(verbs.bring_plan(self.context.store, self.key, today().year))):
            words = ngettext("Vino {n} renglón del plan.", "Vinieron {n} renglones del plan.", came[0])
            self.context.toast(words.format(n=came[0]), bool(came[0]))
