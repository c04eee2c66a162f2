"""The file of a city, tab by tab: Expediente · Acuerdo · POA · Visitas · Correspondencia · Círculo."""

from functools import partial

from munidesk.base.i18n import _
from munidesk.features.twinning.agreement.page_agreement import AgreementPart
from munidesk.features.twinning.circle.page_circle import advice, letters, seats
from munidesk.features.twinning.cities.page_case import CasePart
from munidesk.features.twinning.page_part import Part
from munidesk.features.twinning.page_records import RecordsPart
from munidesk.features.twinning.plan.page_plan import plan
from munidesk.features.twinning.visits.page_visits import visits
from munidesk.ui.context import Context
from munidesk.ui.tabs import Tabs


def city_tabs(context: Context) -> Tabs:
    """Each is a `Part`."""

    def listed(make: object) -> Part:
        return RecordsPart(context, make())  # type: ignore[operator]

    return Tabs((
        (_("Expediente"), partial(CasePart, context)),
        (_("Acuerdo"), partial(AgreementPart, context)),
        (_("POA"), partial(listed, plan)),
        (_("Visitas"), partial(listed, visits)),
        (_("Correspondencia"), partial(listed, letters)),
        (_("Asesoría"), partial(listed, advice)),
        (_("Comité"), partial(listed, seats)),
    ))  # fmt: skip
