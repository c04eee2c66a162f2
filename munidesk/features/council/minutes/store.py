"""The acta's way from draft to approved: what it says is frozen with its fingerprint and the previous acta's."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.base.problems import Problem, blocking
from munidesk.base.seals import short_code
from munidesk.data import clock
from munidesk.data.anchor import head_code
from munidesk.data.store import Store
from munidesk.documents.gaps import has_gap
from munidesk.features.council import guard
from munidesk.features.council.book.kinds import SIGNERS
from munidesk.features.council.book.rules import place
from munidesk.features.council.book.store import shelf_of
from munidesk.features.council.domain import FROZEN, Minutes, MinutesState, Session, SessionState
from munidesk.features.council.fields import told
from munidesk.features.council.kinds import MINUTES, SESSIONS
from munidesk.features.council.minutes.holes import hole_problems
from munidesk.features.council.minutes.rules import minutes_problems
from munidesk.features.council.minutes.sealed import printed
from munidesk.features.council.minutes.signing import signers
from munidesk.features.council.sessions.numbering import session_label
from munidesk.features.council.sessions.store import SessionRow, sessions
from munidesk.features.council.store_fields import settle_planned
from munidesk.features.council.view_data import SessionView, load_view, session_of


def minutes_of(store: Store, session_id: str) -> Minutes:
    """The acta of a session, a new draft when it has none yet."""
    found = MINUTES.all(store, session_id=session_id)
    return found[0] if found else Minutes(session_id=session_id)


def send_to_approval(store: Store, session_id: str) -> None:
    """The draft is complete and goes to the council. Raises UserError with what the law asks and is missing."""
    guard.writable(store, session_id)
    view = load_view(store, session_id)
    _check_complete(view)
    sent = replace(view.minutes, state=MinutesState.IN_APPROVAL)
    MINUTES.save(store, sent, label=_("Pasar el acta a aprobación"))


def back_to_draft(store: Store, session_id: str) -> None:
    """Approval is put off: the acta is a draft again."""
    guard.writable(store, session_id)
    minutes = minutes_of(store, session_id)
    if minutes.state is not MinutesState.IN_APPROVAL:
        raise UserError(_("El acta ya es un borrador."))
    MINUTES.save(store, replace(minutes, state=MinutesState.DRAFT), label=_("Volver el acta a borrador"))


def _check_complete(view: SessionView) -> None:
    if view.session.state not in (SessionState.CLOSED, SessionState.NO_QUORUM):
        raise UserError(_("Levante la sesión antes de pasar su acta a aprobación."))
    _refuse(blocking(minutes_problems(view)))


def _refuse(problems: Iterable[Problem]) -> None:
    texts = [one.text for one in problems]
    if texts:
        raise UserError("\n".join([_("Al acta le falta lo que pide la norma:"), *texts]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Approving:
    """How an acta is approved: the day, the session that does it, what is corrected; its pages, and its number

    and first folio where the series began elsewhere.
    """

    on: date
    in_session_id: str = ""
    with_corrections: bool = False
    corrections: str = ""
    pages: int = 1
    number: int | None = None
    folio: int | None = None


def as_approved(store: Store, session_id: str, asked: Approving) -> SessionView:
    """The session as it will be once approved, for the document to be frozen: number, folios, approving session.

    Only fingerprint and code are missing, which stand outside what they seal. Raises UserError when it cannot be.
    """
    guard.writable(store, session_id)
    clock.certain(store)
    view = load_view(store, session_id)
    check_order(store, view.session)
    _check_complete(view)
    _check_approval(store, view, asked.on, asked.in_session_id)
    if asked.with_corrections and not asked.corrections.strip():
        raise UserError(
            _(
                "Escriba qué se corrigió: el acta lo transcribe."
                " Si no hubo correcciones, quite la marca «Con correcciones»."
            ),
            code="missing",
            field="corrections",
        )
    shelf = shelf_of(store, view.session.body_id)
    year = view.session.date.year if view.rules.yearly_minutes else None
    spot = place(shelf, asked.pages, number=asked.number, folio=asked.folio, year=year)
    earlier = [one for one in shelf.actas if one.place < (year or 0, spot.number)]
    approved = replace(
        view.minutes,
        id=view.minutes.id or new_id(),
        state=MinutesState.APPROVED,
        number=spot.number,
        series_year=year,
        book=spot.book,
        folio_from=spot.folio_from,
        folio_to=spot.folio_to,
        approved_on=asked.on,
        approved_in_id=asked.in_session_id,
        with_corrections=asked.with_corrections,
        corrections=asked.corrections.strip() if asked.with_corrections else "",
        previous_sha256=earlier[-1].sha256 if earlier else "",
    )
    approving = session_of(store, asked.in_session_id) if asked.in_session_id else None
    planned = told(replace(view, minutes=approved, approved_in=approving, signers=signers(view)))
    _refuse(hole_problems(planned, ()))
    return planned


def with_head(store: Store, planned: SessionView) -> SessionView:
    """The session with the code of the history to print; drawn and approved before anything else is written."""
    return replace(planned, head=head_code(store))


def approve_minutes(store: Store, session_id: str, asked: Approving, *, content_json: str) -> Minutes:
    """Freeze the acta: number, folios, the fingerprint of `content_json` and of the previous acta.

    `content_json` is the document built from `as_approved` with the same values. From here on nothing of the
    session changes. Raises UserError when it is incomplete, already approved, or approved before it was held,
    for a document with a hole, even one drawn before the last one was filled, and for one that prints another head
    of the history than the file has now.
    """
    digest = hashlib.sha256(content_json.encode()).hexdigest()
    # The council approved this text and no other: it can be corrected by another acta, never taken back.
    with store.change(_("Aprobar el acta")) as writer:
        view = as_approved(store, session_id, asked)
        _check_drawn(store, view.minutes, content_json)
        settle_planned(writer, load_view(store, session_id), view)
        MINUTES.save(store, replace(view.minutes, sha256=digest, code=short_code(digest), content=content_json))
        for line in view.signers:
            SIGNERS.save(store, line)
        writer.barrier = _("acta {n} aprobada").format(n=view.minutes.called)
    return minutes_of(store, session_id)


def _check_drawn(store: Store, minutes: Minutes, content_json: str) -> None:
    """Refuse a document drawn of another moment: with a hole, another number, or an older head of the history."""
    if has_gap(content_json):
        raise UserError(_("El acta que se iba a aprobar todavía dice «[falta …]». Vuelva a aprobarla."))
    says = printed(content_json)
    if (says.history and says.history != head_code(store)) or (says.number and says.number != minutes.figures):
        raise UserError(_("Mientras se aprobaba el acta se guardó otra cosa. Vuelva a aprobarla."))


def mark_signed(store: Store, session_id: str, on: date | None = None) -> None:
    """Everybody signed the paper, today or on a day. Raises UserError while the acta is not approved."""
    with store.change(_("Acta firmada")):
        for line in SIGNERS.all(store, session_id=session_id):
            if line.signed_on is None:
                SIGNERS.save(store, replace(line, signed_on=on or today()))
        _advance(
            store, session_id, MinutesState.APPROVED, MinutesState.SIGNED, _("Acta firmada"), _("acta {n} firmada")
        )


def put_in_book(store: Store, session_id: str) -> None:
    """The signed paper is in the book. Raises UserError while it is not signed."""
    _advance(
        store, session_id, MinutesState.SIGNED, MinutesState.IN_BOOK, _("Acta en el libro"), _("acta {n} en el libro")
    )


def _advance(
    store: Store, session_id: str, before: MinutesState, after: MinutesState, label: str, barrier: str
) -> None:
    minutes = minutes_of(store, session_id)
    if minutes.state is not before:
        needed = _("aprobada") if before is MinutesState.APPROVED else _("firmada")
        raise UserError(_("El acta tiene que estar {state} antes de este paso.").format(state=needed))
    with store.change(label, barrier=barrier.format(n=minutes.called)):
        MINUTES.save(store, replace(minutes, state=after))


_EARLIER = """
    SELECT session.* FROM session LEFT JOIN minutes ON minutes.session_id = session.id AND minutes.deleted_at IS NULL
    WHERE session.body_id = :body AND session.deleted_at IS NULL AND session.id <> :session
        AND session.state NOT IN ('cancelled', 'annulled', 'earlier')
        AND (session.date, session.start) < (:date, :start)
        AND COALESCE(minutes.state, '') NOT IN ('approved', 'signed', 'in_book')
    ORDER BY session.date, session.start, session.id LIMIT 1
