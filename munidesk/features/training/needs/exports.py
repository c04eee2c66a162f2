"""What `export` and `list` know of needs, levels and courses."""

from collections.abc import Sequence

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import Document
from munidesk.features.training.kinds import COMPETENCES, COURSES, LEVELS, RAISES, STAFF
from munidesk.features.training.needs.document_needs import build_needs
from munidesk.features.training.store import Needs, needs
from munidesk.records.sheet import Selection, Sheet


def loaded(store: Store, selection: Selection | None = None) -> Needs:
    """Of the last day chosen. Raises UserError where there is nobody in post, or nothing is asked."""
    found = needs(store, selection.until if selection is not None else None)
    if not found.people or not found.competences:
        raise UserError(_("Todavía no hay personal ni competencias. Cárguelos en Capacitación › Necesidades."))
    return found


def needs_paper(store: Store, selection: Selection) -> Document:
    """The method, the matrix, the gaps and the courses that close them."""
    return build_needs(store, loaded(store, selection))


def needs_sheet(store: Store, selection: Selection) -> Sheet:
    """A row for each person and each competence that her post asks."""
    found = loaded(store, selection)
    rows = []
    for person in found.people:
        post = found.posts.get(person.post_id)
        for one in found.competences:
            asked, current = found.pair(person, one)
            if asked:
                rows.append((person.name, post.title if post else "", one.title, asked, current,
                             None if current is None else max(0, asked - current)))  # fmt: skip
    header = (_("Persona"), _("Puesto"), _("Competencia"), _("Pide"), _("Tiene"), _("Falta"))
    keys = ("person", "post", "competence", "asked", "current", "missing")
    return Sheet(_("Necesidades de capacitación"), header, tuple(rows), keys)


def list_levels(store: Store) -> Sequence[dict[str, object]]:
    """One dictionary per reading, by day."""
    people = {one.id: one.name for one in STAFF.all(store)}
    titles = {one.id: one.title for one in COMPETENCES.all(store)}
    return [
        {
            "id": one.id, "person": people.get(one.staff_id, ""), "competence": titles.get(one.competence_id, ""),
            "level": one.level.value if one.level is not None else None,
            "date": one.day.isoformat() if one.day else None, "source": one.source.word,
        }
        for one in LEVELS.all(store)
    ]  # fmt: skip


def list_courses(store: Store) -> Sequence[dict[str, object]]:
    """One dictionary per course, by title."""
    titles = {one.id: one.title for one in COMPETENCES.all(store)}
    raises: dict[str, list[str]] = {}
    for one in RAISES.all(store):
        raises.setdefault(one.course_id, []).append(f"{titles.get(one.competence_id, '')} {one.level}")
    return [
        {
            "id": one.id, "key": one.key, "title": one.title, "kind": str(one.kind), "hours": str(one.hours),
            "min_attendance": one.min_attendance,
            "min_mark": str(one.min_mark) if one.min_mark is not None else None,
            "valid_months": one.valid_months, "raises": ", ".join(sorted(raises.get(one.id, []))),
        }
        for one in COURSES.all(store)
    ]  # fmt: skip
