"""The verbs of the signatures: who signs an acta, when each signed on paper, and the sheets that came back."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.frozen import from_json
from munidesk.documents.model import Block, Boxed, KeepTogether, Signatures
from munidesk.features.council import guard
from munidesk.features.council.book.domain import MinutesSigner, SignedSheet, SignersRule
from munidesk.features.council.book.kinds import SHEETS, SIGNERS, SIGNERS_RULES
from munidesk.features.council.domain import Minutes, MinutesState
from munidesk.features.council.kinds import MINUTES
from munidesk.features.council.minutes.signing import by_norm, signers
from munidesk.features.council.view import SessionView
from munidesk.features.council.view_data import load_view
from munidesk.records.ref import Ref
from munidesk.town.attachments import attach
from munidesk.town.kinds import ATTACHMENTS


def signers_of(view: SessionView) -> tuple[MinutesSigner, ...]:
    """The lines of signature of an acta; of one approved by an earlier version, those that its frozen text prints."""
    if not view.frozen or view.signers or not view.minutes.content:
        return signers(view)
    told = _printed(from_json(view.minutes.content).blocks)
    return tuple(
        MinutesSigner(session_id=view.session.id, position=place, name=one.name, post=one.post)
        for place, one in enumerate((signer for block in told for signer in block.signers), 1)
        if one.name
    )


def _printed(blocks: Iterable[Block]) -> list[Signatures]:
    found: list[Signatures] = []
    for block in blocks:
        if isinstance(block, Signatures):
            found.append(block)
        elif isinstance(block, KeepTogether | Boxed):
            found += _printed(block.blocks)
    return found


# -- who signs


def choose(store: Store, session_id: str, chosen: MinutesSigner) -> None:
    """Put somebody in a line of signature, or add a line after the last. Raises UserError once the acta is approved.

    Who is not whom the norm names needs a reason.
    """
    guard.writable(store, session_id)
    view = load_view(store, session_id)
    lines = list(signers(view))
    usual = any(one.person_id == chosen.person_id and one.post == chosen.post for one in by_norm(view))
    if not usual and not chosen.reason.strip():
        raise UserError(_("Escriba por qué firma: la norma nombra a otra persona."), code="missing", field="reason")
    if any(one.person_id == chosen.person_id and one.position != chosen.position for one in lines if one.person_id):
        raise UserError(_("{name} ya firma esta acta.").format(name=chosen.name), code="twice", field="person_id")
    placed = [chosen if one.position == chosen.position else one for one in lines]
    if chosen not in placed:
        placed.append(chosen)
    _write(store, session_id, placed, _("Cambiar quién firma"))


def leave_out(store: Store, session_id: str, position: int) -> None:
    """Take a line of signature away. Raises UserError for the only one, and once the acta is approved."""
    guard.writable(store, session_id)
    left = [one for one in signers(load_view(store, session_id)) if one.position != position]
    if not left:
        raise UserError(_("Alguien tiene que firmar el acta. Cambie quién firma en lugar de quitarlo."))
    _write(store, session_id, left, _("Quitar una firma del acta"))


def by_the_norm(store: Store, session_id: str) -> None:
    """Forget what was chosen: those sign whom the norm names."""
    guard.writable(store, session_id)
    with store.change(_("Firmar según la norma")):
        for one in SIGNERS.all(store, session_id=session_id):
            SIGNERS.delete(store, one.id)


def _write(store: Store, session_id: str, lines: list[MinutesSigner], label: str) -> None:
    with store.change(label):
        kept = {one.id for one in lines if one.id}
        for old in SIGNERS.all(store, session_id=session_id):
            if old.id not in kept:
                SIGNERS.delete(store, old.id)
        for place, one in enumerate(lines, 1):
            SIGNERS.save(store, replace(one, session_id=session_id, position=place))


def set_rule(store: Store, body_id: str, posts: tuple[str, ...]) -> None:
    """Who signs the actas of a body from now on; empty goes back to the country's profile."""
    rule = next(iter(SIGNERS_RULES.all(store, body_id=body_id)), SignersRule(body_id=body_id))
    SIGNERS_RULES.save(store, replace(rule, posts=" ".join(posts)), label=_("Cambiar quiénes firman las actas"))


# -- on paper


