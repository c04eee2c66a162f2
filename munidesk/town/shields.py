"""The municipality's shield: a picture that every paper can carry."""

from io import BytesIO

from munidesk.base.errors import UserError
from munidesk.base.i18n import _

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
