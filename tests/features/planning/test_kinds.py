"""The plan's tables are said once, old words become codes, and nothing impossible is stored by any road."""

import csv
import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from munidesk import catalog, cli
from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.data import check, check_file, file
from munidesk.data.search import search
from munidesk.documents.lines import plain_lines
from munidesk.features.planning.codes import Frequency, Origin, Stage, Work
from munidesk.features.planning.document_plan import build_plan, summary
from munidesk.features.planning.domain import (
    Commitment,
    Criterion,
    Dependency,
    FrameLevel,
    FrameRow,
    Funding,
    Heading,
    Kind,
    Level,
    Line,
    Mark,
    Plan,
    Reading,
    Weighting,
)
from munidesk.features.planning.domain_follow import FollowSheet
from munidesk.features.planning.domain_year import Baseline, BaselineLine, MoneyEntry, YearTarget
from munidesk.features.planning.indicators import plan_progress
from munidesk.features.planning.kinds import (
    BASELINE_LINES,
    BASELINES,
    COMMITMENTS,
    CRITERIA,
    DEPENDENCIES,
    FOLLOW_SHEETS,
    FRAME,
    FUNDING,
    KINDS,
    LINES,
    MARKS,
    MONEY_ENTRIES,
    PLANS,
    READINGS,
    YEAR_TARGETS,
)
from munidesk.features.planning.listing import list_plan
from munidesk.features.planning.recoded import WORDS
from munidesk.features.planning.schema import SCHEMA
from munidesk.features.planning.store import load_plan
from munidesk.features.planning.store_plan import (
    add_line,
    add_reading,
    frame,
    save_commitment,
    save_frame_row,
    save_line,
    save_plan,
    set_funding,
)
from munidesk.records.sheet import Selection
from tests.data import past
from tests.records.agreement import hidden, unsaid
from tests.sheets.imports import Asked, import_plan

UNDATED = Asked(answers={"year": "none", "reading_day": "2026-06-30"})

RELEASED = Path(__file__).parents[2] / "data" / "released"
D = Decimal


def test_every_column_of_the_plan_is_said_once_with_its_type_and_none_is_hidden():
    assert unsaid(SCHEMA, KINDS) == []
    assert hidden(KINDS)[0] == 0


def test_a_record_of_each_kind_comes_back_as_it_was_saved_and_is_found(store):
    plan = PLANS.save(
        store, Plan(title="PMD", start_year=2025, end_year=2030, vision="Verde", weighting=Weighting.WEIGHT)
    )
    line = LINES.save(
        store,
        Line(
            plan_id=plan.id, level=Level.ACTIVITY, position=3, title="Bacheo", code="1.1", indicator="km", unit="km",
            kind=Kind.MAINTENANCE, base=D("0.5"), target=D("2.25"), weight=40, year=2026, start=date(2026, 1, 2),
            end=date(2026, 3, 4), milestone=True, responsible="Obras", sector="urbano", ods="9, 11", product="P",
            notes="con máquina propia", external="77", quarters="10 20 30 40", contract="LA 3/2026",
            formula="km hechos / km previstos", data_source="Planilla de obra", frequency=Frequency.QUARTERLY,
            disaggregation="por zona", work=Work.WORKS,
        ),
    )  # fmt: skip
    records = (
        (PLANS, plan), (LINES, line),
        (READINGS, Reading(line_id=line.id, day=date(2026, 2, 1), value=D("1.5"), evidence="planilla",
                           part="zona 3")),
        (FUNDING, Funding(line_id=line.id, source="FIGM", approved=1, modified=2, executed=3, heading=Heading.WORKS)),
        (DEPENDENCIES, Dependency(line_id=line.id, after_id=line.id)),
        (COMMITMENTS, Commitment(plan_id=plan.id, title="Informar", deadline=date(2026, 5, 1), responsible="Alcaldía",
                                 done_on=date(2026, 4, 1), evidence="acta")),
        (FRAME, FrameRow(plan_id=plan.id, level=FrameLevel.PURPOSE, position=2, summary="s", indicators="i", means="m",
                         assumptions="a")),
        (CRITERIA, Criterion(plan_id=plan.id, name="Urgencia", weight=40, position=1, means="riesgo")),
        (MARKS, Mark(line_id=line.id, criterion_id="c", value=7, who="Olivera")),
        (YEAR_TARGETS, YearTarget(line_id=line.id, year=2026, target=D("1.25"), notes="la mitad")),
        (BASELINES, Baseline(plan_id=plan.id, title="Aprobado", day=date(2026, 1, 2), act="Resolución 3/2026",
                             act_day=date(2026, 1, 1))),
    )  # fmt: skip
    money = FUNDING.save(
        store,
        Funding(line_id=line.id, source="BID", currency="USD", committed=4, paid=2, origin=Origin.ABROAD, code="77.1",
                act="Resolución 4/2026", act_day=date(2026, 2, 2)),
    )  # fmt: skip
    kept = BASELINES.save(store, Baseline(plan_id=plan.id, title="Otro", day=date(2026, 1, 2)))
    records = (
        *records,
        (MONEY_ENTRIES, MoneyEntry(funding_id=money.id, day=date(2026, 2, 2), stage=Stage.PAID, amount=-5, act="F 12",
                                   notes="devolución")),
        (BASELINE_LINES, BaselineLine(baseline_id=kept.id, line_id=line.id, start=date(2026, 1, 1),
                                      end=date(2026, 2, 1))),
        (FOLLOW_SHEETS, FollowSheet(plan_id=line.plan_id, area="Obras", period="2026-11", sent=date(2026, 11, 1),
                                    due=date(2026, 11, 10), file="Obras.xlsx")),
    )  # fmt: skip
    assert {kind.table for kind, _record in records} == {kind.table for kind in KINDS}
    for kind, record in records:
        saved = kind.save(store, record)
        assert kind.get(store, saved.id) == saved == replace(record, id=saved.id)
    assert [hit.id for hit in search(store, "máquina propia")] == [line.id]
    assert check.database_problems(store.connection) == ()


