"""The page of sister cities: the list at the left, the file of the chosen one with its tabs at the right."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from munidesk.base.dates import today
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.twinning.cities.page_list import CityList
from munidesk.features.twinning.domain import Twinning
from munidesk.features.twinning.kinds import TWINNINGS
from munidesk.features.twinning.page_city import city_tabs
from munidesk.features.twinning.page_facts import edit_twinning
from munidesk.features.twinning.page_part import TABLES, Part
from munidesk.features.twinning.rules import Pulse
from munidesk.features.twinning.store import close_twinning, open_twinning, remove_twinning
from munidesk.features.twinning.store_view import all_views
from munidesk.features.twinning.view import TwinningView
from munidesk.features.twinning.words import pulse_word
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.page_export import Entry, export_menu
from munidesk.ui.ask_record import ask_record
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.first_step import NEW, FirstStep
from munidesk.ui.hints import HintStrip, Said
from munidesk.ui.keyboard import PANEL
from munidesk.ui.making import MakeButton, Making
from munidesk.ui.page import Crumb, Page
from munidesk.ui.side import grows
from munidesk.ui.widgets import card, column, elided, label, row, tool

KEY = "hermanamientos"
_ASKED = ("title", "region", "country", "partner", "kind", "other_language", "motive", "topics", "responsible")
_SHOWN = (Pulse.ACTIVE, Pulse.LATENT, Pulse.DORMANT, Pulse.IN_PROCESS)


class TwinningPage(Page):
    tables = TABLES

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id = ""
        self.views: tuple[TwinningView, ...] = ()
        self._try = Attempt(context)
        self.cities = CityList()
        self.cities.chosen.connect(self._choose)
        self.tabs = city_tabs(context)
        self.tabs.shown.connect(self._show_part)
        self._body = QWidget()
        self._body.setLayout(self._panels())
        self._first = FirstStep(context, "globe", self._body)
        self._first.tell(
            _("¿Con qué ciudad?"),
            _("Empiece por la iniciativa; la carta de intención ya está escrita."),
            Making(_("Nuevo hermanamiento"), self.new_twinning), NEW,
        )  # fmt: skip
        self._strip = HintStrip(self)
        self._strip.follow(self._says)
        layout = column(spacing=0)
        layout.addLayout(self._head())
        layout.addWidget(self._body, 1)
        layout.addWidget(self._first, 1)
        layout.addWidget(self._strip)
        self.setLayout(layout)
        self.tabs.begin()
        self.setFocusProxy(self.tabs)

    def _panels(self) -> QHBoxLayout:
        left = card()
        left.setProperty(PANEL, True)
        self._count = elided(kind="quiet")
        inner = column(spacing=0, margins=(1, 1, 1, 1))
        inner.addLayout(row(label(_("Ciudades"), "panel"), None, self._count, margins=(14, 10, 14, 8)))
        inner.addWidget(self.cities)
        inner.addLayout(row(label(_("Activo: actividad y POA del año"), "quiet"), margins=(14, 6, 14, 8)))
        inner.setStretch(1, 1)
        left.setLayout(inner)
        grows(left, 236, 340)
        right = QWidget()
        self._name, self._about = elided(kind="panel"), elided(kind="quiet", stretch=True)
        self._tools = (
            tool("pencil", _("Datos de la ciudad"), self.ask_facts),
            tool("lock", _("Terminar el hermanamiento"), self.close_it),
            tool("trash", _("Quitar el hermanamiento"), self.remove),
        )
        held = column(spacing=4)
        held.addLayout(row(self._name, self._about, *self._tools, margins=(4, 0, 4, 0)))
        held.addWidget(self.tabs)
        held.setStretch(1, 1)
        right.setLayout(held)
        panels = row(left, right, spacing=12, margins=(24, 8, 24, 12))
        panels.setStretch(0, 24)
        panels.setStretch(1, 76)
        return panels

    def _head(self) -> QHBoxLayout:
        self._title, self._line = elided(_("Hermanamientos"), kind="title"), elided(kind="quiet", stretch=True)
        self._export = export_menu(self.context, self._exports)
        self._make = MakeButton(None, self._making)
        made = row(self._title, margins=(24, 12, 24, 4))
        made.addWidget(self._line, 1)
        made.addWidget(self._export)
        made.addWidget(self._make)
        return made

    # -- what is shown

    def open(self, id: str = "", tab: str = "", item: str = "") -> None:  # noqa: A002 - the name in every link
        """A city, a tab of its file, the record in it (or the step, by its key)."""
        if id:
            self._id = id
        self.refresh()
        if tab.isdigit():
            self.tabs.show_tab(int(tab))
        if item and self.part is not None:
            self.part.go_to(item)

    @property
    def view(self) -> TwinningView | None:
        return next((one for one in self.views if one.twinning.id == self._id), None)

    @property
    def part(self) -> Part | None:
        """The tab that is shown."""
        shown = self.tabs.current
        return shown if isinstance(shown, Part) else None

    def crumbs(self) -> Sequence[Crumb]:
        if self.view is None:
            return ((_("Hermanamientos"), ""),)
        return ((_("Hermanamientos"), KEY), (self.view.twinning.title, ""), (self.tabs.word, ""))

    def record(self) -> Ref | None:
        return Ref(TWINNINGS.table, self._id) if self.view is not None else None

    def topic(self) -> str:
        return str(self.tabs.index)

    def refresh(self) -> None:
        self.views = all_views(self.context.store)
        if self.view is None:
            self._id = self.views[0].twinning.id if self.views else ""
        self.cities.show_views(self.views, self._id)
        n = len(self.views)
        self._count.setText(_("{n} · pulso a 12 meses").format(n=n))
        self._tell()
        self._first.stand(not self.views)
        self._strip.setVisible(bool(self.views))
        self._export.setVisible(bool(self.views))
        self._show_city()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._tell)

    def _tell(self) -> None:
        """As much of the summary as fits whole."""
        counts, own = self._summary()
        whole = " · ".join(part for part in (*counts, own) if part)
        fits = self._line.fontMetrics().horizontalAdvance(whole) <= self._line.width()
        self._line.setText((whole if fits or not own else own) if self.views else "")

    def _summary(self) -> tuple[tuple[str, ...], str]:
        """«1 activo», «1 latente»; «aporte 2026: $ 184.000»."""
        if not self.views:
            return (), ""
        counts = [(sum(one.pulse is each for one in self.views), pulse_word(each)) for each in _SHOWN]
        year = today().year
        costs = [cost for one in self.views if (cost := one.own_total(year)) is not None]
        money = self.views[0].figures.money(sum(costs))
        own = _("aporte {year}: {cost}").format(year=year, cost=money) if costs else ""
        return tuple(f"{n} {word}" for n, word in counts if n), own

    def _show_city(self) -> None:
        view, writes = self.view, not self.context.store.read_only
        one = view.twinning if view is not None else None
        self._name.setText(one.title if one is not None else "")
        languages = " y ".join(w.lower() for w in (one.own_language, one.other_language) if w) if one else ""
        self._about.setText(" · ".join(part for part in (one.kind.word, languages) if part) if one else "")
        for widget in self._tools:
            widget.setVisible(writes and view is not None)
        if view is not None:
            self._tools[1].setVisible(writes and view.twinning.closed_on is None)
            self._tools[2].setVisible(writes and not view.case.progress[0])
        self._show_part()

    def _show_part(self) -> None:
        if self.part is not None:
            self.part.show_twinning(self.view)
        self._make.follow()
        self.way_changed.emit()

    def _making(self) -> Making | None:
        return None if self.context.store.read_only else Making(_("Nuevo hermanamiento"), self.new_twinning)

    def _exports(self) -> list[Entry]:
        """Those of the tab that is shown, else those of the city."""
        return list(self.part.entries()) if self.part is not None else []

    def _says(self, there: QWidget) -> Said:
        if there is self.cities:
            keys = (("↑ ↓", _("ciudad")), (NEW, _("hermanamiento nuevo")))
            return _("Teclas de ciudades"), keys, ("F6", _("otro panel")), ""
        if self.part is not None and self.view is not None:
            return self.part.says(there)
        return _("Teclas de hermanamientos"), ((NEW, _("hermanamiento nuevo")),), None, ""

    def leave(self) -> bool:
        return self.tabs.leave()

    # -- verbs

    def _choose(self, twinning_id: str) -> None:
        self._id = twinning_id
        self._show_city()

    def new_twinning(self) -> None:
        """A city with its case and the first text of the agreement."""
        made: list[str] = []
        store = self.context.store
        if ask_record(
            self.context, TWINNINGS, Twinning(title=""), _ASKED, _("Nuevo hermanamiento"),
            lambda one: made.append(open_twinning(store, one).id), town.figures(store),
            accept=_("Abrir el hermanamiento"),
        ):  # fmt: skip
            self._id = made[0]
            self.refresh()
            self.tabs.choose(0)
            self.context.toast(_("Se abrió el hermanamiento con su expediente y un primer texto del acuerdo."), True)

    def ask_facts(self) -> None:
        if self.view is not None:
            edit_twinning(self.context, self.view)
            self.refresh()

    def close_it(self) -> None:
        view, store = self.view, self.context.store
        if view is None:
            return
        blank = TWINNINGS.with_stored(view.twinning, "closed_on", today().isoformat())
        save = partial(_close, store)
        ask_record(self.context, TWINNINGS, blank, ("closed_on", "closed_why"), _("Terminar el hermanamiento"), save,
                   view.figures, accept=_("Terminar"))  # fmt: skip

    def remove(self) -> None:
        """One that was opened by mistake; Ctrl+Z brings it back."""
        if self.view is not None and self._try(remove_twinning, self.context.store, self._id):
            self.context.toast(_("Se quitó el hermanamiento."), True)


def _close(store: Store, one: Twinning) -> None:
    close_twinning(store, one.id, one.closed_on or today(), one.closed_why)
