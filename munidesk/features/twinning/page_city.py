"""The file of a city, tab by tab: Expediente · Acuerdo · POA · Visitas · Cartas · Círculo."""

from functools import partial

from munidesk.base.i18n import _
from munidesk.features.twinning.agreement.page_agreement import AgreementPart
from munidesk.features.twinning.circle.page_circle import CirclePart
from munidesk.features.twinning.circle.page_lists import advice, letters, seats
from munidesk.features.twinning.cities.page_case import CasePart
from munidesk.features.twinning.page_part import Part
from munidesk.features.twinning.page_parts import CityTabs, PartsOf
from munidesk.features.twinning.page_records import Listed, RecordsPart
from munidesk.features.twinning.plan.page_plan import plan
from munidesk.features.twinning.visits.page_visits import VisitsPart
from munidesk.ui.context import Context
from munidesk.ui.tabs import Tabs


def city_tabs(context: Context) -> Tabs:
    """Each is a `Part`."""

    def listed(listing: Listed) -> Part:
        return RecordsPart(context, listing)

    def circle() -> Part:
        return PartsOf(context, (
            (_("Vínculos"), partial(CirclePart, context)),
            (_("Asesoría"), lambda: listed(advice())),
            (_("Comité"), lambda: listed(seats())),
        ))  # fmt: skip

    return CityTabs((
        (_("Expediente"), partial(CasePart, context)),
        (_("Acuerdo"), partial(AgreementPart, context)),
        (_("POA"), lambda: listed(plan(context))),
        (_("Visitas"), partial(VisitsPart, context)),
        (_("Cartas"), lambda: listed(letters())),
        (_("Círculo"), circle),
    ))  # fmt: skip
