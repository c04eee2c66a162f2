"""The first page of the public hearing: when and where, how the year went in figures, the order of the day."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from munidesk.base.dates import show_date, show_time
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital
from munidesk.documents.model import (
    Align,
    Block,
    Boxed,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Row,
    Span,
    Spans,
    Style,
    Table,
    TableSize,
    gap,
    page_of,
    plain,
    strong,
)
from munidesk.features.planning.document_plan import weighting_words
from munidesk.overview.hearing import HearingView, Promise, PromiseState, executed_of, state_words

_RIGHT = Align.RIGHT
_FIRST = 5
QUESTIONS = "questions"
_ANCHORS = ("promises", "plan", "topics", "council", QUESTIONS, "next")
_MINUTES = (10, 15, 20, 25, 10, 50)
"""How long each part of the hearing takes, before the last one."""


def hearing_title(view: HearingView) -> str:
    """«Audiencia pública anual 2026»."""
    return f"{view.profile.hearing.name} {view.year}"


def when_and_where(view: HearingView) -> Spans:
    """«Viernes 11 de diciembre, 18:30 horas · Centro Cívico · entrada libre»; a gap while nobody called it."""
    one = view.encounter
    if one is None:
        return (gap(_("Falta: fecha y lugar. Convoque la audiencia en Participación › Encuentros.")),)
    day = capital(show_date(one.date, "EEEE d 'de' MMMM", view.municipality.country))
    parts = [_("{day}, {at} horas").format(day=day, at=show_time(one.start)) if one.start else day]
    if one.place:
        parts.append(one.place)
    parts.append(_("entrada libre"))
    return (strong(" · ".join(parts)),)


def front(view: HearingView) -> Iterator[Block]:
    yield Paragraph(when_and_where(view), Style.LEFT)
    norm = view.profile.hearing.article
    text = _("{office} informa a los habitantes sobre la gestión del año y los planes futuros").format(
        office=capital(view.profile.office.with_article())
    )
    text += _(", como dispone la {norm}.").format(norm=norm) if norm else "."
    ask = _(" Puede preguntar de viva voz o con la hoja de la página ")
    yield Paragraph((Span(text), Span(ask), page_of("questions"), Span(".")), Style.LEFT)
    yield _key_figures(view)
    yield from _first_promises(view)
    yield order_of(view)
    yield _take_part(view)


def _key_figures(view: HearingView) -> KeyFigures:
    total = len(view.promises)
    done, late = view.count(PromiseState.DONE), view.count(PromiseState.LATE)
    words = ngettext("compromiso", "compromisos", total)
    states = _("{a} cumplidos, {b} en curso, {c} atrasados").format(a=done, b=view.count(PromiseState.ON_WAY), c=late)
    if unknown := view.count(PromiseState.UNKNOWN):
        states += _(", {d} sin medir").format(d=unknown)
    found = [KeyFigure(str(total), f"{words}: {states}")]
    plan = view.plan
    if plan is not None:
        overall = plan.overall(view.year)
        if overall.mean is not None:
            n = overall.measured
            text = ngettext(
                "de avance del plan ({n} actividad medida, {how})",
                "de avance del plan ({n} actividades medidas, {how})",
                n,
            )
            text = text.format(n=n, how=weighting_words(plan))  # fmt: skip
            found.append(KeyFigure(plan.figures.share(overall.mean), text))
        approved, executed = overall.approved, overall.executed
        if approved:
            text = _("del dinero ejecutado: {money}").format(money=executed_of(plan.figures, executed, approved))
            found.append(KeyFigure(plan.figures.percent(executed, approved), text))
    one, percent = view.figures, view.profile.figures.percent
    text = ngettext("iniciativas con respuesta ({p}); {n} devuelta", "iniciativas con respuesta ({p}); {n} devueltas",
                    one.given_back).format(p=percent(one.answered, one.received), n=one.given_back)  # fmt: skip
    found.append(KeyFigure(_("{a} de {b}").format(a=one.answered, b=one.received), text))
    return KeyFigures(tuple(found))


def promise_cells(one: Promise) -> tuple[Spans, ...]:
    return (
        (strong(one.title),), plain(one.term), (strong(f"{state_words(one.state)}: "), Span(one.words)),
    )  # fmt: skip


def _first_promises(view: HearingView) -> Iterator[Block]:
    """Five that show every state: the late ones first, then those on their way, then the kept."""
    if not view.promises:
        yield Paragraph(plain(_("Todavía no hay compromisos ni actividades con meta en el plan.")), Style.NOTE)
        return
    order = (PromiseState.LATE, PromiseState.UNKNOWN, PromiseState.ON_WAY, PromiseState.DONE)
    chosen = sorted(view.promises, key=lambda one: order.index(one.state))[:_FIRST]
    count = len(view.promises)
    title = _("{a} de los {b} compromisos").format(a=len(chosen), b=count) if count > len(chosen) else _("Compromisos")
    yield Heading(title, 1)
    anchors = {"commitment": "promises", "plan_line": "plan"}
    rows = tuple(Row((*promise_cells(one), (page_of(anchors[one.record[0]]),))) for one in chosen)
    columns = (Column(_("Compromiso"), 3.2), Column(_("Plazo"), 0.9), Column(_("Cómo está"), 2.6),
               Column(_("Pág."), 0.6, _RIGHT))  # fmt: skip
    yield Table(columns, rows, size=TableSize.LARGE)
    day = show_date(view.until)
    note = (
        Span(_("La lista completa está en la página ")),
        page_of("promises"),
        Span(_(". Datos al {day}.").format(day=day)),
    )
    yield Paragraph(note, Style.NOTE)


def order_of(view: HearingView) -> Table:
    """The parts of the hearing with their hours, from its start on."""
    words = (
        _("Apertura y explicación del orden"), _("Compromisos asumidos y cumplidos"), _("Plan: avance y dinero"),
        _("Temas de los vecinos y respuestas"), council_title(view),
        _("Preguntas abiertas, tres minutos cada una"), _("Planes para {year} y cierre").format(year=view.year + 1),
    )  # fmt: skip
    rows = []
    for at, text in enumerate(words):
        page: Spans = (page_of(_ANCHORS[at - 1]),) if at else ()
        rows.append(Row((plain(f"{at + 1}. {text}"), plain(_hour(view, at)), page)))
    columns = (Column(_("Orden de la audiencia"), 5), Column(_("Hora"), 0.8, _RIGHT), Column(_("Pág."), 0.6, _RIGHT))
    return Table(columns, tuple(rows), size=TableSize.LARGE)


def _hour(view: HearingView, at: int) -> str:
    one = view.encounter
    if one is None or one.start is None:
        return "–"
    return show_time((datetime.combine(one.date, one.start) + timedelta(minutes=sum(_MINUTES[:at]))).time())


def _take_part(view: HearingView) -> Block:
    place = view.municipality.address
    where = _("Este documento está a la vista en la sede del Municipio")
    where += f", {place}." if place else "."
    text = where + " " + _(
        "Hay copias y hojas de preguntas en la entrada. Las respuestas que no se den en el acto se publican "
        "en los 30 días siguientes y vuelven a quien preguntó."
    )  # fmt: skip
    return Boxed((Paragraph((strong(_("Para participar")),), Style.LEFT), Paragraph(plain(text), Style.LEFT)))


def council_title(view: HearingView) -> str:
    return _("Asistencia e iniciativas {council}").format(council=view.profile.of_council)
