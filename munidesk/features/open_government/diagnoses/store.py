"""The verbs of a diagnosis and of its rounds."""

from dataclasses import replace
from datetime import date

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.open_government.domain import Diagnosis
from munidesk.features.open_government.kinds import DIAGNOSES
from munidesk.features.open_government.rules import check_diagnosis
from munidesk.instruments import store as engine
from munidesk.instruments.domain import Moment, Round, RoundKind
from munidesk.instruments.reading import Script
from munidesk.instruments.store_shelf import usable
from munidesk.records.ref import Ref

SHIPPED = ("gobierno-abierto", "desempeno-municipal", "transparencia-0-100")
"""The instruments of MuniDesk that a new diagnosis is offered with."""


def diagnoses(store: Store) -> tuple[Diagnosis, ...]:
    """The newest first."""
    return DIAGNOSES.all(store)


def diagnosis_of(store: Store, diagnosis_id: str) -> Diagnosis:
    """Raises UserError when it is gone."""
    return DIAGNOSES.get(store, diagnosis_id)


def newest(store: Store) -> str:
    found = diagnoses(store)
    return found[0].id if found else ""


def owner(diagnosis_id: str) -> Ref:
    """Whom its rounds belong to."""
    return Ref("diagnosis", diagnosis_id)


def save_diagnosis(store: Store, one: Diagnosis, *, fold: str = "") -> str:
    """New when it has no id. Raises UserError for an empty title."""
    check_diagnosis(one)
    label = _("datos del diagnóstico") if one.id else _("Crear el diagnóstico")
    return DIAGNOSES.save(store, replace(one, title=one.title.strip()), label=label, fold=fold).id


def delete_diagnosis(store: Store, diagnosis_id: str) -> None:
    """With its rounds, which say nothing without it."""
    with store.change(_("Quitar el diagnóstico")):
        for one in rounds_of(store, diagnosis_id):
            if one.kind is not RoundKind.REVIEW:
                engine.delete_round(store, one.id)
        DIAGNOSES.delete(store, diagnosis_id)


def rounds_of(store: Store, diagnosis_id: str) -> tuple[Round, ...]:
    """Oldest first, reviews and the looks from outside among them."""
    return engine.rounds(store, owner(diagnosis_id))


def own_rounds(store: Store, diagnosis_id: str) -> tuple[Round, ...]:
    """Those that the municipality answered of itself, oldest first."""
    return tuple(one for one in rounds_of(store, diagnosis_id) if one.kind is RoundKind.SELF)


def last_closed(store: Store, diagnosis_id: str) -> Round | None:
    """The newest closed round of the municipality's own."""
    return next((one for one in reversed(own_rounds(store, diagnosis_id)) if not one.is_open), None)


def open_round(
    store: Store, diagnosis_id: str, since: date, until: date, *, due: date | None = None, script: Script | None = None
) -> str:
    """The next round of its own, on the criteria of the last; the first one on `script`, or on those that ship.

    Raises UserError when one is still open, or the period ends before it begins.
    """
    one = diagnosis_of(store, diagnosis_id)
    own = None if rounds_of(store, diagnosis_id) else script or usable(store, one.instrument_key)
    return engine.open_round(store, owner(diagnosis_id), Moment.DURING, since, until, script=own, due=due)
