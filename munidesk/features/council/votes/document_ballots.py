"""One vote as the acta prints it: who voted what, the count, how a tie was broken, and why that is the result."""

from collections.abc import Iterator

from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital, cited, join_and, number
from munidesk.documents.model import (
    Align,
    Block,
    Column,
    Paragraph,
    Row,
    RowKind,
    Span,
    Spans,
    Table,
    gap,
    plain,
    strong,
)
from munidesk.features.council.domain import Ballot, BallotValue, Outcome, Vote, VoteType
from munidesk.features.council.minutes import wording
from munidesk.features.council.minutes.signing import chair_title
from munidesk.features.council.view import SessionView
from munidesk.features.council.votes.rules import Counts, Result
from munidesk.town.domain import Member

_COLUMNS_UP_TO = 7


def counts_words(counts: Counts) -> str:
    """«3 a favor, 1 en contra, ninguna abstención, 1 ausente»."""
    parts = [
        _("{n} a favor").format(n=counts.for_) if counts.for_ else _("ningún voto a favor"),
        _("{n} en contra").format(n=counts.against) if counts.against else _("ningún voto en contra"),
        ngettext("{n} abstención", "{n} abstenciones", counts.abstain).format(n=counts.abstain)
        if counts.abstain
        else _("ninguna abstención"),
    ]
    if counts.recused:
        parts.append(ngettext("{n} se excusa", "{n} se excusan", counts.recused).format(n=counts.recused))
    if counts.absent:
        parts.append(ngettext("{n} ausente", "{n} ausentes", counts.absent).format(n=counts.absent))
    return ", ".join(parts)


