"""The instruments there are: own ones by version, those that ship, which rounds use each."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.instruments.domain import Instrument, Round
from munidesk.instruments.kinds import INSTRUMENTS, ROUNDS
from munidesk.instruments.reading import FOLDER, shipped
from munidesk.instruments.script import Script
from munidesk.instruments.store_criteria import script_of

SHIPPED = ("gobierno-abierto", "desempeno-municipal", "transparencia-0-100", "municipalismo")
"""Those that are shown before any round uses them."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """One version as the list shows it; one that ships has no id."""

    instrument: Instrument
    criteria: int
    rounds: tuple[Round, ...] = ()
    ships: bool = False

    @property
    def id(self) -> str:
        return self.instrument.id

    @property
    def changes(self) -> bool:
        """Whether it can be changed as it is; one that a round uses gets a new version, one of ours is copied."""
        return not self.ships and not self.rounds


def shelf(store: Store) -> tuple[Shelved, ...]:
    """Own ones before those of MuniDesk, by title; of each the newest version first, equal ones once."""
    used: dict[str, tuple[Round, ...]] = {}
    for one in ROUNDS.all(store):
        used[one.instrument_id] = (*used.get(one.instrument_id, ()), one)
    asked = _asked(store)
    heads: dict[tuple[str, int], list[Instrument]] = {}
    for head in INSTRUMENTS.all(store):
        heads.setdefault((head.key, head.version), []).append(head)
    ours = _ours()
    own: list[Shelved] = []
    of_ours: dict[str, tuple[Round, ...]] = {}
    for (key, version), group in heads.items():
        mine = ours.get(key)
        alike = mine is not None and mine.instrument.version == version
        if len(group) == 1 and not alike:
            own.append(Shelved(group[0], asked.get(group[0].id, 0), used.get(group[0].id, ())))
            continue
        told: dict[Script, Shelved] = {}
        for head in group:
            bare, rounds = script_of(store, head.id).bare(), used.get(head.id, ())
            if bare == mine:
                of_ours[key] = of_ours.get(key, ()) + rounds
            elif bare in told:
                told[bare] = replace(told[bare], rounds=told[bare].rounds + rounds)
            else:
                told[bare] = Shelved(head, len(bare.criteria), rounds)
        own.extend(told.values())
    from_ours = [
        Shelved(one.instrument, len(one.criteria), of_ours.get(key, ()), ships=True)
        for key, one in ours.items()
        if key in SHIPPED or key in of_ours
    ]
    return (*sorted(own, key=_by_title), *from_ours)


def _by_title(one: Shelved) -> tuple[str, int]:
    return one.instrument.title.casefold(), -one.instrument.version


def _asked(store: Store) -> dict[str, int]:
    """Instrument → how many criteria."""
    sql = "SELECT instrument_id AS id, count(*) AS n FROM instrument_criterion WHERE deleted_at IS NULL GROUP BY 1"
    return {str(row["id"]): int(str(row["n"])) for row in store.query(sql)}


@cache
def _ours() -> Mapping[str, Script]:
    return {key: shipped(key).bare() for key in shipped_keys()}


@cache
def shipped_keys() -> tuple[str, ...]:
    """The names of those that ship, the ones a diagnosis is opened with first."""
    others = sorted({path.stem for path in FOLDER.glob("*.toml")} - set(SHIPPED))
    return (*SHIPPED, *others)


def whole(store: Store, one: Shelved) -> Script:
    """Raises UserError when it is gone."""
    return shipped(one.instrument.key) if one.ships else script_of(store, one.id)


def usable(store: Store, key: str) -> Script:
    """The one a first round is opened with: ours by its key, else the newest version of an own one.

    Raises UserError when there is none.
    """
    if key in shipped_keys():
        return shipped(key)
    found = INSTRUMENTS.all(store, key=key)
    if not found:
        raise UserError(_("Esos criterios ya no están. Elija otros."), code="gone")
    return script_of(store, max(found, key=lambda one: one.version).id)


def known_indicators(counted: Iterable[str]) -> Collection[str]:
    """Those that somebody counts, and those that our own instruments name: a later version counts them."""
    return _named_by_ours().union(counted)


@cache
def _named_by_ours() -> frozenset[str]:
    return frozenset(one.indicator for script in _ours().values() for one in script.criteria if one.indicator)
