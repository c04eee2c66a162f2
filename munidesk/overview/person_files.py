"""What lies outside the tables: the letters of attachments, and the copies of the file that still name a person.

Slow, for the worker: it opens files of its own and never touches the window's.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from munidesk.base.errors import UserError
from munidesk.base.sought import Sought
from munidesk.data import copies
from munidesk.data.check import WHATEVER
from munidesk.data.mentions import mentions
from munidesk.data.schema import Schema
from munidesk.data.store import Store
from munidesk.documents.letters_of import letters_of
from munidesk.town.attachments import Contents, all_contents
from munidesk.town.rescue import latest_written, places, with_inner

Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Paper:
    """An attachment with its letters; None where it has none to read (a photograph, a scan)."""

    contents: Contents
    said: str | None


@dataclass(frozen=True, slots=True)
class CopyNaming:
    """A copy that names the person: in how many places, and when it was last changed. -1: it could not be read."""

    path: Path
    at: datetime | None
    places: int


def papers_of(store: Store, known: Mapping[str, str | None] | None = None) -> Iterator[Paper]:
    """The attachments with their letters, without their bytes. `known`: letters by SHA-256 that were read before."""
    read = dict(known or {})
    for one in all_contents(store):
        if one.sha256 not in read:
            read[one.sha256] = letters_of(one.name, one.data)
        yield Paper(replace(one, data=b""), read[one.sha256])


def papers_in(path: Path, schemas: Sequence[Schema]) -> tuple[Paper, ...]:
    """Those of the file at `path`, on a connection of its own. Raises UserError."""
    with copies.reading(path, schemas) as store:
        return tuple(papers_of(store))


def copies_near(path: Path, backup_folder: str) -> tuple[Path, ...]:
    """Every municipality file where copies are looked for, those «antes-de-actualizar» among them."""
    return latest_written(copies.candidates(with_inner(places(path, backup_folder)), but=path))


def naming(
    found: Sequence[Path], sought: Sought, schemas: Sequence[Schema], papers: Sequence[Paper], step: Step
) -> tuple[CopyNaming, ...]:
    """Of these copies, those that name the person, and those that cannot be read. `step(done, total)` may stop it."""
    known = {one.contents.sha256: one.said for one in papers}
    named: list[CopyNaming] = []
    for done, path in enumerate(found):
        step(done, len(found))
        one = _naming(path, sought, schemas, known)
        if one.places:
            named.append(one)
    return tuple(named)


def _naming(path: Path, sought: Sought, schemas: Sequence[Schema], known: Mapping[str, str | None]) -> CopyNaming:
    with suppress(UserError, OSError, *WHATEVER), copies.reading(path, schemas) as store:
        found = mentions(store, sought)
        said = sum(bool(one.said and sought.in_text(one.said)) for one in _papers(store, known))
        return CopyNaming(path, copies.last_change(store.connection)[0], len(found.records) + found.labels + said)
    return CopyNaming(path, None, -1)


def _papers(store: Store, known: Mapping[str, str | None]) -> Iterator[Paper]:
    """A very old copy may lack the table."""
    with suppress(KeyError):
        yield from papers_of(store, known)
