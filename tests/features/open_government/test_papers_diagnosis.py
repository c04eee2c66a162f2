"""What is printed of a diagnosis: figures that add up, no band that rounding makes, nothing that hides a blank."""

import csv
import json
import re
from datetime import date, datetime
from decimal import Decimal

import pytest

from munidesk import catalog
from munidesk.base.dates import fixed_clock
from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.documents.lines import plain_lines
from munidesk.documents.model import Figure, Lettering
from munidesk.features.open_government.diagnoses.open_data import prepare
from munidesk.features.open_government.diagnoses.store import diagnoses, rounds_of
from munidesk.features.swot.domain import Matrix, Quadrant
from munidesk.features.swot.store import load_view, new_matrix
from munidesk.instruments import store as engine
from munidesk.instruments.domain import RoundKind
from munidesk.instruments.store_review import open_outside, open_review
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection, Sheet
from munidesk.town.founding import found
from munidesk.town.links import links_of
from munidesk.town.profiles import COUNTRIES
from munidesk.town.sample import SampleSize
from tests import samples
from tests.documents.printed import Printed
from tests.documents.reading import assert_both_say
from tests.features.open_government.diagnosed import answered, criterion, diagnosis, dimension, many, script

NOW = datetime(2026, 11, 29, 9, 0)
PAPERS = ("diagnosis", "diagnosis-form", "diagnosis-compare", "semaforo-poster")


@pytest.fixture
def store(tmp_path):
    made = file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")
    found(made, country="UY", name="Municipio de Cerro del Alba")
    with fixed_clock(NOW):
        yield made
    made.close()


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    with fixed_clock(NOW):
        made = samples.sample(tmp_path_factory.mktemp("uy") / "a.munidesk", SampleSize(sessions=2, initiatives=6))
        yield made
    made.close()


def paper(store, name, key="", **more):
    return catalog.export_named(name)(store, Selection(id=key, **more))


def words(document) -> str:
    return "\n".join(plain_lines(document)).replace("\xa0", " ")


def figure(text: str) -> Decimal:
    return Decimal(text.replace("−", "-").replace("+", "").replace(" %", "").replace(",", "."))


def lettered(document) -> list[str]:
    return [one.text for block in document.blocks for drawn in ([block] if isinstance(block, Figure) else
            [each for each in getattr(block, "blocks", ()) if isinstance(each, Figure)])
            for one in drawn.shapes if isinstance(one, Lettering)]  # fmt: skip


TWO = (dimension("a", 60, criterion("a1"), criterion("a2"), area="Secretaría"),
       dimension("b", 40, criterion("b1"), area="Obras"))  # fmt: skip


# -- worked values


def test_the_cover_says_the_total_its_band_and_that_nothing_is_hidden(store, tmp_path):
    one = diagnosis(store)
    answered(store, one, 2026, {"a1": "0", "a2": "4", "b1": "2"}, script=script(tmp_path, *TWO))
    document = paper(store, "diagnosis")
    said = words(document)
    assert "50,0 de 100: amarillo" in said
    assert "Se respondieron los 3 ítems que corresponden: sin blancos, piso y techo son iguales al total." in said
    printed = Printed(document)
    gains = {row["Ítem"]: row["Puntos"] for row in printed.named("Cuadro 3")}
    assert (gains["1.1"], gains["2.1"]) == ("+30,00", "+20,00")
    assert "Lo que falta para 100" in said
    assert "+50,00" in said
    assert_both_say(document, tmp_path)


def test_a_round_with_blanks_is_provisional_between_floor_and_ceiling_without_a_band(store, tmp_path):
    items = [
        dimension("g", 10, *(criterion(f"g{n}", n) for n in (5, 3, 2))),
        dimension("o", 10, criterion("o1", 4), criterion("o2", 6)),
    ]
    one = diagnosis(store)
    first = {"g1": "4", "g2": "2", "g3": "0", "o1": "4", "o2": "4"}
    own = [dimension("g", 10, criterion("g1", 5), criterion("g2", 3), criterion("g3", 2)), items[1]]
    answered(store, one, 2025, first, script=script(tmp_path, *own))
    answered(store, one, 2026, {key: value for key, value in first.items() if key != "o2"}, close=False)
    document = paper(store, "diagnosis", one)
    said = words(document)
    assert "Provisorio: entre 52,5 y 82,5 de 100, sin banda" in said
    assert "Lo respondido hasta ahora da 82,5" in said
    assert "desde 82,5" not in said, "what is provisional is not compared"
    rows = Printed(document).named("Cuadro 1")
    assert [(row["Piso"], row["Banda"]) for row in rows] == [
        ("65,0", "Amarillo"), ("40,0", "Sin banda"), ("52,5", "Sin banda"),
    ]  # fmt: skip
    with pytest.raises(UserError, match="no tiene dos rondas para comparar"):
        paper(store, "diagnosis-compare", one)


