"""The folder for the next administration: every approved document, what is open, and the data with their dictionary."""

import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from munidesk.base.codes import Code
from munidesk.base.dates import now, show_date, show_time, today
from munidesk.base.errors import UserError, WorldError
from munidesk.base.figures import Figures
from munidesk.base.files import file_name, sentence_for
from munidesk.base.i18n import _
from munidesk.data.anchor import head_code
from munidesk.data.store import Store
from munidesk.documents import render
from munidesk.documents.frozen import from_json
from munidesk.documents.model import Document
from munidesk.features.council.minutes.document import minutes_document
from munidesk.features.council.sessions.store import sessions
from munidesk.features.council.view_data import FROZEN, load_view
from munidesk.features.pilot.store import pilots
from munidesk.features.pilot.store_manual import manual_of_pilot, versions
from munidesk.overview.document_pending import build_open_matters
from munidesk.overview.house import House
from munidesk.records.sheet import Explained, Selection, Sheet, explained, whole_sheet, write_sheet
from munidesk.town import store as town

Step = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Table:
    """A file of data, with what the dictionary says of its columns."""

    name: str
    sheet: Sheet
    told: tuple[Explained, ...]


@dataclass(frozen=True, slots=True)
class Handover:
    """Read from the store here, written anywhere: (path in the folder, what it holds). `skipped`: (what, why).

    `head`: the code of the file's history.
    """

    title: str
    documents: tuple[tuple[str, Callable[[], Document]], ...]
    tables: tuple[Table, ...]
    figures: Figures
    skipped: tuple[tuple[str, str], ...] = field(default=())
    head: str = ""

    def write(self, folder: Path, step: Step | None = None) -> Path:
        """The whole folder or nothing; returns where it is. Raises UserError when it cannot be written."""
        target = _free(folder, self.title)
        partial = target.with_name(f".{target.name}.parcial")
        try:
            shutil.rmtree(partial, ignore_errors=True)
            partial.mkdir(parents=True)
            self._fill(partial, step)
            partial.rename(target)
        except OSError as error:
            raise WorldError(sentence_for(error, folder)) from error
        finally:
            shutil.rmtree(partial, ignore_errors=True)
        return target

    def _fill(self, folder: Path, step: Step | None) -> None:
        total = len(self.documents) + len(self.tables)
        written: list[Path] = []
        for number, (name, build) in enumerate(self.documents, 1):
            if step is not None:
                step(number, total, name)
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            render.write(build(), path)
            written.append(path)
        data = folder / _("Datos")
        data.mkdir()
        for table in self.tables:
            written.append(data / f"{table.name}.csv")
            write_sheet(table.sheet, written[-1], self.figures)
        written.append(data / _("Diccionario.csv"))
        write_sheet(_dictionary(self.tables), written[-1], self.figures)
        (folder / _("LÉAME.txt")).write_text(self._readme(folder, written), encoding="utf-8-sig")

    def _readme(self, folder: Path, written: Sequence[Path]) -> str:
        moment = now()
        lines = [
            self.title, "=" * len(self.title), "",
            _("Hecha el {day} a las {at}.").format(day=show_date(moment.date(), "dd/MM/y"), at=show_time(moment)),
            _("Las actas son las aprobadas, con su código. Los CSV se abren con cualquier planilla; "
              "Datos/Diccionario.csv dice qué hay en cada columna."),
            _("El archivo completo del municipio se entrega aparte, con un respaldo verificado."),
            *([_("Código del historial del archivo en ese momento: {code}. Si después alguien cambia o borra algo de "
                 "lo escrito hasta hoy, Ajustes › Comparar con un respaldo o un código… lo muestra.").format(
                     code=self.head)] if self.head else []), "",
        ]  # fmt: skip
        for what, why in self.skipped:
            lines.append(_("No se incluyó {what}: {why}").format(what=what, why=why))
        lines.extend(("", _("Archivos y su huella digital (SHA-256):")))
        for path in written:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            lines.append(f"{digest}  {path.relative_to(folder).as_posix()}")
        return "\n".join(lines) + "\n"


