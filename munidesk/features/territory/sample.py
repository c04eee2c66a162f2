"""An invented programme of territorial planning in consultation, read from `resources/sample/territorio.toml`."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any

from munidesk.base.dates import fixed_clock
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.territory.bank.sample import write_bank
from munidesk.features.territory.codes import Figure, Posture, ProductState, Role, Sector
from munidesk.features.territory.consultation.sample import write_consultation
from munidesk.features.territory.domain import (
    CoordinationAgreement,
    ProductVersion,
    Territory,
    TerritoryActor,
)
from munidesk.features.territory.follow import sample as follow
from munidesk.features.territory.kinds import ACTORS, PHASES, PRODUCTS, QUESTIONS, VERSIONS
from munidesk.features.territory.organ.store import (
    choose_figure,
    figure_step,
    new_body,
    save_actor,
    save_agreement,
    toggle_role,
)
from munidesk.features.territory.store import case_of, open_territory, save_objectives, usual_kind
from munidesk.procedures.kinds import STEPS
from munidesk.procedures.store import do_step
from munidesk.records.ref import Ref
from munidesk.town.sample import SampleSize
from munidesk.town.sample_words import facts_of
from munidesk.town.store import municipality, profile_of


@contextmanager
def _on(day: date) -> Iterator[None]:
    with fixed_clock(datetime.combine(day, time(10, 0))):
        yield


def write_sample(store: Store, size: SampleSize) -> None:
    """After the council, whose resolution chose the figure, and the bodies."""
    del size
    facts = facts_of(profile_of(store), "territorio")
    with store.change(_("Crear el programa territorial de ejemplo")):
        one = _opened(store, facts)
        _phases(store, one.id, facts)
        _actors(store, one.id, facts)
        _steps(store, one.id, facts)
        _products(store, one.id, facts)
        _matrix(store, one.id, facts)
        write_bank(store, one.id, facts)
        write_consultation(store, one.id, facts)
    follow.write(store, one.id)


def _opened(store: Store, facts: Mapping[str, Any]) -> Territory:
    told, country = facts["territory"], municipality(store).country
    called = told["title_mx"] if country.upper() == "MX" else told["title"]
    with _on(told["opened"]):
        one = open_territory(
            store,
            Territory(
                title=called.format(town=municipality(store).town), kind=usual_kind(country),
                scope=told["scope"], horizon=told["horizon"], responsible=told["responsible"],
                purpose=told["purpose"], figure=Figure(told["figure"]),
            ),
            on=told["opened"],
        )  # fmt: skip
        save_objectives(store, one.id, told["objectives"])
        new_body(store, one.id, told["body"], technical=False)
        new_body(store, one.id, told["technical"], technical=True)
    for question in QUESTIONS.all(store, territory_id=one.id):
        answer = facts["answers"].get(question.key)
        if answer:
            kept = QUESTIONS.with_stored(question, "answer", answer)
            kept = QUESTIONS.with_stored(kept, "answered_by", told["responsible"])
            QUESTIONS.save(store, QUESTIONS.with_stored(kept, "answered_on", told["opened"].isoformat()))
    return one


def _phases(store: Store, key: str, facts: Mapping[str, Any]) -> None:
    for phase, (start, end) in zip(PHASES.all(store, territory_id=key), facts["phases"], strict=True):
        kept = PHASES.with_stored(phase, "start", start.isoformat())
        PHASES.save(store, PHASES.with_stored(kept, "end", end.isoformat()) if end else kept)


def _actors(store: Store, key: str, facts: Mapping[str, Any]) -> None:
    for name, short, sector, interest, influence, posture, convened, note in facts["actors"]:
        save_actor(store, TerritoryActor(
            territory_id=key, name=name, short=short, sector=Sector(sector), interest=interest, influence=influence,
            posture=Posture(posture), convened=convened, note=note,
        ))  # fmt: skip
    for title, parties, ours, theirs, signed, until in facts["agreements"]:
        save_agreement(store, CoordinationAgreement(
            territory_id=key, title=title, parties=parties, ours=ours, theirs=theirs, signed_on=signed or None,
            until=until or None,
        ))  # fmt: skip


def _steps(store: Store, key: str, facts: Mapping[str, Any]) -> None:
    """Those that are done, each on its day; the figure by a resolution of the council, where there is one."""
    case = case_of(store, key)
    steps = {one.key: one for one in STEPS.all(store, case_id=case.id)} if case is not None else {}
    for name, day in facts["done"]:
        with _on(day):
            if name == "figura":
                _figure(store, key, day, facts)
            else:
                do_step(store, steps[name].id, day, note=_("Consta en el archivo del programa."))


def _figure(store: Store, key: str, day: date, facts: Mapping[str, Any]) -> None:
    """By the resolution that ratified it, of the invented council."""
    told = facts["territory"]
    items = [str(row["id"]) for row in store.select("agenda_item", title=told["resolution"])]
    rows = [row for row in store.select("resolution", order="id") if row["number"] and str(row["item_id"]) in items]
    if rows:
        resolution = Ref("resolution", str(rows[0]["id"]))
        choose_figure(store, key, Figure(told["figure"]), resolution, day, note=told["ratified"])
    else:
        do_step(store, figure_step(store, key).id, day, choice=told["figure"], note=_("Falta su resolución."))


def _products(store: Store, key: str, facts: Mapping[str, Any]) -> None:
    products = {one.step_key: one for one in PRODUCTS.all(store, territory_id=key)}
    for step, number, state, day, approved, by in facts["versions"]:
        VERSIONS.save(store, ProductVersion(
            product_id=products[step].id, number=number, state=ProductState(state), day=day or None,
            approved_on=approved or None, approved_by=by,
        ))  # fmt: skip
    for step, waits in facts["waits"].items():
        PRODUCTS.save(store, PRODUCTS.with_stored(products[step], "waits", waits))


def _matrix(store: Store, key: str, facts: Mapping[str, Any]) -> None:
    letters = {"H": Role.DOES, "R": Role.ANSWERS, "C": Role.CONSULTED, "I": Role.INFORMED}
    actors = {one.position: one.id for one in ACTORS.all(store, territory_id=key)}
    for product in PRODUCTS.all(store, territory_id=key):
        told = facts["matrix"].get(product.step_key, "") or facts["matrix"]["usual"]
        for mark in told.split():
            toggle_role(store, key, product.id, actors[int(mark[1:])], letters[mark[0]])
