"""An initiative from reception to fulfilment: its folio, its term, its answer and the answer given back."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.catalog import write_sample
from munidesk.data import check, file
from munidesk.features.participation.domain import AnswerKind, Author, AuthorKind, Initiative, State
from munidesk.features.participation.initiatives.board import Filter
from munidesk.features.participation.initiatives.clock import clock, deadline_of, due_day, term_words
from munidesk.features.participation.initiatives.similar import Finder
from munidesk.features.participation.initiatives.store import (
    answer,
    carry_out,
    extend,
    fulfil,
    give_back,
    initiative,
    register,
    reopen,
    save_initiative,
    states_of,
)
from munidesk.features.participation.initiatives.store_board import board, figures
from munidesk.features.participation.people.store import person_data
from munidesk.features.participation.schema import SCHEMA
from munidesk.town import store as town
from munidesk.town.calendar.rules import WorkingDays
from munidesk.town.domain import Gender
from munidesk.town.people_lists.store import erase_person, neighbours
from munidesk.town.profiles import load_profile
from tests.sheets.imports import Asked, import_initiatives

SEPTEMBER = date(2026, 9, 22)


def test_folios_run_without_gaps_within_their_year(store):
    first = register(store, Initiative(title="Bancos en la plaza", received=date(2025, 12, 30)))
    second = register(store, Initiative(title="Luz en la cancha"))
    third = register(store, Initiative(title="Punto verde"))
    assert [initiative(store, one).folio for one in (first, second, third)] == ["2025-001", "2026-001", "2026-002"]


def test_uruguay_answers_in_sixty_days_and_may_extend_to_ninety_with_a_reason(store):
    key = register(store, Initiative(title="Bancos", received=SEPTEMBER))
    assert initiative(store, key).due == date(2026, 11, 21)
    with pytest.raises(UserError, match="por qué"):
        extend(store, key, " ")
    extend(store, key, "Falta el informe de Obras")
    assert initiative(store, key).due == date(2026, 12, 21)


def test_peru_counts_working_days_and_leaves_out_its_holidays():
    peru = load_profile("PE")
    # 8 October (Combate de Angamos) is a holiday of Peru; 10 and 11 are a weekend.
    assert WorkingDays("PE").add(date(2026, 10, 7), 1) == date(2026, 10, 9)
    due = due_day(date(2026, 9, 1), deadline_of(peru), WorkingDays("PE"))
    assert due is not None
    assert (due - date(2026, 9, 1)).days > 40
    assert "30 días hábiles" in term_words(deadline_of(peru))


def test_a_country_without_a_term_says_how_long_it_has_waited(store):
    shown = clock(date(2026, 11, 7), None, State.RECEIVED, None, date(2026, 11, 17))
    assert shown.words == "Espera hace 10 días"
    assert not shown.overdue


@pytest.mark.parametrize(
    ("today", "words", "tone"),
    [
        (date(2026, 10, 1), "Quedan 51 días", "accent"),
        (date(2026, 11, 17), "Quedan 4 días", "attention"),
        (date(2026, 11, 20), "Queda 1 día", "attention"),
        (date(2026, 11, 21), "Vence hoy", "attention"),
        (date(2026, 11, 23), "Vencida, 2 días", "bad"),
    ],
)
def test_the_clock_says_it_in_words_and_tone(today, words, tone):
    shown = clock(SEPTEMBER, date(2026, 11, 21), State.STUDY, None, today)
    assert (shown.words, shown.tone) == (words, tone)


def test_an_answer_before_the_initiative_is_refused(store):
    key = register(store, Initiative(title="Bancos", received=SEPTEMBER))
    with pytest.raises(UserError, match="se recibió el 22/09/2026"):
        answer(store, key, AnswerKind.ACCEPTED, "Sí.", on=date(2026, 9, 21))
    assert initiative(store, key).state is State.RECEIVED


def test_there_is_no_devolucion_without_an_answer(store):
    key = register(store, Initiative(title="Bancos", received=SEPTEMBER))
    with pytest.raises(UserError, match="no hay respuesta"):
        give_back(store, key, channel="reunión")


def test_reception_cannot_be_moved_behind_the_answer(store):
    key = register(store, Initiative(title="Bancos", received=SEPTEMBER))
    answer(store, key, AnswerKind.ACCEPTED, "Sí.", on=date(2026, 10, 1))
    with pytest.raises(UserError):
        save_initiative(store, replace(initiative(store, key), received=date(2026, 10, 2)))


def test_the_whole_life_is_written_with_who_and_when(store):
    key = register(store, Initiative(title="Bancos", received=SEPTEMBER))
    answer(store, key, AnswerKind.PARTLY, "Ocho bancos.", area="Espacios Públicos", on=date(2026, 10, 1))
    give_back(store, key, on=date(2026, 10, 9), place="la plaza", channel="asamblea", people=26)
    carry_out(store, key, on=date(2026, 10, 12))
    fulfil(store, key, "acta de recepción", on=date(2026, 11, 2))
    one = initiative(store, key)
    assert one.state is State.FULFILLED
    assert one.answer_days == 9
    assert [change.state for change in states_of(store, key)] == [
        State.RECEIVED, State.ANSWERED, State.GIVEN_BACK, State.UNDER_WAY, State.FULFILLED,
    ]  # fmt: skip
    assert {change.author for change in states_of(store, key)} == {"Lucía"}


def test_back_to_study_needs_a_reason_and_undo_brings_the_answer_again(store):
    key = register(store, Initiative(title="Bancos", received=SEPTEMBER))
    answer(store, key, AnswerKind.ACCEPTED, "Sí.", on=date(2026, 10, 1))
    reopen(store, key, "Se respondió otra cosa")
    assert initiative(store, key).answer_date is None
    store.undo()
    assert initiative(store, key).answer == "Sí."


def test_the_filter_forgives_accents_and_finds_every_word(store):
    register(store, Initiative(title="Iluminación de la plaza", zone="Este"))
    register(store, Initiative(title="Bancos en la plaza", zone="Este"))
    assert [row.initiative.title for row in board(store, Filter(words="plaza iluminacion")).rows] == [
        "Iluminación de la plaza"
    ]
    assert board(store, Filter(words="plaza", zone="Este")).total == 2


def test_counts_of_the_segments_follow_the_other_choices(store):
    key = register(store, Initiative(title="Bancos", zone="Este", received=SEPTEMBER))
    register(store, Initiative(title="Luz", zone="Sur", received=date(2026, 8, 1)))
    answer(store, key, AnswerKind.ACCEPTED, "Sí.", on=date(2026, 10, 1))
    counts = board(store, Filter()).counts
    assert (counts["open"], counts["give_back"], counts["overdue"], counts["all"]) == (1, 1, 1, 2)
    assert board(store, Filter(zone="Este", segment="open")).rows == ()


def test_the_median_needs_three_answers(store):
    for days in (10, 20):
        key = register(store, Initiative(title=f"Una de {days}", received=SEPTEMBER))
        answer(store, key, AnswerKind.ACCEPTED, "Sí.", on=date(2026, 9, 22 + days // 10))
    assert figures(store, date(2026, 1, 1), date(2026, 12, 31)).median_days is None


def test_a_similar_one_is_suggested_while_typing_and_never_merged(store):
    register(store, Initiative(title="Bancos y sombra en la plaza Los Ceibos"))
    register(store, Initiative(title="Semáforo frente a la escuela"))
    found = Finder(store).find("Sombra y bancos para la plaza")
    assert [one.initiative.title for one in found] == ["Bancos y sombra en la plaza Los Ceibos"]
    assert len(board(store, Filter()).rows) == 2


def test_a_neighbour_can_be_handed_over_and_forgotten_and_the_chain_holds(store, clock):
    register(
        store,
        Initiative(title="Bancos", received=SEPTEMBER),
        Author(kind=AuthorKind.NEIGHBOUR, name="Elena Rivero", gender=Gender.FEMALE),
    )
    (person,) = neighbours(store)
    data = person_data(store, person.id)
    assert data["name"] == "Elena Rivero"
    assert "Rivero" not in str(board(store, Filter()).rows)
    clock(datetime(2026, 11, 18, 9, 0))
    erase_person(store, person.id)
    assert neighbours(store) == ()
    assert board(store, Filter()).rows[0].author == "Vecina"
    path = store.path
    with store.lock:
        assert check.database_problems(store.connection) == ()
    assert b"Rivero" not in path.read_bytes()


def test_the_same_neighbour_is_known_again_whatever_the_accents(store):
    register(store, Initiative(title="Bancos"), Author(kind=AuthorKind.NEIGHBOUR, name="Inés Núñez"))
    register(store, Initiative(title="Luz"), Author(kind=AuthorKind.NEIGHBOUR, name="ines nuñez"))
    assert len(neighbours(store)) == 1


def test_the_schema_keeps_neighbours_apart():
    assert SCHEMA.private == {"neighbour"}
    assert town.SCHEMA.private == {"letter_paper"}


def test_a_folio_is_never_given_twice(store):
    register(store, Initiative(title="Una", received=date(2026, 3, 1), folio_number=7))
    with pytest.raises(UserError, match="2026-007 ya es de otra"):
        register(store, Initiative(title="Otra", received=date(2026, 3, 2), folio_number=7))
    register(store, Initiative(title="De otro año", received=date(2025, 3, 2), folio_number=7))


def test_the_sample_has_each_folio_once_and_without_gaps(tmp_path):
    made = file.create(tmp_path / "ejemplo.munidesk", catalog.schemas(), author="Lucía")
    write_sample(made)
    numbers = sorted(int(str(row["folio_number"])) for row in made.select("initiative"))
    assert numbers == list(range(1, 42))
    made.close()


def test_an_imported_folio_that_is_taken_gives_way_to_the_next_one(store, tmp_path):
    register(store, Initiative(title="La de aquí", received=date(2026, 3, 1), folio_number=1))
    source = tmp_path / "otra.csv"
    source.write_text("Folio;Fecha;Título\n2026-001;02/03/2026;La de allá\n", encoding="utf-8")
    report = import_initiatives(store, source, Asked())
    assert (report.added, report.refused) == (1, ())
    assert sorted(int(str(row["folio_number"])) for row in store.select("initiative")) == [1, 2]
