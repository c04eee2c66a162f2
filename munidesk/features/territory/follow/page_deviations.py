"""The log of what did not go as planned, with what was decided about each, by whom, and the act that says so."""

from PySide6.QtWidgets import QWidget

from munidesk.base.dates import show_date, today
from munidesk.base.i18n import _
from munidesk.features.territory.domain_bank import Deviation
from munidesk.features.territory.follow import store as verbs
from munidesk.features.territory.follow.page_pane import Pane
from munidesk.features.territory.follow.view import FollowView
from munidesk.features.territory.kinds import DEVIATIONS
from munidesk.records.ref import Ref
from munidesk.town.page_links import LinksPanel
from munidesk.ui.ask_record import ask_record
from munidesk.ui.cells import ChipCell
from munidesk.ui.context import Context
from munidesk.ui.hints import Said
from munidesk.ui.keyboard import PANEL
from munidesk.ui.making import Making
from munidesk.ui.side import grows
from munidesk.ui.table_model import Column
from munidesk.ui.verb_table import VerbTable
from munidesk.ui.widgets import button, card, column, elided, label, row

_NOTED = ("day", "title", "cause")
_DECIDED = ("decision", "decided_by", "decided_on")
_VERBS = {"Return": "edit", "Ins": "new", "D": "decide", "Del": "remove"}


class DeviationsPane(Pane):
    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.table: VerbTable[Deviation] = VerbTable(_columns(), _VERBS)
        self.table.setAccessibleName(_("Desvíos"))
        self.table.says_when_empty(_("Ningún desvío anotado. Ins anota el primero; D, lo que se decidió."))
        self.table.asked.connect(self.do)
        self.table.selected.connect(lambda _one: self._show_chosen())
        self._name, self._cause = elided(kind="panel"), label(kind="quiet-text", wrap=True)
        self._decision, self._who = label(wrap=True), elided(kind="quiet")
        self._new = button(_("Nuevo desvío"), self.new, icon="plus", tip="Ins")
        self._decide = button(_("Decisión…"), lambda: self.do("decide"), icon="check", tip="D")
        self.links = LinksPanel(context, _("Vincular con la sesión o la resolución…"))
        left, right = card(), card()
        for panel in (left, right):
            panel.setProperty(PANEL, True)
        left.setLayout(column(self.table, margins=(1, 1, 1, 1)))
        inner = column(self._name, self._cause, label(_("Qué se decidió"), "strong"), self._decision, self._who,
                       spacing=8, margins=(16, 12, 16, 12))  # fmt: skip
        inner.addLayout(row(self._decide, self._new, None))
        inner.addWidget(self.links)
        inner.addStretch(1)
        right.setLayout(inner)
        grows(right, 320, 480)
        panels = row(left, right, spacing=12, margins=(24, 12, 24, 12))
        panels.setStretch(0, 1)
        self.setLayout(panels)
        self.setFocusProxy(self.table)

    # -- what is shown

    def show_follow(self, follow: FollowView) -> None:
        self.table.show_records(follow.deviations)
        if self.table.current is None and follow.deviations:
            self.table.select(lambda one: one.id == follow.deviations[0].id)
        self._show_chosen()

    def _show_chosen(self) -> None:
        one = self.table.current
        self._name.setText(one.title if one is not None else _("Sin desvíos"))
        self._cause.setText(one.cause if one is not None else "")
        self._decision.setText((one.decision or _("Todavía nada.")) if one is not None else "")
        self._who.setText(decided_words(one) if one is not None else "")
        self._decide.setEnabled(one is not None and self.writes)
        self._new.setEnabled(self.writes)
        self.links.setVisible(one is not None)
        if one is not None:
            self.links.show_owner(Ref(DEVIATIONS.table, one.id))

    def go_to(self, item: str) -> None:
        self.table.select(lambda one: one.id == item)
        self.table.setFocus()

    def making(self) -> Making | None:
        return Making(_("Nuevo desvío"), self.new)

    def says(self, there: QWidget) -> Said:
        del there
        keys = (("↑ ↓", _("desvío")), ("D", _("decisión")), ("Enter", _("abrir")), ("Ins", _("nuevo")),
                ("Supr", _("quitar")))  # fmt: skip
        return _("Teclas de desvíos"), keys, ("F6", _("otro panel")), ""

    # -- verbs

    def do(self, name: str) -> None:
        one = self.table.current
        if not self.writes:
            return
        if name == "new":
            self.new()
        elif one is not None and name == "edit":
            self._note(one, one.title)
        elif one is not None and name == "decide":
            self._ask_decision(one)
        elif one is not None and self.try_(verbs.remove_deviation, self.context.store, one.id):
            self.context.toast(_("Se quitó el desvío."), True)

    def new(self) -> None:
        if self.view is not None and self.writes:
            self._note(Deviation(territory_id=self.key, day=today(), title=""), _("Nuevo desvío"))

    def _note(self, one: Deviation, title: str) -> None:
        made: list[str] = []
        if self.view is not None and ask_record(
            self.context, DEVIATIONS, one, _NOTED, title,
            lambda kept: made.append(verbs.save_deviation(self.context.store, kept).id), self.view.figures,
            focus="title",
        ):  # fmt: skip
            self.go_to(made[0])

    def _ask_decision(self, one: Deviation) -> None:
        """Who decided defaults to the body that conducts; the day to today."""
        if self.view is None:
            return
        blank = one
        if one.decided_on is None:
            blank = DEVIATIONS.with_stored(one, "decided_on", max(today(), one.day).isoformat())
            blank = DEVIATIONS.with_stored(blank, "decided_by", one.decided_by or self.view.figure.word)
        ask_record(
            self.context, DEVIATIONS, blank, _DECIDED, _("Qué se decidió sobre «{title}»").format(title=one.title[:40]),
            lambda kept: verbs.decide(self.context.store, kept), self.view.figures, accept=_("Guardar la decisión"),
        )  # fmt: skip


def decided_words(one: Deviation) -> str:
    """«Consejo, 3/11/2026»; empty before."""
    day = show_date(one.decided_on) if one.decided_on is not None else ""
    return ", ".join(part for part in (one.decided_by, day) if part)


def _columns() -> tuple[Column[Deviation], ...]:
    def chip(one: Deviation) -> ChipCell:
        words = _state(one)
        return ChipCell(words, "good", "check") if one.decision else ChipCell(words, "attention", "clock")

    return (
        Column(_("Fecha"), lambda one: show_date(one.day), width=98),
        Column(_("Desvío"), lambda one: one.title),
        Column(_("Decisión"), _state, width=140, paint=chip),
    )


def _state(one: Deviation) -> str:
    return _("decidido") if one.decision else _("sin decisión")
