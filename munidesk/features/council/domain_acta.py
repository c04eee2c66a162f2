"""The record of an acta: its way to the book, its number and folios, and its text once it is approved."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from munidesk.base.i18n import _
from munidesk.features.council.codes import MinutesState
from munidesk.records.says import Key, Says, Sense, Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """The acta of a session. From APPROVED on, `content` (the frozen document as JSON) and `sha256` never change.

    `series_year` is the year that its number is of, where they begin anew each year; `brought_from` names the other
    copy of the file in which it was approved. `corrections` says what was corrected when it was approved
    `with_corrections`, one per line.
    """

    id: Key = ""
    session_id: Annotated[str, Says("Sesión", of="session", why=Why.KEY)]
    state: Annotated[MinutesState, Says("Estado", fixed=True)] = MinutesState.DRAFT
    number: Annotated[int | None, Says("Número", means="Número del acta en el libro", fixed=True)] = None
    book: Annotated[int | None, Says("Libro", fixed=True)] = None
    folio_from: Annotated[int | None, Says("Folio desde", fixed=True)] = None
    folio_to: Annotated[int | None, Says("Folio hasta", fixed=True)] = None
    approved_on: Annotated[date | None, Says("Aprobada el", fixed=True)] = None
    approved_in_id: Annotated[str, Says("Aprobada en", of="session", why=Why.KEY)] = ""
    with_corrections: Annotated[bool, Says("Con correcciones", fixed=True)] = False
    sha256: Annotated[
        str, Says("Huella", means="Huella (SHA-256) del acta aprobada: cambia si cambia una letra", fixed=True)
    ] = ""
    previous_sha256: Annotated[str, Says("Huella del acta anterior", fixed=True)] = ""
    code: Annotated[str, Says("Código", means="Ocho signos de la huella, impresos al pie", fixed=True)] = ""
    content: Annotated[
        str,
        Says("Acta congelada", means="El acta aprobada, para volver a imprimirla", sense=Sense.KEPT, why=Why.DERIVED),
    ] = ""
    corrections: Annotated[str, Says("Correcciones", means="Qué se corrigió al aprobarla", fixed=True)] = ""
    brought_from: Annotated[
        str,
        Says("Incorporada de", means="La otra copia del archivo en que se aprobó; vacío: se aprobó aquí", fixed=True),
    ] = ""
    brought_on: Annotated[date | None, Says("Incorporada el", fixed=True)] = None
    series_year: Annotated[
        int | None,
        Says(
            "Año de la serie",
            means="Donde las actas se numeran de nuevo cada año; vacío: numeración seguida",
            sense=Sense.YEAR,
            fixed=True,
        ),
    ] = None

    @property
    def label(self) -> str:
        """«Acta 12», «Acta 12/2026» where they are numbered by year, «Acta» while it has no number."""
        return _("Acta {n}").format(n=self.called) if self.number is not None else _("Acta")

    @property
    def called(self) -> str:
        """«12», «12/2026»; empty while it has no number."""
        if self.number is None:
            return ""
        return str(self.number) if self.series_year is None else f"{self.number}/{self.series_year}"

    @property
    def figures(self) -> tuple[int, ...]:
        """What its letterhead prints of its number."""
        return tuple(one for one in (self.number, self.series_year) if one is not None)

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands in the series of its body: those numbered one after another came before those by year."""
        return self.series_year or 0, self.number or 0
