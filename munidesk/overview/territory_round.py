"""A programme of territorial planning is evaluated: a diagnosis with its own instrument, a round when one is due."""

from munidesk.base.dates import today
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.open_government.diagnoses.begin import begin
from munidesk.features.open_government.diagnoses.store import open_round, own_rounds
from munidesk.features.territory.follow.store_view import EVALUATES, diagnosis_of
from munidesk.features.territory.kinds import TERRITORIES
from munidesk.records.ref import Ref
from munidesk.town.links import link

INSTRUMENT = "pmot-seguimiento"


def evaluate_territory(store: Store, ref: Ref, _words: str = "") -> str:
    """The id of the diagnosis of a programme, with a round that can be answered: the open one, else a new one.

    The round ends today and begins where the last one ended, or with the year. Raises UserError when it is gone.
    """
    one = TERRITORIES.get(store, ref.id)
    there = diagnosis_of(store, one.id)
    if not there:
        with store.change(_("Evaluar «{title}»").format(title=one.title[:40])):
            made = begin(store, Ref("instrument", INSTRUMENT), _("Seguimiento de {title}").format(title=one.title))
            link(store, Ref("diagnosis", made), ref, EVALUATES)
        return made
    rounds = own_rounds(store, there)
    if rounds and not rounds[-1].is_open:
        since = min(rounds[-1].until, today())
        open_round(store, there, since, today())
    return there
