"""Motions, votes and ballots."""

from dataclasses import replace
from datetime import datetime

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.council import guard
from munidesk.features.council.domain import (
    COUNTED,
    Ballot,
    BallotValue,
    Counted,
    ItemKind,
    Motion,
    Outcome,
    Session,
    SessionState,
    Vote,
    VoteType,
)
from munidesk.features.council.kinds import BALLOTS, MOTIONS, VOTES
from munidesk.features.council.sessions.store_items import deal_with
from munidesk.features.council.view_data import SessionView, load_view
from munidesk.features.council.votes.matters import likely_matter
from munidesk.features.council.votes.rules import check_counts, check_override, no_abstention
from munidesk.features.council.votes.ties import AGAIN_NOW, ANOTHER_DAY
from munidesk.town import store as town
from munidesk.town.rules import ChairVotes


def add_motion(
    store: Store,
    item_id: str,
    text: str = "",
    *,
    proposer_id: str = "",
    matter: str = "",
    moved_at: datetime | None = None,
) -> str:
    """A proposal on an item, now unless `moved_at` says when. Returns its id. Raises UserError.

    Without a `matter` the words of the item or of the motion propose it; approving an acta is ordinary business.
    """
    item, session = guard.session_of_item(store, item_id)
    said = bool(matter) or item.kind is ItemKind.PREVIOUS_MINUTES
    rules = town.rules_of(store, session.body_id)
    likely = matter or ("ordinary" if said else likely_matter(rules, item.title, text))
    motion = Motion(
        item_id=item_id, position=1 + len(store.select("motion", item_id=item_id)), text=text.strip(),
        proposer_id=proposer_id, matter=likely, matter_said=said, moved_at=moved_at or guard.clock_in(session),
    )  # fmt: skip
    if motion.moved_at is not None:
        guard.check_hour(session, motion.moved_at, "moved_at")
    return MOTIONS.save(store, motion, label=_("Agregar moción")).id


def save_motion(store: Store, motion: Motion, *, fold: str = "") -> None:
    """Correct a motion: `save_motion(store, replace(motion, text=text))`. Raises UserError."""
    before, item, session = guard.session_of_motion(store, motion.id)
    if motion.moved_at is not None and motion.moved_at != before.moved_at:
        guard.check_hour(session, motion.moved_at, "moved_at")
    MOTIONS.save(store, motion, label=_("Cambiar la moción del asunto {n}").format(n=item.position), fold=fold)


def say_matter(store: Store, motion_id: str, matter: str) -> None:
    """What kind of business it is, said by whoever answers for it. Raises UserError for one that the rules lack."""
    motion, item, session = guard.session_of_motion(store, motion_id)
    if matter not in town.rules_of(store, session.body_id).matters:
        raise UserError(_("Esa materia no está en las reglas de este órgano. Elija otra."), field="matter")
    label = _("Materia del asunto {n}").format(n=item.position)
    MOTIONS.save(store, replace(motion, matter=matter, matter_said=True), label=label)


def withdraw_motion(store: Store, motion_id: str) -> None:
    """Its author takes it back before it is voted. Raises UserError when it was voted."""
    motion, item, _session = guard.session_of_motion(store, motion_id)
    if any(_has_votes(store, str(row["id"])) for row in store.select("vote", motion_id=motion_id)):
        raise UserError(_("La moción del asunto {n} ya se votó: no puede retirarse.").format(n=item.position))
    label = _("Retirar la moción del asunto {n}").format(n=item.position)
    MOTIONS.save(store, replace(motion, withdrawn=True), label=label)


def delete_motion(store: Store, motion_id: str) -> None:
    """Take away a motion added by mistake. Raises UserError when it has votes."""
    _motion, item, _session = guard.session_of_motion(store, motion_id)
    if store.select("vote", motion_id=motion_id):
        raise UserError(_("La moción del asunto {n} ya tiene una votación: no se borra.").format(n=item.position))
    MOTIONS.delete(store, motion_id, label=_("Quitar la moción del asunto {n}").format(n=item.position))


def _has_votes(store: Store, vote_id: str) -> bool:
    """A chair's second ballot by itself is none: there is no tie left that it could break."""
    vote = guard.vote_of(store, vote_id)
    return vote.for_count is not None or bool(store.select("ballot", vote_id=vote_id, second=0))


def _voting_open(session: Session) -> None:
    if session.state is not SessionState.OPEN:
        raise UserError(_("La sesión no está abierta: no se puede votar."))


