"""The pilot's verbs."""

from dataclasses import replace
from datetime import date

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.pilot.domain import Entry, Phase, Pilot
from munidesk.features.pilot.kinds import ENTRIES, PHASES, PILOTS
from munidesk.features.pilot.rules import check_entry, check_phase, check_pilot
from munidesk.instruments import store as engine
from munidesk.instruments.domain import Moment, Round
from munidesk.instruments.reading import Script
from munidesk.records.ref import Ref

INSTRUMENT = "municipalismo"


def pilots(store: Store) -> tuple[Pilot, ...]:
    """The newest first."""
    return PILOTS.all(store)


def newest(store: Store) -> str:
    found = pilots(store)
    return found[0].id if found else ""


def pilot_of(store: Store, pilot_id: str) -> Pilot:
    """Raises UserError when it is gone."""
    return PILOTS.get(store, pilot_id)


def save_pilot(store: Store, pilot: Pilot, *, fold: str = "") -> str:
    """New when it has no id. Raises UserError for an empty title, days or thresholds out of order."""
    check_pilot(pilot)
    label = _("plan del piloto") if pilot.id else _("Crear el piloto")
    return PILOTS.save(store, replace(pilot, title=pilot.title.strip()), label=label, fold=fold).id


def rounds_of(store: Store, pilot_id: str) -> tuple[Round, ...]:
    """Oldest first."""
    return engine.rounds(store, owner(pilot_id))


def owner(pilot_id: str) -> Ref:
    """Whom its rounds belong to."""
    return Ref("pilot", pilot_id)


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
    return engine.next_round(
        store, owner(pilot_id), since, until, instrument=INSTRUMENT, moment=moment, due=due, script=script
    )  # fmt: skip


# -- phases and logbook


def phases(store: Store, pilot_id: str) -> tuple[Phase, ...]:
    """In their order."""
    return PHASES.all(store, pilot_id=pilot_id)


def save_phase(store: Store, phase: Phase) -> str:
    """A new one goes to the end. Raises UserError without a name, or when it ends before it begins."""
    check_phase(phase)
    last = 0 if phase.id else max((one.position for one in phases(store, phase.pilot_id)), default=0)
    kept = replace(phase, title=phase.title.strip(), position=phase.position if phase.id else last + 1)
    return PHASES.save(store, kept, label=_("Etapa del piloto")).id


def delete_phase(store: Store, phase_id: str) -> None:
    PHASES.delete(store, phase_id, label=_("Quitar la etapa"))


def entries(store: Store, pilot_id: str) -> tuple[Entry, ...]:
    """The newest first."""
    return ENTRIES.all(store, pilot_id=pilot_id)


def save_entry(store: Store, entry: Entry) -> str:
    """A line of the logbook; a new one is signed by whoever writes. Raises UserError without text."""
    check_entry(entry)
    label = _("Bitácora") if entry.id else _("Anotar en la bitácora")
    author = entry.author if entry.id else entry.author or store.author
    return ENTRIES.save(store, replace(entry, text=entry.text.strip(), author=author), label=label).id


def delete_entry(store: Store, entry_id: str) -> None:
    ENTRIES.delete(store, entry_id, label=_("Quitar de la bitácora"))
