"""The tab of the products: each with its newest version and who answers; at the right its versions and the file."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from munidesk.base.dates import show_date, today
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _
from munidesk.features.territory.codes import ProductState
from munidesk.features.territory.domain import Product, ProductVersion
from munidesk.features.territory.kinds import PRODUCTS, VERSIONS
from munidesk.features.territory.page_part import Part
from munidesk.features.territory.phases import exports
from munidesk.features.territory.products import store as products
from munidesk.features.territory.view import TerritoryView
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town.page_attachments import AttachmentsPanel
from munidesk.town.page_export import Entry
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

_CHIPS = {ProductState.WORKING: ("accent", "pencil"), ProductState.DELIVERED: ("attention", "upload"),
          ProductState.APPROVED: ("good", "check")}  # fmt: skip
_VERBS = {"Ins": "version", "E": "deliver", "A": "approve", "D": "attach", "Return": "edit", "Del": "remove"}
_ASKED = ("title", "paper", "waits")


def make(context: Context) -> Part:
    return ProductsPart(context)


class ProductsPart(Part):
    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.table: VerbTable[Product] = VerbTable(self._columns(), _VERBS)
        self.table.setAccessibleName(_("Productos"))
        self.table.asked.connect(self.do)
        self.table.selected.connect(lambda _one: self._show_versions())
        self.versions: VerbTable[ProductVersion] = VerbTable(_version_columns(), _VERBS)
        self.versions.setAccessibleName(_("Versiones"))
        self.versions.asked.connect(self.do)
        self.versions.selected.connect(lambda _one: self._show_papers())
        self.versions.says_when_empty(_("Sin versiones. Ins crea la primera."))
        self._name, self._about = elided(kind="panel"), label(kind="quiet", wrap=True)
        self.papers = AttachmentsPanel(context, _("Archivo de la versión"))
        self._buttons = (
            button(_("Versión nueva"), lambda: self.do("version"), icon="plus", tip="Ins"),
            button(_("Entregada"), lambda: self.do("deliver"), tip="E"),
            button(_("Aprobada…"), lambda: self.do("approve"), tip="A"),
        )
        left, right = card(), card()
        for panel in (left, right):
            panel.setProperty(PANEL, True)
        left.setLayout(column(self.table, margins=(1, 1, 1, 1)))
        inner = column(self._name, self._about, spacing=8, margins=(16, 12, 16, 12))
        inner.addLayout(row(*self._buttons, None))
        inner.addWidget(self.versions, 1)
        inner.addWidget(self.papers)
        right.setLayout(inner)
        grows(right, 320, 520)
        panels = row(left, right, spacing=12, margins=(24, 12, 24, 12))
        panels.setStretch(0, 1)
        self.setLayout(panels)
        self.setFocusProxy(self.table)

    def _columns(self) -> tuple[Column[Product], ...]:
        return (
            Column(_("Fase"), lambda one: str(one.phase or BLANK), width=52),
            Column(_("Producto"), lambda one: one.title),
            Column(_("Responde"), lambda one: self.view.answers(one) if self.view else "", width=120),
            Column(_("Versión"), self._number, width=70),
            Column(_("Estado"), self._state, width=130, paint=self._chip),
            Column(_("Espera"), lambda one: one.waits, width=150),
        )

    def _number(self, one: Product) -> str:
        found = self.view.newest(one) if self.view is not None else None
        return str(found.number) if found is not None else BLANK

    def _state(self, one: Product) -> str:
        found = self.view.product_state(one) if self.view is not None else None
        return found.word if found is not None else _("sin empezar")

    def _chip(self, one: Product) -> ChipCell:
        found = self.view.product_state(one) if self.view is not None else None
        tone, icon = _CHIPS[found] if found is not None else ("neutral", "")
        return ChipCell(self._state(one), tone, icon)

    # -- what is shown

    def show_view(self, view: TerritoryView) -> None:
        self.table.show_records(view.products)
        if self.table.current is None and view.products:
            self.table.select(lambda one: one.id == view.products[0].id)
        self._show_versions()
        for widget in self._buttons:
            widget.setEnabled(self.writes and bool(view.products))

    def _show_versions(self) -> None:
        one, view = self.table.current, self.view
        self._name.setText(one.title if one is not None else "")
        self._about.setText(one.paper if one is not None else "")
        found = view.versions.get(one.id, ()) if one is not None and view is not None else ()
        self.versions.show_records(tuple(reversed(found)))
        if found and self.versions.current is None:
            self.versions.select(lambda each: each.id == found[-1].id)
        self._show_papers()

    def _show_papers(self) -> None:
        version = self.version
        self.papers.setVisible(version is not None)
        self.papers.show_owner(Ref(VERSIONS.table, version.id) if version is not None else None)

    @property
    def version(self) -> ProductVersion | None:
        """The one that is chosen, else the newest of the product."""
        one = self.table.current
        newest = self.view.newest(one) if one is not None and self.view is not None else None
        return self.versions.current or newest

    def go_to(self, item: str) -> None:
        self.table.select(lambda one: one.id == item)
        self.table.setFocus()

    def making(self) -> Making | None:
        return Making(_("Nuevo producto"), self.new)

    def entries(self) -> Sequence[Entry]:
        if self.view is None:
            return ()
        store, chosen = self.context.store, Selection(id=self.view.territory.id)
        return (Entry(_("Estado del programa"), lambda: exports.status(store, chosen)),)

    def says(self, there: QWidget) -> Said:
        del there
        keys = (
            ("↑ ↓", _("producto")), ("Ins", _("versión nueva")), ("E", _("entregada hoy")), ("A", _("aprobada")),
            ("D", _("adjuntar")), ("Enter", _("abrir")), ("Supr", _("quitar")),
        )  # fmt: skip
        return _("Teclas de productos"), keys, ("F6", _("otro panel")), ""

    # -- verbs

    def do(self, name: str) -> None:
        verbs: Mapping[str, Callable[[Product], object]] = {
            "version": self._version, "deliver": self._deliver, "approve": self._approve, "attach": self._attach,
            "edit": self._edit, "remove": self._remove,
        }  # fmt: skip
        one = self.table.current
        if one is not None and self.writes:
            verbs[name](one)

    def new(self) -> None:
        if self.view is None:
            return
        made: list[str] = []
        blank = Product(territory_id=self.view.territory.id, title="", phase=self.view.phase.number)
        if ask_record(
            self.context, PRODUCTS, blank, _ASKED, _("Nuevo producto"),
            lambda one: made.append(products.save_product(self.context.store, one).id), self.view.figures,
        ):  # fmt: skip
            self.go_to(made[0])

    def _edit(self, one: Product) -> None:
        if self.view is not None:
            ask_record(self.context, PRODUCTS, one, _ASKED, one.title,
                       lambda kept: products.save_product(self.context.store, kept), self.view.figures)  # fmt: skip

    def _version(self, one: Product) -> None:
        if self.try_(products.new_version, self.context.store, one.id):
            self.context.toast(_("Versión nueva, en trabajo: D le adjunta su archivo."), True)

    def _deliver(self, one: Product) -> None:
        version = self.version or products.current_version(self.context.store, one.id)
        if self.try_(products.deliver, self.context.store, version.id, today()):
            self.context.toast(_("«{title}», entregado.").format(title=one.title), True)

    def _approve(self, one: Product) -> None:
        version = self.version
        if version is None or self.view is None:
            self.context.toast(_("Todavía no tiene versiones: Ins crea la primera."), False)
            return
        blank = VERSIONS.with_stored(version, "approved_on", today().isoformat())
        ask_record(
            self.context, VERSIONS, blank, ("approved_on", "approved_by"),
            _("Aprobar «{title}»").format(title=one.title),
            lambda told: products.approve(self.context.store, version.id, told.approved_on, told.approved_by),
            self.view.figures, accept=_("Aprobar"),
        )  # fmt: skip

    def _attach(self, one: Product) -> None:
        version = self.version or products.current_version(self.context.store, one.id)
        self.papers.show_owner(Ref(VERSIONS.table, version.id))
        self.papers.choose()

    def _remove(self, one: Product) -> None:
        if self.try_(products.remove_product, self.context.store, one.id):
            self.context.toast(_("Se quitó el producto."), True)


def _version_columns() -> tuple[Column[ProductVersion], ...]:
    return (
        Column(_("Versión"), lambda one: str(one.number), width=64),
        Column(_("Fecha"), lambda one: show_date(one.day) if one.day is not None else BLANK, width=92),
        Column(_("Estado"), lambda one: one.state.word, width=110, paint=lambda one: ChipCell(
            one.state.word, *_CHIPS[one.state])),
        Column(_("Qué cambia"), lambda one: one.note or one.approved_by),
    )  # fmt: skip
