"""The folder of «Llevarse todo»: tables, attachments, documents and chapters, whole or not at all."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from munidesk.base.dates import show_date, today
from munidesk.base.errors import UserError, WorldError
from munidesk.base.files import free_name, safe_name, whole_folder
from munidesk.base.i18n import _, ngettext
from munidesk.data.store import Store
from munidesk.documents import render
from munidesk.overview.everything import Asked, Everything, gather, write_tables, write_workbook
from munidesk.overview.everything_papers import Printed, chapters_told, kept_private, lists, papers
from munidesk.overview.folder_told import write_readme
from munidesk.overview.house import House
from munidesk.records.sheet import write_sheet

Step = Callable[[int, int, str], None]
"""(done, of how many, what comes now); raises CancelledError once the person has cancelled."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Where it is, how much of it, and what stayed out: (what, why)."""

    path: Path
    tables: int
    records: int
    files: int
    skipped: tuple[tuple[str, str], ...]

    @property
    def words(self) -> str:
        """«53 tablas con 1.602 registros, en 214 archivos.»"""
        return _("{tables} con {records}, en {files}.").format(
            tables=ngettext("{n} tabla", "{n} tablas", self.tables).format(n=self.tables),
            records=ngettext("{n} registro", "{n} registros", self.records).format(n=self.records),
            files=ngettext("{n} archivo", "{n} archivos", self.files).format(n=self.files),
        )


def take_everything(house: House, store: Store, folder: Path, asked: Asked, step: Step | None = None) -> Taken:
    """Into a new folder inside `folder`, made where it is not there. Raises UserError, and leaves nothing then."""
    made = gather(house, store, asked)
    title = _("Todo {name} {day}").format(name=made.title, day=show_date(today(), "y-MM-dd"))
    target = free_name(folder, title)
    with whole_folder(target) as inside:
        filling = _Filling(house, store, made, asked, inside, step or _silent)
        filling.skipped.extend(made.skipped)
        for path in filling.all_files():
            filling.files.append(path)
        write_readme(inside, title, _about(asked), made.head, filling.skipped, filling.files)
    records = sum(len(table.records) for table in made.tables)
    return Taken(target, len(made.tables), records, len(filling.files), tuple(filling.skipped))


def _silent(_done: int, _total: int, _what: str) -> None:
    return


def stays_out(asked: Asked) -> str:
    """What is not taken, in a sentence; empty when everything is."""
    if asked.private:
        return ""
    return _("Quedan afuera los nombres, teléfonos, correos y domicilios de vecinas y vecinos, y quiénes asistieron "
             "a cada encuentro. Los textos salen como se escribieron, con los nombres que tengan.")  # fmt: skip


def _about(asked: Asked) -> list[str]:
    form = (
        _("Los CSV llevan claves y códigos, para programas.")
        if asked.plain
        else _("Los CSV se abren con cualquier planilla.")
    )
    return [
        f"{form} {_('Diccionario.csv dice qué hay en cada columna y Valores.csv, qué códigos y palabras usa.')}",
        _("Para volver a tener un archivo de MuniDesk: al empezar, elija «Importar todo de una carpeta» y elija esta."),
        *([stays_out(asked)] if not asked.private else [_("Lleva datos privados de vecinas y vecinos: cuídela.")]),
    ]


@dataclass(slots=True)
class _Filling:
    """One folder being filled; `files` are there already."""

    house: House
    store: Store
    made: Everything
    asked: Asked
    folder: Path
    step: Step
    files: list[Path] = field(default_factory=list)
    skipped: list[tuple[str, str]] = field(default_factory=list)

    def all_files(self) -> Iterator[Path]:
        printed = tuple(papers(self.house, self.store, private=self.asked.private)) if self.asked.documents else ()
        total = len(self.made.tables) + len(self.made.listed) + len(self.made.blobs) + len(printed) + 1
        yield from self._counted(write_tables(self.made, self.folder), total)
        if self.asked.workbook:
            self.step(len(self.files), total, _("El libro con todas las tablas"))
            yield write_workbook(self.made, self.folder / f"{_('Todo')}.xlsx")
        yield from self._counted(self._attachments(), total)
        if self.asked.documents:
            if not self.asked.private:
                why = _("lleva el nombre de quien la pidió.")
                self.skipped.extend((words, why) for words in kept_private(self.house))
            yield from self._texts()
            for one in printed:
                self.step(len(self.files), max(total, len(self.files) + 1), one.name)
                yield from self._print(one)

    def _counted(self, paths: Iterator[Path], total: int) -> Iterator[Path]:
        for path in paths:
            self.step(min(len(self.files), total), total, path.name)
            yield path

    def _attachments(self) -> Iterator[Path]:
        for at, (sha, name) in enumerate(self.made.blobs.items(), 1):
            data = self.store.blob(sha)
            if data is None:
                self.skipped.append((name, _("el archivo del municipio perdió su contenido")))
                continue
            path = self.folder / _("Adjuntos") / f"{at:04} {safe_name(_ending(name, data), _('adjunto'))}"
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
            yield path

    def _texts(self) -> Iterator[Path]:
        """Chapters of the manual as Markdown, and the lists as workbooks."""
        for name, text in chapters_told(self.store):
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            yield path
        for name, sheet in lists(self.house, self.store):
            path = self.folder / f"{name}.xlsx"
            path.parent.mkdir(parents=True, exist_ok=True)
            write_sheet(sheet, path, self.made.way.figures)
            yield path

    def _print(self, one: Printed) -> Iterator[Path]:
        try:
            document = one.build()
            for suffix in (".pdf", ".docx") if one.word else (".pdf",):
                path = self.folder / f"{one.name}{suffix}"
                path.parent.mkdir(parents=True, exist_ok=True)
                render.write(document, path)
                yield path
        except WorldError:
            raise
        except UserError as error:
            self.skipped.append((one.name.rpartition("/")[2], str(error)))


def _ending(name: str, data: bytes) -> str:
    """The name with the ending of a picture, where it is one and has none."""
    found = next((ending for mark, ending in _PICTURES if data.startswith(mark)), "")
    return name if Path(name).suffix else f"{name}{found}"


_PICTURES = ((b"\x89PNG", ".png"), (b"\xff\xd8", ".jpg"))
