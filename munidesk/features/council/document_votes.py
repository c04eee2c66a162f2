"""Motions, votes, resolutions, reasons and corrections of one item, as the acta prints them."""

from collections.abc import Iterator

from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital, join_and, number
from munidesk.documents import markdown
from munidesk.documents.model import (
    Align,
    Block,
    Boxed,
    Column,
    KeepTogether,
    Paragraph,
    Row,
    RowKind,
    Span,
    Spans,
    Style,
    Table,
    gap,
    plain,
    strong,
)
from munidesk.features.council import wording
from munidesk.features.council.domain import (
    AgendaItem,
    Ballot,
    BallotValue,
    Correction,
    CorrectionKind,
    Motion,
    Outcome,
    Resolution,
    Vote,
    VoteType,
)
from munidesk.features.council.session_view import SessionView
from munidesk.features.council.votes import Counts, Result
from munidesk.town.domain import Member
from munidesk.town.posts import member_name, member_phrase

_COLUMNS_UP_TO = 7


def ballot_word(value: BallotValue) -> str:
    match value:
        case BallotValue.FOR:
            return _("A favor")
        case BallotValue.AGAINST:
            return _("En contra")
        case BallotValue.ABSTAIN:
            return _("Abstención")
        case BallotValue.RECUSED:
            return _("Se excusa")
        case BallotValue.ABSENT:
            return _("Ausente")


def vote_type_word(kind: VoteType) -> str:
    match kind:
        case VoteType.NOMINAL:
            return _("nominal")
        case VoteType.SHOW_OF_HANDS:
            return _("simbólica")
        case VoteType.SECRET:
            return _("secreta")
        case VoteType.READING:
            return _("por lectura")
        case VoteType.BLOCK:
            return _("en bloque")


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


def item_votes(view: SessionView, item: AgendaItem) -> Iterator[Block]:
    """Each motion with its votes and its resolution; then resolutions without a motion."""
    printed: set[str] = set()
    for motion in view.motions_of(item.id):
        yield from _motion(view, motion)
        for resolution in view.resolutions_of(item.id):
            if resolution.motion_id == motion.id:
                printed.add(resolution.id)
                yield from resolution_blocks(view, resolution)
        yield from _reasons(view, motion)
    for resolution in view.resolutions_of(item.id):
        if resolution.id not in printed:
            yield from resolution_blocks(view, resolution)


def _motion(view: SessionView, motion: Motion) -> Iterator[Block]:
    votes = view.votes_of(motion.id)
    head = _motion_head(view, motion, votes[-1] if votes else None)
    if motion.withdrawn:
        yield Paragraph((*head, Span(_(" La moción fue retirada."))))
        return
    if not votes:
        yield KeepTogether((Paragraph(head), Paragraph((gap(_("falta registrar la votación de esta moción")),))))
        return
    for number_, vote in enumerate(votes):
        lead = head if number_ == 0 else plain(_("Se rectifica la votación anterior:"))
        shown = _vote(view, vote)
        if isinstance(shown[0], Paragraph):
            yield Paragraph((*lead, Span(" "), *shown[0].spans))
        else:
            yield KeepTogether((Paragraph(lead), *shown))


def _motion_head(view: SessionView, motion: Motion, vote: Vote | None) -> Spans:
    who = motion.proposer_text
    if motion.proposer_id:
        who = member_name(view.member(motion.proposer_id), view.profile, of=True, short=True)
    elif who:
        who = _("de {who}").format(who=who)
    text = motion.text.strip().rstrip(".")
    spans: list[Span] = [strong(_("Moción"))]
    if who:
        spans.append(Span(f" {who}"))
    spans.append(Span(f": {text[:1].lower() + text[1:]}." if text else "."))
    if vote is not None:
        spans.append(Span(_(" Votación {type}:").format(type=vote_type_word(vote.type))))
    return tuple(spans)


def _vote(view: SessionView, vote: Vote) -> tuple[Block, ...]:
    result = view.results[vote.id]
    notes = tuple(_result_rows(view, vote, result))
    ballots = [ballot for ballot in view.ballots_of(vote.id) if not ballot.second]
    if vote.type is not VoteType.NOMINAL or not ballots:
        return (Table((Column(""),), notes),)
    if result.unanimous and result.outcome is Outcome.PASSED and not result.overridden:
        return (Paragraph(_unanimous(view, ballots, result)),)
    cast = {ballot.member_id: ballot for ballot in ballots}
    members = _shown_members(view, vote, cast)
    cells = [(member.person.short_name, _word(cast.get(member.id))) for member in members]
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


