"""How a pilot, its rounds, answers and logbook introduce themselves to other records."""

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.pilot.document_plan_sheet import kind_words
from munidesk.features.pilot.kinds import CHAPTERS, ENTRIES, PILOTS
from munidesk.instruments.domain import Answer, Round
from munidesk.instruments.kinds import ANSWERS, ROUNDS
from munidesk.instruments.store import load_round
from munidesk.instruments.words import answer_words, moment_words
from munidesk.records.ref import Described, Ref

_ICON = "checklist"


def describe(store: Store, ref: Ref) -> Described | None:
    row = store.get(ref.kind, ref.id)
    if row is None:
        return None
    match ref.kind:
        case "pilot":
            one = PILOTS.read(row)
            moments = ((one.start, _("Empieza el piloto")),) if one.start is not None else ()
            return Described(ref, one.title, _("Piloto"), one.zone, _ICON, "pilot", {"id": one.id, "tab": "0"}, moments)
        case "pilot_entry":
            entry = ENTRIES.read(row)
            where = {"id": entry.pilot_id, "tab": "3"}
            moment = ((entry.day, f"{kind_words(entry.kind)}: {entry.text}"),)
            return Described(ref, entry.text, _("Bitácora del piloto"), "", _ICON, "pilot", where, moment)
        case "manual_chapter":
            chapter = CHAPTERS.read(row)
            return Described(ref, chapter.title, _("Capítulo del manual"), "", "book", "pilot", {"tab": "4"})
        case "evaluation_round":
            return _round(ref, ROUNDS.read(row))
    return _answer(store, ref, ANSWERS.read(row))


def _round(ref: Ref, one: Round) -> Described:
    title = _("Ronda {n}, {moment}").format(n=one.number, moment=moment_words(one.moment).lower())
    moments = ((one.closed_on, _("Se cierra la {title}").format(title=title.lower())),) if one.closed_on else ()
    return Described(ref, title, _("Evaluación"), "", _ICON, "pilot", {"round": one.id}, moments)


def _answer(store: Store, ref: Ref, one: Answer) -> Described | None:
    view = load_round(store, one.round_id)
    found = next((each for each in view.criteria if each.key == one.criterion_key), None)
    if found is None:
        return None
    said = answer_words(view, found) or _("sin responder")
    detail = f"{view.code(found)} · {said}"
    where = {"round": one.round_id, "criterion": one.criterion_key}
    related = (Ref("evaluation_round", one.round_id),)
    return Described(ref, found.question, _("Criterio"), detail, _ICON, "pilot", where, (), related)
