"""The sheet of the public hearing on which people write their questions."""

from collections.abc import Iterator
from dataclasses import replace

from munidesk.base.i18n import _, on_paper
from munidesk.data.store import Store
from munidesk.documents.model import (
    Block,
    Column,
    Document,
    Kind,
    Paragraph,
    Row,
    Style,
    Table,
    TableSize,
    plain,
)
from munidesk.overview.document_hearing_front import (
    hearing_title,
    when_and_where,
)
from munidesk.overview.hearing import load_hearing
from munidesk.records.sheet import Selection
from munidesk.town.report import report


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


@on_paper
def build_questions(store: Store, selection: Selection) -> Document:
    """The sheet alone, to print by the hundred."""
    view = load_hearing(store, selection)
    title = _("Hoja de preguntas")
    blocks = (Paragraph(when_and_where(view), Style.LEFT), *question_blocks())
    made = report(
        store, title, blocks, subtitle=hearing_title(view), office=view.profile.office.text, kind=Kind.HEARING
    )
    return replace(made, footer=replace(made.footer, strong=hearing_title(view)))
