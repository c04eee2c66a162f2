"""Programmes: opened with a case of their procedure, what the script brings copied; their data saved, taken away."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.territory.codes import TerritoryKind
from munidesk.features.territory.domain import (
    KeyQuestion,
    Product,
    Territory,
    TerritoryObjective,
    TerritoryPhase,
    TerritorySubsystem,
)
from munidesk.features.territory.kinds import (
    ACTORS,
    OBJECTIVES,
    PHASES,
    PRODUCTS,
    QUESTIONS,
    SUBSYSTEMS,
    TERRITORIES,
)
from munidesk.procedures import store as cases
from munidesk.procedures.domain import CaseFile
from munidesk.procedures.kinds import CASES
from munidesk.procedures.reading import shipped_text
from munidesk.procedures.script import Script
from munidesk.records.ref import Ref

PROCEDURE = "pmot"
OBJECTIVES_ASKED = 3


def territories(store: Store) -> tuple[Territory, ...]:
    """The newest first."""
    return TERRITORIES.all(store)


def newest(store: Store) -> str:
    """The id of the newest; empty without any."""
    return next((one.id for one in territories(store)), "")


def case_of(store: Store, territory_id: str) -> CaseFile | None:
    """The case that the programme follows."""
    return next(iter(CASES.all(store, owner_kind=TERRITORIES.table, owner_id=territory_id)), None)


def open_territory(store: Store, one: Territory, *, on: date | None = None) -> Territory:
    """A new programme and its case of the procedure `pmot`, with its phases, products, questions and subsystems.

    Raises UserError without a name, or for a day to come.
    """
    with store.change(_("Abrir el programa «{title}»").format(title=one.title.strip()[:40])):
        made = TERRITORIES.save(store, replace(one, id="", title=" ".join(one.title.split())))
        case = cases.open_case(
            store, shipped_text(PROCEDURE), made.title, responsible=made.responsible, on=on,
            owner=Ref(TERRITORIES.table, made.id),
        )  # fmt: skip
        _copy(store, made, cases.script_in(case), case.id)
    return made


def _copy(store: Store, made: Territory, script: Script, case_id: str) -> None:
    """What the procedure brings, from then on the programme's own."""
    view = cases.load_case(store, case_id)
    titles = list(view.stages)
    for position, title in enumerate(titles, 1):
        PHASES.save(store, TerritoryPhase(territory_id=made.id, position=position, title=title))
    steps = [one for one in view.ordered if one.key in script.products]
    for position, step in enumerate(steps, 1):
        PRODUCTS.save(store, Product(
            territory_id=made.id, position=position, step_key=step.key, phase=titles.index(step.stage) + 1,
            title=step.title, paper=step.paper,
        ))  # fmt: skip
    for position, told in enumerate(_tables(script, "question"), 1):
        QUESTIONS.save(
            store,
            KeyQuestion(territory_id=made.id, position=position, key=_text(told, "key"), text=_text(told, "text")),
        )
    for position, told in enumerate(_tables(script, "subsystem"), 1):
        holds = told.get("holds")
        SUBSYSTEMS.save(store, TerritorySubsystem(
            territory_id=made.id, position=position, key=_text(told, "key"), title=_text(told, "title"),
            holds="\n".join(str(each) for each in holds) if isinstance(holds, list) else "",
        ))  # fmt: skip


def _tables(script: Script, name: str) -> Sequence[Mapping[str, object]]:
    found = script.rest.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _text(told: Mapping[str, object], name: str) -> str:
    return str(told.get(name, ""))


def save_objectives(store: Store, territory_id: str, texts: Sequence[str]) -> None:
    """The specific objectives, in order; an empty text takes its one away. Raises UserError for more than three."""
    if len(texts) > OBJECTIVES_ASKED:
        raise UserError(_("Los objetivos específicos son tres."), code="range", field="text")
    there = {one.position: one for one in OBJECTIVES.all(store, territory_id=territory_id)}
    with store.change(_("Objetivos específicos")) as writer:
        for position, text in enumerate(texts, 1):
            before = there.get(position)
            if text.strip():
                kept = before or TerritoryObjective(territory_id=territory_id, position=position, text="")
                if kept.text != text.strip():
                    OBJECTIVES.save(store, replace(kept, text=text.strip()))
            elif before is not None:
                writer.delete(OBJECTIVES.table, before.id)


def remove_territory(store: Store, territory_id: str) -> None:
    """One that was opened by mistake, with its case. Raises UserError once a step is done: then it is kept."""
    case = case_of(store, territory_id)
    one = TERRITORIES.get(store, territory_id)
    with store.change(_("Quitar el programa «{title}»").format(title=one.title[:40])) as writer:
        if case is not None:
            cases.remove_case(store, case.id)
        for kind in (PHASES, PRODUCTS, QUESTIONS, SUBSYSTEMS, OBJECTIVES, ACTORS):
            for each in kind.all(store, territory_id=territory_id):
                writer.delete(kind.table, each.id)
        writer.delete(TERRITORIES.table, territory_id)


def usual_kind(country: str) -> TerritoryKind:
    """What a programme is called in the country: in México a PMOT, elsewhere a local plan."""
    return TerritoryKind.PMOT if country.upper() == "MX" else TerritoryKind.LOCAL
