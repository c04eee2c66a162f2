"""Each record of participation says all of its table, comes out as it went in, and takes no value of other types."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from munidesk.data import file
from munidesk.data.store import Store
from munidesk.features.participation.domain import (
    Attendee,
    ClosedPeriod,
    Encounter,
    EncounterKind,
    Initiative,
    OwnState,
    State,
    StateChange,
    Theme,
)
from munidesk.features.participation.initiatives.columns import register_columns
from munidesk.features.participation.initiatives.store import initiative, move, register, save_initiative
from munidesk.features.participation.kinds import INITIATIVES, KINDS
from munidesk.features.participation.schema import SCHEMA
from munidesk.records.field import Field
from munidesk.records.kind import Kind
from munidesk.records.says import Why
from munidesk.town import store as town
from munidesk.town.contributions import Contribution
from munidesk.town.people_lists.domain import NEIGHBOURS

DAY = date(2026, 3, 1)
FIRST: dict[str, Any] = {
    "initiative": Initiative(title="Bancos", received=DAY),
    "state_change": StateChange(initiative_id="x", state=State.RECEIVED, at=datetime(2026, 3, 1, 9, 30)),
    "encounter": Encounter(kind=EncounterKind.WORKSHOP, title="Taller", date=DAY),
    "attendee": Attendee(encounter_id="x"),
    "contribution": Contribution(encounter_id="x", text="Falta luz"),
    "theme": Theme(title="Luz"),
    "own_state": OwnState(word="retirada"),
    "closed_period": ClosedPeriod(paper="x", since=DAY, until=DAY, closed_at=datetime(2026, 4, 1, 9, 30)),
}


@pytest.fixture(scope="module")
def columns(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, dict[str, tuple[str, bool]]]]:
    """Table → column → (type, whether it may be null), as the released steps make them."""
    path = tmp_path_factory.mktemp("schema") / "a.munidesk"
    with closing(file.create(path, (town.SCHEMA, SCHEMA))) as store:
        yield {
            kind.table: {
                str(row["name"]): (str(row["type"]), not row["notnull"])
                for row in store.connection.execute(f"PRAGMA table_info({kind.table})")
            }
            for kind in KINDS
        }


def sql_type(field: Field) -> str:
    return "INTEGER" if field.type in {int, bool} else "TEXT"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.table)
def test_the_fields_are_the_columns_of_the_table(kind, columns):
    said = {one.name: (sql_type(one), one.optional) for one in kind.fields}
    stored = {name: what for name, what in columns[kind.table].items() if name not in {"deleted_at", *kind.columns}}
    assert said == stored


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.table)
def test_a_record_comes_out_as_it_went_in(kind, tmp_path):
    first = FIRST.get(kind.table)
    record = _filled(kind, first if first is not None else kind.record())
    assert kind.read(kind.row(record)) == record


def test_records_are_found_again_in_a_file(store: Store):
    kept = INITIATIVES.save(store, replace(_filled(INITIATIVES, FIRST["initiative"]), ods="4, 11"))
    assert INITIATIVES.get(store, kept.id) == kept


def _filled(kind: Kind[Any], record: Any) -> Any:
    """Every field away from its blank, so that none is lost on the way."""
    values: dict[type, object] = {
        str: "algo", int: 7, bool: True, date: DAY, time: time(18, 30), datetime: datetime(2026, 3, 1, 9, 30),
        Decimal: Decimal("1.5"),
    }  # fmt: skip
    given = {one.name: one.choices[-1] if one.is_code else values[one.type] for one in kind.fields if one.name != "id"}
    return replace(record, **given)


def test_k2_a_value_of_the_wrong_type_is_a_bug_told_before_anything_is_written(store: Store):
    for name in ("answer_date", "state", "feedback_people", "gender_marker"):
        with pytest.raises(TypeError, match=name):
            INITIATIVES.save(store, replace(Initiative(title="Bancos", received=DAY), **{name: "ayer"}))
    assert store.select("initiative") == []


def test_k2_the_verbs_write_nothing_of_a_value_of_the_wrong_type(store: Store):
    key = register(store, Initiative(title="Bancos", received=DAY))
    before, one = store.select("initiative"), initiative(store, key)
    for name in ("answer_date", "state", "feedback_people"):
        wrong = replace(one, folio_number=0, **{name: "ayer"})
        for verb in (register, save_initiative, move):
            with pytest.raises(TypeError):
                verb(store, wrong)
    assert store.select("initiative") == before
    assert len(store.select("author")) == len(store.select("state_change")) == 1


def test_k13_every_field_of_an_initiative_that_leaves_is_a_column_of_the_register():
    keys = {one.key for one in register_columns()}
    assert {one.name for one in INITIATIVES.fields if one.leaves} - keys == {"id", "folio_year", "folio_number"}
    assert {"folio", "gender_marker", "feedback_people", "fulfilled_evidence", "extension_reason", "started_on"} <= keys


def test_private_persons_leave_only_on_request_and_attendees_only_in_counts():
    assert {kind.table for kind in KINDS if kind.private} == {"neighbour", "attendee"}
    assert [one.name for one in NEIGHBOURS.fields if one.leaves] == ["id"]
    assert [kind.table for kind in KINDS for one in kind.fields if one.says.of == "neighbour" and one.leaves] == []
    assert SCHEMA.private == {NEIGHBOURS.table} == {"neighbour"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.table)
def test_a_record_is_called_by_what_may_be_said_of_it(kind):
    first = FIRST.get(kind.table)
    called = kind.title_of(_filled(kind, first if first is not None else kind.record()))
    assert called
    assert not any(one.value == called for field in kind.fields if field.is_code for one in field.choices), "a code"


def test_few_columns_need_a_reason_not_to_be_shown():
    said = [one.says.why for kind in KINDS for one in kind.fields]
    reasons = [why for why in said if why not in {None, Why.KEY}]
    assert len(reasons) <= len(said) / 10
