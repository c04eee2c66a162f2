"""The municipality's shield: a picture that every paper can carry."""

from functools import lru_cache
from io import BytesIO

from munidesk.base.errors import UserError
from munidesk.base.i18n import _

_HEAVY, _SIDE = 96 * 1024, 400
"""Bytes that need no less; pixels of 17 mm at 600 to the inch."""
_MODES = frozenset({"L", "LA", "P", "RGB", "RGBA"})
_LARGEST = 5_000_000


def checked_shield(picture: bytes) -> bytes:
    """The same bytes. Raises UserError for what is no PNG or JPEG, is broken, or is larger than 5 MB.

    A file that is no picture would stop every paper that has a letterhead.
    """
    from PIL import Image

    if len(picture) > _LARGEST:
        raise UserError(_("El escudo pesa más de 5 MB. Redúzcalo y elíjalo otra vez."), code="large", field="logo")
    try:
        with Image.open(BytesIO(picture), formats=("PNG", "JPEG")) as found:
            found.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UserError(
            _("Ese archivo no es una imagen que se pueda imprimir. Elija el escudo en PNG o JPG."),
            code="no_picture", field="logo",
        ) from error  # fmt: skip
    return picture


@lru_cache(maxsize=4)
def printed_shield(picture: bytes) -> bytes:
    """As large as paper shows it: a paper that is kept for ever keeps its shield, and there are hundreds in a year."""
    from PIL import Image

    if len(picture) <= _HEAVY:
        return picture
    try:
        with Image.open(BytesIO(picture), formats=("PNG", "JPEG")) as found:
            if found.mode not in _MODES:  # its colours would be others
                return picture
            small = found.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return picture
    small.thumbnail((_SIDE, _SIDE), Image.Resampling.LANCZOS)
    exact, photograph = BytesIO(), BytesIO()
    small.save(exact, "PNG", optimize=True)
    on_paper = Image.new("RGB", small.size, "white")
    on_paper.paste(small, mask=small)
    on_paper.save(photograph, "JPEG", quality=92)
    # Drawn shields keep their letters sharp; of a photograph the same letters would weigh ten times as much.
    made = exact if len(exact.getvalue()) <= _HEAVY else photograph
    return min(picture, made.getvalue(), key=len)
