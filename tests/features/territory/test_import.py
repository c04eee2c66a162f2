"""Actors and projects come in from a sheet, into the programme one looks at, and go out as the same sheet."""

import openpyxl
import pytest

from munidesk import catalog
from munidesk.features.territory.bank.page_bank import LIST as PROJECTS_IN
from munidesk.features.territory.codes import Posture
from munidesk.features.territory.domain import Territory
from munidesk.features.territory.kinds import ACTORS, PROJECTS
from munidesk.features.territory.organ.page_organ import LIST as ACTORS_IN
from munidesk.features.territory.store import open_territory
from munidesk.overview.incoming import Incoming
from munidesk.records.sheet import Selection
from munidesk.sheets import assistant
from munidesk.sheets.shape import Shape
from munidesk.town.page_import_state import with_answer


@pytest.mark.parametrize(("name", "kind"), [(ACTORS_IN, ACTORS), (PROJECTS_IN, PROJECTS)])
def test_the_button_of_each_tab_names_a_list_that_is_there(name, kind):
    assert catalog.importer_named(name).table == kind.table


def test_a_sheet_comes_into_the_programme_one_looks_at_and_goes_out_as_it_came(store, pmot, tmp_path):
    open_territory(store, Territory(title="Otro programa"))
    workbook = openpyxl.Workbook()
    for row in (
        ("Actor", "Sector", "Interés", "Influencia", "Postura", "Cómo se convoca"),
        ("Ejido El Puente", "sector social", 5, 4, "en contra", "asamblea"), ("Universidad", "", 4, 2, "a favor", ""),
    ):  # fmt: skip
        workbook.active.append(list(row))
    workbook.save(tmp_path / "a.xlsx")
    target = Incoming(catalog.HOUSE).named(ACTORS_IN)
    opened = assistant.open_sheets(store, target, tmp_path / "a.xlsx")
    assistant.write(store, target, opened, with_answer(Shape(), "territory_id", pmot.id), {})
    found = ACTORS.all(store)
    assert {one.territory_id for one in found} == {pmot.id}
    assert [(one.name, one.interest, one.influence, one.posture, one.convened) for one in found] == [
        ("Ejido El Puente", 5, 4, Posture.AGAINST, "asamblea"), ("Universidad", 4, 2, Posture.FOR, ""),
    ]  # fmt: skip
    sheet = catalog.export_named("actors", data=True)(store, Selection(id=pmot.id))
    assert sheet.rows[0] == ("Ejido El Puente", "", "sector social", 5, 4, "en contra", "asamblea", "")
