"""Motions, votes, resolutions, reasons and corrections of one item, as the acta prints them."""

from collections.abc import Iterable, Iterator

from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital, join_and, number
from munidesk.documents import typeset
from munidesk.documents.model import (
    Block,
    Boxed,
    Column,
    KeepTogether,
    Paragraph,
    Row,
    Span,
    Spans,
    Style,
    Table,
    gap,
    plain,
    strong,
)
from munidesk.features.council.domain import (
    AgendaItem,
    Correction,
    CorrectionKind,
    Motion,
    MotionPart,
    Resolution,
    SessionState,
    Vote,
)
from munidesk.features.council.minutes import wording
from munidesk.features.council.minutes.document_later import annulment_lines
from munidesk.features.council.view import SessionView
from munidesk.features.council.votes.document_ballots import vote_blocks
from munidesk.town.posts import member_name, member_phrase


def item_votes(view: SessionView, item: AgendaItem) -> Iterator[Block]:
    """Each motion with its votes and its resolution; then resolutions without a motion."""
    printed = set(view.elections.resolution_ids)
    motions = view.motions_of(item.id)
    for motion in motions:
        if _comes_later(motion, motions):
            continue
        yield from _motion(view, motion)
        # That it is definitive is told with the vote that declares it, before what was resolved.
        for declares in (one for one in motions if one.about_id == motion.id):
            yield from _motion(view, declares)
        for resolution in view.resolutions_of(item.id):
            if resolution.motion_id == motion.id:
                printed.add(resolution.id)
                if not _came_to_nothing(view, resolution):
                    yield from resolution_blocks(view, resolution)
                    yield from annulment_lines(view, resolution.id)
        yield from _reasons(view, motion)
    for resolution in view.resolutions_of(item.id):
        if resolution.id not in printed:
            yield from resolution_blocks(view, resolution)
            yield from annulment_lines(view, resolution.id)


def _comes_later(motion: Motion, motions: Iterable[Motion]) -> bool:
    return bool(motion.about_id) and any(one.id == motion.about_id for one in motions)


def _came_to_nothing(view: SessionView, resolution: Resolution) -> bool:
    """The text prepared for a motion that was not approved: it resolves nothing and will never have a number."""
    over = view.session.state is SessionState.CLOSED
    return over and resolution.number is None and not view.passed(resolution)


def _motion(view: SessionView, motion: Motion) -> Iterator[Block]:
    votes = view.votes_of(motion.id)
    head = _motion_head(view, motion, votes[0] if votes else None)
    if motion.withdrawn:
        yield Paragraph((*head, Span(_(" La moción fue retirada."))))
        return
    if not votes:
        yield KeepTogether((Paragraph(head), Paragraph((gap(_("falta registrar la votación de esta moción")),))))
        return
    for place, vote in enumerate(votes):
        lead = head if place == 0 else _again(view, vote)
        shown = vote_blocks(view, vote, final=vote == votes[-1])
        if isinstance(shown[0], Paragraph):
            yield Paragraph((*lead, Span(" "), *_lowered(shown[0].spans)))
        else:
            yield KeepTogether((Paragraph(lead), *shown))
        yield from (Paragraph(plain(text)) for text in stood_in_words(view, vote))


def stood_in_words(view: SessionView, vote: Vote) -> Iterator[str]:
    """Who voted for whom in this vote alone, and why."""
    for one in view.substitutions:
        titular = view.titular_of(one.seat_id)
        if one.vote_id == vote.id and titular is not None and one.substitute_id in view.by_id:
            text = _("{name} vota en lugar {titular}.").format(
                name=view.member(one.substitute_id).person.short_name,
                titular=member_name(titular, view.profile, of=True, short=True),
            )
            yield f"{text} {_('Motivo: {reason}.').format(reason=one.reason.rstrip('.'))}" if one.reason else text


def _again(view: SessionView, vote: Vote) -> Spans:
    """«Segunda votación nominal:», or what is rectified and why."""
    kind = vote.type.word
    if view.is_second_vote(vote):
        return (strong(_("Segunda votación")), Span(f" {kind}:"))
    if not vote.rectify_reason:
        return plain(_("Se rectifica la votación anterior:"))
    reason = vote.rectify_reason.rstrip(".")
    return plain(
        _("Se rectifica la votación anterior. Motivo: {reason}. Votación {type}:").format(reason=reason, type=kind)
    )


def _motion_head(view: SessionView, motion: Motion, vote: Vote | None) -> Spans:
    who = motion.proposer_text
    if motion.proposer_id:
        who = member_name(view.member(motion.proposer_id), view.profile, of=True, short=True)
    elif who:
        who = _("de {who}").format(who=who)
    text = motion.text.strip().rstrip(".")
    spans: list[Span] = [strong(motion.called)]
    if who:
        spans.append(Span(proposed_by(motion, who)))
    spans.append(Span(f": {text[:1].lower() + text[1:]}." if text else "."))
    if vote is not None:
        spans.append(Span(_(" Votación {type}:").format(type=vote.type.word)))
    return tuple(spans)


def proposed_by(motion: Motion, who: str) -> str:
    """« del Concejal…» of a motion or an amendment; an article has no author, but somebody puts it to the vote."""
    own = motion.part in (MotionPart.GENERAL, MotionPart.ARTICLE)
    return _(", a propuesta {who}").format(who=who) if own else f" {who}"


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
    body = typeset.blocks(resolution.resolves)
    lead = _resolves_words(view, formal=bool(resolution.seen or resolution.considering))
    single = len(body) == 1 and isinstance(body[0], Paragraph) and not (resolution.seen or resolution.considering)
    if single and isinstance(body[0], Paragraph):
        blocks.append(Paragraph((strong(lead), Span(" "), *_lowered(body[0].spans))))
    elif body:
        blocks.append(Paragraph((strong(lead),)))
        blocks.extend(body)
    else:
        blocks.append(Paragraph((strong(lead), Span(" "), gap(_("falta lo resuelto")))))
    if view.definitive(resolution):
        blocks.append(Paragraph(plain(_("Definitivamente aprobado."))))
    yield Boxed(tuple(blocks))


def _resolves_words(view: SessionView, *, formal: bool) -> str:
    """With the country's verb: an Acuerdo «acuerda», a Resolución «resuelve»."""
    words = view.profile.words.resolves
    if formal:
        return f"{words.rstrip(':')}:"
    agreed = words.rstrip(":").endswith("ACUERDA") and not wording.approved_says(view, _("SE RESUELVE:"))
    return _("SE ACUERDA:") if agreed else _("SE RESUELVE:")


def _led(lead: str, text: str) -> Paragraph:
    return Paragraph((strong(lead), Span(" "), *_lowered(typeset.spans(text))))


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
            label = view.previous_minutes.called
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
