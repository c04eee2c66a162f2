"""The questions a new diagnosis can begin with: those that ship, and the file's own."""

from dataclasses import dataclass

from munidesk.data.store import Store
from munidesk.features.open_government.diagnoses.store import SHIPPED
from munidesk.instruments.domain import Instrument
from munidesk.instruments.kinds import INSTRUMENTS
from munidesk.instruments.reading import Script, shipped
from munidesk.instruments.store_criteria import script_of


@dataclass(frozen=True, slots=True)
class Offered:
    """An instrument with its questions counted; `own` where it is the newest version in the file."""

    instrument: Instrument
    count: int
    own: bool


def offered(store: Store) -> tuple[Offered, ...]:
    """Those of MuniDesk first, then the newest version of each other one that the file has."""
    ours = [shipped(key) for key in SHIPPED]
    found = [Offered(one.instrument, len(one.criteria), False) for one in ours]
    newest: dict[str, Instrument] = {}
    for one in INSTRUMENTS.all(store):
        if one.key not in SHIPPED and (one.key not in newest or newest[one.key].version < one.version):
            newest[one.key] = one
    found.extend(Offered(one, len(script_of(store, one.id).criteria), True) for one in newest.values())
    return tuple(found)


def script(store: Store, one: Offered) -> Script:
    """Its questions, to open the first round on."""
    return script_of(store, one.instrument.id) if one.own else shipped(one.instrument.key)
