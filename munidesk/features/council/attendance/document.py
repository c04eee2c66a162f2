"""The table of attendance of the acta, and the list to sign."""

from collections.abc import Iterator
from datetime import datetime

from munidesk.base.dates import show_date, show_time
from munidesk.base.i18n import _, on_paper
from munidesk.documents.filling import filled
from munidesk.documents.model import (
    Align,
    Block,
    Column,
    Document,
    Footer,
    Heading,
    Kind,
    Paragraph,
    Row,
    RowKind,
    Spans,
    Style,
    Table,
    gap,
    plain,
    strong,
)
from munidesk.features.council.domain import Presence, PresenceKind, Substitution
from munidesk.features.council.minutes import wording
from munidesk.features.council.view import SessionView
from munidesk.town.domain import Member
from munidesk.town.letterhead import letterhead
from munidesk.town.posts import member_title

_BLANKS = 6  # lines for whoever comes besides the members, at least


def attendance_blocks(view: SessionView) -> Iterator[Block]:
    """Titulares, then suplentes in the seat's number; hour, item and motive of each."""
    rows = [_group(_("Titulares"))]
    rows.extend(_row(view, member) for member in view.titulars if _is_told(view, member))
    present = [m for m in view.substitutes if _is_seated(view, m)]
    bound = [m for m in view.substitutes if m not in present and _bound(view, m)]
    others = [m for m in view.substitutes if m not in (*present, *bound) and m.id in view.states]
    for members, one, many in (
        (present, _("Suplente en ejercicio"), _("Suplentes en ejercicio")),
        (bound, _("Suplente por un asunto"), _("Suplentes por un asunto")),
        (others, _("Suplente presente, sin voto"), _("Suplentes presentes, sin voto")),
    ):
        if members:
            rows.append(_group(one if len(members) == 1 else many))
            rows.extend(_row(view, member) for member in members)
    yield Table(
        (
            Column(_("N.º"), 0.38, Align.RIGHT),
            Column(_("Integrante"), 2.35),
            Column(_("Calidad"), 1.3),
            Column(_("Asistencia"), 1.3),
            Column(_("Hora, asunto y motivo"), 1.95),
        ),
        tuple(rows),
        caption=_("Asistencia"),
    )


def _is_told(view: SessionView, member: Member) -> bool:
    """Every seat of the body; who has none of its own (a mayor outside it) only when marked or in the chair."""
    presides = view.chair is not None and member.id == view.chair.id
    return not member.seat.is_bench and (member.seat.counts or presides or member.id in view.states)


def _group(text: str) -> Row:
    return Row((plain(text),), RowKind.GROUP)


def _is_seated(view: SessionView, member: Member) -> bool:
    return any(one.substitute_id == member.id and not one.vote_id for one in view.substitutions)


def _bound(view: SessionView, member: Member) -> dict[str, Substitution]:
    """What the member sat for alone: the substitution by the id of its item."""
    item_of = {motion.id: motion.item_id for motion in view.motions}
    votes = {vote.id: item_of[vote.motion_id] for vote in view.votes}
    own = (one for one in view.substitutions if one.substitute_id == member.id and one.vote_id)
    return {one.item_id or votes.get(one.vote_id, ""): one for one in own}


def _row(view: SessionView, member: Member) -> Row:
    number = "" if member.seat.is_bench or not member.seat.counts else str(member.seat.number)
    party = f" ({member.membership.party})" if member.membership.party else ""
    name: Spans = (strong(member.person.listed_name), *plain(party))
    return Row(
        (plain(number), name, plain(_quality(view, member)), _presence(view, member), plain(_detail(view, member)))
    )


def _quality(view: SessionView, member: Member) -> str:
    substitution = next((one for one in view.substitutions if one.substitute_id == member.id), None)
    if substitution is not None:
        titular = view.titular_of(substitution.seat_id)
        if titular is not None:
            return _("por {name}").format(name=titular.person.short_name)
    return wording.seat_title(view, member)


def _presence(view: SessionView, member: Member) -> Spans:
    opening = view.opening_states.get(member.id)
    state = view.states.get(member.id)
    if opening is None and state is None:
        return (gap(_("falta indicar")),)
    if any(e.member_id == member.id and e.kind in (PresenceKind.ARRIVES, PresenceKind.PRESENT) for e in view.events):
        return plain(view.profile.attendance_words[PresenceKind.PRESENT])
    words = view.profile.attendance_words
    return plain(words.get(opening.kind, words[PresenceKind.PRESENT]) if opening is not None else words["present"])


