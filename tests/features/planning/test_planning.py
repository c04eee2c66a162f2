"""Progress, money, schedule and import of a plan, and what it prints."""

import csv
from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from sqlite_utils import Database

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.data import check_file, file
from munidesk.data.schema import Steps
from munidesk.documents import render
from munidesk.documents.model import Document, Figure, Lettering
from munidesk.features.planning.document_gantt import build_gantt
from munidesk.features.planning.domain import Funding, Heading, Kind, Level, Line, Plan, Weighting
from munidesk.features.planning.kinds import PLANS
from munidesk.features.planning.listing import list_plan
from munidesk.features.planning.money import by_source, limits
from munidesk.features.planning.progress import Own, branches, capped, is_late, raw_progress
from munidesk.features.planning.rules import parse_criteria, priority
from munidesk.features.planning.store import load_plan
from munidesk.features.planning.store_plan import (
    add_dependency,
    add_line,
    add_reading,
    criteria,
    delete_lines,
    line_of,
    marks,
    move_line,
    save_line,
    save_plan,
    set_criteria,
    set_funding,
    set_mark,
)
from munidesk.records.sheet import Selection
from munidesk.town.profiles import load_profile
from munidesk.town.sample import SampleSize
from tests import samples
from tests.documents.reading import assert_same_lines
from tests.sheets.imports import Asked, import_plan

UNDATED = Asked(answers={"year": "none", "reading_day": "2026-06-30"})
TRIAL = Asked(dry_run=True, answers=UNDATED.answers)

PESO = load_profile("UY").figures

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data" / "planning"
D = Decimal


def line(kind: Kind = Kind.INCREMENT, base: str = "0", target: str = "100", **fields) -> Line:
    return Line(
        id="x",
        plan_id="p",
        parent_id="",
        level=Level.ACTIVITY,
        position=1,
        title="x",
        kind=kind,
        base=D(base),
        target=D(target),
        **fields,
    )


@pytest.mark.parametrize(
    ("made", "value", "raw"),
    [
        (line(base="10", target="60"), "35", "0.5"),
        (line(target="884"), "1038", "1.174208144796380090497737557"),
        (line(Kind.MAINTENANCE, target="80"), "60", "0.75"),
        (line(base="50", target="20"), "35", "0.5"),
        (line(base="10", target="60"), "5", "-0.1"),
    ],
)
def test_progress_is_counted_as_the_design_says(made, value, raw):
    assert raw_progress(made, D(value)) == D(raw)


def test_over_achievement_is_shown_and_never_averaged_above_one():
    assert capped(D("1.17")) == 1
    assert capped(D("-0.2")) == 0
    assert capped(None) is None


def test_a_blank_is_not_a_zero_in_the_mean_of_a_branch():
    top = Line(id="t", plan_id="p", parent_id="", level=Level.AXIS, position=1, title="eje")
    leaves = [
        Line(id=key, plan_id="p", parent_id="t", level=Level.ACTIVITY, position=at, title=key, target=D(10))
        for at, key in enumerate("abc")
    ]
    found = branches([top, *leaves], {"a": Own(D(10)), "b": Own(D(5))}, Weighting.MONEY)["t"]
    assert (found.capped, found.measured, found.leaves) == (D("0.75"), 2, 3)


def test_a_branch_is_weighted_by_money_or_by_weight_as_chosen(store, plan):
    axis = add_line(store, Line(plan_id=plan, level=Level.AXIS, title="Eje"))
    for title, value, money, weight in (("uno", 10, 100, 90), ("dos", 0, 300, 10)):
        key = add_line(
            store, Line(plan_id=plan, level=Level.ACTIVITY, title=title, parent_id=axis, target=D(10), weight=weight)
        )
        add_reading(store, key, D(value))
        set_funding(store, Funding(line_id=key, source="Propios", approved=money))
    assert load_plan(store, plan).branches[axis].capped == D("0.25")
    save_plan(store, replace(PLANS.get(store, plan), weighting=Weighting.WEIGHT))
    assert load_plan(store, plan).branches[axis].capped == D("0.9")


def test_a_target_equal_to_its_base_is_refused_for_an_increment_only(store, plan):
    with pytest.raises(UserError, match="nada que avanzar"):
        add_line(store, Line(plan_id=plan, level=Level.ACTIVITY, title="x", base=D(5), target=D(5)))
    add_line(store, Line(plan_id=plan, level=Level.ACTIVITY, title="x", base=D(5), target=D(5), kind=Kind.MAINTENANCE))


