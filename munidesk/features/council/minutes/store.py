"""The acta's way from draft to approved: what it says is frozen with its fingerprint and the previous acta's."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.base.problems import Problem, blocking
from munidesk.data.store import Store
from munidesk.documents.gaps import has_gap
from munidesk.features.council import guard
from munidesk.features.council.domain import Minutes, MinutesState, Session, SessionState
from munidesk.features.council.minutes.holes import hole_problems
from munidesk.features.council.minutes.rules import minutes_problems
from munidesk.features.council.records import columns, read, to_row
from munidesk.features.council.sessions.numbering import folios, next_number, session_label
from munidesk.features.council.view_data import FROZEN, SessionView, load_view, session_of

_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def minutes_of(store: Store, session_id: str) -> Minutes:
    """The acta of a session, a new draft when it has none yet."""
    rows = store.select("minutes", session_id=session_id)
    return read(Minutes, rows[0]) if rows else Minutes("", session_id)


def send_to_approval(store: Store, session_id: str) -> None:
    """The draft is complete and goes to the council. Raises UserError with what the law asks and is missing."""
    guard.writable(store, session_id)
    view = load_view(store, session_id)
    _check_complete(view)
    with store.change(_("Pasar el acta a aprobación")) as writer:
        writer.put(
            "minutes",
            columns({
                "id": view.minutes.id or new_id(), "session_id": session_id, "state": MinutesState.IN_APPROVAL,
            }),
        )  # fmt: skip


def back_to_draft(store: Store, session_id: str) -> None:
    """Approval is put off: the acta is a draft again."""
    guard.writable(store, session_id)
    minutes = minutes_of(store, session_id)
    if minutes.state is not MinutesState.IN_APPROVAL:
        raise UserError(_("El acta ya es un borrador."))
    with store.change(_("Volver el acta a borrador")) as writer:
        writer.put("minutes", columns({"id": minutes.id, "state": MinutesState.DRAFT}))


def _check_complete(view: SessionView) -> None:
    if view.session.state not in (SessionState.CLOSED, SessionState.NO_QUORUM):
        raise UserError(_("Levante la sesión antes de pasar su acta a aprobación."))
    _refuse(blocking(minutes_problems(view)))


def _refuse(problems: Iterable[Problem]) -> None:
    told = [one.text for one in problems]
    if told:
        raise UserError("\n".join([_("Al acta le falta lo que pide la norma:"), *told]))


_SERIES = """
    SELECT minutes.* FROM minutes JOIN session ON session.id = minutes.session_id
    WHERE session.body_id = :body AND minutes.deleted_at IS NULL AND session.deleted_at IS NULL
        AND minutes.number IS NOT NULL ORDER BY minutes.number
