"""The page of the public consultation of a case: what it is, how many days are left, its papers; the panel under it."""

from collections.abc import Sequence

from munidesk.base.dates import show_date
from munidesk.base.i18n import _
from munidesk.procedures.consultation import Consultation
from munidesk.procedures.page_case import KEY as CASE
from munidesk.procedures.page_case import LIST, OBSERVATIONS
from munidesk.procedures.page_observations_list import ObservationLine, ObservationList
from munidesk.procedures.page_observations_panel import TABLES, ObservationsPanel
from munidesk.procedures.page_observations_reply import ReplyPanel
from munidesk.records.ref import Ref
from munidesk.town.page_export import export_menu
from munidesk.town.page_import_list import import_button
from munidesk.ui.context import Context
from munidesk.ui.first_step import FirstStep, goes
from munidesk.ui.page import Crumb, Page, PageHeader
from munidesk.ui.widgets import button, column


class ObservationsPage(Page):
    tables = TABLES

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.body = ObservationsPanel(context)
        self.header = PageHeader()
        self._import = import_button(context, lambda: "observations", OBSERVATIONS, self, self.body.of)
        self._matrix = button(
            _("Matriz"), self.body.show_matrix, icon="table", tip=_("Matriz de observaciones y respuestas")
        )
        self.header.buttons.addWidget(self._import)
        self.header.buttons.addWidget(export_menu(context, self.body.papers))
        self.header.buttons.addWidget(self._matrix)
        self.body.shown.connect(self._show_header)
        self._first = FirstStep(context, "clipboard", self.body)
        self._first.tell(
            _("Ningún expediente tiene algo a la vista."),
            _("Abra el de una consulta pública: las observaciones se anotan aquí, una tras otra."),
            goes(context, _("Ir a Expedientes"), LIST),
        )  # fmt: skip
        layout = column(self.header, self.body, self._first, spacing=0, margins=(0, 8, 0, 0))
        layout.setStretch(1, 1)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.body)

    def open(self, id: str = "", step: str = "", entry: str = "") -> None:  # noqa: A002 - the name in every link
        """Of a case by its id, the newest that has something on view without one; `step` is the key of the step."""
        self.body.show_case(id, step, entry)

    def crumbs(self) -> Sequence[Crumb]:
        if self.one is None:
            return ((_("Expedientes"), LIST), (_("Consulta"), ""))
        return ((_("Expedientes"), LIST), (self.one.view.case.label, CASE), (_("Consulta"), ""))

    def record(self) -> Ref | None:
        return self.body.record()

    def leave(self) -> bool:
        return self.body.leave()

    def refresh(self) -> None:
        self.body.refresh()

    @property
    def one(self) -> Consultation | None:
        return self.body.one

    @property
    def text(self) -> ObservationLine:
        return self.body.text

    @property
    def list(self) -> ObservationList:
        return self.body.list

    @property
    def reply(self) -> ReplyPanel:
        return self.body.reply

    def _show_header(self) -> None:
        one = self.one
        self._first.stand(one is None)
        self._import.setVisible(self.body.writes)
        self._matrix.setVisible(one is not None)
        if one is None:
            self.header.set(_("Consulta pública"))
            return
        title, line = one.view.case.title, _("expediente {n}").format(n=one.view.case.label)
        self.header.set(title, line, on_view_chip(one))


def on_view_chip(one: Consultation) -> tuple[str, str, str]:
    """(word, tone, icon): the day of its term that it is, or that it is over."""
    term = one.deadline
    if term is None:
        return _("Todavía no está a la vista"), "neutral", "clock"
    if one.view.day <= term.last:
        whole, gone = (term.last - term.start).days, (one.view.day - term.start).days
        return _("A la vista, día {a} de {b}").format(a=gone, b=whole), "accent", "play"
    return _("Fuera de plazo desde el {day}").format(day=show_date(term.last)), "attention", "clock"
