"""An observation of a public consultation that asks for something else: registered as an initiative, the two tied."""

from dataclasses import replace

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.participation.domain import Author, AuthorKind, Initiative, Origin
from munidesk.features.participation.initiatives.store import initiative, register
from munidesk.features.participation.kinds import AUTHORS
from munidesk.procedures.codes import Way
from munidesk.procedures.kinds import ENTRIES
from munidesk.records.ref import Ref
from munidesk.town.links import link, links_of

_ORIGINS = {Way.ENCOUNTER: Origin.ENCOUNTER, Way.MAIL: Origin.EMAIL, Way.PAPER: Origin.LETTER}
_TITLE = 90


def initiative_from_observation(store: Store, own: Ref, _words: str = "") -> str:
    """The observation into the register, by the same private author, on the day it came. Returns the folio.

    Raises UserError when it already is an initiative, and when it has no text.
    """
    for one in links_of(store, own):
        if one.other(own).kind == "initiative":
            folio = initiative(store, one.other(own).id).folio
            raise UserError(_("Esta observación ya está en el registro: {folio}.").format(folio=folio), code="there")
    entry = ENTRIES.get(store, own.id)
    if not entry.text.strip():
        raise UserError(_("La observación no tiene texto que registrar."), code="missing", field="text")
    first = entry.text.strip().splitlines()[0]
    title = first if len(first) <= _TITLE else first[:_TITLE].rsplit(" ", 1)[0] + "…"
    office = AuthorKind.ORGANISATION if entry.name else AuthorKind.UNKNOWN
    author = Author(kind=AuthorKind.NEIGHBOUR) if entry.neighbour_id else Author(kind=office, name=entry.name)
    with store.change(_("Registrar {folio} como iniciativa").format(folio=entry.folio)):
        made = register(
            store,
            Initiative(
                title=title.rstrip("."), text=entry.text, received=entry.day or today(),
                origin=_ORIGINS.get(entry.way, Origin.COUNTER),
            ),
            author,
        )  # fmt: skip
        for who in AUTHORS.all(store, initiative_id=made) if entry.neighbour_id else ():
            AUTHORS.save(store, replace(who, neighbour_id=entry.neighbour_id))
        link(store, Ref("initiative", made), own, "raised")
    return initiative(store, made).folio
