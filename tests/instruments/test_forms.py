"""Forms that go out for an area and come back: as a workbook, as a small file filled in another PC; altered ones."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.cli import main
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.instruments import store as engine
from munidesk.instruments import store_criteria as criteria
from munidesk.instruments.domain import Part, Way
from munidesk.instruments.form import MOST_BYTES, SUFFIX, Told, read_form_file, with_answer, write_form_file
from munidesk.instruments.store_forms import export_forms, receive_form, write_forms
from munidesk.instruments.store_opinions import opinions
from munidesk.town.founding import found
from tests.instruments.made import opened


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")) as made:
        found(made, country="UY", name="Cerro del Alba")
        yield made


def sent(store: Store, folder: Path) -> tuple[str, dict[str, Path]]:
    """An open round and its forms, by name."""
    key = opened(store, folder)
    return key, {one.name: one for one in write_forms(store, key, folder / "formularios")}


def filled(path: Path, who: str = "Tesorería", **told: Told) -> Path:
    """The small file as another MuniDesk leaves it."""
    form = read_form_file(path)
    for name, one in told.items():
        form = with_answer(form, name, one)
    write_form_file(path, replace(form, evaluator=who))
    return path


def test_each_area_gets_a_workbook_and_a_file_with_its_questions_alone(store: Store, tmp_path: Path):
    _key, made = sent(store, tmp_path)
    assert sorted(made) == [
        "Formulario_Obras.munidesk-form", "Formulario_Obras.xlsx", "Formulario_Tesorería.munidesk-form",
        "Formulario_Tesorería.xlsx",
    ]  # fmt: skip
    form = read_form_file(made["Formulario_Tesorería.munidesk-form"])
    assert [one.key for one in form.asked] == ["a1", "a2"]
    assert (form.instrument, form.version, form.place, form.area) == ("prueba", 1, "Cerro del Alba", "Tesorería")


def test_a_small_file_filled_elsewhere_comes_back_as_what_its_evaluator_answers(store: Store, tmp_path: Path):
    key, made = sent(store, tmp_path)
    back = filled(
        made[f"Formulario_Tesorería{SUFFIX}"], a1=Told("3", note="ver acta"), a2=Told("", True, "no se lleva")
    )  # fmt: skip
    got = receive_form(store, back)
    assert (got.round_id, got.evaluator, got.answered, got.left) == (key, "Tesorería", 2, ())
    told = {one.criterion_key: one for one in opinions(store, key)}
    assert (told["a1"].value, told["a1"].note, told["a1"].way) == ("3", "ver acta", Way.FILE)
    assert engine.load_round(store, key).answers["a2"].reason == "no se lleva"


def test_a_workbook_comes_back_cell_by_cell(store: Store, tmp_path: Path):
    key, made = sent(store, tmp_path)
    path = made["Formulario_Obras.xlsx"]
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    rows = {str(row[0].value): row for row in sheet.iter_rows() if row[0].value}
    assert sheet.protection.sheet and not rows["b1"][4].protection.locked and rows["b1"][2].protection.locked
    rows["@who"][4].value = "Ana, de Obras"
    rows["b1"][4].value, rows["b2"][4].value, rows["b3"][5].value = 3, 62.5, "sí"
    rows["b3"][6].value = "no hay oficina"
    book.save(path)
    got = receive_form(store, path)
    assert (got.evaluator, got.answered) == ("Ana, de Obras", 3)
    answers = engine.load_round(store, key).answers
    assert (answers["b1"].value, answers["b2"].value) == ("3", "62.5")
    assert (answers["b3"].not_applicable, answers["b3"].reason) == (True, "no hay oficina")
    assert {one.way for one in opinions(store, key)} == {Way.SHEET}


def test_the_marks_of_a_list_are_rows_of_the_workbook(store: Store, tmp_path: Path):
    key, made = sent(store, tmp_path)
    path = made["Formulario_Tesorería.xlsx"]
    book = openpyxl.load_workbook(path)
    rows = {str(row[0].value): row for row in book.worksheets[0].iter_rows() if row[0].value}
    rows["a2#1"][4].value = "sí"
    book.save(path)
    assert receive_form(store, path).answered == 1
    assert engine.load_round(store, key).answers["a2"].value == "01"


def test_a_value_that_cannot_be_names_its_row_and_nothing_comes_in(store: Store, tmp_path: Path):
    key, made = sent(store, tmp_path)
    path = made["Formulario_Obras.xlsx"]
    book = openpyxl.load_workbook(path)
    rows = {str(row[0].value): row for row in book.worksheets[0].iter_rows() if row[0].value}
    rows["b1"][4].value, rows["b2"][4].value = 9, 10
    book.save(path)
    with pytest.raises(UserError, match=f"Fila {rows['b1'][0].row}: La respuesta va de 0 a 4"):
        receive_form(store, path)
    assert opinions(store, key) == ()


def test_a_form_of_another_version_goes_by_key_and_says_what_changed(store: Store, tmp_path: Path):
    first, made = sent(store, tmp_path)
    for name, value in {"a1": "0", "a2": "00", "b1": "0", "b2": "0", "b3": "0"}.items():
        engine.answer(store, first, name, value)
    engine.close_round(store, first, engine.nothing)
    second = opened(store, tmp_path)
    view = engine.load_round(store, second)
    criteria.retire_criterion(store, second, "b1")
    a2 = next(one for one in view.criteria if one.key == "a2")
    criteria.save_criterion(store, second, a2, (Part(text="x"), Part(text="y"), Part(text="z")))
    back = filled(made[f"Formulario_Tesorería{SUFFIX}"], a1=Told("3"), a2=Told("11"))
    got = receive_form(store, back)
    assert (got.round_id, got.answered) == (second, 1)
    assert got.left == ("«¿A dos?» se responde ahora de otro modo.",)
    back = filled(made[f"Formulario_Obras{SUFFIX}"], "Obras", b1=Told("4"), b3=Told("1"))
    assert receive_form(store, back).left == ("«¿B uno?» ya no se pregunta.",)
    assert engine.load_round(store, second).answers["b3"].value == "1"


def altered(path: Path, **changes: object) -> Path:
    whole = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(whole | changes), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"format": "munidesk-form/9"}, "más nueva"),
        ({"scale": 99}, "alterado"),
        ({"version": "1"}, "alterado"),
        ({"asked": []}, "alterado"),
        ({"asked": [{"key": "a1"}]}, "alterado"),
        ({"said": {"a1": {"value": "7", "not_applicable": False, "reason": "", "note": ""}}}, "va de 0 a 4"),
        ({"said": {"zz": {"value": "1", "not_applicable": False, "reason": "", "note": ""}}}, "no pregunta «zz»"),
        ({"said": {"a1": {"value": "1", "not_applicable": "no", "reason": "", "note": ""}}}, "alterado"),
        ({"said": {"a1": {"value": "1", "not_applicable": True, "reason": "", "note": ""}}}, "por qué no aplica"),
        ({"title": "x" * 5000}, "alterado"),
    ],
)
def test_a_file_altered_by_hand_is_refused_with_a_sentence(store: Store, tmp_path: Path, changes, said: str):
    key, made = sent(store, tmp_path)
    path = altered(made[f"Formulario_Tesorería{SUFFIX}"], **changes)
    with pytest.raises(UserError, match=said):
        receive_form(store, path)
    assert opinions(store, key) == ()


def test_what_is_no_form_is_refused_with_a_sentence(store: Store, tmp_path: Path):
    sent(store, tmp_path)
    for name, content in (
        ("vacio", b""), ("cortado", b'{"format": "munidesk-form/1", "asked"'), ("binario", bytes(range(256))),
        ("hondo", b"[" * 90_000), ("grande", b" " * (MOST_BYTES + 1)), ("lista", b"[]"),
    ):  # fmt: skip
        path = tmp_path / f"{name}{SUFFIX}"
        path.write_bytes(content)
        with pytest.raises(UserError, match="no se puede usar"):
            receive_form(store, path)
    with pytest.raises(UserError, match="demasiado grande"):
        receive_form(store, tmp_path / f"grande{SUFFIX}")
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "Otra planilla"
    book.save(tmp_path / "otra.xlsx")
    with pytest.raises(UserError, match="no es un formulario"):
        receive_form(store, tmp_path / "otra.xlsx")


def test_a_key_added_to_the_file_and_to_its_answers_is_still_refused(store: Store, tmp_path: Path):
    key, made = sent(store, tmp_path)
    path = made[f"Formulario_Tesorería{SUFFIX}"]
    whole = json.loads(path.read_text(encoding="utf-8"))
    whole["asked"].append(whole["asked"][0] | {"key": "zz"})
    whole["evaluator"] = "Nadie"
    whole["said"] = {"zz": {"value": "1", "not_applicable": False, "reason": "", "note": ""}}
    path.write_text(json.dumps(whole), encoding="utf-8")
    with pytest.raises(UserError, match=r"alterado.*zz"):
        receive_form(store, path)
    assert opinions(store, key) == ()


def test_nobody_signs_no_answers_and_no_round_are_said(store: Store, tmp_path: Path):
    key, made = sent(store, tmp_path)
    path = made[f"Formulario_Tesorería{SUFFIX}"]
    with pytest.raises(UserError, match="sin respuestas"):
        receive_form(store, filled(path))
    with pytest.raises(UserError, match="quién responde"):
        receive_form(store, filled(path, " ", a1=Told("1")))
    engine.delete_round(store, key)
    with pytest.raises(UserError, match="No hay una ronda abierta"):
        receive_form(store, filled(path, a1=Told("1")))
    with pytest.raises(UserError, match="ninguna ronda abierta"):
        export_forms(store, tmp_path / "x")


def test_the_command_line_sends_them_out_and_takes_them_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "a.munidesk"
    assert main(["sample", str(path), "--sessions", "2"]) == 0
    assert main(["export", str(path), "evaluation-forms", "--to", str(tmp_path / "salida")]) == 0
    (back,) = (tmp_path / "salida").rglob(f"Formulario_Atención{SUFFIX}")
    filled(back, "Atención", permisos=Told("2"))
    capsys.readouterr()
    assert main(["import", str(path), "evaluation-forms", str(back), "--dry-run"]) == 0
    assert "Atención: 1 respuesta." in capsys.readouterr().out
    assert main(["import", str(path), "evaluation-forms", str(back)]) == 0
    capsys.readouterr()
    assert main(["list", str(path), "answers", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    own = [one for one in rows if one["clave"] == "permisos" and one["fecha"] is None]
    assert [one["respuesta"] for one in own] == ["1"], "the round said 1 before Atención said 2: a person decides"
