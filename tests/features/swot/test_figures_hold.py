"""A blank factor lowers no total, and weights that do not sum one give no reading."""

import pytest

from munidesk import catalog
from munidesk.data import file
from munidesk.documents.lines import plain_lines
from munidesk.documents.model import Document, Figure
from munidesk.features.swot.domain import Factor, Matrix, Quadrant
from munidesk.features.swot.live import swot_blocks
from munidesk.features.swot.store import add_factor, new_matrix
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.domain import Body, Municipality


@pytest.fixture
def store(tmp_path):
    made = file.create(tmp_path / "cerro.munidesk", catalog.schemas(), author="Lucía")
    town.save_municipality(made, Municipality(name="Municipio de Cerro del Alba", country="UY"))
    town.save_body(made, Body(name="Concejo Municipal"))
    yield made
    made.close()


def given(store, *factors: tuple[Quadrant, int | None, int | None]) -> None:
    key = new_matrix(store, Matrix(title="FODA"))
    for at, (quadrant, weight, rating) in enumerate(factors):
        add_factor(store, Factor(matrix_id=key, quadrant=quadrant, text=f"Factor {at}", weight=weight, rating=rating))


def papers(store) -> list[Document]:
    return [catalog.export_named(name)(store, Selection()) for name in ("swot-evaluation", "swot", "swot-report")]


S, W, OPEN = Quadrant.STRENGTH, Quadrant.WEAKNESS, Quadrant.OPPORTUNITY


def test_p7_a_blank_factor_gives_no_total_no_chart_and_no_side_of_the_middle(store):
    given(store, (S, 40, 3), (W, None, None), (OPEN, 100, 4))
    for document in papers(store):
        told = plain_lines(document)
        assert not any(isinstance(block, Figure) for block in document.blocks)
        assert not any("1,20" in line and ("Total" in line or "=" in line) for line in told)
        total = next((at for at, line in enumerate(told) if line == "Total MEFI"), None)
        assert total is None or "1,20" not in told[total : total + 3]
    assert any("Falta el peso o la calificación de 1 factor" in line for line in plain_lines(papers(store)[0]))
    assert "incompleta" in "".join(span.text for block in swot_blocks(store)[1:] for span in block.spans)


def test_p7_weights_of_120_give_no_reading(store):
    given(store, (S, 70, 3), (W, 50, 2), (OPEN, 100, 4))
    told = plain_lines(papers(store)[0])
    assert not any("Adentro, fuerte" in line or "0,60 sobre" in line for line in told)
    assert told[told.index("Total MEFI") + 1 : told.index("Total MEFI") + 3] != ["1,20", "3,10"]
    assert "3,10" not in told
    assert any("Los pesos no suman 1,00: hay 0,20 de más" in line for line in told)


def test_p34_the_sample_says_nothing_that_its_own_register_denies(tmp_path):
    made = file.create(tmp_path / "s.munidesk", catalog.schemas(), author="Lucía")
    catalog.write_sample(made)
    told = " ".join(
        line for name in ("swot", "swot-report") for line in plain_lines(catalog.export_named(name)(made, Selection()))
    )
    late = made.query("SELECT count(*) AS n FROM initiative WHERE answer_date > due AND deleted_at IS NULL")[0]["n"]
    assert late == 0
    assert "fuera de plazo" not in told
    assert "10 de 11 actas" not in told
    made.close()