# -- codes


def released(tmp_path: Path, version: str = "0.1", country: str = "UY") -> Path:
    return Path(shutil.copy(RELEASED / version / f"{country}.munidesk", tmp_path / "pueblo.munidesk"))


def stored(path: Path, table: str, column: str) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {str(row[0]) for row in connection.execute(f"SELECT {column} FROM {table}")}


def test_k9_words_of_an_old_file_become_codes_as_one_change_that_is_not_undone(tmp_path):
    path = released(tmp_path)
    assert {"funcionamiento", "obras"} <= stored(path, "funding", "heading")
    with closing(file.open_file(path, catalog.schemas())) as store:
        labels = [str(row["label"]) for row in store.query("SELECT label FROM change_set")]
        assert "Actualización a la versión 0.2" in labels
        assert store.undo_label == ""
        assert {one.heading for one in FUNDING.all(store)} <= set(Heading)
        assert all(one.heading.known and one.heading.word for one in FUNDING.all(store))
        assert {one.kind for one in LINES.all(store)} == {Kind.INCREMENT}
    for (table, column), words in WORDS.items():
        assert not stored(path, table, column) & set(words), (table, column)
    assert check_file.check(path, catalog.schemas()) == ()


def test_k9_after_the_upgrade_a_changed_byte_of_before_it_is_still_found(tmp_path):
    path = released(tmp_path)
    file.open_file(path, catalog.schemas()).close()
    assert past.tamper(
        path,
        "UPDATE change_row SET after = replace(after, 'obras', 'obraz') WHERE table_name = 'funding'"
        " AND after LIKE '%obras%'",
    )
    assert check_file.check(path, catalog.schemas()) != ()


