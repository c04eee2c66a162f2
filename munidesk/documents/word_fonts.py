"""The used faces inside the .docx, as obfuscated font parts, so that page breaks hold on any computer."""

import uuid
import zipfile
from functools import cache

from munidesk.documents.fonts import font_file
from munidesk.documents.look import SANS, SERIF
from munidesk.documents.word_xml import NAMESPACES

# Each: family in Word; with serifs; element and face of each letter we embed; what stands in for it; its class.
_FAMILIES = (
    (SERIF, True, (("embedRegular", "Regular"), ("embedItalic", "It")), "Cambria", "roman"),
    (f"{SERIF} Semibold", True, (("embedRegular", "Semibold"), ("embedItalic", "SemiboldIt")), "Cambria", "roman"),
    (SANS, False, (("embedRegular", "Regular"),), "Calibri", "swiss"),
    (f"{SANS} Semibold", False, (("embedRegular", "Semibold"),), "Calibri", "swiss"),
)
_PARTS = tuple((serif, face) for _name, serif, faces, _alt, _kind in _FAMILIES for _element, face in faces)
_SPACE = uuid.UUID("6d756e69-6465-736b-0000-000000000000")

FONT_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    + "".join(
        f'<Relationship Id="rId{number}" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/font" '
        f'Target="fonts/font{number}.odttf"/>'
        for number in range(1, len(_PARTS) + 1)
    )
    + "</Relationships>"
)


def _key(serif: bool, face: str) -> uuid.UUID:
    return uuid.uuid5(_SPACE, f"{serif}{face}")


def font_table() -> str:
    """fontTable.xml: each family with its embedded faces and what to use where embedding is refused."""
    families: list[str] = []
    for name, serif, faces, alternative, kind in _FAMILIES:
        embedded = "".join(
            f'<w:{element} r:id="rId{_PARTS.index((serif, face)) + 1}" '
            f'w:fontKey="{{{str(_key(serif, face)).upper()}}}"/>'
            for element, face in faces
        )
        families.append(
            f'<w:font w:name="{name}"><w:altName w:val="{alternative}"/><w:charset w:val="00"/>'
            f'<w:family w:val="{kind}"/><w:pitch w:val="variable"/>{embedded}</w:font>'
        )
    return f"<w:fonts {NAMESPACES}>{''.join(families)}</w:fonts>"


@cache
def _obfuscated(serif: bool, face: str) -> bytes:
    """ECMA-376 part 4, 2.8.1: the first 32 bytes XOR the key's bytes in reverse order."""
    data = bytearray(font_file(serif, face).read_bytes())
    key = bytes.fromhex(_key(serif, face).hex)[::-1]
    for index in range(32):
        data[index] ^= key[index % 16]
    return bytes(data)


def add_fonts(package: zipfile.ZipFile, date: tuple[int, int, int, int, int, int]) -> None:
    for number, (serif, face) in enumerate(_PARTS, 1):
        info = zipfile.ZipInfo(f"word/fonts/font{number}.odttf", date)
        package.writestr(info, _obfuscated(serif, face), zipfile.ZIP_DEFLATED, 1)
