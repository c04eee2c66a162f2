"""The training record of a person: her post, what it asks and what she has, courses, certificates, earlier posts."""

from collections.abc import Iterator
from datetime import date

from munidesk.base.dates import show_date, today
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _, on_paper
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
    Row,
    Table,
    plain,
    strong,
)
from munidesk.features.training.certificates.register import validity
from munidesk.features.training.needs.words import missing_words
from munidesk.features.training.people.store import Record
from munidesk.features.training.rules import need
from munidesk.town import store as town
from munidesk.town.report import report


@on_paper
def build_record(store: Store, record: Record) -> Document:
    """Without her reserved data."""
    person = record.person
    blocks = (*_figures(store, record), *_levels(record), *_courses(store, record), *_posts(record))
    where = " · ".join(part for part in (record.post, person.area) if part)
    return report(
        store, person.name, blocks, subtitle=where or _("Ficha de capacitación"), office=_("Capacitación"),
        running=_("Ficha de capacitación"),
    )  # fmt: skip


def _day(day: date | None) -> str:
    return show_date(day) if day is not None else BLANK


def _figures(store: Store, record: Record) -> Iterator[Block]:
    figures, gap = town.figures(store), record.needs.whole
    share = figures.percent(gap.covered, gap.required, 1) if gap.required else BLANK
    yield KeyFigures((
        KeyFigure(share, _("de los niveles que pide su puesto")),
        KeyFigure(missing_words(gap, figures), _("niveles que faltan")),
        KeyFigure(figures.number(gap.blank), _("competencias sin evaluar")),
        KeyFigure(figures.number(record.hours), _("horas con constancia")),
    ))  # fmt: skip


def _levels(record: Record) -> Iterator[Block]:
    found, rows = record.needs, []
    readings = found.readings.get(record.person.id, {})
    for one in found.competences:
        asked, current = found.pair(record.person, one)
        if not asked and current is None:
            continue
        reading = readings.get(one.id)
        missing = need(asked, current) if asked else 0
        rows.append(Row((
            (strong(one.title),), plain(str(asked) if asked else BLANK),
            plain(_("sin evaluar") if current is None else str(current)),
            plain(str(missing) if missing else BLANK),
            plain(capital(reading.source.word) if reading is not None and current is not None else BLANK),
            plain(_day(reading.day) if reading is not None and current is not None else BLANK),
        )))  # fmt: skip
    if rows:
        yield Heading(_("Competencias"), 1)
        yield Table(
            (
                Column(_("Competencia"), 4), Column(_("Pide"), 1, Align.RIGHT), Column(_("Tiene"), 1.5, Align.RIGHT),
                Column(_("Falta"), 1, Align.RIGHT), Column(_("Fuente"), 1.6), Column(_("Fecha"), 1.6),
            ),
            tuple(rows), dense=True,
        )  # fmt: skip


def _courses(store: Store, record: Record) -> Iterator[Block]:
    figures = town.figures(store)
    rows = [
        Row(((strong(of.title),), plain(_day(of.start)), plain(capital(one.state.word)), plain(BLANK), plain(BLANK)))
        for one, of in record.editions
    ]
    rows += [
        Row((
            (strong(one.course),), plain(_day(one.issued)), plain(capital(validity(one, today()).word)),
            plain(one.folio),
            plain(figures.number(one.hours)),
        ))
        for one in record.certificates
    ]  # fmt: skip
    rows += [
        Row((
            (strong(one.title),), plain(_day(one.issued)), plain(one.issuer or BLANK), plain(one.number or BLANK),
            plain(figures.number(one.hours) if one.hours is not None else BLANK),
        ))
        for one in record.outside
    ]  # fmt: skip
    if rows:
        yield Heading(_("Cursos y constancias"), 1)
        yield Table(
            (Column(_("Curso"), 4), Column(_("Fecha"), 1.5), Column(_("Estado o quién la emitió"), 2.4),
             Column(_("Folio"), 2), Column(_("Horas"), 1, Align.RIGHT)),
            tuple(rows), dense=True,
        )  # fmt: skip


def _posts(record: Record) -> Iterator[Block]:
    own = record.person
    rows = [Row(((strong(one.title),), plain(one.area or BLANK), plain(_day(one.since)), plain(_day(one.until))))
            for one in record.past]  # fmt: skip
    now = Row(((strong(record.post or BLANK),), plain(own.area or BLANK), plain(_day(own.since)),
               plain(_day(own.until))))  # fmt: skip
    yield Heading(_("Puestos"), 1)
    yield Table((Column(_("Puesto"), 4), Column(_("Área"), 3), Column(_("Desde"), 1.5), Column(_("Hasta"), 1.5)),
                (*rows, now), dense=True)  # fmt: skip