def open_vote(store: Store, motion_id: str, type: VoteType = VoteType.NOMINAL, rule: str = "") -> str:  # noqa: A002
    """Call the vote on a motion. Raises UserError when the session is not open or the motion was withdrawn."""
    motion, item, session = guard.session_of_motion(store, motion_id)
    _voting_open(session)
    if motion.withdrawn:
        raise UserError(_("La moción del asunto {n} se retiró: no se vota.").format(n=item.position))
    vote = Vote(motion_id=motion_id, type=type, rule=rule)
    with store.change(_("Abrir la votación del asunto {n}").format(n=item.position)):
        deal_with(store, item)
        return VOTES.save(store, vote).id


def save_vote(store: Store, vote: Vote, *, fold: str = "") -> None:
    """Correct the type or the rule of a vote: `save_vote(store, replace(vote, type=kind))`. Raises UserError.

    A vote that is counted from now on keeps the totals of its ballots and loses their names; one that is taken by
    name loses its totals, which are nobody's.
    """
    before, _motion, item, session = guard.session_of_vote(store, vote.id)
    _voting_open(session)
    if vote.voted_at is not None and vote.voted_at != before.voted_at:
        guard.check_hour(session, vote.voted_at, "voted_at")
    with store.change(_("Cambiar la votación del asunto {n}").format(n=item.position), fold=fold):
        if (vote.type in COUNTED) is not (before.type in COUNTED):
            vote = _totals_of_names(store, session, vote) if vote.type in COUNTED else _without_totals(vote)
        VOTES.save(store, vote)


def _totals_of_names(store: Store, session: Session, vote: Vote) -> Vote:
    """Its ballots go; once everybody had voted their totals stay. A chair's second vote has its name by law."""
    view = load_view(store, session.id)
    named = [one for one in view.ballots if one.vote_id == vote.id and not one.second]
    for one in named:
        BALLOTS.delete(store, one.id, label=_("voto sin nombre"))
    before = view.results[vote.id]
    if not named or before.missing:
        return vote
    counts, left = before.counts, len(view.electorate(vote.id).left)
    unvoted = counts.recused + counts.stepped_out
    return _with_counts(vote, Counted(counts.for_, counts.against, counts.abstain - left, unvoted=unvoted))


def _with_counts(vote: Vote, told: Counted) -> Vote:
    return replace(
        vote, for_count=told.for_, against_count=told.against, abstain_count=told.abstain, blank_count=told.blank,
        null_count=told.null, unvoted_count=told.unvoted,
    )  # fmt: skip


def _without_totals(vote: Vote) -> Vote:
    if vote.for_count is None:
        return vote
    return replace(
        vote, for_count=None, against_count=None, abstain_count=None, blank_count=None, null_count=None,
        unvoted_count=None, voted_at=None,
    )  # fmt: skip


def delete_vote(store: Store, vote_id: str) -> None:
    """Take away a vote opened by mistake. Raises UserError once somebody voted: then it is rectified."""
    _vote, _motion, item, session = guard.session_of_vote(store, vote_id)
    _voting_open(session)
    if _has_votes(store, vote_id):
        raise UserError(_("En esta votación ya hay votos. Para corregirla, use «Rectificar la votación»."))
    VOTES.delete(store, vote_id, label=_("Quitar la votación del asunto {n}").format(n=item.position))


def cast(
    store: Store, vote_id: str, member_id: str, value: BallotValue | None, *, view: SessionView | None = None
) -> None:
    """The ballot of a member; None takes it back. Raises UserError for who is not there or may not vote so.

    `view` is the session as it was read before, where nothing but ballots was written since: what a ballot is
    checked by is the same, and a thousand of them need not read it a thousand times.
    """
    vote, _motion, item, session = guard.session_of_vote(store, vote_id)
    _voting_open(session)
    _check_named(vote)
    view = view or load_view(store, session.id)
    if value is not None:
        _check_voter(view, vote, member_id, value)
    name = view.member(member_id).person.short_name
    there = BALLOTS.all(store, vote_id=vote_id, second=0)
    with store.change(_("voto de {name}").format(name=name)) as writer:
        existing = [one for one in there if one.member_id == member_id]
        if value is None:
            for one in existing:
                writer.delete("ballot", one.id)
            return
        deal_with(store, item)
        ballot = existing[0] if existing else Ballot(vote_id=vote_id, member_id=member_id, value=value)
        BALLOTS.save(store, replace(ballot, value=value))
        _stamp_when_complete(store, view, vote, {one.member_id for one in there} | {member_id})


def _stamp_when_complete(store: Store, view: SessionView, vote: Vote, voted: set[str]) -> None:
    """The hour of the vote is that of its last ballot, while the session goes on."""
    moment = guard.clock_in(view.session)
    if vote.voted_at is None and moment is not None and view.electorate(vote.id).voter_ids <= voted:
        VOTES.save(store, replace(vote, voted_at=moment), label=_("Hora de la votación"))