"""


def check_order(store: Store, session: Session) -> None:
    """Refuse to approve an acta while one of an earlier session of the body is not approved.

    The book is bound: number, folio and the fingerprint of the acta before run in the order of the sessions, and
    none can be put in between afterwards. A session without quorum has its acta too; one suspended or annulled has
    none to approve, and of one older than MuniDesk the original is the acta. Raises UserError with the earlier session
    and what to do about it.
    """
    rows = store.query(
        _EARLIER, body=session.body_id, session=session.id, date=session.date.isoformat(),
        start=session.start.isoformat(timespec="minutes"),
    )  # fmt: skip
    if not rows:
        return
    earlier = SESSIONS.read(rows[0])
    match earlier.state:
        case SessionState.CONVENED:
            text = _(
                "La {session}, del {day}, figura convocada y no se abrió. Si no se hizo, vaya a ella y elija"
                " «Suspender la sesión», «Quitar la sesión» o «No hubo quórum» en «Más acciones»."
            )
        case SessionState.OPEN:
            text = _("La {session}, del {day}, sigue abierta. Levántela y apruebe su acta primero.")
        case _:
            text = _("Falta aprobar el acta de la {session}, del {day}. Apruébela primero.")
    label = session_label(earlier)
    told = text.format(session=f"{label[:1].lower()}{label[1:]}", day=f"{earlier.date:%d/%m/%Y}")
    raise UserError(f"{_('El libro lleva las actas en el orden de las sesiones.')} {told}")


def _check_approval(store: Store, view: SessionView, on: date, in_session_id: str) -> None:
    if on < view.session.date:
        raise UserError(
            _(
                "El acta no puede aprobarse el {on:%d/%m/%Y}, antes de la sesión ({held:%d/%m/%Y}). Revise la fecha."
            ).format(on=on, held=view.session.date)
        )
    if in_session_id and in_session_id != view.session.id:
        approving = session_of(store, in_session_id)
        if when(approving) <= when(view.session):
            raise UserError(
                _("La {session} es anterior: no puede aprobar esta acta. Elija otra sesión.").format(
                    session=session_label(approving)
                )
            )


def when(session: Session | SessionRow) -> tuple[date, time, int]:
    """Where a session stands among those of its body: day, hour, and number for two of the same hour."""
    return session.date, session.start, session.number or 0


_UNREAD = """
    SELECT DISTINCT item.session_id AS id FROM agenda_item item JOIN session ON session.id = item.session_id
    WHERE session.body_id = :body AND session.state = 'closed' AND item.kind = 'previous_minutes'
        AND item.state IN ('pending', 'postponed') AND COALESCE(item.narrative, '') = ''
        AND item.deleted_at IS NULL AND session.deleted_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM motion WHERE motion.item_id = item.id AND motion.deleted_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM correction WHERE correction.item_id = item.id AND correction.deleted_at IS NULL)
"""
_HELD = (SessionState.OPEN, SessionState.CLOSED)


def approving_sessions(store: Store, session: Session) -> tuple[SessionRow, ...]:
    """The sessions that may approve its acta, the likeliest first: those held after it in order, then those called.

    Last those whose own acta says that the one before was not dealt with.
    """
    unread = {str(row["id"]) for row in store.query(_UNREAD, body=session.body_id)}
    later = [
        one for one in sessions(store, session.body_id, since=session.date)
        if when(one) > when(session) and one.id != session.id
        and one.state in (*_HELD, SessionState.CONVENED)
    ]  # fmt: skip
    return tuple(sorted(later, key=lambda one: (one.id in unread, one.state not in _HELD, when(one), one.id)))


def tampered(minutes: Minutes) -> bool:
    """Whether an approved acta no longer agrees with its own fingerprint."""
    return minutes.state in FROZEN and hashlib.sha256(minutes.content.encode()).hexdigest() != minutes.sha256
