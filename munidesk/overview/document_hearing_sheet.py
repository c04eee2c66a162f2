"""The sheet of the public hearing on which people write their questions."""

from collections.abc import Iterator

from munidesk.base.i18n import _
from munidesk.documents.model import Block, Column, Paragraph, Row, Style, Table, TableSize, plain


def question_blocks() -> Iterator[Block]:
    """Lines to write on; name and contact are optional."""
    text = _(
        "Escriba su pregunta y entréguela en la mesa. "
        "El nombre y el contacto son optativos: sirven para devolverle la respuesta."
    )
    yield Paragraph(plain(text), Style.LEFT)
    names = ((_("Nombre (optativo)"),), (_("Barrio o zona"),), (_("Teléfono o correo (optativo)"),), (_("Tema"),))
    yield Table(
        (Column("", 1), Column("", 2.6)), tuple(Row((plain(name), ())) for (name,) in names), boxes=True,
        row_height_mm=10, size=TableSize.LARGE,
    )  # fmt: skip
    yield Table(
        (Column(_("Mi pregunta")),), tuple(Row(((),)) for _line in range(8)), row_height_mm=11, size=TableSize.LARGE
    )
    yield Paragraph(plain(_("Para la mesa: respuesta y quién la da")), Style.CAPTION)
    yield Table((Column(""),), tuple(Row(((),)) for _line in range(3)), row_height_mm=11)
