"""What waits, printed: «Lo pendiente» to pin beside the desk, and what the next administration receives unfinished."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from munidesk.base.dates import show_date, show_long, today
from munidesk.base.i18n import _, msgid, on_paper
from munidesk.data.store import Store
from munidesk.documents.model import (
    Block,
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    Spans,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.overview.house import House
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.manifest import Pending, Waiting
from munidesk.town.report import report

_SHEET, _ALL = 60, 10_000


@dataclass(frozen=True, slots=True)
class _Part:
    """A column of the tables; it is there only when some row has something to say in it."""

    head: str
    share: float
    cell: Callable[[Waiting], Spans]


def _day(one: Waiting) -> Spans:
    day = one.due or one.on
    return plain(show_date(day) if day else "")


def _state(one: Waiting) -> Spans:
    return plain(" · ".join(part for part in (one.hour, one.words) if part))


_PARTS = (
    _Part(msgid("N.º"), 0.9, lambda one: plain(one.number)),
    _Part(msgid("Qué"), 3, lambda one: (strong(one.title),)),
    _Part(msgid("Quién o dónde"), 1.4, lambda one: plain(one.who)),
    _Part(msgid("Cuánto"), 1.5, lambda one: plain(one.detail)),
    _Part(msgid("Día"), 0.9, _day),
    _Part(msgid("Estado"), 1.4, _state),
)


@on_paper
def build_pending(house: House, store: Store, selection: Selection) -> Document:
    del selection
    country = town.municipality(store).country
    return report(
        store, _("Lo pendiente"), tuple(_blocks(house.pending(store, today(), _SHEET))),
        subtitle=show_long(today(), country), running=_("Lo pendiente"),
    )  # fmt: skip


@on_paper
def build_open_matters(house: House, store: Store) -> Document:
    """Promises, initiatives, activities and actas that the next administration receives unfinished."""
    blocks = tuple(_blocks(house.pending(store, today(), _ALL)))
    return report(store, _("Lo que queda abierto"), blocks, office=town.profile_of(store).office.text)


def _blocks(found: Iterator[Pending]) -> Iterator[Block]:
    for one in found:
        if not one.printed:
            continue
        yield Heading(f"{one.title} ({one.total})" if one.total else one.title, 1)
        yield _table(one.rows) if one.rows else Paragraph(plain(one.empty), Style.LEFT)
        if one.note:
            yield Paragraph(plain(one.note), Style.NOTE)


def _table(rows: Sequence[Waiting]) -> Block:
    used = [part for part in _PARTS if any(part.cell(one) != plain("") for one in rows)]
    columns = tuple(Column(_(part.head), part.share) for part in used)
    return Table(columns, tuple(Row(tuple(part.cell(one) or plain("–") for part in used)) for one in rows))
