"""Who voted as whom: of the votes in which both had a vote, how many were the same, and which were not."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.features.council.domain import BallotValue
from munidesk.features.council.reports.scope import Counted, Scope, left_out_words, scope_words
from munidesk.features.council.reports.store import VoteRow
from munidesk.features.council.reports.told import LEAST, Behind, Datum, Key, Line, Report, Section, count
from munidesk.features.council.reports.voting import (
    VOTED,
    by_body,
    counting_words,
    is_named,
    of_vote,
    own_ballots,
    people_of,
    unnamed_words,
)
from munidesk.town import store as town
from munidesk.town.domain import Person

MATRIX_UP_TO = 8
"""People in a square that is read at a glance; more are told pair by pair."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people and the votes in which both voted: the same, with what they voted, and not, with what each did."""

    one: Person
    other: Person
    same: tuple[tuple[VoteRow, BallotValue], ...]
    apart: tuple[tuple[VoteRow, BallotValue, BallotValue], ...]

    @property
    def both(self) -> int:
        return len(self.same) + len(self.apart)

    def datum(self) -> Datum:
        """The same of both, with the votes that were not the same first: those are looked for."""
        alike = _("igual, {vote}")
        words = {value: alike.format(vote=value.word) for value in VOTED}
        told = (*self.differing(), *(of_vote(row, words[value]) for row, value in self.same))
        return Datum(len(self.same), self.both, "" if self.both else _("nunca"), told)

    def differing(self) -> Iterator[Behind]:
        """The votes that were not the same, each with what both voted."""
        pattern = _("{one} {vote}, {other} {another}")
        surnames = Counter((self.one.first_surname, self.other.first_surname))
        one, other = _short(self.one, surnames), _short(self.other, surnames)
        for row, value, another in self.apart:
            words = pattern.format(one=one, vote=value.word, other=other, another=another.word)
            yield of_vote(row, words)


Voted = Sequence[tuple[VoteRow, Mapping[str, BallotValue]]]


def pairs(found: Sequence[VoteRow]) -> tuple[Pair, ...]:
    """Every two people who had a place in the votes with names of one body. Who was excused or absent did not vote."""
    votes = [(row, {who: value for who, value in own_ballots(row).items() if value in VOTED}) for row in found]
    people = people_of(found)
    by_person = {one.id: [(at, own[one.id]) for at, (_row, own) in enumerate(votes) if one.id in own] for one in people}
    return tuple(_pair(one, other, votes, by_person) for one, other in combinations(people, 2))


def _pair(one: Person, other: Person, votes: Voted, by_person: Mapping[str, Sequence[tuple[int, BallotValue]]]) -> Pair:
    same: list[tuple[VoteRow, BallotValue]] = []
    apart: list[tuple[VoteRow, BallotValue, BallotValue]] = []
    for at, value in by_person[one.id]:
        row, own = votes[at]
        another = own.get(other.id)
        if another is value:
            same.append((row, value))
        elif another is not None:
            apart.append((row, value, another))
    return Pair(one, other, tuple(same), tuple(apart))


def unanimous(found: Sequence[VoteRow]) -> tuple[VoteRow, ...]:
    """The votes with names in which at least two voted and all the same."""
    kept = []
    for row in found:
        values = [value for value in own_ballots(row).values() if value in VOTED]
        if len(values) > 1 and len(set(values)) == 1:
            kept.append(row)
    return tuple(kept)


def agreement_report(store: Store, scope: Scope, sessions: Counted, votes: Sequence[VoteRow]) -> Report:
    """A square for each body of up to eight; of more people, or of one, the pairs."""
    named = [row for row in votes if is_named(row)]
    alike = unanimous(named)
    names = {one.id: one.name for one in town.bodies(store)}
    groups = by_body(named)
    several = len(groups) > 1
    found = {body: pairs(rows) for body, rows in groups.items()}
    sections = [
        _section(body_pairs, people_of(groups[body]), scope.person_id, names[body] if several else "")
        for body, body_pairs in found.items()
        if body_pairs
    ]
    keys = (
        Key(
            count(of_vote(row) for row in named),
            ngettext("votación nominal", "votaciones nominales", len(named)),
        ),
        Key(count((of_vote(row) for row in alike), len(named)), _("por unanimidad de quienes votaron")),
    )
    every = [pair for body in found.values() for pair in body]
    own = [pair for pair in every if _is_of(pair, scope.person_id)]
    notes = (counting_words(), _few_words(), unnamed_words(votes), left_out_words(sessions.others))
    return Report(
        "agreement", _("Coincidencias en las votaciones"), scope_words(store, scope, sessions), keys,
        _says(own, surnames_of(every)), tuple(sections), tuple(filter(None, notes)),
    )  # fmt: skip


