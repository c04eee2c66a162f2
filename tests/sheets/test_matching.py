"""Headings and words of clerks' sheets: each finding with its own words, matched as the person meant it."""

from munidesk.sheets.match import match
from munidesk.sheets.matched import Matched
from munidesk.sheets.shape import Shape
from munidesk.sheets.target import TargetField
from tests.sheets.books import Rows, grasp
from tests.sheets.lists import INITIATIVE, PEOPLE, PLAN


def matched(fields: tuple[TargetField, ...], rows: Rows, shape: Shape | None = None) -> Matched:
    return match(fields, grasp(rows), shape or Shape())


def titles(made: Matched) -> dict[str, list[str]]:
    return {key: [made.sheet.columns[at].title for at in places] for key, places in made.columns.items()}


def test_p5_an_m_is_what_the_other_letters_of_its_column_say() -> None:
    for others, meaning in (("H", "f"), ("F", "m"), ("V", "f")):
        rows = [["Nombre", "Sexo"], ["Ana Paz", "M"], ["Eva Sol", "M"], ["Zoe Luz", others]]
        assert matched(PEOPLE, rows).values["gender"]["M"] == meaning
    assert matched(PEOPLE, [["Nombre", "Sexo"], ["Ana Paz", "M"], ["Eva Sol", "M"]]).values["gender"] == {"M": None}
    assert matched(PEOPLE, [["Nombre", "Sexo (H/M)"], ["Ana Paz", "M"]]).values["gender"] == {"M": "f"}


def test_p20_words_of_outcomes_become_codes_or_are_to_be_decided() -> None:
    words = ["Aprobado", "RECHAZADAS", "Rechazada", "elegida", "Aprob. parcial", "no procede", "?", "quién sabe"]
    rows = [["Título", "Resultado"], *([f"Pedido número {n}", word] for n, word in enumerate(words))]
    made = matched(INITIATIVE, [*rows, ["Otro pedido", "RECHAZADAS"]])
    assert made.values["answer_kind"] == {
        "Aprobado": "accepted", "RECHAZADAS": "rejected", "Rechazada": "rejected", "elegida": "accepted",
        "Aprob. parcial": "partly_accepted", "no procede": "rejected", "?": None, "quién sabe": None,
    }  # fmt: skip
    assert made.times["answer_kind"]["RECHAZADAS"] == 2


def test_p20_what_the_person_decided_of_a_word_stands() -> None:
    rows = [["Título", "Resultado"], ["Luz en la plaza", "?"], ["Rampa en la escuela", "Aprobado"]]
    shape = Shape(values={"answer_kind": {"?": "", "aprobado": "partly_accepted"}})
    assert matched(INITIATIVE, rows, shape).values["answer_kind"] == {"?": "", "Aprobado": "partly_accepted"}


def test_p25_a_budget_offices_words_are_headings_of_the_plan() -> None:
    made = matched(
        PLAN,
        [
            ["Nombre", "Meta anual 2027", "Grado de avance", "Crédito vigente", "Semáforo"],
            ["Poda", 30, "50 %", 1000, "verde"], ["Bacheo", 45, "20 %", 800, "rojo"],
        ],
    )  # fmt: skip
    assert titles(made) == {
        "title": ["Nombre"], "target": ["Meta anual 2027"], "value": ["Grado de avance"],
        "modified": ["Crédito vigente"],
    }  # fmt: skip
    assert made.unused == ("Semáforo",)


def test_p25_plurals_and_longer_headings_are_known_by_their_words() -> None:
    made = matched(
        PLAN, [["METAS", "ACTIVIDADES A REALIZAR", "RESPONSABLES"], [30, "Poda", "Ana"], [45, "Bacheo", "Eva"]]
    )
    assert titles(made) == {
        "target": ["METAS"], "title": ["ACTIVIDADES A REALIZAR"], "responsible": ["RESPONSABLES"],
    }  # fmt: skip


def test_p25_of_two_years_the_one_of_the_sheet_is_taken_and_the_other_named() -> None:
    rows = [["PLAN 2027"], [], ["Nombre", "Meta 2026", "Meta 2027"], ["Poda", 3, 4], ["Bacheo", 5, 6]]
    made = matched(PLAN, rows)
    assert titles(made)["target"] == ["Meta 2027"]
    assert made.unused == ("Meta 2026",)


def test_p25_another_ones_telephone_is_not_the_person_in_charge() -> None:
    made = matched(PLAN, [["Nombre", "Teléfono del responsable"], ["Poda", "099 12 34"], ["Bacheo", "091 55 66"]])
    assert made.unused == ("Teléfono del responsable",)


def test_p25_the_name_of_a_row_is_no_branch_written_over_it() -> None:
    """Axis and programme stand once, above blanks: they are read in each row, and none of them names the activity."""
    sheet = grasp(
        [
            ["Eje", "Programa", "Actividad", "Monto"],
            ["Ciudad", "Verde", "Poda", 10], [None, None, "Riego", 20], [None, "Gris", "Bacheo", 5],
            ["Social", None, "Coro", 7], [None, None, "Liga", 9],
        ]
    )  # fmt: skip
    made = match(PLAN, sheet, Shape())
    assert {key: titles(made)[key] for key in ("axis", "parent", "title")} == {
        "axis": ["Eje"], "parent": ["Programa"], "title": ["Actividad"],
    }  # fmt: skip
    assert [tuple(cell.value for cell in row.cells[:2]) for row in sheet.data] == [
        ("Ciudad", "Verde"), ("Ciudad", "Verde"), ("Ciudad", "Gris"), ("Social", None), ("Social", None),
    ]  # fmt: skip


def test_p20_a_no_before_a_word_is_never_left_out() -> None:
    rows = [["Título", "Resultado"], ["Luz en la plaza", "No elegida"], ["Rampa en la escuela", "aprobado"]]
    assert matched(INITIATIVE, rows).values["answer_kind"] == {"No elegida": None, "aprobado": "accepted"}


def test_p25_the_order_of_the_words_of_a_heading_tells_which_name_comes_first() -> None:
    fields = (
        TargetField("listed", "Apellidos, Nombre", str, ("apellido y nombre",)),
        TargetField("full", "Nombre Apellidos", str, ("nombre y apellido",)),
    )
    for heading, key in (("Nombres y apellidos", "full"), ("APELLIDOS Y NOMBRES", "listed")):
        rows = [[heading, "Cargo"], ["Ana Paz", "Edila"], ["Eva Sol", "Edila"]]
        assert list(matched(fields, rows).columns) == [key]


def test_p25_a_column_of_some_words_of_a_list_is_not_taken_for_it() -> None:
    """Under a heading nobody knows all of them have to be codes: else the others would keep their rows out."""
    rows = [["Título", "Marca"], *([f"Pedido número {n}", "aceptada"] for n in range(9)), ["Otro pedido", "verde"]]
    assert matched(INITIATIVE, rows).unused == ("Marca",)
    assert matched(INITIATIVE, rows[:-1]).unused == ()
