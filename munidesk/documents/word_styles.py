"""Our own styles and lists for Word, with the names Word itself uses, so that its style list makes sense in Spanish."""

from collections.abc import Sequence

from munidesk.documents import look as looks
from munidesk.documents.look import Face, Look
from munidesk.documents.model import Style
from munidesk.documents.word_xml import NAMESPACES, colour, family, fonts, half_points, twips, twips_mm

STYLE_IDS = {
    Style.BODY: "Normal",
    Style.LEFT: "BodyLeft",
    Style.CENTRED: "BodyCentred",
    Style.QUOTE: "Quote",
    Style.NOTE: "Note",
    Style.DATA_LINE: "DataLine",
    Style.CAPTION: "Caption",
    Style.END_MARK: "EndMark",
    Style.SUBTITLE: "Subtitle",
}
_NAMES = {
    Style.BODY: "Normal",
    Style.LEFT: "Texto a la izquierda",
    Style.CENTRED: "Texto centrado",
    Style.QUOTE: "Quote",
    Style.NOTE: "Nota",
    Style.DATA_LINE: "Línea de datos",
    Style.CAPTION: "caption",
    Style.END_MARK: "Fin del documento",
    Style.SUBTITLE: "Subtitle",
}
_KEPT = frozenset({Style.CAPTION, Style.DATA_LINE})
_ALIGN = {"left": "left", "justify": "both", "centre": "center", "right": "right"}


def run_properties(face: Face) -> str:
    slanted = "<w:i/>" if face.italic else ""
    size = half_points(face.size)
    return (
        f"{fonts(family(face.serif, face.strong))}{slanted}"
        f'<w:color w:val="{colour(face.colour)}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    )


def paragraph_properties(face: Face, *, keep: bool = False, outline: int | None = None) -> str:
    level = "" if outline is None else f'<w:outlineLvl w:val="{outline}"/>'
    return (
        f"{'<w:keepNext/><w:keepLines/>' if keep else ''}<w:widowControl/>"
        f'<w:spacing w:before="{twips(face.before)}" w:after="{twips(face.after)}" '
        f'w:line="{twips(face.leading)}" w:lineRule="exact"/>'
        f'<w:ind w:left="{twips(face.indent)}"/><w:jc w:val="{_ALIGN[face.align]}"/>{level}'
    )


def _style(style_id: str, name: str, face: Face, *, keep: bool = False, outline: int | None = None) -> str:
    default = ' w:default="1"' if style_id == "Normal" else ""
    based = "" if style_id == "Normal" else '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{style_id}"><w:name w:val="{name}"/>{based}<w:qFormat/>'
        f"<w:pPr>{paragraph_properties(face, keep=keep, outline=outline)}</w:pPr>"
        f"<w:rPr>{run_properties(face)}</w:rPr></w:style>"
    )


def styles(look: Look, language: str) -> str:
    """styles.xml of a document of this look in this language."""
    found = [
        _style(STYLE_IDS[style], _NAMES[style], looks.face_of(style, look), keep=style in _KEPT) for style in Style
    ]
    found.append(_style("Title", "Title", look.title, keep=True))
    for level, face in enumerate(look.headings, 1):
        found.append(_style(f"Heading{level}", f"heading {level}", face, keep=True, outline=level - 1))
    found.append(_style("TableText", "Texto de cuadro", looks.in_table(looks.TABLE, look)))
    found.append(_style("TableSmall", "Texto de cuadro pequeño", looks.in_table(looks.TABLE_SMALL, look)))
    found.append(_style("TableLarge", "Texto de cuadro grande", looks.in_table(looks.TABLE_LARGE, look)))
    found.append(_style("TableDense", "Texto de cuadro denso", looks.in_table(looks.TABLE_DENSE, look)))
    found.append(_style("Header", "header", looks.FOOTER))
    found.append(_style("Footer", "footer", looks.FOOTER))
    return (
        f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{fonts(looks.SERIF)}"
        f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault/></w:docDefaults>{''.join(found)}"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        "<w:tblPr>"
        '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        "</w:style></w:styles>"
    )


def numbering(starts: Sequence[tuple[int, int]]) -> str:
    """numbering.xml: list 1 has bullets; each numbered list is an instance of its own, with its first number and the
    place it stands at: 0, or more within another list."""
    levels = range(looks.LIST_LEVELS)

    def level(at: int, kind: str, text: str) -> str:
        indent = f'<w:ind w:left="{twips_mm(looks.LIST_INDENT * (at + 1))}" w:hanging="{twips_mm(looks.LIST_INDENT)}"/>'
        return (
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr>{indent}</w:pPr></w:lvl>'
        )

    def abstract(number: int, kind: str, text: str) -> str:
        drawn = "".join(level(at, kind, text.format(at + 1)) for at in levels)
        return (
            f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{drawn}</w:abstractNum>'
        )

    instances = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/>'
        f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        for number, (start, at) in enumerate(starts, 2)
    )
    return (
        f"<w:numbering {NAMESPACES}>{abstract(0, 'bullet', '–')}{abstract(1, 'decimal', '%{}.')}"
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{instances}</w:numbering>'
    )
