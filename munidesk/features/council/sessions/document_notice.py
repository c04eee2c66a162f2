"""The convocatoria with its record of delivery, and the orden del día alone."""

from datetime import datetime, timedelta

from munidesk.base.dates import show_date
from munidesk.base.formulas import Value, day_values, fill
from munidesk.base.i18n import _, on_paper
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
from munidesk.features.council.domain import ItemKind
from munidesk.features.council.minutes import wording
from munidesk.features.council.view import SessionView
from munidesk.town.domain import Member
from munidesk.town.letterhead import letterhead
from munidesk.town.posts import member_title

_SECOND_CALL = timedelta(minutes=30)


@on_paper
def build_notice(view: SessionView) -> Document:
    """Date, salutation, formula, agenda with papers, quorum and second call, signature, record of delivery."""
    session = view.session
    number = f" {session.number}/{session.year}" if session.number else ""
    title = _("Convocatoria a sesión {kind}").format(kind=session.kind.word)
    sent = session.call_sent
    return Document(
        title=f"{_('Convocatoria')}{number}",
        blocks=(
            Heading(title, 0),
            Paragraph(plain(_("Sesión{number}").format(number=number)), Style.SUBTITLE),
            Paragraph(plain(wording.formula(view, "notice_salutation", {"body": wording.body_phrase(view)}))),
            Paragraph(_convening(view)),
            *_agenda(view),
            *_rules(view),
            KeepTogether(
                (
                    Paragraph(plain(_("Saluda a ustedes atentamente,"))),
                    Signatures((_signer(view),)),
                )
            ),
            *_delivery(view),
        ),
        kind=Kind.OFFICIAL,
        letterhead=letterhead(
            view.municipality,
            view.shield,
            body=view.body.name,
            right_strong=f"{_('Convocatoria')}{number}",
            right=show_date(sent, "d 'de' MMMM 'de' y", view.municipality.country) if sent else "",
        ),
        running_left=f"{view.municipality.name} · {view.body.name}",
        running_right=f"{_('Convocatoria')}{number}",
        footer=Footer(strong=_("Convocatoria{number} · sesión {kind}").format(number=number, kind=session.kind.word)),
        page=view.profile.page_size(view.municipality.page_size),
        language=view.profile.language,
    )


def _convening(view: SessionView) -> Spans:
    session = view.session
    norm = _("el Reglamento de los Concejos Municipales")
    deadline = view.profile.deadlines.get("notice")
    if deadline is not None and deadline.article and view.municipality.country != "UY":
        norm = deadline.article
    values: dict[str, Value] = {
        **day_values(session.date, view.municipality.country),
        "norm": norm,
        "kind": session.kind.word,
        "body": wording.body_phrase(view),
        "h": session.start,
        "place": wording.place_phrase(view),
    }
    return wording.formula_spans(view, "notice", values)


def _agenda(view: SessionView) -> tuple[Block, ...]:
    items = [item for item in view.items if item.kind is not ItemKind.OPENING and item.added_at is None]
    rows = []
    for number, item in enumerate(items, 1):
        papers = view.attachments_of(item.id)
        antecedent = item.file_ref or (_("se adjunta") if papers or item.kind is ItemKind.PREVIOUS_MINUTES else "")
        rows.append(Row((plain(str(number)), plain(item.title), plain(antecedent))))
    columns = (Column(_("N.º"), 0.3, Align.RIGHT), Column(_("Asunto"), 3), Column(_("Antecedente"), 1.1))
    return (Heading(_("Orden del día"), 3), Table(columns, tuple(rows)))


def _rules(view: SessionView) -> tuple[Block, ...]:
    found = view.quorum
    second = (datetime.combine(view.session.date, view.session.start) + _SECOND_CALL).time()
    values: dict[str, Value] = {
        "min": found.needed,
        "total": found.total,
        "article": found.article or _("norma a confirmar"),
        "h2": second,
    }
    texts = (
        wording.formula(view, "notice_quorum", values),
        fill(view.profile.formulas["notice_substitute"], {}, view.profile.figures),
        fill(view.profile.formulas["notice_end"], {}, view.profile.figures),
    )
    return tuple(Paragraph(plain(text)) for text in texts)


def _signer(view: SessionView) -> Signer:
    if view.chair is not None:
        return Signer(view.chair.person.full_name, member_title(view.chair, view.profile))
    person = view.person(view.session.chair_id)
    return Signer(person.full_name if person else "", str(wording.chair_title(view)))


def _delivery(view: SessionView) -> tuple[Block, ...]:
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
        from munidesk.features.council.minutes.rules import deadline_words

        amount = deadline_words(deadline.amount, deadline.unit)
        note = _("Debe entregarse con {amount} de anticipación por lo menos").format(amount=amount)
        note += f" ({wording.glued(deadline.article)})." if deadline.article else "."
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
            *_agenda(view)[1:],
        ),
        kind=Kind.OFFICIAL,
        letterhead=letterhead(view.municipality, view.shield, body=view.body.name),
        running_left=view.municipality.name,
        running_right=view.label,
        footer=Footer(strong=_("Orden del día · {label}").format(label=view.label)),
        page=view.profile.page_size(view.municipality.page_size),
        language=view.profile.language,
    )
