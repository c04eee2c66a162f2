"""Ctrl+K: pages and commands by their name, people by theirs, then whatever the words find in the file, by kind."""

from collections.abc import Iterable, Iterator

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import capital, fold, uncapital
from munidesk.data import search
from munidesk.data.store import Store
from munidesk.overview.house import House
from munidesk.overview.incoming import Incoming
from munidesk.overview.search_bounds import bounds_of
from munidesk.overview.search_papers import PaperWords
from munidesk.records.kind import AnyKind
from munidesk.records.ref import Described, Ref
from munidesk.ui.context import FAULT, Narrowed, SearchGroup, SearchHit

PLACES, LISTS = "page", "list"
_LIMIT = 40


ANY = Narrowed()


def seek(
    house: House, store: Store, words: str, kinds: Iterable[str] = (), most: int = 5, narrowed: Narrowed = ANY,
    papers: PaperWords | None = None,
) -> tuple[SearchGroup, ...]:  # fmt: skip
    """What is found, a group for each kind of thing with at most `most` of it; `kinds` asks for those alone.

    `narrowed` leaves records alone: pages, people and lists are of no day. `papers` are the attachments that were read.

    First where to go and what to do, then people and records, last the lists of all records. Where the index is
    damaged and cannot be made anew, a group FAULT without hits says so: the rest is found all the same.
    """
    only = frozenset(kinds)
    said = papers.group(house, store, words, most, narrowed) if papers is not None else None
    records = (*_records(house, store, words, only, most, narrowed), *((said,) if said is not None else ()))
    groups = records if narrowed else (
        _places(house, store, words, most), *_people(house, store, words, most), *records, _lists(house, words, most),
    )  # fmt: skip
    return tuple(one for one in groups if one.key == FAULT or (one.total and (not only or one.key in only)))


def find(house: House, store: Store, words: str) -> tuple[SearchHit, ...]:
    """At most forty places to go to: pages, then two records of each kind at a time, then lists.

    Raises UserError when the index is damaged and cannot be made anew.
    """
    groups = seek(house, store, words, most=_LIMIT)
    if fault := next((one.title for one in groups if one.key == FAULT), ""):
        raise UserError(fault)
    pages = [hit for one in groups if one.key == PLACES for hit in one.hits]
    lists = [hit for one in groups if one.key == LISTS for hit in one.hits]
    turns = [list(one.hits) for one in groups if one.key not in {PLACES, LISTS}]
    records: list[SearchHit] = []
    while any(turns):
        for one in turns:
            records.extend(one[:2])
            del one[:2]
    return (*pages, *records, *lists)[:_LIMIT]


def _group(key: str, words: str, icon: str, hits: Iterable[SearchHit], most: int) -> SearchGroup:
    found = tuple(hits)
    return SearchGroup(key, words, icon, found[:most], len(found))


def _places(house: House, store: Store, words: str, most: int) -> SearchGroup:
    found = (*_pages(house, store), *_commands(house, store), *_imports(house, words))
    hits = (hit for hit in found if _is_named(hit.title, words))
    return _group(PLACES, _("Ir a"), "chevron-right", hits, most)


def _is_named(title: str, words: str) -> bool:
    """Whether every word typed begins one of the title's, accents forgiven: «nueva ses»."""
    own, typed = (fold(one).replace(":", " ").split() for one in (title, words))
    return bool(typed) and all(any(word.startswith(one) for word in own) for one in typed)


def _pages(house: House, store: Store) -> Iterator[SearchHit]:
    for feature in house.present(store):
        for page in feature.pages:
            if page.icon:
                for tab, words in page.tabs or (("", page.title),):
                    arguments = {"tab": tab} if tab else {}
                    yield SearchHit(_(words), _("página"), page.icon, page.key, arguments)