def test_k3_codes_of_another_version_are_kept_and_shown_and_stop_no_list(store, plan):
    top = add_line(store, Line(plan_id=plan, level=Level.AXIS, title="Eje"))
    key = add_line(store, Line(plan_id=plan, level=Level.ACTIVITY, title="Bacheo", parent_id=top, target=D(3)))
    save_frame_row(store, FrameRow(plan_id=plan, level=FrameLevel.GOAL, summary="Fin"))
    with store.change("otra versión") as writer:
        writer.put("plan_line", {"id": key, "level": "tarea_menor", "kind": "resultado"})
        writer.put("plan", {"id": plan, "weighting": "habitantes"})
        writer.put("funding", {"line_id": key, "source": "BID", "heading": "viajes"})
        writer.put("frame_row", {"plan_id": plan, "level": "actividad_menor", "position": 1, "summary": "Otra"})
    view = load_plan(store, plan)
    assert view.by_id[key].level == "tarea_menor"
    assert "resultado" in {row["kind"] for row in list_plan(store)}
    assert [one.summary for one in frame(store, plan)] == ["Fin", "Otra"]
    assert any("actividad_menor" in line.casefold() for line in plain_lines(build_plan(store, view)))
    for name in ("plan", "poa", "gantt", "progress", "budget", "alignment", "plan-lines"):
        catalog.export_named(name)(store, Selection())
    save_line(store, replace(view.by_id[key], title="Bacheo y veredas"))
    assert LINES.get(store, key).level == "tarea_menor"


def test_the_list_carries_codes_and_the_sheet_and_the_paper_carry_words(store, plan, tmp_path, capsys):
    add_line(store, Line(plan_id=plan, level=Level.ACTIVITY, title="Bacheo", kind=Kind.MAINTENANCE, target=D(3)))
    row = catalog.export_named("plan-lines")(store, Selection()).rows[0]
    assert {"Actividad", Kind.MAINTENANCE} <= set(row)
    store.close()
    assert cli.main(["list", str(tmp_path / "cerro.munidesk"), "plan", "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["level"], told["kind"]) == ("activity", "maintenance")


@pytest.mark.parametrize("word", ["mantenimiento", "Mantenimiento", "maintenance"])
@pytest.mark.parametrize("level", ["actividad", "Actividad 1", "activity", "tarea"])
def test_a_sheet_says_a_code_by_its_word_or_by_itself(store, tmp_path, word, level):
    import_plan(store, sheet(tmp_path, ("Nombre", "Nivel", "Clase de meta"), ("Bacheo", level, word)), UNDATED)
    (line,) = LINES.all(store)
    assert (line.level, line.kind) == (Level.ACTIVITY, Kind.MAINTENANCE)


def sheet(folder: Path, *rows: tuple[str, ...]) -> Path:
    path = folder / "plan.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as target:
        csv.writer(target, delimiter=";").writerows(rows)
    return path


# -- nothing impossible, by any road


def test_k2_a_value_of_the_wrong_type_is_a_fault_of_ours_and_is_not_written(store, plan):
    key = add_line(store, Line(plan_id=plan, level=Level.ACTIVITY, title="Bacheo"))
    line = LINES.get(store, key)
    for wrong in ({"start": "hola"}, {"level": "activity"}, {"target": 3.5}, {"weight": "mucho"}):
        with pytest.raises(TypeError):
            save_line(store, replace(line, **wrong))
    assert LINES.get(store, key) == line


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": " "}, "title"), ({"weight": 101}, "weight"), ({"quarters": "1 2"}, "quarters"),
        ({"ods": "18"}, "ods"),
        ({"start": date(2026, 2, 1), "end": date(2026, 1, 1)}, "end"), ({"base": D(3), "target": D(3)}, "target"),
    ],
)  # fmt: skip
def test_k2_what_a_line_cannot_be_is_refused_at_its_field_by_every_verb(store, plan, wrong, field):
    key = add_line(store, Line(plan_id=plan, level=Level.ACTIVITY, title="Bacheo"))
    line = LINES.get(store, key)
    for verb in (save_line, add_line, LINES.save):
        with pytest.raises(UserError) as refused:
            verb(store, replace(line, **wrong))
        assert refused.value.field == field
    assert LINES.all(store) == (line,)


@pytest.mark.parametrize("name", ["approved", "modified", "executed"])
def test_k2_money_below_zero_is_refused_typed_and_imported(store, plan, tmp_path, name):
    key = add_line(store, Line(plan_id=plan, level=Level.ACTIVITY, title="Bacheo"))
    with pytest.raises(UserError) as refused:
        set_funding(store, replace(Funding(line_id=key, source="Propios"), **{name: -1}))
    assert refused.value.field == name
    rows = (("Nombre", "Aprobado"), ("Veredas", "-500"), ("Plazas", "500"))
    report = import_plan(store, sheet(tmp_path, *rows), UNDATED)
    assert report.added == 1
    assert [(line, column) for line, column, _why in report.refused] == [(2, "Aprobado")]


