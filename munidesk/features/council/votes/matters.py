"""What kind of business a motion is: proposed by its words, said by the secretary where the majority hangs on it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from munidesk.base.i18n import _
from munidesk.base.spanish import cited, fold, join_and
from munidesk.features.council.domain import Ballot, Outcome, Vote
from munidesk.features.council.votes.rules import Electorate, Result, result
from munidesk.town.rules import Matter, Rules


def likely_matter(rules: Rules, *texts: str) -> str:
    """The matter whose words begin words of the title or the motion («presupuest…», «sobre tablas»).

    Else the ordinary one. It is a proposal, never a decision.
    """
    text = " " + " ".join(fold(" ".join(texts)).split())
    found = (key for key, matter in rules.matters.items() if any(f" {stem}" in text for stem in matter.words))
    return next(found, "ordinary")


def settled(found: Result, vote: Vote, ballots: Sequence[Ballot], who: Electorate, rules: Rules, used: int) -> Result:
    """The result while nobody said the matter: open where the same ballots decide otherwise under another matter.

    Where every matter gives the same outcome there is nothing to ask.
    """
    begun = vote.for_count is not None or any(not one.second for one in ballots)
    if found.missing or found.overridden or not begun:
        return found
    by_outcome: dict[Outcome, list[Matter]] = {}
    for key, matter in rules.matters.items():
        other = result(vote, ballots, who, rules, key, used=used)
        by_outcome.setdefault(other.outcome, []).append(matter)
    if len(by_outcome) < 2:
        return found
    cases = " ".join(_cases(rules, by_outcome.items()))
    why = _("Falta decir qué asunto es. {cases}").format(cases=cases)
    return replace(
        found, outcome=Outcome.OPEN, computed=Outcome.OPEN, step=None, undecided=True, explanation=why, verdict=cases
    )


def _cases(rules: Rules, by_outcome: Iterable[tuple[Outcome, list[Matter]]]) -> Iterable[str]:
    """«Asunto común: aprobada (Ley 19.272, art. 15). Gasto: rechazada (Ley 19.272, art. 12).»"""
    for outcome, matters in by_outcome:
        names = join_and([one.label for one in matters[:3]])
        articles = {rules.majority_for(one.key).article for one in matters}
        article = articles.pop() if len(articles) == 1 else ""
        yield f"{names}: {outcome.word}{cited(article)}."


def matter_words(rules: Rules, key: str) -> str:
    """«Gasto: mayoría absoluta de integrantes, con el voto de la Alcaldía (Ley 19.272, art. 12, num. 3)»."""
    majority = rules.majority_for(key)
    matter = rules.matters.get(key)
    caution = f"; {majority.mark.caution}" if majority.mark.caution else ""
    return f"{matter.label if matter else key}: {majority.label}{cited(majority.article)}{caution}"
