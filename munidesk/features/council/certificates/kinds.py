"""The certificate as a kind of record. It is written by its verbs alone (`plain=False`)."""

from typing import Any

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.features.council.certificates.domain import Certificate
from munidesk.records.kind import Kind


def _check(certificate: Certificate) -> None:
    if not certificate.certifier.strip():
        raise UserError(_("Escriba quién certifica."), code="missing", field="certifier")
    if certificate.issued_on is None:
        raise UserError(_("Escriba el día en que se expide."), code="missing", field="issued_on")


CERTIFICATES = Kind(
    record=Certificate, table="certificate", one="certificado", many="certificados", title="label",
    parent="session_id", order="year, number, id", check=_check, plain=False, icon="stamp",
)  # fmt: skip

CERTIFICATE_KINDS: tuple[Kind[Any], ...] = (CERTIFICATES,)
