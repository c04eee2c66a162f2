"""The folder for the next administration: every document of the council, what is open, and all data explained."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from munidesk.base.dates import show_date, today
from munidesk.base.errors import UserError, WorldError
from munidesk.base.files import free_name, whole_folder
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents import render
from munidesk.documents.model import Document
from munidesk.overview.document_pending import build_open_matters
from munidesk.overview.everything import Asked, Everything, gather, write_tables
from munidesk.overview.everything_papers import Printed, actas, council_lists, made, manuals, one_of_each
from munidesk.overview.everything_write import stays_out
from munidesk.overview.folder_told import write_readme
from munidesk.overview.house import House
from munidesk.records.sheet import Selection
from munidesk.town import store as town

Step = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Handover:
    """Read from the store here, written anywhere: (path in the folder, what it holds). `skipped`: (what, why)."""

    title: str
    documents: tuple[tuple[str, Callable[[], Document]], ...]
    data: Everything
    skipped: tuple[tuple[str, str], ...] = field(default=())

    @property
    def tables(self) -> tuple[str, ...]:
        """The files of data, as paths in the folder."""
        return (*(table.file for table in self.data.tables), *(one.file for one in self.data.listed))

    def write(self, folder: Path, step: Step | None = None) -> Path:
        """The whole folder or nothing; returns where it is. Raises UserError when it cannot be written."""
        target = free_name(folder, self.title)
        with whole_folder(target) as inside:
            skipped = [*self.skipped, *self.data.skipped]
            written = [*self._documents(inside, step, skipped), *write_tables(self.data, inside)]
            write_readme(inside, self.title, _told(), self.data.head, skipped, written)
        return target

    def _documents(self, folder: Path, step: Step | None, skipped: list[tuple[str, str]]) -> Iterator[Path]:
        """One paper that cannot be drawn stops no hand-over: it is told in «LÉAME.txt» with its reason."""
        total = len(self.documents) + len(self.tables)
        for number, (name, build) in enumerate(self.documents, 1):
            if step is not None:
                step(number, total, name)
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                render.write(build(), path)
            except WorldError:
                raise
            except UserError as error:
                skipped.append((path.name, str(error)))
                continue
            yield path


def _told() -> tuple[str, ...]:
    return (
        _("Las actas aprobadas llevan su código. Los CSV se abren con cualquier planilla; Diccionario.csv dice qué hay "
          "en cada columna y Valores.csv, qué palabras usa."),
        stays_out(Asked()),
        _("El archivo completo del municipio se entrega aparte, con un respaldo verificado."),
    )  # fmt: skip


def prepare(house: House, store: Store) -> Handover:
    """Everything that needs the store is read now; only what was printed before is drawn while writing."""
    municipality = town.municipality(store)
    title = _("Traspaso {name} {day}").format(name=municipality.name, day=show_date(today(), "y-MM-dd"))
    documents: list[tuple[str, Callable[[], Document]]] = []
    skipped: list[tuple[str, str]] = []
    documents.append((_("Lo que queda abierto.pdf"), _now(build_open_matters(house, store))))
    for one in (*actas(store), *council_lists(house, store), *_papers(house, store), *manuals(store)):
        try:
            document = _now(one.build())
        except UserError as error:
            skipped.append((one.name.rpartition("/")[2], str(error)))
            continue
        documents.extend((f"{one.name}{ending}", document) for ending in ((".pdf", ".docx") if one.word else (".pdf",)))
    return Handover(title, tuple(documents), gather(house, store, Asked()), tuple(skipped))


def _now(document: Document) -> Callable[[], Document]:
    return lambda: document


def _papers(house: House, store: Store) -> Iterator[Printed]:
    """What the manifests hand over."""
    for one in (paper for feature in house.features for paper in feature.papers if paper.handed):
        if one.each is not None:
            yield from one_of_each(store, one, _(one.handed), one.each)
        else:
            yield Printed(f"{_(one.handed)}/{one.words}", partial(made, store, one, Selection()))


def export_folder(house: House, store: Store, folder: Path) -> Path:
    """For the command line: read and write in one go."""
    return prepare(house, store).write(folder)
