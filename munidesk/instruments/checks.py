"""What a closed round asked no longer changes, by whatever way in: a change is a new version."""

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.instruments.domain import Band, Criterion, Dimension, Instrument, Part


def guard_instrument(store: Store, one: Instrument) -> None:
    _still_changes(store, one.id)


def guard_own(store: Store, one: Band | Dimension | Criterion | Part) -> None:
    _still_changes(store, one.instrument_id)


def _still_changes(store: Store, instrument_id: str) -> None:
    if not instrument_id:
        return
    used = store.select("evaluation_round", order="id", instrument_id=instrument_id)
    if any(one["closed_on"] for one in used):
        words = _("Con estos criterios se cerró una ronda: no cambian. Haga una versión nueva y cámbiela.")
        raise UserError(words, code="closed")
