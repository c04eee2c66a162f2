"""Who conducts: the figure out of three with its resolution, the body and the technical group, the agreements."""

from functools import partial

from PySide6.QtWidgets import QComboBox, QWidget

from munidesk.base.dates import show_date, today
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _
from munidesk.features.territory.codes import Figure
from munidesk.features.territory.domain import CoordinationAgreement
from munidesk.features.territory.kinds import AGREEMENTS
from munidesk.features.territory.organ import store as organ
from munidesk.features.territory.organ.words import agreement_state
from munidesk.features.territory.page_part import Part
from munidesk.features.territory.view import TerritoryView
from munidesk.procedures.kinds import STEPS
from munidesk.procedures.store import called
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.domain import BodyKind
from munidesk.town.page_links import Finder
from munidesk.ui import dialogs
from munidesk.ui.ask_record import ask_record
from munidesk.ui.context import Context
from munidesk.ui.hints import Said
from munidesk.ui.keyboard import PANEL
from munidesk.ui.segments import Segment, Segments
from munidesk.ui.table_model import Column
from munidesk.ui.verb_table import VerbTable
from munidesk.ui.widgets import button, card, column, label, row

_ASKED = ("title", "parties", "ours", "theirs", "signed_on", "until")
_VERBS = {"Return": "edit", "Ins": "new", "Del": "remove"}


