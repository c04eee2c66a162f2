"""Instruments as files: written and read back equal, every fault with its line, weights that add up."""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from munidesk.base.errors import UserError
from munidesk.base.figures import Figures
from munidesk.instruments.changes import change_words, changes
from munidesk.instruments.domain import (
    AnswerKind,
    Band,
    Capacity,
    Criterion,
    Dimension,
    Instrument,
    Marker,
    Part,
    Shown,
    Weighting,
)
from munidesk.instruments.faults import MOST_CRITERIA, faults, refuse_faulty
from munidesk.instruments.outline import at_maximum, outline
from munidesk.instruments.pasted import pasted_questions
from munidesk.instruments.reading import FOLDER, faults_of_file, read_script, read_text, shipped
from munidesk.instruments.script import Script
from munidesk.instruments.writing import toml_of
from munidesk.town.profiles import load_profile

SHIPPED = sorted(path.stem for path in FOLDER.glob("*.toml"))


@pytest.fixture
def figures() -> Figures:
    return load_profile("UY").figures


@pytest.mark.parametrize("key", SHIPPED)
def test_what_ships_has_no_fault_adds_up_to_100_and_is_written_as_it_was_read(key: str, figures: Figures):
    script = shipped(key)
    assert faults(script) == ()
    assert at_maximum(script, figures) == 100
    assert sum(one.tenths for one in outline(script, (), figures) if one.criterion) == 1000
    assert read_text(toml_of(script), "copia.toml") == script


# -- written and read back


_LETTERS = st.text(
    st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from('"\\\t\x7f[]#='), min_size=1, max_size=20
)
_WORDS = _LETTERS.map(str.strip).filter(bool)
_MAYBE = st.just("") | _WORDS
_DECIMALS = st.decimals(-1000, 1000, places=2).map(lambda one: Decimal(f"{one:f}").normalize() + 0)


@st.composite
def scripts(draw: st.DrawFn) -> Script:
    """Sound ones, of every kind of answer."""
    head = Instrument(
        key=draw(_WORDS), version=draw(st.integers(1, 9)), title=draw(_WORDS), scale=draw(st.integers(1, 10)),
        source=draw(_MAYBE), months=draw(st.integers(0, 120)), shown=draw(st.sampled_from(Shown)),
        weighting=draw(st.sampled_from(Weighting)),
    )  # fmt: skip
    dimensions, criteria, parts = [], [], []
    for d in range(draw(st.integers(1, 3))):
        title = draw(_WORDS)
        dimensions.append(
            Dimension(
                key=f"d{d}", position=d + 1, title=title, short=draw(_WORDS), weight=draw(st.integers(1, 99)),
                area=draw(_MAYBE),
            )
        )  # fmt: skip
        for c in range(draw(st.integers(1, 3))):
            one, own = draw(criterion(f"d{d}", f"c{d}.{c}", c + 1, head.scale))
            criteria.append(one)
            parts.extend(own)
    bands = draw(st.just(()) | st.just((Band(key="rojo", title="R", start=0), Band(key="verde", title="V", start=70))))
    return Script(head, tuple(dimensions), tuple(criteria), tuple(parts), bands)


@st.composite
def criterion(draw: st.DrawFn, dimension: str, key: str, place: int, scale: int) -> tuple[Criterion, list[Part]]:
    kind = draw(st.sampled_from(list(AnswerKind)))
    goals = sorted(draw(st.sets(st.integers(1, 17), max_size=3)))
    targets = [f"{goal}.{draw(st.integers(1, 9))}" for goal in goals if draw(st.booleans())]
    low, high = draw(_DECIMALS), draw(_DECIMALS)
    if low == high:
        high += 1
    number = kind is AnswerKind.NUMBER
    one = Criterion(
        dimension_key=dimension, key=key, position=place, question=draw(_WORDS), kind=kind,
        weight=draw(st.integers(1, 50)), unit=draw(_MAYBE), short=draw(_MAYBE), area=draw(_MAYBE),
        levels="\n".join(f"{n} {draw(_WORDS)}" for n in range(draw(st.integers(0, scale)))),
        low=low if number else None, high=high if number else None,
        indicator=draw(_WORDS) if kind is AnswerKind.COMPUTED else "", advice=draw(_MAYBE),
        ods=", ".join(map(str, goals)), targets=", ".join(targets), gender=draw(st.sampled_from(Marker)),
        gender_advice=draw(_MAYBE), capacity=draw(st.sampled_from(Capacity)), evidence=draw(_MAYBE),
    )  # fmt: skip
    count = draw(st.integers(1, 3)) if kind is AnswerKind.CHECKLIST else 0
    return one, [
        Part(criterion_key=key, position=n + 1, text=draw(_WORDS), evidence=draw(_MAYBE), advice=draw(_MAYBE))
        for n in range(count)
    ]


