"""An election as the acta prints it: its rule, its candidates, the table of its rounds, the resolution."""

from collections.abc import Iterator

from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital
from munidesk.documents import typeset
from munidesk.documents.model import (
    Align,
    Block,
    Column,
    KeepTogether,
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
from munidesk.features.council.domain import AgendaItem
from munidesk.features.council.elections import wording
from munidesk.features.council.elections.domain import ElectionType
from munidesk.features.council.elections.rules import ElectionResult, RoundResult
from munidesk.features.council.elections.told import results_of
from munidesk.features.council.elections.words import (
    elected_word,
    required_words,
    round_title,
    round_words,
)
from munidesk.features.council.view import SessionView
from munidesk.features.council.votes.document import resolution_blocks


def election_blocks(view: SessionView, item: AgendaItem) -> Iterator[Block]:
    """Every election of the item, each with what it resolved and what the elected answered."""
    for result in results_of(view, item.id):
        yield from _election(view, result)


def _election(view: SessionView, result: ElectionResult) -> Iterator[Block]:
    yield Paragraph(plain(wording.opening(view, result)))
    if not result.standing:
        yield Paragraph((gap(_("faltan las candidaturas")),))
        return
    yield Paragraph(plain(wording.candidates(result)))
    if not wording.voted(result):
        yield Paragraph((gap(_("falta votar")),))
        return
    yield Paragraph(plain(wording.papers(view, result)))
    if told := wording.without_quorum(view, result):
        yield Paragraph(
            (
                Span(told),
                Span(f"{result.election.quorum_reason.strip().rstrip('.')}.")
                if result.election.quorum_reason
                else gap(_("falta el motivo")),
            )
        )
    yield from _counted(result)
    if result.election.type is ElectionType.NOMINAL:
        yield from _named(view, result)
    if result.election.note:
        yield from typeset.blocks(result.election.note)
    own = next((one for one in view.resolutions if one.id == result.election.resolution_id), None)
    if own is not None:
        yield from resolution_blocks(view, own)
    elif not result.last or not result.last.complete or result.complete:
        yield Paragraph((gap(_("falta proclamar el resultado de la elección")),))
    if result.election.acceptance:
        yield from typeset.blocks(result.election.acceptance)


def _counted(result: ElectionResult) -> Iterator[Block]:
    rounds = wording.voted(result)
    if len(result.candidates) == 1 and len(rounds) == 1:
        text = f"{wording.single(rounds[0])} {capital(required_words(rounds[0]))}."
        yield Paragraph(plain(text))
        return
    yield KeepTogether((_table(result, rounds),))


def _table(result: ElectionResult, rounds: tuple[RoundResult, ...]) -> Table:
    """A row per candidate, blanks, annulled and all the papers; below, a line per round with its figures."""
    columns = (
        Column(_("Candidatura"), 2.6),
        *(Column(round_title(one), 1.1, Align.RIGHT) for one in rounds),
        Column("", 1.7),
    )
    standing = {number for one in rounds for number in one.entrants}
    rows = [_candidate_row(result, rounds, one.number) for one in result.candidates if one.number in standing]
    rows.append(_count_row(_("En blanco"), [one.tally.blank for one in rounds]))
    if result.election.type is ElectionType.SECRET:
        rows.append(_count_row(_("Anuladas"), [one.tally.null for one in rounds]))
    rows.append(_papers_row(result, rounds))
    rows.extend(_round_row(result, place) for place in range(len(result.rounds)))
    return Table(columns, tuple(rows), _("Resultado del escrutinio"), dense=True)


def _candidate_row(result: ElectionResult, rounds: tuple[RoundResult, ...], number: int) -> Row:
    elected = number in result.elected
    votes = [str(one.tally.votes[number]) if number in one.entrants else "–" for one in rounds]
    found = result.candidate(number)
    note = ""
    if elected and found is not None:
        note = elected_word((found.gender,))
    elif len(rounds) > 1 and number not in rounds[-1].entrants:
        note = _("no pasó a la {round}").format(round=round_title(rounds[-1]).lower())
    mark = strong if elected else Span
    return Row((_one(mark(result.name(number))), *(_one(mark(text)) for text in votes), _one(mark(note))))


def _one(span: Span) -> Spans:
    return (span,)


def _count_row(words: str, counts: list[int]) -> Row:
    return Row((plain(words), *(plain(str(n)) for n in counts), plain("")))


def _papers_row(result: ElectionResult, rounds: tuple[RoundResult, ...]) -> Row:
    handed = {one.tally.handed for one in rounds}
    secret = result.election.type is ElectionType.SECRET
    told = ""
    if secret and len(handed) == 1:
        n = handed.pop()
        told = ngettext("{n} entregada", "{n} entregadas", n).format(n=n)
    elif secret:
        told = _("{counts} entregadas").format(counts=" · ".join(str(one.tally.handed) for one in rounds))
    words = _("Papeletas") if secret else _("Votos")
    return Row(
        (_one(strong(words)), *(_one(strong(str(one.tally.read))) for one in rounds), plain(told)), RowKind.TOTAL
    )


def _round_row(result: ElectionResult, place: int) -> Row:
    one = result.rounds[place]
    lead, text = strong(f"{round_title(one)}:"), f" {round_words(result, place)}."
    return Row(((lead, Span(text)),), RowKind.RESULT)


def _named(view: SessionView, result: ElectionResult) -> Iterator[Block]:
    for one in wording.voted(result):
        text = "; ".join(wording.who_voted_whom(view, result, one))
        if text:
            yield Paragraph((strong(f"{round_title(one)}:"), Span(f" {text}.")))
