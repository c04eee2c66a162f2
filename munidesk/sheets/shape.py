"""What a person decided about a sheet: kept for the next one of the same headings, and as TOML for others."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Mode(StrEnum):
    """Which rows are written: those that are not here yet, those that are, or both."""

    INSERT = "insert"
    UPDATE = "update"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Shape:
    """Everything left out is found by the program.

    `sheets` by name; `header_row` and `last_row` by their number in the file, 0 to find them. `columns` is field key →
    headings or letters («Título», «C», «AA»), several for a field that takes many, none for a field that takes none.
    `values` is field key → word of the sheet → code («RECHAZADO» → «not_accepted»; «» leaves it blank).
    `key` names the fields that recognise a record. `answers` are the other questions, by their code («year» → «2026»).
    """

    kind: str = ""
    sheets: tuple[str, ...] = ()
    header_row: int = 0
    last_row: int = 0
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    key: tuple[str, ...] = ()
    mode: Mode = Mode.BOTH
    answers: Mapping[str, str] = field(default_factory=dict)
