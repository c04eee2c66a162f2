"""What a round that closes says of the improvements of its diagnosis, within the same change, and undone with it."""

from collections.abc import Iterable

from munidesk.data.journal import RowChange
from munidesk.data.store import Store
from munidesk.data.writer import Writer
from munidesk.features.open_government.codes import ImprovementState
from munidesk.features.open_government.domain import Improvement
from munidesk.features.open_government.improvements import rules
from munidesk.features.open_government.kinds import IMPROVEMENTS
from munidesk.instruments.kinds import ROUNDS
from munidesk.instruments.store import load_round

_WAITING = (ImprovementState.DONE, ImprovementState.VERIFIED)
_OWNER = "SELECT owner_id FROM evaluation_round WHERE id = :id AND owner_kind = 'diagnosis'"


def verify(store: Store, writer: Writer) -> None:
    """Closing a round verifies what is done and left the red in it; opening it again, or taking it away, takes it back.

    Of the diagnoses whose rounds this change closed, opened or took away (`Schema.settling`).
    """
    for key in _touched(store, writer.changes.values()):
        waiting = [one for one in IMPROVEMENTS.all(store, diagnosis_id=key) if one.state in _WAITING]
        if waiting:
            _verify(store, writer, key, waiting)


def _touched(store: Store, changes: Iterable[RowChange]) -> tuple[str, ...]:
    """The diagnoses of those rounds."""
    keys = [one.row_id for one in changes if one.table == "evaluation_round" and _stands_otherwise(one)]
    rows = [row for key in keys for row in store.query(_OWNER, id=key)]
    return tuple(dict.fromkeys(str(row["owner_id"]) for row in rows))


def _stands_otherwise(one: RowChange) -> bool:
    return one.after is not None and bool({"closed_on", "deleted_at"} & set(one.after))


def _verify(store: Store, writer: Writer, diagnosis_id: str, waiting: Iterable[Improvement]) -> None:
    closed = [
        load_round(store, one.id)
        for one in ROUNDS.all(store, owner_kind="diagnosis", owner_id=diagnosis_id)
        if not one.is_open
    ]
    by_id = {one.round.id: one for one in closed}
    for one in waiting:
        if one.verified_round_id in by_id:
            continue
        shown = next((each for each in closed if rules.verifies(one, by_id.get(one.round_id), each)), None)
        state = ImprovementState.VERIFIED if shown is not None else ImprovementState.DONE
        writer.put(
            "improvement",
            {"id": one.id, "state": state.value, "verified_round_id": shown.round.id if shown is not None else ""},
        )
