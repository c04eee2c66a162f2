"""The shield of the invented municipality: a sun over a hill, drawn here so that nobody else's is used."""

from functools import cache
from io import BytesIO


@cache
def shield(side: int = 420) -> bytes:
    """A PNG of `side` by `side` pixels, black on white."""
    from PIL import Image, ImageDraw

    scale = side / 420
    image = Image.new("RGB", (side, side), "white")
    draw = ImageDraw.Draw(image)

    def points(*pairs: tuple[float, float]) -> list[tuple[float, float]]:
        return [(x * scale, y * scale) for x, y in pairs]

    width = max(2, round(8 * scale))
    outline = points(
        (45, 20), (375, 20), (375, 270), (350, 330), (290, 375), (210, 405), (130, 375), (70, 330), (45, 270), (45, 20)
    )
    draw.line(outline, fill="black", width=width, joint="curve")
    draw.arc([*points((150, 130))[0], *points((270, 250))[0]], 180, 360, fill="black", width=width)
    for start, end in (
        ((210, 65), (210, 105)),
        ((120, 105), (145, 132)),
        ((300, 105), (275, 132)),
        ((90, 185), (128, 185)),
        ((330, 185), (292, 185)),
    ):
        draw.line(points(start, end), fill="black", width=width)
    for top in (205, 255, 305):
        wave = points(
            (50, top + 20),
            (110, top),
            (170, top + 10),
            (210, top + 22),
            (260, top + 26),
            (320, top + 10),
            (370, top + 4),
        )
        if top > 300:
            wave = points((75, 335), (130, 320), (210, 338), (280, 330), (345, 325))
        draw.line(wave, fill="black", width=width, joint="curve")
    target = BytesIO()
    image.save(target, "PNG", optimize=True)
    return target.getvalue()