class BodyPane(Part):
    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.three = Segments([Segment(str(one), one.word) for one in Figure if one is not Figure.NONE])
        self.three.chosen.connect(self._propose)
        self._act = label(kind="quiet-text", wrap=True)
        self._council = button(_("Llevar al Concejo"), self.to_council, kind="primary", icon="council")
        self._by_resolution = button(_("Elegida por resolución…"), self.by_resolution, icon="stamp")
        self.agreements: VerbTable[CoordinationAgreement] = VerbTable(self._columns(), _VERBS)
        self.agreements.setAccessibleName(_("Acuerdos de coordinación"))
        self.agreements.says_when_empty(_("Todavía no hay acuerdos de coordinación. Ins anota el primero."))
        self.agreements.asked.connect(self.do)
        self._new = button(_("Nuevo acuerdo"), self.new, icon="plus", tip="Ins")
        figure, bodies, signed = card(), card(), card()
        for panel in (figure, bodies, signed):
            panel.setProperty(PANEL, True)
        inner = column(label(_("Figura que conduce"), "panel"), self._act, spacing=8, margins=(16, 12, 16, 12))
        inner.insertLayout(1, row(self.three, None))
        inner.addLayout(row(self._council, self._by_resolution, None))
        figure.setLayout(inner)
        self._boxes = {technical: QComboBox() for technical in (False, True)}
        lines = column(label(_("Órgano y grupo técnico"), "panel"), spacing=8, margins=(16, 12, 16, 12))
        for technical, words in ((False, _("Órgano que conduce")), (True, _("Grupo técnico"))):
            box = self._boxes[technical]
            box.setAccessibleName(words)
            box.activated.connect(partial(self._set_body, technical))
            new = button(_("Nuevo…"), partial(self.new_body, technical), icon="plus")
            new.setAccessibleName(_("Nuevo grupo técnico") if technical else _("Nuevo órgano que conduce"))
            lines.addLayout(row(label(words), box, new, None))
        people = button(_("Integrantes"), lambda: context.navigator.go("council", tab="2"), icon="people")
        lines.addLayout(row(people, None))
        bodies.setLayout(lines)
        held = column(self.agreements, spacing=8, margins=(1, 12, 1, 8))
        held.insertLayout(
            0, row(label(_("Acuerdos de coordinación"), "panel"), None, self._new, margins=(16, 0, 16, 0))
        )
        signed.setLayout(held)
        layout = column(figure, bodies, signed, spacing=12, margins=(24, 12, 24, 12))
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.three)

    def _columns(self) -> tuple[Column[CoordinationAgreement], ...]:
        def day(one: CoordinationAgreement) -> str:
            return show_date(one.signed_on) if one.signed_on is not None else BLANK

        return (
            Column(_("Objeto"), lambda one: one.title),
            Column(_("Con quién"), lambda one: one.parties, width=240),
            Column(_("Firmado el"), day, width=98),
            Column(_("Vigencia"), lambda one: agreement_state(one, today()), width=190),
        )

    # -- what is shown

    def show_view(self, view: TerritoryView) -> None:
        chosen = view.figure if view.figure is not Figure.NONE else view.territory.figure
        self.three.mark(str(chosen))
        self._act.setText(self._words(view))
        for widget in (self._council, self._by_resolution):
            widget.setVisible(not view.is_final)
            widget.setEnabled(self.writes)
        self.three.setEnabled(self.writes and not view.is_final)
        for technical, box in self._boxes.items():
            box.clear()
            box.addItem(_("sin elegir"), "")
            for one in town.bodies(self.context.store):
                if one.kind is not BodyKind.COUNCIL:
                    box.addItem(one.name, one.id)
            own = view.territory.technical_id if technical else view.territory.body_id
            box.setCurrentIndex(max(0, box.findData(own)))
            box.setEnabled(self.writes)
        self.agreements.show_records(view.agreements)
        self._new.setEnabled(self.writes)

    def _words(self, view: TerritoryView) -> str:
        step = view.figure_step
        if view.is_final and view.resolution is not None and step is not None and step.done_on is not None:
            return _("Elegida el {day}. Resolución: {act}.").format(
                act=called(self.context.store, view.resolution), day=show_date(step.done_on)
            )
        if view.territory.figure is not Figure.NONE:
            return _("Propuesta. Una figura sin resolución no queda elegida: llévela al Concejo.")
        return _("Elija cuál de las tres se propone; después, llévela al Concejo.")

    def go_to(self, item: str) -> None:
        self.agreements.select(lambda one: one.id == item)
        self.agreements.setFocus()

    def says(self, there: QWidget) -> Said:
        del there
        keys = (("← →", _("figura")), ("Enter", _("abrir el acuerdo")), ("Ins", _("acuerdo nuevo")),
                ("Supr", _("quitarlo")))  # fmt: skip
        return _("Teclas del órgano"), keys, ("F6", _("otro panel")), ""

    # -- verbs

    def _propose(self, key: str) -> None:
        if self.view is not None and self.writes:
            self.try_(organ.propose_figure, self.context.store, self.view.territory.id, Figure(key))

    def to_council(self) -> None:
        """To the next agenda; once it was decided there, with the same button, the resolution back to the step."""
        view = self.view
        if view is None or view.figure_step is None:
            return
        proposed, told = view.territory.figure, list[str]()
        if proposed is Figure.NONE:
            self.context.toast(_("Elija primero cuál de las tres se propone."), False)
            return
        about = Ref(STEPS.table, view.figure_step.id)
        if self.try_(lambda: told.append(self.context.actions["step_in_council"](about, str(proposed)))):
            self.context.toast(told[-1], True)

    def by_resolution(self) -> None:
        """One that the council took already, chosen by search."""
        view = self.view
        if view is None:
            return
        finder = Finder(self.context, _("Resolución que eligió la figura"), ("resolution",))
        chosen = finder.chosen if finder.exec() == Finder.DialogCode.Accepted else None
        finder.deleteLater()
        figure = view.territory.figure
        if chosen is not None and self.try_(
            organ.choose_figure, self.context.store, view.territory.id, figure, chosen, today()
        ):
            self.context.toast(_("Conduce: {figure}.").format(figure=figure.word), True)

    def _set_body(self, technical: bool, _at: int = 0) -> None:
        if self.view is not None:
            key = str(self._boxes[technical].currentData())
            self.try_(lambda: organ.set_body(self.context.store, self._of(), key, technical=technical))

    def _of(self) -> str:
        return self.view.territory.id if self.view is not None else ""

    def new_body(self, technical: bool) -> None:
        """With members and sessions of its own, in Concejo."""
        title = _("Nuevo grupo técnico") if technical else _("Nuevo órgano")
        dialogs.ask_text(
            self.context.window, title, _("Por ejemplo: Consejo de Ordenamiento Territorial"),
            draft=self.context.draft(f"territory.body:{technical}"),
            submit=lambda name: organ.new_body(self.context.store, self._of(), name, technical=technical),
        )  # fmt: skip

    def do(self, name: str) -> None:
        one = self.agreements.current
        if name == "new":
            self.new()
        elif one is not None and self.writes and name == "edit":
            self._ask(one, one.title)
        elif one is not None and self.writes and self.try_(organ.remove_agreement, self.context.store, one.id):
            self.context.toast(_("Se quitó el acuerdo."), True)

    def new(self) -> None:
        if self.view is not None and self.writes:
            self._ask(CoordinationAgreement(territory_id=self._of(), title=""), _("Nuevo acuerdo de coordinación"))

    def _ask(self, one: CoordinationAgreement, title: str) -> None:
        ask_record(self.context, AGREEMENTS, one, _ASKED, title,
                   lambda kept: organ.save_agreement(self.context.store, kept),
                   town.figures(self.context.store))  # fmt: skip
