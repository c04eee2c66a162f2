"""How each member voted, altogether and matter by matter, and what came of the votes."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital, fold
from munidesk.data.store import Store
from munidesk.features.council.domain import BallotValue, Outcome
from munidesk.features.council.reports.scope import Counted, Scope, left_out_words, scope_words
from munidesk.features.council.reports.store import VoteRow
from munidesk.features.council.reports.told import Datum, Key, Line, Report, Section, count
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

_DECIDED = (Outcome.PASSED, Outcome.REJECTED)
_OUTCOMES = (Outcome.PASSED, Outcome.REJECTED, Outcome.TIED, Outcome.VOID, Outcome.OPEN)


def ballots_report(store: Store, scope: Scope, sessions: Counted, votes: Sequence[VoteRow]) -> Report:
    """Of each body: a line per member, a line per matter, and the members by matter."""
    names = {one.id: one.name for one in town.bodies(store)}
    groups = by_body(votes)
    sections = [
        one
        for body, rows in groups.items()
        for one in _sections(store, body, rows, scope.person_id, names[body] if len(groups) > 1 else "")
    ]
    named = [row for row in votes if is_named(row)]
    passed = [row for row in votes if row.result.outcome is Outcome.PASSED]
    keys = [
        Key(count(of_vote(row) for row in votes), ngettext("votación", "votaciones", len(votes))),
        Key(count((of_vote(row) for row in passed), len(votes)), _("aprobadas")),
        Key(count(of_vote(row) for row in named), _("con voto por nombre")),
    ]
    notes = (
        counting_words(),
        _(
            "«No votó»: tenía la banca ese día y no hay voto suyo. «Con lo resuelto»: votó a favor de lo que"
            " se aprobó o en contra de lo que se rechazó."
        ),
        _("Quien asiste o preside sin voto no cuenta en esas votaciones.")
        if any(row.voteless for row in named) else "",
        unnamed_words(votes), left_out_words(sessions.others),
    )  # fmt: skip
    return Report(
        "votes-by-member", _("Votaciones por integrante y materia"), scope_words(store, scope, sessions),
        tuple(keys), "",
        tuple(sections), tuple(filter(None, notes)),
    )  # fmt: skip


def _sections(store: Store, body_id: str, rows: Sequence[VoteRow], person_id: str, body: str) -> Iterator[Section]:
    people = [one for one in _everybody(store, body_id, rows) if person_id in ("", one.id)]
    named = [row for row in rows if is_named(row)]
    heads = (_("Con banca"), *(capital(one.word) for one in VOTED), _("Se excusa"), _("No votó"),
             _("Con lo resuelto"))  # fmt: skip
    if people:
        lines = tuple(Line(one.listed_name, _own(one, named), one.id) for one in people)
        yield Section("members", _("Votos por integrante"), _("Integrante"), heads, lines, body=body)
    label = _matters(store, body_id)
    if not person_id and rows:
        yield _by_matter(rows, label, body)
    yield from _members_by_matter(people, named, label, body)


def _everybody(store: Store, body_id: str, rows: Sequence[VoteRow]) -> tuple[Person, ...]:
    """Who voted, and who held a seat on the day of a vote and never did: an absence of all of them is told too."""
    absent = {key for row in rows if is_named(row) for key in row.unvoted.keys() - row.voteless}
    found = {one.id: one for one in people_of(rows)}
    found.update({one.person.id: one.person for one in town.members(store, body_id) if one.person.id in absent})
    return tuple(sorted(found.values(), key=lambda one: (fold(one.listed_name), one.id)))


def _own(one: Person, named: Sequence[VoteRow]) -> tuple[Datum, ...]:
    held = [row for row in named if one.id in own_ballots(row) or one.id in row.unvoted.keys() - row.voteless]
    cast = [(row, own_ballots(row).get(one.id)) for row in held]
    voted = [(row, value) for row, value in cast if value in VOTED and row.result.outcome in _DECIDED]
    return (
        count(of_vote(row, _word(row, one)) for row in held),
        *(count((of_vote(row) for row, value in cast if value is each), len(held)) for each in VOTED),
        count(of_vote(row) for row, value in cast if value is BallotValue.RECUSED),
        count(of_vote(row, _word(row, one)) for row, value in cast if value in (None, BallotValue.ABSENT)),
        count((of_vote(row) for row, value in voted if _as_it_went(row, value)), len(voted)),
    )


def _word(row: VoteRow, one: Person) -> str:
    value = own_ballots(row).get(one.id)
    return value.word if value is not None else row.unvoted.get(one.id, "")


def _as_it_went(row: VoteRow, value: BallotValue | None) -> bool:
    """For what passed, against what did not."""
    return (value, row.result.outcome) in (
        (BallotValue.FOR, Outcome.PASSED), (BallotValue.AGAINST, Outcome.REJECTED),
    )  # fmt: skip


def _matters(store: Store, body_id: str) -> Callable[[VoteRow], str]:
    matters = town.rules_of(store, body_id).matters

    def label(row: VoteRow) -> str:
        known = matters.get(row.motion.matter)
        return capital(known.label) if known is not None else _("Ordinaria")

    return label


def _by_matter(rows: Sequence[VoteRow], label: Callable[[VoteRow], str], body: str) -> Section:
    groups: dict[str, list[VoteRow]] = defaultdict(list)
    for row in rows:
        groups[label(row)].append(row)
    found = [one for one in _OUTCOMES if one in (Outcome.PASSED, Outcome.REJECTED)
             or any(row.result.outcome is one for row in rows)]  # fmt: skip
    heads = (_("Votaciones"), *(_plural(one) for one in found), _("Sin nombres"))

    def line(title: str, own: Sequence[VoteRow], *, total: bool = False) -> Line:
        of_outcome = (count((of_vote(row) for row in own if row.result.outcome is one), len(own)) for one in found)
        unnamed = count(of_vote(row, row.vote.type.word) for row in own if not is_named(row))
        return Line(title, (count(of_vote(row) for row in own), *of_outcome, unnamed), total=total)

    lines = [line(title, own) for title, own in sorted(groups.items())]
    if len(lines) > 1:
        lines.append(line(_("Todas"), rows, total=True))
    return Section("matters", _("Resultados por materia"), _("Materia"), heads, tuple(lines), body=body)


def _plural(outcome: Outcome) -> str:
    return {
        Outcome.PASSED: _("Aprobadas"), Outcome.REJECTED: _("Rechazadas"), Outcome.TIED: _("Empatadas"),
        Outcome.VOID: _("Nulas"), Outcome.OPEN: _("Sin completar"),
    }[outcome]  # fmt: skip


def _members_by_matter(
    people: Sequence[Person], named: Sequence[VoteRow], label: Callable[[VoteRow], str], body: str
) -> Iterator[Section]:
    """Nothing where there is one matter alone: it would say the first table again."""
    matters = sorted({label(row) for row in named})
    if len(matters) < 2 or not people:
        return
    heads = (_("Materia"), *(capital(one.word) for one in VOTED))
    lines = []
    for one in people:
        for matter in matters:
            own = [(row, own_ballots(row).get(one.id)) for row in named if label(row) == matter]
            voted = [(row, value) for row, value in own if value in VOTED]
            if voted:
                each = (count((of_vote(row) for row, value in voted if value is each), len(voted)) for each in VOTED)
                lines.append(Line(one.listed_name, (Datum(matter), *each), one.id))
    yield Section("members-matters", _("Votos por integrante y materia"), _("Integrante"), heads, tuple(lines),
                  body=body)  # fmt: skip