@given(scripts())
@settings(max_examples=60, deadline=None)
def test_a_written_instrument_is_read_back_equal(script: Script):
    """Another municipality gets every word, number and mark that this one wrote."""
    assert read_text(toml_of(script), "ida.toml") == script
    assert script.bare() == script


# -- faults


def one_of(**changed: object) -> Script:
    """Two criteria in a dimension; `changed` of the second."""
    first = Criterion(dimension_key="d", key="a", question="Uno", weight=1)
    second = Criterion(dimension_key="d", key="b", question="Dos", weight=1, position=2)
    return Script(
        Instrument(key="x", title="X"), (Dimension(key="d", title="D", short="D"),), (first, replace(second, **changed))
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "field", "said"),
    [
        ({"ods": "18"}, "ods", "«18» no es un ODS"),
        ({"ods": "16", "targets": "16.6, 5.c"}, "targets", "5.c es del ODS 5"),
        ({"kind": AnswerKind.NUMBER}, "low", "dos valores"),
        ({"kind": AnswerKind.COMPUTED}, "indicator", "qué indicador"),
        ({"kind": AnswerKind.COMPUTED, "indicator": "nadie"}, "indicator", "ningún indicador «nadie»"),
        ({"kind": AnswerKind.CHECKLIST}, "parts", "al menos un punto"),
        ({"key": "a"}, "key", "repetido"),
        ({"levels": "0 no\n5 siempre"}, "levels", "5 siempre"),
        ({"levels": "nunca"}, "levels", "empieza con sus puntos"),
        ({"weight": -1}, "weight", "negativo"),
        ({"weight": 10**9}, "weight", "de 0 a 10000"),
    ],
)
def test_each_fault_is_said_at_its_field(changed: dict[str, object], field: str, said: str):
    found = faults(one_of(**changed), {"answered"})
    assert any(one.field == field and said in one.words and one.criterion for one in found), found
    with pytest.raises(UserError, match="falta"):
        refuse_faulty(one_of(**changed), {"answered"})


def test_weights_of_zero_and_bands_with_a_gap_are_faults_of_their_dimension_and_of_the_instrument():
    script = one_of()
    weightless = replace(script, criteria=tuple(replace(one, weight=0) for one in script.criteria))
    assert [(one.field, one.dimension) for one in faults(weightless)] == [("weight", "d")]
    assert [one.field for one in faults(replace(script, dimensions=(replace(script.dimensions[0], weight=0),)))] == [
        "weighting"
    ]
    for starts in ((10, 60), (0, 60, 60)):
        bands = tuple(Band(key=f"b{n}", title="B", start=start) for n, start in enumerate(starts))
        assert [one.field for one in faults(replace(script, bands=bands))] == ["start"]
    assert "no tiene criterios" in faults(replace(script, criteria=()))[-1].words


FILE = """key = "x"
title = "X"
scale = 4

[[dimension]]
key = "d"
title = "D"

[[dimension.criterion]]
key = "a"
question = "Uno"
ods = "16"

[[dimension.criterion]]
key = "b"
question = "Dos"
ods = "16"
weight = 2
"""


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('question = "Dos"\nods = "16"', 'question = "Dos"\nods = "18"'), "línea 17: «18» no es un ODS"),
        (('key = "b"', 'key = "a"'), "línea 15: el nombre interno «a» está repetido"),
        (("weight = 2", "weight = -2"), "línea 18: el peso no puede ser negativo"),
        (("scale = 4", "scale = 0"), "línea 3: la escala va de 1 a 10"),
        (("weight = 2", 'kind = "computed"\nindicator = "nadie"'), "línea 19: no hay ningún indicador «nadie»"),
        (("weight = 2", 'levels = ["9 siempre"]'), "línea 18: cada nivel"),
        (("weight = 2", "gender = 3"), "línea 18: en .* el marcador de género"),
        (("weight = 2", 'weight = "dos"'), "línea 18: en .* falta el valor «weight»"),
        (("weight = 2", 'kind = "rara"'), "línea 18: en .* no sirve «rara»"),
        (("weight = 2", 'capacity = "rara"'), "línea 18: en .* ninguna capacidad"),
        (('title = "D"', "title = 4"), "línea 7: en .* falta el valor «title»"),
        (("weight = 2", 'low = true\nhigh = nan\nkind = "number"'), "dos valores distintos"),
        (("weight = 2", "weight = dos"), "línea 18"),
    ],
)
def test_a_mistake_in_a_file_is_told_with_its_line(tmp_path: Path, change: tuple[str, str], said: str):
    path = tmp_path / "x.toml"
    path.write_text(FILE.replace(*change), encoding="utf-8")
    with pytest.raises(UserError, match=said):
        read_script(path, {"answered"})
    assert any(re.search(said, line) for line in faults_of_file(path, {"answered"}))


