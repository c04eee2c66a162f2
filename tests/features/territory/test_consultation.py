"""The public consultation is a case of its own, opened by its step; approval waits for it."""

import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.features.territory.consultation.store import open_consultation
from munidesk.features.territory.domain import Territory
from munidesk.features.territory.store import open_territory
from munidesk.features.territory.store_view import load_territory
from munidesk.procedures.kinds import STEPS
from munidesk.procedures.rules import missing
from munidesk.procedures.store import close_case, skip_step
from munidesk.town.founding import found


def test_it_is_opened_once_by_the_procedure_of_the_country(store, formulated):
    made = open_consultation(store, formulated.id)
    assert open_consultation(store, formulated.id).id == made.id
    view = load_territory(store, formulated.id)
    assert [one.case.procedure_key for one in view.inner] == ["consulta-publica-mx"]
    assert view.inner_of(view.case.steps["consulta"]).case.id == made.id
    assert made.title == formulated.title


def test_the_programme_is_not_approved_while_its_consultation_goes_on_nor_without_it(store, formulated):
    made, day = open_consultation(store, formulated.id), load_territory(store, formulated.id).day
    view = load_territory(store, formulated.id).case
    assert "Consulta pública" in missing(view, view.steps["aprobacion"], day)
    assert made.label in missing(view, view.steps["consulta"], day, note="hecha") or view.ready
    consulta = next(one for one in STEPS.all(store) if one.key == "consulta")
    close_case(store, made.id, day, "Se suspendió")
    skip_step(store, consulta.id, "Se suspendió", day)
    view = load_territory(store, formulated.id).case
    assert "Consulta pública" in missing(view, view.steps["aprobacion"], day), "what is required is not skipped"


def test_where_no_procedure_of_the_country_is_shipped_it_says_how_to_write_one(tmp_path):
    made = file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")
    found(made, country="CR", name="Municipalidad de Cerro", town_name="Cerro")
    one = open_territory(made, Territory(title="Plan local"))
    with pytest.raises(UserError, match="«consulta-publica-cr»"):
        open_consultation(made, one.id)
    made.close()
