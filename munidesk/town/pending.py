"""What waits in the municipality itself: a backup, when there is none of these days."""

from collections.abc import Sequence
from datetime import date

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.town.letters import pending as letters
from munidesk.town.manifest import Pending, Waiting

DAYS = 7
"""After so many a backup is late."""


def pending(store: Store, day: date, most: int) -> Sequence[Pending]:
    row = _backup(store, day)
    return (
        *letters.pending(store, day, most),
        Pending(
            title=_("Respaldo"), part=_("Respaldo"), one=_("Respaldo"), icon="shield-check",
            rows=(row,) if row else (), total=1 if row else 0, key="settings", arguments={"at": "backup"},
            printed=False,
        ),
    )  # fmt: skip


def _backup(store: Store, day: date) -> Waiting | None:
    """The one that has to be made; None while the last one is good and of this week."""
    mark = store.last_backup
    days = (day - mark.at.date()).days if mark is not None else 0
    if mark is None:
        words = _("Todavía no hay")
    elif mark.faults:
        words = _("Con problemas")
    elif days > DAYS:
        words = _("Hace {n} días").format(n=days)
    else:
        return None
    return Waiting(
        title=_("Haga un respaldo"),
        key="settings",
        arguments={"at": "backup"},
        who=_("En una memoria o en otro disco"),
        words=words,
        tone="attention",
        icon="alert",
        late=days > DAYS,
    )
