"""What cannot be is stored by no road: window, import and command line say why, at the field that has to be mended."""

import csv
from dataclasses import fields, replace
from datetime import date, datetime
from pathlib import Path

import pytest

from munidesk import catalog, cli
from munidesk.base.errors import UserError
from munidesk.catalog import write_sample
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.features.participation.domain import AnswerKind, Encounter, EncounterKind, Initiative, State
from munidesk.features.participation.encounters.store import encounter, encounters, new_encounter, save_encounter
from munidesk.features.participation.initiatives.board import Filter
from munidesk.features.participation.initiatives.document import register_sheet
from munidesk.features.participation.initiatives.store import (
    all_initiatives,
    answer,
    carry_out,
    extend,
    fulfil,
    give_back,
    initiative,
    register,
    reopen,
    save_initiative,
)
from munidesk.features.participation.kinds import INITIATIVES
from munidesk.features.participation.themes.store import themes
from munidesk.records.sheet import write_sheet
from munidesk.town import store as town
from munidesk.town.domain import Municipality
from munidesk.town.sample import SampleSize
from tests.sheets.imports import Asked, import_initiatives

RECEIVED = date(2026, 1, 5)
TODAY = datetime(2026, 11, 17, 9)


@pytest.fixture(autouse=True)
def _today(clock) -> None:
    clock(TODAY)


@pytest.fixture
def key(store: Store) -> str:
    return register(store, Initiative(title="Bancos", received=RECEIVED))


@pytest.fixture
def answered(store: Store, key: str) -> str:
    answer(store, key, AnswerKind.ACCEPTED, "Se hará.", area="Obras", on=date(2026, 2, 1))
    return key


def refused(verb, *arguments, **named) -> str:
    """The field the refusal is bound to; it must have a sentence."""
    with pytest.raises(UserError) as told:
        verb(*arguments, **named)
    assert str(told.value)
    return told.value.field


def test_p12_an_answer_in_the_future_is_refused(store, key):
    assert refused(answer, store, key, AnswerKind.ACCEPTED, "Sí.", on=date(2027, 1, 1)) == "answer_date"
    assert initiative(store, key).state is State.RECEIVED


def test_p12_fulfilled_before_it_was_received_is_refused(store, answered):
    assert refused(fulfil, store, answered, on=date(2025, 1, 1)) == "fulfilled_on"
    assert refused(carry_out, store, answered, on=date(2025, 1, 1)) == "started_on"
    carry_out(store, answered, on=date(2026, 3, 1))
    assert refused(fulfil, store, answered, on=date(2026, 2, 28)) == "fulfilled_on"
    assert initiative(store, answered).fulfilled_on is None


def test_p12_given_back_before_the_answer_or_in_the_future_is_refused(store, answered):
    for day in (date(2026, 1, 31), date(2026, 11, 18)):
        assert refused(give_back, store, answered, on=day, channel="carta") == "feedback_date"
    assert refused(give_back, store, answered, channel="carta", people=-1) == "feedback_people"


def test_p12_no_verb_of_the_record_itself_lets_it_in(store, answered):
    one = initiative(store, answered)
    for name, value in (("answer_date", date(2027, 1, 1)), ("fulfilled_on", date(2025, 1, 1)),
                      ("received", date(2026, 3, 1)), ("ods", "19"), ("title", "  ")):  # fmt: skip
        wrong = replace(one, **{name: value})
        assert refused(save_initiative, store, wrong)
        assert refused(INITIATIVES.save, store, wrong)
    assert initiative(store, answered) == one


@pytest.mark.parametrize(
    ("head", "cell"),
    [
        ("Fecha", "18/11/2026"),
        ("Fecha de respuesta", "01/01/2027"),
        ("Fecha de respuesta", "01/01/2025"),
        ("Fecha de devolución", "01/03/2026"),
        ("En ejecución desde", "01/01/2025"),
        ("Cumplida el", "01/01/2025"),
        ("Cumplida el", "01/01/2027"),
        ("Personas en la devolución", "muchas"),
        ("Incide en la igualdad de género", "quizás"),
    ],
)
def test_p12_a_sheet_with_it_is_refused_at_its_line_and_column(store, tmp_path, head: str, cell: str):
    path = sheet(tmp_path / "a.csv", head, cell)
    ((line, column, reason),) = import_initiatives(store, path, Asked()).refused
    assert (line, column, bool(reason)) == (2, head, True)
    assert all_initiatives(store) == ()


