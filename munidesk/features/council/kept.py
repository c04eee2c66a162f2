"""What of the council is never blacked out: the record of a session whose acta was approved."""

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.council.certificates.kinds import CERTIFICATES
from munidesk.features.council.domain import FROZEN, Minutes
from munidesk.features.council.kinds import KINDS, MINUTES
from munidesk.records.ref import Ref

_ABOVE = {
    "agenda_item": ("session", "session_id"), "presence": ("session", "session_id"),
    "substitution": ("session", "session_id"), "resolution": ("session", "session_id"),
    "notice": ("session", "session_id"), "agenda_change": ("session", "session_id"),
    "pause": ("session", "session_id"), "correction": ("session", "session_id"),
    "motion": ("agenda_item", "item_id"), "vote": ("motion", "motion_id"),
    "ballot": ("vote", "vote_id"), "election": ("agenda_item", "item_id"), "candidate": ("election", "election_id"),
    "election_round": ("election", "election_id"), "election_paper": ("election_round", "round_id"),
    "speaker_turn": ("session", "session_id"),
}  # fmt: skip


def why_kept(store: Store, ref: Ref) -> str:
    """The sentence for a record that an approved acta prints; empty for one that may still change.

    An approved acta is a public document and proof: whoever wants it otherwise asks the council for a fe de erratas.
    """
    if ref.kind not in {one.table for one in KINDS}:
        return ""
    if ref.kind == CERTIFICATES.table:
        given = CERTIFICATES.find(store, ref.id)
        return _("El certificado ya se dio: queda como lo tiene quien lo recibió.") if given and given.issued else ""
    acta = _acta(store, ref)
    if acta is None or acta.state not in FROZEN:
        return ""
    return _("El acta {n} está aprobada: es un documento público y no se tacha.").format(n=acta.called)


def _acta(store: Store, ref: Ref) -> Minutes | None:
    if ref.kind == "minutes":
        return MINUTES.find(store, ref.id)
    kind, key = ref.kind, ref.id
    while kind in _ABOVE:
        above, column = _ABOVE[kind]
        row = store.get(kind, key)
        if row is None:
            return None
        kind, key = above, str(row[column])
    return next(iter(MINUTES.all(store, session_id=key)), None)
