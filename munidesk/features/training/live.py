"""Training in a chapter of the manual, in the public hearing and on Inicio: hours, coverage, the programme done."""

from collections.abc import Iterator, Sequence
from datetime import date

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _, ngettext
from munidesk.data.store import Store
from munidesk.documents.model import (
    Align,
    Block,
    Column,
    Heading,
    KeepTogether,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Row,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.training.kinds import EDITIONS, PROGRAMMES
from munidesk.features.training.yearly.store import Share, Year, period, year_of
from munidesk.town import store as town
from munidesk.town.manifest import Going


def each(store: Store) -> Iterator[tuple[str, str]]:
    """(edition with its first day, id), for the papers that tell one of them."""
    for one in EDITIONS.all(store):
        yield (f"{one.title} {one.start.isoformat()}" if one.start is not None else one.title), one.id


def blocks(store: Store) -> Sequence[Block]:
    """The year so far: its figures, and the staff by area. Raises UserError where nothing was begun."""
    if not PROGRAMMES.all(store) and not EDITIONS.all(store):
        raise UserError(_("Todavía no hay capacitación. Cargue el personal y el programa en Capacitación."))
    year = year_of(store, today().year)
    right = Align.RIGHT
    columns = (Column(_("Área"), 2.4), Column(_("Personas"), 1, right), Column(_("Con algo acreditado"), 1.3, right),
               Column(_("Horas"), 1, right))  # fmt: skip
    rows = tuple(_area(store, one) for one in year.by_area)
    return (_figures(store, year), *((Table(columns, rows),) if rows else ()))


def _area(store: Store, one: Share) -> Row:
    return Row((plain(one.called or _("Sin área")), plain(str(one.people)), plain(str(one.trained)),
                plain(town.figures(store).number(one.hours))))  # fmt: skip


def _figures(store: Store, year: Year) -> KeyFigures:
    figures = town.figures(store)
    covered = figures.percent(year.trained, len(year.staff)) if year.staff else BLANK
    hours = BLANK if year.hours_each is None else figures.number(year.hours_each, 1)
    return KeyFigures((
        KeyFigure(figures.number(year.hours), _("horas-persona")),
        KeyFigure(covered, _("cobertura: {a} de {n} personas").format(a=year.trained, n=len(year.staff))),
        KeyFigure(hours, _("horas por persona")),
        KeyFigure(_done_words(year), _("líneas del programa cumplidas")),
    ))  # fmt: skip


def _done_words(year: Year) -> str:
    done = sum(one.closed for one in year.lines)
    return _("{a} de {b}").format(a=done, b=len(year.lines)) if year.lines else BLANK


def heard(store: Store, since: date, until: date) -> Iterator[Block]:
    """Person-hours and coverage of the period; nothing where nobody was trained in it."""
    if not EDITIONS.all(store):
        return
    year = period(store, since, until)
    if not year.editions:
        return
    n = len(year.editions)
    told = [
        ngettext("{n} edición de un curso", "{n} ediciones de cursos", n).format(n=n),
        ngettext("{n} constancia emitida", "{n} constancias emitidas", year.issued).format(n=year.issued),
    ]
    said = (strong(_("En el año: ")), *plain(f"{', '.join(told)}."))
    yield KeepTogether((Heading(_("Capacitación"), 2), _figures(store, year), Paragraph(said, Style.LEFT)))


def going(store: Store, day: date) -> tuple[Going, ...]:
    """The programme of the year as a bar; none without one."""
    if not PROGRAMMES.all(store, year=day.year):
        return ()
    year = period(store, date(day.year, 1, 1), day)
    done, whole = sum(one.closed for one in year.lines), len(year.lines)
    if not whole:
        return ()
    people = ngettext("{a} de {n} persona con algo acreditado", "{a} de {n} personas con algo acreditado",
                      len(year.staff)).format(a=year.trained, n=len(year.staff))  # fmt: skip
    return (
        Going(
            title=_("Capacitación {year}").format(year=day.year), key="capacitacion.programme", share=done / whole,
            words=_("{a} de {b}").format(a=done, b=whole), line=people if year.staff else "",
        ),
    )  # fmt: skip
