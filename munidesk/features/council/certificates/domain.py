"""The record of a certificate: whom it is for, who certifies, and its text once it has a number."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from munidesk.base.i18n import _
from munidesk.features.council.domain import SessionId
from munidesk.records.says import Key, Says, Sense, Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """The secretary vouches for one resolution, or for a whole acta while `resolution_id` is empty.

    Once it has its number nothing of it changes.

    Names and posts are as they are printed: whoever certified goes on doing so after leaving the post. `content` is the
    document as it was given, as JSON: the acta may be approved later, and the paper that left says that it was not.
    """

    id: Key = ""
    session_id: SessionId
    resolution_id: Annotated[str, Says("Resolución", of="resolution", why=Why.KEY)] = ""
    number: Annotated[int | None, Says("Número", means="En la serie de certificados del año", fixed=True)] = None
    year: Annotated[int | None, Says("Año", fixed=True)] = None
    issued_on: Annotated[date | None, Says("Fecha", ("expedido",), means="Día en que se expide")] = None
    place: Annotated[str, Says("Localidad", means="Dónde se expide")] = ""
    addressee: Annotated[
        str, Says("Para presentar ante", hint="Vacío si es para quien corresponda. Por ejemplo: el área de Contaduría",
                  search=True)
    ] = ""  # fmt: skip
    certifier: Annotated[str, Says("Certifica", means="Nombre de quien certifica")] = ""
    certifier_post: Annotated[str, Says("Cargo de quien certifica")] = ""
    approver: Annotated[
        str, Says("Visto bueno", means="Nombre de quien da el visto bueno", hint="Vacío si su norma no lo pide")
    ] = ""
    approver_post: Annotated[str, Says("Cargo de quien da el visto bueno")] = ""
    content: Annotated[
        str,
        Says(
            "Certificado congelado", means="El certificado dado, para volver a imprimirlo", sense=Sense.KEPT,
            why=Why.DERIVED,
        ),
    ] = ""  # fmt: skip

    @property
    def whole(self) -> bool:
        """Whether it is of the whole acta of its session."""
        return not self.resolution_id

    @property
    def issued(self) -> bool:
        return self.number is not None

    @property
    def label(self) -> str:
        """«Certificado 21/2026», «Certificado sin número» until it is given."""
        if self.number is None:
            return _("Certificado sin número")
        return _("Certificado {n}/{year}").format(n=self.number, year=self.year)
