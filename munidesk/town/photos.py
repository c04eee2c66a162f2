"""Photographs hung on a record: made smaller and without the place where they were taken."""

from io import BytesIO
from pathlib import Path

from munidesk.base.errors import UserError
from munidesk.base.files import safe_name
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.records.ref import Ref

LONGEST_SIDE = 1600
_LARGEST_FILE = 60 * 1024 * 1024
_MOST_PIXELS = 120_000_000


def attach_photo(store: Store, owner: Ref, path: Path) -> str:
    """Keep a JPEG of at most 1,600 pixels a side, upright, with no camera or location data. Returns its id.

    Raises UserError for what is no picture, a file over 60 MB, or one of more than 120 million pixels.
    """
    data = reduced(path)
    with store.change(_("Adjuntar fotografía")) as writer:
        return writer.put(
            "attachment",
            {
                "owner_kind": owner.kind,
                "owner_id": owner.id,
                "name": safe_name(f"{path.stem}.jpg", _("adjunto")),
                "sha256": writer.put_blob(data),
                "size": len(data),
                "media_type": "image/jpeg",
            },
        )


def reduced(path: Path) -> bytes:
    """The picture as a small clean JPEG; its size is read from the header before a single pixel is."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    refused = _("«{name}» no es una fotografía que se pueda leer. Elija un archivo JPG o PNG.").format(name=path.name)
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise UserError(_("«{name}» pesa más de 60 MB. Elija una más liviana.").format(name=path.name))
        Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
        with Image.open(path) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise UserError(_size_sentence(path, picture.width, picture.height))
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(picture).convert("RGB")
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        target = BytesIO()
        upright.save(target, "JPEG", quality=82, optimize=True)
        return target.getvalue()
    except Image.DecompressionBombError as error:
        raise UserError(
            _("«{name}» es demasiado grande. Redúzcala antes de adjuntarla.").format(name=path.name)
        ) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise UserError(refused) from error


def _size_sentence(path: Path, width: int, height: int) -> str:
    return _("«{name}» mide {w} × {h} puntos: es demasiado grande. Redúzcala antes de adjuntarla.").format(
        name=path.name, w=width, h=height
    )
