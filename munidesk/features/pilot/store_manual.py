"""The verbs of the manual: chapters in order, frozen versions, and to whom they went."""

from dataclasses import replace
from datetime import date

from munidesk.base.dates import today
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.frozen import to_json
from munidesk.documents.model import Document
from munidesk.features.pilot.domain import Chapter, Diffusion, Manual, ManualVersion
from munidesk.features.pilot.kinds import CHAPTERS, DIFFUSION, MANUALS, VERSIONS
from munidesk.features.pilot.rules import check_chapter, check_diffusion, check_manual


def manual_of(store: Store, manual_id: str) -> Manual:
    """Raises UserError when it is gone."""
    return MANUALS.get(store, manual_id)


def manual_of_pilot(store: Store, pilot_id: str) -> Manual | None:
    return next(iter(MANUALS.all(store, pilot_id=pilot_id)), None)


def save_manual(store: Store, manual: Manual, *, fold: str = "") -> str:
    """New when it has no id. Raises UserError without a title."""
    check_manual(manual)
    label = _("datos del manual") if manual.id else _("Crear el manual")
    return MANUALS.save(store, replace(manual, title=manual.title.strip()), label=label, fold=fold).id


# -- chapters


def chapters(store: Store, manual_id: str) -> tuple[Chapter, ...]:
    """In order, the annexes last."""
    return CHAPTERS.all(store, manual_id=manual_id)


def chapter_of(store: Store, chapter_id: str) -> Chapter:
    """Raises UserError when it is gone."""
    return CHAPTERS.get(store, chapter_id)


def save_chapter(store: Store, chapter: Chapter, *, fold: str = "") -> str:
    """A new one goes to the end of the chapters, or of the annexes. Raises UserError without a title."""
    check_chapter(chapter)
    kept = replace(chapter, title=chapter.title.strip())
    if chapter.id:
        return CHAPTERS.save(store, kept, label=_("texto del manual"), fold=fold).id
    own = [one.position for one in chapters(store, chapter.manual_id) if one.annex == chapter.annex]
    last = max(own, default=0)
    return CHAPTERS.save(store, replace(kept, position=last + 1), label=_("Agregar un capítulo")).id


def move_chapter(store: Store, chapter_id: str, by: int) -> None:
    """One place up (-1) or down (1) among its own."""
    one = CHAPTERS.find(store, chapter_id)
    if one is None:
        return
    own = [each for each in chapters(store, one.manual_id) if each.annex == one.annex]
    at = own.index(one)
    to = at + by
    if not 0 <= to < len(own):
        return
    own.insert(to, own.pop(at))
    with store.change(_("Mover el capítulo")):
        for position, each in enumerate(own, 1):
            CHAPTERS.save(store, replace(each, position=position))


def delete_chapter(store: Store, chapter_id: str) -> None:
    CHAPTERS.delete(store, chapter_id, label=_("Quitar el capítulo"))


# -- versions and diffusion


def versions(store: Store, manual_id: str) -> tuple[ManualVersion, ...]:
    """The newest first."""
    return VERSIONS.all(store, manual_id=manual_id)


def freeze(store: Store, manual_id: str, document: Document, label: str = "", day: date | None = None) -> int:
    """Keep the manual as it is now, live blocks included; returns the number of the version."""
    number = next((one.number for one in versions(store, manual_id)), 0) + 1
    record = ManualVersion(
        manual_id=manual_id, number=number, day=day or today(), label=label.strip(), content=to_json(document)
    )
    # A version that was handed out is what those who received it hold.
    barrier = _("versión {n} del manual congelada").format(n=number)
    with store.change(_("Congelar la versión {n}").format(n=number), barrier=barrier):
        VERSIONS.save(store, record)
    return number


def diffusion(store: Store, manual_id: str) -> tuple[Diffusion, ...]:
    """The newest first."""
    return DIFFUSION.all(store, manual_id=manual_id)


def save_diffusion(store: Store, one: Diffusion) -> str:
    """Raises UserError without to whom, or for a number of copies below one."""
    check_diffusion(one)
    kept = replace(one, audience=one.audience.strip(), channel=one.channel.strip())
    return DIFFUSION.save(store, kept, label=_("Anotar la difusión")).id


def delete_diffusion(store: Store, diffusion_id: str) -> None:
    DIFFUSION.delete(store, diffusion_id, label=_("Quitar de la difusión"))
