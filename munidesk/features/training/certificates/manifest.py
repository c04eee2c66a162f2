"""What the rest of the program knows of «Constancias»."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.town.manifest import Command, Importer, Listing, PageEntry, Paper, Reference

if TYPE_CHECKING:
    from munidesk.features.training.certificates import exports, guide, page_certificates, refs
else:
    exports, guide, page_certificates, refs = lazy(
        "munidesk.features.training.certificates", "exports", "guide", "page_certificates", "refs"
    )

_KEY = "capacitacion.certificates"

PAPERS: tuple[Paper, ...] = (
    Paper(name="certificate", title=msgid("Constancia de un curso"), document=exports.certificate_paper),
    Paper(
        name="certificates", title=msgid("Registro de constancias"), document=exports.register_paper,
        data=exports.register_sheet, handed=msgid("Capacitación"),
    ),
    Paper(name="dc3", title=msgid("Constancia DC-3 (México)"), document=exports.dc3_paper),
)  # fmt: skip
LISTINGS: tuple[Listing, ...] = (
    Listing(
        name="certificates",
        file=msgid("constancias"),
        rows=exports.list_certificates,
        columns={
            "id": msgid("Identificador del registro, el mismo en todos los archivos"),
            "folio": msgid("Folio, correlativo por año y sin huecos"),
            "person": msgid("A nombre de quién"),
            "course": msgid("Curso"),
            "hours": msgid("Horas"),
            "start": msgid("Primer día del curso"),
            "end": msgid("Último día del curso"),
            "issued": msgid("Día en que se emitió"),
            "expires": msgid("Último día en que vale; vacío si no vence"),
            "layout": msgid("De participación o de acreditación"),
            "state": msgid("Vigente, por vencer, vencida o anulada"),
            "replaces": msgid("Folio de la que sustituye"),
            "code": msgid("Código que lleva impreso"),
            "reason": msgid("Por qué se anuló"),
        },
    ),
)
IMPORTERS: tuple[Importer, ...] = ()
COMMANDS: tuple[Command, ...] = (
    Command(words=msgid("Comprobar una constancia"), key=_KEY, run="verify", icon="shield-check"),
)
REFERENCES: tuple[Reference, ...] = (Reference(table="training_certificate", describe=refs.describe),)
PAGES = (
    PageEntry(
        key=_KEY, title=msgid("Constancias"), make=page_certificates.CertificatesPage, icon="stamp",
        within="capacitacion", help=guide.HELP,
    ),
)  # fmt: skip
