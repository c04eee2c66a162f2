"""The four subsystems as four panes of live figures; Enter leads to where a figure comes from."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from munidesk.base.i18n import _
from munidesk.features.territory.domain import TerritorySubsystem
from munidesk.features.territory.follow.live import PAGE, Live, live
from munidesk.features.territory.follow.page_pane import Pane
from munidesk.features.territory.follow.page_questions import ask_questions
from munidesk.features.territory.follow.view import FollowView
from munidesk.features.territory.kinds import SUBSYSTEMS, TERRITORIES
from munidesk.records.ref import Ref
from munidesk.ui import theme
from munidesk.ui.ask_record import ask_record
from munidesk.ui.cells import TextCell
from munidesk.ui.context import Context
from munidesk.ui.hints import Said
from munidesk.ui.keyboard import PANEL
from munidesk.ui.table_model import Column
from munidesk.ui.verb_table import VerbTable
from munidesk.ui.widgets import button, card, column, elided, row

_VERBS = {"Return": "open", "S": "questions", "E": "evaluate", "T": "hand", "R": "responsible"}
_ASKED = ("title", "responsible", "holds")
_ACROSS = 2


class Box(QFrame):
    """One subsystem: its name, who is in charge, its figures."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setProperty(PANEL, True)
        self._name, self._who = elided(kind="panel"), elided(kind="quiet", stretch=True)
        self.table: VerbTable[Live] = VerbTable(_columns(), _VERBS)
        self.table.removes = False
        self.table.horizontalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(theme.px(28))
        layout = column(spacing=6, margins=(1, 10, 1, 4))
        layout.addLayout(row(self._name, self._who, margins=(16, 0, 16, 0)))
        layout.addWidget(self.table, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.table)

    def show_subsystem(self, view: FollowView, one: TerritorySubsystem) -> None:
        self._name.setText(one.title)
        self._who.setText(_("a cargo: {who}").format(who=one.responsible) if one.responsible else "")
        self.table.setAccessibleName(one.title)
        self.table.says_when_empty("; ".join(one.holds.splitlines()))
        before = self.table.current
        self.table.show_records(tuple(live(view, one.key)))
        if before is not None:
            self.table.select(lambda each: each.words == before.words)


def _columns() -> tuple[Column[Live], ...]:
    return (
        Column(_("Qué"), lambda one: one.words),
        Column(_("Cuánto"), lambda one: one.figure, width=140, paint=_figure),
        Column(_("Detalle"), lambda one: one.detail, width=180),
    )


def _figure(one: Live) -> TextCell:
    return TextCell(one.figure, icon="alert" if one.tone == "attention" else "", strong=True)


class SubsystemsPane(Pane):
    """`led` fires with the pane of this tab that a figure comes from."""

    led = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.boxes: list[Box] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for at in range(_ACROSS):
            self._grid.setColumnStretch(at, 1)
        self._buttons = (
            button(_("Seis preguntas"), lambda: self.do("questions"), icon="help", tip="S"),
            button(_("Evaluar"), lambda: self.do("evaluate"), icon="board", tip="E"),
            button(_("Traspaso"), lambda: self.do("hand"), icon="folder", tip="T"),
            button(_("Responsable…"), lambda: self.do("responsible"), icon="pencil", tip="R"),
        )
        held = card("plain")
        held.setLayout(self._grid)
        layout = column(held, spacing=10, margins=(24, 12, 24, 12))
        layout.setStretch(0, 1)
        layout.addLayout(row(*self._buttons, None))
        self.setLayout(layout)

    # -- what is shown

    def show_follow(self, follow: FollowView) -> None:
        found = follow.of.subsystems
        while len(self.boxes) < len(found):
            self._add()
        for at, box in enumerate(self.boxes):
            box.setVisible(at < len(found))
        for box, one in zip(self.boxes, found, strict=False):
            box.show_subsystem(follow, one)
        for at in (1, 3):
            self._buttons[at].setEnabled(self.writes)

    def _add(self) -> None:
        box, at = Box(), len(self.boxes)
        box.table.asked.connect(self.do)
        self._grid.addWidget(box, at // _ACROSS, at % _ACROSS)
        self._grid.setRowStretch(at // _ACROSS, 1)
        self.boxes.append(box)
        if at == 0:
            self.setFocusProxy(box)

    @property
    def at(self) -> int:
        """The pane that has the keyboard; the first one when none has."""
        return next((at for at, box in enumerate(self.boxes) if box.table.hasFocus()), 0)

    def says(self, there: QWidget) -> Said:
        del there
        keys: Sequence[tuple[str, str]] = (
            ("↑ ↓", _("cifra")), ("Enter", _("de dónde sale")), ("R", _("responsable")), ("S", _("seis preguntas")),
            ("E", _("evaluar")), ("T", _("traspaso")),
        )  # fmt: skip
        return _("Teclas de seguimiento"), tuple(keys), ("F6", _("otro panel")), ""

    # -- verbs

    def do(self, name: str) -> None:
        if self.view is None:
            return
        if name == "open":
            self._open()
        elif name == "questions":
            ask_questions(self.context, self.view)
        elif name == "hand":
            self.context.navigator.start("home", "hand_over")
        elif self.writes and name == "evaluate":
            self.evaluate()
        elif self.writes and name == "responsible":
            self._responsible()

    def _open(self) -> None:
        one = self.boxes[self.at].table.current if self.boxes else None
        if one is None or not one.key:
            if one is not None and self.writes:
                self.evaluate()
            return
        if one.key == PAGE and one.arguments.get("tab") == "5":
            self.led.emit(one.arguments.get("item", ""))
        else:
            self.context.navigator.go(one.key, **one.arguments)

    def evaluate(self) -> None:
        """Its diagnosis with its own twelve questions: the round that is open, or a new one."""
        made: list[str] = []
        own = Ref(TERRITORIES.table, self.key)
        if self.try_(lambda: made.append(self.context.actions["evaluate_territory"](own, ""))):
            self.context.navigator.go("open_government", id=made[0], way="answers")

    def _responsible(self) -> None:
        if self.view is None or not self.view.subsystems:
            return
        one = self.view.subsystems[self.at]
        ask_record(self.context, SUBSYSTEMS, one, _ASKED, one.title,
                   lambda kept: SUBSYSTEMS.save(self.context.store, kept), self.view.figures)  # fmt: skip