def _is_of(pair: Pair, person_id: str) -> bool:
    return not person_id or person_id in (pair.one.id, pair.other.id)


def _few_words() -> str:
    return _("Solo votaciones en que votaron las dos personas. Con menos de {n} no se da porcentaje.").format(n=LEAST)


def surnames_of(found: Sequence[Pair]) -> Counter[str]:
    """How many people have each first surname: one that two share names neither."""
    return Counter(
        one.first_surname for one in {who.id: who for pair in found for who in (pair.one, pair.other)}.values()
    )


def _says(found: Sequence[Pair], surnames: Counter[str]) -> str:
    """«Bentancor y Moreira votaron igual 27 de 28 veces. La mayor distancia es entre Cabral y Etcheverry: 26 de 34.»

    Of few votes nothing is said: chance would say it.
    """
    enough = sorted((one for one in found if one.both >= LEAST), key=lambda one: (len(one.same) / one.both, one.both))
    if not enough:
        return ""
    most, least = enough[-1], enough[0]
    told = _("{one} y {other} votaron igual {n} de {total} veces.").format(
        one=_short(most.one, surnames), other=_short(most.other, surnames), n=len(most.same), total=most.both
    )
    if len(enough) > 1 and least.apart:
        told += " " + _("La mayor distancia es entre {one} y {other}: {n} de {total}.").format(
            one=_short(least.one, surnames), other=_short(least.other, surnames),
            n=len(least.same), total=least.both,
        )  # fmt: skip
    return told


def _short(one: Person, surnames: Counter[str]) -> str:
    return one.short_name if surnames[one.first_surname] > 1 else one.first_surname


def _section(found: Sequence[Pair], people: Sequence[Person], person_id: str, body: str) -> Section:
    if person_id or len(people) > MATRIX_UP_TO:
        return _listed([one for one in found if _is_of(one, person_id)], person_id, body)
    by_two = {frozenset((one.one.id, one.other.id)): one for one in found}
    surnames = [one.first_surname for one in people]
    heads = tuple(one.first_surname if surnames.count(one.first_surname) == 1 else one.short_name for one in people)
    lines = tuple(
        Line(head, tuple(_square(one, other, by_two) for other in people), one.id)
        for head, one in zip(heads, people, strict=True)
    )
    return Section("agreement", _("Votaron igual"), _("Integrante"), heads, lines, heat=True, body=body)


def _square(one: Person, other: Person, by_two: Mapping[frozenset[str], Pair]) -> Datum:
    return Datum() if one is other else by_two[frozenset((one.id, other.id))].datum()


def _listed(found: Sequence[Pair], person_id: str, body: str) -> Section:
    """From those who agree most to those who do least; who never voted together comes last."""
    ordered = sorted(found, key=lambda one: (-(len(one.same) / one.both if one.both else -1), -one.both))
    lines = tuple(_line(one, person_id) for one in ordered)
    heads = (_("Votaron igual"), _("Distinto"))
    first = _("Con quién") if person_id else _("Quiénes")
    return Section("agreement", _("Votaron igual"), first, heads, lines, body=body)


def _line(pair: Pair, person_id: str) -> Line:
    other = pair.one if pair.other.id == person_id else pair.other
    names = sorted((pair.one.listed_name, pair.other.listed_name))
    title = other.listed_name if person_id else _("{one} – {other}").format(one=names[0], other=names[1])
    apart = count(pair.differing())
    return Line(title, (pair.datum(), apart), other.id)


def with_whom(found: Sequence[VoteRow], person_id: str) -> Iterator[Section]:
    """The pairs of one person, body by body as the votes come: for the page of a member."""
    for rows in by_body([row for row in found if is_named(row)]).values():
        own = [one for one in pairs(rows) if _is_of(one, person_id)]
        if own:
            yield _listed(own, person_id, capital(rows[0].session.body))