def _detail(view: SessionView, member: Member) -> str:
    """«de 19:05 a 20:48», «desde 19:20, asunto 2, después de la votación», «enfermedad; nota del 16/11/2026»."""
    bound = _bound(view, member) if not member.is_titular and not _is_seated(view, member) else {}
    if bound:
        return "; ".join(_sat_for(view, item_id, one) for item_id, one in bound.items())
    opening = view.opening_states.get(member.id)
    moves = [event for event in view.moves() if event.member_id == member.id]
    if opening is not None and opening.kind is not PresenceKind.PRESENT and not moves:
        return _motive(view, opening)
    parts = [_where(view, move) for move in moves]
    first = opening is not None and opening.kind is PresenceKind.PRESENT
    if first:
        ends = moves[0].at if moves else view.session.closed_at
        parts.insert(0, _span(view.session.opened_at, ends))
        if moves and ends is not None:
            parts[1] = _("se retira en el {item}").format(item=_item_words(view, moves[0]))
    motive = _motive(view, opening) if opening is not None else ""
    return "; ".join(part for part in (*parts, motive) if part)


def _sat_for(view: SessionView, item_id: str, one: Substitution) -> str:
    """«solo en el asunto 4: inhibición»."""
    known = {item.id: item.position for item in view.items}
    where = _("solo en el asunto {n}").format(n=known[item_id]) if item_id in known else _("solo en una votación")
    return f"{where}: {one.reason}" if one.reason else where


def _motive(view: SessionView, event: Presence) -> str:
    """«enfermedad; nota del 16/11/2026; justificada el 18/11/2026», or «constancia adjunta»."""
    paper = _("constancia adjunta") if not event.evidence and view.attachments_of(event.id) else ""
    day = event.justified_on
    told = _("justificada el {day}").format(day=show_date(day)) if day is not None else ""
    return "; ".join(part for part in (event.reason, event.evidence or paper, told) if part)


def _span(start: datetime | None, end: datetime | None) -> str:
    if start is None:
        return ""
    if end is None:
        return _("desde {start}").format(start=show_time(start))
    return _("de {start} a {end}").format(start=show_time(start), end=show_time(end))


def _where(view: SessionView, event: Presence) -> str:
    at = show_time(event.at) if event.at is not None else "–"
    words = {
        PresenceKind.ARRIVES: _("desde {at}, {item}"),
        PresenceKind.LEAVES: _("se retira {at}, {item}"),
        PresenceKind.RETURNS: _("regresa {at}, {item}"),
    }[event.kind]
    return words.format(at=at, item=_item_words(view, event)).rstrip(", ")


def _item_words(view: SessionView, event: Presence) -> str:
    if not event.item_id:
        return ""
    item = view.item(event.item_id)
    text = _("asunto {n}").format(n=item.position)
    if any(view.votes_of(motion.id) for motion in view.motions_of(item.id)):
        return f"{text}, {_('después de la votación') if event.after_vote else _('antes de la votación')}"
    return text


@on_paper
def build_attendance(view: SessionView) -> Document:
    """The list to sign: members with room for hour and signature, and blank lines for whoever comes."""
    rows = [
        Row((plain(str(m.seat.number)), (strong(m.person.full_name),), plain(member_title(m, view.profile)), (), ()))
        for m in view.titulars
        if not m.seat.is_bench
    ]
    rows.extend(
        Row((plain(""), plain(m.person.full_name), plain(member_title(m, view.profile)), (), ()))
        for m in view.substitutes
    )
    columns = (
        Column(_("N.º"), 0.4, Align.RIGHT),
        Column(_("Integrante"), 2.2),
        Column(_("Calidad"), 1.5),
        Column(_("Hora"), 0.8),
        Column(_("Firma"), 1.8),
    )
    return filled(lambda blanks: _sheet(view, columns, tuple(rows), blanks), _BLANKS)


def _sheet(view: SessionView, columns: tuple[Column, ...], rows: tuple[Row, ...], blanks: int) -> Document:
    title = _("Planilla de asistencia")
    when = wording.full_day(view.session.date, view.municipality.country)
    lines = (Row(((), (), (), (), ())),) * blanks
    return Document(
        title=f"{title} · {view.label}",
        blocks=(
            Heading(title, 0),
            Paragraph(plain(f"{view.label} · {when}"), Style.SUBTITLE),
            Table(columns, rows, boxes=True, row_height_mm=9),
            Table(columns, lines, caption=_("Funcionarios, vecinas y vecinos"), boxes=True, row_height_mm=9),
        ),
        kind=Kind.OFFICIAL,
        letterhead=letterhead(view.municipality, view.shield, body=view.body.name),
        running_left=view.municipality.name,
        running_right=f"{title} · {show_date(view.session.date)}",
        footer=Footer(strong=f"{title} · {view.label}"),
        page=view.profile.page_size(view.municipality.page_size),
        language=view.profile.language,
    )
