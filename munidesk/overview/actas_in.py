"""Actas of another copy, be it a file or a folder of «Llevarse todo», into the file that is open."""

from collections.abc import Sequence
from pathlib import Path

from munidesk.base.i18n import _, ngettext
from munidesk.base.ids import new_id
from munidesk.base.unfinished import MARK, noted
from munidesk.data.store import Store
from munidesk.features.council.incoming.actas import Brought, Fate, bring_file
from munidesk.overview.everything import ABOUT
from munidesk.overview.everything_back import bring_back
from munidesk.overview.house import House
from munidesk.records.ref import Ref

REHEARSE = "rehearse"
"""The kind of the verb's reference that asks what would become of each; any other brings them in."""


def bring_actas(house: House, store: Store, source: Path, *, dry_run: bool = False) -> tuple[Brought, ...]:
    """`source` is a .munidesk file, a folder of «Llevarse todo», or its munidesk.json. Raises UserError."""
    folder = source.parent if source.name == ABOUT else source
    if not folder.is_dir():
        return bring_file(store, source, dry_run=dry_run)
    made = store.path.with_name(f"{MARK}{new_id()[-12:]}.munidesk")
    with noted(made):
        try:
            bring_back(house, folder, made)
            return bring_file(store, made, dry_run=dry_run, name=folder.name)
        finally:
            made.unlink(missing_ok=True)


def told(found: Sequence[Brought]) -> str:
    """How many enter, and then each in a line."""
    enter = sum(one.fate is Fate.ENTERS for one in found)
    first = ngettext("Entra {n} acta de {all}.", "Entran {n} actas de {all}.", enter).format(n=enter, all=len(found))
    return "\n".join((first if found else _("En esa copia no hay actas aprobadas."), *(one.words for one in found)))


def bring_verb(house: House, store: Store, ref: Ref, words: str = "") -> str:
    """The verb of the window, of the path in `words`: what became of each, or would."""
    return told(bring_actas(house, store, Path(words), dry_run=ref.kind == REHEARSE))
