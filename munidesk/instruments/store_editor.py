"""The verbs of the editor: an instrument made, copied, changed in a version of its own, taken from a file."""

from collections.abc import Sequence
from dataclasses import replace

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.data.store import Store
from munidesk.instruments.domain import Band, Criterion, Dimension, Instrument, Part, Shown
from munidesk.instruments.faults import refuse_faulty
from munidesk.instruments.kinds import ANSWERS, BANDS, CRITERIA, DIMENSIONS, INSTRUMENTS, PARTS, ROUNDS
from munidesk.instruments.script import Script
from munidesk.instruments.store_criteria import carry, install, save_parts, script_of
from munidesk.instruments.store_shelf import shipped_keys

# -- whole instruments


def create(store: Store, title: str) -> str:
    """A blank one with a dimension to begin in; returns its id. Raises UserError without a title."""
    head = Instrument(
        key=new_id(), title=title.strip(), shown=Shown.PERCENT, source=_("Preguntas propias del municipio.")
    )
    first = Dimension(key=new_id(), title=_("Primera dimensión"), weight=1)
    with store.change(_("Crear el instrumento")):
        return install(store, Script(head, (first,), ()))


def copy(store: Store, script: Script, title: str) -> str:
    """«Copiar y cambiar»: a draft under another key that says where its questions come from; returns its id."""
    head = script.instrument
    said = _("Copia de «{title}», versión {n}.").format(title=head.title, n=head.version)
    source = f"{said} {head.source}".strip()
    with store.change(_("Copiar el instrumento")):
        copied = replace(head, key=new_id(), version=1, title=title.strip(), source=source)
        return install(store, replace(script, instrument=copied))


def new_version(store: Store, script: Script) -> str:
    """The next version of the same key, a draft; what was asked before stays with its rounds. Returns its id."""
    found = [one.version for one in INSTRUMENTS.all(store, key=script.instrument.key)]
    with store.change(_("Versión nueva de los criterios")):
        return install(store, script, max([script.instrument.version, *found]) + 1)


def take(store: Store, script: Script) -> str:
    """One out of a file: a version of its own where the key is known with other questions, the same one where it is
    here already. Returns its id."""
    bare = script.bare()
    known = INSTRUMENTS.all(store, key=script.instrument.key)
    for head in known:
        here = script_of(store, head.id).bare()
        if replace(here, instrument=replace(here.instrument, version=bare.instrument.version)) == bare:
            return head.id
    taken = any(head.version == script.instrument.version for head in known) or script.instrument.key in shipped_keys()
    return new_version(store, script) if taken else install(store, script)


def remove(store: Store, instrument_id: str) -> None:
    """A draft with all that is in it. Raises UserError when a round uses it."""
    draft(store, instrument_id)
    script = script_of(store, instrument_id)
    with store.change(_("Quitar el instrumento")):
        for part in script.parts:
            PARTS.delete(store, part.id)
        for one in script.criteria:
            CRITERIA.delete(store, one.id)
        for each in script.dimensions:
            DIMENSIONS.delete(store, each.id)
        for band in script.bands:
            BANDS.delete(store, band.id)
        INSTRUMENTS.delete(store, instrument_id)


def draft(store: Store, instrument_id: str) -> Instrument:
    """Raises UserError when it is gone, or a round uses it: what it asks is changed in a new version."""
    if ROUNDS.all(store, instrument_id=instrument_id):
        raise UserError(_("Una ronda usa estos criterios. Haga una versión nueva para cambiarlos."), code="used")
    return INSTRUMENTS.get(store, instrument_id)


def adopt(store: Store, instrument_id: str, round_id: str) -> None:
    """An open round goes on with this version: answers stay with their criteria, and what is answered otherwise now is
    blank again. Raises UserError for one with faults, or a round that is closed."""
    own = ROUNDS.get(store, round_id)
    if not own.is_open:
        raise UserError(_("La ronda {n} está cerrada: sus criterios no cambian.").format(n=own.number), code="closed")
    old, new = script_of(store, own.instrument_id), script_of(store, instrument_id)
    refuse_faulty(new)
    before = {one.key: one for one in old.criteria}
    asked = {one.key for one in new.criteria}
    with store.change(_("Pasar la ronda {n} a otra versión").format(n=own.number)):
        ROUNDS.save(store, replace(own, instrument_id=instrument_id))
        for one in new.criteria:
            if one.key in before:
                carry(store, round_id, before[one.key], one, old.parts_of(one.key), new.parts_of(one.key))
        for answer in ANSWERS.all(store, round_id=round_id):
            if answer.criterion_key not in asked:
                ANSWERS.delete(store, answer.id)


# -- what it asks


def add_dimension(store: Store, instrument_id: str, title: str) -> str:
    """After the last one; returns its key. Raises UserError without a title."""
    draft(store, instrument_id)
    found = DIMENSIONS.all(store, instrument_id=instrument_id)
    made = Dimension(
        instrument_id=instrument_id, key=new_id(), title=title, weight=found[-1].weight if found else 1,
        position=max((one.position for one in found), default=0) + 1,
    )  # fmt: skip
    return DIMENSIONS.save(store, made, label=_("Agregar una dimensión")).key


