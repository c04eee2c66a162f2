"""The report of training of a year: the programme and what was done of it, person-hours, coverage, cost, opinions."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from munidesk.base.dates import show_date
from munidesk.base.figures import BLANK, Figures
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
    RowKind,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.training.network.store import named
from munidesk.features.training.programme import words
from munidesk.features.training.programme.store import LineNow
from munidesk.features.training.yearly.store import Share, Year
from munidesk.town import store as town
from munidesk.town.domain import Gender
from munidesk.town.report import report


@on_paper
def build_report(store: Store, year: Year) -> Document:
    figures = town.figures(store)
    blocks = (
        *_figures(figures, year), *_done(figures, year), *_people(figures, year), *_apart(figures, year),
        *_valued(figures, year), *_exchanges(store, year), *_certificates(year), *_method(),
    )  # fmt: skip
    number = year.until.year
    title = _("Informe anual de capacitación {year}").format(year=number)
    span = _("Del {a} al {b}").format(a=show_date(year.since), b=show_date(year.until))
    return report(store, title, blocks, subtitle=span, office=_("Capacitación"), running=title)


def _share(figures: Figures, value: Fraction | None) -> str:
    return figures.percent(value.numerator, value.denominator, 1) if value is not None else BLANK


def _figures(figures: Figures, year: Year) -> Iterator[Block]:
    told = _("de {n} personas en su puesto acreditaron algo").format(n=len(year.staff))
    before, after = _share(figures, year.before), _share(figures, year.after)
    yield KeyFigures((
        KeyFigure(_share(figures, year.coverage), told),
        KeyFigure(figures.number(year.hours), _("horas-persona; {n} por integrante del personal").format(
            n=figures.number(year.hours_each, 1) if year.hours_each is not None else BLANK)),
        KeyFigure(f"{before} → {after}", _("de lo que piden los puestos, antes y después")),
        KeyFigure(
            figures.money(round(year.cost_by_hour)) if year.cost_by_hour is not None else BLANK,
            _("por hora-persona"),
        ),
    ))  # fmt: skip


def _done(figures: Figures, year: Year) -> Iterator[Block]:
    if not year.lines:
        none = _("El programa del año no tiene líneas.") if year.programme else _("El año no tuvo programa.")
        yield Paragraph(plain(none), Style.LEFT)
        return
    done = sum(one.closed for one in year.lines)
    yield Heading(_("Lo previsto y lo hecho"), 1)
    said = ngettext("Se cerró {a} de {n} línea.", "Se cerraron {a} de {n} líneas.", len(year.lines))
    yield Paragraph(plain(said.format(a=done, n=len(year.lines))), Style.LEFT)
    yield Table(
        (Column(_("Curso o evento"), 5), Column(_("Lugares"), 1.3, Align.RIGHT), Column(_("Inscr."), 1.2, Align.RIGHT),
         Column(_("Acreditan"), 1.5, Align.RIGHT), Column(_("Previsto"), 1.9, Align.RIGHT),
         Column(_("Costo"), 1.9, Align.RIGHT), Column(_("Estado"), 2)),
        tuple(_line(figures, year, one) for one in year.lines), _("Cuadro 1. Programa y cumplimiento"), dense=True,
    )  # fmt: skip


def _line(figures: Figures, year: Year, one: LineNow) -> Row:
    own = {each.id for each in one.editions}
    passed = sum(each.passed for each in year.seen if each.edition.id in own)
    costs = [each.cost for each in one.editions if each.cost is not None]
    return Row((
        (strong(one.line.title),), plain(figures.number(one.line.places) if one.line.places is not None else BLANK),
        plain(figures.number(one.enrolled) if one.enrolled is not None else BLANK),
        plain(figures.number(passed) if own else BLANK),
        plain(figures.amount(one.line.cost) if one.line.cost else BLANK),
        plain(figures.amount(sum(costs)) if costs else BLANK), plain(words.state_look(one)[0]),
    ))  # fmt: skip


def _people(figures: Figures, year: Year) -> Iterator[Block]:
    if not year.staff:
        return
    yield Heading(_("Cobertura del personal"), 1)
    sex = {str(Gender.FEMALE): _("Mujeres"), str(Gender.MALE): _("Varones"), "": _("Sin dato")}
    rows = [*_group(figures, _("Por sexo"), [(sex.get(one.called, one.called), one) for one in year.by_sex]),
            *_group(figures, _("Por área"), [(one.called or _("Sin área"), one) for one in year.by_area])]  # fmt: skip
    staff = sum(one.hours for one in year.by_area)
    rows.append(Row((
        plain(_("Todo el personal")), plain(figures.number(len(year.staff))), plain(figures.number(year.trained)),
        plain(_share(figures, year.coverage)), plain(figures.number(staff)),
    ), RowKind.TOTAL))  # fmt: skip
    yield Table(
        (Column(_("Grupo"), 5), Column(_("En su puesto (n)"), 2, Align.RIGHT), Column(_("Acreditan"), 1.6, Align.RIGHT),
         Column(_("Cobertura"), 1.6, Align.RIGHT), Column(_("Horas-persona"), 2, Align.RIGHT)),
        tuple(rows), _("Cuadro 2. Cobertura"), dense=True,
    )  # fmt: skip


def _group(figures: Figures, title: str, shares: Sequence[tuple[str, Share]]) -> Iterator[Row]:
    yield Row(((strong(title),), *(plain("") for _column in range(4))), RowKind.GROUP)
    for called, one in shares:
        yield Row((
            plain(called), plain(figures.number(one.people)), plain(figures.number(one.trained)),
            plain(figures.percent(one.trained, one.people, 1)), plain(figures.number(one.hours)),
        ))  # fmt: skip


def _apart(figures: Figures, year: Year) -> Iterator[Block]:
    """Councillors, neighbours and others: learnt here, and no part of the coverage of the staff."""
    found = year.attendees
    if not found:
        return
    yield Heading(_("Quiénes vinieron"), 1)
    yield Table(
        (Column(_("Se inscribieron como"), 5), Column(_("Personas"), 1.6, Align.RIGHT),
         Column(_("Acreditan"), 1.6, Align.RIGHT), Column(_("Horas-persona"), 2, Align.RIGHT)),
        tuple(
            Row((plain(capital(kind.word)), plain(figures.number(n)), plain(figures.number(passed)),
                 plain(figures.number(hours))))
            for kind, (n, passed, hours) in found.items()
        ), _("Cuadro 3. Asistentes"), dense=True,
    )  # fmt: skip


def _valued(figures: Figures, year: Year) -> Iterator[Block]:
    if not year.valued:
        return
    yield Heading(_("Qué dijeron quienes asistieron, y sus jefaturas"), 1)
    rows = []
    for one in year.valued:
        lowest = min(
            (each for each in one.asked if each.mean is not None), key=lambda each: each.mean or 0, default=None
        )
        rows.append(Row((
            (strong(one.edition.title),), plain(figures.number(one.sheets)),
            plain(_share(figures, one.total / 100) if one.total is not None else BLANK), plain(one.band or BLANK),
            plain(lowest.short if lowest is not None else BLANK),
            plain(_("{a} de {b}").format(a=one.heads, b=one.formed) if one.formed else BLANK),
        )))  # fmt: skip
    yield Table(
        (Column(_("Edición"), 5), Column(_("Hojas (n)"), 1.4, Align.RIGHT), Column(_("Valoración"), 1.7, Align.RIGHT),
         Column(_("Semáforo"), 2), Column(_("Lo más bajo"), 2.6), Column(_("A los 90 días"), 1.9, Align.RIGHT)),
        tuple(rows), _("Cuadro 4. Valoraciones"), dense=True,
    )  # fmt: skip


def _exchanges(store: Store, year: Year) -> Iterator[Block]:
    if not year.exchanges:
        return
    hosts = named(store)
    yield Heading(_("Intercambios"), 1)
    yield Table(
        (Column(_("Práctica"), 4), Column(_("Anfitrión"), 3), Column(_("Fecha"), 1.6), Column(_("Qué se adoptó"), 4.4)),
        tuple(
            Row(((strong(one.title),), plain(hosts.get(one.institution_id) or BLANK),
                 plain(show_date(one.day) if one.day else BLANK), plain(one.adopted or BLANK)))
            for one in year.exchanges
        ), dense=True,
    )  # fmt: skip


def _certificates(year: Year) -> Iterator[Block]:
    if year.issued:
        said = ngettext("Se emitió {n} constancia", "Se emitieron {n} constancias", year.issued).format(n=year.issued)
        out = ngettext("{n} se anuló", "{n} se anularon", year.annulled).format(n=year.annulled)
        yield Paragraph(plain(f"{said}; {out}." if year.annulled else f"{said}."), Style.LEFT)


def _method() -> Iterator[Block]:
    yield Paragraph(plain(_(
        "Cobertura: personas en su puesto el último día con al menos una edición acreditada en el período, sobre las "
        "que están en su puesto ese día; de la vecindad y de otras instituciones se cuenta aparte. Horas-persona: las "
        "asistidas, clase por clase; por integrante, sobre el personal medio del período. Antes y después: la suma de "
        "lo que hay sobre lo que piden los puestos, sin lo que nadie evaluó."
    )), Style.NOTE)  # fmt: skip
