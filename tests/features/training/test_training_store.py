"""What is shipped, read, put in the programme and printed of training."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.dates import fixed_clock
from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.documents.lines import plain_lines
from munidesk.documents.model import Document
from munidesk.documents.render import write
from munidesk.features.planning.domain import Plan
from munidesk.features.planning.store_plan import money_of, save_plan
from munidesk.features.training.codes import Level, Source
from munidesk.features.training.domain import Staff
from munidesk.features.training.domain_course import ProgrammeLine
from munidesk.features.training.kinds import COMPETENCES, COURSES, LINES, PAST_POSTS, POST_COMPETENCES, POSTS
from munidesk.features.training.people.store import change_post, erase_reserved, private_of, save_private
from munidesk.features.training.programme.store import begin, load, propose, save_line
from munidesk.features.training.sample import write_sample
from munidesk.features.training.store import needs, read_level, save_staff
from munidesk.features.training.store_catalogue import load_catalogue
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town.founding import found
from munidesk.town.profiles import COUNTRIES
from munidesk.town.sample import SampleSize
from tests.documents.reading import assert_both_say, assert_same_lines

NOW = datetime(2026, 11, 17, 9, 0)
PAPERS = (
    "needs", "training-program", "training-record", "sign-in", "edition-list", "certificate", "certificates",
)  # fmt: skip
LISTINGS = {"staff", "levels", "courses", "editions", "enrolments", "certificates"}


@pytest.fixture
def store(tmp_path):
    made = file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")
    found(made, country="UY", name="Municipio de Cerro del Alba")
    with fixed_clock(NOW):
        yield made
    made.close()


def test_what_is_shipped_is_loaded_once_and_what_was_changed_stays(store):
    assert load_catalogue(store) == 22 + 16 + 21
    assert (len(COMPETENCES.all(store)), len(POSTS.all(store)), len(COURSES.all(store))) == (22, 16, 21)
    assert len(POST_COMPETENCES.all(store)) == 314
    assert load_catalogue(store) == 0


def test_a_blank_level_is_no_zero_and_erasing_makes_it_blank_again(store):
    load_catalogue(store)
    post = next(one for one in POSTS.all(store) if one.key == "mostrador")
    who = save_staff(store, Staff(name="Brum, Noelia", post_id=post.id))
    assert who.area == "Atención"
    key = next(one.id for one in COMPETENCES.all(store) if one.key == "lenguaje-claro")
    assert needs(store).whole.coverage is None
    read_level(store, who.id, key, Level.HELPED)
    assert needs(store).whole.missing == 1
    read_level(store, who.id, key, None)
    assert needs(store).whole.assessed == 0


def test_a_weaker_source_of_the_same_day_does_not_stand_over_a_test(store):
    load_catalogue(store)
    who = save_staff(store, Staff(name="Brum, Noelia", post_id=POSTS.all(store)[0].id))
    key = COMPETENCES.all(store)[0].id
    read_level(store, who.id, key, Level.ALONE, source=Source.TEST)
    read_level(store, who.id, key, Level.KNOWS, source=Source.SELF)
    assert needs(store).readings[who.id][key].level is Level.ALONE


def test_another_post_keeps_the_one_before_until_the_day_before(store):
    load_catalogue(store)
    first, second = POSTS.all(store)[:2]
    who = save_staff(store, Staff(name="Brum, Noelia", post_id=first.id, since=date(2025, 1, 1)))
    change_post(store, who.id, second.id, date(2026, 3, 1))
    assert [(one.title, one.until) for one in PAST_POSTS.all(store)] == [(first.title, date(2026, 2, 28))]
    with pytest.raises(UserError):
        change_post(store, who.id, second.id, date(2026, 6, 1))


def test_a_course_is_put_in_the_programme_once(store):
    load_catalogue(store)
    course = COURSES.all(store)[0].id
    key, new = propose(store, course)
    assert new and propose(store, course) == (key, False) and len(LINES.all(store)) == 1


def test_a_line_becomes_one_activity_of_the_poa_with_its_money(store):
    save_plan(store, Plan(title="Plan", start_year=2025, end_year=2030))
    line = save_line(store, ProgrammeLine(
        programme_id=begin(store, 2026), title="Encuentro regional", cost=1_800_000, source="Propios",
    ))  # fmt: skip
    verb = catalog.actions(store)["training_line_to_plan"]
    key = verb(Ref("programme_line", line.id), "")
    assert verb(Ref("programme_line", line.id), "") == key
    assert [(one.source, one.approved) for one in money_of(store, key)] == [("Propios", 1_800_000)]
    row = store.get("plan_line", key)
    assert row is not None and row["code"]
    assert [one.activity for one in load(store, line.programme_id).lines] == [row["code"]]


def test_reserved_data_are_erased_here_and_in_the_history(store):
    who = save_staff(store, Staff(name="Brum, Noelia"))
    with pytest.raises(UserError):
        erase_reserved(store, who.id)
    save_private(store, replace(private_of(store, who.id), curp="BUDN800101MMCRLN09"))
    erase_reserved(store, who.id)
    assert private_of(store, who.id).curp == ""
    store.close()
    assert b"BUDN800101MMCRLN09" not in store.path.read_bytes()


@pytest.mark.parametrize("name", PAPERS)
def test_an_empty_file_says_what_to_do_and_prints_nothing(store, name):
    with pytest.raises(UserError, match="Capacitación › "):
        catalog.paper_named(name).make(store, Selection())


def _read_back(name: str, document: Document, folder: Path) -> None:
    """The original of a certificate is its PDF; its Word is a copy to work on, without signatures."""
    if name == "certificate":
        write(document, folder / "read.pdf")
        assert_same_lines(document, folder / "read.pdf")
    else:
        assert_both_say(document, folder)


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_papers_of_every_country_say_the_same_in_word_and_pdf(tmp_path, country):
    store = file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")
    found(store, country=country, name="Municipio de Cerro del Alba")
    with fixed_clock(NOW):
        write_sample(store, SampleSize(country=country))
        said = {
            "needs": ("Necesidades de capacitación", "Cursos que más cierran", "Brum, Noelia"),
            "training-program": ("Programa anual de capacitación 2026", "Escribir para que se entienda"),
            "training-record": ("Acosta, Walter", "Atención al público"),
            "sign-in": ("Planilla de firmas", "Brum, Noelia", "Clase 4"),
            "edition-list": ("Conducir un encuentro y devolverlo", "Techera, Daniel", "pide 70, sin redondear"),
            "certificate": ("Constancia de acreditación", "Ana Viera", "veinte horas en cinco clases"),
            "certificates": ("C-2026-0016", "la sustituye C-2026-0020", "29"),
        }
        for name, texts in said.items():
            document = catalog.paper_named(name).make(store, Selection())
            if country in {"UY", "MX"}:
                _read_back(name, document, tmp_path)
            printed = "\n".join(plain_lines(document))
            assert all(text in printed for text in texts)
        assert {one for one in LISTINGS if catalog.listing_named(one).rows(store)} == LISTINGS
        if country == "MX":
            dc3 = catalog.paper_named("dc3").make(store, Selection(id="C-2026-0014"))
            assert_both_say(dc3, tmp_path)
            printed = "\n".join(plain_lines(dc3))
            assert all(text in printed for text in ("Brum, Noelia", "MCA850101AB1", "16/06/2026"))
        assert needs(store).whole.missing == 41
    store.close()
