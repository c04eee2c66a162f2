"""Who conducts is chosen by a resolution; actors move in the map; letters of the matrix; agreements come and go."""

from datetime import date, time

import pytest

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.features.council.domain import Resolution, Session, SessionKind
from munidesk.features.council.kinds import RESOLUTIONS
from munidesk.features.council.sessions.store import new_session
from munidesk.features.council.sessions.store_items import add_item
from munidesk.features.territory.codes import Figure, Posture, Role
from munidesk.features.territory.domain import CoordinationAgreement, TerritoryActor
from munidesk.features.territory.kinds import ACTORS, AGREEMENTS, RESPONSIBILITIES
from munidesk.features.territory.organ.store import (
    choose_figure,
    figure_step,
    move_actor,
    new_body,
    propose_figure,
    remove_actor,
    remove_agreement,
    save_actor,
    save_agreement,
    set_body,
    toggle_role,
    turn_posture,
)
from munidesk.features.territory.store_view import load_territory
from munidesk.procedures.codes import StepState
from munidesk.procedures.kinds import STEPS
from munidesk.procedures.store import do_step
from munidesk.records.ref import Ref
from munidesk.town import store as town

DAY = date(2025, 3, 14)


def begun(store, pmot) -> str:
    """The note that opens it is done: the figure waits for the council."""
    step = next(one for one in STEPS.all(store) if one.key == "iniciativa")
    do_step(store, step.id, DAY, note="En la carpeta del programa.")
    return pmot.id


def resolution(store) -> Ref:
    """One of the council, with its number."""
    called = Session(body_id=town.council(store).id, kind=SessionKind.ORDINARY, date=today(), start=time(19))
    session = new_session(store, called, standard=False)
    item = add_item(store, session, "Figura del programa")
    made = RESOLUTIONS.save(
        store, Resolution(session_id=session, item_id=item, number=12, year=today().year, resolves="Elegir el IMPLAN.")
    )
    return Ref("resolution", made.id)


@pytest.mark.parametrize("proof", [None, Ref("encounter", "x")])
def test_a_figure_without_a_resolution_is_not_chosen_and_is_sent_to_the_council(store, pmot, proof):
    key = begun(store, pmot)
    with pytest.raises(UserError, match="llévela al Concejo") as refused:
        choose_figure(store, key, Figure.IMPLAN, proof, DAY)
    assert refused.value.code == "no_resolution"
    view = load_territory(store, key)
    assert (view.figure, view.is_final, view.figure_step.state) == (Figure.NONE, False, StepState.PENDING)


def test_a_resolution_chooses_one_of_the_three_and_ctrl_z_takes_it_back_whole(store, pmot):
    key = begun(store, pmot)
    with pytest.raises(UserError, match="cuál de las tres"):
        choose_figure(store, key, Figure.NONE, resolution(store), DAY)
    choose_figure(store, key, Figure.COPLADEM, resolution(store), DAY)
    view = load_territory(store, key)
    assert (view.figure, view.is_final, view.territory.figure) == (Figure.COPLADEM, True, Figure.COPLADEM)
    store.undo()
    view = load_territory(store, key)
    assert (view.figure, view.is_final, view.resolution) == (Figure.NONE, False, None)


def test_one_told_in_its_step_by_a_note_alone_is_final_once_its_resolution_is_found(store, pmot):
    key = begun(store, pmot)
    do_step(store, figure_step(store, key).id, DAY, choice="implan", note="Acta 3 del libro anterior")
    assert (load_territory(store, key).figure, load_territory(store, key).is_final) == (Figure.IMPLAN, False)
    choose_figure(store, key, Figure.IMPLAN, resolution(store), DAY)
    assert load_territory(store, key).is_final
    with pytest.raises(UserError, match="ya está hecho"):
        choose_figure(store, key, Figure.COMMITTEE, resolution(store), DAY)
    assert load_territory(store, key).territory.figure is Figure.IMPLAN, "nothing of a refused choice stays"


def test_a_proposal_is_no_choice(store, pmot):
    propose_figure(store, pmot.id, Figure.COMMITTEE)
    view = load_territory(store, pmot.id)
    assert (view.territory.figure, view.figure) == (Figure.COMMITTEE, Figure.NONE)


def test_body_and_technical_group_are_two(store, pmot):
    body = new_body(store, pmot.id, "Consejo de ordenamiento", technical=False)
    with pytest.raises(UserError, match="son dos"):
        set_body(store, pmot.id, body, technical=True)
    group = new_body(store, pmot.id, "Grupo técnico", technical=True)
    one = load_territory(store, pmot.id).territory
    assert (one.body_id, one.technical_id) == (body, group)


def actor(store, pmot, name="Ejido El Puente", **told) -> TerritoryActor:
    return save_actor(store, TerritoryActor(territory_id=pmot.id, name=name, **told))


def test_an_actor_moves_cell_by_cell_and_stays_at_the_edge(store, pmot):
    one = actor(store, pmot, interest=4, influence=2)
    assert (move_actor(store, one.id, 5, 2).interest, move_actor(store, one.id, 6, 2).interest) == (5, 5)
    assert move_actor(store, one.id, 5, 0).influence == 1
    assert turn_posture(store, one.id).posture is Posture.AGAINST
    assert turn_posture(store, one.id).posture is Posture.FOR


def test_a_letter_of_the_matrix_goes_on_and_off_and_leaves_with_its_actor(store, pmot):
    one, product = actor(store, pmot), load_territory(store, pmot.id).products[0]
    assert toggle_role(store, pmot.id, product.id, one.id, Role.ANSWERS)
    assert toggle_role(store, pmot.id, product.id, one.id, Role.DOES)
    assert load_territory(store, pmot.id).faults(product) == ()
    assert not toggle_role(store, pmot.id, product.id, one.id, Role.DOES)
    assert load_territory(store, pmot.id).faults(product) == ("nadie lo hace",)
    remove_actor(store, one.id)
    assert (ACTORS.all(store), RESPONSIBILITIES.all(store)) == ((), ())
    store.undo()
    assert len(RESPONSIBILITIES.all(store)) == 1


def test_an_agreement_taken_away_comes_back_with_ctrl_z(store, pmot):
    made = save_agreement(store, CoordinationAgreement(territory_id=pmot.id, title="Cuenca", parties="Vecino"))
    remove_agreement(store, made.id)
    assert AGREEMENTS.all(store) == ()
    store.undo()
    assert AGREEMENTS.all(store) == (made,)
