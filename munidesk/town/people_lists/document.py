"""The sheet to sign at the door: known names first, blank lines after."""

from collections.abc import Iterable

from munidesk.base.i18n import _, on_paper
from munidesk.data.store import Store
from munidesk.documents.filling import filled
from munidesk.documents.model import Align, Column, Document, Paragraph, Row, Style, Table, plain
from munidesk.town.people_lists.domain import Listed
from munidesk.town.report import report

_BLANK_LINES = 12


@on_paper
def build_sign_in(
    store: Store, known: Iterable[tuple[Listed, str]], *, title: str, subtitle: str, office: str
) -> Document:
    """`known` are those already on the list, with their names; what is optional says so."""
    # It lies open on a table: what is known of each beyond a name and where it comes from is not printed on it.
    rows = tuple(
        Row((plain(str(at)), plain(name), plain(person.zone or person.organisation), (), (), ()))
        for at, (person, name) in enumerate(known, 1)
    )
    note = _(
        "Los datos son optativos y se usan solo para contar la participación y avisar la respuesta. "
        "Puede pedir en Secretaría una copia de los suyos, o que se borren."
    )

    def made(blanks: int) -> Document:
        first = len(rows) + 1
        lines = tuple(Row((plain(str(at)), (), (), (), (), ())) for at in range(first, first + blanks))
        table = Table(_columns(), (*rows, *lines), boxes=True, row_height_mm=9)
        return report(
            store, _("Planilla de asistencia"), (table, Paragraph(plain(note), Style.NOTE)), subtitle=subtitle,
            office=office, running=title,
        )  # fmt: skip

    return filled(made, _BLANK_LINES)


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("N.º"), 0.3, Align.RIGHT),
        Column(_("Nombre"), 2),
        Column(_("Zona u organización"), 1.3),
        Column(_("Sexo"), 0.5),
        Column(_("Edad"), 0.5),
        Column(_("Firma"), 1.4),
    )
