"""Who stands in an election: members of the body or anybody else, those who decline, the numbers they are voted by."""

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.features.council.elections.domain import Candidate, Election
from munidesk.features.council.elections.kinds import CANDIDATES, PAPERS, ROUNDS
from munidesk.features.council.elections.store import not_proclaimed, open_election
from munidesk.features.council.view import SessionView
from munidesk.features.council.view_data import load_view
from munidesk.town import store as town
from munidesk.town.domain import Gender, Member
from munidesk.town.roster_names import guess_gender, name_key, read_full


def add_candidate(store: Store, election_id: str, name: str, *, member_id: str = "", note: str = "") -> str:
    """Somebody who stands: a member of the body by `member_id` or by name, or anybody else. Returns its id.

    Raises UserError for a name that stands already, or once the votes began.
    """
    election, item, session = open_election(store, election_id)
    _not_voted(store, election)
    view = load_view(store, session.id)
    member = view.member(member_id) if member_id else _member_named(view, name)
    said = member.person.full_name if member is not None else " ".join(name.split())
    if not said:
        raise UserError(_("Escriba el nombre de la candidatura."), code="missing", field="name")
    there = [one for one in view.elections.candidates_of(election_id) if fold(one.name) == fold(said)]
    if there:
        raise UserError(_("{name} ya está entre las candidaturas.").format(name=said), code="twice", field="name")
    made = Candidate(
        election_id=election_id, number=_next_number(store, election_id), name=said, note=note.strip(),
        member_id=member.id if member is not None else "", person_id=_person_id(store, member, said),
        gender=member.person.gender if member is not None else _gender(said),
    )  # fmt: skip
    return CANDIDATES.save(store, made, label=_("Candidatura en el asunto {n}").format(n=item.position)).id


def _person_id(store: Store, member: Member | None, name: str) -> str:
    """Somebody whom the file knows by exactly this name."""
    if member is not None:
        return member.person.id
    known = [one.id for one in town.people(store) if name_key(one.full_name) == name_key(name)]
    return known[0] if len(known) == 1 else ""


def _gender(name: str) -> Gender:
    read = read_full(name)
    return read.gender if read.gender is not Gender.UNKNOWN else guess_gender(read.given)


def _member_named(view: SessionView, name: str) -> Member | None:
    """By the whole name in any order, or by two of its words when only one member has them."""
    words = set(name_key(name).split())
    found = [one for one in view.titulars if words == set(name_key(one.person.full_name).split())]
    if not found and len(words) > 1:
        found = [one for one in view.titulars if words < set(name_key(one.person.full_name).split())]
    return found[0] if len(found) == 1 else None


def _next_number(store: Store, election_id: str) -> int:
    """A number that was given is never given again, even after its candidate was taken out."""
    kept = store.query("SELECT max(number) AS n FROM candidate WHERE election_id = :one", one=election_id)
    return int(str(kept[0]["n"] or 0)) + 1


def _not_voted(store: Store, election: Election) -> None:
    not_proclaimed(election)
    if any(PAPERS.all(store, round_id=one.id) for one in ROUNDS.all(store, election_id=election.id)):
        raise UserError(_("Ya se leyeron papeletas: las candidaturas no cambian. Quite antes las papeletas."))


def save_candidate(store: Store, candidate: Candidate) -> None:
    """Correct where one comes from, or that he declines. Raises UserError once the votes began."""
    election, item, _session = open_election(store, candidate.election_id)
    before = CANDIDATES.get(store, candidate.id)
    if candidate.declined is not before.declined:
        _not_voted(store, election)
    CANDIDATES.save(store, candidate, label=_("Cambiar una candidatura del asunto {n}").format(n=item.position))


def remove_candidate(store: Store, candidate_id: str) -> None:
    """Take out one added by mistake. Raises UserError once the votes began."""
    candidate = CANDIDATES.get(store, candidate_id)
    election, item, _session = open_election(store, candidate.election_id)
    _not_voted(store, election)
    label = _("Quitar una candidatura del asunto {n}").format(n=item.position)
    CANDIDATES.delete(store, candidate_id, label=label)
