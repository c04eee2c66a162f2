"""The table of attendance of the acta, and the list to sign."""

from collections.abc import Iterator
from datetime import datetime

from munidesk.base.dates import show_date, show_time
from munidesk.base.i18n import _, on_paper
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
from munidesk.features.council.domain import Presence, PresenceKind
from munidesk.features.council.minutes import wording
from munidesk.features.council.view import SessionView
from munidesk.town.domain import Member
from munidesk.town.letterhead import letterhead
from munidesk.town.posts import member_title


def attendance_blocks(view: SessionView) -> Iterator[Block]:
    """Titulares, then suplentes in the seat's number; hour, item and motive of each."""
    rows = [_group(_("Titulares"))]
    rows.extend(_row(view, member) for member in view.titulars if _is_told(view, member))
    present = [m for m in view.substitutes if _is_seated(view, m)]
    others = [m for m in view.substitutes if not _is_seated(view, m) and m.id in view.states]
    for members, one, many in (
        (present, _("Suplente en ejercicio"), _("Suplentes en ejercicio")),
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
    return any(one.substitute_id == member.id for one in view.substitutions)


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
    opening = view.opening_states.get(member.id)
    moves = [event for event in view.moves() if event.member_id == member.id]
    if opening is not None and opening.kind is not PresenceKind.PRESENT and not moves:
        return "; ".join(part for part in (opening.reason, opening.evidence) if part)
    parts = [_where(view, move) for move in moves]
    first = opening is not None and opening.kind is PresenceKind.PRESENT
    if first:
        ends = moves[0].at if moves else view.session.closed_at
        parts.insert(0, _span(view.session.opened_at, ends))
        if moves and ends is not None:
            parts[1] = _("se retira en el {item}").format(item=_item_words(view, moves[0]))
    motive = "; ".join(part for part in (opening.reason, opening.evidence) if part) if opening is not None else ""
    return "; ".join(part for part in (*parts, motive) if part)


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
    blanks = [Row(((), (), (), (), ()))] * 6
    columns = (
        Column(_("N.º"), 0.4, Align.RIGHT),
        Column(_("Integrante"), 2.2),
        Column(_("Calidad"), 1.5),
        Column(_("Hora"), 0.8),
        Column(_("Firma"), 1.8),
    )
    title = _("Planilla de asistencia")
    when = wording.full_day(view.session.date, view.municipality.country)
    return Document(
        title=f"{title} · {view.label}",
        blocks=(
            Heading(title, 0),
            Paragraph(plain(f"{view.label} · {when}"), Style.SUBTITLE),
            Table(columns, tuple(rows), boxes=True, row_height_mm=9),
            Table(columns, tuple(blanks), caption=_("Funcionarios, vecinas y vecinos"), boxes=True, row_height_mm=9),
        ),
        kind=Kind.OFFICIAL,
        letterhead=letterhead(view.municipality, view.shield, body=view.body.name),
        running_left=view.municipality.name,
        running_right=f"{title} · {show_date(view.session.date, 'dd/MM/y')}",
        footer=Footer(strong=f"{title} · {view.label}"),
        page=view.profile.page_size(view.municipality.page_size),
        language=view.profile.language,
    )
