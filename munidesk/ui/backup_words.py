"""How the window names the last backup."""

from munidesk.base.dates import now, show_time
from munidesk.base.i18n import _
from munidesk.data.backup_note import BackupMark


def backup_words(mark: BackupMark | None) -> tuple[str, str]:
    """The words of the last verified backup and their tone; attention after seven days."""
    if mark is None:
        return _("Todavía no hay respaldo"), "attention"
    days = (now().date() - mark.at.date()).days
    if days <= 0:
        when = _("hoy {at}").format(at=show_time(mark.at))
    elif days == 1:
        when = _("ayer {at}").format(at=show_time(mark.at))
    else:
        when = _("hace {n} días").format(n=days)
    if mark.faults:
        return _("Respaldo con problemas: {when}").format(when=when), "attention"
    return _("Respaldo verificado: {when}").format(when=when), "attention" if days > 7 else "good"