def add_criteria(
    store: Store,
    instrument_id: str,
    dimension_key: str,
    written: Sequence[tuple[Criterion, Sequence[Part]]],
    after: str = "",
) -> tuple[str, ...]:
    """Behind the criterion `after` of the dimension, or at its end; returns their keys. Raises UserError."""
    draft(store, instrument_id)
    siblings = [one.key for one in _own(store, instrument_id, dimension_key)]
    made = []
    with store.change(_("Agregar criterios") if len(written) > 1 else _("Agregar un criterio")):
        for one, parts in written:
            key = new_id()
            own = replace(one, id="", instrument_id=instrument_id, dimension_key=dimension_key, key=key, position=0)
            CRITERIA.save(store, own)
            for at, part in enumerate(parts, 1):
                new = replace(part, id="", instrument_id=instrument_id, criterion_key=key, position=at)
                PARTS.save(store, new)
            made.append(key)
        at = siblings.index(after) + 1 if after in siblings else len(siblings)
        _place(store, instrument_id, dimension_key, [*siblings[:at], *made, *siblings[at:]])
    return tuple(made)


def write_parts(store: Store, instrument_id: str, criterion_key: str, parts: Sequence[Part]) -> None:
    """What is marked in a checklist, in its order. Raises UserError for one without words."""
    draft(store, instrument_id)
    one = next((one for one in CRITERIA.all(store, instrument_id=instrument_id, key=criterion_key)), None)
    if one is not None:
        before = PARTS.all(store, instrument_id=instrument_id, criterion_key=criterion_key)
        with store.change(_("Puntos de la lista"), fold=f"parts:{instrument_id}:{criterion_key}"):
            save_parts(store, one, before, parts)


def write_bands(store: Store, instrument_id: str, bands: Sequence[Band]) -> None:
    """The traffic light; none stands for the usual one. Raises UserError for one beyond 100 per cent."""
    draft(store, instrument_id)
    before = BANDS.all(store, instrument_id=instrument_id)
    with store.change(_("Bandas del semáforo"), fold=f"bands:{instrument_id}"):
        for at, band in enumerate(bands):
            key = before[at].id if at < len(before) else ""
            BANDS.save(store, replace(band, id=key, instrument_id=instrument_id))
        for band in before[len(bands) :]:
            BANDS.delete(store, band.id)


def retire(store: Store, instrument_id: str, *, criteria: Sequence[str] = (), dimension: str = "") -> None:
    """Criteria by key; a dimension goes with all of its own. Raises UserError."""
    draft(store, instrument_id)
    script = script_of(store, instrument_id)
    gone = {*criteria, *(one.key for one in script.of(dimension) if dimension)}
    with store.change(_("Retirar la dimensión") if dimension else _("Retirar el criterio")):
        for one in script.criteria:
            if one.key in gone:
                CRITERIA.delete(store, one.id)
        for part in script.parts:
            if part.criterion_key in gone:
                PARTS.delete(store, part.id)
        for each in script.dimensions:
            if each.key == dimension:
                DIMENSIONS.delete(store, each.id)


def move_criterion(store: Store, instrument_id: str, key: str, by: int) -> None:
    """One place up or down; from the end of its dimension into the next one. Raises UserError."""
    draft(store, instrument_id)
    script = script_of(store, instrument_id)
    one = next(each for each in script.criteria if each.key == key)
    own = [each.key for each in script.of(one.dimension_key)]
    at = own.index(key)
    with store.change(_("Mover el criterio")):
        if 0 <= at + by < len(own):
            own[at], own[at + by] = own[at + by], own[at]
            _place(store, instrument_id, one.dimension_key, own)
            return
        keys = [each.key for each in script.dimensions]
        there = keys.index(one.dimension_key) + by
        if 0 <= there < len(keys):
            beyond = [each.key for each in script.of(keys[there])]
            _place(store, instrument_id, keys[there], [key, *beyond] if by > 0 else [*beyond, key])


def move_dimension(store: Store, instrument_id: str, key: str, by: int) -> None:
    """One place up or down, with its criteria. Raises UserError."""
    draft(store, instrument_id)
    found = list(DIMENSIONS.all(store, instrument_id=instrument_id))
    at = next(place for place, one in enumerate(found) if one.key == key)
    if not 0 <= at + by < len(found):
        return
    found[at], found[at + by] = found[at + by], found[at]
    with store.change(_("Mover la dimensión")):
        for place, one in enumerate(found, 1):
            if one.position != place:
                DIMENSIONS.save(store, replace(one, position=place))


def _own(store: Store, instrument_id: str, dimension_key: str) -> Sequence[Criterion]:
    return CRITERIA.all(store, instrument_id=instrument_id, dimension_key=dimension_key)


def _place(store: Store, instrument_id: str, dimension_key: str, keys: Sequence[str]) -> None:
    known = {one.key: one for one in CRITERIA.all(store, instrument_id=instrument_id)}
    for place, key in enumerate(keys, 1):
        one = known[key]
        if (one.dimension_key, one.position) != (dimension_key, place):
            CRITERIA.save(store, replace(one, dimension_key=dimension_key, position=place))
