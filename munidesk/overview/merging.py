"""A person entered twice becomes one: every reference to the second goes to the first, in one change that is undone.

What a signed paper says is not touched: the acta is kept as it was approved, and the sessions of a signed acta go on
naming whom they named.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.data.writer import Writer
from munidesk.features.council.minutes.store_signed import signed_sessions
from munidesk.features.participation.initiatives.store import rename_members
from munidesk.overview.house import House
from munidesk.records.kind import AnyKind
from munidesk.records.ref import Ref
from munidesk.town.domain import Membership, Person
from munidesk.town.kinds import MEMBERSHIPS
from munidesk.town.links import MERGED, link


def merge(house: House, store: Store, kept: Ref, other_id: str) -> str:
    """All that names `other_id` names `kept` from now on, whose blanks are filled with what only the other had.

    Returns how the one that stays is called. Raises UserError for the same one twice, or one that is gone.
    """
    kind = house.kinds[kept.kind]
    first, second = kind.find(store, kept.id), kind.find(store, other_id)
    if first is None or second is None:
        raise UserError(_("Esa persona ya no está. Elija otra."), code="gone")
    if kept.id == other_id:
        raise UserError(_("Elija otra persona: esa es la misma."), code="same")
    words = kind.title_of(first)
    label = _("Unir los datos de una persona") if kind.private else _("Unir a {name}").format(name=words)
    with store.change(label) as writer:
        if isinstance(first, Person) and isinstance(second, Person):
            _rename(store, first, second)
        for one, column in references(house, kept.kind):
            _repoint(store, writer, one, column, kept.id, other_id)
        for one, of_kind, of_id in _open_references(house):
            for row in store.select(one.table, **{of_kind: kept.kind, of_id: other_id}):
                writer.put(one.table, {"id": row["id"], of_id: kept.id})
        writer.put(kind.table, kind.row(_filled(kind, first, second)))
        writer.delete(kind.table, other_id)
        if isinstance(first, Person):
            _sit_once(house, store, writer, kept.id)
        link(store, kept, Ref(kept.kind, other_id), MERGED)  # who asks to be forgotten is forgotten in both
    return words


def _rename(store: Store, first: Person, second: Person) -> None:
    """What they brought as a councillor says the name of the one that stays: there it is a text, and public."""
    own = [str(row["id"]) for row in store.select(MEMBERSHIPS.table, person_id=second.id)]
    forms = ((one.full_name, one.listed_name, one.short_name) for one in (second, first))
    rename_members(store, own, dict(zip(*forms, strict=True)))


def _sit_once(house: House, store: Store, writer: Writer, person_id: str) -> None:
    """Who was entered twice in a body sits there once: a membership that no session names goes, if another covers it.

    The seat it leaves stays, vacant: how many seats a body has is for a person to say.
    """
    kept: list[Membership] = []
    found = MEMBERSHIPS.all(store, person_id=person_id)
    for one in sorted(found, key=lambda each: not _is_named(house, store, each)):
        covered = any(_covers(each, one) for each in kept)
        if covered and not _is_named(house, store, one):
            writer.delete(MEMBERSHIPS.table, one.id)
        else:
            kept.append(one)


def _is_named(house: House, store: Store, one: Membership) -> bool:
    named = references(house, MEMBERSHIPS.table)
    return any(store.select(kind.table, **{column: one.id}) for kind, column in named)


def _covers(wide: Membership, narrow: Membership) -> bool:
    """Whether the one says all the other says: the same body, and all its days."""
    begins = wide.start is None or (narrow.start is not None and wide.start <= narrow.start)
    ends = wide.end is None or (narrow.end is not None and narrow.end <= wide.end)
    return wide.body_id == narrow.body_id and begins and ends


def references(house: House, table: str) -> Iterator[tuple[AnyKind, str]]:
    """(kind, column) of every column that names a record of that table."""
    for feature in house.features:
        for kind in feature.kinds:
            for field in kind.fields:
                if field.says.of == table:
                    yield kind, field.name


def _open_references(house: House) -> Iterator[tuple[AnyKind, str, str]]:
    """(kind, column of the kind, column of the id) of what may name a record of any table: links, attachments."""
    for feature in house.features:
        for kind in feature.kinds:
            names = {field.name for field in kind.fields}
            for name in sorted(names):
                start = name.removesuffix("_kind")
                if start != name and f"{start}_id" in names:
                    yield kind, name, f"{start}_id"


def _repoint(store: Store, writer: Writer, kind: AnyKind, column: str, kept_id: str, other_id: str) -> None:
    signed = signed_sessions(store) if kind.table == "session" else frozenset[str]()
    for row in store.select(kind.table, **{column: other_id}):
        if row["id"] not in signed:
            writer.put(kind.table, {"id": row["id"], column: kept_id})


def _filled(kind: AnyKind, first: Any, second: Any) -> Any:
    """The first, with what only the second has; where both say something, the first's stays."""
    given = {
        field.name: getattr(second, field.name)
        for field in kind.fields
        if field.name != "id" and not getattr(first, field.name) and getattr(second, field.name)
    }
    return replace(first, **given)
