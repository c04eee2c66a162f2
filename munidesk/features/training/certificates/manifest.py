"""What the rest of the program knows of «Constancias»."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.town.manifest import Command, Importer, Listing, PageEntry, Paper, Reference

if TYPE_CHECKING:
    from munidesk.features.training.certificates import guide, page_certificates
else:
    guide, page_certificates = lazy("munidesk.features.training.certificates", "guide", "page_certificates")

PAPERS: tuple[Paper, ...] = ()
LISTINGS: tuple[Listing, ...] = ()
IMPORTERS: tuple[Importer, ...] = ()
COMMANDS: tuple[Command, ...] = ()
REFERENCES: tuple[Reference, ...] = ()
PAGES = (
    PageEntry(
        key="capacitacion.certificates", title=msgid("Constancias"), make=page_certificates.CertificatesPage,
        icon="stamp", within="capacitacion", help=guide.HELP,
    ),
)  # fmt: skip
