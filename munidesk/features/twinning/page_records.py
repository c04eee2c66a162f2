"""A tab that is a list of records of a city: activities, visits, advice, seats of the committee."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from munidesk.base.i18n import _
from munidesk.features.twinning.page_part import Part
from munidesk.features.twinning.view import TwinningView
from munidesk.records.kind import Kind
from munidesk.town.page_export import Entry
from munidesk.ui.ask_record import ask_record
from munidesk.ui.context import Context
from munidesk.ui.hints import Said
from munidesk.ui.keyboard import PANEL
from munidesk.ui.table_model import Column
from munidesk.ui.verb_table import VerbTable
from munidesk.ui.widgets import button, card, column, label, row

_VERBS = {"Ins": "new", "Return": "edit", "Del": "remove"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What such a tab shows and asks. `blank` makes a new record of that twinning; `summary` stands at its foot."""

    kind: Kind[Any]
    title: str
    new: str
    empty: str
    columns: Sequence[Column[Any]]
    asked: Sequence[str]
    blank: Callable[[TwinningView], Any]
    rows: Callable[[TwinningView], Sequence[Any]]
    record: Callable[[Any], Any] = lambda row: row
    """The record of a row; None where it is written elsewhere."""
    elsewhere: Callable[[Any], tuple[str, Mapping[str, str]] | None] = lambda _row: None
    summary: Callable[[TwinningView], str] = lambda _view: ""
    head: str = ""
    """What stands over it, where it is one list of several."""
    ask: Callable[[TwinningView, Any, str], str] | None = None
    """Another dialog: a record and its title; returns its id, empty when the person went back."""
    verbs: Mapping[str, Callable[[Part, Any], None]] = field(default_factory=dict)
    """Of a row, by its key; `buttons` are (words, key) of those that have one."""
    buttons: Sequence[tuple[str, str]] = ()
    ready: Callable[[], bool] = lambda: True
    """Whether there is something to add one to."""
    papers: Callable[[Context, TwinningView], Sequence[Entry]] = lambda _context, _view: ()


class RecordsPart(Part):
    def __init__(self, context: Context, listed: Listed) -> None:
        super().__init__(context)
        self._listed = listed
        self.table: VerbTable[Any] = VerbTable(listed.columns, {**_VERBS, **{key: key for key in listed.verbs}})
        self.table.setAccessibleName(listed.title)
        self.table.says_when_empty(listed.empty)
        self.table.asked.connect(self.do)
        self._foot = label(kind="quiet", wrap=True)
        self._new = button(listed.new, self.new, icon="plus", tip="Ins")
        holder = card()
        holder.setProperty(PANEL, True)
        inner = column(spacing=0, margins=(1, 1, 1, 1))
        if listed.head:
            inner.addLayout(row(label(listed.head, "strong"), margins=(14, 8, 14, 4)))
        inner.addWidget(self.table, 1)
        foot = row(self._foot, margins=(16, 8, 16, 10), spacing=6)
        foot.setStretch(0, 1)
        for words, key in listed.buttons:
            foot.addWidget(button(words, partial(self.do, key), tip=key))
        foot.addWidget(self._new)
        inner.addLayout(foot)
        holder.setLayout(inner)
        self.setLayout(column(holder))
        self.setFocusProxy(self.table)

    def show_view(self, view: TwinningView) -> None:
        self.table.show_records(tuple(self._listed.rows(view)))
        self._foot.setText(self._listed.summary(view))
        self._new.setEnabled(self.writes and self._listed.ready())

    def go_to(self, item: str) -> None:
        self.table.select(lambda one: one.id == item)
        self.table.setFocus()

    def entries(self) -> Sequence[Entry]:
        return self._listed.papers(self.context, self.view) if self.view is not None else ()

    def says(self, there: QWidget) -> Said:
        del there
        keys = (("↑ ↓", _("renglón")), ("Ins", _("nuevo")), ("Enter", _("abrir")), ("Supr", _("quitar")))
        return _("Teclas de la lista"), keys, ("F6", _("otro panel")), ""

    # -- verbs

    def do(self, name: str) -> None:
        row = self.table.current
        there = self._listed.elsewhere(row) if row is not None else None
        if there is not None and name == "edit":
            self.context.navigator.go(there[0], **there[1])
            return
        one = self._listed.record(row) if row is not None else None
        if not self.writes:
            return
        if name == "new":
            self.new()
        elif one is not None and name == "edit":
            self._ask(one, self._listed.title)
        elif one is not None and name in self._listed.verbs:
            self._listed.verbs[name](self, one)
        elif one is not None and name == "remove" and self.try_(self._listed.kind.delete, self.context.store, one.id):
            self.context.toast(_("Se quitó."), True)

    def new(self) -> None:
        if self.view is not None and self.writes and self._listed.ready():
            self._ask(self._listed.blank(self.view), self._listed.new)

    def _ask(self, one: Any, title: str) -> None:
        if self.view is None:
            return
        if self._listed.ask is not None:
            found = self._listed.ask(self.view, one, title)
            if found:
                self.go_to(found)
            return
        kind, made = self._listed.kind, list[str]()
        if ask_record(
            self.context, kind, one, self._listed.asked, title,
            lambda kept: made.append(kind.save(self.context.store, kept).id), self.view.figures,
        ):  # fmt: skip
            self.go_to(made[0])