def test_a_bar_that_ends_before_it_starts_is_refused(store, plan):
    key = add_line(
        store, Line(plan_id=plan, level=Level.ACTIVITY, title="x", start=date(2026, 5, 1), end=date(2026, 6, 1))
    )
    with pytest.raises(UserError, match="antes de empezar"):
        save_line(store, replace(line_of(store, key), end=date(2026, 4, 1)))


def test_a_circle_of_dependencies_is_refused(store, plan):
    a, b, c = (add_line(store, Line(plan_id=plan, level=Level.ACTIVITY, title=title)) for title in "abc")
    add_dependency(store, b, a)
    add_dependency(store, c, b)
    with pytest.raises(UserError, match="círculo"):
        add_dependency(store, a, c)
    with pytest.raises(UserError):
        add_dependency(store, a, a)


def test_late_is_past_its_term_or_well_behind_the_calendar():
    made = line(start=date(2026, 1, 1), end=date(2026, 12, 31))
    assert is_late(made, D("0.2"), date(2026, 7, 1))
    assert not is_late(made, D("0.45"), date(2026, 7, 1))
    assert is_late(made, D("0.99"), date(2027, 1, 1))
    assert not is_late(made, D(1), date(2027, 1, 1))
    assert not is_late(made, None, date(2025, 12, 1))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.200.000,50", "1200000.50"), ("1,200,000.50", "1200000.50"), ("1200000.5", "1200000.5"), ("$ 400", "400"),
        ("1.200", "1200"), ("0,25", "0.25"), ("1,5", "1.5"), ("400000000.0", "400000000.0"), ("-3", "-3"),
    ],
)  # fmt: skip
def test_money_is_read_as_people_write_it(text, value):
    assert PESO.parse(text) == D(value)


def test_a_column_of_points_as_decimals_is_read_as_such():
    assert PESO.parse("1.111", ".") == D("1.111")
    assert PESO.parse("1.111") == D(1111)


def test_figm_literal_b_has_its_limits_in_uruguay_only():
    money = [
        Funding(id="1", line_id="l", source="FIGM literal B", approved=100_000, heading=Heading.RUNNING),
        Funding(id="2", line_id="l", source="FIGM literal B", approved=50_000, heading=Heading.STAFF),
    ]
    told = [one.key for one in limits(by_source(money, PESO), "UY", PESO)]
    assert told == [
        "figm_b_staff",
        "figm_b_running",
        "figm_b_works",
    ]
    assert limits(by_source(money, PESO), "CL", PESO) == ()


def test_a_line_moves_with_what_hangs_from_it_and_never_into_itself(store, plan):
    one, two = (
        add_line(store, Line(plan_id=plan, level=Level.AXIS, title="uno")),
        add_line(store, Line(plan_id=plan, level=Level.AXIS, title="dos")),
    )
    child = add_line(store, Line(plan_id=plan, level=Level.PROGRAMME, title="hijo", parent_id=one))
    with pytest.raises(UserError, match="dentro de sí mismo"):
        move_line(store, one, child, 1)
    move_line(store, one, two, 1)
    assert [x.title for x in load_plan(store, plan).ordered()] == ["dos", "uno", "hijo"]
    store.undo()
    assert [x.title for x in load_plan(store, plan).ordered()] == ["uno", "hijo", "dos"]
    assert delete_lines(store, [one]) == 2
    store.undo()
    assert line_of(store, child).title == "hijo"


def test_weights_of_criteria_that_sum_97_are_refused_with_the_difference(store, plan):
    with pytest.raises(UserError, match="suman 97, no 100: faltan 3"):
        set_criteria(store, plan, parse_criteria("Urgencia 50\nAlcance 47"))
    set_criteria(store, plan, parse_criteria("Urgencia 60\nAlcance 40"))
    key = add_line(store, Line(plan_id=plan, level=Level.ACTIVITY, title="obra"))
    first, second = criteria(store, plan)
    set_mark(store, key, first.id, 10)
    assert priority(marks(store, plan), criteria(store, plan), key) is None
    set_mark(store, key, second.id, 5)
    assert priority(marks(store, plan), criteria(store, plan), key) == 8


