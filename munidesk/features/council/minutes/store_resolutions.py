"""Resolutions with their numbers, and corrections to earlier minutes."""

from dataclasses import replace
from datetime import datetime

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.data.store import Store
from munidesk.features.council import guard
from munidesk.features.council.domain import (
    Correction,
    CorrectionKind,
    Resolution,
    Session,
    SessionState,
)
from munidesk.features.council.records import columns, read, to_row
from munidesk.features.council.sessions.numbering import numbered
from munidesk.features.council.view_data import SessionView, load_view, previous_of, session_of


def save_resolution(
    store: Store,
    item_id: str,
    *,
    motion_id: str = "",
    title: str = "",
    seen: str = "",
    considering: str = "",
    resolves: str = "",
    resolution_id: str = "",
    at: datetime | None = None,
    number: int | None = None,
    year: int | None = None,
    definitive: bool = False,
) -> str:
    """The operative part decided on an item. Without `resolution_id` a motion keeps one resolution.

    `number` is for a series that began elsewhere; otherwise it is given when the session is lifted.
    Raises UserError.
    """
    item, session = guard.session_of_item(store, item_id)
    moment = at or guard.clock_in(session)
    if at is not None:
        guard.check_hour(session, at)
    if number is not None and motion_id:
        _check_decided(store, session, motion_id)
    existing = _existing(store, item_id, motion_id, resolution_id)
    record = Resolution(
        existing.id if existing else new_id(),
        session.id,
        item_id,
        motion_id,
        title.strip(),
        seen.strip(),
        considering.strip(),
        resolves.strip(),
        number if number is not None else existing.number if existing else None,
        year if year is not None else existing.year if existing else session.year if number is not None else None,
        at or (existing.at if existing else moment),
        definitive,
    )
    with store.change(
        _("Guardar la resolución del asunto {n}").format(n=item.position), fold=f"resolution:{record.id}"
    ) as writer:
        return writer.put("resolution", to_row(record))


def _check_decided(store: Store, session: Session, motion_id: str) -> None:
    """What was voted without quorum has no number of its own until somebody answers for it."""
    view = load_view(store, session.id)
    vote = view.final_vote(motion_id)
    if vote is not None and (lacking := view.lacks_quorum(vote)) and not vote.quorum_reason:
        raise UserError(
            _("La resolución no lleva número: se votó sin quórum para decidir ({lacking}).").format(lacking=lacking)
        )


def _existing(store: Store, item_id: str, motion_id: str, resolution_id: str) -> Resolution | None:
    if resolution_id:
        row = store.get("resolution", resolution_id)
        return read(Resolution, row) if row else None
    if not motion_id:
        return None
    rows = store.select("resolution", item_id=item_id, motion_id=motion_id)
    return read(Resolution, rows[0]) if rows else None


def _resolution(store: Store, resolution_id: str) -> Resolution:
    row = store.get("resolution", resolution_id)
    if row is None:
        raise UserError(_("Esa resolución ya no está."))
    return read(Resolution, row)


def update_resolution(store: Store, resolution_id: str, *, fold: str = "", **changed: object) -> None:
    """Change some columns of a resolution, with the types of `Resolution`. Raises UserError."""
    record = _resolution(store, resolution_id)
    item, _session = guard.session_of_item(store, record.item_id)
    replace(record, **changed)  # type: ignore[arg-type]
    with store.change(_("Cambiar la resolución del asunto {n}").format(n=item.position), fold=fold) as writer:
        writer.put("resolution", {"id": resolution_id, **columns(changed)})


def delete_resolution(store: Store, resolution_id: str) -> None:
    """Take away a draft. Raises UserError once it has its number: the series has no gaps."""
    record = _resolution(store, resolution_id)
    item, session = guard.session_of_item(store, record.item_id)
    if record.number is not None and session.state is SessionState.CLOSED:
        raise UserError(_("La resolución {n} ya tiene número: no se borra.").format(n=record.number))
    with store.change(_("Quitar la resolución del asunto {n}").format(n=item.position)) as writer:
        writer.delete("resolution", resolution_id)


