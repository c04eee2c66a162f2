"""What the register of letters counts of itself in a period."""

from datetime import date

from munidesk.data.store import Store
from munidesk.records.ref import Computed
from munidesk.town.counting import counted, records_of
from munidesk.town.letters.domain import LetterKind, LetterState
from munidesk.town.letters.store import letters

_OUT = {LetterState.DRAFT, LetterState.ANNULLED}


def letters_answered(store: Store, since: date, until: date) -> Computed:
    """Answered by the end of the period, of those sent in it; a notification asks for no answer."""
    found = [
        one
        for one in letters(store)
        if one.kind is not LetterKind.NOTIFICATION and one.state not in _OUT and since <= one.day <= until
    ]
    done = [one for one in found if one.answered_on is not None and one.answered_on <= until]
    return counted(store, len(done), len(found), "council.letters", records_of("letter", (one.id for one in found)))
