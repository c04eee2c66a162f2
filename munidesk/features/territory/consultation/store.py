"""The public consultation of a programme: a case of its own that its step opens, by the procedure of the country."""

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.territory.store import case_of
from munidesk.procedures import store as cases
from munidesk.procedures.domain import CaseFile
from munidesk.procedures.kinds import STEPS
from munidesk.procedures.store_procedures import offered
from munidesk.town.store import municipality

CONSULTATION = "consulta"
"""The step of the procedure `pmot` that follows the procedure of the country."""


def open_consultation(store: Store, territory_id: str) -> CaseFile:
    """The case of its consultation, made once. Raises UserError where no procedure of the country is at hand.

    By the procedure `consulta-publica-<country>`, shipped or one of the municipality's own with that key.
    """
    case = case_of(store, territory_id)
    found = STEPS.all(store, case_id=case.id, key=CONSULTATION) if case is not None else ()
    if not found:
        raise UserError(_("El expediente de este programa no tiene el paso de la consulta pública."), code="gone")
    country = municipality(store).country.lower()
    wanted = found[0].procedure.replace("{country}", country)
    if wanted not in {one.script.key for one in offered(store)}:
        raise UserError(
            _("MuniDesk no trae el procedimiento de consulta de su país. Escríbalo en Expedientes › Procedimientos "
              "con la clave «{key}», y ábrala otra vez.").format(key=wanted), code="no_procedure",
        )  # fmt: skip
    return cases.open_subcase(store, found[0].id)
