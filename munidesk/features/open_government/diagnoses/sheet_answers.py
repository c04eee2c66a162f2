"""The answers of rounds as a list, one row per item: what is worked on, and what is published."""

from collections.abc import Iterator

from munidesk.base.figures import half_up
from munidesk.base.i18n import _
from munidesk.instruments.band_words import colour_words
from munidesk.instruments.bands import of_criterion
from munidesk.instruments.domain import Criterion
from munidesk.instruments.scoring import RoundView
from munidesk.instruments.words import answer_words
from munidesk.records.sheet import Cell, Sheet

KEYS = (
    "instrumento", "version", "ronda", "tipo", "fecha", "dimension", "clave", "pregunta", "respuesta", "puntos",
    "maximo", "banda", "no_aplica", "motivo", "nota",
)  # fmt: skip
"""The same names in every language: programs read them."""


def columns() -> tuple[tuple[str, str], ...]:
    """The heading of each column and what it holds."""
    return (
        (_("Instrumento"), _("Clave del conjunto de preguntas, la misma en todas sus versiones")),
        (_("Versión"), _("Versión del instrumento")),
        (_("Ronda"), _("Número de la ronda")),
        (_("Tipo"), _("Quién respondió: autodiagnóstico, revisión o mirada ciudadana")),
        (_("Fecha"), _("Día en que se cerró la ronda; vacío si está abierta")),
        (_("Dimensión"), _("Componente al que pertenece la pregunta")),
        (_("Clave"), _("Clave de la pregunta, la misma en todas las rondas")),
        (_("Pregunta"), _("La pregunta, como se hizo")),
        (_("Respuesta"), _("Lo que se respondió; vacío si quedó en blanco")),
        (_("Puntos"), _("Puntos de la respuesta; vacío si quedó en blanco o no aplica")),
        (_("Máximo"), _("Puntos de la mejor respuesta posible")),
        (_("Banda"), _("Color del semáforo: rojo, amarillo o verde; vacío sin puntos")),
        (_("No aplica"), _("Si la pregunta no corresponde al municipio")),
        (_("Motivo"), _("Por qué no aplica")),
        (_("Nota"), _("Aclaración de quien respondió")),
    )


def round_sheet(views: tuple[RoundView, ...], title: str, *, public: bool = False) -> Sheet:
    """Blanks stay blank. `public` leaves out the notes, which are written for whoever works on the answers."""
    keep = [at for at, key in enumerate(KEYS) if not public or key != "nota"]
    rows = [tuple(row[at] for at in keep) for view in views for row in _rows(view)]
    heads = tuple(columns()[at][0] for at in keep)
    return Sheet(title, heads, tuple(rows), tuple(KEYS[at] for at in keep))


def _rows(view: RoundView) -> Iterator[tuple[Cell, ...]]:
    names = {one.key: one.title for one in view.dimensions}
    for one in view.criteria:
        yield _row(view, one, names[one.dimension_key])


def _row(view: RoundView, one: Criterion, dimension: str) -> tuple[Cell, ...]:
    points, answer, band = view.points(one), view.answer(one), of_criterion(view, one)
    applies = view.applies(one)
    return (
        view.instrument.key, view.instrument.version, view.round.number, view.round.kind, view.round.closed_on,
        dimension, one.key, one.question, (answer_words(view, one) if applies else "") or None,
        None if points is None else float(half_up(points, 4)), view.instrument.scale,
        None if band is None else colour_words(band), not applies,
        answer.reason if answer is not None and answer.reason else None,
        answer.note if answer is not None and answer.note else None,
    )  # fmt: skip
