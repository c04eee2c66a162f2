"""The sentence under a result: what was needed, what there was, and why."""

from dataclasses import dataclass

from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import cited
from munidesk.features.council.domain import BallotValue, Outcome
from munidesk.features.council.votes.ties import CHAIR_STEPS
from munidesk.town.rules import Base, Majority, MajorityKind, TieStep


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures of a vote, ready to be put in words. `chair` and `post` come with their article.

    `steps` are those of a tie that a further vote can turn, the next one first; empty without such a tie.
    """

    rule: Majority
    needed: int
    base: int
    for_: int
    against: int
    missing: int
    started: bool
    tie: bool
    second: BallotValue | None
    steps: tuple[TieStep, ...]
    chair: str
    post: str
    post_vote: bool | None
    outcome: Outcome
    second_article: str = ""

    @property
    def casting(self) -> bool:
        return TieStep.CHAIR_CASTING_VOTE in self.steps


def explain(tally: Tally) -> str:
    """«Se necesitan 3 de los 5 integrantes, entre ellos la Alcaldesa: se alcanzaron.»"""
    if tally.missing and tally.started:
        return f"{missing_words(tally.missing)} {_need(tally)}."
    if not tally.started and tally.rule.base is Base.PRESENT and not tally.base:
        return _("Todavía no hay presentes que puedan votar.")
    if not tally.started:
        return _("Todavía no se votó. {need}.").format(need=_need(tally))
    if tally.outcome is Outcome.TIED or _rejected_by_tie(tally):
        return f"{_tie_words(tally)} {_next_step(tally)}"
    if tally.tie and tally.second is not None:
        return f"{_broken_tie(tally)} {_verdict(tally)}"
    return _verdict(tally)


def verdict(tally: Tally) -> str:
    """The same for where the count, and how its tie was broken, are told just before."""
    if tally.outcome is Outcome.TIED or _rejected_by_tie(tally):
        return _next_step(tally)
    if tally.outcome is Outcome.PASSED and tally.started and not tally.missing:
        return f"{_need(tally)}."  # what there was stands before it: an act of law does no sums
    return _verdict(tally) if tally.started and not tally.missing else explain(tally)


def _rejected_by_tie(tally: Tally) -> bool:
    return tally.outcome is Outcome.REJECTED and tally.second is None and tally.steps[:1] == (TieStep.REJECTED,)


def missing_words(missing: int) -> str:
    """«Faltan 2 votos.»"""
    return ngettext("Falta {n} voto.", "Faltan {n} votos.", missing).format(n=missing)


def _need(tally: Tally) -> str:
    if tally.rule.kind is MajorityKind.MORE_YES_THAN_NO:
        text = _("Se necesitan más votos a favor que en contra")
        if tally.rule.floor > 1:
            text = _("{need}, y al menos {n}").format(need=text, n=tally.rule.floor)
    else:
        text = ngettext("Se necesita {n} {base}", "Se necesitan {n} {base}", tally.needed).format(
            n=tally.needed, base=base_words(tally.rule.base, tally.base)
        )
    if tally.post:
        among = _("{need}, y que sea {post}") if tally.needed == 1 else _("{need}, entre ellos {post}")
        text = among.format(need=text, post=tally.post)
    return text


def base_words(base: Base, total: int) -> str:
    """«de los 5 integrantes», «de los 4 presentes»."""
    match base:
        case Base.LEGAL | Base.MEMBERS:
            words = ngettext("del {n} integrante", "de los {n} integrantes", total)
        case Base.IN_OFFICE:
            words = ngettext("del {n} integrante en ejercicio", "de los {n} integrantes en ejercicio", total)
        case Base.ABLE:
            words = ngettext("del {n} integrante hábil", "de los {n} integrantes hábiles", total)
        case Base.PRESENT:
            words = ngettext("del {n} presente", "de los {n} presentes", total)
        case Base.VOTES:
            words = ngettext("del {n} voto", "de los {n} votos", total)
    return words.format(n=total)


def _verdict(tally: Tally) -> str:
    need = _need(tally)
    if tally.outcome is Outcome.PASSED:
        if tally.rule.kind is MajorityKind.MORE_YES_THAN_NO:
            return _yes_and_no(tally, need)
        return ngettext("{need}: se alcanzó.", "{need}: se alcanzaron.", tally.needed).format(need=need)
    if tally.post_vote is None:
        return _("{need}: por el recuento no se sabe si votó a favor {post}. Tome la votación nominal.").format(
            need=need, post=tally.post
        )
    votes = _with_second(tally)
    if tally.post_vote is False and votes >= tally.needed:
        return _("{need}: falta el voto a favor {of_post}.").format(need=need, of_post=_of(tally.post))
    if not votes:
        return _("{need}: nadie votó a favor.").format(need=need)
    if tally.rule.kind is MajorityKind.MORE_YES_THAN_NO:
        return _yes_and_no(tally, need)
    given = ngettext("votó a favor {n}", "votaron a favor {n}", votes).format(n=votes)
    return _("{need}: {votes}.").format(need=need, votes=given)


def _yes_and_no(tally: Tally, need: str) -> str:
    return _("{need}: hay {for_} a favor y {against}.").format(
        need=need, for_=_with_second(tally), against=_against(tally)
    )


def _with_second(tally: Tally) -> int:
    return tally.for_ + (tally.second is BallotValue.FOR)


def _against(tally: Tally) -> str:
    number = tally.against + (tally.second is BallotValue.AGAINST)
    return _("{n} en contra").format(n=number) if number else _("ninguno en contra")


def _of(named: str) -> str:
    """«de la Alcaldesa», «del Alcalde»."""
    return f"del {named[3:]}" if named.startswith("el ") else f"de {named}"


def _cap(named: str) -> str:
    return named[:1].upper() + named[1:]


def _tie_words(tally: Tally) -> str:
    return _("Empate: {for_} a favor y {against} en contra.").format(for_=tally.for_, against=tally.against)


def _next_step(tally: Tally) -> str:
    match tally.steps[0]:
        case TieStep.CHAIR_SECOND_VOTE:
            text = _("Decide el doble voto {of_chair}").format(of_chair=_of(tally.chair))
        case TieStep.CHAIR_CASTING_VOTE:
            text = _("Decide el voto dirimente {of_chair}").format(of_chair=_of(tally.chair))
        case TieStep.SECOND_VOTE:
            text = _("Se vota por segunda vez")
            if tally.steps[1:2] and tally.steps[1] in CHAIR_STEPS:
                text = _("Se vota por segunda vez; si el empate sigue, decide {chair}").format(chair=tally.chair)
        case TieStep.NEW_SESSION:
            text = _("Se vuelve a tratar en una nueva sesión")
        case TieStep.SECOND_VOTE_OR_NEW_SESSION:
            text = _("Se vota de nuevo, ahora o en la próxima sesión")
            if tally.steps[1:2] == (TieStep.REJECTED,):
                text = _("{text}; si el empate sigue, se tiene por rechazada").format(text=text)
        case TieStep.REJECTED:
            text = _("Por el empate se tiene por rechazada")
    return f"{text}{cited(tally.second_article)}."


def _broken_tie(tally: Tally) -> str:
    sense = _("a favor") if tally.second is BallotValue.FOR else _("en contra")
    if tally.casting:
        text = _("{chair} dirime {sense}").format(chair=_cap(tally.chair), sense=sense)
    else:
        text = _("{chair} usa su doble voto {sense}").format(chair=_cap(tally.chair), sense=sense)
    return f"{_tie_words(tally)} {text}{cited(tally.second_article)}."
