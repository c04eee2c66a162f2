"""What the import of a file that is no sheet is asked, and what it answers: what came in, what was refused and why."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """`dry_run` says what it would do and writes nothing."""

    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class ImportReport:
    """`refused` holds (line, column, reason), lines counted from 1 as in the file."""

    understood: tuple[str, ...]
    added: int
    matched: int
    refused: tuple[tuple[int, str, str], ...]
