"""What of the municipality is public and has its own page, so that it is never blacked out."""

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.records.ref import Ref

_PUBLIC = frozenset({"municipality", "body", "seat", "membership", "person"})


def why_kept(store: Store, ref: Ref) -> str:
    """The sentence for those who hold a post and for the municipality itself; empty for any other record."""
    if ref.kind not in _PUBLIC or store.get(ref.kind, ref.id) is None:
        return ""
    return _("Es público: quien integra un órgano consta en actas. Se corrige en Concejo › Integrantes o en Ajustes.")
