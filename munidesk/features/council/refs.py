"""How sessions, matters, motions and resolutions introduce themselves to other records."""

from collections.abc import Mapping
from datetime import date

from munidesk.base.dates import show_date
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.text import plain_text
from munidesk.features.council.certificates.kinds import CERTIFICATES
from munidesk.features.council.domain import Session
from munidesk.features.council.fulfilment.kinds import FULFILMENTS
from munidesk.features.council.kinds import RESOLUTIONS, SESSIONS
from munidesk.features.council.old.kinds import OLD_ACTAS
from munidesk.features.council.sessions.numbering import session_label
from munidesk.records.ref import Described, Ref
from munidesk.town import store as town
from munidesk.town.rows import text


def describe(store: Store, ref: Ref) -> Described | None:
    """The session, or a record inside one; it opens in its session."""
    row = store.get(ref.kind, ref.id)
    if row is None:
        return None
    session = _session(store, ref)
    if session is None:
        return None
    label, day = session_label(session), show_date(session.date, "d 'de' MMMM 'de' y")
    where = {"id": session.id}
    moment = ((session.date, label),)
    match ref.kind:
        case "session":
            return Described(ref, label, _("Sesión"), day, "council", "council.session", where, moment)
        case "agenda_item":
            title = text(row, "title")
            return Described(
                ref, title, _("Asunto"), f"{label}, {day}", "file", "council.session",
                {**where, "step": "live", "item": text(row, "position")},
                ((session.date, _("Se trató en la {session}").format(session=_lower(label))),),
                (Ref("session", session.id), *_resolutions(store, ref.id)),
            )  # fmt: skip
        case "motion":
            return Described(
                ref, text(row, "text"), _("Moción"), f"{label}, {day}", "hand", "council.session", where, moment
            )
        case "minutes":
            return Described(
                ref, f"{_acta(row)} · {label}", _("Acta"), day, "book", "council.session",
                {**where, "step": "minutes"}, moment,
            )  # fmt: skip
        case "old_acta":
            return Described(
                ref, OLD_ACTAS.get(store, ref.id).label, _("Acta"), f"{label}, {day}", "book", "council.session", where,
                moment,
            )  # fmt: skip
        case "certificate":
            word = CERTIFICATES.get(store, ref.id).label
            return Described(
                ref, word, _("Certificado"), f"{label}, {day}", "stamp", "council.session",
                {**where, "step": "minutes"}, moment,
            )  # fmt: skip
        case "fulfilment":
            one = FULFILMENTS.read(row)
            return Described(
                ref, one.label, _("Cumplimiento"), f"{label}, {day}", "check", "council.session",
                {**where, "step": "minutes"}, ((one.done_on, _("Se cumplió")),) if one.done_on else (),
            )  # fmt: skip
    return _resolution(store, ref, session)


def _acta(row: Mapping[str, object]) -> str:
    """«Acta 12», «Acta 12/2026»; its text, which is long, is not read for it."""
    if not row["number"]:
        return _("Acta")
    number = f"{row['number']}/{row['series_year']}" if row["series_year"] else str(row["number"])
    return _("Acta {number}").format(number=number)


def _resolutions(store: Store, item_id: str) -> tuple[Ref, ...]:
    """What was resolved about a matter belongs to its thread."""
    return tuple(Ref("resolution", text(row, "id")) for row in store.select("resolution", order="id", item_id=item_id))


def _resolution(store: Store, ref: Ref, session: Session) -> Described | None:
    row = store.get("resolution", ref.id)
    if row is None:
        return None
    record = RESOLUTIONS.read(row)
    number = f"{record.number}/{record.year}" if record.number else _("sin número")
    word = f"{town.profile_of(store).words.resolution} {number}"
    moments: tuple[tuple[date, str], ...] = ((session.date, word),)
    return Described(
        ref, record.title or plain_text(record.resolves)[:80], word, session_label(session), "stamp", "council.session",
        {"id": session.id, "step": "minutes"}, moments,
    )  # fmt: skip


def _session(store: Store, ref: Ref) -> Session | None:
    kind, key = ref.kind, ref.id
    if kind == "motion":
        motion = store.get("motion", key)
        kind, key = "agenda_item", text(motion, "item_id") if motion else ""
    if kind == "fulfilment":
        followed = store.get("fulfilment", key)
        kind, key = "resolution", text(followed, "resolution_id") if followed else ""
    if kind in {"agenda_item", "resolution", "minutes", "certificate", "old_acta"}:
        row = store.get(kind, key)
        key = text(row, "session_id") if row else ""
    found = store.get("session", key)
    return SESSIONS.read(found) if found else None


def _lower(text_: str) -> str:
    return text_[:1].lower() + text_[1:]
