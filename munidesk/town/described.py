"""How any record introduces itself to the others: title, state and where it opens. Links and the thread use it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from munidesk.town.domain import Ref


@dataclass(frozen=True, slots=True)
class Described:
    """`kind_word` is «Iniciativa», `key` and `arguments` the page that shows the record.

    `moments` are the dated steps of its life (day, words), oldest first, for the thread; `related` are records
    it belongs with though nobody linked them by hand: the target over an activity, the session of a matter.
    """

    ref: Ref
    title: str
    kind_word: str
    detail: str = ""
    icon: str = "file"
    key: str = ""
    arguments: Mapping[str, str] = field(default_factory=dict)
    moments: tuple[tuple[date, str], ...] = ()
    related: tuple[Ref, ...] = ()