def _check_named(vote: Vote) -> None:
    """A counted vote has no names, a secret one least of all. Raises UserError."""
    if vote.type in COUNTED:
        raise UserError(
            _("La votación es {type}: se anotan los totales, no el voto de cada integrante.").format(
                type=vote.type.word
            )
        )


def _check_voter(view: SessionView, vote: Vote, member_id: str, value: BallotValue) -> None:
    who, member = view.electorate(vote.id), view.member(member_id)
    name = member.person.short_name
    if value is BallotValue.ABSTAIN and not view.rules.abstention:
        raise UserError(no_abstention(view.rules))
    if member_id in who.voter_ids:
        return
    if member in who.present:
        chair_rule = view.rules.chair.votes
        if chair_rule is ChairVotes.TIES_ONLY:
            raise UserError(_("{name} preside: aquí la Presidencia vota solo en caso de empate.").format(name=name))
        raise UserError(_("{name} preside y no vota.").format(name=name))
    state = view.states.get(member_id)
    if state is not None and state.in_room:
        raise UserError(_("{name} no ocupa una banca en esta votación: no puede votar.").format(name=name))
    raise UserError(
        _(
            "{name} no está presente en esta votación: no puede votar. Si llegó, márquelo antes en la asistencia."
        ).format(name=name)
    )


def cast_all(store: Store, vote_id: str, value: BallotValue) -> None:
    """Give every present voter who has not voted yet the same ballot."""
    vote, _motion, item, session = guard.session_of_vote(store, vote_id)
    _voting_open(session)
    _check_named(vote)
    view = load_view(store, session.id)
    if value is BallotValue.ABSTAIN and not view.rules.abstention:
        raise UserError(no_abstention(view.rules))
    voted = {one.member_id for one in view.ballots_of(vote_id) if not one.second}
    voters = view.electorate(vote_id).voters
    if not voters:
        raise UserError(_("No hay nadie presente que pueda votar. Marque antes la asistencia."))
    with store.change(_("votos del asunto {n}").format(n=item.position)):
        deal_with(store, item)
        for member in voters:
            if member.id not in voted:
                BALLOTS.save(store, Ballot(vote_id=vote_id, member_id=member.id, value=value))
        _stamp_when_complete(store, view, vote, {member.id for member in voters} | voted)


def set_counts(
    store: Store, vote_id: str, for_: int, against: int, abstain: int = 0, blank: int = 0, null: int = 0,
    unvoted: int = 0,
) -> None:  # fmt: skip
    """The count of a vote without names. Raises UserError when the votes are not those of all who could vote.

    `unvoted` were there and were excused, or out of the room.
    """
    vote, _motion, item, session = guard.session_of_vote(store, vote_id)
    _voting_open(session)
    if vote.type not in COUNTED:
        raise UserError(_("La votación es nominal: anote el voto de cada integrante, o cambie el tipo de votación."))
    view = load_view(store, session.id)
    told = Counted(for_, against, abstain, blank, null, unvoted)
    check_counts(told, view.electorate(vote_id), view.rules)
    counted = replace(_with_counts(vote, told), voted_at=vote.voted_at or guard.clock_in(session))
    with store.change(_("votos del asunto {n}").format(n=item.position)):
        deal_with(store, item)
        VOTES.save(store, counted)


def chair_second_vote(store: Store, vote_id: str, value: BallotValue) -> str:
    """The chair's double or casting vote on a tie: a ballot of its own. Raises UserError when there is no tie."""
    _vote, _motion, item, session = guard.session_of_vote(store, vote_id)
    _voting_open(session)
    view = load_view(store, session.id)
    computed = view.results[vote_id]
    if not computed.tie:
        raise UserError(_("No hay empate: la Presidencia no vota otra vez. {why}").format(why=computed.explanation))
    if computed.step in AGAIN_NOW:
        raise UserError(_("Primero se vota por segunda vez; si el empate sigue, decide la Presidencia."))
    if computed.step in ANOTHER_DAY:
        raise UserError(_("El empate siguió: el asunto se vuelve a tratar en una nueva sesión. Pulse *."))
    if not computed.needs_second and computed.second is None:
        raise UserError(
            _("Aquí el voto de la Presidencia no cambiaría el resultado. {why}").format(why=computed.explanation)
        )
    if value not in (BallotValue.FOR, BallotValue.AGAINST):
        raise UserError(_("El voto que desempata es a favor o en contra."))
    if view.chair is None:
        raise UserError(_("Indique quién preside la sesión, para anotar su voto."))
    existing = [one for one in view.ballots if one.vote_id == vote_id and one.second]
    ballot = Ballot(
        id=existing[0].id if existing else "", vote_id=vote_id, member_id=view.chair.id, value=value, second=True
    )
    return BALLOTS.save(store, ballot, label=_("voto de desempate del asunto {n}").format(n=item.position)).id


