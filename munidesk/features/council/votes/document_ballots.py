"""One vote as the acta prints it: who voted what, the count, how a tie was broken, and why that is the result."""

from collections.abc import Iterator

from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital, cited, join_and
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


def counts_words(counts: Counts, *, abstention: bool = True) -> str:
    """«3 a favor, 1 en contra, ninguna abstención, 1 se retiró, 1 ausente»: each member once.

    Where the norm has no `abstention`, that there was none says nothing.
    """
    parts = [
        _("{n} a favor").format(n=counts.for_) if counts.for_ else _("ningún voto a favor"),
        _("{n} en contra").format(n=counts.against) if counts.against else _("ningún voto en contra"),
        ngettext("{n} abstención", "{n} abstenciones", counts.abstain).format(n=counts.abstain)
        if counts.abstain
        else _("ninguna abstención")
        if abstention
        else "",
    ]
    if counts.blank:
        parts.append(_("{n} en blanco").format(n=counts.blank))
    if counts.null:
        parts.append(ngettext("{n} nulo", "{n} nulos", counts.null).format(n=counts.null))
    if counts.unvoted:
        parts.append(ngettext("{n} no votó", "{n} no votaron", counts.unvoted).format(n=counts.unvoted))
    if counts.recused:
        parts.append(ngettext("{n} se excusa", "{n} se excusan", counts.recused).format(n=counts.recused))
    if out := counts.went_out:
        parts.append(ngettext("{n} se retiró", "{n} se retiraron", out).format(n=out))
    if away := counts.absent - counts.went_out:
        parts.append(ngettext("{n} ausente", "{n} ausentes", away).format(n=away))
    return ", ".join(part for part in parts if part)


def vote_blocks(view: SessionView, vote: Vote, *, final: bool) -> tuple[Block, ...]:
    """A table, or one paragraph when nobody voted against. `final`: no later vote takes its place."""
    result = view.results[vote.id]
    notes = tuple(_result_rows(view, vote, result, final=final))
    ballots = [ballot for ballot in view.ballots_of(vote.id) if not ballot.second]
    if vote.type is not VoteType.NOMINAL or not ballots:
        return (Table((Column(""),), notes),)
    told_whole = result.overridden or view.lacks_quorum(vote)
    stood_in = any(one.vote_id == vote.id for one in view.substitutions)
    if result.unanimous and result.outcome is Outcome.PASSED and not told_whole and not stood_in:
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
    """Nobody against: «por unanimidad (28 en 28)» says the same as a table, since the attendance says who was there.

    A small council whose norm asks for nominal votes goes on hearing its names.
    """
    count = result.counts.for_
    lead = _("por unanimidad ({n} en {n})").format(n=count)
    if view.profile.minutes.nominal and count <= _COLUMNS_UP_TO:
        names = join_and([view.member(one.member_id).person.short_name for one in ballots])
        lead = f"{lead}: {names}"
    verdict = wording.glued(result.verdict).rstrip(".")
    return (strong(_("Aprobada")), Span(f" {lead}. {verdict}{_cited(result)}."))


def _cited(result: Result) -> str:
    """The article of the majority, unless the sentence says it, or the tie decides."""
    told = result.step is not None or result.outcome is Outcome.VOID or result.article in result.verdict
    return "" if told else wording.glued(cited(result.article))


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
    chairs = who.chair is not None and member.id == who.chair.id
    if member in who.present or (chairs and not member.seat.counts):
        broke = view.results[vote.id].second is not None
        return _("Preside, dirime") if broke else _("Preside, no vota")
    if not member.seat.counts:  # who attends without being a member: a síndico of Costa Rica
        return _("Sin voto")
    if member in who.left:
        return _("Abstención, se retiró")
    if member in who.gone:
        return _("Se retiró")
    return capital(BallotValue.ABSENT.word)


def ballot_word(value: BallotValue) -> str:
    """«A favor»; who sits in the session and was out of the room for the vote «Se retiró»: nobody present is absent."""
    return _("Se retiró") if value is BallotValue.ABSENT else capital(value.word)


def _word(view: SessionView, vote: Vote, member: Member, ballot: Ballot | None, *, final: bool) -> Spans:
    if ballot is not None:
        word = ballot_word(ballot.value)
        return (strong(word),) if ballot.value is BallotValue.AGAINST else plain(word)
    if word := unvoted_word(view, vote, member):
        return plain(word)
    return (gap(_("falta su voto")),) if final else plain(_("No consta"))


def _result_rows(view: SessionView, vote: Vote, result: Result, *, final: bool) -> Iterator[Row]:
    if result.outcome is Outcome.OPEN:
        # What was voted again is told as it was left: nobody can complete it any more.
        what = _("falta decir qué asunto es") if result.undecided else _("falta completar la votación")
        open_ = (gap(what),) if final else plain(_("La votación quedó sin completar."))
        yield Row((open_,), RowKind.RESULT)
        return
    if result.second is not None:
        yield Row((tie_spans(view, result),), RowKind.NOTE)
    head = {
        Outcome.PASSED: _("Aprobada:"), Outcome.REJECTED: _("Rechazada:"), Outcome.TIED: _("Empatada:"),
        Outcome.VOID: _("Nula por falta de quórum:"),
    }  # fmt: skip
    verdict = wording.glued(result.verdict).rstrip(".")
    text = f" {_count_told(view, result)} {verdict}{_cited(result)}."
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
        void = view.results[vote.id].outcome is Outcome.VOID  # then the result says by how much
        article = wording.glued(cited(view.rules.quorum.article))
        told = "" if void else _("Se votó sin quórum para decidir: {lacking}{article}. ").format(
            lacking=lacking, article=article
        )  # fmt: skip
        lead, missing = (_("Constancia:"), _("falta la constancia")) if void else (_("Motivo:"), _("falta el motivo"))
        reason = Span(f"{vote.quorum_reason.rstrip('.')}.") if vote.quorum_reason else gap(missing)
        if final or vote.quorum_reason:
            yield (Span(f"{told}{lead} "), reason)
        elif told:
            yield plain(told.rstrip())


def _count_told(view: SessionView, result: Result) -> str:
    """The count; once a tie is broken, the count with the chair's further ballot (the tie was told before)."""
    if result.second is None:
        return f"{counts_words(result.counts, abstention=view.rules.abstention)}."
    yes = result.counts.for_ + (result.second is BallotValue.FOR)
    no = result.counts.against + (result.second is BallotValue.AGAINST)
    told = ngettext("{n} voto a favor y {no} en contra", "{n} votos a favor y {no} en contra", yes).format(n=yes, no=no)
    return f"{told}, {_('contado el voto dirimente') if result.casting else _('contado el doble voto')}."


def tie_spans(view: SessionView, result: Result) -> Spans:
    """«Empate: 2 a favor, 2 en contra…. La Alcaldesa hace uso del doble voto: a favor.»"""
    who = capital(chair_title(view).with_article())
    used = _("{who} dirime con su voto: ") if result.casting else _("{who} hace uso del doble voto: ")
    sense = result.second.word if result.second is not None else ""
    lead = f" {counts_words(result.counts, abstention=view.rules.abstention)}. {used.format(who=who)}"
    article = wording.glued(cited(view.rules.tie_article))
    return (strong(_("Empate:")), Span(lead), strong(sense), Span(f"{article}."))
