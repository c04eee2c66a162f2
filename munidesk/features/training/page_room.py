"""A page of training: its title and tools, the tabs of the module, what it shows, and the strip of its keys."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from munidesk.base.i18n import _
from munidesk.features.training.kinds import KINDS
from munidesk.town.page_export import Entry, export_menu
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.first_step import FirstStep
from munidesk.ui.hints import HintStrip, Said
from munidesk.ui.making import MakeButton, Making
from munidesk.ui.page import Crumb, Page
from munidesk.ui.tabs import Siblings
from munidesk.ui.widgets import column, elided, row, rule

HOME = "capacitacion"
TABLES = frozenset(kind.table for kind in KINDS)


class RoomPage(Page):
    """`key` and `name` are those of the room; it gives its `body`, its first step, its papers and what it makes."""

    key, name, icon = HOME, "", "cap"
    among = ""
    """The room among whose tabs a page stands that is no tab of its own."""
    tables = TABLES

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.attempt = Attempt(context)
        self.title = elided(kind="title")
        self.beside = elided(kind="quiet-text")
        self.beside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.body = self.make_body()
        self.first = FirstStep(context, self.icon, self.body)
        self.make = MakeButton(None, self.making)
        self.strip = HintStrip()
        self.strip.follow(self.hints)
        head = row(self.title, None, spacing=8, margins=(24, 12, 24, 4))
        for one in self.tools():
            head.addWidget(one)
        head.addWidget(export_menu(context, self.exports))
        head.addWidget(self.make)
        layout = column(spacing=0)
        layout.addLayout(head)
        layout.addWidget(Siblings(context, self.among or self.key, self.beside))
        layout.addWidget(self.body, 1)
        layout.addWidget(self.first, 1)
        layout.addWidget(rule())
        layout.addWidget(self.strip)
        self.setLayout(layout)
        self.setFocusProxy(self.body)

    def crumbs(self) -> Sequence[Crumb]:
        there = "" if self.key == HOME else HOME
        return ((_("Capacitación"), there), (_(self.name), ""))

    def refresh(self) -> None:
        self.title.setText(_(self.name))
        self.show_all()
        self.make.follow()

    # -- what a room gives

    def make_body(self) -> QWidget:
        return QWidget()

    def tools(self) -> Sequence[QWidget]:
        return ()

    def exports(self) -> Sequence[Entry]:
        return ()

    def making(self) -> Making | None:
        return None

    def hints(self, _there: QWidget) -> Said:
        return _(self.name), (), None, ""

    def show_all(self) -> None:
        """Read again."""