def _free(folder: Path, title: str) -> Path:
    """A name nobody uses yet: a hand-over never writes over another."""
    name = file_name(title)
    target, number = folder / name, 2
    while target.exists():
        target, number = folder / f"{name} ({number})", number + 1
    return target


def _cell(value: object) -> str | int | float | None:
    if isinstance(value, Code):
        return value.word
    if value is None or isinstance(value, str | int | float):
        return value
    return "; ".join(str(one) for one in value) if isinstance(value, list | tuple) else str(value)


def _dictionary(tables: Sequence[Table]) -> Sheet:
    header = (_("archivo"), _("columna"), _("qué dice"), _("valores"), _("clave"))
    told = (one for table in tables for one in table.told)
    rows = tuple((one.file, one.column, one.meaning, one.values, one.key) for one in told)
    return Sheet(_("Diccionario"), header, rows)


def prepare(house: House, store: Store) -> Handover:
    """Everything that needs the store is read now; only approved actas are loaded one by one while writing."""
    municipality = town.municipality(store)
    title = _("Traspaso {name} {day}").format(name=municipality.name, day=show_date(today(), "y-MM-dd"))
    documents: list[tuple[str, Callable[[], Document]]] = []
    skipped: list[tuple[str, str]] = []
    documents.append((_("Lo que queda abierto.pdf"), _now(build_open_matters(house, store))))
    for row in sessions(store):
        if row.minutes_state in FROZEN:
            name = file_name(f"{row.date.isoformat()} {row.label}")
            documents.append((f"{_('Actas aprobadas')}/{name}.pdf", _acta(store, row.id)))
    for folder, name, made, why in _papers(house, store):
        if made is None:
            skipped.append((name, why))
            continue
        documents.append((f"{folder}/{name}.pdf", _now(made)))
        documents.append((f"{folder}/{name}.docx", _now(made)))
    documents.extend(_manuals(store))
    tables = tuple(_tables(house, store))
    return Handover(title, tuple(documents), tables, town.figures(store), tuple(skipped), head_code(store))


def _now(document: Document) -> Callable[[], Document]:
    return lambda: document


def _acta(store: Store, session_id: str) -> Callable[[], Document]:
    # The frozen text is read here, on the thread of the store.
    document = minutes_document(load_view(store, session_id), printed_at=now())
    return lambda: document


def _papers(house: House, store: Store) -> Iterator[tuple[str, str, Document | None, str]]:
    """(folder, name, document or None, why there is none) of what the manifests hand over."""
    for one in (paper for feature in house.features for paper in feature.papers if paper.handed):
        try:
            made = one.make(store, Selection())
        except UserError as error:
            yield _(one.handed), one.words, None, str(error)
            continue
        if isinstance(made, Document):
            yield _(one.handed), one.words, made, ""


def _tables(house: House, store: Store) -> Iterator[Table]:
    """Every kind of record whole, then what is computed from many of them."""
    for feature in house.features:
        for kind in feature.kinds:
            if not kind.private:
                yield Table(kind.table, whole_sheet(kind, store), tuple(explained(kind, f"{kind.table}.csv")))
    for one in (listing for feature in house.features for listing in feature.listings):
        file = _(one.file)
        rows = one.rows(store)
        keys = tuple(one.columns)
        told = tuple(Explained(f"{file}.csv", key, key, _(means), "") for key, means in one.columns.items())
        yield Table(file, Sheet(file, keys, tuple(tuple(_cell(row.get(key)) for key in keys) for row in rows)), told)


def _manuals(store: Store) -> Iterator[tuple[str, Callable[[], Document]]]:
    """Every frozen version, exactly as it was."""
    for one in pilots(store):
        manual = manual_of_pilot(store, one.id)
        for version in versions(store, manual.id) if manual is not None else ():
            name = file_name(_("{title}, versión {n}").format(title=manual.title if manual else "", n=version.number))
            yield f"{_('Manual')}/{name}.pdf", _now(from_json(version.content))


def export_folder(house: House, store: Store, folder: Path) -> Path:
    """For the command line: read and write in one go."""
    with suppress(FileExistsError):
        folder.mkdir(parents=True)
    return prepare(house, store).write(folder)