def test_what_was_closed_without_an_answer_counts_as_zero_and_is_said(store, tmp_path):
    one = diagnosis(store)
    answered(store, one, 2026, {"a1": "4", "b1": "4"}, script=script(tmp_path, *TWO), blank=("a2",))
    said = words(paper(store, "diagnosis"))
    assert "70,0 de 100: amarillo" in said
    assert "1 quedó sin respuesta y vale cero: 70,0 es el piso" in said
    assert "el techo sería 100,0" in said
    assert "Se cerró sin respuesta de 1.2: valen cero." in said
    assert "s/r: se cerró sin respuesta" in said


def test_no_band_is_made_by_rounding(store, tmp_path):
    """39,96 reads 40,0, and 40 is where amber begins."""
    one = diagnosis(store)
    heavy = dimension("a", 1, criterion("a1", 999), criterion("a2", 1501))
    answered(store, one, 2026, {"a1": "4", "a2": "0"}, script=script(tmp_path, heavy))
    document = paper(store, "diagnosis")
    assert "39,96 de 100: rojo" in words(document)
    assert "39,96" in lettered(document)
    assert "40,0" not in lettered(document)


@pytest.mark.parametrize(("left_out", "warned"), [(1, False), (2, True)])
def test_too_much_that_does_not_apply_is_told_on_the_cover(store, tmp_path, left_out, warned):
    own = dimension("a", 1, *(criterion(f"a{n}") for n in range(8)))
    one = diagnosis(store)
    gone = {f"a{n}": "No hay costa" for n in range(left_out)}
    answers = {f"a{n}": "4" for n in range(left_out, 8)}
    answered(store, one, 2026, answers, script=script(tmp_path, own), excluded=gone)
    said = words(paper(store, "diagnosis"))
    assert ("se marcó «No aplica» en el 25 % del peso" in said) is warned
    assert "No hay costa" in said


def test_in_print_a_red_item_names_its_lesson(town):
    said = words(catalog.export_named("diagnosis")(town, Selection()))
    assert "Lección: " in said


def test_both_ways_of_weighing_are_said_and_weights_add_up_to_100(store, tmp_path):
    three = [dimension(key, 1, criterion(f"{key}1", 2), criterion(f"{key}2", 5)) for key in "abc"]
    one = diagnosis(store)
    answered(store, one, 2026, {f"{d}{n}": "3" for d in "abc" for n in (1, 2)}, script=script(tmp_path, *three))
    printed = Printed(paper(store, "diagnosis"))
    assert "Pesan los componentes (" in words(printed.document)
    rows = printed.named("Cuadro 1")
    assert sum(figure(row["Peso"]) for row in rows[:-1]) == figure(rows[-1]["Peso"]) == 100
    items = [row[5] for row in printed.rows("Cuadro 4") if len(row) == 7]
    assert sum(figure(text) for text in items) == 100
    other = diagnosis(store, "Por ítem")
    answers = {f"{d}{n}": "3" for d in "abc" for n in (1, 2)}
    answered(store, other, 2026, answers, script=script(tmp_path, *three, top='weighting = "items"'))
    assert "Pesa cada ítem" in words(paper(store, "diagnosis", other))


# -- sums as they are printed


def test_every_column_of_the_sample_adds_up_as_it_is_printed(town):
    printed = Printed(paper(town, "diagnosis"))
    *parts, total = printed.named("Cuadro 1")
    products = [figure(row["Peso × puntaje"].rpartition("= ")[2]) for row in parts]
    assert sum(products) == figure(total["Peso × puntaje"].removeprefix("suma = "))
    assert sum(figure(row["Peso"]) for row in parts) == 100
    gains = printed.named("Cuadro 3")
    first, others, missing = (figure(row["Puntos"]) for row in gains[-3:])
    assert sum(figure(row["Puntos"]) for row in gains[:-3]) == first
    assert first + others == missing
    assert missing + sum(products) == 100
    change = printed.named("Cuadro 4")
    lines = [figure(row["Puntos"]) for row in change]
    assert sum(lines[:-1]) == lines[-1]
    keys = [int(re.search(r"\((\d+) %", text)[1]) for _figure, text in printed.keys if " de 5" in text]
    assert sum(keys) == 100


