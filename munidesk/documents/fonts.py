"""Where the four used faces of both families are, and that they are really there."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from munidesk.base.errors import UserError
from munidesk.base.i18n import _

FACES = ("Regular", "Semibold", "It", "SemiboldIt")
_PACKAGES = {True: ("font_source_serif_pro", "SourceSerifPro"), False: ("font_source_sans_pro", "SourceSansPro")}


@cache
def font_file(serif: bool, face: str) -> Path:
    """The TTF of one face. Raises UserError when the installation lost it."""
    package, stem = _PACKAGES[serif]
    spec = find_spec(package)
    path = Path(spec.origin).parent / "files" / f"{stem}-{face}.ttf" if spec and spec.origin else None
    if path is None or not path.is_file():
        raise UserError(
            _("Falta la letra {name}. Vuelva a instalar MuniDesk con su instalador.").format(name=f"{stem}-{face}")
        )
    return path


def pdf_name(serif: bool, strong: bool = False, italic: bool = False) -> str:
    """The name a face is registered under in ReportLab."""
    return f"{'Serif' if serif else 'Sans'}-{FACES[(1 if strong else 0) + (2 if italic else 0)]}"