def _shown_members(view: SessionView, vote: Vote, cast: dict[str, Ballot]) -> list[Member]:
    """One column per seat: whoever voted or sat there, else its titular as absent."""
    present = {member.seat.id: member for member in view.electorate(vote.id).present}
    shown = []
    for seat in view.seats:
        voted = next((m for m in view.members if m.id in cast and _seat_of(view, m.id) == seat.id), None)
        member = voted or present.get(seat.id) or _usual(view, seat.id)
        if member is not None and member not in shown:
            shown.append(member)
    extra = [m for m in view.members if m.id in cast and m not in shown]
    return [*extra, *shown] if extra else shown


def _seat_of(view: SessionView, member_id: str) -> str:
    substitution = next((one for one in view.substitutions if one.substitute_id == member_id), None)
    return substitution.seat_id if substitution is not None else view.member(member_id).seat.id


def _usual(view: SessionView, seat_id: str) -> Member | None:
    for one in view.substitutions:
        if one.seat_id == seat_id and not one.vote_id:
            return view.member(one.substitute_id)
    return view.titular_of(seat_id)


def _word(ballot: Ballot | None) -> Spans:
    if ballot is None:
        return plain(_("Ausente"))
    word = ballot_word(ballot.value)
    return (strong(word),) if ballot.value is BallotValue.AGAINST else plain(word)


def _result_rows(view: SessionView, vote: Vote, result: Result) -> Iterator[Row]:
    if result.outcome is Outcome.OPEN:
        yield Row(((gap(_("falta completar la votación")),),), RowKind.RESULT)
        return
    if result.tie:
        yield Row((_tie_spans(view, result),), RowKind.NOTE)
    head = {
        Outcome.PASSED: _("Aprobada:"),
        Outcome.REJECTED: _("Rechazada:"),
        Outcome.TIED: _("Empatada:"),
        Outcome.OPEN: "",
    }[result.outcome]
    text = f" {counts_words(result.counts)}."
    if result.tie and result.second is not None:
        yes = result.counts.for_ + (result.second is BallotValue.FOR)
        no = result.counts.against + (result.second is BallotValue.AGAINST)
        text = _(" {yes} votos a favor y {no} en contra, contado el doble voto.").format(yes=yes, no=no)
    explanation = wording.glued(result.explanation)
    if result.tie:
        # The row above has told the tie: here only what the majority asked for.
        explanation = (
            explanation[explanation.find(_("Se necesita")) :] if _("Se necesita") in explanation else explanation
        )
    article = f" ({wording.glued(result.article)})" if result.article and result.article not in explanation else ""
    full = f"{text} {explanation}".rstrip(".") + f"{article}."
    yield Row(((strong(head), Span(full)),), RowKind.RESULT)
    if result.overridden:
        reason = _("Resultado corregido por la Secretaría. Motivo: {reason}").format(reason=vote.override_reason)
        yield Row((plain(reason),), RowKind.NOTE)


def _tie_spans(view: SessionView, result: Result) -> Spans:
    text = f" {counts_words(result.counts)}."
    if result.second is None:
        return (strong(_("Empate:")), Span(text))
    sense = ballot_word(result.second).lower()
    who = capital(wording.chair_title(view).with_article())
    return (
        strong(_("Empate:")),
        Span(text + _(" {who} hace uso del doble voto: ").format(who=who)),
        strong(sense),
        Span("."),
    )


def resolution_blocks(view: SessionView, resolution: Resolution) -> Iterator[Block]:
    """Visto, considerando, resuelve, under the heavy line; the number comes when the session is lifted."""
    word = view.profile.words.resolution
    if resolution.number is not None:
        head: tuple[Span, ...] = (Span(f"{word} {resolution.number}/{resolution.year}"),)
    else:
        head = (Span(f"{word} "), Span(_("(número: se asigna al levantar la sesión)")))
    at = Span(f" · {wording.clock(resolution.at)}") if resolution.at is not None else Span("")
    blocks: list[Block] = [Paragraph((strong(head[0].text), *head[1:], at), Style.LEFT)]
    if resolution.seen:
        blocks.append(_led(_("VISTO:"), resolution.seen))
    if resolution.considering:
        blocks.append(_led(_("CONSIDERANDO:"), resolution.considering))
    body = markdown.blocks(resolution.resolves)
    lead = _resolves_words(view, formal=bool(resolution.seen or resolution.considering))
    single = len(body) == 1 and isinstance(body[0], Paragraph) and not (resolution.seen or resolution.considering)
    if single and isinstance(body[0], Paragraph):
        blocks.append(Paragraph((strong(lead), Span(" "), *_lowered(body[0].spans))))
    elif body:
        blocks.append(Paragraph((strong(lead),)))
        blocks.extend(body)
    else:
        blocks.append(Paragraph((strong(lead), Span(" "), gap(_("falta lo resuelto")))))
    if resolution.definitive:
        blocks.append(Paragraph(plain(_("Definitivamente aprobado."))))
    yield Boxed(tuple(blocks))