def test_the_three_rounds_stand_one_under_the_other(store, tmp_path):
    one, own = diagnosis(store), script(tmp_path, *TWO)
    for year, value in ((2024, "0"), (2025, "2"), (2026, "4")):
        answered(store, one, year, {"a1": value, "a2": "2", "b1": value}, script=own)
    printed = Printed(paper(store, "diagnosis"))
    rows = printed.named("Cuadro 3. Las rondas")
    assert [(row["Ronda"], row["Total"]) for row in rows] == [
        ("Ronda 1", "15,0"), ("Ronda 2", "50,0"), ("Ronda 3", "85,0"),
    ]  # fmt: skip
    assert "Subió 35,0 puntos desde 50,0." in words(printed.document), "against the round before, not the first"


def test_what_comes_of_other_weights_is_one_line_of_the_change(store, tmp_path):
    one, own = diagnosis(store), script(tmp_path, *TWO)
    answered(store, one, 2025, {"a1": "0", "a2": "4", "b1": "2"}, script=own)
    answered(store, one, 2026, {"a1": "3", "b1": "2"}, excluded={"a2": "Ya no se hace"})
    rows = Printed(paper(store, "diagnosis")).named("Cuadro 4. De dónde")
    last = {row["Pregunta"]: row["Puntos"] for row in rows}
    assert last["Pregunta a1"] == "+45,00"
    assert last["Ítems nuevos, retirados, que ya no aplican o que pesan distinto"] == "−30,00"
    assert last["Cambio del total, de 50,00 a 65,00"] == "+15,00"


# -- forms


def test_the_form_says_each_weight_as_a_part_of_100_and_what_it_is_a_form_of(store, tmp_path):
    """Eight components of weight 1 were printed «peso 1 %»."""
    eight = [dimension(f"d{n}", 1, criterion(f"c{n}")) for n in range(8)]
    one = diagnosis(store)
    answered(store, one, 2026, {}, script=script(tmp_path, *eight), close=False)
    document = paper(store, "diagnosis-form")
    said = words(document)
    assert said.count("peso 12,5 %") == 8
    assert "peso 1 %" not in said
    assert "Este formulario tiene 8 criterios." in said
    assert document.footer.strong == "ejemplo, versión 3 · Ronda 1"
    assert_both_say(document, tmp_path)


def test_each_area_has_its_own_sheet_to_sign_and_one_can_be_asked_alone(store, tmp_path):
    one = diagnosis(store)
    answered(store, one, 2026, {}, script=script(tmp_path, *TWO), close=False)
    whole = paper(store, "diagnosis-form")
    assert words(whole).count("Quien responde por") == words(whole).count("Firma") == 2
    alone = paper(store, "diagnosis-form", body="Obras")
    said = words(alone)
    assert "Pregunta b1" in said
    assert "Pregunta a1" not in said
    assert "1 criterio de los 3 de la evaluación" in said
    assert alone.footer.strong.endswith("· Obras")
    with pytest.raises(UserError, match="Las áreas son: Secretaría, Obras"):
        paper(store, "diagnosis-form", body="Prensa")


def test_a_form_is_blank_whatever_was_answered(store, tmp_path):
    one, own = diagnosis(store), script(tmp_path, *TWO, top='weighting = "items"')
    answered(store, one, 2026, {"a1": "3"}, script=own, excluded={"a2": "No hay"}, close=False)
    said = words(paper(store, "diagnosis-form"))
    assert "No hay" not in said
    assert "peso 66,7 %" in said, "what does not apply weighs on a blank form as the rest"
    assert said.count("☐ 0") == 3


# -- others who answered