def test_all_the_mistakes_of_a_file_are_told_at_once(tmp_path: Path):
    path = tmp_path / "x.toml"
    path.write_text(FILE.replace('"16"', '"18"').replace("weight = 2", "weight = -2"), encoding="utf-8")
    assert [line.split(":")[0] for line in faults_of_file(path)] == [f"x.toml, línea {n}" for n in (12, 17)] or (
        len(faults_of_file(path)) >= 2
    )


@pytest.mark.parametrize(
    "text",
    ["a = " + "[" * 100_000, "a = " + "1" * 6_000, "\x00\x01", "key = 1\ntitle = 2", "", "[[dimension]]\n" * 3,
     'key = "x"\ntitle = "X"\ndimension = 4', 'key = "x"\ntitle = "X"\n[[dimension]]\ntitle = "D"\ncriterion = ["a"]'],
    ids=["deep", "long number", "not text", "other types", "empty", "no keys", "no table", "no criterion"],
)  # fmt: skip
def test_a_hostile_file_is_refused_in_a_sentence(tmp_path: Path, text: str):
    path = tmp_path / "x.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError):
        read_script(path)
    assert faults_of_file(path)


def test_a_huge_file_is_refused_without_reading_it(tmp_path: Path):
    path = tmp_path / "x.toml"
    path.write_bytes(b"#" * 4_000_001)
    with pytest.raises(UserError, match="demasiado grande"):
        read_script(path)


def sized(count: int) -> Script:
    criteria = tuple(
        Criterion(dimension_key=f"d{n % 12}", key=f"c{n}", question=f"¿{n}?", position=n) for n in range(count)
    )
    dimensions = tuple(Dimension(key=f"d{n}", title=f"D{n}", short=f"D{n}", position=n + 1) for n in range(12))
    return Script(Instrument(key="x", title="X"), dimensions, criteria)


def test_ten_times_the_size_is_read_weighed_and_written_and_beyond_that_refused(figures: Figures):
    script = sized(600)
    assert faults(script) == ()
    assert at_maximum(script, figures) == 100
    assert sum(one.tenths for one in outline(script, (), figures) if one.criterion) == 1000
    assert read_text(toml_of(script), "x.toml") == script.bare()
    assert any("caben" in one.words for one in faults(sized(MOST_CRITERIA + 1)))


# -- versions and pasted lists


def test_what_changed_between_versions_is_told_by_kind(figures: Figures):
    old = one_of()
    a, b = old.criteria
    new = replace(old, criteria=(replace(a, weight=3, question="Uno mejor"), replace(b, key="c", question="Tres")))
    found = changes(old, new, figures)
    assert [one.key for one in found.added] == ["c"]
    assert [one.key for one in found.retired] == ["b"]
    assert [(one.before, one.after) for one in found.reweighted] == [(Fraction(50), Fraction(75))]
    told = dict(change_words(found, figures))
    assert told["1 con otro peso"] == ("Uno mejor: del 50,0 % al 75,0 %",)
    assert told["1 con otra pregunta"] == ("«Uno» ahora es «Uno mejor»",)
    assert not changes(old, old, figures)


def test_a_list_pasted_from_a_sheet_becomes_criteria_by_its_headings(figures: Figures):
    asked = pasted_questions(
        "Componente\tPregunta\tPeso\tODS\tPuntos de la lista\n"
        "Puertas\t¿Se publica?\t3\t16\tActas | Cuentas\n"
        "\t¿Se pregunta, o no?\t\t5\t\n",
        figures,
    )
    assert [(one.criterion.question, one.criterion.weight, one.criterion.ods, one.dimension) for one in asked] == [
        ("¿Se publica?", 3, "16", "Puertas"), ("¿Se pregunta, o no?", 1, "5", "Puertas"),
    ]  # fmt: skip
    assert [part.text for part in asked[0].parts] == ["Actas", "Cuentas"]
    assert asked[0].criterion.kind is AnswerKind.CHECKLIST


def test_a_plain_list_is_one_question_a_line_with_its_commas(figures: Figures):
    asked = pasted_questions("Uno, dos y tres\r\n\r\nCuatro\r\n", figures)
    assert [one.criterion.question for one in asked] == ["Uno, dos y tres", "Cuatro"]


def test_a_cell_that_is_no_weight_is_told_with_its_row(figures: Figures):
    with pytest.raises(UserError, match="Fila 3"):
        pasted_questions("Pregunta\tPeso\nUno\t2\nDos\tmucho\n", figures)
    with pytest.raises(UserError, match="ninguna pregunta"):
        pasted_questions(" \n", figures)
