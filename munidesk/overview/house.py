"""All features together: what each says of itself, asked for by name."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.lazy import Later
from munidesk.base.spanish import capital
from munidesk.data.schema import Schema
from munidesk.data.store import Store
from munidesk.town.founded import kind_of
from munidesk.town.manifest import Feature, Help, Importer, Indicator, LiveBlock, PageEntry, Pending, Reference

if TYPE_CHECKING:
    from munidesk.data.anchor import PaperCode
    from munidesk.documents.model import Block
    from munidesk.records.kind import AnyKind
    from munidesk.records.matter import Matter
    from munidesk.records.personal import PersonalData
    from munidesk.records.ref import Computed, Described, Ref
    from munidesk.town.live import Live
    from munidesk.town.manifest import Written
    from munidesk.town.verdicts import Verified

Compute = Callable[[str, date, date], "Computed | None"]
"""Counts an indicator in a period, both days included; None for one that nobody knows."""


class House:
    """The features in the order in which they are listed; what spans them comes last and is added by it."""

    def __init__(self, features: Sequence[Feature]) -> None:
        self.features = tuple(features)

    def present(self, store: Store) -> tuple[Feature, ...]:
        """Those that this municipality has; first what one of its kind begins with."""
        kind = kind_of(store)
        there = (one for one in self.features if one.there is None or one.there(store))
        return tuple(sorted(there, key=lambda one: kind not in one.first_of))

    def rail(self, store: Store) -> tuple[PageEntry, ...]:
        """The pages from top to bottom, those of what comes first before the others; `shown` says which it has now."""
        kind = kind_of(store)
        ranked = [(kind not in feature.first_of, page) for feature in self.features for page in _asking(feature)]
        ranked.extend((True, page) for page in self._alone())
        return tuple(page for _rank, page in sorted(ranked, key=lambda one: (not one[1].top, one[1].bottom, one[0])))

    def _alone(self) -> Iterator[PageEntry]:
        """The pages that stand within one that may not be there: in the rail by themselves while it is not."""
        may = {page.key: one.there for one in self.features for page in one.pages if one.there is not None}
        for feature in self.features:
            for page in feature.pages:
                there = may.get(page.within)
                if there is not None and feature.there is None and page.icon:
                    yield replace(page, within="", shown=partial(_missing, there))

    @cached_property
    def references(self) -> dict[str, Reference]:
        return {one.table: one for feature in self.features for one in feature.references}

    @cached_property
    def kinds(self) -> "Mapping[str, AnyKind]":
        """By table, in the order of the features; loads those of every one."""
        return {one.table: one for feature in self.features for one in feature.kinds}

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        return {one.name: one for feature in self.features for one in feature.indicators}

    @cached_property
    def importers(self) -> "Mapping[str, Importer]":
        """By name: what the features say, then each kind that a row of a sheet can be a whole record of.

        Loads the kinds of every feature: for who imports, not for the first paint.
        """
        from munidesk.town.import_kind import importers_of

        return importers_of(self.features)

    def importer_of(self, table: str) -> "Importer | None":
        """That of the records of a table; None where no sheet can give them."""
        return next((one for one in self.importers.values() if one.table == table), None)

    @property
    def live_blocks(self) -> tuple[LiveBlock, ...]:
        return tuple(one for feature in self.features for one in feature.live)

    @property
    def personal(self) -> "tuple[PersonalData, ...]":
        return tuple(one for feature in self.features for one in feature.personal)

    @property
    def pages(self) -> tuple[PageEntry, ...]:
        """As the rail goes from top to bottom, with those reached from others."""
        found = (page for feature in self.features for page in feature.pages)
        return tuple(sorted(found, key=lambda page: (not page.top, page.bottom)))

    def beside(self, key: str, store: Store | None = None) -> tuple[tuple[str, str, Mapping[str, str]], ...]:
        """The tabs of the page, or of the one it stands within, and then the pages that stand among them.

        Each by its word, the key of its page, and what that takes. None where this municipality has not got that one.
        """
        own = next((page.within for page in self.pages if page.key == key), "") or key
        host = next((one for one in self.features if any(page.key == own for page in one.pages)), None)
        if store is not None and host is not None and host.there is not None and not host.there(store):
            return ()
        tabs = (tab for page in self.pages if page.key == own for tab in page.tabs)
        words = ((at, capital(_(words).partition(": ")[2] or _(words))) for at, words in tabs)
        within = ((page.words, page.key, dict[str, str]()) for page in self.pages if page.within == own)
        return (*((word, own, {"tab": at}) for at, word in words), *within)

    def told(self, key: str, topic: str) -> tuple[Help, ...]:
        """What F1 tells of the part `topic` of a page, or of all of it; then the keys of every page."""
        about = [one for page in self.pages if page.key == key for one in page.help]
        chosen = [one for one in about if one.tab == topic] or about
        return (*chosen, *(one for feature in self.features for one in feature.help))

    def why_kept(self, store: Store, ref: "Ref") -> str:
        """Why a record is never blacked out; empty when it may be."""
        told = (feature.kept(store, ref) for feature in self.features if feature.kept is not None)
        return next((why for why in told if why), "")

    def describe(self, store: Store, ref: "Ref") -> "Described | None":
        """The record in a few words, with the page that shows it; None when it is gone or nobody knows its kind."""
        known = self.references.get(ref.kind)
        return None if known is None else known.describe(store, ref)

    @cached_property
    def written(self) -> "dict[str, Written]":
        """What letters can tell, by table."""
        return {one.table: one for feature in self.features for one in feature.written}

    def matter(self, store: Store, ref: "Ref") -> "Matter | None":
        """What a letter tells of a record, and to whom; None for what no letter is written of. Raises UserError."""
        known = self.written.get(ref.kind)
        return None if known is None else known.matter(store, ref)

    def compute(self, store: Store) -> Compute:
        """The function that rounds of an evaluation ask."""
        return partial(self._count, store)

    def _count(self, store: Store, name: str, since: date, until: date) -> "Computed | None":
        known = self.indicators.get(name)
        return None if known is None else known.count(store, since, until)

    def indicator_words(self, name: str) -> str:
        """How an indicator is called; its name when nobody knows it."""
        known = self.indicators.get(name)
        return name if known is None else known.words

    def live(self, store: Store) -> "Live":
        from munidesk.town.live import Live

        return Live(store, self.live_blocks)

    def pending(self, store: Store, day: date, most: int) -> Iterator[Pending]:
        """At most `most` rows of each part; counts are of all."""
        for feature in self.present(store):
            if feature.pending is not None:
                yield from feature.pending(store, day, most)

    def heard(self, store: Store, since: date, until: date) -> "Iterator[Block]":
        """What the features say of themselves in the public hearing of a period."""
        for feature in self.features:
            if feature.heard is not None:
                yield from feature.heard(store, since, until)

    def verify(self, store: Store, what: bytes | str) -> "tuple[Verified, ...]":
        """What a PDF, or a code typed from a paper, is found to be, by the features that know it.

        Raises UserError for what none of them can read.
        """
        from munidesk.town.verdicts import Verdict

        answers: list[tuple[Verified, ...]] = []
        refused: UserError | None = None
        for feature in self.features:
            try:
                answers += [tuple(feature.verify(store, what))] if feature.verify is not None else []
            except UserError as error:
                refused = refused or error
        known = [told for told in answers if any(one.verdict is not Verdict.FOREIGN for one in told)]
        if not answers and refused is not None:
            raise refused
        return tuple(one for told in known or answers[:1] for one in told)

    def paper_codes(self, store: Store) -> "Iterator[PaperCode]":
        """The codes that stand on papers outside the file, each with the paper it is on."""
        for feature in self.features:
            if feature.paper_codes is not None and all(store.has(one.table) for one in feature.kinds):
                yield from feature.paper_codes(store)

    def faults(self) -> tuple[str, ...]:
        """What a manifest says that is not there: for tests and for whoever writes a feature."""
        return tuple(_faults(self))


def _missing(there: Callable[[Store], bool], store: Store) -> bool:
    return not there(store)


def _asking(feature: Feature) -> Iterator[PageEntry]:
    """Its pages; where the feature may not be there, none of them stands in the rail until it is."""
    for page in feature.pages:
        yield page if feature.there is None or page.shown is not None else replace(page, shown=feature.there)


def _faults(house: House) -> Iterator[str]:
    pages = {page.key for feature in house.features for page in feature.pages}
    papers = [one for feature in house.features for one in feature.papers]
    names = {one.name for one in papers}
    for feature in house.features:
        for later in _named_later(feature):
            try:
                later.meant  # noqa: B018 - looking it up is what is tried
            except (ImportError, AttributeError):
                yield f"{feature.name}: {later}"
    for paper in papers:
        if paper.printed_as and paper.printed_as not in names:
            yield f"{paper.name}: {paper.printed_as}"
        if paper.document is None and paper.data is None:
            yield f"{paper.name}: ?"
    for told in ([one.name for one in papers], [one.name for f in house.features for one in f.indicators],
                 [one.name for f in house.features for one in f.importers],
                 [one.name for f in house.features for one in f.listings],
                 [one.name for one in house.live_blocks]):  # fmt: skip
        yield from sorted({f"{name} ×2" for name in told if told.count(name) > 1})
    if "home" not in pages:
        yield "home"


def _named_later(value: object) -> Iterator[Later]:
    """Everything a manifest names that is loaded when first used."""
    if isinstance(value, Later):
        yield value
    elif isinstance(value, partial):
        yield from _named_later((value.func, *value.args))
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _named_later(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from _named_later(one)
    elif is_dataclass(value) and type(value).__module__ in {Feature.__module__, Schema.__module__}:
        for each in fields(value):
            yield from _named_later(getattr(value, each.name))
