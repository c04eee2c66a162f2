"""The papers of a diagnosis with what the other features count for its open rounds."""

from collections.abc import Sequence
from pathlib import Path

from munidesk.base.i18n import on_paper
from munidesk.data.store import Store
from munidesk.documents.model import Block, Document
from munidesk.features.open_government.diagnoses import exports
from munidesk.features.open_government.diagnoses.open_data import prepare
from munidesk.overview.house import House
from munidesk.records.sheet import Selection, Sheet


@on_paper
def diagnosis(house: House, store: Store, selection: Selection) -> Document:
    return exports.diagnosis(store, selection, house.compute(store))


@on_paper
def form(house: House, store: Store, selection: Selection) -> Document:
    return exports.form(store, selection, house.compute(store))


@on_paper
def comparison(house: House, store: Store, selection: Selection) -> Document:
    return exports.comparison(store, selection, house.compute(store))


@on_paper
def poster(house: House, store: Store, selection: Selection) -> Document:
    return exports.poster(store, selection, house.compute(store))


def answers(house: House, store: Store, selection: Selection) -> Sheet:
    return exports.answers(store, selection, house.compute(store))


@on_paper
def diagnosis_blocks(house: House, store: Store) -> Sequence[Block]:
    return exports.diagnosis_blocks(store, house.compute(store))


@on_paper
def board_blocks(house: House, store: Store) -> Sequence[Block]:
    return exports.board_of(store, house.compute(store))


def open_data(house: House, store: Store, folder: Path) -> Path:
    """The newest closed round; one that is chosen goes out from its page."""
    return prepare(store, house.compute(store)).write(folder)
