"""The verbs of the network: a contact that was made, an agreement followed as a case, what became of a line."""

from dataclasses import dataclass, replace
from datetime import date

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.training.codes import InstitutionKind
from munidesk.features.training.domain_network import Exchange, Institution, LineOfAction
from munidesk.features.training.kinds import ACTION_LINES, ENROLMENTS, EXCHANGES, INSTITUTIONS
from munidesk.procedures.reading import shipped_text
from munidesk.procedures.store import open_case
from munidesk.records.ref import Ref

AGREEMENT = "convenio-capacitacion"
"""The procedure an agreement follows."""


def named(store: Store) -> dict[str, str]:
    """Institution → its name."""
    return {one.id: one.name for one in INSTITUTIONS.all(store)}


def contacted(store: Store, institution_id: str, day: date | None = None) -> Institution:
    """Somebody spoke with them that day. Raises UserError for a day to come, and when it is gone."""
    when = day or today()
    if when > today():
        raise UserError(_("Ese día todavía no llegó. Revise la fecha."), code="to_come", field="last_contact")
    one = INSTITUTIONS.get(store, institution_id)
    label = _("Contacto con {name}").format(name=one.name[:40])
    return INSTITUTIONS.save(store, replace(one, last_contact=max(when, one.last_contact or when)), label=label)


def agree(store: Store, institution_id: str) -> str:
    """The case of the agreement with an institution, opened where there is none. Returns its id."""
    one = INSTITUTIONS.get(store, institution_id)
    if one.case_id and store.get("case_file", one.case_id) is not None:
        return one.case_id
    title = _("Convenio con {name}").format(name=one.name)
    with store.change(_("Abrir el convenio con {name}").format(name=one.name[:40])):
        case = open_case(store, shipped_text(AGREEMENT), title, owner=Ref(INSTITUTIONS.table, one.id))
        INSTITUTIONS.save(store, replace(one, case_id=case.id))
    return case.id


def remove_institution(store: Store, institution_id: str) -> None:
    """Whoever has people enrolled or exchanges stays. Raises UserError."""
    if ENROLMENTS.all(store, institution_id=institution_id) or EXCHANGES.all(store, institution_id=institution_id):
        raise UserError(_("Tiene personas inscriptas o intercambios: quítelos antes, o deje la institución."))
    INSTITUTIONS.delete(store, institution_id)


def institution_named(store: Store, name: str, _above: str = "") -> str:
    """The id of the one so called, made where there is none: a list of exchanges names its host."""
    found = next(iter(INSTITUTIONS.all(store, name=name)), None)
    return (found or INSTITUTIONS.save(store, Institution(name=name, kind=InstitutionKind.MUNICIPALITY))).id


def save_exchange(store: Store, one: Exchange) -> Exchange:
    """Having been there is a contact with the host."""
    with store.change(_("Intercambio: {title}").format(title=one.title[:40])):
        kept = EXCHANGES.save(store, replace(one, title=" ".join(one.title.split())))
        if kept.institution_id and kept.day is not None and kept.day <= today():
            contacted(store, kept.institution_id, kept.day)
    return kept


# -- regional meetings


@dataclass(frozen=True, slots=True)
class Meeting:
    """An encounter, its themes (what was said there, grouped), and the lines it left."""

    id: str
    title: str
    day: date | None
    place: str
    themes: tuple[str, ...]
    lines: tuple[LineOfAction, ...]

    @property
    def towns(self) -> tuple[str, ...]:
        return tuple(sorted({one.town for one in self.lines if one.town}))

    @property
    def loose(self) -> tuple[str, ...]:
        """Themes that no line answers yet."""
        taken = {one.theme for one in self.lines}
        return tuple(one for one in self.themes if one not in taken)


def meetings(store: Store) -> tuple[Meeting, ...]:
    """Newest first, every encounter: those with lines are the regional ones."""
    return tuple(meeting(store, str(row["id"])) for row in store.select("encounter", order="date DESC, id"))


def meeting(store: Store, encounter_id: str) -> Meeting:
    """Raises UserError when it is gone."""
    row = store.get("encounter", encounter_id)
    if row is None:
        raise UserError(_("Ese encuentro ya no está. Elija otro."), code="gone")
    said = dict.fromkeys(
        str(each["theme_id"] or "") for each in store.select("contribution", encounter_id=encounter_id)
    )
    found = (store.get("theme", key) for key in said if key)
    return Meeting(
        encounter_id, str(row["title"]), date.fromisoformat(str(row["date"])) if row["date"] else None,
        str(row["place"] or ""), tuple(str(one["title"]) for one in found if one is not None),
        ACTION_LINES.all(store, encounter_id=encounter_id),
    )  # fmt: skip


def lines_of(store: Store, encounter_id: str) -> int:
    """Each theme of an encounter that none answers yet becomes a line of action; how many were made.

    Raises UserError where it has no theme, or all are there.
    """
    found = meeting(store, encounter_id)
    if not found.themes:
        raise UserError(_("Ese encuentro no tiene temas. Agrupe sus aportes en Participación › Temas."), code="none")
    if not found.loose:
        raise UserError(_("Todos los temas de ese encuentro ya son líneas de acción."), code="done")
    with store.change(_("Líneas de acción de {title}").format(title=found.title[:40])):
        for title in found.loose:
            save_line(store, LineOfAction(encounter_id=encounter_id, theme=title, title=title))
    return len(found.loose)


def save_line(store: Store, one: LineOfAction) -> LineOfAction:
    """New when it has no id: at the end of its encounter."""
    if not one.id:
        there = ACTION_LINES.all(store)
        one = replace(one, position=max((each.position for each in there), default=0) + 1)
    return ACTION_LINES.save(store, replace(one, title=" ".join(one.title.split())))


def read_line(store: Store, line_id: str, reading: str, day: date | None, done: bool) -> LineOfAction:
    """How it goes, as it was seen that day. Raises UserError without words, and for a day to come."""
    if not reading.strip():
        raise UserError(_("Escriba en una frase cómo va."), code="missing", field="reading")
    when = day or today()
    if when > today():
        raise UserError(_("Ese día todavía no llegó. Revise la fecha."), code="to_come", field="read_on")
    one = ACTION_LINES.get(store, line_id)
    kept = replace(one, reading=reading.strip(), read_on=when, done=done)
    return ACTION_LINES.save(store, kept, label=_("Seguimiento: {title}").format(title=one.title[:40]))
