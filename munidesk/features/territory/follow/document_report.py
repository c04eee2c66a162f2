"""`pmot-report`: what a year was for a programme, objective by objective; what was corrected, what is handed over."""

from collections.abc import Iterator

from munidesk.base.dates import show_date
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _, on_paper
from munidesk.data.store import Store
from munidesk.documents.model import (
    Align,
    Block,
    Boxed,
    Column,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Listing,
    Paragraph,
    Row,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.territory.follow.document_year import alignment, budget, indicators
from munidesk.features.territory.follow.handed import handed
from munidesk.features.territory.follow.live import live
from munidesk.features.territory.follow.store_view import load_follow
from munidesk.features.territory.follow.view import FollowView
from munidesk.features.territory.phases.document_status import conducted
from munidesk.features.territory.phases.words import period, share, state_word
from munidesk.features.territory.view import TerritoryView
from munidesk.features.territory.words import phase_words
from munidesk.town.report import report


@on_paper
def build_report(store: Store, of: TerritoryView, year: int | None = None) -> Document:
    """Of one year: figures are those of its last day, or of the day it is printed while the year goes on.

    It is read here, as names and bands of rounds are words of the paper.
    """
    view = load_follow(store, of, year)
    blocks = (
        _opening(store, view), _figures(view), *_objectives(view), *_phases(view), *_subsystems(view),
        *indicators(view), *budget(view), *alignment(view), *_deviations(view), *_evaluated(view), *_handed(view),
    )  # fmt: skip
    return report(
        store, _("Informe anual del ordenamiento territorial"), blocks,
        subtitle=f"{view.of.territory.title} · {view.year}", office=view.of.figure.word,
        running=f"{view.of.territory.title} · {view.year}",
    )  # fmt: skip


def _opening(store: Store, view: FollowView) -> Block:
    words = [conducted(store, view.of)]
    if view.of.territory.purpose:
        words.append(view.of.territory.purpose)
    head = _("{phase}: {title}").format(phase=phase_words(view.of), title=view.of.phase.title.lower())
    return Boxed((Heading(head, 2), Paragraph(plain(" ".join(words)))))


def _figures(view: FollowView) -> Block:
    figures, money = view.of.figures, view.money
    (done, whole), (answered, asked) = view.of.progress, view.observed
    return KeyFigures((
        KeyFigure(_("{a} de {n}").format(a=done, n=whole), _("pasos hechos ({p} %)").format(p=share(done, whole))),
        KeyFigure(
            _("{a} de {n}").format(a=view.of.delivered, n=len(view.of.products)), _("productos entregados")
        ),
        KeyFigure(
            figures.percent(money.executed, money.current) if money.current else BLANK,
            _("del dinero en vigor de sus actividades, ejecutado"),
        ),
        KeyFigure(
            figures.percent(answered, asked) if view.rate is not None else BLANK,
            _("observaciones respondidas ({a} de {n})").format(a=answered, n=asked),
        ),
    ))  # fmt: skip


def _objectives(view: FollowView) -> Iterator[Block]:
    """One by one; what nobody answered is said."""
    yield Heading(_("Respuesta a los objetivos específicos"), 2)
    if not view.of.objectives:
        yield Paragraph(plain(_("El programa todavía no tiene objetivos específicos.")))
    for number, one in enumerate(view.of.objectives, 1):
        yield Paragraph((strong(f"{number}. {one.text}"),))
        answer = view.answer_to(one)
        if not answer:
            yield Paragraph(plain(_("Sin respuesta en {year}.").format(year=view.year)), Style.NOTE)
        for part in answer.splitlines():
            yield Paragraph(plain(part))


def _phases(view: FollowView) -> Iterator[Block]:
    rows = tuple(
        Row((
            (strong(f"{one.number}. {one.title}"),), plain(period(one)),
            plain(_("{a} de {n}").format(a=one.done, n=one.whole)),
            plain(_("{a} de {n}").format(a=one.products_done, n=one.products)), plain(state_word(one)),
        ))
        for one in view.of.phases
    )  # fmt: skip
    columns = (Column(_("Fase"), 2.4), Column(_("Período"), 1.7), Column(_("Pasos"), 0.8, Align.RIGHT),
               Column(_("Productos"), 1, Align.RIGHT), Column(_("Estado"), 1.1))  # fmt: skip
    yield Table(columns, rows, caption=_("Avance por fase"))


def _subsystems(view: FollowView) -> Iterator[Block]:
    """The figures of each that the sections below do not show whole."""
    yield Heading(_("Los subsistemas"), 2)
    columns = (Column(_("Qué"), 2.2), Column(_("Cuánto"), 1.4), Column(_("Detalle"), 2.6))
    for one in view.of.subsystems:
        found = live(view, one.key)
        rows = tuple(Row((plain(each.words), (strong(each.figure),), plain(each.detail or BLANK))) for each in found)
        title = one.title if not one.responsible else _("{title} · a cargo: {who}").format(
            title=one.title, who=one.responsible)  # fmt: skip
        if rows:
            yield Table(columns, rows, caption=title, dense=True)
        elif one.holds:
            yield Paragraph((strong(title),))
            yield Listing(tuple(plain(line) for line in one.holds.splitlines()))


def _deviations(view: FollowView) -> Iterator[Block]:
    yield Heading(_("Desvíos y correcciones"), 2)
    if not view.of_year:
        yield Paragraph(plain(_("No se anotaron desvíos en {year}.").format(year=view.year)))
        return
    rows = []
    for one in view.of_year:
        decided = [one.decided_by, show_date(one.decided_on) if one.decided_on is not None else ""]
        rows.append(Row((
            plain(show_date(one.day)), (strong(one.title),), plain(one.cause or BLANK),
            plain(one.decision or _("sin decisión")), plain(", ".join(each for each in decided if each) or BLANK),
        )))  # fmt: skip
    columns = (Column(_("Fecha"), 0.9), Column(_("Desvío"), 1.8), Column(_("Por qué"), 1.8),
               Column(_("Qué se decidió"), 2), Column(_("Quién y cuándo"), 1.3))  # fmt: skip
    yield Table(columns, tuple(rows), dense=True)


def _evaluated(view: FollowView) -> Iterator[Block]:
    closed = [one for one in view.rounds if not one.is_open]
    if not closed:
        return
    rows = tuple(
        Row((plain(one.name), plain(show_date(one.closed_on) if one.closed_on else BLANK), (strong(one.total),),
             plain(one.band or BLANK)))
        for one in closed
    )  # fmt: skip
    columns = (Column(_("Ronda"), 1), Column(_("Cerrada el"), 1), Column(_("Total, de 100"), 1, Align.RIGHT),
               Column(_("Semáforo"), 1.4))  # fmt: skip
    yield Table(columns, rows, caption=_("Rondas de evaluación del programa"))


def _handed(view: FollowView) -> Iterator[Block]:
    rows = tuple(
        Row(((strong(one.words),), plain(one.detail), plain(_("en orden") if one.ready else _("falta algo"))))
        for one in handed(view)
    )  # fmt: skip
    yield Heading(_("Para el gobierno siguiente"), 2)
    yield Table((Column(_("Qué recibe"), 1.3), Column(_("Cómo está"), 3), Column(_("Situación"), 0.8)), rows)
