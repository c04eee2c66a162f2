"""Figures that end where words begin do not run into them: «15» and «2 seguidas» are not «152 seguidas»."""

from io import BytesIO
from pathlib import Path

import pypdfium2

from munidesk.documents import render
from munidesk.documents.columns import SIDE, apart
from munidesk.documents.model import Align, Column, Document, Row, Table, plain


def table(*, dense: bool = True, last: str = "Racha") -> Table:
    columns = (Column("Integrante", 2), Column("Minutos", 1, Align.RIGHT), Column(last, 1))
    return Table(columns, (Row((plain("Ana"), plain("15"), plain("2 seguidas"))),), dense=dense)


def test_words_after_figures_keep_their_distance_on_paper(tmp_path: Path):
    path = tmp_path / "cifras.pdf"
    render.write(Document("Cifras", (table(),)), path)
    with pypdfium2.PdfDocument(BytesIO(path.read_bytes())) as opened:
        text = opened[0].get_textpage()
        whole = text.get_text_range()
        at = whole.index("15")
        boxes = [text.get_charbox(at + 1), text.get_charbox(whole.index("2 seguidas"))]
    assert boxes[1][0] - boxes[0][2] > 3 * SIDE


def test_columns_of_actas_keep_the_width_that_their_folios_were_counted_with():
    assert apart(table()) == [0, 0, 7]
    assert apart(table(dense=False)) == [0, 0, 0] == apart(table(last=""))
