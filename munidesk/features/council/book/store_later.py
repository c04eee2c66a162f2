"""What is said of an acta after its approval: a fe de erratas in a later session, an annulment by resolution."""

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.council import guard
from munidesk.features.council.book.domain import Annulment
from munidesk.features.council.book.kinds import ANNULMENTS
from munidesk.features.council.domain import FROZEN, CorrectionKind, ItemKind, Session, SessionState
from munidesk.features.council.kinds import RESOLUTIONS
from munidesk.features.council.minutes.store import approving_sessions, minutes_of
from munidesk.features.council.minutes.store_resolutions import add_correction
from munidesk.features.council.sessions.store import SessionRow
from munidesk.features.council.sessions.store_items import items_of
from munidesk.features.council.view_data import session_of


def errata_sessions(store: Store, session_id: str) -> tuple[SessionRow, ...]:
    """The later sessions whose acta may still say it, the next one first."""
    later = approving_sessions(store, session_of(store, session_id))
    open_ = (one for one in later if one.minutes_state not in FROZEN)
    return tuple(sorted(open_, key=lambda one: (one.state is SessionState.CLOSED, one.date, one.start)))


def propose_erratum(
    store: Store, session_id: str, in_session_id: str, *, where_it_says: str, must_say: str, place: str = ""
) -> str:
    """A fe de erratas of an approved acta, told by the later session `in_session_id`. Returns its id.

    The later acta transcribes it; every later copy of this one carries it after its end mark. Raises UserError for
    an acta that is not approved: that one is corrected directly.
    """
    minutes = minutes_of(store, session_id)
    if minutes.state not in FROZEN:
        raise UserError(_("El acta todavía no está aprobada: corríjala directamente."))
    if not where_it_says.strip():
        raise UserError(
            _("Escriba qué dice el acta, para encontrar lo que se corrige."), code="missing", field="where_it_says"
        )
    items = items_of(store, in_session_id)
    if not items:
        raise UserError(_("Esa sesión todavía no tiene asuntos. Arme primero su orden del día."), code="no_items")
    item = next((one for one in items if one.kind is ItemKind.PREVIOUS_MINUTES), items[0])
    return add_correction(
        store, item.id, kind=CorrectionKind.ERRATUM, corrected_session_id=session_id,
        minutes_label=minutes.called, place=place, where_it_says=where_it_says, must_say=must_say,
        deletes="" if must_say.strip() else where_it_says,
    )  # fmt: skip


def annul(store: Store, session_id: str, resolution_id: str, reach: str = "") -> Annulment:
    """A resolution of a later session annuls an approved acta, or what `reach` says of it.

    Both print it: the later acta under its resolution, and every later copy of the annulled one. Raises UserError
    for an acta that is not approved, a resolution of the same or an earlier session, and once the later acta is frozen.
    """
    minutes = minutes_of(store, session_id)
    if minutes.state not in FROZEN:
        raise UserError(_("El acta todavía no está aprobada: no hace falta anularla."))
    resolution = RESOLUTIONS.get(store, resolution_id)
    later, annulled = guard.writable(store, resolution.session_id), session_of(store, session_id)
    if _when(later) <= _when(annulled) or later.body_id != annulled.body_id:
        raise UserError(
            _("Un acta la anula una resolución de una sesión posterior del mismo órgano."), code="earlier",
            field="resolution_id",
        )  # fmt: skip
    made = Annulment(session_id=session_id, resolution_id=resolution_id, reach=reach.strip())
    return ANNULMENTS.save(store, made, label=_("Anular el acta {n}").format(n=minutes.called))


def _when(session: Session) -> tuple[object, ...]:
    return session.date, session.start


def take_back(store: Store, annulment_id: str) -> None:
    """Recorded by mistake. Raises UserError once the acta of the resolution is approved."""
    annulment = ANNULMENTS.get(store, annulment_id)
    guard.writable(store, RESOLUTIONS.get(store, annulment.resolution_id).session_id)
    ANNULMENTS.delete(store, annulment_id, label=_("Quitar la anulación"))


def annulling_resolutions(store: Store, session_id: str) -> tuple[tuple[str, str], ...]:
    """(id, «52/2026 Se anula…») of the resolutions that could annul an acta, newest first."""
    rows = store.query(_RESOLUTIONS, session=session_id)
    return tuple((str(row["id"]), _called(row["number"], row["year"], row["title"])) for row in rows)


def _called(number: object, year: object, title: object) -> str:
    numbered = f"{number}/{year}" if number else _("sin número")
    return f"{numbered} {title or ''}".strip()


_RESOLUTIONS = """
    SELECT resolution.id, resolution.number, resolution.year,
        COALESCE(NULLIF(resolution.title, ''), item.title) AS title
    FROM resolution JOIN session ON session.id = resolution.session_id
        JOIN agenda_item item ON item.id = resolution.item_id
        JOIN session annulled ON annulled.id = :session
        LEFT JOIN minutes ON minutes.session_id = session.id AND minutes.deleted_at IS NULL
    WHERE resolution.deleted_at IS NULL AND session.deleted_at IS NULL AND session.body_id = annulled.body_id
        AND (session.date, session.start) > (annulled.date, annulled.start)
        AND COALESCE(minutes.state, 'draft') IN ('draft', 'in_approval')
    ORDER BY session.date DESC, resolution.id DESC
"""
