"""Errors a person can act on, kept apart from our own mistakes."""


class UserError(Exception):
    """A Spanish sentence that says what happened and what to do next.

    Shown as it is by the window and by the command line; anything that is not
    a `UserError` is a bug and goes to the error dialog.
    """


class ReadOnlyError(UserError):
    """A change was asked of a file opened for reading only."""


class DiskError(UserError):
    """The disk, not what was asked, refused: full, pulled out, locked, damaged. The same may go well later."""


class CancelledError(UserError):
    """The person cancelled a long piece of work."""