# -- import


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0)])
def test_the_real_files_come_in_whole_with_their_money(store, order):
    names = ("programas.csv", "metas_pa.csv", "metas_pd.csv")
    if not (SHARED / names[0]).is_file():
        pytest.skip("Falta la carpeta compartida con datos reales; la misma forma se prueba con datos inventados.")
    total = D(0)
    for at in order:
        report = import_plan(store, SHARED / names[at], UNDATED, **{"decimal:target": "."})
        assert report.refused == ()
        with (SHARED / names[at]).open(encoding="utf-8-sig", newline="") as source:
            own = sum(D(row.get("valor_aprobado") or 0) for row in csv.DictReader(source, delimiter=";"))
        total += own
    lines = list_plan(store)
    assert Counter(row["level"] for row in lines) == {"axis": 5, "programme": 85, "target": 186}
    assert D(str(sum(row["approved"] for row in lines if row["level"] == "axis"))) == total
    again = import_plan(store, SHARED / names[0], UNDATED, **{"decimal:target": "."})
    assert (again.added, again.matched) == (0, 85)


def sheet(path: Path, *rows: tuple[object, ...]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as target:
        csv.writer(target, delimiter=";").writerows(rows)
    return path


def test_one_product_code_may_serve_several_programmes(store, tmp_path):
    rows = (("secretaria", "codigo", "nombre"), ("a", "01", "Uno"), ("a", "02", "Dos"))
    import_plan(store, sheet(tmp_path / "p.csv", *rows), UNDATED)
    targets = sheet(
        tmp_path / "m.csv",
        ("secretaria", "codigo_pd", "codigo_prog", "indicador", "unidad", "meta", "valor_aprobado"),
        ("a", "500", "01", "Obras", "Número", "3.0", "1000.0"), ("a", "500", "02", "Obras", "Número", "2.0", "500.0"),
        ("a", "501", "09", "", "Número", "2.0", "250.5"),
    )  # fmt: skip
    assert import_plan(store, targets, UNDATED).refused == ()
    lines = list_plan(store)
    found = [row for row in lines if row["code"] == "500"]
    assert len(found) == 2
    assert sum(row["approved"] for row in lines if row["level"] == "axis") == 1750.5


def test_merged_cells_repeated_headers_notes_and_copied_sheets_are_understood(store, tmp_path):
    book = openpyxl.Workbook()
    page = book.active
    page.title = "POA"
    page.append(["Municipio de Cerro del Alba", None, None, None])
    page.append(["Eje", "Actividad", "Meta", "Presupuesto"])
    page.append(["Calles", "Bacheo", "2", "1.200.000,50"])
    page.append([None, "Rampas", "50", "300.000,00"])
    page.merge_cells("A3:A4")
    page.append(["Eje", "Actividad", "Meta", "Presupuesto"])
    page.append([None, "Nota: sujeto a disponibilidad", None, None])
    page.append(["Luz", "Luminarias", "400", "900.000,00"])
    book.copy_worksheet(page)
    empty = book.create_sheet("Sin encabezado")
    empty.append(["a", "b"])
    path = tmp_path / "poa.xlsx"
    book.save(path)
    trial = import_plan(store, path, TRIAL)
    assert trial.added == 3
    text = "\n".join(trial.understood)
    assert "«POA Copy» repite la hoja «POA»" in text
    assert "«Sin encabezado» no tiene una lista" in text
    assert list_plan(store) == []
    import_plan(store, path, UNDATED)
    calles = next(row for row in list_plan(store) if row["title"] == "Calles")
    assert calles["approved"] == 1500000.5


def test_a_title_over_the_table_is_not_its_header(store, tmp_path):
    """«Programa» alone is a word of ours; a header has two at least."""
    path = sheet(tmp_path / "x.csv", ("Programa", "Cerro del Alba"), ("Actividad", "Meta"), ("Bacheo", "5"))
    assert import_plan(store, path, UNDATED).added == 1
    assert [row["title"] for row in list_plan(store)] == ["Bacheo"]


def test_refused_rows_are_told_with_line_and_column(store, tmp_path):
    path = sheet(
        tmp_path / "x.csv", ("nombre", "meta", "inicio", "fin", "peso"), ("bien", "7", "", "", "20"),
        ("mal", "mucho", "", "", ""), ("fecha", "5", "01/06/2026", "01/05/2026", ""), ("peso", "11", "", "", "140"),
        ("otro", "8", "", "", "15"), ("más", "9", "", "", "30"), ("y más", "3", "", "", "12"),
    )  # fmt: skip
    report = import_plan(store, path, UNDATED)
    assert report.added == 4
    assert [(n, column) for n, column, _why in report.refused] == [(3, "meta"), (4, "fin"), (5, "peso")]


# -- documents


@pytest.fixture
def sample(tmp_path):
    made = samples.sample(tmp_path / "muestra.munidesk", SampleSize(sessions=2, initiatives=12))
    yield made
    made.close()


@pytest.mark.parametrize("name", ["plan", "poa", "gantt", "gantt-a3", "progress", "budget", "alignment", "project"])
@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_word_and_pdf_hold_every_line(sample, tmp_path, name, suffix):
    document = catalog.export_named(name)(sample, Selection())
    assert isinstance(document, Document)
    path = tmp_path / f"x{suffix}"
    render.write(document, path)
    assert_same_lines(document, path)


def test_the_sample_reads_as_the_design_shows_it(sample):
    rows = {row["code"]: row for row in list_plan(sample)}
    assert round(rows["2.1.1"]["progress_raw"], 2) == 1.17
    assert rows["2.1.1"]["progress_capped"] == 1
    view = load_plan(sample, next(iter(sample.select("plan")))["id"])
    assert {view.by_id[key].code for key in view.late} == {"1.2.2", "2.1.2"}
    assert sum(row["approved"] for row in rows.values() if row["level"] == "axis") == 7_700_000


def test_sixty_activities_over_a_year_print_on_sheets_one_can_glue(store, plan):
    axis = add_line(store, Line(plan_id=plan, level=Level.AXIS, title="Eje"))
    for at in range(60):
        month = at % 12 + 1
        add_line(
            store,
            Line(
                plan_id=plan,
                level=Level.ACTIVITY,
                title=f"Actividad {at} con un nombre bastante largo para su lugar",
                parent_id=axis,
                start=date(2026, month, 1),
                end=date(2026, 12, 31),
                target=D(10),
                year=2026,
            ),
        )
    document = build_gantt(store, load_plan(store, plan), date(2026, 1, 1), date(2026, 12, 31))
    sheets = [block for block in document.blocks if isinstance(block, Figure)]
    assert render.page_count(document) == len(sheets)
    assert len(sheets) % 2 == 0
    letters = [shape for one in sheets for shape in one.shapes if isinstance(shape, Lettering)]
    assert min(shape.size for shape in letters) >= 8
    names = [sum("Actividad" in shape.text for shape in one.shapes if isinstance(shape, Lettering)) for one in sheets]
    assert sum(names) == 120
    assert names[0] == names[1]


def test_quarters_say_what_should_be_done_by_a_day():
    from munidesk.features.planning.progress import expected

    one = Line(
        id="",
        plan_id="",
        parent_id="",
        level=Level.ACTIVITY,
        position=1,
        title="A",
        year=2026,
        quarters="10 20 30 40",
        start=date(2026, 1, 1),
        end=date(2026, 12, 31),
    )
    assert expected(one, date(2025, 12, 31)) == 0
    assert expected(one, date(2026, 3, 31)) == Decimal("0.1")
    assert expected(one, date(2026, 6, 30)) == Decimal("0.3")
    assert expected(one, date(2026, 8, 15)) == Decimal("0.45")
    assert expected(one, date(2026, 12, 31)) == 1
    assert expected(one, date(2027, 5, 1)) == 1


@pytest.mark.parametrize("text", ["10 20 30", "10 20 30 50", "a b c d"])
def test_quarters_that_do_not_sum_a_hundred_are_refused(store, text):
    plan = save_plan(store, Plan(title="P", start_year=2026, end_year=2030)).id
    key = add_line(store, Line(plan_id=plan, level=Level.ACTIVITY, title="A", year=2026))
    with pytest.raises(UserError):
        save_line(store, replace(line_of(store, key), quarters=text))
    save_line(store, replace(line_of(store, key), quarters="25 25 25 25", contract="LA 3/2026"))
    assert line_of(store, key).quarter_weights == (25, 25, 25, 25)


def test_a_file_of_the_first_version_gets_the_new_columns_and_keeps_its_lines(tmp_path):
    new = next(one for one in catalog.schemas() if one.name == "planning")
    steps = Steps("planning")
    steps(name=new.migrations.names[0])(new.migrations.built().pending(Database(memory=True))[0].fn)
    old = [replace(one, migrations=steps) if one.name == "planning" else one for one in catalog.schemas()]
    path = tmp_path / "viejo.munidesk"
    made = file.create(path, old)
    with made.change("plan") as writer:
        plan = writer.put("plan", {"title": "P", "start_year": 2026, "end_year": 2030})
        line = writer.put("plan_line", {"plan_id": plan, "level": "activity", "position": 1, "title": "Bacheo"})
    made.close()
    opened = file.open_file(path, catalog.schemas())
    assert (line_of(opened, line).title, line_of(opened, line).quarters) == ("Bacheo", "")
    save_line(opened, replace(line_of(opened, line), quarters="10 20 30 40"))
    opened.close()
    assert check_file.check(path, catalog.schemas()) == ()