def test_a_review_and_a_look_from_outside_are_compared_with_the_town_s_own(store, tmp_path):
    one = diagnosis(store)
    own = answered(store, one, 2026, {"a1": "4", "a2": "4", "b1": "2"}, script=script(tmp_path, *TWO))
    review = open_review(store, own, "Universidad")
    outside = open_outside(store, Ref("diagnosis", one), "Vecinos", date(2026, 1, 1), date(2026, 11, 15))
    for key, values in ((review, ("4", "0", "2")), (outside, ("4", "4", "0"))):
        for name, value in zip(("a1", "a2", "b1"), values, strict=True):
            engine.answer(store, key, name, value)
        engine.close_round(store, key, engine.nothing, date(2026, 11, 20))
    said = words(paper(store, "diagnosis", own))
    assert "La revisión de la ronda 1 da 50,0 de 100." in said
    assert "Coinciden en 2 de 3 ítems que ambas respondieron (67 %)." in said
    assert "De 80,0 (Municipio) a 50,0 (Revisión): −30,0" in words(paper(store, "diagnosis-compare", review))
    assert "De 80,0 (Municipio) a 60,0 (Ciudadanía): −20,0" in words(paper(store, "diagnosis-compare", outside))
    assert "De 80,0 (Municipio) a 60,0 (Ciudadanía)" in words(paper(store, "diagnosis-compare", one))
    assert "Revisión" in words(paper(store, "diagnosis-compare", kind="revisión"))
    with pytest.raises(UserError, match="no es una clase de ronda"):
        paper(store, "diagnosis", kind="ordinaria")


# -- sizes


@pytest.mark.parametrize(("dimensions", "each"), [(6, 10), (8, 25), (40, 5), (1, 60)])
def test_a_large_instrument_keeps_every_cell_on_its_sheet(store, tmp_path, dimensions, each):
    own = many(tmp_path, dimensions, each)
    one = diagnosis(store, "Un diagnóstico con un nombre larguísimo " * 5)
    answers = {each.key: str(at % 5) for at, each in enumerate(own.criteria)}
    answered(store, one, 2026, answers, script=own)
    for name in ("diagnosis", "semaforo-poster"):
        document = paper(store, name)
        drawn = [each for block in document.blocks for each in (block, *getattr(block, "blocks", ()))
                 if isinstance(each, Figure)]  # fmt: skip
        codes = {f"{d}.{n}" for d in range(1, dimensions + 1) for n in range(1, each + 1)}
        told = {part for one in drawn for shape in one.shapes if isinstance(shape, Lettering)
                for part in shape.text.split()}  # fmt: skip
        assert codes <= told
        for one_drawn in drawn:
            for shape in one_drawn.shapes:
                if isinstance(shape, Lettering):
                    assert -1 <= shape.y <= one_drawn.height + 1, shape.text
                    assert -1 <= shape.x <= one_drawn.width + 1, shape.text
    assert_both_say(paper(store, "diagnosis"), tmp_path)


# -- the sample, in nine countries


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_paper_of_a_diagnosis_is_filled_in_every_country(tmp_path, country):
    with fixed_clock(NOW):
        store = samples.sample(tmp_path / "a.munidesk", SampleSize(country=country, sessions=2, initiatives=6))
        for name in PAPERS:
            document = paper(store, name)
            said = words(document)
            assert not re.search(r"\b(None|True|False|self|outside|[a-z]+_[a-z_]+|\d{4}-\d{2}-\d{2})\b", said), name
            if country in ("UY", "MX"):
                assert_both_say(document, tmp_path)
        store.close()


def test_without_an_id_the_paper_is_of_the_round_that_was_closed_last(town):
    """Not of one that is open with blanks, which nobody should print by mistake."""
    last = max((one for each in diagnoses(town) for one in rounds_of(town, each.id)
                if one.closed_on and one.kind is RoundKind.SELF), key=lambda one: one.closed_on)  # fmt: skip
    assert f"Ronda {last.number}, cerrada el" in words(paper(town, "diagnosis"))


def test_the_answers_leave_as_a_list_with_a_row_for_each_item_of_each_round(town):
    made = catalog.PAPERS["diagnosis"].data(town, Selection())
    assert isinstance(made, Sheet)
    assert made.keys[:4] == ("instrumento", "version", "ronda", "tipo")
    assert len({row[6] for row in made.rows}) * len({(row[2], row[3]) for row in made.rows}) == len(made.rows)


# -- nothing to print


@pytest.mark.parametrize("name", PAPERS)
def test_an_empty_file_says_what_to_do_and_writes_nothing(store, tmp_path, name):
    with pytest.raises(UserError, match="Gobierno abierto"):
        paper(store, name)
    one = diagnosis(store)
    with pytest.raises(UserError):
        paper(store, name, one)