def test_p12_the_command_line_says_it_too(tmp_path, capsys):
    path = tmp_path / "p.munidesk"
    store = file.create(path, catalog.schemas())
    town.save_municipality(store, Municipality(id="", name="Otro", country="UY"))
    store.close()
    source, report = sheet(tmp_path / "a.csv", "Cumplida el", "01/01/2025"), tmp_path / "informe.csv"
    cli.main(["import", str(path), "initiatives", str(source), "--report", str(report)])
    assert "a;2;Cumplida el;01/01/2025;El 01/01/2025 no puede ser cuando se cumplió" in report.read_text(
        encoding="utf-8-sig"
    )


def sheet(path: Path, head: str, cell: str) -> Path:
    first = () if head == "Fecha" else (("Fecha", "05/01/2026"),)
    columns = (("Título", "Bancos"), *first, (head, cell))
    with path.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target).writerows(zip(*columns, strict=True))
    return path


def test_p12_what_an_older_version_let_in_is_mended_a_field_at_a_time(store, key):
    """Its title can be corrected although its dates are wrong; they cannot be made worse."""
    with store.change("como en la 0.1") as writer:
        writer.put("initiative", {"id": key, "fulfilled_on": "2025-01-01", "answer_date": "2027-01-01"})
    one = initiative(store, key)
    save_initiative(store, replace(one, title="Bancos y sombra"))
    assert refused(save_initiative, store, replace(one, fulfilled_on=date(2024, 1, 1))) == "fulfilled_on"
    save_initiative(store, replace(initiative(store, key), fulfilled_on=date(2026, 2, 1), answer_date=RECEIVED))
    assert initiative(store, key).title == "Bancos y sombra"


def test_an_encounter_that_cannot_be_is_refused_at_its_field(store):
    one = encounter(store, new_encounter(store, Encounter(kind=EncounterKind.WORKSHOP, title="Taller", date=RECEIVED)))
    assert refused(save_encounter, store, replace(one, women=-1)) == "women"
    assert refused(save_encounter, store, replace(one, title=" ")) == "title"
    assert refused(save_encounter, store, replace(one, age_counts="muchos")) == "age_counts"
    assert refused(new_encounter, store, replace(one, id="", title="")) == "title"


LATER = tuple(one.name for one in fields(Initiative))
LATER = LATER[LATER.index("answer_kind") : LATER.index("fulfilled_evidence") + 1]


def test_k13_reopened_nothing_of_the_answer_stays(store, answered):
    give_back(store, answered, channel="carta", place="plaza", evidence="foto", people=12)
    carry_out(store, answered)
    fulfil(store, answered, "acta de recepción")
    one = initiative(store, answered)
    assert [name for name in LATER if not getattr(one, name)] == []
    reopen(store, answered, "Se respondió otra cosa")
    one, blank = initiative(store, answered), Initiative(title="Bancos", received=RECEIVED)
    assert {name: getattr(one, name) for name in LATER} == {name: getattr(blank, name) for name in LATER}
    assert (one.state, one.area, one.title) == (State.STUDY, "", "Bancos")


def test_k13_what_was_stored_and_never_left_comes_out_and_in_again(store, tmp_path, answered):
    extend(store, answered, "Falta un informe")
    give_back(store, answered, channel="carta", people=12)
    carry_out(store, answered, on=date(2026, 11, 1))
    fulfil(store, answered, "acta de recepción")
    save_initiative(store, replace(initiative(store, answered), gender_marker=True))
    path, other = tmp_path / "registro.csv", tmp_path / "otro.munidesk"
    write_sheet(register_sheet(store, Filter()), path, town.figures(store))
    made = file.create(other, catalog.schemas())
    town.save_municipality(made, Municipality(id="", name="Otro", country="UY"))
    assert import_initiatives(made, path, Asked()).refused == ()
    (there,), here = all_initiatives(made), initiative(store, answered)
    made.close()
    assert replace(there, id="", folded="") == replace(here, id="", folded="")


@pytest.mark.parametrize("initiatives", [6, 12, 13, 25, 41, 90])
def test_p12_the_sample_answers_nothing_before_it_was_raised(tmp_path, initiatives: int):
    """It is printed in the synthesis and at the hearing, «en 9 días»."""
    made = file.create(tmp_path / "ejemplo.munidesk", catalog.schemas())
    write_sample(made, SampleSize(sessions=1, initiatives=initiatives))
    days = {row.encounter.id: row.encounter.date for row in encounters(made)}
    found = [row for row in themes(made) if row.initiative is not None]
    early = [
        (row.theme.title, row.initiative.folio)
        for row in found
        if row.initiative.received < min(days[one.encounter_id] for one in row.contributions)
    ]
    made.close()
    assert (early, bool(found)) == ([], True)
