"""The verbs of a set of criteria: load it, change it for the open round, weigh it."""

from collections.abc import Sequence
from dataclasses import replace

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.data.store import Store
from munidesk.instruments.domain import AnswerKind, Criterion, Part, RoundKind
from munidesk.instruments.kinds import ANSWERS, BANDS, CRITERIA, DIMENSIONS, INSTRUMENTS, PARTS, ROUNDS
from munidesk.instruments.reading import Script
from munidesk.instruments.rules import carried, check_criterion, check_parts


def install(store: Store, script: Script, version: int = 0) -> str:
    """Write an instrument with its dimensions, criteria and parts; returns its id."""
    with store.change(_("Cargar los criterios")):
        head = replace(script.instrument, id="", version=version or script.instrument.version)
        key = INSTRUMENTS.save(store, head).id
        for band in script.bands:
            BANDS.save(store, replace(band, id="", instrument_id=key))
        for dimension in script.dimensions:
            DIMENSIONS.save(store, replace(dimension, id="", instrument_id=key))
        for criterion in script.criteria:
            CRITERIA.save(store, replace(criterion, id="", instrument_id=key))
        for part in script.parts:
            PARTS.save(store, replace(part, id="", instrument_id=key))
    return key


def script_of(store: Store, instrument_id: str) -> Script:
    """The instrument whole, its criteria by dimension and place. Raises UserError when it is gone."""
    found = INSTRUMENTS.find(store, instrument_id)
    if found is None:
        raise UserError(_("Esos criterios ya no están. Elija otra ronda."), code="gone")
    dimensions = DIMENSIONS.all(store, instrument_id=instrument_id)
    place = {one.key: at for at, one in enumerate(dimensions)}
    criteria = sorted(
        CRITERIA.all(store, instrument_id=instrument_id),
        key=lambda one: (place.get(one.dimension_key, len(place)), one.position),
    )
    parts = PARTS.all(store, instrument_id=instrument_id)
    return Script(found, dimensions, tuple(criteria), parts, BANDS.all(store, instrument_id=instrument_id))


def editable(store: Store, round_id: str) -> str:
    """The instrument of an open round, alone with it: one that other rounds use is copied first as a new version.

    Rounds already done keep the criteria they answered. Raises UserError when the round is closed, or when it answers
    those of another one.
    """
    own = ROUNDS.get(store, round_id)
    if own.kind is not RoundKind.SELF:
        raise UserError(_("Esta ronda responde los mismos criterios que la del municipio: no se cambian en ella."))
    if not own.is_open:
        raise UserError(_("La ronda {n} está cerrada: sus criterios no cambian.").format(n=own.number), code="closed")
    if all(one.id == own.id for one in ROUNDS.all(store, instrument_id=own.instrument_id)):
        return own.instrument_id
    script = script_of(store, own.instrument_id)
    last = max(one.version for one in INSTRUMENTS.all(store, key=script.instrument.key))
    with store.change(_("Versión nueva de los criterios")):
        key = install(store, script, last + 1)
        ROUNDS.save(store, replace(own, instrument_id=key))
    return key


def save_criterion(store: Store, round_id: str, criterion: Criterion, parts: Sequence[Part] = ()) -> str:
    """Add a criterion to its dimension, or change the one of its key, with what is marked in it. Returns its key.

    Raises UserError with what is missing, or when the round is closed.
    """
    check_criterion(criterion)
    check_parts(criterion, parts)
    with store.change(_("Criterio")):
        script = script_of(store, editable(store, round_id))
        found = next((one for one in script.criteria if criterion.key and one.key == criterion.key), None)
        siblings = [one.position for one in script.criteria if one.dimension_key == criterion.dimension_key]
        kept = replace(
            criterion,
            id=found.id if found is not None else "",
            instrument_id=script.instrument.id,
            key=criterion.key or new_id(),
            position=found.position if found is not None else max(siblings, default=0) + 1,
        )
        CRITERIA.save(store, kept)
        before = script.parts_of(kept.key)
        save_parts(store, kept, before, parts)
        if found is not None:
            carry(store, round_id, found, kept, before, parts)
    return kept.key


def save_parts(store: Store, one: Criterion, before: Sequence[Part], parts: Sequence[Part]) -> None:
    """Write the parts anew in their order."""
    for at, part in enumerate(parts):
        key = before[at].id if at < len(before) else ""
        PARTS.save(
            store, replace(part, id=key, instrument_id=one.instrument_id, criterion_key=one.key, position=at + 1)
        )  # fmt: skip
    for part in before[len(parts) :]:
        PARTS.delete(store, part.id)


def carry(
    store: Store, round_id: str, old: Criterion, new: Criterion, before: Sequence[Part], parts: Sequence[Part]
) -> None:
    """The answer of the open round: its marks go with their parts; one of another kind would say what nobody said."""
    for answer in ANSWERS.all(store, round_id=round_id, criterion_key=new.key):
        if old.kind != new.kind:
            ANSWERS.save(store, replace(answer, value=""))
        elif new.kind is AnswerKind.CHECKLIST:
            ANSWERS.save(store, replace(answer, value=carried(before, parts, answer.value)))


def retire_criterion(store: Store, round_id: str, key: str) -> None:
    """From this round on it is not asked; the rounds already done keep it with its answer."""
    with store.change(_("Retirar el criterio")):
        script = script_of(store, editable(store, round_id))
        for one in script.criteria:
            if one.key == key:
                CRITERIA.delete(store, one.id)
        for part in script.parts_of(key):
            PARTS.delete(store, part.id)
        for answer in ANSWERS.all(store, round_id=round_id, criterion_key=key):
            ANSWERS.delete(store, answer.id)


def weigh_dimension(store: Store, round_id: str, key: str, weight: int) -> None:
    """Raises UserError for a negative weight, or when the round is closed."""
    with store.change(_("Peso de la dimensión")):
        for one in script_of(store, editable(store, round_id)).dimensions:
            if one.key == key:
                DIMENSIONS.save(store, replace(one, weight=weight))
