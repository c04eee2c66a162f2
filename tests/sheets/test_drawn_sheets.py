"""Sheets that people draw rather than list come in all the same, each shape in two lists at least."""

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.data.book import Book, Cell, Page
from munidesk.features.planning.kinds import COMMITMENTS
from munidesk.features.swot.kinds import FACTORS, STRATEGIES
from munidesk.sheets import assistant, layouts
from munidesk.sheets.layouts import AS_IT_IS, LAYOUT
from munidesk.sheets.looks import LEAVE, TAKE
from munidesk.sheets.meanings import code_said
from munidesk.sheets.shape import Shape
from munidesk.town.kinds import PEOPLE
from tests.sheets.books import read
from tests.sheets.drawn import drawn
from tests.sheets.sheet import counts, rehearse, write


@pytest.fixture
def store(sample_store):
    return sample_store


def target(name: str):
    return catalog.importer_named(name).target()


# -- squares

TITLES = {
    "factors": (
        ("FORTALEZAS", "DEBILIDADES", "OPORTUNIDADES", "AMENAZAS"),
        ("Nuestras fortalezas (F)", "Debilidades internas", "OPORTUNIDADES:", "Amenazas externas"),
        ("F", "D", "O", "A"),
        ("Puntos fuertes", "Puntos débiles", "Oportunidades", "Riesgos"),
        ("1. Fortalezas", "2. Debilidades", "3. Oportunidades", "4. Amenazas"),
    ),
    "strategies": (("FO", "DO", "FA", "DA"), ("Estrategias FO", "Estrategias DO", "Estrategias FA", "Estrategias DA")),
}
KINDS = {"factors": ("quadrant", FACTORS), "strategies": ("kind", STRATEGIES)}
TEXTS = ("Gente de oficio en la cuadrilla", "Galpón propio", "Sin plano de veredas", "Pocas horas de taller",
         "Fondo provincial abierto", "Escuela técnica cerca", "Suba del asfalto", "Crecidas del arroyo")  # fmt: skip
CODES = {
    "factors": ["strength"] * 2 + ["weakness"] * 2 + ["opportunity"] * 2 + ["threat"] * 2,
    "strategies": ["so"] * 2 + ["wo"] * 2 + ["st"] * 2 + ["wt"] * 2,
}
EVERY = [(name, titles) for name, each in TITLES.items() for titles in each]


CROSSED = (*["(F1, O1)"] * 2, *["(D1, O1)"] * 2, *["(F1, A1)"] * 2, *["(D1, A1)"] * 2)


def texts(titles):
    """Those of strategies say which factors they cross."""
    crosses = code_said(target("strategies").field("kind"), titles[0].split()[-1]) is not None
    return [f"{text} {codes}" for text, codes in zip(TEXTS, CROSSED, strict=True)] if crosses else TEXTS


def two_by_two(titles):
    a, b, c, d = titles
    t = texts(titles)
    return [["Taller de octubre"], ["", a, b], ["INTERNO", t[0], t[2]], ["", t[1], t[3]], [],
            ["", c, d], ["EXTERNO", t[4], t[6]], ["", t[5], t[7]]]  # fmt: skip


def four_beside(titles):
    t = texts(titles)
    return [list(titles), [t[0], t[2], t[4], t[6]], [t[1], t[3], t[5], t[7]]]


def four_below(titles):
    rows, t = [], texts(titles)
    for at, title in enumerate(titles):
        rows += [[title], [t[2 * at]], [t[2 * at + 1]], []]
    return rows


def numbered_with_a_weight(titles):
    """Each square with its number, its text and its weight, and the squares with a blank column between them."""
    a, b, c, d = titles
    t = texts(titles)
    head = ["N.º", "Texto", "Peso", None, "N.º", "Texto", "Peso"]
    return [[a, None, None, None, b], head, [1, t[0], 10, None, 1, t[2], 10], [2, t[1], 20, None, 2, t[3], 20],
            [c, None, None, None, d], head, [1, t[4], 10, None, 1, t[6], 10],
            [2, t[5], 20, None, 2, t[7], 20]]  # fmt: skip


def all_in_one_cell(titles):
    def cell(at: int) -> str:
        return f"• {t[2 * at]}\n• {t[2 * at + 1]}"

    t = texts(titles)

    return [[titles[0], titles[1]], [cell(0), cell(1)], [titles[2], titles[3]], [cell(2), cell(3)]]


