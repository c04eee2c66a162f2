"""Tables and signature lines in WordprocessingML: rules, heads that repeat, rows that do not split."""

from munidesk.documents import look as looks
from munidesk.documents.columns import apart, column_widths
from munidesk.documents.look import Face, Look
from munidesk.documents.model import Align, Column, KeyFigure, Row, RowKind, Signer, Spans, Table, TableSize, plain
from munidesk.documents.word_styles import paragraph_properties, run_properties
from munidesk.documents.word_xml import colour, run, runs, spacer, twips, twips_mm

_ALIGN = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}
_SPANNED = frozenset({RowKind.NOTE, RowKind.RESULT, RowKind.GROUP})
_SHADED = frozenset({RowKind.GROUP, RowKind.TOTAL, RowKind.RESULT})
_THIN = f'w:val="single" w:sz="2" w:space="0" w:color="{colour(looks.ROW_LINE)}"'
_LAST = 2  # rows that the last page of a table has at least
_AIR, _TIGHT_AIR = 40, 20  # twips above and below what stands in a cell
_FINE = 'w:val="single" w:sz="5" w:space="0" w:color="000000"'
_FIRM = 'w:val="single" w:sz="8" w:space="0" w:color="000000"'


def table(
    block: Table, width: float, look: Look, *, keep: bool = False, indent: float = 0, whole_words: bool = True
) -> str:
    """The table in a column of `width` millimetres."""
    points = column_widths(block, width * looks.MM, looks.table_face(block, look), whole_words=whole_words)
    widths = [twips(one) for one in points]
    style = {TableSize.SMALL: "TableSmall", TableSize.LARGE: "TableLarge"}.get(
        block.size, "TableDense" if block.dense else "TableText"
    )
    vertical = f"<w:insideV {_THIN}/>" if block.boxes else ""
    head = any(column.head for column in block.columns)
    from_left = [twips(one) for one in apart(block)]
    rows = [_head(block.columns, widths, from_left, style)] if head else []
    height = f'<w:trHeight w:val="{twips_mm(block.row_height_mm)}" w:hRule="atLeast"/>' if block.row_height_mm else ""
    last = len(block.rows) - 1
    for index, row in enumerate(block.rows):
        kept = keep or index < min(2, last) or last - _LAST < index < last or row.kind is RowKind.GROUP
        rows.append(_row(row, block.columns, widths, from_left, style, height, keep=kept))
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{twips_mm(indent)}" w:type="dxa"/>'
        f"<w:tblBorders><w:top {_FIRM}/><w:bottom {_FIRM}/><w:insideH {_THIN}/>{vertical}</w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/>{_margins(block, look)}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _margins(block: Table, look: Look) -> str:
    air = int((_TIGHT_AIR if block.size is TableSize.SMALL else _AIR) * look.table_air)
    sides = (("top", air), ("left", 60), ("bottom", air), ("right", 60))
    return (
        "<w:tblCellMar>" + "".join(f'<w:{side} w:w="{wide}" w:type="dxa"/>' for side, wide in sides) + "</w:tblCellMar>"
    )


