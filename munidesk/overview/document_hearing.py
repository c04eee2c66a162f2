"""The document of the public hearing: what was promised and done, in large clear letters, each part with its page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.data.store import Store
from munidesk.documents.model import (
    Align,
    Block,
    Column,
    Document,
    Heading,
    KeepTogether,
    Kind,
    PageBreak,
    Paragraph,
    Row,
    RowKind,
    Style,
    Table,
    TableSize,
    plain,
    strong,
)
from munidesk.documents.render import heading_pages
from munidesk.features.participation.themes.document import topic_cells
from munidesk.features.pilot import exports as pilot
from munidesk.features.pilot.store import rounds_of
from munidesk.features.pilot.verdict import outcome_words, verdict
from munidesk.features.planning.document_plan import indented, weighting_words
from munidesk.features.planning.listing import goal_words, overspent_words
from munidesk.features.planning.money import totals
from munidesk.features.planning.store import PlanView
from munidesk.instruments import store as engine
from munidesk.instruments.scoring import result
from munidesk.instruments.subject import floor_words
from munidesk.overview import opening
from munidesk.overview.document_hearing_front import (
    QUESTIONS,
    council_title,
    front,
    hearing_title,
    promise_cells,
)
from munidesk.overview.document_hearing_open import how_we_stand
from munidesk.overview.document_hearing_sheet import question_blocks
from munidesk.overview.hearing import HearingView, PromiseState, load_hearing, state_words
from munidesk.overview.hearing_improvements import improved
from munidesk.overview.house import House
from munidesk.records.sheet import Selection
from munidesk.town.posts import member_title
from munidesk.town.report import report

_RIGHT = Align.RIGHT
_NOTES = 18  # lines of a page to write notes on


@on_paper
def build_hearing(house: House, store: Store, selection: Selection) -> Document:
    view = load_hearing(store, selection)
    blocks: list[Block] = []
    blocks.extend(front(view))
    blocks.extend(_promises(view))
    blocks.extend(opening.hearing_blocks(store))
    blocks.extend(_plan(view))
    blocks.extend(_topics(view))
    blocks.extend(how_we_stand(store, view.until))
    blocks.extend(improved(store, view))
    blocks.extend(_also(house, store, view))
    blocks.extend(_council(house, store, view))
    blocks.extend(_next(view))
    title = hearing_title(view)
    made = report(store, title, tuple(blocks), office=view.profile.office.text, kind=Kind.HEARING, running=title)
    return _with_questions(replace(made, footer=replace(made.footer, strong=title)))


def _with_questions(document: Document) -> Document:
    """The sheet of questions last and on a sheet of its own: who hands it in gives nothing else away."""
    sheet = (PageBreak(), Heading(_("Hoja de preguntas"), 1, anchor=QUESTIONS), *question_blocks())
    whole = replace(document, blocks=(*document.blocks, *sheet))
    if heading_pages(whole)[QUESTIONS] % 2:
        return whole
    # Printed on both sides, it would be the back of the page before.
    lines = Table((Column(""),), tuple(Row(((),)) for _line in range(_NOTES)), row_height_mm=11)
    notes = (PageBreak(), Heading(_("Para anotar"), 1), lines)
    return replace(document, blocks=(*document.blocks, *notes, *sheet))


def _section(title: str, anchor: str) -> tuple[Block]:
    return (Heading(title, 1, anchor=anchor),)


def _promises(view: HearingView) -> Iterator[Block]:
    yield from _section(_("Compromisos asumidos y cumplidos"), "promises")
    if not view.promises:
        yield Paragraph(plain(_("No hay compromisos registrados.")), Style.LEFT)
        return
    rows: list[Row] = []
    for state in (PromiseState.DONE, PromiseState.ON_WAY, PromiseState.LATE, PromiseState.UNKNOWN):
        own = [one for one in view.promises if one.state is state]
        if own:
            rows.append(Row((plain(f"{state_words(state)} ({len(own)})"),), RowKind.GROUP))
            rows.extend(Row(((strong(one.title),), plain(one.term), plain(one.words), plain(one.who))) for one in own)
    columns = (
        Column(_("Compromiso"), 3.2),
        Column(_("Plazo"), 1),
        Column(_("Cómo está"), 2),
        Column(_("Responsable"), 1.4),
    )
    yield Table(columns, tuple(rows), size=TableSize.LARGE)
    note = _(
        "Cumplido: llegó a su meta o se hizo en su día. "
        "Atrasado: venció, o va más de 15 puntos por debajo de lo esperado. Sin medir: nadie anotó cuánto se avanzó."
    )
    yield Paragraph(plain(note), Style.NOTE)


def _plan(view: HearingView) -> Iterator[Block]:
    yield from _section(_("Plan: avance y dinero"), "plan")
    plan = view.plan
    if plan is None:
        yield Paragraph(plain(_("El municipio todavía no cargó su plan.")), Style.LEFT)
        return
    rows, branches, behind = [], plan.branches_of(view.year), plan.late_in(view.year)
    for one in plan.ordered(view.year):
        group = bool(plan.children.get(one.id))
        late = _("atrasada") if one.id in behind else ""
        cells = (indented(plan, one), plain("" if group else goal_words(plan, one, view.year)),
                 plain(plan.figures.share(branches[one.id].raw)), plain(late))  # fmt: skip
        rows.append(Row(cells, RowKind.GROUP if group else RowKind.PLAIN))
    columns = (Column(_("Eje · programa · actividad"), 3.6), Column(_("Meta"), 1.9, _RIGHT),
               Column(_("Avance"), 0.9, _RIGHT), Column("", 1))  # fmt: skip
    yield Table(columns, tuple(rows), size=TableSize.LARGE)
    note = _("Avance de cada rama: {how}. Lo que no se midió no se cuenta como cero.").format(how=weighting_words(plan))
    yield Paragraph(plain(note), Style.NOTE)
    yield from _sources(plan)


def _sources(plan: PlanView) -> Iterator[Block]:
    money, figures = totals(plan.funding, plan.figures), plan.figures
    if not money.all:
        return
    rows = [
        Row((plain(one.name), plain(figures.amount_in(one.current, one.currency)),
             plain(figures.amount_in(one.executed, one.currency)), plain(figures.percent(one.executed, one.current))))
        for one in money.all
    ]  # fmt: skip
    sums = (
        plain(_("Total")),
        plain(figures.amount(money.current)),
        plain(figures.amount(money.executed)),
        plain(figures.percent(money.executed, money.current)),
    )
    rows.append(Row(sums, RowKind.TOTAL))
    columns = (Column(_("De dónde viene"), 2.4), Column(figures.of_money(_("Vigente")), 1.4, _RIGHT),
               Column(figures.of_money(_("Ejecutado")), 1.4, _RIGHT), Column("%", 0.7, _RIGHT))  # fmt: skip
    table = Table(columns, tuple(rows), size=TableSize.LARGE)
    yield KeepTogether((Heading(_("El dinero"), 2), table))
    for words in (money.note, *overspent_words(plan)):
        if words:
            yield Paragraph(plain(words), Style.NOTE)


def _topics(view: HearingView) -> Iterator[Block]:
    yield from _section(_("Temas de los vecinos y respuestas"), "topics")
    words = _("Se hicieron {n} encuentros, con {m} asistencias.").format(n=view.meetings, m=view.people)
    yield Paragraph(plain(words), Style.LEFT)
    if not view.topics:
        yield Paragraph(plain(_("Todavía no hay temas agrupados.")), Style.LEFT)
        return
    columns = (
        Column(_("Lo que plantearon"), 1.2),
        Column(_("Respuesta del Gobierno"), 1.3),
        Column(_("Devolución"), 1),
    )
    for number, one in enumerate(view.topics, 1):
        said, answered, given = topic_cells(one)
        heading = Heading(f"{number}. {one.theme.title}", 2)
        yield KeepTogether((heading, Table(columns, (Row((said, answered, given)),), boxes=True, size=TableSize.LARGE)))


def _also(house: House, store: Store, view: HearingView) -> Iterator[Block]:
    """What the other modules say of their year; nothing where none of them is in use."""
    told = tuple(house.heard(store, view.since, view.until))
    if told:
        yield from _section(_("También en {year}").format(year=view.year), "also")
        yield from told


def _council(house: House, store: Store, view: HearingView) -> Iterator[Block]:
    yield from _section(council_title(view), "council")
    if view.attendance:
        rows = []
        for one in view.attendance:
            name = f"{one.member.person.full_name}, {member_title(one.member, view.profile)}"
            count = _("{a} de {b}").format(a=one.present, b=one.sessions)
            rows.append(
                Row((plain(name), plain(count), (strong(view.profile.figures.percent(one.present, one.sessions)),)))
            )
        columns = (Column(_("Integrante"), 3.6), Column(_("Presente"), 1, _RIGHT), Column("%", 0.7, _RIGHT))
        caption = ngettext("Asistencia a {n} sesión", "Asistencia a {n} sesiones", view.sessions).format(
            n=view.sessions
        )
        yield Table(columns, tuple(rows), caption=caption, size=TableSize.LARGE)
    rows = [
        Row((plain(one.words), plain(str(one.received)), plain(str(one.answered)), plain(str(one.given_back)),
             plain("–" if one.overdue is None else str(one.overdue))), RowKind.TOTAL if one.total else RowKind.PLAIN)
        for one in view.authors
    ]  # fmt: skip
    kinds = (Column(_("Iniciativas de"), 2.6), Column(_("Recibidas"), 1, _RIGHT), Column(_("Respondidas"), 1.2, _RIGHT),
               Column(_("Devueltas"), 1, _RIGHT), Column(_("Vencidas"), 1, _RIGHT))  # fmt: skip
    yield Table(kinds, tuple(rows), caption=_("Iniciativas por autoría"), size=TableSize.LARGE)
    if view.has_pilot:
        yield from _pilot(house, store)


def _pilot(house: House, store: Store) -> Iterator[Block]:
    found = pilot.chosen_pilot(store)
    compute = house.compute(store)
    if not rounds_of(store, found.id):
        return
    last = pilot.chosen_round(store, found, compute)
    now = result(last)
    if now.total is None:
        return
    given = verdict(found, now, last.figures, last.round)
    before = engine.first_other(store, last, compute)
    then = result(before).total if before is not None else None
    words = outcome_words(given.outcome).lower() + (_(" (provisorio)") if given.provisional else "")
    words = _(" Veredicto: {word}.").format(word=words) if given.outcome is not None else ""
    if then is not None:
        text = _("La evaluación pasó de {a} a {b} sobre {n}.{word}").format(
            a=last.figures.number(then, 2), b=last.figures.number(now.total, 2),
            n=last.instrument.scale, word=words)  # fmt: skip
    else:
        text = _("La evaluación da {b} sobre {n}.{word}").format(
            b=last.figures.number(now.total, 2),
            n=last.instrument.scale, word=words)  # fmt: skip
    text = " ".join(filter(None, (text, floor_words(now, last.figures))))
    title = _("El piloto «{title}»").format(title=found.title)
    yield KeepTogether((Heading(title, 2), Paragraph(plain(text), Style.LEFT), Paragraph(plain(given.why), Style.NOTE)))


def _next(view: HearingView) -> Iterator[Block]:
    year = view.year + 1
    yield from _section(_("Planes para {year}").format(year=year), "next")
    rows = [Row(promise_cells(one)) for one in view.promises if one.state is not PromiseState.DONE]
    columns = (Column(_("Lo que sigue pendiente"), 3.2), Column(_("Plazo"), 0.9), Column(_("Cómo está"), 2.6))
    if rows:
        yield Table(columns, tuple(rows), size=TableSize.LARGE)
    plan = view.plan
    coming: Sequence[Row] = ()
    if plan is not None:
        coming = [
            Row((plain(one.title), plain(goal_words(plan, one, year)), plain(one.responsible)))
            for one in plan.ordered(year)
            if not plan.children.get(one.id) and one.year == year
        ]
    if coming:
        columns = (
            Column(_("Actividades de {year}").format(year=year), 3.2),
            Column(_("Meta"), 1.6),
            Column(_("Responsable"), 1.4),
        )
        yield Table(columns, tuple(coming), size=TableSize.LARGE)
    else:
        text = _(
            "El plan de {year} todavía no tiene actividades cargadas: "
            "lo que se plantee en la audiencia puede entrar en él."
        )
        yield Paragraph(plain(text.format(year=year)), Style.LEFT)