DRAWINGS = (two_by_two, four_beside, four_below, numbered_with_a_weight, all_in_one_cell)


@pytest.mark.parametrize("draw", DRAWINGS)
@pytest.mark.parametrize(("name", "titles"), EVERY)
def test_squares_under_their_title_are_rows_of_it(store, tmp_path, name, titles, draw):
    field, kind = KINDS[name]
    before = {one.id for one in kind.all(store)}
    told = write(store, target(name), drawn(tmp_path / "foda.xlsx", draw(titles)))
    assert [one.reason for one in told.outcomes if one.reason] == []
    assert counts(told) == (8, 0, 0, 0)
    new = sorted((one for one in kind.all(store) if one.id not in before), key=lambda one: TEXTS.index(one.text))
    assert [one.text for one in new] == list(TEXTS)
    assert [getattr(one, field).value for one in new] == CODES[name]
    again = write(store, target(name), tmp_path / "foda.xlsx")
    assert counts(again) == (0, 0, 8, 0)


def test_a_list_with_a_column_of_quadrants_is_no_drawing(store, tmp_path):
    rows = [["Cuadrante", "Factor"], ["Fortaleza", TEXTS[0]], ["Debilidad", TEXTS[2]], ["Amenaza", TEXTS[6]],
            ["Oportunidad", TEXTS[4]]]  # fmt: skip
    told = rehearse(store, target("factors"), drawn(tmp_path / "lista.xlsx", rows))
    assert counts(told) == (4, 0, 0, 0)
    assert not any(one.code == LAYOUT for one in told.choices)


# -- on its side

