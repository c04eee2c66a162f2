"""A sheet's «Estado» in the words that the municipality gave its own states is understood, not asked about."""

from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.features.participation.domain import OwnState, State
from munidesk.features.participation.initiatives import import_sheet
from munidesk.features.participation.initiatives.store import all_initiatives
from munidesk.features.participation.initiatives.store_states import save_own_state
from munidesk.sheets.shape import Shape
from munidesk.town.founding import found
from tests.sheets.sheet import counts, csv_of, rehearse, write

HEAD = ("Folio", "Título", "Fecha", "Estado")
ROWS = (
    ("1", "Sombra", "3/2/2026", "RETIRADA"), ("2", "Bancos", "4/2/2026", "en tramite"),
    ("3", "Cine", "5/2/2026", "en mesa"), ("4", "Coro", "6/2/2026", "En estudio"),
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path):
    made = file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")
    found(made, country="UY", name="San Andrés")
    for word, state in (("Retirada", State.CLOSED), ("En trámite", State.STUDY), ("En mesa", State.RECEIVED)):
        save_own_state(made, OwnState(word=word, state=state))
    yield made
    made.close()


def stand(store: Store) -> dict[str, tuple[State, str]]:
    return {one.title: (one.state, one.own_state) for one in all_initiatives(store)}


STAND = {
    "Sombra": (State.CLOSED, "Retirada"), "Bancos": (State.STUDY, "En trámite"),
    "Cine": (State.RECEIVED, "En mesa"), "Coro": (State.STUDY, ""),
}  # fmt: skip


def test_w9_own_states_of_a_sheet_are_matched_and_kept(store, tmp_path):
    path = csv_of(tmp_path / "a.csv", HEAD, *ROWS)
    told = rehearse(store, import_sheet.target(), path)
    assert [one.code for one in told.choices] == []
    assert counts(write(store, import_sheet.target(), path)) == (4, 0, 0, 0)
    assert stand(store) == STAND
    assert counts(rehearse(store, import_sheet.target(), path)) == (0, 0, 4, 0)


def test_w9_a_later_sheet_moves_what_is_here_to_an_own_state(store, tmp_path):
    before = [(*row[:3], "recibida") for row in ROWS]
    write(store, import_sheet.target(), csv_of(tmp_path / "a.csv", HEAD, *before))
    told = write(store, import_sheet.target(), csv_of(tmp_path / "b.csv", HEAD, *ROWS))
    assert counts(told) == (0, 4, 0, 0)
    assert stand(store) == STAND


def test_w9_what_a_person_says_of_the_word_goes_before(store, tmp_path):
    shape = Shape(values={"state": {"en mesa": "under_study"}})
    write(store, import_sheet.target(), csv_of(tmp_path / "a.csv", HEAD, *ROWS), shape)
    assert stand(store)["Cine"] == (State.STUDY, "")


def test_w9_a_word_mended_by_hand_may_be_an_own_one(store, tmp_path):
    rows = (*ROWS[:3], ("4", "Coro", "6/2/2026", "¿?"))
    mended = {("a", 5, "state"): "retirada"}
    told = write(store, import_sheet.target(), csv_of(tmp_path / "a.csv", HEAD, *rows), mended=mended)
    assert counts(told) == (4, 0, 0, 0)
    assert stand(store)["Coro"] == (State.CLOSED, "Retirada")


def test_w9_the_word_goes_where_its_days_show_that_it_was_answered(store, tmp_path):
    head, row = (*HEAD, "Respuesta", "Fecha de respuesta"), (*ROWS[1], "Se colocan.", "1/3/2026")
    told = write(store, import_sheet.target(), csv_of(tmp_path / "a.csv", head, row))
    assert stand(store) == {"Bancos": (State.ANSWERED, "")}
    assert "Ya está" in told.outcomes[0].note
