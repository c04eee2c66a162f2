"""What `export` and `list` know of body and actors; without `--id`, of the newest programme."""

from collections.abc import Mapping, Sequence

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import Document
from munidesk.features.territory.kinds import ACTORS
from munidesk.features.territory.organ import document_organ as papers
from munidesk.features.territory.phases.exports import chosen
from munidesk.features.territory.rules import quadrant
from munidesk.features.territory.store import territories
from munidesk.records.sheet import Selection, Sheet


def structure(store: Store, selection: Selection) -> Document:
    return papers.build_structure(store, chosen(store, selection))


def actors(store: Store, selection: Selection) -> Document:
    return papers.build_actors(store, chosen(store, selection))


def responsibility(store: Store, selection: Selection) -> Document:
    return papers.build_responsibility(store, chosen(store, selection))


def agreements(store: Store, selection: Selection) -> Document:
    return papers.build_agreements(store, chosen(store, selection))


def actors_sheet(store: Store, selection: Selection) -> Sheet:
    """One row per actor, as a sheet brings them back."""
    view = chosen(store, selection)
    header = (_("Actor"), _("En el mapa"), _("Sector"), _("Interés"), _("Influencia"), _("Postura"),
              _("Cómo se convoca"), _("Qué le importa"))  # fmt: skip
    keys = ("name", "short", "sector", "interest", "influence", "posture", "convened", "note")
    rows = tuple(
        (one.name, one.short, one.sector.word, one.interest, one.influence, one.posture.word, one.convened, one.note)
        for one in view.actors
    )
    return Sheet(_("Actores"), header, rows, keys)


def list_actors(store: Store) -> Sequence[Mapping[str, object]]:
    """One row per actor of each programme."""
    names = {one.id: one.title for one in territories(store)}
    return [
        {
            "id": one.id, "territory": names.get(one.territory_id, ""), "number": one.position, "name": one.name,
            "sector": one.sector, "interest": one.interest, "influence": one.influence, "posture": one.posture,
            "quadrant": quadrant(one).value, "convened": one.convened, "note": one.note,
        }
        for one in ACTORS.all(store)
    ]  # fmt: skip