def sign(store: Store, session_id: str, position: int, on: date) -> None:
    """Somebody signed the paper; with the last signature the acta is signed. Not undone: `unsign` says why.

    Raises UserError for an acta that is not approved, a day before its approval, or a line that is signed.
    """
    view = load_view(store, session_id)
    minutes = _approved(view.minutes)
    _check_day(minutes, on)
    lines = signers_of(view)
    line = next((one for one in lines if one.position == position), None)
    if line is None or line.signed_on is not None:
        raise UserError(_("Esa firma ya está anotada.") if line is not None else _("Esa firma no es de esta acta."))
    signed = [replace(one, signed_on=on, unsigned_reason="") if one is line else one for one in lines]
    done = all(one.signed_on for one in signed)
    words = _("acta {n} firmada por {name}").format(n=minutes.called, name=line.name)
    with store.change(_("Firma de {name}").format(name=line.name), barrier=words):
        for one in signed:
            SIGNERS.save(store, one)
        if done:
            MINUTES.save(store, replace(minutes, state=MinutesState.SIGNED))


def unsign(store: Store, session_id: str, position: int, reason: str) -> None:
    """A signature was noted by mistake. Raises UserError without a reason, and once all signed."""
    view = load_view(store, session_id)
    minutes = view.minutes
    if minutes.state is not MinutesState.APPROVED:
        raise UserError(_("Ya firmaron todos: la firma consta y no se quita."))
    if not reason.strip():
        raise UserError(_("Escriba por qué se quita la firma."), code="missing", field="reason")
    line = next((one for one in view.signers if one.position == position and one.signed_on), None)
    if line is None:
        raise UserError(_("Esa firma no está anotada."))
    words = _("acta {n}: se quitó la firma de {name}").format(n=minutes.called, name=line.name)
    with store.change(_("Quitar la firma de {name}").format(name=line.name), barrier=words):
        SIGNERS.save(store, replace(line, signed_on=None, unsigned_reason=reason.strip()))


def _approved(minutes: Minutes) -> Minutes:
    if minutes.state is not MinutesState.APPROVED:
        raise UserError(_("El acta tiene que estar aprobada y por firmar."))
    return minutes


def _check_day(minutes: Minutes, on: date) -> None:
    if minutes.approved_on is not None and on < minutes.approved_on:
        raise UserError(
            _("El acta se aprobó el {day:%d/%m/%Y}: no pudo firmarse antes.").format(day=minutes.approved_on),
            code="before_the_approval", field="on",
        )  # fmt: skip


# -- the sheets


def attach_sheet(store: Store, session_id: str, folio: int, path: Path) -> SignedSheet:
    """Keep the scanned sheet of a folio; another one of the same folio takes its place.

    Raises UserError for a folio that is not of this acta, and as `attach` for the file.
    """
    minutes = load_view(store, session_id).minutes
    if not (minutes.folio_from or 0) <= folio <= (minutes.folio_to or -1):
        raise UserError(_("El folio {n} no es de esta acta.").format(n=folio), code="other", field="folio")
    with store.change(_("Hoja firmada del folio {n}").format(n=folio)):
        attachment = attach(store, Ref("minutes", minutes.id), path)
        before = next(iter(SHEETS.all(store, session_id=session_id, folio=folio)), None)
        sheet = replace(before or SignedSheet(session_id=session_id, folio=folio), attachment_id=attachment)
        return SHEETS.save(store, sheet)


def sheets_of(store: Store, session_id: str) -> dict[int, SignedSheet]:
    """The scanned sheets of an acta by folio; one whose file was taken away is none."""
    found = SHEETS.all(store, session_id=session_id)
    return {one.folio: one for one in found if ATTACHMENTS.find(store, one.attachment_id) is not None}


def keeps_sheets(store: Store) -> bool:
    """Whether the town keeps its signed sheets scanned: it has kept one."""
    return bool(store.query("SELECT 1 FROM signed_sheet WHERE deleted_at IS NULL LIMIT 1"))


_WITHOUT_SHEETS = """
    SELECT minutes.session_id, minutes.folio_to - minutes.folio_from + 1
        - (SELECT COUNT(DISTINCT sheet.folio) FROM signed_sheet sheet
            JOIN attachment ON attachment.id = sheet.attachment_id AND attachment.deleted_at IS NULL
            WHERE sheet.session_id = minutes.session_id AND sheet.deleted_at IS NULL) AS missing
    FROM minutes WHERE minutes.deleted_at IS NULL AND minutes.state IN ('signed', 'in_book')
        AND EXISTS (SELECT 1 FROM minutes_signer signer
            WHERE signer.session_id = minutes.session_id AND signer.deleted_at IS NULL)
"""


def sheets_missing(store: Store) -> dict[str, int]:
    """How many signed sheets are missing of each acta that is signed, by session.

    Actas approved before the signatures were kept one by one are not asked for.
    """
    rows = store.query(_WITHOUT_SHEETS)
    return {str(row["session_id"]): int(str(row["missing"])) for row in rows if int(str(row["missing"] or 0)) > 0}
