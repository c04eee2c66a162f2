"""How an agenda is changed once the session is open: stable codes in the file, their Spanish words."""

from munidesk.base.codes import Code


class ChangeKind(Code):
    """What was done with an item during the session."""

    ADDED = "added", "se agrega"
    REORDERED = "reordered", "se cambia de lugar"
    WITHDRAWN = "withdrawn", "se retira"
    POSTPONED = "postponed", "se aplaza"