SIDEWAYS = {
    "commitments": (
        ["Compromiso", "Pavimentar Laprida", "Plano de veredas", "Padrón de ferias"],
        ["Vence", "1/3/2027", "15/4/2027", "30/6/2027"],
        ["Responsable", "Obras", "Catastro", "Ferias"],
    ),
    "encounters": (
        ["Título:", "Taller de cuencas", "Cierre de cuencas"], ["Clase:", "taller", "asamblea"],
        ["Fecha:", "3/3/2026", "4/4/2026"], ["Lugar:", "Club", "Plaza"], ["Mujeres:", 12, 9],
    ),
    "people": (
        ["Nombre y apellido", "Rosa Vidal", "Hugo Peralta", "Zulma Ríos"],
        ["Cargo", "Vocal", "Vocal", "Secretaria"], ["Órgano", *["Comisión de aguas"] * 3],
        ["Lista", "Lista 1", "Lista 2", "Lista 1"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SIDEWAYS)
def test_a_sheet_on_its_side_is_a_list_of_its_columns(store, tmp_path, name):
    rows = SIDEWAYS[name]
    told = write(store, target(name), drawn(tmp_path / "acostada.xlsx", rows))
    assert [one.reason for one in told.outcomes if one.reason] == []
    assert counts(told) == (len(rows[0]) - 1, 0, 0, 0)
    assert next(one.default for one in told.choices if one.code == LAYOUT)
    assert any("acostada" in one for one in told.understood)


def test_what_came_in_from_a_sheet_on_its_side_is_what_its_columns_say(store, tmp_path):
    write(store, target("commitments"), drawn(tmp_path / "a.xlsx", SIDEWAYS["commitments"]))
    made = {one.title: (f"{one.deadline:%d/%m/%Y}", one.responsible) for one in COMMITMENTS.all(store)}
    assert made["Plano de veredas"] == ("15/04/2027", "Catastro")


def test_who_says_that_a_sheet_is_no_drawing_has_it_read_as_it_stands(store, tmp_path):
    path = drawn(tmp_path / "a.xlsx", SIDEWAYS["people"])
    opened = assistant.open_sheets(store, target("people"), path)
    plain = assistant.understand_again(opened, Shape(answers={LAYOUT: AS_IT_IS}))
    assert plain.book == opened.as_written
    assert [column.title for column in assistant.understand_again(plain, Shape()).sheets[0].columns][:2] == [
        "Nombre y apellido", "Cargo",
    ]  # fmt: skip
    assert not [one for one in PEOPLE.all(store) if one.full_name == "Zulma Ríos"]


# -- told apart by their look alone

LOOKED_AT = {
    "commitments": [["Compromiso", "Vence"], ["Pavimentar Laprida", "1/3/2027"], ["Plano de veredas", "15/4/2027"],
                    ["Padrón de ferias", "30/6/2027"], ["Luces de la plaza", "1/7/2027"]],
    "factors": [["Cuadrante", "Factor"], ["F", TEXTS[0]], ["D", TEXTS[2]], ["O", TEXTS[4]], ["A", TEXTS[6]]],
    "people": [["Nombre y apellido", "Cargo", "Órgano"], ["Rosa Vidal", "Vocal", "Comisión de aguas"],
               ["Hugo Peralta", "Vocal", "Comisión de aguas"], ["Zulma Ríos", "Vocal", "Comisión de aguas"],
               ["Olga Sosa", "Vocal", "Comisión de aguas"]],
}  # fmt: skip


@pytest.mark.parametrize(
    ("look", "code", "word"),
    [
        ({"struck": [3, 4]}, "struck", "tachadas"),
        ({"filled": {3: "FFFF0000", 4: "FFFF0000"}}, "colour:FF0000", "rojo"),
        ({"filled": {3: "FFFFFF00", 4: "FFFFFF00"}}, "colour:FFFF00", "amarillo"),
    ],
)
@pytest.mark.parametrize("name", LOOKED_AT)
def test_rows_marked_by_their_look_alone_are_asked_about(store, tmp_path, name, look, code, word):
    path = drawn(tmp_path / "a.xlsx", LOOKED_AT[name], **look)
    asked = next(one for one in rehearse(store, target(name), path).choices if one.code == code)
    assert word in asked.question and "3 y 4" in asked.question and not asked.default
    with pytest.raises(UserError) as fault:
        write(store, target(name), path)
    assert (fault.value.code, fault.value.field) == ("unanswered", code)
    left = write(store, target(name), path, Shape(answers={code: LEAVE}))
    assert counts(left) == (2, 0, 2, 0)
    assert all("se deja fuera" in one.note for one in left.outcomes if one.line in (3, 4))
    taken = write(store, target(name), path, Shape(answers={code: TAKE}))
    assert counts(taken) == (2, 0, 2, 0)


@pytest.mark.parametrize("name", LOOKED_AT)
def test_colours_that_only_help_to_read_are_not_asked_about(store, tmp_path, name):
    grey, blue = "FFDDDDDD", "FF0000FF"
    for filled in ({2: grey, 4: grey}, {1: blue}, {2: grey, 3: blue, 4: "FF00FF00", 5: "FFFFFF00"},
                   dict.fromkeys(range(2, 6), grey)):  # fmt: skip
        path = drawn(tmp_path / "a.xlsx", LOOKED_AT[name], filled=filled)
        assert not [one for one in rehearse(store, target(name), path).choices if one.code.startswith("colour")]


def test_words_crossed_out_letter_by_letter_are_a_row_crossed_out(tmp_path):
    """As when the text is selected within the cell; half of a text crossed out is a correction of it, and no row."""
    book = openpyxl.Workbook()
    page = book.active
    crossed = InlineFont(strike=True)
    page.append(["Compromiso"])
    page.append([CellRichText(TextBlock(crossed, "Plano "), TextBlock(crossed, "de veredas"))])
    page.append([CellRichText(TextBlock(crossed, "Plano"), " de calles")])
    book.save(tmp_path / "a.xlsx")
    assert {line for line, look in read(tmp_path / "a.xlsx").pages[0].looks.items() if look.struck} == {2}


def test_a_long_sheet_is_a_list_and_is_not_tried_as_a_drawing(monkeypatch):
    """Ten thousand initiatives were tried word by word as titles of squares: opening them took two minutes."""
    tried = []
    monkeypatch.setattr(layouts, "squared", lambda page, _fields: tried.append(page.name))
    monkeypatch.setattr(layouts, "turned", lambda page, _fields: tried.append(page.name))
    row = (Cell("Sombra", "Sombra"),)
    for rows in (10, 1_001):
        page = Page(f"{rows}", (row,) * rows, tuple(range(1, rows + 1)))
        layouts.lay_out_book(Book("lista.xlsx", 1, (page,)), (), {})
    assert tried == ["10", "10"]
