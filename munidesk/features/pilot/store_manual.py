"""The verbs of the manual: chapters in order, frozen versions, and to whom they went."""

from dataclasses import replace
from datetime import date

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.data.store import Store
from munidesk.documents.frozen import to_json
from munidesk.documents.model import Document
from munidesk.features.pilot.domain import Chapter, Diffusion, Manual, ManualVersion
from munidesk.town.records import columns, read, read_all, to_row


def manual_of(store: Store, manual_id: str) -> Manual:
    row = store.get("manual", manual_id)
    if row is None:
        raise UserError(_("Ese manual ya no está. Elija otro."))
    return read(Manual, row)


def manual_of_pilot(store: Store, pilot_id: str) -> Manual | None:
    rows = store.select("manual", order="id", pilot_id=pilot_id)
    return read(Manual, rows[0]) if rows else None


def new_manual(store: Store, pilot_id: str, title: str, **fields: object) -> str:
    """Raises UserError without a title."""
    if not title.strip():
        raise UserError(_("Póngale un título al manual."))
    record = Manual(new_id(), pilot_id, title.strip(), **fields)  # type: ignore[arg-type]
    with store.change(_("Crear el manual")) as writer:
        return writer.put("manual", to_row(record))


def update_manual(store: Store, manual_id: str, *, fold_key: str = "", **changed: object) -> None:
    after = replace(manual_of(store, manual_id), **changed)  # type: ignore[arg-type]
    if not after.title.strip():
        raise UserError(_("El manual necesita un título."))
    with store.change(_("datos del manual"), fold=fold_key) as writer:
        writer.put("manual", {"id": manual_id, **columns(changed)})


# -- chapters


def chapters(store: Store, manual_id: str) -> tuple[Chapter, ...]:
    """In order, the annexes last."""
    return read_all(Chapter, store.select("manual_chapter", order="annex, position, id", manual_id=manual_id))


def add_chapter(store: Store, manual_id: str, title: str, *, text: str = "", annex: bool = False) -> str:
    """At the end of the chapters, or of the annexes. Raises UserError without a title."""
    if not title.strip():
        raise UserError(_("Escriba el título del capítulo."))
    last = max((one.position for one in chapters(store, manual_id) if one.annex == annex), default=0)
    record = Chapter(new_id(), manual_id, last + 1, title.strip(), text, annex)
    with store.change(_("Agregar un capítulo")) as writer:
        return writer.put("manual_chapter", to_row(record))


def update_chapter(store: Store, chapter_id: str, *, fold_key: str = "", **changed: object) -> None:
    row = store.get("manual_chapter", chapter_id)
    if row is None:
        raise UserError(_("Ese capítulo ya no está. Elija otro."))
    if "title" in changed and not str(changed["title"]).strip():
        raise UserError(_("El capítulo necesita un título."))
    with store.change(_("texto del manual"), fold=fold_key) as writer:
        writer.put("manual_chapter", {"id": chapter_id, **columns(changed)})


def move_chapter(store: Store, chapter_id: str, by: int) -> None:
    """One place up (-1) or down (1) among its own."""
    row = store.get("manual_chapter", chapter_id)
    if row is None:
        return
    one = read(Chapter, row)
    own = [each for each in chapters(store, one.manual_id) if each.annex == one.annex]
    at = next(index for index, each in enumerate(own) if each.id == one.id)
    to = at + by
    if not 0 <= to < len(own):
        return
    own.insert(to, own.pop(at))
    with store.change(_("Mover el capítulo")) as writer:
        for position, each in enumerate(own, 1):
            writer.put("manual_chapter", {"id": each.id, "position": position})


def delete_chapter(store: Store, chapter_id: str) -> None:
    with store.change(_("Quitar el capítulo")) as writer:
        writer.delete("manual_chapter", chapter_id)


# -- versions and diffusion


def versions(store: Store, manual_id: str) -> tuple[ManualVersion, ...]:
    """The newest first."""
    return read_all(ManualVersion, store.select("manual_version", order="number DESC", manual_id=manual_id))


def freeze(store: Store, manual_id: str, document: Document, label: str = "", day: date | None = None) -> int:
    """Keep the manual as it is now, live blocks included; returns the number of the version."""
    number = next((one.number for one in versions(store, manual_id)), 0) + 1
    record = ManualVersion(new_id(), manual_id, number, day or today(), label.strip(), to_json(document))
    # A version that was handed out is what those who received it hold.
    barrier = _("versión {n} del manual congelada").format(n=number)
    with store.change(_("Congelar la versión {n}").format(n=number), barrier=barrier) as writer:
        writer.put("manual_version", to_row(record))
    return number


def diffusion(store: Store, manual_id: str) -> tuple[Diffusion, ...]:
    """The newest first."""
    return read_all(Diffusion, store.select("manual_diffusion", order="day DESC, id DESC", manual_id=manual_id))


def add_diffusion(store: Store, manual_id: str, audience: str, **fields: object) -> str:
    """Raises UserError without to whom, or for a number of copies below one."""
    if not audience.strip():
        raise UserError(_("Escriba a quién se entregó o presentó."))
    values: dict[str, object] = {"day": today(), **fields}
    record = Diffusion(new_id(), manual_id, audience=audience.strip(), **values)  # type: ignore[arg-type]
    if record.copies is not None and record.copies < 1:
        raise UserError(_("La cantidad de ejemplares empieza en 1; si no hubo, déjela en blanco."))
    with store.change(_("Anotar la difusión")) as writer:
        return writer.put("manual_diffusion", to_row(record))


def delete_diffusion(store: Store, diffusion_id: str) -> None:
    with store.change(_("Quitar de la difusión")) as writer:
        writer.delete("manual_diffusion", diffusion_id)
