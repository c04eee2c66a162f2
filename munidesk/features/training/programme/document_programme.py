"""The programme of training of a year: objective, figures, lines by quarter, why these courses, who needs what."""

from collections.abc import Iterator
from decimal import Decimal

from munidesk.base.dates import show_date, today
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.data.store import Store
from munidesk.documents.model import (
    Align,
    Block,
    Column,
    Document,
    Heading,
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
from munidesk.features.training.codes import EditionState, Quarter
from munidesk.features.training.needs.document_needs import courses
from munidesk.features.training.programme import words
from munidesk.features.training.programme.store import LineNow, ProgrammeNow
from munidesk.features.training.store import Needs, needs
from munidesk.town import store as town
from munidesk.town.report import report


@on_paper
def build_programme(store: Store, now: ProgrammeNow) -> Document:
    """One sheet, and the annex by person."""
    found = needs(store)
    blocks = (
        *_objective(now, found), *_figures(store, now), *_lines(store, now), *courses(store, found, 2, 6),
        Paragraph(plain(_("Brecha: nivel que pide el puesto menos nivel actual, nunca menor que cero; «sin evaluar» no "
                          "es cero. Anexo: por persona.")), Style.NOTE),
        *_annex(store, found),
    )  # fmt: skip
    decided = _("Aprobado: {act}").format(act=now.decided) if now.decided else _("Sin aprobar todavía")
    return report(
        store, _("Programa anual de capacitación {year}").format(year=now.programme.year), blocks,
        subtitle=_("{decided} · avance al {day}").format(decided=decided, day=show_date(today())),
        office=_("Capacitación"), running=_("Programa de capacitación {year}").format(year=now.programme.year),
    )  # fmt: skip


def _objective(now: ProgrammeNow, found: Needs) -> Iterator[Block]:
    missing = found.whole.missing
    today_said = ngettext("Hoy falta {n} nivel.", "Hoy faltan {n} niveles.", missing).format(n=missing)
    text = now.programme.objective.strip() or _("Que cada puesto tenga lo que su tarea pide.")
    yield Paragraph((strong(_("Objetivo. ")), Span(f"{text} {today_said}")), Style.LEFT)


def _figures(store: Store, now: ProgrammeNow) -> Iterator[Block]:
    figures = town.figures(store)
    states = [each.state for one in now.lines for each in one.editions]
    closed, running = states.count(EditionState.CLOSED), states.count(EditionState.RUNNING)
    taken = sum(one.enrolled or 0 for one in now.lines)
    hours = sum((one.line.hours or Decimal(0) for one in now.lines), Decimal(0))
    told = _("líneas; ediciones: {closed} cerradas, {running} en curso").format(closed=closed, running=running)
    yield KeyFigures((
        KeyFigure(figures.number(len(now.lines)), told),
        KeyFigure(figures.number(now.places), _("lugares; {n} ocupados").format(n=taken)),
        KeyFigure(figures.number(hours), _("horas de curso")),
        KeyFigure(figures.money(now.cost), _("previsto")),
    ))  # fmt: skip


def _lines(store: Store, now: ProgrammeNow) -> Iterator[Block]:
    figures = town.figures(store)
    rows: list[Row] = []
    for quarter in Quarter:
        own = now.of(quarter)
        if own:
            rows.append(Row(((strong(quarter.word),), *(plain("") for _column in range(7))), RowKind.GROUP))
        rows.extend(_line(store, one) for one in own)
    hours = sum((one.line.hours or Decimal(0) for one in now.lines), Decimal(0))
    taken = sum(one.enrolled or 0 for one in now.lines)
    count = ngettext("{n} línea", "{n} líneas", len(now.lines)).format(n=len(now.lines))
    rows.append(Row((
        plain(_("Total")), plain(count), plain(figures.number(now.places)), plain(figures.number(taken)),
        plain(figures.number(hours)), plain(figures.amount(now.cost)), plain(""), plain(""),
    ), RowKind.TOTAL))  # fmt: skip
    yield Table(
        (
            Column(_("Curso"), 5), Column(_("Para quién"), 3.4), Column(_("Lugares"), 1.4, Align.RIGHT),
            Column(_("Inscr."), 1.2, Align.RIGHT), Column(_("Horas"), 1.2, Align.RIGHT),
            Column(_("Costo"), 2, Align.RIGHT), Column(_("Fuente"), 2), Column(_("Estado"), 2),
        ),
        tuple(rows), _("Cuadro 1. Líneas del programa"), dense=True,
    )  # fmt: skip
    codes = [one.activity for one in now.lines if one.activity]
    poa = ngettext("{n} línea es una actividad del POA.", "{n} líneas son actividades del POA.", len(codes))
    note = _("«–» en costo: lo dicta personal propio o un convenio.")
    yield Paragraph(plain(f"{note} {poa.format(n=len(codes))}" if codes else note), Style.NOTE)


def _line(store: Store, one: LineNow) -> Row:
    figures, line = town.figures(store), one.line
    return Row((
        (strong(line.title),), plain(line.audience or BLANK),
        plain(figures.number(line.places) if line.places is not None else BLANK),
        plain(figures.number(one.enrolled) if one.enrolled is not None else BLANK),
        plain(figures.number(line.hours) if line.hours is not None else BLANK),
        plain(figures.amount(line.cost) if line.cost else BLANK), plain(line.source or BLANK),
        plain(words.state_look(one)[0]),
    ))  # fmt: skip


def _annex(store: Store, found: Needs) -> Iterator[Block]:
    """Who needs what; nothing where nothing is missing."""
    rows = []
    for person in found.people:
        lacking = [
            f"{one.title} {current}/{asked}"
            for one in found.competences
            for asked, current in (found.pair(person, one),)
            if asked and current is not None and current < asked
        ]
        if lacking:
            post = found.posts.get(person.post_id)
            rows.append(Row((
                (strong(person.name),), plain(post.title if post else BLANK), plain(", ".join(lacking)),
                plain(str(found.gap(person).missing)),
            )))  # fmt: skip
    if rows:
        yield PageBreak()
        yield Heading(_("Anexo. Lo que falta, por persona"), 1)
        yield Table(
            (Column(_("Persona"), 3), Column(_("Puesto"), 2.5), Column(_("Tiene / pide"), 7),
             Column(_("Faltan"), 1, Align.RIGHT)),
            tuple(rows),
        )  # fmt: skip
    del store
