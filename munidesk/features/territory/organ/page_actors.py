"""The map of actors beside their table: one selection for both; what the chosen one cares about under it."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from munidesk.base.i18n import _, ngettext
from munidesk.features.territory.codes import Posture
from munidesk.features.territory.domain import TerritoryActor
from munidesk.features.territory.kinds import ACTORS
from munidesk.features.territory.organ import store as organ
from munidesk.features.territory.organ.page_map import ActorMap, said
from munidesk.features.territory.organ.words import POSTURES, quadrant_word
from munidesk.features.territory.page_part import Part
from munidesk.features.territory.rules import HALF, quadrant
from munidesk.features.territory.view import TerritoryView
from munidesk.procedures.kinds import STEPS
from munidesk.ui.ask_record import ask_record
from munidesk.ui.cells import TextCell
from munidesk.ui.context import Context
from munidesk.ui.hints import Said
from munidesk.ui.keyboard import PANEL
from munidesk.ui.side import grows
from munidesk.ui.table_model import Column
from munidesk.ui.verb_table import VerbTable
from munidesk.ui.widgets import Chip, button, card, column, elided, label, row

ASKED = ("name", "short", "sector", "interest", "influence", "posture", "convened", "note")
_VERBS = {"Ctrl+Left": "left", "Ctrl+Right": "right", "Ctrl+Up": "up", "Ctrl+Down": "down", "P": "posture",
          "L": "invite", "Return": "edit", "Del": "remove", "Ins": "new"}  # fmt: skip
_STEPS = {"left": (-1, 0), "right": (1, 0), "up": (0, 1), "down": (0, -1)}


class ActorsPane(Part):
    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id = ""
        self.map = ActorMap()
        self.map.chosen.connect(self.choose)
        self.map.moved.connect(self._move)
        self.map.asked.connect(self.do)
        self.table: VerbTable[TerritoryActor] = VerbTable(_columns(), _VERBS)
        self.table.setAccessibleName(_("Actores"))
        self.table.says_when_empty(_("Anote quién tiene que estar: Ctrl+N."))
        self.table.asked.connect(self.do)
        self.table.selected.connect(lambda one: self.choose(one.id) if one is not None else None)
        self._name, self._chip = elided(kind="strong"), Chip()
        self._note, self._count = label(kind="quiet-text", wrap=True), elided(kind="quiet", stretch=True)
        self._invite = button(_("Invitar"), lambda: self.do("invite"), icon="mail", tip="L")
        left, right = card(), card()
        for panel in (left, right):
            panel.setProperty(PANEL, True)
        drawn = column(label(_("Interés × influencia"), "panel"), self.map, margins=(16, 12, 16, 12))
        drawn.setStretch(1, 1)
        left.setLayout(drawn)
        inner = column(spacing=6, margins=(1, 1, 1, 10))
        inner.addWidget(self.table, 1)
        inner.addLayout(row(self._name, None, self._chip, margins=(16, 4, 16, 0)))
        inner.addLayout(row(self._note, margins=(16, 0, 16, 0)))
        inner.addLayout(row(self._count, self._invite, margins=(16, 4, 16, 0)))
        right.setLayout(inner)
        self.table.tighten(6)
        grows(right, 440, 620)
        panels = row(left, right, spacing=12, margins=(24, 12, 24, 12))
        panels.setStretch(0, 1)
        self.setLayout(panels)
        self.setFocusProxy(self.map)

    # -- what is shown

    def show_view(self, view: TerritoryView) -> None:
        ids = [one.id for one in view.actors]
        if self._id not in ids:
            self._id = ids[0] if ids else ""
        self.table.blockSignals(True)
        self.table.show_records(view.actors)
        self.table.select(lambda one: one.id == self._id)
        self.table.blockSignals(False)
        self.map.show_actors(view.actors, self._id)
        self._show_chosen()

    def _show_chosen(self) -> None:
        one = self.actor
        for widget in (self._name, self._chip, self._note):
            widget.setVisible(one is not None)
        self._invite.setEnabled(one is not None and self.writes)
        if one is None or self.view is None:
            self._count.setText("")
            return
        about = " · ".join(part for part in (one.sector.word, quadrant_word(quadrant(one)).lower()) if part)
        self._name.setText(f"{one.position} {one.name} · {about}")
        icon, tone = POSTURES[one.posture]
        self._chip.set(one.posture.word.capitalize(), tone, icon)
        self._note.setText(one.note or said(one))
        self._count.setText(against_words(self.view))

    @property
    def actor(self) -> TerritoryActor | None:
        return next((one for one in self.view.actors if one.id == self._id), None) if self.view is not None else None

    def choose(self, key: str) -> None:
        """In the map and in the table."""
        if self.view is None or key == self._id:
            return
        self._id = key
        self.map.show_actors(self.view.actors, key)
        self.table.blockSignals(True)
        self.table.select(lambda one: one.id == key)
        self.table.blockSignals(False)
        self._show_chosen()

    def go_to(self, item: str) -> None:
        self.choose(item)
        self.map.setFocus()

    def says(self, there: QWidget) -> Said:
        title = _("Teclas del mapa") if there is self.map else _("Teclas de actores")
        keys = (
            ("Ctrl+← →", _("interés")), ("Ctrl+↑ ↓", _("influencia")), ("P", _("postura")), ("L", _("invitar")),
            ("Enter", _("abrir")), ("Supr", _("quitar")),
        )  # fmt: skip
        return title, keys, ("F6", _("otro panel")), ""

    # -- verbs

    def do(self, name: str) -> None:
        one = self.actor
        if not self.writes:
            return
        if name == "new":
            self.new()
        elif one is not None and name in _STEPS:
            across, up = _STEPS[name]
            self._move(one.id, one.interest + across, one.influence + up)
        elif one is not None:
            verbs: Mapping[str, Callable[[TerritoryActor], object]] = {
                "posture": lambda one: self.try_(organ.turn_posture, self.context.store, one.id),
                "invite": self._write, "edit": self._edit, "remove": self._remove,
            }  # fmt: skip
            verbs[name](one)

    def new(self) -> None:
        if self.view is None or not self.writes:
            return
        made: list[str] = []
        blank = TerritoryActor(territory_id=self.view.territory.id, name="")
        if ask_record(
            self.context, ACTORS, blank, ASKED, _("Nuevo actor"),
            lambda one: made.append(organ.save_actor(self.context.store, one).id), self.view.figures,
        ):  # fmt: skip
            self.choose(made[0])

    def _edit(self, one: TerritoryActor) -> None:
        if self.view is not None:
            ask_record(self.context, ACTORS, one, ASKED, one.name,
                       lambda kept: organ.save_actor(self.context.store, kept), self.view.figures)  # fmt: skip

    def _move(self, key: str, interest: int, influence: int) -> None:
        if self.writes:
            self.try_(organ.move_actor, self.context.store, key, interest, influence)

    def _remove(self, one: TerritoryActor) -> None:
        if self.try_(organ.remove_actor, self.context.store, one.id):
            self.context.toast(_("Se quitó el actor."), True)

    def _write(self, _one: TerritoryActor) -> None:
        """A letter of the step «Mapa de actores»."""
        step = self.view.case.steps.get("actores") if self.view is not None else None
        if step is not None:
            self.context.navigator.start("council.letters", "notify", about=f"{STEPS.table}:{step.id}")


def against_words(view: TerritoryView) -> str:
    """«2 de 14 en contra, 2 con influencia de 3 o más»."""
    against = [one for one in view.actors if one.posture is Posture.AGAINST]
    strong = sum(one.influence >= HALF for one in against)
    return ngettext(
        "{a} de {n} en contra; {b} con influencia de 3 o más", "{a} de {n} en contra; {b} con influencia de 3 o más",
        len(against),
    ).format(a=len(against), n=len(view.actors), b=strong)  # fmt: skip


def _columns() -> tuple[Column[TerritoryActor], ...]:
    return (
        Column(_("N.º"), lambda one: str(one.position), width=40),
        Column(_("Actor"), lambda one: one.name),
        Column(_("Interés"), lambda one: str(one.interest), width=62, right=True),
        Column(_("Influencia"), lambda one: str(one.influence), width=76, right=True),
        Column(_("Postura"), lambda one: one.posture.word, width=70,
               paint=lambda one: TextCell("", icon=POSTURES[one.posture][0])),
        Column(_("Se convoca"), lambda one: one.convened, width=90),
    )  # fmt: skip
