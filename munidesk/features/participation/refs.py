"""How initiatives, encounters and themes introduce themselves to other records."""

from datetime import date

from munidesk.base.dates import show_date
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.features.participation.domain import Encounter, Initiative
from munidesk.features.participation.kinds import ENCOUNTERS, INITIATIVES, THEMES
from munidesk.records.ref import Described, Ref
from munidesk.town.rows import text


def describe(store: Store, ref: Ref) -> Described | None:
    row = store.get(ref.kind, ref.id)
    if row is None:
        return None
    match ref.kind:
        case "initiative":
            return _initiative(ref, INITIATIVES.read(row))
        case "encounter":
            return _encounter(ref, ENCOUNTERS.read(row))
        case "contribution":
            place = {"id": text(row, "encounter_id")}
            return Described(ref, text(row, "text"), _("Aporte"), "", "phrase", "participation.encounter", place)
        case "neighbour":
            return Described(
                ref, text(row, "name"), _("Persona"), _("vecinos y participantes"), "people", "participation",
                {"tab": "4", "person": ref.id},
            )  # fmt: skip
    one = THEMES.read(row)
    return Described(ref, one.title, _("Tema"), "", "tag", "participation", {"tab": "2", "theme": one.id})


def _initiative(ref: Ref, one: Initiative) -> Described:
    moments: list[tuple[date, str]] = [(one.received, _("Se recibió la iniciativa {folio}").format(folio=one.folio))]
    if one.answer_date is not None:
        words = _("Respuesta del Gobierno: {kind}").format(kind=one.answer_kind.word)
        moments.append((one.answer_date, words))
    if one.feedback_date is not None:
        words = _("Devolución: {how}").format(how=one.feedback_channel)
        moments.append((one.feedback_date, _with_evidence(words, one.feedback_evidence)))
    if one.started_on is not None:
        moments.append((one.started_on, _("Comenzó la ejecución")))
    if one.fulfilled_on is not None:
        moments.append((one.fulfilled_on, _with_evidence(_("Cumplida"), one.fulfilled_evidence)))
    return Described(
        ref, one.title, _("Iniciativa"), f"{one.folio} · {one.state_said}", "hand", "participation",
        {"tab": "0", "id": one.id}, tuple(moments),
    )  # fmt: skip


def _with_evidence(words: str, evidence: str) -> str:
    return _("{words} (constancia: {text})").format(words=words, text=evidence) if evidence else words


def _encounter(ref: Ref, one: Encounter) -> Described:
    day = show_date(one.date, "d 'de' MMMM 'de' y")
    kind = one.kind.word.capitalize()
    told = one.title if fold(one.title).startswith(fold(kind)) else f"{kind}: {one.title}"
    moments = ((one.date, told),)
    return Described(
        ref, one.title, _("Encuentro"), f"{one.kind.word}, {day}", "people", "participation.encounter",
        {"id": one.id}, moments,
    )  # fmt: skip
