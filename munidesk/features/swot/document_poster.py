"""The FODA for the wall: one large drawing cut into A4 sheets, with marks to cut and join them."""

from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.data.store import Store
from munidesk.documents.measure import text_width, wrapped
from munidesk.documents.model import Align, Box, Document, Footer, Lettering, Shape
from munidesk.documents.poster import joined_size, tiled
from munidesk.features.swot.document_matrix import quadrant_words
from munidesk.features.swot.domain import Quadrant
from munidesk.features.swot.rules import codes
from munidesk.features.swot.store import SwotView
from munidesk.town import store as town

SIZES = {"A3": (2, 1), "A2": (2, 2)}
"""How many sheets across and down make the joined one: two of A4 upright, or four of them lying."""
_COLOURS = {
    Quadrant.STRENGTH: "#2E7D32", Quadrant.WEAKNESS: "#8F5400", Quadrant.OPPORTUNITY: "#0E6A6B",
    Quadrant.THREAT: "#B3261E",
}  # fmt: skip
_ORDER = (Quadrant.STRENGTH, Quadrant.WEAKNESS, Quadrant.OPPORTUNITY, Quadrant.THREAT)


@on_paper
def build_poster(store: Store, view: SwotView, paper: str = "A3") -> Document:
    """`paper` is the size once joined: A3 (2 sheets) or A2 (4)."""
    municipality = town.municipality(store)
    across, down = SIZES[paper]
    page, lying = town.page_size(store), across == down
    wide, high = joined_size(page, across, down, landscape=lying)
    shapes = tuple(_poster(view, wide, high, municipality.name))
    count = len(view.factors)
    words = ngettext("{title}: {n} factor en cuatro cuadrantes.", "{title}: {n} factores en cuatro cuadrantes.", count)
    blocks = tiled(wide, high, shapes, across, down, words.format(title=view.matrix.title, n=count))
    return Document(
        title=_("Afiche FODA · {title}").format(title=view.matrix.title), blocks=blocks,
        running_left=municipality.name, running_right=_("Afiche FODA {paper}").format(paper=paper),
        footer=Footer(strong=_("Afiche FODA, versión {n}").format(n=view.matrix.version)),
        page=page, landscape=lying, language=town.profile_of(store).language,
    )  # fmt: skip


def _poster(view: SwotView, wide: float, high: float, municipality: str) -> list[Shape]:
    scale = wide / 1077
    head = 52 * scale
    title, name = 22 * scale, 14 * scale
    # A long name keeps its half of the head, and the title the other.
    shapes: list[Shape] = [
        Lettering(0, 26 * scale, view.matrix.title, _within(view.matrix.title, title, wide * 0.48), strong=True),
        Lettering(wide, 26 * scale, municipality, _within(municipality, name, wide * 0.48), align=Align.RIGHT),
    ]
    gap = 12 * scale
    width, height = (wide - gap) / 2, (high - head - gap) / 2
    names = codes(view.factors)
    for at, quadrant in enumerate(_ORDER):
        x, y = (width + gap) * (at % 2), head + (height + gap) * (at // 2)
        shapes.extend(_quadrant(view, quadrant, names, (x, y, width, height), scale))
    return shapes


def _within(text: str, size: float, room: float) -> float:
    """The size, or a smaller one with which the text takes no more than `room` points."""
    return min(size, size * room / max(1.0, text_width(text, size, strong=True)))


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
    """The largest letter with which the quadrant's factors fit, from 28 down to 9 points of an A3."""
    for points in (28, 25, 22, 19, 17, 16, 15, 14, 13, 12, 11, 10, 9):
        size = points * scale
        needed = sum(
            len(wrapped(str(getattr(one, "text", "")), width - 40 * scale, size)) * size * 1.25 + size * 0.5
            for one in own
        )
        if needed <= height:
            return size
    return max(8.0, 8.5 * scale)
