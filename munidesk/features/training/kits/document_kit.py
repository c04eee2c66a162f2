"""The course of a kit on paper: what it asks, what it raises, its modules, and what else is in the folder."""

from collections.abc import Iterator

from munidesk.base.figures import BLANK
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.base.spanish import capital
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
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.training.domain_course import Course
from munidesk.features.training.kits.folder import Kit, Part
from munidesk.town import store as town
from munidesk.town.report import report


@on_paper
def build_kit(store: Store, kit: Kit) -> Document:
    course = kit.parts[0].course
    blocks = (*_figures(store, course), *_notes(course), *_raises(kit.parts[0]), *_modules(store, kit), *_more(kit))
    return report(
        store, course.title, blocks, subtitle=f"{capital(course.kind.word)} · {course.modality.word}",
        office=_("Capacitación"), running=_("Kit de un curso"),
    )  # fmt: skip


def _figures(store: Store, course: Course) -> Iterator[Block]:
    figures = town.figures(store)
    mark = figures.number(course.min_mark) if course.min_mark is not None else BLANK
    months = ngettext("{n} mes", "{n} meses", course.valid_months).format(n=course.valid_months)
    yield KeyFigures((
        KeyFigure(figures.number(course.hours), _("horas")),
        KeyFigure(figures.percent(course.min_attendance, 100), _("de asistencia para acreditar")),
        KeyFigure(mark, _("nota mínima")),
        KeyFigure(months if course.valid_months else BLANK, _("vale la constancia")),
    ))  # fmt: skip


def _notes(course: Course) -> Iterator[Block]:
    for text in course.notes.splitlines():
        if text.strip():
            yield Paragraph(plain(text.strip()), Style.LEFT)


def _raises(part: Part) -> Iterator[Block]:
    if part.raises:
        yield Heading(_("Qué sube"), 1)
        yield Table(
            (Column(_("Competencia"), 5), Column(_("Nivel"), 1, Align.RIGHT), Column(_("Quien acredita"), 5)),
            tuple(Row(((strong(one.title),), plain(str(level)), plain(one.does or level.word)))
                  for one, level in part.raises),
        )  # fmt: skip


def _modules(store: Store, kit: Kit) -> Iterator[Block]:
    if len(kit.parts) > 1:
        figures = town.figures(store)
        yield Heading(_("Módulos"), 1)
        yield Table(
            (Column(_("Módulo"), 6), Column(_("Horas"), 1, Align.RIGHT)),
            tuple(Row(((strong(one.course.title),), plain(figures.number(one.course.hours)))) for one in kit.parts[1:]),
        )  # fmt: skip


def _more(kit: Kit) -> Iterator[Block]:
    found = [
        *([_("Instrumento: {title}").format(title=kit.instrument.instrument.title)] if kit.instrument else ()),
        *([_("Procedimiento: {title}").format(title=kit.procedure.title)] if kit.procedure else ()),
    ]
    if found:
        yield Heading(_("En la misma carpeta"), 1)
        for text in found:
            yield Paragraph(plain(text), Style.LEFT)
