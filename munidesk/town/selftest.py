"""The self-test: one screen that a person reads over the telephone to whoever helps. No value of a record is in it.

Neither is a path: the folder of a person, or the file itself, may carry a name.
"""

import platform
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from munidesk import __version__
from munidesk.base import paths
from munidesk.base.dates import now, show_date
from munidesk.base.disks import Disk, DiskKind, disk_of, durable_write
from munidesk.base.errors import UserError
from munidesk.base.figures import written
from munidesk.base.i18n import _, ngettext
from munidesk.base.problems import Problem
from munidesk.data import facts, file
from munidesk.data.backup_note import BackupMark
from munidesk.data.store import Store
from munidesk.documents import fonts

ENOUGH = 500_000_000
"""Bytes: a backup, a hand-over and an upgrade fit."""
SLOW = 500
"""Milliseconds of a write after which every change keeps a person waiting."""
LATE = 7
"""Days."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`good`: nothing to do about it."""

    what: str
    said: str
    good: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Toolkit:
    """What only Qt knows: its version, what it draws on, the screen («1366×768, 100 %»), the printers."""

    version: str
    platform: str
    screen: str
    printers: int
    usual_printer: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """The municipality's file: open, with what `check` found; or why it does not open."""

    store: Store | None = None
    problems: Sequence[Problem] = ()
    refused: UserError | None = None


def self_test(toolkit: Toolkit, examined: Examined, backup_folder: str) -> tuple[Finding, ...]:
    """In the order in which they are asked for. `backup_folder`: the one of Ajustes, "" when none was chosen."""
    return (*_versions(toolkit), *_letters(), _printing(toolkit), *_folders(examined.store, backup_folder),
            *_of_file(examined))  # fmt: skip


def lines(findings: Sequence[Finding]) -> str:
    """One line each; what asks for attention begins with «!»."""
    wide = max(len(one.what) for one in findings)
    return "\n".join(f"{' ' if one.good else '!'} {one.what.ljust(wide)}  {one.said}" for one in findings)


def _one_decimal(value: float) -> str:
    return written(Fraction(value), 1, ".", ",")


def _versions(toolkit: Toolkit) -> Iterator[Finding]:
    yield Finding("MuniDesk", __version__)
    yield Finding("Python", _("{version}, de {n} bits").format(
        version=platform.python_version(), n=64 if sys.maxsize > 2**32 else 32))  # fmt: skip
    yield Finding(_("Sistema"), f"{platform.system()} {platform.release()}, {platform.machine()}")
    yield Finding("Qt", f"{toolkit.version} ({toolkit.platform})")
    yield Finding(_("Pantalla"), toolkit.screen or _("se mira desde la ventana"))
    missing = facts.lacking()
    options = ", ".join(facts.options())
    told = options if not missing else _("le falta {what}").format(what=", ".join(missing))
    yield Finding("SQLite", f"{facts.sqlite_version()}: {told}", good=not missing)


def _letters() -> Iterator[Finding]:
    wanted = [(serif, face) for serif in (True, False) for face in fonts.FACES]
    missing = [one for one in wanted if not _is_there(*one)]
    said = _("están las {n}").format(n=len(wanted))
    if missing:
        said = _("faltan {n} de {of}: vuelva a instalar MuniDesk").format(n=len(missing), of=len(wanted))
    yield Finding(_("Letras de los documentos"), said, good=not missing)


def _is_there(serif: bool, face: str) -> bool:
    try:
        return fonts.font_file(serif, face).stat().st_size > 0
    except (UserError, OSError):
        return False


def _printing(toolkit: Toolkit) -> Finding:
    if not toolkit.printers:
        return Finding(_("Impresoras"), _("ninguna; los documentos salen en PDF"))
    said = ngettext("{n} instalada", "{n} instaladas", toolkit.printers).format(n=toolkit.printers)
    usual = _("una es la predeterminada") if toolkit.usual_printer else _("ninguna es la predeterminada")
    return Finding(_("Impresoras"), f"{said}; {usual}")


def _folders(store: Store | None, backup_folder: str) -> Iterator[Finding]:
    yield _folder(_("Carpeta de municipios"), paths.home())
    yield _folder(_("Carpeta de ajustes"), paths.state(), data=False)
    if backup_folder:
        yield _folder(_("Carpeta de respaldos"), Path(backup_folder), data=False, wanted=True)
    else:
        yield Finding(_("Carpeta de respaldos"), _("no se eligió ninguna"), good=False)
    if store is not None:
        yield _folder(_("Carpeta del archivo"), store.path.parent, wanted=True)
    yield _writing(store.path.parent if store is not None else paths.home())


def _folder(what: str, folder: Path, *, data: bool = True, wanted: bool = False) -> Finding:
    """`data`: municipalities live there, which a cloud damages. `wanted`: it should be there by now."""
    disk = disk_of(folder)
    if disk is None:
        return Finding(what, _("no está") if wanted else _("todavía no existe"), good=not wanted)
    cloud = file.cloud_folder(folder / "x")
    said = [_kind(disk), _("{n} GB libres").format(n=_one_decimal(disk.free / 1e9)) if disk.free >= 0 else ""]
    if cloud:
        said.append(_("se copia a la nube"))
    if not disk.writable:
        said.append(_("no se puede escribir"))
    good = disk.writable and disk.free >= ENOUGH and not (cloud and data)
    return Finding(what, ", ".join(filter(None, said)), good=good)


def _kind(disk: Disk) -> str:
    words = {
        DiskKind.FIXED: _("disco de esta computadora"),
        DiskKind.REMOVABLE: _("memoria o disco que se saca"),
        DiskKind.NETWORK: _("carpeta de red"),
        DiskKind.MEMORY: _("memoria de la computadora, que se borra al apagarla"),
        DiskKind.UNKNOWN: _("no se sabe en qué disco"),
    }
    return words[disk.kind] + (f" ({disk.system})" if disk.system else "")


def _writing(folder: Path) -> Finding:
    what = _("Escritura segura")
    try:
        spent = durable_write(folder if folder.is_dir() else paths.state())
    except OSError:
        return Finding(what, _("no se pudo escribir"), good=False)
    return Finding(what, _("{n} ms").format(n=_one_decimal(spent)), good=spent < SLOW)


def _of_file(examined: Examined) -> Iterator[Finding]:
    what, store = _("Archivo del municipio"), examined.store
    if examined.refused is not None:
        yield Finding(what, _("no se abre ({code})").format(
            code=examined.refused.code or type(examined.refused).__name__), good=False)  # fmt: skip
        return
    if store is None:
        yield Finding(what, _("ninguno abierto"))
        return
    size = _("{n} MB").format(n=_one_decimal(facts.size(store) / 1e6))
    yield Finding(what, f"{size}, {_('solo para leer') if store.read_only_reason else _('para leer y escribir')}")
    yield _backup(store.last_backup)
    keys = sorted({one.key for one in examined.problems})
    said = ngettext("{n} falta: {keys}", "{n} faltas: {keys}", len(examined.problems)).format(
        n=len(examined.problems), keys=", ".join(keys))  # fmt: skip
    yield Finding(_("Comprobación"), said if keys else _("está sano"), good=not keys)


def _backup(mark: BackupMark | None) -> Finding:
    what = _("Último respaldo")
    if mark is None:
        return Finding(what, _("todavía no hay"), good=False)
    days = (now().date() - mark.at.date()).days
    said = ngettext("{day}, hace {n} día", "{day}, hace {n} días", days).format(day=show_date(mark.at.date()), n=days)
    return Finding(what, said + (_(", con faltas") if mark.faults else ""), good=days <= LATE and not mark.faults)