def test_k2_a_commitment_or_a_row_of_the_framework_never_loses_its_name(store, plan):
    promise = save_commitment(store, Commitment(plan_id=plan, title="Informar", deadline=date(2026, 5, 1)))
    row = save_frame_row(store, FrameRow(plan_id=plan, level=FrameLevel.GOAL, summary="Fin"))
    with pytest.raises(UserError):
        save_commitment(store, replace(promise, title=" "))
    with pytest.raises(UserError):
        save_frame_row(store, replace(row, summary=""))
    with pytest.raises(UserError):
        save_plan(store, replace(PLANS.get(store, plan), end_year=2020))
    assert (COMMITMENTS.get(store, promise.id), FRAME.get(store, row.id)) == (promise, row)


def test_k1_the_modified_credit_comes_in_from_a_sheet(store, tmp_path):
    rows = (("Nombre", "Aprobado", "Vigente", "Fuente"), ("Bacheo", "100", "150", "BID"), ("Veredas", "100", "", "BID"))
    assert import_plan(store, sheet(tmp_path, *rows), UNDATED).added == 2
    assert [(one.approved, one.modified) for one in FUNDING.all(store)] == [(10_000, 15_000), (10_000, None)]


def test_a_target_equal_to_its_base_in_a_sheet_is_to_be_maintained(store, tmp_path):
    rows = (("Nombre", "Línea de base", "Meta"), ("Cobertura", "80", "80"))
    assert import_plan(store, sheet(tmp_path, *rows), UNDATED).added == 1
    assert LINES.all(store)[0].kind is Kind.MAINTENANCE


def test_a_reading_of_tomorrow_is_refused(store, plan):
    key = add_line(store, Line(plan_id=plan, level=Level.ACTIVITY, title="Bacheo"))
    with pytest.raises(UserError) as refused:
        add_reading(store, key, D(1), today() + timedelta(days=1))
    assert refused.value.field == "day"


# -- one mean


def test_k14_the_headline_the_hearing_and_the_indicator_say_the_mean_that_the_branch_says(store, plan):
    programme = add_line(store, Line(plan_id=plan, level=Level.PROGRAMME, title="P"))
    year = today().year
    for title, value, money in (("A", 10, 900), ("B", 0, 100)):
        one = Line(plan_id=plan, level=Level.ACTIVITY, title=title, parent_id=programme, target=D(10), year=year)
        key = add_line(store, one)
        add_reading(store, key, D(value))
        set_funding(store, Funding(line_id=key, source="Propios", approved=money))
    view = load_plan(store, plan)
    assert view.branches[programme].capped == view.overall(year).mean == D("0.9")
    assert "avance 90\u00a0% (promedio por dinero aprobado, con tope en 100; 2 medidas)" in summary(view, year)
    counted = plan_progress(store, date(year, 1, 1), date(year, 12, 31))
    assert (counted.share, counted.whole) == (Fraction(9, 10), 2)
    lines = plain_lines(catalog.export_named("hearing")(store, Selection()))
    assert any(line.startswith("90\u00a0%") for line in lines)
    save_plan(store, replace(view.plan, weighting=Weighting.WEIGHT))
    view = load_plan(store, plan)
    assert view.overall(year).mean == D("0.5")
    assert "por peso" in summary(view, year)


def test_what_is_of_another_year_is_left_out_of_the_mean_of_the_year(store, plan):
    axis = add_line(store, Line(plan_id=plan, level=Level.AXIS, title="Eje"))
    for title, value, year in (("A", 10, 2026), ("B", 0, 2027)):
        one = Line(plan_id=plan, level=Level.ACTIVITY, title=title, parent_id=axis, target=D(10), year=year)
        add_reading(store, add_line(store, one), D(value))
    view = load_plan(store, plan)
    assert (view.overall(2026).mean, view.overall(2027).mean, view.overall().mean) == (1, 0, D("0.5"))
    assert view.overall(2028).mean is None
