"""The records of an evaluation: said once, refused when impossible, and read from files of version 0.1."""

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
from munidesk.data import check, check_file, file
from munidesk.data.store import Store
from munidesk.instruments import schema, store
from munidesk.instruments.domain import (
    Answer,
    AnswerKind,
    Band,
    Capacity,
    Criterion,
    Dimension,
    Instrument,
    Marker,
    Moment,
    Opinion,
    Part,
    Round,
    RoundKind,
    Shown,
    Way,
    Weighting,
)
from munidesk.instruments.kinds import (
    ANSWERS,
    BANDS,
    CRITERIA,
    DIMENSIONS,
    INSTRUMENTS,
    KINDS,
    OPINIONS,
    PARTS,
    ROUNDS,
)
from munidesk.records.kind import Kind
from munidesk.records.sheet import sheet_of
from tests.data import past
from tests.records import said

RELEASED = Path(__file__).parents[1] / "data" / "released" / "0.1" / "UY.munidesk"
UPGRADE = "Actualización a la versión 0.2"
ROUND = Round(
    instrument_id="", owner_kind="pilot", owner_id="p", number=1, moment=Moment.DURING, since=date(2026, 3, 1),
    until=date(2026, 11, 17), due=date(2026, 11, 27), findings="Se responde antes.", kind=RoundKind.REVIEW,
    respondents="Contraloría",
)  # fmt: skip


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Store]:
    with closing(file.create(tmp_path / "a.munidesk", [schema.SCHEMA])) as store:
        yield store


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return Path(shutil.copy(RELEASED, tmp_path / "pueblo.munidesk"))


def test_every_table_has_a_kind(made: Store):
    ours = {name for name in said.tables_of(made) if name.startswith(("instrument", "evaluation_"))}
    assert ours == {one.table for one in KINDS}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.table)
def test_every_column_is_a_field_of_its_type_or_says_why_not(made: Store, kind: Kind[Any]):
    assert said.faults(made, kind) == []


def test_columns_that_do_not_leave_are_few():
    assert said.kept_back(KINDS) == ["instrument_criterion.items"]


RECORDS: tuple[tuple[Kind[Any], Any], ...] = (
    (
        INSTRUMENTS,
        Instrument(
            key="agua", version=2, title="Agua", scale=5, source="Propias", months=6, shown=Shown.PERCENT,
            weighting=Weighting.ITEMS,
        ),
    ),
    (BANDS, Band(key="rojo", title="Inicial", start=40)),
    (DIMENSIONS, Dimension(key="d", position=3, title="Acceso", short="Acc.", weight=40, area="Obras")),
    (
        CRITERIA,
        Criterion(
            dimension_key="d", key="c", question="¿Cuántos días?", kind=AnswerKind.NUMBER, unit="días",
            low=Decimal("30"), high=Decimal("0.5"), short="Días", area="Obras", advice="Acorte el plazo", ods="5, 16",
            targets="16.6", gender=Marker.MAINLY, gender_advice="Cuente por sexo", capacity=Capacity.OPERATIVE,
            evidence="Planilla",
        ),
    ),
    (PARTS, Part(criterion_key="c", position=2, text="Acta", evidence="Libro de actas", advice="Publíquela")),
    (ROUNDS, ROUND),
    (ANSWERS, Answer(round_id="", criterion_key="c", not_applicable=True, reason="no hay", note="ver acta")),
    (
        OPINIONS,
        Opinion(
            round_id="", criterion_key="c", evaluator="Obras", value="3", note="por el acta", way=Way.PAPER,
            received_on=date(2026, 11, 3),
        ),
    ),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "record"), RECORDS, ids=lambda one: one.table if isinstance(one, Kind) else "")
def test_a_record_comes_back_as_it_was_saved(made: Store, kind: Kind[Any], record: Any):
    assert {one.table for one, _record in RECORDS} == {one.table for one in KINDS}
    head = INSTRUMENTS.save(made, Instrument(key="k", title="Otro")).id
    if hasattr(record, "instrument_id"):
        record = replace(record, instrument_id=head)
    if isinstance(record, Answer | Opinion):
        record = replace(record, round_id=ROUNDS.save(made, replace(ROUND, instrument_id=head)).id)
    saved = kind.save(made, record)
    assert kind.get(made, saved.id) == replace(record, id=saved.id)
    assert sheet_of(kind, kind.all(made)).rows