def vote_blocks(view: SessionView, vote: Vote, *, final: bool) -> tuple[Block, ...]:
    """A table, or one paragraph when nobody voted against. `final`: no later vote takes its place."""
    result = view.results[vote.id]
    notes = tuple(_result_rows(view, vote, result, final=final))
    ballots = [ballot for ballot in view.ballots_of(vote.id) if not ballot.second]
    if vote.type is not VoteType.NOMINAL or not ballots:
        return (Table((Column(""),), notes),)
    told_whole = result.overridden or view.lacks_quorum(vote)
    if result.unanimous and result.outcome is Outcome.PASSED and not told_whole:
        return (Paragraph(_unanimous(view, ballots, result)),)
    cast = {ballot.member_id: ballot for ballot in ballots}
    cells = [
        (member.person.short_name, _word(view, vote, member, cast.get(member.id), final=final))
        for member in shown_members(view, vote)
    ]
    if len(cells) <= _COLUMNS_UP_TO:
        columns = tuple(Column(name, 1, Align.CENTRE) for name, _value in cells)
        row = Row(tuple(value for _name, value in cells))
        return (Table(columns, (row, *notes)),)
    half = -(-len(cells) // 2)
    rows: list[Row] = []
    for index in range(half):
        name, value = cells[index]
        other = cells[index + half] if index + half < len(cells) else ("", ())
        rows.append(Row((plain(name), value, plain(other[0]), other[1])))
    columns = (
        Column(_("Integrante"), 1.6),
        Column(_("Voto")),
        Column(_("Integrante"), 1.6),
        Column(_("Voto")),
    )
    return (Table(columns, (*rows, *notes)),)


def _unanimous(view: SessionView, ballots: list[Ballot], result: Result) -> Spans:
    """Nobody against: the names in one sentence say the same as a table."""
    names = join_and([view.member(one.member_id).person.short_name for one in ballots if one.value is BallotValue.FOR])
    count = capital(number(result.counts.for_))
    lead = _("por unanimidad de presentes: {n} a favor ({names}).").format(n=count.lower(), names=names)
    article = (
        f" ({wording.glued(result.article)})" if result.article and result.article not in result.explanation else ""
    )
    explanation = wording.glued(result.explanation).rstrip(".")
    return (strong(_("Aprobada")), Span(f" {lead} {explanation}{article}."))


def shown_members(view: SessionView, vote: Vote) -> list[Member]:
    """One per seat: whoever voted or sat there, else who usually does (its titular, or the suplente of the day)."""
    cast = [one.member_id for one in view.ballots_of(vote.id) if not one.second and one.member_id in view.by_id]
    voted = {view.seat_of(key, vote.id): view.member(key) for key in cast}
    present = {view.seat_of(member.id, vote.id): member for member in view.electorate(vote.id).present}
    shown: list[Member] = []
    for seat in view.seats:
        member = voted.get(seat.id) or present.get(seat.id) or _usual(view, seat.id)
        if member is not None and member not in shown:
            shown.append(member)
    return [*(view.member(key) for key in cast if view.member(key) not in shown), *shown]


def _usual(view: SessionView, seat_id: str) -> Member | None:
    for one in view.substitutions:
        if one.seat_id == seat_id and not one.vote_id:
            return view.member(one.substitute_id)
    return view.titular_of(seat_id)


def unvoted_word(view: SessionView, vote: Vote, member: Member) -> str:
    """Why there is no ballot of a member; empty when one is missing: he was there and could vote."""
    who = view.electorate(vote.id)
    if member.id in who.voter_ids:
        return ""
    if member in who.present:
        return _("Preside, no vota")
    if member in who.left:
        return _("Abstención, se retiró")
    return capital(BallotValue.ABSENT.word)


def _word(view: SessionView, vote: Vote, member: Member, ballot: Ballot | None, *, final: bool) -> Spans:
    if ballot is not None:
        word = capital(ballot.value.word)
        return (strong(word),) if ballot.value is BallotValue.AGAINST else plain(word)
    if word := unvoted_word(view, vote, member):
        return plain(word)
    return (gap(_("falta su voto")),) if final else plain(_("No consta"))


def _result_rows(view: SessionView, vote: Vote, result: Result, *, final: bool) -> Iterator[Row]:
    if result.outcome is Outcome.OPEN:
        # What was voted again is told as it was left: nobody can complete it any more.
        open_ = (gap(_("falta completar la votación")),) if final else plain(_("La votación quedó sin completar."))
        yield Row((open_,), RowKind.RESULT)
        return
    if result.second is not None:
        yield Row((tie_spans(view, result),), RowKind.NOTE)
    head = {Outcome.PASSED: _("Aprobada:"), Outcome.REJECTED: _("Rechazada:"), Outcome.TIED: _("Empatada:")}
    verdict = wording.glued(result.verdict).rstrip(".")
    # The article of the majority says nothing where the tie decides.
    cited = result.article if result.step is None and result.article not in result.verdict else ""
    article = f" ({wording.glued(cited)})" if cited else ""
    text = f" {_count_told(result)} {verdict}{article}."
    yield Row(((strong(head[result.outcome]), Span(text)),), RowKind.RESULT)
    for note in notes_of(view, vote, final=final):
        yield Row((note,), RowKind.NOTE)


def notes_of(view: SessionView, vote: Vote, *, final: bool) -> Iterator[Spans]:
    """What does not follow from rule and ballots, with its reason: a result by hand, a vote without quorum."""
    if view.results[vote.id].overridden:
        yield plain(_("Resultado corregido por la Secretaría. Motivo: {reason}.").format(
            reason=vote.override_reason.strip().rstrip(".")
        ))  # fmt: skip
    if lacking := view.lacks_quorum(vote):
        article = view.rules.quorum.article
        told = _("Se votó sin quórum para decidir: {lacking}{article}.").format(
            lacking=lacking, article=wording.glued(cited(article))
        )
        reason = Span(f"{vote.quorum_reason.rstrip('.')}.") if vote.quorum_reason else gap(_("falta el motivo"))
        yield (Span(f"{told} {_('Motivo:')} "), reason) if final or vote.quorum_reason else plain(told)


def _count_told(result: Result) -> str:
    """The count; once a tie is broken, the count with the chair's further ballot (the tie was told before)."""
    if result.second is None:
        return f"{counts_words(result.counts)}."
    yes = result.counts.for_ + (result.second is BallotValue.FOR)
    no = result.counts.against + (result.second is BallotValue.AGAINST)
    told = ngettext("{n} voto a favor y {no} en contra", "{n} votos a favor y {no} en contra", yes).format(n=yes, no=no)
    return f"{told}, {_('contado el voto dirimente') if result.casting else _('contado el doble voto')}."


def tie_spans(view: SessionView, result: Result) -> Spans:
    """«Empate: 2 a favor, 2 en contra…. La Alcaldesa hace uso del doble voto: a favor.»"""
    who = capital(chair_title(view).with_article())
    used = _("{who} dirime con su voto: ") if result.casting else _("{who} hace uso del doble voto: ")
    sense = result.second.word if result.second is not None else ""
    lead = f" {counts_words(result.counts)}. {used.format(who=who)}"
    article = wording.glued(cited(view.rules.chair.second_vote_article))
    return (strong(_("Empate:")), Span(lead), strong(sense), Span(f"{article}."))
