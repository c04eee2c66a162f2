"""The documents of «Llevarse todo»: every paper the manifests know, every acta, every version of the manual."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from munidesk.base.dates import now
from munidesk.base.errors import UserError
from munidesk.base.files import file_name
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.as_markdown import markdown
from munidesk.documents.frozen import from_json
from munidesk.documents.model import Document
from munidesk.features.council.domain import SessionState
from munidesk.features.council.minutes.document import altered_document, minutes_document
from munidesk.features.council.minutes.store_altered import view_to_print
from munidesk.features.council.sessions.store import sessions
from munidesk.features.council.view_data import FROZEN
from munidesk.features.participation.encounters.store import encounters
from munidesk.features.participation.initiatives.store import all_initiatives
from munidesk.features.pilot.store import pilots
from munidesk.features.pilot.store_manual import chapters, manual_of_pilot, versions
from munidesk.overview.house import House
from munidesk.records.sheet import Selection, Sheet
from munidesk.town import store as town
from munidesk.town.exports import sheet_document
from munidesk.town.letterhead import letterhead_of
from munidesk.town.letters.store import letters
from munidesk.town.manifest import Feature, Paper

Each = Callable[[Store], Iterable[tuple[str, str]]]
"""(How it is called, its id) of every record that a paper can tell."""
_HELD = frozenset({SessionState.OPEN, SessionState.CLOSED, SessionState.NO_QUORUM})
_OF_ONE_PERSON = frozenset({"person-data"})
"""Papers that are made for one person who asks, and say nothing without knowing which."""
_PRIVATE = frozenset({"letter", "correspondence", "correspondence-book"})
"""The papers that carry the name of a private person."""
_BOOKS = frozenset({"book", "resolutions"})
_LONGEST_LIST = 2_000


@dataclass(frozen=True, slots=True)
class Printed:
    """A document to be written as `name`.pdf and, with `word`, as `name`.docx; built when its turn comes.

    `build` raises UserError where there is nothing to print.
    """

    name: str
    build: Callable[[], Document]
    word: bool = True


def actas(store: Store) -> Iterator[Printed]:
    """One per session that was held: the approved as they were signed, the others as drafts."""
    for row in sessions(store):
        if row.state in _HELD:
            folder = _("Actas aprobadas") if row.minutes_state in FROZEN else _("Actas en borrador")
            name = file_name(f"{row.date.isoformat()} {row.label}")
            yield Printed(f"{folder}/{name}", partial(_acta, store, row.id))


def _acta(store: Store, session_id: str) -> Document:
    """One that is not as it was approved leaves marked so, across every page."""
    view = view_to_print(store, session_id)
    return altered_document(view) if view.altered is not None else minutes_document(view, printed_at=now())


def manuals(store: Store) -> Iterator[Printed]:
    """Every frozen version of every manual, exactly as it was."""
    for one in pilots(store):
        manual = manual_of_pilot(store, one.id)
        for version in versions(store, manual.id) if manual is not None else ():
            name = file_name(_("{title}, versión {n}").format(title=manual.title if manual else "", n=version.number))
            yield Printed(f"{_('Manual')}/{name}", partial(from_json, version.content), word=False)


def chapters_told(store: Store) -> Iterator[tuple[str, str]]:
    """(name of a file, Markdown) of each chapter of each manual, in order."""
    for one in pilots(store):
        manual = manual_of_pilot(store, one.id)
        for at, chapter in enumerate(chapters(store, manual.id) if manual is not None else (), 1):
            name = file_name(f"{at:02} {chapter.title}")
            folder = file_name(manual.title if manual else "") or _("Manual")
            yield f"{_('Manual')}/{folder}/{name}.md", markdown(chapter.title, chapter.text)


def papers(house: House, store: Store, *, private: bool) -> Iterator[Printed]:
    """What the manifests print, by the part of the program each belongs to; of many encounters or letters, each."""
    for feature in house.features:
        for paper in feature.papers:
            if paper.name in _OF_ONE_PERSON or (paper.name in _PRIVATE and not private):
                continue
            folder = f"{_('Documentos')}/{_folder(feature, paper)}"
            each = paper.each or _EACH.get(paper.name)
            if each is not None:
                yield from one_of_each(store, paper, folder, each)
            elif paper.name != "acta":
                whole = partial(made, store, paper, Selection())
                yield Printed(
                    f"{folder}/{file_name(paper.words)}", whole, word=paper.document is not None and not paper.pdf_only
                )
    yield from actas(store)
    yield from manuals(store)


def one_of_each(store: Store, paper: Paper, folder: str, each: Each) -> Iterator[Printed]:
    """A paper that tells one record, of every record."""
    for words, key in each(store):
        name = file_name(f"{paper.words} {words}")
        yield Printed(f"{folder}/{name}", partial(made, store, paper, Selection(id=key)))


def kept_private(house: House) -> Iterator[str]:
    """The papers that stay out where private data do."""
    yield from (one.words for feature in house.features for one in feature.papers if one.name in _PRIVATE)


def made(store: Store, paper: Paper, selection: Selection) -> Document:
    """The paper, a list as it prints. Raises UserError when there is nothing to print, or too much."""
    found = paper.make(store, selection)
    if isinstance(found, Document):
        return found
    if not found.rows:
        raise UserError(_("todavía no hay nada en esa lista."))
    if len(found.rows) > _LONGEST_LIST:
        raise UserError(_("es muy larga para el papel; está entera en {folder}.").format(folder=_("Listas")))
    return sheet_document(found, letterhead_of(store), town.page_size(store), town.figures(store))


def council_lists(house: House, store: Store) -> Iterator[Printed]:
    """The minutes book and the resolutions, as they print."""
    for paper in (one for feature in house.features for one in feature.papers if one.name in _BOOKS):
        yield Printed(f"{_('Libro')}/{paper.words}", partial(made, store, paper, Selection()))


def _encounters(store: Store) -> Iterator[tuple[str, str]]:
    for row in encounters(store):
        yield f"{row.encounter.date.isoformat()} {row.encounter.title}", row.encounter.id


def _answered(store: Store) -> Iterator[tuple[str, str]]:
    for one in all_initiatives(store):
        if one.answer_date is not None:
            yield f"{one.folio} {one.title}", one.id


def _sent(store: Store) -> Iterator[tuple[str, str]]:
    for one in letters(store):
        if one.sent:
            yield f"{one.label.replace('/', '-')} {one.subject}", one.id


_EACH: Mapping[str, Each] = {
    "encounter": _encounters,
    "letter": _answered,
    "correspondence": _sent,
}
"""Papers of one record that are taken for every record: (how it is called, its id)."""


def lists(house: House, store: Store) -> Iterator[tuple[str, Sheet]]:
    """(name of a file without its ending, list) of all that the manifests write as a list and that has rows."""
    for feature in house.features:
        for paper in (one for one in feature.papers if one.data is not None and one.name not in _OF_ONE_PERSON):
            with suppress(UserError):
                made = paper.data(store, Selection()) if paper.data is not None else None
                if made is not None and made.rows:
                    yield f"{_('Listas')}/{file_name(paper.words)}", made


def _folder(feature: Feature, paper: Paper) -> str:
    """The folder it is handed over in, or the first page of its feature."""
    own = next((page.words for page in feature.pages if page.icon and not page.top and not page.bottom), "")
    return file_name(_(paper.handed) if paper.handed else own or _("Generales"))
