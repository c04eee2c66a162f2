"""What the texts of the sample take from its own records: who speaks, which initiative is treated, until when."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from munidesk.base.dates import show_date
from munidesk.base.spanish import capital
from munidesk.town import store as town
from munidesk.town.calendar.store import working_days
from munidesk.town.posts import member_phrase
from munidesk.town.sample_words import due_words, facts_of

if TYPE_CHECKING:
    from munidesk.features.council.sample.write import Hall

_REGISTER = 41
"""How many initiatives have the numbers of the file; in a larger register the one treated is the last."""


def people_words(hall: "Hall", by_seat: Mapping[int, str]) -> dict[str, str]:
    """«‹the_2›», «‹The_2›», «‹of_2›», «‹to_2›»: the member of each seat with the post of the country."""
    known = {one.id: one for one in town.members(hall.store, hall.body_id)}
    words: dict[str, str] = {}
    for number, member_id in by_seat.items():
        phrase = member_phrase(known[member_id], hall.profile, short=True)
        the = phrase.with_article()
        told = {"the": the, "The": capital(the), "of": phrase.of(), "to": phrase.to()}
        words.update({f"{name}_{number}": text for name, text in told.items()})
    return words


def initiative_words(hall: "Hall", initiatives: int) -> dict[str, str]:
    """The number of the initiative that is treated, the day it came and until when it is to be answered."""
    (one,) = [entry for entry in facts_of(hall.profile, "participacion")["open"] if entry["number"] == _REGISTER]
    received, country = one["received"], hall.profile.country
    return {
        "initiative": f"{received.year}-{max(_REGISTER, initiatives):03d}",
        "received": show_date(received, "d 'de' MMMM 'de' y", country),
        "due": due_words(hall.profile, received, working_days(hall.store)),
    }
