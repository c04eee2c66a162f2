"""Old actas as a kind of record. They are written by the verbs of their store alone (`plain=False`)."""

from typing import Any

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.features.council.old.domain import OldActa
from munidesk.records.kind import Kind


def _check(acta: OldActa) -> None:
    if acta.number is not None and acta.number < 1:
        raise UserError(_("El número del acta empieza en 1."), code="below_one", field="number")


OLD_ACTAS = Kind(
    record=OldActa, table="old_acta", one="acta anterior a MuniDesk", many="actas anteriores a MuniDesk", feminine=True,
    title="label", parent="session_id", check=_check, plain=False, icon="book",
)  # fmt: skip

OLD_KINDS: tuple[Kind[Any], ...] = (OLD_ACTAS,)
