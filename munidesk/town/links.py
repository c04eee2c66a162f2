"""References between records of different features: «esta resolución responde a esa iniciativa»."""

from dataclasses import dataclass

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.records.ref import Ref
from munidesk.town.rows import Row, text


@dataclass(frozen=True, slots=True)
class Link:
    """`origin` has the `role` («corrects», «answers») towards `target`."""

    id: str
    origin: Ref
    target: Ref
    role: str = ""

    def other(self, ref: Ref) -> Ref:
        """The end of the link that is not `ref`."""
        return self.target if self.origin == ref else self.origin


def _link(row: Row) -> Link:
    return Link(
        text(row, "id"),
        Ref(text(row, "from_kind"), text(row, "from_id")),
        Ref(text(row, "to_kind"), text(row, "to_id")),
        text(row, "role"),
    )


def link(store: Store, origin: Ref, target: Ref, role: str = "") -> str:
    """Join two records; joining them again in the same role changes nothing. Returns the link's id."""
    ends = {"from_kind": origin.kind, "from_id": origin.id, "to_kind": target.kind, "to_id": target.id, "role": role}
    if already := store.select("link", **ends):
        return text(already[0], "id")
    with store.change(_("Vincular")) as writer:
        return writer.put("link", dict(ends))


def unlink(store: Store, link_id: str) -> None:
    with store.change(_("Quitar vínculo")) as writer:
        writer.delete("link", link_id)


def links_of(store: Store, ref: Ref) -> tuple[Link, ...]:
    """Every link of a record, from both sides, oldest first."""
    outgoing = store.select("link", order="id", from_kind=ref.kind, from_id=ref.id)
    incoming = store.select("link", order="id", to_kind=ref.kind, to_id=ref.id)
    found = {text(row, "id"): _link(row) for row in (*outgoing, *incoming)}
    return tuple(found[key] for key in sorted(found))
