"""What leaves for another town as a kit, and what comes from one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.files import file_name, free_name, whole_folder, write_text
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.documents import render
from munidesk.documents.model import Document
from munidesk.features.training.codes import Level
from munidesk.features.training.domain import Competence
from munidesk.features.training.domain_course import Course, CourseRaise
from munidesk.features.training.kinds import COMPETENCES, COURSES, RAISES
from munidesk.features.training.kits.document_kit import build_kit
from munidesk.features.training.kits.folder import INSTRUMENT, NAME, PROCEDURE, Kit, Part, written
from munidesk.features.training.network.exports import blank_sheet
from munidesk.instruments.blank import blank_view
from munidesk.instruments.document_form import build_form
from munidesk.instruments.store_editor import take
from munidesk.instruments.store_shelf import shelf, whole
from munidesk.instruments.writing import toml_of as instrument_text
from munidesk.procedures.store_procedures import offered, own_procedures, save_procedure
from munidesk.procedures.writing import toml_of as procedure_text
from munidesk.records.sheet import Selection
from munidesk.town import store as town


def kit_of(store: Store, course_id: str, instrument: str = "", procedure: str = "") -> Kit:
    """A course with its modules; the instrument by its id, or the key of one of ours; the procedure by its key.

    Raises UserError when any of them is gone.
    """
    course = COURSES.get(store, course_id)
    modules = sorted(COURSES.all(store, whole_id=course_id), key=lambda one: (one.position, one.title))
    shelved = next((one for one in shelf(store) if instrument and instrument in (one.id, one.instrument.key)), None)
    followed = next((one for one in offered(store) if procedure and one.script.key == procedure), None)
    if (instrument and shelved is None) or (procedure and followed is None):
        raise UserError(_("Ese instrumento o ese procedimiento ya no está. Elija otro."), code="gone")
    return Kit(
        town.municipality(store).name, tuple(_part(store, one) for one in (course, *modules)),
        whole(store, shelved) if shelved is not None else None, followed.script if followed is not None else None,
    )  # fmt: skip


def _part(store: Store, course: Course) -> Part:
    known = {one.id: one for one in COMPETENCES.all(store)}
    raises = [(known[one.competence_id], one.level) for one in RAISES.all(store, course_id=course.id)
              if one.competence_id in known]  # fmt: skip
    return Part(course, tuple(sorted(raises, key=lambda pair: pair[0].position)))


@dataclass(frozen=True, slots=True)
class Leaving:
    """Read once in the window's thread: the rest is written on the worker, without the database."""

    title: str
    texts: tuple[tuple[str, str], ...]
    papers: tuple[tuple[str, Document], ...]

    def write(self, folder: Path) -> Path:
        """A new folder inside that one, whole or not at all. Raises WorldError."""
        target = free_name(folder, self.title)
        with whole_folder(target) as inside:
            for name, text in self.texts:
                write_text(inside / name, text)
            for name, paper in self.papers:
                render.write(paper, inside / name)
        return target


def prepare(store: Store, kit: Kit) -> Leaving:
    """The files of the folder: what another MuniDesk reads, and what a person does; templates in Word."""
    title = file_name(_("Kit {title}").format(title=kit.title))
    texts = [(NAME, written(kit))]
    papers = [
        (_("Curso.pdf"), build_kit(store, kit)),
        (_("Plantilla - hoja de valoración.docx"), blank_sheet(store, Selection())),
    ]
    if kit.instrument is not None:
        texts.append((INSTRUMENT, instrument_text(kit.instrument)))
        view = blank_view(kit.instrument, town.figures(store), today())
        papers.append((_("Plantilla - formulario.docx"), build_form(store, view, kit.instrument.instrument.title)))
    if kit.procedure is not None:
        texts.append((PROCEDURE, procedure_text(kit.procedure)))
    texts.append((_("LÉAME.txt"), _readme(title, kit)))
    return Leaving(title, tuple(texts), tuple(papers))


def _readme(title: str, kit: Kit) -> str:
    lines = (
        title, "=" * len(title), "", _("Lo hizo: {town}").format(town=kit.town), "",
        _("Para leerlo: Curso.pdf; las plantillas se llenan en Word."),
        _("Para tenerlo en otro MuniDesk: Capacitación › Red › Exportar › Abrir un kit, y esta carpeta."),
        _("La carpeta no lleva datos de personas ni programas: se abre sin riesgo."),
    )  # fmt: skip
    return "\n".join(lines) + "\n"


def export_folder(store: Store, folder: Path) -> Path:
    """For the command line: the first course by title. Raises UserError without any."""
    found = next((one for one in COURSES.all(store) if not one.whole_id), None)
    if found is None:
        raise UserError(_("Todavía no hay cursos. Cárguelos en Capacitación › Necesidades."))
    return prepare(store, kit_of(store, found.id)).write(folder)


# -- coming in


@dataclass(frozen=True, slots=True)
class Taken:
    """`added` are new here; `known` were here by their title, and stay as they are."""

    added: tuple[str, ...]
    known: tuple[str, ...]

    @property
    def words(self) -> str:
        new = ngettext("{n} curso nuevo", "{n} cursos nuevos", len(self.added)).format(n=len(self.added))
        also = ngettext("{n} ya estaba", "{n} ya estaban", len(self.known)).format(n=len(self.known))
        return f"{new}; {also}." if self.known else f"{new}."


def compared(store: Store, kit: Kit) -> Taken:
    here = {fold(one.title) for one in COURSES.all(store)}
    titles = [one.course.title for one in kit.parts]
    return Taken(
        tuple(one for one in titles if fold(one) not in here), tuple(one for one in titles if fold(one) in here)
    )


def take_in(store: Store, kit: Kit) -> Taken:
    """In one change: courses that are not here, the competences they name, the instrument, the procedure."""
    found = compared(store, kit)
    with store.change(_("Abrir el kit {title}").format(title=kit.title[:40])):
        whole_id = _course(store, kit.parts[0], "", 0)
        for at, part in enumerate(kit.parts[1:], 1):
            _course(store, part, whole_id, at)
        if kit.instrument is not None:
            take(store, kit.instrument)
        if kit.procedure is not None:
            _procedure(store, kit)
    return found


def _procedure(store: Store, kit: Kit) -> None:
    """One that is here as it is stays; another of its key gets a new version."""
    assert kit.procedure is not None
    if any(one.script == kit.procedure for one in offered(store)):
        return
    before = next((one.id for one in own_procedures(store) if one.key == kit.procedure.key), "")
    save_procedure(store, kit.procedure, before)


def _course(store: Store, part: Part, whole_id: str, at: int) -> str:
    there = next((one for one in COURSES.all(store) if fold(one.title) == fold(part.course.title)), None)
    if there is not None:
        return there.id
    made = COURSES.save(store, replace(part.course, id="", whole_id=whole_id, position=at))
    for competence, level in part.raises:
        _raise(store, made, competence, level)
    return made.id


def _raise(store: Store, course: Course, competence: Competence, level: Level) -> None:
    known: Sequence[Competence] = COMPETENCES.all(store)
    found = next((one for one in known if competence.key and one.key == competence.key), None)
    found = found or next((one for one in known if fold(one.title) == fold(competence.title)), None)
    if found is None:
        found = COMPETENCES.save(store, replace(competence, id="", position=len(known) + 1))
    RAISES.save(store, CourseRaise(course_id=course.id, competence_id=found.id, level=level))