def _head(columns: tuple[Column, ...], widths: list[int], from_left: list[int], style: str) -> str:
    cells = "".join(
        _cell(
            plain(column.head),
            width,
            style,
            column.align,
            strong=True,
            keep=True,
            border=f"<w:bottom {_FINE}/>",
            low=True,
            left=left,
        )
        for column, width, left in zip(columns, widths, from_left, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _row(
    row: Row, columns: tuple[Column, ...], widths: list[int], from_left: list[int], style: str, height: str, *,
    keep: bool,
) -> str:  # fmt: skip
    strong = row.kind in {RowKind.GROUP, RowKind.TOTAL}
    shade = looks.SHADE if row.kind in _SHADED else ""
    border = f"<w:top {_FINE}/>" if row.kind is RowKind.TOTAL else ""
    if row.kind in _SPANNED and len(row.cells) == 1:
        cells = _cell(
            row.cells[0], sum(widths), style, Align.LEFT, strong=strong, shade=shade, span=len(widths), keep=keep
        )
    else:
        padded = (*row.cells, *(((),) * (len(columns) - len(row.cells))))
        cells = "".join(
            _cell(cell, width, style, column.align, strong=strong, shade=shade, keep=keep, border=border, left=left)
            for cell, column, width, left in zip(padded, columns, widths, from_left, strict=True)
        )
    return f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{cells}</w:tr>"


def _cell(
    spans: Spans,
    width: int,
    style: str,
    align: Align,
    *,
    strong: bool = False,
    shade: str = "",
    span: int = 1,
    keep: bool = False,
    border: str = "",
    low: bool = False,
    left: int = 0,
) -> str:
    merged = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    borders = f"<w:tcBorders>{border}</w:tcBorders>" if border else ""
    filled = f'<w:shd w:val="clear" w:color="auto" w:fill="{colour(shade)}"/>' if shade else ""
    kept = "<w:keepNext/>" if keep else ""
    lowered = '<w:vAlign w:val="bottom"/>' if low else ""
    moved = f'<w:ind w:left="{left}"/>' if left else ""
    aligned = f'<w:jc w:val="{_ALIGN[align]}"/>' if align is not Align.LEFT else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merged}{borders}{filled}'
        f"{lowered}</w:tcPr>"
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}{moved}{aligned}</w:pPr>'
        f"{runs(spans, serif=False, strong=strong)}</w:p></w:tc>"
    )


def key_figures(figures: tuple[KeyFigure, ...], look: Look, width: float) -> str:
    """Figures side by side between two firm lines, a thin one between them."""
    large, small = looks.key_faces(look)
    share = twips_mm(width) // max(1, len(figures))
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{share}" w:type="dxa"/>'
        '<w:tcMar><w:top w:w="80" w:type="dxa"/><w:left w:w="120" w:type="dxa"/><w:bottom w:w="120" w:type="dxa"/>'
        f"</w:tcMar></w:tcPr>{_faced(one.figure, large)}{_faced(one.words, small)}</w:tc>"
        for one in figures
    )
    grid = f'<w:gridCol w:w="{share}"/>' * len(figures)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{share * len(figures)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblBorders><w:top {_FIRM}/><w:bottom {_FIRM}/><w:insideV {_THIN}/></w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
    )


def _faced(text: str, face: Face) -> str:
    return f"<w:p><w:pPr>{paragraph_properties(face)}</w:pPr>{run(text, run_properties(face))}</w:p>"


def signatures(signers: tuple[Signer, ...], width: float) -> str:
    """Up to three lines in a row, fifteen millimetres of room above each."""
    per_row = 3 if len(signers) > 2 else 2
    return "".join(_signature_row(signers[at : at + per_row], width, per_row) for at in range(0, len(signers), per_row))


def _signature_row(signers: tuple[Signer, ...], width: float, per_row: int) -> str:
    share = twips_mm(min(width / per_row, 70) - 8)
    gap = twips_mm(8)
    name = run_properties(Face(10.5, 14, strong=True))
    post = run_properties(Face(9, 12, serif=False))
    space = spacer(twips_mm(15), keep=True)

    def row(texts: list[str], properties: str, border: str, keep: bool) -> str:
        kept = "<w:keepNext/>" if keep else ""
        cells: list[str] = []
        for index, text in enumerate(texts):
            if index:
                cells.append(f'<w:tc><w:tcPr><w:tcW w:w="{gap}" w:type="dxa"/></w:tcPr><w:p/></w:tc>')
            cells.append(
                f'<w:tc><w:tcPr><w:tcW w:w="{share}" w:type="dxa"/>{border}</w:tcPr><w:p><w:pPr>'
                f'<w:pStyle w:val="TableText"/>{kept}<w:jc w:val="center"/></w:pPr>'
                f"{runs(plain(text), serif=True).replace('<w:r>', f'<w:r><w:rPr>{properties}</w:rPr>')}</w:p></w:tc>"
            )
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"

    line = '<w:tcBorders><w:top w:val="single" w:sz="5" w:space="0" w:color="1A1A1A"/></w:tcBorders>'
    widths = [part for _signer in signers for part in (gap, share)][1:]
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    return (
        f'{space}<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{row([s.name for s in signers], name, line, True)}{row([s.post for s in signers], post, '', False)}</w:tbl>"
        + spacer(120)
    )
