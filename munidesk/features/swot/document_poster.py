"""The FODA for the wall: one large drawing cut into A4 sheets, with marks to cut and join them."""

from munidesk.base.i18n import _, on_paper
from munidesk.data.store import Store
from munidesk.documents.look import MM
from munidesk.documents.measure import wrapped
from munidesk.documents.model import Align, Box, Document, Footer, Lettering, Shape
from munidesk.documents.poster import tiled
from munidesk.features.swot.document_matrix import quadrant_words
from munidesk.features.swot.domain import Quadrant
from munidesk.features.swot.rules import codes
from munidesk.features.swot.store import SwotView
from munidesk.town import store as town

SIZES = {"A3": (420.0, 297.0, 2), "A2": (594.0, 420.0, 3)}
"""Millimetres of the joined sheet, and how many tiles across and down."""
_COLOURS = {
    Quadrant.STRENGTH: "#2E7D32", Quadrant.WEAKNESS: "#8F5400", Quadrant.OPPORTUNITY: "#0E6A6B",
    Quadrant.THREAT: "#B3261E",
}  # fmt: skip
_ORDER = (Quadrant.STRENGTH, Quadrant.WEAKNESS, Quadrant.OPPORTUNITY, Quadrant.THREAT)


@on_paper
def build_poster(store: Store, view: SwotView, paper: str = "A3") -> Document:
    """`paper` is the size once joined: A3 (4 sheets) or A2 (9)."""
    municipality = town.municipality(store)
    wide_mm, high_mm, tiles = SIZES[paper]
    wide, high = (wide_mm - 40) * MM, (high_mm - 40) * MM
    shapes = tuple(_poster(view, wide, high, municipality.name))
    words = _("FODA de {title}: {n} factores en cuatro cuadrantes.").format(
        title=view.matrix.title, n=len(view.factors)
    )
    blocks = tiled(wide, high, shapes, tiles, words)
    return Document(
        title=_("Afiche FODA · {title}").format(title=view.matrix.title), blocks=blocks,
        running_left=municipality.name, running_right=_("Afiche FODA {paper}").format(paper=paper),
        footer=Footer(strong=_("Afiche FODA, versión {n}").format(n=view.matrix.version)),
        page=town.page_size(store), landscape=True, language=town.profile_of(store).language,
    )  # fmt: skip


def _poster(view: SwotView, wide: float, high: float, municipality: str) -> list[Shape]:
    scale = wide / 1077
    head = 52 * scale
    shapes: list[Shape] = [
        Lettering(0, 26 * scale, view.matrix.title, 22 * scale, strong=True),
        Lettering(wide, 26 * scale, municipality, 14 * scale, align=Align.RIGHT),
    ]
    gap = 12 * scale
    width, height = (wide - gap) / 2, (high - head - gap) / 2
    names = codes(view.factors)
    for at, quadrant in enumerate(_ORDER):
        x, y = (width + gap) * (at % 2), head + (height + gap) * (at // 2)
        shapes.extend(_quadrant(view, quadrant, names, (x, y, width, height), scale))
    return shapes


def _quadrant(
    view: SwotView, quadrant: Quadrant, names: dict[str, str], area: tuple[float, float, float, float], scale: float
) -> list[Shape]:
    x, y, width, height = area
    colour = _COLOURS[quadrant]
    name, what = quadrant_words(quadrant)
    shapes: list[Shape] = [
        Box(x, y, width, height, line="#8B908C", weight=0.8 * scale),
        Box(x, y, width, 5 * scale, fill=colour),
        Box(x + 12 * scale, y + 14 * scale, 28 * scale, 28 * scale, fill="#1A1A1A"),
        Lettering(x + 26 * scale, y + 34 * scale, quadrant.letter, 18 * scale, strong=True, align=Align.CENTRE,
                  colour="#FFFFFF"),
        Lettering(x + 50 * scale, y + 35 * scale, name, 19 * scale, strong=True),
        Lettering(x + width - 12 * scale, y + 34 * scale, what, 11 * scale, align=Align.RIGHT, colour="#4A4F4C"),
    ]  # fmt: skip
    own = view.of(quadrant)
    size = _letter(own, width - 70 * scale, height - 56 * scale, scale)
    top = y + 56 * scale
    for one in own:
        lines = wrapped(one.text, width - 110 * scale, size)
        shapes.append(Lettering(x + 14 * scale, top + size, names[one.id], size, strong=True, colour=colour))
        for at, line in enumerate(lines):
            shapes.append(Lettering(x + 52 * scale, top + size + at * size * 1.25, line, size))
        if one.weight is not None:
            weight = f"{view.figures.hundredths(one.weight)} · {one.rating or '–'}"
            shapes.append(Lettering(x + width - 12 * scale, top + size, weight, size * 0.8, align=Align.RIGHT))
        top += len(lines) * size * 1.25 + size * 0.5
    return shapes


def _letter(own: tuple[object, ...], width: float, height: float, scale: float) -> float:
    """The largest letter with which the quadrant's factors fit, from 17 down to 9 points of an A3."""
    for points in (17, 16, 15, 14, 13, 12, 11, 10, 9):
        size = points * scale
        needed = sum(
            len(wrapped(str(getattr(one, "text", "")), width - 40 * scale, size)) * size * 1.25 + size * 0.5
            for one in own
        )
        if needed <= height:
            return size
    return max(8.0, 8.5 * scale)
