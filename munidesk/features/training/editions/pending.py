"""What waits of the editions: a class that was held and whose list nobody took, an edition that can be closed."""

from collections.abc import Sequence
from datetime import date

from munidesk.base.i18n import _, ngettext
from munidesk.data.store import Store
from munidesk.features.training.codes import EditionState
from munidesk.features.training.editions.store import EditionNow, load
from munidesk.features.training.kinds import EDITIONS
from munidesk.town.manifest import Pending, Waiting

_KEY = "capacitacion.edition"
_OVER = (EditionState.CLOSED, EditionState.SUSPENDED)


def pending(store: Store, day: date, most: int) -> Sequence[Pending]:
    """Those of the day first; one whose classes are all over waits to be closed."""
    going = [load(store, one.id) for one in EDITIONS.all(store) if one.state not in _OVER]
    rows = [found for now in going if (found := _waiting(now, day)) is not None]
    n = len(rows)
    summary = ngettext("{n} edición en la lista", "{n} ediciones en la lista", n)
    return (
        Pending(
            title=_("Ediciones de cursos"), part=_("Capacitación"), one=_("Edición"), icon="cap",
            rows=tuple(rows[:most]), total=n, key="capacitacion.editions", empty=_("Ninguna edición espera."),
            summary=summary.format(n=n) if n else "",
            more=_("Ver las {n} ediciones").format(n=n), printed=bool(n),
        ),
    )  # fmt: skip


def _waiting(now: EditionNow, day: date) -> Waiting | None:
    held = [one for one in now.classes if one.day is not None and one.day <= day]
    missing = [one for one in held if any(one.id not in row.presences for row in now.there)]
    over = bool(held) and len(held) == len(now.classes)
    if missing and now.there:
        words = ngettext("falta la lista de {n} clase", "falta la lista de {n} clases", len(missing))
        said, late = words.format(n=len(missing)), any(one.day < day for one in missing if one.day is not None)
    elif over and now.rows:
        said, late = (_("se puede cerrar"), False) if not now.waiting else (_("faltan notas"), True)
    else:
        return None
    return Waiting(
        title=now.edition.title, key=_KEY, arguments={"id": now.edition.id}, who=now.edition.trainers,
        on=held[-1].day, words=said, tone="attention" if late else "neutral", icon="calendar", late=late,
    )  # fmt: skip
