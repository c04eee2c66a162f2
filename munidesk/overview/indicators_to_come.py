"""Indicators that instruments may ask for and that no feature counts yet: nothing of nothing, and why."""

from datetime import date
from fractions import Fraction

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.records.ref import Computed


def training_coverage(_store: Store, _since: date, _until: date) -> Computed:
    """People of the staff who were trained, of all."""
    return Computed(Fraction(0), 0, _("sin datos: no hay capacitaciones registradas"))
