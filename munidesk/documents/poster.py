"""A large drawing cut into sheets of the usual size, with marks to cut and join them."""

from collections.abc import Iterator, Sequence

from munidesk.base.i18n import _
from munidesk.documents import look as looks
from munidesk.documents.model import Block, Figure, Kind, PageBreak, Paragraph, Shape, Stroke, Style, plain

_LABEL = 20.0  # points of the words above a tile


def joined_size(page: tuple[float, float], across: int, down: int, *, landscape: bool = False) -> tuple[float, float]:
    """Width and height in points of what so many sheets hold, each filled to its margins."""
    width, height = looks.text_block(Kind.REPORT, page, landscape=landscape)
    return width * across, (height - _LABEL) * down


def tiled(
    wide: float, high: float, shapes: Sequence[Shape], across: int, down: int, alternative: str
) -> tuple[Block, ...]:
    """`across` × `down` sheets, each with its place in words; `wide` and `high` in points of the whole drawing."""
    width, height = wide / across, high / down
    blocks: list[Block] = []
    for line in range(down):
        for side in range(across):
            if blocks:
                blocks.append(PageBreak())
            number = line * across + side + 1
            label = _("Hoja {n} de {total}: fila {row}, columna {column}. Corte por las marcas y pegue.").format(
                n=number, total=across * down, row=line + 1, column=side + 1
            )
            words = _("{words} Hoja {n} de {total}.").format(words=alternative, n=number, total=across * down)
            blocks.append(Paragraph(plain(label), Style.NOTE))
            window = (side * width, line * height, width, height)
            blocks.append(Figure(wide, high, (*shapes, *_marks(*window)), words, window=window))
    return tuple(blocks)


def _marks(x: float, y: float, width: float, height: float) -> Iterator[Shape]:
    """Short crosses at the four corners of a tile."""
    arm = 9.0
    for cx, right in ((x, 1), (x + width, -1)):
        for cy, below in ((y, 1), (y + height, -1)):
            yield (Stroke(((cx, cy), (cx + arm * right, cy)), weight=0.8))
            yield (Stroke(((cx, cy), (cx, cy + arm * below)), weight=0.8))
