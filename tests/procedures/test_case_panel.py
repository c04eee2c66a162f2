"""The panel of a case stands in a tab of another page: it shows the case it is told, and works it."""

from munidesk.procedures import store as cases
from munidesk.procedures.kinds import CASES
from munidesk.procedures.page_case_panel import CasePanel
from munidesk.procedures.reading import shipped_text
from munidesk.town import store as town
from munidesk.town.domain import Municipality
from tests.stories.window import opened


def fill(store) -> None:
    town.save_municipality(store, Municipality(name="Cerro del Alba", town="Cerro", country="UY"))
    cases.open_case(store, shipped_text("consulta-publica-uy"), "Plan local")


def test_the_panel_shows_the_case_it_is_told_and_nothing_without_one(qapp, tmp_path):
    with opened(tmp_path, fill) as window:
        panel = CasePanel(window.context)
        case = CASES.all(window.context.store)[0]
        told: list[str] = []
        panel.shown.connect(lambda: told.append("shown"))
        panel.show_case(case.id)
        assert panel.view is not None and panel.view.case.id == case.id
        first, last = panel.view.ordered[0], panel.view.ordered[-1]
        panel.show_case(case.id, last.key)
        assert panel.step is not None and panel.step.id == last.id
        panel.show_case(case.id, first.id)
        assert panel.step is not None and panel.step.key == first.key
        panel.show_case("")
        assert panel.view is None and panel.step is None and panel.record() is None
        assert told
        panel.deleteLater()
