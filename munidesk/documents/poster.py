"""A large drawing cut into sheets of the usual size, with marks to cut and join them."""

from collections.abc import Iterator, Sequence

from munidesk.base.i18n import _
from munidesk.documents.model import Block, Figure, PageBreak, Paragraph, Shape, Stroke, Style, plain


def tiled(wide: float, high: float, shapes: Sequence[Shape], tiles: int, alternative: str) -> tuple[Block, ...]:
    """`tiles` × `tiles` sheets, each with its place in words; `wide` and `high` in points of the whole drawing."""
    across, down = wide / tiles, high / tiles
    blocks: list[Block] = []
    for line in range(tiles):
        for side in range(tiles):
            if blocks:
                blocks.append(PageBreak())
            number = line * tiles + side + 1
            label = _("Hoja {n} de {total}: fila {row}, columna {column}. Corte por las marcas y pegue.").format(
                n=number, total=tiles * tiles, row=line + 1, column=side + 1
            )
            blocks.append(Paragraph(plain(label), Style.NOTE))
            window = (side * across, line * down, across, down)
            blocks.append(Figure(wide, high, (*shapes, *_marks(*window)), alternative, window=window))
    return tuple(blocks)


def _marks(x: float, y: float, width: float, height: float) -> Iterator[Shape]:
    """Short crosses at the four corners of a tile."""
    arm = 9.0
    for cx, right in ((x, 1), (x + width, -1)):
        for cy, below in ((y, 1), (y + height, -1)):
            yield (Stroke(((cx, cy), (cx + arm * right, cy)), weight=0.8))
            yield (Stroke(((cx, cy), (cx, cy + arm * below)), weight=0.8))
