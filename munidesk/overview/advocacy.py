"""What an organisation asks of the town, as an initiative of the register: one key, and both name each other."""

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.open_government.advocacy.store import ask_of, is_initiative, joined
from munidesk.features.participation.domain import Author, AuthorKind, Initiative, Origin
from munidesk.features.participation.initiatives.store import initiative, register
from munidesk.records.ref import Ref
from munidesk.town.links import link


def initiative_of_ask(store: Store, own: Ref, _words: str = "") -> str:
    """Registered in the name of the organisation, the day it was presented; linked. Returns its folio.

    Raises UserError when it already is one.
    """
    one = ask_of(store, own.id)
    if is_initiative(store, one):
        folio = initiative(store, one.initiative_id).folio
        raise UserError(_("Este pedido ya está en el registro: {folio}.").format(folio=folio))
    with store.change(_("Registrar el pedido como iniciativa")):
        by = Author(kind=AuthorKind.ORGANISATION, name=one.organisation) if one.organisation else None
        received = min(one.asked_on or today(), today())
        made = register(store, Initiative(title=one.title, text=one.text, received=received, origin=Origin.LETTER), by)
        joined(store, own.id, made)
        link(store, Ref("initiative", made), own, "raised")
    return initiative(store, made).folio
