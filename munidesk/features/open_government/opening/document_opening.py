"""The plan of opening on paper: how it was made, a sheet for each commitment, its calendar, its follow-up."""

from collections.abc import Iterator

from munidesk.base.dates import show_date
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.base.spanish import capital, ended
from munidesk.data.store import Store
from munidesk.documents.model import (
    Align,
    Block,
    Boxed,
    Column,
    Document,
    Heading,
    KeepTogether,
    KeyFigure,
    KeyFigures,
    PageBreak,
    Paragraph,
    Row,
    RowKind,
    Span,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.open_government.domain_opening import Commitment
from munidesk.features.open_government.opening.document_calendar import calendar_blocks
from munidesk.features.open_government.opening.made import NOTHING, Made
from munidesk.features.open_government.opening.rules import is_for_equality, missing
from munidesk.features.open_government.opening.view import OpeningView
from munidesk.features.open_government.opening.words import (
    completion_words,
    evidence_words,
    goals_words,
    high_words,
    judged_words,
    lateness_words,
    origin_words,
    share_words,
    suggestion_words,
    summary,
    values_of,
    with_whom,
    years_words,
)
from munidesk.town.report import report

_CENTRE = Align.CENTRE


@on_paper
def build_plan(store: Store, view: OpeningView, made: Made = NOTHING) -> Document:
    """The whole plan; `made` is what participation gave to it."""
    blocks: list[Block] = [_cover(view)]
    if view.plan.purpose:
        blocks.append(Boxed((Paragraph((strong(_("Para qué. ")), Span(view.plan.purpose)), Style.LEFT),)))
    blocks.extend(_index(view))
    blocks.extend(_how(view, made))
    for one in view.commitments:
        blocks.append(PageBreak())
        blocks.extend(_sheet(view, one))
    if view.milestones:
        blocks.append(PageBreak())
        blocks.extend(calendar_blocks(view, store))
    blocks.append(Heading(_("Seguimiento"), 1))
    blocks.extend(follow_up(view))
    return report(store, view.plan.title, tuple(blocks), subtitle=_about(view), office=_office(), running=_running())


@on_paper
def build_followup(store: Store, view: OpeningView) -> Document:
    """How far each commitment got on the day of the view, why, and what is late."""
    title = _("{plan}: seguimiento").format(plan=view.plan.title)
    when = _("Al {day}").format(day=show_date(view.day))
    return report(
        store, title, (_follow_figures(view), *follow_up(view)), subtitle=f"{when} · {summary(view)}",
        office=_office(), running=_running(),
    )  # fmt: skip


@on_paper
def build_calendar(store: Store, view: OpeningView) -> Document:
    """The months of the plan alone, to be hung on a wall."""
    title = _("{plan}: calendario").format(plan=view.plan.title)
    return report(
        store, title, tuple(calendar_blocks(view, store, heading=False)), subtitle=summary(view), office=_office(),
        running=_running(),
    )  # fmt: skip


def _office() -> str:
    return _("Gobierno abierto")


def _running() -> str:
    return _("Plan de apertura")


def _about(view: OpeningView) -> str:
    plan = view.plan
    act = _("aprobado por {act}").format(act=plan.act) if plan.act else _("sin acto que lo apruebe todavía")
    return " · ".join(part for part in (years_words(plan), act, plan.responsible) if part)


def _cover(view: OpeningView) -> KeyFigures:
    n = len(view.commitments)
    return KeyFigures((
        KeyFigure(str(n), ngettext("compromiso, con sus hitos", "compromisos, con sus hitos", n)),
        KeyFigure(str(view.all_done), ngettext("hito hecho", "hitos hechos", view.all_done)),
        KeyFigure(_("{a} de {b}").format(a=view.high, b=n), _("con avance alto: sustancial o completo")),
        KeyFigure(_("{a} de {b}").format(a=view.with_goal, b=n), _("dicen a qué ODS responden")),
        KeyFigure(_("{a} de {b}").format(a=view.with_women, b=n), _("dicen qué cambia para las mujeres")),
    ))  # fmt: skip


def _index(view: OpeningView) -> Iterator[Block]:
    if not view.commitments:
        yield Paragraph(plain(_("Todavía no tiene compromisos.")), Style.LEFT)
        return
    rows = tuple(
        Row((plain(view.number(one)), plain(one.title), plain(one.responsible or BLANK),
             plain(goals_words(one.ods) or BLANK), (strong(completion_words(view, one)),),
             plain(share_words(view, one))))
        for one in view.commitments
    )  # fmt: skip
    columns = (
        Column(_("N.º"), 0.5), Column(_("Compromiso"), 3), Column(_("Responsable"), 1.6), Column(_("Agenda 2030"), 1.2),
        Column(_("Cumplimiento"), 1.5), Column(_("Hitos"), 0.8, _CENTRE),
    )  # fmt: skip
    yield KeepTogether((Heading(_("Los compromisos"), 1), Table(columns, rows)))


def _how(view: OpeningView, made: Made) -> Iterator[Block]:
    yield Heading(_("Cómo se hizo"), 1)
    if view.plan.how:
        yield from (Paragraph(plain(line), Style.LEFT) for line in view.plan.how.splitlines() if line.strip())
    if not made.words:
        if not view.plan.how:
            yield Paragraph(plain(_("No está vinculado a ningún encuentro ni propuesta.")), Style.LEFT)
        return
    yield Paragraph(plain(f"{made.words}."), Style.LEFT)
    if made.encounters:
        rows = tuple(Row((plain(show_date(one.day)), plain(one.title), plain(one.place or BLANK)))
                     for one in made.encounters)  # fmt: skip
        met = (Column(_("Fecha"), 0.8), Column(_("Encuentro"), 3), Column(_("Lugar"), 2))
        yield Table(met, rows, caption=_("Encuentros en que se hizo"))
    if made.proposals:
        rows = tuple(
            Row((plain(one.text), plain(one.who or BLANK), plain(one.sense or BLANK),
                 plain(one.answer or _("Sin respuesta todavía"))))
            for one in made.proposals
        )  # fmt: skip
        columns = (Column(_("Propuesta"), 2.4), Column(_("De quién"), 1), Column(_("Respuesta"), 1.1),
                   Column(_("Con qué razones"), 2.8))  # fmt: skip
        yield Table(columns, rows, caption=_("Propuestas y respuestas"), dense=True)
    if made.loose:
        yield Paragraph(plain(f"{made.loose_words}."), Style.NOTE)


def _sheet(view: OpeningView, one: Commitment) -> Iterator[Block]:
    """One commitment: what it promises, to whom and with whom, its milestones, how far it got."""
    yield Heading(view.named(one), 1, right=completion_words(view, one))
    tags = [*values_of(one), goals_words(one.ods)]
    if is_for_equality(one):
        tags.append(_("Igualdad de género: {word}").format(word=one.gender.word))
    origin = view.origins.get(one.id)
    if origin is not None:
        tags.append(origin_words(origin, view))
    if any(tags):
        yield Paragraph(plain(" · ".join(filter(None, tags))), Style.DATA_LINE)
    facts = (
        (_("El problema"), one.problem), (_("Qué se hace hoy"), one.today), (_("Qué va a cambiar"), one.change),
        (_("Para quién y con quién"), with_whom(one)), (_("Qué cambia para las mujeres"), one.women),
        (_("Responde"), one.responsible),
    )  # fmt: skip
    rows = tuple(Row(((strong(head),), plain(text))) for head, text in facts if text.strip())
    if rows:
        yield Table((Column("", 1.2), Column("", 4)), rows)
    if lacks := missing(one):
        yield Paragraph(plain(_("Falta: {what}.").format(what="; ".join(lacks))), Style.NOTE)
    yield from _milestones(view, one)
    yield Boxed((Paragraph((strong(f"{completion_words(view, one)}. "), *_judged(view, one)), Style.LEFT),))


def _judged(view: OpeningView, one: Commitment) -> tuple[Span, ...]:
    proposed = _("Los hitos sugieren: {words}.").format(words=suggestion_words(view, one))
    if not view.is_judged(one):
        return (Span(f"{proposed} {_('Todavía no lo decidió nadie.')}"),)
    told = (f"{capital(judged_words(view, one))}.", ended(one.reason), proposed)
    return (Span(" ".join(part for part in told if part)),)


def _milestones(view: OpeningView, one: Commitment) -> Iterator[Block]:
    own = view.of[one.id]
    if not own:
        yield Paragraph(plain(_("Todavía no tiene hitos.")), Style.NOTE)
        return
    rows = tuple(
        Row((plain(str(at)), plain(each.title), plain(each.responsible or BLANK),
             plain(show_date(each.start) if each.start else BLANK), plain(show_date(each.end) if each.end else BLANK),
             plain(show_date(each.done_on) if view.is_done(each) and each.done_on else BLANK),
             plain(evidence_words(view, each))))
        for at, each in enumerate(own, 1)
    )  # fmt: skip
    columns = (
        Column(_("N.º"), 0.5), Column(_("Hito"), 2.6), Column(_("Responsable"), 1.3), Column(_("Desde"), 0.9, _CENTRE),
        Column(_("Hasta"), 0.9, _CENTRE), Column(_("Hecho"), 0.9, _CENTRE), Column(_("Evidencia"), 1.6),
    )  # fmt: skip
    yield Table(columns, rows, caption=_("Hitos: {words}").format(words=share_words(view, one)), dense=True)


def _follow_figures(view: OpeningView) -> KeyFigures:
    n, judged = len(view.commitments), sum(map(view.is_judged, view.commitments))
    return KeyFigures((
        KeyFigure(_("{a} de {b}").format(a=view.all_done, b=len(view.milestones)), _("hitos hechos")),
        KeyFigure(_("{a} de {b}").format(a=view.high, b=n), _("con avance alto: sustancial o completo")),
        KeyFigure(str(len(view.late)), ngettext("hito atrasado", "hitos atrasados", len(view.late))),
        KeyFigure(str(judged), ngettext("compromiso juzgado por una persona", "compromisos juzgados por una persona",
                                        judged)),
    ))  # fmt: skip


def follow_up(view: OpeningView) -> Iterator[Block]:
    """How far each got and why; then what is late."""
    if not view.commitments:
        yield Paragraph(plain(_("Todavía no tiene compromisos.")), Style.LEFT)
        return
    rows = tuple(
        Row((plain(view.number(one)), plain(one.title), plain(share_words(view, one)),
             (strong(completion_words(view, one)),), plain(_why(view, one))))
        for one in view.commitments
    )  # fmt: skip
    total = Row((plain(""), plain(_("Todo el plan")),
                 plain(_("{a} de {b}").format(a=view.all_done, b=len(view.milestones))), plain(high_words(view)),
                 plain("")), RowKind.TOTAL)  # fmt: skip
    columns = (
        Column(_("N.º"), 0.5), Column(_("Compromiso"), 2.3), Column(_("Hitos"), 0.8, _CENTRE),
        Column(_("Cumplimiento"), 1.5), Column(_("Por qué"), 3),
    )  # fmt: skip
    yield Table(columns, (*rows, total))
    yield from _late(view)
    note = _(
        "Cumplimiento en cinco puntos: sin evidencia, sin empezar, limitado, sustancial, completo. Los hitos lo"
        " sugieren: ninguno hecho, menos de la mitad, la mitad o más, todos; lo decide una persona. Avance alto son"
        " los dos últimos."
    )
    yield Paragraph(plain(note), Style.NOTE)


def _why(view: OpeningView, one: Commitment) -> str:
    if not view.is_judged(one):
        return _("Los hitos sugieren: {words}.").format(words=suggestion_words(view, one))
    judged = f"{capital(judged_words(view, one))}."
    return f"{ended(one.reason)} {judged}".strip()


def _late(view: OpeningView) -> Iterator[Block]:
    if not view.late:
        yield Paragraph(plain(_("Ningún hito está atrasado.")), Style.LEFT)
        return
    rows = tuple(
        Row((plain(view.number(view.owner(one))), plain(one.title), plain(one.responsible or BLANK),
             plain(show_date(one.end) if one.end else BLANK), plain(lateness_words(one, view.day))))
        for one in view.late
    )  # fmt: skip
    columns = (
        Column(_("N.º"), 0.5), Column(_("Hito"), 3), Column(_("Responsable"), 1.6), Column(_("Vencía"), 1, _CENTRE),
        Column(_("Atraso"), 1, Align.RIGHT),
    )  # fmt: skip
    yield Table(columns, rows, caption=_("Hitos atrasados"))
