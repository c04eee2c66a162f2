"""The votes that a report counts: those of sessions held, a rectified one once, and of whom each is known to be."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import fold
from munidesk.features.council.domain import COUNTED, BallotValue, SessionState
from munidesk.features.council.reports.store import VoteRow
from munidesk.features.council.reports.told import Behind, behind
from munidesk.town.domain import Person

VOTED = (BallotValue.FOR, BallotValue.AGAINST, BallotValue.ABSTAIN)


def counted_votes(found: Iterable[VoteRow]) -> tuple[VoteRow, ...]:
    """Oldest first. A vote that another one rectifies is not counted beside it; a tie and its second vote both are."""
    rows = [one for one in found if one.session.state is SessionState.CLOSED]
    gone = {one.vote.rectifies for one in rows if one.vote.rectifies and not one.second_vote}
    kept = [one for one in rows if one.vote.id not in gone]
    return tuple(sorted(kept, key=lambda one: (one.session.date, one.session.start, one.item.position, one.vote.id)))


def is_named(row: VoteRow) -> bool:
    """Whether it says who voted what. Of a secret vote nothing does, whatever a file of another program holds."""
    return row.vote.type not in COUNTED and bool(row.ballots)


def own_ballots(row: VoteRow) -> Mapping[str, BallotValue]:
    """The ordinary ballot of each person; the second one of the chair is no vote of another person's."""
    if not is_named(row):
        return {}
    return {who.person.id: ballot.value for who, ballot in row.ballots if not ballot.second}


def people_of(found: Iterable[VoteRow]) -> tuple[Person, ...]:
    """Everybody who had a place in a vote with names, by surname."""
    people = {who.person.id: who.person for row in found if is_named(row) for who, _ballot in row.ballots}
    return tuple(sorted(people.values(), key=lambda one: (fold(one.listed_name), one.id)))


def by_body(found: Iterable[VoteRow]) -> Mapping[str, Sequence[VoteRow]]:
    """The votes of each body, by its id."""
    bodies: dict[str, list[VoteRow]] = defaultdict(list)
    for row in found:
        bodies[row.session.body_id].append(row)
    return bodies


def of_vote(row: VoteRow, words: str = "") -> Behind:
    """The session of a vote, with its matter."""
    return behind(row.session, f"{row.item.title}: {words}" if words else row.item.title)


def unnamed_words(found: Sequence[VoteRow]) -> str:
    """How many votes are not there by name, and why; empty without any."""
    secret = [one for one in found if not is_named(one)]
    if not secret:
        return ""
    words = ngettext(
        "{n} votación sin voto por nombre (secreta, simbólica o en bloque) no dice quién votó qué y queda fuera.",
        "{n} votaciones sin voto por nombre (secretas, simbólicas o en bloque) no dicen quién votó qué y quedan fuera.",
        len(secret),
    )
    return words.format(n=len(secret))


def counting_words() -> str:
    return _(
        "Cuentan las votaciones nominales de sesiones levantadas. Una rectificada cuenta una vez, como quedó; el"
        " segundo voto de quien preside no se suma a los de nadie."
    )
