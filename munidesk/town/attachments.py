"""Files kept inside the municipality's file, hung on a record: a note of excuse, a plan, a receipt."""

import mimetypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from munidesk.base.errors import UserError
from munidesk.base.files import unread
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.records.ref import Ref
from munidesk.town.domain import Attachment
from munidesk.town.kinds import ATTACHMENTS

LARGEST = 50 * 1024 * 1024


def attach(store: Store, owner: Ref, path: Path) -> str:
    """Copy the file at `path` into the store and hang it on `owner`. Returns the attachment's id.

    Raises UserError for a folder, an empty or missing file, or one over 50 MB.
    """
    data = _read(path)
    with store.change(_("Adjuntar archivo")) as writer:
        made = Attachment(
            owner_kind=owner.kind,
            owner_id=owner.id,
            name=path.name,
            sha256=writer.put_blob(data),
            size=len(data),
            media_type=mimetypes.guess_type(path.name)[0] or "",
        )
        return ATTACHMENTS.save(store, made).id


def _read(path: Path) -> bytes:
    if path.is_dir():
        raise UserError(_("«{name}» es una carpeta. Elija un archivo.").format(name=path.name))
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise UserError(_("«{name}» pesa más de 50 MB. Adjunte una versión más liviana.").format(name=path.name))
        data = path.read_bytes()
    except OSError as error:
        raise unread(path, error) from error
    if not data:
        raise UserError(_("«{name}» está vacío. Elija otro archivo.").format(name=path.name))
    return data


def attachments_of(store: Store, owner: Ref) -> tuple[Attachment, ...]:
    """The files of a record, oldest first."""
    return ATTACHMENTS.all(store, owner_kind=owner.kind, owner_id=owner.id)


def attachment_bytes(store: Store, attachment: Attachment) -> bytes:
    """The file's contents. Raises UserError when the municipality's file has lost them."""
    data = store.blob(attachment.sha256)
    if data is None:
        raise UserError(
            _("Falta el contenido de «{name}». Revise el archivo con «Comprobar» o recupere un respaldo.").format(
                name=attachment.name
            )
        )
    return data


@dataclass(frozen=True, slots=True)
class Contents:
    """An attachment of today with its bytes, to be read elsewhere than where the database is."""

    id: str
    name: str
    owner: Ref
    sha256: str
    data: bytes


def all_contents(store: Store) -> Iterator[Contents]:
    """Every attachment of the file, one at a time: together they may be larger than the memory."""
    for one in ATTACHMENTS.all(store):
        data = store.blob(one.sha256)
        if data is not None:
            yield Contents(one.id, one.name, Ref(one.owner_kind, one.owner_id), one.sha256, data)


def detach(store: Store, attachment_id: str) -> None:
    with store.change(_("Quitar archivo adjunto")) as writer:
        writer.delete("attachment", attachment_id)
