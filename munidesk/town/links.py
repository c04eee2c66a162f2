"""References between records of different features: «esta resolución responde a esa iniciativa»."""

from dataclasses import dataclass
from typing import Annotated

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.records.kind import Kind
from munidesk.records.ref import Ref
from munidesk.records.says import Key, Says, Why

MERGED = "merged"
"""The role of the record that stays towards the one that was joined to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """`origin` has the `role` («corrects», «answers») towards `target`."""

    id: Key = ""
    from_kind: Annotated[str, Says("De qué", means="Tabla del registro que se vincula")]
    from_id: Annotated[
        str, Says("Registro", means="Identificador del registro que se vincula", needed=True, why=Why.KEY)
    ]
    to_kind: Annotated[str, Says("A qué", means="Tabla del registro al que se vincula")]
    to_id: Annotated[
        str, Says("Al registro", means="Identificador del registro al que se vincula", needed=True, why=Why.KEY)
    ]
    role: Annotated[str, Says("Relación", means="Qué es el primero para el segundo; vacío: tienen que ver")] = ""

    @property
    def origin(self) -> Ref:
        return Ref(self.from_kind, self.from_id)

    @property
    def target(self) -> Ref:
        return Ref(self.to_kind, self.to_id)

    def other(self, ref: Ref) -> Ref:
        """The end of the link that is not `ref`."""
        return self.target if self.origin == ref else self.origin


LINKS = Kind(
    record=Link, table="link", one="vínculo", many="vínculos", title="role", same=(
        "from_kind", "from_id", "to_kind", "to_id", "role",
    ),
    plain=False,
    icon="link",
)  # fmt: skip


def link(store: Store, origin: Ref, target: Ref, role: str = "") -> str:
    """Join two records; joining them again in the same role changes nothing. Returns the link's id."""
    made = Link(from_kind=origin.kind, from_id=origin.id, to_kind=target.kind, to_id=target.id, role=role)
    ends = {name: getattr(made, name) for name in LINKS.same}
    if already := LINKS.all(store, **ends):
        return already[0].id
    return LINKS.save(store, made, label=_("Vincular")).id


def unlink(store: Store, link_id: str) -> None:
    with store.change(_("Quitar vínculo")) as writer:
        writer.delete("link", link_id)


def links_of(store: Store, ref: Ref) -> tuple[Link, ...]:
    """Every link of a record, from both sides, oldest first."""
    outgoing = LINKS.all(store, from_kind=ref.kind, from_id=ref.id)
    incoming = LINKS.all(store, to_kind=ref.kind, to_id=ref.id)
    found = {one.id: one for one in (*outgoing, *incoming)}
    return tuple(found[key] for key in sorted(found))
