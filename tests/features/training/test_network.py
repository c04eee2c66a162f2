"""The network: contacts, agreements as cases, exchanges that become practices, meetings that leave lines of action."""

from datetime import date, datetime

import pytest

from munidesk import catalog
from munidesk.base.dates import fixed_clock
from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.documents.lines import plain_lines
from munidesk.features.open_government.codes import Adoption
from munidesk.features.open_government.kinds import PRACTICES
from munidesk.features.participation.domain import Encounter, EncounterKind
from munidesk.features.participation.encounters.store import add_contributions, new_encounter
from munidesk.features.participation.kinds import CONTRIBUTIONS
from munidesk.features.participation.themes.store import new_theme
from munidesk.features.training.codes import Level
from munidesk.features.training.domain import Competence
from munidesk.features.training.domain_course import CourseRaise
from munidesk.features.training.domain_network import Exchange, Institution, LineOfAction, Trainer
from munidesk.features.training.kinds import (
    ACTION_LINES,
    COMPETENCES,
    EXCHANGES,
    HEAD_READINGS,
    INSTITUTIONS,
    RAISES,
    TRAINERS,
)
from munidesk.features.training.network import store as network
from munidesk.features.training.network.store_cascade import candidates, cascade, taught_by, trainer_of, trainers
from munidesk.features.training.network.store_valued import add_sheet, drop_sheet, look, to_look_at, valued
from munidesk.features.training.pending import pending
from munidesk.features.training.store import needs, read_level
from munidesk.procedures.kinds import CASES
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town.founding import found
from munidesk.town.profiles import COUNTRIES
from munidesk.town.sample import SampleSize
from tests.documents.reading import assert_both_say
from tests.features.training.formed import edition, enrolled, person
from tests.samples import sample

NOW = datetime(2026, 11, 17, 9, 0)
TODAY = NOW.date()


@pytest.fixture
def store(tmp_path):
    made = file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")
    found(made, country="UY", name="Municipio de Cerro del Alba")
    with fixed_clock(NOW):
        yield made
    made.close()


def waits(store, day=TODAY):
    return [row.title for one in pending(store, day, 50) for row in one.rows]


# -- institutions and their agreements


def test_a_contact_is_of_its_day_and_an_older_one_does_not_take_its_place(store):
    one = INSTITUTIONS.save(store, Institution(name="Instituto"))
    assert network.contacted(store, one.id).last_contact == TODAY
    assert network.contacted(store, one.id, date(2026, 3, 1)).last_contact == TODAY
    with pytest.raises(UserError, match="todavía no llegó"):
        network.contacted(store, one.id, date(2026, 12, 1))


def test_an_agreement_is_a_case_opened_once_and_owned_by_its_institution(store):
    one = INSTITUTIONS.save(store, Institution(name="Instituto"))
    key = network.agree(store, one.id)
    assert network.agree(store, one.id) == key
    (case,) = CASES.all(store)
    assert (case.title, case.owner) == ("Convenio con Instituto", Ref("training_institution", one.id))
    store.undo()
    assert not CASES.all(store) and not INSTITUTIONS.get(store, one.id).case_id


def test_an_agreement_is_told_sixty_days_before_it_ends_and_after_it_is_late(store):
    INSTITUTIONS.save(store, Institution(name="Instituto", agreed_until=date(2026, 12, 31)))
    assert waits(store, date(2026, 10, 31)) == []
    assert waits(store, date(2026, 11, 1)) == ["Convenio con Instituto"]
    (row,) = (row for one in pending(store, date(2027, 1, 1), 9) for row in one.rows)
    assert row.late and row.words == "terminó"


def test_an_institution_with_exchanges_stays(store):
    one = INSTITUTIONS.save(store, Institution(name="Instituto"))
    network.save_exchange(store, Exchange(title="Mostrador único", institution_id=one.id, day=date(2026, 9, 1)))
    assert INSTITUTIONS.get(store, one.id).last_contact == date(2026, 9, 1), "being there is a contact"
    with pytest.raises(UserError, match="intercambios"):
        network.remove_institution(store, one.id)


