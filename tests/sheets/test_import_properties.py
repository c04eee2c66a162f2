"""Whatever a kind holds, its sheet comes in once, and the same sheet changes nothing any more."""

import csv
import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from munidesk import catalog
from munidesk.data import file
from munidesk.town.founding import found
from munidesk.town.import_kind import kind_target
from tests.records.course import COURSES, SCHEMA
from tests.records.course import Mode as CourseMode
from tests.sheets.sheet import counts, rehearse, write

WORDS = st.text("abcdeéñ", min_size=3, max_size=9).map(lambda word: f"Curso {word}")
DAYS = st.dates(date(2020, 1, 13), date(2026, 10, 30))
ROWS = st.tuples(
    WORDS,
    st.none() | DAYS,
    st.sampled_from(list(CourseMode)),
    st.none() | st.integers(0, 999_999_99),
    st.none() | st.decimals(0, 500, places=2),
)
KEYS = st.sampled_from([(), ("title", "day"), ("title", "mode", "day")])


def cell(value: object) -> str:
    match value:
        case None:
            return ""
        case CourseMode():
            return value.word
        case date():
            return f"{value:%d/%m/%Y}"
        case Decimal():
            return f"{value}".replace(".", ",")
    return str(value)


def sheet(path: Path, rows) -> Path:
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, delimiter=";")
        writer.writerow(("Curso", "Fecha", "Modalidad", "Costo", "Horas"))
        for title, day, mode, cents, hours in rows:
            cost = None if cents is None else Decimal(cents) / 100
            writer.writerow([cell(one) for one in (title, day, mode, cost, hours)])
    return path


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(ROWS, min_size=3, max_size=7), key=KEYS)
def test_p18_the_same_sheet_again_is_all_the_same_and_nothing_is_written(rows, key):
    with tempfile.TemporaryDirectory() as folder:
        path = sheet(Path(folder) / "cursos.csv", rows)
        with closing(file.create(Path(folder) / "a.munidesk", (*catalog.schemas(), SCHEMA))) as store:
            found(store, country="UY", name="Municipio Nuevo")
            target = kind_target(replace(COURSES, same=key))
            first = write(store, target, path)
            new, changed, same, refused = counts(first)
            assert new + changed + same + refused == len(first.outcomes)
            assert refused == 0
            label = store.undo_label
            assert counts(rehearse(store, target, path))[1:2] == (0,)
            again = write(store, target, path)
            assert counts(again) == (0, 0, len(first.outcomes), 0)
            assert store.undo_label == label
