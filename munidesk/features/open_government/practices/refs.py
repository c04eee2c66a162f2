"""How a good practice and what an organisation asks introduce themselves."""

from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.features.open_government.kinds import ASKS, PRACTICES
from munidesk.records.ref import Described, Ref

_KEY = "open_government.practices"


def describe(store: Store, ref: Ref) -> Described | None:
    """None when it is gone."""
    return _ask(store, ref) if ref.kind == ASKS.table else _practice(store, ref)


def _practice(store: Store, ref: Ref) -> Described | None:
    one = PRACTICES.find(store, ref.id)
    if one is None:
        return None
    detail = " · ".join(part for part in (one.place, one.component.word) if part)
    moments = ((one.since, _("Empezó la práctica")),) if one.since is not None else ()
    source = (Ref(one.source_kind, one.source_id),) if one.source_id else ()
    return Described(
        ref, one.title, _("Buena práctica"), detail, "book", _KEY, {"id": one.id}, moments, source
    )  # fmt: skip


def _ask(store: Store, ref: Ref) -> Described | None:
    one = ASKS.find(store, ref.id)
    if one is None:
        return None
    detail = " · ".join(part for part in (one.organisation, capital(one.state.word)) if part)
    moments = [(one.asked_on, _("Se presentó el pedido"))] if one.asked_on is not None else []
    if one.answered_on is not None:
        moments.append((one.answered_on, _("El municipio respondió")))
    return Described(
        ref, one.title, _("Pedido de incidencia"), detail, "megaphone", _KEY, {"ask": one.id},
        tuple(sorted(moments)),
    )  # fmt: skip
