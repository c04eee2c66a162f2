"""What an election still lacks before its session is lifted or its acta approved."""

from collections.abc import Iterator

from munidesk.base.i18n import _
from munidesk.base.problems import Problem, Severity
from munidesk.features.council.domain import AgendaItem, ItemState
from munidesk.features.council.elections.rules import ElectionResult
from munidesk.features.council.elections.told import results_of
from munidesk.features.council.elections.words import next_words
from munidesk.features.council.view import SessionView


def election_problems(view: SessionView) -> Iterator[Problem]:
    """Elections without candidates, not counted whole, or whose elected were not proclaimed.

    Where the body's rule says no more, nobody can be asked to elect: then it is only told.
    """
    for item in view.items:
        if item.state is not ItemState.POSTPONED:
            for result in results_of(view, item.id):
                if not result.election.resolution_id:
                    yield _open(item, result)


def _open(item: AgendaItem, result: ElectionResult) -> Problem:
    last = result.last
    at_an_end = last is not None and last.complete and not result.complete and result.step is None
    detail = next_words(result)
    if not result.standing:
        detail = _("No tiene candidaturas. Agréguelas, o quite la elección si no se hizo.")
    return Problem(
        "election_open",
        _("Asunto {n}: la elección de {post} no está terminada.").format(n=item.position, post=result.election.title),
        Severity.ATTENTION if at_an_end else Severity.BLOCKING, detail, item.id, "election",
    )  # fmt: skip
