"""Who travels stays private, what a visit costs is told by who pays it."""

import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.documents.lines import plain_lines
from munidesk.features.twinning.codes import Payer
from munidesk.features.twinning.domain_year import TwinningVisit, VisitCost, VisitDelegate
from munidesk.features.twinning.kinds import COSTS, VISITS
from munidesk.features.twinning.rules import paid_by
from munidesk.features.twinning.store_view import load_twinning
from munidesk.features.twinning.visits.store import save_delegate
from munidesk.records.sheet import Selection
from tests.features.twinning.test_opening import DAY


@pytest.fixture
def visit(mx, city):
    return VISITS.save(mx, TwinningVisit(twinning_id=city.id, title="Escuelas", start=DAY, end=DAY))


def test_the_name_of_who_travels_is_on_no_paper(mx, city, visit):
    save_delegate(mx, VisitDelegate(visit_id=visit.id, task="Dirige la escuela"), " Ana  Prieto ")
    (one,) = load_twinning(mx, city.id).delegates[visit.id]
    assert one.task == "Dirige la escuela"
    printed = "\n".join(plain_lines(catalog.export_named("visit-report")(mx, Selection(id=visit.id))))
    assert "Prieto" not in printed
    assert "Dirige la escuela" in printed


def test_nobody_travels_without_a_name_and_a_reason(mx, visit):
    for task, name in (("Dirige", " "), ("", "Ana")):
        with pytest.raises(UserError):
            save_delegate(mx, VisitDelegate(visit_id=visit.id, task=task), name)


def test_each_payer_has_its_sum(mx, city, visit):
    for payer, amount in ((Payer.OURS, 1000), (Payer.OURS, 500), (Payer.THEIRS, 700)):
        COSTS.save(mx, VisitCost(visit_id=visit.id, title=f"Gasto {amount}", payer=payer, amount=amount))
    assert paid_by(load_twinning(mx, city.id).costs[visit.id]) == {Payer.OURS: 1500, Payer.THEIRS: 700}
