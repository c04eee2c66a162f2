"""Errors a person can act on, kept apart from our own mistakes."""

from collections.abc import Callable
from enum import StrEnum


class UserError(Exception):
    """A Spanish sentence that says what happened and what to do next.

    Shown as it is by the window and by the command line; anything that is not
    a `UserError` is a bug and goes to the error dialog. `code` names the fault for
    scripts and tests, `field` the field of the record that it is mended in.
    """

    def __init__(self, sentence: str = "", *, code: str = "", field: str = "") -> None:
        super().__init__(sentence)
        self.code = code
        self.field = field


class WorldError(UserError):
    """The disk is full, the stick was pulled out, another program holds the file: what was asked is right.

    Apart from what a person has to mend in a record, and from our own mistakes, which are no `UserError` at all.
    """


class Trouble(StrEnum):
    """What is wrong with the municipality's own file; the rescue window orders its ways out by it."""

    MISSING = "missing"
    EMPTY = "empty"
    DAMAGED = "damaged"
    FOREIGN = "foreign"
    CLOUD = "cloud"
    PLACE = "place"


class FileError(UserError):
    """The municipality's own file cannot be used.

    `what` says what happened; `advice`, what to do where no window offers it (on the command line).
    """

    def __init__(self, what: str, advice: str = "", trouble: Trouble = Trouble.DAMAGED) -> None:
        super().__init__(f"{what} {advice}".strip())
        self.what = what
        self.trouble = trouble


class DoubtError(UserError):
    """Something that cannot be taken back is asked about first: `question`, and `confirm` for who says yes.

    After that the same verb is done. `advice` says what to do where nobody can be asked (on the command line).
    """

    def __init__(self, question: str, advice: str, confirm: Callable[[], object]) -> None:
        super().__init__(f"{question} {advice}", code="doubt")
        self.question = question
        self.confirm = confirm


class ReadOnlyError(UserError):
    """A change was asked of a file opened for reading only."""


class DiskError(WorldError):
    """A change of the municipality's own file was refused so: what was typed waits, and the same may go well later."""


class CancelledError(UserError):
    """The person cancelled a long piece of work."""
