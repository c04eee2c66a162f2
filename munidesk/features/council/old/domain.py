"""The record of an acta older than MuniDesk: which session it is of, and the original that was kept."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from munidesk.base.i18n import _
from munidesk.features.council.domain import SessionId
from munidesk.records.says import Key, Says, Why


@dataclass(frozen=True, slots=True, kw_only=True)
class OldActa:
    """The original is an attachment of the session, and its SHA-256 is noted here too: another file is not it.

    `has_text` is False of a scan: nothing of it is found by its words. `attended` says that somebody read the
    attendance in it and confirmed the marks: without it the session counts in no report of attendance.
    """

    id: Key = ""
    session_id: SessionId
    number: Annotated[int | None, Says("Acta N.º", means="Número que lleva el acta en papel")] = None
    name: Annotated[str, Says("Original", means="Nombre del archivo que se guardó", fixed=True)] = ""
    attachment_id: Annotated[str, Says("Copia guardada", of="attachment", why=Why.KEY)] = ""
    sha256: Annotated[str, Says("Huella", means="Huella (SHA-256) del original", fixed=True)] = ""
    pages: Annotated[int | None, Says("Páginas", fixed=True)] = None
    has_text: Annotated[bool, Says("Con texto", means="No: es un escaneo y no se busca en él", fixed=True)] = False
    attended: Annotated[
        bool, Says("Asistencia confirmada", means="Si alguien confirmó la asistencia leída en el acta", fixed=True)
    ] = False
    entered_on: Annotated[date | None, Says("Incorporada el", fixed=True)] = None

    @property
    def label(self) -> str:
        """«Acta 58, anterior a MuniDesk»."""
        if self.number is None:
            return _("Acta anterior a MuniDesk")
        return _("Acta {n}, anterior a MuniDesk").format(n=self.number)
