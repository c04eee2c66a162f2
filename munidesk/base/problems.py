"""What is missing or odd in a record, as sentences for a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """BLOCKING stops closing and exporting as final; ATTENTION never stops anything."""

    BLOCKING = "blocking"
    ATTENTION = "attention"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend.

    `key` names the kind of problem ("end_time_missing") so that a page knows
    which field to offer; `record` and `field` say where it is mended;
    `text` is the sentence, `detail` the quieter second line with the article.
    """

    key: str
    text: str
    severity: Severity = Severity.BLOCKING
    detail: str = ""
    record: str = ""
    field: str = ""

    @property
    def blocks(self) -> bool:
        return self.severity is Severity.BLOCKING


def blocking(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(problem for problem in problems if problem.blocks)
