"""How a person of the staff, a competence, a post and a course introduce themselves to other records."""

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.training.kinds import COMPETENCES, COURSES, POSTS, STAFF
from munidesk.records.kind import AnyKind
from munidesk.records.ref import Described, Ref


def describe(store: Store, ref: Ref) -> Described | None:
    """None when it is gone."""
    if ref.kind == STAFF.table:
        return _staff(store, ref)
    kinds: dict[str, tuple[AnyKind, str, str]] = {
        COMPETENCES.table: (COMPETENCES, _("Competencia"), "target"),
        POSTS.table: (POSTS, _("Puesto"), "user"),
        COURSES.table: (COURSES, _("Curso"), "book"),
    }
    kind, word, icon = kinds[ref.kind]
    one = kind.find(store, ref.id)
    if one is None:
        return None
    return Described(ref, kind.title_of(one), word, "", icon, "records", {"kind": ref.kind, "id": ref.id})


def _staff(store: Store, ref: Ref) -> Described | None:
    one = STAFF.find(store, ref.id)
    if one is None:
        return None
    post = POSTS.find(store, one.post_id) if one.post_id else None
    detail = " · ".join(part for part in (post.title if post is not None else "", one.area) if part)
    return Described(ref, one.name, _("Personal"), detail, "people", "capacitacion.people", {"id": one.id})
