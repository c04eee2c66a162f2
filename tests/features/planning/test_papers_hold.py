"""Schedule, money and POA on paper: nothing is left out, nothing is cut, nothing touches what stands beside it."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.dates import today
from munidesk.data import file
from munidesk.documents import chart, render
from munidesk.documents.figure import fitted, reach
from munidesk.documents.lines import plain_lines
from munidesk.documents.model import (
    Align,
    Box,
    Chart,
    ChartKind,
    Document,
    Figure,
    Lettering,
    Polygon,
    Series,
    Stroke,
    Table,
)
from munidesk.features.planning.document_gantt import build_gantt
from munidesk.features.planning.document_money import build_budget
from munidesk.features.planning.document_plan import build_plan
from munidesk.features.planning.domain import Funding, Level, Line
from munidesk.features.planning.store import load_plan
from munidesk.features.planning.store_plan import add_line, add_reading, set_funding
from munidesk.records.sheet import Selection

YEAR = today().year


def activity(store, plan: str, title: str, parent: str = "", **told) -> str:
    return add_line(store, Line(plan_id=plan, parent_id=parent, level=Level.ACTIVITY, title=title, year=YEAR, **told))


def gantt(store, plan: str, **told) -> Document:
    return build_gantt(store, load_plan(store, plan), date(YEAR, 1, 1), date(YEAR, 12, 31), **told)


def drawn(document: Document) -> list[Figure]:
    return [one for one in document.blocks if isinstance(one, Figure)]


def letters(document: Document) -> str:
    return "\n".join(shape.text for one in drawn(document) for shape in one.shapes if isinstance(shape, Lettering))


def test_p23_an_activity_with_one_day_alone_is_in_the_schedule(store, plan):
    activity(store, plan, "Poda", start=date(YEAR, 3, 1))
    activity(store, plan, "Feria", end=date(YEAR, 9, 1))
    said = letters(gantt(store, plan))
    assert "Poda" in said
    assert "sin fecha de fin" in said
    assert "Feria" in said
    assert "sin fecha de comienzo" in said


def test_p23_lines_without_days_are_named_below_and_fill_no_sheet(store, plan):
    activity(store, plan, "Poda", start=date(YEAR, 3, 1), end=date(YEAR, 4, 1))
    for n in range(60):
        activity(store, plan, f"Idea {n}")
    paper = gantt(store, plan)
    assert len(drawn(paper)) == 2, "one half of the year each"
    note = plain_lines(paper)[-1]
    assert "60 renglones" in note
    assert "Idea 39" in note
    assert "y 20 más" in note


def test_p23_a_plan_without_any_day_says_so_and_draws_no_empty_sheet(store, plan):
    activity(store, plan, "Idea")
    paper = gantt(store, plan)
    assert drawn(paper) == []
    assert any(line.startswith("Ninguna actividad tiene fechas") for line in plain_lines(paper))


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    made = file.create(tmp_path_factory.mktemp("m") / "m.munidesk", catalog.schemas(), author="Lucía")
    catalog.write_sample(made)
    yield made
    made.close()


@pytest.mark.parametrize("name", ["gantt", "gantt-table", "gantt-a3", "pilot-evaluation", "swot-report"])
def test_d20_nothing_of_a_drawing_lies_outside_of_its_picture(sample, name: str):
    """Word shows a picture of the box alone: a legend, a milestone, the first letter of «Equipo técnico» were cut."""
    for one in drawn(catalog.export_named(name)(sample, Selection())):
        if one.window is None:
            x, y, wide, high = reach(one)
            assert x <= 0
            assert y <= 0
            for shape in one.shapes:
                if isinstance(shape, Polygon):
                    assert all(x <= across <= x + wide and y <= down <= y + high for across, down in shape.points)
            assert fitted(one, wide) == (wide, high)


@pytest.mark.parametrize("name", ["gantt", "gantt-table", "gantt-a3"])
def test_d20_the_schedule_keeps_within_the_box_it_asks_for(sample, name: str):
    found = drawn(catalog.export_named(name)(sample, Selection()))
    assert found
    for one in found:
        assert reach(one) == (0.0, 0.0, one.width, one.height)


def test_d20_a_label_left_of_its_box_widens_the_picture():
    one = Figure(100, 50, (Lettering(4, 20, "Equipo técnico", align=Align.RIGHT),), "x")
    assert reach(one)[0] < -40
    assert fitted(one, 500)[0] > 140


def test_d26_the_line_of_the_day_crosses_no_word(store, plan):
    """The word «Atrasada» stands on white, drawn after the dashed line that would cross it."""
    last = today() - timedelta(days=3)
    key = activity(store, plan, "Poda", target=Decimal(10), start=last - timedelta(days=60), end=last)
    add_reading(store, key, Decimal(1))
    crossed = 0
    for one in drawn(gantt(store, plan)):
        lines = [at for at, shape in enumerate(one.shapes) if isinstance(shape, Stroke) and shape.dashed]
        for at, shape in enumerate(one.shapes):
            if isinstance(shape, Lettering) and shape.text == "Atrasada":
                assert isinstance(one.shapes[at - 1], Box)
                assert one.shapes[at - 1].fill == "#FFFFFF"
                assert lines[0] < at - 1
                crossed += 1
    assert crossed


@pytest.mark.parametrize("name", ["poa", "gantt-table", "project"])
def test_d26_no_figure_touches_the_words_of_the_next_column_and_every_column_has_its_head(sample, name: str):
    tables = [one for one in catalog.export_named(name)(sample, Selection()).blocks if isinstance(one, Table)]
    for table in tables:
        heads = [column.head for column in table.columns]
        assert all(heads) or not any(heads), heads
        for before, after in zip(table.columns, table.columns[1:], strict=False):
            assert not (before.align is Align.RIGHT and after.align is Align.LEFT), (before.head, after.head)


def test_d26_the_score_of_the_group_in_the_foda_is_explained_where_it_stands(sample):
    said = "\n".join(plain_lines(catalog.export_named("swot-report")(sample, Selection())))
    assert " de 25 (" in said
    assert "cuántas personas puntuaron" in said


def test_d26_a_plan_line_without_indicator_has_a_dash(store, plan):
    top = add_line(store, Line(plan_id=plan, level=Level.AXIS, title="Agua"))
    add_line(store, Line(plan_id=plan, parent_id=top, level=Level.TARGET, title="Cobertura", target=Decimal(90)))
    assert "–" in plain_lines(build_plan(store, load_plan(store, plan)))


def test_d26_the_bars_of_a_chart_have_the_same_decimals():
    one = Chart(ChartKind.BARS, ("Eje",), (Series("a", (5.6,)), Series("b", (4.02,))), "Dinero", "Dinero")
    words = [str(getattr(part, "text", "")) for part in chart.drawing(one, 400).contents]
    assert "5,60" in words
    assert "4,02" in words


def tops(store, plan: str, count: int, cents: int) -> None:
    for n in range(count):
        key = add_line(store, Line(plan_id=plan, level=Level.AXIS, title=f"Línea {n}"))
        set_funding(store, Funding(line_id=key, source="Propios", approved=cents))


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_p30_a_budget_of_many_top_lines_prints_with_all_of_them(store, plan, tmp_path: Path, ending: str):
    tops(store, plan, 90, 100_00)
    paper = build_budget(store, load_plan(store, plan))
    render.write(paper, tmp_path / f"x.{ending}")
    said = plain_lines(paper)
    assert all(any(f"Línea {n}" in line for line in said) for n in range(90))


def test_p35_the_chart_of_a_small_town_shows_its_money(store, plan):
    tops(store, plan, 2, 12_345_00)
    (one,) = [block for block in build_budget(store, load_plan(store, plan)).blocks if isinstance(block, Chart)]
    assert one.caption == "Gráfico 1. Dinero por eje, en miles de pesos"
    assert min(one.series[0].values) > 12


def test_p35_the_title_of_an_axis_with_a_break_is_one_line_of_its_chart(store, plan):
    one = Chart(ChartKind.BARS, ("Ciudad\nlimpia " + "y ordenada " * 12,), (Series("a", (1.0,)),), "x", "x")
    words = [str(getattr(part, "text", "")) for part in chart.drawing(one, 400).contents]
    assert any(word.startswith("Ciudad limpia y ordenada") and word.endswith("…") for word in words)


def test_p35_the_name_of_an_activity_is_read_beside_its_bar(store, plan):
    title = "Recambio de luminarias en los barrios Las Acacias y El Prado"
    top = add_line(store, Line(plan_id=plan, level=Level.AXIS, title="Ciudad"))
    days = {"start": date(YEAR, 1, 1), "end": date(YEAR, 5, 1)}
    activity(store, plan, title, top, target=Decimal(400), unit="luminarias instaladas", **days)
    said = [shape.text for shape in drawn(gantt(store, plan))[0].shapes if isinstance(shape, Lettering)]
    at = next(n for n, text in enumerate(said) if "Recambio" in text)
    assert len(f"{said[at]} {said[at + 1]}") > 40
