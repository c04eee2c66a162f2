"""A list of questions comes into an instrument: those with a dimension of their own into it, made where it is new."""

from collections.abc import Sequence

from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.instruments.kinds import DIMENSIONS
from munidesk.instruments.pasted import Asked
from munidesk.instruments.store_editor import add_criteria, add_dimension, draft


def add_questions(
    store: Store, instrument_id: str, asked: Sequence[Asked], dimension_key: str, after: str = ""
) -> tuple[str, ...]:
    """Behind the criterion `after` of the dimension, or at its end; returns their keys, all in one change.

    Raises UserError when a round uses the instrument.
    """
    draft(store, instrument_id)
    with store.change(_("Agregar una lista de preguntas")):
        known = {fold(one.title): one.key for one in DIMENSIONS.all(store, instrument_id=instrument_id)}
        groups: dict[str, list[Asked]] = {}
        for one in asked:
            key = dimension_key
            if one.dimension:
                key = known.get(fold(one.dimension)) or add_dimension(store, instrument_id, one.dimension)
                known[fold(one.dimension)] = key
            elif not key:
                key = add_dimension(store, instrument_id, _("Primera dimensión"))
                dimension_key = key
            groups.setdefault(key, []).append(one)
        made: list[str] = []
        for key, own in groups.items():
            written = [(one.criterion, one.parts) for one in own]
            made.extend(add_criteria(store, instrument_id, key, written, after if key == dimension_key else ""))
    return tuple(made)