def _commands(house: House, store: Store) -> Iterator[SearchHit]:
    for feature in house.present(store):
        for one in feature.commands:
            if one.now is None:
                yield SearchHit(_(one.words), _("orden"), one.icon, one.key, dict(one.arguments), run=one.run)
            elif (going := one.now(store)) is not None:
                name, arguments = going
                yield SearchHit(f"{_(one.words)}: {name}", _("página"), one.icon, one.key, dict(arguments), run=one.run)


def _imports(house: House, words: str) -> Iterator[SearchHit]:
    """«Importar encuentros», for every list: the targets are made only once somebody asks to import."""
    if words and fold(_("Importar")).startswith(fold(words).split()[0]):
        for name, many in Incoming(house).names():
            title = _("Importar {many}").format(many=uncapital(many))
            yield SearchHit(title, _("orden"), "upload", "import", {"list": name}, run="choose")


def _lists(house: House, words: str, most: int) -> SearchGroup:
    """The list of each kind of record; last, so that they never stand before what somebody wrote."""
    kinds = (one for one in house.kinds.values() if not one.private)
    hits = (SearchHit(_("Todos los registros"), _("página"), "file", "records"),
            SearchHit(_("Datos de una persona"), _("página"), "user", "personal"), *(
        SearchHit(_("Todos los registros: {many}").format(many=_(kind.many)), _("página"), kind.icon, "records",
                  {"kind": kind.table})
        for kind in kinds
    ))  # fmt: skip
    return _group(LISTS, _("Todos los registros"), "file", (one for one in hits if _is_named(one.title, words)), most)


# -- people whose data stand apart: no index keeps a word of them, so their names are read


def _people(house: House, store: Store, words: str, most: int) -> Iterator[SearchGroup]:
    typed = [fold(one) for one in search.asked(words).words]
    for feature in house.features:
        for kind in feature.kinds:
            if kind.private and kind.table in house.references and typed:
                ids = [key for key, name in _names(store, kind) if all(one in name for one in typed)]
                hits = (_hit(house, store, Ref(kind.table, key), kind) for key in ids[:most])
                found = tuple(hit for hit in hits if hit is not None)
                yield SearchGroup(kind.table, capital(_(kind.many)), kind.icon, found, len(ids))


def _names(store: Store, kind: AnyKind) -> tuple[tuple[str, str], ...]:
    return store.remembered(
        ("search", kind.table),
        lambda: tuple((one.id, fold(kind.title_of(one))) for one in kind.all(store) if kind.title_of(one)),
    )


# -- records


def _records(
    house: House, store: Store, words: str, only: frozenset[str], most: int, narrowed: Narrowed
) -> Iterator[SearchGroup]:
    kinds = house.kinds
    try:
        groups = search.found(
            store, words, kinds=only, most=most, bounds=bounds_of(house, narrowed) if narrowed else None
        )
    except UserError as error:
        yield SearchGroup(FAULT, str(error), "alert", (), 0)
        return
    for group in groups:
        kind = kinds.get(group.kind)
        if kind is None:
            continue
        hits = (_hit(house, store, Ref(one.kind, one.id), kind, one.snippet) for one in group.hits)
        found = tuple(hit for hit in hits if hit is not None)
        # A record that is gone from its table and not yet from the index is no result.
        yield SearchGroup(
            group.kind, capital(_(kind.many)), kind.icon, found, group.total - len(group.hits) + len(found)
        )


def _hit(house: House, store: Store, ref: Ref, kind: AnyKind, snippet: str = "") -> SearchHit | None:
    found = house.describe(store, ref)
    if found is None or not found.key:
        record = None if ref.kind in house.references else kind.find(store, ref.id)
        if record is None:
            return None
        place = {"kind": ref.kind, "id": ref.id}
        found = Described(ref, kind.title_of(record), capital(_(kind.one)), "", kind.icon, "records", place)
    detail = " · ".join(part for part in (found.kind_word, found.detail) if part)
    day = found.moments[-1][0] if found.moments else None
    return SearchHit(
        found.title, detail, found.icon, found.key, dict(found.arguments), f"{ref.kind}:{ref.id}", snippet, day
    )
