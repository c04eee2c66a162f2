"""How large the invented municipality is; every feature's `sample.py` takes it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SampleSize:
    """The same seed and sizes give the same contents. `items` counts the agenda of the last session.

    `seats` are the members of the council; 0 is the usual number of the country. `kind` is a code of `TownKind`.
    """

    country: str = "UY"
    sessions: int = 14
    seats: int = 0
    items: int = 7
    initiatives: int = 41
    seed: int = 1
    kind: str = "municipality"
