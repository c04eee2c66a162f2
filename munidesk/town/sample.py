"""How large the invented municipality is; every feature's `sample.py` takes it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SampleSize:
    """The same seed and sizes give the same contents. `items` counts the agenda of the last session."""

    country: str = "UY"
    sessions: int = 14
    seats: int = 5
    items: int = 7
    initiatives: int = 41
    seed: int = 1
