"""What is wrong with the votes of a session, as sentences: open, tied, void, of nobody there, or of a matter unsaid."""

from collections.abc import Iterator

from munidesk.base.i18n import _
from munidesk.base.problems import Problem, Severity
from munidesk.base.spanish import capital, cited
from munidesk.features.council.domain import COUNTED, AgendaItem, BallotValue, Motion, Outcome
from munidesk.features.council.view import SessionView
from munidesk.features.council.votes.rules import counts_fault


def rules_to_check(view: SessionView) -> Iterator[Problem]:
    """What nobody read in the law itself and decided something here: the secretary has to look at the norm."""
    used = {result.rule.key: result.rule for result in view.results.values() if result.rule.mark.caution}
    for rule in used.values():
        yield Problem(
            "rule_from_memory",
            _("La regla «{rule}» no se leyó en la norma: verifique su norma.").format(rule=rule.label),
            Severity.ATTENTION,
            detail=rule.article,
        )
    tied = any(result.tie for result in view.results.values())
    if tied and view.rules.mark.caution:
        yield Problem(
            "rule_from_memory", _("Cómo se resuelve un empate no se leyó en la norma: verifique su norma."),
            Severity.ATTENTION, detail=view.rules.tie_article,
        )  # fmt: skip
    if view.chair is not None and not view.rules.chair_has_vote("") and view.rules.chair.mark.caution and view.votes:
        yield Problem(
            "rule_from_memory", _("Si quien preside vota no se leyó en la norma: verifique su norma."),
            Severity.ATTENTION, detail=view.rules.chair.second_vote_article,
        )  # fmt: skip


def open_vote(view: SessionView, item: AgendaItem, motion: Motion) -> Iterator[Problem]:
    vote = view.final_vote(motion.id)
    if vote is None:
        return
    result = view.results[vote.id]
    if result.undecided:
        yield Problem(
            "matter_missing", _("Asunto {n}: falta decir qué asunto es, y de eso depende la mayoría.").format(
                n=item.position
            ),
            detail=result.explanation, record=vote.id, field="matter",
        )  # fmt: skip
    elif result.outcome is Outcome.OPEN:
        yield Problem(
            "vote_open", _("Asunto {n}: la votación no está completa.").format(n=item.position),
            detail=result.explanation, record=vote.id, field="ballots",
        )  # fmt: skip
    elif result.outcome is Outcome.TIED:
        yield Problem(
            "vote_tied", _("Asunto {n}: la votación quedó empatada.").format(n=item.position),
            detail=result.explanation, record=vote.id, field="second",
        )  # fmt: skip


def ballots_of_the_absent(view: SessionView) -> Iterator[Problem]:
    """Votes of who was not there, and totals that are not those of all who were: the attendance changed after them."""
    item_of = {motion.id: motion.item_id for motion in view.motions}
    for vote in view.votes:
        if vote.id not in view.standing:
            continue
        allowed = view.electorate(vote.id).voter_ids
        position = view.item(item_of[vote.motion_id]).position
        for ballot in view.ballots_of(vote.id):
            if ballot.second or ballot.member_id in allowed or ballot.value is BallotValue.ABSENT:
                continue
            member = view.by_id.get(ballot.member_id)
            yield Problem(
                "voter_absent",
                _("Asunto {n}: {name} votó y no estaba presente. Corrija la asistencia o el voto.").format(
                    n=position, name=member.person.short_name if member else _("alguien")
                ),
                record=ballot.id, field="value",
            )  # fmt: skip
        told = vote.counted if vote.type in COUNTED else None
        if told is not None and (fault := counts_fault(told, view.electorate(vote.id), view.rules)):
            yield Problem(
                "votes_do_not_add_up", _("Asunto {n}: {fault}").format(n=position, fault=fault[:1].lower() + fault[1:]),
                record=vote.id, field="counts",
            )  # fmt: skip


def votes_without_quorum(view: SessionView) -> Iterator[Problem]:
    """What is voted without quorum is void, unless somebody answers for it with a reason, which is printed."""
    for motion in view.motions:
        vote = view.final_vote(motion.id)
        if vote is None or motion.withdrawn or vote.quorum_reason or not (lacking := view.lacks_quorum(vote)):
            continue
        ask = _("Asunto {n}: se votó sin quórum para decidir. Corrija la asistencia, vuelva a votar"
                " o escriba por qué se votó.")  # fmt: skip
        if view.rules.quorum.void:
            ask = _("Asunto {n}: se votó sin quórum y lo votado es nulo. Corrija la asistencia,"
                    " o escriba la constancia para que el acta lo diga.")  # fmt: skip
        yield Problem(
            "vote_without_quorum",
            ask.format(n=view.item(motion.item_id).position),
            detail=_("{lacking}{article}.").format(
                lacking=capital(lacking), article=cited(view.rules.quorum.article or _("norma a confirmar"))
            ),
            record=vote.id, field="quorum_reason",
        )  # fmt: skip


def definitive_unvoted(view: SessionView, item: AgendaItem) -> Iterator[Problem]:
    """A resolution marked definitive by an earlier version, without the vote that declares it."""
    for resolution in view.resolutions_of(item.id):
        if resolution.definitive and not view.definitive(resolution):
            yield Problem(
                "definitive_unvoted",
                _("Asunto {n}: se marcó «definitivamente aprobado» y no se votó.").format(n=item.position),
                Severity.ATTENTION, _("Vótelo con «Definitivamente aprobado…»."), resolution.id, "definitive",
            )  # fmt: skip
