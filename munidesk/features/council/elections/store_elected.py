"""Those elected: proclaimed by a resolution, and in their seats or posts from a day on."""

from dataclasses import replace
from datetime import date, timedelta

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.council import guard
from munidesk.features.council.elections.domain import Candidate, Election
from munidesk.features.council.elections.kinds import ELECTIONS
from munidesk.features.council.elections.store import open_election, result_in
from munidesk.features.council.elections.wording import proclamation
from munidesk.features.council.elections.words import names, next_words
from munidesk.features.council.minutes.store_resolutions import delete_resolution, save_resolution
from munidesk.features.council.view import SessionView
from munidesk.town import store as town
from munidesk.town.domain import Member, Membership, Person, Role, Seat
from munidesk.town.roster_names import read_full


def proclaim(store: Store, election_id: str) -> str:
    """The elected, by a resolution of the item. Returns its id. Raises UserError while somebody is missing."""
    election, item, session = open_election(store, election_id)
    view, result = result_in(store, election_id)
    if not result.complete or election.resolution_id:
        raise UserError(next_words(result) or _("La elección ya se proclamó."))
    with store.change(_("Proclamar: {names}").format(names=names(result, result.elected))):
        made = save_resolution(store, item.id, title=item.title, resolves=proclamation(view, result))
        ELECTIONS.save(
            store,
            replace(election, resolution_id=made, proclaimed_at=guard.clock_in(session) or election.proclaimed_at),
        )
        return made


def take_back_proclamation(store: Store, election_id: str) -> None:
    """To correct the count. Raises UserError once its resolution has its number, or the elected are in their posts."""
    election, item, _session = open_election(store, election_id)
    if not election.resolution_id:
        raise UserError(_("La elección todavía no se proclamó."))
    if election.seated_on is not None:
        raise UserError(_("Quienes resultaron electos ya asumieron. Corrija primero sus fechas en Integrantes."))
    with store.change(_("Quitar la proclamación del asunto {n}").format(n=item.position)):
        delete_resolution(store, election.resolution_id)
        ELECTIONS.save(store, replace(election, resolution_id="", proclaimed_at=None))


def seat_elected(store: Store, election_id: str, start: date, end: date | None = None) -> tuple[str, ...]:
    """The elected hold their post, or a seat of the body, from `start` on; who held it before leaves the day before.

    Returns their names. Raises UserError before the proclamation, for a second time, and for a day on which their
    earlier membership still attends the session that elected them.
    """
    election, _item, session = open_election(store, election_id)
    view, result = result_in(store, election_id)
    if not election.resolution_id:
        raise UserError(_("Proclame primero a quienes resultaron electos."))
    if election.seated_on is not None:
        raise UserError(_("Ya figuran en su cargo desde el {day:%d/%m/%Y}.").format(day=election.seated_on))
    if start <= session.date:
        raise UserError(
            _("Escriba un día posterior al de la sesión: en ella figuran con el cargo que tenían al votar."),
            field="start",
        )
    if end is not None and end < start:
        raise UserError(_("El cargo no puede terminar antes de empezar. Revise las dos fechas."), field="end")
    who = [found for number in result.elected if (found := result.candidate(number)) is not None]
    with store.change(_("Asumen: {names}").format(names=names(result, result.elected))):
        seating = _Seating(store, view, election, start, end)
        for candidate in who:
            seating.take(candidate)
        ELECTIONS.save(store, replace(election, seated_on=start))
    return tuple(one.name for one in who)


_ORDINARY = frozenset({"", "councillor", "neighbour"})
"""Posts that many hold: nobody leaves a seat because another is elected to one."""


class _Seating:
    """Gives each of the elected a seat: that of the post, else their own with the post, else a new one."""

    def __init__(self, store: Store, view: SessionView, election: Election, start: date, end: date | None) -> None:
        self._store, self._election, self._start, self._end = store, election, start, end
        self._body = election.body_id or view.session.body_id
        self._profile = view.profile
        self._post = election.post
        self._title = "" if election.post or election.seats > 1 else election.title
        self._taken: set[str] = set()

    def take(self, candidate: Candidate) -> None:
        person = candidate.person_id or self._new_person(candidate)
        own = next((one for one in self._members() if one.person.id == person), None)
        seat = self._seat(own)
        held = next((one for one in self._members() if one.seat.id == seat.id), None)
        self._taken.add(seat.id)
        if held is not None and held.person.id != person:
            self._leave(held)
            if own is not None and own.seat.id != seat.id:
                self._begin(held.person.id, own.seat.id, own.membership.post, held.membership, None)
        elif held is None or own is None or own.seat.id == seat.id:
            self._former_holders(person)
        if own is not None:
            self._leave(own)
        like = own.membership if own is not None else None
        post = self._post or (like.post if like is not None else seat.post)
        self._begin(person, seat.id, post, like, self._end, title=self._title)

    def _members(self) -> tuple[Member, ...]:
        found = town.members(self._store, self._body, self._start)
        return tuple(one for one in found if one.is_titular)

    def _seat(self, own: Member | None) -> Seat:
        """The seat of the post, a vacant one first; without one, one's own, else a vacant or a new one."""
        held = {one.seat.id for one in self._members()}
        free = [one for one in town.seats(self._store, self._body) if one.id not in self._taken and not one.is_bench]
        of_post = sorted((one for one in free if one.post == self._post), key=lambda one: (one.id in held, one.number))
        if of_post and (self._post not in _ORDINARY or of_post[0].id not in held):
            return of_post[0]
        return own.seat if own is not None else self._new_seat()

    def _new_seat(self) -> Seat:
        numbers = [one.number for one in town.seats(self._store, self._body) if not one.is_bench]
        post = self._post or "councillor"
        counts = self._profile.post(post).counts
        made = Seat(body_id=self._body, number=1 + max(numbers, default=0), post=post, counts=counts)
        return replace(made, id=town.save_seat(self._store, made))

    def _former_holders(self, person: str) -> None:
        """Who held the post in another seat keeps the seat and leaves the post."""
        if self._post in _ORDINARY or self._election.seats > 1:
            return
        for one in self._members():
            if one.membership.post == self._post and one.person.id != person and one.seat.post != self._post:
                self._leave(one)
                self._begin(one.person.id, one.seat.id, one.seat.post, one.membership, one.membership.end)

    def _leave(self, member: Member) -> None:
        town.end_membership(self._store, member.id, self._start - timedelta(days=1))

    def _begin(
        self, person: str, seat: str, post: str, like: Membership | None, end: date | None, *, title: str = ""
    ) -> None:
        town.save_membership(
            self._store,
            Membership(
                body_id=self._body, seat_id=seat, person_id=person, role=Role.TITULAR, post=post, title=title,
                party=like.party if like is not None else "", start=self._start, end=end,
            ),
        )  # fmt: skip

    def _new_person(self, candidate: Candidate) -> str:
        read = read_full(candidate.name)
        return town.save_person(
            self._store,
            Person(given_names=read.given, family_names=read.family, treatment=read.treatment, gender=candidate.gender),
        )
