"""The manifest of a feature: all that the rest of the program knows of it, said in one place.

Every callable is a plain function that mypy follows; the modules behind those that
open windows or print are loaded when first needed (`base.lazy`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from munidesk.base.i18n import _
from munidesk.records.kind import Kind
from munidesk.records.says import Why

if TYPE_CHECKING:
    from munidesk.data.schema import Schema
    from munidesk.data.store import Store
    from munidesk.documents.model import Block, Document
    from munidesk.records.sheet import Sheet
    from munidesk.town.described import Described
    from munidesk.town.domain import Ref
    from munidesk.town.exports import Selection
    from munidesk.town.imports import ImportOptions, ImportReport
    from munidesk.town.sample import SampleSize
    from munidesk.ui.context import Context
    from munidesk.ui.page import Page

AnyKind = Kind[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What `export` writes under `name`: a document, a list, or a document with the list of its data beside it.

    A list without a document of its own is printed as a table. `handed` is the folder
    of the hand-over it goes to («Planes»), empty for none; `live` the name by which a
    chapter of the manual shows it («{foda}»).
    """

    name: str
    title: str
    document: "Callable[[Store, Selection], Document] | None" = None
    data: "Callable[[Store, Selection], Sheet] | None" = None
    handed: str = ""

    @property
    def words(self) -> str:
        return _(self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What `list` shows under `name`: rows computed from many records, with codes; plain kinds list themselves."""

    name: str
    title: str
    rows: "Callable[[Store], Sequence[Mapping[str, object]]]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Importer:
    """What `import` takes under `name`."""

    name: str
    title: str
    run: "Callable[[Store, Path, ImportOptions], ImportReport]"


@dataclass(frozen=True, slots=True)
class Computed:
    """What MuniDesk counted: `part` of `whole` in a period, in words, where it is shown, and of which records.

    `records` are («kind», id) pairs; `key` and `arguments` the page that lists them.
    """

    part: Fraction
    whole: int
    words: str
    key: str = ""
    arguments: Mapping[str, str] = field(default_factory=dict)
    records: tuple[tuple[str, str], ...] = ()

    @property
    def share(self) -> Fraction | None:
        """From 0 to 1; None when there is nothing to take a share of."""
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What MuniDesk counts of its own records in a period, both days included."""

    name: str
    title: str
    count: "Callable[[Store, date, date], Computed]"

    @property
    def words(self) -> str:
        return _(self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveBlock:
    """A line «{name}» of a chapter of the manual stands for what this gives today. May raise UserError."""

    name: str
    title: str
    blocks: "Callable[[Store], Sequence[Block]]"

    @property
    def words(self) -> str:
        return _(self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One thing that waits: what, until when, for whom, in which state; `tone` colours the state.

    `key` and `arguments` are the page that shows it; `share` from 0 to 1 draws how far it is.
    """

    title: str
    key: str
    arguments: Mapping[str, str] = field(default_factory=dict)
    number: str = ""
    due: date | None = None
    who: str = ""
    words: str = ""
    tone: str = "neutral"
    icon: str = ""
    share: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """What waits in a feature, the most urgent first; `rows` are the first of `total`. Without any, `empty` is said."""

    title: str
    icon: str
    rows: tuple[Waiting, ...]
    total: int
    empty: str
    key: str = ""
    arguments: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageEntry:
    """A page of the window. Without `icon` it is not in the rail but reached from others.

    `tabs` are its panes: («0», «Sesiones»); Ctrl+K goes to each.
    """

    key: str
    title: str
    make: "Callable[[Context], Page]"
    icon: str = ""
    tabs: tuple[tuple[str, str], ...] = ()
    bottom: bool = False

    @property
    def words(self) -> str:
        return _(self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A kind of record that others can refer to: how one of them introduces itself.

    The thread stops at a `crossroads`, where many matters meet; a line of the plan may serve many a `matter`.
    """

    table: str
    describe: "Callable[[Store, Ref], Described | None]"
    crossroads: bool = False
    matter: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """A group of keys of the help page: («Ctrl+K», «buscar o ir a una página»)."""

    title: str
    keys: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalData:
    """An entry of the map of personal data: what is kept, why, who sees it, how it is handed over or forgotten."""

    what: str
    why: str
    shown: str
    leaving: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """`program` are tables of the program itself, with the reason of each. `order` of features is that of the rail."""

    name: str
    schema: "Schema | None" = None
    kinds: tuple[AnyKind, ...] = ()
    program: Mapping[str, Why] = field(default_factory=dict)
    papers: tuple[Paper, ...] = ()
    listings: tuple[Listing, ...] = ()
    importers: tuple[Importer, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    live: tuple[LiveBlock, ...] = ()
    pending: "Callable[[Store, date, int], Sequence[Pending]] | None" = None
    pages: tuple[PageEntry, ...] = ()
    references: tuple[Reference, ...] = ()
    actions: "Mapping[str, Callable[..., str]]" = field(default_factory=dict)
    help: tuple[Help, ...] = ()
    personal: tuple[PersonalData, ...] = ()
    sample: "Callable[[Store, SampleSize], None] | None" = None