def test_what_was_seen_elsewhere_goes_to_the_bank_once_adopted_where_something_was(store):
    host = INSTITUTIONS.save(store, Institution(name="Arroyo Hondo", country="Uruguay"))
    one = network.save_exchange(
        store, Exchange(title="Mostrador único", institution_id=host.id, day=TODAY, adopted="La hoja de requisitos")
    )
    verb = catalog.actions(store)["practice_of_exchange"]
    key = verb(Ref("training_exchange", one.id), "")
    assert verb(Ref("training_exchange", one.id), "") == key
    (practice,) = PRACTICES.all(store)
    assert (practice.title, practice.place, practice.adoption) == ("Mostrador único", "Arroyo Hondo", Adoption.ADOPTED)
    assert EXCHANGES.get(store, one.id).practice_id == key


# -- regional meetings


def meeting(store):
    key = new_encounter(store, Encounter(kind=EncounterKind.WORKSHOP, title="Encuentro regional", date=TODAY))
    add_contributions(store, key, ["Un calendario común", "Misma hoja en el mostrador", "Cursos con cuidado"])
    said = [one.id for one in CONTRIBUTIONS.all(store)]
    new_theme(store, "Cursos compartidos", [said[0], said[2]])
    new_theme(store, "Atención", [said[1]])
    return key


def test_the_themes_of_a_meeting_become_its_lines_each_once(store):
    key = meeting(store)
    assert network.lines_of(store, key) == 2
    assert {one.title for one in ACTION_LINES.all(store)} == {"Cursos compartidos", "Atención"}
    with pytest.raises(UserError, match="ya son líneas"):
        network.lines_of(store, key)
    store.undo()
    assert not ACTION_LINES.all(store), "one Ctrl+Z takes them all back"


def test_a_meeting_without_themes_says_where_they_are_made(store):
    key = new_encounter(store, Encounter(kind=EncounterKind.WORKSHOP, title="Sin temas", date=TODAY))
    with pytest.raises(UserError, match="Participación › Temas"):
        network.lines_of(store, key)


def test_a_line_past_its_day_waits_until_it_is_done(store):
    line = network.save_line(store, LineOfAction(title="Calendario común", due=date(2026, 11, 10)))
    assert waits(store) == ["Calendario común"]
    with pytest.raises(UserError, match="cómo va"):
        network.read_line(store, line.id, " ", None, True)
    assert network.read_line(store, line.id, "Listo", None, True).read_on == TODAY
    assert waits(store) == []


# -- who teaches, and the cascade


def test_who_has_a_four_can_be_asked_to_teach_and_is_found_in_the_editions_under_either_order_of_the_name(store):
    who = person(store, "Brum, Noelia")
    key = COMPETENCES.save(store, Competence(title="Lenguaje claro")).id
    read_level(store, who.id, key, Level.TEACHES)
    assert [(name, own) for _key, name, own in candidates(store)] == [("Brum, Noelia", ("Lenguaje claro",))]
    made = trainer_of(store, who.id)
    assert trainer_of(store, who.id).id == made.id and not candidates(store)
    TRAINERS.save(store, Trainer(name="Ibarra, Rocío", agent="Instituto"))
    one = edition(store, "Claro", TODAY, trainers="Rocío Ibarra y Brum, Noelia")
    assert [len(each.editions) for each in trainers(store)] == [1, 1]
    assert not taught_by(one, "Lanza, Federico")


def test_a_person_counts_once_in_the_cascade_at_the_lowest_generation(store):
    """Two formed to teach; they form Eva and Ana again; Eva forms Luis."""
    ana, luis, eva, sol = (person(store, name) for name in ("Ana", "Luis", "Eva", "Sol"))
    first = edition(store, "Formación", date(2026, 3, 2))
    second = edition(store, "Réplica 1", date(2026, 5, 4), parent=first.id)
    third = edition(store, "Réplica 2", date(2026, 8, 3), parent=second.id)
    for one, who in ((first, ana), (first, sol), (second, eva), (second, ana), (third, luis), (third, eva)):
        enrolled(store, one, who)
    enrolled(store, third, "Vecina que no acreditó", passes=False)
    edition(store, "Curso suelto", date(2026, 9, 7))
    found_one = cascade(store)
    assert found_one.people == (2, 1, 1)
    assert [(one.edition.title, one.generation, one.passed, one.first) for one in found_one.branches] == [
        ("Formación", 0, 2, 2), ("Réplica 1", 1, 2, 1), ("Réplica 2", 2, 2, 1),
    ]  # fmt: skip


