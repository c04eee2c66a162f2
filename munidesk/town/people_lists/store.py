"""Private persons found again by name and erased on request; the lists they stand in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.base.spanish import fold
from munidesk.data import drafts
from munidesk.data.private import erase_private
from munidesk.data.store import Store
from munidesk.records.kind import Kind
from munidesk.records.ref import Ref
from munidesk.town.links import MERGED, links_of
from munidesk.town.people_lists.domain import NEIGHBOURS, Listed, Neighbour, age_of
from munidesk.town.sexes import SexColumn, sex_column

L = TypeVar("L", bound=Listed)
_MANY = 400  # names in one question; SQLite takes a bounded number of parameters


def neighbours(store: Store) -> tuple[Neighbour, ...]:
    """Everybody whose name is kept, by name."""
    return tuple(sorted((one for one in NEIGHBOURS.all(store) if one.name), key=lambda one: fold(one.name)))


def neighbour(store: Store, neighbour_id: str) -> Neighbour:
    """Raises UserError when it is gone."""
    found = NEIGHBOURS.find(store, neighbour_id)
    if found is None:
        raise UserError(_("Esa persona ya no está en el archivo."), code="gone")
    return found


def names(store: Store, ids: Iterable[str]) -> dict[str, str]:
    """Names by id, for the pages of the office; reports never ask for them."""
    wanted = {one for one in ids if one}
    if not wanted:
        return {}
    if len(wanted) > _MANY:
        return {str(row["id"]): str(row["name"]) for row in store.query("SELECT id, name FROM neighbour")}
    marks = ", ".join(f":n{at}" for at in range(len(wanted)))
    rows = store.query(
        f"SELECT id, name FROM neighbour WHERE id IN ({marks})", **{f"n{at}": one for at, one in enumerate(wanted)}
    )
    return {str(row["id"]): str(row["name"]) for row in rows}


def neighbour_named(store: Store, name: str, known: dict[str, str] | None = None) -> str:
    """The id of the neighbour of that name, accents and case forgiven; a new one when nobody has it.

    `known` (folded name → id) spares reading them for every line of a list; it is kept up to date.
    """
    name = " ".join(name.split())
    if not name:
        return ""
    index = known if known is not None else {fold(one.name): one.id for one in neighbours(store)}
    if fold(name) not in index:
        index[fold(name)] = NEIGHBOURS.save(store, Neighbour(name=name), label=_("Anotar a una persona")).id
    return index[fold(name)]


def save_neighbour(store: Store, record: Neighbour, *, fold_key: str = "") -> None:
    """Raises UserError when the person was erased meanwhile."""
    neighbour(store, record.id)
    NEIGHBOURS.save(store, record, label=_("datos de una persona"), fold=fold_key)


def erase_person(store: Store, neighbour_id: str) -> None:
    """Forget who the person was. What they said and the counts stay, without a name; nothing brings it back."""
    name = neighbour(store, neighbour_id).name
    drafts.forget_naming(store, name)
    _forget_receiver(store, name)
    own = Ref(NEIGHBOURS.table, neighbour_id)
    joined = [one.target.id for one in links_of(store, own) if one.role == MERGED and one.origin == own]
    for key in (neighbour_id, *joined):  # a record joined to this one holds the same person's data
        erase_private(store, NEIGHBOURS.table, key)
        for row in store.select("letter", neighbour_id=key):  # the papers that went to them, with who took each
            for paper in store.select("letter_paper", letter_id=row["id"]):
                erase_private(store, "letter_paper", str(paper["id"]))


def _forget_receiver(store: Store, name: str) -> None:
    """Who took a letter to somebody else: the letter stays as it went, without that name and the document shown."""
    taken = store.query("SELECT id, content, received_by, deleted_at FROM letter_paper WHERE received_by <> ''")
    for row in (one for one in taken if name and fold(str(one["received_by"])) == fold(name)):
        erase_private(store, "letter_paper", str(row["id"]))
        with store.change(_("Borrar datos personales"), barrier=_("datos personales borrados")) as writer:
            kept = {name: row[name] for name in ("id", "content", "deleted_at")}
            writer.put("letter_paper", kept)


# -- lists


def listed(store: Store, kind: Kind[L], parent_id: str) -> tuple[tuple[L, str], ...]:
    """In the order they signed, with their name (empty when not given or erased)."""
    found = kind.all(store, order="position, id", **{kind.parent: parent_id})
    known = names(store, (one.neighbour_id for one in found))
    return tuple((one, known.get(one.neighbour_id, "")) for one in found)


def add_to_list(
    store: Store, blank: L, kind: Kind[L], lines: Sequence[Mapping[str, str]], sexes: SexColumn | None = None
) -> int:
    """People from lines of `name`, `zone`, `organisation`, `gender`, `age_band`, all optional; returns how many.

    `blank` is a line of the list with nothing but what it is of. A name already on the list is not added again.
    Without `sexes` the letters of the lines themselves tell whether an M is a woman; where they do not, she or he
    has no sex in the list.
    """
    sexes = sexes or sex_column(line.get("gender", "") for line in lines)
    parent_id = str(getattr(blank, kind.parent))
    there = listed(store, kind, parent_id)
    here = {fold(name) for _one, name in there if name}
    index = {fold(one.name): one.id for one in neighbours(store)}
    added = 0
    with store.change(_("Anotar asistentes")) as writer:
        for line in lines:
            name = " ".join(line.get("name", "").split())
            if (name and fold(name) in here) or not any(value.strip() for value in line.values()):
                continue
            record = replace(
                blank, id=new_id(), neighbour_id=neighbour_named(store, name, index), zone=line.get("zone", "").strip(),
                organisation=line.get("organisation", "").strip(), gender=sexes.read(line.get("gender", "")),
                age_band=age_of(line.get("age_band", "")), position=len(there) + added,
            )  # fmt: skip
            writer.put(kind.table, kind.row(kind.checked(record)))
            here.add(fold(name))
            added += 1
    return added


def save_listed(store: Store, kind: Kind[L], record: L) -> None:
    """What was corrected of one person of the list."""
    kind.save(store, record, label=_("Corregir un asistente"))


def rename_listed(store: Store, kind: Kind[L], record: L, name: str) -> None:
    """The line is another person's, or that person's of another name."""
    if kind.find(store, record.id) is not None:
        with store.change(_("Corregir un asistente")):
            save_listed(store, kind, replace(record, neighbour_id=neighbour_named(store, name)))


def remove_listed(store: Store, kind: Kind[L], record_id: str) -> None:
    """Take a person off the list."""
    kind.delete(store, record_id, label=_("Quitar un asistente"))