_NUMBERS = """
    SELECT resolution.number FROM resolution JOIN session ON session.id = resolution.session_id
    WHERE session.body_id = :body AND resolution.year = :year AND resolution.deleted_at IS NULL
"""


def give_numbers(store: Store, view: SessionView) -> None:
    """Number the resolutions that were passed, in the order of the agenda, within the change that lifts the session."""
    session = view.session
    place = {item.id: item.position for item in view.items}
    passed = sorted(
        (one for one in view.resolutions if _was_passed(view, one)), key=lambda one: (place.get(one.item_id, 0), one.id)
    )
    rows = store.query(_NUMBERS, body=session.body_id, year=session.year)
    taken = [row["number"] for row in rows if isinstance(row["number"], int)]
    with store.change(_("Numerar resoluciones")) as writer:
        for record, number, year in numbered(passed, taken, session.year):
            writer.put("resolution", {"id": record.id, "number": number, "year": year})


def _was_passed(view: SessionView, record: Resolution) -> bool:
    """A resolution without a motion stands by itself; one with a motion follows the vote that stands.

    What was voted without quorum and without the reason for it has decided nothing: it gets no number.
    """
    vote = view.final_vote(record.motion_id) if record.motion_id else None
    if vote is None:
        return not record.motion_id
    return view.decided(vote)


def add_correction(
    store: Store,
    item_id: str,
    *,
    kind: CorrectionKind = CorrectionKind.CORRECTION,
    corrected_session_id: str = "",
    minutes_label: str = "",
    place: str = "",
    where_it_says: str = "",
    must_say: str = "",
    deletes: str = "",
    asked_by_id: str = "",
) -> str:
    """«Donde dice … debe decir …» about an earlier acta, asked for on this item.

    Both sides see it: `SessionView.corrections` of this session, `corrected_by` of the corrected one.

    With neither a session nor a label it is about the acta of the previous session. Raises UserError.
    """
    _item, session = guard.session_of_item(store, item_id)
    previous = previous_of(store, session) if not (corrected_session_id or minutes_label) else None
    corrected = previous.id if previous else corrected_session_id
    record = Correction(
        new_id(), session.id, item_id, CorrectionKind(kind), corrected, minutes_label.strip(),
        place.strip(), where_it_says.strip(), must_say.strip(), deletes.strip(), asked_by_id,
    )  # fmt: skip
    _check_correction(store, session, record)
    with store.change(_("Agregar corrección al acta anterior")) as writer:
        writer.put("correction", to_row(record))
    return record.id


def _check_correction(store: Store, session: Session, record: Correction) -> None:
    if not record.deletes and not (record.where_it_says or record.must_say):
        raise UserError(_("Escriba qué dice el acta y qué debe decir."))
    if record.corrected_session_id == session.id:
        raise UserError(_("Una sesión no corrige su propia acta: cámbiela directamente mientras es borrador."))
    if record.corrected_session_id:
        corrected = session_of(store, record.corrected_session_id)
        if (corrected.date, corrected.start) > (session.date, session.start):
            raise UserError(_("Solo se corrige el acta de una sesión anterior."))


def update_correction(store: Store, correction_id: str, *, fold: str = "", **changed: object) -> None:
    record = _correction(store, correction_id)
    _item, session = guard.session_of_item(store, record.item_id)
    _check_correction(store, session, replace(record, **changed))  # type: ignore[arg-type]
    with store.change(_("Cambiar corrección"), fold=fold) as writer:
        writer.put("correction", {"id": correction_id, **columns(changed)})


def delete_correction(store: Store, correction_id: str) -> None:
    record = _correction(store, correction_id)
    guard.session_of_item(store, record.item_id)
    with store.change(_("Quitar corrección")) as writer:
        writer.delete("correction", correction_id)


def _correction(store: Store, correction_id: str) -> Correction:
    row = store.get("correction", correction_id)
    if row is None:
        raise UserError(_("Esa corrección ya no está."))
    return read(Correction, row)