# -- what is thought of a course


def test_sheets_without_a_name_give_the_mean_of_their_totals_and_the_n_of_each_question(store):
    one = edition(store, "Claro", date(2026, 6, 1))
    assert [add_sheet(store, one.id, typed) for typed in ("444444", "4 4 4 0 0 0")] == [1, 2]
    now = valued(store, one.id)
    assert (now.sheets, now.band, now.total) == (2, "Logrado", 80), "100 % and 60 %"
    add_sheet(store, one.id, "4-4444")
    now = valued(store, one.id)
    assert [each.n for each in now.asked] == [3, 2, 3, 3, 3, 3] and now.total is not None and now.total > 86
    assert drop_sheet(store, one.id) == 2 and valued(store, one.id).total == 80


def test_a_sheet_that_is_short_or_says_what_is_no_answer_is_refused_and_nothing_is_written(store):
    one = edition(store, "Claro", date(2026, 6, 1))
    for typed, why in (("4444", "6 preguntas"), ("------", "en blanco"), ("444447", "«"), ("44444x", "«")):
        with pytest.raises(UserError, match=why):
            add_sheet(store, one.id, typed)
    assert valued(store, one.id).sheets == 0


def test_ninety_days_later_the_head_is_asked_and_what_she_says_is_a_reading_of_the_person(store):
    who = person(store, "Brum, Noelia")
    key = COMPETENCES.save(store, Competence(title="Lenguaje claro")).id
    one = edition(store, "Claro", date(2026, 6, 1))
    RAISES.save(store, CourseRaise(course_id=one.course_id, competence_id=key))
    mine = enrolled(store, one, who)
    assert waits(store, date(2026, 8, 29)) == [] and waits(store, date(2026, 8, 30)) == ["Claro"]
    with pytest.raises(UserError, match="quién lo vio"):
        look(store, mine.id, {key: Level.HELPED}, "")
    with pytest.raises(UserError, match="al menos un nivel"):
        look(store, mine.id, {key: None}, "Jefa")
    assert look(store, mine.id, {key: Level.HELPED}, "Jefa") == 1
    assert needs(store).readings[who.id][key].level is Level.HELPED
    assert len(HEAD_READINGS.all(store)) == 1 and not to_look_at(store, one.id) and waits(store) == []


@pytest.mark.parametrize("name", ["meeting-lines", "trainers", "cascade", "training-report"])
def test_an_empty_file_says_what_to_do_and_prints_nothing(store, name):
    with pytest.raises(UserError, match=r"Capacitación › |réplica"):
        catalog.paper_named(name).make(store, Selection())


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_sample_of_every_country_fills_the_network_and_its_papers(tmp_path, country):
    store = sample(tmp_path / "s.munidesk", SampleSize(country=country))
    said = {
        "meeting-lines": ("Encuentro regional de capacitación municipal", "Municipio de Los Ceibales", "Vencida"),
        "trainers": ("Ferrando, Lucía", "Universidad del Este", "Atender y registrar"),
        "cascade": ("Atender y registrar, réplica", "10"),
        "training-report": ("Informe anual de capacitación 2026", "Mostrador único de trámites", "Cuadro 4"),
    }
    with fixed_clock(datetime(2026, 11, 17, 21, 10)):
        for name, texts in said.items():
            document = catalog.paper_named(name).make(store, Selection())
            if country in {"UY", "MX"}:
                assert_both_say(document, tmp_path)
            printed = "\n".join(plain_lines(document))
            assert [text for text in texts if text not in printed] == []
        counts = [
            len(catalog.listing_named(one).rows(store)) for one in ("institutions", "exchanges", "lines_of_action")
        ]
        assert counts == [5, 2, 4]
        assert len({one.country for one in INSTITUTIONS.all(store)}) == 2, "one of them is binational"
        assert [one.title for one in PRACTICES.all(store, source_kind="training_exchange")] == [
            "Mostrador único de trámites"
        ]
    store.close()
