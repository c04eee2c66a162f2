"""An observation of a public consultation as an initiative of the register: one key, and both name each other."""

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.participation.domain import Author, AuthorKind, Initiative, Origin
from munidesk.features.participation.initiatives.store import initiative, register
from munidesk.procedures.codes import Way
from munidesk.procedures.kinds import ENTRIES
from munidesk.records.ref import Ref
from munidesk.town.links import link, links_of
from munidesk.town.people_lists.store import neighbour

_TITLE = 100
_CAME = {Way.ENCOUNTER: Origin.ENCOUNTER, Way.MAIL: Origin.EMAIL}
"""By which way it came; on paper it is a letter."""


def initiative_of_entry(store: Store, own: Ref, _words: str = "") -> str:
    """Registered the day it was observed, by who observed it; linked. Returns its folio.

    A private person stays in the private table. Raises UserError when it already is one.
    """
    for one in links_of(store, own):
        if one.other(own).kind == "initiative":
            folio = initiative(store, one.other(own).id).folio
            raise UserError(_("Esta observación ya está en el registro: {folio}.").format(folio=folio))
    entry = ENTRIES.get(store, own.id)
    with store.change(_("Registrar {folio} como iniciativa").format(folio=entry.folio)):
        by = None
        if entry.neighbour_id:
            by = Author(kind=AuthorKind.NEIGHBOUR, name=neighbour(store, entry.neighbour_id).name)
        elif entry.name:
            by = Author(kind=AuthorKind.ORGANISATION, name=entry.name)
        made = register(
            store,
            Initiative(
                title=entry.title[:_TITLE], text=entry.text, received=min(entry.day or today(), today()),
                origin=_CAME.get(entry.way, Origin.LETTER),
            ),
            by,
        )  # fmt: skip
        link(store, Ref("initiative", made), own, "raised")
    return initiative(store, made).folio
