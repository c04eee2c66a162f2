"""What every page is handed: the store, its announcements, the worker, the way to other pages."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Protocol

from munidesk.base.errors import FileError
from munidesk.base.settings import Settings
from munidesk.data.opened import OpenedCopies
from munidesk.data.store import Store
from munidesk.ui.live import Live
from munidesk.ui.tasks import Tasks

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from munidesk.data.anchor import PaperCode
    from munidesk.documents.model import Document
    from munidesk.records.matter import Matter
    from munidesk.records.personal import PersonalData
    from munidesk.records.ref import Computed, Described, Ref
    from munidesk.records.sheet import Selection, Sheet
    from munidesk.ui.drafts import Slot
    from munidesk.ui.help_panel import Told
    from munidesk.ui.page import Page


def _nobody_makes(name: str, _selection: "Selection") -> "Document | Sheet":
    """Before the window is wired there is nothing to print from."""
    raise LookupError(name)


class Navigator(Protocol):
    """Goes to a page of the catalogue; the arguments reach `Page.open`."""

    def go(self, key: str, **arguments: str) -> None: ...

    def start(self, key: str, run: str, **arguments: str) -> None:
        """Go there and call the page's verb `run`, where there is one."""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A row of Ctrl+K: what it is, and where it leads. `record` is «kind:id», empty for a page.

    `excerpt` is a piece of its text, the words found between `data.search.START` and `END`; `day` is when it was.
    `run` is the verb of the page that a command starts («new_session»). `text` is shown beside it.
    """

    title: str
    detail: str
    icon: str
    key: str
    arguments: dict[str, str] = field(default_factory=dict)
    record: str = ""
    excerpt: str = ""
    day: date | None = None
    run: str = ""
    text: str = ""


FAULT = "fault"
"""The key of a group that is none: its title says why records cannot be looked for."""


@dataclass(frozen=True, slots=True)
class SearchGroup:
    """What Ctrl+K found of one kind (`key`, its `title` in the plural): the best ones, and how many there are."""

    key: str
    title: str
    icon: str
    hits: tuple[SearchHit, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What is left of the results: of these days, of the body with this id, in the state called so. Empty: of any."""

    since: date | None = None
    until: date | None = None
    body: str = ""
    state: str = ""

    def __bool__(self) -> bool:
        return bool(self.since or self.until or self.body or self.state)


@dataclass(frozen=True, slots=True)
class NarrowBy:
    """What results can be narrowed by: bodies (id, name) and the words of states."""

    bodies: Sequence[tuple[str, str]] = ()
    states: Sequence[str] = ()


Seek = Callable[[str, Collection[str], int, Narrowed], Sequence[SearchGroup]]
"""Finds by words, those kinds alone when there are any, at most so many of each, narrowed."""


@dataclass(frozen=True, slots=True)
class Way:
    """A next step offered in the toast: its words, the key that takes it («Alt+A»), what it does."""

    words: str
    key: str
    do: Callable[[], object]


Beside = tuple[str, str, Mapping[str, str]]
"""A tab of a page, or a page that stands among its tabs: the word, the key of its page, what that takes."""


@dataclass(slots=True)
class Context:
    """One per open municipality. `window` parents dialogs; `toast(text, undo)` says what just happened.

    `describe(ref)` introduces any record, `matter(ref)` is what a letter tells of it, `make(name, selection)` builds a
    document or list of the catalogue (`document` a document), `compute(indicator, since, until)` counts one of
    `indicators` (key, words) from the records, `live_blocks` (key, words) can stand in a chapter, `personal` is the map
    of personal data,
    `paper_codes(store)` are those on papers outside the file, and `actions` are verbs that span features: each takes
    a record and words, and returns what names the one it made.
    `offer(text, ways)` is a toast that says what can be done next; `print_page` is Ctrl+P.
    `to_plan(ref, title)` makes a record an activity of the plan, asking where, and returns its id (empty: not done).
    `beside(page)` are the tabs of a page and the pages that stand among them.
    `told(page, topic)` is what F1 tells there, the part shown first.
    `rescue(error)` offers the ways out when the file itself turns out to be damaged.
    `holds(store)` says in a few words what a file has, for who chooses among copies.
    `copies` are the attachments that other programs have open, for as long as the window.
    """

    store: Store
    live: Live
    tasks: Tasks
    settings: Settings
    navigator: Navigator
    window: "QWidget"
    toast: Callable[[str, bool], None]
    search: Callable[[str], Sequence[SearchHit]] = lambda _words: ()
    seek: Seek = lambda _words, _kinds, _most, _narrowed: ()
    narrow_by: Callable[[], NarrowBy] = NarrowBy
    describe: "Callable[[Ref], Described | None]" = lambda _ref: None
    make: "Callable[[str, Selection], Document | Sheet]" = _nobody_makes
    matter: "Callable[[Ref], Matter | None]" = lambda _ref: None
    compute: "Callable[[str, date, date], Computed | None]" = lambda _indicator, _since, _until: None
    indicators: Callable[[], Sequence[tuple[str, str]]] = tuple
    live_blocks: Callable[[], Sequence[tuple[str, str]]] = tuple
    personal: "Callable[[], Sequence[PersonalData]]" = tuple
    paper_codes: "Callable[[Store], Iterable[PaperCode]]" = lambda _store: ()
    actions: "Mapping[str, Callable[[Ref, str], str]]" = field(default_factory=dict)
    copies: OpenedCopies = field(default_factory=OpenedCopies)
    save_settings: Callable[[Settings], None] = lambda _settings: None
    reopen: Callable[[str], None] = lambda _path: None
    rescue: Callable[[FileError], None] | None = None
    offer: Callable[[str, Sequence[Way]], None] = lambda _text, _ways: None
    print_page: "Callable[[Page], None]" = lambda _page: None
    to_plan: "Callable[[Ref, str], str]" = lambda _ref, _title: ""
    beside: Callable[[str], Sequence[Beside]] = lambda _page: ()
    told: "Callable[[str, str], Sequence[Told]]" = lambda _page, _topic: ()
    holds: Callable[[Store], str] = lambda _store: ""

    def document(self, name: str, selection: "Selection") -> "Document":
        """A paper of the catalogue. Raises UserError when there is nothing to print, TypeError for a list."""
        from munidesk.records.sheet import Sheet

        made = self.make(name, selection)
        if isinstance(made, Sheet):
            raise TypeError(name)
        return made

    def draft(self, key: str) -> "Slot":
        """Where what is typed for `key` («initiative.new», «answer:…») is kept until it is a record."""
        from munidesk.ui.drafts import Slot

        return Slot(self.store, key, lambda text: self.toast(text, False))

    def view(self, name: str) -> str:
        """What the person last chose in the list called `name`."""
        return self.settings.views.get(name, "")

    def keep_view(self, name: str, chosen: str) -> None:
        """Remember it on this computer."""
        if self.settings.views.get(name, "") != chosen:
            self.settings = replace(self.settings, views={**self.settings.views, name: chosen})
            self.save_settings(self.settings)
