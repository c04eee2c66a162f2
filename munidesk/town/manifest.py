"""The manifest of a feature: all that the rest of the program knows of it, said in one place.

Every callable is a plain function that mypy follows. The modules behind those that open windows or
print, and the kinds of records, are loaded when first needed (`base.lazy`). What is said once and never
compared has neither `==` nor `repr`: making these classes is part of every opening.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from munidesk.base.dates import spoken_in
from munidesk.base.i18n import _
from munidesk.records.personal import PersonalData
from munidesk.records.says import Why

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from munidesk.data.anchor import PaperCode
    from munidesk.data.schema import Schema
    from munidesk.data.store import Store
    from munidesk.documents.model import Block, Document
    from munidesk.records.kind import AnyKind
    from munidesk.records.matter import Matter
    from munidesk.records.ref import Computed, Described, Ref
    from munidesk.records.sheet import Selection, Sheet
    from munidesk.sheets.target import Target
    from munidesk.town.imports import ImportOptions, ImportReport
    from munidesk.town.sample import SampleSize
    from munidesk.town.verdicts import Verified
    from munidesk.ui.context import Context
    from munidesk.ui.page import Page

DocumentOf = Callable[["Store", "Selection"], "Document"]
"""Of the chosen record, or of the newest one. Raises UserError when there is none."""
BlocksOf = Callable[["Store"], "Sequence[Block]"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Paper:
    """What `export` writes under `name`: a document, a list, or a document with the list of its data beside it.

    A list without a document of its own is printed as a table, or, too wide for any
    sheet, as the document named `printed_as`. `handed` is the folder of the hand-over
    it goes to («Planes»), empty for none. `pdf_only`: in Word it would be another paper.
    `texts` are the files for other programs, by their suffix («.ics»). `takes` are the filters of a `Selection` that
    narrow it besides its days: what is not among them would be left aside without a word. `each`: it tells one record,
    and what is handed over or taken away has one for every record, by (how it is called, its id).
    """

    name: str
    title: str
    document: "DocumentOf | None" = None
    data: "Callable[[Store, Selection], Sheet] | None" = None
    printed_as: str = ""
    handed: str = ""
    pdf_only: bool = False
    texts: "Mapping[str, Callable[[Store, Selection], str]]" = field(default_factory=dict)
    takes: tuple[str, ...] = ()
    each: "Callable[[Store], Iterable[tuple[str, str]]] | None" = None

    @property
    def words(self) -> str:
        return _(self.title)

    def make(self, store: "Store", selection: "Selection") -> "Document | Sheet":
        """The document; the list of what is only a list. Raises UserError when there is nothing to print."""
        from munidesk.town.founded import country_of

        build = self.document or self.data
        assert build is not None
        with spoken_in(country_of(store)):
            return build(store, selection)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Folder:
    """What `export` writes as a folder of files: returns where it is. `keeps` writes down that it went out."""

    name: str
    title: str
    write: "Callable[[Store, Path], Path]"
    keeps: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Listing:
    """What `list` shows under `name`: rows computed from many records, with codes.

    In the hand-over it is «{file}.csv»; `columns` says what each column holds.
    """

    name: str
    file: str
    columns: Mapping[str, str]
    rows: "Callable[[Store], Sequence[Mapping[str, object]]]"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Importer:
    """What `import` takes under `name`: a list that a sheet fills, made in the language in use.

    `table` is that of its records, where it stands for what follows from their kind alone. `other` takes files that
    are no sheets, by their suffix.
    """

    name: str
    target: "Callable[[], Target]"
    table: str = ""
    other: "Mapping[str, Callable[[Store, Path, ImportOptions], ImportReport]]" = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Indicator:
    """What MuniDesk counts of its own records in a period, both days included."""

    name: str
    title: str
    count: "Callable[[Store, date, date], Computed]"

    @property
    def words(self) -> str:
        return _(self.title)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class LiveBlock:
    """A line «{name}» of a chapter of the manual stands for what this gives today. May raise UserError."""

    name: str
    title: str
    blocks: BlocksOf

    @property
    def words(self) -> str:
        return _(self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One thing that waits: what, how much of it, until when, for whom, in which state; `tone` colours the state.

    `key` and `arguments` are the page that shows it, `run` its verb to start there. `due` is the day it has to be done
    by, `hour` of that day; `on` the day of what it is about, where nothing is due. `late`: it is behind, whatever its
    day.
    """

    title: str
    key: str
    arguments: Mapping[str, str] = field(default_factory=dict)
    run: str = ""
    number: str = ""
    who: str = ""
    detail: str = ""
    due: date | None = None
    hour: str = ""
    on: date | None = None
    words: str = ""
    tone: str = "neutral"
    icon: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """What goes on for months, as a bar of Inicio: `share` from 0 to 1, its figures in `words`, a `line` under it.

    `until` is the day it has to be done by: the nearest stands first.
    """

    title: str
    key: str
    share: float
    words: str
    line: str = ""
    arguments: Mapping[str, str] = field(default_factory=dict)
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """What waits in a part of a feature, the most urgent first; `rows` are the first of `total`.

    `part` is the module it is chosen by in Inicio («Concejo»), `one` what each of its rows is («Iniciativa»). On paper
    `empty` is said when there is none, `note` under the rows. `summary` is one part of the line under «Inicio»; `more`
    the row that goes to `key` when there are more than those. `begin` are the first steps where the module was never
    used. Without `printed` it is for the window alone.
    """

    title: str
    part: str
    one: str
    icon: str
    rows: tuple[Waiting, ...]
    total: int
    key: str
    empty: str = ""
    arguments: Mapping[str, str] = field(default_factory=dict)
    summary: str = ""
    note: str = ""
    more: str = ""
    going: tuple[Going, ...] = ()
    begin: tuple[Waiting, ...] = ()
    printed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class PageEntry:
    """A page of the window. Without `icon` it is not in the rail but reached from others.

    One that is `within` another, of another feature, stands among its tabs instead of in the rail.

    `never_empty` says why an empty file shows no first step on it.
    `tabs` are its panes by their argument: («0», «Concejo: sesiones»); Ctrl+K goes to each. `top` stands before all
    others in the rail, `bottom` apart at its end. `help` is what F1 tells of it, or of each of its parts.
    `apart` says why a part keeps a key of the whole window for itself: («live», «F6») → the reason.
    `shown` is asked whether it stands in the rail yet: until then it is reached by Ctrl+K alone.
    """

    key: str
    title: str
    make: "Callable[[Context], Page]"
    icon: str = ""
    within: str = ""
    never_empty: str = ""
    tabs: tuple[tuple[str, str], ...] = ()
    top: bool = False
    bottom: bool = False
    help: "Iterable[Help]" = ()
    apart: Mapping[tuple[str, str], str] = field(default_factory=dict)
    shown: "Callable[[Store], bool] | None" = None

    @property
    def words(self) -> str:
        return _(self.title)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Command:
    """What Ctrl+K can start by its words: it goes to the page of `key` and calls its verb `run`.

    `now` leads to what is under way, by (its name, arguments of the page); where it gives None there is no such place.
    """

    words: str
    key: str
    run: str = ""
    arguments: Mapping[str, str] = field(default_factory=dict)
    icon: str = "plus"
    now: "Callable[[Store], tuple[str, Mapping[str, str]] | None] | None" = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Reference:
    """A kind of record that others can refer to: how one of them introduces itself.

    The thread stops at a `crossroads`, where many matters meet. What serves `many` matters, as a line of the plan,
    does not lead from one `matter` to the next. `parts` are records within it that the thread goes through: the steps
    of a case that something proves.
    """

    table: str
    describe: "Callable[[Store, Ref], Described | None]"
    crossroads: bool = False
    matter: bool = False
    many: bool = False
    parts: "Callable[[Store, Ref], Iterable[Ref]] | None" = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Written:
    """Records of `table` that a letter can tell: as it is proposed, and what its arrival means to the record.

    `arrived` gets the day, and the letter in words («Nota 12/2026, copia firmada»).
    """

    table: str
    matter: "Callable[[Store, Ref], Matter]"
    arrived: "Callable[[Store, Ref, date, str], None] | None" = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Help:
    """What F1 tells of a page, or of the part of it that `tab` names («2», «live»).

    `what` it is for, an `example`, its `keys` («Ctrl+K», «buscar o ir a una página»), and what goes `wrong`: what one
    sees, what to do then.
    """

    title: str
    keys: tuple[tuple[str, str], ...] = ()
    tab: str = ""
    what: str = ""
    example: str = ""
    wrong: tuple[tuple[str, str], ...] = ()


