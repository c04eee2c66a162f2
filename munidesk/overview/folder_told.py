"""«LÉAME.txt» of a folder that leaves: what it is, what stays out and why, and the fingerprint of each of its files."""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from munidesk.base.dates import now, show_date, show_time
from munidesk.base.i18n import _


def write_readme(
    folder: Path, title: str, about: Sequence[str], head: str, skipped: Iterable[tuple[str, str]], files: Sequence[Path]
) -> Path:
    """`head` is the code of the file's history; `skipped` (what, why); `files` those in the folder."""
    moment = now()
    lines = [
        title, "=" * len(title), "",
        _("Hecha el {day} a las {at}.").format(day=show_date(moment.date()), at=show_time(moment)),
        *about,
        *([_("Código del historial del archivo en ese momento: {code}. Si después alguien cambia o borra algo de "
             "lo escrito hasta hoy, Ajustes › Comparar con un respaldo o un código… lo muestra.").format(
                 code=head)] if head else []), "",
        *(_("No se incluyó {what}: {why}").format(what=what, why=why) for what, why in skipped),
        "", _("Archivos y su huella digital (SHA-256):"),
        *(f"{_digest(path)}  {path.relative_to(folder).as_posix()}" for path in files),
    ]  # fmt: skip
    path = folder / _("LÉAME.txt")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
    return path


def _digest(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
