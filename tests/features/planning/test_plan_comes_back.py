"""P3: what the plan exports comes back the same into an empty file: lines, parents, money, readings, dates, order."""

from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.features.planning.kinds import DEPENDENCIES, FUNDING, LINES, READINGS
from munidesk.features.planning.plan_import import target
from munidesk.features.planning.store import load_plan, newest
from munidesk.records.sheet import Selection, Sheet, write_sheet
from munidesk.sheets.shape import Shape
from munidesk.town import store as town
from munidesk.town.founding import found
from munidesk.town.sample import SampleSize
from tests.sheets.sheet import counts, write

_SKIPPED = {"id", "plan_id", "parent_id", "line_id", "position", "external", "after_id"}
"""Keys, which are others; each line's own is its place in the tree."""


def told(store: Store) -> dict[str, object]:
    """The plan without its keys: each line by its number from the top, with what is over it."""
    view = load_plan(store, newest(store))
    number = {one.id: at for at, one in enumerate(view.ordered())}

    def values(kind, record):
        return tuple(getattr(record, one.name) for one in kind.fields if one.name not in _SKIPPED)

    return {
        "lines": [(number.get(one.parent_id), values(LINES, one)) for one in view.ordered()],
        "money": sorted((number[one.line_id], values(FUNDING, one)) for one in FUNDING.all(store)),
        "readings": sorted((number[one.line_id], values(READINGS, one)) for one in READINGS.all(store)),
        "after": sorted((number[one.line_id], number[one.after_id]) for one in DEPENDENCIES.all(store)),
    }


def sample_of(folder: Path, country: str) -> Store:
    made = file.create(folder / f"{country}.munidesk", catalog.schemas(), author="Lucía")
    catalog.write_sample(made, SampleSize(country=country, sessions=1, initiatives=3))
    return made


def exported(store: Store, path: Path) -> Path:
    sheet = catalog.export_named("plan-lines")(store, Selection())
    assert isinstance(sheet, Sheet)
    write_sheet(sheet, path, town.figures(store))
    return path


@pytest.mark.parametrize(("country", "suffix"), [("UY", ".csv"), ("UY", ".xlsx"), ("MX", ".csv")])
def test_p3_the_plan_of_the_sample_comes_back_whole(tmp_path, country, suffix):
    store = sample_of(tmp_path, country)
    path = exported(store, tmp_path / f"plan{suffix}")
    other = file.create(tmp_path / "otro.munidesk", catalog.schemas(), author="Lucía")
    found(other, country=country, name="Otro")
    shape = Shape(answers={"year": "none"})
    brought = write(other, target(), path, shape)
    assert [one for one in brought.outcomes if one.reason] == []
    assert told(other) == told(store)
    assert counts(write(other, target(), path, shape))[:2] == (0, 0), "a second time nothing changes"
    assert counts(write(store, target(), path, shape))[:2] == (0, 0), "nor in the file it comes from"
    for one in (store, other):
        one.close()


def test_p3_its_amounts_add_up_to_the_money_of_the_plan(tmp_path):
    store = sample_of(tmp_path, "UY")
    sheet = catalog.export_named("plan-lines")(store, Selection())
    at = sheet.header.index("Aprobado")
    assert sum(row[at] or 0 for row in sheet.rows) * 100 == sum(one.approved for one in FUNDING.all(store))
    store.close()