def _resolves_words(view: SessionView, *, formal: bool) -> str:
    words = view.profile.words.resolves
    return f"{words.rstrip(':')}:" if formal else _("SE RESUELVE:")


def _led(lead: str, text: str) -> Paragraph:
    return Paragraph((strong(lead), Span(" "), *_lowered(markdown.spans(text))))


def _lowered(spans: Spans) -> Spans:
    """After a colon the sentence goes on in lower case, unless it begins with a name or a figure."""
    if not spans or len(spans[0].text) < 2 or not spans[0].text[1].islower():
        return spans
    first = spans[0]
    return (Span(first.text[0].lower() + first.text[1:], first.mark), *spans[1:])


def _reasons(view: SessionView, motion: Motion) -> Iterator[Block]:
    """Reasons of votes, handed in in writing (Digesto 548.21 f), as quotations."""
    for vote in view.votes_of(motion.id):
        for ballot in view.ballots_of(vote.id):
            if not ballot.reason_asked and not ballot.reason_text:
                continue
            who = capital(member_phrase(view.member(ballot.member_id), view.profile, short=True).with_article())
            if ballot.reason_text:
                lead = _("{who} entrega por escrito el fundamento de su voto, que se transcribe:").format(who=who)
                text = ballot.reason_text.strip().strip("«»")
                yield KeepTogether((Paragraph(plain(lead)), Paragraph(plain(f"«{text}»"), Style.QUOTE)))
            else:
                asked = _("{who} solicita que conste el fundamento de su voto: ").format(who=who)
                yield Paragraph((Span(asked), gap(_("falta el texto del fundamento"))))


def corrections_blocks(view: SessionView, item: AgendaItem) -> Iterator[Block]:
    """«Lugar | Donde dice | Debe decir», by whom, and errata of earlier actas."""
    found = view.corrections_of(item.id)
    for label, group in _by_minutes(view, found).items():
        asked = [view.member(key) for key in dict.fromkeys(one.asked_by_id for one in group if one.asked_by_id)]
        count = len(group)
        errata = all(one.kind is CorrectionKind.ERRATUM for one in group)
        what = (
            ngettext("una fe de erratas", "{n} fes de erratas", count)
            if errata
            else ngettext("una corrección", "{n} correcciones", count)
        ).format(n=number(count))
        who = join_and([member_phrase(one, view.profile, short=True).with_article() for one in asked])
        if who:
            verb = _("solicita") if len(asked) == 1 else _("solicitan")
            lead = _("Puesta a consideración el acta {label}, {who} {verb} {what}:")
        else:
            verb, lead = "", _("Sobre el acta {label} se deja constancia de {what}:")
        text = lead.format(label=label, who=who, verb=verb, what=what)
        yield Paragraph(plain(text.replace("acta ", f"acta{wording.NBSP}")))
        yield Table(
            (Column(_("Lugar"), 1.5), Column(_("Donde dice"), 2), Column(_("Debe decir"), 2)),
            tuple(Row((plain(one.place or "–"), _says(one), _must(one))) for one in group),
        )


def _by_minutes(view: SessionView, found: tuple[Correction, ...]) -> dict[str, list[Correction]]:
    groups: dict[str, list[Correction]] = {}
    for one in found:
        corrected = view.corrected.get(one.corrected_session_id)
        label = one.minutes_label
        if not label and view.previous_minutes is not None and corrected == view.previous:
            label = str(view.previous_minutes.number or "")
        if not label and corrected is not None:
            label = f"{corrected.number}/{corrected.year}"
        groups.setdefault(label or _("anterior"), []).append(one)
    return groups


def _says(one: Correction) -> Spans:
    return plain(f"«{one.where_it_says or one.deletes}»")


def _must(one: Correction) -> Spans:
    if one.deletes and not one.must_say:
        return plain(_("se suprime"))
    return plain(f"«{one.must_say}»")
