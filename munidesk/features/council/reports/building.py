"""The reports there are, each by its name, and how one is built: what its scope holds, read once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.council.reports.agreement import agreement_report
from munidesk.features.council.reports.ballots import ballots_report
from munidesk.features.council.reports.floor_time import floor_report
from munidesk.features.council.reports.fulfilled import fulfilled_report
from munidesk.features.council.reports.names import NOT_OF_ONE, TITLES
from munidesk.features.council.reports.one_member import member_report
from munidesk.features.council.reports.presence import presence_report
from munidesk.features.council.reports.punctuality import punctuality_report
from munidesk.features.council.reports.scope import Counted, Scope, counted
from munidesk.features.council.reports.store import VoteRow, vote_rows
from munidesk.features.council.reports.told import Report
from munidesk.features.council.reports.voting import counted_votes

Build = Callable[[Store, Scope, Counted, Sequence[VoteRow]], Report]


@dataclass(frozen=True, slots=True)
class ReportOf:
    """`name` is what `export` calls it. `votes`: it reads them, session by session. `person`: it is of one."""

    name: str
    build: Build
    votes: bool = False
    person: bool = False

    @property
    def words(self) -> str:
        return _(TITLES[self.name])

    @property
    def of_person(self) -> bool:
        """Whether a person narrows it."""
        return self.name not in NOT_OF_ONE


REPORTS = (
    ReportOf("attendance-figures", presence_report),
    ReportOf("votes-by-member", ballots_report, votes=True),
    ReportOf("agreement", agreement_report, votes=True),
    ReportOf("fulfilment", fulfilled_report),
    ReportOf("punctuality", punctuality_report),
    ReportOf("floor-time", floor_report),
    ReportOf("member", member_report, votes=True, person=True),
)
BY_NAME = {one.name: one for one in REPORTS}


def votes_of(store: Store, scope: Scope) -> Iterable[VoteRow]:
    """The votes that the scope holds, of everybody; a session is read when its turn comes."""
    return vote_rows(store, scope.body_id or None, since=scope.since, until=scope.until, kind=scope.kind)


def build_report(store: Store, which: ReportOf, scope: Scope, votes: Iterable[VoteRow] | None = None) -> Report:
    """`votes`, where they were read already, are those of the same scope. Raises UserError without the person it is of.

    A report that no person narrows says so: nothing is told of one that is of all.
    """
    if which.person and not scope.person_id:
        raise UserError(
            _("Falta decir de quién es la ficha: el nombre de un integrante."), code="missing", field="member"
        )
    if not which.of_person and scope.person_id:
        raise UserError(
            _("«{report}» no es de una persona: quite el integrante.").format(report=which.words), field="member"
        )
    read = () if not which.votes else votes_of(store, scope) if votes is None else votes
    return which.build(store, scope, counted(store, scope), counted_votes(read))
