"""Needs of training on paper: how they were measured, the matrix by family, what is missing, what would close it."""

from collections.abc import Iterator

from munidesk.base.dates import show_date
from munidesk.base.i18n import _, on_paper
from munidesk.data.store import Store
from munidesk.documents.model import (
    Align,
    Block,
    Column,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Row,
    RowKind,
    Span,
    Spans,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.training.needs import words
from munidesk.features.training.rules import need
from munidesk.features.training.store import Needs
from munidesk.town import store as town
from munidesk.town.report import report

MOST = 8
"""Competences side by side on a page."""


@on_paper
def build_needs(store: Store, needs: Needs) -> Document:
    """The figures, the method, a table for each family, and the courses that close most by hour."""
    blocks = (*_figures(store, needs), *_method(), *_matrix(store, needs), *courses(store, needs, 2))
    return report(
        store, _("Necesidades de capacitación"), blocks,
        subtitle=_("Al {day}").format(day=show_date(needs.day)), office=_("Capacitación"), landscape=True,
    )  # fmt: skip


def _figures(store: Store, needs: Needs) -> Iterator[Block]:
    figures, gap = town.figures(store), needs.whole
    coverage = gap.coverage
    share = "–" if coverage is None else figures.percent(gap.covered, gap.required, 1)
    asked, blank = words.coverage_words(needs)
    yield KeyFigures((
        KeyFigure(share, _("cobertura: {asked}").format(asked=asked)),
        KeyFigure(words.missing_words(gap, figures), _("niveles que faltan")),
        KeyFigure(figures.number(gap.blank), _("niveles sin evaluar, fuera de la cuenta")),
        KeyFigure(figures.number(len(needs.people)), _("personas en su puesto")),
    ))  # fmt: skip
    del blank


def _method() -> Iterator[Block]:
    yield Paragraph(plain(_(
        "Cada puesto pide un nivel de 1 a 4 por competencia: 1 conoce, 2 aplica con ayuda, 3 aplica por su cuenta, 4 "
        "enseña. Falta lo que el puesto pide menos lo que la persona tiene, nunca menos que cero: lo que sobra en una "
        "competencia no compensa otra. Lo que nadie evaluó se muestra «?» y no es cero."
    )), Style.LEFT)  # fmt: skip


def _matrix(store: Store, needs: Needs) -> Iterator[Block]:
    figures = town.figures(store)
    number = 0
    for group in words.GROUPS:
        own = [one for one in needs.competences if one.family in group]
        for at in range(0, len(own), MOST):
            some = own[at : at + MOST]
            number += 1
            rows = []
            for person in needs.people:
                post = needs.posts.get(person.post_id)
                cells: list[Spans] = [(strong(person.name), Span(f" · {post.title}" if post else ""))]
                for one in some:
                    asked, current = needs.pair(person, one)
                    text = words.cell_words(asked, current)
                    cells.append((strong(text),) if need(asked, current) else plain(text))
                rows.append(Row(tuple(cells)))
            means = [plain(words.mean_words(needs.gap_in(one), figures)) for one in some]
            rows.append(Row(((strong(_("Brecha media (personas)")),), *means), RowKind.TOTAL))
            columns = (
                Column(_("Persona y puesto"), 3),
                *(Column(one.heading, 1, Align.CENTRE) for one in some),
            )
            caption = _("Cuadro {n}. {families}: tiene / pide; en negrita, lo que falta").format(
                n=number, families=words.group_words(group)
            )
            yield Table(columns, tuple(rows), caption, dense=True)


def courses(store: Store, needs: Needs, level: int, most: int = 12) -> Iterator[Block]:
    """The courses that close most by hour; nothing where none closes anything."""
    figures = town.figures(store)
    best = needs.best()[:most]
    if not best:
        return
    rows = tuple(
        Row((
            (strong(course.title),), plain(figures.number(what.people)), plain(figures.number(what.levels)),
            plain(figures.number(course.hours)), plain(figures.number(what.priority, 2)),
        ))
        for course, what in best
    )  # fmt: skip
    yield Heading(_("Cursos que más cierran"), level)
    yield Table(
        (
            Column(_("Curso"), 4), Column(_("Personas con brecha"), 2, Align.RIGHT),
            Column(_("Niveles que cierra"), 2, Align.RIGHT), Column(_("Horas"), 1, Align.RIGHT),
            Column(_("Niveles por hora"), 2, Align.RIGHT),
        ),
        rows,
    )  # fmt: skip
