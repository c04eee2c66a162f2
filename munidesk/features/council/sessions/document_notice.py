"""The convocatoria with its record of delivery, and the orden del día alone."""

from datetime import date, datetime, timedelta

from munidesk.base.dates import show_date
from munidesk.base.formulas import Value, day_values, fill
from munidesk.base.i18n import _, on_paper
from munidesk.base.spanish import weekday_date_words
from munidesk.documents.model import (
    Align,
    Block,
    Column,
    Document,
    Footer,
    Heading,
    KeepTogether,
    Kind,
    PageBreak,
    Paragraph,
    Row,
    Signatures,
    Signer,
    Spans,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.council.acts.told import as_called
from munidesk.features.council.domain import ItemKind
from munidesk.features.council.minutes import wording
from munidesk.features.council.minutes.signing import chair_title
from munidesk.features.council.sessions.terms import deadline_words, ended
from munidesk.features.council.view import SessionView
from munidesk.town.domain import Member
from munidesk.town.letterhead import letterhead
from munidesk.town.posts import member_title


@on_paper
def build_notice(view: SessionView) -> Document:
    """Date, salutation, formula, agenda with papers, quorum and second call, signature, record of delivery."""
    session, number = view.session, notice_number(view)
    blocks = (
        Heading(_("Convocatoria a sesión {kind}").format(kind=session.kind.word), 0),
        Paragraph(plain(_("Sesión{number}").format(number=number)), Style.SUBTITLE),
        Paragraph(plain(wording.formula(view, "notice_salutation", {"body": wording.body_phrase(view)}))),
        Paragraph(_convening(view)),
        *agenda_blocks(view),
        *_rules(view),
        KeepTogether((Paragraph(plain(_("Saluda a ustedes atentamente,"))), Signatures((notice_signer(view),)))),
        *delivery_blocks(view),
    )
    return framed(view, f"{_('Convocatoria')}{number}", blocks, session.call_sent)


def notice_number(view: SessionView) -> str:
    """« 12/2026», nothing while the session has no number."""
    return f" {view.session.number}/{view.session.year}" if view.session.number else ""


def framed(view: SessionView, title: str, blocks: tuple[Block, ...], sent: date | None) -> Document:
    """The paper of a notice or of its addendum, with the day on which it was sent."""
    country = view.municipality.country
    return Document(
        title=title,
        blocks=blocks,
        kind=Kind.OFFICIAL,
        letterhead=letterhead(
            view.municipality,
            view.shield,
            body=view.body.name,
            right_strong=title,
            right=show_date(sent, "d 'de' MMMM 'de' y", country) if sent else "",
        ),
        running_left=f"{view.municipality.name} · {view.body.name}",
        running_right=title,
        footer=Footer(strong=_("{title} · sesión {kind}").format(title=title, kind=view.session.kind.word)),
        page=view.profile.page_size(view.municipality.page_size),
        language=view.profile.language,
    )


def _convening(view: SessionView) -> Spans:
    session, norm = view.session, view.profile.notice.norm
    if norm and (caution := view.profile.notice.mark.caution):
        norm = f"{norm} ({caution})"
    values: dict[str, Value] = {
        **day_values(session.date, view.municipality.country),
        "norm": norm,
        "kind": session.kind.word,
        "body": wording.body_phrase(view),
        "h": session.start,
        "place": wording.place_phrase(view),
    }
    return wording.formula_spans(view, "notice" if norm else "notice_plain", values)


def agenda_blocks(view: SessionView) -> tuple[Block, ...]:
    """The items as they were called, without those that came in during the session; where the acta numbers them
    otherwise since, that is said.
    """
    rows, called = [], as_called(view)
    for number, item in called:
        papers = view.attachments_of(item.id)
        antecedent = item.file_ref or (_("se adjunta") if papers or item.kind is ItemKind.PREVIOUS_MINUTES else "")
        rows.append(Row((plain(str(number)), plain(item.title), plain(antecedent))))
    columns = (Column(_("N.º"), 0.3, Align.RIGHT), Column(_("Asunto"), 3), Column(_("Antecedente"), 1.1))
    table = (Heading(_("Orden del día"), 3), Table(columns, tuple(rows)))
    if all(number == item.position for number, item in called):
        return table
    text = _(
        "Es el orden del día con que se convocó. Cambió en la sesión, y el acta numera los asuntos como se trataron."
    )
    return (*table, Paragraph(plain(text), Style.NOTE))


def _rules(view: SessionView) -> tuple[Block, ...]:
    """Quorum with the country's second call, suplentes where the body has any, and how it ends."""
    found, again = view.quorum, second_call_at(view)
    values: dict[str, Value] = {
        "min": found.needed,
        "total": found.total,
        "article": wording.in_brackets(found.article),
        "d2": weekday_date_words(again.date(), view.municipality.country),
        "h2": again.time(),
    }
    absent = "notice_substitute" if view.substitutes else "notice_absence"
    quorum = (wording.formula(view, "notice_quorum", values),) if view.seats else ()
    texts = (
        *quorum,
        fill(view.profile.formulas[absent], {}, view.profile.figures),
        fill(view.profile.formulas["notice_end"], {}, view.profile.figures),
    )
    return tuple(Paragraph(plain(text)) for text in texts)


def second_call_at(view: SessionView) -> datetime:
    """When the country's second call is; half an hour later where none is known, for formulas that still say it."""
    rule = view.profile.deadlines.get("second_call")
    called = datetime.combine(view.session.date, view.session.start)
    return ended(called, rule, view.calendar) if rule is not None else called + timedelta(minutes=30)


def notice_signer(view: SessionView) -> Signer:
    """Who calls the session: its chair, or who usually presides."""
    usual = (one for one in view.titulars if one.seat.post in ("mayor", "president"))
    chair = view.chair or (None if view.session.chair_id else next(usual, None))
    if chair is not None:
        return Signer(chair.person.full_name, member_title(chair, view.profile))
    person = view.person(view.session.chair_id)
    return Signer(person.full_name if person else "", str(chair_title(view)))


def delivery_blocks(view: SessionView) -> tuple[Block, ...]:
    """The record of delivery, with room for hour and signature, and how long before it must be there."""
    rows = [
        Row((plain(str(m.seat.number)), (strong(m.person.full_name),), plain(_quality(view, m)), (), ()))
        for m in _called(view)
    ]
    columns = (
        Column(_("N.º"), 0.4, Align.RIGHT),
        Column(_("Integrante"), 1.8),
        Column(_("Calidad"), 1.6),
        Column(_("Recibida (fecha y hora)"), 1.6),
        Column(_("Firma"), 1.4),
    )
    deadline = view.profile.deadlines.get("notice")
    note = ""
    if deadline is not None:
        amount = deadline_words(deadline.amount, deadline.unit)
        note = _("Debe entregarse con {amount} de anticipación por lo menos").format(amount=amount)
        cited = "; ".join(part for part in (wording.bare(deadline.article), deadline.mark.caution) if part)
        note += f" ({wording.glued(cited)})." if cited else "."
    # A sheet of its own: the notice goes to each member, the record stays with the secretary.
    head = (PageBreak(), Heading(_("Constancia de entrega"), 1))
    table = Table(columns, tuple(rows), boxes=True, row_height_mm=7)
    return (*head, table, Paragraph(plain(note), Style.NOTE)) if note else (*head, table)


def _called(view: SessionView) -> list[Member]:
    """Whoever will sit: the suplente already called stands for the titular on licence."""
    called = {one.seat_id: view.member(one.substitute_id) for one in view.substitutions if not one.vote_id}
    return [called.get(m.seat.id, m) for m in view.titulars if not m.seat.is_bench]


def _quality(view: SessionView, member: Member) -> str:
    if member.is_titular:
        return member_title(member, view.profile)
    one = next(one for one in view.substitutions if one.substitute_id == member.id)
    titular = view.titular_of(one.seat_id)
    return _("suplente de {name}").format(name=titular.person.short_name) if titular else _("suplente")


@on_paper
def build_agenda(view: SessionView) -> Document:
    """The orden del día alone, to hang on the door."""
    session = view.session
    when = wording.full_day(session.date, view.municipality.country)
    return Document(
        title=_("Orden del día · {label}").format(label=view.label),
        blocks=(
            Heading(_("Orden del día"), 0),
            Paragraph(
                plain(f"{view.label} · {when}, {wording.clock(datetime.combine(session.date, session.start))}"),
                Style.SUBTITLE,
            ),
            *agenda_blocks(view)[1:],
        ),
        kind=Kind.OFFICIAL,
        letterhead=letterhead(view.municipality, view.shield, body=view.body.name),
        running_left=view.municipality.name,
        running_right=view.label,
        footer=Footer(strong=_("Orden del día · {label}").format(label=view.label)),
        page=view.profile.page_size(view.municipality.page_size),
        language=view.profile.language,
    )
