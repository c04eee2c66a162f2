"""How a certificate introduces itself to other records: a step of a case that asks for one is proved by it."""

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.training.kinds import CERTIFICATES
from munidesk.records.ref import Described, Ref


def describe(store: Store, ref: Ref) -> Described | None:
    """None when it is gone."""
    one = CERTIFICATES.find(store, ref.id)
    if one is None:
        return None
    detail = " · ".join((one.course, one.state.word))
    return Described(
        ref,
        f"{one.folio} · {one.person}",
        _("Constancia"),
        detail,
        "stamp",
        "capacitacion.certificates",
        {"id": one.id},
    )
