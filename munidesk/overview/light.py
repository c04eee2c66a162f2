"""«Copia liviana para integrantes»: a small file built anew, row by row, with what is public alone, only to be read."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

from munidesk.base.dates import show_date, today
from munidesk.base.errors import WorldError
from munidesk.base.files import file_name, sentence_for
from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.base.unfinished import MARK, noted
from munidesk.data import file, light
from munidesk.data.anchor import head_code
from munidesk.data.recognised import refuse_taken
from munidesk.data.store import Store
from munidesk.documents.reserved import Hide
from munidesk.overview.house import House
from munidesk.overview.private_words import PrivateWords
from munidesk.records.kind import AnyKind
from munidesk.records.ref import Ref
from munidesk.records.says import Sense, Why
from munidesk.town import store as town


def light_name(store: Store) -> str:
    """«Copia para integrantes, Municipio de Cerro del Alba, 2026-11-28»."""
    day = show_date(today(), "y-MM-dd")
    return file_name(_("Copia para integrantes, {name}, {day}").format(name=town.municipality(store).name, day=day))


def write_light(house: House, store: Store, path: Path) -> int:
    """Make the copy at `path`; returns how many records it has. Raises UserError, and there is no copy then.

    Nothing is copied as it lies in the file: each record is written with the fields that its kind calls public, in one
    change, so that neither the history nor an empty page holds anything else. No text of it names a private person
    that the file knows by name and surname.
    """
    refuse_taken(path)
    temporary = path.with_name(f"{MARK}{new_id()[-12:]}.munidesk")
    schemas = tuple(feature.schema for feature in house.features if feature.schema is not None)
    with noted(temporary):
        try:
            with store.lock:
                hide = PrivateWords(house, store)
                leaving = {(kind.table, one.id): (kind, one) for kind, one in _leaving(house, store, hide)}
                blobs, head = dict(_blobs(store, leaving.values())), head_code(store)
            with closing(file.create(temporary, schemas)) as made:
                with made.change(_("Copia liviana para integrantes")) as writer:
                    writer.defer()
                    for kind, record in leaving.values():
                        writer.put(kind.table, kind.row(public_part(kind, record, hide)))
                    for data in blobs.values():
                        writer.put_blob(data)
                light.mark(made, today(), head)
            temporary.rename(path)
        except OSError as error:
            raise WorldError(sentence_for(error, path)) from error
        finally:
            temporary.unlink(missing_ok=True)
    return len(leaving)


def light_copy(house: House, store: Store, _of: Ref, words: str = "") -> str:
    """The verb of the window: to the path in `words`. Without it, the name that is proposed."""
    if not words:
        return light_name(store)
    write_light(house, store, Path(words))
    return words


def public_part(kind: AnyKind, record: Any, hide: Hide) -> Any:
    """The record with the fields that its kind calls public; every other as it is when nobody wrote it.

    Raises ValueError for a kind of which nothing is public.
    """
    if not kind.public:
        raise ValueError(kind.table)
    kept: dict[str, object] = {"id": record.id}
    said = {one.name: one for one in kind.fields}
    for one in fields(kind.record):
        if one.name in kind.public:
            value, says = getattr(record, one.name), said[one.name].says
            words = type(value) is str and says.why is not Why.KEY and says.sense is not Sense.KEPT
            kept[one.name] = hide(value) if words else value
        elif one.name != "id" and one.default is MISSING and one.default_factory is MISSING:
            raise ValueError(f"{kind.table}.{one.name}")
    return kind.record(**kept)


def _leaving(house: House, store: Store, hide: Hide) -> Iterator[tuple[AnyKind, Any]]:
    for feature in house.features:
        if feature.light is not None:
            yield from feature.light(store, hide)


def _blobs(store: Store, leaving: Iterable[tuple[AnyKind, Any]]) -> Iterator[tuple[str, bytes]]:
    """The contents that public fields name: the shield."""
    for kind, record in leaving:
        for one in kind.fields:
            sha = str(getattr(record, one.name)) if one.says.of == "blob" and one.name in kind.public else ""
            if sha and (data := store.blob(sha)) is not None:
                yield sha, data
