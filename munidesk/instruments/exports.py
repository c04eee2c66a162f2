"""What `export` and `list` know of instruments. Without `--id`, the newest one of the file; by key, also ours."""

from collections.abc import Mapping, Sequence

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import Document
from munidesk.instruments.document_instrument import build_instrument
from munidesk.instruments.kinds import CRITERIA, INSTRUMENTS, ROUNDS
from munidesk.instruments.script import Script
from munidesk.instruments.store_criteria import script_of
from munidesk.instruments.store_shelf import usable
from munidesk.instruments.writing import toml_of
from munidesk.records.sheet import Selection


def chosen_script(store: Store, name: str = "") -> Script:
    """By its id, or its key; else the newest one. Raises UserError when there is none."""
    if name:
        return script_of(store, name) if INSTRUMENTS.find(store, name) is not None else usable(store, name)
    found = INSTRUMENTS.all(store, order="id")
    if not found:
        raise UserError(_("Todavía no hay ningún instrumento. Copie uno en Gobierno abierto › Instrumentos."))
    return script_of(store, found[-1].id)


def instrument(store: Store, selection: Selection) -> Document:
    return build_instrument(store, chosen_script(store, selection.id))


def instrument_toml(store: Store, selection: Selection) -> str:
    """Its file, for another municipality."""
    return toml_of(chosen_script(store, selection.id))


def listed(store: Store) -> Sequence[Mapping[str, object]]:
    """One row per version that the file holds."""
    asked = _count(CRITERIA.all(store))
    used = _count(ROUNDS.all(store))
    return [
        {
            "id": one.id, "key": one.key, "version": one.version, "title": one.title, "scale": one.scale,
            "weighting": one.weighting, "criteria": asked.get(one.id, 0), "rounds": used.get(one.id, 0),
        }
        for one in INSTRUMENTS.all(store)
    ]  # fmt: skip


def _count(records: Sequence[object]) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for one in records:
        key = str(getattr(one, "instrument_id", ""))
        found[key] = found.get(key, 0) + 1
    return found