def set_quorum_reason(store: Store, vote_id: str, reason: str) -> None:
    """Why a vote stands although there was no quorum to decide; it is printed. Empty takes it back.

    Where such a vote is null (Spain) it is what the acta has to say of it, and the vote stays null.
    Raises UserError for a reason where there was quorum.
    """
    vote, _motion, item, session = guard.session_of_vote(store, vote_id)
    quorum = load_view(store, session.id).quorum_at(vote.id)
    if reason.strip() and quorum.deciding:
        raise UserError(_("Para esta votación no hace falta: {why}").format(why=quorum.explanation))
    label = _("Votación sin quórum del asunto {n}").format(n=item.position)
    VOTES.save(store, replace(vote, quorum_reason=reason.strip()), label=label)


def second_vote(store: Store, vote_id: str) -> str:
    """Vote a second time after a tie, where the norm asks for it (Ley 7/1985, art. 46.2.d; Ley 18.695, art. 86).

    Returns the new vote's id. Raises UserError when there is no tie, or a tie is not voted again.
    """
    vote, _motion, item, session = guard.session_of_vote(store, vote_id)
    _voting_open(session)
    view = load_view(store, session.id)
    computed = view.results[vote_id]
    if computed.step not in AGAIN_NOW or view.final_vote(vote.motion_id) != vote:
        raise UserError(_("No corresponde una segunda votación. {why}").format(why=computed.explanation))
    again = Vote(motion_id=vote.motion_id, type=vote.type, rule=vote.rule, repeats=vote.id)
    return VOTES.save(store, again, label=_("Segunda votación del asunto {n}").format(n=item.position)).id


def override(store: Store, vote_id: str, outcome: Outcome, reason: str) -> None:
    """Set the outcome by hand. Raises UserError without a reason when it contradicts rule and ballots."""
    vote, _motion, item, session = guard.session_of_vote(store, vote_id)
    view = load_view(store, session.id)
    check_override(outcome, reason, view.results[vote_id])
    agrees = outcome is view.results[vote_id].computed and not reason.strip()
    decided = replace(vote, override=None if agrees else outcome, override_reason=reason.strip())
    VOTES.save(store, decided, label=_("resultado del asunto {n}").format(n=item.position))


def clear_override(store: Store, vote_id: str) -> None:
    """Go back to the computed result."""
    vote, _motion, item, _session = guard.session_of_vote(store, vote_id)
    computed = replace(vote, override=None, override_reason="")
    VOTES.save(store, computed, label=_("resultado del asunto {n}").format(n=item.position))


def rectify(store: Store, vote_id: str, reason: str) -> str:
    """Vote again: a new vote that names the one it rectifies, which stays as it was. Returns the new vote's id.

    The reason is printed. Raises UserError without one.
    """
    vote, _motion, item, session = guard.session_of_vote(store, vote_id)
    _voting_open(session)
    if not reason.strip():
        raise UserError(_("Escriba por qué se rectifica la votación; se imprime en el acta."))
    again = Vote(
        motion_id=vote.motion_id, type=vote.type, rule=vote.rule, rectifies=vote.id, rectify_reason=reason.strip()
    )
    return VOTES.save(store, again, label=_("Rectificar la votación del asunto {n}").format(n=item.position)).id


def set_reason(store: Store, ballot_id: str, asked: bool, text: str = "") -> None:
    """The member wants the reason of the vote in the acta; the text is handed in in writing."""
    ballot = BALLOTS.find(store, ballot_id)
    if ballot is None:
        raise UserError(_("Ese voto ya no está. Vuelva a la votación."))
    guard.session_of_vote(store, ballot.vote_id)
    told = replace(ballot, reason_asked=asked, reason_text=text.strip())
    BALLOTS.save(store, told, label=_("fundamento de voto"), fold=f"reason:{ballot_id}")


def finish_vote(store: Store, vote_id: str, at: datetime | None = None) -> None:
    """Fix the hour of the vote. Raises UserError while somebody present has not voted."""
    vote, _motion, item, session = guard.session_of_vote(store, vote_id)
    view = load_view(store, session.id)
    missing = view.results[vote_id].missing
    if missing:
        raise UserError(view.results[vote_id].explanation)
    moment = at or guard.clock_in(session)
    if moment is None:
        raise UserError(_("Indique a qué hora se votó."))
    guard.check_hour(session, moment, "voted_at")
    timed = replace(vote, voted_at=moment)
    VOTES.save(store, timed, label=_("Hora de la votación del asunto {n}").format(n=item.position))
