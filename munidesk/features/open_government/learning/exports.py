"""What `export` knows of the courses: `--id` is «gobierno-abierto:marco», or a course; else the lesson most needed."""

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import Document
from munidesk.features.open_government.kinds import LESSONS_DONE
from munidesk.features.open_government.learning.document_lesson import build_course, build_lesson
from munidesk.features.open_government.learning.reading import course, courses, lesson
from munidesk.features.open_government.learning.store import Path, Step, path_of, paths
from munidesk.records.sheet import Selection, Sheet


def learning(store: Store, selection: Selection) -> Document:
    """Raises UserError for a course or lesson that is not there."""
    if selection.id and ":" not in selection.id:
        return build_course(store, path_of(store, selection.id))
    return build_lesson(store, *chosen(store, selection.id))


def chosen(store: Store, lesson_id: str) -> tuple[Path, Step]:
    """That lesson; without an id the one with most in red, or the first of all."""
    if lesson_id:
        own = lesson(lesson_id)
        path = path_of(store, own.course)
        return path, next(one for one in path.steps if one.lesson == own)
    found = paths(store)
    needed = [(path, step) for path in found for step in path.proposed]
    return max(needed, key=lambda one: len(one[1].red)) if needed else (found[0], found[0].steps[0])


_COLUMNS = ("person", "day", "right", "asked")


def progress_sheet(store: Store, _selection: Selection) -> Sheet:
    """One row per lesson that somebody finished."""
    titles = {(one.key, each.key): each.title for one in courses() for each in one.lessons}
    header = (_("Curso"), _("Lección"), *(LESSONS_DONE.field(name).label for name in _COLUMNS))
    rows = tuple(
        (
            course(one.instrument_key).title if (one.instrument_key, one.lesson_key) in titles else one.instrument_key,
            titles.get((one.instrument_key, one.lesson_key), one.lesson_key),
            *(getattr(one, name) for name in _COLUMNS),
        )
        for one in LESSONS_DONE.all(store)
    )
    return Sheet(_("Avance de los cursos"), header, rows, ("course", "lesson", *_COLUMNS))
