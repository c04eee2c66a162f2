"""Who conducts, who has a say, who answers: the figure and its resolution, bodies, actors, letters, agreements."""

from dataclasses import replace
from datetime import date

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.territory.codes import Figure, Posture, Role
from munidesk.features.territory.domain import CoordinationAgreement, Responsibility, TerritoryActor
from munidesk.features.territory.kinds import ACTORS, AGREEMENTS, RESPONSIBILITIES, TERRITORIES
from munidesk.features.territory.rules import LEAST, MOST
from munidesk.features.territory.store import case_of
from munidesk.procedures.codes import StepState
from munidesk.procedures.domain import CaseStep
from munidesk.procedures.kinds import STEPS
from munidesk.procedures.store import do_step
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.domain import Body, BodyKind
from munidesk.town.links import link

FIGURE = "figura"
_POSTURES = tuple(Posture)


def propose_figure(store: Store, territory_id: str, figure: Figure) -> None:
    """What is put to the council; it is no figure until a resolution chose it."""
    one = TERRITORIES.get(store, territory_id)
    TERRITORIES.save(store, replace(one, figure=figure), label=_("Figura que se propone"))


def figure_step(store: Store, territory_id: str) -> CaseStep:
    """The step that chooses who conducts. Raises UserError when its case is gone."""
    case = case_of(store, territory_id)
    found = STEPS.all(store, case_id=case.id, key=FIGURE) if case is not None else ()
    if not found:
        raise UserError(_("El expediente de este programa ya no está: ábralo de nuevo en Territorio."), code="gone")
    return found[0]


def choose_figure(
    store: Store, territory_id: str, figure: Figure, resolution: Ref | None, on: date, *, note: str = ""
) -> None:
    """The council chose it. Raises UserError without the resolution that says so, and while its step has to wait."""
    if figure is Figure.NONE:
        raise UserError(_("Elija primero cuál de las tres se propone."), code="missing", field="figure")
    if resolution is None or resolution.kind != "resolution":
        raise UserError(
            _("Una figura sin resolución no queda elegida: llévela al Concejo."), code="no_resolution", field="figure"
        )
    step = figure_step(store, territory_id)
    with store.change(_("Figura elegida: {figure}").format(figure=figure.word)):
        propose_figure(store, territory_id, figure)
        link(store, Ref(STEPS.table, step.id), resolution)
        if step.state is StepState.DONE and step.choice == str(figure):
            return  # done before its resolution was at hand: now it is final
        do_step(store, step.id, on, choice=str(figure), note=note)


def set_body(store: Store, territory_id: str, body_id: str, *, technical: bool) -> None:
    """The body that conducts, or the technical group; empty for none. Raises UserError where both are the same."""
    one = TERRITORIES.get(store, territory_id)
    kept = replace(one, technical_id=body_id) if technical else replace(one, body_id=body_id)
    TERRITORIES.save(store, kept, label=_("Grupo técnico") if technical else _("Órgano que conduce"))


def new_body(store: Store, territory_id: str, name: str, *, technical: bool) -> str:
    """A committee with members and sessions of its own. Raises UserError without a name."""
    with store.change(_("Nuevo órgano: {name}").format(name=name.strip()[:40])):
        kind = BodyKind.PLANNING_TEAM if technical else BodyKind.COMMITTEE
        key = town.save_body(store, Body(name=" ".join(name.split()), kind=kind))
        set_body(store, territory_id, key, technical=technical)
    return key


def save_actor(store: Store, one: TerritoryActor) -> TerritoryActor:
    """New at the end. Raises UserError without a name, and beyond 1 to 5."""
    there = ACTORS.all(store, territory_id=one.territory_id)
    last = max((each.position for each in there), default=0)
    return ACTORS.save(store, one if one.id else replace(one, position=last + 1))


def move_actor(store: Store, actor_id: str, interest: int, influence: int) -> TerritoryActor:
    """To another cell of the map; beyond its edges it stays at them."""
    one = ACTORS.get(store, actor_id)
    kept = replace(one, interest=min(max(interest, LEAST), MOST), influence=min(max(influence, LEAST), MOST))
    if kept == one:
        return one
    label = _("Mover {name} a {a} × {b}").format(name=one.called, a=kept.interest, b=kept.influence)
    return ACTORS.save(store, kept, label=label, fold=f"territory_actor:{one.id}:place")


def turn_posture(store: Store, actor_id: str) -> TerritoryActor:
    """The next of the three, around the end."""
    one = ACTORS.get(store, actor_id)
    after = _POSTURES[(_POSTURES.index(one.posture) + 1) % len(_POSTURES)] if one.posture in _POSTURES else Posture.FOR
    label = _("Postura de {name}: {word}").format(name=one.called, word=after.word)
    return ACTORS.save(store, replace(one, posture=after), label=label)


def remove_actor(store: Store, actor_id: str) -> None:
    """With its letters of the matrix."""
    one = ACTORS.get(store, actor_id)
    with store.change(_("Quitar el actor «{name}»").format(name=one.name[:40])) as writer:
        for letter in RESPONSIBILITIES.all(store, actor_id=actor_id):
            writer.delete(RESPONSIBILITIES.table, letter.id)
        writer.delete(ACTORS.table, actor_id)


def toggle_role(store: Store, territory_id: str, product_id: str, actor_id: str, role: Role) -> bool:
    """A letter of the matrix, put or taken away. True when it stands now."""
    there = RESPONSIBILITIES.all(store, product_id=product_id, actor_id=actor_id, role=str(role))
    if there:
        with store.change(_("Quitar «{role}» de la matriz").format(role=role.word)) as writer:
            for one in there:
                writer.delete(RESPONSIBILITIES.table, one.id)
        return False
    made = Responsibility(territory_id=territory_id, product_id=product_id, actor_id=actor_id, role=role)
    RESPONSIBILITIES.save(store, made, label=_("«{role}» en la matriz").format(role=role.word))
    return True


def save_agreement(store: Store, one: CoordinationAgreement) -> CoordinationAgreement:
    """New at the end. Raises UserError without its object or its parties."""
    there = AGREEMENTS.all(store, territory_id=one.territory_id)
    last = max((each.position for each in there), default=0)
    return AGREEMENTS.save(store, one if one.id else replace(one, position=last + 1))


def remove_agreement(store: Store, agreement_id: str) -> None:
    AGREEMENTS.delete(store, agreement_id)
