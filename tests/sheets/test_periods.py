"""Sheets with a column for each quarter, month or day: each figure is a reading of its period."""

from datetime import date
from decimal import Decimal

import pytest

from munidesk import catalog
from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.features.planning.domain import Level, Line, Plan
from munidesk.features.planning.kinds import FUNDING, LINES, PLANS, READINGS
from munidesk.sheets import assistant
from munidesk.sheets.periods import EACH, NONE, PERIODS, PERIODS_YEAR, SO_FAR
from munidesk.sheets.shape import Shape
from munidesk.town.page_import_state import missing
from munidesk.town.page_import_told import column_said
from tests.sheets.drawn import drawn
from tests.sheets.sheet import counts, rehearse, write

NAMES = ("Cuadras con vereda nueva", "Árboles puestos", "Talleres de oficios")


@pytest.fixture
def plan(tmp_path):
    """A plan with three targets of 2024."""
    new_store = file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")
    plan = PLANS.save(new_store, Plan(title="Plan", start_year=2024, end_year=2027))
    for at, name in enumerate(NAMES):
        LINES.save(
            new_store,
            Line(plan_id=plan.id, level=Level.TARGET, title=name, year=2024, position=at, code=f"M{at + 1}",
                 base=Decimal(0), target=Decimal(100)),
        )  # fmt: skip
    yield new_store
    new_store.close()


def target(name: str):
    return catalog.importer_named(name).target()


def told(store) -> dict[str, dict[str, Decimal]]:
    found: dict[str, dict[str, Decimal]] = {}
    for one in READINGS.all(store):
        found.setdefault(LINES.get(store, one.line_id).title, {})[f"{one.day:%d/%m/%Y}"] = one.value
    return found


QUARTERS = ("31/03/2024", "30/06/2024", "30/09/2024", "31/12/2024")
HEADS = (
    (["T1 2024", "T2 2024", "T3 2024", "T4 2024"], QUARTERS),
    (["I Trim.", "II Trim.", "III Trim.", "IV Trim."], QUARTERS),
    (["Primer trimestre", "Segundo trimestre", "Tercer trimestre", "Cuarto trimestre"], QUARTERS),
    (["Avance T1", "Avance T2", "Avance T3", "Avance T4"], QUARTERS),
    (["ene", "feb", "mar", "abr"], ("31/01/2024", "29/02/2024", "31/03/2024", "30/04/2024")),
    (["Ene-24", "Feb-24", "Mar-24", "Abr-24"], ("31/01/2024", "29/02/2024", "31/03/2024", "30/04/2024")),
    ([date(2024, 2, 5), date(2024, 5, 6), date(2024, 8, 7), date(2024, 11, 8)],
     ("05/02/2024", "06/05/2024", "07/08/2024", "08/11/2024")),
)  # fmt: skip
FIGURES = ([5, 12, 30, 44], [2, None, 9, 11], [None, None, 3, None])


def sheet(path, name, heads):
    first = {"readings": "Actividad", "plan": "Meta"}[name]
    rows = [["Seguimiento de los indicadores"], [first, *heads],
            *([title, *figures] for title, figures in zip(NAMES, FIGURES, strict=True))]  # fmt: skip
    if name == "plan":
        rows = [[f"{row[0]}", *row[1:]] if len(row) == 1 else [row[0], "Código", *row[1:]] for row in rows[:2]] + [
            [row[0], f"M{at}", *row[1:]] for at, row in enumerate(rows[2:], 1)
        ]
    return drawn(path, rows)


@pytest.mark.parametrize("name", ["readings", "plan"])
@pytest.mark.parametrize(("heads", "days"), HEADS)
def test_each_figure_is_a_reading_of_its_period(plan, tmp_path, name, heads, days):
    path = sheet(tmp_path / "seguimiento.xlsx", name, heads)
    shape = Shape(answers={PERIODS: SO_FAR, PERIODS_YEAR: "2024", "year": "2024"})
    done = write(plan, target(name), path, shape)
    assert [one.reason for one in done.outcomes if one.reason] == []
    assert len(done.outcomes) == 3
    wanted = {
        title: {day: Decimal(figure) for day, figure in zip(days, figures, strict=True) if figure is not None}
        for title, figures in zip(NAMES, FIGURES, strict=True)
    }
    assert told(plan) == wanted
    assert counts(write(plan, target(name), path, shape)) == (0, 0, 3, 0)


@pytest.mark.parametrize("name", ["readings", "plan"])
def test_what_was_done_in_each_period_is_summed_up(plan, tmp_path, name):
    path = sheet(tmp_path / "a.xlsx", name, HEADS[0][0])
    write(plan, target(name), path, Shape(answers={PERIODS: EACH, "year": "2024"}))
    assert list(told(plan)[NAMES[0]].values()) == [5, 17, 47, 91]
    assert list(told(plan)[NAMES[1]].values()) == [2, 11, 22], "a blank is no zero: it has no reading"