"""


def proposed_minutes_number(store: Store, body_id: str) -> int:
    rows = store.query(_SERIES, body=body_id)
    return next_number(row["number"] if isinstance(row["number"], int) else None for row in rows)


def as_approved(
    store: Store,
    session_id: str,
    *,
    on: date,
    in_session_id: str = "",
    with_corrections: bool = False,
    corrections: str = "",
    pages: int = 1,
    number: int | None = None,
) -> SessionView:
    """The session as it will be once approved, for the document to be frozen: number, folios, approving session.

    Only fingerprint and code are missing, which stand outside what they seal. Raises UserError when it cannot be.
    """
    guard.writable(store, session_id)
    view = load_view(store, session_id)
    check_order(store, view.session)
    _check_complete(view)
    _check_approval(store, view, on, in_session_id)
    if with_corrections and not corrections.strip():
        raise UserError(
            _(
                "Escriba qué se corrigió: el acta lo transcribe."
                " Si no hubo correcciones, quite la marca «Con correcciones»."
            )
        )
    series = [read(Minutes, row) for row in store.query(_SERIES, body=view.session.body_id)]
    last = series[-1] if series else None
    own_number = number if number is not None else next_number(one.number for one in series)
    earlier = [one for one in series if (one.number or 0) < own_number]
    first, final = folios(pages, last.folio_to if last else None)
    approved = replace(
        view.minutes,
        id=view.minutes.id or new_id(),
        state=MinutesState.APPROVED,
        number=own_number,
        book=(last.book if last else None) or 1,
        folio_from=first,
        folio_to=final,
        approved_on=on,
        approved_in_id=in_session_id,
        with_corrections=with_corrections,
        corrections=corrections.strip() if with_corrections else "",
        previous_sha256=earlier[-1].sha256 if earlier else "",
    )
    planned = replace(view, minutes=approved, approved_in=session_of(store, in_session_id) if in_session_id else None)
    _refuse(hole_problems(planned, ()))
    return planned


def approve_minutes(
    store: Store,
    session_id: str,
    *,
    on: date,
    in_session_id: str = "",
    with_corrections: bool = False,
    corrections: str = "",
    content_json: str,
    pages: int = 1,
    number: int | None = None,
) -> Minutes:
    """Freeze the acta: number, folios, the fingerprint of `content_json` and of the previous acta.

    `content_json` is the document built from `as_approved` with the same values. From here on nothing of the
    session changes. Raises UserError when it is incomplete, already approved, or approved before it was held,
    and for a document with a hole, even one drawn before the last one was filled.
    """
    view = as_approved(
        store, session_id, on=on, in_session_id=in_session_id, with_corrections=with_corrections,
        corrections=corrections, pages=pages, number=number,
    )  # fmt: skip
    if has_gap(content_json):
        raise UserError(_("El acta que se iba a aprobar todavía dice «[falta …]». Vuelva a aprobarla."))
    digest = hashlib.sha256(content_json.encode()).hexdigest()
    record = replace(view.minutes, sha256=digest, code=short_code(digest), content=content_json)
    # The council approved this text and no other: it can be corrected by another acta, never taken back.
    with store.change(_("Aprobar el acta"), barrier=_("acta {n} aprobada").format(n=record.number)) as writer:
        writer.put("minutes", to_row(record))
    return minutes_of(store, session_id)


def mark_signed(store: Store, session_id: str) -> None:
    """Everybody signed the paper. Raises UserError while the acta is not approved."""
    _advance(store, session_id, MinutesState.APPROVED, MinutesState.SIGNED, _("Acta firmada"), _("acta {n} firmada"))


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
    with store.change(label, barrier=barrier.format(n=minutes.number)) as writer:
        writer.put("minutes", columns({"id": minutes.id, "state": after}))


_EARLIER = """
    SELECT session.* FROM session LEFT JOIN minutes ON minutes.session_id = session.id AND minutes.deleted_at IS NULL
    WHERE session.body_id = :body AND session.deleted_at IS NULL AND session.id <> :session
        AND session.state <> 'suspendida' AND (session.date, session.start) < (:date, :start)
        AND COALESCE(minutes.state, '') NOT IN ('aprobada', 'firmada', 'en_el_libro')
    ORDER BY session.date, session.start, session.id LIMIT 1
"""


def check_order(store: Store, session: Session) -> None:
    """Refuse to approve an acta while one of an earlier session of the body is not approved.

    The book is bound: number, folio and the fingerprint of the acta before run in the order of the sessions, and
    none can be put in between afterwards. A session without quorum has its acta too; one suspended has none.
    Raises UserError with the earlier session and what to do about it.
    """
    rows = store.query(
        _EARLIER, body=session.body_id, session=session.id, date=session.date.isoformat(),
        start=session.start.isoformat(timespec="minutes"),
    )  # fmt: skip
    if not rows:
        return
    earlier = read(Session, rows[0])
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
        if approving.date < view.session.date:
            raise UserError(
                _("La {session} es anterior: no puede aprobar esta acta. Elija otra sesión.").format(
                    session=session_label(approving)
                )
            )


def short_code(digest: str) -> str:
    """«7K3M-Q9TD»: eight easy characters of the fingerprint, for the footer."""
    number = int(digest[:16], 16)
    letters = []
    for _place in range(8):
        number, rest = divmod(number, len(_ALPHABET))
        letters.append(_ALPHABET[rest])
    return "".join(letters[:4]) + "-" + "".join(letters[4:])


def tampered(minutes: Minutes) -> bool:
    """Whether an approved acta no longer agrees with its own fingerprint."""
    return minutes.state in FROZEN and hashlib.sha256(minutes.content.encode()).hexdigest() != minutes.sha256
