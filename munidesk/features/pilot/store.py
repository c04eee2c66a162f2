"""The pilot's and the manual's tables, and the pilot's verbs."""

from dataclasses import replace
from datetime import date

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.data.store import Store
from munidesk.features.pilot.domain import Entry, EntryKind, Phase, Pilot
from munidesk.features.pilot.verdict import check_thresholds
from munidesk.instruments import store as engine
from munidesk.instruments.domain import Moment, Round
from munidesk.instruments.reading import Script, shipped
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.records import columns, read, read_all, to_row

INSTRUMENT = "municipalismo"


def pilots(store: Store) -> tuple[Pilot, ...]:
    """The newest first."""
    return read_all(Pilot, store.select("pilot", order="id DESC"))


def newest(store: Store) -> str:
    found = pilots(store)
    return found[0].id if found else ""


def pilot_of(store: Store, pilot_id: str) -> Pilot:
    row = store.get("pilot", pilot_id)
    if row is None:
        raise UserError(_("Ese piloto ya no está. Elija otro."))
    return read(Pilot, row)


def new_pilot(store: Store, title: str, **fields: object) -> str:
    """Raises UserError without a title or with thresholds out of order."""
    if not title.strip():
        raise UserError(_("Póngale un nombre: por ejemplo, Gobierno cercano en la Zona Este."))
    record = Pilot(new_id(), title.strip(), **fields)  # type: ignore[arg-type]
    check_thresholds(record, town.figures(store))
    with store.change(_("Crear el piloto")) as writer:
        return writer.put("pilot", to_row(record))


def update_pilot(store: Store, pilot_id: str, *, fold_key: str = "", **changed: object) -> None:
    """Raises UserError for an empty title, days or thresholds out of order."""
    after = replace(pilot_of(store, pilot_id), **changed)  # type: ignore[arg-type]
    if not after.title.strip():
        raise UserError(_("El piloto necesita un nombre."))
    if after.start and after.end and after.end < after.start:
        raise UserError(_("El piloto termina antes de empezar. Corrija las fechas."))
    check_thresholds(after, town.figures(store))
    with store.change(_("plan del piloto"), fold=fold_key) as writer:
        writer.put("pilot", {"id": pilot_id, **columns(changed)})


def rounds_of(store: Store, pilot_id: str) -> tuple[Round, ...]:
    return engine.rounds(store, Ref("pilot", pilot_id))


def open_round(
    store: Store,
    pilot_id: str,
    since: date,
    until: date,
    moment: Moment | None = None,
    due: date | None = None,
    script: Script | None = None,
) -> str:
    """The next round: before, during, after; the first one on `script`, or on the criteria that ship.

    Raises UserError when one is still open.
    """
    found = rounds_of(store, pilot_id)
    usual = list(Moment)[min(len(found), 2)]
    script = None if found else script or shipped(INSTRUMENT)
    owner = Ref("pilot", pilot_id)
    return engine.open_round(store, owner, moment or usual, since, until, script=script, due=due)


# -- phases and logbook


def phases(store: Store, pilot_id: str) -> tuple[Phase, ...]:
    return read_all(Phase, store.select("pilot_phase", order="position, id", pilot_id=pilot_id))


def save_phase(store: Store, pilot_id: str, title: str, phase_id: str = "", **fields: object) -> str:
    """Raises UserError without a name, or when it ends before it begins."""
    found = phases(store, pilot_id)
    before = next((one for one in found if one.id == phase_id), None)
    if not title.strip():
        raise UserError(_("Escriba el nombre de la etapa."))
    base = before or Phase(new_id(), pilot_id, len(found) + 1, title)
    record = replace(base, title=title.strip(), **fields)  # type: ignore[arg-type]
    if record.start and record.end and record.end < record.start:
        raise UserError(_("La etapa termina antes de empezar. Corrija las fechas."))
    with store.change(_("Etapa del piloto")) as writer:
        return writer.put("pilot_phase", to_row(record))


def delete_phase(store: Store, phase_id: str) -> None:
    with store.change(_("Quitar la etapa")) as writer:
        writer.delete("pilot_phase", phase_id)


def entries(store: Store, pilot_id: str) -> tuple[Entry, ...]:
    """The newest first."""
    return read_all(Entry, store.select("pilot_entry", order="day DESC, id DESC", pilot_id=pilot_id))


def add_entry(
    store: Store, pilot_id: str, text: str, kind: EntryKind = EntryKind.NOTE, day: date | None = None, author: str = ""
) -> str:
    """A line of the logbook. Raises UserError without text."""
    if not text.strip():
        raise UserError(_("Escriba qué pasó."))
    record = Entry(new_id(), pilot_id, day or today(), kind, text.strip(), author or store.author)
    with store.change(_("Anotar en la bitácora")) as writer:
        return writer.put("pilot_entry", to_row(record))


def update_entry(store: Store, entry_id: str, **changed: object) -> None:
    with store.change(_("Bitácora")) as writer:
        writer.put("pilot_entry", {"id": entry_id, **columns(changed)})


def delete_entry(store: Store, entry_id: str) -> None:
    with store.change(_("Quitar de la bitácora")) as writer:
        writer.delete("pilot_entry", entry_id)