def test_what_the_figures_are_is_asked_before_anything_is_written(plan, tmp_path):
    path = sheet(tmp_path / "a.xlsx", "readings", HEADS[1][0])
    asked = {one.code: one for one in rehearse(plan, target("readings"), path).choices}
    assert not asked[PERIODS].default and not asked[PERIODS_YEAR].default
    with pytest.raises(UserError) as fault:
        write(plan, target("readings"), path)
    assert fault.value.code == "unanswered"
    assert READINGS.all(plan) == ()


def test_the_columns_of_periods_are_told_and_nothing_is_missing(plan, tmp_path):
    """What the window shows of them before the rehearsal."""
    opened = assistant.open_sheets(plan, target("readings"), sheet(tmp_path / "a.xlsx", "readings", HEADS[0][0]))
    matched = assistant.match(target("readings"), opened, Shape())
    assert missing(target("readings"), matched) == ()
    said = [column_said(one, "", matched[0], target("readings"))[0] for one in matched[0].sheet.columns[1:]]
    assert {words.split(":")[0] for words in said} == {"Una cifra por período"}
    assert [one.title for one in matched[0].sheet.columns[1:]] == HEADS[0][0]


def test_what_was_done_in_a_quarter_that_is_not_over_was_measured_today(plan, tmp_path):
    """Nothing is measured on a day still to come; a quarter that has not begun has nothing to measure."""
    heads = [f"T{at} {today().year}" for at in range(1, 5)]
    this = (today().month - 1) // 3
    row = [10 if at == this else None for at in range(4)]
    path = drawn(tmp_path / "a.xlsx", [["Actividad", *heads], [NAMES[0], *row]])
    write(plan, target("readings"), path, Shape(answers={PERIODS: SO_FAR}))
    assert [one.day for one in READINGS.all(plan)] == [today()]


def test_figures_of_a_plan_that_may_be_anything_are_not_taken_for_progress(plan, tmp_path):
    path = sheet(tmp_path / "a.xlsx", "plan", HEADS[0][0])
    asked = next(one for one in rehearse(plan, target("plan"), path).choices if one.code == PERIODS)
    assert asked.default == NONE
    write(plan, target("plan"), path, Shape(answers={"year": "2024"}))
    assert READINGS.all(plan) == ()


def test_of_what_was_planned_and_what_was_done_only_the_latter_is_progress(plan, tmp_path):
    heads = [f"{what} {quarter}" for quarter in ("T1", "T2", "T3", "T4") for what in ("Programado", "Ejecutado físico")]
    rows = [["Seguimiento 2024"], ["Actividad", *heads], [NAMES[0], 25, 5, 50, 12, 75, 30, 100, 44]]
    path = drawn(tmp_path / "a.xlsx", rows)
    write(plan, target("readings"), path, Shape(answers={PERIODS: SO_FAR}))
    assert list(told(plan)[NAMES[0]].values()) == [5, 12, 30, 44]


NEGATIVES = ("(500)", "($ 500)", "-500", "−500", "500-", "(500,00)")


@pytest.mark.parametrize("said", NEGATIVES)
@pytest.mark.parametrize("name", ["plan", "readings"])
def test_a_figure_in_brackets_is_negative(plan, tmp_path, name, said):
    head = {"plan": ["Meta", "Código", "Avance", "Medido el"], "readings": ["Actividad", "Avance", "Fecha"]}[name]
    code = {"plan": ["M1"], "readings": []}[name]
    path = drawn(tmp_path / "a.xlsx", [head, [NAMES[0], *code, said.replace("$ ", ""), "3/5/2024"]])
    write(plan, target(name), path, Shape(answers={"year": "2024"}))
    assert [one.value for one in READINGS.all(plan)] == [-500]


@pytest.mark.parametrize("said", NEGATIVES)
@pytest.mark.parametrize("name", ["plan", "money"])
def test_money_in_brackets_is_negative_and_refused_at_its_column(plan, tmp_path, name, said):
    """Never taken for 500: the rules of money say what it cannot be, and the row can be mended."""
    head = {"plan": ["Meta", "Código", "Fuente"], "money": ["Actividad", "Fuente"]}[name]
    code = {"plan": ["M1"], "money": []}[name]
    rows = [[*head, "Aprobado", "Ejecutado"], [NAMES[0], *code, "Donación", "1.200", said]]
    told = write(plan, target(name), drawn(tmp_path / "a.xlsx", rows), Shape(answers={"year": "2024"}))
    assert [(one.line, one.column, "negativos" in one.reason) for one in told.outcomes] == [(2, "Ejecutado", True)]
    assert FUNDING.all(plan) == ()
