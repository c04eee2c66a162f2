"""What waits in territorial planning: how far it is, and letters. Steps and terms are among those of the cases."""

from collections.abc import Sequence
from datetime import date

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.territory.store import newest
from munidesk.features.territory.store_view import load_territory
from munidesk.procedures.pending import letters_due
from munidesk.town.manifest import Going, Pending

PAGE = "territorio"


def pending(store: Store, day: date, most: int) -> Sequence[Pending]:
    """Nothing where there is no programme."""
    key = newest(store)
    if not key:
        return ()
    view = load_territory(store, key, day)
    done, whole = view.progress
    line = _("Fase {n} de {m}: {title}").format(n=view.phase.number, m=len(view.phases), title=view.phase.title)
    going = Going(
        title=view.territory.title, key=PAGE, arguments={"id": key}, share=done / whole if whole else 0.0,
        words=_("{a} de {n} pasos").format(a=done, n=whole), line=line,
    )  # fmt: skip
    letters = tuple(letters_due(view.case))
    return (
        Pending(
            title=_("Programas territoriales"), part=_("Territorio"), one=_("Programa"), icon="map",
            rows=letters[:most], total=len(letters), key=PAGE,
            empty=_("Lo que vence de un programa está entre los plazos de los expedientes."),
            going=(going,), printed=bool(letters),
        ),
    )  # fmt: skip
