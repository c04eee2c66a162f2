"""Observations from a sheet: folio, day, way, zone, chapter, text, who made it, and the answer where there is one."""

from collections.abc import Mapping
from dataclasses import replace

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.procedures.consultation import observed_in
from munidesk.procedures.domain import CaseEntry
from munidesk.procedures.kinds import CASES, ENTRIES, STEPS
from munidesk.procedures.store import cases, load_case
from munidesk.procedures.store_entries import save_entry
from munidesk.sheets.of_kind import KindTaker, Listed
from munidesk.sheets.shape import Shape
from munidesk.sheets.target import Taken, Target, TargetField
from munidesk.sheets.understood import Row, Understood
from munidesk.town.import_kind import listed_target
from munidesk.town.people_lists.contact import KEYS as CONTACT
from munidesk.town.people_lists.contact import Contacts, contact_fields, contact_in

AUTHOR = "author"


def target() -> Target:
    """A folio that is here already is changed; one without a folio gets the next."""
    author = TargetField(
        AUTHOR, _("Autor (dato privado)"), str, ("autor", "autora", "nombre", "vecino", "presentada por")
    )
    return listed_target(
        Listed(
            kind=ENTRIES, kinds=(STEPS, CASES), save=_save, usual={"step_id": _on_view},
            more=(author, *contact_fields()), taker=ObservationTaker,
        ),
        "observations",
    )  # fmt: skip


class ObservationTaker(KindTaker[CaseEntry]):
    """As any kind; who the person is and how to reach them goes to the private table and nowhere else."""

    def __init__(self, listed: Listed[CaseEntry], store: Store, sheet: Understood, shape: Shape) -> None:
        super().__init__(listed, store, sheet, shape)
        self._contacts = Contacts(store)

    def take(self, row: Row, values: Mapping[str, object]) -> Taken:
        """Raises UserError for a telephone, a mail or a document without the name of its author."""
        author, contact = str(values.get(AUTHOR, "")).strip(), contact_in(values)
        if contact and not author:
            raise UserError(_("Trae datos de contacto sin el nombre del autor. Complételo."), field=AUTHOR)
        taken = super().take(row, {key: said for key, said in values.items() if key not in {AUTHOR, *CONTACT}})
        for _table, key in taken.ids if author else ():
            entry = ENTRIES.get(self.store, key)
            who = self._contacts.keep(author, contact, entry.neighbour_id)
            if who.id != entry.neighbour_id:
                save_entry(self.store, replace(entry, neighbour_id=who.id))
        return taken

    def _made(self, given: Mapping[str, object]) -> CaseEntry:
        """The case is that of its step."""
        step = STEPS.find(self.store, str(given.get("step_id", "")))
        return super()._made({"case_id": step.case_id, **given} if step is not None else given)


def _save(store: Store, made: CaseEntry, before: CaseEntry | None) -> CaseEntry:
    """Who observed stays as it is where the sheet does not say it."""
    step = STEPS.get(store, made.step_id)
    kept = replace(made, case_id=step.case_id, neighbour_id=before.neighbour_id if before is not None else "")
    return save_entry(store, kept)


def _on_view(store: Store) -> str:
    """The step of the newest consultation that is open."""
    for one in cases(store):
        if one.closed_on is None:
            try:
                return observed_in(load_case(store, one.id)).step.id
            except UserError:
                continue
    return ""