Action = Callable[["Store", "Ref", str], str]
"""A verb over records of several features: made of a record (and words), it returns what names the one it made."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Feature:
    """`program` are tables of the program itself, with the reason of each. `help` are the keys of every page.

    `kept` says why a record is not blacked out for a person who asks (an approved acta); empty where it may be.
    `paper_codes` are the codes that stand on papers, of what the file holds; `verify` says what a PDF, or a code typed
    from a paper, is. `card` stands first on Inicio; `light` gives the records that leave in the copy for
    the members, given what takes private names out of a text; `sample`
    fills a new file with invented records, after the features before it, where it is one of the kinds `sampled_in`.
    `there` is asked whether this municipality
    has it at all: an institute has no council in its rail, on Inicio or among what can be begun. `first_of` are the
    kinds of municipality (codes of `TownKind`) for which it stands first. `heard` is what the public hearing says of
    it in a period, both days included; nothing where it is in no use.
    """

    name: str
    schema: "Schema | None" = None
    kinds: "Iterable[AnyKind]" = ()
    program: Mapping[str, Why] = field(default_factory=dict)
    papers: tuple[Paper, ...] = ()
    folders: tuple[Folder, ...] = ()
    listings: tuple[Listing, ...] = ()
    importers: tuple[Importer, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    live: tuple[LiveBlock, ...] = ()
    pending: "Callable[[Store, date, int], Sequence[Pending]] | None" = None
    pages: tuple[PageEntry, ...] = ()
    commands: tuple[Command, ...] = ()
    card: "Callable[[Context], QWidget] | None" = None
    references: tuple[Reference, ...] = ()
    actions: Mapping[str, Action] = field(default_factory=dict)
    written: tuple[Written, ...] = ()
    help: tuple[Help, ...] = ()
    personal: tuple[PersonalData, ...] = ()
    paper_codes: "Callable[[Store], Iterable[PaperCode]] | None" = None
    verify: "Callable[[Store, bytes | str], Sequence[Verified]] | None" = None
    kept: "Callable[[Store, Ref], str] | None" = None
    light: "Callable[[Store, Callable[[str], str]], Iterable[tuple[AnyKind, Any]]] | None" = None
    sample: "Callable[[Store, SampleSize], None] | None" = None
    sampled_in: tuple[str, ...] = ("municipality",)
    there: "Callable[[Store], bool] | None" = None
    first_of: tuple[str, ...] = ()
    heard: "Callable[[Store, date, date], Iterable[Block]] | None" = None
