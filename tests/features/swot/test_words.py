"""The words of the FODA: ratings by the convention chosen, and what changed between two versions."""

from dataclasses import replace
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.figures import Figures
from munidesk.data import file
from munidesk.features.swot.document_report import change_words
from munidesk.features.swot.domain import Convention, Factor, Matrix, Quadrant
from munidesk.features.swot.rules import Change, allowed_ratings, convention_words, rating_words
from munidesk.features.swot.store import add_factor, clear_score, factor, load_view, new_matrix, save_matrix, set_score
from munidesk.town.profiles import load_profile

PESO = Figures(load_profile("UY").currency)
STRENGTH = Factor(matrix_id="m", quadrant=Quadrant.STRENGTH, text="Equipo joven", weight=20, rating=3)


def factor_in(quadrant: Quadrant, text: str = "Equipo joven", rating: int | None = 3) -> Factor:
    return Factor(matrix_id="m", quadrant=quadrant, text=text, weight=20, rating=rating)


@pytest.mark.parametrize(
    ("quadrant", "convention", "rating", "words"),
    [
        (Quadrant.WEAKNESS, Convention.RESPONSE, 1, "debilidad mayor"),
        (Quadrant.STRENGTH, Convention.STRENGTH, 4, "fortaleza mayor"),
        (Quadrant.THREAT, Convention.STRENGTH, 2, "amenaza menor"),
        (Quadrant.OPPORTUNITY, Convention.STRENGTH, 3, "oportunidad menor"),
        (Quadrant.THREAT, Convention.RESPONSE, 4, "respuesta superior"),
        (Quadrant.OPPORTUNITY, Convention.RESPONSE, 1, "respuesta mala"),
    ],
)
def test_e_a_rating_is_worded_by_the_convention(quadrant, convention, rating: int, words: str):
    assert rating in allowed_ratings(quadrant, convention)
    assert rating_words(quadrant, convention, rating) == words
    assert words.split()[-1] in convention_words(internal=quadrant.internal, convention=convention)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (Change("entered", None, STRENGTH), ("Entró", "Equipo joven", "Fortalezas")),
        (Change("left", STRENGTH, None), ("Salió", "Equipo joven", "Fortalezas")),
        (
            Change("moved", factor_in(Quadrant.WEAKNESS), STRENGTH),
            ("Pasó", "Equipo joven", "Debilidades → Fortalezas"),
        ),
        (
            Change("reworded", factor_in(Quadrant.STRENGTH, "Equipo"), STRENGTH),
            ("Se reescribió", "Equipo joven", "antes: Equipo"),
        ),
        (
            Change("rated", factor_in(Quadrant.STRENGTH, rating=None), STRENGTH),
            ("Cambió su valoración", "Equipo joven", "0,20 × – → 0,20 × 3"),
        ),
    ],
)
def test_e_each_change_between_two_versions_is_told(change: Change, told: tuple[str, str, str]):
    assert change_words(change, PESO) == told


@pytest.fixture
def store(tmp_path: Path):
    made = file.create(tmp_path / "cerro.munidesk", catalog.schemas(), author="Lucía")
    yield made
    made.close()


def test_e_another_convention_leaves_blank_what_it_does_not_admit(store):
    """A threat rated 4 for the response would be no threat at all by the other convention."""
    matrix = new_matrix(store, Matrix(title="FODA", convention=Convention.RESPONSE))
    threat, chance = (
        add_factor(store, replace(factor_in(quadrant, rating=4), matrix_id=matrix))
        for quadrant in (Quadrant.THREAT, Quadrant.OPPORTUNITY)
    )
    kept = load_view(store, matrix).matrix
    save_matrix(store, replace(kept, title="FODA del plan"))
    assert factor(store, threat).rating == 4
    save_matrix(store, replace(kept, convention=Convention.STRENGTH))
    assert (factor(store, threat).rating, factor(store, chance).rating) == (None, 4)


def test_e_a_score_is_taken_back_by_who_gave_it(store):
    matrix = new_matrix(store, Matrix(title="FODA"))
    key = add_factor(store, replace(STRENGTH, matrix_id=matrix))
    set_score(store, key, "Ana", 4, 5)
    clear_score(store, key, "Luis")
    assert [one.person for one in load_view(store, matrix).scores] == ["Ana"]
    clear_score(store, key, "Ana")
    assert not load_view(store, matrix).scores
