"""Yes or no is an answer of its own; each part of a checklist says what proves it and what to do without it."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.documents.lines import plain_lines
from munidesk.features.pilot.domain import Pilot
from munidesk.features.pilot.store import open_round, save_pilot
from munidesk.instruments import store as engine
from munidesk.instruments.domain import AnswerKind, Criterion, Part
from munidesk.instruments.kinds import PARTS
from munidesk.instruments.reading import read_script
from munidesk.instruments.rules import carried
from munidesk.instruments.scoring import result
from munidesk.instruments.store_criteria import retire_criterion, save_criterion
from munidesk.records.sheet import Selection, write_sheet
from munidesk.town.founding import found
from munidesk.town.profiles import load_profile

OPEN = """
key = "abierto"
title = "Gobierno abierto"
[[dimension]]
key = "t"
title = "Transparencia"
[[dimension.criterion]]
key = "portal"
question = "¿Hay un portal de transparencia?"
kind = "yes_no"
[[dimension.criterion]]
key = "publica"
question = "¿Qué se publica?"
kind = "checklist"
[[dimension.criterion.part]]
text = "Presupuesto"
evidence = "Enlace al presupuesto del año"
advice = "Publique el presupuesto aprobado"
[[dimension.criterion.part]]
text = "Actas"
"""


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[Store, str]]:
    """A store with an open round on those criteria."""
    path = tmp_path / "abierto.toml"
    path.write_text(OPEN, encoding="utf-8")
    with closing(file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")) as store:
        found(store, country="UY", name="Municipio Nuevo")
        pilot = save_pilot(store, Pilot(title="Abierto"))
        yield store, open_round(store, pilot, date(2026, 1, 1), date(2026, 6, 30), script=read_script(path))


def test_parts_are_read_as_tables_or_in_short(tmp_path: Path):
    path = tmp_path / "a.toml"
    path.write_text(OPEN, encoding="utf-8")
    parts = read_script(path).parts_of("publica")
    assert [(one.text, one.evidence, one.advice) for one in parts] == [
        ("Presupuesto", "Enlace al presupuesto del año", "Publique el presupuesto aprobado"), ("Actas", "", ""),
    ]  # fmt: skip
    head, _tables, _rest = OPEN.partition("[[dimension.criterion.part]]")
    path.write_text(f'{head}items = ["Presupuesto", "Actas"]\n', encoding="utf-8")
    assert [one.text for one in read_script(path).parts_of("publica")] == ["Presupuesto", "Actas"]
    path.write_text(OPEN.replace('text = "Actas"', 'text = " "'), encoding="utf-8")
    with pytest.raises(UserError, match="línea 13: escriba qué se marca"):
        read_script(path)


def test_yes_gives_all_the_points_and_no_none(opened: tuple[Store, str]):
    store, key = opened
    assert [one.key for one in result(engine.load_round(store, key)).blank] == ["portal", "publica"]
    for value, points, words in (("1", 4, "Sí"), ("0", 0, "No")):
        engine.answer(store, key, "portal", value)
        found = result(engine.load_round(store, key))
        # The checklist of the same weight is blank: the floor has it as 0, the ceiling as all the points.
        assert (found.total, found.provisional, found.ceiling) == (Fraction(points, 2), points, Fraction(points + 4, 2))
        (row,) = [row for row in _answers(store).rows if row[-1] == "portal"]
        assert row[8] == words
    for wrong in ("2", "sí", "10"):
        with pytest.raises(UserError, match="sí o no"):
            engine.answer(store, key, "portal", wrong)


def _answers(store: Store):
    return catalog.export_named("pilot-answers")(store, Selection())


def test_people_read_words_and_programs_codes(opened: tuple[Store, str], tmp_path: Path):
    sheet = _answers(opened[0])
    for suffix in (".csv", ".json"):
        write_sheet(sheet, tmp_path / f"r{suffix}", load_profile("UY").figures)
    (first, _second) = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert (first["moment"], first["kind"], first["key"]) == ("before", "yes_no", "portal")
    text = (tmp_path / "r.csv").read_text(encoding="utf-8-sig")
    assert "sí o no" in text and "antes" in text and "yes_no" not in text


def test_the_form_prints_both_boxes_and_what_proves_each_part(opened: tuple[Store, str]):
    text = "\n".join(plain_lines(catalog.export_named("pilot-form")(opened[0], Selection())))
    assert "☐\N{NO-BREAK SPACE}Sí" in text
    assert "☐\N{NO-BREAK SPACE}No" in text
    assert "☐ Presupuesto (se prueba con: Enlace al presupuesto del año)" in text
    assert "☐ Actas" in text


def test_the_evaluation_advises_what_is_missing_and_only_that(opened: tuple[Store, str]):
    store, key = opened
    advice = "Falta «Presupuesto»: Publique el presupuesto aprobado."

    def said() -> bool:
        return any(advice in line for line in plain_lines(catalog.export_named("pilot-evaluation")(store, Selection())))

    engine.answer(store, key, "portal", "1")
    assert not said()
    engine.answer(store, key, "publica", "01")
    assert said()
    engine.answer(store, key, "publica", "10")
    assert not said()


def test_what_was_marked_stays_with_its_part_when_the_list_changes(opened: tuple[Store, str]):
    store, key = opened
    engine.answer(store, key, "publica", "01")
    view = engine.load_round(store, key)
    one = next(each for each in view.criteria if each.key == "publica")
    budget, minutes = view.parts_of(one)
    save_criterion(store, key, one, (Part(text="Sueldos", evidence="Planilla"), minutes, budget))
    after = engine.load_round(store, key)
    assert [(part.text, part.evidence, done) for part, done in after.marks(one)] == [
        ("Sueldos", "Planilla", False), ("Actas", "", True), ("Presupuesto", budget.evidence, False),
    ]  # fmt: skip
    store.undo()
    assert [part.text for part in engine.load_round(store, key).parts_of(one)] == ["Presupuesto", "Actas"]
    save_criterion(store, key, one, (minutes,))
    assert engine.load_round(store, key).answers["publica"].value == "1"


def test_a_list_of_nothing_is_refused_and_a_retired_one_leaves_nothing(opened: tuple[Store, str]):
    store, key = opened
    with pytest.raises(UserError, match="al menos un punto"):
        save_criterion(store, key, Criterion(dimension_key="t", question="¿?", kind=AnswerKind.CHECKLIST))
    retire_criterion(store, key, "publica")
    assert PARTS.all(store) == ()


def test_a_closed_round_keeps_its_parts_when_the_next_one_changes_them(opened: tuple[Store, str]):
    store, key = opened
    engine.answer(store, key, "publica", "11")
    engine.close_deciding(store, key, engine.nothing, unanswered=["portal"])
    owner = engine.round_of(store, key).owner_id
    second = open_round(store, owner, date(2026, 7, 1), date(2026, 12, 31))
    one = next(each for each in engine.load_round(store, second).criteria if each.key == "publica")
    save_criterion(store, second, one, (Part(text="Solo esto"),))
    assert [part.text for part in engine.load_round(store, key).parts_of(one)] == ["Presupuesto", "Actas"]
    assert [part.text for part in engine.load_round(store, second).parts_of(one)] == ["Solo esto"]


def test_parts_whose_text_was_mended_keep_their_mark_by_place():
    before = (Part(text="Presupuesto"), Part(text="Actas"))
    assert carried(before, (before[0], Part(text="Actas del Concejo")), "01") == "01"
    assert carried(before, (Part(text="Actas"),), "01") == "1"
    assert carried(before, (*before, Part(text="Sueldos")), "01") == "010"
    assert carried(before, before, "") == ""


@pytest.mark.parametrize(("name", "value"), [("publica", "11"), ("portal", "1")])
@pytest.mark.parametrize("kind", [AnswerKind.SCALE, AnswerKind.CHECKLIST, AnswerKind.YES_NO])
def test_a_criterion_asked_in_another_way_is_blank_again(
    opened: tuple[Store, str], name: str, value: str, kind: AnswerKind
):
    """The «11» of a list would be eleven points of a scale, and the «1» of a yes one point of four."""
    store, key = opened
    engine.answer(store, key, name, value)
    one = next(each for each in engine.load_round(store, key).criteria if each.key == name)
    parts = (Part(text="Uno"), Part(text="Dos")) if kind is AnswerKind.CHECKLIST else ()
    save_criterion(store, key, replace(one, kind=kind), parts)
    view = engine.load_round(store, key)
    points = view.points(next(each for each in view.criteria if each.key == name))
    assert (points is None) == (one.kind is not kind)
    assert len(view.parts_of(one)) == len(parts)
