"""What an election still lacks before its session is lifted or its acta approved."""

from collections.abc import Iterator

from munidesk.base.i18n import _
from munidesk.base.problems import Problem, Severity
from munidesk.base.spanish import capital, cited
from munidesk.features.council.domain import AgendaItem, ItemState
from munidesk.features.council.elections.rules import ElectionResult
from munidesk.features.council.elections.told import lacks_quorum, results_of
from munidesk.features.council.elections.words import names, next_words
from munidesk.features.council.view import SessionView


def election_problems(view: SessionView) -> Iterator[Problem]:
    """Elections without candidates, not counted whole, held without quorum, or whose elected were not proclaimed.

    A proclamation is looked at again: the attendance, a count or a rule may have been corrected after it. Where the
    body's rule says no more, nobody can be asked to elect: then it is only told.
    """
    for item in view.items:
        if item.state is not ItemState.POSTPONED:
            for result in results_of(view, item.id):
                yield from _found(view, item, result)


def _found(view: SessionView, item: AgendaItem, result: ElectionResult) -> Iterator[Problem]:
    void = view.rules.quorum.void
    if (lacking := lacks_quorum(view, result)) and (void or not result.election.quorum_reason):
        ask = _("Asunto {n}: la elección de {post} se votó sin quórum para decidir. Corrija la asistencia"
                " o escriba con Q por qué se votó.")  # fmt: skip
        null = _("Asunto {n}: la elección de {post} se votó sin quórum y lo votado es nulo. Corrija la asistencia,"
                 " o quite la proclamación y las papeletas.")  # fmt: skip
        yield _problem(
            item, "election_without_quorum", null if void else ask, result,
            _("{lacking}{article}.").format(
                lacking=capital(lacking), article=cited(view.rules.quorum.article or _("norma a confirmar"))
            ),
        )  # fmt: skip
    if not result.complete or not result.election.resolution_id:
        yield _open(item, result)
    elif any(name not in _proclaimed(view, result) for name in map(result.name, result.elected)):
        yield _problem(
            item, "election_differs",
            _("Asunto {n}: la resolución de la elección de {post} no nombra a quien tiene los votos."), result,
            _("Resulta de las papeletas: {names}. Quite la proclamación y proclame de nuevo.").format(
                names=names(result, result.elected)
            ),
        )  # fmt: skip


def _proclaimed(view: SessionView, result: ElectionResult) -> str:
    return next((one.resolves for one in view.resolutions if one.id == result.election.resolution_id), "")


def _open(item: AgendaItem, result: ElectionResult) -> Problem:
    last = result.last
    at_an_end = last is not None and last.complete and not result.complete and result.step is None
    detail = next_words(result)
    if not result.standing:
        detail = _("No tiene candidaturas. Agréguelas, o quite la elección si no se hizo.")
    soft = at_an_end and not result.election.resolution_id
    words = _("Asunto {n}: la elección de {post} no está terminada.")
    return _problem(item, "election_open", words, result, detail, Severity.ATTENTION if soft else Severity.BLOCKING)


def _problem(
    item: AgendaItem, key: str, words: str, result: ElectionResult, detail: str, severity: Severity = Severity.BLOCKING
) -> Problem:
    text = words.format(n=item.position, post=result.election.title)
    return Problem(key, text, severity, detail, item.id, "election")
