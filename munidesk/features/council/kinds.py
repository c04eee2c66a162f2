"""Each table of the council as a kind of record, with what no way in may store.

All but the fulfilments are events with law (`plain=False`): their records are written by the verbs of the stores, which
ask first whether the acta is still open and the hour possible (`guard`).
"""

from typing import Any

from munidesk.base.dates import show_time
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.features.council.acts import kinds as acts
from munidesk.features.council.book.kinds import BOOK_KINDS
from munidesk.features.council.certificates.kinds import CERTIFICATE_KINDS
from munidesk.features.council.domain import (
    ABSENCES,
    MOVES,
    AgendaItem,
    Ballot,
    Correction,
    Minutes,
    Motion,
    Outcome,
    Presence,
    Resolution,
    Session,
    Substitution,
    Vote,
)
from munidesk.features.council.elections.kinds import ELECTION_KINDS
from munidesk.features.council.fulfilment.kinds import FULFILMENT_KINDS
from munidesk.features.council.old.kinds import OLD_KINDS
from munidesk.features.council.speakers.kinds import SPEAKER_KINDS
from munidesk.records.kind import Kind


def _check_session(session: Session) -> None:
    if session.opened_at is not None and session.closed_at is not None and session.closed_at < session.opened_at:
        raise UserError(
            _("La sesión no puede terminar ({end}) antes de comenzar ({begun}). Revise las dos horas.").format(
                end=show_time(session.closed_at), begun=show_time(session.opened_at)
            ),
            code="ends_before_it_begins", field="closed_at",
        )  # fmt: skip
    if session.number is not None and session.number < 1:
        raise UserError(_("El número de la sesión empieza en 1."), code="below_one", field="number")
    for field, people in (("officials_present", session.officials_present), ("public_present", session.public_present)):
        if people is not None and people < 0:
            raise UserError(_("No puede haber menos de cero personas. Revise el número."), code="negative", field=field)


def _check_item(item: AgendaItem) -> None:
    if not item.title.strip():
        raise UserError(_("Escriba de qué trata el asunto."), code="missing", field="title")


def _check_presence(event: Presence) -> None:
    """A move has its hour; an absence at the opening has none (it is of the whole session)."""
    if event.kind in MOVES and event.at is None:
        raise UserError(_("Indique la hora: quien llega, se retira o regresa lo hace a una hora."), field="at")
    if event.kind in ABSENCES and event.at is not None:
        raise UserError(_("Quien está ausente no tiene hora de llegada. Quite la hora o marque que llega."), field="at")


def _check_vote(vote: Vote) -> None:
    for field, count in (
        ("for_count", vote.for_count), ("against_count", vote.against_count), ("abstain_count", vote.abstain_count),
        ("blank_count", vote.blank_count), ("null_count", vote.null_count), ("unvoted_count", vote.unvoted_count),
    ):  # fmt: skip
        if count is not None and count < 0:
            raise UserError(_("No puede haber menos de cero votos. Revise los números."), code="negative", field=field)
    if vote.override is not None and vote.override not in {Outcome.PASSED, Outcome.REJECTED}:
        raise UserError(
            _("El resultado puesto a mano solo puede ser «aprobada» o «rechazada»."), code="outcome", field="override"
        )


def _check_correction(correction: Correction) -> None:
    if not correction.deletes and not (correction.where_it_says or correction.must_say):
        raise UserError(_("Escriba qué dice el acta y qué debe decir."), code="missing", field="where_it_says")
    if correction.corrected_session_id == correction.session_id:
        raise UserError(
            _("Una sesión no corrige su propia acta: cámbiela directamente mientras es borrador."),
            code="own_acta", field="corrected_session_id",
        )  # fmt: skip


SESSIONS = Kind(
    record=Session, table="session", one="sesión", many="sesiones", feminine=True, title="label",
    order="date, start, id", check=_check_session, plain=False, icon="council",
    public=("body_id", "kind", "number", "date", "start", "call", "place", "place_address", "modality", "state",
            "opened_at", "closed_at", "chair_id", "chair_title", "secretary_id", "deputy_of_id", "officials_present",
            "public_present", "call_sent", "first_call_at", "resumed_at"),
)  # fmt: skip
ITEMS = Kind(
    record=AgendaItem, table="agenda_item", one="asunto", many="asuntos", parent="session_id", order="position, id",
    check=_check_item, plain=False,
    public=("session_id", "position", "title", "kind", "state", "file_ref", "started_at", "finished_at", "added_at"),
)  # fmt: skip
PRESENCES = Kind(
    record=Presence, table="presence", one="marca de asistencia", many="marcas de asistencia", feminine=True,
    title="label", parent="session_id", check=_check_presence, plain=False, icon="people",
    public=("session_id", "member_id", "kind", "at", "item_id", "after_vote", "order"),
)  # fmt: skip
SUBSTITUTIONS = Kind(
    record=Substitution, table="substitution", one="suplencia", many="suplencias", feminine=True,
    title="label", parent="session_id", plain=False, icon="people",
    public=("session_id", "seat_id", "substitute_id", "vote_id", "item_id"),
)  # fmt: skip
MOTIONS = Kind(
    record=Motion, table="motion", one="moción", many="mociones", feminine=True, title="text", parent="item_id",
    order="position, id", plain=False, icon="hand",
    public=("item_id", "position", "text", "proposer_id", "proposer_text", "matter", "moved_at", "withdrawn",
            "matter_said", "part", "part_number", "about_id"),
)  # fmt: skip
VOTES = Kind(
    record=Vote, table="vote", one="votación", many="votaciones", feminine=True, title="label", parent="motion_id",
    check=_check_vote, plain=False, icon="hand",
    public=("motion_id", "type", "rule", "for_count", "against_count", "abstain_count", "voted_at", "rectifies",
            "override", "repeats", "blank_count", "null_count", "unvoted_count"),
)  # fmt: skip
BALLOTS = Kind(
    record=Ballot, table="ballot", one="voto", many="votos", title="label", parent="vote_id", plain=False,
    icon="hand", public=("vote_id", "member_id", "value", "second"),
)  # fmt: skip
RESOLUTIONS = Kind(
    record=Resolution, table="resolution", one="resolución", many="resoluciones", feminine=True, parent="session_id",
    plain=False, icon="stamp",
    public=("session_id", "item_id", "motion_id", "title", "seen", "considering", "resolves", "number", "year", "at",
            "definitive"),
)  # fmt: skip
CORRECTIONS = Kind(
    record=Correction, table="correction", one="corrección", many="correcciones", feminine=True, title="place",
    parent="session_id", check=_check_correction, plain=False,
)  # fmt: skip
MINUTES = Kind(
    record=Minutes, table="minutes", one="acta", many="actas", feminine=True, title="label", parent="session_id",
    plain=False, icon="book",
    public=("session_id", "state", "number", "book", "folio_from", "folio_to", "approved_on", "approved_in_id",
            "with_corrections", "sha256", "previous_sha256", "code", "content", "series_year"),
)  # fmt: skip

KINDS: tuple[Kind[Any], ...] = (
    SESSIONS, ITEMS, PRESENCES, SUBSTITUTIONS, MOTIONS, VOTES, BALLOTS, RESOLUTIONS, CORRECTIONS, MINUTES,
    *acts.KINDS,
    *ELECTION_KINDS, *SPEAKER_KINDS,
    *BOOK_KINDS,
    *CERTIFICATE_KINDS, *OLD_KINDS,
    *FULFILMENT_KINDS,
)  # fmt: skip
