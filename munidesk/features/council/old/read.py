"""Files of old actas as rows to be looked at: each with its fingerprint, and what its text says of itself."""

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from munidesk.base.dates import show_date, show_time
from munidesk.base.errors import CancelledError, UserError
from munidesk.base.files import unread
from munidesk.base.i18n import _
from munidesk.data.book import BLANK, Book, Cell, Page
from munidesk.data.store import Store
from munidesk.documents.letters_of import letters_of
from munidesk.documents.read_pdf import count_pages
from munidesk.features.council.old.propose import Proposal, attendance, propose
from munidesk.town import store as town
from munidesk.town.attachments import LARGEST
from munidesk.town.domain import Body
from munidesk.town.roster_names import name_key

ENDINGS = (".docx", ".pdf", ".txt", ".odt", ".rtf", ".doc")
MOST_FILES = 500
MOST_BYTES = 400_000_000
FIELDS = (
    "file", "date", "hour", "body", "kind", "number", "acta", "place", "present", "justified", "licence", "absent",
    "note", "pages", "folder", "sha256",
)  # fmt: skip


def read_files(store: Store, path: Path, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> Book:
    """One file, or those of a folder, in the order of their names. Raises UserError where there is none to take."""
    found = files_in(path)
    roster = _Roster(store)
    rows: list[tuple[str, ...]] = []
    for at, one in enumerate(found):
        if cancelled():
            raise CancelledError(_("Cancelado. No se importó nada."))
        progress(at, len(found))
        rows.append(_row(one, roster))
    cells = [tuple(Cell(text, text) if text else BLANK for text in row) for row in ((*headings(),), *rows)]
    page = Page(_("Actas anteriores"), tuple(cells), tuple(range(1, len(cells) + 1)))
    return Book(path.name, sum(one.stat().st_size for one in found), (page,), listed=True)


def files_in(path: Path) -> Sequence[Path]:
    """Those that are letters or scans; hidden ones and what Word leaves beside an open one are not."""
    if not path.is_dir():
        if path.suffix.lower() not in ENDINGS:
            text = _("«{name}» no es Word, PDF ni texto. Guárdelo como .docx o .pdf y elija ese.")
            raise UserError(text.format(name=path.name))
        found = [path]
    else:
        try:
            every = sorted(path.iterdir(), key=lambda one: _by_number(one.name))
        except OSError as error:
            raise unread(path, error) from error
        found = [one for one in every if one.suffix.lower() in ENDINGS and one.name[:1] not in "~." and one.is_file()]
    if not found:
        text = _("En «{name}» no hay actas en Word, PDF o texto. Elija otra carpeta.")
        raise UserError(text.format(name=path.name))
    _check_size(path, found)
    return found


def _check_size(path: Path, found: Sequence[Path]) -> None:
    if len(found) > MOST_FILES:
        text = _("«{name}» tiene {n} archivos: se toman hasta {most} por vez. Repártalos en varias carpetas.")
        raise UserError(text.format(name=path.name, n=len(found), most=MOST_FILES), code="too_big")
    try:
        sizes = {one: one.stat().st_size for one in found}
    except OSError as error:
        raise unread(path, error) from error
    if (large := next((one for one, size in sizes.items() if size > LARGEST), None)) is not None:
        text = _("«{name}» pesa más de 50 MB. Escanéelo con menos detalle y reintente.")
        raise UserError(text.format(name=large.name), code="too_big")
    if sum(sizes.values()) > MOST_BYTES:
        text = _("Los archivos de «{name}» pesan más de 400 MB. Repártalos en varias carpetas.")
        raise UserError(text.format(name=path.name), code="too_big")


def _by_number(name: str) -> list[tuple[int, int, str]]:
    """«acta 9» before «acta 10»."""
    parts = re.split(r"(\d+)", name.lower())
    return [(0, int(one), "") if one.isdecimal() else (1, 0, one) for one in parts]


def headings() -> Iterable[str]:
    """The titles of the columns, in the order of `FIELDS`."""
    return (
        _("Archivo"), _("Fecha"), _("Hora"), _("Órgano"), _("Clase"), _("Sesión N.º"), _("Acta N.º"), _("Lugar"),
        _("Presentes"), _("Con aviso"), _("Con licencia"), _("Ausentes"), _("Lo que se leyó"), _("Páginas"),
        _("Carpeta"), _("Huella"),
    )  # fmt: skip


class _Roster:
    """Bodies and their members, read once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.bodies: tuple[Body, ...] = tuple(town.bodies(store))
        self.council = town.council(store)

    def marks(self, text: str, found: Proposal) -> Proposal:
        """With who came, of those who were members on that day."""
        if found.day is None:
            return found
        body = next((one for one in self.bodies if one.name == found.body), self.council)
        there = town.members(self._store, body.id, found.day)
        names = {one.person.full_name: name_key(one.person.full_name) for one in there}
        marks = attendance(text, [(key, name) for name, key in names.items()])
        return Proposal(found.day, found.hour, found.acta, found.session, found.kind, body.name, marks)


def _row(path: Path, roster: _Roster) -> tuple[str, ...]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise unread(path, error) from error
    text = letters_of(path.name, data)
    found = roster.marks(text or "", propose(text or "", path.name, [one.name for one in roster.bodies]))
    pages = count_pages(data) if data[:5] == b"%PDF-" else None
    marks = ("; ".join(found.marks.get(key, ())) for key in ("present", "justified", "licence", "absent"))
    return (
        path.name, show_date(found.day) if found.day else "", show_time(found.hour) if found.hour else "",
        found.body or roster.council.name, found.kind.alone if found.kind else "",
        str(found.session or ""), str(found.acta or ""), "", *marks, _said(path, data, text), str(pages or ""),
        str(path.parent), hashlib.sha256(data).hexdigest(),
    )  # fmt: skip


def _said(path: Path, data: bytes, text: str | None) -> str:
    if not data:
        return _("Está vacío.")
    if text is not None:
        return _("Con texto: se busca en él.")
    if path.suffix.lower() == ".doc":
        return _("Word antiguo: se guarda, pero su texto no se lee.")
    return _("Sin texto: es un escaneo, o tiene contraseña. Entra igual.")
