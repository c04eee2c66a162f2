"""The history of a record in plain words: who changed what, from what to what."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.data.history import HistoryEntry
from munidesk.data.journal import Value
from munidesk.data.store import Store
from munidesk.records.field import Field
from munidesk.records.kind import Kind, R


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a record; `lines` say each field: «Vence: 03/05/2026 → 10/05/2026»."""

    at: datetime
    author: str
    label: str
    lines: tuple[str, ...]


def history_of(kind: Kind[R], store: Store, record_id: str, figures: Figures) -> tuple[Change, ...]:
    """Oldest first. Values that were erased on request are not there, fields the kind does not know by their name."""
    entries = store.history(kind.table, record_id)
    grouped = groupby(entries, key=lambda one: (one.at, one.author, one.label))
    return tuple(Change(*head, tuple(_lines(kind, group, figures))) for head, group in grouped)


def _lines(kind: Kind[R], entries: "Iterator[HistoryEntry]", figures: Figures) -> Iterator[str]:
    known = {one.name: one for one in kind.fields}
    for entry in entries:
        if entry.field == "deleted_at":
            yield _("Se quitó") if entry.after else _("Se recuperó")
        elif (field := known.get(entry.field)) is not None and field.says.why is None:
            before, after = (shown(field, value, figures) or "–" for value in (entry.before, entry.after))
            if before != after:
                yield f"{field.label}: {before} → {after}" if before != "–" else f"{field.label}: {after}"


def shown(field: Field, value: Value, figures: Figures) -> str:
    """A column as people read it, empty for a blank; what is of an older version and not understood, as it stands."""
    try:
        return field.show(field.load(value), figures)
    except (ValueError, TypeError, ArithmeticError):
        return str(value)
