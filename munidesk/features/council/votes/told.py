"""What is said of a vote in few words beside it: its outcome with both counts, and that it must be nominal."""

from collections.abc import Iterator

from munidesk.base.i18n import _
from munidesk.base.spanish import cited
from munidesk.features.council.domain import COUNTED, BallotValue, Outcome, Vote, VoteType
from munidesk.features.council.view import SessionView
from munidesk.features.council.votes.rules import Result


def told_short(result: Result) -> str:
    """«Aprobada, 4 a favor, 1 en contra»; a vote against, or the chair's that broke the tie, is never left out."""
    words = {
        Outcome.PASSED: _("Aprobada, {n} a favor"),
        Outcome.REJECTED: _("Rechazada, {n} a favor"),
        Outcome.TIED: _("Empatada, {n} a favor"),
        Outcome.VOID: _("Nula, {n} a favor"),
        Outcome.OPEN: _("falta decir qué asunto es") if result.undecided else _("votando"),
    }[result.outcome]
    parts = [words.format(n=result.counts.for_)]
    if result.outcome is not Outcome.OPEN and result.counts.against:
        parts.append(_("{n} en contra").format(n=result.counts.against))
    if result.second is not None:
        sense = _("a favor") if result.second is BallotValue.FOR else _("en contra")
        words_of_chair = _("voto dirimente {sense}") if result.casting else _("doble voto {sense}")
        parts.append(words_of_chair.format(sense=sense))
    return ", ".join(parts)


def figures(result: Result) -> str:
    """«4–1»; «2–2 y doble voto» where the chair broke the tie."""
    told = f"{result.counts.for_}–{result.counts.against}"
    if result.second is None:
        return told
    chair = _("{figures} y voto dirimente") if result.casting else _("{figures} y doble voto")
    return chair.format(figures=told)


def why_nominal(view: SessionView, vote: Vote) -> str:
    """Why this vote has to be taken by name, told as soon as another way is chosen; empty when it need not."""
    return " ".join(_reasons(view, vote))


def _reasons(view: SessionView, vote: Vote) -> Iterator[str]:
    result, country = view.results[vote.id], view.profile.minutes
    if country.nominal and vote.type is not VoteType.NOMINAL and not result.unanimous:
        article = cited(country.nominal_article)
        yield _("Aquí las votaciones son nominales{article}, salvo que voten todos igual.").format(article=article)
    post = result.rule.required_post
    if post and vote.type in COUNTED and vote.for_count is None:  # with totals the result itself says so
        text = _("Para esta mayoría hay que saber cómo votó {post}: elija «Nominal».")
        yield text.format(post=view.post_names.get(post) or _("la Presidencia"))
