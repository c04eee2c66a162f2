"""What leaves for another town and what comes from one: the folder of good practices, written and taken in."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from munidesk.base.errors import UserError
from munidesk.base.files import free_name, whole_folder, write_text
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.documents import render
from munidesk.documents.model import Document
from munidesk.features.open_government.domain import Practice
from munidesk.features.open_government.kinds import PRACTICES
from munidesk.features.open_government.practices.document_bank import build_bank
from munidesk.features.open_government.practices.folder import NAME, Bundle, read_folder, written
from munidesk.features.open_government.practices.rules import is_own
from munidesk.features.open_government.practices.store import own_place, practices
from munidesk.town import store as town
from munidesk.town.imports import ImportOptions, ImportReport


@dataclass(frozen=True, slots=True)
class Leaving:
    """Read once in the window's thread: the rest is drawn and written on the worker, without the database."""

    title: str
    data: str
    paper: Document
    readme: str

    def write(self, folder: Path) -> Path:
        """A new folder inside that one, whole or not at all. Raises WorldError."""
        target = free_name(folder, self.title)
        with whole_folder(target) as inside:
            write_text(inside / NAME, self.data)
            write_text(inside / _("LÉAME.txt"), self.readme)
            render.write(self.paper, inside / f"{_('Buenas prácticas')}.pdf")
        return target


def prepare(store: Store) -> Leaving:
    """This town's own practices; those that came from others stay theirs to give. Raises UserError without any."""
    own = [one for one in practices(store) if is_own(one)]
    if not own:
        raise UserError(_("Todavía no hay prácticas propias que exportar. Agregue una en «Buenas prácticas»."))
    name, country = own_place(store), town.profile_of(store).name
    title = _("Buenas prácticas de {town}").format(town=name)
    return Leaving(title, written(own, name, country), _paper(store, own), _readme(title, own))


@on_paper
def _paper(store: Store, own: Sequence[Practice]) -> Document:
    return build_bank(store, own)


def _readme(title: str, own: Sequence[Practice]) -> str:
    said = ngettext("{n} buena práctica.", "{n} buenas prácticas.", len(own)).format(n=len(own))
    lines = (
        title,
        "=" * len(title),
        "",
        said,
        _("Para leerlas: el PDF. Para tenerlas en otro MuniDesk: Gobierno abierto › Buenas prácticas › Importar."),
        _("La carpeta no lleva datos de personas ni programas: se abre sin riesgo."),
        "",
        *(f"- {one.title}" for one in own),
    )
    return "\n".join(lines) + "\n"


def export_folder(store: Store, folder: Path) -> Path:
    """For the command line."""
    return prepare(store).write(folder)


@dataclass(frozen=True, slots=True)
class Taken:
    """`added` are new here; `known` were in the bank already, by title and place, and stay as they are."""

    town: str
    added: tuple[Practice, ...]
    known: tuple[Practice, ...]

    @property
    def words(self) -> str:
        """«3 prácticas nuevas de Villa Rosaura; 1 ya estaba.»"""
        new = ngettext("{n} práctica nueva de {town}", "{n} prácticas nuevas de {town}", len(self.added))
        said = new.format(n=len(self.added), town=self.town or _("otro municipio"))
        if not self.known:
            return f"{said}."
        also = ngettext("{n} ya estaba", "{n} ya estaban", len(self.known)).format(n=len(self.known))
        return f"{said}; {also}."


def compared(store: Store, bundle: Bundle) -> Taken:
    """What would come in. A practice twice in the folder comes once."""
    here = {_called(one) for one in practices(store)}
    added: list[Practice] = []
    known: list[Practice] = []
    for one in bundle.practices:
        (known if _called(one) in here else added).append(one)
        here.add(_called(one))
    return Taken(bundle.town, tuple(added), tuple(known))


def _called(one: Practice) -> tuple[str, str]:
    return fold(one.title), fold(one.place)


def take_in(store: Store, bundle: Bundle) -> Taken:
    """In one change, so that one Ctrl+Z takes all of them back."""
    found = compared(store, bundle)
    with store.change(_("Importar buenas prácticas de {town}").format(town=bundle.town or _("otro municipio"))):
        for one in found.added:
            PRACTICES.save(store, one)
    return found


def import_file(store: Store, path: Path, options: ImportOptions) -> ImportReport:
    """A folder's `practicas.json` on the command line. Raises UserError (`folder.read_folder`)."""
    bundle = read_folder(path)
    found = compared(store, bundle) if options.dry_run else take_in(store, bundle)
    return ImportReport((_("prácticas"),), len(found.added), len(found.known), ())
