"""A diagnosis begun from its instrument, in one go: the record and its first round, of this year until today."""

from munidesk.base.dates import today
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.open_government.diagnoses.store import open_round, save_diagnosis
from munidesk.features.open_government.domain import Diagnosis
from munidesk.instruments.exports import chosen_script
from munidesk.records.ref import Ref


def begin(store: Store, instrument: Ref, title: str) -> str:
    """`instrument` by its id, or by the key of one that ships; returns the id of the diagnosis.

    Raises UserError for an empty title and for an instrument with faults.
    """
    script, day = chosen_script(store, instrument.id), today()
    with store.change(_("Abrir un diagnóstico")):
        head = script.instrument
        key = save_diagnosis(store, Diagnosis(instrument_key=head.key, title=title, months=head.months))
        open_round(store, key, day.replace(month=1, day=1), day, script=script)
    return key
