"""The records of the pilot and its manual: said once, refused when impossible, and read from files of version 0.1."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.data import check, file
from munidesk.data.store import Store
from munidesk.features.pilot import schema
from munidesk.features.pilot.domain import Chapter, Diffusion, Entry, EntryKind, Manual, ManualVersion, Phase, Pilot
from munidesk.features.pilot.kinds import (
    CHAPTERS,
    DIFFUSION,
    ENTRIES,
    KINDS,
    MANUALS,
    PHASES,
    PILOTS,
    VERSIONS,
)
from munidesk.features.pilot.store import entries, newest, pilot_of, save_entry, save_pilot
from munidesk.records.kind import Kind
from munidesk.records.sheet import Selection, sheet_of
from tests.records import said

RELEASED = Path(__file__).parents[2] / "data" / "released" / "0.1" / "UY.munidesk"
DAY = date(2026, 11, 17)


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Store]:
    with closing(file.create(tmp_path / "a.munidesk", [schema.SCHEMA])) as store:
        yield store


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return Path(shutil.copy(RELEASED, tmp_path / "pueblo.munidesk"))


def test_every_table_has_a_kind(made: Store):
    ours = {name for name in said.tables_of(made) if name.startswith(("pilot", "manual"))}
    assert ours == {one.table for one in KINDS}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.table)
def test_every_column_is_a_field_of_its_type_or_says_why_not(made: Store, kind: Kind[Any]):
    assert said.faults(made, kind) == []


def test_columns_that_do_not_leave_are_few():
    assert said.kept_back(KINDS) == ["manual_version.content"]


RECORDS: tuple[tuple[Kind[Any], Any], ...] = (
    (PILOTS, Pilot(title="Zona Este", start=DAY, scale_up=Decimal("3.5"), min_answered=80)),
    (PHASES, Phase(pilot_id="", position=2, title="Encuentros", end=DAY, done=True)),
    (ENTRIES, Entry(pilot_id="", day=DAY, kind=EntryKind.DECISION, text="Sigue", author="Lucía")),
    (MANUALS, Manual(pilot_id="", title="Manual", practice_before="Cuadernos.")),
    (CHAPTERS, Chapter(manual_id="", position=4, title="Resoluciones", text="{resoluciones}", annex=True)),
    (VERSIONS, ManualVersion(manual_id="", number=2, day=DAY, label="Cifras", content="{}")),
    (DIFFUSION, Diffusion(manual_id="", day=DAY, audience="Escuela 12", copies=3, version=2)),
)


@pytest.mark.parametrize(("kind", "record"), RECORDS, ids=lambda one: one.table if isinstance(one, Kind) else "")
def test_a_record_comes_back_as_it_was_saved(made: Store, kind: Kind[Any], record: Any):
    assert {one.table for one, _record in RECORDS} == {one.table for one in KINDS}
    pilot = save_pilot(made, Pilot(title="Otro"))
    if hasattr(record, "pilot_id"):
        record = replace(record, pilot_id=pilot)
    if hasattr(record, "manual_id"):
        record = replace(record, manual_id=MANUALS.save(made, Manual(pilot_id=pilot, title="M")).id)
    saved = kind.save(made, record)
    assert kind.get(made, saved.id) == replace(record, id=saved.id)
    assert sheet_of(kind, kind.all(made)).rows


@pytest.mark.parametrize(
    ("kind", "record", "field"),
    [
        (PILOTS, Pilot(title="  "), "title"),
        (PILOTS, Pilot(title="P", start=DAY, end=date(2026, 1, 1)), "end"),
        (PILOTS, Pilot(title="P", adjust=Decimal("3.0")), "adjust"),
        (PILOTS, Pilot(title="P", min_dimension=Decimal("4.5")), "min_dimension"),
        (PILOTS, Pilot(title="P", min_answered=101), "min_answered"),
        (PHASES, Phase(pilot_id="p", title="E", start=DAY, end=date(2026, 1, 1)), "end"),
        (ENTRIES, Entry(pilot_id="p", day=DAY, text=" "), "text"),
        (MANUALS, Manual(pilot_id="p", title=" "), "title"),
        (CHAPTERS, Chapter(manual_id="m", title=""), "title"),
        (DIFFUSION, Diffusion(manual_id="m", day=DAY, audience="Escuela", copies=0), "copies"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(made: Store, kind: Kind[Any], record: Any, field: str):
    with pytest.raises(UserError) as refused:
        kind.save(made, record)
    assert refused.value.field == field
    assert kind.all(made) == ()


def test_k2_a_value_of_the_wrong_type_never_reaches_the_file(made: Store):
    pilot = pilot_of(made, save_pilot(made, Pilot(title="P")))
    with pytest.raises(TypeError):
        save_pilot(made, replace(pilot, start="ayer"))  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        save_entry(made, Entry(pilot_id=pilot.id, day=DAY, kind="perdida", text="x"))  # type: ignore[arg-type]
    assert pilot_of(made, pilot.id) == pilot
    assert entries(made, pilot.id) == ()


def test_k9_words_of_0_1_become_codes_in_one_change(old: Path):
    with closing(file.open_file(old, catalog.schemas())) as opened:
        found = entries(opened, newest(opened))
        assert {str(row["kind"]) for row in opened.select("pilot_entry")} == {
            "incident", "decision", "achievement", "note",
        }  # fmt: skip
        assert {one.kind.word for one in found} == {"incidente", "decisión", "logro", "nota"}
        assert opened.history("pilot_entry", found[0].id)[-1].label == "Actualización a la versión 0.2"
        assert check.database_problems(opened.connection) == ()


def test_k3_a_kind_of_entry_that_another_version_wrote_is_kept_and_shown(old: Path):
    with closing(file.open_file(old, catalog.schemas())) as opened:
        first = entries(opened, newest(opened))[0]
        with opened.change("otra versión") as writer:
            writer.put("pilot_entry", {"id": first.id, "kind": "visit"})
        assert entries(opened, newest(opened))[0].kind.word == "visit"
        assert catalog.export_named("pilot-plan")(opened, Selection())