@pytest.mark.parametrize(
    ("kind", "record", "field"),
    [
        (INSTRUMENTS, Instrument(key="k", title="T", scale=11), "scale"),
        (DIMENSIONS, Dimension(key="d", title="D", weight=-1), "weight"),
        (CRITERIA, Criterion(dimension_key="d", question=" "), "question"),
        (CRITERIA, Criterion(dimension_key="d", question="¿?", weight=-1), "weight"),
        (CRITERIA, Criterion(dimension_key="d", question="¿?", weight=10_001), "weight"),
        (BANDS, Band(key="rojo", title="Rojo", start=101), "start"),
        (CRITERIA, Criterion(dimension_key="d", question="¿?", weight=-1), "weight"),
        (PARTS, Part(text=" "), "text"),
        (ROUNDS, replace(ROUND, until=date(2026, 2, 1)), "until"),
        (ANSWERS, Answer(round_id="r", criterion_key="c", not_applicable=True), "reason"),
        (OPINIONS, Opinion(round_id="r", criterion_key="c", evaluator=" "), "evaluator"),
        (OPINIONS, Opinion(round_id="r", criterion_key="c", evaluator="Obras", not_applicable=True), "reason"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(made: Store, kind: Kind[Any], record: Any, field: str):
    with pytest.raises(UserError) as refused:
        kind.save(made, record)
    assert refused.value.field == field
    assert kind.all(made) == ()


def test_k2_a_value_of_the_wrong_type_never_reaches_the_file(made: Store):
    with pytest.raises(TypeError):
        ROUNDS.save(made, replace(ROUND, since="ayer"))  # type: ignore[arg-type]
    assert ROUNDS.all(made) == ()


def test_k9_words_of_0_1_become_codes_in_one_change_that_is_not_undone(old: Path):
    with closing(file.open_file(old, catalog.schemas())) as opened:
        moments = [str(row["moment"]) for row in opened.select("evaluation_round", order="number")]
        assert moments == ["before", "during"]
        parts = [one.text for one in PARTS.all(opened, criterion_key="poa-completo")]
        assert parts == ["Responsable de cada actividad", "Fechas", "Fuente del dinero", "Indicador y meta"]
        assert not any(row["items"] for row in opened.select("instrument_criterion"))
        round_id = str(opened.select("evaluation_round", number=1)[0]["id"])
        labels = [one.label for one in opened.history("evaluation_round", round_id) if one.field == "moment"]
        assert labels[-1] == UPGRADE
        with pytest.raises(UserError, match="No se deshace"):
            opened.undo()
        assert check.database_problems(opened.connection) == ()


def test_k9_an_entry_older_than_the_upgrade_that_was_altered_is_still_found(old: Path):
    file.open_file(old, catalog.schemas()).close()
    assert past.tamper(
        old,
        "UPDATE change_row SET after = replace(after, 'antes', 'anteS') WHERE table_name = 'evaluation_round'"
        " AND before IS NULL AND after LIKE '%antes%'",
    )
    assert any("historial fue alterado" in one.text for one in check_file.check(old, catalog.schemas()))


def test_k3_what_another_version_wrote_is_kept_and_shown(old: Path):
    with closing(file.open_file(old, catalog.schemas())) as opened:
        rows = opened.select("evaluation_round", order="number")
        with opened.change("otra versión") as writer:
            writer.put("evaluation_round", {"id": rows[0]["id"], "moment": "long_after"})
            for row in opened.select("instrument_criterion", key="metas-con-base"):
                writer.put("instrument_criterion", {"id": row["id"], "kind": "stars"})
        view = store.load_round(opened, str(rows[0]["id"]))
        assert view.round.moment.word == "long_after"
        odd = next(one for one in view.criteria if one.key == "metas-con-base")
        assert view.points(odd) is None
        for name in ("pilot-evaluation", "pilot-form", "pilot-answers", "pilot-plan"):
            from munidesk.records.sheet import Selection

            assert catalog.export_named(name)(opened, Selection())
