"""What helps whoever gives support: versions, platform, sizes, counts, the last lines of the log; no personal data."""

import platform

from munidesk.base import logs
from munidesk.base.i18n import _
from munidesk.data import facts
from munidesk.data.store import Store

LINES = 120


def support_report(store: Store, toolkit: str) -> str:
    """Text for the clipboard. `toolkit` is the window's version («Qt 6.8.1»). No name, no path, no word of a record."""
    lines = [
        f"{logs.versions()} · SQLite {facts.sqlite_version()} · {toolkit}",
        f"{platform.machine()} · {platform.platform(terse=True)}",
        _("Archivo: {n} bytes").format(n=facts.size(store)),
    ]
    if store.read_only:
        lines.append(_("Abierto solo para leer."))
    if store.last_backup is not None:
        lines.append(_("Último respaldo: {at}").format(at=store.last_backup.at.isoformat()))
    lines.append("")
    lines.extend(f"{table}: {count}" for table, count in facts.counts(store).items())
    return "\n".join((*lines, "", *logs.last_lines(LINES), ""))
