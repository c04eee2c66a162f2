"""A kit: what leaves comes back the same in another town; a hostile folder is refused by a sentence."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.features.training.codes import CourseKind, Level, Modality
from munidesk.features.training.domain import Competence
from munidesk.features.training.domain_course import Course
from munidesk.features.training.kinds import COMPETENCES, COURSES, RAISES
from munidesk.features.training.kits import folder as folders
from munidesk.features.training.kits.folder import NAME, Kit, Part, read_folder, written
from munidesk.features.training.kits.store import compared, export_folder, kit_of, prepare, take_in
from munidesk.features.training.store_catalogue import load_catalogue
from munidesk.instruments.kinds import INSTRUMENTS
from munidesk.procedures.kinds import PROCEDURES
from munidesk.town.founding import found

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=20)


@pytest.fixture
def store(tmp_path: Path):
    made = file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")
    found(made, country="UY", name="Municipio de Cerro del Alba")
    load_catalogue(made)
    yield made
    made.close()


@pytest.fixture
def other(tmp_path: Path):
    made = file.create(tmp_path / "b.munidesk", catalog.schemas(), author="Ana")
    found(made, country="MX", name="Ayuntamiento de Villa Rosaura")
    yield made
    made.close()


def course(store, key: str) -> Course:
    return next(one for one in COURSES.all(store) if one.key == key)


def test_a_course_its_modules_instrument_and_procedure_arrive_in_another_town_in_one_change(store, other, tmp_path):
    whole = course(store, "claro")
    COURSES.save(store, Course(title="Primera parte", hours=Decimal("2.5"), whole_id=whole.id, position=1))
    kit = kit_of(store, whole.id, "municipalismo", "convenio-capacitacion")
    made = prepare(store, kit).write(tmp_path)
    names = {one.name for one in made.iterdir()}
    assert {"kit.toml", "instrumento.toml", "procedimiento.toml", "Curso.pdf", "LÉAME.txt"} < names
    assert sum(name.endswith(".docx") for name in names) == 2, "its templates"
    came = read_folder(made)
    assert compared(other, came).added == (whole.title, "Primera parte")
    take_in(other, came)
    mine, part = (next(one for one in COURSES.all(other) if one.title == title) for title in came_titles(came))
    assert (mine.hours, mine.valid_months, part.whole_id, part.hours) == (
        whole.hours, whole.valid_months, mine.id, Decimal("2.5"),
    )  # fmt: skip
    assert [one.level for one in RAISES.all(other, course_id=mine.id)] == [
        one.level for one in RAISES.all(store, course_id=whole.id)
    ]
    assert len(INSTRUMENTS.all(other)) == 1 and not PROCEDURES.all(other), "a procedure that ships is there already"
    assert compared(other, came).added == ()
    take_in(other, came)
    assert len(COURSES.all(other)) == 2
    other.undo()
    other.undo()
    assert not COURSES.all(other) and not COMPETENCES.all(other) and not INSTRUMENTS.all(other)


def came_titles(kit: Kit) -> list[str]:
    return [one.course.title for one in kit.parts]


def test_the_command_line_writes_one_too_and_an_empty_file_says_what_to_do(store, other, tmp_path):
    assert read_folder(export_folder(store, tmp_path)).parts
    with pytest.raises(UserError, match="Capacitación › Necesidades"):
        export_folder(other, tmp_path)


@given(title=TEXT, notes=st.text(max_size=60), hours=st.decimals(0, 999, places=2), level=st.sampled_from(Level))
def test_what_is_written_is_read_back(title, notes, hours, level):
    one = Course(title=title, notes=notes.strip(), hours=hours, kind=CourseKind.WORKSHOP, modality=Modality.MIXED)
    kit = Kit('Cerro «del» "Alba"', (Part(one, ((Competence(title=title, does="Hace"), level),)),))
    text = written(kit)
    back = folders._kit(folders.table_of(text, NAME))
    assert back.town == kit.town
    assert (back.parts[0].course.hours, back.parts[0].raises[0][1]) == (hours, level)
    assert back.parts[0].course.title == " ".join(title.split())


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no lo hizo MuniDesk"),
        ("format = ", "hay un error"),
        ('format = "munidesk-kit"\nversion = 9', "más nueva"),
        ('format = "munidesk-kit"\nversion = 1', "ningún curso"),
        ('format = "munidesk-kit"\nversion = 1\n[[course]]\ntitle = "A"\nhours = "mil"', "no es una cifra"),
        ('format = "munidesk-kit"\nversion = 1\n[[course]]\ntitle = "A"\nhours = "-3"', "menos que cero"),
        ('format = "munidesk-kit"\nversion = 1\n[[course]]\nhours = "3"', ""),
        ('format = "munidesk-kit"\nversion = 1\n[[course]]\ntitle = 7', "«title»"),
        ('format = "munidesk-kit"\nversion = 1\n[[course]]\ntitle = "A"\nkind = "virus"', "no sirve"),
    ],
)  # fmt: skip
def test_what_is_no_kit_of_ours_is_told(tmp_path, text, why):
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as told:
        read_folder(tmp_path)
    assert why in str(told.value)


def test_a_link_and_a_file_too_large_are_not_opened(tmp_path):
    with pytest.raises(UserError, match="no está kit"):
        read_folder(tmp_path)
    secret = tmp_path / "otro.txt"
    secret.write_text("nada", encoding="utf-8")
    (tmp_path / NAME).symlink_to(secret)
    with pytest.raises(UserError, match="archivo común"):
        read_folder(tmp_path)
    (tmp_path / NAME).unlink()
    (tmp_path / NAME).write_bytes(b"#" * (folders.MOST_BYTES + 1))
    with pytest.raises(UserError, match="demasiado grande"):
        read_folder(tmp_path)
