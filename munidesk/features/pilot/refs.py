"""How a pilot, its logbook and its manual introduce themselves to other records."""

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.pilot.document_plan_sheet import kind_words
from munidesk.features.pilot.kinds import CHAPTERS, ENTRIES, MANUALS, PILOTS
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
            manual = MANUALS.find(store, chapter.manual_id)
            where = {"id": manual.pilot_id if manual is not None else "", "tab": "4"}
            return Described(ref, chapter.title, _("Capítulo del manual"), "", "book", "pilot", where)
    return None
