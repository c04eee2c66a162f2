"""The hearing for the wall: what, when, where, and four figures; four sheets to join."""

from collections.abc import Mapping
from dataclasses import dataclass

from munidesk.base.dates import show_date, show_time
from munidesk.base.i18n import _, on_paper
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.documents import look as looks
from munidesk.documents.look import MM
from munidesk.documents.measure import text_width, wrapped
from munidesk.documents.model import Align, Box, Document, Footer, Lettering, Shape, Stroke
from munidesk.documents.poster import tiled
from munidesk.features.participation.analysis.store_periods import closed_period
from munidesk.overview.document_hearing_front import hearing_title
from munidesk.overview.hearing import HEARING, KEPT, PEOPLE, PROMISES, HearingView, PromiseState, load_hearing
from munidesk.records.sheet import Selection
from munidesk.town import store as town

_WIDE, _HIGH = 2 * 168 * MM, 2 * 226 * MM
_BELOW = 106 + 200 + 104 + 170  # points of the figures and of the call at the foot
_ACCENT = "#0E6A6B"


@dataclass(frozen=True, slots=True)
class _Figures:
    """What the poster counts."""

    received: int
    answered: int
    kept: int
    promises: int
    people: int


@on_paper
def build_hearing_poster(store: Store, selection: Selection) -> Document:
    view = load_hearing(store, selection)
    kept = closed_period(store, HEARING, view.since, view.until)
    figures = _kept(kept.counts) if kept is not None else _now(view)
    title = hearing_title(view)
    return Document(
        title=_("Afiche · {title}").format(title=title),
        blocks=tiled(_WIDE, _HIGH, tuple(_shapes(view, figures)), 2, 2, title),
        running_left=view.municipality.name, running_right=title, footer=Footer(strong=title),
        page=town.page_size(store), language=view.profile.language,
    )  # fmt: skip


def _shapes(view: HearingView, figures: _Figures) -> list[Shape]:
    for share in (1.0, 0.85, 0.7, 0.55, 0.4):
        shapes, y = _words(view, share)
        if y <= _HIGH - _BELOW:
            break
    shapes.append(Stroke(((0, y + 34), (_WIDE, y + 34)), weight=2))
    shapes.extend(_drawn(view, figures, y + 106))
    ask = _("Venga a preguntar. Entrada libre.")
    size = min(58.0, 58.0 * _WIDE * 0.94 / max(1.0, text_width(ask, 58, strong=True)))
    shapes.append(Box(0, _HIGH - 150, _WIDE, 150, fill=_ACCENT))
    shapes.append(Lettering(_WIDE / 2, _HIGH - 56, ask, size, strong=True, align=Align.CENTRE, colour="#FFFFFF"))
    return shapes


def _words(view: HearingView, share: float) -> tuple[list[Shape], float]:
    """Who, what, when and where in letters of that share of their size, and where they end."""
    one = view.encounter
    day = capital(show_date(one.date, "EEEE d 'de' MMMM", view.municipality.country)) if one else _("Fecha a confirmar")
    at = _("{at} horas").format(at=show_time(one.start)) if one and one.start else ""
    shapes: list[Shape] = [Box(0, 0, _WIDE, 18, fill=_ACCENT)]
    y = 18.0
    for text, size, strong, air in (
        (view.municipality.name, 38, True, 24), (hearing_title(view), 84, True, 36), (day, 54, False, 16),
        (at, 54, False, 0), (one.place if one else _("Lugar a confirmar"), 54, False, 0),
    ):  # fmt: skip
        colour = _ACCENT if size < 40 else looks.TEXT
        y += air * share
        for line in wrapped(text, _WIDE, size * share, strong=strong) if text else ():
            y += size * share * 1.2
            shapes.append(Lettering(0, y, line, size * share, strong=strong, colour=colour))
    return shapes, y


def _now(view: HearingView) -> _Figures:
    one = view.figures
    return _Figures(one.received, one.answered, view.count(PromiseState.DONE), len(view.promises), view.people)


def _kept(counts: Mapping[str, int]) -> _Figures:
    """As they stood when the period was closed."""
    return _Figures(*(counts.get(name, 0) for name in ("received", "answered", KEPT, PROMISES, PEOPLE)))


def _drawn(view: HearingView, one: _Figures, top: float) -> list[Shape]:
    figures = (
        (str(one.received), _("iniciativas recibidas")),
        (view.profile.figures.percent(one.answered, one.received), _("con respuesta")),
        (_("{a} de {b}").format(a=one.kept, b=one.promises), _("compromisos cumplidos")),
        (str(one.people), _("asistencias a encuentros")),
    )
    shapes: list[Shape] = []
    half = _WIDE / 2
    for at, (figure, words) in enumerate(figures):
        x, y = half * (at % 2), top + 200 * (at // 2)
        shapes.append(Lettering(x, y + 60, figure, 84, strong=True, colour=_ACCENT))
        shapes.append(Lettering(x, y + 104, words, 32))
    return shapes
