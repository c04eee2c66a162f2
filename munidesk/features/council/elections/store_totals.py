"""The totals of a round that was counted elsewhere, kept as the papers they come from."""

from collections.abc import Mapping
from dataclasses import replace

from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.data.store import Store
from munidesk.features.council import guard
from munidesk.features.council.elections.domain import ElectionType, PaperKind, Round
from munidesk.features.council.elections.kinds import PAPERS, ROUNDS
from munidesk.features.council.elections.rules import ElectionResult
from munidesk.features.council.elections.store import above, not_proclaimed, open_election, read_paper, result_in
from munidesk.features.council.elections.told import electorate_at


def count_round(
    store: Store, round_id: str, votes: Mapping[int, int], blank: int = 0, null: int = 0, valid: int | None = None
) -> None:
    """The totals of a round as papers; what was read before is replaced, and the box held what is counted.

    `valid` are the papers that name somebody: with one place as many as votes; with several, left out, those of the
    box that are neither blank nor annulled. Raises UserError for totals that no such papers can give.
    """
    one = ROUNDS.get(store, round_id)
    election, item, session = open_election(store, one.election_id)
    not_proclaimed(election)
    if election.type is ElectionType.NOMINAL:
        raise UserError(_("En una votación nominal consta quién votó a quién: se anota voto por voto."))
    view, result = result_in(store, election.id)
    voters = len(electorate_at(view, election, one).voters)
    if valid is None:
        box = one.in_box if one.in_box is not None else one.handed if one.handed is not None else voters
        valid = sum(votes.values()) if election.seats == 1 else max(0, box - blank - null)
    _check(result, votes, (valid, blank, null), voters)
    with store.change(_("Totales de la elección del asunto {n}").format(n=item.position)):
        for paper in PAPERS.all(store, round_id=round_id):
            PAPERS.delete(store, paper.id)
        total = valid + blank + null
        ROUNDS.save(store, replace(one, in_box=total, closed_at=one.closed_at or guard.clock_in(session)))
        _write(store, one, _papers(votes, valid), blank, null)


def _check(result: ElectionResult, votes: Mapping[int, int], papers: tuple[int, int, int], voters: int) -> None:
    """Raises UserError with the total that cannot be."""
    seats, (valid, _blank, _null) = result.election.seats, papers
    if min((*votes.values(), *papers)) < 0:
        raise UserError(_("No puede haber menos de cero votos. Revise los números."), code="negative")
    if not sum(papers):
        raise UserError(
            _("Escriba cuántos votos tuvo cada candidatura: así no se contó ninguna papeleta."), code="none"
        )
    if sum(papers) > voters:
        raise UserError(above(sum(papers), voters), code="more_than_present")
    if seats == 1 and valid == sum(votes.values()):
        return
    for number, count in votes.items():
        if count > valid:
            raise UserError(
                _("{name} tiene {count} votos y hay {valid} papeletas con voto: en cada una va una vez.").format(
                    name=result.name(number), count=count, valid=valid
                ),
                code="above_the_papers", field=str(number),
            )  # fmt: skip
    given = sum(votes.values())
    if not valid <= given <= valid * seats:
        held = ngettext(
            "{n} papeleta con voto lleva de {n} a {most} nombres",
            "{n} papeletas con voto llevan de {n} a {most} nombres", valid,
        ).format(n=valid, most=valid * seats)  # fmt: skip
        raise UserError(
            _("Suman {given} votos y {held}. Revise los números.").format(given=given, held=held), code="no_such_papers"
        )


def _papers(votes: Mapping[int, int], valid: int) -> list[tuple[int, ...]]:
    """Papers that give those votes, nobody twice on one: the votes of each dealt one after another around them."""
    dealt: list[list[int]] = [[] for _paper in range(valid)]
    names = (number for number, count in votes.items() for _vote in range(count))
    for at, number in enumerate(names):
        dealt[at % valid].append(number)
    return [tuple(marks) for marks in dealt]


def _write(store: Store, one: Round, papers: list[tuple[int, ...]], blank: int, null: int) -> None:
    for marks in papers:
        read_paper(store, one.id, marks)
    for kind, count in ((PaperKind.BLANK, blank), (PaperKind.NULL, null)):
        for _paper in range(count):
            read_paper(store, one.id, kind=kind)
