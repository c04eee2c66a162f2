"""What every import is asked and what it answers: what was understood, what came in, what was refused and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """`mapping` is field → column title (or letter) as the person gave it; empty means: find out, or as last time."""

    dry_run: bool = False
    mapping: Mapping[str, str] = field(default_factory=dict)
    municipality: str = ""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """`refused` holds (line, column, reason), lines counted from 1 as in the file.

    `told` are rows that were not refused but that the person has to know of: (line, what became of it).
    """

    understood: tuple[str, ...]
    added: int
    matched: int
    refused: tuple[tuple[int, str, str], ...]
    told: tuple[tuple[int, str], ...] = ()
