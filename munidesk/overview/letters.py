"""What the arrival of a letter means to what it told: an answer given back to who asked for it."""

from munidesk.base.dates import today
from munidesk.data.store import Store
from munidesk.overview.house import House
from munidesk.records.ref import Ref
from munidesk.town.letters.kinds import LETTERS


def arrived(house: House, store: Store, own: Ref, _words: str = "") -> str:
    """Let the record that the letter `own` told hear that it arrived. Returns its id; empty where nobody listens."""
    letter = LETTERS.get(store, own.id)
    known = house.written.get(letter.about_kind)
    if letter.about is None or known is None or known.arrived is None:
        return ""
    proof = letter.proof.word if letter.proof else ""
    words = ", ".join(part for part in (letter.label, proof) if part)
    known.arrived(store, letter.about, letter.received_on or today(), words)
    return letter.about_id