def test_a_round_without_an_answer_says_so(store, tmp_path):
    one = diagnosis(store)
    answered(store, one, 2026, {}, script=script(tmp_path, *TWO), close=False)
    for name in ("diagnosis", "semaforo-poster"):
        with pytest.raises(UserError, match="todavía no tiene respuestas"):
            paper(store, name)


# -- open data


def test_a_published_round_is_whole_explained_and_names_nobody(town, tmp_path):
    folder = catalog.FOLDERS["diagnosis-open-data"].write(town, tmp_path)
    names = {path.name for path in folder.iterdir()}
    assert names == {"respuestas.csv", "respuestas.json", "resultados.csv", "resultados.json", "diccionario.csv",
                     "ronda.json", "LÉAME.txt"}  # fmt: skip
    about = json.loads((folder / "ronda.json").read_text("utf-8"))
    results = json.loads((folder / "resultados.json").read_text("utf-8"))
    assert results[-1]["puntaje"] == about["total"]
    assert "Cualquier persona puede usarlos" in about["licencia"]
    answers = list(csv.reader((folder / "respuestas.csv").read_text("utf-8-sig").splitlines(), delimiter=";"))
    told = {row[1] for row in csv.reader((folder / "diccionario.csv").read_text("utf-8-sig").splitlines(),
                                         delimiter=";") if row[0] == "respuestas"}  # fmt: skip
    assert set(answers[0]) == told
    last = max((one for each in diagnoses(town) for one in rounds_of(town, each.id)
                if one.closed_on and one.kind is RoundKind.SELF), key=lambda one: one.closed_on)  # fmt: skip
    view = engine.load_round(town, last.id)
    whole = "".join(path.read_text("utf-8-sig") for path in folder.iterdir())
    assert last.respondents
    assert last.respondents not in whole
    notes = [one.note for one in view.answers.values() if one.note]
    assert notes
    assert not any(note in whole for note in notes)


def test_a_round_with_undecided_blanks_is_not_published(store, tmp_path):
    one = diagnosis(store)
    key = answered(store, one, 2026, {"a1": "3"}, script=script(tmp_path, *TWO), close=False)
    target = tmp_path / "salida"
    target.mkdir()
    for chosen in ("", key):
        with pytest.raises(UserError, match="sigue abierta"):
            prepare(store, engine.nothing, chosen).write(target)
    assert list(target.iterdir()) == []


# -- elsewhere


def test_the_manual_takes_the_result_and_the_traffic_light(town):
    for name, text in (("diagnostico", "de 100"), ("semaforo", "El semáforo en una página")):
        block = next(one for one in catalog.HOUSE.live_blocks if one.name == name)
        said = [line for each in block.blocks(town) for line in _lines(each)]
        assert any(text in line for line in said)


def _lines(block) -> list[str]:
    from munidesk.documents.lines import block_lines

    return list(block_lines(block))


def test_the_hearing_says_how_we_stand(town):
    said = words(paper(town, "hearing"))
    assert "Cómo estamos" in said
    assert "de 100: en desarrollo." in said


def test_red_is_offered_to_the_foda_as_weakness_and_green_as_strength_once(store, tmp_path):
    one = diagnosis(store)
    key = answered(store, one, 2026, {"a1": "0", "a2": "1", "b1": "4"}, script=script(tmp_path, *TWO))
    matrix = new_matrix(store, Matrix(title="FODA"))
    actions = catalog.HOUSE.features[-1].actions
    own = Ref("swot", matrix)
    assert actions["swot_offer"](store, own, "").splitlines() == [
        "D · Componente a: rojo, 12,5 de 100", "F · Componente b: verde, 100,0 de 100",
    ]  # fmt: skip
    assert actions["swot_from_diagnosis"](store, own, "") == "Se agregaron 2 factores del diagnóstico."
    view = load_view(store, matrix)
    (weak,) = view.of(Quadrant.WEAKNESS)
    assert "ronda 1, cerrada el 17 de noviembre de 2026: 12,5 de 100" in weak.evidence
    assert [each.other(Ref("swot_factor", weak.id)).id for each in links_of(store, Ref("swot_factor", weak.id))] == [
        key
    ]
    assert actions["swot_offer"](store, own, "") == ""
    with pytest.raises(UserError, match="No hay nada nuevo"):
        actions["swot_from_diagnosis"](store, own, "")
