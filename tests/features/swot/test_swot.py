"""The FODA's arithmetic, its versions, and what it prints."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.documents import render
from munidesk.documents.lines import plain_lines
from munidesk.documents.model import Document, Figure, TableSize
from munidesk.features.swot.checks import parse_score, parse_weight
from munidesk.features.swot.document_matrix import build_matrix, fitting
from munidesk.features.swot.domain import Convention, Factor, Matrix, Quadrant, Strategy, StrategyKind
from munidesk.features.swot.kinds import MATRICES
from munidesk.features.swot.rules import (
    allowed_ratings,
    balance,
    codes,
    compare,
    group_score,
    internal,
    reading,
    side_by_side,
    standing,
    totals,
)
from munidesk.features.swot.store import (
    add_factor,
    balance_weights,
    delete_factor,
    factor,
    load_view,
    move_factor,
    new_matrix,
    new_version,
    origins_of,
    save_factor,
    save_matrix,
    save_strategy,
    set_score,
)
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.domain import Body, Municipality
from munidesk.town.profiles import load_profile
from munidesk.town.sample import SampleSize
from tests import samples
from tests.documents.reading import assert_same_lines

PESO = load_profile("UY").figures


@pytest.fixture
def store(tmp_path: Path):
    made = file.create(tmp_path / "cerro.munidesk", catalog.schemas(), author="Lucía")
    town.save_municipality(made, Municipality(name="Municipio de Cerro del Alba", country="UY"))
    town.save_body(made, Body(name="Concejo Municipal"))
    yield made
    made.close()


@pytest.fixture
def matrix(store) -> str:
    return new_matrix(store, Matrix(title="FODA del Plan"))


def test_the_worked_example_adds_up(store, matrix):
    own = {Quadrant.STRENGTH: ((20, 4), (15, 3), (20, 4)), Quadrant.WEAKNESS: ((20, 1), (15, 2), (10, 2))}
    for quadrant, figures in own.items():
        for weight, rating in figures:
            add_factor(
                store, Factor(matrix_id=matrix, quadrant=quadrant, text="Un factor", weight=weight, rating=rating)
            )
    found = totals(internal(load_view(store, matrix).factors))
    assert (found.score, found.balanced) == (Decimal("2.75"), True)


def test_w11_a_blank_is_no_zero_and_gives_no_verdict(store, matrix):
    figures = load_view(store, matrix).figures
    for weight, rating in ((20, 4), (None, 3), (None, None)):
        add_factor(
            store,
            Factor(matrix_id=matrix, quadrant=Quadrant.STRENGTH, text="Un factor", weight=weight, rating=rating),
        )
    found = totals(internal(load_view(store, matrix).factors))
    assert standing("MEFI", found, figures) == "MEFI incompleta: faltan 2 factores"
    assert "0,80" not in reading(found, figures, inside=True)
    none = totals([])
    assert standing("MEFE", none, figures) == "MEFE sin pesos ni calificaciones"
    for name in ("swot-evaluation", "swot"):
        lines = " ".join(plain_lines(catalog.export_named(name)(store, Selection())))
        assert "bajo 2,50" not in lines
        assert "débil" not in lines


def test_weights_of_097_are_told_and_balanced_in_the_same_proportions(store, matrix):
    for text, weight in (("a", 50), ("b", 30), ("c", 17)):
        add_factor(store, Factor(matrix_id=matrix, quadrant=Quadrant.STRENGTH, text=text, weight=weight))
    found = totals(internal(load_view(store, matrix).factors))
    assert (found.weight, found.difference, found.balanced) == (97, -3, False)
    lines = plain_lines(catalog.export_named("swot-evaluation")(store, Selection()))
    assert any("Los pesos no suman 1,00: hay 0,03 de menos" in line for line in lines)
    balance_weights(store, matrix, inside=True)
    weights = [one.weight for one in load_view(store, matrix).factors]
    assert sum(weights) == 100
    assert weights == [52, 31, 17]


@given(st.lists(st.one_of(st.none(), st.integers(0, 100)), min_size=1, max_size=40))
def test_balanced_weights_always_sum_one(weights):
    found = balance(weights)
    assert sum(found) == 100
    assert all(weight >= 0 for weight in found)


def test_k8_of_equal_remainders_the_first_factors_get_the_points_left_over():
    """Cut after 28 digits, 24,444… looked smaller than 4,444… in its remainder, and the last factor got the point."""
    assert balance([None] * 6 + [10, 55, 10]) == [11, 11, 11, 11, 11, 11, 5, 25, 4]


def test_a_weakness_is_never_rated_as_a_strength(store, matrix):
    key = add_factor(store, Factor(matrix_id=matrix, quadrant=Quadrant.WEAKNESS, text="El archivo"))
    with pytest.raises(UserError, match="1 o 2"):
        save_factor(store, replace(factor(store, key), rating=3))
    assert allowed_ratings(Quadrant.THREAT, Convention.RESPONSE) == (1, 2, 3, 4)
    assert allowed_ratings(Quadrant.THREAT, Convention.STRENGTH) == (1, 2)


def test_another_convention_blanks_the_ratings_it_does_not_admit(store, matrix):
    key = add_factor(store, Factor(matrix_id=matrix, quadrant=Quadrant.THREAT, text="Lluvias", rating=4))
    save_matrix(store, replace(MATRICES.get(store, matrix), convention=Convention.STRENGTH))
    assert factor(store, key).rating is None
    store.undo()
    assert factor(store, key).rating == 4


def test_a_card_moved_to_another_quadrant_changes_its_code_and_can_come_back(store, matrix):
    add_factor(store, Factor(matrix_id=matrix, quadrant=Quadrant.STRENGTH, text="Uno"))
    key = add_factor(store, Factor(matrix_id=matrix, quadrant=Quadrant.STRENGTH, text="Dos", rating=4))
    move_factor(store, key, Quadrant.WEAKNESS)
    assert codes(load_view(store, matrix).factors)[key] == "D1"
    assert factor(store, key).rating is None
    store.undo()
    assert codes(load_view(store, matrix).factors)[key] == "F2"


def test_the_spread_of_the_group_is_told_and_a_blank_is_not_a_zero(store, matrix):
    key = add_factor(store, Factor(matrix_id=matrix, quadrant=Quadrant.STRENGTH, text="Uno"))
    assert group_score(load_view(store, matrix).scores) is None
    set_score(store, key, "AP", 5, 5)
    set_score(store, key, "BM", 1, 2)
    set_score(store, key, "AP", 5, 4)
    found = group_score(load_view(store, matrix).scores)
    assert found is not None
    assert (found.mean, found.lowest, found.highest, found.people, found.split) == (11, 2, 20, 2, True)
    with pytest.raises(UserError):
        set_score(store, key, "AP", 6, 1)


def test_a_strategy_names_a_factor_of_each_quadrant_it_crosses(store, matrix):
    one = add_factor(store, Factor(matrix_id=matrix, quadrant=Quadrant.STRENGTH, text="Uno"))
    other = add_factor(store, Factor(matrix_id=matrix, quadrant=Quadrant.OPPORTUNITY, text="Otro"))
    with pytest.raises(UserError, match="un factor F y uno O"):
        save_strategy(store, Strategy(matrix_id=matrix, kind=StrategyKind.SO, text="Usar uno"), [one])
    save_strategy(store, Strategy(matrix_id=matrix, kind=StrategyKind.SO, text="Usar uno"), [one, other])
    assert len(load_view(store, matrix).strategies) == 1


def test_versions_say_what_entered_left_and_moved_and_the_old_one_is_closed(store, matrix):
    keep = add_factor(store, Factor(matrix_id=matrix, quadrant=Quadrant.STRENGTH, text="Queda"))
    gone = add_factor(store, Factor(matrix_id=matrix, quadrant=Quadrant.WEAKNESS, text="Sale"))
    moved = add_factor(store, Factor(matrix_id=matrix, quadrant=Quadrant.THREAT, text="Pasa"))
    second = new_version(store, matrix)
    with pytest.raises(UserError, match="cerrada"):
        save_factor(store, replace(factor(store, keep), text="x"))
    by_origin = {one.origin_id: one.id for one in load_view(store, second).factors}
    delete_factor(store, by_origin[gone])
    move_factor(store, by_origin[moved], Quadrant.OPPORTUNITY)
    add_factor(store, Factor(matrix_id=second, quadrant=Quadrant.STRENGTH, text="Entra"))
    found = compare(load_view(store, matrix).factors, load_view(store, second).factors)
    assert sorted(one.kind for one in found) == ["entered", "left", "moved"]


def test_any_two_versions_stand_side_by_side_and_what_stayed_is_in_its_row(store, matrix):
    keep = add_factor(store, Factor(matrix_id=matrix, quadrant=Quadrant.STRENGTH, text="Queda"))
    add_factor(store, Factor(matrix_id=matrix, quadrant=Quadrant.WEAKNESS, text="Sale"))
    second = new_version(store, matrix)
    third = new_version(store, second)
    of = {one.text: one.id for one in load_view(store, third).factors}
    delete_factor(store, of["Sale"])
    first, last = load_view(store, matrix).factors, load_view(store, third).factors
    rows = {(one.before or one.after).text: one for one in side_by_side(first, last, origins_of(store))}
    assert rows["Queda"].kind == "same"
    assert rows["Queda"].before.id == keep
    assert rows["Sale"].kind == "left"


@pytest.mark.parametrize(
    ("text", "weight"), [("0,15", 15), (".15", 15), ("15", 15), ("1", 100), ("", None), ("0,07", 7)]
)
def test_a_weight_is_typed_as_people_write_it(text, weight):
    assert parse_weight(text, PESO) == weight


def test_a_score_is_typed_as_people_write_it():
    assert parse_score("4x3") == parse_score("4×3") == parse_score("4 3") == parse_score("43") == (4, 3)
    with pytest.raises(UserError):
        parse_score("muy bien")


def forty(store, matrix: str, text: str) -> None:
    for quadrant in Quadrant:
        for number in range(10):
            add_factor(
                store,
                Factor(
                    matrix_id=matrix,
                    quadrant=quadrant,
                    text=f"{text} {number}",
                    weight=5,
                    evidence="acta 9/2026, asunto 4",
                ),
            )


def test_forty_factors_print_on_one_sheet_in_letters_of_eight_points_or_more(store, matrix):
    forty(store, matrix, "Una de cada cuatro respuestas sale fuera de plazo")
    view = load_view(store, matrix)
    assert fitting(view, (210, 297))[0] is TableSize.SMALL
    assert render.page_count(build_matrix(store, view)) == 1


def test_long_factors_flow_to_a_second_page_instead_of_shrinking_further(store, matrix):
    forty(store, matrix, "Un factor contado con muchas palabras, que nadie recortó, " * 4)
    assert render.page_count(build_matrix(store, load_view(store, matrix))) > 1


@pytest.fixture
def sample(tmp_path):
    made = samples.sample(tmp_path / "muestra.munidesk", SampleSize(sessions=2, initiatives=12))
    yield made
    made.close()


@pytest.mark.parametrize("name", ["swot", "swot-evaluation", "swot-report", "swot-poster"])
@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_word_and_pdf_hold_every_line(sample, tmp_path, name, suffix):
    document = catalog.export_named(name)(sample, Selection())
    assert isinstance(document, Document)
    path = tmp_path / f"x{suffix}"
    render.write(document, path)
    assert_same_lines(document, path)


@pytest.mark.parametrize(("name", "sheets"), [("swot-poster", 2), ("swot-poster-a2", 4)])
def test_the_poster_tiles_cover_the_drawing_once(sample, name, sheets):
    document = catalog.export_named(name)(sample, Selection())
    figures = [block for block in document.blocks if isinstance(block, Figure)]
    assert len(figures) == sheets
    assert render.page_count(document) == sheets
    area = sum(one.window[2] * one.window[3] for one in figures)
    assert area == pytest.approx(figures[0].width * figures[0].height)
