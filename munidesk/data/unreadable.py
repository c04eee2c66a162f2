"""Why a spreadsheet does not open, and what the person does about it."""

import zipfile
import zlib
from pathlib import Path

from munidesk.base.errors import UserError
from munidesk.base.i18n import _

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NO_PACKAGE = (zipfile.BadZipFile, OSError, ValueError, NotImplementedError)
_PACKAGE = b"PK\x03\x04"
_MARKS_OF_TEXT = (b"\xff\xfe", b"\xfe\xff")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def is_workbook(path: Path, data: bytes) -> bool:
    """Whether it is one by its first bytes, or by its name when it is no text."""
    named = path.suffix.lower() in {".xlsx", ".xlsm"}
    return data.startswith(_PACKAGE) or (named and b"\x00" in data and not data.startswith(_MARKS_OF_TEXT))


def old_or_locked(name: str, data: bytes) -> UserError:
    """For what begins as files of Office did before 2007: those, and new ones with a password."""
    if _ENCRYPTED in data:
        return UserError(
            _("«{name}» tiene contraseña. Ábralo en Excel, guarde una copia sin contraseña y elija la copia.").format(
                name=name
            )
        )
    return UserError(
        _("«{name}» es de un Excel antiguo (.xls). Ábralo y guárdelo como Libro de Excel (.xlsx).").format(name=name)
    )


def no_workbook(path: Path) -> UserError:
    """For a workbook that could not be read: another kind of document, or a damaged one."""
    if what := _other_kind(path):
        return UserError(
            _("«{name}» es {what}, no un libro de Excel. Ábralo y guarde su tabla como .xlsx o .csv.").format(
                name=path.name, what=what
            )
        )
    return UserError(
        _("«{name}» está dañado: {why}. Ábralo en Excel o LibreOffice; si lo repara, guárdelo con otro nombre y elija "
          "ese. Si no abre, pida que se lo envíen o se lo copien otra vez.").format(name=path.name, why=_fault(path))
    )  # fmt: skip


def _other_kind(path: Path) -> str:
    kinds = {
        "word/document.xml": _("un documento de Word"),
        "ppt/presentation.xml": _("una presentación"),
        "content.xml": _("un documento de LibreOffice"),
        "xl/workbook.bin": _("un libro binario (.xlsb)"),
    }
    try:
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist())
    except _NO_PACKAGE:
        return ""
    if "xl/workbook.xml" in names:
        return ""
    return next((words for part, words in kinds.items() if part in names), _("una carpeta comprimida"))


def _fault(path: Path) -> str:
    """What of it is broken: its end, its beginning, or a part within."""
    with path.open("rb") as stream:
        begins = stream.read(len(_PACKAGE)) == _PACKAGE
    if not begins:
        return _("no empieza como un libro de Excel")
    try:
        with zipfile.ZipFile(path) as package:
            broken = next((part for part in package.namelist() if not _whole(package, part)), "")
    except _NO_PACKAGE:
        return _("le falta el final, como a una copia que se cortó")
    if broken:
        return _("una de sus partes no se puede leer ({part})").format(part=broken)
    return _("lo que tiene adentro no se entiende")


def _whole(package: zipfile.ZipFile, part: str) -> bool:
    """Whether it is packed as it was; a piece at a time, as it may be large."""
    try:
        with package.open(part) as stream:
            while stream.read(1 << 20):
                pass
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError):
        return False
    return True
