"""What a Word file says of itself: its settings, and which parts of python-docx's template are left out."""

from docx.document import Document as WordFile
from docx.opc.rel import Relationships

from munidesk.documents.word_xml import NAMESPACES

# The styles of Word 2010 for Word 2007 contradict ours, and the picture of the template's first page is not of ours.
_LEFT_OUT = ("/stylesWithEffects", "/thumbnail", "/customXml")

_WORD = "http://schemas.microsoft.com/office/word"
# 15: newer Words would otherwise say «Modo de compatibilidad» and hang tables out of the margin.
_COMPATIBLE = (
    ("compatibilityMode", 15),
    ("overrideTableStyleFontSizeAndJustification", 1),
    ("enableOpenTypeFeatures", 1),
    ("doNotFlipMirrorIndents", 1),
    ("differentiateMultirowTableHeaders", 1),
)
_COLOURS = (
    ("bg1", "light1"),
    ("t1", "dark1"),
    ("bg2", "light2"),
    ("t2", "dark2"),
    *((f"accent{n}", f"accent{n}") for n in range(1, 7)),
    ("hyperlink", "hyperlink"),
    ("followedHyperlink", "followedHyperlink"),
)


def settings(language: str) -> str:
    """settings.xml, its elements in the order of the schema (ECMA-376 part 1, 17.15.1.78)."""
    decimal, separator = figure_marks(language)
    compatible = "".join(f'<w:compatSetting w:name="{n}" w:uri="{_WORD}" w:val="{v}"/>' for n, v in _COMPATIBLE)
    colours = " ".join(f'w:{name}="{value}"' for name, value in _COLOURS)
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:embedTrueTypeFonts/><w:saveSubsetFonts/>'
        '<w:defaultTabStop w:val="708"/><w:hyphenationZone w:val="425"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:compat>{compatible}</w:compat>"
        f'<w:themeFontLang w:val="{language}"/><w:clrSchemeMapping {colours}/>'
        f'<w:decimalSymbol w:val="{decimal}"/><w:listSeparator w:val="{separator}"/></w:settings>'
    )


def figure_marks(language: str) -> tuple[str, str]:
    """The decimal mark of the country's figures and what separates a list there («,» and «;» in Uruguay)."""
    from babel import Locale

    decimal = Locale.parse(language, sep="-").number_symbols["latn"]["decimal"]
    return decimal, "," if decimal == "." else ";"


def leave_out(word: WordFile) -> None:
    """Drop what the template brings and our files do not need."""
    for relations in (word.part.rels, word.part.package.rels):
        _drop(relations)


def _drop(relations: Relationships) -> None:
    for key in [key for key, one in relations.items() if one.reltype.endswith(_LEFT_OUT)]:
        del relations[key]
