"""What `export` knows of a diagnosis; without `--id`, the newest one and its newest round with an answer."""

from collections.abc import Sequence

from munidesk.data.store import Store
from munidesk.documents.model import Block, Document
from munidesk.features.open_government.diagnoses.document_board import build_poster
from munidesk.features.open_government.diagnoses.document_diagnosis import (
    answered,
    build_diagnosis,
    live_board,
    live_diagnosis,
)
from munidesk.features.open_government.diagnoses.store_told import Told, chosen_round, tell
from munidesk.instruments.store import Compute
from munidesk.records.sheet import Selection


def told_of(store: Store, selection: Selection, compute: Compute) -> Told:
    """Raises UserError when there is no diagnosis, or it has no round."""
    return tell(store, chosen_round(store, selection, compute), compute)


def diagnosis(store: Store, selection: Selection, compute: Compute) -> Document:
    """`--id` is a diagnosis or a round."""
    return build_diagnosis(store, told_of(store, selection, compute))


def poster(store: Store, selection: Selection, compute: Compute) -> Document:
    return build_poster(store, answered(told_of(store, selection, compute)))


def diagnosis_blocks(store: Store, compute: Compute) -> Sequence[Block]:
    """Of the newest round, for the manual. Raises UserError as `diagnosis`."""
    return live_diagnosis(store, told_of(store, Selection(), compute))


def board_of(store: Store, compute: Compute) -> Sequence[Block]:
    return live_board(store, told_of(store, Selection(), compute))
