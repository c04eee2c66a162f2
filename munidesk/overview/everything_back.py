"""«Importar todo de una carpeta»: a folder of «Llevarse todo» becomes a new file, with every record it holds."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from typing import Any

from munidesk.base.errors import UserError, WorldError
from munidesk.base.files import read_bytes, sentence_for
from munidesk.base.i18n import _, ngettext
from munidesk.base.ids import new_id
from munidesk.base.letters import in_words
from munidesk.base.unfinished import MARK, noted
from munidesk.data import exchange, file
from munidesk.data.recognised import is_there, refuse_remains
from munidesk.data.store import Store
from munidesk.data.writer import Writer
from munidesk.overview.everything import ABOUT, FORMAT
from munidesk.overview.house import House
from munidesk.overview.store_everything import parents
from munidesk.records import transfer
from munidesk.records.kind import AnyKind
from munidesk.records.transfer import Way
from munidesk.town.profiles import load_profile

Step = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Told:
    """What the folder says of one table: heading → column, column → word → code, record → column → text with fields."""

    table: str
    path: Path
    columns: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]
    fields: Mapping[str, Mapping[str, str]]


@dataclass(slots=True)
class Brought:
    """The new file, how many records it has, and sentences on what did not come."""

    path: Path
    records: int = 0
    left_out: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        said = ngettext("Se importó {n} registro.", "Se importaron {n} registros.", self.records).format(n=self.records)
        return " ".join((said, *self.left_out))


def bring_back(house: House, folder: Path, path: Path, author: str = "", step: Step | None = None) -> Brought:
    """Make the file at `path` of what the folder holds. Raises UserError, and there is no file then.

    Private data, undone changes and the history stay where they were; deleted records never left.
    """
    about = _about(folder)
    if is_there(path):
        raise UserError(
            _("Ya existe «{name}». Una carpeta se importa siempre a un archivo nuevo; elija otro nombre.").format(
                name=path.name
            )
        )
    refuse_remains(path)
    temporary = path.with_name(f"{MARK}{new_id()[-12:]}.munidesk")
    schemas = tuple(feature.schema for feature in house.features if feature.schema is not None)
    with noted(temporary):
        try:
            with closing(file.create(temporary, schemas, author=author)) as store:
                made = _Bringing(house, folder, about, store, Brought(path), step or _silent).run()
            temporary.rename(path)
        except OSError as error:
            raise WorldError(sentence_for(error, path)) from error
        finally:
            temporary.unlink(missing_ok=True)
    return made


def _silent(_done: int, _total: int, _what: str) -> None:
    return


def _about(folder: Path) -> Mapping[str, Any]:
    """Raises UserError for a folder that is not one of ours, of a newer version, or of a light copy."""
    if not (folder / ABOUT).is_file():
        raise UserError(
            _("En «{name}» no está {file}: no es una carpeta de «Llevarse todo». Elija la que lleva LÉAME.txt.").format(
                name=folder.name, file=ABOUT
            )
        )
    try:
        about: dict[str, Any] = json.loads(read_bytes(folder / ABOUT).decode("utf-8"))
        known = int(about["format"]) <= FORMAT
    except (ValueError, KeyError, TypeError) as error:
        raise UserError(
            _("No se entiende {file} de «{name}». Copie la carpeta otra vez desde donde se hizo.").format(
                file=ABOUT, name=folder.name
            )
        ) from error
    if not known:
        raise UserError(
            _(
                "La carpeta «{name}» la hizo una versión más nueva de MuniDesk. Actualice el programa y reintente."
            ).format(name=folder.name)
        )
    if about.get("light"):
        text = _(
            "La carpeta «{name}» salió de una copia liviana, que solo se lee: sus actas son la versión pública y no las"
            " que se aprobaron. Pida la carpeta que se hizo con el archivo de la Secretaría."
        )
        raise UserError(text.format(name=folder.name))
    return about


@dataclass(slots=True)
class _Bringing:
    """One file being filled in one change; `ids` are the records that came, by their table."""

    house: House
    folder: Path
    about: Mapping[str, Any]
    store: Store
    brought: Brought
    step: Step
    ids: dict[str, set[str]] = field(default_factory=dict)

    def run(self) -> Brought:
        told = {one.table: one for one in self._tables()}
        kinds = [kind for kind in self.house.kinds.values() if kind.table in told]
        way = Way(load_profile(str(self.about["country"])).figures, bool(self.about["plain"]))
        with self.store.change(_("Importar todo de la carpeta «{name}»").format(name=self.folder.name)) as writer:
            for at, kind in enumerate(kinds):
                self.step(at, len(kinds) + 1, kind.many)
                self._bring(writer, kind, told[kind.table], way)
            self.step(len(kinds), len(kinds) + 1, _("Adjuntos"))
            self._contents(writer)
        return self.brought

    def _tables(self) -> Iterator[Told]:
        for one in self.about["tables"]:
            yield Told(
                str(one["table"]), self.folder / str(one["file"]), one["columns"], one["words"], one.get("fields", {})
            )

    def _bring(self, writer: Writer, kind: AnyKind, told: Told, way: Way) -> None:
        hung, came, lost = parents(self.store, kind.table), self.ids.setdefault(kind.table, set()), 0
        for line, values in self._rows(kind, told, way):
            if any(values.get(name) not in self.ids.get(table, ()) for name, table in hung.items()):
                lost += 1  # what it hung from was deleted, and did not leave
                continue
            if values["id"] in came:
                said = _("«{file}» tiene dos veces el mismo registro, la segunda en el renglón {line}. Quite uno.")
                raise UserError(said.format(file=told.path.name, line=line))
            came.add(writer.put(kind.table, kind.row(kind.record(**values))))
        self.brought.records += len(came)
        if lost:
            self.brought.left_out.append(
                ngettext("{n} renglón de «{file}» colgaba de algo borrado y no vino.",
                         "{n} renglones de «{file}» colgaban de algo borrado y no vinieron.", lost)
                .format(n=lost, file=told.path.name)
            )  # fmt: skip

    def _rows(self, kind: AnyKind, told: Told, way: Way) -> Iterator[tuple[int, dict[str, object]]]:
        rows = exchange.read_exact(told.path)
        columns = [told.columns.get(head, "") for head in next(rows, ())]
        known = {one.name: one for one in kind.fields}
        self._refuse_missing(kind, told, columns)
        for line, row in enumerate(rows, 2):
            values: dict[str, object] = {"id": ""}
            for name, text in zip(columns, row, strict=False):
                if name in known:
                    try:
                        values[name] = transfer.read(known[name], self._text(text), way, told.words.get(name, {}))
                    except UserError as error:
                        raise UserError(_("{file}, renglón {line}: {why}").format(
                            file=told.path.name, line=line, why=error)) from error  # fmt: skip
            values["id"] = values["id"] or new_id()
            for name, kept in told.fields.get(str(values["id"]), {}).items():
                if values.get(name) == in_words(kept):  # else somebody wrote it anew, and it is text
                    values[name] = kept
            yield line, values

    def _refuse_missing(self, kind: AnyKind, told: Told, columns: list[str]) -> None:
        needed = {one.name for one in fields(kind.record) if one.default is MISSING and one.default_factory is MISSING}
        gone = [one.label for one in transfer.missing(kind.fields, columns) if one.name in needed]
        if gone:
            raise UserError(
                _("A «{file}» le falta la columna «{column}». Copie la carpeta otra vez desde donde se hizo.").format(
                    file=told.path.name, column=gone[0]
                )
            )

    def _text(self, text: str) -> str:
        """A long text stands in a file of its own."""
        if text not in self.about["texts"]:
            return text
        return read_bytes(self.folder / text).decode("utf-8")

    def _contents(self, writer: Writer) -> None:
        wanted = {sha for table, column in self._blob_columns() for sha in self._held(table, column)}
        for path in sorted((self.folder / _("Adjuntos")).glob("*")):
            data = read_bytes(path)
            sha = hashlib.sha256(data).hexdigest()
            if sha in wanted:
                writer.put_blob(data)
                wanted.discard(sha)
        if wanted:
            self.brought.left_out.append(
                ngettext("Falta en la carpeta el contenido de {n} adjunto.",
                         "Falta en la carpeta el contenido de {n} adjuntos.", len(wanted)).format(n=len(wanted))
            )  # fmt: skip

    def _blob_columns(self) -> Iterator[tuple[str, str]]:
        yield from (each for feature in self.house.features if feature.schema for each in feature.schema.blobs)

    def _held(self, table: str, column: str) -> Iterator[str]:
        yield from (str(row[column]) for row in self.store.select(table) if row[column])
