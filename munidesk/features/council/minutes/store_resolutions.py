"""Resolutions with their numbers, and corrections to earlier minutes."""

from dataclasses import replace
from datetime import datetime

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.data import clock
from munidesk.data.series import Series
from munidesk.data.store import Store
from munidesk.features.council import guard
from munidesk.features.council.domain import (
    Correction,
    CorrectionKind,
    Resolution,
    Session,
    SessionState,
)
from munidesk.features.council.fulfilment.kinds import FULFILMENTS
from munidesk.features.council.kinds import CORRECTIONS, RESOLUTIONS
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

    `number` is for a series that began elsewhere; otherwise it is given when the session is lifted, at once if it was.
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
        id=existing.id if existing else new_id(),
        session_id=session.id,
        item_id=item_id,
        motion_id=motion_id,
        title=title.strip(),
        seen=seen.strip(),
        considering=considering.strip(),
        resolves=resolves.strip(),
        number=number if number is not None else existing.number if existing else None,
        year=year if year is not None else existing.year if existing else session.year if number is not None else None,
        at=at or (existing.at if existing else moment),
        definitive=definitive,
    )
    label = _("Guardar la resolución del asunto {n}").format(n=item.position)
    return _saved(store, session, record, label, f"resolution:{record.id}")


def _saved(store: Store, session: Session, record: Resolution, label: str, fold: str) -> str:
    """Write it; once the session is lifted nobody comes later to number it, so it gets its number in the same change.

    Returns its id.
    """
    with store.change(label, fold=fold):
        key = RESOLUTIONS.save(store, record).id
        if record.number is None and session.state is SessionState.CLOSED:
            give_numbers(store, load_view(store, session.id))
    return key


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
        return RESOLUTIONS.find(store, resolution_id)
    if not motion_id:
        return None
    return next(iter(RESOLUTIONS.all(store, item_id=item_id, motion_id=motion_id)), None)


def resolution_of(store: Store, resolution_id: str) -> Resolution:
    """Raises UserError when it is gone."""
    found = RESOLUTIONS.find(store, resolution_id)
    if found is None:
        raise UserError(_("Esa resolución ya no está."), code="gone")
    return found


def correct_resolution(store: Store, resolution: Resolution, *, fold: str = "") -> None:
    """Correct one that is there: `correct_resolution(store, replace(resolution, seen=text))`. Raises UserError."""
    before = resolution_of(store, resolution.id)
    item, session = guard.session_of_item(store, before.item_id)
    if resolution.at is not None and resolution.at != before.at:
        guard.check_hour(session, resolution.at)
    label = _("Cambiar la resolución del asunto {n}").format(n=item.position)
    _saved(store, session, resolution, label, fold)


def delete_resolution(store: Store, resolution_id: str) -> None:
    """Take away a draft. Raises UserError once it has its number: the series has no gaps."""
    record = resolution_of(store, resolution_id)
    item, session = guard.session_of_item(store, record.item_id)
    if record.number is not None and session.state is SessionState.CLOSED:
        raise UserError(_("La resolución {n} ya tiene número: no se borra.").format(n=record.number))
    with store.change(_("Quitar la resolución del asunto {n}").format(n=item.position)):
        for followed in FULFILMENTS.all(store, resolution_id=resolution_id):
            FULFILMENTS.delete(store, followed.id)
        RESOLUTIONS.delete(store, resolution_id)


_NUMBERS = Series("""
    SELECT max(resolution.number) AS number FROM resolution JOIN session ON session.id = resolution.session_id
    WHERE session.body_id = :body AND resolution.year = :year AND resolution.deleted_at IS NULL
""")


def give_numbers(store: Store, view: SessionView) -> None:
    """Number the resolutions that were passed and have none, in the order of the agenda.

    Within the change that lifts the session, or that writes one once it is lifted.
    """
    clock.certain(store)
    session = view.session
    place = {item.id: item.position for item in view.items}
    passed = sorted(
        (one for one in view.resolutions if view.passed(one)), key=lambda one: (place.get(one.item_id, 0), one.id)
    )
    with store.change(_("Numerar resoluciones")) as writer:
        following = _NUMBERS.given(store, writer, body=session.body_id, year=session.year)
        for record, number, year in numbered(passed, following, session.year):
            RESOLUTIONS.save(store, replace(record, number=number, year=year))


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
        session_id=session.id, item_id=item_id, kind=kind, corrected_session_id=corrected,
        minutes_label=minutes_label.strip(), place=place.strip(), where_it_says=where_it_says.strip(),
        must_say=must_say.strip(), deletes=deletes.strip(), asked_by_id=asked_by_id,
    )  # fmt: skip
    _check_earlier(store, session, record)
    return CORRECTIONS.save(store, record, label=_("Agregar corrección al acta anterior")).id


def _check_earlier(store: Store, session: Session, record: Correction) -> None:
    if record.corrected_session_id and record.corrected_session_id != session.id:
        corrected = session_of(store, record.corrected_session_id)
        if (corrected.date, corrected.start) > (session.date, session.start):
            raise UserError(
                _("Solo se corrige el acta de una sesión anterior."), code="later", field="corrected_session_id"
            )


def save_correction(store: Store, correction: Correction, *, fold: str = "") -> None:
    """Correct one that is there: `save_correction(store, replace(correction, place=text))`. Raises UserError."""
    before = correction_of(store, correction.id)
    _item, session = guard.session_of_item(store, before.item_id)
    _check_earlier(store, session, correction)
    CORRECTIONS.save(store, correction, label=_("Cambiar corrección"), fold=fold)


def delete_correction(store: Store, correction_id: str) -> None:
    """Take away one added by mistake. Raises UserError once the acta is approved."""
    record = correction_of(store, correction_id)
    guard.session_of_item(store, record.item_id)
    CORRECTIONS.delete(store, correction_id, label=_("Quitar corrección"))


def correction_of(store: Store, correction_id: str) -> Correction:
    """Raises UserError when it is gone."""
    found = CORRECTIONS.find(store, correction_id)
    if found is None:
        raise UserError(_("Esa corrección ya no está."), code="gone")
    return found
