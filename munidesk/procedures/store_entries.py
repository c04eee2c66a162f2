"""What a step collects: observations and their answers, offices that were asked; who takes part, what came and went."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.data.series import Series
from munidesk.data.store import Store
from munidesk.procedures.codes import Outcome
from munidesk.procedures.domain import CaseActor, CaseEntry, Communication
from munidesk.procedures.kinds import ACTORS, COMMUNICATIONS, ENTRIES, STEPS
from munidesk.town.people_lists.store import neighbour_named

_FOLIOS = Series("SELECT max(number) AS number FROM case_entry WHERE step_id = :step")


def save_entry(store: Store, entry: CaseEntry, author: str = "") -> CaseEntry:
    """An entry, with the next folio of its step when it is new. `author` is a private person, kept apart.

    Raises UserError as `check_entry`, and for a day to come.
    """
    step = STEPS.get(store, entry.step_id)
    if entry.day is not None and entry.day > today():
        raise UserError(_("Ese día todavía no llegó. Revise la fecha."), code="to_come", field="day")
    what = step.each or _("anotación")
    with store.change(
        _("Anotar {what}").format(what=what) if not entry.id else _("Cambiar {what}").format(what=what)
    ) as writer:
        if not entry.number:
            entry = replace(entry, number=_FOLIOS.given(store, writer, step=entry.step_id))
        if author.strip():
            entry = replace(entry, neighbour_id=neighbour_named(store, author.strip()))
        return ENTRIES.save(
            store, replace(entry, name=entry.name.strip(), text=entry.text.strip(), zone=entry.zone.strip(),
                           chapter=entry.chapter.strip())
        )  # fmt: skip


def answer_entries(
    store: Store, ids: Sequence[str], outcome: Outcome, reasons: str, result: str, on: date
) -> tuple[CaseEntry, ...]:
    """One answer for one entry, or for several that say the same. Raises UserError without the reasons it owes."""
    if on > today():
        raise UserError(_("Ese día todavía no llegó. Revise la fecha."), code="to_come", field="replied_on")
    if outcome is Outcome.NONE:
        raise UserError(_("Elija si se acepta, en parte, no se acepta o se deriva."), code="missing", field="outcome")
    label = ngettext("Responder {n} observación", "Responder {n} observaciones", len(ids)).format(n=len(ids))
    with store.change(label):
        return tuple(
            ENTRIES.save(
                store,
                replace(
                    ENTRIES.get(store, key), outcome=outcome, reasons=reasons.strip(), result=result.strip(),
                    replied_on=on,
                ),
            )
            for key in ids
        )  # fmt: skip


def withdraw_answer(store: Store, entry_id: str) -> CaseEntry:
    """It waits for an answer again."""
    one = replace(ENTRIES.get(store, entry_id), outcome=Outcome.NONE, reasons="", result="", replied_on=None)
    return ENTRIES.save(store, one, label=_("Quitar la respuesta a {folio}").format(folio=one.folio))


def remove_entry(store: Store, entry_id: str) -> None:
    """Its folio is given to no other."""
    ENTRIES.delete(store, entry_id, label=_("Quitar una anotación"))


def initiatives_of(store: Store, step_id: str) -> Mapping[str, str]:
    """Id of an entry of the step → id of the initiative that it was registered as."""
    rows = store.query(
        """
        SELECT e.id, l.from_id AS initiative FROM link AS l
        JOIN case_entry AS e ON l.to_kind = 'case_entry' AND e.id = l.to_id
        WHERE e.step_id = :step AND l.from_kind = 'initiative' AND l.deleted_at IS NULL AND e.deleted_at IS NULL
        """,
        step=step_id,
    )
    return {str(row["id"]): str(row["initiative"]) for row in rows}


def save_actor(store: Store, actor: CaseActor) -> CaseActor:
    return ACTORS.save(store, replace(actor, name=actor.name.strip()))


def take_away(store: Store, what: str, record_id: str) -> None:
    """An actor, or a communication."""
    (ACTORS if what == "actor" else COMMUNICATIONS).delete(store, record_id)


def save_communication(store: Store, one: Communication) -> Communication:
    """Raises UserError for a day to come, without whom it was with, or about what."""
    if one.day > today():
        raise UserError(_("Ese día todavía no llegó. Revise la fecha."), code="to_come", field="day")
    return COMMUNICATIONS.save(store, one, label=_("Anotar una comunicación") if not one.id else "")
