"""Who takes part in a case, and what came and went last, at the right of its page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QWidget

from munidesk.base.dates import DAY_MONTH, show_date
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.procedures.codes import Direction
from munidesk.procedures.kinds import STEPS
from munidesk.procedures.rules import CaseView
from munidesk.records.ref import Ref
from munidesk.town.letters.store import letters_about
from munidesk.ui.keyboard import PANEL
from munidesk.ui.two_lines import item_of, two_lines
from munidesk.ui.widgets import button, column, label, row

_LAST = 12
_ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Said:
    """Something that came or went: a letter of the register, or a communication noted here."""

    day: date
    who: str
    subject: str
    outward: bool
    letter_id: str = ""
    communication_id: str = ""


def what_was_said(store: Store, view: CaseView) -> tuple[Said, ...]:
    """The newest first: letters of the steps of the case, and what was noted."""
    found = [
        Said(one.day, one.actor, one.subject, one.direction is Direction.OUT, communication_id=one.id)
        for one in view.communications
    ]
    for step in view.ordered:
        if step.id in view.written:
            found.extend(
                Said(one.day, one.addressee, f"{one.label}: {one.subject}", True, letter_id=one.id)
                for one in letters_about(store, Ref(STEPS.table, step.id))
            )
    return tuple(sorted(found, key=lambda one: (one.day, one.subject), reverse=True))


class _List(QListWidget):
    """Enter opens one, Ins adds one, Supr takes one away."""

    opened = Signal(str)
    more = Signal()
    away = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("kind", "inner")
        self.setAccessibleName(name)
        two_lines(self)
        self.itemActivated.connect(lambda item: self.opened.emit(str(item.data(_ID) or "")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        match event.key():
            case Qt.Key.Key_Insert:
                self.more.emit()
            case Qt.Key.Key_Delete if item is not None:
                self.away.emit(str(item.data(_ID) or ""))
            case _:
                super().keyPressEvent(event)


class SidePanel(QWidget):
    """`asked(verb, id)`: an actor added, changed or taken away, something noted, a letter opened."""

    asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.actors, self.said = _List(_("Actores")), _List(_("Últimas comunicaciones"))
        self._add = button(_("Actor"), lambda: self.asked.emit("actor", ""), icon="plus", kind="quiet", tip="Ins")
        self._note = button(
            _("Anotar comunicación"), lambda: self.asked.emit("communication", ""), icon="plus", kind="quiet", tip="C"
        )
        for listed, verb in ((self.actors, "actor"), (self.said, "communication")):
            listed.opened.connect(lambda key, verb=verb: self.asked.emit(verb, key))
            listed.more.connect(lambda verb=verb: self.asked.emit(verb, ""))
        self.actors.away.connect(lambda key: self.asked.emit("actor_away", key))
        self.said.away.connect(lambda key: self.asked.emit("communication_away", key))
        who = self._card(_("Actores"), self.actors, self._add)
        came = self._card(_("Últimas comunicaciones"), self.said, self._note)
        layout = column(spacing=12)
        layout.addWidget(who, 5)
        layout.addWidget(came, 6)
        self.setLayout(layout)

    def _card(self, title: str, listed: QListWidget, more: QWidget) -> QFrame:
        made = QFrame()
        made.setProperty("kind", "card")
        made.setProperty(PANEL, True)
        inner = column(spacing=6, margins=(14, 10, 14, 8))
        inner.addWidget(label(title, "strong"))
        inner.addWidget(listed, 1)
        inner.addLayout(row(more, None))
        made.setLayout(inner)
        return made

    def show_view(self, store: Store, view: CaseView | None) -> None:
        self.actors.clear()
        self.said.clear()
        if view is None:
            return
        said = what_was_said(store, view)
        for actor in view.actors:
            count = sum(one.who.casefold() == actor.name.casefold() for one in said)
            words = _("{n} comunicaciones").format(n=count) if count != 1 else _("1 comunicación")
            item = item_of(actor.name, " · ".join(part for part in (actor.role, words if count else "") if part))
            item.setData(_ID, actor.id)
            self.actors.addItem(item)
        self._show_said(said[:_LAST])
        writes = not store.read_only and view.case.closed_on is None
        self._add.setEnabled(writes)
        self._note.setEnabled(writes)

    def _show_said(self, said: Sequence[Said]) -> None:
        for one in said:
            arrow = _("a {who}") if one.outward else _("de {who}")
            who = arrow.format(who=one.who) if one.who else ""
            item = item_of(one.subject, " · ".join(part for part in (show_date(one.day, DAY_MONTH), who) if part))
            item.setData(_ID, f"letter:{one.letter_id}" if one.letter_id else one.communication_id)
            self.said.addItem(item)
