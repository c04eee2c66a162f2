"""The procedures there are: those that come with MuniDesk, and the municipality's own, made, changed or brought in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.procedures.domain import Procedure
from munidesk.procedures.kinds import PROCEDURES
from munidesk.procedures.reading import SHIPPED, script_of, shipped_text
from munidesk.procedures.rules_script import faults
from munidesk.procedures.script import Script
from munidesk.procedures.writing import toml_of
from munidesk.town.store import municipality
from munidesk.town.toml_file import text_of


@dataclass(frozen=True, slots=True)
class Offered:
    """A procedure that a case can follow; `own` is the record of one of the municipality."""

    script: Script
    text: str
    own: Procedure | None = None


def offered(store: Store) -> tuple[Offered, ...]:
    """Of the municipality's country and of all: its own first; one of its own stands for the shipped one of its key."""
    country = municipality(store).country.upper()
    own = [Offered(script_of(one.script, one.title), one.script, one) for one in own_procedures(store)]
    taken = {one.script.key for one in own}
    told = [Offered(script_of(text, f"{key}.toml"), text) for key in SHIPPED for text in (shipped_text(key),)]
    fits = (one for one in told if one.script.country in ("", country) and one.script.key not in taken)
    return (*own, *fits)


def own_procedures(store: Store) -> Sequence[Procedure]:
    return PROCEDURES.all(store)


def procedure_named(store: Store, wanted: str) -> Offered:
    """By key or id; without any, the first there is. Raises UserError when there is none of that name."""
    found = offered(store)
    for one in found:
        if wanted in ("", one.script.key, one.own.id if one.own else ""):
            return one
    names = ", ".join(one.script.key for one in found)
    raise UserError(_("No hay ningún procedimiento «{name}». Los que hay: {names}.").format(name=wanted, names=names))


def save_procedure(store: Store, script: Script, procedure_id: str = "") -> Procedure:
    """One of the municipality's own. Once a case copied it, a change makes another version; the case keeps its copy.

    Raises UserError for a list of steps that cannot be (`rules_script.faults`), and without a title.
    """
    if fault := next(faults(script), None):
        raise UserError(fault.reason[:1].upper() + fault.reason[1:], code="procedure", field=fault.field)
    before = PROCEDURES.find(store, procedure_id) if procedure_id else None
    version = before.version + _was_followed(store, before) if before is not None else script.version
    made = replace(script, version=version)
    record = Procedure(
        id=procedure_id, key=made.key, version=made.version, title=made.title.strip(), noun=made.noun,
        country=made.country, source=made.source, script=toml_of(made),
    )  # fmt: skip
    label = _("Cambiar un procedimiento") if procedure_id else _("Crear un procedimiento")
    return PROCEDURES.save(store, record, label=label)


def _was_followed(store: Store, one: Procedure) -> bool:
    """Whether some case copied it as it is now."""
    return bool(store.query(
        "SELECT 1 FROM case_file WHERE procedure_key = :key AND version = :version AND deleted_at IS NULL LIMIT 1",
        key=one.key, version=one.version,
    ))  # fmt: skip


def bring_in(store: Store, path: Path) -> Procedure:
    """A procedure out of the TOML of another municipality; one of the same key gets a new version.

    Raises UserError with file, line and reason.
    """
    text = text_of(path)
    script = script_of(text, path.name)
    before = next((one for one in own_procedures(store) if one.key == script.key), None)
    return save_procedure(store, script, before.id if before is not None else "")


def remove_procedure(store: Store, procedure_id: str) -> None:
    """Its cases go on: each has its own copy."""
    PROCEDURES.delete(store, procedure_id)
